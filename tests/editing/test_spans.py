"""Splices are put into a text at their places, in any order."""

import pytest

from timeline.editing.spans import (
    Splice,
    UnsplicedError,
    apply_splices,
    restore_offset,
    settle,
)

TEXT = "0123456789"


@pytest.mark.parametrize(
    ("splices", "expected"),
    [
        ([], TEXT),
        ([Splice(7, 8, "x"), Splice(2, 3, "yy")], "01yy3456x89"),
        ([Splice(2, 2, "a"), Splice(2, 2, "b")], "01ab23456789"),
        ([Splice(2, 3, "x"), Splice(2, 3, "x")], "01x3456789"),
        ([Splice(3, 4, "x"), Splice(2, 6, "")], "016789"),
        ([Splice(2, 6, ""), Splice(6, 7, "x")], "01x789"),
        ([Splice(2, 4, "x"), Splice(2, 2, "a")], "01ax456789"),
    ],
)
def test_splices_are_applied(splices: list[Splice], expected: str) -> None:
    assert apply_splices(TEXT, splices) == expected
    assert apply_splices(TEXT, settle(splices)) == expected


@pytest.mark.parametrize(
    "splices",
    [
        [Splice(2, 4, "x"), Splice(3, 5, "y")],
        [Splice(2, 4, "x"), Splice(2, 4, "y")],
        [Splice(2, 4, ""), Splice(3, 5, "")],
    ],
)
def test_splices_that_meet_are_refused(splices: list[Splice]) -> None:
    with pytest.raises(UnsplicedError):
        apply_splices(TEXT, splices)


def test_an_offset_afterwards_is_found_before() -> None:
    splices = settle([Splice(1, 2, "abc"), Splice(4, 6, ""), Splice(8, 8, "X")])
    after = apply_splices(TEXT, splices)
    assert after == "0abc2367X89"
    for char in "023679":
        assert restore_offset(after.index(char), splices) == TEXT.index(char)
    assert restore_offset(after.index("a"), splices) == 1
