"""What commands that write documents share: where to, and what is told beside."""

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from timeline.cli.errors import CommandError
from timeline.cli.files import replace_file
from timeline.cli.headings import further
from timeline.cli.notices import report_problems
from timeline.cli.parameters import Bundle, make_parameter
from timeline.cli.recalling import find_problems
from timeline.cli.terminal import Terminal, output_terminal
from timeline.cli.written import refuse_target
from timeline.diagnostics import SourceFile
from timeline.exports import EXPORTS, format_of_path
from timeline.lean import NamedTuple
from timeline.model import Chronology
from timeline.rendering import Span
from timeline.views.heading import describe_left_out

NotesOption = Annotated[
    bool,
    typer.Option(
        "--with-notes",
        help="Write what stands under note: as well, which is for the authors.",
        rich_help_panel=further("Options"),
    ),
]
GoOnOption = Annotated[
    bool, typer.Option("--keep-going", help="Export what is read despite errors.")
]


class Target(NamedTuple):
    """Where the document goes."""

    path: str | None
    """Of a file; None for standard output."""
    force: bool

    def check(self, name: str) -> None:
        """Raise CommandError where a format is nothing that the far end could show."""
        if EXPORTS[name].binary and not self.path and output_terminal().is_terminal:
            raise CommandError(
                f"{name} is no text that a terminal could show",
                "name a file with --output",
            )

    def find_format(self, formats: Sequence[str], *, default: str) -> str:
        """Return the one of some formats that the name of the file tells.

        Raises CommandError where it tells none of them.
        """
        if self.path is None:
            return default
        found = format_of_path(self.path)
        if found is None or found not in formats:
            raise refuse_target(self.path, formats)
        return found

    def write(self, data: bytes | memoryview, files: Iterable[SourceFile]) -> bool:
        """Write it; tell whether to a file. None of `files` is replaced."""
        if self.path is None:
            output_terminal().write_document(data)
            return False
        replace_file(self.path, data, read=files, force=self.force)
        return True


def _make_target(output: str | None, *, force: bool) -> Target:
    return Target(None if output in ("-", "/dev/stdout") else output, force)


TARGET = Bundle(
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


def tell_errors(chronology: Chronology, errors: Terminal, *, keep_going: bool) -> bool:
    """Tell whether a chronology has errors, after they were told.

    Raises Exit where it has, unless `keep_going`.
    """
    problems = find_problems(chronology)
    if not problems.errors:
        return False
    report_problems(problems, chronology, errors)
    if not keep_going:
        hint = "mend them, or export what is read with --keep-going"
        errors.write_problem("nothing exported: the chronology has errors", hint)
        raise typer.Exit(1)
    return True


def tell_left_out(chronology: Chronology, errors: Terminal) -> None:
    """Tell what is not in the file since it was not read; nothing where all was."""
    left_out = describe_left_out(chronology.left_out)
    if left_out:
        # No notice: what is not in the file is no less worth knowing than an error.
        errors.write_lines([(Span(f"{left_out}; see `timeline check`", "quiet"),)])
