"""Filters by date: what was known by a day, dates of accounts, states that ended."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Chronology, load_text
from timeline.dates import Fit, When, Window, parse_date
from timeline.names import UnresolvedNameError
from timeline.query import Selection, make_query, select
from timeline.query.dates import after, before, since, until

_KNOWN = load_text("""
year: 2013
sources:
  weekly: {title: A Weekly, date: 2013-05-20}
  yearly: {title: A Yearbook, date: 2013}
events:
- {id: told, date: 10 May, title: T, reported: 2013-05-12}
- {id: secret, date: 10 May, title: T, reported: 2014-02}
- {id: printed, date: 10 May, title: T, sources: [weekly, yearly]}
- {id: unsaid, date: 10 May, title: T}
- {id: vague, date: 2013-05, title: T, sources: [yearly]}
- {id: planned, date: 1 July, title: T, status: announced, sources: [weekly]}
- {id: doubted, date: 10 May, title: T, reported: '2013-05-12?'}
""")


def _find(chronology: Chronology, **options: Any) -> Selection:
    return select(chronology, make_query(**options))


def _ask(chronology: Chronology, **options: Any) -> str:
    """Return the ids of what is kept, in order; `?` marks the possible."""
    return " ".join(
        match.event.id + ("?" if match.fit is Fit.POSSIBLE else "")
        for match in _find(chronology, **options).matches
    )


def _when(text: str) -> When:
    when = parse_date(text)
    assert isinstance(when, When)
    return when


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        ("2012", ""),
        ("30 April", ""),
        ("1 May", "vague?"),
        ("9 May", "vague?"),
        ("10 May", "vague? printed? unsaid?"),
        ("11 May", "vague? printed? unsaid?"),
        ("12 May", "vague? told printed? unsaid? doubted?"),
        ("19 May", "vague? told printed? unsaid? doubted?"),
        ("20 May", "vague? told printed unsaid? doubted? planned"),
        ("2013-05", "vague? told printed unsaid? doubted? planned"),
        ("2013-12-30", "vague? told printed unsaid? doubted? planned"),
        ("2013", "vague told printed unsaid? doubted? planned"),
        ("1 February 2014", "vague told secret? printed unsaid? doubted? planned"),
        ("2014-02", "vague told secret printed unsaid? doubted? planned"),
        ("May 20, 2013", "vague? told printed unsaid? doubted? planned"),
        ("told", "vague? printed? unsaid?"),
    ],
)
def test_what_was_known_by_the_last_day_of_a_date(day: str, kept: str) -> None:
    assert _ask(_KNOWN, as_of=day) == kept


def test_only_what_is_certain_was_certainly_known() -> None:
    assert _ask(_KNOWN, as_of="20 May", certain=True) == "told printed planned"


def test_the_earliest_of_several_days_counts() -> None:
    for days in (["2014", "20 May"], ["20 May", "2014"]):
        selection = _find(_KNOWN, as_of=days)
        assert selection.as_of == _when("2013-05-20").e2
        assert selection.matches == _find(_KNOWN, as_of="20 May").matches
    assert _find(_KNOWN, on="20 May").as_of is None
    assert select(_KNOWN).as_of is None


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("31 Feb", "February 2013 has 28 days"),
        ("soon", "is not a date"),
        ("after nothing-here", "no event here is called 'nothing-here'"),
        ("", "date"),
    ],
)
def test_a_day_that_is_none_is_refused(value: str, message: str) -> None:
    with pytest.raises(UnresolvedNameError, match=message):
        _find(_KNOWN, as_of=value)


_DAYS = st.integers(1, 28).map(lambda day: f"2013-05-{day:02d}")


@given(_DAYS, _DAYS)
def test_what_was_known_once_stays_known(one: str, two: str) -> None:
    first, second = sorted((one, two))

    def fits(day: str) -> dict[str, Fit]:
        return {m.event.id: m.fit for m in _find(_KNOWN, as_of=day).matches}

    later = fits(second)
    for name, fit in fits(first).items():
        assert later[name] >= fit


_ACCOUNTS = load_text("""
events:
- id: a
  title: T
  date: 2013-06-10
  accounts: [{source: X, date: 2013-04-10}, {source: Y, date: 2013-06}]
