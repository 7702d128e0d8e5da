"""An event typed in one line: `10 May 2013: Cameron flies to Sochi`.

    line  = DATE ":" blank title
    DATE  = whatever is read as a date, colons and all: `10 May 2013 14:30`

Of several colons that part a date from the rest, the last one does whose left side is a
date as a whole.
"""

import re
from typing import NamedTuple

from timeline.dates import DateError, Relative, When, parse_date
from timeline.diagnostics import ExpectedError
from timeline.records import cut, quote_short

_WORD_END = re.compile(r"\s|\Z|(?<=\w)(?=[:：])")
_COLON = re.compile(r":(?=\s|\Z)")
_MOST_WORDS = 8
"""Words that a date without a colon behind it is looked for in."""
_LONGEST = 256
"""Code points that a date is looked for in: behind them a colon is the title's."""
_BETWEEN = " \t\n-–—:,;："
"""What may have been typed in the place of a colon and a blank."""


class LineError(ExpectedError):
    """A line that is no event; says why, and what one looks like."""


class TypedLine(NamedTuple):
    """What an event in one line says."""

    typed: str
    """The date as typed."""
    when: When | Relative
    title: str


def read_line(line: str, *, year: int | None = None) -> TypedLine:
    """Return what a line says. Raises LineError where it is no date with a title.

    `year` completes a date typed without one.
    """
    first: DateError | None = None
    for colon in reversed(list(_COLON.finditer(line, 0, _LONGEST))):
        typed, title = line[: colon.start()].strip(), line[colon.end() :].strip()
        try:
            when = _parse(typed, year)
        except DateError as error:
            first = error
            continue
        if not title:
            raise LineError(
                f"nothing follows the date in {quote_short(line)}", "add a title"
            )
        return TypedLine(typed, when, " ".join(title.split()))
    if first is not None:
        raise LineError(first.message, first.hint) from first
    found = _find_date(line, year)
    hint = (
        "write the date, a colon and the title: `10 May 2013: Cameron flies to Sochi`"
    )
    if found:
        title = line[len(found) :].strip(_BETWEEN) or "what happened"
        hint = f"put a colon behind the date: `{found}: {cut(title)}`"
    raise LineError(f"no colon parts a date from a title in {quote_short(line)}", hint)


def _parse(typed: str, year: int | None) -> When | Relative:
    when = parse_date(typed, year=year)
    if isinstance(when, Relative) and " " not in typed:
        # The id of an event is no date by itself: it is a word like any other.
        raise DateError("date-invalid", f"{typed!r} is not a date")
    return when


def _find_date(line: str, year: int | None) -> str:
    """Return the longest date that a line begins with; empty where it is none."""
    ends = [match.start() for match in _WORD_END.finditer(line)][:_MOST_WORDS]
    for end in reversed(ends):
        try:
            found = parse_date(line[:end], year=year)
        except DateError:
            continue
        if isinstance(found, When):
            return line[:end]
    return ""
