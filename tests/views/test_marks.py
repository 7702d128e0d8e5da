"""Marks as cells: signs, ink, labels, and the legend of what was drawn."""

import pytest

from tests.helpers.dates import find_span
from timeline import load_text
from timeline.dates import Fit
from timeline.layout.axis import make_axis
from timeline.layout.lanes import make_lanes
from timeline.query import Match
from timeline.rendering import ASCII, STYLES, UNICODE, Glyphs, Span
from timeline.rendering.theme import legend
from timeline.views.lanes.marks import MarkPainter, join_cells


def _paint(
    *dates: str,
    window: str = "2013-05",
    columns: int = 31,
    glyphs: Glyphs = UNICODE,
    fit: Fit = Fit.CERTAIN,
    status: str = "reported",
    room: int | None = None,
) -> tuple[list[str], list[str]]:
    """Return the rows of one lane, and the legend."""
    events = load_text(
        "events:"
        + "".join(f"\n- {{date: '{d}', title: T, status: {status}}}" for d in dates)
    ).events
    matches = [Match(event, fit) for event in events]
    axis = make_axis(find_span(window), columns)
    painter = MarkPainter(matches, glyphs, columns)
    (lane,) = make_lanes(matches, axis, lambda _: (), labels=painter.labels, rows=room)
    rows = []
    for row in range(lane.rows):
        marks = [mark for mark in lane.marks if mark.row == row]
        spans = painter.paint(marks, [Span(" ")] * columns)
        assert {span.style for span in spans} <= set(STYLES)
        rows.append("".join(span.text for span in spans).rstrip())
    meanings = [
        f"{glyph} {what}" for glyph, what in legend(glyphs, painter.used_glyphs)
    ]
    return rows, [*meanings, *painter.meanings()]


@pytest.mark.parametrize(
    ("date", "unicode", "plain"),
    [
        ("2013-05-03", "  ●1", "  *1"),
        ("2013-05-03/2013-05-06", "  █1██", "  =1=="),
        ("early May 2013", "▒1▒▒▒▒▒▒▒▒", "-1--------"),
        ("2013-05-10~", "      ░░░≈1░░", "      ...~1.."),
        ("2013-05-10~/2013-05-20", "      ░░░▒1▒████████", "      ...-1-========"),
        ("2013-05-25/..", " " * 24 + "█1████►", " " * 24 + "=1====>"),
        ("2013-05-25/", " " * 24 + "█1▒▒▒▒►", " " * 24 + "=1---->"),
        ("../2013-05-04", "◄█1█", "<=1="),
        ("2013-05-31", " " * 29 + "1●", " " * 29 + "1*"),
        ("2013-05-31/..", " " * 29 + "1►", " " * 29 + "1>"),
    ],
)
def test_what_is_known_of_a_date_is_seen(date: str, unicode: str, plain: str) -> None:
    assert _paint(date)[0] == [unicode]
    assert _paint(date, glyphs=ASCII)[0] == [plain]


@pytest.mark.parametrize(
    ("date", "unicode", "plain"),
    [
        ("2013-05-03", "  ○1", "  ?1"),
        ("2013-05-03/2013-05-06", "  ○1══", "  ?1=="),
        ("early May 2013", "○1╌╌╌╌╌╌╌╌", "?1--------"),
        ("../2013-05-04", "◄○1═", "<?1="),
    ],
)
def test_possible_matches_are_hollow(date: str, unicode: str, plain: str) -> None:
    assert _paint(date, fit=Fit.POSSIBLE)[0] == [unicode]
    assert _paint(date, fit=Fit.POSSIBLE, glyphs=ASCII)[0] == [plain]


@pytest.mark.parametrize(
    ("date", "row"), [("2013-05-03", "  ✕1"), ("early May 2013", "✕1▒▒▒▒▒▒▒▒")]
)
def test_what_is_denied_never_looks_like_a_fact(date: str, row: str) -> None:
    assert _paint(date, status="denied")[0] == [row]


def test_several_days_within_a_cell_are_told_from_one() -> None:
    rows, legend_ = _paint("2013-05-03/2013-05-04", window="2013", columns=12)
    assert rows == ["    ◐1"]
    assert legend_ == ["◐ several days"]


def test_half_cells_show_where_a_bar_ends() -> None:
    rows, _ = _paint("2013-06-02/2013-06-09", window="2013-06", columns=15)
    assert rows == ["▐█1█▌"]


@pytest.mark.parametrize(
    ("number", "unicode", "plain"),
    [
        (2, "❷1,2", "#1,2"),
        (9, "❾1–9", "#1-9"),
        (20, "⓴1–20", "#x20"),
        (21, "◉×21", "#x21"),
        (1000, "◉×1000", "#x1000"),
    ],
)
def test_events_of_one_cell_show_their_number(
    number: int, unicode: str, plain: str
) -> None:
    dates = ["2013-05-03"] * number
    assert _paint(*dates)[0] == ["  " + unicode]
    assert _paint(*dates, glyphs=ASCII)[0] == ["  " + plain]


def test_counts_without_room_for_numbers_are_digits_in_ascii() -> None:
    days = ["2013-05-01", "2013-05-11", "2013-05-21", "2013-05-31"] * 3
    assert _paint(*days, columns=4, room=1)[0] == ["❸❸❸❸"]
    rows, meanings = _paint(*days, columns=4, room=1, glyphs=ASCII)
    assert rows == ["3333"]
    assert meanings == ["2 two events together, and so on"]


def test_the_legend_tells_what_was_drawn_and_nothing_else() -> None:
    assert _paint("2013-05-03")[1] == ["● exact day"]
    assert _paint("../2013-05-04")[1] == ["██ certainly then", "◄ began earlier"]
    assert _paint("early May 2013", fit=Fit.POSSIBLE, glyphs=ASCII)[1] == [
        "-- sometime within, possible match",
    ]


def test_neighbours_of_one_style_become_one_span() -> None:
    cells = [Span("a", "mark"), Span("b", "mark"), Span(" "), Span("c", "mark")]
    assert join_cells(cells) == (Span("ab", "mark"), Span(" "), Span("c", "mark"))
