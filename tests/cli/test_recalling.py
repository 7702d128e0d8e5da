"""Files that change between two answers in every way: each is of them as they are.

What is asked in between is read by way of an index, which is kept after each answer.
"""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline import Chronology, load
from timeline.cli import recalling
from timeline.files import UnreadableFileError
from timeline.index.stored import StoredChronology

_TEXT = """\
title: A chronology
events:
- {date: 2013-05-10, title: Cameron flies to Sochi, actors: [Cameron, Putin]}
- {date: 2013-05-14, title: FSB arrests Fogle, kind: arrest}
"""
_OTHER = _TEXT.replace("Sochi", "Gagra")


class Clock:
    """The clock of the program; that of files cannot be set."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._now = time.time_ns
        self.ahead = 5.0
        """Seconds; so that files were not just written."""
        patch.setattr(time, "time_ns", self.read)

    def read(self) -> int:
        """Return the time in nanoseconds."""
        return self._now() + int(self.ahead * 1e9)


@pytest.fixture(name="clock")
def _clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture(name="here")
def _here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> Iterator[Path]:
    """Return the current folder, with a file in it; the clock is some seconds ahead."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "events.yaml").write_text(_TEXT)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TIMELINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("TIMELINE_FILE", raising=False)
    assert clock.ahead
    yield folder
    recalling.forget_waiting()


def _ask(*paths: str, at: str = "", cached: bool = True) -> bool:
    """Read by way of an index, and keep it; tell whether it was of use.

    What is read is what the files are, whichever way.
    """
    found = recalling.load_files(paths, at, cached=cached)
    expected = load(paths, at=at)
    assert [one.id for one in found.events] == [one.id for one in expected.events]
    assert [one.title for one in found.events] == [one.title for one in expected.events]
    assert [one.file for one in found.events] == [one.file for one in expected.events]
    assert found.title == expected.title
    assert [one.name for one in found.files] == [one.name for one in expected.files]
    assert [one.code for one in recalling.find_problems(found)] == [
        one.code for one in recalling.find_problems(expected)
    ]
    recalling.keep_waiting()
    if not isinstance(found, StoredChronology):
        return False
    # As the end of a process does.
    found.store.database.close()
    return True


@pytest.mark.usefixtures("here")
def test_what_stays_the_same_is_recalled() -> None:
    assert [_ask("events.yaml") for _ in range(3)] == [False, True, True]
    assert not _ask("events.yaml", cached=False)


def test_what_was_just_written_is_compared(here: Path, clock: Clock) -> None:
    path = here / "events.yaml"
    clock.ahead = 0
    assert not _ask("events.yaml")
    before = path.stat()
    for text in (_OTHER, _TEXT, _OTHER):
        path.write_text(text)
        # A clock that is too coarse to tell.
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        _ask("events.yaml")
        assert path.stat().st_size == before.st_size


def _rewrite(path: Path) -> None:
    path.write_text(_OTHER)


def _keep_times(path: Path) -> None:
    before = path.stat()
    path.write_text(_OTHER)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replace(path: Path) -> None:
    before = path.stat()
    new = path.with_suffix(".new")
    new.write_text(_OTHER)
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(path)


def _put_back(path: Path) -> None:
    path.write_text(_OTHER)
    os.utime(path, (1_000_000, 1_000_000))


def _grow(path: Path) -> None:
    path.write_text(f"{_TEXT}- {{date: 2013-05-22, title: Another}}\n")


def _cut(path: Path) -> None:
    path.write_text(_TEXT[: _TEXT.rindex("- ")])


def _break(path: Path) -> None:
    path.write_text(_TEXT + "- {date: 2013-13-13, title: x\n")


def _touch(path: Path) -> None:
    path.touch()


def _link(path: Path) -> None:
    other = path.with_name("other.yaml")
    other.write_text(_OTHER)
    path.unlink()
    path.symlink_to("other.yaml")


def _empty(path: Path) -> None:
    path.write_text("")


_CHANGES = (
    *(_rewrite, _keep_times, _replace, _put_back, _grow, _cut, _break, _touch, _link),
    _empty,
)


@pytest.mark.parametrize("change", _CHANGES)
def test_what_has_changed_is_seen(change: Callable[[Path], None], here: Path) -> None:
    path = here / "events.yaml"
    _ask("events.yaml")
    change(path)
    _ask("events.yaml")
    # What was kept of that is what is recalled.
    assert _ask("events.yaml")
    path.unlink()
    path.write_text(_TEXT)
    _ask("events.yaml")
    assert _ask("events.yaml")


