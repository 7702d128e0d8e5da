"""What stands under keys of the authors' own: text, numbers and dates.

    number = [sign] (digits ["." digits] | "." digits) [("e" | "E") [sign] 1*2digit]
    digits = 1*30digit
    sign   = "+" | "-" | U+2212

A number has fifteen significant digits at most, so that no two that are written
differently are taken for one (IEEE 754, binary64). What has a comma is none, since
`1,234` is a thousand and more in one country, and one and a bit in another.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from timeline.dates import (
    DateError,
    Relative,
    find_slip,
    format_when,
    parse_date,
    resolve_relative,
)
from timeline.dates.errors import invalid
from timeline.names.standing import find_having
from timeline.patterns import LazyPattern
from timeline.text import dump_json

if TYPE_CHECKING:
    from timeline.dates import (
        When,
    )
    from timeline.model import Chronology, Event, Value

_NUMBER = LazyPattern(
    r"[+\-\u2212]?(?P<digits>[0-9]{1,30}(?:\.[0-9]{1,30})?|\.[0-9]{1,30})"
    r"(?:[eE][+\-\u2212]?[0-9]{1,2})?"
)
_MINUS = "\u2212"
_SIGNIFICANT = 15


@lru_cache(maxsize=16_384)
def parse_number(text: str) -> float | None:
    """Return the number that a text is, always finite; None where it is none."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    if len(match["digits"].replace(".", "").strip("0")) > _SIGNIFICANT:
        return None
    # Zero has no sign.
    return float(match[0].replace(_MINUS, "-")) + 0.0


def read_own_date(text: str, year: int | None, by_id: Mapping[str, Event]) -> When:
    """Return the date that a text is, as settled as any date of an event.

    `year` completes forms without one; `by_id` are the events that it may name.
    Raises DateError where it is no date, or names no event.
    """
    when = parse_date(text, year=year)
    if isinstance(when, Relative):
        for id_ in when.targets:
            if id_ not in by_id:
                why = f"there is no event {id_!r}"
                hint = "give a date of its own"
                raise find_slip(id_, when) or invalid(when.typed, why, hint)
        when = resolve_relative(when, {id_: by_id[id_].date for id_ in when.targets})
    return when


def list_texts(value: Value) -> tuple[str, ...]:
    """Return the texts that a value holds, in order; may be empty.

    A list has those of its items; a mapping is one text, JSON.
    """
    if isinstance(value, str):
        # What a folded or literal block (`>`, `|`) ends in is YAML's.
        text = value.rstrip("\n")
        return (text,) if text else ()
    if isinstance(value, Mapping):
        return (dump_json(value),)
    return tuple([text for item in value for text in list_texts(item)])


class OwnField:
    """A key of the authors' own that a file of one chronology declares.

    Values that are one number or one date are one value: of numbers the first spelling,
    of dates the canonical form. What is not of the type is a value as it was typed.
    """

    def __init__(self, key: str, type_: str, chronology: Chronology) -> None:
        self.key = key
        self.type = type_
        """One of `timeline.model.FIELD_TYPES`."""
        self._chronology = chronology
        self._dates: dict[str, When | None] = {}

    def list_typed(self, event: Event) -> tuple[str, ...]:
        """Return the texts that stand under the key, in order; may be empty."""
        value = event.extra.get(self.key)
        return list_texts(value) if value else ()

    def identify(self, typed: str) -> str:
        """Return the value of a text."""
        if self.type == "date":
            when = self._read_date(typed)
            return typed if when is None else when.edtf
        if self.type == "number":
            number = parse_number(typed)
            return typed if number is None else self._numbers.get(number, typed)
        # `007` and `7` are one number, but not one text.
        return typed

    def show(self, value: str) -> str:
        """Return what is shown of a value: dates in words."""
        when = self._dates_by_value.get(value) if self.type == "date" else None
        # Which signs a terminal has is not known here: all have a hyphen.
        return value if when is None else format_when(when, dash="-")

    def rank(self, value: str) -> float:
        """Return the place of a value by time or by size; what has none comes last."""
        if self.type == "date":
            return self._date_ranks.get(value, math.inf)
        if self.is_numeric:
            number = parse_number(value)
            return math.inf if number is None else number
        return 0.0

    def dates_of(self, event: Event) -> tuple[When, ...]:
        """Return those values of an event that are dates; none but of that type."""
        if self.type != "date":
            return ()
        found = map(self._read_date, self.list_typed(event))
        return tuple([when for when in found if when is not None])

    def count_unlike(self) -> int:
        """Return how many events have a value that is not of the type."""
        if self.type == "text":
            return 0
        return sum(
            not all(map(self._is_like, self.list_typed(event)))
            for event in self._find_having()
        )

    def _find_having(self) -> Iterable[Event]:
        return find_having(self._chronology, ("keys",), (self.key,))

    @cached_property
    def is_numeric(self) -> bool:
        """Tell whether values compare as numbers: where declared, or all are some."""
        if self.type != "text":
            return self.type == "number"
        typed = self._typed
        return bool(typed) and all(parse_number(text) is not None for text in typed)

    @cached_property
    def is_single(self) -> bool:
        """Tell whether each event has one value at most."""
        return all(len(self.list_typed(event)) < 2 for event in self._find_having())

    def _is_like(self, text: str) -> bool:
        if self.type == "date":
            return self._read_date(text) is not None
        return parse_number(text) is not None

    @cached_property
    def _typed(self) -> Mapping[str, None]:
        """Return the texts of all events, each once, in their order."""
        listed = map(self.list_typed, self._find_having())
        return dict.fromkeys(chain.from_iterable(listed))

    @cached_property
    def _numbers(self) -> Mapping[float, str]:
        """Return the first spelling of each number."""
        found: dict[float, str] = {}
        for text in self._typed:
            number = parse_number(text)
            if number is not None:
                found.setdefault(number, text)
        return found

    def _read_date(self, text: str) -> When | None:
        if text not in self._dates:
            chronology = self._chronology
            when = None
            with contextlib.suppress(DateError):
                when = read_own_date(text, chronology.year, chronology.by_id)
            self._dates[text] = when
        return self._dates[text]

    @cached_property
    def _dates_by_value(self) -> Mapping[str, When]:
        found: dict[str, When] = {}
        for text in self._typed:
            when = self._read_date(text)
            if when is not None:
                found.setdefault(when.edtf, when)
        return found

    @cached_property
    def _date_ranks(self) -> Mapping[str, float]:
        dates = self._dates_by_value
        ordered = sorted(dates, key=lambda value: (dates[value].sort_key, value))
        return {value: float(rank) for rank, value in enumerate(ordered)}
