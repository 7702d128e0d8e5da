"""What README and docs/format.md show is true."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.helpers.files import ROOT, SAMPLE_PATH, list_blocks, load_sample, read_page
from tests.helpers.running import invoke
from timeline import check, load, load_text
from timeline.vocabulary import (
    ACTOR_TYPES,
    CONFIDENCES,
    CREDIBILITIES,
    FIELD_TYPES,
    RELIABILITIES,
    STATUSES,
)

README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMAT = read_page("format")


def test_both_setup_commands_are_one_line_with_an_environment_of_their_own() -> None:
    commands = [block for block in list_blocks(README, "sh") if "-m venv" in block]
    assert len(commands) == 2
    for command in commands:
        assert command.startswith("python3 -m venv .venv && ")
        assert command.count("\n") == 1
    assert commands[0].strip().endswith("timeline show")
    assert "pytest" in commands[1]


def test_commands_are_on_the_path_before_they_are_typed_without_one() -> None:
    before, _, after = README.partition("## Every day")
    (path,) = [block for block in list_blocks(before, "sh") if "PATH" in block]
    assert path == 'export PATH="$PWD/.venv/bin:$PATH"\n'
    assert before.index("timeline show\n```") < before.index(path)
    assert list_blocks(after, "sh")


def test_the_commands_of_everyday_work_as_printed_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(SAMPLE_PATH, tmp_path)
    # A table that somebody may have: the one of docs/import.md.
    table = read_page("import").partition("\n```\n")[2].partition("```")[0]
    (tmp_path / "visits.csv").write_text(table)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_FILE", raising=False)
    (block,) = list_blocks(README.partition("## Every day")[2], "sh")
    commands = [shlex.split(line, comments=True) for line in block.splitlines()]
    assert len(commands) > 5
    for program, *words in commands:
        assert program == "timeline"
        done = invoke(*words, columns=80)
        assert done.code == 0, done.err
        assert done.out or done.err


@pytest.mark.parametrize("page", [README, FORMAT], ids=["README", "format"])
def test_the_first_example_is_a_clean_chronology(page: str) -> None:
    chronology = load_text(list_blocks(page, "yaml")[0])
    assert chronology.events
    assert not check(chronology)


def test_the_other_examples_of_the_format_are_clean() -> None:
    accounts, citation, fields, queries, registries = list_blocks(FORMAT, "yaml")[1:]
    assert [
        account.date.edtf for account in load_text(accounts).events[0].accounts
    ] == [
        "1991-12-25",
        "1991-12-26",
    ]
    event = f"events:\n- date: 2013\n  title: x\n{citation}"
    chronology = load_text(f"{fields}\n{registries}\n{event}")
    assert not check(chronology)
    assert set(chronology.fields.values()) == set(FIELD_TYPES)
    saved = load_text(f"{queries}\n{event}")
    assert not saved.diagnostics
    assert set(saved.queries) == {"talks", "reset"}
    assert set(chronology.actors) == {"kerry", "fsb", "contact-group", "lavrov"}
    assert chronology.actors["lavrov"].name == "Sergei Lavrov"
    assert chronology.places["sochi"].at == (43.60, 39.72)
    declared, described = chronology.events[0].sources
    assert declared.credibility == "2"
    assert described.source == described.title != ""


def test_the_format_lists_every_word() -> None:
    for word in (*STATUSES, *CONFIDENCES):
        assert f"`{word}`" in FORMAT
    for words in (FIELD_TYPES, ACTOR_TYPES, CREDIBILITIES[::5], RELIABILITIES[::5]):
        assert all(word in FORMAT for word in words)


def test_links_of_the_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_sample_is_free_of_warnings() -> None:
    chronology = load_sample()
    assert not check(chronology)
    assert len(chronology.events) == 14


def test_the_starter_file_is_clean_and_shows_what_it_says() -> None:
    starter = ROOT / "timeline" / "data" / "starter.yaml"
    chronology = load(starter)
    assert not check(chronology)
    assert len(chronology.events) == 3
