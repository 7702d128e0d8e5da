"""From a node to an event: every key, made ids, defaults and citations."""

from collections.abc import Callable, Mapping

import pytest

from tests.helpers.chronologies import list_codes, list_ids, load_sound
from tests.helpers.dates import parse_when
from timeline.dates import When
from timeline.diagnostics import Location
from timeline.model import Citation, Event
from timeline.reading import load_text
from timeline.reading.events import EVENT as SCHEMA
from timeline.reading.events import KEYS
from timeline.reading.schema import Key
from timeline.vocabulary import KINDS


def read_one(keys: str) -> Event:
    """Return the event of these keys, in YAML's flow style."""
    (event,) = load_sound(f"- {{date: 2013, title: T, {keys}}}\n").events
    return event


def test_every_key_of_an_event_is_read() -> None:
    first, second = load_sound("""
- id: obama-letter
  date: April 2013
  reported: 2013-05-01
  title: Obama's letter tells Putin that the US wants closer ties
  summary: >
    A first line,
    and a second.
  kind: letter
  actors: [Barack Obama, Thomas Donilon]
  to: [Vladimir Putin]
  about: [Syria, missile defence]
  place: Moscow
  tags: [us-russia, letters]
  sources: [Kommersant]
  status: confirmed
  confidence: high
  see: [kerry-visit]
  note: Ask for the text.
- {id: kerry-visit, date: 2013-05, title: Kerry in Moscow}
""").events
    assert second.id == "kerry-visit"
    assert first.id == "obama-letter"
    assert (first.date.edtf, first.date.typed) == ("2013-04", "April 2013")
    assert first.reported is not None
    assert first.reported.edtf == "2013-05-01"
    assert first.title == "Obama's letter tells Putin that the US wants closer ties"
    assert first.summary == "A first line, and a second."
    assert first.kind == "letter"
    assert first.actors == ("Barack Obama", "Thomas Donilon")
    assert first.to == ("Vladimir Putin",)
    assert first.about == ("Syria", "missile defence")
    assert first.place == "Moscow"
    assert first.tags == ("us-russia", "letters")
    assert first.sources == (Citation("Kommersant"),)
    assert first.status == "confirmed"
    assert first.confidence == "high"
    assert first.see == ("kerry-visit",)
    assert first.note == "Ask for the text."
    assert first.extra == {}


def test_what_is_not_typed_is_empty() -> None:
    (event,) = load_sound("- {date: 2013, title: T}\n").events
    texts = event.summary, event.kind, event.place, event.confidence, event.note
    assert set(texts) == {""}
    lists = event.actors, event.to, event.about, event.tags, event.sources, event.see
    assert set(lists) == {()}
    assert event.status == "reported"
    assert event.reported is None
    assert event.extra == {}


def test_each_value_knows_where_it_was_typed() -> None:
    (event,) = load_text("""\
- id: a-b
  date: 2013
  title: T
  reported: 2014
  kind: visit
  place: Kyiv
  status: denied
  confidence: low
  actors: [Ada, Bo]
  to: Cy
  about: [Di]
  tags: [t1, t2]
  sources: [s1, {source: s2}]
  see: [a-b, x]
""").events
    found = {
        (key, index): event.locate(key, index)
        for key, index in [
            *((key, 0) for key in ("event", "id", "date", "title", "reported")),
            *((key, 0) for key in ("kind", "place", "status", "confidence", "to")),
            *((key, 0) for key in ("actors", "about", "tags", "sources", "see")),
            *((key, 1) for key in ("actors", "tags", "sources", "see")),
        ]
    }
    places = {
        key: (where.line, where.column, where.length) for key, where in found.items()
    }
    assert places == {
        ("event", 0): (1, 3, 1),
        ("id", 0): (1, 7, 3),
        ("date", 0): (2, 9, 4),
        ("title", 0): (3, 10, 1),
        ("reported", 0): (4, 13, 4),
        ("kind", 0): (5, 9, 5),
        ("place", 0): (6, 10, 4),
        ("status", 0): (7, 11, 6),
        ("confidence", 0): (8, 15, 3),
        ("actors", 0): (9, 12, 3),
        ("actors", 1): (9, 17, 2),
        ("to", 0): (10, 7, 2),
        ("about", 0): (11, 11, 2),
        ("tags", 0): (12, 10, 2),
        ("tags", 1): (12, 14, 2),
        ("sources", 0): (13, 13, 2),
        ("sources", 1): (13, 17, 1),
        ("see", 0): (14, 9, 3),
        ("see", 1): (14, 14, 1),
    }
    assert {where.file for where in found.values()} == {"<text>"}


