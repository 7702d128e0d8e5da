"""The page as a whole: it reads without a script, and holds nothing that acts."""

import re

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.files import DATA, load_arms_control, load_nasty, load_sample
from tests.helpers.pages import make_html, make_page, read_html
from tests.helpers.running import start_timeline
from timeline import Chronology, load, make_query
from timeline.dates import format_when
from timeline.exports import format_of_path
from timeline.query import leave_out_notes, select
from timeline.text import make_visible


def _spell(text: str) -> str:
    return " ".join(make_visible(text).split())


@pytest.mark.parametrize(
    "chronology",
    [load_sample(), load_arms_control(), load_nasty(), load(DATA / "undated.yaml")],
    ids=["sample", "arms", "nasty", "undated"],
)
def test_all_that_is_known_of_an_event_reads_without_a_script(
    chronology: Chronology,
) -> None:
    page = read_html(make_html(chronology))
    assert page.list_texts("h1") == [_spell(chronology.title)]
    assert len(page.articles) == len(chronology.events)
    for event in chronology.events:
        text = page.articles[f"e-{event.id}"]
        date = format_when(event.date)
        assert f"{date[0].upper()}{date[1:]}" in text or date in text
        said = [event.title, *event.summary.splitlines(), *event.tags]
        said += [cited.quote for cited in event.sources]
        said += [cited.page for cited in event.sources]
        said += [account.title for account in event.accounts]
        for one in said:
            assert _spell(one) in text, one
        if event.status != "reported":
            assert event.status in text
        cited = bool(event.sources or event.accounts)
        assert cited != ("No source given" in text)


def test_events_say_which_match_they_are() -> None:
    chronology = load_arms_control()
    question = make_query(actor="Gorbachev")
    found = select(chronology, question)
    page = read_html(make_html(chronology, question))
    places = {
        given["id"]: int(given["data-i"])
        for tag, given, _ in page.elements
        if tag == "article"
    }
    ids = {f"e-{match.event.id}": at for at, match in enumerate(found.matches)}
    assert places == ids


def test_undated_events_come_last_under_a_heading_of_their_own() -> None:
    page = read_html(make_html(load(DATA / "undated.yaml")))
    assert page.list_texts("h2")[-2:] == ["Undated 3 events", "Sources"]
    assert "3 of them not at all" in page.list_texts("header")[0]


def test_nothing_selected_is_said() -> None:
    page = read_html(make_html(load_sample(), make_query(kind="treaty")))
    assert "0 events" in page.list_texts("header")[0]
    assert "No event meets what was asked for." in page.text


def test_all_that_is_no_event_is_small() -> None:
    page = make_html(load_arms_control(), make_query(kind="treaty", until="1900"))
    assert "0 events" in page
    assert len(page.encode()) <= 60 * 1024


@pytest.mark.parametrize(
    "text",
    [
        "{data} {style} {0} {{}}",
        "@@DATA@@ $data ${data} %(data)s",
        "</script><script>alert(1)</script>",
        "</title></style><!-- <script>",
        "]]> &lt; &amp;#39; \"'`",
    ],
)
def test_what_stands_in_a_chronology_is_no_part_of_the_template(text: str) -> None:
    event: dict[str, object] = {"date": "2013", "title": text, "actors": [text]}
    event |= {"summary": text, "tags": [text], "place": text}
    page = make_page(event, title=text)
    assert page.list_texts("h1") == [_spell(text)]
    assert page.list_texts("title") == [_spell(text)]
    assert page.list_texts("h3") == [_spell(text)]
    assert page.list_texts("ul", "tags") == [_spell(text)]


def test_ids_of_any_text_lead_to_their_events() -> None:
    events: list[dict[str, object]] = [
        {"id": "a b", "date": "2013", "title": "A", "see": ["a~20.b", 'x"><b>']},
        {"id": "a~20.b", "date": "2013", "title": "B"},
        {"id": 'x"><b>', "date": "2013", "title": "C"},
        {"id": "日本", "date": "2013", "title": "D"},
    ]
    page = make_page(*events)
    assert set(page.articles) == {
        *("e-a~20.b", "e-a~7e.20.b", "e-x~22.~3e.~3c.b~3e.", "e-日本")
    }


def test_related_events_are_told_from_both_sides() -> None:
    page = make_page(
        {"id": "a", "date": "2013", "title": "First", "see": ["b"]},
        {"id": "b", "date": "2014", "title": "Second"},
    )
    assert "Related Second 2014" in page.articles["e-a"]
    assert "Related First 2013" in page.articles["e-b"]


def test_what_was_not_asked_for_is_named_by_its_id_alone() -> None:
    chronology = load_events(
        [
            {"id": "a", "date": "2013", "title": "First", "kind": "call", "see": ["b"]},
            {"id": "b", "date": "2014", "title": "Secret", "see": ["a"]},
        ]
    )
    text = make_html(chronology, make_query(kind="call"))
    assert "Related b not on this page" in read_html(text).articles["e-a"]
    assert "Secret" not in text


def test_notes_are_there_only_where_they_are_asked_for() -> None:
    event = {
        "date": "2013",
        "title": "T",
        "note": "note of the event",
        "sources": [{"source": "s", "note": "note of the citation"}],
        "accounts": [{"source": "s", "date": "2014", "note": "note of the account"}],
    }
    source = {"title": "S", "note": "note of the source"}
    chronology = load_events([event], sources={"s": source})
    assert "note of" not in make_html(chronology)
    page = read_html(make_html(chronology, notes=True))
    for name in ("event", "citation", "account", "source"):
        assert f"Note: note of the {name}" in page.text
    assert leave_out_notes(select(chronology)).events[0].note == ""


def test_a_long_list_stands_in_blocks() -> None:
    events = [{"date": "2013-05-10", "title": f"T{n}"} for n in range(401)]
    text = make_html(load_events(events))
    assert '<body class="big">' in text
    assert text.count("<ol>\n<li><article") == 17
    assert len(read_html(text).articles) == 401
    assert '<body class="big">' not in make_html(load_events(events[:400]))


def test_dates_before_christ_and_without_an_end_stand_in_order() -> None:
    page = make_page(
        {"date": "2013/..", "title": "Goes on"},
        {"date": "431 BC to 404 BC", "title": "War"},
        {"date": "../2001", "title": "Until"},
    )
    assert page.list_texts("h2") == [
        *("Beginning unknown 1 event", "431 BC 1 event", "2013 1 event")
    ]
    assert page.list_texts("a")[1:4] == ["Beginning unknown", "431 BC", "2013"]


def test_nothing_is_styled_or_run_but_by_the_one_style_and_script() -> None:
    text = make_html(load_arms_control())
    body = text[text.index("<body") : text.index('<script type="application/json"')]
    assert not re.search(r"\s(?:style|on\w+|src)=", body)
    assert "<link" not in text
    assert "<img" not in text


def test_the_page_depends_on_the_chronology_alone() -> None:
    done = [
        start_timeline(
            *("export", "--format", "html"),
            variables={"PYTHONHASHSEED": seed, "TZ": zone, "COLUMNS": "40"},
        )
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert done[0].code == 0
    assert done[0].output == done[1].output == make_html(load_sample())


def test_its_suffixes_choose_it() -> None:
    assert format_of_path("a.html") == format_of_path("b.HTM") == "html"
