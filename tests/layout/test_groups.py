"""Headings: of time, and of values."""

import pytest

from timeline import load_text
from timeline.dates import When, parse_date
from timeline.layout.groups import Period, group_by_value, period_of
from timeline.query import Match, select


@pytest.mark.parametrize(
    ("text", "by_month", "by_year"),
    [
        ("2013-05-10", Period(2013, 5), Period(2013)),
        ("2013-05", Period(2013, 5), Period(2013)),
        ("2013-05-28/2013-06-03", Period(2013, 5), Period(2013)),
        ("2013-05-10/..", Period(2013, 5), Period(2013)),
        ("[2013-05-29..]", Period(2013, 5), Period(2013)),
        ("2013-24", Period(2013, 12), Period(2013)),
        ("2013", Period(2013), Period(2013)),
        ("2013/2014-05-10", Period(2013), Period(2013)),
        ("2013-05-10/2014", Period(2013, 5), Period(2013)),
        ("201X", Period(2010), Period(2010)),
        ("20XX", Period(2000), Period(2000)),
        ("-0043-03-13", Period(-43, 3), Period(-43)),
        ("by 2013", Period(None), Period(None)),
        ("../2013", Period(None), Period(None)),
        ("before 2013", Period(None), Period(None)),
    ],
)
def test_a_date_stands_under_the_period_it_begins_in(
    text: str, by_month: Period, by_year: Period
) -> None:
    when = parse_date(text)
    assert isinstance(when, When)
    assert period_of(when, months=True) == by_month
    assert period_of(when, months=False) == by_year


_TEXT = """
- {id: a, date: 2013-01, title: A, tags: [éclair, Zulu, éclair]}
- {id: b, date: 2013-02, title: B, tags: [apple, zulu]}
- {id: c, date: 2013-03, title: C}
- {id: d, date: 2013-04, title: D, tags: [apple]}
"""


def _tags(match: Match) -> tuple[str, ...]:
    return match.event.tags


def _group(text: str) -> list[tuple[str, str]]:
    groups = group_by_value(select(load_text(text)).matches, _tags)
    return [
        (name, "".join(match.event.id for match in matches)) for name, matches in groups
    ]


def test_values_stand_in_folded_order_and_those_without_any_last() -> None:
    assert _group(_TEXT) == [
        ("apple", "bd"),
        ("éclair", "a"),
        ("Zulu", "a"),
        ("zulu", "b"),
        ("", "c"),
    ]


def test_no_matches_are_no_groups() -> None:
    assert group_by_value([], _tags) == ()
