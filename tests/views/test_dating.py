"""Dates below a heading: the short ways write what `format_when` does."""

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from timeline.dates import format_when, month_span, parse_canonical
from timeline.dates.calendar import format_day
from timeline.names import Period, period_of
from timeline.views.timeline.dating import write_date

_OF_ONE_DAY = (
    *("2013-05-10", "2013-05-10~", "2013-05-10?", "2013-05-10T14:30", "2013-05"),
    *("2013-05-10/2013-05-12", "[2013-05-10,2013-05-12]", "2013-05-10/..", "2013"),
)
_headings = st.builds(
    Period,
    st.sampled_from([None, 2013, 2012]),
    st.sampled_from([None, 5, 6]),
    undated=st.just(value=False),
)


@given(st.integers(-2, 2030), st.integers(1, 12))
def test_each_day_of_a_month_is_named_in_it_as_anywhere(year: int, month: int) -> None:
    first, last = month_span(year, month)
    period = Period(year, month)
    for day in (first - 1, first, (first + last) // 2, last, last + 1):
        date = parse_canonical(format_day(day))
        assert write_date(date, period, "-") == format_when(
            date, year=year, month=month, dash="-"
        )
        within = first <= day <= last
        assert (period_of(date, months=True) == period) is within


@given(st.sampled_from(_OF_ONE_DAY), _headings)
def test_what_is_more_or_less_than_a_day_is_told(text: str, period: Period) -> None:
    date = parse_when(text)
    assert write_date(date, period, "-") == format_when(
        date, year=period.year, month=period.month, dash="-"
    )
