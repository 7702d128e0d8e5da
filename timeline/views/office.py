"""Who held which offices, as a table, and how each went from one to the next.

    Secretary of State
    Holder           From         To
    Hillary Clinton  21 Jan 2009  1 Feb 2013
    John Kerry       1 Feb 2013   20 Jan 2017
    Hillary Clinton → John Kerry: on the same day

On a day it is one table of all offices, with a line for those of whom nobody is known.
"""

from collections.abc import Iterable, Iterator, Sequence

from timeline.dates import FUTURE, PAST, Fit, Shape, When, format_when
from timeline.dates.elements import BOUNDLESS, OPEN_END, Point
from timeline.dates.when import make_single
from timeline.names import ActorNames, Holding, names_of
from timeline.names.handovers import Handover
from timeline.names.successions import Office, find_doubt, find_unknown
from timeline.rendering import Line, Span, trim_line, wrap_cells, wrap_spans
from timeline.rendering.columns import Column, draw_columns
from timeline.text import count_of, join_words
from timeline.views.options import Options
from timeline.views.own import list_own
from timeline.views.sections import draw_note, draw_section
from timeline.views.sheet import Sheet

_HOLDER = Column("Holder", "strong")
_ENDS = (Column("From", "date", whole=True), Column("To", "date", whole=True))
_OWN = Column("Source and more", "quiet")
_POSSIBLE = Column("Possible", "possible")
# Of those who may have held it between two others, so many are named.
_SHOWN = 3


def draw_offices(offices: Sequence[Office], sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield each office with its holders in order of time, and its handovers."""
    yield from _draw_title(sheet)
    for office in offices:
        yield from draw_section(office.name, _draw_office(office, sheet), sheet.width)


def draw_holders(
    offices: Sequence[Office], sheet: Sheet[Options], date: When
) -> Iterator[Line]:
    """Yield all offices with whoever may have held them at a date."""
    names = names_of(sheet.chronology).actors
    yield from _draw_title(sheet)
    shown = format_when(date, dash=sheet.glyphs.dash)
    rows, unknown = [], []
    for office in offices:
        held = office.find_held(date)
        if not held:
            unknown.append(office.name)
        for holding, fit in held:
            holder = names.name_of(holding.person)
            mark = "" if fit is Fit.CERTAIN else "? "
            doubt = find_doubt(holding, date) if mark else ""
            cells = _make_cells(holding, sheet)
            rows.append((office.name, f"{mark}{holder}", *cells, doubt))
    yield from draw_note(f"{count_of(len(offices), 'office')}, {shown}", sheet.width)
    columns = (Column("Office"), _HOLDER, *_ENDS, _OWN, _POSSIBLE)
    if rows:
        yield ()
        for line in draw_columns(columns, rows, sheet.width, sheet.glyphs):
            yield trim_line(line)
    if unknown:
        yield ()
        text = f"nobody is known of: {'; '.join(unknown)}"
        yield from draw_note(text, sheet.width)


def describe_handover(handover: Handover, between: str = "") -> str:
    """Return how many days lay between two holders: `nobody known for 6 days`.

    `between` names those who may have held it in these days: `Ann and Bob`.
    """
    least, greatest = handover.least, handover.greatest
    if greatest == PAST:
        return "while the first still holds it"
    if least == greatest:
        return _describe_days(least, between)
    if greatest < 0:
        return f"both for {_join(-greatest + 1, -least + 1, least == PAST)}"
    if least > 1:
        days = _join(least - 1, greatest - 1, greatest == FUTURE)
        return _describe_gap(days, between)
    if least == PAST and greatest == FUTURE:
        return "nobody knows when"
    unknown = (
        "" if greatest < 2 else _describe_gap(_up_to(greatest - 1, FUTURE - 1), between)
    )
    both = "" if least >= 0 else f"both for {_up_to(-least + 1, 1 - PAST)}"
    return " or ".join(filter(None, (unknown, both))) or "on the same day or the next"


def _describe_days(days: int, between: str) -> str:
    if days < 0:
        return f"both for {count_of(1 - days, 'day')}"
    if days > 1:
        return _describe_gap(count_of(days - 1, "day"), between)
    return "on the next day" if days else "on the same day"


def _describe_gap(days: str, between: str) -> str:
    if between:
        return f"{days} between, when {between} may have held it"
    return f"nobody known for {days}"


def _join(least: int, greatest: int, unknown: bool) -> str:  # noqa: FBT001  of two
    if unknown:
        return f"at least {count_of(least, 'day')}"
    return f"{least:,} to {count_of(greatest, 'day')}"


def _up_to(days: int, unknown: int) -> str:
    return "some time" if days == unknown else f"up to {count_of(days, 'day')}"


def _draw_title(sheet: Sheet[Options]) -> Iterator[Line]:
    if sheet.chronology.title:
        for line in wrap_cells(sheet.chronology.title, sheet.width):
            yield (Span(line, "title"),)


def _draw_office(office: Office, sheet: Sheet[Options]) -> Iterator[Line]:
    names = names_of(sheet.chronology).actors
    rows = []
    for one in office.holdings:
        unknown = find_unknown(one)
        holder = f"{'? ' if unknown else ''}{names.name_of(one.person)}"
        rows.append((holder, *_make_cells(one, sheet), unknown))
    columns = (_HOLDER, *_ENDS, _OWN, _POSSIBLE)
    for line in draw_columns(columns, rows, sheet.width, sheet.glyphs):
        yield trim_line(line)
    for handover in office.list_handovers():
        yield from _draw_handover(handover, names, sheet)


def _draw_handover(
    handover: Handover, names: ActorNames, sheet: Sheet[Options]
) -> Iterator[Line]:
    before, after = (names.name_of(one.person) for one in handover[:2])
    between = _name_several([names.name_of(one.person) for one in handover.between])
    spans = [
        Span(f"{before} {sheet.glyphs.arrow} {after}", "quiet"),
        Span(f": {describe_handover(handover, between)}", "quiet"),
    ]
    yield from wrap_spans(spans, sheet.width)


def _name_several(people: Iterable[str]) -> str:
    """Return names in words, each once, and how many more there are."""
    found = list(dict.fromkeys(people))
    if len(found) > _SHOWN:
        found = [*found[:_SHOWN], f"{len(found) - _SHOWN} more"]
    return join_words(found, last="and")


def _make_cells(holding: Holding, sheet: Sheet[Options]) -> tuple[str, str, str]:
    """Return from when, until when, and what else is said of it."""
    when = holding.role.when
    dash = sheet.glyphs.dash
    own = "; ".join(list_own(holding.role.extra))
    if when is None:
        return "always", "", own
    if when.is_undated:
        return "unknown", "", own
    if when.shape is not Shape.INTERVAL:
        return f"some time: {format_when(when, dash=dash)}", "", own
    return _name_end(when.start, dash), _name_end(when.end, dash), own


def _name_end(point: Point, dash: str) -> str:
    if point in BOUNDLESS:
        return "open" if point == OPEN_END else "unknown"
    return format_when(make_single(point, typed=""), dash=dash)
