"""Which sources of one event lean on each other, and are one origin together."""

from collections.abc import Iterable, Mapping

from timeline.lean import NamedTuple


class Ties(NamedTuple):
    """What makes a source one with others, all of it folded; may be empty."""

    title: str = ""
    publisher: str = ""
    authors: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    """Hosts, and accounts on hosts that have such."""
    pages: frozenset[str] = frozenset()


def group_leaning(
    sources: Mapping[str, Ties], attributions: Iterable[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the sources in groups of those that lean on each other, in their order.

    Those of one page or publisher do, and those where one names the other. What does
    not say who published it is joined by its author and then its host as well, but with
    one publisher at most: the number of groups does not depend on the order.
    """
    groups = _Groups(sources)
    publishers = _find_publishers(sources)
    pairs = list(attributions)
    pairs += _pair({name: ties.pages for name, ties in sources.items()}, {})
    pairs += _pair({name: {one} for name, one in publishers.items()}, {})
    for one, two in pairs:
        groups.join(one, two)
    groups.published = {groups.find(name) for name in publishers}
    for kind in (
        {name: ties.authors for name, ties in sources.items()},
        {name: ties.homes for name, ties in sources.items()},
    ):
        for one, two in _pair(kind, publishers):
            groups.join_unpublished(one, two)
    return groups.list_all()


def _find_publishers(sources: Mapping[str, Ties]) -> dict[str, str]:
    """Return the publisher of each that has one; an outlet is its own."""
    known = {ties.publisher for ties in sources.values()} - {""}
    found = {}
    for name, ties in sources.items():
        publisher = ties.publisher or (ties.title if ties.title in known else "")
        if publisher:
            found[name] = publisher
    return found


def _pair(
    values: Mapping[str, Iterable[str]], first: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return each source with one of each of its values, of those in `first` if any."""
    heads: dict[str, str] = {}
    for name in sorted(values, key=lambda name: name not in first):
        for value in values[name]:
            heads.setdefault(value, name)
    return [
        (heads[value], name)
        for name, held in values.items()
        for value in sorted(held)
        if heads[value] != name
    ]


class _Groups:
    """Sources that are joined step by step."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parents = {name: name for name in names}
        self.published: set[str] = set()
        """The heads of groups whose publisher is known."""

    def find(self, name: str) -> str:
        """Return the head of the group of a source."""
        while self._parents[name] != name:
            self._parents[name] = name = self._parents[self._parents[name]]
        return name

    def join(self, one: str, two: str) -> None:
        """Make one group of those of two sources."""
        self._parents[self.find(two)] = self.find(one)

    def join_unpublished(self, one: str, two: str) -> None:
        """Do so unless both have publishers, which then are different ones."""
        head, other = self.find(one), self.find(two)
        if head == other or {head, other} <= self.published:
            return
        if other in self.published:
            head, other = other, head
        self._parents[other] = head

    def list_all(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups in the order of their first sources."""
        gathered: dict[str, list[str]] = {}
        for name in self._parents:
            gathered.setdefault(self.find(name), []).append(name)
        return tuple(map(tuple, gathered.values()))
