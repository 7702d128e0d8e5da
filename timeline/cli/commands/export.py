"""`timeline export`: write events for other programs."""

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, NamedTuple

import typer

from timeline.checks import check
from timeline.cli.asked import Asked, bundle_settings
from timeline.cli.errors import CommandError
from timeline.cli.files import replace_file
from timeline.cli.headings import further
from timeline.cli.notices import report_problems
from timeline.cli.options import FILES, QUESTION, Files, with_quiet
from timeline.cli.parameters import Bundle, make_parameter, takes, word_option
from timeline.cli.progress import working
from timeline.cli.terminal import error_terminal, output_terminal
from timeline.diagnostics import Severity, SourceFile
from timeline.exports import (
    EXPORTS,
    ExportOptions,
    Omission,
    format_of_path,
    write_export,
)
from timeline.query import Question, select
from timeline.rendering import Span
from timeline.text import count_of
from timeline.views.heading import describe_left_out

EPILOG = """Examples:

  timeline export --format csv                    all events, on standard output

  timeline export -o may.csv --month 2013-05      a month, into a file

  timeline export -o events.json                  everything, bounds included

  timeline export -o kerry.yaml --actor Kerry     a chronology of these alone

  timeline export --columns date,title,actors     some columns
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
_NotesOption = Annotated[
    bool,
    typer.Option(
        "--with-notes",
        help="Write what stands under note: as well, which is for the authors.",
        rich_help_panel=further("Options"),
    ),
]
_GoOnOption = Annotated[
    bool, typer.Option("--keep-going", help="Export what is read despite errors.")
]


class Target(NamedTuple):
    """Where the document goes."""

    path: str | None
    """Of a file; None for standard output."""
    force: bool

    def write(self, data: memoryview, files: Iterable[SourceFile]) -> bool:
        """Write it; tell whether to a file. None of `files` is replaced."""
        if self.path is None:
            output_terminal().write_document(data)
            return False
        replace_file(self.path, data, read=files, force=self.force)
        return True


def _make_target(output: str | None, *, force: bool) -> Target:
    return Target(None if output in ("-", "/dev/stdout") else output, force)


_TARGET = Bundle(
    "target",
    (
        make_parameter(
            "output",
            str | None,
            typer.Option(
                "--output",
                "-o",
                metavar="PATH",
                help="File to write, replaced as a whole or not at all.",
                show_default=False,
            ),
            None,
        ),
        make_parameter(
            "force",
            bool,
            typer.Option("--force", help="Write a file even if it is read-only."),
            default=False,
        ),
    ),
    _make_target,
)


@with_quiet
@takes(FILES, QUESTION, _ASKED, _TARGET)
def run(
    files: Files,
    *,
    output_format: _FormatOption = None,
    target: Target,
    with_notes: _NotesOption = False,
    keep_going: _GoOnOption = False,
    asked: Asked[ExportOptions],
    question: Question,
) -> None:
    """Write the events that match every filter as CSV, JSON, JSON Lines or YAML.

    A chronology with errors is not exported, unless --keep-going says so; how many
    events had to be left out is then said.
    """
    name = output_format or _find_format(target.path)
    if EXPORTS[name].binary and target.path is None and output_terminal().is_terminal:
        raise CommandError(
            f"{name} is no text that a terminal could show", "name a file with --output"
        )
    chosen = asked.choose(name)
    chronology = files.load()
    with working("Checking"):
        diagnostics = check(chronology)
    errors = error_terminal()
    broken = any(found.severity is Severity.ERROR for found in diagnostics)
    if broken:
        report_problems(diagnostics, chronology, errors)
        if not keep_going:
            hint = "mend them, or export what is read with --keep-going"
            errors.write_problem("nothing exported: the chronology has errors", hint)
            raise typer.Exit(1)
    with working("Selecting"):
        selection = select(chronology, question)
    options = replace(chosen.read(chronology), notes=with_notes)
    document = io.BytesIO()
    with working("Writing"):
        notices = write_export(name, selection, document, options)
    if target.write(document.getbuffer(), chronology.files):
        omitted = sum(one.events for one in notices if isinstance(one, Omission))
        written = count_of(len(selection.matches) - omitted, "event")
        errors.write_notice(f"{written} written to {target.path}")
    for notice in notices:
        errors.write_notice(notice)
    left_out = describe_left_out(chronology.left_out)
    if left_out:
        # No notice: what is not in the file is no less worth knowing than an error.
        errors.write_lines([(Span(f"{left_out}; see `timeline check`", "quiet"),)])
    if broken:
        raise typer.Exit(1)


def _find_format(path: str | None) -> str:
    """Return the format of a file by its name. Raises CommandError where none is."""
    if path is None:
        return "csv"
    found = format_of_path(path)
    if found is None:
        suffixes = [suffix for row in EXPORTS.values() for suffix in row.suffixes]
        raise CommandError(
            f"the name {path!r} does not tell the format",
            f"end it in {', '.join(suffixes)}, or give --format",
        )
    return found
