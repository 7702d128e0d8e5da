"""Conditions by date: stretches of days, dates of accounts, what was known by a day."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from tests.helpers.questions import tell
from timeline import Chronology, load_text
from timeline.dates import FUTURE, PAST, Fit, Window
from timeline.names import UnresolvedNameError, names_of
from timeline.query import Selection, Term, make_query, resolve, select
from timeline.query.dating import Dated, DateTest, Side

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
    return tell(_find(chronology, **options))


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
        assert selection.as_of == parse_when("2013-05-20").e2
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
def test_one_account_has_to_meet_all_that_is_asked_of_dates(
    options: dict[str, Any],
) -> None:
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


# --- stretches of days


def _test(field: str, *values: str, operator: str = ":") -> DateTest:
    leaf = resolve(Term(field, values, operator), names_of(_ACCOUNTS)).condition
    assert isinstance(leaf, Dated)
    (test,) = leaf.tests
    return test


def test_windows_of_a_date() -> None:
    may = parse_when("2013-05")
    first, last = may.b1, may.e2
    for field, operator, window in (
        ("date", ":", Window(first, last)),
        ("since", ">=", Window(first, FUTURE)),
        ("until", "<=", Window(PAST, last)),
        ("after", ">", Window(last + 1, FUTURE)),
        ("before", "<", Window(PAST, first - 1)),
    ):
        asked = _test(field, "2013-05")
        assert asked.windows == (window,)
        compared = _test("date", "2013-05", operator=operator)
        assert (compared.windows, compared.relation) == ((window,), asked.relation)


def test_windows_of_one_field_that_touch_are_one() -> None:
    """What lies across April and May certainly lies in April or May."""
    text = (
        "- {id: a, date: '[2013-04-25..2013-05-05]', title: A}\n"
        "- {id: b, date: '[2013-04-25..2013-06-05]', title: B}\n"
    )
    chronology = load_text(text)
    for value, kept in (
        ("2013-04", "b? a?"),
        ("2013-05,2013-04", "b? a"),
        ("2013-04,2013-06", "b? a?"),
        ("2013-06,2013-04,2013-05", "b a"),
    ):
        assert _ask(chronology, month=value) == kept
        parts = " or ".join(f"month:{one}" for one in value.split(","))
        assert tell(select(chronology, parts)) == kept
        # However they stand in parentheses.
        first, _, others = parts.partition(" or ")
        if others:
            assert tell(select(chronology, f"{first} or ({others})")) == kept


def test_what_lies_across_months_of_any_year_lies_in_one_of_them() -> None:
    chronology = load_text(
        "- {id: a, date: '[2013-04-25..2013-05-05]', title: A}\n"
        "- {id: b, date: '[2013-04-25..2013-05-05?]', title: B}\n"
    )
    for query, kept in (
        ("month:4", "a? b?"),
        ("month:4,May", "a b?"),
        ("month:April or month:5", "a b?"),
        ("month:4,2013-05", "a b?"),
        ("month:4,2012-05", "a? b?"),
        ("month:4,6", "a? b?"),
        ("day:04-25,04-26", "a? b?"),
        ("-month:4 -month:5", "b?"),
    ):
        assert tell(select(chronology, query)) == kept


def test_a_date_without_a_year_needs_the_year_of_the_file() -> None:
    chronology = load_text("- {id: a, date: 2013-05-10, title: A}\n")
    with pytest.raises(UnresolvedNameError) as caught:
        _find(chronology, on="10 May")
    assert caught.value.hint == "add the year"


def test_dates_of_the_same_bounds_are_told_apart_by_their_marks() -> None:
    dates = {"plain": "2013-05-10", "about": "2013-05-10~", "perhaps": "2013-05-10?"}
    chronology = load_text(
        "".join(f"- {{id: {name}, date: {d}, title: T}}\n" for name, d in dates.items())
    )
    assert _ask(chronology, on="2013-05-12") == "about?"
    assert _ask(chronology, on="2013-05-10") == "plain about? perhaps?"
    # As it is written, all three are that day.
    assert tell(select(chronology, "date=2013-05-10")) == "plain about perhaps"


_SPANS = st.sampled_from(
    [
        *("2012", "2013-05", "2013-05-10", "2013-05-10~", "2013-05-10?", "201X"),
        *("2013-04/2013-06", "2013-05-08/2013-05-12", "2013-05-10/..", "../2013-05-10"),
        *("2013-05-10/", "/2013-05-10", "[2013-04-30..2013-05-02]", "[2013-05-10..]"),
        *("2013-05~/2013-06", "2013-04-20/2013-05-05?"),
    ]
)
_ASKED = st.sampled_from(["2013", "2013-05", "2013-05-10", "2013-05-08/2013-05-12"])


@given(_SPANS, _ASKED)
def test_what_is_not_before_a_day_is_since_it_or_on_both_sides(
    typed: str, day: str
) -> None:
    date = parse_when(typed)
    fits = {op: _test("date", day, operator=op).fit(date) for op in (":", "<", ">")}
    since = _test("date", day, operator=">=").fit(date)
    until = _test("date", day, operator="<=").fit(date)
    assert since >= max(fits[":"], fits[">"])
    assert until >= max(fits[":"], fits["<"])
    assert max(fits.values()) > Fit.NO


@given(_SPANS, _ASKED)
def test_what_begins_and_ends_within_a_date_lies_in_it(typed: str, day: str) -> None:
    date = parse_when(typed)
    within, begin, end = (_test(name, day).fit(date) for name in ("on", "begin", "end"))
    assert within >= min(begin, end)
    if begin is Fit.CERTAIN or end is Fit.CERTAIN:
        assert within is Fit.CERTAIN
    if date.e1 == date.b1 and date.e2 == date.b2:
        assert begin == end


@given(_SPANS)
def test_every_date_is_just_itself_and_so_are_its_sides(typed: str) -> None:
    date = parse_when(typed)
    for field, side in (
        ("date", Side.WHOLE),
        ("begin", Side.BEGIN),
        ("end", Side.END),
    ):
        test = _test(field, typed, operator="=")
        assert test.side is side
        assert test.fit(date) is Fit.CERTAIN
    other = _test("date", "1999", typed, operator="=")
    assert other.fit(date) is Fit.CERTAIN
    assert _test("date", "1999", operator="=").fit(date) is Fit.NO


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        # One date must be both, not one of each.
        ("date:2013-05 date:2013-06", ""),
        ("date:2013-05 (date:2013-06 or date:2013-04)", ""),
        ("not (date:2013-05 date:2013-06)", "c a b"),
        ("not date:2013-05 or not date:2013-06", "c a b"),
        ("date:2013-04 not date:2013-06", "c"),
        ("date:2013-05 or date:2013-06", "c? a b"),
        ("date=2013-06", "a"),
        ("begin:2013-04 end:2013-06", ""),
    ],
)
def test_terms_of_dates_are_gathered_wherever_they_stand(query: str, kept: str) -> None:
    assert tell(select(_ACCOUNTS, make_query(query, any_account=True))) == kept


def test_own_dates_are_gathered_by_their_key() -> None:
    chronology = load_text(
        "fields: {due: date, paid: date}\n"
        "events:\n"
        "- {id: a, date: 2013, title: T, due: [2013-04-10, 2013-06-10]}\n"
        "- {id: b, date: 2013, title: T, due: 2013-05-10, paid: 2013-07}\n"
    )
    for query, kept in (
        ("due>2013-05 due<2013-07", "a"),
        ("due>2013-04 due<2013-06", "b"),
        ("due<2013-05 paid>2013-05", ""),
        ("due:2013-04 or due:2013-05", "a b"),
        ("due>2013-06 or paid>2013-06", "b"),
        ("not due<2013-05", "b"),
    ):
        assert tell(select(chronology, query)) == kept
