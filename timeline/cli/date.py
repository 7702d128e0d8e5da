"""`timeline date`: say how a date is understood."""

from typing import Annotated

import typer

from timeline.cli.failures import CommandError
from timeline.cli.options import ColorOption
from timeline.cli.terminal import output_terminal
from timeline.dates import FUTURE, PAST, DateError, Relative, When, parse_date
from timeline.dates.calendar import WEEKDAY_NAMES, weekday
from timeline.dates.display import format_when
from timeline.views.details import format_bounds
from timeline.views.lines import Line, Span

_LAST_YEAR = 9999

EPILOG = """Examples:

  timeline date "early May 2013"

  timeline date "10 May" --year 2013

  timeline date 2013-05-10/2013-05~

docs/dates.md describes every form.
"""


def run(
    text: Annotated[list[str], typer.Argument(help="The date, in any form.")],
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="YYYY", help="Completes a date without a year."),
    ] = None,
    color: ColorOption = "auto",
) -> None:
    """Say how a date is understood: its canonical form and its bounds."""
    typed = " ".join(text)
    if year is not None and not 0 <= year <= _LAST_YEAR:
        raise CommandError(f"--year cannot be {year}", "give four digits")
    try:
        when = parse_date(typed, year=year)
    except DateError as error:
        raise CommandError(error.message, error.hint) from error
    if isinstance(when, Relative):
        raise CommandError(
            f"{typed!r} rests on the event {when.target!r}",
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
    if when.reach != when.bounds:
        low, high = when.reach[0], when.reach[3]
        rows.append(("matches", f"as if {format_bounds(low, high)}"))
    if when.uncertain:
        rows.append(("matches", "possibly at most, for the ?"))
    return [(Span(f"{label:<11}", "label"), Span(value)) for label, value in rows]


def _name_standard(when: When) -> str:
    if when.is_undated:
        return "EDTF has no form for it"
    return "EDTF, ISO 8601-2"


def _with_weekday(first: int, last: int) -> str:
    text = format_bounds(first, last)
    if first == last and first not in (PAST, FUTURE):
        return f"{text}, a {WEEKDAY_NAMES[weekday(first)]}"
    return text
