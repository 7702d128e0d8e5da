"""`timeline check`: report all that is wrong."""

import dataclasses
from typing import Annotated

import typer

from timeline.checks import check
from timeline.cli import completion
from timeline.cli.options import ColorOption, FilesArgument, check_choice
from timeline.cli.terminal import error_terminal, output_terminal
from timeline.diagnostics import Severity
from timeline.reading import load
from timeline.reports import MACHINE_REPORTS, format_for_machine
from timeline.reports.text import format_counts, format_report
from timeline.text import count_of

_FORMATS = ("text", *MACHINE_REPORTS)

EPILOG = """Examples:

  timeline check                              events.yaml here

  timeline check --strict chronologies/       warnings fail too

  timeline check --format github              annotations in a pull request

Exit code 0: no errors; 1: errors, or with --strict warnings; 2: cannot be read.
"""


def run(
    files: FilesArgument = None,
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
        bool, typer.Option("--all", help="Show each of warnings that are alike.")
    ] = False,
    color: ColorOption = "auto",
) -> None:
    """Report all that is wrong with a chronology, each problem at its exact place.

    `timeline codes` lists what can be found.
    """
    check_choice(output, _FORMATS, "--format")
    chronology = load(files or ())
    diagnostics = check(chronology)
    if strict:
        diagnostics = tuple(
            dataclasses.replace(found, severity=Severity.ERROR)
            if found.severity is Severity.WARNING
            else found
            for found in diagnostics
        )
    terminal = output_terminal(color=color)
    if output == "text":
        report = format_report(diagnostics, chronology.files, every=every)
        terminal.write_lines(report)
        events = count_of(len(chronology.events), "event")
        where = count_of(len(chronology.files), "file")
        counts = format_counts(diagnostics) or "no problems"
        error_terminal(color=color).write_notice(f"{events} in {where}: {counts}")
    else:
        terminal.write_text(format_for_machine(output, diagnostics))
    if any(found.severity is Severity.ERROR for found in diagnostics):
        raise typer.Exit(1)
