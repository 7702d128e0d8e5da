"""Sets of events as frozen values, said by what stands in them; made simple as made.

Two kinds of sets go by the same operations. `Overlaps`, `Within` and `InMonths` are
sets of dates; `HasDate` makes a set of events of them. All others are sets of events.
`EVERYTHING` and `NOTHING` are both.
"""

from collections.abc import Callable, Iterable

from timeline.dates import FUTURE, PAST
from timeline.lean import NamedTuple, dataclass
from timeline.patterns import LazyPattern
from timeline.query.dating import Side


@dataclass(frozen=True, slots=True)
class Everything:
    """All there are."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """None."""


_STRANGE = LazyPattern("[\0\ud800-\udfff]")

EVERYTHING = Everything()
NOTHING = Nothing()


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Dates that may have a day from a first to a last, by the bounds of matching.

    `b1 <= last and e2 >= first`; of a side its own two bounds. What is undated is
    among them. Without such days in between (`first > last`) it is what lasts over.
    """

    first: int
    last: int
    side: Side = Side.WHOLE


@dataclass(frozen=True, slots=True)
class Within:
    """Dates that certainly have: `b2 <= last and e1 >= first`, and no doubt.

    Of a side that is within these days as a whole. Nothing undated is among them, nor
    what is marked `?`.
    """

    first: int
    last: int
    side: Side = Side.WHOLE


@dataclass(frozen=True, slots=True)
class InMonths:
    """Dates that may have a day in one of some months of any year."""

    mask: int
    """Bit 0 for January to bit 11 for December."""


@dataclass(frozen=True, slots=True)
class HasDate:
    """Events of whose dates one is in a set of dates."""

    source: str
    """Which dates: one of `columns.DATES`."""
    dates: "Lookup"


Test = Callable[[str], bool]
"""Tells whether a word, as typed, is one of those that are wanted."""


@dataclass(frozen=True, slots=True)
class HasWord:
    """Events with a word that passes a test, in one of some columns."""

    columns: tuple[str, ...]
    """Of `columns.WORDS`; all of one vocabulary."""
    test: Test


@dataclass(frozen=True, slots=True)
class HasText:
    """Events whose folded text has a folded text in it, wherever that is."""

    needle: str
    """Never empty."""


@dataclass(frozen=True, slots=True)
class HasId:
    """Events of one of some ids, just as they stand."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Events whose number, of `columns.NUMBERS`, is not below one."""

    column: str
    number: int


@dataclass(frozen=True, slots=True)
class Intersection:
    """What is in all of some sets; never less than two."""

    parts: tuple["Lookup", ...]


@dataclass(frozen=True, slots=True)
class Union:
    """What is in one of some sets at least; never less than two."""

    parts: tuple["Lookup", ...]


@dataclass(frozen=True, slots=True)
class Complement:
    """What is not in a set."""

    part: "Lookup"


Lookup = (
    Everything
    | Nothing
    | Overlaps
    | Within
    | InMonths
    | HasDate
    | HasWord
    | HasText
    | HasId
    | AtLeast
    | Intersection
    | Union
    | Complement
)


class Narrowed(NamedTuple):
    """Two sets of events for one condition."""

    possible: Lookup
    """Every event that fits it, certainly or possibly, and perhaps others."""
    certain: Lookup
    """Events that certainly fit it, and perhaps not all of them."""


UNTOLD = Narrowed(EVERYTHING, NOTHING)
"""What a table says nothing of."""


def exactly(lookup: Lookup) -> Narrowed:
    """Return the sets of a condition that a table tells, and that never is possible."""
    return Narrowed(lookup, lookup)


def possibly(lookup: Lookup) -> Narrowed:
    """Return the sets of a condition that a table tells only whom it may fit."""
    return Narrowed(lookup, NOTHING)


def overlaps(first: int, last: int, side: Side = Side.WHOLE) -> Lookup:
    """Return the dates that may have a day from a first to a last."""
    if first == PAST and last == FUTURE:
        return EVERYTHING
    return Overlaps(first, last, side)


def has_date(source: str, dates: Lookup) -> Lookup:
    """Return the events of whose dates one is in a set.

    Every event has one `date`, and may have none of the others.
    """
    if dates == NOTHING or (source == "date" and dates == EVERYTHING):
        return dates
    return HasDate(source, dates)


def has_text(needle: str) -> Lookup:
    """Return the events in whose text a folded text stands.

    All for an empty one, or one that not every database can be asked for.
    """
    return HasText(needle) if needle and is_plain(needle) else EVERYTHING


def is_plain(text: str) -> bool:
    """Tell whether a text can be given to any database: as UTF-8, without a NUL.

    What a shell hands over in another encoding has surrogates.
    """
    return not _STRANGE.search(text)


def measure(lookup: Lookup) -> tuple[int, int]:
    """Return of how many sets one is made, and how deeply they are nested."""
    match lookup:
        case Intersection(parts) | Union(parts):
            found = [measure(part) for part in parts]
            return 1 + sum(one[0] for one in found), 1 + max(one[1] for one in found)
        case Complement(part) | HasDate(_, part):
            number, depth = measure(part)
            return number + 1, depth + 1
        case _:
            return 1, 1


def complement(lookup: Lookup) -> Lookup:
    """Return what is not in a set."""
    match lookup:
        case Everything():
            return NOTHING
        case Nothing():
            return EVERYTHING
        case Complement():
            return lookup.part
        case _:
            return Complement(lookup)


def intersect(lookups: Iterable[Lookup]) -> Lookup:
    """Return what is in all of some sets; everything for none."""
    parts: list[Lookup] = []
    for lookup in lookups:
        for one in lookup.parts if isinstance(lookup, Intersection) else (lookup,):
            _meet(parts, one)
    parts = [one for one in dict.fromkeys(parts) if one != EVERYTHING]
    if NOTHING in parts:
        return NOTHING
    if len(parts) > 1:
        return Intersection(tuple(parts))
    return parts[0] if parts else EVERYTHING


def _meet(parts: list[Lookup], one: Lookup) -> None:
    """Add a set to some, into the one of them that says both, if there is any."""
    for place, other in enumerate(parts):
        both = _meet_two(other, one)
        if both is not None:
            parts[place] = both
            return
    parts.append(one)


def _meet_two(one: Lookup, other: Lookup) -> Lookup | None:
    """Return one set that is both; None where there is none.

    Bounds compare with the nearer of two days, also where it is before the first.
    """
    match one, other:
        case Overlaps(), Overlaps() if one.side is other.side:
            first, last = max(one.first, other.first), min(one.last, other.last)
            return Overlaps(first, last, one.side)
        case Within(), Within() if one.side is other.side:
            first, last = max(one.first, other.first), min(one.last, other.last)
            return Within(first, last, one.side)
        case HasDate(source="date"), HasDate(source="date"):
            return has_date("date", intersect((one.dates, other.dates)))
        case _:
            return None


def unite(lookups: Iterable[Lookup]) -> Lookup:
    """Return what is in one of some sets at least; nothing for none."""
    parts: dict[Lookup, None] = {}
    for lookup in lookups:
        for one in lookup.parts if isinstance(lookup, Union) else (lookup,):
            parts.setdefault(one)
    parts.pop(NOTHING, None)
    if EVERYTHING in parts:
        return EVERYTHING
    if len(parts) > 1:
        return Union(tuple(parts))
    return next(iter(parts), NOTHING)
