"""What a change must not change, and how what is wrong with one is found."""

from collections.abc import Sequence

import pytest

from timeline.editing.proving import Expected, find_changed, find_most, is_same
from timeline.reading import load_text

BASE = """\
title: T
year: 2013
fields: [weight]
kinds: [own]
statuses: {vetted: confirmed}
queries: {q: "actor:kerry"}
actors: {kerry: {name: John Kerry, roles: [{office: Senator}]}}
sources: {s: {title: S, reliability: A}}
places: {bern: {name: Bern}}
events:
- {id: a, date: 10 May, title: x, actors: [kerry], source: s, weight: 1, status: vetted}
- {id: b, date: 12 May, title: y, accounts: [{source: s, date: 11 May}], note: n}
- {date: 31 Feb, title: lost}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: T", "title: U"),
        ("year: 2013", "year: 2014"),
        ("[weight]", "[weight, more]"),
        ("[own]", "[own, more]"),
        ("confirmed", "denied"),
        ("actor:kerry", "actor:lavrov"),
        ("John Kerry", "J. Kerry"),
        ("office: Senator", "office: Minister"),
        ("reliability: A", "reliability: B"),
        ("name: Bern", "name: Berne"),
        ("10 May", "May 10"),
        ("title: x", "title: z"),
        ("actors: [kerry]", "actors: [lavrov]"),
        ("source: s, w", "source: t, w"),
        ("weight: 1", "weight: 2"),
        ("11 May", "13 May"),
        ("date: 11 May", "date: May 11"),
        ("note: n", "note: m"),
        ("id: a", "id: c"),
        ("31 Feb, title: lost", "3 June, title: lost"),
        ("- {date: 31 Feb, title: lost}\n", ""),
        ("note: n", "summary: n"),
        ("title: y,", "title: y, title: y,"),
        ("title: x", "title: x, place:"),
    ],
)
def test_whatever_a_chronology_holds_is_compared(old: str, new: str) -> None:
    before = load_text(BASE)
    assert BASE.count(old) == 1
    assert not is_same(before, load_text(BASE.replace(old, new)), Expected())


def test_places_and_comments_are_not_compared() -> None:
    text = "# A comment.\n\n" + BASE.replace("events:", "events:  # all")
    assert is_same(load_text(BASE), load_text(text), Expected())


def test_what_is_expected_is_no_change() -> None:
    before = load_text(BASE)
    after = load_text(
        BASE.replace("10 May", "10 May 2013").replace("[own]", "[own, k]")
    )
    first = before.events[0]
    typed = {(first.file, first.marks[0]): "10 May 2013"}
    assert is_same(before, after, Expected(typed, kinds=["k"]))
    assert not is_same(before, after, Expected(typed))
    assert find_changed(before, after, Expected()) == set(typed)


@pytest.mark.parametrize("wrong", [set(), {3}, {0, 1}, {2, 11, 19}, set(range(20))])
@pytest.mark.parametrize("names_them", [True, False])
def test_all_but_what_is_wrong_is_found(wrong: set[int], *, names_them: bool) -> None:
    def find_wrong(units: Sequence[int]) -> Sequence[int]:
        found = [unit for unit in units if unit in wrong]
        return found if names_them or not found else units

    left: list[int] = []
    kept = find_most(list(range(20)), find_wrong, left.append)
    assert set(kept) == set(range(20)) - wrong
    assert set(left) == wrong


def test_the_search_for_what_is_wrong_ends() -> None:
    trials = 0

    def find_wrong(units: Sequence[int]) -> Sequence[int]:
        nonlocal trials
        trials += 1
        return units if any(unit % 2 for unit in units) else ()

    left: list[int] = []
    kept = find_most(list(range(1000)), find_wrong, left.append)
    assert trials <= 100
    assert sorted([*kept, *left]) == list(range(1000))
    assert all(unit % 2 == 0 for unit in kept)
