"""A story: a Markdown file of the user's in which events are filled in.

An event alone on its line becomes what a report has of it, any other its title and its
date within the sentence. A list of events stands alone on its line. All that is
wrong is told at once, each with its place in the story.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count
from typing import NamedTuple

from timeline.dates import Fit
from timeline.diagnostics import Excerpt, ExpectedError, Remedy
from timeline.exports.options import StoryOptions
from timeline.exports.report.citekeys import Works
from timeline.exports.report.citing import Notes, no_notes
from timeline.exports.report.events import Describer
from timeline.exports.report.grouping import Entry
from timeline.exports.report.placeholders import (
    EVENT,
    Placeholder,
    Slip,
    find_placeholders,
)
from timeline.exports.report.writing import make_notes
from timeline.model import Chronology
from timeline.patterns import LazyPattern
from timeline.query import (
    Match,
    Question,
    Selection,
    all_of,
    leave_out_notes,
    parse_query,
    select,
    set_undated_apart,
)
from timeline.text import count_of, find_nearest, suggest

_ALONE = LazyPattern(r"[ \t]*(?:>[ \t]?)*")


class Problem(NamedTuple):
    """What is wrong with a placeholder of a story."""

    line: int
    """From 1, as `column` is, in code points."""
    column: int
    message: str
    hint: str = ""
    remedy: Remedy | None = None
    excerpt: Excerpt | None = None


class Filled(NamedTuple):
    """A story with its events."""

    text: str
    """As far as it could be filled in."""
    events: int
    """How many events stand in it, each counted as often as it does."""
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]
    """What is worth knowing and not said in it, such as a list without events."""


def fill_story(
    text: str, chronology: Chronology, question: Question, options: StoryOptions
) -> Filled:
    """Return a story with the events that its placeholders name.

    A list holds what matches its query and the question; an event that is named by its
    id stands there whatever the question asks.
    """
    filler = _Filler(text, chronology, question, options)
    pieces = []
    at = 0
    for found in find_placeholders(text):
        start, end, piece = filler.fill(found)
        pieces += [text[at:start], piece]
        at = end
    pieces.append(text[at:])
    filled = "".join(pieces)
    definitions = "\n".join(filler.notes.define())
    if definitions:
        filled = f"{filled.rstrip()}\n\n{definitions}\n"
    if "\r\n" in text:
        filled = filled.replace("\r\n", "\n").replace("\n", "\r\n")
    return Filled(filled, filler.events, tuple(filler.problems), tuple(filler.notices))


class _Filler:
    """Fills in the placeholders of one story, one after the other."""

    def __init__(
        self,
        text: str,
        chronology: Chronology,
        question: Question,
        options: StoryOptions,
    ) -> None:
        self.events = 0
        self.problems: list[Problem] = []
        self.notices: list[str] = []
        self._text = text
        self._asked = chronology
        self._question = question
        self._options = options
        everything = Selection(chronology, Question(), ())
        if not options.notes:
            everything = leave_out_notes(everything)
        self._shown = everything.chronology
        self._shown_by_asked = dict(
            zip(chronology.events, self._shown.events, strict=True)
        )
        works = Works(self._shown) if options.citekeys else None
        self.notes: Notes = make_notes(self._shown, works, prefix=_find_prefix(text))
        self._refer = self.notes.refer if options.footnotes == "foot" else no_notes

    def fill(self, found: Placeholder | Slip) -> tuple[int, int, str]:
        """Return what of the story is replaced, and by what."""
        unchanged = found.start, found.end, self._text[found.start : found.end]
        if isinstance(found, Slip):
            self._complain(found, found.message, found.hint)
            return unchanged
        try:
            selection = self._select(found)
        except ExpectedError as error:
            self._complain(
                found, error.message, error.hint, error.remedy, error.excerpt
            )
            return unchanged
        describer = Describer(selection, self._options, self._refer)
        around = self._find_line(found)
        if around is not None:
            self.events += len(selection.matches)
            blocks = self._describe(found, selection, describer)
            return self._put_apart(around, blocks)
        if found.word != EVENT:
            message = "a list of events stands alone on its line"
            self._complain(found, message, "give it a line of its own")
            return unchanged
        self.events += 1
        (match,) = selection.matches
        return found.start, found.end, describer.name(match.event)

    def _complain(
        self,
        found: Placeholder | Slip,
        message: str,
        hint: str,
        remedy: Remedy | None = None,
        excerpt: Excerpt | None = None,
    ) -> None:
        line, column = self._locate(found)
        self.problems.append(Problem(line, column, message, hint, remedy, excerpt))

    def _locate(self, found: Placeholder | Slip) -> tuple[int, int]:
        line = self._text.count("\n", 0, found.start) + 1
        return line, found.start - self._text.rfind("\n", 0, found.start)

    def _select(self, found: Placeholder) -> Selection:
        """Return the events that are named. Raises ExpectedError."""
        if found.word == EVENT:
            event = self._asked.by_id.get(found.value)
            if event is None:
                near = find_nearest(found.value, self._asked.by_id, limit=1)
                raise ExpectedError(f"there is no event {found.value!r}", suggest(near))
            selection = Selection(
                self._asked, self._question, (Match(event, Fit.CERTAIN),)
            )
        else:
            query = all_of(self._question.query, parse_query(found.value))
            asked = replace(self._question, query=query)
            selection = set_undated_apart(select(self._asked, asked))
        matches = [
            match._replace(event=self._shown_by_asked[match.event])
            for match in selection.matches
        ]
        return replace(selection, chronology=self._shown, matches=tuple(matches))

    def _describe(
        self, found: Placeholder, selection: Selection, describer: Describer
    ) -> Sequence[str]:
        line, column = self._locate(found)
        if selection.undated:
            noun = count_of(selection.undated, "undated event")
            self.notices.append(
                f"line {line}, column {column}: {noun} may match as well, and"
                f" {'is' if selection.undated == 1 else 'are'} not listed"
            )
        self.notices += [f"line {line}: {note}" for note in selection.notes]
        if not selection.matches:
            self.notices.append(f"line {line}, column {column}: no event matches")
            return ["*No event matches.*"]
        blocks = [
            block
            for match in selection.matches
            for block in describer.describe(Entry(match))
        ]
        return ["\n".join(blocks)] if self._options.brief else blocks

    def _find_line(self, found: Placeholder) -> tuple[int, int, str] | None:
        """Return where the line of a placeholder stands, and what begins it.

        None where something else stands in it.
        """
        start = self._text.rfind("\n", 0, found.start) + 1
        end = self._text.find("\n", found.end)
        end = len(self._text) if end < 0 else end
        begins = self._text[start : found.start]
        alone = _ALONE.fullmatch(begins) and not self._text[found.end : end].strip()
        return (start, end, begins) if alone else None

    def _put_apart(
        self, around: tuple[int, int, str], blocks: Sequence[str]
    ) -> tuple[int, int, str]:
        """Return blocks in the place of a line, apart from what is above and below."""
        start, end, begins = around
        blank = begins.rstrip()
        lines = "\n\n".join(blocks).split("\n")
        text = "\n".join(f"{begins}{line}" if line else blank for line in lines)
        above = self._text[:start].rstrip("\r\n").rpartition("\n")[2]
        is_apart = self._text[:start].endswith(("\n\n", "\n\r\n")) or not start
        if not (is_apart or above.strip(" \t>") == ""):
            text = f"{blank}\n{text}"
        below = self._text[end + 1 :].partition("\n")[0]
        if below.strip(" \t>\r"):
            text = f"{text}\n{blank}"
        return start, end, text


def _find_prefix(text: str) -> str:
    """Return what begins the labels of our notes, and of none in a text."""
    numbered = (f"timeline{number}-" for number in count(2))
    prefixes = chain(("timeline-",), numbered)
    return next(one for one in prefixes if f"[^{one}" not in text)
