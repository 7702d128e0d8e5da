"""The four bounds and the fit, for any date the grammar can make.

The dates are made as text (`tests.helpers.whens`), so that each property holds the
parser and the bounds together. docs/dates.md has the cases worked out by hand.
"""

from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from tests.helpers.whens import ALL_WHENS, WHENS, WINDOWS
from timeline.dates import DateError, Fit, Precision, Shape, When, Window, parse_date
from timeline.dates.calendar import is_finite
from timeline.dates.when import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    BoundlessError,
    Point,
    make_approximate,
    make_interval,
    make_one_of,
    retype,
)

_FITS = st.sampled_from([Fit.NO, Fit.POSSIBLE, Fit.CERTAIN])


@given(ALL_WHENS)
def test_bounds_keep_their_order(when: When) -> None:
    for b1, b2, e1, e2 in (when.bounds, when.outer):
        assert b1 <= b2
        assert e1 <= e2
        assert b1 <= e1
        assert b2 <= e2


@given(ALL_WHENS)
def test_parsing_the_canonical_form_gives_the_same_date(when: When) -> None:
    again = parse_when(when.edtf)
    assert again == when
    assert again.edtf == when.edtf


@given(ALL_WHENS)
def test_one_occurrence_begins_and_ends_on_one_day(when: When) -> None:
    if when.shape is not Shape.INTERVAL:
        assert (when.b1, when.b2) == (when.e1, when.e2)


@given(ALL_WHENS)
def test_span_runs_from_the_first_to_the_last_bound(when: When) -> None:
    assert when.span == Window(when.b1, when.e2)
    assert when.span == Window(min(when.bounds), max(when.bounds))


@given(WHENS, WINDOWS, st.integers(0, 400), st.integers(0, 400))
def test_a_wider_window_never_makes_a_fit_worse(
    when: When, window: Window, before: int, after: int
) -> None:
    first = window.first - before if is_finite(window.first) else window.first
    last = window.last + after if is_finite(window.last) else window.last
    assert when.fit(Window(first, last)) >= when.fit(window)


@given(WHENS, WINDOWS)
def test_a_certain_date_still_fits_when_every_day_it_may_fall_on_is_tried(
    when: When, window: Window
) -> None:
    """Certain: no choice of days within the bounds misses the window."""
    b1, b2, e1, e2 = when.outer
    fit = when.fit(window)
    # One occurrence is on one day; what lasts may begin and end apart.
    choices = [(b1, e1), (b2, e2)]
    if when.shape is Shape.INTERVAL:
        choices += [(b1, e2), (b2, max(b2, e1))]
    meets = [begin <= window.last and end >= window.first for begin, end in choices]
    if fit is Fit.CERTAIN:
        assert all(meets)
    if any(meets):
        assert fit >= Fit.POSSIBLE


@given(WHENS, WINDOWS)
def test_a_certain_fit_needs_both_ends(when: When, window: Window) -> None:
    if when.fit(window) is Fit.CERTAIN:
        assert when.b2 <= window.last
        assert when.e1 >= window.first
        assert when.b1 <= window.last
        assert when.e2 >= window.first


@given(WHENS, WINDOWS)
def test_a_question_mark_caps_the_fit_at_possible(when: When, window: Window) -> None:
    doubted = replace(when, uncertain=True)
    assert doubted.fit(window) == min(when.fit(window), Fit.POSSIBLE)


@given(WHENS, WINDOWS)
def test_about_never_makes_a_fit_less_possible_or_more_certain(
    when: When, window: Window
) -> None:
    about = make_approximate(when, typed=when.typed)
    assert about.bounds == when.bounds
    assert about.precision is when.precision
    assert about.approximate
    plain, wide = when.fit(window), about.fit(window)
    assert (wide >= Fit.POSSIBLE) >= (plain >= Fit.POSSIBLE)
    assert (wide is Fit.CERTAIN) <= (plain is Fit.CERTAIN)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("[2013-05-10]", Precision.DAY),
        ("[2013-05-10,2013-05-10]", Precision.DAY),
        ("[2013-05-01..2013-05-31]", Precision.DAYS),
        ("[2013-05-01..2013-06-01]", Precision.SEASON),
        ("[2013-03-01..2013-05-31]", Precision.SEASON),
        ("[2013-03-01..2013-06-01]", Precision.HALF),
        ("[2012-07-01..2012-12-31]", Precision.HALF),
        ("[2012-06-30..2012-12-31]", Precision.YEAR),
        ("[2012-01-01..2012-12-31]", Precision.YEAR),
        ("[2012-01-01..2013-01-01]", Precision.DECADE),
        ("[2011-01-01..2021-01-01]", Precision.CENTURY),
        ("[..2013-05-10]", Precision.UNBOUNDED),
        ("[2013-05-10..]", Precision.UNBOUNDED),
    ],
)
def test_a_one_of_is_known_to_the_stretch_it_covers(
    text: str, precision: Precision
) -> None:
    assert parse_when(text).precision is precision


