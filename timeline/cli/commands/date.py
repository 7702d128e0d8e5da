"""`timeline date`: say how a date is understood."""

from typing import Annotated

import typer

from timeline.cli.errors import CommandError
from timeline.cli.options import ColorOption
from timeline.cli.terminal import output_terminal
from timeline.dates import (
    FUTURE,
    PAST,
    WEEKDAY_NAMES,
    DateError,
    Relative,
    When,
    find_slip,
    format_bounds,
    format_when,
    parse_date,
    weekday,
)
from timeline.rendering import Line, Span

_LAST_YEAR = 9999

# A year BC looks like options of one letter each; what is none is refused below.
SETTINGS = {"ignore_unknown_options": True}

EPILOG = """Examples:

  timeline date "early May 2013"

  timeline date "10 May" --year 2013

  timeline date -0431

The commonest forms:

  2013-05-10, 10 May 2013, Friday 10 May 2013     a day

  10 May 2013 14:30, 2013-05-10T14:30+04:00       a time

  2013-05, May 2013                               some day of a month

  summer 2013, winter 2012-13, Q3 2013            of a season, of a quarter

  2013, 1990s, 19th century, 44 BC                of a year, or of more

  early May 2013, mid-2013, late 1990s            of a part of it

  10-12 May 2013, 2013-05-10/2013-05-12           from a day to a day

  1939–40, 1939/1940, May to June 2013            from a year to a year, ...

  since May 2013, 2013-05-10/..                   it still goes on

  10 or 12 May 2013, between May and June 2013    one of several

  after May 2013, by May 2013                     later, or not later

  about 1938, possibly May 2013, 1938?            more or less, perhaps

`timeline help dates` tells more, and with --all of every form.
"""


def run(
    text: Annotated[
        list[str], typer.Argument(metavar="DATE", help="A date, in any form.")
    ],
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="YYYY", help="Completes a date without a year."),
    ] = None,
    color: ColorOption = "auto",
) -> None:
    """Say how a date is understood: its canonical form and its bounds."""
    for word in text:
        if word.startswith("-") and not word[1:2].isdecimal() and word != "-":
            raise CommandError(
                f"timeline date has no option {word}",
                "`timeline date --help` lists the options",
            )
    typed = " ".join(text)
    if year is not None and not 0 <= year <= _LAST_YEAR:
        raise CommandError(f"--year cannot be {year}", "give four digits")
    try:
        when = parse_date(typed, year=year)
    except DateError as error:
        raise CommandError(error.message, error.hint) from error
    if isinstance(when, Relative):
        for id_ in when.targets:
            slip = find_slip(id_, when)
            if slip is not None:
                raise CommandError(slip.message, slip.hint)
        named = " and ".join(map(repr, when.targets))
        noun = "event" if len(when.targets) == 1 else "events"
        raise CommandError(
            f"{typed!r} rests on the {noun} {named}",
            "in a chronology `timeline show --full` tells what it comes to",
        )
    output_terminal(color=color).write_lines(_describe(when))


def _describe(when: When) -> list[Line]:
    rows = [
        ("typed", when.typed),
        ("canonical", f"{when.edtf}  ({_name_standard(when)})"),
        ("in words", format_when(when)),
        ("begins", _with_weekday(when.b1, when.b2)),
        ("ends", _with_weekday(when.e1, when.e2)),
        ("known to", f"{when.precision} ({when.shape})"),
    ]
    if when.outer != when.bounds:
        low, high = when.outer[0], when.outer[3]
        rows.append(("matches", f"as if {format_bounds(low, high)}"))
    if when.uncertain:
        rows.append(("matches", "possibly at most, for the ?"))
    return [(Span(f"{label:<11}", "label"), Span(value)) for label, value in rows]


def _name_standard(when: When) -> str:
    if when.is_undated:
        return "EDTF has no form for it"
    ends = (when.start, when.end)
    if any(point.ends for point in ends):
        return "beyond EDTF, with an end in brackets"
    if any(point.clock is not None for point in ends):
        return "EDTF, times as in ISO 8601-1"
    return "EDTF, ISO 8601-2"


def _with_weekday(first: int, last: int) -> str:
    text = format_bounds(first, last)
    if first == last and first not in (PAST, FUTURE):
        return f"{text}, a {WEEKDAY_NAMES[weekday(first)]}"
    return text
