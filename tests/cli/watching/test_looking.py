"""What files look like from outside, and when a change is worth reading."""

import os
from collections.abc import Iterable
from pathlib import Path

from timeline.cli.watching.looking import (
    Look,
    Seen,
    begin_waiting,
    choose_pause,
    look_at,
    settle,
)


def _look(**sizes: int) -> Look:
    """Return a look at files of these names and sizes, changed at that time too."""
    return Look(
        tuple(Seen(name, (1, 1), size, (size, size)) for name, size in sizes.items())
    )


_BEFORE = _look(a=10, b=20)
_GONE = Look(missing="a: there is no such file or folder")


def _list_readings(looks: Iterable[tuple[float, Look]]) -> list[float]:
    """Return when files are read that look so at these times."""
    waiting, readings = begin_waiting(_BEFORE), []
    for now, look in looks:
        waiting, is_due = settle(waiting, look, now)
        if is_due:
            readings.append(now)
    return readings


def test_what_stays_the_same_is_not_read() -> None:
    assert _list_readings((now, _BEFORE) for now in range(9)) == []


def test_a_change_is_read_once_when_two_looks_find_the_same() -> None:
    after = _look(a=11, b=20)
    assert _list_readings([(1, after), (1.1, after), (1.2, after), (9, after)]) == [1.1]


def test_a_file_that_grows_is_read_when_it_has_come_to_rest() -> None:
    looks = [(0.0, _look(a=11, b=20)), (0.1, _look(a=12, b=20))]
    looks += [(0.2, _look(a=13, b=20)), (0.3, _look(a=13, b=20))]
    assert _list_readings(looks) == [0.3]


def test_a_file_that_never_rests_is_read_after_a_second() -> None:
    looks = [(number / 10, _look(a=11 + number, b=20)) for number in range(25)]
    assert _list_readings(looks) == [1.0, 2.1]


def test_what_was_changed_and_changed_back_is_not_read() -> None:
    assert (
        _list_readings([(0, _look(a=11, b=20)), (0.1, _BEFORE), (0.2, _BEFORE)]) == []
    )


def test_what_vanishes_or_is_empty_for_a_moment_is_waited_for() -> None:
    after = _look(a=11, b=20)
    for less in (_GONE, _look(a=0, b=20), _look(b=20)):
        looks = [(0.0, less), (0.1, less), (0.2, after), (0.3, after)]
        assert _list_readings(looks) == [0.3]
        looks = [(0.0, less), (0.1, less), (0.4, less), (0.5, less), (0.6, less)]
        assert _list_readings(looks) == [0.5], "it stays so"


def test_a_file_that_was_empty_before_is_not_waited_for() -> None:
    waiting = begin_waiting(_look(a=0, b=20))
    waiting, _ = settle(waiting, _look(a=0, b=21), 0)
    assert settle(waiting, _look(a=0, b=21), 0.1)[1]


def test_looks_come_often_while_something_changes_and_cost_a_hundredth_else() -> None:
    still = begin_waiting(_BEFORE)
    assert choose_pause(still, 0.0001) == 0.25
    assert choose_pause(still, 0.01) == 1
    assert choose_pause(still, 9) == 2
    changing, _ = settle(still, _GONE, 0)
    assert choose_pause(changing, 0.0001) == 0.05
    assert choose_pause(changing, 0.4) == 0.4


def test_a_look_tells_what_became_of_files(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- {date: 2013, title: x}\n")
    first = look_at([str(tmp_path)])
    assert [seen.path for seen in first.files] == [str(path)]
    assert look_at([str(tmp_path)]) == first
    # Another file with the same name, size and time, as editors put it there.
    other = tmp_path / "other"
    other.write_text("- {date: 2014, title: x}\n")
    status = path.stat()
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)
    second = look_at([str(tmp_path)])
    assert second != first
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.yaml").write_text("")
    assert len(look_at([str(tmp_path)]).files) == 2
    path.rename(tmp_path / "c.yaml")
    names = [Path(seen.path).name for seen in look_at([str(tmp_path)]).files]
    assert names == ["c.yaml", "b.yaml"]


def test_a_look_at_what_is_not_there_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    assert look_at([str(path)]) == Look(
        missing=f"{path}: there is no such file or folder"
    )
