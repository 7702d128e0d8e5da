"""Dates in words: one spelling for every shape, whatever the locale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import FUTURE, PAST, When, Window, parse_date
from timeline.dates.calendar import days_in_month, month_span
from timeline.dates.display import format_span, format_when, format_year_name


def _parse(text: str) -> When:
    when = parse_date(text)
    assert isinstance(when, When)
    return when


@pytest.mark.parametrize(
    ("text", "alone", "in_year", "in_month"),
    [
        ("2013", "2013", "in 2013", "in 2013"),
        ("2013-05", "May 2013", "in May", "in May"),
        ("2013-05-10", "10 May 2013", "10 May", "Fri 10"),
        ("2013-05-10T14:30", "10 May 2013 14:30", "10 May 14:30", "Fri 10 14:30"),
        ("2013-05-10T09:05:59", "10 May 2013 09:05", "10 May 09:05", "Fri 10 09:05"),
        ("2013-06-10", "10 Jun 2013", "10 Jun", "10 Jun"),
        ("2013-21", "spring 2013", "spring", "spring"),
        ("2013-22", "summer 2013", "summer", "summer"),
        ("2013-23", "autumn 2013", "autumn", "autumn"),
        ("2013-24", "winter 2013", "winter", "winter"),
        ("2013-33", "Q1 2013", "Q1", "Q1"),
        ("2013-34", "Q2 2013", "Q2", "Q2"),
        ("2013-35", "Q3 2013", "Q3", "Q3"),
        ("2013-36", "Q4 2013", "Q4", "Q4"),
        ("2013-40", "H1 2013", "H1", "H1"),
        ("2013-41", "H2 2013", "H2", "H2"),
        ("201X", "2010s", "2010s", "2010s"),
        ("20XX", "2000 to 2099", "2000 to 2099", "2000 to 2099"),
        ("-043X", "440 BC to 431 BC", "440 BC to 431 BC", "440 BC to 431 BC"),
        ("000X", "0s", "0s", "0s"),
        ("-0431", "432 BC", "in 432 BC", "in 432 BC"),
        ("-0043-03-13", "13 Mar 44 BC", "13 Mar 44 BC", "13 Mar 44 BC"),
        ("2013-05-10~", "c. 10 May 2013", "c. 10 May", "c. Fri 10"),
        ("2013-05~", "c. May 2013", "c. May", "c. May"),
        ("2013-05?", "May 2013?", "in May?", "in May?"),
        ("2013%", "c. 2013?", "c. 2013?", "c. 2013?"),
        ("2013-05-10/2013-05-12", "10–12 May 2013", "10–12 May", "10–12 May"),
        ("2013-05-10/2013-05-10", "10 May 2013", "10 May", "10 May"),
        ("2013-05-10/2013-05-10?", "10 May 2013?", "10 May?", "10 May?"),
        ("2013-05/2013-05", "May 2013", "May", "May"),
        ("2013/2013", "2013", "2013", "2013"),
        (
            "2013-05-10T09:00/2013-05-10T14:30",
            "10 May 2013 09:00–14:30",
            "10 May 09:00–14:30",
            "10 May 09:00–14:30",
        ),
        ("2013-05-10T09:00/2013-05-10", "10 May 2013", "10 May", "10 May"),
        ("2013-05-28/2013-06-03", "28 May–3 Jun 2013", "28 May–3 Jun", "28 May–3 Jun"),
        ("2013-05/2013-06", "May–Jun 2013", "May–Jun", "May–Jun"),
        (
            "2013-12-28/2014-01-03",
            "28 Dec 2013–3 Jan 2014",
            "28 Dec–3 Jan 2014",
            "28 Dec–3 Jan 2014",
        ),
        ("2013/2014", "2013–2014", "2013–2014", "2013–2014"),
        ("2013-05-10/", "10 May 2013–?", "10 May–?", "10 May–?"),
        ("2013-05-10/..", "since 10 May 2013", "since 10 May", "since 10 May"),
        ("../2013-05-10", "until 10 May 2013", "until 10 May", "until 10 May"),
        ("/2013-05-10", "by 10 May 2013", "by 10 May", "by 10 May"),
        ("[..2013-05-10]", "by 10 May 2013", "by 10 May", "by 10 May"),
        (
            "[2013-05-10..]",
            "10 May 2013 or later",
            "10 May or later",
            "10 May or later",
        ),
        ("early May 2013", "early May 2013", "early May", "early May"),
        ("mid May 2013", "mid May 2013", "mid May", "mid May"),
        ("late May 2013", "late May 2013", "late May", "late May"),
        ("start of May 2013", "start of May 2013", "start of May", "start of May"),
        ("end of May 2013", "end of May 2013", "end of May", "end of May"),
        ("about early May 2013", "c. early May 2013", "c. early May", "c. early May"),
        (
            "[2013-05-10,2013-05-12]",
            "10 or 12 May 2013",
            "10 or 12 May",
            "10 or 12 May",
        ),
        (
            "[2013-05-10..2013-05-12]",
            "10 to 12 May 2013",
            "10 to 12 May",
            "10 to 12 May",
        ),
        (
            "[2013-05-10,2013-05-12,2013-06-01]",
            "10 May to 1 Jun 2013",
            "10 May to 1 Jun",
            "10 May to 1 Jun",
        ),
        ("[2013-05,2013-07]", "May or Jul 2013", "May or Jul", "May or Jul"),
    ],
)
def test_a_date_is_as_short_as_its_heading_allows(
    text: str, alone: str, in_year: str, in_month: str
) -> None:
    when = _parse(text)
    assert format_when(when) == alone
    assert format_when(when, year=2013) == in_year
    assert format_when(when, year=2013, month=5) == in_month


def test_the_dash_of_a_range_can_be_plain() -> None:
    assert format_when(_parse("10-12 May 2013"), dash="-") == "10-12 May 2013"


@given(st.integers(-9000, 9000), st.integers(1, 12))
def test_the_parts_of_any_month_have_their_names(year: int, month: int) -> None:
    first = month_span(year, month)[0]
    length = days_in_month(year, month)
    stem = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    for name, start, end in (
        ("early", 1, 10),
        ("late", 21, length),
        ("end of", length - 4, length),
    ):
        when = _parse(f"[{stem}-{month:02d}-{start:02d}..{stem}-{month:02d}-{end:02d}]")
        assert (when.b1, when.e2) == (first + start - 1, first + end - 1)
        assert format_when(when).startswith(f"{name} ")


@given(
    st.one_of(
        st.dates().map(lambda day: day.isoformat()),
        st.dates().map(lambda day: day.isoformat()[:7]),
        st.dates().map(lambda day: day.isoformat()[:4]),
        st.builds(
            "{:04d}-{}".format,
            st.integers(1, 9999),
            st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41]),
        ),
        st.builds(
            "{}/{}".format,
            st.dates(),
            st.dates(),
        ).filter(lambda text: text[:10] <= text[11:]),
    ).filter(lambda text: text >= "1000"),
    st.sampled_from(["", "~", "?"]),
)
def test_what_is_formatted_can_be_read_back(text: str, mark: str) -> None:
    when = _parse(text + mark)
    again = _parse(format_when(when))
    assert again.bounds == when.bounds
    assert again.approximate == when.approximate


@pytest.mark.parametrize(
    ("year", "name"), [(2013, "2013"), (1, "1"), (0, "1 BC"), (-43, "44 BC")]
)
def test_years_are_named_as_historians_do(year: int, name: str) -> None:
    assert format_year_name(year) == name


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2013-04", "2013-05", "Apr – May 2013"),
        ("2013-05", "2013-05", "May 2013"),
        ("2012-12", "2013-01", "Dec 2012 – Jan 2013"),
        ("2013-01", "2013-12", "2013"),
        ("2011-05", "2013-05", "2011 – 2013"),
        ("2012-01", "2013-12", "2012 – 2013"),
        ("-0001-05", "0001-05", "2 BC – 1"),
        ("2013-05", "", "May 2013"),
        ("", "2013-05", "May 2013"),
        ("", "", ""),
    ],
)
def test_a_span_names_its_months_or_years(first: str, last: str, text: str) -> None:
    window = Window(
        _parse(first).b1 if first else PAST, _parse(last).e2 if last else FUTURE
    )
    assert format_span(window) == text
