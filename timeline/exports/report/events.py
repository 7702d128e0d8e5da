r"""An event in Markdown: a paragraph, and what more there is to say below it.

    **10 May 2013** Cameron flies to Sochi to restate that Assad must go[^1]\
    visit · David Cameron, UK Prime Minister; to Vladimir Putin · Sochi

The backslash breaks the line, which two blanks would do unseen. What is yielded are
blocks: texts without blank lines, between which blank lines are to stand.
"""

from collections.abc import Callable, Iterator

from timeline.dates import Fit, format_when
from timeline.exports.options import EventOptions
from timeline.exports.report.citing import no_notes
from timeline.exports.report.differing import (
    describe_accounts,
    describe_differences,
)
from timeline.exports.report.escaping import escape, escape_paragraphs, format_date
from timeline.exports.report.grouping import Entry
from timeline.exports.report.people import describe_people
from timeline.model import Event
from timeline.names.accounts import Difference
from timeline.query import Selection
from timeline.rendering import UNICODE
from timeline.views.details import describe_date, describe_status
from timeline.views.naming import Naming
from timeline.views.own import format_value
from timeline.vocabulary import DOUBT_WORDS

_DOT = f" {UNICODE.dot} "

Refer = Callable[[Event], str]
"""Returns the reference to an event's note, or nothing."""


class Describer:
    """Describes events of one selection."""

    def __init__(
        self, selection: Selection, options: EventOptions, refer: Refer = no_notes
    ) -> None:
        self._naming = Naming(selection.chronology, UNICODE)
        self._selection = selection
        self._options = options
        self._refer = refer

    def describe(self, entry: Entry) -> Iterator[str]:
        """Yield the blocks of an event; in brief one item of a list."""
        event = entry.match.event
        head = f"**{format_date(event.date)}** {escape(event.title)}".rstrip()
        head += self._refer(event)
        if self._options.brief:
            parts = [head, *map(escape, self._list_status(event)), *_list_marks(entry)]
            differences = describe_differences(event, self._naming)
            if differences:
                parts.append(f"*{differences[0].lower()}{differences[1:]}*")
            if event.note:
                parts.append(f"note: {escape(event.note)}")
            yield f"- {_DOT.join(parts)}"
            return
        below = escape(_DOT.join(self._list_facts(event)), begins=True)
        below = _DOT.join(filter(None, (below, *_list_marks(entry))))
        yield f"{head}\\\n{below}" if below else head
        yield from escape_paragraphs(event.summary)
        yield from describe_accounts(event, self._naming)
        yield from self._list_more(event)

    def name(self, event: Event) -> str:
        """Return an event for within a sentence: `Cameron flies (10 May 2013)[^1]`."""
        status = map(escape, self._list_status(event))
        about = ", ".join((format_date(event.date), *status))
        if Difference("date", Fit.CERTAIN) in self._naming.list_differences(event):
            about += "; accounts differ in date"
        return f"{escape(event.title)} ({about}){self._refer(event)}".lstrip()

    def _list_status(self, event: Event) -> Iterator[str]:
        status = describe_status(event, self._selection.as_of)
        if status:
            yield status

    def _list_facts(self, event: Event) -> Iterator[str]:
        """Yield what kind it is, a status that says something, who and where."""
        if event.kind:
            yield event.kind
        yield from self._list_status(event)
        names = describe_people(event, self._naming)
        if names:
            yield names
        place = self._naming.place(event)
        if place:
            yield place

    def _list_more(self, event: Event) -> Iterator[str]:
        """Yield the quotes, and a list of all that was not said yet."""
        full = self._options.full
        for citation in event.sources if full else ():
            if citation.quote:
                source = self._naming.sources.display(citation)
                yield f"> “{escape(citation.quote)}” ({escape(source)})"
        items = list(self._list_items(event)) if full else []
        if event.note:
            items.append(("note", event.note))
        # A key of the author's own may begin like anything.
        lines = [
            f"- {escape(f'{label}: {text}', begins=True)}" for label, text in items
        ]
        if lines:
            yield "\n".join(lines)

    def _list_items(self, event: Event) -> Iterator[tuple[str, str]]:
        if event.tags:
            yield "tags", ", ".join(event.tags)
        if event.confidence:
            yield "confidence", event.confidence
        for other in event.see:
            related = self._selection.chronology.by_id.get(other)
            if related is None:
                yield "see", f"{other} (unknown)"
            else:
                yield "see", f"{related.title} ({format_when(related.date)})"
        if event.date.typed != event.date.edtf or event.date.b1 != event.date.e2:
            yield "date", describe_date(event.date, UNICODE)
        if event.reported is not None:
            yield "reported", describe_date(event.reported, UNICODE)
        for key, value in event.extra.items():
            yield key, format_value(value)
        yield "id", event.id


def _list_marks(entry: Entry) -> Iterator[str]:
    """Yield in words, in italics, what is only possible."""
    if entry.match.fit is Fit.POSSIBLE:
        cause = DOUBT_WORDS.get(entry.match.why, "")
        yield f"*possible match{f': {cause}' if cause else ''}*"
    if entry.doubted:
        yield "*under this heading only possibly*"
