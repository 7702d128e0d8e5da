"""One order for all events: total, and with what hangs on an event beside it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import list_ids, load_sound
from timeline.model import Chronology, Event
from timeline.reading import load_text
from timeline.reading.ordering import find_roots, make_keys, order_events


def event(event_id: str, date: str) -> str:
    return f"- {{id: {event_id}, date: {date!r}, title: T}}\n"


def load(**dates: str) -> Chronology:
    return load_sound("".join(event(*one) for one in dates.items()))


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        ({"b": "before a", "a": "2013-05-10/2013-06-10"}, "b a"),
        ({"c": "after a", "a": "2013-05-10", "z": "2013-05-10"}, "a c z"),
        # Bounds do not matter: it is up to 10 June, and there is much in between.
        (
            {"b": "before a", "a": "2013-05-10/2013-06-10", "m": "2013-05-20"},
            "b a m",
        ),
        ({"m": "2013-05-10T09:00", "a": "2013-05-10", "c": "after a"}, "a c m"),
        # In the order of the file, whichever side.
        (
            {"c1": "after a", "b1": "before a", "a": "2013", "c2": "after a"}
            | {"b2": "before a"},
            "b1 b2 a c1 c2",
        ),
        # Each with what hangs on it in turn.
        (
            {"e": "after c", "c": "after a", "d": "after a", "a": "2013"},
            "a c e d",
        ),
        ({"y": "before x", "x": "before a", "a": "2013"}, "y x a"),
        ({"x": "after a", "a": "2013-05-10", "f": "10 May 2013 or later"}, "a x f"),
        ({"f": "by a", "b": "before a", "a": "2013-05-10"}, "f b a"),
        ({"f": "between a and z", "z": "2013-05-20", "a": "2013-05-01"}, "a f z"),
        ({"f": "between 2013 and z", "z": "2013-05-20", "q": "2013-05-19"}, "q f z"),
        ({"f": "before z and after a", "z": "2013-05-20", "a": "2013-05-01"}, "a f z"),
        # What is counted has a day of its own.
        ({"f": "2 days after a", "a": "2013-05-01", "z": "2013-05-02"}, "a z f"),
        ({"f": "during a", "a": "10-12 May 2013", "z": "2013-05-10"}, "f a z"),
        ({"n": "n.d.", "a": "2013"}, "a n"),
    ],
)
def test_what_names_an_event_stands_beside_it(
    dates: dict[str, str], order: str
) -> None:
    assert list_ids(load(**dates)) == order.split()


def test_a_reported_date_moves_nothing() -> None:
    chronology = load_text(
        "- {id: b, date: 2014, reported: after a, title: T}\n" + event("a", "2013")
    )
    assert list_ids(chronology) == ["a", "b"]
    assert [one.beside for one in chronology.events] == [None, None]


def test_a_chain_of_thousands_stands_in_its_order() -> None:
    count = 5_000
    lines = [event("e0", "2013-05-10")]
    lines += [event(f"e{i}", f"after e{i - 1}") for i in range(1, count)]
    # Neither forwards nor backwards.
    chronology = load_text("".join(lines[::2] + lines[1::2][::-1]))
    assert list_ids(chronology) == [f"e{number}" for number in range(count)]
    root = chronology.by_id["e0"].date
    assert all(one.beside == root for one in chronology.events[1:])


_DATES = st.sampled_from(
    [
        *("2013", "2013-05", "2013-05-10", "2013-05-10T14:30+04:00", "10-12 May 2013"),
        *("by 2013-05-10", "2013-05-10 or later", "early May 2013", "/2013-05-10"),
        *("2013-05-10T23:00Z", "2013-05-10/", "unknown"),
    ]
)


@st.composite
def _worlds(draw: st.DrawFn) -> tuple[list[Event], dict[Event, tuple[Event, bool]]]:
    """Draw events, and for some the event before them in the list that they hang on."""
    dates = draw(st.lists(_DATES, min_size=1, max_size=9))
    text = "".join(event(f"e{n}", date) for n, date in enumerate(dates))
    by_id = load_text(text).by_id
    made = [by_id[f"e{number}"] for number in range(len(dates))]
    beside = {}
    for number, one in enumerate(made):
        if number and draw(st.booleans()):
            beside[one] = made[draw(st.integers(0, number - 1))], draw(st.booleans())
    return draw(st.permutations(made)), beside


@given(_worlds())
def test_keys_are_total_and_keep_hangers_together(
    world: tuple[list[Event], dict[Event, tuple[Event, bool]]],
) -> None:
    events, beside = world
    keys = make_keys(events, beside)
    assert len(set(keys)) == len(events)
    ordered = order_events(events, beside)
    place = {one: number for number, one in enumerate(ordered)}
    file = {one: number for number, one in enumerate(events)}
    roots = find_roots(beside)
    for one, (target, is_after) in beside.items():
        assert (place[one] > place[target]) is is_after
        # Between the two stands only what hangs on the same event in the end.
        low, high = sorted((place[one], place[target]))
        assert {roots.get(each, each) for each in ordered[low : high + 1]} == {
            roots[one]
        }
        for other, beside_what in beside.items():
            if beside_what == (target, is_after) and file[one] < file[other]:
                assert place[one] < place[other]
    free = [one for one in ordered if one not in beside]
    dated = [(one.date.sort_key, file[one]) for one in free]
    assert dated == sorted(dated)


@given(_worlds(), st.randoms(use_true_random=False))
def test_where_it_stands_in_the_file_matters_only_for_what_is_level(
    world: tuple[list[Event], dict[Event, tuple[Event, bool]]], order: random.Random
) -> None:
    events, _ = world
    shuffled = list(events)
    order.shuffle(shuffled)
    keys = [one.date.sort_key for one in order_events(events, {})]
    assert keys == [one.date.sort_key for one in order_events(shuffled, {})]
