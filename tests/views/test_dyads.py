"""Pairs of actors: the triangle, the list, and the history of two."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.dates import parse_when
from tests.helpers.drawing import Look, draw_text, list_numbers
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from tests.helpers.texts import ROWS, list_wide
from tests.test_law import check_numbers
from timeline import Chronology, load_text, make_query, select
from timeline.query import Question
from timeline.rendering import ASCII
from timeline.views.shortdates import allow_short, find_last, list_signs, name_month

NASTY = load_nasty()
ARMS = load_arms_control()

FOUR = """\
- {date: 2013-01-01, title: A, actors: [Ann, Bob]}
- {date: 2013-02-01, title: B, actors: [Ann], to: [Bob]}
- {date: 2013-03-01, title: C, actors: [Cyd, Dan]}
- {date: 2013-04-01, title: D, actors: [Bob, Cyd]}
- {date: 2013-05-01, title: E, actors: [Ann, Bob], status: cancelled}
- {date: 2013-06-01, title: F, actors: [Ann, Ann]}
"""
STATES = """\
actors:
  putin: {name: Putin, roles: [{office: President, of: Russia, when: 2012-05-07/..}]}
  fsb: {name: FSB, type: organisation, of: Russia}
  obama: {name: Obama, roles: [{office: President, of: US, when: 2009/2017}]}
events:
- {date: 2013-01-01, title: A, actors: [putin, obama]}
- {date: 2013-02-01, title: B, actors: [fsb, US]}
- {date: 2013-03-01, title: C, actors: [fsb, putin]}
- {date: 2011-03-01, title: D, actors: [putin, Syria]}
"""


def draw(chronology: Chronology, query: Question | None = None, **options: Any) -> str:
    made = Look(**options)
    return draw_text("dyads", select(chronology, query), made)


def test_pairs_stand_below_each_other_those_with_most_events_first() -> None:
    lines = draw(load_text(FOUR), width=110).split("\n")
    assert lines[:2] == [
        "6 events, Jan – Jun 2013",
        "a cell is a week; silence until 1 Jun 2013, the last day known",
    ]
    rows = [re.split("  +", line.replace("┊", " ")) for line in lines[6:9]]
    # In the course, each week with an event has a mark.
    assert rows == [
        ["Bob – Ann", "2", "2", "▁", "▁", "1 Feb 2013", "120 d", "B"],
        ["Bob – Cyd", "1", "1", "▁", "1 Apr 2013", "61 d", "D"],
        ["Cyd – Dan", "1", "1", "▁", "1 Mar 2013", "92 d", "C"],
    ]


@pytest.mark.parametrize(
    ("width", "head"),
    [
        (20, "who with whom  n"),
        (40, "who with whom n silent"),
        (80, "who with whom n alone last silent"),
        (120, "who with whom n alone last silent the last time"),
    ],
)
def test_wider_drawings_say_more(width: int, head: str) -> None:
    lines = draw(load_text(FOUR), width=width).split("\n")
    found = next(line for line in lines if line.startswith("who with whom"))
    assert re.findall("[a-z]+", found) == head.split()


def test_the_silence_goes_to_the_day_of_the_question() -> None:
    text = draw(load_text(FOUR), make_query(as_of="2013-03-03"), width=80)
    assert "silence until 3 Mar 2013\n" in text
    assert re.search("Ann – Bob .* Feb 2013 +30 d$", text, re.M)


def test_who_had_ended_is_not_silent() -> None:
    text = (
        "events:\n"
        "- {date: 1991-12-08, title: T, actors: [Soviet Union, US], kind: call}\n"
        "- {date: 1995-12-08, title: T, actors: [Russia, US], kind: call}\n"
    )
    text = draw(load_text(text))
    assert re.search("US – Soviet Union|United States – Soviet Union", text)
    assert re.search("Soviet Union .* Dec 1991 +ended$", text, re.M)
    assert re.search("Russia .* Dec 1995 +0 d$", text, re.M)


ROUGH = """\
- {date: 2013-05, title: A, actors: [Ann, Bob]}
- {date: 2013-05-22, title: B, actors: [Ann, Bob]}
- {date: 2010-05, title: C, actors: [Ann, Cyd]}
- {date: 2013-05-28, title: D, actors: [Dan]}
- {date: 2005/2013, title: E, actors: [Cyd, Bob]}
"""


def test_a_silence_has_the_bounds_of_its_dates() -> None:
    text = draw(load_text(ROUGH))
    # The rough one may have come after the other.
    assert re.search("Ann – Bob .* May 2013 +0–6 d$", text, re.M)
    assert re.search("Ann – Cyd .* May 2010 +3.0–3.1 y$", text, re.M)
    # It counts where it began, however long it went on.
    assert re.search("Bob – Cyd .* 2005 +7.4–8.4 y$", text, re.M)
    narrow = draw(load_text(ROUGH), width=40)
    assert re.search("Ann – Bob .* <7 d$", narrow, re.M)


def test_what_is_later_than_the_day_of_silence_is_said_to_be() -> None:
    spring = [
        f"- {{date: 2013-05-{day:02}, title: T, actors: [A, B]}}"
        for day in range(1, 21)
    ]
    late = "- {date: 2030-05-22, title: T, actors: [A, C]}"
    text = draw(load_text("\n".join([*spring, late])))
    assert "silence until 20 May 2013" in text
    assert re.search("A – C .* later$", text, re.M)
    assert "1 contact is in no cell: begun elsewhere, or known too roughly." in text


SIDES = """\
actors:
  putin: {name: Putin, roles: [{office: President, of: Russia, when: 2012-05-07/..}]}
  lavrov: {name: Lavrov, roles: [{office: Minister, of: Russia, when: 2004/..}]}
  kerry: {name: Kerry, roles: [{office: Secretary, of: US, when: 2013-02-01/2017}]}
