"""A selection in numbers as a page of bars.

     Kinds                                Actors
    visit      ███████████▌  5           Russia         ███████████████  9
    statement  ████          2           United States  ██████████▌      6
    and 3 more               3           and 12 more

Sections stand beside each other where the width has room. Each has eight rows at most,
or `limit`; `full` lifts that. Where an event counts once, the row of what is left out
has the number of its events. `12+3?` is twelve for certain and three possibly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from timeline.analysis import format_number, format_share
from timeline.analysis.stats import Count, Stats
from timeline.dates import Window
from timeline.layout.buckets import spread_counts
from timeline.lean import NamedTuple
from timeline.names import Facet
from timeline.rendering import (
    Line,
    Span,
    cut_cells,
    measure_cells,
    pad_cells,
    trim_line,
    wrap_cells,
)
from timeline.rendering.sparkline import draw_sparkline
from timeline.views.frame import draw_heading
from timeline.views.options import Options
from timeline.views.sections import MARGIN, count_rows, draw_note
from timeline.views.sheet import Sheet

_ROWS = 8
# The least width of a section, and the most.
_NARROW = 34
_WIDE = 60
_SPACE = 3
# The names take one part in so many of a section at most.
_NAME_SHARE = 2
_LEAST_BAR = 4


class _Section(NamedTuple):
    """Counts under a title."""

    title: str
    none: str
    """What the events without a value are called."""
    counts: Sequence[Count]
    once: bool
    """Each event counts once."""
    ordered: bool = False
    """Values stand in an order of their own, not the most frequent first."""


def draw_stats(stats: Stats, sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield the page."""
    yield from draw_heading(sheet)
    if not stats.events:
        return
    if stats.possible:
        match = "matches" if stats.possible == 1 else "match"
        text = f"{stats.possible:,} of them {match} only possibly"
        yield from draw_note(text, sheet.width)
    yield from _draw_course(stats.span, sheet)
    yield ()
    digits = max(
        len(f"{stats.events:,}"), *(len(str(one)) for one in stats.thin.values())
    )
    for number in stats.thin.values():
        text = f"{number.label}, {format_share(number.events, stats.events)}"
        for index, piece in enumerate(wrap_cells(text, sheet.width - digits - 1)):
            head = " " * digits if index else f"{number!s:>{digits}}"
            yield Span(f"{head} ", "strong"), Span(piece)
    sections = [one for one in _make_sections(stats, sheet) if one.counts]
    columns = max((sheet.width + _SPACE) // (_NARROW + _SPACE), 1)
    width = (sheet.width - _SPACE * (columns - 1)) // columns
    width = min(width, _WIDE)
    for start in range(0, len(sections), columns):
        yield ()
        beside = [
            list(_draw_section(section, width, sheet))
            for section in sections[start : start + columns]
        ]
        yield from _put_beside(beside, width)


def _make_sections(stats: Stats, sheet: Sheet[Options]) -> Iterator[_Section]:
    facets = sheet.naming.facets
    for name, counts in stats.counts.items():
        if name == "actor":
            # These are names already, also of those for whom others acted.
            yield _Section("Actors", "(nobody)", counts, once=False)
        else:
            yield _make_section(facets[name], counts)
    for key, counts in stats.own.items():
        yield _make_section(facets.own[key], counts)


def _make_section(facet: Facet, counts: Sequence[Count]) -> _Section:
    shown = [replace(one, value=facet.show(one.value)) for one in counts]
    return _Section(facet.title, facet.none, shown, facet.is_single, facet.is_ordered)


def _draw_course(span: Window | None, sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield how the events spread over their time."""
    if span is None or span.first == span.last:
        return
    cells = max(min(sheet.width - MARGIN, _WIDE), 1)
    dates = [event.date for event in sheet.selection.events]
    spark = draw_sparkline(spread_counts(dates, span, cells), sheet.glyphs)
    yield ()
    yield Span(" " * MARGIN), Span(spark.rstrip(), "mark")


def _draw_section(
    section: _Section, width: int, sheet: Sheet[Options]
) -> Iterator[Line]:
    shown, hidden = _split(section, count_rows(sheet.options, _ROWS))
    yield (
        Span(" " * MARGIN),
        Span(cut_cells(section.title, width - MARGIN, ""), "period"),
    )
    names = [count.value or section.none for count in shown]
    numbers = [str(count.number) for count in shown]
    certain = sum(count.certain for count in hidden)
    possible = sum(count.possible for count in hidden)
    if hidden:
        names.append(f"and {len(hidden):,} more")
        rest = format_number(certain, possible)
        numbers.append(rest if section.once else "")
    digits = max(map(measure_cells, numbers), default=1)
    longest = max(map(measure_cells, names), default=0)
    name_width = min(longest, max(width // _NAME_SHARE, width - digits - 12))
    # What has no value is often most of all, and would dwarf the rest.
    most = max((count.events for count in section.counts if count.value), default=1)
    room = max(width - name_width - digits - 4, _LEAST_BAR)
    for index, (name, number) in enumerate(zip(names, numbers, strict=True)):
        bar = ""
        if index < len(shown) and shown[index].value:
            bar = _draw_bar(shown[index].events / most, room, sheet)
        yield (
            Span(
                pad_cells(
                    cut_cells(name, name_width, sheet.glyphs.ellipsis), name_width + 2
                )
            ),
            Span(f"{number:>{digits}} ", "strong"),
            Span(bar, "mark"),
        )


def _split(
    section: _Section, rows: int | None
) -> tuple[Sequence[Count], Sequence[Count]]:
    """Return the counts to draw, the most frequent, and those for which no row is."""
    counts = section.counts
    if rows is None or len(counts) <= rows:
        return counts, ()
    kept = set(range(rows))
    if section.ordered:
        order = sorted(range(len(counts)), key=lambda place: -counts[place].events)
        kept = set(order[:rows])
    shown = [count for place, count in enumerate(counts) if place in kept]
    return shown, [count for place, count in enumerate(counts) if place not in kept]


def _draw_bar(share: float, room: int, sheet: Sheet[Options]) -> str:
    """Return a bar, exact to half a cell and never shorter."""
    halves = max(round(share * room * 2), 1)
    glyphs = sheet.glyphs
    return glyphs.core * (halves // 2) + glyphs.core_left * (halves % 2)


def _put_beside(columns: Sequence[Sequence[Line]], width: int) -> Iterator[Line]:
    """Yield sections side by side, without spaces at the ends of lines."""
    for row in zip_longest(*columns, fillvalue=()):
        line: list[Span] = []
        used = 0
        for index, spans in enumerate(row):
            start = index * (width + _SPACE)
            if any(span.text for span in spans):
                line.append(Span(" " * (start - used)))
                line.extend(spans)
                used = start + sum(measure_cells(span.text) for span in spans)
        yield trim_line(line)
