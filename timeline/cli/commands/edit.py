"""`timeline edit`: open an event in the editor."""

from typing import Annotated

import typer

from timeline.cli.completion import completers
from timeline.cli.editors import open_at
from timeline.cli.errors import CommandError
from timeline.cli.notices import report_problems
from timeline.cli.options import FILES, ColorOption, Files, with_quiet
from timeline.cli.parameters import takes
from timeline.cli.recalling import find_problems
from timeline.cli.terminal import error_terminal
from timeline.diagnostics import STDIN
from timeline.model import Chronology, Event
from timeline.text import find_nearest, suggest

EPILOG = """Examples:

  timeline edit cameron-sochi             opens $EDITOR at its line

  timeline edit cameron-sochi a.yaml      in a chronology of another name

Exit code 0: no errors afterwards; 1: errors; 2: there is no such event, or no editor.
"""


@with_quiet
@takes(FILES)
def run(
    event: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of an event.",
            autocompletion=completers.complete_filter("id"),
        ),
    ],
    files: Files,
    color: ColorOption = "auto",
) -> None:
    """Open an event in $EDITOR, at its line, and check the chronology afterwards."""
    found = _find_event(event, files.load())
    where = found.locate()
    if where.file == STDIN:
        raise CommandError("standard input cannot be edited", "name a file")
    open_at(where.file, where.line)
    chronology = files.load()
    errors = error_terminal(color=color)
    if report_problems(find_problems(chronology), chronology, errors):
        raise typer.Exit(1)


def _find_event(id_: str, chronology: Chronology) -> Event:
    found = chronology.by_id.get(id_)
    if found is None:
        near = find_nearest(id_, chronology.by_id, limit=1)
        raise CommandError(
            f"there is no event {id_!r}",
            suggest(near, otherwise="`timeline show --view list` has the ids"),
        )
    return found
