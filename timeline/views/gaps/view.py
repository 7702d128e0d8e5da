"""Where a chronology is silent, and what a researcher should look for next.

     Longest silences
        Days  From        To          Until                            May hold
    ────────  ──────────  ──────────  ───────────────────────────────  ────────
    up to 25  2013-04-15  2013-05-10  Cameron flies to Sochi to            6
                                      restate that Assad must go

Silences of all events together come first, then the longest of each actor and of each
source with three events or more, beside the usual interval between its events. What is
`up to` so long may hold an event known only roughly; what was cancelled or denied, or
is undated, does not break a silence. Below stand the events that leave something to
find out: dates known roughly, claims, single sources.

Each table has ten rows at most, each list three; `limit` sets both, `full` lifts them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from timeline.analysis import (
    DATED,
    FINE,
    GRAINS,
    UNDATED,
    Number,
    Silence,
    find_grain,
    find_silences,
    find_usual,
    list_doubts,
    rank_silences,
    took_place,
)
from timeline.analysis.pairing import ask_dropped, ask_held
from timeline.analysis.tally import tally_actors, tally_sources
from timeline.dates import When, format_day, format_when
from timeline.lean import NamedTuple
from timeline.query import all_of
from timeline.rendering import Line, Span
from timeline.rendering.columns import Column, draw_columns
from timeline.text import count_of
from timeline.views.frame import draw_heading
from timeline.views.gaps.questions import draw_questions, list_questions
from timeline.views.numbers import draw_numbers, list_heading
from timeline.views.options import GapsOptions
from timeline.views.sections import count_rows, draw_item, draw_note, draw_section
from timeline.views.sheet import Sheet
from timeline.views.shortdates import find_last
from timeline.views.undated import name_undated, split_undated

_ROWS = 10
# Fewer events have no usual interval that one of theirs could be compared with.
_LEAST_EVENTS = 3
_WIDE = 110
_NARROW = 60
_GRAIN_NAMES = dict(
    zip(
        GRAINS,
        ("some days", "a month", "a year", "a decade", "a century"),
        strict=True,
    )
)
# Ratios below this have a decimal place.
_ROUND_FROM = 10


def draw(sheet: Sheet[GapsOptions]) -> Iterator[Line]:
    """Yield the lines of the view."""
    yield from draw_heading(sheet)
    if sheet.matches:
        drawing = _Drawing(sheet)
        yield from drawing.lines()
        yield from draw_numbers(drawing.numbers(), sheet)


def list_numbers(sheet: Sheet[GapsOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading, of the tables, and of what is left to find."""
    if sheet.matches:
        yield from _Drawing(sheet).numbers()
    else:
        yield from list_heading(sheet)


class _Series(NamedTuple):
    """The events of one actor or source."""

    name: str
    dates: tuple[When, ...]
    number: Number


_Longest = tuple[_Series, Silence, int]
"""A series, its longest interval, and the one that is usual, in days."""


