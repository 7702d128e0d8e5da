"""A selection in numbers: its span, what it is made of, and what it rests on.

Certain and possible events are counted apart, and each number has the query for its
events. An event has one kind, status, precision and place, or none: those numbers add
up to the events. It counts once under each of its actors, tags and sources, so those
may add up to more, and so may the authors' own keys, of which lists may stand there.
What has no value is counted under the empty text, which comes last.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field

from timeline.analysis.counting import Counting
from timeline.analysis.number import Number
from timeline.analysis.shares import share_out
from timeline.analysis.tally import tally_actors
from timeline.dates import Window, find_known_span
from timeline.lean import NamedTuple, dataclass
from timeline.names import Facet
from timeline.query import EVERYTHING, Match, Query, Selection, Term, all_of

COUNTED = ("kind", "actor", "place", "tag", "source", "precision", "status")
"""The facets that are always counted, in order."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many events have a value."""

    value: str
    """Of actors the name, of sources the id or what was cited, of dates EDTF; empty:
    the events without any."""
    certain: int
    possible: int = 0
    """Besides; since the event matches only possibly, or has the value only so."""
    query: Query = field(default=EVERYTHING, compare=False, repr=False)
    """Asks for these events, within what the selection was asked for."""

    @property
    def events(self) -> int:
        """Return how many events these are, possible ones too."""
        return self.certain + self.possible

    @property
    def number(self) -> Number:
        """Return the same as a number by the name of the value."""
        return Number(self.value, self.certain, self.possible, self.query)


class Stats(NamedTuple):
    """A selection in numbers."""

    total: int
    """Events of the chronology, whatever was asked for."""
    certain: int
    possible: int
    """Events that match only possibly."""
    span: Window | None
    """The first and last day that are known; None if none is."""
    counts: Mapping[str, tuple[Count, ...]]
    """By the names in `COUNTED`, in that order.

    Statuses and precisions in their own order, else the most frequent first, equals as
    they come. Actors are those who took part, and those for whom they acted, as the
    flags of the question say.
    """
    own: Mapping[str, tuple[Count, ...]]
    """By the keys of the authors' own that are declared, in that order; numbers by
    size, dates by time."""
    single_sourced: int
    """Events that rest on one source alone."""
    leaning: int
    """Events with several sources that all lean on each other."""
    unsourced: int
    thin: Mapping[str, Number]
    """These three by their names, each with its query."""
    query: Query
    """Asks for all events that were selected."""

    @property
    def events(self) -> int:
        """Return how many events were selected."""
        return self.certain + self.possible


def collect_stats(selection: Selection) -> Stats:
    """Return a selection in numbers."""
    counting = Counting(selection)
    names = counting.names
    facets = names.facets
    total = counting.total
    thin = _count_sources(counting)
    return Stats(
        total=len(selection.chronology.events),
        certain=total.certain,
        possible=total.possible,
        span=find_known_span(event.date for event in selection.events),
        counts={
            # Whoever acted for an actor counts for it as well.
            name: _count_actors(selection)
            if name == "actor"
            else _count_shares(counting, facets[name])
            for name in COUNTED
        },
        own={key: _count_shares(counting, facet) for key, facet in facets.own.items()},
        **{name: number.events for name, number in thin.items()},
        thin=thin,
        query=total.query,
    )


def _count_sources(counting: Counting) -> dict[str, Number]:
    """Return how much rests on one source, on none, or on those that lean."""
    sources = counting.names.sources
    found: dict[str, list[Match]] = {name: [] for name in _THIN}
    for match in counting.selection.matches:
        cited = len(sources.list_sources(match.event))
        if cited < 2:
            found["single_sourced" if cited else "unsourced"].append(match)
        elif sources.count_independent(match.event) == 1:
            found["leaning"].append(match)
    return {
        name: counting.number(label, found[name], counting.ask(asked))
        for name, (label, asked) in _THIN.items()
    }


_THIN: dict[str, tuple[str, Query]] = {
    "single_sourced": ("on one source alone", Term("sources", ("1",))),
    "leaning": (
        "on sources that lean on each other",
        all_of(Term("sources", ("1",), ">"), Term("independent", ("1",))),
    ),
    "unsourced": ("without a source", Term("lacks", ("source",))),
}


def _make_count(number: Number) -> Count:
    return Count(number.label, number.certain, number.possible, number.query)


def _count_shares(counting: Counting, facet: Facet) -> tuple[Count, ...]:
    return _sort(
        (
            _make_count(share.number(share.value, counting))
            for share in share_out(counting, facet)
        ),
        facet,
    )


def _sort(counts: Iterable[Count], facet: Facet) -> tuple[Count, ...]:
    if not facet.is_ordered:
        return _rank(counts)
    key = facet.sort_key
    return tuple(sorted(counts, key=lambda one: (not one.value, key(one.value))))


def _rank(counts: Iterable[Count]) -> tuple[Count, ...]:
    # Python's sort keeps the order of first events among equals.
    return tuple(sorted(counts, key=lambda count: (not count.value, -count.events)))


def _count_actors(selection: Selection) -> tuple[Count, ...]:
    counts = [
        Count(tally.name, tally.certain, tally.possible, tally.query)
        for tally in tally_actors(selection)
        if tally.events
    ]
    counting = Counting(selection)
    nobody = [
        one for one in selection.matches if not (one.event.actors or one.event.to)
    ]
    if nobody:
        query = counting.ask(Term("lacks", ("actor",)))
        counts.append(_make_count(counting.number("", nobody, query)))
    return _rank(counts)