def test_what_is_gone_is_told_as_ever(here: Path) -> None:
    _ask("events.yaml")
    (here / "events.yaml").rename(here / "renamed.yaml")
    for _ in range(2):
        with pytest.raises(UnreadableFileError) as told:
            recalling.load_files(["events.yaml"], "")
        with pytest.raises(UnreadableFileError) as expected:
            load("events.yaml")
        assert told.value.message == expected.value.message
    assert not _ask("renamed.yaml")


def test_files_come_to_a_folder_and_go(here: Path) -> None:
    assert [_ask(".") for _ in range(2)] == [False, True]
    (here / "more.yaml").write_text("- {date: 2014, title: More}\n")
    assert [_ask(".") for _ in range(2)] == [False, True]
    (here / "below").mkdir()
    (here / "more.yaml").rename(here / "below" / "more.yaml")
    assert [_ask(".") for _ in range(2)] == [False, True]
    (here / "below" / "more.yaml").unlink()
    assert [_ask(".") for _ in range(2)] == [False, True]


def test_what_a_folder_holds_is_not_what_is_named(here: Path) -> None:
    # A file that is named has to be a chronology; what a folder holds may be none.
    (here / "config.yaml").write_text("version: 3\n")
    for _ in range(2):
        _ask(".")
        _ask("config.yaml", "events.yaml")
    assert _ask(".")
    assert _ask("config.yaml", "events.yaml")


def test_a_link_that_leads_elsewhere_is_followed(here: Path) -> None:
    for name, text in (("a", _TEXT), ("b", _OTHER)):
        (here / f"{name}.yaml").write_text(text)
    link = here / "link.yaml"
    for name in ("a", "b", "a"):
        link.symlink_to(f"{name}.yaml")
        _ask("link.yaml")
        assert _ask("link.yaml")
        link.unlink()


def test_one_name_in_two_folders_is_two_files(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = here / "other"
    other.mkdir()
    (other / "events.yaml").write_text(_OTHER)
    for _ in range(2):
        for folder in (other, here):
            monkeypatch.chdir(folder)
            _ask("events.yaml")
    assert _ask("events.yaml")


def test_what_the_environment_names_may_change(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "other.yaml").write_text(_OTHER)
    for _ in range(2):
        for name in ("events.yaml", "other.yaml", "other.yaml:events.yaml", "."):
            monkeypatch.setenv("TIMELINE_FILE", name.replace(":", os.pathsep))
            _ask()
            assert _ask()
    monkeypatch.delenv("TIMELINE_FILE")
    assert _ask()


def test_where_the_events_stand_is_part_of_the_question(here: Path) -> None:
    (here / "data.yaml").write_text(
        "a: [{date: 2013, title: One}]\nb: [{date: 2014, title: Two}]\n"
    )
    for _ in range(2):
        for at in ("a", "b"):
            _ask("data.yaml", at=at)
            assert _ask("data.yaml", at=at)


def test_the_order_of_files_is_part_of_the_question(here: Path) -> None:
    (here / "other.yaml").write_text(_OTHER.replace("A chronology", "Another"))
    for _ in range(2):
        for paths in (("events.yaml", "other.yaml"), ("other.yaml", "events.yaml")):
            _ask(*paths)
            assert _ask(*paths)


def test_a_file_that_changes_while_it_is_read_is_seen(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = here / "events.yaml"

    def change(*arguments: Any, **given: Any) -> Chronology:
        chronology = load(*arguments, **given)
        path.write_text(_OTHER)
        return chronology

    with monkeypatch.context() as patch:
        patch.setattr("timeline.reading.load", change)
        recalling.load_files(["events.yaml"], "")
    recalling.keep_waiting()
    _ask("events.yaml")
    assert _ask("events.yaml")


def test_one_who_reads_does_not_hinder_one_who_keeps(here: Path) -> None:
    path = here / "events.yaml"
    _ask("events.yaml")
    reader = recalling.load_files(["events.yaml"], "")
    assert isinstance(reader, StoredChronology)
    path.write_text(_OTHER)
    for _ in range(2):
        assert _ask("events.yaml")
    # All of it is of one time.
    assert next(iter(reader.events)).title == "Cameron flies to Sochi"
    reader.store.database.close()
    assert _ask("events.yaml")
