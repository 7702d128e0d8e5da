"""Events in words, for who cannot see their marks."""

from timeline import load_text, select
from timeline.pictures.words import describe_match

_CHRONOLOGY = load_text(
    "- {date: 2013-05-10, title: Talks}\n"
    "- {date: 2013-05, title: Visit, status: cancelled}\n"
)


def test_what_a_mark_says_is_told() -> None:
    one, two = select(_CHRONOLOGY).matches
    assert describe_match(two) == "10 May 2013: Talks"
    assert describe_match(one) == "May 2013: Visit (cancelled)"


def test_a_possible_match_is_told_to_be_one() -> None:
    (one,) = select(_CHRONOLOGY, "date:2013-05-12").matches
    assert describe_match(one) == "May 2013: Visit (cancelled, possible match)"
