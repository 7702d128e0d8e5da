"""Every answer against all possible worlds: chronologies and questions at random."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest

from tests.helpers.happenings import (
    DATES,
    Bond,
    Happening,
    draw_bonds,
    draw_event,
    draw_flags,
    draw_query,
    make_chronology,
)
from tests.query.arranging import ACTOR_FIELDS, is_asked_once, list_fields
from tests.query.worlds import Worlds
from timeline.dates import Fit
from timeline.names import names_of
from timeline.query import Flags, Query, format_query, judge, parse_query, resolve
from timeline.query.windows import ReversedError

_MOST_WORLDS = 600
_TRUTHS = {
    frozenset([True]): Fit.CERTAIN,
    frozenset([False]): Fit.NO,
    frozenset([True, False]): Fit.POSSIBLE,
}


class Case(NamedTuple):
    """An event, a question, and both answers."""

    bonds: tuple[Bond, ...]
    event: Happening
    flags: Flags
    query: Query
    fit: Fit
    counted: Fit
    """What all worlds amount to."""

    def __str__(self) -> str:
        """Return all that it takes to make the case again."""
        asked = f"{format_query(self.query)} {self.flags}"
        answers = f"{self.fit.name}, but {self.counted.name} in all worlds"
        return f"{asked}: {answers} of {self.event} with {self.bonds}"

    @property
    def is_plain(self) -> bool:
        """Tell whether nothing that is asked for leans on two things in doubt.

        Two names may complete each other: one of two was always in office. An office
        alone hangs on the date twice, for who is meant and for whom he acts. A date in
        doubt says nothing of bonds, not even of those that held at all times.
        """
        if not is_asked_once(self.query):
            return False
        if not list_fields(self.query) & ACTOR_FIELDS:
            return True
        event = self.event
        names = (*event.actors, *event.to, *event.about)
        alone = any(bond.is_called(name) for bond in self.bonds for name in names)
        return len(names) == 1 and not alone and not set(event.date) & set("?%")


def judge_at_random(
    seed: int, chronologies: int, dates: Sequence[str] = DATES
) -> Iterator[Case]:
    """Yield what is answered and counted for a hundred questions a chronology."""
    rng = random.Random(seed)  # noqa: S311  the same each time
    for _ in range(chronologies):
        bonds = draw_bonds(rng)
        drawn = {
            event.id: event
            for event in (draw_event(rng, one, dates) for one in "abcde")
        }
        chronology = make_chronology(bonds, drawn.values())
        names = names_of(chronology)
        for event in chronology.events:
            if event.id not in drawn:
                continue
            flags = draw_flags(rng)
            worlds = Worlds(drawn[event.id], bonds, flags)
            for _ in range(20):
                query = draw_query(rng)
                if worlds.count(query) > _MOST_WORLDS:
                    continue
                try:
                    condition = resolve(query, names, flags).condition
                except ReversedError:
                    continue
                fit = judge(condition, event).fit
                counted = _TRUTHS[worlds.judge(query)]
                yield Case(bonds, drawn[event.id], flags, query, fit, counted)


def test_answers_are_those_of_all_possible_worlds() -> None:
    found: Counter[tuple[Fit, Fit]] = Counter()
    for case in judge_at_random(20130510, 37):
        if case.fit is not case.counted:
            # Certain and no are never said in vain, and what could be told is.
            assert case.fit is Fit.POSSIBLE, str(case)
            assert not case.is_plain, str(case)
        found[case.fit, case.counted] += 1
    assert found.total() > 3000
    assert all(found[fit, fit] > 300 for fit in Fit)
    vague = found[Fit.POSSIBLE, Fit.NO] + found[Fit.POSSIBLE, Fit.CERTAIN]
    assert vague / found.total() < 0.04


def test_what_is_undated_may_have_been_in_each_world() -> None:
    found: Counter[tuple[Fit, Fit]] = Counter()
    for case in judge_at_random(20130511, 8, ["unknown", "n.d."]):
        if case.fit is not case.counted:
            assert case.fit is Fit.POSSIBLE, str(case)
            assert not case.is_plain, str(case)
        found[case.fit, case.counted] += 1
    assert found.total() > 500
    assert all(found[fit, fit] > 30 for fit in Fit)


def _alternate(*holders: str) -> tuple[Bond, ...]:
    """Return bonds of some who were all in both offices at all times."""
    return (
        *(Bond(holder, "east", office="Minister") for holder in holders),
        *(Bond(holder, "firm", office="Chief") for holder in holders[:2]),
    )


_APRIL_OR_MAY = Happening("e", "[2013-04-28..2013-05-03]")
_BOTH_OFFICES = Happening("e", "2013-05", ("Minister of east", "Chief of firm"))
_CONCERNED = Happening("e", "2013-05-10", about=("Minister of east",))
_MOVED = (
    Bond("ann", "west", "2013-05-11/2013-05-20", "Minister"),
    Bond("ann", "firm", "2013-05-01/2013-05-10", "Chief"),
)
_PERHAPS = (
    Bond("bob", "west", office="Minister"),
    Bond("bob", "firm", "2013-05", "Chief"),
)


@pytest.mark.parametrize(
    ("bonds", "event", "query", "fit"),
    [
        ((), _APRIL_OR_MAY, "month:4,5", Fit.CERTAIN),
        ((), _APRIL_OR_MAY, "month:April or month:May", Fit.CERTAIN),
        ((), _APRIL_OR_MAY, "month:4,6", Fit.POSSIBLE),
        ((), _APRIL_OR_MAY, "month:2013-04,May", Fit.CERTAIN),
        ((), _APRIL_OR_MAY, "day:'9 May','10 May'", Fit.NO),
        ((), Happening("e", "[2013-05-09,2013-05-10]"), "day:'9 May'", Fit.POSSIBLE),
        ((), Happening("e", "2013-05-10?"), "month:4,5", Fit.POSSIBLE),
        # An office is not known to be held by him, or not by him alone.
        ((Bond("ann", "east", "", "Minister"),), _CONCERNED, "about:ann", Fit.CERTAIN),
        (_alternate("ann", "bob"), _CONCERNED, "about:ann", Fit.POSSIBLE),
        (_alternate("ann", "bob"), _CONCERNED, "about:ann,bob", Fit.CERTAIN),
        (_alternate("ann", "bob"), _CONCERNED, "about:cyd", Fit.NO),
        (
            (Bond("ann", "east", "2013-05", "Minister"),),
            _CONCERNED,
            "about:ann",
            Fit.POSSIBLE,
        ),
        # Two offices of the same people may be one person, or two.
        (_alternate("ann", "bob"), _BOTH_OFFICES, "with:ann with:bob", Fit.POSSIBLE),
        (_alternate("ann", "bob"), _BOTH_OFFICES, "with:east with:firm", Fit.POSSIBLE),
        (
            _alternate("ann", "bob", "cyd"),
            _BOTH_OFFICES,
            "with:east with:firm",
            Fit.POSSIBLE,
        ),
        # Whoever holds it acts for it, be it one who takes part as well.
        (
            _alternate("ann", "bob"),
            Happening("e", "2013-05-10", ("Minister of east", "ann")),
            "with:east",
            Fit.CERTAIN,
        ),
        # It may be that nobody held the office, and that it acted nevertheless.
        (
            _PERHAPS,
            Happening("e", "2013-05-10", ("Chief of firm", "bob")),
            "with:west with:firm",
            Fit.POSSIBLE,
        ),
        # Who left one for the next acted for one of both all along.
        (_MOVED, Happening("e", "2013-05", ("ann",)), "actor:west,firm", Fit.POSSIBLE),
        (
            _MOVED,
            Happening("e", "[2013-05-08..2013-05-12]", ("ann",)),
            "actor:west,firm",
            Fit.CERTAIN,
        ),
    ],
)
def test_what_is_easily_overlooked(
    bonds: tuple[Bond, ...], event: Happening, query: str, fit: Fit
) -> None:
    asked = parse_query(query)
    chronology = make_chronology(bonds, [event])
    (drawn,) = (one for one in chronology.events if one.id == event.id)
    meant = resolve(asked, names_of(chronology)).condition
    assert judge(meant, drawn).fit is fit
    assert _TRUTHS[Worlds(event, bonds).judge(asked)] is fit
