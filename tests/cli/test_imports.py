"""What starts at once: a command imports only what it uses."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.helpers.files import ROOT
from tests.helpers.running import make_environment

_PROBE = """
import atexit, sys
sys.argv = ["timeline", *sys.argv[1:]]
# `main` ends the process, but not before what waits for that.
@atexit.register
def tell():
    print("\\n", *sorted(sys.modules))
{code}
"""
_RUN = "from timeline.__main__ import main; main()"


def imported(
    code: str,
    *arguments: str,
    cwd: Path = ROOT,
    variables: Mapping[str, str] | None = None,
) -> set[str]:
    """Return the modules in memory after running `code`."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE.format(code=code), *arguments],
        cwd=cwd,
        env=make_environment(**(variables or {})),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def list_own(modules: set[str]) -> set[str]:
    """Return those of ours, without the name of the package."""
    return {one.removeprefix("timeline.") for one in modules if one[:9] == "timeline."}


_HEAVY = {"typer", "rich", "yaml", "dateutil", "pydantic"}


@pytest.mark.parametrize(
    ("code", "arguments", "wanted"),
    [
        ("import timeline", [], set()),
        ("from timeline import load", [], {"yaml"}),
        ("from timeline import parse_date; parse_date('2013-05-10')", [], set()),
        (_RUN, ["--version"], {"typer"}),
        (_RUN, ["--help"], {"typer", "rich"}),
        (_RUN, ["show", "iso.yaml"], {"typer", "rich", "yaml"}),
        (_RUN, ["show", "iso.yaml", "--month", "2013-05"], {"typer", "rich", "yaml"}),
        (_RUN, ["check", "iso.yaml"], {"typer", "rich", "yaml"}),
    ],
)
def test_nothing_heavy_is_imported_but(
    code: str, arguments: list[str], wanted: set[str], tmp_path: Path
) -> None:
    (tmp_path / "iso.yaml").write_text(
        "events:\n- {date: 2013-05-10, title: T}\n- {date: 2013-05/2013-06, title: U}\n"
    )
    assert imported(code, *arguments, cwd=tmp_path) & _HEAVY <= wanted


def _within(room: str, *names: str) -> set[str]:
    """Return a room and some of its modules."""
    return {room, *(f"{room}.{name}" for name in names)}


_START = {
    "__main__",
    # The group of commands, and their table; signals, typed words, variables.
    *_within("cli", "commands", "environment", "group", "signals", "typed"),
    # Every way to end, and what all errors are.
    *_within("cli", "errors", "failures", "leaving"),
    *("diagnostics", "lean", "patterns"),
}
"""What the group of commands needs, and all that `--version` does."""
_COMMAND = {
    *_START,
    # The options of a command: of views, filters, files, pages and pictures.
    *_within(
        "cli", "answer", "answering", "asked", "headings", "options", "parameters"
    ),
    *_within("cli", "commands.show", "page", "picturepage"),
    *_within("cli.completion", "completers"),
    *_within("pictures", "options"),
    *_within("views", "options", "sheet"),
    *_within("query", "errors", "fields", "asking", "options", "query"),
    *("settings", "vocabulary"),
    # Where an answer goes, and what is told beside it.
    *_within("cli", "notices", "paging", "progress", "terminal", "voice"),
    *_within("rendering", "bidi", "cells", "lines", "theme", "painters"),
    "rendering.painters.canvas",
    *_within("views", "heading", "naming", "undated"),
    # What a chronology is made of.
    *_within("dates", "calendar", "display", "elements", "ends", "order", "when"),
    *("faces", "files", "model", "records", "text"),
    # Whom names mean.
    *_within("names", "actors", "bodies", "errors", "holders", "interpreting", "names"),
    *_within("names", "offices", "party", "registry", "statenames", "tenure", "titles"),
    *_within("names", "standing", "typed", "wording"),
    "dates.touching",
    # Which events are asked for, and what they are counted by.
    *_within("query", "candidates", "conditions", "selecting"),
    *_within("analysis", "number"),
}
"""What is imported with the command `show`."""
_DRAWING = {
    # The default view, in the form of a narrow terminal.
    *_within("views.timeline", "dating", "describing", "rail", "view"),
    *_within("views", "details", "frame", "grouping", "sections"),
    "rendering.painters.text",
    # Headings, and silences between events.
    *_within("analysis", "silences"),
    *("dates.spans", "names.periods", "query.asked"),
    # What places are called.
    *_within("names", "places"),
}
"""What a drawing needs besides."""
_RECALLING = {
    "cli.recalling",
    *_within(
        "index", "files", "folder", "hashing", "keeping", "seal", "spots", "store"
    ),
    *_within("index", "dates", "events", "lists", "records", "stored", "storedevents"),
}
"""What an index is read with."""