def test_what_was_not_typed_is_located_at_its_event() -> None:
    event = read_one("kind: visit")
    assert event.locate("place") == event.locate() == event.locate("id")


@pytest.mark.parametrize("key", ["actors", "to", "about", "tags", "sources"])
def test_single_value_stands_for_a_list(key: str) -> None:
    single, listed = read_one(f"{key}: Kerry"), read_one(f"{key}: [Kerry]")
    assert len(getattr(single, key)) == 1
    assert getattr(single, key) == getattr(listed, key)


@pytest.mark.parametrize("kind", KINDS)
def test_built_in_kind_is_known(kind: str) -> None:
    assert read_one(f"kind: {kind}").kind == kind


def test_keys_are_those_of_the_manual() -> None:
    assert (
        *("id", "date", "reported", "title", "summary", "kind", "actors", "to"),
        *("about", "place", "tags", "sources", "accounts", "status", "confidence"),
        *("see", "note"),
    ) == KEYS


def test_a_name_stands_for_one_key_alone() -> None:
    names = [name for key in SCHEMA.keys for name in (key.name, *key.others, *key.like)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("missing", ["title", "date"])
def test_event_without_a_required_key_is_reported_and_left_out(missing: str) -> None:
    keys = {"title": "T", "date": "2013"}
    del keys[missing]
    ((key, value),) = keys.items()
    chronology = load_text(f"- {{{key}: {value}, kind: visit}}\n")
    (found,) = chronology.diagnostics
    assert (found.code, found.where.column) == ("key-missing", 3)
    assert f"has no `{missing}`" in found.message
    assert chronology.events == ()


@pytest.mark.parametrize("missing", ["title", "date"])
@pytest.mark.parametrize("value", ["", "~", "''"])
def test_required_key_without_a_value_is_an_error(missing: str, value: str) -> None:
    """The event is left out, so a warning would not do."""
    keys = {"title": "T", "date": "2013", missing: value}
    text = "".join(f"  {key}: {keys[key]}\n" for key in ("title", "date"))
    chronology = load_text(f"-\n{text}")
    (found,) = chronology.diagnostics
    assert (found.code, str(found.severity)) == ("key-missing", "error")
    line = 2 if missing == "title" else 3
    assert (found.where.line, found.where.column) == (line, 3)
    assert chronology.events == ()


@pytest.mark.parametrize("wrong", ["title: [T]", "title: {T: x}"])
def test_title_of_a_wrong_shape_is_not_missing_as_well(wrong: str) -> None:
    chronology = load_text(f"- {{date: 2013, {wrong}}}\n")
    assert list_codes(chronology) == ["key-shape"]
    assert chronology.events == ()


OTHERS = [(other, key) for key in SCHEMA.keys for other in key.others]


@pytest.mark.parametrize(("typed", "key"), OTHERS, ids=[typed for typed, _ in OTHERS])
@pytest.mark.parametrize("change", [str, str.capitalize, str.upper])
def test_key_under_another_name_is_read_as_the_key(
    typed: str, key: Key, change: Callable[[str], str]
) -> None:
    values = {"date": "2013", "title": "T", key.name: "2014"}
    strict = "".join(f"  {name}: {value}\n" for name, value in values.items())
    loose = strict.replace(f"{key.name}:", f"{change(typed)}:")
    (expected,) = load_text(f"-\n{strict}").events
    chronology = load_text(f"-\n{loose}")
    (event,) = chronology.events
    for name in KEYS:
        assert getattr(event, name) == getattr(expected, name)
    assert event.extra == {}
    told = [one for one in chronology.diagnostics if one.code == "key-synonym"]
    # `source` is a word of the format's own.
    assert len(told) == (change(typed) != key.also)
    for one in told:
        assert one.subject == change(typed)
        assert f"`{change(typed)}` is read as `{key.name}`" in one.message


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("change", [str.capitalize, str.upper])
def test_key_in_other_letters_is_the_key(
    key: str, change: Callable[[str], str]
) -> None:
    values = {"date": "2013", "title": "T", key: "2014"}
    strict = "".join(f"  {name}: {value}\n" for name, value in values.items())
    loose = strict.replace(f"  {key}:", f"  {change(key)}:")
    (expected,), (event,) = (
        load_text(f"-\n{strict}").events,
        load_text(f"-\n{loose}").events,
    )
    assert getattr(event, key) == getattr(expected, key)
    assert event.extra == {}


def test_another_name_is_told_once_a_file() -> None:
    chronology = load_text(
        "- {when: 2013, what: A, where: Paris}\n- {when: 2014, what: B, When: 2015}\n"
    )
    told = [one for one in chronology.diagnostics if one.code == "key-synonym"]
    assert [(one.subject, one.where.line, one.where.column) for one in told] == [
        *(("when", 1, 4), ("what", 1, 16), ("where", 1, 25)),
    ]


@pytest.mark.parametrize(
    ("keys", "title", "extra"),
    [
        ("title: A, headline: B", "A", {"headline": "B"}),
        ("headline: B, title: A", "A", {"headline": "B"}),
        ("what: C, headline: B", "B", {"what": "C"}),
        ("what: C, name: D, event: E", "E", {"what": "C", "name": "D"}),
        ("TITLE: A, headline: B", "A", {"headline": "B"}),
    ],
)
def test_of_two_names_of_a_key_the_first_of_the_table_counts(
    keys: str, title: str, extra: Mapping[str, object]
) -> None:
    chronology = load_text(f"- {{date: 2013, {keys}}}\n")
    (event,) = chronology.events
    assert (event.title, event.extra) == (title, extra)
    unknown = [
        one.subject for one in chronology.diagnostics if one.code == "key-unknown"
    ]
    assert sorted(unknown) == sorted(extra)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("headline", "[a, b]"), ("what", "{a: b}"), ("where", "[a]"), ("desc", "[a]")],
)
def test_another_name_counts_only_where_the_shape_fits(typed: str, value: str) -> None:
    chronology = load_text(f"- {{date: 2013, title: T, {typed}: {value}}}\n")
    assert list_codes(chronology) == ["key-unknown"]
    assert typed in chronology.events[0].extra


