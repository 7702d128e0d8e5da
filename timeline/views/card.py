"""One event on one screen: what is known of it, and what is around it.

    ● Fri 10 May 2013 · visit
    Cameron flies to Sochi to restate that Assad must go

    actors      David Cameron, British Prime Minister; Vladimir Putin, ...
    place       Sochi, Russia
    ...
    before      May 2013: Kerry, on his first Kremlin visit as Secretary of State ...
    after       14 May 2013 (4 days): FSB arrests the American diplomat Ryan Fogle

Several events are a card each. Neighbours in time, events of the same actors within
seven days, and those that name this one under `see`, come from the whole chronology;
what filters leave out is marked `not selected`, unless these ask for ids alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from timeline.analysis import Number, format_days, is_fine
from timeline.analysis.nearby import DAYS, Nearby, list_around
from timeline.analysis.sides import Parties
from timeline.dates import WEEKDAY_NAMES, Fit, Shape, When, format_when, weekday
from timeline.model import Event, EventStore
from timeline.names import names_of
from timeline.names.standing import find_having
from timeline.query import Match, list_terms
from timeline.rendering import Line, Span, draw_labelled, wrap_spans
from timeline.views.details import (
    describe_status,
    draw_details,
    draw_reasons,
    style_kind,
)
from timeline.views.frame import draw_legend, draw_notes
from timeline.views.numbers import list_heading
from timeline.views.options import CardOptions
from timeline.views.sheet import Sheet
from timeline.views.undated import turn_round

_LABEL_WIDTH = 12
# Prose is hard to read in longer lines.
_WIDEST = 100
_LISTED = 5
_LISTED_FULL = 20
_NEIGHBOURS = 3
"""Events before and after that `full` shows; else one of each."""


def list_numbers(sheet: Sheet[CardOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading."""
    yield from list_heading(sheet)


def draw(sheet: Sheet[CardOptions]) -> Iterator[Line]:
    """Yield a card for each event, in order."""
    yield from _Drawing(sheet).lines()


