"""The answer to a question about some files, and where it is drawn.

What is asked is read, selected and checked when it is first looked at, so that whatever
is wrong with the command line alone is told before.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import typer

from timeline.cli.notices import report_problems, report_selection
from timeline.cli.options import Files
from timeline.cli.page import Page
from timeline.cli.progress import working
from timeline.diagnostics import Problems
from timeline.model import Chronology
from timeline.query import Question, Selection, select
from timeline.rendering import Line
from timeline.text import count_of
from timeline.views.options import Options
from timeline.views.sheet import Sheet


class Answer:
    """The events that are asked for, and where what is drawn of them goes."""

    def __init__(self, question: Question, files: Files, page: Page) -> None:
        self.question = question
        self.page = page
        """Where it is drawn; another may be put in its place, to draw it again."""
        self._files = files

    @cached_property
    def chronology(self) -> Chronology:
        """Return what was read. Raises UnreadableFileError."""
        return self._files.load()

    @cached_property
    def selection(self) -> Selection:
        """Return the events that match, as they may be drawn where they go."""
        chronology = self.chronology
        with working("Selecting"):
            return self.page.admit(select(chronology, self.question))

    def report(self, selection: Selection | None = None) -> bool:
        """Tell what is worth knowing of the question; return if it has an answer."""
        return report_selection(selection or self.selection, self.page.errors)

    def lay(self, options: Options, selection: Selection | None = None) -> Sheet[Any]:
        """Return a sheet for the drawing; of a part of the events, if one is given."""
        return self.page.lay(selection or self.selection, options)

    def draw(self, lines: Iterable[Line]) -> None:
        """Write a drawing."""
        self.page.write(lines, self.chronology.files)

    def choose_picture(self, view: str, asked: Iterable[str]) -> bool:
        """Tell whether a view is saved as a drawing to scale.

        `asked` are the options of the view that were given, by name. Raises
        CommandError for what no such drawing can be.
        """
        return self.page.choose_picture(view, asked)

    def draw_picture(self, view: str, sheet: Sheet[Any]) -> None:
        """Save a drawing to scale."""
        self.page.write_picture(view, sheet, self.chronology.files)

    def write_text(self, lines: Iterable[str]) -> None:
        """Write lines for a program."""
        self.page.write_text(lines)

    def write_json(self, record: Any) -> None:
        """Write a record for a program."""
        from timeline.text import dump_json

        self.write_text([dump_json(record, indent=2)])

    def note(self, text: str) -> None:
        """Tell something beside the answer."""
        self.page.errors.write_notice(text)

    def note_more(self, total: int, limit: int | None, noun: str) -> None:
        """Tell how many there are beyond a limit, if there are."""
        if limit is not None and total > limit:
            self.note(f"{count_of(total - limit, f'more {noun}')} (--limit {limit})")

    @cached_property
    def problems(self) -> Problems:
        """Return what is wrong with the data."""
        from timeline.cli.recalling import find_problems

        return find_problems(self.chronology)

    def finish(self) -> None:
        """Tell what is wrong with the data. Raises Exit if there are errors."""
        if report_problems(self.problems, self.chronology, self.page.errors):
            raise typer.Exit(1)
