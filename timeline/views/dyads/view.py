"""Actors against actors: how often two took part in one event, and when last.

    United States
    ▓12 Dec91  Soviet Union
    ░ 3 Nov90  ░ 2 Nov90  NATO

A triangle, like the distances in a road atlas: read from one name to the left and from
the other down. Those with most in common stand together (`timeline.analysis.pairs`).
Where it has no room for four, the pairs stand in a list; `full` adds the list below.
What has no room is counted; where thousands took part in one event, at least in part.

Actors stand for themselves. With `lanes` set to "state", or with the query's
`members`, each stands for the state that it certainly acted for on the event's date,
by office or `of`, where there is one. What was cancelled or denied is not counted.
With `lanes` set to another facet, such as "tag", its values stand in the place of
actors.

Two `with` filters ask for the history of one pair: `timeline.views.dyads.contacts`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.analysis import UNDATED, Number, took_place
from timeline.analysis.pairing import Pairing, ask_dropped, ask_held
from timeline.analysis.pairs import (
    SHADES,
    Pair,
    count_fitting,
    count_pairs,
    find_meetings,
    find_pairs,
    find_shade,
    limit_shade,
    make_pair,
    order_blocs,
    rank_pairs,
)
from timeline.analysis.sides import Parties
from timeline.dates import When
from timeline.names import names_of
from timeline.query import all_of
from timeline.query.taking_part import find_sides
from timeline.rendering import Line, Span, cut_cells, measure_cells, pad_cells
from timeline.rendering.columns import Column, draw_columns
from timeline.text import count_of
from timeline.views.dyads.contacts import draw_contacts, list_contacts
from timeline.views.dyads.variants import draw_variants
from timeline.views.frame import draw_heading, draw_meanings
from timeline.views.numbers import draw_numbers, list_heading
from timeline.views.options import DyadsOptions
from timeline.views.sections import count_rows, draw_note, set_apart
from timeline.views.sheet import Sheet
from timeline.views.shortdates import allow_short, find_last, list_signs, name_month
from timeline.views.undated import name_undated

# The least room for a name at the end of its row.
_NAME_ROOM = 12
_LEAST_ACTORS = 4
_SPACE = 1
# The facets that are about who took part.
_WHO = ("actor", "name", "state")
# From here on a list has room for the first date as well.
_WIDE = 60
_LISTED = 20
# A triangle of more names is read by nobody; its order takes the cube of their number.
_MOST_ACTORS = 100
# The heading, blank lines, the legend and what is said below.
_ROWS_AROUND = 9
_SHADE_STYLES = ("", "", "mark", "mark")
_COLUMNS = (
    Column("Pair", "strong"),
    Column("Events", right=True),
    Column("First", "date"),
    Column("Last", "date"),
)


def draw(sheet: Sheet[DyadsOptions]) -> Iterator[Line]:
    """Yield the triangle or list of all pairs, or the history of one."""
    if len(find_sides(sheet.selection.condition)) == 2:
        yield from draw_contacts(sheet)
        return
    yield from draw_heading(sheet)
    if sheet.matches:
        drawing = _Drawing(sheet)
        yield from drawing.lines()
        yield from draw_numbers(drawing.numbers(), sheet)


def list_numbers(sheet: Sheet[DyadsOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading, of the pairs drawn, and of the notes below."""
    if len(find_sides(sheet.selection.condition)) == 2:
        yield from list_contacts(sheet)
    else:
        yield from _Drawing(sheet).numbers()


