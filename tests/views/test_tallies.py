"""Tables of actors and sources: what they say, and that they fit, whatever the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.drawing import Look
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from tests.helpers.texts import HARMFUL, list_wide
from timeline import Chronology, load_text, make_query, select
from timeline.analysis.tally import tally_actors, tally_sources
from timeline.names import ActorNames
from timeline.names.undeclared import find_undeclared
from timeline.query import Question
from timeline.rendering import ASCII, UNICODE, plain_text
from timeline.views.actors import draw_actors, draw_undeclared
from timeline.views.sources import draw_sources

SAMPLE = load_sample()
ARMS = load_arms_control()
NASTY = load_nasty()


def _actors(chronology: Chronology, look: Look, query: Question | None = None) -> str:
    selection = select(chronology, query)
    lines = draw_actors(tally_actors(selection), look.lay(selection))
    return "\n".join(line.rstrip() for line in plain_text(lines).split("\n"))


def _sources(
    chronology: Chronology,
    look: Look,
    query: Question | None = None,
    *,
    alone: int = 5,
) -> str:
    selection = select(chronology, query)
    lines = draw_sources(tally_sources(selection), look.lay(selection), alone=alone)
    return plain_text(lines)


def _undeclared(chronology: Chronology, look: Look) -> str:
    names = ActorNames(chronology)
    found = find_undeclared(chronology.events, names, chronology.actors)
    return plain_text(draw_undeclared(found, look.lay(select(chronology))))


def test_actors_of_may_in_a_wide_table() -> None:
    text = _actors(SAMPLE, Look(width=120), make_query(month="2013-05"))
    lines = text.split("\n")
    assert lines[:3] == [
        "Russia, the United States and Syria, spring 2013",
        "11 of 14 events, May 2013",
        "",
    ]
    assert lines[3].split() == [
        *("Actor", "Type", "Office", "Events", "First", "Last", "2013")
    ]
    rows = [re.split(r"  +", line) for line in lines[5:]]
    assert rows[0][:5] == ["Russia", "state", "7+2?", "2013-04~", "28 May 2013 or"]
    kerry = next(row for row in rows if row[0] == "John Kerry")
    assert kerry[:6] == [
        *("John Kerry", "person", "US Secretary of State"),
        *("2", "2013-05", "2013-05"),
    ]
    assert text.endswith("\n\n+2? possible, besides the certain ones\n")


def test_narrower_the_type_stands_where_there_is_no_office() -> None:
    lines = _actors(SAMPLE, Look(width=100)).split("\n")
    assert "Office or type" in lines[3]
    assert re.match(r"Syria +state +\d", next(x for x in lines if "Syria " in x[:6]))
    assert re.match(r"FSB +of Russia +1 ", next(x for x in lines if x[:3] == "FSB"))


def test_without_possible_ones_nothing_is_said_of_them() -> None:
    chronology = load_text("events: [{date: 2013-05-10, title: T, actors: [A]}]")
    assert "possible" not in _actors(chronology, Look())


def test_offices_are_those_possibly_held_at_its_events() -> None:
    chronology = load_text(
        "actors:\n"
        "  a:\n"
        "    name: A\n"
        "    roles:\n"
        "    - {office: First, when: 2001/2005}\n"
        "    - {office: Second, when: 2005/2009}\n"
        "    - {office: Third, when: 2009/2011}\n"
        "  idle: {name: Idle, roles: [{office: Now, when: 2004/2006}, {office: Then,"
        " when: 1990}]}\n"
        "events:\n"
        "- {date: 2004, title: T, actors: [a]}\n"
        "- {date: 2005, title: T, actors: [a]}\n"
    )
    lines = _actors(chronology, Look(width=120)).split("\n")
    assert "First; Second  " in next(line for line in lines if line[:2] == "A ")
    idle = next(line for line in lines if line.startswith("Idle"))
    assert re.fullmatch(r"Idle +person +Now +0", idle)


def test_sparklines_share_one_axis_and_dots_are_none() -> None:
    chronology = load_text(
        "events:\n"
        "- {date: 2013-01-01, title: T, actors: [A]}\n"
        "- {date: 2013-12-31, title: T, actors: [B, C]}\n"
        "- {date: 2013-12-31, title: T, actors: [B]}\n"
    )
    lines = _actors(chronology, Look(width=80)).split("\n")
    sparks = {line[0]: line.rpartition(" ")[2] for line in lines[4:] if line}
    assert sparks["A"] == "█·········"
    assert sparks["C"] == "·········█"
    assert sparks["B"] == "·········█"


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_limit_draws_the_first_so_many(limit: int) -> None:
    chronology = load_text("events: [{date: 2013, title: T, actors: [Aa, Bb, Cc, Dd]}]")
    options = Look(limit=limit)
    for text in (_actors(chronology, options), _undeclared(chronology, options)):
        shown = [name for name in ("Aa", "Bb", "Cc", "Dd") if name in text]
        assert shown == ["Aa", "Bb", "Cc", "Dd"][:limit]


def test_no_event_is_no_crash() -> None:
    chronology = load_text("actors: {a: {name: A}}\nevents: []")
    assert "A" in _actors(chronology, Look())
    assert _actors(load_text("events: []"), Look()).strip() == "0 events"
    assert _undeclared(chronology, Look()) == ""
    assert _sources(chronology, Look()) == "0 events\n"


def test_undeclared_names_with_their_numbers() -> None:
    names = ["V. Putin", "Putin", "Putin", "Vladimir Putin", "Zed"]
    events = "".join(f"- {{date: 2013, title: T, actors: [{one}]}}\n" for one in names)
    text = _undeclared(load_text(f"events:\n{events}"), Look())
    assert text == (
        "Likely actor    Times  As typed\n"
        "──────────────  ─────  ───────────────────────────────────\n"
        "Vladimir Putin      4  Putin (2); V. Putin; Vladimir Putin\n"
        "Zed                 1  Zed\n"
    )


_SOURCED = """
sources:
  memoirs:
    {title: Memoirs, author: A Writer, publisher: House, date: 1996, reliability: C}
  bare: {title: Bare}