def test_precisions_run_from_fine_to_coarse() -> None:
    names = "day days month season quarter half year decade century unbounded none"
    ranks = [Precision(name).coarseness for name in names.split()]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    "text",
    [
        "2013-05-10T09:00/2013-05-10T14:30",
        "2013-05-10T14:30/2013-05-10T14:30",
        # Which of the two is earlier depends on an offset that one does not have.
        "2013-05-10T14:30/2013-05-10T13:30Z",
        "2013-05-10T14:30/2013-05-11T09:00",
        "2013-05-10/2013-05-10T09:00",
        "2013-05-10T09:00/2013-05-10",
    ],
)
def test_an_interval_of_two_times_is_read(text: str) -> None:
    assert parse_when(text).edtf == text


@pytest.mark.parametrize("zone", ["", "Z", "+04:00"])
def test_an_interval_of_two_times_of_one_day_may_be_reversed(zone: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(f"2013-05-10T14:30{zone}/2013-05-10T14:29{zone}")
    assert caught.value.code == "date-reversed"


def test_an_interval_may_go_by_its_offsets() -> None:
    when = parse_when("2013-05-10T14:30+04:00/2013-05-10T12:00+01:00")
    assert when.shape == "interval"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2013-05-10T14:30Z/2013-05-10T15:00+02:00", "is after"),
        # By their days they are in order.
        ("2013-05-10T23:00-05:00/2013-05-11T01:00+09:00", "is after"),
        # An hour later, but a day earlier by the clocks.
        ("2013-05-11T01:00+09:00/2013-05-10T17:00Z", "a later day"),
        ("2013-05-11/2013-05-10T17:00Z", "is after"),
    ],
)
def test_an_interval_that_its_offsets_reverse_is_refused(text: str, why: str) -> None:
    with pytest.raises(DateError, match=why) as caught:
        parse_date(text)
    assert caught.value.code == "date-reversed"


@pytest.mark.parametrize("start", [UNKNOWN, OPEN_START])
@pytest.mark.parametrize("end", [UNKNOWN, OPEN_END])
def test_an_interval_needs_a_date(start: Point, end: Point) -> None:
    with pytest.raises(ValueError, match="needs a date"):
        make_interval(start, end, typed="")


def test_a_one_of_needs_a_date_and_its_order() -> None:
    may, june = parse_when("2013-05").start, parse_when("2013-06").start
    with pytest.raises(ValueError, match="needs a date"):
        make_one_of(((OPEN_START, OPEN_END),), typed="")
    with pytest.raises(BoundlessError, match="any day"):
        make_one_of(((OPEN_START, may), (june, OPEN_END)), typed="")
    with pytest.raises(ValueError, match="2013-06 is after 2013-05"):
        make_one_of(((june, may),), typed="")


@given(_FITS, _FITS)
def test_the_least_fit_is_and_the_greatest_is_or(one: Fit, other: Fit) -> None:
    assert (min(one, other) > Fit.NO) == (one > Fit.NO and other > Fit.NO)
    assert (max(one, other) is Fit.CERTAIN) == (Fit.CERTAIN in (one, other))


@pytest.mark.parametrize("typed", ["2013-05-10", "2013~/..", "[2013,2015]", "unknown"])
def test_a_date_made_at_a_smaller_price_is_the_same_record(typed: str) -> None:
    when = parse_date(typed)
    assert isinstance(when, When)
    whole = When(**{one.name: getattr(when, one.name) for one in fields(When)})
    assert (whole, whole.typed, repr(whole)) == (when, typed, repr(when))
    point = Point(**{one.name: getattr(when.start, one.name) for one in fields(Point)})
    assert point == when.start
    assert hash(whole) == hash(when)
    for record, name in ((when, "b1"), (when, "typed"), (when.start, "first")):
        with pytest.raises(FrozenInstanceError):
            setattr(record, name, 0)


def test_a_date_typed_otherwise_is_the_same_but_for_that() -> None:
    when = parse_date("[2013~,2015]")
    assert isinstance(when, When)
    assert retype(when, "x") == when
    assert retype(when, "x") == replace(when, typed="x")
    assert retype(when, "x").typed == "x"
