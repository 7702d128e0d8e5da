"""Names and citations as views show them: from the registries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from timeline.dates import UNDATED
from timeline.lean import NamedTuple
from timeline.names import names_of
from timeline.names.titles import Titles
from timeline.rendering import Span, link_span
from timeline.text import fold, join_words

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Chronology, Citation, Event
    from timeline.names import Facet
    from timeline.names.accounts import Difference
    from timeline.names.facets import Facets
    from timeline.names.sources import SourceNames
    from timeline.rendering import Glyphs

# Of more who may be meant none is named.
_MOST_MEANT = 3


_Office = tuple[str, str]
"""A name, and the office behind it."""


class Titled(NamedTuple):
    """Who acts and upon whom, with offices."""

    text: str
    offices: tuple[_Office, ...]
    """Those that stand in it."""


class Naming:
    """Shows the names of one chronology."""

    def __init__(self, chronology: Chronology, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._known: dict[str, str] = {}
        self._located: dict[str, str] = {}
        names = names_of(chronology)
        self._names = names
        self._actors, self._places = names.actors, names.places
        self._titles = Titles(names.actors)

    @property
    def sources(self) -> SourceNames:
        """Return the names of sources."""
        return self._names.sources

    @property
    def facets(self) -> Facets:
        """Return what events can be arranged by."""
        return self._names.facets

    def actor(self, typed: str) -> str:
        """Return the name to show for an actor."""
        name = self._known.get(typed)
        if name is None:
            name = self._known[typed] = self._actors.display(typed)
        return name

    def list_differences(self, event: Event) -> tuple[Difference, ...]:
        """Return what the accounts of an event differ in; may be empty."""
        if not event.accounts:
            return ()
        # Few chronologies have accounts.
        from timeline.names.accounts import find_differences

        return find_differences(event, self._places)

    def pick_facet(self, name: str, *, direct: bool) -> Facet:
        """Return the facet that a drawing has by a name.

        Drawings of actors collect those who act for a state, unless `direct`.
        """
        return self.facets["state" if name == "actor" and not direct else name]

    def actors(self, event: Event) -> str:
        """Return who acts and upon whom: `Barack Obama → Vladimir Putin`."""
        known, actor = self._known, self.actor
        acting = ", ".join([known.get(name) or actor(name) for name in event.actors])
        if not event.to:
            return acting
        upon = ", ".join([known.get(name) or actor(name) for name in event.to])
        return f"{acting} {self._glyphs.arrow} {upon}".strip()

    def titled_actors(self, event: Event, seen: Collection[_Office]) -> Titled:
        """Return the same with offices: `John Kerry, US Secretary of State`.

        An office that was certainly held on the event's date stands behind the
        name, unless the pair of both is in `seen`.
        """
        if not self._actors.offices.any:
            return Titled(self.actors(event), ())
        new: dict[_Office, None] = {}
        text = self._join_titled(event, event.actors, seen, new)
        if event.to:
            upon = self._join_titled(event, event.to, seen, new)
            text = f"{text} {self._glyphs.arrow} {upon}".strip()
        return Titled(text, tuple(new))

    def _join_titled(
        self,
        event: Event,
        names: Sequence[str],
        seen: Collection[_Office],
        new: dict[_Office, None],
    ) -> str:
        titled = []
        plain = True
        for typed in names:
            name, office = self.actor(typed), self.office(typed, event)
            pair = name, office
            if not office or pair in seen or pair in new:
                titled.append(name)
                continue
            new[pair] = None
            plain = False
            titled.append(f"{name}, {office}")
        # A comma stands within: `John Kerry, US Secretary of State; Sergei Lavrov`.
        return (", " if plain else "; ").join(titled)

    def office(self, typed: str, event: Event) -> str:
        """Return the office that an actor certainly held; empty where none is known.

        Of several the one taken up last; of those the one that the registry has first.
        """
        meaning = self._actors.interpret(typed)
        if meaning.by_office:
            return ""
        return self._titles.find(meaning.identity, event.date)

    def holder(self, typed: str, event: Event, key: str) -> str:
        """Return who certainly held the office that a name is; empty for any other.

        `key` is what the name stands under in the event.
        """
        identity = self._actors.find_party(typed, event.date, key).certain
        if not identity or not self._actors.interpret(typed).by_office:
            return ""
        name = self._actors.name_of(identity)
        # Nobody is known to have held it where it stands for itself.
        return "" if fold(name) == fold(typed) else name

    def candidates(self, typed: str, event: Event, key: str) -> str:
        """Return who may be meant by a name that stands for one of several: `A or B`.

        `A or another` of an office that nobody else is known to have held. Empty where
        it is certain who is meant, and where it may be one of more than three.
        """
        party = self._actors.find_party(typed, event.date, key)
        names = [self._actors.name_of(one.identity) for one in party.people]
        if party.certain or party.crowd or len(names) > _MOST_MEANT:
            return ""
        names = [name for name in names if fold(name) != fold(typed)]
        if names and party.vacant and self._actors.interpret(typed).by_office:
            names.append("another")
        return join_words(names)

    def place(self, event: Event) -> str:
        """Return the name to show for the place."""
        typed = event.place
        if not typed:
            return ""
        name = self._located.get(typed)
        if name is None:
            name = self._located[typed] = self._places.display(typed)
        return name

    def citation(self, citation: Citation) -> tuple[Span, ...]:
        """Return a source in words, its title a link where one is known.

        What the citation says goes before what its source says; the title of a piece
        stands before that of the source it is taken from.
        """
        from timeline.names.cited import cite, label_page

        cited = cite(citation, self.sources)
        spans = [Span(f"{cited.author}, ")] if cited.author else []
        spans.append(link_span(cited.title, cited.link))
        if cited.container:
            spans.append(Span(f", {cited.container}"))
        date = _name_date(cited.date)
        details = ", ".join(part for part in (cited.publisher, date) if part)
        if details:
            spans.append(Span(f" ({details})"))
        for label, text in (
            (label_page(cited.page), cited.page),
            ("attributed to ", cited.attributed_to),
            ("credibility ", cited.credibility),
            ("reliability ", cited.reliability),
        ):
            if text:
                spans.append(Span(f", {label}{text}"))
        return tuple(spans)


def _name_date(date: When | None) -> str:
    if date is None:
        return ""
    return UNDATED if date.is_undated else date.edtf