@pytest.mark.parametrize("typed", [*(name for name, _ in OTHERS), "Title", "DATE"])
def test_declared_key_is_never_read_as_another(typed: str) -> None:
    chronology = load_text(
        f"fields: [{typed}]\nevents: [{{date: 2013, title: T, {typed}: 2014}}]\n"
    )
    (event,) = chronology.events
    codes_ = {one.code for one in chronology.diagnostics}
    if typed == "source":
        # Which is a key of the format's own.
        assert codes_ == {"field-taken"}
        return
    assert event.extra == {typed: "2014"}
    assert (event.title, event.date.edtf) == ("T", "2013")
    assert "key-synonym" not in codes_


LIKE = [
    *("notes", "comment", "by", "subject", "target", "recipient", "state", "published"),
    "end",
]


@pytest.mark.parametrize("typed", LIKE)
def test_name_that_may_mean_a_key_is_kept_with_a_hint(typed: str) -> None:
    chronology = load_text(f"- {{date: 2013/2014, title: T, {typed}: x}}\n")
    (found,) = [one for one in chronology.diagnostics if one.code == "key-unknown"]
    assert found.hint.startswith("did you mean `")
    assert chronology.events[0].extra == {typed: "x"}


@pytest.mark.parametrize("item", ["Kerry in Moscow", "[date, title]", "~", "''"])
def test_what_is_no_event_is_reported_and_hides_no_other(item: str) -> None:
    chronology = load_text(
        f"- {{date: 2013, title: A}}\n- {item}\n- {{date: 2014, title: B}}\n"
    )
    assert list_codes(chronology) == ["key-shape"]
    assert chronology.diagnostics[0].where.line == 2
    assert list_ids(chronology) == ["2013-a", "2014-b"]


def test_bad_values_cost_only_themselves() -> None:
    chronology = load_text(
        "- {date: 2013, title: T, kind: [x], to: {}, status: no, actors: [a, []],"
        " reported: soon, sources: [{page: 1}, s], see: {}, note: {}}\n"
    )
    (event,) = chronology.events
    assert event.actors == ("a",)
    assert event.sources == (Citation("s"),)
    assert event.reported is None
    assert len(chronology.diagnostics) == 8


UNKNOWN: list[tuple[str, object]] = [
    ("2", "2"),
    ("[a, [b, c]]", ("a", ("b", "c"))),
    ("{a: {b: c}, d: []}", {"a": {"b": "c"}, "d": ()}),
    ("NO", "NO"),
    ("~", ""),
]


