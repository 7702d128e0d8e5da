"""Where a drawing goes: a terminal, a pager, a pipe, or a file."""

import inspect
import sys
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, TypeVar

import typer

from timeline.cli.environment import MOST_WIDTH
from timeline.cli.errors import CommandError
from timeline.cli.headings import DRAWING_HEADING, further
from timeline.cli.options import ColorOption
from timeline.cli.paging import write_paged
from timeline.cli.parameters import Bundle, as_check, make_parameter
from timeline.cli.progress import working, working_until_first
from timeline.cli.terminal import Terminal, error_terminal, output_terminal
from timeline.cli.voice import Voice
from timeline.diagnostics import SourceFile
from timeline.query import Selection
from timeline.rendering import ASCII, UNICODE, Glyphs, Line
from timeline.rendering.bidi import isolate_lines
from timeline.rendering.painters import SUFFIXES, Canvas, paint
from timeline.text import join_words
from timeline.views.options import Options
from timeline.views.sheet import Sheet, Surface

Asked = TypeVar("Asked", bound=Options)


class Page:
    """Where the drawing of one command goes, and what is told beside it.

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
        ascii_only: bool,
        with_notes: bool = False,
    ) -> None:
        self.errors: Voice = error_terminal(color=color)
        self.color = color
        self.width = width
        self.ascii_only = ascii_only
        self._terminal = output_terminal(color=color, width=width)
        self._save = save
        self._force = force
        self._with_notes = with_notes
        self._pager = pager
        self._painter = ""
        if save is not None:
            self._painter = self._choose_painter(save)
        self._surface = self._describe(ascii_only=ascii_only)

    def _choose_painter(self, path: str) -> str:
        """Return the painter of a file to save to, or raise CommandError."""
        painter = SUFFIXES.get(PurePath(path).suffix.lower())
        if painter is None:
            raise refuse_suffix(path, SUFFIXES)
        return painter

    def _describe(self, *, ascii_only: bool) -> Surface:
        terminal, saved = self._terminal, self._save is not None
        # A file can carry what a terminal cannot.
        glyphs = UNICODE if saved else terminal.glyphs
        reader = saved or terminal.is_terminal or terminal.color
        return Surface(
            terminal.width,
            ASCII if ascii_only else glyphs,
            terminal.height if terminal.is_terminal and not saved else None,
            machine=not reader,
            screen=terminal.is_terminal and not saved,
        )

    @property
    def terminal(self) -> Terminal:
        """Return standard output, whether it is drawn on or not."""
        return self._terminal

    @property
    def is_saved(self) -> bool:
        """Tell whether a file holds what is drawn, and not standard output."""
        return self._save is not None

    @property
    def glyphs(self) -> Glyphs:
        """Return the characters to draw with."""
        return self._surface.glyphs

    def lay(self, selection: Selection, options: Asked) -> Sheet[Asked]:
        """Return a sheet for a drawing that will be written here."""
        return Sheet(selection, self._surface, options)

    def admit(self, selection: Selection) -> Selection:
        """Return a selection as it may be drawn here: in a file, without notes."""
        if self._save is None or self._with_notes:
            return selection
        from timeline.query import leave_out_notes

        return leave_out_notes(selection)

    def isolate(self, lines: Iterable[Line]) -> Iterable[Line]:
        """Return lines with text from right to left kept in its place."""
        # An encoding without isolates would have them spelled out.
        if self._save is not None or self._terminal.has_isolates:
            return isolate_lines(lines)
        return lines

    def write(self, lines: Iterable[Line], files: Iterable[SourceFile]) -> None:
        """Write a drawing of what was read from `files`, none of which it replaces."""
        lines = self.isolate(lines)
        if self._save is None:
            drawn = working_until_first("Drawing", lines)
            write_paged(self._terminal, drawn, wanted=self._pager)
            return
        canvas = Canvas(self._surface.width, _name_command())
        with working("Drawing"):
            data = "".join(paint(self._painter, lines, canvas)).encode()
        self._replace(data, files)

    def _replace(self, data: bytes, files: Iterable[SourceFile]) -> None:
        """Write a file to save to."""
        from timeline.cli.files import replace_file

        assert self._save is not None  # noqa: S101  # or there would be no data
        replace_file(self._save, data, read=files, force=self._force)
        self.errors.write_notice(f"saved to {self._save}")

    def choose_picture(self, view: str, asked: Iterable[str]) -> bool:
        """Tell whether a view is saved as a drawing to scale: here never.

        `asked` are the options of the view that were given. Raises CommandError for
        what no such drawing can be.
        """
        del view, asked
        return False

    def write_picture(
        self, view: str, sheet: Sheet[Any], files: Iterable[SourceFile]
    ) -> None:
        """Save a view as a drawing to scale, where `choose_picture` has told so."""
        del sheet, files
        raise AssertionError(f"{view} was not chosen as a picture")

    def write_text(self, lines: Iterable[str]) -> None:
        """Write lines for a program. Raises CommandError where they should be saved."""
        if self._save is not None:
            raise CommandError(
                "--save keeps a drawing, not what is meant for a program",
                "leave it away, and redirect the output with >",
            )
        self._terminal.write_text(lines)


def refuse_suffix(
    path: str, suffixes: Iterable[str], *, other: str = ""
) -> CommandError:
    """Return what to say of a file whose name tells nothing of the suffixes.

    `other` is a command that writes files of such a name.
    """
    asked = f", or did you mean {other}?" if other else ""
    return CommandError(
        f"the name {path!r} does not tell how to save",
        f"end it in {', '.join(suffixes)}{asked}",
    )


_OF_THE_FILE = frozenset({"--force", "--with-notes", "--terminal"})


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
    # Only who saves pays for this import.
    import shlex

    return shlex.join(words)


@as_check
def _check_width(value: int | None) -> int | None:
    if value is not None and not 1 <= value <= MOST_WIDTH:
        raise CommandError(f"--width cannot be {value}", f"give 20 to {MOST_WIDTH:,}")
    return value


def make_drawing_parameter(
    name: str, kind: Any, default: Any, **told: Any
) -> inspect.Parameter:
    """Return a parameter of how to draw; what is not common only the long help has."""
    common = told.pop("common", False)
    option = typer.Option(
        told.pop("flag", f"--{name.replace('_', '-')}"),
        rich_help_panel=DRAWING_HEADING if common else further(DRAWING_HEADING),
        **told,
    )
    return make_parameter(name, kind, option, default)


def make_save_parameter(suffixes: Iterable[str]) -> inspect.Parameter:
    """Return the parameter of the file to save to, whose name ends in a suffix."""
    return make_drawing_parameter(
        "save",
        str | None,
        None,
        metavar="FILE",
        common=True,
        help=f"Save what is drawn, as {join_words(suffixes)}.",
        show_default=False,
    )


_PARAMETERS = (
    make_save_parameter(SUFFIXES),
    make_drawing_parameter(
        "force", bool, default=False, help="Save to a file even if it is read-only."
    ),
    make_drawing_parameter(
        "pager",
        bool,
        default=True,
        flag="--pager/--no-pager",
        help="Page what is longer than the screen.",
    ),
    make_drawing_parameter(
        "width",
        int | None,
        None,
        metavar="CELLS",
        help="Width to draw for; default: the terminal's.",
        callback=_check_width,
    ),
    inspect.Parameter(
        "color",
        inspect.Parameter.KEYWORD_ONLY,
        default="auto",
        annotation=ColorOption,
    ),
    make_drawing_parameter(
        "ascii_only", bool, default=False, flag="--ascii", help="Draw with ASCII alone."
    ),
)
_NOTES = make_drawing_parameter(
    "with_notes",
    bool,
    default=False,
    help="Save what stands under note: as well, which is for the authors.",
)

PAGE = Bundle("page", _PARAMETERS, Page)
PAGE_WITH_NOTES = Bundle("page", (*_PARAMETERS, _NOTES), Page)
"""For drawings that hold what the authors have noted for themselves."""
