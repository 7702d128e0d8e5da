"""The history of two actors: their contacts, and how long they had none.

    First contact    7–8 Jan 1985, Shultz and Gromyko agree to new talks
    Last contact     25 Dec 1991, Gorbachev resigns
    Usual interval   23 days (median of 50)
    Longest silence  up to 8 months (254 days), 1986-03-03 to 1986-11-12

Below stands each contact with the interval since the one before, in the order of time.
Intervals are those of `timeline.analysis.silences`, but that what may last for over a
month counts at its beginning alone, and stands apart as going on meanwhile. What was
cancelled or denied is listed, but is no contact; of what is of another kind it is said
how many there are.
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
)
from timeline.analysis.contacts import find_contacts, is_long, shorten
from timeline.dates import (
    PAST,
    Fit,
    calendar_date,
    format_day,
    format_when,
    format_year_name,
)
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
from timeline.views.dyads.met import describe_contacts
from timeline.views.frame import draw_heading, draw_legend
from timeline.views.numbers import draw_numbers, list_heading
from timeline.views.options import DyadsOptions
from timeline.views.sections import draw_item, draw_note, draw_section, set_apart
from timeline.views.sheet import Sheet
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


def draw_history(sheet: Sheet[DyadsOptions]) -> Iterator[Line]:
    """Yield the history of the two whom the selection's `with` filters name."""
    yield from draw_heading(sheet)
    names = name_asked(sheet)
    yield ()
    for piece in wrap_cells(join_words(names, last="and"), sheet.width):
        yield (Span(piece, "period"),)
    if not sheet.matches:
        yield (Span("no contact", "quiet"),)
        return
    drawing = History(sheet)
    yield from drawing.lines()
    yield from draw_numbers(drawing.numbers(), sheet)


def list_history(sheet: Sheet[DyadsOptions]) -> Iterator[Number]:
    """Yield the numbers of events that are printed."""
    yield from History(sheet).numbers()


def name_asked(sheet: Sheet[DyadsOptions]) -> list[str]:
    """Return the two sides, each as the registry calls it."""
    names = names_of(sheet.chronology).actors
    return [
        join_words(names.name_of(target.identity) for target in side.listed)
        for side in find_sides(sheet.selection.condition)
    ]


