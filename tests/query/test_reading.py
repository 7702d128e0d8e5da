"""Values of a question that are dates, or stand for one."""

import pytest

from tests.helpers.dates import parse_when
from timeline import load_text
from timeline.diagnostics import Remedy
from timeline.names import UnresolvedNameError
from timeline.query import read_when, select

_CHRONOLOGY = load_text("""
year: 2013
events:
- {id: talks, date: 2013-05-07, title: T}
- {id: 2012-11, date: 2013-06-01, title: T}
- {id: '1999', date: 2013-07, title: T}
- {id: q1-2013, date: 2013-08, title: T}
- {id: may, date: 2013-09, title: T}
- {id: after, date: 2013-10, title: T}
""")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2013-05-10", "2013-05-10"),
        ("10 May", "2013-05-10"),
        ("May 10, 2013", "2013-05-10"),
        ("2011/2013", "2011/2013"),
        ("talks", "2013-05-07"),
        ("after talks", "[2013-05-07..]"),
        # A date comes before an id.
        ("2012-11", "2012-11"),
        ("1999", "1999"),
        ("Q1 2013", "2013-33"),
        # What is no date, or an unfinished one, may be an id.
        ("q1-2013", "2013-08"),
        ("may", "2013-09"),
        ("after", "2013-10"),
    ],
)
def test_a_date_is_tried_as_a_date_before_as_an_id(text: str, edtf: str) -> None:
    assert read_when(text, _CHRONOLOGY).edtf == edtf


def test_an_id_stands_for_the_date_of_its_event() -> None:
    when = read_when("talks", _CHRONOLOGY)
    expected = parse_when("2013-05-07")
    assert when == expected
    kept = select(_CHRONOLOGY, "until:2012-11").events
    assert kept == ()
    assert len(select(_CHRONOLOGY, "until:talks").events) == 1


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("soon", "'soon' is not a date", ""),
        ("31 Feb", "February 2013 has 28 days", "YYYY-MM-DD"),
        ("June", "'June' has no year", "add the year"),
        ("after tlks", "no event here is called 'tlks'", "did you mean talks?"),
        ("", "date", ""),
    ],
)
def test_what_is_neither_is_refused(text: str, message: str, hint: str) -> None:
    with pytest.raises(UnresolvedNameError) as caught:
        read_when(text, _CHRONOLOGY)
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("10 May", Remedy("ask-day", "10 May")),
        ("May", Remedy("ask-month", "May")),
        ("spring", None),
    ],
)
def test_without_a_year_in_the_file_the_question_has_to_give_it(
    text: str, remedy: Remedy | None
) -> None:
    chronology = load_text("- {id: a, date: 2013, title: T}\n")
    with pytest.raises(UnresolvedNameError) as caught:
        read_when(text, chronology)
    assert (caught.value.hint, caught.value.remedy) == ("add the year", remedy)
    assert read_when("10 May 2013", chronology).edtf == "2013-05-10"
