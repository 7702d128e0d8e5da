"""Dates of every shape, and windows, at random.

The strategies build dates as text, so that each property holds the parser and what is
made of a date together.
"""

from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from timeline.dates import FUTURE, PAST, DateError, When, Window
from timeline.dates.calendar import days_in_month


@st.composite
def _units(draw: st.DrawFn, years: st.SearchStrategy[int]) -> str:
    """Draw one calendar unit in EDTF, without a qualifier."""
    year = draw(years)
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    clock = draw(st.times())
    codes = [*range(21, 25), *range(33, 37), 40, 41]
    return draw(
        st.sampled_from(
            [
                text,
                f"{text[:-1]}X",
                f"{text[:-2]}XX",
                f"{text}-XX",
                f"{text}-{draw(st.sampled_from(codes))}",
                f"{text}-{month:02d}",
                f"{text}-{month:02d}-XX",
                f"{text}-{month:02d}-{day:02d}",
                f"{text}-{month:02d}-{day:02d}T{clock:%H:%M}",
                f"{text}-{month:02d}-{day:02d}T{clock:%H:%M:%S}Z",
            ]
        )
    )


_NEAR_YEARS = st.integers(2010, 2016)
_ALL_YEARS = st.one_of(_NEAR_YEARS, st.integers(-9999, 9999))
_MARKS = st.sampled_from(["", "", "~", "?", "%"])


def _make_whens(years: st.SearchStrategy[int]) -> st.SearchStrategy[When]:
    """Make dates of every shape; those whose text is refused are left out."""
    points = st.builds(str.__add__, _units(years), _MARKS)
    ends = st.one_of(points, st.sampled_from(["", ".."]))
    intervals = st.builds("{}/{}".format, ends, ends)
    plain = points.filter(lambda text: "T" not in text)
    sides = st.one_of(plain, st.just(""))
    parts = st.one_of(plain, st.builds("{}..{}".format, sides, sides))
    sets = st.lists(parts, min_size=1, max_size=3).map(lambda p: f"[{','.join(p)}]")
    texts = st.one_of(points, intervals, sets)
    return texts.map(_try_parse).filter(lambda when: when is not None).map(_must)


def _try_parse(text: str) -> When | None:
    try:
        return parse_when(text)
    except DateError:
        return None


def _must(when: When | None) -> When:
    assert when is not None
    return when


WHENS = _make_whens(_NEAR_YEARS)
"""Of some years near each other, so that they meet."""
ALL_WHENS = _make_whens(_ALL_YEARS)
"""Of any year that can be written."""

_DAYS = st.one_of(
    st.integers(parse_when("2009").b1, parse_when("2017").e2),
    st.sampled_from([PAST, FUTURE]),
)
WINDOWS = st.builds(lambda a, b: Window(min(a, b), max(a, b)), _DAYS, _DAYS)
"""Between days round the years of `WHENS`, or without bounds."""
