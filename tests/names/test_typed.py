"""Names of actors as they stand in events."""

from timeline.names.typed import NAMED, PARTIES, Typed, list_names, list_typed
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


def test_who_takes_part_is_named() -> None:
    assert set(PARTIES) < set(NAMED)
