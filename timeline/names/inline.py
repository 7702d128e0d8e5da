"""Sources that no registry has, and that citations describe themselves.

A citation is of a piece where a title or an address stands in the place of `source`.
Two pieces of one title are one where nothing that both say differs: their address,
which alone decides where both have one, publisher, author and date. A `source` in
words is the name of one source of one publisher, whatever each citation takes from it.

Of several of one name each has behind it what tells it from the others:
`Statement (kremlin.ru)`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, count
from typing import TYPE_CHECKING, Any

from timeline.model import Source
from timeline.names.described import (
    Traits,
    is_described,
    is_named,
    is_piece,
    tell,
)
from timeline.names.origins import find_home, find_page
from timeline.names.standing import find_having
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.model import Chronology, Citation, Event

_MOST_COMPARED = 50
"""Sources of one name that one which says less is compared with; past that many, it
could be any of them."""
_TOGETHER = 4
"""Marks that stand together where none alone tells a source from others."""


@dataclass(slots=True)
class _Group:
    """A source while its citations are gathered."""

    name: str
    said: list[Traits]
    cited: list[tuple[int, Event, int]]
    """Each with its place in the chronology, and its index in the event."""

    @property
    def page(self) -> str:
        """Return its address; empty where nobody says it."""
        return max(traits.page for traits in self.said)

    def take(self, other: _Group) -> None:
        """Add what is one with it."""
        self.said += other.said
        self.cited += other.cited

    def settle(self) -> None:
        """Bring the citations into the order of the chronology, the first names it."""
        self.cited.sort(key=lambda one: one[0])
        self.name = self.list_citations()[0].source

    def admits(self, traits: Traits) -> bool:
        """Tell whether it may be said of it, beside all that is said already."""
        if len(self.said) > _MOST_COMPARED:
            return False
        return not any(one.contradicts(traits) for one in self.said)

    def list_citations(self) -> list[Citation]:
        """Return the citations; once settled, in the order of the chronology."""
        return [event.sources[index] for _, event, index in self.cited]

    def make_source(self, identity: str) -> Source:
        """Return what the registry would have of it."""
        _, event, index = self.cited[0]
        citations = self.list_citations()
        piece = any(map(is_piece, citations))

        def pick(key: str) -> Any:
            said = {getattr(one, key): None for one in citations}
            if not piece and (len(said) > 1 or any(one.title for one in citations)):
                # These are of what stands in it, such as an article in a newspaper.
                return None
            return next(filter(None, said), None)

        return Source(
            identity,
            self.name,
            event.locate("sources", index),
            author=pick("author") or "",
            publisher=next((one.publisher for one in citations if one.publisher), ""),
            date=pick("date"),
            url=pick("url") or (self.name if "://" in self.name else ""),
            archived=pick("archived") or "",
        )


class InlineSources:
    """The sources that the citations of one chronology describe."""

    def __init__(
        self, chronology: Chronology, find_declared: Callable[[Citation], str]
    ) -> None:
        """Gather them; `find_declared` returns the id in the registry, or nothing."""
        self._find_declared = find_declared
        self._groups: dict[str, list[_Group]] = {}
        self._placed: dict[tuple[str, Traits], _Group | None] = {}
        self._pages: dict[str, _Group | None] = {}
        self._gather(find_having(chronology, ("described",)))
        self._identities: dict[int, str] = {}
        self._by_identity = self._name_all(chronology)
        self._sources: dict[str, Source] = {}
        self.pieces = self._list_identities(is_piece)
        """The identities of those that are one piece."""
        self.unnamed = self._list_identities(lambda citation: not is_named(citation))
        """The identities of those that are described without a `source`."""
        self._by_word = {fold(one): one for one in reversed(self._by_identity)}

    def find(self, citation: Citation) -> str:
        """Return the identity of the source of a citation; empty where it has none."""
        if not self._groups:
            return ""
        return self._identify(fold(citation.source), tell(citation))

    def find_named(self, name: str) -> str:
        """Return what a name or identity means; empty for several, and for none."""
        if not self._groups:
            return ""
        folded = fold(name)
        found = self._by_word.get(folded) or self._identify(folded, Traits())
        if not found and "://" in name:
            group = self._pages.get(find_page(name))
            found = "" if group is None else self._identities[id(group)]
        return found

    def describe(self, identity: str) -> Source | None:
        """Return what citations say of a source; None where none describes it."""
        source = self._sources.get(identity)
        group = self._by_identity.get(identity) if source is None else None
        if group is not None:
            source = self._sources[identity] = group.make_source(identity)
        return source

    def list_named(self, name: str) -> tuple[str, ...]:
        """Return the identities of all that have a name."""
        groups = self._groups.get(fold(name), ()) if self._groups else ()
        return tuple([self._identities[id(group)] for group in groups])

    def _list_identities(self, wanted: Callable[[Citation], bool]) -> frozenset[str]:
        """Return those of sources that have a citation as it is wanted."""
        return frozenset(
            self._identities[id(group)]
            for groups in self._groups.values()
            for group in groups
            if any(map(wanted, group.list_citations()))
        )

    def _identify(self, folded: str, traits: Traits) -> str:
        group = self._place(folded, traits)
        return "" if group is None else self._identities[id(group)]

    def _place(self, folded: str, traits: Traits) -> _Group | None:
        """Return the only group of a name that may have such traits."""
        groups = self._groups.get(folded)
        if groups is None:
            return None
        key = folded, traits
        if key not in self._placed:
            self._placed[key] = _choose(groups, traits)
        return self._placed[key]

    def _gather(self, events: Iterable[Event]) -> None:
        found: dict[str, dict[Traits, _Group]] = {}
        place = 0
        for event in events:
            for index, citation in enumerate(event.sources):
                if not is_described(citation) or self._find_declared(citation):
                    continue
                name, traits = citation.source, tell(citation)
                groups = found.setdefault(fold(name), {})
                group = groups.setdefault(traits, _Group(name, [traits], []))
                group.cited.append((place, event, index))
                place += 1
        links = {folded for folded in found if "://" in folded}
        for folded in sorted(found, key=links.__contains__):
            groups = found[folded]
            if folded in links:
                # An address alone is the piece that has a title elsewhere.
                joined = self._join_titled(groups.values()) or _join(groups.values())
            else:
                joined = _join(groups.values())
                self._keep_pages(joined)
            for group in joined:
                for traits in group.said:
                    self._placed[folded, traits] = group
            self._groups[folded] = joined

    def _keep_pages(self, groups: Iterable[_Group]) -> None:
        for group in groups:
            if group.page:
                # Two titles of one address: which of them it is, it does not tell.
                known = group.page in self._pages
                self._pages[group.page] = None if known else group

    def _join_titled(self, groups: Collection[_Group]) -> list[_Group]:
        titled = self._pages.get(next(iter(groups)).page)
        if titled is None:
            return []
        name = titled.name
        for group in groups:
            titled.take(group)
        titled.settle()
        titled.name = name
        return [titled]

    def _name_all(self, chronology: Chronology) -> dict[str, _Group]:
        """Return the sources by the identities that they get."""
        entries = chronology.sources.values()
        taken = {fold(word) for one in entries for word in (one.id, one.title)}
        taken |= self._find_others(find_having(chronology, ("described",)))
        named: dict[str, _Group] = {}
        for folded, several in self._groups.items():
            groups = [one for one in several if id(one) not in self._identities]
            identities = [group.name for group in groups]
            if len(groups) > 1 or folded in taken:
                identities = _tell_apart(groups, taken | self._groups.keys())
            for group, identity in zip(groups, identities, strict=True):
                self._identities[id(group)] = identity
                named[identity] = group
                taken.add(fold(identity))
        return named

    def _find_others(self, events: Iterable[Event]) -> set[str]:
        """Return the names that are also those of sources which nothing describes."""
        if not self._groups:
            return set()
        others = set()
        for event in events:
            for citation in event.sources:
                if not citation.url or is_described(citation):
                    continue
                folded = fold(citation.source)
                if (
                    folded in self._groups
                    and not self._find_declared(citation)
                    and self._place(folded, tell(citation)) is None
                ):
                    others.add(folded)
        return others


def _join(groups: Iterable[_Group]) -> list[_Group]:
    """Return a group for each source of one name, in whatever order they come.

    Of what says less each joins what says more if there is but one that it may be, and
    if no other of its kind that it contradicts may be the same.
    """
    joined: list[_Group] = []
    levels: dict[tuple[bool, int], list[_Group]] = {}
    for group in groups:
        levels.setdefault(_rank(group.said[0]), []).append(group)
    pages: dict[str, _Group] = {}
    for _, level in sorted(levels.items()):
        left: list[_Group] = []
        choices: dict[int, tuple[_Group, list[_Group]]] = {}
        for group in level:
            traits = group.said[0]
            if traits.page:
                same = pages.setdefault(traits.page, group)
                if same is group:
                    joined.append(group)
                else:
                    same.take(group)
                continue
            chosen = _choose(joined, traits)
            if chosen is None:
                left.append(group)
            else:
                choices.setdefault(id(chosen), (chosen, []))[1].append(group)
        for chosen, several in choices.values():
            if len(several) <= _MOST_COMPARED and _agree([g.said[0] for g in several]):
                for group in several:
                    chosen.take(group)
            else:
                left += several
        joined += _join_alike(left)
    if len(joined) > 1:
        # What says nothing but the name may be any of them, and goes by the name.
        joined = [group for group in joined if any(map(any, group.said))]
    for group in joined:
        group.settle()
    return joined


def _join_alike(groups: list[_Group]) -> list[_Group]:
    """Return them as one where nothing that any says contradicts another."""
    if not groups or len(groups) > _MOST_COMPARED:
        return groups
    if not _agree([group.said[0] for group in groups]):
        return groups
    first, *others = groups
    for group in others:
        first.take(group)
    return [first]


def _agree(said: Sequence[Traits]) -> bool:
    return not any(one.contradicts(two) for one, two in combinations(said, 2))


def _rank(traits: Traits) -> tuple[bool, int]:
    """Return the place of what is said: first an address, then what says most."""
    return not traits.page, -sum(map(bool, traits))


def _choose(groups: Sequence[_Group], traits: Traits) -> _Group | None:
    """Return the only group that may have such traits; None for several, and none."""
    if len(groups) > _MOST_COMPARED:
        return None
    fitting = [one for one in groups if one.admits(traits)]
    return fitting[0] if len(fitting) == 1 else None


def _tell_apart(groups: Sequence[_Group], taken: Iterable[str]) -> list[str]:
    """Return a name for each that no other has, nor any of the folded words taken."""
    sources = [group.make_source("") for group in groups]
    marks = [tuple(_list_marks(source)) for source in sources]
    shared = Counter(fold(mark) for row in marks for mark in set(row))
    used = set(taken)
    names = []
    for group, row in zip(groups, marks, strict=True):
        alone = [mark for mark in row if mark and shared[fold(mark)] == 1]
        mark = alone[0] if alone else ", ".join(filter(None, row[:_TOGETHER]))
        name = f"{group.name} ({mark})" if mark else group.name
        numbered = (f"{name} ({number})" for number in count(2))
        while fold(name) in used:
            name = next(numbered)
        used.add(fold(name))
        names.append(name)
    return names


def _list_marks(source: Source) -> Iterator[str]:
    """Yield what may tell a source from others of its name, the plainest first."""
    yield source.publisher
    yield source.author
    yield find_home(source.url) or find_home(source.archived)
    yield source.date.edtf if source.date else ""
    yield source.url or source.archived