@pytest.mark.parametrize(("typed", "kept"), UNKNOWN)
def test_unknown_key_is_kept_as_it_was_typed(typed: str, kept: object) -> None:
    chronology = load_text(f"- {{date: 2013, title: T, own: {typed}}}\n")
    assert list_codes(chronology) == ["key-unknown"]
    assert chronology.events[0].extra == {"own": kept}


def test_unknown_keys_keep_their_order() -> None:
    chronology = load_text("- {z: 1, date: 2013, a: 2, title: T, m: 3}\n")
    assert list(chronology.events[0].extra) == ["z", "a", "m"]


def test_declared_key_is_kept_without_a_warning() -> None:
    chronology = load_sound("fields: [own]\nevents: [{date: 2013, title: T, own: x}]\n")
    assert chronology.events[0].extra == {"own": "x"}
    assert chronology.fields == {"own": "text"}


@pytest.mark.parametrize(
    ("date", "title", "made"),
    [
        ("2013-05-10", "Cameron flies to Sochi", "2013-05-10-cameron-flies-to-sochi"),
        ("2013-05", "Talks", "2013-05-talks"),
        ("2013", "Talks", "2013-talks"),
        ("201X", "Talks", "2010-talks"),
        ("2013-21", "Talks", "2013-talks"),
        ("10-12 May 2013", "Talks", "2013-05-10-talks"),
        ("early May 2013", "Talks", "2013-05-01-talks"),
        ("2013-05-10~", "Talks", "2013-05-10-talks"),
        ("after 2013-05-10", "Talks", "2013-05-11-talks"),
        ("/2013", "Talks", "talks"),
        ("../2013", "Talks", "talks"),
        ("-0431-05", "Talks", "bc0432-05-talks"),
        ("2013", "« Été » à Genève, II", "2013-ete-a-geneve-ii"),
        ("2013", "日本", "2013-日本"),
        ("2013", "???", "2013-event"),
        (
            "2013",
            "A title so long that its id would be unwieldy if nobody cut it",
            "2013-a-title-so-long-that-its-id-would-be-unwieldy-if",
        ),
    ],
)
def test_made_id_is_the_date_and_the_title(date: str, title: str, made: str) -> None:
    assert list_ids(load_sound(f"- date: {date}\n  title: {title}\n")) == [made]


def test_made_id_leaves_a_date_out_that_another_event_moves() -> None:
    chronology = load_sound(
        "- {id: visit, date: 2013, title: V}\n- {date: after visit, title: Talks}\n"
    )
    assert list_ids(chronology) == ["visit", "talks"]


def test_made_ids_that_collide_are_numbered_past_typed_ones() -> None:
    chronology = load_sound(
        "- {date: 2013, title: T}\n- {date: 2013, title: T}\n"
        "- {id: 2013-t-2, date: 2013, title: X}\n- {date: 2013, title: T}\n"
    )
    assert list_ids(chronology) == ["2013-t", "2013-t-3", "2013-t-2", "2013-t-4"]


def test_made_id_stays_while_date_and_title_do() -> None:
    before = "- {date: 2013-05, title: Talks, kind: visit, place: Paris}\n"
    after = "- {date: 2012, title: New}\n- {title: Talks, date: 2013-05, note: N}\n"
    assert list_ids(load_sound(before))[0] in list_ids(load_sound(after))


def test_typed_id_twice_is_a_warning_that_shows_the_first() -> None:
    chronology = load_text(
        "- {id: a, date: 2013, title: T}\n- {id: a, date: 2014, title: U}\n"
    )
    (found,) = chronology.diagnostics
    assert (found.code, found.where.line, found.where.column) == ("id-duplicate", 2, 8)
    assert [where.line for _, where in found.related] == [1]
    assert len(chronology.events) == 2


@pytest.mark.parametrize(
    "typed",
    [
        *("a", "a-b", "s-300", "2013", "ünal-1", "日本", "2022-03-01--x", "2SjuZBR5"),
        *("CREATION_OF_WORLD", "PSE73898", "kerry_visit", "-a", "a--b", "Visit", "'!'"),
        *("acled:1234", "a/b#c", "'*'", "~x", "(a)"),
    ],
)
def test_id_is_of_any_characters(typed: str) -> None:
    assert list_ids(load_sound(f"- {{id: {typed}, date: 2013, title: T}}\n")) == [
        typed.strip("'")
    ]


