"""What sources are called, when they are from, and which are independent."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from timeline.dates import When
from timeline.model import Chronology, Event, Source
from timeline.text import fold


class SourceNames:
    """The names of one chronology's sources: an id, or the title instead."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._origins: dict[str, str] = {}
        self._spellings: dict[str, str] = {}

    def identify(self, typed: str) -> str:
        """Return the id of a source of the registry.

        Of what is not in it the first spelling that was asked for, whatever case.
        """
        if typed in self._chronology.sources:
            return typed
        folded = fold(typed)
        return self._by_word.get(folded) or self._spellings.setdefault(folded, typed)

    def find_titled(self, title: str) -> tuple[str, ...]:
        """Return the ids of all sources of the registry that have a title."""
        folded = fold(title)
        sources = self._chronology.sources.values()
        return tuple(source.id for source in sources if fold(source.title) == folded)

    def find(self, typed: str) -> Source | None:
        """Return the registry's entry of a source."""
        return self._chronology.sources.get(self.identify(typed))

    def display(self, typed: str) -> str:
        """Return the title to show: the registry's, where there is one."""
        source = self.find(typed)
        return source.title if source is not None else typed

    def list_sources(self, event: Event) -> tuple[str, ...]:
        """Return the sources of an event and of its accounts, each once."""
        cited = [self.identify(citation.source) for citation in event.sources]
        cited += [self.identify(account.source) for account in event.accounts]
        return tuple(dict.fromkeys(cited))

    def dates_of(self, event: Event) -> Iterator[When]:
        """Yield the dates of those of its sources that have one."""
        for name in self.list_sources(event):
            source = self._chronology.sources.get(name)
            if source is not None and source.date is not None:
                yield source.date

    def count_independent(self, event: Event) -> int:
        """Return how many sources of an event do not lean on each other."""
        return len(self.group_dependent(event))

    def group_dependent(self, event: Event) -> tuple[tuple[str, ...], ...]:
        """Return the sources of an event in groups of those that lean on each other.

        Two of one publisher lean on each other (for links that are not in the
        registry, of one host), and so do two where one cites the other through
        `attributed_to`.
        """
        sources = self.list_sources(event)
        if len(sources) < 2:
            return tuple((name,) for name in sources)
        groups = {name: name for name in sources}

        def root(name: str) -> str:
            while groups[name] != name:
                name = groups[name]
            return name

        for one, two in self._dependent_pairs(event, sources):
            groups[root(two)] = root(one)
        gathered: dict[str, list[str]] = {}
        for name in sources:
            gathered.setdefault(root(name), []).append(name)
        return tuple(map(tuple, gathered.values()))

    def _dependent_pairs(
        self, event: Event, sources: Iterable[str]
    ) -> Iterator[tuple[str, str]]:
        by_origin: dict[str, str] = {}
        for name in sources:
            origin = self._origin_of(name)
            if origin:
                first = by_origin.setdefault(origin, name)
                if first != name:
                    yield first, name
        there = frozenset(sources)
        for citation in event.sources:
            cited = self.identify(citation.attributed_to)
            if citation.attributed_to and cited in there:
                yield self.identify(citation.source), cited

    def _origin_of(self, name: str) -> str:
        """Return the folded publisher of a source, or the host of a link."""
        origin = self._origins.get(name)
        if origin is None:
            source = self._chronology.sources.get(name)
            if source is not None:
                origin = fold(source.publisher)
            elif "://" in name:
                origin = _find_host(name)
            else:
                origin = ""
            self._origins[name] = origin
        return origin

    @cached_property
    def _by_word(self) -> Mapping[str, str]:
        words: dict[str, str] = {}
        for source in self._chronology.sources.values():
            words.setdefault(fold(source.id), source.id)
        for source in self._chronology.sources.values():
            words.setdefault(fold(source.title), source.id)
        return words


def _find_host(link: str) -> str:
    # Only who counts independent sources pays for this import.
    from urllib.parse import urlsplit

    try:
        host = urlsplit(link).hostname or ""
    except ValueError:  # `https://[`
        return ""
    return host.removeprefix("www.")