class _Drawing:
    def __init__(self, sheet: Sheet[CardOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        self._width = min(sheet.width, _WIDEST)
        self._names = names_of(sheet.chronology).actors
        asked = {term.field for term in list_terms(sheet.selection.question.query)}
        self._inside = (
            {event.id for event in sheet.selection.events} if asked - {"id"} else None
        )
        # The first of a name counts.
        places = tuple(sheet.chronology.places.values())
        self._places = {place.name: place for place in places[::-1]}
        chronology, drawn = sheet.chronology, [one.event for one in self._matches]
        self._seen_by: dict[str, list[Event]] = {}
        for event in find_having(chronology, ("see",), {one.id for one in drawn}):
            for other in dict.fromkeys(event.see):
                self._seen_by.setdefault(other, []).append(event)
        parties = Parties(self._names)
        around = list_around(chronology, drawn)
        told: Iterable[Event] = around
        if len(chronology.by_id) < len(chronology.events):
            # Of two events of one id the last counts, wherever it stands.
            told = (chronology.by_id[one.id] for one in around)
        self._near = Nearby(around, [parties.list_parties(one) for one in told])

    @cached_property
    def _find_place(self) -> Callable[[str], int]:
        """Return what gives the place of an event in the order, by its id."""
        events = self._sheet.chronology.events
        if isinstance(events, EventStore):
            return events.find_place
        places = {event.id: index for index, event in enumerate(events)}
        return places.__getitem__

    @cached_property
    def _matches(self) -> Sequence[Match]:
        """Return what is drawn, in the order in which it is."""
        matches = self._sheet.matches
        if self._options.reverse:
            matches = turn_round(matches)
        return matches[: self._options.limit]

    def lines(self) -> Iterator[Line]:
        """Yield all cards, a rule between two."""
        yield from draw_notes(self._sheet)
        used: set[str] = set()
        for index, match in enumerate(self._matches):
            if index:
                yield ()
                yield (Span(self._glyphs.rule * self._width, "rail"),)
            used.add(self._glyphs.pick(match.event))
            if match.fit is Fit.POSSIBLE:
                used.add("?")
            yield from self._draw_card(match)
        yield from draw_legend(self._sheet, used)

    def _draw_card(self, match: Match) -> Iterator[Line]:
        event = match.event
        yield from self._draw_head(match)
        title = [Span(event.title, "title")]
        yield from wrap_spans(title, self._width)
        yield from draw_reasons(match, self._sheet, self._width)
        yield ()
        for paragraph in event.summary.splitlines():
            yield from wrap_spans([Span(paragraph)], self._width)
        yield from self._draw_entries(self._list_parties(event))
        # The summary stands above already.
        yield from draw_details(replace(event, summary=""), self._sheet, self._width)
        around = list(self._list_around(event))
        if around:
            yield ()
            yield from self._draw_entries(around)

    def _draw_head(self, match: Match) -> Iterator[Line]:
        event = match.event
        date = format_when(event.date, dash=self._glyphs.dash)
        if event.date.shape is Shape.SINGLE and event.date.b1 == event.date.e2:
            date = f"{WEEKDAY_NAMES[weekday(event.date.b1)][:3]} {date}"
        spans = [Span("? ", "possible")] if match.fit is Fit.POSSIBLE else []
        spans += [Span(f"{self._glyphs.pick(event)} ", "date"), Span(date, "date")]
        status = describe_status(event, self._sheet.selection.as_of)
        why = f"possible: {match.why}" if match.why else ""
        for text, style in (
            (event.kind, style_kind(event.kind)),
            (status, "status"),
            (why, "possible"),
        ):
            if text:
                spans += [Span(f" {self._glyphs.dot} ", "quiet"), Span(text, style)]
        yield from wrap_spans(spans, self._width)

    def _draw_entries(
        self, entries: Iterable[tuple[str, Sequence[Span]]]
    ) -> Iterator[Line]:
        for label, spans in entries:
            yield from draw_labelled(
                label, spans, self._width, label_width=_LABEL_WIDTH
            )

    def _list_parties(self, event: Event) -> Iterator[tuple[str, Sequence[Span]]]:
        """Yield who took part, each with the office held, and where."""
        for label, names in (("actors", event.actors), ("to", event.to)):
            titled = []
            for typed in names:
                office = self._sheet.naming.office(typed, event)
                name = self._sheet.naming.actor(typed)
                titled.append(f"{name}, {office}" if office else name)
            if titled:
                yield label, [Span("; ".join(titled))]
        if event.place:
            yield "place", [Span(self._describe_place(event))]

    def _describe_place(self, event: Event) -> str:
        name = self._sheet.naming.place(event)
        place = self._places.get(name)
        if place is None:
            return name
        text = ", ".join(part for part in (name, place.country) if part)
        if place.at is not None:
            text += f" ({place.at[0]:g}, {place.at[1]:g})"
        return text

    def _list_around(self, event: Event) -> Iterator[tuple[str, Sequence[Span]]]:
        """Yield what refers to an event, what is next to it, and who met again."""
        for other in self._seen_by.get(event.id, ()):
            yield "seen by", self._tell(other)
        events = self._sheet.chronology.events
        position = self._find_place(event.id)
        count = _NEIGHBOURS if self._options.full else 1
        if not event.date.is_undated:
            for other in reversed(events[max(position - count, 0) : position]):
                yield "before", self._tell(other, _count_days(other.date, event.date))
            for other in events[position + 1 : position + 1 + count]:
                # All that is undated stands behind all that has a date.
                if not other.date.is_undated:
                    days = _count_days(event.date, other.date)
                    yield "after", self._tell(other, days)
        yield from self._list_near(event)

    def _list_near(self, event: Event) -> Iterator[tuple[str, Sequence[Span]]]:
        most = _LISTED_FULL if self._options.full else _LISTED
        near = self._near.find(event, most)
        for other, shared in near.listed:
            names = ", ".join(self._names.name_of(one) for one in shared)
            if self._is_outside(other):
                names += "; not selected"
            label = f"in {DAYS} days{'' if is_fine(event.date) else '?'}"
            yield label, [*self._tell_title(other), Span(f" ({names})", "quiet")]
        if near.total > most:
            yield "", [Span(f"and {near.total - most:,} more", "quiet")]

    def _is_outside(self, event: Event) -> bool:
        return self._inside is not None and event.id not in self._inside

    def _tell(self, event: Event, days: str = "") -> list[Span]:
        spans = self._tell_title(event, days)
        if self._is_outside(event):
            spans.append(Span(" (not selected)", "quiet"))
        return spans

    def _tell_title(self, event: Event, days: str = "") -> list[Span]:
        date = format_when(event.date, dash=self._glyphs.dash)
        spans = [Span(date, "date")]
        if days:
            spans.append(Span(f" ({days})", "quiet"))
        return [*spans, Span(": "), Span(event.title)]


def _count_days(before: When, after: When) -> str:
    """Return how long after the one the other began, where both are known so well."""
    if not (is_fine(before) and is_fine(after)):
        return ""
    days = after.b1 - before.e2
    if days <= 0:
        return "same day" if before.span == after.span else ""
    return "1 day" if days == 1 else format_days(days)
