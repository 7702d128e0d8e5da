"""What the script of the page reads."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.query import Selection


class PageData(NamedTuple):
    """The data of a page, and how its text refers to them."""

    who_index: Mapping[str, int]
    """The place of each actor among those that the page can be filtered by."""
    text: str
    """JSON that can stand in an element `<script>`."""


def make_data(selection: Selection) -> PageData:
    """Return the data for the events of a selection, in the order of its matches."""
    return PageData({}, "{}")
