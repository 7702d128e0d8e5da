"""Forms of dates beyond the tables of docs/dates.md, and what only resembles them.

The tables have what is usual, with its bounds; here are the edges of each form: what is
not of it, and why it is refused.
"""

import pytest

from tests.helpers.dates import parse_when, refuse_date
from timeline.dates import Relative, When, parse_canonical, parse_date, spell_date
from timeline.dates.calendar import calendar_date, julian_day_number, week_span
from timeline.dates.styles import names_style
from timeline.dates.years import may_be_years

EACH_PART_IN_DOUBT = "[2013-05-21..2013-05-31]?/[2013-06-01..2013-06-10]"
"""Of a stretch there is one mark, behind its bracket."""


def _parse(text: str, *, year: int | None = None) -> When:
    when = parse_when(text, year=year)
    assert when.typed == text
    return when


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        # Years
        ("1939 to 40", "1939/1940"),
        ("1939 until 1940", "1939/1940"),
        ("1939~-1940?", "1939~/1940?"),
        ("1939 –40", "1939/1940"),
        ("1909–13", "1909/1913"),
        ("1901–55", "1901/1955"),
        ("1999-20XX", "1999/20XX"),
        ("1999-20XX?", "1999/20XX?"),
        ("1999-201X?", "1999/201X?"),
        ("May 2012?-June 2013", "2012-05?/2013-06"),
        ("199X-201X?", "199X/201X?"),
        ("199X-20XX~", "199X/20XX~"),
        # A code before the year 0 is asked about by nobody.
        ("-0067-34", "-0067-34"),
        # Parts
        ("early-1990s", "[1990..1993]"),
        ("late in 2013", "[2013-09..2013-12]"),
        ("late 2013?", "[2013-09?..2013-12?]"),
        ("the early 1990s ~", "[1990~..1993~]"),
        ("last third of the 1990s", "[1996-09..1999-12]"),
        ("final quarter of 2013", "2013-36"),
        ("1st half of 2013", "2013-40"),
        ("latter half of May 2013", "[2013-05-16..2013-05-31]"),
        ("middle of the year 2013", "[2013-05..2013-08]"),
        ("twenty-first century", "[2001..2100]"),
        ("11th century", "[1001..1100]"),
        ("1st century AD", "[0001..0100]"),
        ("1st century BC", "[-0099..0000]"),
        ("first half of the 5th century BC", "[-0499..-0450]"),
        ("early 44 BC", "[-0043-01..-0043-04]"),
        ("early March 44 BC", "[-0043-03-01..-0043-03-10]"),
        ("early 430s BC", "[-0438..-0435]"),
        ("1940s AD", "[1940..1949]"),
        ("c. 1990s", "199X~"),
        ("early May,2013", "[2013-05-01..2013-05-10]"),
        # Ranges of parts
        ("late May? - early June 2013", EACH_PART_IN_DOUBT),
        ("late 1990s to the early 2010s", "[1997..1999]/[2010..2013]"),
        ("from the end of May to 3 June 2013", "[2013-05-27..2013-05-31]/2013-06-03"),
        ("2013-W20-3 to 2013-W20-5", "2013-05-15/2013-05-17"),
        ("10 May 2013 - late May 2013", "2013-05-10/[2013-05-21..2013-05-31]"),
        ("2012 - early May 2013", "2012/[2013-05-01..2013-05-10]"),
        ("late 2012 - early 2013", "[2012-09..2012-12]/[2013-01..2013-04]"),
        ("19th century - 1914", "[1801..1900]/1914"),
        # Winters
        ("winter 2012 to 2013", "2012-24"),
        ("winter 2012-13?", "2012-24?"),
        ("winter 43-42 BC", "-0042-24"),
        ("winter 79-80 AD", "0079-24"),
        ("winter 431-430BC", "-0430-24"),
        ("winter 1999-2000-2021", "1999-24/2021"),
        # Days
        ("Fri, 2013-05-10", "2013-05-10"),
        ("2013-05-10, Friday", "2013-05-10"),
        ("May-10-2013", "2013-05-10"),
        ("10-May-2013 14:30", "2013-05-10T14:30"),
        ("2013-5-10?", "2013-05-10?"),
        ("2013/5/10 14:30:05Z", "2013-05-10T14:30:05Z"),
        ("20130510T143005.5Z", "2013-05-10T14:30:05Z"),
        ("20130510 14:30", "2013-05-10T14:30"),
        ("28. 5. 2013", "2013-05-28"),
        ("2013-05-1", "2013-05-01"),
        ("2013/1/5", "2013-01-05"),
        ("01/25/2013", "2013-01-25"),
        ("25/01/2013", "2013-01-25"),
        ("May-5-2013", "2013-05-05"),
        ("2013-May-5", "2013-05-05"),
        ("2013-05-10,Friday", "2013-05-10"),
        ("10 May 2013, (Friday)", "2013-05-10"),
        ("10 May 2013(Friday)", "2013-05-10"),
        ("10 May 2013 ( Friday )", "2013-05-10"),
        ("10 May 2013 ,Friday", "2013-05-10"),
        ("2013-W01", "[2012-12-31..2013-01-06]"),
        ("10 May 2013 2pm to 11 May 2013 3 pm", "2013-05-10T14:00/2013-05-11T15:00"),
        ("10 May 2013 14:30:05.55", "2013-05-10T14:30:05"),
        ("2020W53", "[2020-12-28..2021-01-03]"),
        ("2013-w20~", "[2013-05-13~..2013-05-19~]"),
        # Times
        ("2013-05-10 09:00–14:30", "2013-05-10T09:00/2013-05-10T14:30"),
        ("10 May 2013 at 9 am to 2.30 pm", "2013-05-10T09:00/2013-05-10T14:30"),
        ("10 May 2013 09:00-14:30 UTC", "2013-05-10T09:00Z/2013-05-10T14:30Z"),
        ("10 May 2013,14:00-15:00", "2013-05-10T14:00/2013-05-10T15:00"),
        (
            "10 May 2013 14:00-15:00+04:00",
            "2013-05-10T14:00+04:00/2013-05-10T15:00+04:00",
        ),
        ("10 May 2013 14:00-15:00Z", "2013-05-10T14:00Z/2013-05-10T15:00Z"),
        (
            "10 May 2013 14:00-15:00 +0400",
            "2013-05-10T14:00+04:00/2013-05-10T15:00+04:00",
        ),
        # Pairs and nights
        ("Q1/Q2 2013", "[2013-33,2013-34]"),
        ("May 2013/June 2014", "[2013-05,2014-06]"),
        ("night of 31 May to 1 June 2013", "[2013-05-31,2013-06-01]"),
        ("overnight from 4 to 5 May 2013", "[2013-05-04,2013-05-05]"),
        ("during the night of 4/5 May 2013", "[2013-05-04,2013-05-05]"),
        # Eras
        ("44 b.c.e.", "-0043"),
        ("A.D. 79", "0079"),
        ("CE 79", "0079"),
        ("44 BC?", "-0043?"),
        ("AD 1066-87", "1066/1087"),
        ("AD 98-117", "0098/0117"),
        ("AD 1066-1087", "1066/1087"),
        ("AD44", "0044"),
        ("10000BC", "-9999"),
        ("AD 14–37", "0014/0037"),
        ("March,44 BC", "-0043-03"),
        ("May-June 1 BC", "0000-05/0000-06"),
        ("early March 1 BC", "[0000-03-01..0000-03-10]"),
        ("117-98 BC", "-0116/-0097"),
        ("March 44 BC", "-0043-03"),
        ("10 May 1998 AD", "1998-05-10"),
        ("10-12 May 1998 AD", "1998-05-10/1998-05-12"),
        ("28 May - 3 June 1998 AD", "1998-05-28/1998-06-03"),
        ("spring 431 BC - 404 BC", "-0430-21/-0403"),
        # Styles
        ("25 October 1917, O.S.", "1917-11-07"),
        ("25 October 1917 [Julian]", "1917-11-07"),
        ("25 October 1917 Gregorian", "1917-10-25"),
        ("10 March 1915 O.S.", "1915-03-23"),
        ("10 March 1916 O.S.", "1916-03-23"),
        ("10 March 1 BC O.S.", "0000-03-08"),
        ("44 BC N.S.", "-0043"),
        ("25 October 1917 O.S.?", "1917-11-07?"),
        ("14:30 on 25 October 1917 O.S.", "1917-11-07T14:30"),
        ("1917-10-25/1917-10-27 O.S.", "1917-11-07/1917-11-09"),
        ("1917-10-25/.. O.S.", "1917-11-07/.."),
        ("May 1917~ O.S.", "[1917-05-14~..1917-06-13~]"),
        ("29 February 1900 O.S.", "1900-03-13"),
        ("29 February 1904 O.S.", "1904-03-13"),
        ("15-17 March 44 BC O.S.", "-0043-03-13/-0043-03-15"),
        ("25 October (7 November) 1917", "1917-11-07"),
        ("7 November (25 October) 1917", "1917-11-07"),
        ("7 November 1917 (25 October 1917)", "1917-11-07"),
        ("25 December/7 January 1918", "1918-01-07"),
        # Doubts
        ("maybe 10-12 May 2013", "2013-05-10?/2013-05-12?"),
        ("presumably 2013-05-10/..", "2013-05-10?/.."),
        ("likely [..2013]", "[..2013?]"),
        ("possibly 2013~", "2013%"),
        ("after possibly May 2013", "[2013-06-01?..]"),
        # Signs of print
        ("2013‐05‑10", "2013-05-10"),
        ("−0043", "-0043"),
        ("1939—40", "1939/1940"),
    ],
)
def test_read(text: str, canonical: str) -> None:
    when = _parse(text)
    assert when.edtf == canonical
    assert parse_canonical(when.edtf) == when


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # Years
        ("1991-1989", "date-reversed"),
        ("1939–400", "date-invalid"),
        ("1991–91", "date-invalid"),
        ("1909–3", "date-invalid"),
        ("2013–00", "date-invalid"),
        ("2013–13–01", "date-invalid"),
        ("2013–02–30", "date-invalid"),
        # Parts
        ("fourth half of 2013", "date-invalid"),
        ("fourth third of 2013", "date-invalid"),
        ("fourth half of May 2013", "date-invalid"),
        ("first third of May 2013", "date-invalid"),
        ("first half", "date-invalid"),
        ("0th century", "date-invalid"),
        ("early spring 2013", "date-invalid"),
        ("early 2013 BCX", "date-invalid"),
        ("early spring 44 BC", "date-invalid"),
        ("430s", "date-invalid"),
        ("early to mid-May 2013", "date-invalid"),
        ("soon - early May 2013", "date-invalid"),
        ("mid 18th century to 19th century", "date-ambiguous"),
        ("early May - 1913", "date-invalid"),
        ("1800s-1900s", "date-ambiguous"),
        ("early 1900s - 2013", "date-ambiguous"),
        ("soon 2013 - June", "date-year-missing"),
        ("9999-W52-6", "date-invalid"),
        # Small letters will do for `X`, `T` and `Z` only.
        ("y17000", "date-invalid"),
        ("x-t", "date-invalid"),
        ("May 2013 14:00-15:00", "date-invalid"),
        # Short years
        ("5 May 13", "date-ambiguous"),
        ("10 - May - 13", "date-ambiguous"),
        ("Dec 9999 O.S.", "date-invalid"),
        ("9999-12-25/9999-12-30 O.S.", "date-invalid"),
        # Winters
        ("winter 2012-12", "date-invalid"),
        ("winter 012-13", "date-invalid"),
        ("winter 1-0 BC", "date-invalid"),
        ("winter", "date-year-missing"),
        # Days
        ("Monday 2013-05-10", "date-weekday"),
        ("2013-05-10 (Mon)", "date-weekday"),
        ("Friday May 2013 (Friday)", "date-invalid"),
        ("2013-05-10 (soon)", "date-invalid"),
        ("2013-W54", "date-invalid"),
        ("2013-W00", "date-invalid"),
        ("31-Apr-2013", "date-invalid"),
        ("31/31/2013", "date-invalid"),
        ("00/05/2013", "date-invalid"),
        ("2013/25/13", "date-invalid"),
        ("-0043-25", "date-unsupported"),
        # Times
        ("10 May 2013 14:30-09:00", "date-reversed"),
        ("10 May 2013 9-14", "date-invalid"),
        ("May 2013 09:00–14:30", "date-invalid"),
        ("10 May 2013 08:00 09:00–14:30", "date-invalid"),
        ("10 May 2013 at 9 to 25:00 pm", "date-invalid"),
        # Pairs and nights
        ("December/January 2014", "date-reversed"),
        ("May/summer 2013", "date-invalid"),
        ("soon/June 2013", "date-invalid"),
        ("June 2013/soon", "date-invalid"),
        ("soon/10 June 2013", "date-invalid"),
        ("May/10 June 2013", "date-invalid"),
        ("4 May/5 May/6 May 2013", "date-invalid"),
        ("25 October (9 November) 1917", "date-invalid"),
        ("May (June) 2013", "date-invalid"),
        ("10/32 May 2013", "date-invalid"),
        ("10/12 May", "date-year-missing"),
        ("May 1938/39", "date-invalid"),
        ("11 February 1731/35", "date-invalid"),
        ("night of 4-8 May 2013", "date-invalid"),
        ("night of 4-5 2013", "date-invalid"),
        ("night of 4-32 May 2013", "date-invalid"),
        ("night of 4 - May 2013", "date-invalid"),
        ("night of 2013", "date-invalid"),
        ("night of soon 2013 - 10 May 2013", "date-invalid"),
        ("night of 2012 - 2013", "date-invalid"),
        # Eras
        ("0 BC", "date-invalid"),
        ("AD 0", "date-invalid"),
        ("0-5 AD", "date-invalid"),
        ("5-0 BC", "date-invalid"),
        ("404-431 BC", "date-reversed"),
        ("404-404 BC", "date-reversed"),
        ("May 2013 44 BC", "date-invalid"),
        ("soon 44 BC", "date-invalid"),
        ("32 March 44 BC", "date-invalid"),
        # Styles
        ("30 February 1900 O.S.", "date-invalid"),
        ("29 February 1901 O.S.", "date-invalid"),
        ("29-30 February 1900 O.S.", "date-invalid"),
        ("29 soon 1900 O.S.", "date-invalid"),
        ("28 February - 29 February 1700 O.S.", "date-invalid"),
        ("1917/1918 O.S.", "date-invalid"),
        ("10 o.s.", "date-invalid"),
        ("soon 10 N.S.", "date-invalid"),
        # Doubts
        ("possibly soon", "date-invalid"),
        ("possibly unknown", "date-invalid"),
        ("after visit (?)", "date-invalid"),
    ],
)
def test_refused(text: str, code: str) -> None:
    error = refuse_date(text)
    assert error.code == code
    assert error.hint
    for reading in error.readings:
        _parse(reading)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("mid-5th century BC", ("second third of the 5th century BC",)),
        ("end of 44 BC", ("late 44 BC",)),
        ("start of 44 BC", ("early 44 BC",)),
        (
            "end of the 5th century BC",
            (
                "second half of the 5th century BC",
                "last third of the 5th century BC",
                "last quarter of the 5th century BC",
            ),
        ),
        ("first half of the 1900s", ("[1900..1904]", "first half of the 20th century")),
        ("mid-1100s", ("[1104..1106]", "second third of the 12th century")),
        ("late 2000s", ("[2007..2009]", "last third of the 21st century")),
        ("start of the 1900s", ()),
        ("early 400s BC", ()),
        ("400s BC", ("[-0408..-0399]", "[-0498..-0399]")),
        ("400s AD", ("[0400..0409]", "[0400..0499]")),
        ("early 1900s - 2013", ("first third of the 20th century - 2013",)),
        (
            "late May 2013 - early June",
            ("late May 2013 - early June 2013",),
        ),
        ("2013 - early June", ()),
        ("winter 44 BC", ("winter 45-44 BC", "winter 44-43 BC")),
        ("winter 1 BC", ("winter 2-1 BC", "0000-24")),
        ("winter AD 79", ("winter 0078-79", "winter 0079-80")),
        ("431-04 BC", ("431 BC - 404 BC", "431 BC - 4 BC")),
        (
            "15-17 March 44 BC",
            ("15-17 March 44 BC O.S.", "15-17 March 44 BC N.S."),
        ),
        ("May 10/12, 2013", ("10-12 May, 2013", "10 or 12 May, 2013")),
        ("May 10/12 2013", ("10-12 May 2013", "10 or 12 May 2013")),
        ("11 March 1699/00", ("11 March 1700 O.S.", "11 March 1700 N.S.")),
        ("5 March 1699/00", ("5 March 1700 O.S.", "5 March 1700 N.S.")),
        ("1995 - 05", ("1995/2005",)),
        ("2013-01–02", ("2013-01/2013-02", "2013-01-02")),
        ("2013-12–05", ("2013-12-05",)),
        ("2013-05–13", ("2013-05-13",)),
        ("1999–48", ("1999/2048",)),
        ("1999–49", ()),
        (
            "start of the 19th century",
            (
                "first half of the 19th century",
                "first third of the 19th century",
                "first quarter of the 19th century",
            ),
        ),
        ("2013-13-01", ("2013-01-13",)),
        ("2013-31-12", ("2013-12-31",)),
        ("2013-31-05", ("2013-05-31",)),
        ("2013/13/01", ("2013-01-13",)),
        ("2013/31/12", ("2013-12-31",)),
        ("2013.31.05", ("2013-05-31",)),
        ("10 de mayo  de 2013", ("10 May 2013",)),
        ("summer.2013", ("summer 2013",)),
        ("summer–2013", ("summer 2013",)),
        ("28 Dec 2013-2014-01-03", ("28 Dec 2013 - 2014-01-03",)),
        ("10/12 May, 2013", ("10-12 May, 2013", "10 or 12 May, 2013")),
        ("10-12 March 1 BC", ("10-12 March 1 BC O.S.", "10-12 March 1 BC N.S.")),
        ("25012013", ("2013-01-25",)),
        ("05312013", ("2013-05-31",)),
        ("2013-001", ("2013-01-01",)),
        ("2013-365", ("2013-12-31",)),
        ("44", ("0044",)),
        ("-7", ("7 BC", "-0007")),
        ("2013-05–12", ("2013-05/2013-12", "2013-05-12")),
        ("2013-05–20", ("2013-05-20",)),
        ("2013–05-06", ("2013-05-06",)),
        ("2013-05/06", ("2013-05/2013-06", "2013-05-06")),
    ],
)
def test_asked(text: str, readings: tuple[str, ...]) -> None:
    error = refuse_date(text)
    assert error.readings == readings
    assert error.hint
    for reading in readings:
        _parse(reading)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("10/12 May", ("10-12 May", "10 or 12 May")),
        ("May 10/12", ("10-12 May", "10 or 12 May")),
        (
            "night of 5 May",
            (
                "night of 2013-05-04 to 2013-05-05",
                "night of 2013-05-05 to 2013-05-06",
            ),
        ),
        (
            "night of May 5",
            (
                "night of 2013-05-04 to 2013-05-05",
                "night of 2013-05-05 to 2013-05-06",
            ),
        ),
    ],
)
def test_asked_in_the_year_of_the_file(text: str, readings: tuple[str, ...]) -> None:
    assert refuse_date(text, year=2013).readings == readings
    for reading in readings:
        _parse(reading, year=2013)


