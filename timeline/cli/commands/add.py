"""`timeline add`: put an event into a chronology."""

from typing import Annotated

import typer

from timeline.cli.adding.adder import Adder
from timeline.cli.adding.given import GIVEN, Given
from timeline.cli.asking import NoAnswerError, can_ask
from timeline.cli.completion import completers
from timeline.cli.errors import CommandError
from timeline.cli.options import ColorOption, with_quiet
from timeline.cli.parameters import takes
from timeline.cli.terminal import error_terminal
from timeline.files import read_file

EPILOG = """Examples:

  timeline add "10 May 2013: Cameron flies to Sochi"

  timeline add "10 May 2013: Cameron flies to Sochi" -a Cameron -k visit -p Sochi

  timeline add "May 2013: Kerry in Moscow" --source "sherr-2013, 4" --dry-run

  timeline add                    asks for one key after the other

  timeline add --edit             opens $EDITOR on an event to fill in

  timeline add - < lines.txt      adds an event for each line: all, or none

Exit code 0: added; 1: given up; 2: cannot be added, and nothing changed.
"""

_TextArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TEXT",
        help="A date, a colon and a title; - takes such lines from standard input.",
        show_default=False,
    ),
]
_IntoOption = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar="FILE",
        help="The file it goes into. Default: the only one of $TIMELINE_FILE, else "
        "events.yaml.",
        show_default=False,
        autocompletion=completers.complete_files,
    ),
]
_EditOption = Annotated[
    bool, typer.Option("--edit", "-e", help="Fill it in in $EDITOR first.")
]
_AsTypedOption = Annotated[
    bool,
    typer.Option("--as-typed", help="Take names that resemble known ones for others."),
]
_DryOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, as a diff.")
]


@with_quiet
@takes(GIVEN)
def run(
    text: _TextArgument = None,
    *,
    given: Given,
    into: _IntoOption = None,
    edit: _EditOption = False,
    as_typed: _AsTypedOption = False,
    dry_run: _DryOption = False,
    color: ColorOption = "auto",
) -> None:
    """Put an event into a chronology, by its date, in the style of its neighbours.

    Nothing else in the file changes. A name that may be another spelling of one that
    is known is asked about.
    """
    try:
        adder = Adder(into, as_typed=as_typed, dry_run=dry_run, color=color)
        line = " ".join(text or ()).strip()
        if line == "-":
            _add_lines(adder, given, edit=edit)
            return
        tree = adder.make_tree(given, line)
        if edit:
            adder.edit(tree)
        elif line:
            adder.add([tree])
        elif can_ask():
            adder.ask_events(tree)
        else:
            raise CommandError(
                "there is no event to add",
                'write one such as "10 May 2013: Cameron flies to Sochi", or pipe '
                "lines into `timeline add -`",
            )
    except NoAnswerError:
        error_terminal(color=color).write_notice("nothing was added")
        raise typer.Exit(1) from None


def _add_lines(adder: Adder, given: Given, *, edit: bool) -> None:
    if edit:
        raise CommandError(
            "--edit takes no lines from standard input", "give one of the two"
        )
    file = read_file("-")
    try:
        file.data.decode()
    except UnicodeDecodeError as error:
        raise CommandError(
            f"standard input is not UTF-8: {error.reason} at byte {error.start}",
            "convert it first: iconv -t UTF-8",
        ) from error
    adder.add_lines(file.lines, given)
