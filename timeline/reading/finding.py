"""Which part of a document is the events, whatever it is called.

- a list; a mapping with `events:`, a list or a mapping of ids to events;
- one mapping with a date and a title, and no list of events: one event;
- the one list of mappings, or the one mapping of ids to mappings, at any depth, most of
  which have a date and a title. Never what stands under the keys of an event or of a
  registry, and never a list of books: those have an author or a publisher, and nothing
  that only events have.

Two lists that may be meant are not chosen between.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline.diagnostics import Location, Remedy, SourceFile, make_diagnostic
from timeline.lean import NamedTuple
from timeline.reading.events import EVENT
from timeline.reading.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from timeline.reading.schema import names_of
from timeline.reading.slips import Misplaced, Note, Renamed, forget_slip

_EVENTS = "events"
_REGISTRIES = frozenset(
    {
        "actors",
        "people",
        "persons",
        "sources",
        "source",
        "references",
        "refs",
        "citations",
        "bibliography",
        "links",
        "places",
        "locations",
    }
)
_DATES = frozenset(names_of(EVENT.keys, "date"))
_TITLES = frozenset(names_of(EVENT.keys, "title"))
_EVENT_NAMES = frozenset(name for key in EVENT.keys for name in (key.name, *key.others))
# What a record of a publication has and hardly an event, and the other way round.
_OF_BOOKS = frozenset(
    {
        "author",
        "authors",
        "editor",
        "editors",
        "publisher",
        "journal",
        "booktitle",
        "isbn",
        "issn",
        "doi",
        "volume",
        "edition",
        "pages",
    }
)
_OF_EVENTS = frozenset(
    name
    for wanted in ("actors", "to", "about", "place", "status", "confidence", "sources")
    for name in names_of(EVENT.keys, wanted)
) - {"url", "link", "event", "name"}
_DEPTH = 12

Pairs = Sequence[tuple[TextNode, Node]]
Item = tuple[TextNode | None, Node]
"""An event, under its id where it stands under one."""


class Found(NamedTuple):
    """The events of a document, and the rest of it."""

    header: Pairs
    events: Sequence[Item] | None
    """None where there are none to be found."""
    is_single: bool = False
    """The whole document is one event."""
    undecided: int = 0
    """Items of the lists of which nobody knows which is the events."""


def find_events(
    root: Node,
    file: SourceFile,
    report: Callable[..., None],
    *,
    at: str = "",
    header_keys: frozenset[str],
    is_one_of_many: bool = False,
    note: Note = forget_slip,
) -> Found:
    """Return the events of a document; report where they stand if that is unusual.

    `at` is the path of the list that is meant, keys joined by points. What is one of
    many documents, such as a line of JSON Lines, is an event as an item of a list is.
    """
    if at:
        return _find_at(root, at, file, report)
    if isinstance(root, ListNode):
        if is_books(root.items):
            return Found((), None)
        return Found((), [(None, item) for item in root.items])
    if not isinstance(root, MapNode):
        return Found((), None)
    key = _find_key(root.pairs)
    if key is not None:
        if key[0].text != _EVENTS:
            note(Renamed(key[0], _EVENTS))
        header = [pair for pair in root.pairs if pair[0] is not key[0]]
        return _read_events_key(header, key)
    candidates = list(_list_candidates(root, header_keys))
    if not candidates and _is_event(root, by_year=is_one_of_many):
        return Found((), [(None, root)], is_single=True)
    if not candidates:
        return Found(root.pairs, None)
    if len(candidates) > 1:
        _report_several(candidates, file, report)
        rest = root
        for one in candidates:
            rest = MapNode(list(_without(rest, one.path)), root.mark)
        return Found(
            rest.pairs, None, undecided=sum(len(one.items) for one in candidates)
        )
    return _take(root, candidates[0], file, report, note)


class _Candidate(NamedTuple):
    """What may be the events: the keys that lead there, and what stands there."""

    path: tuple[TextNode, ...]
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        return ".".join(key.text for key in self.path)


def _find_key(pairs: Pairs) -> tuple[TextNode, Node] | None:
    for name in (str, str.lower):
        for pair in pairs:
            if name(pair[0].text) == _EVENTS:
                return pair
    return None


def _read_events_key(header: Pairs, pair: tuple[TextNode, Node]) -> Found:
    value = pair[1]
    if isinstance(value, ListNode):
        return Found(header, [(None, item) for item in value.items])
    if isinstance(value, MapNode):
        if _is_event(value, by_year=True):
            return Found(header, [(None, value)])
        if value.pairs and all(
            isinstance(one, MapNode | BrokenNode) for _, one in value.pairs
        ):
            return Found(header, list(value.pairs))
    if isinstance(value, BrokenNode):
        # How many there would have been, nobody knows; that there were some is said.
        return Found(header, [(None, value)])
    # Whatever else it is, it is reported by who reads the header.
    return Found([*header, pair], [])


def _list_candidates(
    root: MapNode, header_keys: frozenset[str]
) -> Iterator[_Candidate]:
    own = tuple(
        pair
        for pair in root.pairs
        if isinstance(pair[1], MapNode) and pair[0].text not in header_keys
    )
    if own and _are_events([value for _, value in own]):
        yield _Candidate((), own)
        return
    open_: list[tuple[tuple[TextNode, ...], MapNode]] = [((), root)]
    while open_:
        path, node = open_.pop(0)
        passed = _REGISTRIES
        if _is_event(node, by_year=False):
            passed = passed | _EVENT_NAMES
        for key, value in node.pairs:
            if key.text.lower() in passed:
                continue
            here = (*path, key)
            if isinstance(value, ListNode):
                if _are_events(value.items):
                    yield _Candidate(here, tuple((None, one) for one in value.items))
            elif isinstance(value, MapNode):
                inner = tuple(value.pairs)
                if _are_events([one for _, one in inner]):
                    yield _Candidate(here, inner)
                elif len(here) < _DEPTH:
                    open_.append((here, value))


def _are_events(items: Sequence[Node]) -> bool:
    """Tell whether most of some values, mappings all of them, are events."""
    if not items or not all(isinstance(one, MapNode | BrokenNode) for one in items):
        return False
    maps = [one for one in items if isinstance(one, MapNode)]
    return 2 * sum(map(_is_event, maps)) > len(maps) and not is_books(maps)


def _is_event(node: MapNode, by_year: bool = True) -> bool:
    names = {key.text.lower() for key, _ in node.pairs}
    if names.isdisjoint(_TITLES):
        return False
    return not names.isdisjoint(_DATES) or (by_year and "year" in names)


def is_books(items: Sequence[Node]) -> bool:
    """Tell whether most of the mappings in a list are publications, not events."""
    maps = [one for one in items if isinstance(one, MapNode)]
    return bool(maps) and 2 * sum(map(_is_book, maps)) > len(maps)


def _is_book(node: MapNode) -> bool:
    names = {key.text.lower() for key, _ in node.pairs}
    return not names.isdisjoint(_OF_BOOKS) and names.isdisjoint(_OF_EVENTS)


def _take(
    root: MapNode,
    found: _Candidate,
    file: SourceFile,
    report: Callable[..., None],
    note: Note,
) -> Found:
    if found.path:
        key = found.path[-1]
        if len(found.path) == 1:
            note(Renamed(key, _EVENTS))
        else:
            note(Misplaced(key, found.name))
        report(
            make_diagnostic(
                "events-elsewhere",
                f"the events are read from `{found.name}`",
                file.locate(key.mark),
                hint="rename it to `events`, at the top of the file",
                subject=found.name,
            )
        )
        return Found(_without(root, found.path), found.items)
    taken = {id(key) for key, _ in found.items}
    header = [pair for pair in root.pairs if id(pair[0]) not in taken]
    return Found(header, found.items)


def _without(node: MapNode, path: tuple[TextNode, ...]) -> Pairs:
    """Return the pairs of a mapping without what a path leads to."""
    pairs: list[tuple[TextNode, Node]] = []
    for key, value in node.pairs:
        if key is not path[0]:
            pairs.append((key, value))
        elif len(path) > 1 and isinstance(value, MapNode):
            rest = _without(value, path[1:])
            if rest:
                pairs.append((key, MapNode(list(rest), value.mark)))
    return pairs


def _report_several(
    candidates: Sequence[_Candidate], file: SourceFile, report: Callable[..., None]
) -> None:
    first, *others = candidates
    names = [one.name for one in candidates]
    places: tuple[tuple[str, Location], ...] = tuple(
        (f"`{one.name}` is here", file.locate(one.path[-1].mark)) for one in others
    )
    report(
        make_diagnostic(
            "events-ambiguous",
            f"{' and '.join(f'`{name}`' for name in names)} may each be the events, "
            f"and none is read",
            file.locate(first.path[-1].mark),
            hint="rename the one that is meant to `events`",
            related=places,
            remedy=Remedy("read-at", names[0]),
        )
    )


def _find_at(
    root: Node, at: str, file: SourceFile, report: Callable[..., None]
) -> Found:
    path: list[TextNode] = []
    node = root
    rest = "" if at == "." else at
    while rest:
        if not isinstance(node, MapNode):
            break
        by_name: Mapping[str, tuple[TextNode, Node]] = {
            pair[0].text: pair for pair in node.pairs
        }
        # A key may hold points itself: the longest that fits is meant.
        name = max(
            (name for name in by_name if rest == name or rest.startswith(f"{name}.")),
            key=len,
            default=None,
        )
        if name is None:
            break
        key, node = by_name[name]
        path.append(key)
        rest = rest[len(name) + 1 :]
    if rest or not isinstance(node, ListNode | MapNode):
        report(
            make_diagnostic(
                "file-not-chronology",
                f"there is no list at `{at}`",
                Location(file.name),
                hint="name keys of mappings, joined by points: data.items",
            )
        )
        return Found(root.pairs if isinstance(root, MapNode) else (), None)
    items: Sequence[Item]
    if isinstance(node, ListNode):
        items = [(None, one) for one in node.items]
    else:
        items = list(node.pairs)
    if path and isinstance(root, MapNode):
        return Found(_without(root, tuple(path)), items)
    return Found((), items)