_FILE = """
events:
- {date: 2013-05-10, title: T, actors: [A], to: [B], place: Paris}
- {date: 2013-05/2013-06, title: U, kind: visit, status: claimed}
- {date: before 2014, title: V}
"""


def _complete(*words: str) -> dict[str, str]:
    """Return what bash asks Typer with for the last of some words."""
    return {
        "_TIMELINE_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(("timeline", *words)),
        "COMP_CWORD": str(len(words)),
    }


def test_the_version_needs_no_command() -> None:
    assert list_own(imported(_RUN, "--version")) == _START


def test_completing_a_command_needs_none() -> None:
    assert list_own(imported(_RUN, variables=_complete("sh"))) == _START


def test_completing_an_option_reads_nothing() -> None:
    found = list_own(imported(_RUN, variables=_complete("show", "--vi")))
    assert found <= _COMMAND | {"cli.completion.prompt"}


def _keep_in(folder: Path) -> dict[str, str]:
    return {"TIMELINE_CACHE": str(folder / "cache")}


@pytest.fixture(name="indexed")
def _indexed(tmp_path: Path) -> Path:
    """Return a folder with a file of events, and in `cache` its index."""
    (tmp_path / "events.yaml").write_text(_FILE)
    # What has only just been written would be compared by its text.
    clock = "import time; now = time.time_ns() + 10**10; time.time_ns = lambda: now"
    later = f"{clock}; {_RUN}"
    read = imported(later, "show", cwd=tmp_path, variables=_keep_in(tmp_path))
    assert {"timeline.reading", "timeline.checks", "yaml"} <= read
    return tmp_path


def test_what_is_recalled_is_neither_read_nor_checked(indexed: Path) -> None:
    found = imported(_RUN, "show", cwd=indexed, variables=_keep_in(indexed))
    assert list_own(found) == _COMMAND | _DRAWING | _RECALLING
    assert not found & {"yaml", "rich", "dateutil", "pydantic", "hashlib"}


def test_completion_recalls_what_it_offers(indexed: Path) -> None:
    asked = _keep_in(indexed) | _complete("show", "--kind", "v")
    found = imported(_RUN, cwd=indexed, variables=asked)
    assert "timeline.index.stored" in found
    assert not found & {"timeline.reading", "timeline.checks", "yaml"}


def test_an_answer_without_an_index_leaves_what_nobody_asked_for(
    tmp_path: Path,
) -> None:
    """No export, import, picture, explanation or other view; no leaf of a query."""
    (tmp_path / "events.yaml").write_text(_FILE)
    found = list_own(
        imported(_RUN, "show", cwd=tmp_path, variables={"TIMELINE_CACHE": "off"})
    )
    rest = found - _COMMAND - _DRAWING
    rooms = {one.partition(".")[0] for one in rest}
    assert rooms == {"reading", "checks", "cli", "dates", "names", "index", "yamltext"}
    assert {one for one in rest if one[:5] in ("index", "cli.")} <= {
        *_within("index", "folder", "hashing"),
        "cli.recalling",
    }


def test_the_probe_sees_what_is_imported() -> None:
    assert {"yaml", "dateutil"} <= imported("import yaml, dateutil.parser")
