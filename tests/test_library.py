"""The library: its documented examples, its names, and that they are the promised."""

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import timeline

ROOT = Path(__file__).resolve().parents[1]
MANUAL = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


def run(code: str, *options: str) -> str:
    """Run code in a process of its own beside the sample; return what it prints."""
    done = subprocess.run(
        [sys.executable, *options, "-c", code],
        cwd=ROOT,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def find_block(language: str) -> str:
    (block,) = re.findall(rf"```{language}\n(.*?)```", MANUAL, re.DOTALL)
    return str(block)


def test_the_example_of_the_manual_prints_what_the_manual_says() -> None:
    assert run(find_block("python"), "-W", "error") == find_block("text")


def test_the_example_of_the_docstring_finds_these_events() -> None:
    docstring = timeline.__doc__ or ""
    lines = [line for line in docstring.splitlines() if line.startswith("    ")]
    assert run(textwrap.dedent("\n".join(lines)), "-W", "error").splitlines() == [
        "2013-05 Kerry, on his first Kremlin visit as Secretary of State, waits three "
        "hours",
        "2013-05-10 Cameron flies to Sochi to restate that Assad must go",
    ]


@pytest.mark.parametrize("name", timeline.__all__)
def test_each_name_of_the_library_is_there_and_says_what_it_is(name: str) -> None:
    assert getattr(timeline, name).__doc__


def test_names_of_the_library_are_listed_in_order() -> None:
    assert timeline.__all__ == sorted(timeline.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'timeline' has no attribute 'lod'"):
        _ = timeline.lod


def test_the_manual_names_nothing_that_is_not_there() -> None:
    table = re.findall(r"^\| `(\w+)\(", MANUAL, re.MULTILINE)
    assert len(table) == 7
    assert set(table) <= set(timeline.__all__)


def test_the_library_is_typed() -> None:
    assert (Path(timeline.__file__).parent / "py.typed").is_file()


def test_loading_prints_nothing_and_raises_for_unreadable_files_only() -> None:
    chronology = timeline.load_text("events:\n- {date: 31 Feb 2013, title: T}\n")
    (problem,) = timeline.check(chronology)
    assert (problem.code, problem.severity) == ("date-invalid", timeline.Severity.ERROR)
    assert (problem.where.file, problem.where.line) == ("<text>", 2)
    with pytest.raises(timeline.UnreadableFileError, match="there is no such file"):
        timeline.load("no such file.yaml")


def test_a_query_takes_the_filters_by_name() -> None:
    chronology = timeline.load(ROOT / "events.yaml")
    either = timeline.make_query(actor="Kerry,Cameron", not_kind="statement")
    both = timeline.make_query(actor=["Kerry", "Putin"])
    found = [timeline.select(chronology, query).events for query in (either, both)]
    assert [[event.id for event in events] for events in found] == [
        ["kerry-visit", "cameron-sochi"],
        ["kerry-visit"],
    ]
    with pytest.raises(TypeError, match="there is no filter 'actors'"):
        timeline.make_query(actors="Kerry")
    with pytest.raises(timeline.UnresolvedNameError):
        timeline.select(chronology, timeline.make_query(actor="Nobody"))
