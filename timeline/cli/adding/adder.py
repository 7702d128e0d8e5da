"""Events put into one file: as options and lines say, as answered, or as typed."""

from collections.abc import Mapping, Sequence

import typer

from timeline.cli.adding.composing import order_keys, read_given, split_line
from timeline.cli.adding.given import Given
from timeline.cli.adding.prompting import ask_event, find_last
from timeline.cli.adding.settling import Settler
from timeline.cli.adding.target import find_target
from timeline.cli.adding.telling import report_events
from timeline.cli.adding.templates import (
    TypedKey,
    Wrong,
    find_gap,
    has_text,
    make_template,
    mark_wrong,
    read_template,
)
from timeline.cli.asking import NoAnswerError, ask
from timeline.cli.editors import kept_text, open_at, read_text, write_text
from timeline.cli.errors import CommandError
from timeline.cli.page import Page
from timeline.cli.terminal import error_terminal, output_terminal
from timeline.diagnostics import ExpectedError
from timeline.editing.inserting import Inserted
from timeline.model import Event
from timeline.query import Term, select
from timeline.rendering import Span
from timeline.text import count_of
from timeline.views import draw_view
from timeline.views.options import CardOptions
from timeline.yamltext import Tree, format_event

Keys = Mapping[str, Tree]
"""Of an event."""


