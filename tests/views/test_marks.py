"""Marks as cells: signs, lines, labels, and the legend of what was drawn."""

import pytest

from tests.helpers.drawing import Look, draw_view
from tests.helpers.files import load_arms_control
from timeline import Chronology, load_text, select
from timeline.rendering import ASCII, STYLES, UNICODE, Glyphs, Line
from timeline.rendering.lines import plain_line

_WINDOW = "2013-05-01/2013-05-31"


def write(date: str, status: str = "reported") -> Chronology:
    """Return one event beside two that hold the axis to May."""
    return load_text(
        f"""
        events:
        - {{date: 2013-05-01, title: First, actors: Zoe}}
        - {{date: "{date}", title: T, status: {status}, actors: Ann}}
        - {{date: 2013-05-31, title: Last, actors: Zoe}}
        """
    )


def draw(
    chronology: Chronology, width: int = 35, glyphs: Glyphs = UNICODE
) -> list[Line]:
    window = load_text(f"events: [{{date: {_WINDOW}, title: T}}]").events[0].date.span
    look = Look(width=width, glyphs=glyphs, zoom=window)
    return list(draw_view("lanes", select(chronology), look))


@pytest.mark.parametrize(
    ("date", "unicode", "plain"),
    [
        ("2013-05-03", "  ●2 T", "  *2 T"),
        ("2013-05-03/2013-05-06", "  ┣━━┫2 T", "  [==]2 T"),
        ("early May 2013", "├╌ 1 T ╌╌┤", "(- 1 T --)"),
        ("2013-05-10~", "         ≈2 T", "         ~2 T"),
        ("early May 2013~", "╌╌ ≈1 T ╌╌", "-- ~1 T --"),
        ("2013-05-25/..", " " * 21 + "T 2┣━━━━━►", " " * 21 + "T 2[=====>"),
        ("2013-05-20/", " " * 19 + "├╌►2 T", " " * 19 + "(->2 T"),
        ("../2013-05-04", "◄━━┫1 T", "<==]1 T"),
        ("[..2013-05-14]", " " * 11 + "◄╌┤2 T", " " * 11 + "<-)2 T"),
        ("2013-05-31", " " * 27 + "T 2●", " " * 27 + "T 2*"),
    ],
)
def test_how_a_date_is_drawn(date: str, unicode: str, plain: str) -> None:
    for glyphs, expected in ((UNICODE, unicode), (ASCII, plain)):
        rows = [plain_line(line) for line in draw(write(date), glyphs=glyphs)]
        (row,) = [line for line in rows if line.startswith("Ann")]
        row = row[4:].replace(glyphs.silence, " ")
        assert row.rstrip() == expected.rstrip()


@pytest.mark.parametrize("status", ["disputed", "denied", "cancelled"])
def test_doubt_is_a_sign_of_its_own(status: str) -> None:
    text = "\n".join(map(plain_line, draw(write("2013-05-10", status))))
    assert "✕2 T" in text
    line = "\n".join(map(plain_line, draw(write("2013-05-10/2013-05-12", status))))
    assert "┣━┫✕2 T" in line
    assert "✕ disputed, denied or cancelled" in line


def test_every_style_is_known_and_families_have_their_own() -> None:
    styles = {
        span.style
        for draw_as in ("marks", "heat")
        for line in draw_view(
            "lanes", select(load_arms_control()), Look(draw=draw_as, width=120)
        )
        for span in line
    }
    assert styles <= set(STYLES)
    assert {"talks", "agreement", "pressure"} <= styles