def test_ids_in_other_letters_are_two_and_found_exactly_first() -> None:
    chronology = load_sound(
        "- {id: Visit, date: 2013, title: A}\n- {id: visit, date: 2014, title: B}\n"
        "- {date: after visit, title: C}\n"
    )
    assert list_ids(chronology)[:2] == ["Visit", "visit"]
    assert chronology.by_id["Visit"].title == "A"
    assert chronology.by_id["visit"].title == "B"
    (event,) = (event for event in chronology.events if event.title == "C")
    assert event.date.edtf == "[2014-01-01..]"


def test_id_in_other_letters_is_found_where_no_other_is_meant() -> None:
    chronology = load_sound(
        "- {id: VISIT, date: 2013, title: A}\n- {date: after visit, title: B}\n"
    )
    assert chronology.events[1].date.edtf == "[2013-01-01..]"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Kerry Visit", "write kerry-visit"),
        ("'a, b'", "write a-b"),
        ('"a\\tb"', "write a-b"),
        ('"a\\u00a0b"', "write a-b"),
        ("'! ?'", "write letters and digits"),
    ],
)
def test_id_with_a_blank_or_comma_is_a_warning_with_a_remedy(
    typed: str, hint: str
) -> None:
    chronology = load_text(f"- {{id: {typed}, date: 2013, title: T}}\n")
    (found,) = chronology.diagnostics
    assert (found.code, found.hint) == ("id-invalid", hint)
    assert str(found.severity) == "warning"
    assert len(chronology.events) == 1


def test_title_of_two_lines_is_a_warning() -> None:
    assert list_codes(load_text("- date: 2013\n  title: |\n    A\n    B\n")) == [
        "title-lines"
    ]


@pytest.mark.parametrize("title", [">\n    A\n    B", ">-\n    A", "'A\n    B'"])
def test_title_that_is_folded_into_one_line_is_fine(title: str) -> None:
    """A folded block ends in a line feed that nobody sees or means."""
    chronology = load_text(f"- date: 2013\n  title: {title}\n")
    assert list_codes(chronology) == []
    assert "\n" not in chronology.events[0].title


CITATIONS: list[tuple[str, tuple[Citation, ...]]] = [
    ("sources: s", (Citation("s"),)),
    ("source: s", (Citation("s"),)),
    ("sources: [s, t]", (Citation("s"), Citation("t"))),
    ("source: [s, t]", (Citation("s"), Citation("t"))),
    ("sources: {source: s, page: 4}", (Citation("s", page="4"),)),
    ("source: {source: s, quote: q}", (Citation("s", quote="q"),)),
    (
        "sources: [s, {source: t, url: 'https://t.org/'}]",
        (Citation("s"), Citation("t", url="https://t.org/")),
    ),
    (
        "sources: [{url: 'https://t.org/'}]",
        (Citation("https://t.org/", url="https://t.org/"),),
    ),
    ("sources: ['Interview, 5 May 2013']", (Citation("Interview, 5 May 2013"),)),
    ("sources: []", ()),
    (
        "sources: [{source: s, page: 4-5, url: u, archived: a, accessed: 2013-05,"
        " quote: q, attributed_to: Kerry, credibility: 2, note: n}]",
        (
            Citation(
                "s",
                page="4-5",
                url="u",
                archived="a",
                accessed="2013-05",
                quote="q",
                attributed_to="Kerry",
                credibility="2",
                note="n",
            ),
        ),
    ),
]


INLINE: list[tuple[str, Citation]] = [
    (
        "{title: H, publisher: P, date: 2022-01-20, author: A, url: u, page: 4}",
        Citation(
            "H",
            title="H",
            publisher="P",
            date=parse_when("2022-01-20"),
            author="A",
            url="u",
            page="4",
        ),
    ),
    # What it is called, in the order of the table.
    ("{publisher: P, url: u}", Citation("u", publisher="P", url="u")),
    ("{publisher: P, author: A}", Citation("P", publisher="P", author="A")),
    ("{author: [A, B]}", Citation("A, B", author="A, B")),
    ("{source: s, title: H}", Citation("s", title="H")),
]


@pytest.mark.parametrize(("typed", "citation"), INLINE)
def test_citation_may_hold_its_source(typed: str, citation: Citation) -> None:
    assert read_one(f"sources: [{typed}]").sources == (citation,)


