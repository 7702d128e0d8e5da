"""By what sets of events are found, and what has to hold besides."""

from timeline.dates import FUTURE, PAST
from timeline.index.planning import Plan, Seed, plan
from timeline.query.dating import Side
from timeline.query.narrowing.sets import (
    EVERYTHING,
    NOTHING,
    HasDate,
    HasText,
    HasWord,
    InMonths,
    Lookup,
    Overlaps,
    Within,
    complement,
    has_date,
    intersect,
    unite,
)

_MAY, _SINCE = Overlaps(10, 40), Overlaps(10, FUTURE)
_NAMED = HasWord(("actors", "to"), str.isupper)
_KIND = HasWord(("kind",), str.isupper)
_TEXT = HasText("a")
_TOLD = HasDate("account", _MAY)


def test_what_no_index_has_is_looked_for_in_every_event() -> None:
    for wanted in (EVERYTHING, _TEXT, _KIND, complement(_NAMED)):
        assert plan(wanted) is None
    assert plan(has_date("date", InMonths(1))) is None
    assert plan(unite([_NAMED, _TEXT])) is None


def test_what_an_index_tells_wholly_has_no_rest() -> None:
    for seed in (_MAY, _NAMED, _TOLD, Overlaps(1, 2, Side.END)):
        found = plan(seed)
        assert found is not None
        assert (found.seeds, found.rest) == ((seed,), EVERYTHING)
    assert plan(NOTHING) == Plan((), EVERYTHING)
    found = plan(unite([has_date("date", _MAY), _NAMED]))
    assert found is not None
    assert (found.seeds, found.rest) == ((_MAY, _NAMED), EVERYTHING)


def test_the_best_of_several_is_the_seed() -> None:
    days, since = has_date("date", _MAY), has_date("date", _SINCE)
    cases: list[tuple[list[Lookup], Seed, Lookup]] = [
        ([_NAMED, days], _MAY, _NAMED),
        ([_NAMED, since], _NAMED, since),
        ([_TOLD, _NAMED, _TEXT], _NAMED, intersect([_TOLD, _TEXT])),
        ([_TEXT, since], _SINCE, _TEXT),
        ([_TEXT, _TOLD], _TOLD, _TEXT),
    ]
    for wanted, seed, rest in cases:
        found = plan(intersect(wanted))
        assert found is not None
        assert (found.seeds, found.rest) == ((seed,), rest)


def test_what_a_seed_leaves_open_has_to_hold() -> None:
    within = has_date("date", Within(10, 40))
    found = plan(within)
    assert found is not None
    assert (found.seeds, found.rest) == ((Overlaps(10, 40),), within)
    either = unite([intersect([_NAMED, _TEXT]), _TOLD])
    found = plan(either)
    assert found is not None
    assert (found.seeds, found.rest) == ((_NAMED, _TOLD), either)


def test_many_stretches_are_found_as_one() -> None:
    stretches = unite(Overlaps(100 * one, 100 * one + 5) for one in range(20))
    found = plan(has_date("date", unite([stretches])))
    assert found is not None
    assert found.seeds == (Overlaps(0, 1905),)
    assert found.rest == has_date("date", stretches)


def test_what_begins_after_a_day_and_ends_by_another_lies_between() -> None:
    begun = Overlaps(10, FUTURE, Side.BEGIN)
    ended = Within(PAST, 40, Side.END)
    found = plan(has_date("date", intersect([begun, ended])))
    assert found is not None
    assert found.seeds == (Overlaps(10, 40),)
    assert found.rest == has_date("date", intersect([begun, ended]))
    # Where one side says as much, there is less to ask.
    found = plan(has_date("date", intersect([_MAY, begun])))
    assert found is not None
    assert (found.seeds, found.rest) == ((_MAY,), has_date("date", begun))
