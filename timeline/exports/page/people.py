"""Who took part in an event, in what office, upon whom, and what it was about."""

from collections.abc import Mapping, Sequence

from timeline.exports.page.markup import escape, mark_words
from timeline.model import Event
from timeline.names import ActorNames
from timeline.views.naming import Naming


class People:
    """Shows the names of one chronology's actors.

    `index` has the place of each actor among those that the page can be filtered by.
    """

    def __init__(
        self, naming: Naming, names: ActorNames, index: Mapping[str, int]
    ) -> None:
        self._naming = naming
        self._names = names
        self._index = index

    def mark_all(self, event: Event) -> str:
        """Return the paragraph that says who did something; may be empty."""
        acting = self._mark_list(event, event.actors, "actors", titled=True)
        upon = self._mark_list(event, event.to, "to", titled=True)
        about = self._mark_list(event, event.about, "about", titled=False)
        parts = [
            acting,
            f'<span class="to"><span class="v">to</span></span> {upon}' if upon else "",
            f'<span class="ab">about {about}</span>' if about else "",
        ]
        line = " ".join(filter(None, parts))
        return f'<p class="w">{line}</p>\n' if line else ""

    def _mark_list(
        self, event: Event, typed: Sequence[str], key: str, *, titled: bool
    ) -> str:
        return ", ".join(self._mark(event, name, key, titled=titled) for name in typed)

    def _mark(self, event: Event, typed: str, key: str, *, titled: bool) -> str:
        """Return a name, and behind it the office, or who is meant by an office."""
        shown = self._naming.actor(typed)
        party = self._names.find_party(typed, event.date, key)
        row = self._index.get(party.certain)
        name = mark_words(shown)
        marked = f"<b>{name}</b>" if row is None else f'<a data-w="{row}">{name}</a>'
        office = self._naming.office(typed, event) if titled else ""
        told = office or self._tell_meant(event, typed, key)
        return f"{marked} <i>{escape(told)}</i>" if told else marked

    def _tell_meant(self, event: Event, typed: str, key: str) -> str:
        """Return who is meant by an office, or may be by a name; may be empty."""
        candidates = self._naming.candidates(typed, event, key)
        if candidates:
            return f"perhaps {candidates}"
        return self._naming.holder(typed, event, key)
