"""`timeline fmt`: what was read leniently, written in the strict form."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from timeline.cli.changes import draw_diff
from timeline.cli.errors import USAGE, CommandError
from timeline.cli.files import replace_file
from timeline.cli.options import FILES, ColorOption, Files, with_quiet
from timeline.cli.parameters import takes
from timeline.cli.progress import working
from timeline.cli.terminal import Terminal, error_terminal, output_terminal
from timeline.diagnostics import STDIN
from timeline.editing import Left, Rewritten, rewrite
from timeline.reading import read_inputs
from timeline.rendering import Line, Span
from timeline.text import count_of

_MOST_LEFT = 10
"""Lines on what is left alone; one more counts what there is besides."""

EPILOG = """Examples:

  timeline fmt                        events.yaml here, in place

  timeline fmt --diff chronologies/   what would change, and nothing changes

  timeline fmt --check                for continuous integration

  timeline fmt --declare              own keys and kinds go to the top as well

  timeline fmt - < a.yaml > b.yaml    read and print

Exit code 0: all is in the strict form; 1: it would change (--check, --diff), or
something was left alone; 2: cannot be read or written.
"""


@with_quiet
@takes(FILES)
def run(
    files: Files,
    check: Annotated[
        bool,
        typer.Option("--check", help="Change nothing, and fail if anything would be."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change, and change nothing.")
    ] = False,
    declare: Annotated[
        bool,
        typer.Option(
            "--declare",
            help="Declare keys, kinds and statuses of your own at the top, except "
            "those that may be misspelt.",
        ),
    ] = False,
    color: ColorOption = "auto",
) -> None:
    """Write what was read leniently in the strict form, and nothing else otherwise.

    Keys get their own names, text its quotes, lines their columns. Comments, order,
    dates and names stay as typed. What cannot be shown to mean the same is left alone.
    """
    output, errors = output_terminal(color=color), error_terminal(color=color)
    # It reads again after each change, so there is no number to tell.
    with working("Reading and comparing"):
        results = rewrite(read_inputs(files.paths), at=files.at, declare=declare)
    is_dry = check or diff
    changed = [one for one in results if one.is_changed]
    failed: set[str] = set()
    if diff:
        for one in changed:
            output.write_lines(draw_diff(one.file, one.data))
    elif check:
        output.write_lines(
            (Span(f"would change {one.file.name}: {_count_places(one)}"),)
            for one in changed
        )
    else:
        failed = _write(results, output, errors)
    left = [
        place for one in results for place in (one.left if is_dry else one.left_after)
    ]
    errors.write_lines(_list_left(left))
    if not is_dry or not changed:
        done = [one for one in changed if one.file.name not in failed]
        errors.write_notice(_describe(results, done, len(left)))
    if failed:
        raise typer.Exit(USAGE)
    if left or (is_dry and changed):
        raise typer.Exit(1)


def _write(
    results: Sequence[Rewritten], output: Terminal, errors: Terminal
) -> set[str]:
    """Write what is to be, each file for itself; return those that could not be."""
    failed: set[str] = set()
    for one in results:
        try:
            if one.file.name == STDIN:
                # A terminal is shown text alone.
                shown = one.data.decode(errors="replace").encode()
                output.write_document(shown if output.is_terminal else one.data)
            elif one.is_changed:
                replace_file(one.file.name, one.data, over=one.file)
        except CommandError as error:
            errors.write_problem(error.message, error.hint)
            failed.add(one.file.name)
    return failed


def _list_left(left: Sequence[Left]) -> Iterator[Line]:
    for where, reason in left[:_MOST_LEFT]:
        place = f"{where.file}:{where.line}:{where.column}" if where.line else ""
        yield (Span(f"{place or where.file}: "), Span(reason, "warning"))
    if len(left) > _MOST_LEFT:
        more = count_of(len(left) - _MOST_LEFT, "more place")
        yield (Span(f"{more} left alone", "quiet"),)


def _describe(
    results: Sequence[Rewritten], changed: Sequence[Rewritten], left: int
) -> str:
    places = sum(one.changes for one in changed)
    if changed:
        where = f" in {len(changed):,} of {count_of(len(results), 'file')}"
        where = where if len(results) > 1 else f" in {changed[0].file.name}"
        text = f"{count_of(places, 'place')} changed{where}"
    else:
        text = f"nothing changed in {count_of(len(results), 'file')}"
    return f"{text}; {count_of(left, 'place')} left alone" if left else text


def _count_places(one: Rewritten) -> str:
    return count_of(one.changes, "place")
