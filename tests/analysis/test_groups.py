"""Headings of values."""

from timeline import load_text
from timeline.analysis.groups import group_by_facet
from timeline.names import names_of
from timeline.query import select

_TEXT = """\
fields: {weight: number}
events:
- {id: a, date: 2013-01, title: A, tags: [éclair, Zulu, éclair], weight: 10}
- {id: b, date: 2013-02, title: B, tags: [apple, zulu], weight: [9, some]}
- {id: c, date: 2013-03, title: C}
- {id: d, date: 2013-04, title: D, tags: [apple], weight: -1.5}
"""


def _group(text: str, facet: str) -> list[tuple[str, str]]:
    chronology = load_text(text)
    groups = group_by_facet(
        select(chronology).matches, names_of(chronology).facets[facet]
    )
    return [
        (name, "".join(match.event.id for match in matches)) for name, matches in groups
    ]


def test_values_stand_in_folded_order_and_those_without_any_last() -> None:
    assert _group(_TEXT, "tag") == [
        ("apple", "bd"),
        ("éclair", "a"),
        ("Zulu", "ab"),
        ("", "c"),
    ]


def test_values_with_an_order_of_their_own_stand_in_it() -> None:
    assert _group(_TEXT, "weight") == [
        ("-1.5", "d"),
        ("9", "b"),
        ("10", "a"),
        ("some", "b"),
        ("", "c"),
    ]


def test_two_of_one_name_stand_under_one_heading() -> None:
    text = """\
actors: {one: {name: Ann}, two: {name: Ann}}
events: [{id: a, date: 2013, title: T, actors: [one, two]}]
"""
    assert _group(text, "actor") == [("Ann", "a")]


def test_no_matches_are_no_groups() -> None:
    assert _group("events: []", "tag") == []