events:
- {date: 2013-05-07, title: A, actors: [putin, lavrov, kerry]}
- {date: 2013-05-08, title: B, actors: [putin, lavrov]}
- {date: 2013-05-09, title: C, actors: [lavrov, kerry, Haig]}
"""


def test_alone_is_counted_by_sides() -> None:
    text = draw(load_text(SIDES), width=100)
    assert re.search("^Lavrov – Kerry +2 +1 ", text, re.M)
    assert re.search("^Kerry – Putin +1 +1 ", text, re.M)
    assert re.search("^Lavrov – Putin +2 +same side ", text, re.M)
    assert re.search("^Kerry – Haig +1 +· ", text, re.M)
    assert "alone: no other side took part  same side: both for one state" in text


def test_one_has_partners() -> None:
    text = draw(load_text(SIDES), make_query(with_=["Kerry"]))
    assert re.search("^Kerry with +n +alone ", text, re.M)
    rows = re.findall("^([A-Z][a-z]+) +([12]) +([12·]) ", text, re.M)
    assert rows == [("Lavrov", "2", "1"), ("Haig", "1", "·"), ("Putin", "1", "1")]
    explained = draw(load_text(SIDES), make_query(with_=["Kerry"]), explain=True)
    assert "∵ Lavrov: 2, with:Kerry with=Lavrov\n" in explained
    # Who acts for whom is asked for is no partner.
    text = draw(load_text(SIDES), make_query(with_=["Russia"]))
    assert re.findall("^([A-Z][a-z]+) +([12]) +([12·]) ", text, re.M) == [
        ("Kerry", "2", "1"),
        ("Haig", "1", "·"),
    ]


KINDS = """\
- {date: 2013-01-01, title: A, actors: [Ann, Bob], kind: visit}
- {date: 2013-02-01, title: B, actors: [Ann, Bob], kind: statement}
- {date: 2013-03-01, title: C, actors: [Ann, Bob], kind: arrest}
- {date: 2013-04-01, title: D, actors: [Ann, Bob]}
"""


@pytest.mark.parametrize(
    ("kinds", "count", "told"),
    [
        ((), 2, "Contacts: every kind but arrest and statement (2 events left out)."),
        (("all",), 4, "Contacts: every kind."),
        (("visit",), 1, "Contacts: visit alone (3 events left out)."),
    ],
)
@pytest.mark.parametrize("matrix", [False, True])
def test_it_is_said_which_kinds_count(
    kinds: tuple[str, ...], count: int, told: str, *, matrix: bool
) -> None:
    text = draw(load_text(KINDS), contacts=kinds, matrix=matrix, width=100)
    assert told in text
    assert re.search(
        f"^█{count} 2013" if matrix else f"^Ann – Bob +{count} ", text, re.M
    )
    history = draw(load_text(KINDS), make_query(with_=["Ann", "Bob"]), contacts=kinds)
    assert told in history
    assert f"Contacts         {count}\n" in history


def test_the_limit_bounds_the_pairs_and_the_rest_is_counted() -> None:
    text = draw(ARMS, limit=3)
    assert len(re.findall("^.+ – .+ [0-9]+ ", text.partition("who with")[2], re.M)) == 3
    assert re.search("^343 more pairs with 10 events or fewer.$", text, re.M)
    assert re.search("^346 more pairs.$", draw(ARMS, limit=0), re.M)
    text = draw(ARMS, make_query(with_=["Gorbachev"]), limit=1)
    assert "15 more partners with 11 events or fewer." in text


def test_names_too_long_are_told_by_initials_and_then_cut() -> None:
    text = draw(ARMS, lanes="state", width=80)
    assert re.search("^US – Soviet Union  ", text, re.M)
    assert "United States – Soviet Union" in draw(ARMS, lanes="state", width=120)
    assert re.search("^Mikhail… – Eduard S…  ", draw(ARMS, width=40), re.M)


def test_fields_have_the_number_and_the_last_month_of_both() -> None:
    lines = draw(load_text(FOUR), matrix=True).split("\n")
    assert lines[2:6] == [
        "Ann",
        "█2 2013-02 Bob",
        " ·         ▓1 2013-04 Cyd",
        " ·          ·         ▓1 2013-03 Dan",
    ]
    assert " ▓ 1 event  █ 2 events" in lines


def test_what_is_in_no_field_is_said() -> None:
    text = draw(load_text(FOUR))
    assert "1 event has fewer than two who took part." in text
    assert "1 event was cancelled or denied, and not counted." in text


def test_shorter_months_make_room_for_more() -> None:
    wide = draw(ARMS, width=200, matrix=True)
    narrow = draw(ARMS, width=80, matrix=True)
    assert "Sep05" in narrow
    assert narrow.count("\n") < wide.count("\n")


def test_nothing_is_dated_by_its_end() -> None:
    # Inspectors stood at a gate until 2001, ten years after the Soviet Union ended.
    for matrix in (True, False):
        text = draw(ARMS, lanes="state", width=120, matrix=matrix)
        assert "May01" not in text
        assert "May 2001" not in text


def test_tags_stand_with_tags() -> None:
    text = draw(ARMS, lanes="tag", width=100)
    assert re.search("^tag with tag +n  alone ", text, re.M)
    assert "alone: no other tag" in text


def test_full_lists_all_pairs() -> None:
    text = draw(ARMS, width=120, full=True)
    assert len(re.findall("^.+ – .+  \\d+ ", text, re.M)) > 340
    assert "more pair" not in text


@pytest.mark.parametrize("limit", [2, 4, 9])
def test_the_limit_bounds_the_actors_of_the_matrix(limit: int) -> None:
    text = draw(ARMS, width=200, limit=limit, matrix=True)
    assert f"{106 - limit} more actors" in text


@pytest.mark.parametrize("matrix", [True, False])
def test_the_height_bounds_the_rows(*, matrix: bool) -> None:
    assert draw(ARMS, width=200, height=24, matrix=matrix).count("\n") <= 24


@pytest.mark.parametrize("options", [{"lanes": "state"}, {}])
def test_states_collect_who_acts_for_them(options: dict[str, str]) -> None:
    query = None if options else make_query(members=True)
    text = draw(load_text(STATES), query, width=40, matrix=True, **options)
    lines = text.split("\n")
    # Who held no office yet stands for himself; FSB and president are one state.
    assert lines[2:6] == [
        "Russia",
        "█2 Feb13 United States",
        " ·        ·       Syria",
        " ·        ·       ▓1 Mar11 Putin",
    ]
    assert "1 event has fewer than two who took" in lines


def test_by_default_actors_stand_for_themselves() -> None:
    text = draw(load_text(STATES))
    assert all(name in text for name in ("Putin", "FSB", "Obama", "United States"))


def test_nobody_met() -> None:
    text = draw(load_text("- {date: 2013, title: T, actors: [Ann]}"))
    assert "No two actors took part in one event." in text


HISTORY = """\
- {date: 2013-01-01, title: First, actors: [Ann, Bob], kind: call}
- {date: 2013-01-11, title: Second, actors: [Ann, Bob, Cyd]}
- {date: 2013-02, title: Rough, actors: [Ann, Bob]}
- {date: 2013-03-01, title: Off, actors: [Ann, Bob], status: cancelled}
- {date: 2014-01-11, title: Last, actors: [Ann], to: [Bob], place: Paris}
- {date: 2014-02-11, title: Other, actors: [Ann, Cyd]}
"""


def test_spellings_that_may_be_one_are_no_pair() -> None:
    text = (
        "events:\n"
        "- {date: 2013-05-10, title: T, actors: [Sergei Lavrov, John Kerry]}\n"
        "- {date: 2013-06-11, title: T, actors: [Lavrov, Sergei Lavrov]}\n"
    )
    drawn = draw(load_text(text))
    assert "May 2013" in drawn
    assert "Jun 2013 " not in drawn.partition("who with")[2]
    assert "Lavrov may be Sergei Lavrov; each is counted by itself." in drawn


def test_the_history_of_two() -> None:
    text = draw(load_text(HISTORY), make_query(with_=["Ann", "Bob"]), width=100)
    lines = text.split("\n")
    for line in (
        "Ann and Bob",
        "Contacts         4, besides 1 cancelled or denied",
        "First contact    1 Jan 2013: First",
        "Last contact     11 Jan 2014: Last",
        "Usual interval   10 days (the median of 2)",
        "Longest silence  up to 12 months (365 days), 2013-01-11 to 2014-01-11",
        "Each year        2013 █▃ 2014",
    ):
        assert line in lines
    assert "Other" not in text
    row = next(line for line in lines if "Last " in line and "Paris" in line)
    assert row.split()[:4] == ["up", "to", "12", "months"]
    assert re.search("^ +✕ 1 Mar 2013 +Off +cancelled$", text, re.M)


def test_the_history_reversed_and_limited() -> None:
    query = make_query(with_=["Ann", "Bob"])
    text = draw(load_text(HISTORY), query, width=100, reverse=True, limit=2)
    table = text.partition("────")[2]
    assert "Last" in table
    assert "Off" in table
    assert "First" not in table


LASTING = """\
- {date: 2010-01-01/2020-12-31, title: Hotline, actors: [A, B]}
- {date: 2012-05-01, title: One, actors: [A, B]}
- {date: 2015-05-01, title: Two, actors: [A, B]}
- {date: 2019-05-01, title: Three, actors: [A, B]}
- {date: "[2019-05-04..2019-05-07]", title: Four, actors: [A, B]}
"""


def test_what_goes_on_for_long_stands_apart() -> None:
    text = draw(load_text(LASTING), make_query(with_=["A", "B"]), width=100)
    for line in (
        "Contacts         5",
        "First contact    1 Jan 2010: Hotline",
        "Last contact     between 4 and 7 May 2019: Four",
        "Longest silence  4 years (1,461 days), 2015-05-01 to 2019-05-01",
        " Going on meanwhile",
        "  · 1 Jan 2010–31 Dec 2020: Hotline",
    ):
        assert line in text.split("\n")
    assert "same time" not in text
    assert re.search("◐ from 1 Jan 2010 +Hotline$", text, re.M)
    assert re.search("^ +2 years +● 1 May 2012 ", text, re.M)
    # Neither end of the interval is known to the day.
    assert re.search("^3 to 6 days +◐ between 4 and 7 May 2019 ", text, re.M)


def test_the_history_of_two_powers_ends_with_one_of_them() -> None:
    query = make_query(with_=["US", "Soviet Union"])
    text = draw(ARMS, query, width=120)
    assert re.search("^Last contact +12 Dec 1991", text, re.M)
    assert text.count("same time") < 5


def test_each_number_of_a_history_is_asked_for_exactly() -> None:
    query = make_query(with_=["US", "Soviet Union"])
    selection = select(ARMS, query)
    for look in (Look(), Look(contacts=("summit", "visit")), Look(contacts=("all",))):
        numbers = list_numbers("dyads", selection, look)
        assert check_numbers(numbers, selection) >= 2


def test_a_silence_between_rough_dates_has_their_names() -> None:
    rough = """\
