"""The drawing of a question, again and again.

What cannot be drawn any more, such as a file that is gone or a name that nobody has
now, leaves the last drawing where it stands, and is told below it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext

from timeline.cli.answer import Answer
from timeline.cli.page import Asked, Page
from timeline.cli.progress import unseen
from timeline.cli.remedies import word_hint
from timeline.cli.voice import Voice
from timeline.cli.watching.canvas import Size
from timeline.cli.watching.frame import Drawing, share_rows
from timeline.diagnostics import ExpectedError, SourceFile
from timeline.model import Chronology
from timeline.query import Selection
from timeline.rendering import (
    Glyphs,
    Line,
    Span,
    cut_line,
    measure_cells,
    wrap_spans,
)
from timeline.reports.text import format_counts, format_problems
from timeline.text import count_of
from timeline.views.heading import describe_files, describe_left_out
from timeline.views.sheet import Sheet

_OLD = "what stands above is from before"


class KeptVoice(Voice):
    """Keeps what is told, for a screen."""

    is_terminal = True

    def __init__(self, width: int, glyphs: Glyphs) -> None:
        self.width = width
        self.glyphs = glyphs
        self.told: list[Line] = []

    def write_lines(self, lines: Iterable[Line]) -> None:
        """Keep lines, broken where they are wider than the screen."""
        self.told += (piece for line in lines for piece in self._fit(line))

    def _fit(self, line: Line) -> Iterator[Line]:
        text = "".join(span.text for span in line)
        if measure_cells(text) <= self.width:
            yield line
        elif line[0].text.endswith(" | "):
            # A line of a file, with the caret beneath it: broken, they would part.
            yield cut_line(line, self.width, self.glyphs.ellipsis)
        else:
            first, *rest = wrap_spans(line, self.width - 2)
            yield first
            yield from ((Span("  "), *piece) for piece in rest)


class Pane(Page):
    """A page that keeps what is drawn on it, for a screen of so many rows."""

    def __init__(self, page: Page, size: Size) -> None:
        super().__init__(
            color=page.color,
            width=page.width,
            save=None,
            force=False,
            pager=False,
            ascii_only=page.ascii_only,
        )
        self._surface = self._surface._replace(height=size.rows)
        self.errors = self.voice = KeptVoice(max(size.columns, 2), self.glyphs)
        self.lines: tuple[Line, ...] = ()
        self.events = 0
        """How many were drawn, or could be but for a limit."""

    def lay(self, selection: Selection, options: Asked) -> Sheet[Asked]:
        """Return a sheet for a drawing."""
        self.events = len(selection.matches)
        return super().lay(selection, options)

    def write(self, lines: Iterable[Line], files: Iterable[SourceFile]) -> None:
        """Keep a drawing."""
        del files  # none is replaced
        width, ellipsis = self.voice.width, self.voice.glyphs.ellipsis
        if self._surface.width > width:
            # A terminal would write all that is too wide into its last column.
            lines = (cut_line(line, width, ellipsis) for line in lines)
        self.lines = tuple(self.isolate(lines))


class Redrawer:
    """Draws what is asked; holds the last answer, and the last that could be drawn."""

    def __init__(
        self, page: Page, ask: Callable[[], Answer], draw: Callable[[Answer], None]
    ) -> None:
        self._page = page
        self._ask = ask
        """Returns the question anew, nothing read yet."""
        self._draw = draw
        """Draws an answer on its page."""
        self._answer = ask()
        self._good: Answer | None = None

    def read(self, size: Size) -> Drawing:
        """Read the files, and draw. Raises ExpectedError if nothing ever could be."""
        self._answer = self._ask()
        return self.redraw(size)

    def redraw(self, size: Size) -> Drawing:
        """Draw what was read last, for another size."""
        # Nothing stands there before the first.
        with unseen() if self._good else nullcontext():
            return self._redraw(size)

    def _redraw(self, size: Size) -> Drawing:
        answer = self._answer
        try:
            problems = _list_problems(answer, self._make_pane(size), size)
            body, _ = share_rows(size.rows, len(problems))
            pane = self._make_pane(size._replace(rows=body))
            self._draw_on(pane, answer)
        except ExpectedError as failure:
            if self._good is None:
                raise
            return self._keep(self._good, failure, size)
        self._good = answer
        return _describe(answer, pane)._replace(
            told=(*pane.voice.told, *problems),
            problems=format_counts(answer.problems.counts),
        )

    def _make_pane(self, size: Size) -> Pane:
        return Pane(self._page, size)

    def _draw_on(self, pane: Pane, answer: Answer) -> None:
        answer.page = pane
        self._draw(answer)

    def _keep(self, good: Answer, failure: ExpectedError, size: Size) -> Drawing:
        """Return the last drawing, with what is wrong below it."""
        pane = self._make_pane(size)
        self._draw_on(pane, good)
        voice = self._make_pane(size).voice
        hint = word_hint(failure.hint, failure.remedy)
        voice.write_problem(failure.message, hint, failure.excerpt)
        voice.write_lines([(Span(_OLD, "warning"),)])
        drawing = _describe(good, pane)._replace(is_old=True)
        try:
            # What is wrong with the data may be why nobody has the name.
            told = _list_problems(self._answer, self._make_pane(size), size)
            problems = format_counts(self._answer.problems.counts)
        except ExpectedError:
            # It is the files that cannot be read.
            return drawing._replace(told=tuple(voice.told))
        return drawing._replace(told=(*voice.told, *told), problems=problems)


def _describe(answer: Answer, pane: Pane) -> Drawing:
    """Return the drawing on a pane, without what is told below it."""
    chronology = answer.chronology
    total = len(chronology.events)
    events = count_of(total, "event")
    if pane.events != total:
        events = f"{pane.events:,} of {events}"
    return Drawing(pane.lines, _name_files(chronology), events)


def _name_files(chronology: Chronology) -> str:
    files = chronology.files
    return files[0].name if len(files) == 1 else describe_files(files)


def _list_problems(answer: Answer, pane: Pane, size: Size) -> tuple[Line, ...]:
    """Return what is wrong with the data, in about a third of the screen.

    Errors alone have lines of their own; how many of the rest there are says the
    status, and how much was left out the heading, if the drawing has one.
    """
    lines, _ = format_problems(
        answer.problems.errors,
        answer.chronology.files,
        lines=max(size.rows // 3 - 2, 1),
        width=pane.voice.width,
        word_hint=word_hint,
    )
    pane.voice.write_lines(lines)
    left_out = describe_left_out(answer.chronology.left_out)
    if left_out:
        pane.voice.write_notice(left_out)
    return tuple(pane.voice.told)
