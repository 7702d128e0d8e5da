"""A date beside its event: its mark, its words, and what is not known of it."""

import pytest

from tests.helpers.dates import parse_when
from timeline.exports.page.dating import (
    describe_doubt,
    list_classes,
    mark_date,
    mark_time,
)


@pytest.mark.parametrize(
    ("typed", "classes", "words"),
    [
        ("2013-05-10", "dy", "Friday"),
        ("2013-05-10?", "dy un", "Friday, uncertain"),
        ("2013-05-10~", "dy ap", "Friday, approximate"),
        ("2013-05-10%", "dy ap un", "Friday, approximate, uncertain"),
        ("2013-05", "of", "day not known"),
        ("early May 2013", "of", "one of 10 days"),
        ("10 or 20 May 2013", "of", "one of 2 days"),
        ("[2013-05-01..2013-07-30]", "of", "month not known"),
        ("[2012-05-01..2013-07-30]", "of", "year not known"),
        ("spring 2013", "of", "month not known"),
        ("2013-Q2", "of", "month not known"),
        ("2013", "of", "month not known"),
        ("2013~", "of ap", "month not known, approximate"),
        ("1980s", "of", "year not known"),
        ("19th century", "of", "year not known"),
        ("by 10 May 2013", "of ob", "how long before, is not known"),
        ("[2013-05-10..]", "of oa", "how much later, is not known"),
        ("2013-05-10/2013-05-12", "iv", "3 days"),
        ("2013-01-01/2014-12-31", "iv", "24 months"),
        ("2013-05-10/2013-05-10", "iv", "Friday"),
        ("2013-05/2013-06", "iv", "first and last day not known"),
        ("2013-05-10/2013-06", "iv", "last day not known"),
        ("2013-05/2013-06-01", "iv", "first day not known"),
        ("2013-05-10/..", "iv oa", "goes on"),
        ("2013-05/..", "iv oa", "first day not known, goes on"),
        ("2013-05-10/", "iv oa", "until when, is not known"),
        ("/2013-05-10", "iv ob", "since when, is not known"),
        ("/2013-05", "iv ob", "since when, is not known, last day not known"),
        ("../2013-05-10", "iv ob", ""),
    ],
)
def test_what_is_not_known_is_said(typed: str, classes: str, words: str) -> None:
    when = parse_when(typed)
    assert list_classes(when) == classes
    assert describe_doubt(when) == words


def test_what_is_undated_has_no_mark() -> None:
    when = parse_when("unknown")
    assert describe_doubt(when) == ""
    assert mark_date(when, year=None) == (
        '<p class="d"><span title="unknown">Undated</span></p>'
    )


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("10 May 2013", "2013-05-10"),
        ("May 2013", "2013-05"),
        ("2013", "2013"),
        ("AD 5", "0005"),
        ("10 May 2013 14:30", "2013-05-10"),
        ("1980s", ""),
        ("2013-Q2", ""),
        ("2013-05-10?", ""),
        ("c. 2013", ""),
        ("44 BC", ""),
        ("early May 2013", ""),
        ("2013-05-10/2013-05-12", ""),
    ],
)
def test_only_plain_dates_are_times(typed: str, value: str) -> None:
    marked = mark_time(parse_when(typed))
    if value:
        assert marked.startswith(f'<time datetime="{value}">')
    else:
        assert marked.startswith("<span")


def test_any_other_date_keeps_what_was_typed() -> None:
    assert mark_time(parse_when("10 May to 12 May 2013")) == (
        '<span title="10 May to 12 May 2013 = 2013-05-10/2013-05-12">'
        "10–12 May 2013</span>"
    )


def test_the_year_of_the_heading_is_said_more_quietly() -> None:
    when = parse_when("10 May 2013")
    assert mark_time(when, year=2013).endswith(">10 May <span>2013</span></time>")
    assert mark_time(when, year=2012).endswith(">10 May 2013</time>")
    assert mark_time(parse_when("2013"), year=2013).endswith(">2013</time>")


def test_signs_stand_with_the_mark() -> None:
    marked = mark_date(parse_when("2013"), year=2013, signs=["hol", "xx"])
    assert '<i class="g of hol xx"></i>' in marked