- {date: 2013-02, title: A, actors: [Ann, Bob]}
- {date: 2013-05, title: B, actors: [Ann, Bob]}
- {date: 2013-06, title: C, actors: [Ann, Bob]}
"""
    text = draw(load_text(rough), make_query(with_=["Ann", "Bob"]), width=100)
    told = "2 to 3 months (62 days), Feb 2013 to May 2013"
    assert f"Longest silence  {told}\n" in text
    assert "Usual interval   1 to 60 days (the median of 2)\n" in text


def test_two_who_never_met() -> None:
    query = make_query(with_=["Bob", "Cyd"], year="2014")
    assert draw(load_text(HISTORY), query).endswith("Bob and Cyd\nno contact\n")


@pytest.mark.parametrize(
    ("text", "iso", "short"),
    [
        ("1991-12-08", "1991-12", "Dec91"),
        ("1991-12", "1991-12", "Dec91"),
        ("1991", "1991", "1991"),
        ("1985/1991", "1991", "1991"),
        ("198X", "<1989", "<1989"),
        ("by 1991-12-08", "<1991-12", "<Dec91"),
        ("by 1991", "<1991-12", "<Dec91"),
        ("after 1991-12-08", "1991-12+", "Dec91+"),
        ("1991-12-08/..", "1991-12+", "Dec91+"),
        ("-0431-05-10", "May 432 BC", None),
        ("-0431", "432 BC", None),
        ("by -0431-05-10", "<May 432 BC", None),
    ],
)
def test_short_dates(text: str, iso: str, short: str | None) -> None:
    when = parse_when(text)
    assert name_month(when) == iso
    assert allow_short([when]) == (short is not None)
    if short is not None:
        assert name_month(when, short=True) == short


def test_what_goes_on_still_is_not_the_last() -> None:
    last = max(parse_when("1992/.."), parse_when("2002-05-24"), key=find_last)
    assert last.edtf == "2002-05-24"


def test_two_digits_of_a_year_need_a_hundred_years_at_most() -> None:
    assert not allow_short([parse_when("1900"), parse_when("2000")])
    assert list_signs(["Dec91+", "Nov90"]) == ("+ then or later",)


@given(
    rows=ROWS,
    width=st.integers(min_value=20, max_value=200),
    full=st.booleans(),
)
def test_whatever_the_text_lines_fit(
    *, rows: list[tuple[str, str, list[str]]], width: int, full: bool
) -> None:
    events = [
        {"date": date, "title": title, "actors": actors} for date, title, actors in rows
    ]
    text = draw(load_events(events), width=width, full=full)
    assert list_wide(text.split("\n"), width) == []
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_lines_fit_and_ascii_is_ascii(width: int) -> None:
    history = make_query(with_=["Reagan", "Gorbachev"])
    partners = make_query(with_=["Gorbachev"])
    queries = ((NASTY, None), (ARMS, None), (ARMS, history), (ARMS, partners))
    for chronology, query in queries:
        for matrix in (False, True):
            text = draw(chronology, query, width=width, full=True, matrix=matrix)
            assert list_wide(text.split("\n"), width) == []
    sample = load_sample()
    pair = make_query(with_=["Russia", "United States"])
    for query in (None, pair):
        assert draw(sample, query, width=width, glyphs=ASCII, full=True).isascii()
