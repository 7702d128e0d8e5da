"""Dates in words: one spelling for every shape, whatever the locale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from tests.helpers.whens import ALL_WHENS
from timeline.dates import FUTURE, PAST, When, Window
from timeline.dates.calendar import days_in_month, month_span
from timeline.dates.display import (
    format_bounds,
    format_span,
    format_when,
    format_year_name,
)


@pytest.mark.parametrize(
    ("text", "alone", "in_year", "in_month"),
    [
        ("2013", "2013", "in 2013", "in 2013"),
        ("2013-05", "May 2013", "in May", "in May"),
        ("2013-05-10", "10 May 2013", "10 May", "Fri 10"),
        ("2013-05-10T14:30", "10 May 2013 14:30", "10 May 14:30", "Fri 10 14:30"),
        (
            "2013-05-10T14:30+04:00",
            "10 May 2013 14:30 +04:00",
            "10 May 14:30 +04:00",
            "Fri 10 14:30 +04:00",
        ),
        (
            "2013-05-10T14:30Z",
            "10 May 2013 14:30 UTC",
            "10 May 14:30 UTC",
            "Fri 10 14:30 UTC",
        ),
        ("2013-05-10T24:00", "10 May 2013 24:00", "10 May 24:00", "Fri 10 24:00"),
        (
            "2013-05-10T14:30?",
            "possibly 10 May 2013 14:30",
            "possibly 10 May 14:30",
            "possibly Fri 10 14:30",
        ),
        ("2013-05-10T09:05:59", "10 May 2013 09:05", "10 May 09:05", "Fri 10 09:05"),
        ("2013-06-10", "10 Jun 2013", "10 Jun", "10 Jun"),
        ("2013-21", "spring 2013", "spring", "spring"),
        ("2013-22", "summer 2013", "summer", "summer"),
        ("2013-23", "autumn 2013", "autumn", "autumn"),
        ("2013-24", "winter 2013-14", "winter 2013-14", "winter 2013-14"),
        ("1999-24", "winter 1999-2000", "winter 1999-2000", "winter 1999-2000"),
        ("2013-33", "Q1 2013", "Q1", "Q1"),
        ("2013-34", "Q2 2013", "Q2", "Q2"),
        ("2013-35", "Q3 2013", "Q3", "Q3"),
        ("2013-36", "Q4 2013", "Q4", "Q4"),
        ("2013-40", "H1 2013", "H1", "H1"),
        ("2013-41", "H2 2013", "H2", "H2"),
        ("201X", "2010s", "2010s", "2010s"),
        # `2000s` may be a decade or a century, and before 1000 there are no such names.
        ("200X", "200X", "200X", "200X"),
        ("20XX", "20XX", "20XX", "20XX"),
        ("-043X", "-043X", "-043X", "-043X"),
        ("000X", "000X", "000X", "000X"),
        ("0079", "0079", "in 0079", "in 0079"),
        ("0079-05-10", "10 May 0079", "10 May 0079", "10 May 0079"),
        ("-0431", "432 BC", "in 432 BC", "in 432 BC"),
        ("-0043-03", "Mar 44 BC", "in Mar 44 BC", "in Mar 44 BC"),
        # Without the calendar such a day would be asked about.
        ("-0043-03-13", *["13 Mar 44 BC N.S."] * 3),
        ("-0043-03-13?", *["possibly 13 Mar 44 BC N.S."] * 3),
        ("-0043-03-13T14:30", *["-0043-03-13 14:30"] * 3),
        ("-0043-03-13/-0043-03-15", *["13–15 Mar 44 BC N.S."] * 3),
        ("-0043-03-13/-0043-04-15", *["13 Mar–15 Apr 44 BC N.S."] * 3),
        # Two years with a calendar each are not read in one range.
        ("-0043-12-31/-0042-01-02", *["-0043-12-31/-0042-01-02"] * 3),
        ("[..-0043-03-13]", *["by 13 Mar 44 BC N.S."] * 3),
        (
            "[-0043-03-13..-0042-04-03]",
            *["between 13 Mar 44 BC N.S. and 3 Apr 43 BC N.S."] * 3,
        ),
        ("-0043-24", "-0043-24", "-0043-24", "-0043-24"),
        ("-0431/-0403", "432 BC–404 BC", "432 BC–404 BC", "432 BC–404 BC"),
        (
            "[-0043-03-13?,-0043-04]",
            *["[-0043-03-13?,-0043-04]"] * 3,
        ),
        (
            "[-0043-03-13,-0043-04]",
            "[-0043-03-13,-0043-04]",
            "[-0043-03-13,-0043-04]",
            "[-0043-03-13,-0043-04]",
        ),
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
        (
            "2013-05-10T09:00/2013-05-10",
            "10 May 2013 09:00",
            "10 May 09:00",
            "10 May 09:00",
        ),
        ("2013-05-10/2013-05-10T09:00", "10 May 2013", "10 May", "10 May"),
        (
            "2013-05-10T09:00+04:00/2013-05-10T14:30+04:00",
            "10 May 2013 09:00–14:30 +04:00",
            "10 May 09:00–14:30 +04:00",
            "10 May 09:00–14:30 +04:00",
        ),
        (
            "2013-05-10T09:00+04:00/2013-05-10T14:30Z",
            "10 May 2013 09:00 +04:00–10 May 2013 14:30 UTC",
            "10 May 09:00 +04:00–10 May 14:30 UTC",
            "10 May 09:00 +04:00–10 May 14:30 UTC",
        ),
        (
            "2013-05-10T22:00/2013-05-11T02:00",
            "10 May 2013 22:00–11 May 2013 02:00",
            "10 May 22:00–11 May 02:00",
            "10 May 22:00–11 May 02:00",
        ),
        ("2013-05-28/2013-06-03", "28 May–3 Jun 2013", "28 May–3 Jun", "28 May–3 Jun"),
        ("2013-05/2013-06", "May–Jun 2013", "May–Jun", "May–Jun"),
        (
            "2013-12-28/2014-01-03",
            "28 Dec 2013–3 Jan 2014",
            "28 Dec–3 Jan 2014",
            "28 Dec–3 Jan 2014",
        ),
        ("2013/2014", "2013–2014", "2013–2014", "2013–2014"),
        ("2013-05-10/", "from 10 May 2013", "from 10 May", "from 10 May"),
        ("2013-05-10/..", "since 10 May 2013", "since 10 May", "since 10 May"),
        (
            "../2013-05-10",
            "always until 10 May 2013",
            "always until 10 May",
            "always until 10 May",
        ),
        ("/2013-05-10", "until 10 May 2013", "until 10 May", "until 10 May"),
        ("/2013-05-10~", "until c. 10 May 2013", "until c. 10 May", "until c. 10 May"),
        ("[..2013~]", "by c. 2013", "by c. 2013", "by c. 2013"),
        ("[2013?..]", "2013? or later", "2013? or later", "2013? or later"),
        (
            "since early May 2013",
            "since early May 2013",
            "since early May",
            "since early May",
        ),
        (
            "until [2013-05-10,2013-05-12]",
            "until between 10 and 12 May 2013",
            "until between 10 and 12 May",
            "until between 10 and 12 May",
        ),
        (
            "[2013-05-01..2013-05-10]/2013-06",
            "early May–Jun 2013",
            "early May–Jun",
            "early May–Jun",
        ),
        (
            "late December 2012 - mid January 2013",
            "late Dec 2012–mid Jan 2013",
            "late Dec 2012–mid Jan",
            "late Dec 2012–mid Jan",
        ),
        (
            "late December 2013 - mid January 2014",
            "late Dec 2013–mid Jan 2014",
            *["late Dec–mid Jan 2014"] * 2,
        ),
        ("early May - H2 2013", "early May–H2 2013", *["early May–H2"] * 2),
        (
            "late 2012 - early 2013",
            "late 2012–early 2013",
            "late 2012–early 2013",
            "late 2012–early 2013",
        ),
        (
            "10 May - late June 2013?",
            "10 May–late Jun 2013?",
            "10 May–late Jun?",
            "10 May–late Jun?",
        ),
        (
            "late May 2013 - 2014",
            "late May 2013–2014",
            "late May–2014",
            "late May–2014",
        ),
        (
            "2013-W20 to 2013-W22",
            "[2013-05-13..2013-05-19]/[2013-05-27..2013-06-02]",
            "[2013-05-13..2013-05-19]/[2013-05-27..2013-06-02]",
            "[2013-05-13..2013-05-19]/[2013-05-27..2013-06-02]",
        ),
        (
            "late May to 10 June 2013 09:00",
            "[2013-05-21..2013-05-31]/2013-06-10T09:00",
            "[2013-05-21..2013-05-31]/2013-06-10T09:00",
            "[2013-05-21..2013-05-31]/2013-06-10T09:00",
        ),
        (
            "-0044-06-10/[2013-05-21..2013-05-31]",
            "-0044-06-10/[2013-05-21..2013-05-31]",
            "-0044-06-10/[2013-05-21..2013-05-31]",
            "-0044-06-10/[2013-05-21..2013-05-31]",
        ),
        ("9999-24", "winter 9999-00", "winter 9999-00", "winter 9999-00"),
        (
            "1999-24/2021",
            "winter 1999-2000–2021",
            "winter 1999-2000–2021",
            "winter 1999-2000–2021",
        ),
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
            "between 10 and 12 May 2013",
            "between 10 and 12 May",
            "between 10 and 12 May",
        ),
        (
            "[2013-05-10,2013-05-12,2013-06-01]",
            "between 10 May and 1 Jun 2013",
            "between 10 May and 1 Jun",
            "between 10 May and 1 Jun",
        ),
        (
            "[2012-12..2013-05]",
            "between Dec 2012 and May 2013",
            "between Dec 2012 and May",
            "between Dec 2012 and May",
        ),
        (
            "[2013-05..2014-05]",
            "between May 2013 and May 2014",
            "between May 2013 and May 2014",
            "between May 2013 and May 2014",
        ),
        (
            "[2013..2014~]",
            "between c. 2013 and 2014",
            *["between c. 2013 and 2014"] * 2,
        ),
        ("[2013-05-10]", "10 May 2013", "10 May", "10 May"),
        (
            "[2013-05-01..2013-05-15]",
            "first half of May 2013",
            *["first half of May"] * 2,
        ),
        ("[2013-01..2013-04]", "early 2013", "early 2013", "early 2013"),
        ("[1994..1996]", "mid 1990s", "mid 1990s", "mid 1990s"),
        ("[2004..2006]", "between 2004 and 2006", *["between 2004 and 2006"] * 2),
        ("[1993..1996]", "between 1993 and 1996", *["between 1993 and 1996"] * 2),
        ("[2013-05,2013-07]", "May or Jul 2013", "May or Jul", "May or Jul"),
        (
            "[2013-05-16..2013-05-31]",
            "second half of May 2013",
            *["second half of May"] * 2,
        ),
        ("[2013-05..2013-08]", "mid 2013", "mid 2013", "mid 2013"),
        ("[2013-09..2013-12]", "late 2013", "late 2013", "late 2013"),
        ("[1990..1993]", "early 1990s", "early 1990s", "early 1990s"),
        ("[1997..1999]", "late 1990s", "late 1990s", "late 1990s"),
        # Parts are told by their days, and these are no parts.
        (
            "[2013-01-02..2013-04-30]",
            "between 2 Jan and 30 Apr 2013",
            *["between 2 Jan and 30 Apr"] * 2,
        ),
        ("[2013-05-01,2013-05-10]", "1 or 10 May 2013", *["1 or 10 May"] * 2),
        ("[0330..0333]", "between 0330 and 0333", *["between 0330 and 0333"] * 2),
        (
            "[-0043-01..-0043-04]",
            "between Jan and Apr 44 BC",
            *["between Jan and Apr 44 BC"] * 2,
        ),
        (
            "[2013-03..2013-12]",
            "between Mar and Dec 2013",
            *["between Mar and Dec"] * 2,
        ),
        (
            "[2013-21..2013-22]",
            "between spring and summer 2013",
            *["between spring and summer"] * 2,
        ),
        (
            "[2013-05..2013-24]",
            "between May 2013 and winter 2013-14",
            *["between May and winter 2013-14"] * 2,
        ),
        # A day before the year 1 is of two calendars in words.
        (
            "-0043-06-10/0013-05-10",
            "-0043-06-10/0013-05-10",
            *["-0043-06-10/0013-05-10"] * 2,
        ),
        (
            "-0043-06-10 to Q2 1933",
            "-0043-06-10 to Q2 1933",
            *["-0043-06-10 to Q2 1933"] * 2,
        ),
    ],
)
def test_a_date_is_as_short_as_its_heading_allows(
    text: str, alone: str, in_year: str, in_month: str
) -> None:
    when = parse_when(text)
    assert format_when(when) == alone
    assert format_when(when, year=2013) == in_year
    assert format_when(when, year=2013, month=5) == in_month


def test_the_dash_of_a_range_can_be_plain() -> None:
    assert format_when(parse_when("10-12 May 2013"), dash="-") == "10-12 May 2013"


@given(st.integers(1, 9000), st.integers(1, 12))
def test_the_parts_of_any_month_have_their_names(year: int, month: int) -> None:
    first = month_span(year, month)[0]
    length = days_in_month(year, month)
    stem = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    for name, start, end in (
        ("early", 1, 10),
        ("late", 21, length),
        ("end of", length - 4, length),
    ):
        when = parse_when(
            f"[{stem}-{month:02d}-{start:02d}..{stem}-{month:02d}-{end:02d}]"
        )
        assert (when.b1, when.e2) == (first + start - 1, first + end - 1)
        assert format_when(when).startswith(f"{name} ")


@given(ALL_WHENS)
def test_with_its_year_a_date_is_read_to_the_same_bounds(when: When) -> None:
    again = parse_when(format_when(when))
    assert again.bounds == when.bounds
    assert again.approximate == when.approximate
    assert again.uncertain == when.uncertain


@given(
    st.sampled_from(
        [
            *("by {}", "since {}", "from {}", "until {}", "always until {}"),
            *("after about {}", "between {} and 2019", "{} or 2019", "{} or later"),
            *("two weeks after {}", "3 months before {}", "by about {}", "during {}"),
        ]
    ),
    st.sampled_from(
        [
            *("2013", "May 2013", "10 May 2013", "winter 2012-13", "Q3 2013", "1990s"),
            *("200X", "19XX", "10-12 May 2013", "early 2013", "late 1980s", "44 BC"),
            *("2013-05-10T14:30+04:00", "0079", "20 BC", "second half of May 2013"),
        ]
    ),
)
def test_words_around_a_date_are_shown_so_that_they_are_read(
    words: str, inner: str
) -> None:
    when = parse_when(words.format(inner))
    assert parse_when(format_when(when)).bounds == when.bounds


@pytest.mark.parametrize(
    ("year", "name"), [(2013, "2013"), (1, "AD 1"), (0, "1 BC"), (-43, "44 BC")]
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
        ("-0001-05", "0001-05", "2 BC – AD 1"),
        ("2013-05", "", "May 2013"),
        ("", "2013-05", "May 2013"),
        ("", "", ""),
    ],
)
def test_a_span_names_its_months_or_years(first: str, last: str, text: str) -> None:
    window = Window(
        parse_when(first).b1 if first else PAST, parse_when(last).e2 if last else FUTURE
    )
    assert format_span(window) == text


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2013-05-10", "2013-05-10", "2013-05-10"),
        ("2013-05-10", "2013-05-12", "2013-05-10 to 2013-05-12"),
        ("", "2013-05-12", "by 2013-05-12"),
        ("2013-05-10", "", "on or after 2013-05-10"),
        ("", "", "unknown"),
    ],
)
def test_bounds_in_words(first: str, last: str, words: str) -> None:
    low = parse_when(first).b1 if first else PAST
    high = parse_when(last).b1 if last else FUTURE
    assert format_bounds(low, high) == words


def test_bounds_beyond_time() -> None:
    assert format_bounds(PAST, PAST) == "before all"
    assert format_bounds(FUTURE, FUTURE) == "never"
