"""The history of two actors: their contacts, and how long they had none.

    First contact    7–8 Jan 1985, Shultz and Gromyko agree to new talks
    Last contact     25 Dec 1991, Gorbachev resigns
    Usual interval   23 days (median of 50)
    Longest silence  up to 8 months (254 days), 1986-03-03 to 1986-11-12

Below stands each contact with the interval since the one before, in the order of time.
Intervals are those of `timeline.analysis.silences`; what was cancelled or denied is
listed, but is no contact.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.analysis import (
    UNDATED,
    Number,
    Silence,
    find_grain,
    find_silences,
    find_usual,
    format_days,
    rank_silences,
    took_place,
)
from timeline.analysis.pairing import ask_dropped, ask_held
from timeline.dates import Fit, calendar_date, format_day, format_when, format_year_name
from timeline.layout.buckets import Counts, count_dates, span_bucket
from timeline.model import Event
from timeline.names import names_of
from timeline.query import Match, all_of
from timeline.query.taking_part import find_sides
from timeline.rendering import Line, Span, draw_labelled, wrap_cells
from timeline.rendering.columns import Column, draw_columns
from timeline.rendering.sparkline import draw_sparkline
from timeline.text import join_words
from timeline.views.details import describe_status
from timeline.views.frame import draw_heading, draw_legend
from timeline.views.numbers import draw_numbers, list_heading
from timeline.views.options import DyadsOptions
from timeline.views.sections import set_apart
from timeline.views.sheet import Sheet
from timeline.views.shortdates import find_last
from timeline.views.undated import turn_round

_LABEL_WIDTH = 17
_SPARK_MOST = 60
# The years at both ends of the sparkline, with a space each.
_ENDS = 12
_UNITS = ("year", "decade", "century", "millennium")
_COLUMNS = (
    Column("Interval", "rail", right=True, whole=True),
    Column("Date", "date", whole=True),
    Column("Contact", "event"),
    Column("Kind", "kind"),
    Column("Place", "quiet"),
)


def draw_contacts(sheet: Sheet[DyadsOptions]) -> Iterator[Line]:
    """Yield the history of the two whom the selection's `with` filters name."""
    yield from draw_heading(sheet)
    names = _name_asked(sheet)
    yield ()
    for piece in wrap_cells(join_words(names, last="and"), sheet.width):
        yield (Span(piece, "period"),)
    if not sheet.matches:
        yield (Span("no contact", "quiet"),)
        return
    drawing = _Drawing(sheet)
    yield from drawing.lines()
    yield from draw_numbers(drawing.numbers(), sheet)


def list_contacts(sheet: Sheet[DyadsOptions]) -> Iterator[Number]:
    """Yield the numbers of events that are printed."""
    yield from _Drawing(sheet).numbers()


def _name_asked(sheet: Sheet[DyadsOptions]) -> list[str]:
    """Return the two sides, each as the registry calls it."""
    names = names_of(sheet.chronology).actors
    return [
        join_words(names.name_of(target.identity) for target in side.listed)
        for side in find_sides(sheet.selection.condition)
    ]


