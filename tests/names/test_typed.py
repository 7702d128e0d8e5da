"""Names of actors as they stand in events."""

from timeline.model import Chronology
from timeline.names import names_of
from timeline.names.typed import (
    NAMED,
    PARTIES,
    Typed,
    TypedNames,
    count_names,
    find_typed,
    keep_typed_names,
    list_among,
    list_names,
    list_typed,
    typed_names_of,
)
from timeline.reading import load_text

_EVENTS = load_text(
    "- {date: 2013, title: T, actors: [B, A], to: [A], about: [C]}\n"
    "- {date: 2014, title: U, actors: [C, D]}\n"
).events


def test_names_have_their_key_and_place() -> None:
    assert list(list_typed(_EVENTS[0])) == [
        Typed("actors", 0, "B"),
        Typed("actors", 1, "A"),
        Typed("to", 0, "A"),
    ]
    assert list(list_typed(_EVENTS[0], NAMED))[3:] == [("about", 0, "C")]
    assert list(list_typed(_EVENTS[0], ["about"])) == [("about", 0, "C")]


def test_place_is_where_the_name_was_typed() -> None:
    for event in _EVENTS:
        for key, position, name in list_typed(event, NAMED):
            where = event.locate(key, position)
            assert where.length == len(name)
            assert where != event.locate()


def test_names_of_all_events_stand_once_in_order() -> None:
    assert list_names(_EVENTS) == ("B", "A", "C", "D")
    assert list_names(()) == ()


def test_places_of_some_names_are_found_among_all() -> None:
    first, second = _EVENTS
    assert list(list_among(_EVENTS, {"A", "C"})) == [
        (first, Typed("actors", 1, "A")),
        (first, Typed("to", 0, "A")),
        (second, Typed("actors", 0, "C")),
    ]
    assert list(list_among(_EVENTS, ["C"], iter(["about"]))) == [
        (first, Typed("about", 0, "C"))
    ]
    assert list(list_among(_EVENTS, [], NAMED)) == []


def test_names_are_counted_in_the_order_of_their_first() -> None:
    names = TypedNames(_EVENTS)
    assert list(names.counts.items()) == [("B", 1), ("A", 2), ("C", 2), ("D", 1)]
    assert names.counts == count_names(iter(_EVENTS))


def test_first_of_a_name_is_found() -> None:
    first, second = _EVENTS
    found = TypedNames(_EVENTS).find_first(["D", "C", "A", "E"])
    assert found == {"A": first, "C": first, "D": second}
    assert find_typed(first, "A") == Typed("actors", 1, "A")
    assert find_typed(second, "D") == Typed("actors", 1, "D")


def test_names_of_a_chronology_are_counted_once() -> None:
    chronology = Chronology(events=_EVENTS)
    names = typed_names_of(chronology)
    assert typed_names_of(chronology) is names
    assert names_of(chronology).actors.spellings == ("B", "A", "C", "D")


def test_what_tells_names_without_events_is_asked_in_their_place() -> None:
    chronology = Chronology()
    keep_typed_names(chronology, TypedNames(_EVENTS))
    assert names_of(chronology).actors.spellings == ("B", "A", "C", "D")


def test_who_takes_part_is_named() -> None:
    assert set(PARTIES) < set(NAMED)
