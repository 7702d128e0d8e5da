"""What an error about a date says, word for word, and what its hint does."""

import pytest

from tests.helpers.dates import refuse_date


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("soon", "'soon' is not a date"),
        ("29/02/2013", "'29/02/2013' is not a date: February 2013 has 28 days"),
        ("31/02/2013", "'31/02/2013' is not a date: February 2013 has 28 days"),
        (
            "32/01/2013",
            "'32/01/2013' is not a date: no day and month of it are a date",
        ),
        (
            "13/25/2013",
            "'13/25/2013' is not a date: no day and month of it are a date",
        ),
        ("2013-21-10", "'2013-21-10' is not a date: there is no month 21"),
        ("2013/13/13", "'2013/13/13' is not a date: there is no month 13"),
        ("2013-13-13", "'2013-13-13' is not a date: there is no month 13"),
        ("after n.d.", "'after n.d.' is not a date: nobody knows the date in it"),
        (
            "after by 2013",
            "'after by 2013' is not a date: `after` cannot stand before `by`",
        ),
        ("2013-05–06", "'2013-05–06' may be two months or one day"),
        ("2013-05–13", "'2013-05–13' is not a date"),
        ("2012/13", "'2012/13' is not a date"),
        (
            "10 May 2013 - 31 June 2013",
            "'31 June 2013' is not a date: June 2013 has 30 days",
        ),
        ("5 April 1699/00", "'5 April 1699/00' is not a date"),
        ("night of 5 soon", "'night of 5 soon' is not a date"),
        ("2013/0", "'2013/0' is not a date"),
        ("1995 - 05", "'1995 - 05' is not a date"),
        ("10 May 2013 9-11", "'10 May 2013 9-11' is not a date"),
    ],
)
def test_what_is_wrong_is_said(text: str, message: str) -> None:
    assert refuse_date(text).message == message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        *(
            (text, "write `unknown` if nobody knows the date")
            for text in (
                *("?", "???", "-", "---", "na", "n/a", "n.a.", "none", "nil"),
                *("tba", "tbc", "TBD", "s.d.", "s. a.", "s.f", "unkown"),
                *("not known", "is not dated", "it is not known", "no known date"),
                *("nobody knows", "nobody knows when"),
            )
        ),
        ("20130", "years have four digits"),
        (
            "13",
            "a number alone is no date: write a day with its month, a year with four "
            "digits (0013)",
        ),
        ("-44", "a year before Christ is written `44 BC` or `-0044`"),
        ("-20130", "years have four digits"),
        (
            "late summer 2013",
            "parts go with a month, a year or a decade: early May 2013, early 2013",
        ),
        (
            "very  late summer 2013",
            "parts go with a month, a year or a decade: early May 2013, early 2013",
        ),
        ("2013/0", "write YYYY-MM-DD, or YYYY-MM if the day is unknown"),
        ("winter", "write both of its years: winter 2012-13"),
        ("spring", "write spring and a year of four digits"),
        ("1999 - June", "add the year to the end"),
        ("2013 - early June", "add the year to the end"),
        ("late 2012 - early June", "add the year to the end"),
        ("soon 2013 - June", "add the year to the end"),
        ("25 December 9999 O.S.", "years go from -9999 to 9999"),
        ("Dec 9999 O.S.", "years go from -9999 to 9999"),
        ("January 10000 BC O.S.", "years go from -9999 to 9999"),
        ("9999-W52", "years go from -9999 to 9999"),
    ],
)
def test_what_helps_is_said(text: str, hint: str) -> None:
    assert refuse_date(text).hint == hint
