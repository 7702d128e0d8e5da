"""`note:` is for the authors: no file has it unasked, and no report quotes it.

The words that must not leave all hold `secret`.
"""

import dataclasses
import json
import typing
from pathlib import Path
from typing import Any

import pytest

import timeline.model
from tests.helpers.exporting import WRITTEN, read_export
from tests.helpers.running import Run
from timeline import check, load_text, select
from timeline.cli.commands import COMMANDS
from timeline.cli.group import load_command
from timeline.exports import EXPORTS
from timeline.model import NOTE
from timeline.query import leave_out_notes
from timeline.rendering import plain_text
from timeline.reports import MACHINE_REPORTS, format_for_machine
from timeline.reports.text import format_report
from timeline.settings import list_settings
from timeline.views import VIEWS

_CHRONOLOGY = """\
title: Talks
note: secret of the chronology
actors:
  kerry:
    name: John Kerry
    note: secret of an actor
    roles: [{office: Secretary, when: 2013-02-01/..}]
sources:
  s: {title: Source, note: secret of a source}
places:
  geneva: {name: Geneva, note: secret of a place}
events:
- id: talks
  date: 2013-05-10
  title: Talks begin
  actors: [kerry]
  place: geneva
  sources: [{source: s, note: secret of a citation}]
  accounts:
  - {source: s, date: 2013-05-10, note: secret of an account}
  - {source: other, date: 2013-05-11, note: another secret of an account}
  note: secret of an event
- {id: end, date: 2013-05-12, title: Talks end, source: s}
"""
_SECRETS = 8


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "events.yaml").write_text(_CHRONOLOGY)
    return tmp_path


def test_every_record_that_can_hold_a_note_holds_one_here() -> None:
    """A record that gains a note has to be in this test, and left out as well."""
    chronology = load_text(_CHRONOLOGY)
    found: set[type] = set()

    def walk(value: Any) -> None:
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            for item in value:
                walk(item)
        elif isinstance(value, dict):
            for item in value.values():
                walk(item)
        elif hasattr(value, "_fields") or dataclasses.is_dataclass(value):
            if getattr(value, NOTE, ""):
                found.add(type(value))
            for name in getattr(value, "_fields", None) or [
                field.name for field in dataclasses.fields(value)
            ]:
                if name not in ("files", "diagnostics", "date"):
                    walk(getattr(value, name))

    walk(chronology)
    holding = {
        record
        for record in vars(timeline.model).values()
        if isinstance(record, type)
        and NOTE in getattr(record, "__annotations__", {})
        and typing.get_type_hints(record, localns={"array": list})[NOTE] is str
    }
    assert found == holding
    found.clear()
    walk(leave_out_notes(select(chronology)).chronology)
    assert not found
    for match in leave_out_notes(select(chronology)).matches:
        walk(match.event)
    assert not found


def test_what_is_left_out_is_the_notes_alone() -> None:
    selection = select(load_text(_CHRONOLOGY))
    less = leave_out_notes(selection)
    assert [match.event.id for match in less.matches] == ["talks", "end"]
    assert less.matches[1].event is selection.matches[1].event
    assert less.matches[0].event is less.chronology.events[0]
    (before,) = {event.note for event in selection.events if event.note}
    stripped = dataclasses.replace(less.events[0], note=before)
    assert stripped.accounts[0].source == "s"
    assert less.chronology.actors["kerry"].name == "John Kerry"
    assert not less.chronology.extra


@pytest.mark.parametrize(
    ("view", "suffix"),
    [*((view, ".txt") for view in VIEWS), ("card", ".svg"), ("card", ".html")],
)
def test_no_saved_view_has_a_note(
    view: str, suffix: str, run: Run, folder: Path
) -> None:
    saved = folder / f"saved{suffix}"
    full = ["--full"] if "full" in list_settings(VIEWS[view].options) else []
    arguments = ("show", "--view", view, *full, "--save", str(saved))
    assert run(*arguments, cwd=folder).returncode == 0
    assert "secret" not in saved.read_text()


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_saves_a_note(command: str, run: Run, folder: Path) -> None:
    if not any(param.name == "save" for param in load_command(command).params):
        return
    saved = folder / "saved.txt"
    more = {"today": ["--day", "10 May", "--full"], "office": ["Secretary"]}
    asked = [command, *more.get(command, []), "--save", str(saved)]
    assert run(*asked, cwd=folder).returncode == 0
    assert "secret" not in saved.read_text()


@pytest.mark.parametrize(
    "arguments", [["show", "--full"], ["show", "--view", "card"]], ids=" ".join
)
def test_a_note_is_saved_where_it_is_asked_for(
    arguments: list[str], run: Run, folder: Path
) -> None:
    saved = folder / "saved.txt"
    run(*arguments, "--save", str(saved), "--with-notes", cwd=folder)
    drawn = run(*arguments, cwd=folder).stdout
    assert saved.read_text() == drawn
    assert "secret of an event" in drawn
    assert "secret of an account" in drawn


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("to_file", [True, False])
def test_no_export_has_a_note(
    name: str, run: Run, folder: Path, *, to_file: bool
) -> None:
    path = folder / "out"
    # What is no text is read from a file.
    where = ["-o", str(path)] if to_file or EXPORTS[name].binary else []
    done = run("export", "--format", name, *where, cwd=folder)
    assert done.returncode == 0
    written = read_export(name, path.read_bytes()) if where else done.stdout
    # Of sources alone there is no event.
    assert "Talks end" in written or name == "csl"
    assert "secret" not in written