class _Drawing:
    def __init__(self, sheet: Sheet[DyadsOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        self._counting = sheet.counting
        held = [one for one in sheet.matches if took_place(one.event)]
        self._dropped = [one for one in sheet.matches if not took_place(one.event)]
        self._undated = [one for one in held if one.event.date.is_undated]
        self._matches = held
        self._events = [match.event for match in held]
        names = names_of(sheet.chronology)
        self._facet = names.facets[sheet.options.lanes]
        self._noun = self._facet.noun
        values_of = self._facet.values_of
        self._is_of_actors = sheet.options.lanes in _WHO
        by_state = sheet.options.lanes == "state"
        by_state = by_state or sheet.selection.question.flags.members
        if self._is_of_actors:
            self._noun = "actor"
            values_of = Parties(names.actors, by_state=by_state).list_parties
        self._meetings = find_meetings(list(map(values_of, self._events)))
        self._actors = tuple(self._meetings.events)
        narrowed = self._counting.narrow(held, ask_held(self._dropped))
        self._pairing = Pairing(
            narrowed,
            self._facet,
            of_actors=self._is_of_actors,
            by_state=by_state,
        )
        self._numbers: dict[Pair, Number] = {}
        first = rank_pairs(self._meetings, 1)
        self._most = max((len(found) for _, found in first), default=0)
        self._shown, self._cells = self._fit()

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed."""
        yield from list_heading(self._sheet)
        listed = list(self._cells)
        if self._options.full or not self._shown:
            rows = None if self._shown else count_rows(self._options, _LISTED)
            listed += [pair for pair, *_ in self._list_pairs(rows)]
        for pair in dict.fromkeys(listed):
            yield self._count(pair)
        find = self._counting.find
        if self._meetings.alone:
            alone = [self._matches[index] for index in self._meetings.alone]
            yield find("fewer than two", alone)
        if self._dropped:
            yield find("cancelled or denied", self._dropped, ask_dropped(self._dropped))
        if self._undated:
            held = ask_held(self._dropped)
            yield find("undated", self._undated, UNDATED, all_of(held, UNDATED))

    def _count(self, pair: Pair) -> Number:
        """Return in how many events two took part, as themselves and no one else."""
        number = self._numbers.get(pair)
        if number is None:
            found = self._meetings.find_joint(*pair)
            joint = [self._matches[index] for index in found]
            label = self._name_pair(pair)
            number = self._numbers[pair] = self._pairing.count(label, pair, joint)
        return number

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the heading."""
        actors, cells = self._shown, self._cells
        if actors:
            yield ()
            yield from self._draw_triangle(actors, cells)
            if self._options.full:
                yield from set_apart(self._draw_list(None))
        elif self._actors:
            yield from set_apart(self._draw_list(count_rows(self._options, _LISTED)))
        notes = list(self._list_notes(actors, len(cells)))
        if notes:
            yield ()
        for note in notes:
            yield from draw_note(note, self._sheet.width)
        if self._is_of_actors:
            yield from draw_variants(self._sheet)

    def _fit(self) -> tuple[tuple[str, ...], Mapping[Pair, str]]:
        """Return the actors of the triangle in their order, and all fields.

        Nobody where there is no room. Months are as ISO 8601 writes them, unless a
        shorter form makes room for more.
        """
        wanted = min(len(self._actors[: self._options.limit]), _MOST_ACTORS)
        if self._sheet.height is not None:
            most = max(self._sheet.height - _ROWS_AROUND, _LEAST_ACTORS)
            wanted = min(wanted, most)
        # The widest field of those that may be drawn is the one that must fit.
        pairs = {
            pair: found
            for pair, found in find_pairs(self._actors[:wanted], self._meetings).items()
            if self._count(pair).events
        }
        last = {pair: self._find_last(found) for pair, found in pairs.items()}
        best: tuple[int, dict[Pair, str]] = 0, {}
        shorter = (False, True) if allow_short(last.values()) else (False,)
        for short in shorter:
            cells = {
                pair: self._write(self._count(pair), date, short=short)
                for pair, date in last.items()
            }
            width = max(map(measure_cells, cells.values()), default=0) + _SPACE
            room = count_fitting(self._sheet.width, width, _NAME_ROOM)
            if min(room, wanted) > best[0]:
                best = min(room, wanted), cells
        count, cells = best
        if count < min(_LEAST_ACTORS, wanted):
            return (), {}
        shown = set(self._actors[:count])
        drawn = {pair: cell for pair, cell in cells.items() if shown.issuperset(pair)}
        return order_blocs(self._actors[:count], self._meetings), drawn

    def _list_dates(self, indexes: Iterable[int]) -> list[When]:
        return [self._events[index].date for index in indexes]

    def _find_last(self, indexes: Iterable[int]) -> When:
        return max(self._list_dates(indexes), key=find_last)

    def _write(self, number: Number, last: When, *, short: bool) -> str:
        shade = self._glyphs.densities[self._pick_shade(number)]
        digits = len(f"{self._most:,}")
        # What is certain stands below what is certain.
        space = " " * (digits - len(f"{number.certain:,}"))
        return f"{shade}{space}{number} {name_month(last, short=short)}"

    def _pick_shade(self, number: Number) -> int:
        # By state, more may have met than are certain to be one state's.
        return find_shade(min(number.events, self._most), self._most)

    def _draw_triangle(
        self, actors: tuple[str, ...], cells: Mapping[Pair, str]
    ) -> Iterator[Line]:
        width = max(map(measure_cells, cells.values()), default=0) + _SPACE
        for row, one in enumerate(actors):
            fields = [self._draw_field(one, two, cells, width) for two in actors[:row]]
            room = self._sheet.width - width * row
            name = cut_cells(self._name(one), room, self._glyphs.ellipsis)
            yield *fields, Span(name, "strong")
        counts = [self._count(pair).events for pair in cells]
        signs = list_signs(cells.values())
        meanings = [*self._list_shades(counts), *signs]
        yield from draw_meanings(meanings, self._sheet.width)

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
        shade = self._pick_shade(self._count(pair))
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

    def _list_pairs(
        self, most: int | None
    ) -> Iterator[tuple[Pair, Number, Sequence[int]]]:
        """Yield pairs with their events, those with most of them first."""
        for pair, found in rank_pairs(self._meetings, most):
            number = self._count(pair)
            if number.events:
                yield pair, number, found

    def _name_pair(self, pair: Pair) -> str:
        rank = {actor: number for number, actor in enumerate(self._actors)}
        one, two = sorted(pair, key=rank.__getitem__)
        return f"{self._name(one)} {self._glyphs.dash} {self._name(two)}"

    def _draw_list(self, most: int | None) -> Iterator[Line]:
        rows = []
        for _, number, found in self._list_pairs(most):
            first = min(self._list_dates(found), key=lambda date: date.b2)
            rows.append(
                (
                    number.label,
                    str(number),
                    name_month(first) if self._sheet.width >= _WIDE else "",
                    name_month(self._find_last(found)),
                )
            )
        yield from draw_columns(_COLUMNS, rows, self._sheet.width, self._glyphs)
        more = self._count_more(len(rows)) if most is not None else ""
        if more:
            yield (Span(f"and {more}", "quiet"),)
        signs = list_signs(f"{first}{last}" for *_, first, last in rows)
        yield from draw_meanings(signs, self._sheet.width)

    def _count_more(self, drawn: int) -> str:
        """Return in words how many pairs there are besides; empty for none."""
        number, is_least = count_pairs(self._meetings)
        more = max(number - drawn, 0)
        if is_least:
            return f"at least {count_of(more, 'more pair')}"
        return count_of(more, "more pair") if more else ""

    def _list_notes(self, shown: tuple[str, ...], drawn: int) -> Iterator[str]:
        """Yield what stands in no field; `drawn` pairs do."""
        if not self._actors:
            if self._is_of_actors:
                yield "No two actors took part in one event."
            else:
                yield f"No event has more than one {self._noun}."
        more = len(self._actors) - len(shown)
        if shown and more:
            pairs = self._count_more(drawn)
            others = count_of(more, f"more {self._noun}")
            yield f"{others} and {pairs} have no room here."
        alone = len(self._meetings.alone)
        if alone:
            verb = "has" if alone == 1 else "have"
            two = "two who took part" if self._is_of_actors else "two of them"
            yield f"{count_of(alone, 'event')} {verb} fewer than {two}."
        if self._dropped:
            verb = "was" if len(self._dropped) == 1 else "were"
            dropped = count_of(len(self._dropped), "event")
            yield f"{dropped} {verb} cancelled or denied, and not counted."
        if self._undated:
            verb = "is" if len(self._undated) == 1 else "are"
            undated = name_undated(len(self._undated))
            yield f"{undated} {verb} counted, and the last of nothing that is dated."

    def _name(self, identity: str) -> str:
        return self._facet.show(identity)
