"""Actors against actors: how often two took part in one event, and when last.

    United States
    ▓12 Dec91  Soviet Union
    ░ 3 Nov90  ░ 2 Nov90  NATO

A triangle, like the distances in a road atlas: read from one name to the left and from
the other down. Those with most in common stand together (`timeline.layout.pairs`).
Where it has no room for four, the pairs stand in a list; `full` adds the list below.

Actors stand for themselves. With `lanes` set to "state", or with the query's
`members`, each stands for the state that it certainly acted for on the event's date,
by office or `of`, where there is one. What was cancelled or denied is not counted.
With `lanes` set to another facet, such as "tag", its values stand in the place of
actors.

Two `with` filters ask for the history of one pair: `timeline.views.contacts`.
"""

from collections.abc import Iterator, Mapping

from timeline.layout.pairs import (
    SHADES,
    Pair,
    count_fitting,
    find_meetings,
    find_shade,
    limit_shade,
    make_pair,
    order_blocs,
)
from timeline.layout.silences import took_place
from timeline.names import names_of
from timeline.query import Selection
from timeline.query.parties import Parties
from timeline.query.taking_part import find_sides
from timeline.text import count_of
from timeline.views.columns import Column, draw_columns
from timeline.views.contacts import draw_contacts
from timeline.views.lines import Line, Span, cut_cells, measure_cells, pad_cells
from timeline.views.options import ViewOptions
from timeline.views.sections import count_rows, draw_note, set_apart
from timeline.views.shortdates import allow_short, find_last, list_signs, name_month
from timeline.views.timeline import draw_heading, draw_meanings

# The least room for a name at the end of its row.
_NAME_ROOM = 12
_LEAST_ACTORS = 4
_SPACE = 1
# The facets that are about who took part.
_WHO = ("actor", "name", "state")
# From here on a list has room for the first date as well.
_WIDE = 60
_LISTED = 20
# The heading, blank lines, the legend and what is said below.
_ROWS_AROUND = 9
_SHADE_STYLES = ("", "", "mark", "mark")
_COLUMNS = (
    Column("Pair", "strong"),
    Column("Events", right=True),
    Column("First", "date"),
    Column("Last", "date"),
)


def draw(selection: Selection, options: ViewOptions) -> Iterator[Line]:
    """Yield the triangle or list of all pairs, or the history of one."""
    if len(find_sides(selection.condition)) == 2:
        yield from draw_contacts(selection, options)
        return
    yield from draw_heading(selection, options)
    if selection.matches:
        yield from _Drawing(selection, options).lines()