def test_an_export_has_all_notes_where_they_are_asked_for(
    run: Run, folder: Path
) -> None:
    written = run("export", "--format", "json", "--with-notes", cwd=folder).stdout
    assert written.count("secret of") == _SECRETS
    document = json.loads(written)
    first, second = document["events"]
    assert first["note"] == "secret of an event"
    assert list(first)[-5:] == ["note", "own", "parties", "match", "why"]
    assert "note" not in second
    line = run("export", "--format", "jsonl", "--with-notes", cwd=folder).stdout
    assert json.loads(line.splitlines()[0]) == first
    table = run("export", "--with-notes", cwd=folder).stdout.splitlines()
    assert table[0].endswith(",note")
    assert table[1].endswith(",secret of an event")
    assert table[2].endswith(",")


def test_a_column_of_notes_has_to_be_wanted_twice(run: Run, folder: Path) -> None:
    done = run("export", "--columns", "title,note", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "hint: give --with-notes as well" in done.stderr
    done = run("export", "--columns", "note", "--with-notes", cwd=folder)
    assert done.stdout == 'note\nsecret of an event\n""\n'


# Everything that can be wrong with a note, each with its word in it.
_WRONG = {
    "yaml-alias": "note: *secret",
    "yaml-tag": "note: !secret x",
    "comment-in-text": "note: my secret #secret",
    "key-duplicate": "note: {secret: 1, secret: 2}",
    "key-shape": "note:\n  - secret",
    "text-unquoted": "note: secret: x",
    "yaml-syntax": 'note: [*secret, "open',
    "yaml-syntax 2": 'note: {a: [!secret x, {b: "open',
    "yaml-tab": "note:\n\t- secret",
    "yaml-tag 2": '"n\\x6fte": !secret x',
    "yaml-tag 3": "'note': !secret x",
    "comment-in-text 2": "*k : my secret #secret",
    "ignore-unknown": "note: |\n    a\n    # timeline: ignore[secret]",
}


@pytest.mark.parametrize("code", _WRONG)
@pytest.mark.parametrize("record", ["event", "source", "defaults"])
def test_no_report_for_programs_quotes_a_note(code: str, record: str) -> None:
    wrong = _WRONG[code]
    code = code.partition(" ")[0]
    event = "- date: 2013-05-10\n  title: T\n"
    early = "own: &k note\n"
    text = {
        "event": f"events:\n{event}  {wrong}\n",
        "source": f"sources:\n  s:\n  {wrong}\nevents:\n{event}",
        "defaults": f"defaults:\n  {wrong}\nevents:\n{event}",
    }[record]
    chronology = load_text(early + text)
    found = check(chronology)
    told = plain_text(format_report(found, chronology.files))
    if code != "ignore-unknown":
        assert f"[{code}]" in told
        assert "secret" in told
    for name in MACHINE_REPORTS:
        report = "\n".join(format_for_machine(name, found, chronology.files))
        assert "secret" not in report
        if f"[{code}]" in told:
            assert code in report


def test_no_report_quotes_a_note_of_a_file_that_ends_in_no_text() -> None:
    events = "".join(f"- {{date: 2013, title: T{n}}}\n" for n in range(2000))
    chronology = load_text(
        f"- {{date: 2013, title: T}}\n- date: 2013\n  title: T\n"
        f"  note: the secret #tag\n{events}\0"
    )
    found = check(chronology)
    assert "comment-in-text" in {one.code for one in found}
    for name in MACHINE_REPORTS:
        report = "\n".join(format_for_machine(name, found, chronology.files))
        assert "secret" not in report


_NESTED = """\
drafts:
- {date: 2013-05-10, title: Draft, note: secret}
actors:
  kerry: {name: John Kerry, staff: [{name: X, note: secret}]}
sources:
  s: {title: Source, copies: {where: here, note: secret}}
places:
  geneva: {name: Geneva, halls: [[{note: secret}]]}
events:
- date: 2013-05-10
  title: T
  meeting: {room: "1", note: secret}
  source: s
  sources: [{source: AP, note: secret}]
  accounts: [{source: s, date: 2013, said: {note: secret}}]
"""


@pytest.mark.parametrize("name", WRITTEN)
def test_no_export_has_a_note_of_what_the_authors_keep(
    name: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "events.yaml").write_text(_NESTED)
    export = ("export", "--format", name, "--keep-going")
    # What no file declares has to be asked for.
    more = {
        **dict.fromkeys(("csv", "tsv", "xlsx"), ("--columns", "id,meeting,accounts")),
        "md": ("--full",),
    }.get(name, ())
    path = tmp_path / "out"
    run(*export, *more, "-o", str(path), cwd=tmp_path)
    written = read_export(name, path.read_bytes())
    # These have those keys alone that a file declares, or none.
    assert "room" in written or name in ("geojson", "csl")
    assert "secret" not in written
    if name == "json":
        asked = run(*export, "--with-notes", cwd=tmp_path).stdout
        assert asked.count('"note": "secret"') == _NESTED.count("note: secret")
        assert json.loads(written)["own"]["drafts"] == [
            {"date": "2013-05-10", "title": "Draft"}
        ]
    saved = tmp_path / "saved.txt"
    run("show", "--full", "--save", str(saved), cwd=tmp_path)
    assert "room" in saved.read_text()
    assert "secret" not in saved.read_text()


def test_a_report_quotes_what_stands_beside_a_note(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "- {date: 2013, note: [secret], title: T, kind: rumour}\n"
        "- {date: 31 Feb 2013, title: T, note: secret}\n"
    )
    done = run("check", "--format", "github", "x.yaml", cwd=tmp_path)
    assert "'31 Feb 2013'" in done.stdout
    assert "rumour" in done.stdout
    assert "a list or mapping where text belongs, or such (in a `note`" in done.stdout
    assert "secret" not in done.stdout