class _Drawing:
    def __init__(self, sheet: Sheet[DyadsOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        self._held = [event for event in sheet.selection.events if took_place(event)]
        self._dates = [event.date for event in self._held]
        self._grain = find_grain(self._dates)
        self._intervals = find_silences(self._dates, grain=self._grain)
        self._since = {id(self._held[found.after]): found for found in self._intervals}

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the names."""
        yield ()
        for label, text in self._summarise():
            spans = [Span(text)]
            yield from draw_labelled(
                label, spans, self._sheet.width, label_width=_LABEL_WIDTH
            )
        matches = self._sheet.matches
        if self._options.reverse:
            matches = turn_round(matches)
        shown = matches[: self._options.limit]
        rows = [self._make_row(match) for match in shown]
        yield from set_apart(
            draw_columns(_COLUMNS, rows, self._sheet.width, self._glyphs)
        )
        used = {self._glyphs.pick(match.event) for match in shown}
        if any(match.fit is Fit.POSSIBLE for match in shown):
            used.add("?")
        yield from draw_legend(self._sheet, used)

    def numbers(self) -> Iterator[Number]:
        """Yield the numbers of the heading, of the contacts, and of what is none."""
        yield from list_heading(self._sheet)
        counting = self._sheet.counting
        matches = self._sheet.matches
        held = [one for one in matches if took_place(one.event)]
        dropped = [one for one in matches if not took_place(one.event)]
        asked = ask_held(dropped)
        yield counting.find("contacts", held, asked)
        if dropped:
            yield counting.find("cancelled or denied", dropped, ask_dropped(dropped))
        undated = [one for one in held if one.event.date.is_undated]
        if undated:
            yield counting.find("undated", undated, all_of(asked, UNDATED))
        found = self._find_unit()
        if found is not None and found.vague:
            vague = [held[index] for index in found.vague]
            yield counting.find(f"known to no {found.unit}", vague)

    def _summarise(self) -> Iterator[tuple[str, str]]:
        count = len(self._held)
        dropped = len(self._sheet.matches) - count
        text = f"{count:,}"
        if dropped:
            text += f", besides {dropped:,} cancelled or denied"
        undated = sum(date.is_undated for date in self._dates)
        if undated:
            text += f", {undated:,} undated"
        yield "Contacts", text
        if count == undated:
            return
        first, last = (
            self._held[0],
            max(self._held, key=lambda event: find_last(event.date)),
        )
        yield "First contact", self._tell(first)
        yield "Last contact", self._tell(last)
        between = sum(found.days > 0 for found in self._intervals)
        if between > 1:
            usual = _name_days(find_usual(self._intervals))
            yield "Usual interval", f"{usual} (the median of {between:,})"
        silences = rank_silences(self._dates, shortest=1, grain=self._grain)
        if silences:
            yield "Longest silence", self._tell_silence(silences[0])
        yield from self._draw_years()

    def _tell(self, event: Event) -> str:
        date = format_when(event.date, dash=self._glyphs.dash)
        return f"{date}: {event.title}"

    def _tell_silence(self, silence: Silence) -> str:
        length = _format_interval(silence)
        if not length.endswith(("day", "days")):
            length += f" ({silence.days:,} days)"
        first = format_day(self._dates[silence.before].e2)
        return f"{length}, {first} to {format_day(self._dates[silence.after].b1)}"

    def _draw_years(self) -> Iterator[tuple[str, str]]:
        """Yield the contacts of each year, or of longer times if there are many."""
        counts = self._find_unit()
        if counts is None or counts.span is None:
            return
        unit = counts.unit
        first, last = counts.span
        found = Counter(counts.numbers)
        weights = [found[number] for number in range(first, last + 1)]
        spark = draw_sparkline(weights, self._glyphs).replace(" ", self._glyphs.dot)
        ends = [_name_year(number, unit) for number in (first, last)]
        text = f"{ends[0]} {spark} {ends[1]}" if first != last else f"{ends[0]} {spark}"
        if counts.vague:
            text += f", {len(counts.vague):,} known to no {unit}"
        yield f"Each {unit}", text

    def _find_unit(self) -> Counts | None:
        """Return the contacts by the finest unit that has room; None if none has."""
        room = min(self._sheet.width - _LABEL_WIDTH - _ENDS, _SPARK_MOST)
        for unit in _UNITS:
            counts = count_dates(self._dates, unit)
            if counts.span is not None and counts.span[1] - counts.span[0] < room:
                return counts
        return None

    def _make_row(self, match: Match) -> Sequence[str]:
        event = match.event
        date = format_when(event.date, dash=self._glyphs.dash)
        mark = "?" if match.fit is Fit.POSSIBLE else ""
        found = self._since.get(id(event))
        kind = [event.kind, describe_status(event, self._sheet.selection.as_of)]
        return (
            _format_interval(found) if found is not None else "",
            f"{mark}{self._glyphs.pick(event)} {date}",
            event.title,
            ", ".join(word for word in kind if word),
            self._sheet.naming.place(event),
        )


def _name_year(number: int, unit: str) -> str:
    return format_year_name(calendar_date(span_bucket(number, unit).first)[0])


def _format_interval(interval: Silence) -> str:
    if not interval.days:
        return "same time"
    days = _name_days(interval.days)
    return days if interval.certain else f"up to {days}"


def _name_days(days: int) -> str:
    return "1 day" if days == 1 else format_days(days)