def test_citation_is_read_under_other_names_of_its_keys() -> None:
    chronology = load_text(
        "- date: 2013\n  title: T\n  sources:\n"
        "  - {headline: H, Outlet: O, published: 2022, authors: A, link: u,"
        " archive_url: w, retrieved: 2023, pages: 4}\n"
        "  - {headline: I, Outlet: O}\n"
    )
    (event,) = chronology.events
    assert event.sources == (
        Citation(
            "H",
            title="H",
            publisher="O",
            date=parse_when("2022"),
            author="A",
            url="u",
            archived="w",
            accessed="2023",
            page="4",
        ),
        Citation("I", title="I", publisher="O"),
    )
    assert [one.subject for one in chronology.diagnostics] == [
        *("headline", "Outlet", "published", "authors", "link", "archive_url"),
        *("retrieved", "pages"),
    ]
    assert {one.code for one in chronology.diagnostics} == {"key-synonym"}


@pytest.mark.parametrize(("keys", "citations"), CITATIONS)
def test_citations_of_all_shapes(keys: str, citations: tuple[Citation, ...]) -> None:
    assert read_one(keys).sources == citations


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[[s]]", "key-shape"),
        ("[{page: 4}]", "key-missing"),
        ("{}", "key-missing"),
        ("[~]", "value-empty"),
        ("''", "value-empty"),
        ("[{source: s, credibility: 7}]", "value-unknown"),
        ("[{source: s, accessed: yesterday}]", "date-invalid"),
        ("[{source: s, accessed: after some-event}]", "date-invalid"),
        ("[{source: s, pages: 4}]", "key-synonym"),
        ("[{source: s, seen: 4}]", "key-unknown"),
        ("[{source: s, date: yesterday}]", "date-invalid"),
        ("[{source: [s], url: u}]", "key-shape"),
    ],
)
def test_what_is_wrong_with_a_citation_is_reported(value: str, code: str) -> None:
    chronology = load_text(f"- {{date: 2013, title: T, sources: {value}}}\n")
    assert list_codes(chronology) == [code]
    assert len(chronology.events) == 1


def test_unknown_key_of_a_citation_is_kept() -> None:
    chronology = load_text("- {date: 2013, title: T, source: {source: s, seen: x}}\n")
    assert chronology.events[0].sources[0].extra == {"seen": "x"}


def test_source_and_sources_together_are_reported_and_nothing_is_lost() -> None:
    chronology = load_text("- {date: 2013, title: T, source: a, sources: [b]}\n")
    assert list_codes(chronology) == ["key-duplicate"]
    (event,) = chronology.events
    assert event.sources == (Citation("b"),)
    assert event.extra == {"source": "a"}


EVENT = "events: [{date: 2013, title: T}, {date: 2014, title: U, kind: call}]\n"


@pytest.mark.parametrize("header_first", [True, False])
@pytest.mark.parametrize(
    ("defaults", "expected"),
    [
        ("{kind: visit}", {"kind": ("visit", "call")}),
        ("{tags: [a, b]}", {"tags": (("a", "b"), ("a", "b"))}),
        ("{source: s}", {"sources": ((Citation("s"),), (Citation("s"),))}),
        ("{status: claimed}", {"status": ("claimed", "claimed")}),
    ],
)
def test_defaults_fill_what_an_event_leaves_out(
    defaults: str, expected: Mapping[str, tuple[object, object]], *, header_first: bool
) -> None:
    header = f"defaults: {defaults}\n"
    chronology = load_sound(header + EVENT if header_first else EVENT + header)
    for key, values in expected.items():
        assert tuple(getattr(event, key) for event in chronology.events) == values


@pytest.mark.parametrize("quotes", ["''", '""'])
@pytest.mark.parametrize("default", ["place: s", "kind: visit", "mine: 3"])
def test_empty_quotes_say_that_no_default_holds(default: str, quotes: str) -> None:
    key = default.partition(":")[0]
    chronology = load_sound(
        f"fields: {{mine: number}}\ndefaults: {{{default}}}\n"
        f"events:\n- {{date: 2013, title: T, {key}: {quotes}}}\n"
    )
    (event,) = chronology.events
    assert (event.place, event.kind, event.extra) == ("", "", {})


def test_a_key_left_without_a_value_is_told_of_though_there_is_a_default() -> None:
    chronology = load_text(
        "defaults: {place: s}\nevents:\n- date: 2013\n  title: T\n  place:\n"
    )
    assert list_codes(chronology) == ["value-empty"]