@pytest.mark.parametrize(
    ("names", "day"),
    [
        (("Mon", "Monday"), 13),
        (("Tue", "Tues", "Tuesday"), 14),
        (("Wed", "Weds", "Wednesday"), 15),
        (("Thu", "Thur", "Thurs", "Thursday"), 16),
        (("Fri", "Friday"), 17),
        (("Sat", "Saturday"), 18),
        (("Sun", "Sunday"), 19),
    ],
)
def test_weekdays_have_names(names: tuple[str, ...], day: int) -> None:
    for name in names:
        assert _parse(f"{name} {day} May 2013").edtf == f"2013-05-{day}"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("first", "1st"), "33"),
        (("second", "2nd"), "34"),
        (("third", "3rd"), "35"),
        (("fourth", "4th", "last", "final"), "36"),
    ],
)
def test_quarters_are_counted(words: tuple[str, ...], code: str) -> None:
    for word in words:
        assert _parse(f"{word} quarter of 2013").edtf == f"2013-{code}"


def test_the_year_of_the_file_completes_parts_of_months() -> None:
    assert _parse("first half of May", year=2013) == _parse("first half of May 2013")
    assert _parse("10 May (Friday)", year=2013).edtf == "2013-05-10"
    assert _parse("night of 4-5 May", year=2013) == _parse("night of 4-5 May 2013")
    times = _parse("5 May 14:00-15:00", year=2013)
    assert times.edtf == "2013-05-05T14:00/2013-05-05T15:00"
    assert refuse_date("first half", year=2013).code == "date-invalid"
    assert refuse_date("first half of May").code == "date-year-missing"


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Q2 1933", "Q2 1933"),
        ("Q2 1933?", "Q2 1933?"),
        ("winter 2023-24", "winter 2023-24"),
        ("Q2 2013", "2013-34"),
        ("Q2 1933 to Q3 1933", "Q2 1933 to 1933-35"),
        ("1933-33/1935", "1933-33/1935"),
        ("1939-40/..", "1939-40/.."),
        ("1939-40/", "1939-40/"),
        ("[1939-40,1941]", "[1939-40,1941]"),
        ("10 May 2013", "2013-05-10"),
        ("n.d.", "unknown"),
        ("-0043", "-0043"),
    ],
)
def test_a_date_is_spelled_so_that_it_is_read(text: str, spelled: str) -> None:
    when = _parse(text)
    assert spell_date(when) == spelled
    assert parse_date(spelled) == when


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("1908-09", "1908/1909"),
        ("1908-10", None),
        ("1934-34", None),
        ("-0067-34", None),
        ("1910-24", "1910/1924"),
        ("1910-24?", "1910/1924"),
        ("1930-24", None),
        ("1899-00", None),
        ("-1908-09", None),
        ("1908-09-10", None),
        ("September 1908", None),
    ],
)
def test_what_may_be_years(text: str, years: str | None) -> None:
    assert may_be_years(text) == years


