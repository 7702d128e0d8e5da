"""Dates of a row as texts that are read as dates, never more exact than the source.

2013-05-10, 10 May 2013 ...   as typed, if it has one reading
5/10/2013                     by the order that the map gives; without one it is not
                              read, and both days are named
2013 | 5 | 10                 year, month and day apart; what is missing or 0 is not
                              known, and then what is within it is not either
1368180000                    seconds, milliseconds or microseconds since 1970 (UTC)
begin, end                    an interval; the begin alone where the end is the same
with a precision              blurred as it says (`precision`); where its cell is empty
                              or says something else, the map is asked
"""

import datetime
import re

from timeline.dates import DateError, Relative, When, parse_date
from timeline.importing.cells import Cells
from timeline.importing.maps import EPOCHS, ORDERS, DateRecipe, Recipe, Units
from timeline.importing.precision import LEVELS, blur, join_parts
from timeline.importing.rows import SourceError
from timeline.reading.dateparts import join_range, join_units

_FIGURES = re.compile(
    r"(?P<one>[0-9]{1,2})(?P<sign>[/.-])(?P<two>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})"
    r"(?P<time>(?:[ T,].*)?)"
)
_AMERICAN = re.compile(
    r"\b(?P<hour>[0-9]{1,2})(?P<rest>(?::[0-9]{2}){0,2}) ?(?P<half>[AaPp])\.?[Mm]\.?$"
)
_NOON = 12
_WHOLE = re.compile(r"(-?[0-9]+)(?:\.0+)?")
"""A number as spreadsheets and data frames write it where some cells are empty."""
_ZERO = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_PER_SECOND = {name: 1000**power for power, name in enumerate(EPOCHS)}
_MOST_MONTHS = 12
_WORD = re.compile(r"[^\W\d_]{3}")
_EARLY = re.compile(r"-[0-9]{4}")
"""A year before the year nought, as EDTF has it."""


class RowDateError(ValueError):
    """A row without a date that can be read; the rest of the row is of no use then."""

    def __init__(self, typed: str, reason: str, hint: str = "", kind: str = "") -> None:
        super().__init__(reason)
        self.typed = typed
        self.reason = reason
        self.hint = hint
        self.kind = kind
        """The code of what is wrong with the date, where there is one."""


def read_date(text: str) -> When:
    """Return the date that a text is. Raises RowDateError where it is none."""
    try:
        found = parse_date(text)
    except DateError as error:
        is_asked = error.code == "date-ambiguous" and _FIGURES.fullmatch(text)
        hint = _ask_order(text) if is_asked else error.hint
        raise RowDateError(text, error.message, hint, error.code) from error
    if isinstance(found, Relative):
        raise RowDateError(text, f"{text!r} names an event, and is no date")
    return found


def _ask_order(text: str) -> str:
    readings = [f"{order} it is {_order_figures(text, order)}" for order in ORDERS]
    return ", ".join(readings)


def make_date(recipe: DateRecipe, cells: Cells, *, order: str = "") -> str:
    """Return the date of a row as a text that `parse_date` reads; empty where none is.

    Raises RowDateError where what stands there has no reading, or more than one.
    """
    begin = _make_part(recipe.begin, cells, recipe.epoch, order)
    end = _make_part(recipe.end, cells, recipe.epoch, order) if recipe.end else ""
    if recipe.precision and begin:
        return _blur(recipe, begin, end, cells.text(recipe.precision))
    if not end or end == begin:
        return begin
    if not begin:
        return f"/{read_date(end).edtf}"
    start, last = read_date(begin), read_date(end)
    if start.edtf == last.edtf:
        return begin
    try:
        return join_range(start, last).typed
    except DateError as error:
        raise RowDateError(
            f"{begin} – {end}", error.message, error.hint, error.code
        ) from error


def _blur(recipe: DateRecipe, begin: str, end: str, level: str) -> str:
    # An empty cell is no promise of a day.
    word = recipe.words.get(level, "" if recipe.words else level)
    if word not in LEVELS:
        raise RowDateError(
            level,
            f"nothing says how exact a date of {recipe.precision} {level!r} is",
            "give it a word under `words` of the date in the map"
            + (', as `"": month`' if not level else ""),
        )
    first, last = read_date(begin).edtf, read_date(end).edtf if end else ""
    try:
        return blur(first, last, word)
    except (SourceError, DateError) as error:
        typed = f"{begin} – {end}" if end else begin
        raise RowDateError(typed, str(error), error.hint) from error


def _make_part(
    part: Recipe | Units | None, cells: Cells, epoch: str, order: str
) -> str:
    if part is None:
        return ""
    if isinstance(part, Units):
        return _join_units(part, cells)
    text = next(cells.make(part), "")
    if not text:
        return ""
    if epoch:
        return _count_from_epoch(text, epoch)
    return settle_order(_AMERICAN.sub(_count_hours, text), order)


def settle_order(text: str, order: str) -> str:
    """Return a date with day and month as a map says they stand; else as typed.

    `order` is one of `ORDERS`, or empty.
    """
    return _order_figures(text, order) if order in ORDERS else text


def _count_hours(clock: re.Match[str]) -> str:
    """Return a clock of twelve hours as one of twenty-four; as typed if it is none."""
    hour, half = int(clock["hour"]), clock["half"].lower()
    if not 1 <= hour <= _NOON:
        return clock[0]
    hour = hour % _NOON + (_NOON if half == "p" else 0)
    return f"{hour:02d}{clock['rest'] or ':00'}"


def _join_units(units: Units, cells: Cells) -> str:
    """Return what is known of a date: nothing within what is not known."""
    year, month, day = (cells.text(name) if name else "" for name in units)
    if _WORD.search(month) or _EARLY.fullmatch(year):
        text = join_units(year, month, day) if month else year
        read_date(text)
        return text
    try:
        text = join_parts(year, month, day)
    except SourceError as error:
        raise RowDateError(error.message, error.message, error.hint) from error
    if not text:
        return ""
    # `1908-09` could be two years; a month in words is none.
    text = join_units(*text.split("-"))
    read_date(text)
    return text


def _count_from_epoch(text: str, epoch: str) -> str:
    whole = _WHOLE.fullmatch(text)
    error = RowDateError(text, f"{text!r} counts no {epoch} since 1970")
    if whole is None:
        raise error
    try:
        seconds, rest = divmod(int(whole[1]), _PER_SECOND[epoch])
        when = _ZERO + datetime.timedelta(seconds=seconds)
    except (ValueError, OverflowError) as cause:
        # More digits than Python reads, or a year that it has not.
        raise error from cause
    day = when.date().isoformat()
    if not rest and when.time() == datetime.time():
        return day
    return f"{day}T{when:%H:%M:%S}Z" if when.second else f"{day}T{when:%H:%M}Z"


def _order_figures(text: str, order: str) -> str:
    """Return a day in figures in ISO's order, where its order is what is not known."""
    found = _FIGURES.fullmatch(text)
    if found is None:
        return text
    one, two = int(found["one"]), int(found["two"])
    month, day = (two, one) if order == "day-first" else (one, two)
    if month > _MOST_MONTHS and day <= _MOST_MONTHS:
        # Only the other order is a date.
        month, day = day, month
    time = found["time"].lstrip(" ,T")
    return f"{found['year']}-{month:02d}-{day:02d}" + (f" {time}" if time else "")