@pytest.mark.parametrize("own", ["source: t", "sources: [t]", "sources: t"])
@pytest.mark.parametrize("default", ["source: s", "sources: [s]"])
def test_own_sources_take_the_place_of_default_ones(own: str, default: str) -> None:
    chronology = load_sound(
        f"defaults: {{{default}}}\nevents: [{{date: 2013, title: T, {own}}}]\n"
    )
    assert chronology.events[0].sources == (Citation("t"),)


@pytest.mark.parametrize("key", ["id", "title", "date"])
def test_default_that_would_make_events_alike_is_refused(key: str) -> None:
    chronology = load_text(f"defaults: {{{key}: x}}\n{EVENT}")
    (found,) = chronology.diagnostics
    assert (found.code, found.where.line, found.where.column) == (
        "value-invalid",
        1,
        12,
    )
    assert len(chronology.events) == 2


def test_wrong_default_is_reported_where_it_was_typed() -> None:
    chronology = load_text(f"defaults: {{status: maybe}}\n{EVENT}")
    assert {(found.code, found.where.line) for found in chronology.diagnostics} == {
        ("status-unknown", 1)
    }


def test_defaults_that_are_no_mapping_are_reported() -> None:
    assert list_codes(load_text(f"defaults: [kind]\n{EVENT}")) == ["key-shape"]


@pytest.mark.parametrize("header_first", [True, False])
def test_year_completes_dates_wherever_it_stands(*, header_first: bool) -> None:
    events = "events:\n- {date: 10 May, title: A}\n- {date: early June, title: B}\n"
    header = "year: 2013\n"
    chronology = load_sound(header + events if header_first else events + header)
    dates = [event.date.edtf for event in chronology.events]
    assert dates == ["2013-05-10", "[2013-06-01..2013-06-10]"]
    assert list_ids(chronology) == ["2013-05-10-a", "2013-06-01-b"]
    assert chronology.year == 2013


def test_year_below_the_events_does_not_report_anything_twice() -> None:
    chronology = load_text(
        "events:\n- {date: 31 Feb, title: A, own: x}\n- {date: 3 May, title: B}\n"
        "year: 2013\n"
    )
    assert list_codes(chronology) == ["date-invalid", "key-unknown"]
    assert list_ids(chronology) == ["2013-05-03-b"]


@pytest.mark.parametrize("value", ["13", "MMXIII", "2013-05", "20133", "-431", "٢٠١٣"])
def test_year_that_is_none_is_reported(value: str) -> None:
    assert list_codes(load_text(f"year: {value}\n{EVENT}")) == ["value-invalid"]


def test_events_are_in_order_of_their_dates_then_of_the_file() -> None:
    chronology = load_sound(
        "- {date: 2013-05-01, title: D}\n- {date: 2013-05-01T09:00, title: E}\n"
        "- {date: 2013-05, title: B}\n- {date: 2013, title: A}\n"
        "- {date: 2013-05, title: C}\n"
    )
    assert "".join(event.title for event in chronology.events) == "ABCDE"


def test_reported_may_be_any_date() -> None:
    event = read_one("reported: 'early June 2013'")
    assert isinstance(event.reported, When)
    assert event.reported.edtf == "[2013-06-01..2013-06-10]"


def test_accounts_say_what_each_source_has() -> None:
    chronology = load_text("""\
year: 1991
events:
- date: 26 December
  title: The Soviet Union ends
  accounts:
  - {source: a, date: 25 December, title: It ends, note: He resigns}
  - source: b
    date: 1991-12
    page: 4
""")
    (event,) = chronology.events
    one, two = event.accounts
    assert (one.source, one.date.edtf, one.title) == ("a", "1991-12-25", "It ends")
    assert one.note == "He resigns"
    assert (two.source, two.date.edtf, two.extra) == ("b", "1991-12", {"page": "4"})
    assert event.locate("accounts", 1) == Location("<text>", 8, 11, 7)
    assert [found.code for found in chronology.diagnostics] == ["key-unknown"]


@pytest.mark.parametrize(
    ("accounts", "code"),
    [
        ("[{source: a}]", "key-missing"),
        ("[{date: 2013}]", "key-missing"),
        ("[a]", "key-shape"),
        ("[[a]]", "key-shape"),
        ("[{source: a, date: 31 Feb 2013}]", "date-invalid"),
        ("[{source: a, date: after other}]", "date-invalid"),
        ("", "value-empty"),
    ],
)
def test_accounts_that_are_wrong_leave_the_event(accounts: str, code: str) -> None:
    chronology = load_text(f"- date: 2013\n  title: T\n  accounts: {accounts}\n")
    assert [found.code for found in chronology.diagnostics] == [code]
    assert chronology.events[0].accounts == ()


