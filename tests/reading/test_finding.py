"""Which part of a document is the events, and what is never taken for them."""

from collections.abc import Mapping

import pytest

from tests.helpers.chronologies import list_codes, list_titles, load_sound
from timeline.reading import load_text
from timeline.reading.events import EVENT
from timeline.reading.schema import names_of

EVENTS = "[{date: 2013, title: T}, {date: 2014, title: U}]"
DATES = names_of(EVENT.keys, "date")
TITLES = names_of(EVENT.keys, "title")


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        (f"incidents: {EVENTS}\n", "incidents", (1, 1, 9)),
        (f"timeline: {EVENTS}\n", "timeline", (1, 1, 8)),
        (f"title: X\nmilestones: {EVENTS}\n", "milestones", (2, 1, 10)),
        (f"data:\n  items: {EVENTS}\n", "data.items", (2, 3, 5)),
        (f"a: {{b: {{'c': {EVENTS}}}}}\n", "a.b.c", (1, 9, 3)),
        (
            "data:\n  a1: {date: 2013, title: T}\n  a2: {date: 2014, title: U}\n",
            "data",
            (1, 1, 4),
        ),
        (f"actors: {{a: A}}\nx: [1, 2]\nincidents: {EVENTS}\n", "incidents", (3, 1, 9)),
    ],
)
def test_events_under_another_key_are_read_with_a_note(
    text: str, path: str, place: tuple[int, int, int]
) -> None:
    chronology = load_text(text)
    assert list_titles(chronology) == ["T", "U"]
    found = chronology.diagnostics[0]
    assert (found.code, str(found.severity)) == ("events-elsewhere", "note")
    assert f"`{path}`" in found.message
    assert found.where[1:] == place


@pytest.mark.parametrize("date", [*DATES, "year"])
@pytest.mark.parametrize("title", TITLES)
def test_events_are_known_by_any_name_of_their_keys(date: str, title: str) -> None:
    chronology = load_text(f"steps: [{{{date}: 2013, {title}: T}}]\n")
    assert list_codes(chronology)[0] == "events-elsewhere"
    assert list_titles(chronology) == ["T"]


def test_most_of_a_list_tells_what_it_is() -> None:
    some = "steps: [{date: 2013, title: T}, {x: 1}"
    assert list_titles(load_text(f"{some}, {{date: 2014, title: U}}]\n")) == ["T", "U"]
    chronology = load_text(f"{some}, {{y: 1}}]\n")
    assert chronology.events == ()
    assert "file-not-chronology" in list_codes(chronology)


@pytest.mark.parametrize("key", ["events", "Events", "EVENTS"])
def test_key_events_is_found_in_any_case(key: str) -> None:
    chronology = load_sound(f"{key}: {EVENTS}\n")
    assert list_titles(chronology) == ["T", "U"]


def test_key_events_goes_before_whatever_else_looks_like_events() -> None:
    chronology = load_text(f"other: {EVENTS}\nevents: [{{date: 2015, title: V}}]\n")
    assert list_titles(chronology) == ["V"]
    assert list_codes(chronology) == ["key-unknown"]
    assert "other" in chronology.extra


@pytest.mark.parametrize(
    "text",
    [
        "v-1: {date: 2013, title: T}\nCREATION: {date: 2014, title: U, id: own}\n",
        "events:\n  v-1: {date: 2013, title: T}\n"
        "  CREATION: {date: 2014, title: U, id: own}\n",
    ],
)
def test_events_keyed_by_id_have_that_id(text: str) -> None:
    chronology = load_sound(text)
    assert [(event.id, event.title) for event in chronology.events] == [
        ("v-1", "T"),
        ("own", "U"),
    ]
    assert [event.locate("id").line for event in chronology.events] in ([1, 2], [2, 3])


def test_id_under_which_an_event_stands_is_one_like_others() -> None:
    chronology = load_text(
        "events:\n  a b: {date: 2013, title: T}\n  c: {date: after a b, title: U}\n"
        "  d: {date: 2014, title: V, see: [c]}\n"
    )
    assert "id-invalid" in list_codes(chronology)
    assert chronology.events[-1].id == "d"


def test_header_may_stand_beside_events_keyed_by_id() -> None:
    chronology = load_sound("year: 2013\na: {date: 3 May, title: T}\n")
    assert [(event.id, event.date.edtf) for event in chronology.events] == [
        ("a", "2013-05-03")
    ]


@pytest.mark.parametrize(
    ("date", "edtf"),
    [("date", "2013"), ("when", "2013"), ("start", "2013"), ("Date", "2013")],
)
def test_mapping_with_a_date_and_a_title_is_one_event(date: str, edtf: str) -> None:
    chronology = load_text(f"{date}: 2013\ntitle: T\nplace: Paris\nactors: []\n")
    (event,) = chronology.events
    assert (event.title, event.date.edtf, event.place) == ("T", edtf, "Paris")
    assert chronology.title == ""
    assert chronology.extra == {}


def test_one_event_under_events_is_a_list_of_one() -> None:
    assert list_titles(load_text("events: {date: 2013, title: T}\n")) == ["T"]
    assert list_titles(load_text("events: {year: 2013, title: T}\n")) == ["T"]


def test_year_alone_makes_no_event_of_a_header() -> None:
    chronology = load_sound("title: Spring\nyear: 2013\n")
    assert (chronology.title, chronology.year) == ("Spring", 2013)
    assert chronology.events == ()


