"""Actors against actors: how often two took part in one event, when, and when last.

By default a list of pairs, those with most contacts first; with one `with` filter, of
those who met that one (`ranking`). With `matrix`, all against all (`matrix`). Two
`with` filters ask for the history of one pair (`history`).
"""

from collections.abc import Iterator

from timeline.analysis import Number
from timeline.query.taking_part import find_sides
from timeline.rendering import Line
from timeline.views.dyads.history import draw_history, list_history
from timeline.views.dyads.matrix import Matrix
from timeline.views.dyads.met import Met
from timeline.views.dyads.ranking import Ranking
from timeline.views.dyads.variants import draw_variants
from timeline.views.frame import draw_heading
from timeline.views.numbers import draw_numbers, list_heading
from timeline.views.options import DyadsOptions
from timeline.views.sections import draw_note, set_apart
from timeline.views.sheet import Sheet
from timeline.views.undated import describe_stretch

_TWO = 2


def draw(sheet: Sheet[DyadsOptions]) -> Iterator[Line]:
    """Yield the list of pairs or partners, the matrix, or the history of one pair."""
    sides = find_sides(sheet.selection.condition)
    if len(sides) == _TWO and not sheet.options.matrix:
        yield from draw_history(sheet)
        return
    if not sheet.matches:
        yield from draw_heading(sheet)
        return
    met, drawing = _make(sheet)
    if isinstance(drawing, Ranking):
        stretch = drawing.describe()
        drawn = describe_stretch(sheet.selection, stretch) if stretch else ""
        yield from draw_heading(sheet, drawn=drawn)
        cells = drawing.describe_cells()
        if cells:
            yield from draw_note(cells, sheet.width)
    else:
        yield from draw_heading(sheet)
    if met.meetings.events:
        yield from set_apart(drawing.lines())
    yield ()
    notes = [drawing.describe_more(), *met.list_notes()]
    if isinstance(drawing, Ranking):
        notes.insert(1, drawing.describe_beyond())
    for note in notes:
        if note:
            yield from draw_note(note, sheet.width)
    if met.is_of_actors:
        yield from draw_variants(sheet)
    yield from draw_numbers(_list_numbers(sheet, met, drawing), sheet)


def list_numbers(sheet: Sheet[DyadsOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading, of the pairs drawn, and of the notes below."""
    sides = find_sides(sheet.selection.condition)
    if len(sides) == _TWO and not sheet.options.matrix:
        yield from list_history(sheet)
    else:
        yield from _list_numbers(sheet, *_make(sheet))


def _make(sheet: Sheet[DyadsOptions]) -> tuple[Met, Matrix | Ranking]:
    if sheet.options.matrix:
        met = Met(sheet)
        return met, Matrix(sheet, met)
    sides = find_sides(sheet.selection.condition)
    met = Met(sheet, sides[0] if len(sides) == 1 else None)
    return met, Ranking(sheet, met)


def _list_numbers(
    sheet: Sheet[DyadsOptions], met: Met, drawing: Matrix | Ranking
) -> Iterator[Number]:
    yield from list_heading(sheet)
    yield from drawing.list_numbers()
    yield from met.list_numbers()