class _Drawing:
    def __init__(self, selection: Selection, options: ViewOptions) -> None:
        self._options = options
        self._glyphs = options.glyphs
        events = [event for event in selection.events if took_place(event)]
        self._dropped = len(selection.matches) - len(events)
        names = names_of(selection.chronology)
        self._facet = names.facets[options.lanes]
        self._noun = self._facet.noun
        values_of = self._facet.values_of
        self._is_of_actors = options.lanes in _WHO
        if self._is_of_actors:
            self._noun = "actor"
            collect = options.lanes == "state" or selection.question.flags.members
            values_of = Parties(names.actors, by_state=collect).list_parties
        self._meetings = find_meetings(list(map(values_of, events)))
        met = self._meetings.events
        # Python's sort keeps the order of letters among equals.
        self._actors = sorted(sorted(met), key=lambda actor: -len(met[actor]))
        self._dates = {
            pair: [events[index].date for index in found]
            for pair, found in self._meetings.pairs.items()
        }
        self._last = {
            pair: max(dates, key=find_last) for pair, dates in self._dates.items()
        }
        self._most = max(map(len, self._dates.values()), default=0)

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the heading."""
        actors, cells = self._fit()
        if actors:
            yield ()
            yield from self._draw_triangle(actors, cells)
            if self._options.full:
                yield from set_apart(self._draw_list(None))
        elif self._actors:
            yield from set_apart(self._draw_list(count_rows(self._options, _LISTED)))
        notes = list(self._list_notes(actors))
        if notes:
            yield ()
        for note in notes:
            yield from draw_note(note, self._options.width)

    def _fit(self) -> tuple[tuple[str, ...], Mapping[Pair, str]]:
        """Return the actors of the triangle in their order, and all fields.

        Nobody where there is no room. Months are as ISO 8601 writes them, unless a
        shorter form makes room for more.
        """
        wanted = len(self._actors[: self._options.limit])
        if self._options.height is not None:
            most = max(self._options.height - _ROWS_AROUND, _LEAST_ACTORS)
            wanted = min(wanted, most)
        best: tuple[int, dict[Pair, str]] = 0, {}
        shorter = (False, True) if allow_short(self._last.values()) else (False,)
        for short in shorter:
            cells = {pair: self._write(pair, short=short) for pair in self._dates}
            width = max(map(measure_cells, cells.values()), default=0) + _SPACE
            room = count_fitting(self._options.width, width, _NAME_ROOM)
            if min(room, wanted) > best[0]:
                best = min(room, wanted), cells
        count, cells = best
        if count < min(_LEAST_ACTORS, wanted):
            return (), {}
        return order_blocs(self._actors[:count], self._meetings), cells

    def _write(self, pair: Pair, *, short: bool) -> str:
        count = len(self._dates[pair])
        shade = self._glyphs.densities[find_shade(count, self._most)]
        digits = len(f"{self._most:,}")
        return f"{shade}{count:>{digits},} {name_month(self._last[pair], short=short)}"

    def _draw_triangle(
        self, actors: tuple[str, ...], cells: Mapping[Pair, str]
    ) -> Iterator[Line]:
        pairs = [
            make_pair(one, two)
            for row, one in enumerate(actors)
            for two in actors[:row]
        ]
        shown = {pair: cells[pair] for pair in pairs if pair in cells}
        width = max(map(measure_cells, shown.values()), default=0) + _SPACE
        for row, one in enumerate(actors):
            fields = [self._draw_field(one, two, shown, width) for two in actors[:row]]
            room = self._options.width - width * row
            name = cut_cells(self._name(one), room, self._glyphs.ellipsis)
            yield *fields, Span(name, "strong")
        counts = [len(self._dates[pair]) for pair in shown]
        signs = list_signs(shown.values())
        meanings = [*self._list_shades(counts), *signs]
        yield from draw_meanings(meanings, self._options.width)

    def _draw_field(
        self, one: str, two: str, shown: Mapping[Pair, str], width: int
    ) -> Span:
        pair = make_pair(one, two)
        if pair not in shown:
            # Nothing in common: below the number of the others.
            digits = len(f"{self._most:,}")
            return Span(
                pad_cells(f"{self._glyphs.bullet:>{digits + 1}}", width), "guide"
            )
        shade = find_shade(len(self._dates[pair]), self._most)
        return Span(pad_cells(shown[pair], width), _SHADE_STYLES[shade])

    def _list_shades(self, counts: list[int]) -> Iterator[str]:
        low = 1
        for shade in range(SHADES):
            high = limit_shade(shade, self._most)
            if any(low <= count <= high for count in counts):
                span = f"{low:,}"
                if high > low:
                    span = f"{low:,}{self._glyphs.dash}{high:,}"
                noun = "event" if high == 1 else "events"
                yield f"{self._glyphs.densities[shade]} {span} {noun}"
            low = high + 1

    def _draw_list(self, most: int | None) -> Iterator[Line]:
        rank = {actor: number for number, actor in enumerate(self._actors)}
        ranked = sorted(
            self._dates,
            key=lambda pair: (
                -len(self._dates[pair]),
                sorted(rank[actor] for actor in pair),
            ),
        )
        rows = []
        for pair in ranked[:most]:
            one, two = sorted(pair, key=rank.__getitem__)
            first = min(self._dates[pair], key=lambda date: date.b2)
            names = f"{self._name(one)} {self._glyphs.dash} {self._name(two)}"
            rows.append(
                (
                    names,
                    f"{len(self._dates[pair]):,}",
                    name_month(first) if self._options.width >= _WIDE else "",
                    name_month(self._last[pair]),
                )
            )
        yield from draw_columns(_COLUMNS, rows, self._options.width, self._glyphs)
        if len(ranked) > len(rows):
            more = count_of(len(ranked) - len(rows), "more pair")
            yield (Span(f"and {more}", "quiet"),)
        signs = list_signs(f"{first}{last}" for *_, first, last in rows)
        yield from draw_meanings(signs, self._options.width)

    def _list_notes(self, shown: tuple[str, ...]) -> Iterator[str]:
        """Yield what stands in no field."""
        if not self._actors:
            if self._is_of_actors:
                yield "No two actors took part in one event."
            else:
                yield f"No event has more than one {self._noun}."
        more = len(self._actors) - len(shown)
        if shown and more:
            hidden = sum(not set(pair) <= set(shown) for pair in self._dates)
            pairs = count_of(hidden, "more pair")
            others = count_of(more, f"more {self._noun}")
            yield f"{others} and {pairs} have no room here."
        alone = len(self._meetings.alone)
        if alone:
            verb = "has" if alone == 1 else "have"
            two = "two who took part" if self._is_of_actors else "two of them"
            yield f"{count_of(alone, 'event')} {verb} fewer than {two}."
        if self._dropped:
            verb = "was" if self._dropped == 1 else "were"
            dropped = count_of(self._dropped, "event")
            yield f"{dropped} {verb} cancelled or denied, and not counted."

    def _name(self, identity: str) -> str:
        return self._facet.show(identity)
