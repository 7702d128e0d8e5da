"""Events along an axis of time, a lane for each actor, to scale.

What is on the axis, what stands in which lane and in what order is as in the view of
this name for terminals, and so is the choice: marks of few events, columns of many.
"""

from collections.abc import Sequence

from timeline.layout.framing import Place
from timeline.pictures.canvas import NOTHING, Canvas, Drawn, draw_nothing
from timeline.pictures.lanes.heated import HeatedLanes
from timeline.pictures.lanes.marked import MarkedLanes
from timeline.pictures.marks import OFF
from timeline.views.framed import Framed
from timeline.views.lanes.members import Members
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet

# Up to how many events are marks.
_MOST_MARKS = 60
# Marks shrink where they leave labels too little room.
_SHRUNK = (1.0, 0.8, 0.65)
# So many of those beyond an end of the axis are marks at that end; more are counted.
_MOST_BEYOND = 3


def draw(sheet: Sheet[LanesOptions], canvas: Canvas) -> Drawn:
    """Return the marks or columns of the events, in lanes."""
    framed = Framed(sheet.selection, sheet.options.zoom)
    beyond = [place for place in OFF if 0 < len(framed.list(place)) <= _MOST_BEYOND]
    drawn = {id(match.event): 0 for match in framed.list(Place.DRAWN)}
    for place in beyond:
        drawn |= {id(match.event): OFF[place] for match in framed.list(place)}
    left_out = framed.describe_left_out(beyond)
    notes = (f"not on the axis: {left_out}",) if left_out else ()
    window = framed.window
    if window is None or not drawn:
        return draw_nothing(canvas, NOTHING, notes)
    members = Members(sheet)
    names = _sort(members, sheet.options.order)
    wanted = sheet.options.draw
    if wanted == "marks" or (wanted != "heat" and len(drawn) <= _MOST_MARKS):
        tries = [
            MarkedLanes(sheet, members, drawn, window, names, canvas, shrunk=shrunk)
            for shrunk in _SHRUNK
        ]
        # The first that leaves room enough, and the next, if that has more labels.
        roomy = [one for one in tries if one.is_roomy][:2] or tries[-1:]
        if wanted == "marks" or not roomy[0].is_crowded:
            laid = min((one.draw() for one in roomy), key=lambda one: one.missing)
            return laid.drawn._replace(notes=(*notes, *laid.drawn.notes))
    return HeatedLanes(sheet, members, window, names, canvas).draw()


def _sort(members: Members, order: str) -> Sequence[str]:
    """Return the names of lanes in the order asked for; those without one last."""
    lanes = members.lanes
    names = list(lanes)
    if order == "count":
        names.sort(key=lambda name: -len(lanes[name]))
    elif order == "name":
        names.sort(key=members.facet.shown_key)
    else:
        names.sort(key=lambda name: lanes[name][0][0])
    names.sort(key=lambda name: not name)
    return names