events:
- {date: 2011, title: First, sources: [memoirs]}
- {date: 2012, title: Second, sources: [memoirs, other]}
- {date: 2013, title: Third, sources: [memoirs]}
- {date: 2014, title: Fourth}
"""


def test_sources_with_what_rests_on_them_alone() -> None:
    text = _sources(load_text(_SOURCED), Look(), alone=1)
    assert text == (
        "4 events, 2011 – 2014\n"
        "\n"
        "Memoirs · A Writer, House, 1996 [memoirs]\n"
        "  reliability C · 3 events · 2 on this source alone\n"
        "    · 2011: First\n"
        "    and 1 more\n"
        "\n"
        "other\n"
        "  1 event · 0 on this source alone\n"
        "\n"
        "Bare [bare]\n"
        "  0 events\n"
        "\n"
        "(no source)\n"
        "  1 event\n"
        "    · 2014: Fourth\n"
    )
    assert "    · 2013: Third\n" in _sources(load_text(_SOURCED), Look(), alone=2)


def test_a_source_says_what_is_known_of_it_with_an_entry_or_without() -> None:
    chronology = load_text("""
sources: {memo: {title: Memo, url: "https://a.org/1", shelf: 7}}
events:
- date: 2013
  title: First
  sources:
  - memo
  - {title: A headline, author: A. Author, publisher: House, date: 2013-06,
     url: "https://b.org/1"}
  - {publisher: Reuters, url: "https://reuters.com/1", title: Talks}
  - {publisher: Reuters, date: 2013-06-02}
