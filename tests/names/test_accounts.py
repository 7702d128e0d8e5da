"""In what accounts differ, how surely, and how many days apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from timeline import Chronology, Event, load_text
from timeline.dates import FUTURE, Fit
from timeline.names import names_of
from timeline.names.accounts import (
    Difference,
    Spread,
    contradict,
    find_differences,
    list_compared,
    measure_spread,
)

_SURE, _PERHAPS = Fit.CERTAIN, Fit.POSSIBLE


def _read(*accounts: str, event: str = "date: 2013-05") -> tuple[Event, Chronology]:
    told = ", ".join(
        f"{{source: s{index}, {account}}}" for index, account in enumerate(accounts)
    )
    chronology = load_text(
        "places:\n  sochi: {name: Sochi, country: Russia, aliases: [Sotchi]}\n"
        f"events:\n- {{title: T, {event}, accounts: [{told}]}}\n"
    )
    (found,) = chronology.events
    return found, chronology


def _differ(*accounts: str, event: str = "date: 2013-05") -> dict[str, Fit]:
    found, chronology = _read(*accounts, event=event)
    places = names_of(chronology).places
    return {one.key: one.fit for one in find_differences(found, places)}


_DAY = "date: 2013-05-10"


@pytest.mark.parametrize(
    ("accounts", "event", "differing"),
    [
        ((), _DAY, {}),
        ((_DAY,), _DAY, {}),
        ((_DAY, "date: 2013-05-12"), _DAY, {"date": _SURE}),
        (("date: 2013-05-12",), _DAY, {"date": _SURE}),
        (("date: 2013-05",), _DAY, {"date": _PERHAPS}),
        ((_DAY, "date: 2013-05-12?"), _DAY, {"date": _PERHAPS}),
        ((_DAY, "date: 2013-05-11~"), _DAY, {"date": _PERHAPS}),
        # What is undated contradicts nothing, neither an account nor the event.
        ((_DAY, "date: unknown"), _DAY, {}),
        ((_DAY,), "date: unknown", {}),
        # Two that last have to begin and to end together.
        (("date: 2013-05-10/2013-05-12",), "date: 2013-05-10/2013-05-13", {"date": 2}),
        (("date: 2013-05-11",), "date: 2013-05-10/2013-05-13", {"date": _PERHAPS}),
    ],
    ids=str,
)
def test_dates_differ(
    accounts: tuple[str, ...], event: str, differing: dict[str, Fit]
) -> None:
    assert _differ(*accounts, event=event) == differing


def _say(*texts: str) -> list[str]:
    return [f"{_DAY}, {text}" if text else _DAY for text in texts]


@pytest.mark.parametrize(
    ("texts", "event", "differing"),
    [
        (("title: T", "title: Otherwise"), "", {"title": _PERHAPS}),
        (("title: t",), "", {}),
        (("title: Other",), "", {"title": _PERHAPS}),
        (("place: Rome", "place: Oslo"), "", {"place": _SURE}),
        (("place: Rome", ""), "", {}),
        (("place: Rome",), "place: Oslo", {"place": _SURE}),
        (("place: Sotchi", "place: sochi"), "place: Sochi", {}),
        (("place: Sochi", "place: Russia"), "", {"place": _PERHAPS}),
        (("place: Russia", "place: 'Perm, Russia'"), "", {"place": _PERHAPS}),
        (("place: 'Rome, Italy'", "place: France"), "", {"place": _SURE}),
        # Nobody says in which state Perm lies.
        (("place: Perm", "place: Russia"), "", {"place": _PERHAPS}),
        (("place: France",), "place: Perm", {"place": _PERHAPS}),
        (("place: Perm", "place: Sochi"), "", {"place": _SURE}),
        (("place: Sochi", "place: France"), "", {"place": _SURE}),
        (("place: Russia", "place: France"), "", {"place": _SURE}),
        (("status: confirmed", "status: denied"), "", {"status": _SURE}),
        # The status of the event is what its author makes of them all.
        (("status: confirmed",), "status: disputed", {}),
        (("killed: 12", "killed: 12.0"), "", {}),
        (("killed: 12", "killed: 15"), "", {"killed": _SURE}),
        (("killed: 12",), "killed: 15", {"killed": _SURE}),
        (("killed: [a, b]", "killed: [b, A]"), "", {}),
        # Where an account stands is nothing that happened.
        (("page: 4, quote: a", "page: 5, quote: b"), "", {}),
        (("note: a", "note: b"), "", {}),
        # Fields of the program that no event of a file has.
        (("marks: 1, origin: x", "meaning: 2"), "", {}),
    ],
    ids=str,
)
def test_what_is_told_differs(
    texts: tuple[str, ...], event: str, differing: dict[str, Fit]
) -> None:
    own = f"{_DAY}, {event}" if event else _DAY
    assert _differ(*_say(*texts), event=own) == differing


@pytest.mark.parametrize(
    ("dates", "event", "spread"),
    [
        (("2013-05-10",), "2013-05-10", None),
        (("2013-05-10", "2013-05-12"), "2013-05-10", Spread(2, 2)),
        # Beside accounts that differ, a date that leaves room for them adds nothing.
        (("2013-05-10", "2013-05-12"), "2013-05", Spread(2, 2)),
        (("2013-05-10", "2013-05-12"), "2013-05-15", Spread(5, 5)),
        (("2013-05-10", "'[2013-05-12,2013-05-15]'"), "2013-05", Spread(2, 5)),
        (("2013-05-10", "2013-05"), "2013-05-10", Spread(0, 21)),
        (("2013-05-10", "2013-06-05/.."), "2013-05-10", Spread(26, FUTURE)),
        (("before 10 May 2013",), "2013-05-12", Spread(3, FUTURE)),
        (("2013-05-01/2013-05-10",), "2013-05-02/2013-05-15", Spread(5, 5)),
        (("2013-05-10", "unknown"), "2013-05-10", None),
    ],
    ids=str,
)
def test_dates_are_so_many_days_apart(
    dates: tuple[str, ...], event: str, spread: Spread | None
) -> None:
    accounts = [f"date: {date}" for date in dates]
    assert measure_spread(_read(*accounts, event=f"date: {event}")[0]) == spread


_dates = st.sampled_from(
    [
        *("2013-05-10", "2013-05-12", "2013-05", "2013", "2013-05-11~"),
        *("'2013-05-20?'", "unknown"),
        *("2013-05-10/2013-05-12", "2013-05-12/..", "'[2013-05-01..]'"),
    ]
)


@given(st.lists(_dates, min_size=1, max_size=4), _dates)
def test_a_spread_is_there_where_dates_differ(dates: list[str], event: str) -> None:
    accounts = [f"date: {date}" for date in dates]
    found, chronology = _read(*accounts, event=f"date: {event}")
    places = names_of(chronology).places
    spread, differences = measure_spread(found), find_differences(found, places)
    assert (spread is not None) is any(one.key == "date" for one in differences)
    if spread is not None:
        assert 0 <= spread.least <= spread.greatest
        # Days in between say that not all can be true, unless one is doubted.
        doubted = any("?" in date for date in (*dates, event))
        if spread.least and not doubted:
            assert Difference("date", _SURE) in differences


def test_dates_contradict_each_other_whichever_comes_first() -> None:
    one, two, doubted = map(parse_when, ("2013-05-10", "2013-05-12", "2013-05-12?"))
    assert contradict(one, two) is contradict(two, one) is True
    assert contradict(one, doubted) is contradict(doubted, one) is False
    assert contradict(one, parse_when("2013-05")) is False


def test_keys_that_accounts_have_can_be_asked_for() -> None:
    _, chronology = _read(f"{_DAY}, killed: 3, page: 4")
    assert list_compared(chronology) == ("date", "title", "place", "status", "killed")
