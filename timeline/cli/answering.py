"""One frame for the commands that answer a question about some files.

What is asked is read and selected when a command first looks at it, so that whatever
is wrong with the command line alone is told before. When the command has drawn its
answer, the frame tells what is wrong with the data.
"""

import inspect
from collections.abc import Callable, Iterable
from functools import cached_property, wraps
from typing import Any

import typer

from timeline.checks import check
from timeline.cli.notices import report_problems, report_selection
from timeline.cli.options import FILES, QUESTION, Files, with_quiet
from timeline.cli.page import PAGE, PAGE_WITH_NOTES, Page
from timeline.cli.parameters import Command, sign, takes
from timeline.cli.progress import working
from timeline.model import Chronology
from timeline.query import Question, Selection, select
from timeline.rendering import Line
from timeline.text import count_of, dump_json
from timeline.views.options import Options
from timeline.views.sheet import Sheet


class Answer:
    """The events that are asked for, and where what is drawn of them goes."""

    def __init__(self, question: Question, files: Files, page: Page) -> None:
        self.question = question
        self._files = files
        self._page = page

    @cached_property
    def chronology(self) -> Chronology:
        """Return what was read. Raises UnreadableFileError."""
        return self._files.load()

    @cached_property
    def selection(self) -> Selection:
        """Return the events that match, as they may be drawn where they go."""
        chronology = self.chronology
        with working("Selecting"):
            return self._page.admit(select(chronology, self.question))

    def report(self, selection: Selection | None = None) -> bool:
        """Tell what is worth knowing of the question; return if it has an answer."""
        return report_selection(selection or self.selection, self._page.errors)

    def lay(self, options: Options, selection: Selection | None = None) -> Sheet[Any]:
        """Return a sheet for the drawing; of a part of the events, if one is given."""
        return self._page.lay(selection or self.selection, options)

    def draw(self, lines: Iterable[Line]) -> None:
        """Write a drawing."""
        self._page.write(lines, self.chronology.files)

    def write_text(self, lines: Iterable[str]) -> None:
        """Write lines for a program."""
        self._page.write_text(lines)

    def write_json(self, record: Any) -> None:
        """Write a record for a program."""
        self.write_text([dump_json(record, indent=2)])

    def note(self, text: str) -> None:
        """Tell something beside the answer."""
        self._page.errors.write_notice(text)

    def note_more(self, total: int, limit: int | None, noun: str) -> None:
        """Tell how many there are beyond a limit, if there are."""
        if limit is not None and total > limit:
            self.note(f"{count_of(total - limit, f'more {noun}')} (--limit {limit})")

    def finish(self) -> None:
        """Tell what is wrong with the data. Raises Exit if there are errors."""
        chronology = self.chronology
        with working("Checking"):
            diagnostics = check(chronology)
        if report_problems(diagnostics, self.chronology, self._page.errors):
            raise typer.Exit(1)


def answers(
    function: Command | None = None, *, notes: bool = False
) -> Callable[..., Any]:
    """Make a command of a function whose first parameter is an `Answer`.

    With `notes`, what is drawn holds what the authors have noted for themselves, and
    can be saved with it.
    """
    if function is None:
        return lambda found: answers(found, notes=notes)
    run = function

    @wraps(run)
    def framed(question: Question, files: Files, page: Page, **given: Any) -> None:
        answer = Answer(question, files, page)
        run(answer, **given)
        answer.finish()

    _, *own = inspect.signature(run).parameters.values()
    first, last = (
        [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in names]
        for names in (("files",), ("page", "question"))
    )
    keyword = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own]
    sign(framed, [*first, *keyword, *last])
    page = PAGE_WITH_NOTES if notes else PAGE
    return with_quiet(takes(page, FILES, QUESTION)(framed))
