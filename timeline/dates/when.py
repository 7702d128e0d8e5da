"""When something happened, as far as anybody knows: four bounds and a fit.

Every date becomes four day numbers: the thing begins within [b1, b2] and ends
within [e1, e2], all inclusive. One occurrence known only roughly, like `2013-05`,
has b1 = e1 and b2 = e2; an interval takes b from its start and e from its end.
They always satisfy b1 <= b2, e1 <= e2, b1 <= e1 and b2 <= e2.

What a qualifier does (ISO 8601-2:2019, 8.2): `~`, approximate, widens each end
by one unit of its own precision, for matching only; `?`, uncertain, caps every
answer at possible; `%` does both.
"""

from dataclasses import field, replace
from enum import IntEnum, StrEnum
from typing import Any

from timeline.dates.calendar import FUTURE, PAST, format_day, is_finite
from timeline.dates.elements import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    Point,
    Precision,
    is_boundless,
    measure_stretch,
)
from timeline.dates.order import UNDATED, OrderKey, order_key
from timeline.lean import NamedTuple, dataclass
from timeline.records import cut, quote_short

__all__ = [
    "OPEN_END",
    "OPEN_START",
    "UNKNOWN",
    "BoundlessError",
    "Fit",
    "Part",
    "Point",
    "Precision",
    "Shape",
    "When",
    "Window",
    "make_approximate",
    "make_interval",
    "make_one_of",
    "make_single",
    "make_undated",
    "rebuild",
]


