"""A date that nobody knows: a statement of its own."""

import pytest
from hypothesis import given

from tests.helpers.dates import parse_when
from tests.helpers.whens import ALL_WHENS, WINDOWS
from timeline.dates import (
    FUTURE,
    PAST,
    DateError,
    Fit,
    Relative,
    Shape,
    When,
    Window,
    parse_date,
    resolve_relative,
)
from timeline.dates.display import format_when

UNDATED = parse_when("unknown")


def test_it_is_a_shape_of_its_own_without_bounds() -> None:
    assert UNDATED.is_undated
    assert UNDATED.shape is Shape.UNDATED
    assert (UNDATED.approximate, UNDATED.uncertain) == (False, False)
    assert UNDATED.to_dict() == {
        "typed": "unknown",
        "edtf": "unknown",
        "shape": "undated",
        "precision": "none",
        "approximate": False,
        "uncertain": False,
        "begins": None,
        "ends": None,
        "days": None,
    }


def test_what_was_typed_is_kept_and_no_part_of_the_value() -> None:
    typed = parse_when(" N. D. ")
    assert typed == UNDATED
    assert typed.typed == "N. D."
    assert repr(typed) == "<When unknown 'N. D.'>"


def test_a_year_of_the_file_completes_nothing() -> None:
    assert parse_date("unknown", year=2013) == UNDATED


@given(ALL_WHENS)
def test_nothing_that_is_dated_is_undated_or_sorts_behind_it(when: When) -> None:
    assert not when.is_undated
    assert when.sort_key < UNDATED.sort_key


@given(WINDOWS)
def test_it_may_lie_in_any_window(window: Window) -> None:
    always = window == Window(PAST, FUTURE)
    assert UNDATED.fit(window) is (Fit.CERTAIN if always else Fit.POSSIBLE)


def test_in_words_it_can_be_read_again() -> None:
    assert format_when(UNDATED) == format_when(UNDATED, year=2013, month=5)
    assert parse_date(format_when(UNDATED)) == UNDATED


@pytest.mark.parametrize("form", ["about", "by", "during", "after", "before"])
def test_nothing_can_lean_on_it(form: str) -> None:
    relative = parse_date(f"{form} visit")
    assert isinstance(relative, Relative)
    with pytest.raises(DateError, match="the event 'visit' has no date") as caught:
        resolve_relative(relative, {"visit": UNDATED})
    assert caught.value.code == "date-unsettled"


@pytest.mark.parametrize(
    "text",
    [
        *("?", "??", "-", "n/a", "N.A.", "none", "nil", "tbd", "s.d.", "unkown"),
        *("not known", "is not known", "not dated", "no known date"),
        "nobody knows when",
    ],
)
def test_what_says_the_same_in_other_words_is_told_how_to_write_it(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.code == "date-invalid"
    assert "`unknown`" in caught.value.hint


@pytest.mark.parametrize("text", ["XXXX", "../..", "/", "nd", "unknown.", "undated?"])
def test_what_only_looks_like_it_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


def test_behind_a_prefix_it_is_the_id_of_an_event() -> None:
    relative = parse_date("after unknown")
    assert isinstance(relative, Relative)
    assert relative.targets == ("unknown",)
