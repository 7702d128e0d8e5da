"""The rows of a screen: a part of the drawing, what is told below it, the status."""

from collections.abc import Iterator, Sequence

from timeline.cli.watching.canvas import Size
from timeline.lean import NamedTuple
from timeline.rendering import (
    Glyphs,
    Line,
    Span,
    cut_cells,
    cut_line,
    measure_cells,
)

_LEAVING = "Ctrl-C leaves"
_LEAST_NAME = 12
"""Cells that the name of a file keeps, if that is longer."""
_LEAST_BELOW = 2
"""Rows below the drawing that are worth having: a rule alone tells nothing."""
_FEW = 4
"""Rows below it, a rule and three lines, that a low screen can spare up to its half."""
_GAP = 2
"""Cells between what stands left and right in the status, at least."""


class Drawing(NamedTuple):
    """What one reading came to."""

    lines: tuple[Line, ...]
    """The drawing itself."""
    name: str
    """Of the file, or how many there are."""
    events: str
    """How many were drawn, and of how many."""
    told: tuple[Line, ...] = ()
    """Below it: notices and problems, each line as wide as the screen at most."""
    problems: str = ""
    """How many there are of each kind."""
    is_old: bool = False
    """What is asked cannot be drawn now, and this is the last that could."""
    is_reading: bool = False
    """The files are being read again."""


def share_rows(rows: int, told: int, *, is_empty: bool = False) -> tuple[int, int]:
    """Return the rows of a screen for the drawing, and for lines told with a rule.

    What is told has a third of the screen at most, where there is a drawing, or a few
    rows where that is less.
    """
    most = rows - 1 if is_empty else max(rows // 3, min(_FEW, rows // 2))
    below = min(told + 1, most) if told else 0
    if below < _LEAST_BELOW:
        below = 0
    return max(rows - 1 - below, 0), below


def count_body(drawing: Drawing, rows: int) -> int:
    """Return how many rows of a screen the drawing itself has."""
    return _share(drawing, rows)[0]


def _share(drawing: Drawing, rows: int) -> tuple[int, int]:
    return share_rows(rows, len(drawing.told), is_empty=not drawing.lines)


def compose(drawing: Drawing, top: int, size: Size, glyphs: Glyphs) -> list[Line]:
    """Return the lines of a screen from the top down, as many as it has rows.

    `top` is the line of the drawing to begin with, from 0.
    """
    body, below = _share(drawing, size.rows)
    lines = list(drawing.lines[top : top + body])
    lines += [()] * (body - len(lines))
    lines += _compose_told(drawing, below, size, glyphs)
    lines.append(_compose_status(drawing, top, body, size.columns, glyphs))
    return lines[-size.rows :]


def _compose_told(
    drawing: Drawing, rows: int, size: Size, glyphs: Glyphs
) -> Sequence[Line]:
    if not rows:
        return ()
    rule: Line = (Span(glyphs.rule * size.columns, "rail"),)
    room = rows - 1
    if room >= len(drawing.told):
        return (rule, *drawing.told)
    if room == 1:
        # What is wrong says more than how much there is.
        return (rule, cut_line(drawing.told[0], size.columns, glyphs.ellipsis))
    shown = drawing.told[: room - 1]
    more = f"{len(drawing.told) - len(shown):,} more lines"
    last: Line = (Span(cut_cells(more, size.columns, glyphs.ellipsis), "quiet"),)
    return (rule, *shown, last)


def _compose_status(
    drawing: Drawing, top: int, body: int, columns: int, glyphs: Glyphs
) -> Line:
    """Return the last row: name, counts; to the right the place and how to leave.

    Where that is too much, how to leave goes first, then most of the name, the place,
    and the end of the counts.
    """
    counts = tuple(_list_counts(drawing))
    room = columns - sum(measure_cells(span.text) for span in counts)
    whole = measure_cells(drawing.name)
    right = ""
    for wish in _list_wishes(drawing, top, body, glyphs):
        least = whole if wish.endswith(_LEAVING) else min(whole, _LEAST_NAME)
        if least + _GAP + measure_cells(wish) <= room:
            right = f"{' ' * _GAP}{wish}"
            break
    room = max(room - measure_cells(right), min(whole, _LEAST_NAME))
    name = cut_cells(drawing.name, room, glyphs.ellipsis)
    left = cut_line((Span(name, "strong"), *counts), columns, glyphs.ellipsis)
    taken = sum(measure_cells(span.text) for span in left)
    filler = " " * (columns - taken - measure_cells(right))
    return (*left, Span(filler), Span(right, "quiet"))


def _list_counts(drawing: Drawing) -> Iterator[Span]:
    if drawing.is_old:
        yield Span("  not up to date", "error")
    yield Span(f"  {drawing.events}")
    if drawing.problems:
        yield Span(f"  {drawing.problems}: timeline check", "warning")


def _list_wishes(
    drawing: Drawing, top: int, body: int, glyphs: Glyphs
) -> tuple[str, ...]:
    """Return what may stand to the right, the longest first."""
    if drawing.is_reading:
        return (f"reading {glyphs.ellipsis}",)
    total = len(drawing.lines)
    if total <= body:
        return (_LEAVING,)
    last = min(top + body, total)
    place = f"{top + 1:,}{glyphs.dash}{last:,} of {total:,} lines"
    return f"{place}  {_LEAVING}", place, f"{top + 1:,}{glyphs.dash}{last:,}"
