"""The legend of marks: each meaning that occurs, with a small drawing of it."""

from collections.abc import Iterable

from timeline.layout.figures import Figure, Kind
from timeline.pictures.canvas import KEY_WIDTH, Key, Sizes
from timeline.pictures.marks import QUESTION, Extent, Mark, draw_along
from timeline.pictures.shapes import Ink, Shape, Text

_MEANINGS = (
    ("day", "one day"),
    ("lasts", "goes on"),
    ("may", "may go on"),
    ("within", "once, within these days"),
    ("open", "or earlier, or later"),
    ("about", "approximate"),
    ("uncertain", "uncertain"),
    ("possible", "possible match"),
    ("doubtful", "disputed, denied or cancelled"),
    ("off", "before or after these days"),
)


def list_keys(marks: Iterable[Mark], sizes: Sizes) -> tuple[Key, ...]:
    """Return the legend of marks: what occurs; nothing where all are single days."""
    found: set[str] = set()
    for mark in set(marks):
        found |= _list_meanings(mark)
    if found <= {"day"}:
        return ()
    return tuple(
        Key(label, _draw_key(name, sizes)) for name, label in _MEANINGS if name in found
    )


def _list_meanings(mark: Mark) -> set[str]:
    if mark.off:
        return {"off", "possible"} if mark.is_possible else {"off"}
    figure = mark.figure
    found = set()
    if mark.is_doubtful:
        found.add("doubtful")
    elif figure.kind is Kind.DOT:
        found.add("day")
    if figure.kind is Kind.WITHIN:
        found.add("within")
    if figure.kind is Kind.LASTS:
        if figure.sure_first < figure.sure_last:
            found.add("lasts")
        if (figure.sure_first, figure.sure_last) != (figure.first, figure.last):
            found.add("may")
    if figure.opens_before or figure.opens_after:
        found.add("open")
    flags = (
        ("about", bool(figure.about)),
        ("uncertain", figure.uncertain),
        ("possible", mark.is_possible),
    )
    return found | {name for name, given in flags if given}


def _draw_key(name: str, sizes: Sizes) -> tuple[Shape, ...]:
    radius = sizes.mark * 0.85
    reach = KEY_WIDTH * sizes.mark - 1
    dot = Figure(Kind.DOT, 0, 1, 0, 0)
    within, lasts = Figure(Kind.WITHIN, 0, 1, 0, 0), Figure(Kind.LASTS, 0, 1, 0, 1)
    whole = Extent(-reach, -reach, reach, reach, reach, 0)
    spot = Extent(-radius, -radius, radius, radius, radius, 0)
    match name:
        case "lasts":
            return draw_along(Mark(lasts), whole, (-reach, reach), radius)
        case "may":
            return draw_along(Mark(lasts), whole, (-reach * 0.4, reach * 0.4), radius)
        case "within":
            return draw_along(Mark(within), whole, None, radius)
        case "open":
            figure = within._replace(opens_after=True)
            return draw_along(Mark(figure), whole, None, radius)
        case "about":
            extent = Extent(-reach, -radius, radius, reach, reach, 0)
            return draw_along(Mark(dot._replace(about=1.0)), extent, None, radius)
        case "uncertain":
            size = sizes.foot
            text = Text(radius * 0.6, size * 0.35, QUESTION, size, Ink.SOFT)
            moved = Extent(*(one - radius for one in spot))
            return (*draw_along(Mark(dot), moved, None, radius), text)
        case "possible":
            return draw_along(Mark(dot, is_possible=True), spot, None, radius)
        case "off":
            return draw_along(Mark(dot, off=-1), spot, None, radius)
        case "doubtful":
            return draw_along(Mark(dot, is_doubtful=True), spot, None, radius)
        case _:
            return draw_along(Mark(dot), spot, None, radius)
