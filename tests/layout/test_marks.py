"""How dates stand on an axis: which cells they take, and in what shape."""

import pytest

from tests.helpers.dates import find_span, parse_when
from timeline.dates import FUTURE
from timeline.layout.axis import make_axis
from timeline.layout.marks import POINT_CELLS, Form, Shape, make_form


def form(
    text: str, *, window: str = "2013-05", columns: int = 31, until: str = ""
) -> Form:
    axis = make_axis(find_span(window), columns)
    last = find_span(until).last if until else FUTURE
    return make_form(parse_when(text), axis, until=last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013-05-10", Form(9, 9, Shape.POINT)),
        ("2013-05-10T14:30", Form(9, 9, Shape.POINT)),
        ("2013-05-10~", Form(9, 9, Shape.POINT)),
        ("2013-05", Form(0, 30, Shape.WITHIN)),
        ("[2013-05-10,2013-05-12]", Form(9, 11, Shape.WITHIN)),
        ("2013-05~", Form(0, 30, Shape.ABOUT)),
        ("2013-05?", Form(0, 30, Shape.ABOUT)),
        ("2013-05-10/2013-05-12", Form(9, 11, Shape.LASTS, (9, 11))),
        ("2013-05-10/2013-06", Form(9, 30, Shape.LASTS, (9, 30), after=True)),
        ("2013-04/2013-05-12", Form(0, 11, Shape.LASTS, (0, 11), before=True)),
        ("2013-05-30/..", Form(29, 30, Shape.LASTS, (29, 30), after=True)),
        ("../2013-05-02", Form(0, 1, Shape.LASTS, (0, 1), before=True)),
        # Nobody knows how far it goes: no bar to the edge.
        ("2013-05-10/", Form(9, 11, Shape.LATER)),
        ("[2013-05-10..]", Form(9, 11, Shape.LATER)),
        ("[2013-05-31..]", Form(28, 30, Shape.LATER)),
        ("[..2013-05-10]", Form(7, 9, Shape.EARLIER)),
        ("[..2013-05-01]", Form(0, 2, Shape.EARLIER)),
        ("/2013-05-10", Form(7, 9, Shape.EARLIER)),
    ],
)
def test_forms(text: str, expected: Form) -> None:
    assert form(text) == expected


def test_only_what_certainly_goes_on_is_heavy() -> None:
    rough = form("2013-05/2013-07", window="2013-04/2013-08", columns=153)
    first, last = rough.core
    assert rough.first == 30
    # From the last day of May to the first of July.
    assert (first, last) == (60, 91)
    assert rough.last == 121


def test_what_is_known_to_the_cells_of_a_point_is_one() -> None:
    window, columns = "2013", 73  # five days a cell
    days = 5 * POINT_CELLS
    inside = form(f"2013-05-01/2013-05-{days:02}", window=window, columns=columns)
    outside = form(f"2013-05-01/2013-05-{days + 1:02}", window=window, columns=columns)
    assert inside.shape is Shape.POINT
    assert outside.shape is Shape.LASTS


def test_a_wide_day_is_a_point_in_its_middle() -> None:
    assert form("2013-05-10", columns=93) == Form(28, 28, Shape.POINT)
    assert form("2013-05-10/2013-05-11", columns=93).shape is Shape.LASTS


def test_what_goes_on_ends_with_whom_it_is_about() -> None:
    open_end = form("2013-05-10/..", until="2013-05-20")
    assert (open_end.last, open_end.after) == (19, False)
    assert form("2013-05-10/2013-06", until="2013-05-20").core == (9, 19)
    # What was only then, or is over before, is as it was.
    assert form("2013-05-10", until="2013-05-01") == form("2013-05-10")
    assert form("2013-05-10/2013-05-12", until="2013-05-20") == form(
        "2013-05-10/2013-05-12"
    )
