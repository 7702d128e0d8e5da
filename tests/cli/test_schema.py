"""`timeline schema`, and `--at` in every command that reads files."""

import json
from pathlib import Path

import pytest

from tests.helpers.running import Run
from timeline.cli.commands import COMMANDS
from timeline.cli.group import load_command
from timeline.cli.options import Files
from timeline.reading.jsonschema import make_json_schema

_TWO = """\
data:
  incidents: [{date: 2013-05-10, title: Cameron flies to Sochi, kind: visit}]
  drafts:
  - {when: 2013-05-14, title: FSB arrests Ryan Fogle, kind: arrest}
  - {date: 2013-05-22, title: Obama meets Patrushev, kind: meeting}
"""
_READERS = [
    name
    for name in COMMANDS
    if any(param.name == "files" for param in load_command(name).params)
]
# What shows that events were read, for commands that ask for more than a file.
_MORE = {
    "today": ["--day", "05-14"],
    "check": ["--format", "text"],
    "report": ["story.md"],
}


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "events.yaml").write_text(_TWO)
    (tmp_path / "story.md").write_text("{{timeline: year:2013}}\n")
    return tmp_path


def test_schema_is_printed_as_json_in_lines_of_a_screen(
    run: Run, tmp_path: Path
) -> None:
    done = run("schema", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == make_json_schema()
    assert list(json.loads(done.stdout)) == list(make_json_schema())
    # Only a text that cannot be broken is longer.
    long = [line for line in done.stdout.splitlines() if len(line) > 88]
    assert all(line.lstrip().startswith('"') and '": ' in line for line in long)


def test_every_command_that_reads_files_takes_the_path_of_the_events() -> None:
    assert {"show", "today", "check", "export", "kinds"} <= set(_READERS)
    for name in _READERS:
        (option,) = (p for p in load_command(name).params if p.name == "at")
        assert option.opts == ["--at"]


# `office` tells of the registry, whichever the events are; `edit` runs an editor.
@pytest.mark.parametrize("command", sorted(set(_READERS) - {"office", "edit"}))
def test_events_are_read_where_the_path_leads(
    command: str, run: Run, folder: Path
) -> None:
    more = _MORE.get(command, [])
    done = run(command, *more, "--at", "data.drafts", cwd=folder)
    assert done.returncode == 0, done.stderr
    other = run(command, *more, "--at", "data.incidents", cwd=folder)
    assert other.returncode == 0, other.stderr
    assert (done.stdout, done.stderr) != (other.stdout, other.stderr)


def test_two_lists_are_told_with_the_option_that_chooses(
    run: Run, folder: Path
) -> None:
    told = run("check", cwd=folder)
    assert told.returncode == 1
    assert 'or read one with --at "data.incidents"' in told.stdout
    chosen = run("check", "--at", "data.incidents", cwd=folder)
    assert "events-ambiguous" not in chosen.stdout


def test_path_that_leads_nowhere_is_told(run: Run, folder: Path) -> None:
    done = run("check", "--at", "data.items", "--strict", cwd=folder)
    assert done.returncode == 1
    assert "there is no list at `data.items`" in done.stdout


def test_files_say_what_is_read(folder: Path) -> None:
    files = Files((str(folder / "events.yaml"),), "data.drafts")
    assert len(files.load().events) == 2