def test_keys_of_one_event_are_not_events_below_it() -> None:
    chronology = load_text(
        "date: 2013\ntitle: T\nsources:\n- {date: 2014, title: An article}\n"
        "accounts:\n- {source: s, date: 2012, title: Other}\n"
    )
    assert list_titles(chronology) == ["T"]
    assert list_codes(chronology) == []


@pytest.mark.parametrize(
    "key", ["actors", "people", "sources", "references", "bibliography", "places"]
)
def test_registry_is_never_taken_for_events(key: str) -> None:
    chronology = load_text(f"{key}: [{{id: a, date: 2013, title: T}}]\n")
    assert chronology.events == ()
    assert "events-elsewhere" not in list_codes(chronology)


BOOKS: Mapping[str, str] = {
    "authors": "{author: A, date: 2013, title: T}",
    "publishers": "{publisher: P, date: 2013, title: T, url: u}",
    "journals": "{journal: J, year: 2013, title: T}",
}


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_list_of_publications_is_never_taken_for_events(book: str) -> None:
    bare = load_text(f"- {book}\n- {book}\n")
    assert bare.events == ()
    assert list_codes(bare) == ["file-not-chronology"]
    assert "publications" in bare.diagnostics[0].message
    assert load_text(f"books: [{book}]\n").events == ()
    beside = load_text(f"books: [{book}]\nsteps: {EVENTS}\n")
    assert list_titles(beside) == ["T", "U"]


def test_author_of_an_event_makes_no_book_of_it() -> None:
    chronology = load_text("- {author: A, date: 2013, title: T, place: Paris}\n")
    assert list_titles(chronology) == ["T"]


def test_two_lists_that_may_be_the_events_are_not_chosen_between() -> None:
    chronology = load_text(f"a: {EVENTS}\nb:\n  c: {EVENTS}\n")
    found = chronology.diagnostics[0]
    assert (found.code, str(found.severity)) == ("events-ambiguous", "error")
    assert found.message.startswith("`a` and `b.c` may each be the events")
    assert found.where[1:] == (1, 1, 1)
    assert [where[1:] for _, where in found.related] == [(3, 3, 1)]
    assert found.remedy is not None
    assert (found.remedy.action, found.remedy.subject) == ("read-at", "a")
    assert chronology.events == ()
    # They are no keys of the authors' own.
    assert list_codes(chronology) == ["events-ambiguous"]
    assert chronology.extra == {}
    # What is there is counted, whichever is meant.
    assert [(one.reason, one.entries) for one in chronology.left_out] == [
        ("choice", 2 * EVENTS.count("date"))
    ]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("a", ["T", "U"]),
        ("b.c", ["V"]),
        ("b.d.e", ["W"]),
        ("keyed", ["X"]),
        ("sources", ["Y"]),
    ],
)
def test_path_says_which_list_is_meant(at: str, expected: list[str]) -> None:
    chronology = load_text(
        f"title: Spring\na: {EVENTS}\nb:\n  c: [{{date: 2015, title: V}}]\n"
        "  d.e: [{date: 2016, title: W}]\nkeyed: {k: {date: 2017, title: X}}\n"
        "sources: [{id: s, date: 2018, title: Y}]\n",
        at=at,
    )
    assert list_titles(chronology) == expected
    assert chronology.title == "Spring"


@pytest.mark.parametrize("at", ["gone", "a.b", "title", "a.0", "."])
def test_path_to_nothing_is_reported(at: str) -> None:
    chronology = load_text(f"title: Spring\na: {EVENTS}\n", at=at)
    if at == ".":
        # The whole is no list of events, and then each of its values is none.
        assert chronology.events == ()
        return
    (found,) = [one for one in chronology.diagnostics if one.code != "key-unknown"]
    assert found.code == "file-not-chronology"
    assert f"`{at}`" in found.message
    assert (chronology.title, chronology.events) == ("Spring", ())


def test_path_of_a_point_is_the_whole() -> None:
    chronology = load_text("- {author: A, date: 2013, title: T}\n", at=".")
    assert list_titles(chronology) == ["T"]


@pytest.mark.parametrize("value", ["{a: b}", "some text", "2013"])
def test_events_that_are_no_list_are_reported(value: str) -> None:
    assert list_codes(load_text(f"events: {value}\n")) == ["key-shape"]


def test_events_that_cannot_be_read_are_counted_as_left_out() -> None:
    chronology = load_text("title: Spring\nevents: [\n")
    assert list_codes(chronology) == ["yaml-syntax"]
    assert [one.reason for one in chronology.left_out] == ["syntax"]
    assert chronology.title == "Spring"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("date: 2013\n", "if this is one event, it needs a `date` and a `title`"),
        ("year: 2013\nx: 1\n", ""),
        ("x: 1\n", "under `events:`"),
        ("incidents: [x]\ntags: [y]\n", "if this is one event"),
    ],
)
def test_mapping_without_events_is_no_chronology(text: str, hint: str) -> None:
    chronology = load_text(text)
    found = [one for one in chronology.diagnostics if one.code == "file-not-chronology"]
    # A header alone is a part of a chronology in a folder.
    assert len(found) == bool(hint)
    assert all(hint in one.hint for one in found)
    assert all(str(one.severity) == "warning" for one in found)
