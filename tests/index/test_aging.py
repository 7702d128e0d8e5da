"""When indexes were last of use, and what is removed of them."""

import os
from pathlib import Path

import pytest

from timeline.index.aging import list_abandoned, remove_files, remove_unused
from timeline.index.folder import (
    DAY,
    Slot,
    begin_file,
    list_slots,
    list_unfinished,
    note_use,
)

_NOW = 20_000 * DAY
_HOUR = DAY // 24


def _make(folder: Path, number: int, age: int, *, sealed: bool = True) -> Slot:
    """Make an index that was last of use some nanoseconds ago."""
    slot = Slot(folder, f"{number:032x}")
    for path in slot.files[0 if sealed else 1 :]:
        path.write_text("x" * 10)
        os.utime(path, ns=(_NOW - age, _NOW - age))
    return slot


def _list(folder: Path) -> list[int]:
    return [int(slot.name, 16) for slot in list_slots(folder)]


def test_use_is_noted_once_a_day(tmp_path: Path) -> None:
    slot = _make(tmp_path, 1, DAY - 1)
    before = slot.seal.stat().st_mtime_ns
    note_use(slot, _NOW)
    assert slot.seal.stat().st_mtime_ns == before
    note_use(slot, _NOW + 2)
    assert slot.seal.stat().st_mtime_ns == _NOW + 2
    assert slot.store.stat().st_mtime_ns == before


def test_what_was_of_no_use_for_ninety_days_is_removed(tmp_path: Path) -> None:
    _make(tmp_path, 1, 90 * DAY + 1)
    _make(tmp_path, 2, 90 * DAY)
    _make(tmp_path, 3, 0)
    remove_unused(tmp_path, _NOW)
    assert _list(tmp_path) == [2, 3]
    assert len(os.listdir(tmp_path)) == 6


def test_its_use_counts_and_not_its_age(tmp_path: Path) -> None:
    slot = _make(tmp_path, 1, 91 * DAY)
    note_use(slot, _NOW)
    _make(tmp_path, 2, 91 * DAY, sealed=False)
    remove_unused(tmp_path, _NOW)
    assert _list(tmp_path) == [1]


def test_a_handful_is_removed_at_a_time_the_oldest_first(tmp_path: Path) -> None:
    for number in range(12):
        _make(tmp_path, number, (100 + number) * DAY)
    remove_unused(tmp_path, _NOW)
    assert _list(tmp_path) == [0, 1, 2, 3, 4, 5, 6]
    remove_unused(tmp_path, _NOW)
    assert _list(tmp_path) == [0, 1]


def test_what_was_begun_an_hour_ago_is_abandoned(tmp_path: Path) -> None:
    names = []
    for age in (_HOUR + 1, _HOUR):
        with begin_file(Slot(tmp_path, "0" * 32)) as name:
            os.utime(name, ns=(_NOW - age, _NOW - age))
            names.append(Path(name))
    (tmp_path / ".mine.new").touch()
    (tmp_path / f".{'0' * 32}.abc.new").touch()
    assert sorted(list_unfinished(tmp_path)) == sorted(names)
    assert list_abandoned(tmp_path, _NOW) == names[:1]
    remove_unused(tmp_path, _NOW)
    assert len(os.listdir(tmp_path)) == 3
    assert not names[0].exists()


def test_nothing_stays_of_what_was_begun_in_vain(tmp_path: Path) -> None:
    def stop() -> None:
        with begin_file(Slot(tmp_path, "0" * 32)):
            assert len(os.listdir(tmp_path)) == 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert not os.listdir(tmp_path)


def test_only_files_are_removed(tmp_path: Path) -> None:
    slot = _make(tmp_path, 1, 0)
    slot.store.unlink()
    slot.store.mkdir()
    slot.journal.unlink()
    slot.journal.symlink_to(slot.seal)
    assert remove_files([*slot.files, tmp_path / "missing"]) == 10
    assert sorted(os.listdir(tmp_path)) == [slot.store.name, slot.journal.name]
