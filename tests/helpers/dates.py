"""Dates as tests write them: a text that is a date, is about another, or is refused."""

import pytest

from timeline.dates import FUTURE, PAST, DateError, Relative, When, Window, parse_date


def parse_when(text: str, *, year: int | None = None) -> When:
    """Return a date that names no event."""
    when = parse_date(text, year=year)
    assert isinstance(when, When), text
    return when


def parse_relative(text: str) -> Relative:
    """Return a date that names an event."""
    relative = parse_date(text)
    assert isinstance(relative, Relative), text
    return relative


def refuse_date(text: str, *, year: int | None = None) -> DateError:
    """Return why a text is no date."""
    with pytest.raises(DateError) as caught:
        parse_date(text, year=year)
    return caught.value


def find_span(text: str) -> Window:
    """Return the window from the first day of a date to its last."""
    return parse_when(text).span


def make_window(first: str, last: str) -> Window:
    """Return the window between two days; `..` stands for no bound."""
    return Window(
        PAST if first == ".." else parse_when(first).b1,
        FUTURE if last == ".." else parse_when(last).e2,
    )
