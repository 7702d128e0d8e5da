"""How dates lie along an axis: what is certain, what possible, what goes on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from timeline.dates import When, Window
from timeline.layout.axis import make_axis
from timeline.layout.bars import Bar, make_bar


def _make_bar(text: str, *, window: str = "2013-05", columns: int = 31) -> Bar:
    return make_bar(parse_when(text), make_axis(parse_when(window).span, columns))


def _draw(bar: Bar, columns: int = 31) -> str:
    """Return the cells of a bar: `#` core, `=` shade, `~` beyond; half cells apart."""
    text = [" "] * columns
    first, last = bar.outer_cells
    for cell in range(first, last + 1):
        text[cell] = "~"
    first, last = bar.shade_cells
    for cell in range(first, last + 1):
        text[cell] = "="
    start, end = bar.core_halves
    for cell in range(int(start), int(end + 0.5)):
        text[cell] = "#" if start <= cell and cell + 1 <= end else "/"
    return "".join(text).rstrip()


@pytest.mark.parametrize(
    ("date", "drawn"),
    [
        ("2013-05-03", "  #"),
        ("2013-05-03/2013-05-06", "  ####"),
        # It begins and ends somewhere within.
        ("2013-05-03/..", "  #############################"),
        ("2013-05-03/", "  #============================"),
        ("early May 2013", "=========="),
        ("2013-05", "==============================="),
        ("2013", "==============================="),
        # Approximate: three days to either side, and never a certain day.
        ("2013-05-10~", "      ~~~=~~~"),
        ("2013-05-10~/2013-05-20", "      ~~~===########"),
        ("2013-05-10?", "         ="),
        ("2013-05-10?/2013-05-12", "         ==="),
        ("[2013-05-10,2013-05-12]", "         ==="),
        ("until 2013-05-03", "==#"),
        ("by 2013-05-03", "==="),
        ("2013-04-20/2013-05-03", "###"),
    ],
)
def test_bars(date: str, drawn: str) -> None:
    assert _draw(_make_bar(date)) == drawn


def test_what_begins_in_one_year_and_ends_in_the_next_is_certain_between() -> None:
    bar = _make_bar("2011/2012", window="2011/2012", columns=40)
    assert _draw(bar, 40) == "=" * 19 + "#" + "=" * 20


def test_ends_known_to_the_day_have_half_cells() -> None:
    # Two days a cell.
    bar = _make_bar("2013-06-02/2013-06-07", window="2013-06", columns=15)
    assert bar.core_halves == (0.5, 3.5)
    assert _draw(bar, 15) == "/##/"


def test_beside_a_shade_there_is_no_half_cell() -> None:
    # Two days a cell: sure from the second day of one to the first of another.
    window = "2013-05-02/2013-06-30"
    bar = _make_bar("2013-05/2013-06-05", window=window, columns=30)
    assert bar.core_halves == (14, 17.5)


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        ("2013-05-10", False, False),
        ("2013-04-30/2013-05-01", True, False),
        ("2013-05-31/2013-06-01", False, True),
        ("2013", True, True),
        ("../2013-05-10", True, False),
        ("2013-05-10/..", False, True),
        # What may only reach beyond because it is approximate does not go on.
        ("2013-05-01~", False, False),
    ],
)
def test_what_goes_on_beyond_the_axis(date: str, *, before: bool, after: bool) -> None:
    bar = _make_bar(date)
    assert (bar.before, bar.after) == (before, after)


def test_the_sign_leaves_room_for_the_arrow() -> None:
    assert _make_bar("2013").head == 1
    assert _make_bar("2013-05").head == 0
    assert _make_bar("2013", columns=1).head == 0


def test_a_day_stands_in_its_middle() -> None:
    bar = _make_bar("2013-05-02", window="2013-05-01/2013-05-03", columns=15)
    assert bar.head == 7
    assert bar.outer_cells == (7, 7)


_TEXTS = [
    "2013-05-10",
    "2013-05-10~",
    "2013-05-10?",
    "2013-05",
    "2013-05~",
    "2013",
    "201X",
    "-0431",
    "9999",
    "2013-05-10/2013-05-20",
    "2013-05~/2013-07",
    "2011/2012",
    "2013-05-10/..",
    "../2013-05-10",
    "2013-05-10/",
    "/2013-05-10",
    "[2013-05-10,2013-05-12]",
    "-0431/-0404",
]
_dates = st.sampled_from([parse_when(text) for text in _TEXTS])


@given(
    _dates,
    st.integers(-200_000, 800_000),
    st.integers(0, 1_000) | st.integers(0, 1_000_000),
    st.integers(1, 200),
)
def test_every_bar_has_a_cell_and_none_is_off_the_axis(
    date: When, first: int, more: int, columns: int
) -> None:
    window = Window(first, first + more)
    if date.b1 > window.last or date.e2 < window.first:
        return
    bar = make_bar(date, make_axis(window, columns))
    outer_first, outer_last = bar.outer_cells
    shade_first, shade_last = bar.shade_cells
    assert 0 <= outer_first <= shade_first <= shade_last <= outer_last < columns
    assert shade_first <= bar.head <= shade_last
    start, end = bar.core_halves
    if bar.core is not None:
        assert end - start >= 1
        if not bar.day:
            assert outer_first <= start
            assert end <= outer_last + 1
    assert bar.outer.start <= bar.shade.start <= bar.shade.end <= bar.outer.end