- {id: b, title: T, date: 2013-06-20}
- {id: c, title: T, date: 2013-04, accounts: [{source: X, date: '2013-05-01?'}]}
""")


@pytest.mark.parametrize(
    ("options", "plain", "wide"),
    [
        ({"month": "2013-04"}, "c", "c a"),
        ({"month": "April"}, "c", "c a"),
        ({"month": "2013-05"}, "", "c?"),
        ({"month": "2013-04,2013-05"}, "c", "c a"),
        ({"on": "2013-06-20"}, "b", "a? b"),
        ({"on": "2013-06-10"}, "a", "a"),
        ({"before": "2013-05"}, "c", "c a"),
        ({"after": "2013-04"}, "a b", "c? a b"),
        ({"since": "2013-06-21"}, "", "a?"),
        ({"until": "2013-04-09"}, "c?", "c?"),
        ({"year": "2013"}, "c a b", "c a b"),
        ({"year": "2012"}, "", ""),
        ({"during": "a"}, "a", "a"),
    ],
)
def test_dates_of_accounts_count_on_request(
    options: dict[str, Any], plain: str, wide: str
) -> None:
    assert _ask(_ACCOUNTS, **options) == plain
    assert _ask(_ACCOUNTS, **options, any_account=True) == wide


@pytest.mark.parametrize(
    "options",
    [
        {"since": "2013-05-01", "until": "2013-05-31"},
        {"after": "2013-04", "before": "2013-06"},
        {"year": "2013", "since": "2013-05", "before": "2013-06"},
    ],
)
def test_one_account_has_to_meet_all_filters_by_date(options: dict[str, Any]) -> None:
    """Neither in April, nor in June, is it in May."""
    assert _ask(_ACCOUNTS, **options, any_account=True) == "c?"


@given(
    st.sampled_from(["month", "since", "until", "on", "before", "after"]),
    st.sampled_from(["2013-04", "2013-05", "2013-06"]),
)
def test_accounts_only_ever_add(option: str, value: str) -> None:
    plain = {m.event.id: m.fit for m in _find(_ACCOUNTS, **{option: value}).matches}
    wide = _find(_ACCOUNTS, **{option: value}, any_account=True).matches
    found = {match.event.id: match.fit for match in wide}
    for name, fit in plain.items():
        assert found[name] >= fit


def test_windows_of_a_date() -> None:
    may = _when("2013-05")
    first, last = may.b1, may.e2
    assert since(may).first == first
    assert until(may).last == last
    assert after(may) == Window(last + 1, since(may).last)
    assert before(may) == Window(until(may).first, first - 1)


_UNION = load_text("""
actors:
  arafat: {name: Yasser Arafat, died: 2004-11-11}
  league: {name: Great League, type: organisation, founded: 1920, dissolved: 1946-04}
events:
- {id: a, date: 1980, title: T, actors: [USSR, league]}
- {id: b, date: 1995, title: T, actors: [Russia, arafat]}
- {id: c, date: 1945, title: T, actors: [Ann]}
""")


@pytest.mark.parametrize(
    ("options", "notes"),
    [
        (
            {"actor": "Soviet Union", "year": "1995"},
            ["Soviet Union ended 1991-12-26: ask for Russia"],
        ),
        (
            {"actor": "USSR,Russia", "since": "1992"},
            ["Soviet Union ended 1991-12-26: ask for Russia"],
        ),
        (
            {"with_": ["Russia", "USSR"], "after": "1991-12-26"},
            ["Soviet Union ended 1991-12-26: ask for Russia"],
        ),
        ({"actor": "league", "year": "1995"}, ["Great League ended 1946-04"]),
        # It was there on some day that is asked for.
        ({"actor": "USSR", "year": "1991"}, []),
        ({"actor": "USSR", "on": "1991-12-26"}, []),
        ({"actor": "USSR", "since": "1991-12-26"}, []),
        ({"actor": "USSR", "until": "1995"}, []),
        ({"actor": "USSR", "year": "1980,1995"}, []),
        # No time is asked for, or no state.
        ({"actor": "USSR"}, []),
        ({"actor": "USSR", "month": "May"}, []),
        ({"actor": "Russia", "year": "1995"}, []),
        ({"year": "1995"}, []),
        ({"search": "T", "year": "1995"}, []),
        # All filters hold at once, so the latest beginning counts.
        (
            {"actor": "USSR", "until": "1999", "since": "1993"},
            ["Soviet Union ended 1991-12-26: ask for Russia"],
        ),
    ],
)
def test_a_state_asked_for_after_its_end_is_noted(
    options: dict[str, Any], notes: list[str]
) -> None:
    assert list(_find(_UNION, **options).notes) == notes


def test_who_is_left_out_is_not_asked_for() -> None:
    assert _find(_UNION, not_actor="USSR", year="1995").notes == ()


def test_people_die_rather_than_end() -> None:
    (note,) = _find(_UNION, actor="Arafat", year="2005").notes
    assert "ended" not in note
