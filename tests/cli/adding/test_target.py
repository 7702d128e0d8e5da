"""The file that a new event goes into."""

from pathlib import Path

import pytest

from timeline.cli.adding.target import find_target
from timeline.cli.errors import CommandError
from timeline.cli.terminal import error_terminal

_EVENT = {"date": "2014", "title": "T"}


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text("- {date: 2013, title: x}\n")
    return path


def test_it_is_read_again_where_it_changed(path: Path) -> None:
    target = find_target(str(path), error_terminal())
    assert target.read_again() is target
    path.write_text("- {date: 2012, title: w}\n")
    again = target.read_again()
    assert [event.title for event in again.chronology.events] == ["w"]
    written = again.write(again.insert([_EVENT], {}))
    assert path.read_text() == "- {date: 2012, title: w}\n- {date: 2014, title: T}\n"
    assert [event.title for event in written.chronology.events] == ["w", "T"]
    # What it is now is what the next event goes into.
    written.write(written.insert([{"date": "2015", "title": "U"}], {}))
    assert path.read_text().endswith("- {date: 2015, title: U}\n")


def test_what_changed_between_is_not_written_over(path: Path) -> None:
    target = find_target(str(path), error_terminal())
    inserted = target.insert([_EVENT], {})
    path.write_text("- {date: 2012, title: w}\n")
    with pytest.raises(CommandError, match="was changed after it was read"):
        target.write(inserted)
    assert path.read_text() == "- {date: 2012, title: w}\n"


def test_what_cannot_be_put_in_is_refused(path: Path) -> None:
    target = find_target(str(path), error_terminal())
    with pytest.raises(CommandError, match="is left as it is: 'soon' is not a date"):
        target.insert([{"date": "soon", "title": "T"}], {})
    assert target.insert([], {}).data == path.read_bytes()
