"""What the views draw: every event, in order, under its heading, and harmlessly."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.drawing import Look, draw_text, draw_view
from tests.helpers.events import make_events, sample_whens
from tests.helpers.files import load_nasty, load_sample
from tests.helpers.texts import HARMFUL, list_wide
from timeline import Chronology, Citation, Event, load_text, make_query, select
from timeline.names.facets import FACETS
from timeline.query import Question
from timeline.rendering import ASCII, UNICODE
from timeline.rendering.columns import fit_columns
from timeline.text import make_visible
from timeline.views import VIEWS
from timeline.views.options import UNGROUPED

SAMPLE = load_sample()
NASTY = load_nasty()
# The views that tell all events, each on lines of its own, in order of date.
_LISTING = ("timeline", "table", "list")
# The views that fill a width; the list has one line an event, however long.
_FITTED = ("timeline", "table")


def draw(
    view: str,
    chronology: Chronology,
    options: Look | None = None,
    query: Question | None = None,
) -> str:
    selection = select(chronology, query)
    return draw_text(view, selection, options or Look())


def positions(text: str, words: list[str]) -> list[int]:
    """Return where words first occur; raises ValueError for one that does not."""
    return [text.index(word) for word in words]


@pytest.mark.parametrize("view", _LISTING)
@pytest.mark.parametrize("group_by", [*FACETS, UNGROUPED])
@pytest.mark.parametrize("reverse", [False, True], ids=["forward", "reverse"])
def test_every_event_is_drawn(view: str, group_by: str, *, reverse: bool) -> None:
    options = Look(
        width=200, group_by=group_by, full=True, reverse=reverse, machine=True
    )
    text = draw(view, SAMPLE, options)
    assert [event.id for event in SAMPLE.events if event.id not in text] == []


@pytest.mark.parametrize("view", _LISTING)
def test_each_event_is_drawn_once_in_order_of_date(view: str) -> None:
    text = draw(view, SAMPLE, Look(width=200))
    titles = [event.title for event in SAMPLE.events]
    assert positions(text, titles) == sorted(positions(text, titles))
    assert [text.count(title) for title in titles] == [1] * len(titles)


@pytest.mark.parametrize("view", _LISTING)
def test_reverse_turns_the_order_around(view: str) -> None:
    text = draw(view, SAMPLE, Look(width=200, reverse=True))
    titles = [event.title for event in reversed(SAMPLE.events)]
    assert positions(text, titles) == sorted(positions(text, titles))


@pytest.mark.parametrize("view", _LISTING)
@pytest.mark.parametrize("reverse", [False, True], ids=["forward", "reverse"])
@pytest.mark.parametrize("limit", [0, 1, 5, 14, 99])
def test_limit_draws_the_first_so_many(view: str, limit: int, *, reverse: bool) -> None:
    options = Look(width=200, limit=limit, reverse=reverse)
    text = draw(view, SAMPLE, options)
    events = list(reversed(SAMPLE.events)) if reverse else list(SAMPLE.events)
    shown = [event.id for event in events if event.title in text]
    assert shown == [event.id for event in events[:limit]]


@pytest.mark.parametrize("view", _FITTED)
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("chronology", [SAMPLE, NASTY], ids=["sample", "nasty"])
def test_no_line_is_wider_than_the_width(
    view: str, glyphs: object, chronology: Chronology
) -> None:
    picked = ASCII if glyphs is ASCII else UNICODE
    for width in range(20, 121):
        options = Look(width=width, glyphs=picked, full=True)
        lines = draw(view, chronology, options).split("\n")
        assert list_wide(lines, width) == []


_words = st.one_of(
    st.text(min_size=1, max_size=60),
    st.sampled_from(
        [
            "[red]x[/red]",
            "北京" * 20,
            "e\u0301" * 40,
            "👨\u200d👩\u200d👧" * 9,
            "w" * 300,
        ]
    ),
)
_dates = sample_whens(
    "2013",
    "2013-05-10T14:30",
    "28 May 2013 - 3 June 2014",
    "about early May 2013",
    "/-0431",
)
_names = st.lists(_words, max_size=3).map(tuple)
_citations = st.builds(
    lambda source, quote, url: Citation(source, quote=quote, url=url),
    _words,
    _words,
    _words,
)
_events = make_events(
    date=_dates,
    title=_words,
    kind=_words,
    actors=_names,
    to=_names,
    place=st.just("") | _words,
    tags=_names,
    sources=st.lists(_citations, max_size=2),
    status=st.sampled_from(["reported", "claimed", "denied"]),
    summary=_words,
    extra=st.dictionaries(_words, _words, max_size=2),
    note=_words,
    id=_words,
)


@given(
    st.lists(_events, min_size=1, max_size=3),
    st.integers(min_value=20, max_value=120),
    st.sampled_from(_FITTED),
    st.sampled_from((*FACETS, UNGROUPED)),
    _words,
)
def test_whatever_the_text_lines_fit_and_carry_nothing_harmful(
    events: list[Event], width: int, view: str, group_by: str, title: str
) -> None:
    chronology = Chronology(title=title, events=tuple(events))
    options = Look(width=width, group_by=group_by, full=True)
    text = draw(view, chronology, options)
    assert list_wide(text.split("\n"), width) == []
    assert HARMFUL.search(text) is None


@pytest.mark.parametrize("view", _LISTING)
@pytest.mark.parametrize("machine", [False, True], ids=["reader", "program"])
def test_control_and_bidi_characters_are_spelled_out(
    view: str, *, machine: bool
) -> None:
    options = Look(width=200, full=True, machine=machine)
    text = draw(view, NASTY, options)
    if machine and view == "list":
        text = text.replace("\t", " ")
    assert HARMFUL.search(text) is None
    assert r"\x1b[31mRed Actor\x1b[0m" in text
    assert r"user\u202e \u2066// admin\u2069" in text


@pytest.mark.parametrize("view", _LISTING)
def test_rich_markup_in_a_title_is_plain_text(view: str) -> None:
    text = draw(view, NASTY, Look(width=200))
    assert r"[red]x[/red] [link=https://evil.example]y[/link] \[b] [/]" in text


@pytest.mark.parametrize("view", VIEWS)
def test_ascii_glyphs_draw_the_sample_in_ascii(view: str) -> None:
    assert draw(view, SAMPLE, Look(glyphs=ASCII, full=True)).isascii()


@pytest.mark.parametrize(
    ("group_by", "headings"),
    [
        ("month", ["2011", "2013", "April 2013", "May 2013"]),
        ("year", ["2011", "2013"]),
        (
            "kind",
            [
                *("agreement", "arrest", "assessment", "attack", "claim", "letter"),
                *("meeting", "other", "sanction", "statement", "transfer", "visit"),
            ],
        ),
        ("place", ["Boston", "Kremlin", "Sochi", "(no place)"]),
        (
            "tag",
            [
                *("arms", "geneva", "intelligence", "syria", "terrorism"),
                *("uk-russia", "us-russia"),
            ],
        ),
        (
            "actor",
            [
                *("Barack Obama", "David Cameron", "Defense Intelligence Agency"),
                *("European Union", "FSB", "John Kerry", "Nikolai Patrushev", "Russia"),
                *("Ryan Fogle", "Sergei Lavrov", "Sergei Ryabkov", "Syria"),
                *("United States", "Vladimir Putin"),
            ],
        ),
        ("none", []),
    ],
)
def test_groups_stand_under_their_headings(group_by: str, headings: list[str]) -> None:
    lines = draw("timeline", SAMPLE, Look(group_by=group_by)).split("\n")
    # A heading follows a blank line; so does the legend, which comes last.
    found = [line.strip() for before, line in pairwise(lines) if not before]
    glyphs = (UNICODE.day, UNICODE.days, UNICODE.coarse)
    assert [line for line in found if line and line[0] not in glyphs] == headings


def test_the_table_has_headings_for_all_groups_but_those_of_time() -> None:
    by_kind = draw("table", SAMPLE, Look(group_by="kind"))
    assert "\n\n visit\n" in by_kind
    assert "\n May 2013\n" not in draw("table", SAMPLE)


def test_an_event_stands_under_each_of_its_tags() -> None:
    text = draw("list", SAMPLE, Look(group_by="tag"))
    event = SAMPLE.by_id["kerry-visit"]
    assert text.count(event.title) == len(event.tags) == 3


_TWO = [{"date": "2013-05-10", "title": "A"}, {"date": "2013-06-04", "title": "B"}]


@pytest.mark.parametrize(
    ("events", "reverse", "drawn"),
    [
        (
            _TWO,
            False,
            [" ● Fri 10       A", " ┊ 25 days without an event", "", " June 2013"],
        ),
        (
            _TWO,
            True,
            [" ● Tue 4        B", " ┊ 25 days without an event", "", " May 2013"],
        ),
        # It ends where something may lie, and has its line above that month.
        (
            [*_TWO, {"date": "2013-06", "title": "C"}],
            False,
            [
                *(" ● Fri 10       A", " ┊ 22 days without an event", ""),
                *(" June 2013", " ◌ in Jun       C", " ● Tue 4        B"),
            ],
        ),
        (
            [*_TWO, {"date": "201X", "title": "C"}],
            False,
            [" ● Fri 10       A", " ┊ 25 days without another event", ""],
        ),
        (
            [
                {"date": "2013-05-10", "title": "A"},
                {"date": "1914-06-28", "title": "Z"},
            ],
            False,
            [" ● Sun 28       Z", " ┊ 98 years without an event", "", " May 2013"],
        ),
    ],
    ids=["forward", "reverse", "month", "decade", "years"],
)
def test_a_gap_stands_between_its_events(
    events: list[dict[str, object]], drawn: list[str], *, reverse: bool
) -> None:
    text = draw("timeline", load_events(events), Look(reverse=reverse))
    assert "\n".join(drawn) in text


def test_what_may_lie_in_a_silence_leaves_none() -> None:
    events = [*_TWO, {"date": "2013-05", "title": "C"}]
    assert UNICODE.silence not in draw("timeline", load_events(events))


def test_thirteen_days_are_no_gap() -> None:
    events: list[dict[str, object]] = [
        {"date": "2013-05-10", "title": "A"},
        {"date": "2013-05-23", "title": "B"},
    ]
    assert UNICODE.silence not in draw("timeline", load_events(events))
    events[1]["date"] = "2013-05-24"
    assert "┊ 14 days" in draw("timeline", load_events(events))


@pytest.mark.parametrize("view", _LISTING)
def test_possible_matches_are_marked_in_the_margin(view: str) -> None:
    query = make_query(on="2013-05-10")
    lines = draw(view, SAMPLE, Look(width=120), query).split("\n")
    marked = {line[0] for line in lines if "Agreement to convene" in line}
    assert marked == {"?"}
    assert {line[0] for line in lines if "Cameron flies" in line} == {" "}


def test_the_list_for_programs_says_possible_and_why_in_its_last_fields() -> None:
    query = make_query(on="2013-05-10")
    text = draw("list", SAMPLE, Look(machine=True), query)
    rows = [line.split("\t") for line in text.splitlines()]
    fields = {row[5]: row[6:] for row in rows}
    assert fields["cameron-sochi"] == ["", ""]
    assert fields["geneva-agreement"] == ["possible", "date"]


def test_the_list_for_programs_has_eight_fields_a_line() -> None:
    for chronology in (SAMPLE, NASTY):
        lines = draw("list", chronology, Look(machine=True)).split("\n")[:-1]
        assert len(lines) == len(chronology.events)
        assert {line.count("\t") for line in lines} == {7}


@pytest.mark.parametrize("view", _FITTED)
def test_the_heading_counts_what_is_shown(view: str) -> None:
    assert draw(view, SAMPLE).split("\n")[1] == "14 events, 2011 – 2013"
    some = draw(view, SAMPLE, query=make_query(actor="Putin"))
    assert some.split("\n")[1].startswith("3 of 14 events, Apr – May 2013")


@pytest.mark.parametrize("view", _FITTED)
@pytest.mark.parametrize("width", [30, 100])
def test_full_tells_everything_known_of_an_event(view: str, width: int) -> None:
    chronology = load_text(
        """
        sources:
          s: {title: Title, author: Author, publisher: House, url: "https://a.example"}
        events:
        - id: it
          date: end of May 2013
          reported: 2013-06-01
          title: It
          summary: Long story
          about: [Someone]
          tags: [red, blue]
          confidence: low
          see: other
          sources:
          - {source: s, page: 7, quote: A quote, attributed_to: X, credibility: 2,
             archived: "https://b.example"}
          mine: {a: [1, 2]}
          note: Take care
        - {id: other, date: 2013, title: The other}
        """
    )
    text = draw(view, chronology, Look(width=width, full=True))
    words = " ".join(re.sub("[│\n]", " ", text).split())
    for expected in (
        "Long story",
        "Author, Title (House), p. 7, attributed to X, credibility 2",
        "“A quote”",
        "https://b.example",
        "about Someone",
        "tags red, blue",
        "confidence low",
        "see other: The other",
        "date end of May 2013 = [2013-05-27..2013-05-31] · within 2013-05-27",
        "reported 2013-06-01 (1 Jun 2013)",
        "mine a: 1, 2",
        "note Take care",
        "id it",
    ):
        assert expected in words


def test_a_source_title_is_a_link_where_an_address_is_known() -> None:
    chronology = load_text(
        "sources: {s: {title: Title, url: 'https://a.example/x'}}\n"
        "events: [{date: 2013, title: T, source: s}]"
    )
    options = Look(full=True)
    spans = [
        span
        for line in draw_view("timeline", select(chronology), options)
        for span in line
        if span.link
    ]
    assert [(span.text, span.link) for span in spans] == [
        ("Title", "https://a.example/x")
    ]


def test_a_status_other_than_reported_is_shown_and_doubt_has_its_glyph() -> None:
    events: list[dict[str, object]] = [
        {"date": "2013-05-10", "title": "A", "kind": "aid", "status": "denied"},
        {"date": "2013-05-11", "title": "B", "kind": "aid", "status": "reported"},
    ]
    text = draw("timeline", load_events(events), Look(width=60))
    assert " ✕ Fri 10       A" in text
    assert "denied · aid\n" in text
    assert "reported" not in text
    assert "✕ disputed, denied or cancelled" in text


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_to_draw_is_no_crash(view: str) -> None:
    assert "Nasty" not in draw(view, load_text("title: Empty\nevents:\n- title: Bad"))


@pytest.mark.parametrize("size", [299, 300])
def test_a_long_title_is_wrapped_and_complete(size: int) -> None:
    title = ("word " * 60)[:size].strip()
    text = draw("table", load_events([{"date": "2013", "title": title}]))
    assert text.count("word") == 60


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 90)), min_size=1, max_size=5),
    st.integers(min_value=0, max_value=200),
)
def test_columns_fit_the_room_and_hold_their_words(
    columns: list[tuple[int, int]], room: int
) -> None:
    words = [word for word, _ in columns]
    natural = [word + more for word, more in columns]
    widths = fit_columns(natural, words, room)
    if not widths:
        assert sum(min(word, 16) for word in words) > room
        return
    assert sum(widths) <= room
    for width, word, most in zip(widths, words, natural, strict=True):
        assert min(word, 16) <= width <= most
    if sum(natural) <= room:
        assert list(widths) == natural


@given(st.text())
def test_visible_text_has_no_harmful_character(text: str) -> None:
    assert HARMFUL.search(make_visible(text)) is None


@pytest.mark.parametrize("full", [False, True])
def test_a_cell_of_a_table_has_eight_lines_at_most_unless_all_is_asked_for(
    *, full: bool
) -> None:
    title = " ".join(f"word{index}" for index in range(80))
    events: list[dict[str, object]] = [
        {"date": "2013-05-10", "title": title, "actors": ["Ann Example"], "id": "a"}
    ]
    text = draw("table", load_events(events), Look(width=80, full=full))
    lines = [line for line in text.split("\n") if "word" in line]
    assert ("word79" in text) == full
    assert (len(lines) == 8 and lines[-1].endswith("…")) != full


def test_no_word_of_a_table_is_broken_where_a_line_has_room_for_it() -> None:
    word = "Counterproliferation-Bureau"
    events: list[dict[str, object]] = [
        {"date": "2013-05-10", "title": f"The {word} opens", "kind": "entry-into-force"}
    ]
    for width in (40, 64, 80):
        text = draw("table", load_events(events), Look(width=width))
        assert word in text
        assert "entry-into-force" in text


@pytest.mark.parametrize("width", [40, 60, 80])
def test_an_entry_of_a_legend_stands_on_one_line(width: int) -> None:
    text = draw("timeline", SAMPLE, Look(width=width))
    events = [{"date": "2013", "title": "A", "status": "denied"}]
    denied = draw("timeline", load_events(events), Look(width=width))
    assert "◌ month or longer" in text
    assert "✕ disputed, denied or cancelled" in denied
