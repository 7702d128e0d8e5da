"""The id of an event without one begins with its day, as the calendar has it."""

from hypothesis import given

from tests.helpers.dates import parse_when
from tests.helpers.whens import ALL_WHENS
from timeline.dates import PAST, Precision, When, format_day
from timeline.reading.ids import make_id, name_date


@given(ALL_WHENS)
def test_an_id_begins_with_the_first_day_as_far_as_it_is_known(when: When) -> None:
    if when.b1 == PAST:
        assert name_date(when) == ""
        return
    day = format_day(when.start.first)
    if not day.startswith("-"):
        length = {Precision.DAY: 10, Precision.MONTH: 7}.get(when.start.precision, 4)
        assert name_date(when) == f"{day[:length]}-"


def test_an_id_of_before_christ_says_so() -> None:
    assert make_id("Melos", parse_when("-0415-12-01")) == "bc0416-12-01-melos"
    assert make_id("!", None) == "event"