class Adder:
    """Adds events to one file."""

    def __init__(
        self, into: str | None, *, as_typed: bool, dry_run: bool, color: str
    ) -> None:
        self._errors = error_terminal(color=color)
        self._output = output_terminal(color=color)
        self._color = color
        self._as_typed = as_typed
        self._dry_run = dry_run
        self._target = find_target(into, self._errors)
        self._added: Event | None = None
        self._begin()

    def _begin(self) -> None:
        self._settler = Settler(
            self._target.chronology, self._errors, as_typed=self._as_typed
        )

    def _refresh(self) -> None:
        """Read again what may have changed while somebody typed."""
        target = self._target.read_again()
        if target is not self._target:
            self._target = target
            self._begin()

    def make_tree(self, given: Given, line: str = "") -> dict[str, Tree]:
        """Return the keys of an event, as a line and options give them, in order.

        Raises CommandError and LineError for what is none of them.
        """
        chronology = self._target.chronology
        # A line that is wrong is told before anybody is asked.
        tree = split_line(line, chronology) if line else {}
        return order_keys(tree | read_given(given, self._settler, chronology))

    def add_lines(self, lines: Sequence[str], given: Given) -> None:
        """Put an event into the file for each line that is not empty: all or none.

        Lines that begin with `#` say nothing. Raises CommandError, which names the
        line, where one is wrong.
        """
        if "id" in given.texts:
            raise CommandError("--id is for one event", "give it in one line")
        # What the options say is settled once for all.
        same = self.make_tree(given)
        trees = []
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            try:
                typed = split_line(line.strip(), self._target.chronology)
                trees.append(order_keys({**same, **typed}))
            except ExpectedError as error:
                raise CommandError(
                    f"line {number}: {error.message}", error.hint
                ) from error
        if not trees:
            raise CommandError(
                "standard input holds no event",
                'write one such as "10 May 2013: Cameron flies to Sochi" in each line',
            )
        self.add(trees)

    def add(self, trees: Sequence[Keys]) -> None:
        """Put events into the file, and draw them."""
        inserted = self._target.insert(trees, self._settler.declares)
        self._write(inserted)
        self._show(inserted)

    def ask_events(self, given: Keys) -> None:
        """Ask for events until nobody answers any more; for one, if keys are given."""
        added = False
        try:
            while True:
                self._add_asked(given)
                added = True
                if given or not self._wants_more():
                    return
        except NoAnswerError:
            self._errors.write_notice("nothing more was added" if added else _NONE)
        if not added:
            raise typer.Exit(1)

    def _add_asked(self, given: Keys) -> None:
        tree = ask_event(
            self._target.chronology,
            self._settler,
            self._errors,
            last=self._added or find_last(self._target.chronology, self._target.name),
            given=given,
        )
        declares = self._settler.declares
        try:
            self._refresh()
            inserted = self._target.insert([tree], declares)
            self._write(inserted)
        except ExpectedError:
            # Or all of it would have to be answered again.
            self._errors.write_lines((Span(line),) for line in format_event(tree))
            raise
        self._show(inserted)

    def _wants_more(self) -> bool:
        answer = ask("One more", self._errors, default="n", check=_check_yes)
        return answer.lower() in _YES

    def edit(self, tree: Keys) -> None:
        """Have an event filled in in the editor, until it is right or given up."""
        inserted = self._edit(make_template(tree))
        if inserted is None:
            self._errors.write_notice(_NONE)
            raise typer.Exit(1)
        self._show(inserted)

    def _edit(self, text: str) -> Inserted | None:
        """Return what was written, as it was typed; None where it was given up."""
        first = before = mark_wrong(text, ())
        with kept_text(text, ".yaml") as path:
            while True:
                open_at(path, find_gap(text))
                typed = mark_wrong(read_text(path), ())
                if not has_text(typed):
                    return None
                self._refresh()
                found = self._try(typed)
                if isinstance(found, Inserted):
                    self._write(found)
                    return found
                if typed == before == first:
                    return None
                if typed == before:
                    raise CommandError("the event is as wrong as it was, and not added")
                text, before = mark_wrong(typed, found), typed
                write_text(path, text)

    def _try(self, typed: str) -> Inserted | tuple[Wrong, ...]:
        """Return what becomes of the file with what was typed, or what is wrong."""
        read = read_template(typed, self._target.inputs)
        if read.wrong:
            return read.wrong
        self._settler.forget_words()
        self._settler.expect(
            key.value
            for event in read.events
            for key in event
            if key.name == "id" and isinstance(key.value, str)
        )
        wrong: list[Wrong] = []
        trees = [self._settle(event, wrong) for event in read.events]
        if wrong:
            return tuple(wrong)
        try:
            return self._target.insert(trees, self._settler.declares)
        except CommandError as error:
            return (_word(0, error),)

    def _settle(self, event: Sequence[TypedKey], wrong: list[Wrong]) -> Keys:
        """Return the keys of an event settled; into `wrong` goes what cannot be."""
        tree: dict[str, Tree] = {}
        for name, value, line in event:
            try:
                meant, settled = self._settler.settle_pair(name, value)
            except NoAnswerError:
                wrong.append(Wrong(line, "it was not said what is meant here"))
            except CommandError as error:
                wrong.append(_word(line, error))
            else:
                if meant in tree:
                    wrong.append(Wrong(line, f"`{meant}` stands there already"))
                tree[meant] = settled
        return tree

    def _write(self, inserted: Inserted) -> None:
        if not self._dry_run:
            self._target = self._target.write(inserted)

    def _show(self, inserted: Inserted) -> None:
        """Draw what was put in, and what is wrong with it; or what would change."""
        self._added = inserted.events[-1]
        if self._dry_run:
            self._target.show_change(inserted, self._output)
        else:
            self._draw(inserted.events)
            self._tell(inserted.events)
            report_events(inserted, self._target.file, self._errors)
        self._begin()

    def _draw(self, events: Sequence[Event]) -> None:
        page = Page(
            color=self._color,
            width=None,
            save=None,
            force=False,
            pager=False,
            ascii_only=False,
        )
        chronology = self._target.chronology
        asked = Term("id", tuple(event.id for event in events), "=")
        sheet = page.lay(select(chronology, asked), CardOptions())
        page.write(draw_view("card", sheet), chronology.files)

    def _tell(self, events: Sequence[Event]) -> None:
        if len(events) == 1:
            (event,) = events
            place = event.locate()
            told = f"added to {place.file}:{place.line} as {event.id}"
        else:
            told = f"{count_of(len(events), 'event')} added to {self._target.name}"
        self._errors.write_notice(told)


_NONE = "nothing was added"
_YES = ("y", "yes")


def _check_yes(answer: str) -> str:
    if answer.lower() not in (*_YES, "n", "no", ""):
        raise CommandError("answer y or n")
    return ""


def _word(line: int, error: CommandError) -> Wrong:
    hint = f" ({error.hint})" if error.hint else ""
    return Wrong(line, f"{error.message}{hint}")
