"""Edits between measured runs: each one another word of another title."""

from pathlib import Path

import pytest
from edits import change_title
from generate import FORMS, write_files

from timeline import load


@pytest.mark.parametrize("form", ["plain", "quoted", "block", "comments"])
def test_an_edit_changes_one_title_behind_the_middle(tmp_path: Path, form: str) -> None:
    write_files(60, tmp_path, forms=(form,))
    path = tmp_path / FORMS[form].file_name
    before = [event.title for event in load(path).events]
    change_title(path, 4)
    after = [event.title for event in load(path).events]
    gone, come = set(before) - set(after), set(after) - set(before)
    assert len(gone) == len(come) == 1
    assert come.pop() == f"Edit4 {gone.pop().partition(' ')[2]}"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_each_number_is_another_edit(tmp_path: Path) -> None:
    write_files(60, tmp_path, forms=("plain",))
    path = tmp_path / FORMS["plain"].file_name
    texts = [path.read_bytes()]
    for number in range(5):
        change_title(path, number)
        texts.append(path.read_bytes())
    assert len(set(texts)) == len(texts)
    assert len(texts[-1].splitlines()) == len(texts[0].splitlines())


def test_a_file_without_such_a_title_stays(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("timeline: 1\nevents: []\n")
    with pytest.raises(ValueError, match="no title 0"):
        change_title(path, 0)
    assert path.read_text() == "timeline: 1\nevents: []\n"
