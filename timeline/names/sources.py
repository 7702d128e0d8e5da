"""What sources are called, when they are from, and which are independent.

A source is an entry of the registry, or is described where it is cited, or is no more
than a name. What is asked for by text is an id, a title or an identity; what is asked
for by a citation is told by all that this says of its source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.model import Citation
from timeline.names.described import (
    fold_publisher,
    is_described,
    is_named,
    traits_of,
)
from timeline.names.inline import InlineSources
from timeline.names.leaning import Ties, group_leaning
from timeline.names.origins import find_home, find_page
from timeline.names.standing import list_standing
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Chronology, Event, Source


class SourceNames:
    """The names of one chronology's sources: an id, or the title instead."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._identities: dict[str, str] = {}
        # By `id`, since a citation is long to hash; it is kept, so that this stays its.
        self._known: dict[int, tuple[Citation, str]] = {}
        self._ties: dict[str, Ties] = {}

    def identify(self, cited: str | Citation) -> str:
        """Return the identity of a source: its id in the registry, else its title.

        Of several of one title that have no entry, each has behind it what tells it
        from the others. What may be any of them goes by the title alone, and so does
        what nothing describes, in the first spelling of the chronology.
        """
        if not isinstance(cited, Citation):
            return self._identify_name(cited)
        if not cited.url and not is_described(cited):
            return self._identify_name(cited.source)
        known = self._known.get(id(cited))
        if known is None or known[0] is not cited:
            known = self._known[id(cited)] = cited, self._identify_citation(cited)
        return known[1]

    def is_declared(self, typed: str) -> bool:
        """Tell whether the registry has a source of this id or title."""
        return self.identify(typed) in self._chronology.sources

    def is_known(self, cited: str | Citation) -> bool:
        """Tell whether a source needs no entry in the registry, or has one.

        A link needs none, nor does what a citation describes without naming a `source`,
        wherever it is named then.
        """
        if isinstance(cited, Citation) and not is_named(cited):
            # Without anything said of it, a name is all that there is.
            return is_described(cited) or bool(cited.url)
        name = cited.source if isinstance(cited, Citation) else cited
        if "://" in name or self.is_declared(name):
            return True
        return self.identify(name) in self._inline.unnamed

    def find_entry(self, cited: str | Citation) -> str:
        """Return the id of the entry in the registry that is meant, whatever is cited.

        Empty where the registry alone tells none: citations that describe a source
        tell what else is meant.
        """
        if isinstance(cited, Citation):
            if cited.url or is_described(cited):
                return self._find_declared(cited)
            cited = cited.source
        sources = self._chronology.sources
        if not sources or cited in sources:
            return cited if sources else ""
        return self._by_word.get(fold(cited)) or self._find_by_page(cited)

    def find_titled(self, title: str) -> tuple[str, ...]:
        """Return the identities of all that are known to have a title."""
        folded = fold(title)
        sources = self._chronology.sources.values()
        declared = [source.id for source in sources if fold(source.title) == folded]
        return (*declared, *self._inline.list_named(title))

    def find(self, cited: str | Citation) -> Source | None:
        """Return the registry's entry of a source, else what citations say of it.

        None for what is no more than a name.
        """
        identity = self.identify(cited)
        declared = self._chronology.sources.get(identity)
        return declared or self._inline.describe(identity)

    def display(self, cited: str | Citation) -> str:
        """Return the title to show: the registry's, where there is one.

        No two sources without an entry are shown alike.
        """
        identity = self.identify(cited)
        source = self._chronology.sources.get(identity)
        return source.title if source is not None else identity

    def list_sources(self, event: Event) -> tuple[str, ...]:
        """Return the sources of an event and of its accounts, each once."""
        cited = map(self.identify, event.sources)
        return tuple(dict.fromkeys((*cited, *self.identify_accounts(event))))

    def identify_accounts(self, event: Event) -> tuple[str, ...]:
        """Return the identity of the source of each account of an event, in order."""
        cited = [self.identify(citation) for citation in event.sources]
        for account in event.accounts:
            cited.append(self._identify_within(account.source, cited))
        return tuple(cited[len(event.sources) :])

    def date_of(self, cited: str | Citation) -> When | None:
        """Return the date of what is cited; None where nobody says it.

        A citation's own is nearer than that of its source.
        """
        if isinstance(cited, Citation) and cited.date is not None:
            return cited.date
        identity = self.identify(cited)
        source = self._chronology.sources.get(identity)
        if source is None and identity in self._inline.pieces:
            source = self._inline.describe(identity)
        return None if source is None else source.date

    def list_dated(self, event: Event) -> Iterator[tuple[str, int, str, When]]:
        """Yield what an event and its accounts cite that has a date.

        Each as `sources` or `accounts`, the index there, its identity, and the date.
        """
        here: list[str] = []
        for index, citation in enumerate(event.sources):
            here.append(self.identify(citation))
            date = self.date_of(citation)
            if date is not None:
                yield "sources", index, here[-1], date
        for index, account in enumerate(event.accounts):
            identity = self._identify_within(account.source, here)
            date = self.date_of(identity)
            if date is not None:
                yield "accounts", index, identity, date

    def dates_of(self, event: Event) -> Iterator[When]:
        """Yield the dates of those of its sources that have one."""
        seen = set()
        for _, _, identity, date in self.list_dated(event):
            if (identity, date.edtf) not in seen:
                seen.add((identity, date.edtf))
                yield date

    def count_independent(self, event: Event) -> int:
        """Return how many sources of an event do not lean on each other."""
        return len(self.group_dependent(event))

    def group_dependent(self, event: Event) -> tuple[tuple[str, ...], ...]:
        """Return the sources of an event in groups of those that lean on each other.

        They are one origin if they have one publisher, else one author or one host; an
        account is a host where each publishes for itself. And so are two of which, in
        this event, one cites the other through `attributed_to`.
        """
        sources = self.list_sources(event)
        if len(sources) < 2:
            return tuple((name,) for name in sources)
        ties = {name: self._tie(name) for name in sources}
        attributions = []
        for citation in event.sources:
            name = self.identify(citation)
            ties[name] = self._tie_citation(ties[name], name, citation)
            if citation.attributed_to:
                cited = self._identify_within(citation.attributed_to, sources)
                if cited in ties:
                    attributions.append((name, cited))
        return group_leaning(ties, attributions)

    def _tie(self, identity: str) -> Ties:
        """Return what ties a source to others, wherever it is cited."""
        ties = self._ties.get(identity)
        if ties is None:
            source = self.find(identity)
            if source is None:
                ties = Ties(fold_publisher(identity))
                ties = _add(ties, (identity,) if "://" in identity else ())
            else:
                ties = Ties(
                    fold_publisher(source.title),
                    fold_publisher(source.publisher),
                    frozenset({fold(source.author)} - {""}),
                )
                ties = _add(ties, (source.url, source.archived))
            self._ties[identity] = ties
        return ties

    def _tie_citation(self, ties: Ties, identity: str, citation: Citation) -> Ties:
        """Add what one citation says of its source."""
        told = ties._replace(
            publisher=ties.publisher or fold_publisher(citation.publisher),
            authors=ties.authors | ({fold(citation.author)} - {""}),
        )
        told = _add(told, (citation.url, citation.archived))
        # What the registry has an entry of is published where that says.
        declared = identity in self._chronology.sources
        return told._replace(homes=ties.homes) if declared else told

    def _identify_citation(self, citation: Citation) -> str:
        found = self._find_declared(citation) or self._inline.find(citation)
        if found:
            return found
        if self._inline.list_named(citation.source):
            # It has the name of others, and is none of them.
            return self._spell(citation.source)
        return self._identify_name(citation.source)

    def _identify_name(self, name: str) -> str:
        if name in self._chronology.sources:
            return name
        identity = self._identities.get(name)
        if identity is None:
            folded = fold(name)
            identity = (
                self._by_word.get(folded)
                or self._find_by_page(name)
                or self._inline.find_named(name)
                or self._spell(name)
            )
            self._identities[name] = identity
        return identity

    def _spell(self, name: str) -> str:
        # What stands in no event is only asked for.
        return self._spellings.get(fold(name), name)

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        """Return the first spelling of each name in events, by its folded form."""
        cited = list_standing(self._chronology, "sources")
        return {fold(name): name for name in reversed(cited)}

    def _identify_within(self, name: str, identities: Collection[str]) -> str:
        """Return what a name means beside other sources of its event.

        That one of them which has the name, where there are several elsewhere.
        """
        identity = self._identify_name(name)
        if identity in self._chronology.sources:
            return identity
        titled = set(self._inline.list_named(name)).intersection(identities)
        return titled.pop() if len(titled) == 1 else identity

    def _find_declared(self, citation: Citation) -> str:
        """Return the id of the entry that a citation means; empty for none.

        A `source` that was typed is a name. A title is that of an entry which nothing
        else that the citation says contradicts.
        """
        name = citation.source
        sources = self._chronology.sources
        if not sources:
            return ""
        if is_named(citation):
            return name if name in sources else self._by_word.get(fold(name), "")
        if not citation.title:
            return self._by_word.get(fold(name)) or self._find_by_page(name)
        traits = traits_of(citation)
        for identity in self._ids_by_word.get(fold(name), ()):
            if not traits_of(sources[identity]).contradicts(traits):
                return identity
        return ""

    def _find_by_page(self, name: str) -> str:
        """Return the id of the only entry with an address."""
        return self._by_page.get(find_page(name), "") if "://" in name else ""

    @cached_property
    def _inline(self) -> InlineSources:
        return InlineSources(self._chronology, self._find_declared)

    @cached_property
    def _by_word(self) -> Mapping[str, str]:
        return {folded: ids[0] for folded, ids in self._ids_by_word.items()}

    @cached_property
    def _ids_by_word(self) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of entries by id and by title, folded; an id comes first."""
        words: dict[str, dict[str, None]] = {}
        for source in self._chronology.sources.values():
            words.setdefault(fold(source.id), {})[source.id] = None
        for source in self._chronology.sources.values():
            words.setdefault(fold(source.title), {})[source.id] = None
        return {folded: tuple(ids) for folded, ids in words.items()}

    @cached_property
    def _by_page(self) -> Mapping[str, str]:
        pages: dict[str, str] = {}
        for source in self._chronology.sources.values():
            page = find_page(source.url) or find_page(source.archived)
            # Two entries of one address: it does not tell which is meant.
            pages[page] = "" if page in pages else source.id
        pages.pop("", None)
        return pages


def _add(ties: Ties, addresses: Iterable[str]) -> Ties:
    """Add addresses at which a source stands; empty ones are none."""
    homes = {find_home(one) for one in addresses if one}
    pages = {find_page(one) for one in addresses if one}
    return ties._replace(
        homes=ties.homes | homes - {""}, pages=ties.pages | pages - {""}
    )
