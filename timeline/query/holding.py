"""Conditions by what stands in an event: words, numbers, text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.lean import NamedTuple, dataclass
from timeline.model import Event
from timeline.names import Names
from timeline.patterns import LazyPattern
from timeline.query.conditions import Leaf, Memo
from timeline.query.prose import list_prose
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.names.whereabouts import Whereabouts

WITHIN = "*"
"""Before a word that is searched for: it may stand within others."""


@dataclass(frozen=True, slots=True)
class Has(Leaf):
    """The event has one of some values of a facet."""

    facet: str
    """A key of `timeline.names.facets.FACETS`, or a declared own key."""
    values: frozenset[str]
    """Just as they stand in events."""
    names: Names = dataclasses.field(compare=False, repr=False)
    asked: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    """What was asked for, in its own words."""

    def fit(self, event: Event) -> Fit:
        """Tell whether it has one."""
        return Fit.NO if self.values.isdisjoint(self._values_of(event)) else Fit.CERTAIN

    def list_hits(self, event: Event) -> tuple[str, ...]:
        """Return those that it has, in its own order."""
        return tuple([one for one in self._values_of(event) if one in self.values])

    def _values_of(self, event: Event) -> tuple[str, ...]:
        return self.names.facets[self.facet].values_of(event)

    def join(self, other: Leaf) -> Leaf | None:
        """Return what wants a value of either."""
        if not isinstance(other, Has) or self.facet != other.facet:
            return None
        asked = tuple(dict.fromkeys(self.asked + other.asked))
        return Has(self.facet, self.values | other.values, self.names, asked)


@dataclass(frozen=True, slots=True)
class Lies(Leaf):
    """It takes place in one of some places, or in a country."""

    places: frozenset[str]
    """Just as they are typed in events: two places may have one name."""
    names: Names = dataclasses.field(compare=False, repr=False)
    asked: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    """What was asked for, in its own words."""
    possible: frozenset[str] = frozenset()
    """Those of which nobody knows whether they are one of these."""
    countries: frozenset[str] = frozenset()
    """What countries go by, as `timeline.names.whereabouts.spell` has it."""
    # Many events have one place: unless dates count, ask each place once.
    _fits: Memo = dataclasses.field(
        default_factory=Memo, init=False, compare=False, repr=False
    )

    def fit(self, event: Event) -> Fit:
        """Tell whether it does."""
        typed = event.place
        fit: Fit | None = self._fits.get(typed)
        if fit is None:
            fit = self._fit(event)
            if not self.names.places.is_dated(typed):
                self._fits[typed] = fit
        return fit

    def _fit(self, event: Event) -> Fit:
        typed = event.place
        if not typed:
            return Fit.NO
        if typed in self.places:
            return Fit.CERTAIN
        fit = Fit.NO
        if self.countries:
            fit = self.find_whereabouts(event).fit(self.countries)
        return max(fit, Fit.POSSIBLE) if typed in self.possible else fit

    def find_cause(self, event: Event) -> str:
        """Return why it fits only possibly: the date decides, or the name leaves it."""
        lying = self.find_whereabouts(event).lying
        dated = any(one.seat is not None and not one.seat.disputed for one in lying)
        return "date" if dated and event.place not in self.possible else "name"

    def find_whereabouts(self, event: Event) -> Whereabouts:
        """Return the countries in which it may take place."""
        return self.names.places.find_whereabouts(event.place, event.date)

    def join(self, other: Leaf) -> Leaf | None:
        """Return what wants a place of either."""
        if not isinstance(other, Lies):
            return None
        asked = tuple(dict.fromkeys(self.asked + other.asked))
        return Lies(
            self.places | other.places,
            self.names,
            asked,
            self.possible | other.possible,
            self.countries | other.countries,
        )


class Range(NamedTuple):
    """Numbers from a least to a greatest; either may be infinite."""

    least: float
    greatest: float
    above: bool = False
    """The least itself is not one of them."""
    below: bool = False
    """The greatest itself is not one of them."""

    def holds(self, number: float) -> bool:
        """Tell whether a number is one of them."""
        if number < self.least or number > self.greatest:
            return False
        if self.above and number == self.least:
            return False
        return not (self.below and number == self.greatest)


@dataclass(frozen=True, slots=True)
class Measures(Leaf):
    """A number of the event lies in one of some ranges."""

    facet: str
    ranges: tuple[Range, ...]
    names: Names = dataclasses.field(compare=False, repr=False)

    def fit(self, event: Event) -> Fit:
        """Tell whether one of its numbers does."""
        return Fit.CERTAIN if any(True for _ in self.list_hits(event)) else Fit.NO

    def list_hits(self, event: Event) -> Iterable[float]:
        """Yield those numbers of the event that do."""
        for number in self.names.facets[self.facet].numbers_of(event):
            if any(one.holds(number) for one in self.ranges):
                yield number

    def join(self, other: Leaf) -> Leaf | None:
        """Return what wants a number in a range of either."""
        if not isinstance(other, Measures) or self.facet != other.facet:
            return None
        ranges = tuple(dict.fromkeys(self.ranges + other.ranges))
        return Measures(self.facet, ranges, self.names)


def _list_text(event: Event, names: Names) -> Iterable[tuple[str, Iterable[str]]]:
    people = (*event.actors, *event.to, *event.about)
    yield from list_prose(event)
    yield "names", (*people, *map(names.actors.display, people))
    if event.place:
        yield "place", (event.place, names.places.display(event.place))
    yield "tags", event.tags


def _list_source_titles(
    event: Event, names: Names
) -> Iterable[tuple[str, Iterable[str]]]:
    cited = [citation.title for citation in event.sources]
    shown = map(names.sources.display, names.sources.list_sources(event))
    yield "titles of sources", (*cited, *shown)


def _list_notes(event: Event, _: Names) -> Iterable[tuple[str, Iterable[str]]]:
    yield "note", (event.note,)
    yield "notes of sources", (citation.note for citation in event.sources)
    yield "notes of accounts", (account.note for account in event.accounts)


_SHORT = 40
"""Code points of a text that is likely to stand in more than one event."""

TextsOf = Callable[[Event, Names], Iterable[tuple[str, Iterable[str]]]]
"""Yields the texts of an event, with what each lot of them is called."""

TEXTS: Mapping[str, TextsOf] = {
    "text": _list_text,
    "title": lambda event, _: (("title", (event.title,)),),
    "summary": lambda event, _: (("summary", (event.summary,)),),
    "note": _list_notes,
    "quote": lambda event, _: (("quote", (one.quote for one in event.sources)),),
    "source-title": _list_source_titles,
}
"""The fields of text, each with what it looks at."""


@dataclass(frozen=True, slots=True)
class Contains(Leaf):
    """One of some words or phrases stands in a text of the event."""

    field: str
    """A key of `TEXTS`."""
    values: tuple[str, ...]
    names: Names = dataclasses.field(compare=False, repr=False)
    exact: bool = False
    """The value is the whole text, letter by letter."""
    _tests: Memo = dataclasses.field(
        default_factory=Memo, init=False, compare=False, repr=False
    )
    _folded: Memo = dataclasses.field(
        default_factory=Memo, init=False, compare=False, repr=False
    )

    cost = 4

    def fit(self, event: Event) -> Fit:
        """Tell whether one of them stands in one of the texts."""
        lots = TEXTS[self.field](event, self.names)
        texts = [text for _, lot in lots for text in lot if text]
        if self.exact:
            found = not set(texts).isdisjoint(self.values)
        else:
            # Folding leaves no line break in a text: no phrase reaches into the next.
            folded = "\n".join([self._fold(text) for text in texts])
            found = any(self.find_test(value)(folded) for value in self.values)
        return Fit.CERTAIN if found else Fit.NO

    def find_test(self, value: str) -> Callable[[str], object]:
        """Return the test of a folded text for a value: it finds something or not."""
        test: Callable[[str], object] | None = self._tests.get(value)
        if test is None:
            test = self._tests[value] = _make_test(value)
        return test

    def _fold(self, text: str) -> str:
        """Fold a text; names and tags stand in many events, and are folded once."""
        if len(text) > _SHORT:
            return fold(text)
        folded: str | None = self._folded.get(text)
        if folded is None:
            folded = self._folded[text] = fold(text)
        return folded

    def list_places(self, event: Event) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Yield each value that is found, with what the texts are called that have it.

        Each text may have been typed over several lines.
        """
        for value in self.values:
            test = self.find_test(value)
            found = tuple(
                name
                for name, texts in TEXTS[self.field](event, self.names)
                if any(
                    text == value if self.exact else test(fold(text)) for text in texts
                )
            )
            if found:
                yield value, found

    def join(self, other: Leaf) -> Leaf | None:
        """Return what wants one of either."""
        if not isinstance(other, Contains):
            return None
        if (self.field, self.exact) != (other.field, other.exact):
            return None
        values = tuple(dict.fromkeys(self.values + other.values))
        return Contains(self.field, values, self.names, self.exact)


# The blocks of Thai, Lao, Tibetan, Myanmar and Khmer; of kana, bopomofo and Chinese
# characters; of the latter's compatibility forms, and those beyond the basic plane.
_UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
    "\u3040-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED_LETTER = LazyPattern(f"[{_UNSPACED}]")


def _make_test(value: str) -> Callable[[str], object]:
    """Return the test for a word or phrase at the beginning of a word.

    In scripts that put no space between words it may stand anywhere, as may what has
    `WITHIN` before it, and every letter ends a word.
    """
    within = value.startswith(WITHIN)
    wanted = fold(value.removeprefix(WITHIN))
    if within or not wanted[:1].isalnum() or _UNSPACED_LETTER.match(wanted):
        return lambda text: wanted in text
    return re.compile(rf"(?<![^\W_{_UNSPACED}]){re.escape(wanted)}").search