@pytest.mark.parametrize("key", ["actors", "to", "about", "tags", "see"])
@pytest.mark.parametrize(
    ("typed", "names", "own"),
    [
        (
            "[{name: Ada, role: minister}, Bo]",
            ("Ada", "Bo"),
            {"Ada": {"role": "minister"}},
        ),
        ("{name: Ada, of: [US]}", ("Ada",), {"Ada": {"of": ("US",)}}),
        ("[{Name: Ada}]", ("Ada",), None),
    ],
)
def test_name_may_have_something_said_of_it(
    key: str, typed: str, names: tuple[str, ...], own: object
) -> None:
    (event,) = load_text(f"- {{date: 2013, title: T, {key}: {typed}}}\n").events
    assert getattr(event, key) == names
    assert event.extra == ({key: own} if own else {})


@pytest.mark.parametrize("item", ["{role: x}", "{name: [a]}", "{name: }"])
def test_mapping_without_a_name_is_none_of_a_list(item: str) -> None:
    chronology = load_text(f"- {{date: 2013, title: T, actors: [{item}, Bo]}}\n")
    assert list_codes(chronology) == ["key-shape"]
    assert chronology.events[0].actors == ("Bo",)


def test_status_of_ones_own_is_kept_and_reported() -> None:
    chronology = load_text("- {date: 2013, title: T, status: validated}\n")
    (found,) = chronology.diagnostics
    assert (found.code, str(found.severity)) == ("status-unknown", "warning")
    assert "`statuses: {validated: reported}`" in found.hint
    (event,) = chronology.events
    assert (event.status, event.status_like) == ("validated", "")


@pytest.mark.parametrize("header_first", [True, False])
@pytest.mark.parametrize(
    ("statuses", "like"),
    [
        ("{validated: confirmed}", "confirmed"),
        ("{validated: Denied}", "denied"),
        ("[validated, other]", "reported"),
        ("validated", "reported"),
    ],
)
def test_declared_status_is_like_one_that_is_built_in(
    statuses: str, like: str, *, header_first: bool
) -> None:
    events = "events: [{date: 2013, title: T, status: validated}]\n"
    header = f"statuses: {statuses}\n"
    chronology = load_sound(header + events if header_first else events + header)
    (event,) = chronology.events
    assert (event.status, event.status_like) == ("validated", like)
    assert chronology.statuses["validated"] == like


def test_status_like_none_that_is_built_in_is_reported() -> None:
    chronology = load_text(
        "statuses: {valid: confimed}\nevents: [{date: 2013, title: T, status: valid}]\n"
    )
    (found,) = chronology.diagnostics
    assert (found.code, found.where.column) == ("value-invalid", 19)
    assert found.hint.startswith("did you mean `confirmed`? ")
    assert chronology.events[0].status_like == "reported"


def test_defaults_may_stand_under_other_names() -> None:
    chronology = load_text(
        "defaults: {who: [A], type: visit}\nevents:\n- {date: 2013, title: T}\n"
        "- {date: 2014, title: U, people: [B], category: call}\n"
    )
    one, two = chronology.events
    assert (one.actors, one.kind, two.actors, two.kind) == (
        *(("A",), "visit", ("B",), "call"),
    )
    assert [found.subject for found in chronology.diagnostics] == [
        *("who", "type", "people", "category"),
    ]


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("{title: A}", "date"),
        ("{title: A, date: soon}", "date"),
        ("{title: A, date: }", "date"),
        ("{title: A, date: after nobody-knows}", "date"),
        ("{date: 2013}", "title"),
        ("{date: 2013, title: {a: b}}", "title"),
        ("{date: soon}", "date"),
        ("just text", "shape"),
        ("[date, title]", "shape"),
        ("{date: 2013, title: [}", "syntax"),
    ],
)
def test_what_is_left_out_is_counted_with_its_reason(event: str, reason: str) -> None:
    chronology = load_text(f"- {{date: 2012, title: Kept}}\n- {event}\n")
    (out,) = chronology.left_out
    assert (out.reason, out.entries, out.where.line) == (reason, 1, 2)
    assert [one.title for one in chronology.events] == ["Kept"]
    assert {str(found.severity) for found in chronology.diagnostics} == {"error"}
