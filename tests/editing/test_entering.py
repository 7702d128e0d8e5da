"""Events in one line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import parse_date
from timeline.editing.entering import LineError, read_line


@pytest.mark.parametrize(
    ("line", "typed", "title"),
    [
        (
            "10 May 2013: Cameron flies to Sochi",
            "10 May 2013",
            "Cameron flies to Sochi",
        ),
        ("10 May 2013 14:30: Talks", "10 May 2013 14:30", "Talks"),
        ("10 May 2013: Kerry: a talk", "10 May 2013", "Kerry: a talk"),
        ("10 May 2013: 11 May 2013: x", "10 May 2013", "11 May 2013: x"),
        ("2013-05-10:\t a   b ", "2013-05-10", "a b"),
        ("after minsk-2: they go on", "after minsk-2", "they go on"),
        ("10 May 2013: :", "10 May 2013", ":"),
        ("unknown: they met", "unknown", "they met"),
    ],
)
def test_the_date_stands_before_a_colon(line: str, typed: str, title: str) -> None:
    found = read_line(line)
    assert (found.typed, found.title) == (typed, title)


def test_the_year_of_the_chronology_completes_a_date() -> None:
    assert read_line("10 May: x", year=2013).when == parse_date("2013-05-10")
    with pytest.raises(LineError, match="'10 May' has no year"):
        read_line("10 May: x")


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("May 2013: ", "nothing follows the date in 'May 2013: '", "add a title"),
        # The id of an event, or any other word, is no date of its own.
        ("Minsk: talks", "'Minsk' is not a date", "write 2013-05-10"),
        ("31 Feb 2013: x", "February 2013 has 28 days", "write YYYY-MM-DD"),
        (
            "10 May 2013 – Kerry",
            "no colon parts",
            "`10 May 2013: Kerry`",
        ),
        ("10 May 2013:Kerry", "no colon parts", "`10 May 2013: Kerry`"),
        ("10 May 2013：Kerry", "no colon parts", "`10 May 2013: Kerry`"),
        ("10 May 2013", "no colon parts", "`10 May 2013: what happened`"),
        ("Kerry came", "no colon parts", "`10 May 2013: Cameron flies to Sochi`"),
    ],
)
def test_what_is_no_event_says_why(line: str, message: str, hint: str) -> None:
    with pytest.raises(LineError) as caught:
        read_line(line)
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize("part", ["a: ", "2013 ", "x:y "])
def test_a_long_line_is_quoted_in_short(part: str) -> None:
    with pytest.raises(LineError) as caught:
        read_line(part * 20_000)
    assert len(caught.value.message) < 200
    assert len(caught.value.hint) < 200


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=("Z", "C")), min_size=1))
def test_whatever_follows_the_date_is_the_title(title: str) -> None:
    found = read_line(f"10 May 2013: {title}")
    assert (found.typed, found.title) == ("10 May 2013", title)
