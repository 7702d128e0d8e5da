"""The page of exports: every format, its suffixes and its own page are there."""

import re

import pytest

from tests.helpers.files import ROOT, read_page
from timeline.exports import EXPORTS

ROWS = {
    name: cells.split(" | ")
    for name, cells in re.findall(
        r"^\| \[?`(\w+)`(?:\]\([^)]+\))? \| (.+) \|$", read_page("exports"), re.M
    )
}


@pytest.mark.parametrize("name", EXPORTS)
def test_a_format_has_a_row_with_its_suffixes(name: str) -> None:
    file, *told = ROWS[name]
    assert tuple(re.findall(r"`(\.[\w.]+)`", file)) == EXPORTS[name].suffixes
    assert len(told) == 4
    assert all(told)


def test_no_row_is_of_a_format_that_is_not_there() -> None:
    assert ROWS.keys() <= EXPORTS.keys()


def test_the_pages_it_leads_to_are_there() -> None:
    for page in re.findall(r"\]\((\w+\.md)", read_page("exports")):
        assert (ROOT / "docs" / page).is_file()
