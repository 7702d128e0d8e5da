"""`timeline check`: report all that is wrong."""

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from timeline.checks import check
from timeline.cli import completion
from timeline.cli.failures import CommandError
from timeline.cli.options import (
    ColorOption,
    Files,
    check_choice,
    with_files,
    with_quiet,
)
from timeline.cli.remedies import word_hint
from timeline.cli.terminal import error_terminal, output_terminal
from timeline.diagnostics import CODES, Severity
from timeline.reports import MACHINE_REPORTS, format_for_machine
from timeline.reports.text import format_counts, format_report
from timeline.text import count_of
from timeline.views.heading import describe_files, describe_left_out

_FORMATS = ("text", *MACHINE_REPORTS)

EPILOG = """Examples:

  timeline check                              events.yaml here

  timeline check --strict chronologies/       warnings fail too

  timeline check --format github              annotations in a pull request

  timeline check --skip actor-unknown,place-unknown

  timeline check --min-sources 2 --today      two sources each, none to come

Exit code 0: no errors; 1: errors, or with --strict warnings; 2: cannot be read.
"""


_CHOICE = "Choice"


@with_quiet
@with_files
def run(
    files: Files,
    strict: Annotated[
        bool, typer.Option("--strict", help="Count warnings as errors.")
    ] = False,
    output: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"{', '.join(_FORMATS)}.",
            autocompletion=completion.complete_words(*_FORMATS),
        ),
    ] = "text",
    every: Annotated[
        bool, typer.Option("--all", help="Show each, however many are alike.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="CODE,...",
            help="Report these codes alone, and what cannot be read.",
            show_default=False,
            rich_help_panel=_CHOICE,
            autocompletion=completion.complete_list(*CODES),
        ),
    ] = None,
    skip: Annotated[
        list[str] | None,
        typer.Option(
            "--skip",
            metavar="CODE,...",
            help="Leave these codes out, but for what cannot be read.",
            show_default=False,
            rich_help_panel=_CHOICE,
            autocompletion=completion.complete_list(*CODES),
        ),
    ] = None,
    min_sources: Annotated[
        int,
        typer.Option(
            "--min-sources",
            metavar="N",
            help="Want N sources of each event that do not lean on each other.",
            show_default=False,
            rich_help_panel=_CHOICE,
        ),
    ] = 0,
    today: Annotated[
        bool,
        typer.Option(
            "--today",
            help="Report what is still to come but not announced.",
            rich_help_panel=_CHOICE,
        ),
    ] = False,
    color: ColorOption = "auto",
) -> None:
    """Report all that is wrong with a chronology, each problem at its exact place.

    `timeline codes` lists what can be found. A comment at the end of a line,
    # timeline: ignore[CODE], silences what is found there.
    """
    check_choice(output, _FORMATS, "--format")
    if min_sources < 0:
        raise CommandError(f"--min-sources cannot be {min_sources}", "give 0 or more")
    chronology = files.load()
    diagnostics = check(
        chronology,
        only=_split_codes(only),
        skip=_split_codes(skip),
        min_sources=min_sources,
        today=date.today().toordinal() if today else None,
    )
    if strict:
        diagnostics = tuple(
            dataclasses.replace(found, severity=Severity.ERROR)
            if found.severity is Severity.WARNING
            else found
            for found in diagnostics
        )
    terminal = output_terminal(color=color)
    if output == "text":
        report = format_report(
            diagnostics, chronology.files, every=every, word_hint=word_hint
        )
        terminal.write_lines(report)
        events = count_of(len(chronology.events), "event")
        where = describe_files(chronology.files)
        read = f"{events} in {where}"
        left_out = describe_left_out(chronology.left_out)
        counts = format_counts(diagnostics) or "no problems"
        text = f"{read}; {left_out}: {counts}" if left_out else f"{read}: {counts}"
        error_terminal(color=color).write_notice(text)
    else:
        terminal.write_text(
            format_for_machine(
                output, diagnostics, chronology.files, word_hint=word_hint
            )
        )
    if any(found.severity is Severity.ERROR for found in diagnostics):
        raise typer.Exit(1)


def _split_codes(values: Iterable[str] | None) -> tuple[str, ...]:
    """Return the codes of all values, each a list with commas."""
    words = (word.strip() for value in values or () for word in value.split(","))
    return tuple(word for word in words if word)
