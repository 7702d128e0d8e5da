"""`timeline export`: write events for other programs."""

import io
from dataclasses import replace
from typing import Annotated

import typer

from timeline.cli.asked import Asked, bundle_settings
from timeline.cli.exporting import (
    TARGET,
    GoOnOption,
    NotesOption,
    Target,
    tell_errors,
    tell_left_out,
)
from timeline.cli.notices import report_selection
from timeline.cli.options import FILES, QUESTION, Files, with_quiet
from timeline.cli.parameters import takes, word_option
from timeline.cli.progress import working
from timeline.cli.terminal import error_terminal
from timeline.exports import EXPORTS, ExportOptions, Omission, write_export
from timeline.query import Question, select
from timeline.text import count_of

EPILOG = """Examples:

  timeline export -o page.html                  a page to read, filter and print

  timeline export -o may.docx -m 2013-05        a report of a month, by pandoc

  timeline export -o briefing.md --by actor     a report in Markdown, by actors

  timeline export -o visits.ics --kind visit    a calendar

  timeline export -o table.csv --actor Kerry    a table; .xlsx for Excel

  timeline export --columns date,title,actors   some columns, on standard output

  timeline export -o kerry.yaml --actor Kerry   a chronology of these alone

`timeline formats` tells what each suffix stands for, `timeline help exports` more.
"""

_ASKED = bundle_settings(
    "asked", "format", {name: row.options for name, row in EXPORTS.items()}
)


_FormatOption = Annotated[
    str | None,
    word_option(
        "--format",
        words=EXPORTS,
        metavar="FORMAT",
        help=f"{', '.join(EXPORTS)}. Default: by the suffix of --output, else csv.",
        show_default=False,
    ),
]


@with_quiet
@takes(FILES, QUESTION, _ASKED, TARGET)
def run(
    files: Files,
    *,
    output_format: _FormatOption = None,
    target: Target,
    with_notes: NotesOption = False,
    keep_going: GoOnOption = False,
    asked: Asked[ExportOptions],
    question: Question,
) -> None:
    """Write the events that match every filter as a report, page, calendar or table.

    The suffix of --output tells which, unless --format does. Pictures are drawn by
    `timeline show --save`.

    A chronology with errors is not exported, unless --keep-going says so; how many
    events had to be left out is then said.
    """
    name = output_format or target.find_format(tuple(EXPORTS), default="csv")
    target.check(name)
    chosen = asked.choose(name)
    chronology = files.load()
    errors = error_terminal()
    broken = tell_errors(chronology, errors, keep_going=keep_going)
    with working("Selecting"):
        selection = select(chronology, question)
    report_selection(selection, errors)
    options = replace(chosen.read(chronology), notes=with_notes)
    document = io.BytesIO()
    with working("Writing"):
        notices = write_export(name, selection, document, options)
    if target.write(document.getbuffer(), chronology.files):
        omitted = sum(one.events for one in notices if isinstance(one, Omission))
        number = len(selection.matches) - omitted
        # What has no events, since it holds something else, is a file all the same.
        written = "" if omitted and not number else f"{count_of(number, 'event')} "
        errors.write_notice(f"{written}written to {target.path}")
    for notice in notices:
        errors.write_notice(notice)
    tell_left_out(chronology, errors)
    if broken:
        raise typer.Exit(1)
