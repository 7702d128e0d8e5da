"""Who took part in an event, and in what office, in words.

    David Cameron, UK Prime Minister; to Vladimir Putin, President of Russia

An office stands behind its holder where it was certainly held on the date; one that is
named alone behind whoever certainly held it, or before all who may have.
"""

from collections.abc import Iterator, Sequence

from timeline.model import Event
from timeline.names import names_of
from timeline.query import Selection
from timeline.rendering import UNICODE
from timeline.text import join_words
from timeline.views.naming import Naming

# Who may have held an office, if they are no more.
_MOST_NAMED = 3


class People:
    """Words for those who took part in the events of one selection."""

    def __init__(self, selection: Selection) -> None:
        self.naming = Naming(selection.chronology, UNICODE)
        self._actors = names_of(selection.chronology).actors
        self._seen: set[tuple[str, str]] = set()

    def begin(self) -> None:
        """Begin a section: what was said in another is said again."""
        self._seen.clear()

    def describe(self, event: Event) -> str:
        """Return who acted, upon whom and about whom; empty where nobody is named."""
        told = (
            ("", self._join(event, event.actors, "actors")),
            ("to ", self._join(event, event.to, "to")),
            ("about ", ", ".join(map(self.naming.actor, event.about))),
        )
        return "; ".join(f"{before}{names}" for before, names in told if names)

    def _join(self, event: Event, names: Sequence[str], key: str) -> str:
        titled = [self._title(event, typed, key) for typed in names]
        offices = any(office for _, office in titled)
        parts = (f"{name}, {office}" if office else name for name, office in titled)
        # A comma stands within.
        return ("; " if offices else ", ").join(parts)

    def _title(self, event: Event, typed: str, key: str) -> tuple[str, str]:
        """Return a name, and an office that was not said of it in this section yet."""
        if self._actors.interpret(typed).by_office:
            pair = self._find_holder(event, typed, key)
        else:
            pair = self.naming.actor(typed), self.naming.office(typed, event)
        name, office = pair
        if not office or pair in self._seen:
            return name, ""
        self._seen.add(pair)
        return pair

    def _find_holder(self, event: Event, typed: str, key: str) -> tuple[str, str]:
        shown = self.naming.actor(typed)
        party = self._actors.find_party(typed, event.date, key)
        if party.certain:
            name = self._actors.name_of(party.certain)
            return (name, shown) if name != shown else (shown, "")
        people = list(self._list_people(party.people))
        if 1 <= len(people) <= _MOST_NAMED and not party.crowd and people != [shown]:
            others = " or another" if party.vacant else ""
            return f"{shown} (possibly {join_words(people)}{others})", ""
        return shown, ""

    def _list_people(self, people: Sequence[tuple[str, object]]) -> Iterator[str]:
        return (self._actors.name_of(identity) for identity, _ in people)
