"""What is shown with its year is read, and means what it says.

`timeline date` prints a date in words, and every view shows dates so: whoever copies
one into a chronology or a question gets the date that it was copied from.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from tests.helpers.files import read_page
from timeline.dates import DateError, When, parse_canonical
from timeline.dates.display import format_when

_CANONICAL = re.compile(
    r"^\| `[^`]+` \| `([^`]+)` \|.*[0-9∞] \| [a-z]+ \|$", re.MULTILINE
)
_DOCUMENTED = sorted({found[1] for found in _CANONICAL.finditer(read_page("dates"))})


def _assert_reads_back(when: When, dash: str) -> None:
    shown = format_when(when, dash=dash)
    again = parse_when(shown)
    assert again.bounds == when.bounds, shown
    assert (again.approximate, again.uncertain) == (when.approximate, when.uncertain)


@pytest.mark.parametrize("dash", ["–", "-"])
@pytest.mark.parametrize("canonical", _DOCUMENTED)
def test_documented_dates_are_read_as_they_are_shown(canonical: str, dash: str) -> None:
    _assert_reads_back(parse_canonical(canonical), dash)


_YEARS = st.one_of(
    st.integers(-9999, 9999), st.integers(1800, 2030), st.sampled_from([-9999, 9999])
)


def _write_year(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


_CODES = (*range(1, 13), 21, 22, 23, 24, 33, 36, 40, 41)
_POINTS = st.one_of(
    _YEARS.map(_write_year),
    st.builds("{}X".format, st.integers(0, 999).map("{:03d}".format)),
    st.builds("{}XX".format, st.integers(0, 99).map("{:02d}".format)),
    st.builds(
        "{}-{}".format,
        _YEARS.map(_write_year),
        st.sampled_from(
            [
                "01",
                "02",
                "03",
                "04",
                "05",
                "06",
                "07",
                "08",
                "09",
                "10",
                "11",
                "12",
                "21",
                "22",
                "23",
                "24",
                "33",
                "36",
                "40",
                "41",
            ]
        ),
    ),
    st.builds(
        "{}-{:02d}-{:02d}".format,
        _YEARS.map(_write_year),
        st.integers(1, 12),
        st.integers(1, 28),
    ),
)
_MARKED = st.builds(
    "{}{}".format, _POINTS, st.sampled_from(["", "", "", "~", "?", "%"])
)


_SHAPES = "{0} {0}/{1} {0}/.. {0}/ ../{0} /{0} [{0},{1}] [{0}..{1}] [{0}..] [..{0}]"


@st.composite
def _dates(draw: st.DrawFn) -> When | None:
    shape = draw(st.sampled_from(_SHAPES.split()))
    text = shape.format(draw(_MARKED), draw(_MARKED))
    try:
        return parse_canonical(text)
    except DateError:
        return None


@given(_dates(), st.sampled_from(["–", "-"]))
def test_generated_dates_are_read_as_they_are_shown(
    when: When | None, dash: str
) -> None:
    if when is not None:
        _assert_reads_back(when, dash)


def test_enough_dates_are_documented() -> None:
    assert len(_DOCUMENTED) > 150
