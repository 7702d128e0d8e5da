"""How a date stands on an axis to scale: solid, pale, open."""

import pytest

from tests.helpers.dates import parse_when
from timeline.dates import Window, day_number
from timeline.layout.figures import Figure, Kind, make_end_figure, make_figure

_FIRST = day_number(2013, 5, 1)
_WINDOW = Window(_FIRST, day_number(2013, 5, 31))


def _figure(text: str) -> Figure:
    """Return a figure with its days counted from the first of the axis."""
    figure = make_figure(parse_when(text), _WINDOW, stub=5)
    assert figure is not None
    first, last, sure_first, sure_last = (day - _FIRST for day in figure[1:5])
    return Figure(figure.kind, first, last, sure_first, sure_last, *figure[5:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013-05-10", Figure(Kind.DOT, 9, 10, 9, 9)),
        ("2013-05", Figure(Kind.WITHIN, 0, 31, 0, 0)),
        ("2013-05-10/2013-05-12", Figure(Kind.LASTS, 9, 12, 9, 12)),
        ("[2013-05-10..2013-05-12]", Figure(Kind.WITHIN, 9, 12, 9, 9)),
        ("2013-05-10/2013-06", Figure(Kind.LASTS, 9, 31, 9, 31, opens_after=True)),
        ("2013-04/2013-05-10", Figure(Kind.LASTS, 0, 10, 0, 10, opens_before=True)),
        ("[2013-05-20..]", Figure(Kind.WITHIN, 19, 24, 19, 19, opens_after=True)),
        ("[..2013-05-20]", Figure(Kind.WITHIN, 15, 20, 15, 15, opens_before=True)),
        ("2013-05-20/..", Figure(Kind.LASTS, 19, 31, 19, 31, opens_after=True)),
        ("2013-05-20/", Figure(Kind.LASTS, 19, 24, 19, 20, opens_after=True)),
        ("2013-05-10?", Figure(Kind.DOT, 9, 10, 9, 9, uncertain=True)),
        (
            "2013",
            Figure(Kind.WITHIN, 0, 31, 0, 0, opens_before=True, opens_after=True),
        ),
    ],
)
def test_a_date_on_an_axis(text: str, expected: Figure) -> None:
    assert _figure(text) == expected


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("2013-05-10/..", "2013-05-10/2013-05-20"),
        ("2013-05-10/2013-06", "2013-05-10/2013-05-20"),
        ("[2013-05-10..]", "[2013-05-10..2013-05-20]"),
        # What begins later is not told by that end.
        ("2013-05-25/..", "2013-05-25/.."),
        ("2013-05-10", "2013-05-10"),
    ],
)
def test_what_is_open_ends_with_whom_it_is_about(text: str, like: str) -> None:
    figure = make_figure(
        parse_when(text), _WINDOW, stub=5, until=day_number(2013, 5, 20)
    )
    assert figure == make_figure(parse_when(like), _WINDOW, stub=5)


@pytest.mark.parametrize("text", ["2013-05/", "/2013-05", "2013-05-10/", "/2013-05-10"])
def test_where_an_end_is_unknown_no_more_than_a_day_is_sure(text: str) -> None:
    when = parse_when(text)
    assert when.e1 - when.b2 <= 0
    figure = _figure(text)
    assert figure.sure_last - figure.sure_first == (when.b2 == when.e1)


def test_what_is_about_says_by_how_much() -> None:
    assert _figure("2013-05-10~").about > 0
    assert not _figure("2013-05-10").about


@pytest.mark.parametrize("text", ["2013-04-30", "2013-06-01", "2012", "unknown"])
def test_what_is_not_on_the_axis_has_none(text: str) -> None:
    assert make_figure(parse_when(text), _WINDOW, stub=5) is None


@pytest.mark.parametrize(
    ("text", "middle"),
    [
        ("2013-05-10", 9.5),
        ("2013-05", 0),
        ("2013-05-10/2013-05-12", 9),
        ("[..2013-05-20]", 20),
        ("[2013-05-20..]", 19),
    ],
)
def test_the_day_it_is_best_known_by(text: str, middle: float) -> None:
    assert _figure(text).middle == middle


def test_an_end_of_the_axis_is_a_day_of_it() -> None:
    assert make_end_figure(_WINDOW, -1).first == _WINDOW.first
    assert make_end_figure(_WINDOW, 1).last == _WINDOW.last + 1
