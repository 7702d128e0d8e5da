"""`timeline export`: write events for other programs."""

import io
from typing import Annotated

import typer

from timeline.checks import check
from timeline.cli import completion
from timeline.cli.failures import CommandError
from timeline.cli.files import replace_file
from timeline.cli.options import Files, check_choice, with_files, with_filters
from timeline.cli.problems import report_problems
from timeline.cli.terminal import error_terminal, output_terminal
from timeline.diagnostics import Severity
from timeline.exports import EXPORTS, ExportOptions, format_of_path, write_export
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

_STDOUT = ("-", "/dev/stdout")


@with_filters
@with_files
def run(
    question: Question,
    files: Files,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"{', '.join(EXPORTS)}. Default: by the suffix of --output, else csv.",
            show_default=False,
            autocompletion=completion.complete_words(*EXPORTS),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="File to write, replaced as a whole or not at all.",
            show_default=False,
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="A,B,C", help="CSV: these columns.", show_default=False
        ),
    ] = None,
    list_separator: Annotated[
        str,
        typer.Option(
            "--list-separator",
            metavar="TEXT",
            help="CSV: stands between the values of a list.",
        ),
    ] = "; ",
    bom: Annotated[
        bool,
        typer.Option("--bom", help="CSV: begin with a byte-order mark, for Excel."),
    ] = False,
    raw: Annotated[
        bool,
        typer.Option(
            "--raw", help="CSV: leave cells alone that a spreadsheet would run."
        ),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write a file even if it is read-only.")
    ] = False,
    with_notes: Annotated[
        bool,
        typer.Option(
            "--with-notes",
            help="Write what stands under note: as well, which is for the authors.",
        ),
    ] = False,
    keep_going: Annotated[
        bool,
        typer.Option("--keep-going", help="Export what is read despite errors."),
    ] = False,
) -> None:
    """Write the events that match every filter as CSV, JSON, JSON Lines or YAML.

    A chronology with errors is not exported, unless --keep-going says so; how many
    events had to be left out is then said.
    """
    name = _choose_format(output_format, output)
    _check_text(list_separator, "--list-separator")
    if name != "csv" and columns is not None:
        raise CommandError(
            f"--columns is for CSV, and this is {name}",
            "leave it away: all there is to an event is written",
        )
    chronology = files.load()
    diagnostics = check(chronology)
    errors = error_terminal()
    broken = any(found.severity is Severity.ERROR for found in diagnostics)
    if broken:
        report_problems(diagnostics, chronology, errors)
        if not keep_going:
            hint = "mend them, or export what is read with --keep-going"
            errors.write_problem("nothing exported: the chronology has errors", hint)
            raise typer.Exit(1)
    selection = select(chronology, question)
    options = ExportOptions(
        columns=_split_columns(columns),
        list_separator=list_separator,
        bom=bom,
        raw=raw,
        notes=with_notes,
    )
    buffer = io.BytesIO()
    notices = write_export(name, selection, buffer, options)
    if output is None or output in _STDOUT:
        output_terminal().write_document(buffer.getbuffer())
    else:
        data = buffer.getbuffer()
        replace_file(output, data, read=chronology.files, force=force)
        written = count_of(len(selection.matches), "event")
        errors.write_notice(f"{written} written to {output}")
    for notice in notices:
        errors.write_notice(notice)
    left_out = describe_left_out(chronology.left_out)
    if left_out:
        # No notice: what is not in the file is no less worth knowing than an error.
        errors.write_lines([(Span(f"{left_out}; see `timeline check`", "quiet"),)])
    if broken:
        raise typer.Exit(1)


def _choose_format(asked: str | None, output: str | None) -> str:
    if asked is not None:
        return check_choice(asked, tuple(EXPORTS), "--format")
    if output is None or output in _STDOUT:
        return "csv"
    found = format_of_path(output)
    if found is None:
        suffixes = [suffix for row in EXPORTS.values() for suffix in row.suffixes]
        raise CommandError(
            f"the name {output!r} does not tell the format",
            f"end it in {', '.join(suffixes)}, or give --format",
        )
    return found


def _check_text(value: str, option: str) -> None:
    """Raise CommandError for bytes that are not UTF-8 (PEP 383)."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise CommandError(f"{option} is not UTF-8: {value!r}", "give text") from None


def _split_columns(columns: str | None) -> tuple[str, ...]:
    if columns is None:
        return ()
    names = tuple(name.strip() for name in columns.split(","))
    if not all(names):
        raise CommandError("--columns has an empty name", "write --columns date,title")
    return names
