"""Sets of events are made simple where they are made."""

from timeline.dates import FUTURE, PAST
from timeline.query.dating import Side
from timeline.query.narrowing.sets import (
    EVERYTHING,
    NOTHING,
    AtLeast,
    Complement,
    HasDate,
    HasId,
    HasText,
    Intersection,
    Overlaps,
    Union,
    Within,
    complement,
    has_date,
    has_text,
    intersect,
    overlaps,
    unite,
)

_ONE, _TWO = HasId(frozenset("a")), HasText("b")


def test_what_says_nothing_vanishes() -> None:
    assert intersect([]) == intersect([EVERYTHING, EVERYTHING]) == EVERYTHING
    assert unite([]) == unite([NOTHING]) == NOTHING
    assert intersect([_ONE, EVERYTHING]) == unite([NOTHING, _ONE]) == _ONE
    assert intersect([_ONE, NOTHING]) == NOTHING
    assert unite([_ONE, EVERYTHING]) == EVERYTHING
    assert complement(EVERYTHING) == NOTHING
    assert complement(NOTHING) == EVERYTHING
    assert complement(complement(_ONE)) == _ONE
    assert has_text("") == EVERYTHING
    assert overlaps(PAST, FUTURE) == EVERYTHING


def test_what_is_said_twice_is_said_once() -> None:
    assert intersect([_ONE, _ONE]) == unite([_ONE, _ONE]) == _ONE
    three = AtLeast("cited", 1)
    assert intersect([intersect([_ONE, _TWO]), three]) == Intersection(
        (_ONE, _TWO, three)
    )
    assert unite([_ONE, unite([_TWO, three])]) == Union((_ONE, _TWO, three))
    assert intersect([_ONE, complement(_ONE)]) == Intersection((_ONE, Complement(_ONE)))


def test_stretches_of_one_date_meet() -> None:
    since, until = Overlaps(10, FUTURE), Overlaps(PAST, 20)
    assert intersect([since, until]) == Overlaps(10, 20)
    assert intersect([HasDate("date", since), _ONE, HasDate("date", until)]) == (
        Intersection((HasDate("date", Overlaps(10, 20)), _ONE))
    )
    assert intersect([Within(10, 30), Within(5, 20)]) == Within(10, 20)
    # What lasts over both ends: begun by 10, ended from 20 on.
    assert intersect([Overlaps(20, FUTURE), Overlaps(PAST, 10)]) == Overlaps(20, 10)
    # Two sides, or two accounts, are two things.
    begun = Overlaps(PAST, 20, Side.BEGIN)
    assert intersect([since, begun]) == Intersection((since, begun))
    told = [HasDate("account", since), HasDate("account", until)]
    assert intersect(told) == Intersection(tuple(told))


def test_each_event_has_a_date_and_perhaps_others() -> None:
    assert has_date("date", EVERYTHING) == EVERYTHING
    assert has_date("account", EVERYTHING) == HasDate("account", EVERYTHING)
    assert has_date("account", NOTHING) == NOTHING
