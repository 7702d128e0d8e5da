"""`timeline check`: report all that is wrong."""

import dataclasses
from collections.abc import Iterable
from datetime import date
from inspect import Parameter
from typing import Annotated

import typer

from timeline.cli.completion import completers
from timeline.cli.options import FILES, ColorOption, Files, with_quiet
from timeline.cli.parameters import (
    Bundle,
    count_option,
    make_parameter,
    takes,
    word_option,
)
from timeline.cli.recalling import find_problems
from timeline.cli.remedies import word_hint
from timeline.cli.terminal import error_terminal, output_terminal
from timeline.diagnostics import CODES, Problems, Severity
from timeline.lean import NamedTuple
from timeline.model import Chronology
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


class Checking(NamedTuple):
    """What is looked for."""

    only: tuple[str, ...]
    skip: tuple[str, ...]
    min_sources: int
    today: int | None
    """A day number; None where nobody asks what is still to come."""


def _make_checking(
    only: list[str] | None, skip: list[str] | None, min_sources: int, *, today: bool
) -> Checking:
    day = date.today().toordinal() if today else None
    return Checking(_split_codes(only), _split_codes(skip), min_sources, day)


def _split_codes(values: Iterable[str] | None) -> tuple[str, ...]:
    """Return the codes of all values, each a list with commas."""
    words = (word.strip() for value in values or () for word in value.split(","))
    return tuple(word for word in words if word)


def _code_parameter(name: str, text: str) -> Parameter:
    option = typer.Option(
        f"--{name}",
        metavar="CODE,...",
        help=text,
        show_default=False,
        rich_help_panel="Choice",
        autocompletion=completers.complete_list(*CODES),
    )
    return make_parameter(name, list[str] | None, option, None)


_CHECKING = Bundle(
    "checking",
    (
        _code_parameter("only", "Report these codes alone, and what cannot be read."),
        _code_parameter("skip", "Leave these codes out, but for what cannot be read."),
        make_parameter(
            "min_sources",
            int,
            count_option(
                "--min-sources",
                metavar="N",
                help="Want N sources of each event that do not lean on each other.",
                show_default=False,
                rich_help_panel="Choice",
            ),
            0,
        ),
        make_parameter(
            "today",
            bool,
            typer.Option(
                "--today",
                help="Report what is still to come but not announced.",
                rich_help_panel="Choice",
            ),
            default=False,
        ),
    ),
    _make_checking,
)
_StrictOption = Annotated[
    bool, typer.Option("--strict", help="Count warnings as errors.")
]
_FormatOption = Annotated[
    str, word_option("--format", words=_FORMATS, metavar="FORMAT")
]
_EveryOption = Annotated[
    bool, typer.Option("--all", help="Show each, however many are alike.")
]


@with_quiet
@takes(FILES, _CHECKING)
def run(
    files: Files,
    *,
    strict: _StrictOption = False,
    output: _FormatOption = "text",
    every: _EveryOption = False,
    checking: Checking,
    color: ColorOption = "auto",
) -> None:
    """Report all that is wrong with a chronology, each problem at its exact place.

    `timeline codes` lists what can be found. A comment at the end of a line,
    # timeline: ignore[CODE], silences what is found there.
    """
    chronology = files.load()
    diagnostics = find_problems(chronology, **checking._asdict())
    if strict:
        diagnostics = Problems(
            [
                dataclasses.replace(found, severity=Severity.ERROR)
                if found.severity is Severity.WARNING
                else found
                for found in diagnostics
            ]
        )
    terminal = output_terminal(color=color)
    if output == "text":
        report = format_report(
            diagnostics, chronology.files, every=every, word_hint=word_hint
        )
        terminal.write_lines(report)
        error_terminal(color=color).write_notice(_sum_up(chronology, diagnostics))
    else:
        terminal.write_text(
            format_for_machine(
                output, diagnostics, chronology.files, word_hint=word_hint
            )
        )
    if diagnostics.errors:
        raise typer.Exit(1)


def _sum_up(chronology: Chronology, problems: Problems) -> str:
    events = count_of(len(chronology.events), "event")
    read = f"{events} in {describe_files(chronology.files)}"
    left_out = describe_left_out(chronology.left_out)
    counts = format_counts(problems.counts) or "no problems"
    return f"{read}; {left_out}: {counts}" if left_out else f"{read}: {counts}"