""")
    assert _sources(chronology, Look(), alone=1) == (
        "1 event, 2013\n"
        "\n"
        "Memo [memo]\n"
        "  1 event · 0 on this source alone\n"
        "  https://a.org/1\n"
        "  shelf: 7\n"
        "\n"
        "A headline · A. Author, House, Jun 2013\n"
        "  1 event · 0 on this source alone\n"
        "  https://b.org/1\n"
        "\n"
        "Talks · Reuters\n"
        "  1 event · 0 on this source alone\n"
        "  https://reuters.com/1\n"
        "\n"
        "Reuters · 2 Jun 2013\n"
        "  1 event · 0 on this source alone\n"
    )


@pytest.mark.parametrize("chronology", [SAMPLE, ARMS, NASTY], ids=["a", "b", "c"])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_the_samples_fit_any_width(chronology: Chronology, glyphs: object) -> None:
    picked = ASCII if glyphs is ASCII else UNICODE
    query = make_query(since="1985")
    for width in [*range(20, 130, 11), 200]:
        options = Look(width=width, glyphs=picked)
        for text in (
            _actors(chronology, options, query),
            _sources(chronology, options, query),
            _undeclared(chronology, options),
        ):
            wide = list_wide(text.split("\n"), width)
            assert wide == []
            if picked is ASCII and chronology is SAMPLE:
                assert text.isascii()


_texts = st.text(min_size=1, max_size=30).filter(str.strip) | st.sampled_from(
    [
        *(
            "北京" * 20,
            "e\u0301" * 40,
            "👨\u200d👩\u200d👧" * 9,
            "w" * 100,
            "two words",
        ),
        *("user\u202e \u2066", "\x1b[31mred\x1b[0m", "\x07", "Russia", "[red]x[/red]"),
    ]
)
_dates = st.sampled_from(
    ["2013", "2013-05-10", "about May 2013", "by 2013", "1999/..", "early May 2013"]
)


def _write(value: object) -> str:
    """Return a value as YAML, every character of it escaped."""
    if isinstance(value, dict):
        pairs = (f"{_write(key)}: {_write(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_write, value))}]"
    return '"' + "".join(f"\\U{ord(char):08x}" for char in str(value)) + '"'


_people = st.fixed_dictionaries(
    {
        "name": _texts,
        "type": st.sampled_from(["person", "group", "\x1b[31m"]),
        "roles": st.lists(
            st.fixed_dictionaries({"office": _texts, "of": _texts, "when": _dates}),
            max_size=2,
        ),
    }
)
_sourced = st.fixed_dictionaries(
    {"title": _texts, "author": _texts, "reliability": _texts, "date": _dates}
)
_events = st.fixed_dictionaries(
    {
        "date": _dates,
        "title": _texts,
        "actors": st.lists(_texts | st.just("a0"), max_size=3),
        "to": st.lists(_texts, max_size=2),
        "sources": st.lists(_texts | st.just("s0"), max_size=2),
    }
)


@given(
    st.lists(_events, min_size=1, max_size=3),
    st.lists(_people, max_size=2),
    st.lists(_sourced, max_size=2),
    st.integers(min_value=20, max_value=200),
    st.sampled_from([None, "2013-05"]),
)
def test_whatever_the_text_lines_fit_and_carry_nothing_harmful(
    events: list[dict[str, object]],
    people: list[dict[str, object]],
    sources: list[dict[str, object]],
    width: int,
    month: str | None,
) -> None:
    chronology = load_text(
        _write(
            {
                "actors": {f"a{index}": one for index, one in enumerate(people)},
                "sources": {f"s{index}": one for index, one in enumerate(sources)},
                "events": events,
            }
        )
    )
    assert chronology.events
    query = make_query(month=month) if month else None
    options = Look(width=width)
    for text in (
        _actors(chronology, options, query),
        _sources(chronology, options, query),
        _undeclared(chronology, options),
    ):
        assert list_wide(text.split("\n"), width) == []
        assert HARMFUL.search(text) is None