class History:
    """The contacts of two, in the order of time, and the intervals between them."""

    def __init__(self, sheet: Sheet[DyadsOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        self.contacts = find_contacts(sheet.counting, sheet.options.contacts)
        held = self.contacts.held
        self.held = [match.event for match in held]
        self.long = [match for match in held if is_long(match.event.date)]
        """What goes on beside the silences of the others."""
        # In the order of time, as the events are: a beginning stands where its event
        # does.
        self.dates = [shorten(event.date) for event in self.held]
        self._grain = find_grain(self.dates)
        self.intervals = find_silences(self.dates, grain=self._grain)
        self._since = {id(self.held[found.after]): found for found in self.intervals}

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the names."""
        yield ()
        for label, text in (*self.summarise(), *self._draw_years()):
            spans = [Span(text)]
            yield from draw_labelled(
                label, spans, self._sheet.width, label_width=_LABEL_WIDTH
            )
        matches = self.list_matches()
        if self._options.reverse:
            matches = list(turn_round(tuple(matches)))
        shown = matches[: self._options.limit]
        rows = [self._make_row(match) for match in shown]
        yield from set_apart(
            draw_columns(_COLUMNS, rows, self._sheet.width, self._glyphs)
        )
        if self.long:
            yield from draw_section(
                "Going on meanwhile", self._draw_long(), self._sheet.width
            )
        used = {self._glyphs.pick(match.event) for match in shown}
        if any(match.fit is Fit.POSSIBLE for match in shown):
            used.add("?")
        yield from draw_legend(self._sheet, used)
        yield ()
        note = describe_contacts(self.contacts, self._sheet)
        yield from draw_note(note, self._sheet.width)

    def list_matches(self) -> list[Match]:
        """Return the contacts, with what was cancelled or denied, in order."""
        others = {id(match) for match in self.contacts.others}
        return [one for one in self._sheet.matches if id(one) not in others]

    def name_date(self, match: Match) -> str:
        """Return when a contact was; of what goes on for long only its beginning."""
        date = match.event.date
        text = format_when(shorten(date), dash=self._glyphs.dash)
        return f"from {text}" if is_long(date) and date.b1 > PAST else text

    def numbers(self) -> Iterator[Number]:
        """Yield the numbers of the heading, of the contacts, and of what is none."""
        yield from list_heading(self._sheet)
        counting = self._sheet.counting
        held, asked = self.contacts.held, self.contacts.asked
        yield counting.find("contacts", held, asked)
        yield from self.contacts.list_left_out(counting)
        undated = [one for one in held if one.event.date.is_undated]
        if undated:
            yield counting.find("undated", undated, all_of(asked, UNDATED))
        found = self._find_unit()
        if found is not None and found.vague:
            vague = [held[index] for index in found.vague]
            yield counting.find(f"known to no {found.unit}", vague)

    def summarise(self) -> Iterator[tuple[str, str]]:
        """Yield how many contacts there are, the ends, and the silences, labelled."""
        count = len(self.held)
        dropped = len(self.contacts.dropped)
        text = f"{count:,}"
        if dropped:
            text += f", besides {dropped:,} cancelled or denied"
        undated = sum(date.is_undated for date in self.dates)
        if undated:
            text += f", {undated:,} undated"
        yield "Contacts", text
        if count == undated:
            return
        dated = [place for place in range(count) if not self.dates[place].is_undated]
        yield "First contact", self._tell(dated[0])
        yield "Last contact", self._tell(dated[-1])
        between = sum(found.days > 0 for found in self.intervals)
        if between > 1:
            usual = self._name_bounds(
                find_usual(self.intervals), self._find_usual_most()
            )
            yield "Usual interval", f"{usual} (the median of {between:,})"
        longest = self.find_longest()
        if longest is not None:
            yield "Longest silence", self._tell_silence(longest)

    def find_longest(self) -> Silence | None:
        """Return the longest silence; None where there is none of a day."""
        silences = rank_silences(self.dates, shortest=1, grain=self._grain)
        return silences[0] if silences else None

    def _tell(self, place: int) -> str:
        date = format_when(self.dates[place], dash=self._glyphs.dash)
        return f"{date}: {self.held[place].title}"

    def _find_most(self, interval: Silence) -> int:
        """Return how many days an interval has at most, as its ends are known."""
        before, after = self.dates[interval.before], self.dates[interval.after]
        return max(after.b2 - before.e1, interval.days)

    def _find_usual_most(self) -> int:
        """Return the median of what the intervals are at most."""
        days = sorted(self._find_most(one) for one in self.intervals if one.days)
        return days[(len(days) - 1) // 2]

    def find_interval(self, event: Event) -> Silence | None:
        """Return the interval before a contact; None for the first and rough ones."""
        return self._since.get(id(event))

    def format_interval(self, interval: Silence) -> str:
        """Return how long an interval is, as far as its ends are known."""
        most = self._find_most(interval)
        if not interval.days:
            return f"up to {_name_days(most)}" if most else "same time"
        if not interval.certain:
            return f"up to {_name_days(most)}"
        return self._name_bounds(interval.days, most)

    def _name_bounds(self, least: int, most: int) -> str:
        """Return days in words: `5 days`, `2 to 5 days`, `27 days to 3 months`."""
        low, high = _name_days(least), _name_days(most)
        if low == high:
            return low
        (number, unit), (_, other) = low.split(" "), high.split(" ")
        alike = unit.removesuffix("s") == other.removesuffix("s")
        return f"{number} to {high}" if alike else f"{low} to {high}"

    def _tell_silence(self, silence: Silence) -> str:
        length = self.format_interval(silence)
        if not length.endswith(("day", "days")):
            length += f" ({silence.days:,} days)"
        before, after = self.dates[silence.before], self.dates[silence.after]
        if self._find_most(silence) == silence.days:
            ends = format_day(silence.since), format_day(after.b1)
        else:
            dash = self._glyphs.dash
            ends = format_when(before, dash=dash), format_when(after, dash=dash)
        return f"{length}, {ends[0]} to {ends[1]}"

    def _draw_long(self) -> Iterator[Line]:
        for match in self.long:
            event = match.event
            date = format_when(event.date, dash=self._glyphs.dash)
            spans = [Span(date, "date"), Span(f": {event.title}", "event")]
            yield from draw_item(spans, self._sheet)

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
            counts = count_dates(self.dates, unit)
            if counts.span is not None and counts.span[1] - counts.span[0] < room:
                return counts
        return None

    def _make_row(self, match: Match) -> Sequence[str]:
        event = match.event
        date = self.name_date(match)
        mark = "?" if match.fit is Fit.POSSIBLE else ""
        found = self.find_interval(event)
        kind = [event.kind, describe_status(event, self._sheet.selection.as_of)]
        return (
            self.format_interval(found) if found is not None else "",
            f"{mark}{self._glyphs.pick(event)} {date}",
            event.title,
            ", ".join(word for word in kind if word),
            self._sheet.naming.place(event),
        )


def _name_year(number: int, unit: str) -> str:
    return format_year_name(calendar_date(span_bucket(number, unit).first)[0])


def _name_days(days: int) -> str:
    return "1 day" if days == 1 else format_days(days)
