"""`timeline import`: make events of tables and foreign formats."""

from collections.abc import Sequence
from typing import Annotated

import typer

from timeline.cli.completion import completers
from timeline.cli.errors import CommandError
from timeline.cli.importoptions import SOURCE_OPTIONS
from timeline.cli.importreport import report_source
from timeline.cli.importtarget import (
    import_into,
    refuse_nameless,
    refuse_target,
)
from timeline.cli.options import ColorOption, with_quiet
from timeline.cli.parameters import takes
from timeline.cli.progress import working
from timeline.cli.remedies import word_hint
from timeline.cli.terminal import Terminal, error_terminal, output_terminal
from timeline.diagnostics import STDIN
from timeline.files import read_file
from timeline.importing.applying import apply_map
from timeline.importing.combining import (
    combine,
    leave_out,
    part,
    read_drafts,
)
from timeline.importing.drafts import Drafts
from timeline.importing.guessing import GuessError
from timeline.importing.mapwriting import format_map
from timeline.importing.rows import SourceError
from timeline.importing.sources import (
    STDIN_PATH,
    Source,
    SourceOptions,
    find_sources,
    open_source,
)

EPILOG = """Examples:

  timeline import visits.csv                     as YAML, on standard output

  timeline import visits.csv --into events.yaml  into a file, each by its date

  timeline import visits.csv --into events.yaml --dry-run    what would change

  timeline import visits.csv --print-map > visits.map.yaml   what was taken for what

  timeline import visits.csv --map visits.map.yaml   ... changed, and used again

  timeline import acled.csv --into events.yaml   again: what is new or has changed

  timeline import data.json --at cases.items     a list within

Exit code 0: all was read; 1: something was left out, or changed both here and there;
2: cannot be read or written.
"""


_SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILES",
        help="Tables, timelines, calendars; folders of them; - for standard input.",
        autocompletion=completers.complete_files,
    ),
]
_IntoOption = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar="FILE",
        help="Put events into this file, each by its date; make it if it is not there.",
        show_default=False,
        autocompletion=completers.complete_files,
    ),
]
_DryOption = Annotated[
    bool,
    typer.Option("--dry-run", help="Show what would change in the file, as a diff."),
]
_PrintOption = Annotated[
    bool,
    typer.Option(
        "--print-map",
        help="Print what is taken for what, to be changed and used again.",
    ),
]


@with_quiet
@takes(SOURCE_OPTIONS)
def run(
    sources: _SourcesArgument,
    *,
    into: _IntoOption = None,
    dry_run: _DryOption = False,
    print_map: _PrintOption = False,
    options: SourceOptions,
    color: ColorOption = "auto",
) -> None:
    """Make events of tables, timelines and calendars, and lists of works into sources.

    They are printed as a chronology, or put into one with --into: each by its date,
    in the style of its neighbours, and no other byte changes. Done again, what has
    changed in the source is updated, and what you have edited here stays.
    """
    if print_map and into is not None:
        raise CommandError(
            "--print-map puts nothing into a file", "leave out --into, or --print-map"
        )
    if dry_run and into is None:
        raise CommandError(
            "--dry-run is about a file that would change", "name it with --into"
        )
    found = find_sources(sources)
    if into is not None:
        refuse_target(into, found)
    errors = error_terminal(color=color)
    if print_map:
        _print_map(found, options, errors)
        return
    opened = [_open(path, options) for path in found]
    is_named = bool(options.name or (options.map and options.map.source))
    if into is not None and not is_named:
        refuse_nameless(opened)
    applied = part([_apply(source) for source in opened])
    with working("Reading what was made"):
        imported = read_drafts(combine(applied))
    settled = [leave_out(drafts, imported.lost) for drafts in applied]
    for source, drafts in zip(opened, settled, strict=True):
        report_source(source, drafts, errors)
    is_whole = not any(drafts.beside for drafts in settled) and all(
        row.is_meant for drafts in settled for row in drafts.left
    )
    if into is None:
        output_terminal(color=color).write_document(imported.format().encode())
    else:
        names = [source.map.source for source in opened]
        is_whole &= import_into(
            into, imported, names, color=color, dry_run=dry_run, is_named=is_named
        )
    if not is_whole:
        raise typer.Exit(1)


def _open(path: str, options: SourceOptions) -> Source:
    try:
        return _read_source(path, options)
    except GuessError as error:
        hint = f"{error.hint}: `timeline import {path} --print-map` begins one"
        raise CommandError(f"{_name(path)}: {error.message}", hint) from error


def _read_source(path: str, options: SourceOptions) -> Source:
    """Return a source. Raises CommandError or, where a map is wanted, GuessError."""
    try:
        with working(f"Reading {path}"):
            return open_source(read_file(path), options)
    except SourceError as error:
        place = f"{_name(path)}:{error.line}" if error.line else _name(path)
        message = error.message.removeprefix(f"line {error.line}: ")
        hint = word_hint(error.hint, error.remedy)
        raise CommandError(f"{place}: {message}", hint) from error


def _name(path: str) -> str:
    return STDIN if path == STDIN_PATH else path


def _print_map(paths: Sequence[str], options: SourceOptions, errors: Terminal) -> None:
    if len(paths) > 1:
        raise CommandError("a map is of one source", "name a single file")
    (path,) = paths
    try:
        source = _read_source(path, options)
    except GuessError as error:
        output_terminal().write_text(format_map(error.map, missing=error.missing))
        errors.write_problem(error.message, "fill it in where the map has a comment")
        raise typer.Exit(1) from error
    if not source.table.rows:
        raise CommandError(
            f"{_name(path)} has no rows that a map could be of", "import it without one"
        )
    output_terminal().write_text(format_map(source.map))
    for remark in source.remarks:
        errors.write_notice(remark)


def _apply(source: Source) -> Drafts:
    with working(f"Making events of {source.file.name}") as watch:
        name = source.file.name

        def tell(number: int) -> None:
            if watch is not None:
                watch(name, number)

        return apply_map(source.map, source.table, watch=tell)
