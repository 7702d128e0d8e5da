"""Actors against actors: how often two took part in one event, when, and when last.

As in the view of a terminal, a list of pairs, or of those who met the one whom a `with`
filter names; with `matrix` all against all; with two `with` filters the history of one
pair.
"""

from timeline.pictures.canvas import Canvas, Drawn, draw_nothing
from timeline.pictures.dyads.history import HistoryPicture
from timeline.pictures.dyads.matrix import Matrix
from timeline.pictures.dyads.ranking import Ranking
from timeline.query.taking_part import find_sides
from timeline.views.dyads.met import Met
from timeline.views.options import DyadsOptions
from timeline.views.sheet import Sheet

_TWO = 2


def draw(sheet: Sheet[DyadsOptions], canvas: Canvas) -> Drawn:
    """Return the list of pairs or partners, the matrix, or the history of one pair."""
    sides = find_sides(sheet.selection.condition)
    if len(sides) == _TWO and not sheet.options.matrix:
        return HistoryPicture(sheet, canvas).draw()
    if not sheet.matches:
        return draw_nothing(canvas, "No event was found.")
    asked_for = None if sheet.options.matrix or len(sides) != 1 else sides[0]
    met = Met(sheet, asked_for)
    if sheet.options.matrix and met.meetings.events:
        return Matrix(sheet, canvas, met).draw()
    return Ranking(sheet, canvas, met).draw()