class Fit(IntEnum):
    """How a date lies to a window; ordered, so `min` is AND and `max` is OR."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


class Shape(StrEnum):
    """What kind of statement a date makes."""

    SINGLE = "single"
    """One occurrence within one calendar unit."""
    ONE_OF = "one-of"
    """One occurrence somewhere among several units."""
    INTERVAL = "interval"
    """Something that lasts from a start to an end."""
    UNDATED = "undated"
    """Nobody knows when: a statement of its own, and no interval without ends, which
    would say that it was always so."""


class Window(NamedTuple):
    """A span of days, first and last inclusive; either may be infinite."""

    first: int
    last: int


# How much of a spelling a When shows of itself, in code points.
_SHOWN = 40

Part = tuple[Point, Point]
"""A stretch from one point to another; the same point twice for one unit."""


class BoundlessError(ValueError):
    """Parts that name no date, or leave every day possible."""


class _OpenWhen:
    """A date that is being made: what `_make` fills in before it is frozen."""

    __slots__ = (
        "approximate",
        "b1",
        "b2",
        "e1",
        "e2",
        "edtf",
        "outer",
        "parts",
        "precision",
        "shape",
        "typed",
        "uncertain",
    )

    def __init__(
        self,
        bounds: tuple[int, int, int, int],
        shape: Shape,
        precision: Precision,
        parts: tuple[Part, ...],
        edtf: str,
        typed: str,
        outer: tuple[int, int, int, int],
        *,
        approximate: bool,
        uncertain: bool,
    ) -> None:
        self.b1, self.b2, self.e1, self.e2 = bounds
        self.shape = shape
        self.precision = precision
        self.parts = parts
        self.edtf = edtf
        self.typed = typed
        self.approximate = approximate
        self.uncertain = uncertain
        self.outer = outer


@dataclass(frozen=True, slots=True)
class When(_OpenWhen):
    """A date with its four bounds, its precision and both of its spellings."""

    b1: int
    b2: int
    e1: int
    e2: int
    shape: Shape
    precision: Precision
    parts: tuple[Part, ...]
    """One part, or for a one-of as many as it lists."""
    edtf: str
    """The canonical form: EDTF (ISO 8601-2:2019), and what docs/dates.md says goes
    beyond it, such as `unknown` where nobody knows the date."""
    typed: str = field(compare=False)
    """What the author wrote."""
    approximate: bool
    uncertain: bool
    outer: tuple[int, int, int, int]
    """The bounds that matching uses: wider than the plain ones where `~` is."""

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """Return (b1, b2, e1, e2)."""
        return self.b1, self.b2, self.e1, self.e2

    @property
    def is_undated(self) -> bool:
        """Tell whether nobody knows when it was; then all bounds are infinite."""
        return self.shape is Shape.UNDATED

    @property
    def is_one_of(self) -> bool:
        """Tell whether it is one occurrence somewhere among several units."""
        return self.shape is Shape.ONE_OF

    @property
    def start(self) -> Point:
        """Return the point it begins with."""
        return self.parts[0][0]

    @property
    def end(self) -> Point:
        """Return the point it ends with."""
        return self.parts[-1][1]

    @property
    def clock(self) -> int | None:
        """Return the seconds after midnight of its beginning, if it has a time."""
        return self.start.clock

    @property
    def sort_key(self) -> OrderKey:
        """Return what orders dates: see `order_key`."""
        shape = self.shape
        if shape is Shape.UNDATED:
            return UNDATED
        is_one_of = shape is Shape.ONE_OF
        return order_key(self.parts[0][0], self.b1, self.e2, one_of=is_one_of)

    @property
    def span(self) -> Window:
        """Return the window from the earliest to the latest day, b1 to e2."""
        return Window(self.b1, self.e2)

    def fit(self, window: Window) -> Fit:
        """Tell whether this lies within `window`: no, possibly or certainly."""
        b1, b2, e1, e2 = self.outer
        if b1 > window.last or e2 < window.first:
            return Fit.NO
        if b2 <= window.last and e1 >= window.first and not self.uncertain:
            return Fit.CERTAIN
        return Fit.POSSIBLE

    def to_dict(self) -> dict[str, Any]:
        """Return both spellings and the bounds as plain values; None is infinite.

        Bounds as days of ISO 8601 with astronomical years, and as day numbers. Of
        what has no date there are none: `begins`, `ends` and `days` are None.
        """
        if self.is_undated:
            return {**self._list_words(), "begins": None, "ends": None, "days": None}
        # Most dates have the same two bounds for beginning and end.
        days = {day: _name_day(day) for day in set(self.bounds)}
        return {
            **self._list_words(),
            "begins": [days[self.b1], days[self.b2]],
            "ends": [days[self.e1], days[self.e2]],
            "days": [day if is_finite(day) else None for day in self.bounds],
        }

    def _list_words(self) -> dict[str, Any]:
        return {
            "typed": self.typed,
            "edtf": self.edtf,
            "shape": self.shape.value,
            "precision": self.precision.value,
            "approximate": self.approximate,
            "uncertain": self.uncertain,
        }

    def __repr__(self) -> str:
        edtf = cut(self.edtf, _SHOWN)
        typed = f" {quote_short(self.typed, _SHOWN)}" if self.typed != self.edtf else ""
        first, last = (_name_day(day) or ".." for day in self.span)
        days = f": {first} to {last}" if first != last else ""
        return f"<When {edtf}{typed}{days}>"


def _name_day(day: int) -> str | None:
    return format_day(day) if is_finite(day) else None


def _make(
    bounds: tuple[int, int, int, int],
    shape: Shape,
    precision: Precision,
    parts: tuple[Part, ...],
    edtf: str,
    typed: str,
    outer: tuple[int, int, int, int],
    *,
    approximate: bool,
    uncertain: bool,
) -> When:
    """Return what `When` does, at a third of its price."""
    # Each field of a frozen record costs a call, and every event has a date.
    made: Any = _OpenWhen(
        bounds,
        shape,
        precision,
        parts,
        edtf,
        typed,
        outer,
        approximate=approximate,
        uncertain=uncertain,
    )
    made.__class__ = When
    when: When = made
    return when


def retype(when: When, typed: str) -> When:
    """Return a date as if its author had written it otherwise."""
    return _make(
        when.bounds,
        when.shape,
        when.precision,
        when.parts,
        when.edtf,
        typed,
        when.outer,
        approximate=when.approximate,
        uncertain=when.uncertain,
    )


def make_day(point: Point, typed: str) -> When:
    """Make what happened on one day, known for certain: `make_single` for most dates.

    The point has no marks.
    """
    day = point.first
    bounds = day, day, day, day
    made: Any = _OpenWhen(
        bounds,
        Shape.SINGLE,
        point.precision,
        ((point, point),),
        point.edtf,
        typed,
        bounds,
        approximate=False,
        uncertain=False,
    )
    made.__class__ = When
    when: When = made
    return when


def make_single(point: Point, *, typed: str) -> When:
    """Make one occurrence within one calendar unit."""
    first, last = point.first, point.last
    bounds = outer = (first, last, first, last)
    edtf, approximate, uncertain = point.edtf, point.approximate, point.uncertain
    if approximate or uncertain:
        edtf += point.qualifier
    if approximate:
        low, high = point.widen()
        outer = (low, high, low, high)
    return _make(
        bounds,
        Shape.SINGLE,
        point.precision,
        ((point, point),),
        edtf,
        typed,
        outer,
        approximate=approximate,
        uncertain=uncertain,
    )


def make_interval(start: Point, end: Point, *, typed: str) -> When:
    """Make something that lasts.

    Raises BoundlessError if neither end is a date, and ValueError if the start is
    certainly after the end: by their days, or by two times that can be compared.
    """
    dated = [point for point in (start, end) if not is_boundless(point)]
    if not dated:
        raise BoundlessError("an interval needs a date at one end at least")
    if start.first > end.last:
        why = f"{start} is after {end}"
        if _can_compare_times(start, end) and start.instant <= end.instant:
            why = f"{start} is a later day than {end}, if not a later time"
        raise ValueError(why)
    if _can_compare_times(start, end) and start.instant > end.instant:
        raise ValueError(f"{start} is after {end}")
    wide_start = start.widen() if start.approximate else (start.first, start.last)
    wide_end = end.widen() if end.approximate else (end.first, end.last)
    bounds = _clamp((start.first, start.last), (end.first, end.last))
    return _make(
        bounds,
        Shape.INTERVAL,
        _coarser(dated[0].precision, dated[-1].precision),
        ((start, end),),
        f"{start}/{end}",
        typed,
        _clamp(wide_start, wide_end),
        approximate=start.approximate or end.approximate,
        uncertain=start.uncertain or end.uncertain,
    )


def _coarser(one: Precision, other: Precision) -> Precision:
    return one if one.coarseness >= other.coarseness else other


def make_one_of(parts: tuple[Part, ...], *, typed: str) -> When:
    """Make one occurrence somewhere between the first and the last part.

    A qualifier on one part holds for the whole: which of the days is meant is
    not known, so neither is whether that doubt applies. Raises BoundlessError if
    some part names no date, or all of them together leave nothing known, and
    ValueError if a part is reversed.
    """
    for first, last in parts:
        if is_boundless(first) and is_boundless(last):
            raise BoundlessError("a one-of needs a date at one end at least")
        if first.first > last.last:
            raise ValueError(f"{first} is after {last}")
    points = [point for part in parts for point in part]
    low = min(first.first for first, _ in parts)
    high = max(last.last for _, last in parts)
    if low == PAST and high == FUTURE:
        raise BoundlessError("any day is one of these")
    approximate = any(point.approximate for point in points)
    outer = (low, high, low, high)
    if approximate:
        low_outer = min(first.widen()[0] for first, _ in parts)
        high_outer = max(last.widen()[1] for _, last in parts)
        outer = (low_outer, high_outer, low_outer, high_outer)
    return When(
        b1=low,
        b2=high,
        e1=low,
        e2=high,
        shape=Shape.ONE_OF,
        precision=measure_stretch(low, high),
        parts=parts,
        edtf=f"[{','.join(_format_part(part) for part in parts)}]",
        typed=typed,
        approximate=approximate,
        uncertain=any(point.uncertain for point in points),
        outer=outer,
    )


def make_undated(*, typed: str) -> When:
    """Make the date of what happened nobody knows when."""
    bounds = (PAST, FUTURE, PAST, FUTURE)
    return When(
        *bounds,
        shape=Shape.UNDATED,
        precision=Precision.NONE,
        parts=((UNKNOWN, UNKNOWN),),
        edtf="unknown",
        typed=typed,
        approximate=False,
        uncertain=False,
        outer=bounds,
    )


def make_approximate(when: When, *, typed: str) -> When:
    """Return `when` with `~` at every end that is a date."""
    parts = tuple(
        (_approximate_point(first), _approximate_point(last))
        for first, last in when.parts
    )
    return rebuild(when.shape, parts, typed=typed)


def rebuild(shape: Shape, parts: tuple[Part, ...], *, typed: str) -> When:
    """Make a date of the given shape from its parts."""
    if shape is Shape.ONE_OF:
        return make_one_of(parts, typed=typed)
    ((start, end),) = parts
    if shape is Shape.INTERVAL:
        return make_interval(start, end, typed=typed)
    return make_single(start, typed=typed)


def _approximate_point(point: Point) -> Point:
    return point if is_boundless(point) else replace(point, approximate=True)


def _format_part(part: Part) -> str:
    first, last = part
    if first == last:
        return str(first)
    # Inside a set an open side is written as nothing: `[..2013]`.
    start = "" if first == OPEN_START else str(first)
    end = "" if last == OPEN_END else str(last)
    return f"{start}..{end}"


def _can_compare_times(start: Point, end: Point) -> bool:
    # A time with an offset and one without are hours apart, nobody knows how many.
    timed = start.clock is not None and end.clock is not None
    return timed and bool(start.offset) is bool(end.offset)


def _clamp(start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int, int, int]:
    # What ended by the 10th had begun by the 10th, however vague its start is.
    b1, b2 = start
    e1, e2 = end
    return b1, min(b2, e2), max(e1, b1), e2