class _Drawing:
    def __init__(self, sheet: Sheet[GapsOptions]) -> None:
        self._options = sheet.options
        self._sheet = sheet
        dated, undated = split_undated(sheet.matches)
        held = [match for match in dated if took_place(match.event)]
        self._dropped = [match for match in dated if not took_place(match.event)]
        self._undated = undated
        self._counting = sheet.counting
        asked = ask_held(self._dropped)
        tries = (asked, DATED, all_of(asked, DATED))
        self._held = sheet.narrow(self._counting.narrow(held, *tries))
        self._events = [match.event for match in held]
        self._grain = find_grain([event.date for event in self._events])
        self._sources = sheet.naming.sources

    def lines(self) -> Iterator[Line]:
        """Yield the sections below the heading."""
        yield from self._draw_silences()
        yield from self._draw_series("actor", self._actors)
        yield from self._draw_series("source", self._cited)
        yield from draw_questions(self._sheet)
        if self._dropped:
            yield ()
            verb = "breaks" if len(self._dropped) == 1 else "break"
            dropped = count_of(len(self._dropped), "cancelled or denied event")
            yield from draw_note(f"{dropped} {verb} no silence.", self._sheet.width)
        if self._undated:
            yield ()
            verb = "breaks" if len(self._undated) == 1 else "break"
            undated = name_undated(len(self._undated))
            yield from draw_note(f"{undated} {verb} no silence.", self._sheet.width)

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed."""
        yield from list_heading(self._sheet)
        held = self._held.counting
        dates = [event.date for event in self._events]
        for silence in self._silences[: count_rows(self._options, _ROWS)]:
            doubts = list_doubts(dates, silence, grain=self._grain)
            if doubts:
                first = format_day(silence.since)
                last = format_day(dates[silence.after].b1)
                doubted = [self._held.matches[index] for index in doubts]
                yield held.find(f"may lie in {first}/{last}", doubted)
        for found in (self._actors, self._cited):
            for one, *_ in found[: count_rows(self._options, _ROWS)]:
                yield one.number
        find = self._counting.find
        for label, matches, tries in list_questions(self._sheet):
            if matches:
                yield find(label, matches, *tries)
        if self._dropped:
            asked = ask_dropped(self._dropped)
            yield find(
                "cancelled or denied", self._dropped, asked, all_of(asked, DATED)
            )
        if self._undated:
            yield find("undated", self._undated, UNDATED)

    @cached_property
    def _silences(self) -> tuple[Silence, ...]:
        dates = [event.date for event in self._events]
        return rank_silences(dates, grain=self._grain)

    @cached_property
    def _actors(self) -> Sequence[_Longest]:
        """Return the actors with their longest silences."""
        return self._find_longest(
            _Series(tally.name, tally.dates, tally.number)
            for tally in tally_actors(self._held.selection)
        )

    @cached_property
    def _cited(self) -> Sequence[_Longest]:
        """Return the sources with theirs."""
        return self._find_longest(
            _Series(
                self._sources.display(tally.id),
                tuple(match.event.date for match in tally.events),
                tally.number,
            )
            for tally in tally_sources(self._held.selection)
            if tally.id
        )

    def _find_longest(self, series: Iterable[_Series]) -> Sequence[_Longest]:
        """Return series that have a usual interval, the longest silence first."""
        found = []
        for one in series:
            intervals = find_silences(one.dates, grain=self._grain)
            if len(one.dates) >= _LEAST_EVENTS and any(x.days for x in intervals):
                longest = max(intervals, key=lambda interval: interval.days)
                found.append((one, longest, find_usual(intervals)))
        found.sort(key=lambda row: -row[1].days)
        return found

    def _draw_silences(self) -> Iterator[Line]:
        dates = [event.date for event in self._events]
        found = self._silences
        if not found:
            known = _GRAIN_NAMES[self._grain]
            text = f"No silence of two weeks between events known to {known}."
            yield ()
            yield from draw_note(text, self._sheet.width)
            return
        if self._grain != FINE:
            # Its days are those that lie between two months, or two years.
            known = _GRAIN_NAMES[self._grain]
            text = f"Silences lie between events known to {known}, and last at least:"
            yield ()
            yield from draw_note(text, self._sheet.width)
        wide = self._sheet.width >= _WIDE
        columns = (
            Column("Days", right=True, whole=True),
            Column("From", "date", whole=True),
            Column("To", "date", whole=True),
            Column("After" if wide else "", "quiet"),
            Column("Until", "event"),
            Column("May hold", "quiet", right=True, whole=True),
        )
        rows = []
        for silence in found[: count_rows(self._options, _ROWS)]:
            after = self._events[silence.after]
            doubts = len(list_doubts(dates, silence, grain=self._grain))
            rows.append(
                (
                    _format_days(silence),
                    format_day(silence.since),
                    format_day(after.date.b1),
                    self._events[silence.before].title if wide else "",
                    after.title,
                    f"{doubts:,}" if doubts else "",
                )
            )
        yield from self._draw_table(
            "Longest silences", columns, rows, len(found), "silence"
        )

    def _draw_series(self, noun: str, found: Sequence[_Longest]) -> Iterator[Line]:
        """Yield the longest silence of each actor or source, the longest first."""
        if not found:
            return
        last = self._sheet.width >= _WIDE
        columns = (
            Column(noun.capitalize(), "strong"),
            Column("Events", right=True),
            Column("Days", right=True, whole=True),
            Column("From", "date", whole=True),
            Column("To", "date", whole=True),
            Column("Usual", right=True),
            Column(f"{self._sheet.glyphs.times} usual", right=True, whole=True),
            Column("Last event" if last else "", "date", whole=True),
        )
        rows = [
            (
                one.name,
                str(one.number),
                _format_days(longest),
                format_day(longest.since),
                format_day(one.dates[longest.after].b1),
                f"{usual:,}",
                _format_ratio(longest.days, usual),
                self._name_last(one) if last else "",
            )
            for one, longest, usual in found[: count_rows(self._options, _ROWS)]
        ]
        yield from self._draw_table(
            f"The longest silence of each {noun}", columns, rows, len(found), noun
        )

    def _name_last(self, series: _Series) -> str:
        last = max(series.dates, key=find_last)
        return format_when(last, dash=self._sheet.glyphs.dash)

    def _draw_table(
        self,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        total: int,
        noun: str,
    ) -> Iterator[Line]:
        width = self._sheet.width
        if width < _NARROW:
            lines = self._draw_sentences(columns, rows)
        else:
            lines = draw_columns(columns, rows, width, self._sheet.glyphs)
        yield from draw_section(title, lines, width)
        if total > len(rows):
            more = count_of(total - len(rows), f"more {noun}")
            yield from draw_note(f"and {more}", width)

    def _draw_sentences(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]]
    ) -> Iterator[Line]:
        """Yield rows as running text, where a table would be a mere column."""
        times = self._sheet.glyphs.times
        for row in rows:
            named = zip((column.name for column in columns), row, strict=True)
            cells = dict(named)
            first = columns[0].name
            spans = [Span(f"{row[0]}: ", "strong")] if first != "Days" else []
            spans += [
                Span(f"{cells['Days']} days", "" if spans else "strong"),
                Span(f" from {cells['From']} to {cells['To']}", "date"),
            ]
            if "Until" in cells:
                spans.append(Span(f", until: {cells['Until']}", "quiet"))
            else:
                ratio = cells[f"{times} usual"]
                spans.append(Span(f", {ratio} {times} usual", "quiet"))
            yield from draw_item(spans, self._sheet)


def _format_days(silence: Silence) -> str:
    return f"{'' if silence.certain else 'up to '}{silence.days:,}"


def _format_ratio(days: int, usual: int) -> str:
    """Return how many times as long something is, rounded."""
    ratio = days / usual
    return f"{ratio:.1f}" if ratio < _ROUND_FROM else f"{ratio:,.0f}"
