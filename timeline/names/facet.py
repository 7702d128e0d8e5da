"""One attribute of events that has values, such as their kind: a facet.

`FacetKind` is what is known of it before any file is read, a row of
`timeline.names.facets.FACETS`; `Facet` is the same for the events of one chronology.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from timeline.lean import NamedTuple
from timeline.model import Event
from timeline.names.standing import list_standing
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Chronology
    from timeline.names.actors import ActorNames
    from timeline.names.own import OwnField
    from timeline.names.places import PlaceNames
    from timeline.names.sources import SourceNames


class Namers(Protocol):
    """The names of one chronology, as far as facets need them."""

    @property
    def chronology(self) -> Chronology:
        """Return the chronology."""

    @property
    def actors(self) -> ActorNames:
        """Return the names of its actors."""

    @property
    def places(self) -> PlaceNames:
        """Return the names of its places."""

    @property
    def sources(self) -> SourceNames:
        """Return the names of its sources."""


ValuesOf = Callable[[Event], tuple[str, ...]]
Respell = Callable[[str], str]


def keep(_: Namers) -> Respell:
    """Give what leaves a text as it is."""
    return str


def know_nothing(_: Namers) -> Iterable[str]:
    """Give no values."""
    return ()


class FacetKind(NamedTuple):
    """A row of the table. What it gives is made once a chronology."""

    typed_of: Callable[[Namers], ValuesOf]
    """Gives what lists the values of an event as they were typed, in order."""
    title: str
    """A heading for all values: `Kinds`."""
    column: str
    """The column that exports have it in."""
    once: bool = False
    """An event has one value at most."""
    identify: Callable[[Namers], Respell] = keep
    """Gives what makes a value of what was typed; empty where that is none."""
    show: Callable[[Namers], Respell] = keep
    """Gives what makes of a value what is shown of it."""
    known: Callable[[Namers], Iterable[str]] = know_nothing
    """Gives the values that may be asked for though no event has them."""
    rank: Callable[[str], float] | None = None
    """Returns the place of a value in the order that values have in themselves."""
    exact: bool = False
    """Values are compared as they stand, not folded."""
    noun: str = ""
    """What one value is called, where it is not by the name."""
    none: str = ""
    """What events without a value are called, where it is not `(no kind)`."""
    among: Callable[[Namers], Iterable[str]] | None = None
    """Gives what holds all values, and perhaps others, where that costs less."""
    key: str = ""
    """What is typed under this key of events, as it stands, are the values; empty where
    there is more to them."""


class Facet:
    """A facet of the events of one chronology."""

    def __init__(
        self, name: str, kind: FacetKind, names: Namers, own: OwnField | None = None
    ) -> None:
        self.name = name
        """As it is asked for."""
        self.key = own.key if own is not None else ""
        """The key of the authors' own; empty for what is built in."""
        self.type = own.type if own is not None else "text"
        """One of `timeline.model.FIELD_TYPES`."""
        self.title = kind.title
        """A heading for all values: `Kinds`."""
        self.noun = kind.noun or name
        """What one value is called."""
        self.none = kind.none or f"(no {self.noun})"
        """What events without a value are called."""
        self.column = kind.column
        """The column that exports have it in."""
        self._kind = kind
        self._names = names
        self._own = own
        self._values: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._shown: dict[str, str] = {}
        self._lists: dict[tuple[str, ...], tuple[str, ...]] = {}

    def values_of(self, event: Event) -> tuple[str, ...]:
        """Return the values that an event has, each once, in order; may be empty."""
        typed = self._typed_of(event)
        if not typed:
            return ()
        values = self._values.get(typed)
        if values is None:
            found = dict.fromkeys(map(self.unify, typed))
            found.pop("", None)
            values = self._values[typed] = tuple(found)
        return values

    def show(self, value: str) -> str:
        """Return what is shown of a value: names rather than ids."""
        shown = self._shown.get(value)
        if shown is None:
            shown = self._shown[value] = self._make_shown(value)
        return shown

    def list_shown(self, event: Event) -> tuple[str, ...]:
        """Return what is shown of the values of an event, each once."""
        values = self.values_of(event)
        shown = self._lists.get(values)
        if shown is None:
            shown = self._lists[values] = tuple(dict.fromkeys(map(self.show, values)))
        return shown

    def find(self, word: str) -> str:
        """Return the value that a word is, folded, or by what is shown of it.

        Empty where there is none, also among those that no event has.
        """
        value = self._by_word.get(fold(word), "")
        if not value and self._own is not None:
            typed = self._own.identify(word)
            return typed if typed in self._found else ""
        return value

    def list_known(self) -> tuple[str, ...]:
        """Return the values that may be asked for though no event has them."""
        return tuple(self._kind.known(self._names))

    def find_used(self) -> frozenset[str]:
        """Return the values that events have."""
        return self._found

    def list_used(self) -> tuple[str, ...]:
        """Return the values that events have, each once, as `sort_key` has them."""
        return self._used

    @property
    def is_ordered(self) -> bool:
        """Tell whether values have an order in themselves, such as numbers do."""
        if self._own is not None:
            return self._own.type == "date" or self._own.is_numeric
        return self._kind.rank is not None

    @property
    def is_exact(self) -> bool:
        """Tell whether values are compared as they stand, such as ids."""
        return self._kind.exact

    @property
    def is_single(self) -> bool:
        """Tell whether each event has one value at most."""
        return self._kind.once if self._own is None else self._own.is_single

    def sort_key(self, value: str) -> tuple[float, str]:
        """Return the key to sort by: the values' own order, else what is shown."""
        rank = self._kind.rank
        return 0.0 if rank is None else rank(value), fold(self.show(value))

    def shown_key(self, shown: str) -> tuple[float, str]:
        """Return the key to sort by what is shown; what no value shows comes last."""
        if not self.is_ordered:
            return 0.0, fold(shown)
        return self._shown_keys.get(shown, (math.inf, fold(shown)))

    def is_numeric(self) -> bool:
        """Tell whether values compare as numbers: where declared, or all are some."""
        return self._own is not None and self._own.is_numeric

    def parse_number(self, text: str) -> float | None:
        """Return the number that a text is, always finite; None where it is none."""
        from timeline.names.own import parse_number

        return parse_number(text)

    def numbers_of(self, event: Event) -> tuple[float, ...]:
        """Return those values of an event that are numbers, whatever the type."""
        from timeline.names.own import parse_number

        found = map(parse_number, self._typed_of(event))
        return tuple([number for number in found if number is not None])

    def dates_of(self, event: Event) -> tuple[When, ...]:
        """Return those values of an event that are dates; none but of that type."""
        return () if self._own is None else self._own.dates_of(event)

    def count_unlike(self) -> int:
        """Return how many events have a value that is not of the type."""
        return 0 if self._own is None else self._own.count_unlike()

    @cached_property
    def _typed_of(self) -> ValuesOf:
        return self._kind.typed_of(self._names)

    @cached_property
    def _make_shown(self) -> Respell:
        return self._kind.show(self._names)

    @cached_property
    def _identify(self) -> Respell:
        return self._kind.identify(self._names)

    def unify(self, typed: str) -> str:
        """Return the value of what was typed in an event; empty where it is none."""
        value = self._identify(typed)
        if not value or self._kind.exact:
            return value
        return self._spellings.get(fold(value), value)

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        """Return the one spelling of each value, by its folded form."""
        if self._kind.among is not None:
            values = set(self._kind.among(self._names))
            if len(set(map(fold, values))) == len(values):
                # None of them has another spelling.
                return {}
        found: dict[str, str] = {}
        for value in chain(self.list_known(), map(self._identify, self._list_typed())):
            found.setdefault(fold(value), value)
        return found

    def _list_typed(self) -> dict[str, None]:
        """Return what was typed in all events, each once, in their order."""
        chronology = self._names.chronology
        if self._kind.key:
            return dict.fromkeys(list_standing(chronology, self._kind.key))
        return dict.fromkeys(
            chain.from_iterable(map(self._typed_of, chronology.events))
        )

    @cached_property
    def _used(self) -> tuple[str, ...]:
        return tuple(sorted(sorted(self._found), key=self.sort_key))

    @cached_property
    def _found(self) -> frozenset[str]:
        return frozenset(map(self.unify, self._list_typed())) - {""}

    @cached_property
    def _shown_keys(self) -> Mapping[str, tuple[float, str]]:
        return {self.show(value): self.sort_key(value) for value in self._used}

    @cached_property
    def _by_word(self) -> Mapping[str, str]:
        values = tuple(dict.fromkeys((*self.list_known(), *self._used)))
        found = {fold(value): value for value in reversed(values)}
        for value in values:
            found.setdefault(fold(self.show(value)), value)
        return found
