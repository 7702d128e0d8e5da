"""Where a drawing goes: a terminal, a pager, a pipe, or a file."""

import shlex
import sys
from collections.abc import Iterable
from pathlib import PurePath
from typing import Annotated

import typer

from timeline.cli.failures import CommandError
from timeline.cli.files import replace_file
from timeline.cli.paging import write_paged
from timeline.cli.terminal import error_terminal, output_terminal
from timeline.diagnostics import SourceFile
from timeline.query import Selection, leave_out_notes
from timeline.rendering import UNICODE, Line
from timeline.rendering.painters import SUFFIXES, Canvas, paint

SaveOption = Annotated[
    str | None,
    typer.Option(
        "--save",
        metavar="FILE",
        help="Save what is drawn: a name that ends in .svg, .html or .txt.",
        show_default=False,
        rich_help_panel="Appearance",
    ),
]
ForceOption = Annotated[
    bool,
    typer.Option(
        "--force",
        help="Save to a file even if it is read-only.",
        rich_help_panel="Appearance",
    ),
]
NotesOption = Annotated[
    bool,
    typer.Option(
        "--with-notes",
        help="Save what stands under note: as well, which is for the authors.",
        rich_help_panel="Appearance",
    ),
]
PagerOption = Annotated[
    bool,
    typer.Option(
        "--pager/--no-pager",
        help="Page what is longer than the screen.",
        rich_help_panel="Appearance",
    ),
]


class Page:
    """Where the drawing of one command goes, with what a view has to know of it.

    Raises CommandError for a file that cannot be saved to.
    """

    def __init__(
        self,
        *,
        color: str,
        width: int | None,
        save: str | None,
        force: bool,
        pager: bool,
        with_notes: bool = False,
    ) -> None:
        self._terminal = output_terminal(color=color, width=width)
        self._color = color
        self._save = save
        self._force = force
        self._with_notes = with_notes
        self._pager = pager
        self._painter = ""
        if save is not None:
            self._painter = _choose_painter(save)
        self.width = self._terminal.width
        # A file can carry what a terminal cannot.
        self.glyphs = UNICODE if save is not None else self._terminal.glyphs
        self.is_machine = save is None and not (
            self._terminal.is_terminal or self._terminal.color
        )
        rows = self._terminal.height if self._terminal.is_terminal else None
        self.height = rows if save is None else None

    def admit(self, selection: Selection) -> Selection:
        """Return a selection as it may be drawn here: in a file, without notes."""
        if self._save is None or self._with_notes:
            return selection
        return leave_out_notes(selection)

    def write(self, lines: Iterable[Line], files: Iterable[SourceFile]) -> None:
        """Write a drawing of what was read from `files`, none of which it replaces."""
        if self._save is None:
            write_paged(self._terminal, lines, wanted=self._pager)
            return
        canvas = Canvas(self.width, _name_command())
        data = "".join(paint(self._painter, lines, canvas)).encode()
        replace_file(self._save, data, read=files, force=self._force)
        error_terminal(color=self._color).write_notice(f"saved to {self._save}")

    def write_text(self, lines: Iterable[str]) -> None:
        """Write lines for a program. Raises CommandError where they should be saved."""
        if self._save is not None:
            raise CommandError(
                "--save keeps a drawing, not what is meant for a program",
                "leave it away, and redirect the output with >",
            )
        self._terminal.write_text(lines)


def _choose_painter(path: str) -> str:
    """Return the painter of a file to save to. Raises CommandError where none is."""
    painter = SUFFIXES.get(PurePath(path).suffix.lower())
    if painter is None:
        raise CommandError(
            f"the name {path!r} does not tell how to save",
            f"end it in {', '.join(SUFFIXES)}",
        )
    return painter


_OF_THE_FILE = frozenset({"--force", "--with-notes"})


def _name_command() -> str:
    """Return the command line without what says where the drawing goes."""
    words = ["timeline"]
    skip = False
    for word in sys.argv[1:]:
        if skip or word.startswith("--save="):
            skip = False
        elif word == "--save":
            skip = True
        elif word in _OF_THE_FILE:
            continue
        else:
            words.append(word)
    return shlex.join(words)