def test_an_id_keeps_the_signs_that_it_has() -> None:
    relative = parse_date("after geneva\u2011ii")
    assert isinstance(relative, Relative)
    assert list(relative.targets) == ["geneva\u2011ii"]


def test_what_names_a_style() -> None:
    assert names_style("25 October 1917 O.S.")
    assert names_style("15 March 44 BC N.S.")
    assert not names_style("25 October 1917")


def test_weeks_are_those_of_iso_8601() -> None:
    assert week_span(2013, 53) is None
    assert week_span(2013, 0) is None
    for year, weeks in ((2015, 53), (2016, 52), (2020, 53)):
        span = week_span(year, weeks)
        assert span is not None
        assert span[1] - span[0] == 6
        assert week_span(year, weeks + 1) is None


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1917, 10, 25), (1917, 11, 7)),
        ((1915, 3, 10), (1915, 3, 23)),
        ((1916, 3, 10), (1916, 3, 23)),
        ((1582, 10, 5), (1582, 10, 15)),
        ((1900, 2, 28), (1900, 3, 12)),
        ((1900, 2, 29), (1900, 3, 13)),
        ((1, 1, 1), (0, 12, 30)),
        ((-43, 3, 15), (-43, 3, 13)),
        ((0, 2, 29), (0, 2, 27)),
    ],
)
def test_days_of_the_julian_calendar(
    julian: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    assert calendar_date(julian_day_number(*julian)) == gregorian
