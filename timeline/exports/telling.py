"""What is told of an event below its title, by formats that people read.

Plain text throughout, spelled so that nothing in it is obeyed: a format escapes it as
its own text, and makes links of the addresses.
"""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import Fit, format_when
from timeline.exports.report.people import describe_people
from timeline.model import Account, Citation, Event
from timeline.names.cited import cite
from timeline.query import Match, Selection
from timeline.rendering import UNICODE
from timeline.text import make_link, make_visible
from timeline.views.details import describe_status
from timeline.views.naming import Naming
from timeline.views.own import list_own
from timeline.vocabulary import DOUBT_WORDS


class Reference(NamedTuple):
    """A source in words."""

    text: str
    link: str
    """An address that is safe to follow; may be empty."""
    quote: str


class Story(NamedTuple):
    """What is told of one event; each empty where there is nothing to tell."""

    people: str
    """Who acted, upon whom and about whom, with the offices of that day."""
    summary: tuple[str, ...]
    """Paragraphs."""
    remarks: tuple[str, ...]
    """How surely it is known, and is what was asked for: sentences without a stop."""
    facts: tuple[str, ...]
    """What else is known, each behind its name: `Place: Sochi`."""
    references: tuple[Reference, ...]


class Teller:
    """Tells of the events of one selection."""

    def __init__(self, selection: Selection) -> None:
        self._naming = Naming(selection.chronology, UNICODE)
        self._as_of = selection.as_of
        self._by_id = selection.chronology.by_id

    def tell(self, match: Match) -> Story:
        """Return what is told of an event."""
        event = match.event
        paragraphs = map(make_visible, event.summary.splitlines())
        return Story(
            people=make_visible(describe_people(event, self._naming)),
            summary=tuple([one for one in paragraphs if one.strip()]),
            remarks=tuple(map(make_visible, self._list_remarks(match))),
            facts=tuple(map(make_visible, self._list_facts(match.event))),
            references=tuple(map(self._refer, event.sources)),
        )

    def _list_remarks(self, match: Match) -> Iterator[str]:
        event = match.event
        if event.accounts:
            accounts = "; ".join(map(self._tell_account, event.accounts))
            yield f"Accounts: {accounts}"
        status = describe_status(event, self._as_of)
        if status:
            yield f"Status: {status}"
        if event.confidence:
            yield f"Confidence: {event.confidence}"
        if match.fit is Fit.POSSIBLE:
            cause = DOUBT_WORDS.get(match.why)
            yield f"Matches only possibly{f': {cause}' if cause else ''}"

    def _list_facts(self, event: Event) -> Iterator[str]:
        named = (
            ("Kind", event.kind),
            ("Place", self._naming.place(event)),
            ("Tags", ", ".join(event.tags)),
            ("Reported", format_when(event.reported) if event.reported else ""),
            ("See", "; ".join(map(self._name_event, event.see))),
            ("Note", event.note),
        )
        yield from (f"{name}: {text}" for name, text in named if text)
        yield from list_own(event.extra)

    def _name_event(self, other: str) -> str:
        found = self._by_id.get(other)
        return found.title if found is not None else other

    def _tell_account(self, account: Account) -> str:
        source = self._naming.sources.display(account.source)
        title = f", {account.title}" if account.title else ""
        return f"{source}: {format_when(account.date)}{title}"

    def _refer(self, citation: Citation) -> Reference:
        # Spans are visible already.
        text = "".join(span.text for span in self._naming.citation(citation))
        link = make_link(cite(citation, self._naming.sources).link)
        return Reference(text, link, make_visible(citation.quote.strip()))
