"""What stands around a drawing: title, what of it is shown, legend and sources.

All of it is there or said to be cut: a title that has no room in two lines, a query
and a line of sources end in an ellipsis, and the description has the whole. What is
counted below the title is never cut, since it says what the picture does not show.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.dates import format_when
from timeline.lean import NamedTuple
from timeline.model import Citation
from timeline.names import names_of
from timeline.names.cited import cite
from timeline.names.sources import SourceNames
from timeline.pictures.canvas import KEY_WIDTH, Drawn, Key, Sizes
from timeline.pictures.measure import ELLIPSIS, break_text, cut_text, measure_text
from timeline.pictures.shapes import Box, Face, Ink, Shape, Text, move
from timeline.pictures.words import describe_match
from timeline.query import Selection
from timeline.text import count_of, make_visible
from timeline.views.scope import make_scope

UNTITLED = "Chronology"
# A picture of 1600x900, as much as a square of this side, has the sizes of `_LARGE`;
# one of a quarter of that, and all smaller ones, of `_SMALL`. A flat or a narrow one
# goes by its shorter side.
_LARGE_SIDE = 1200.0
_SHORT_SIDE = 600.0
_LARGE = Sizes(40, 20, 19, 17, 17, 15, 64, 6.5, 1)
_SMALL = Sizes(24, 13.5, 13, 12, 12, 11, 28, 4.7, 0.68)
_MOST_MARGIN = 0.05
# A long title shrinks to this share of its size before it takes a second line.
_LEAST_TITLE = 0.7
_TITLE_LINES = 2
# Where all has no room in so many lines, the query has one, and what is counted as many
# as it needs; the most is what no picture comes to.
_SUBTITLE_LINES = 3
_MOST_LINES = 12
_MOST_SOURCES = 3
_MOST_DESCRIBED = 60
# Between the entries of the legend, in sizes of its letters.
_KEY_GAP = 2.0


def choose_sizes(width: int, height: int) -> Sizes:
    """Return how large things are in a picture of a size."""
    share = (width * height) ** 0.5 / _LARGE_SIDE
    share = min(share, min(width, height) / _SHORT_SIDE)
    if share >= 1:
        sizes = Sizes(*(round(size * share, 1) for size in _LARGE))
    else:
        part = max(2 * share - 1, 0)
        sizes = Sizes(
            *(
                round(small + (large - small) * part, 2)
                for small, large in zip(_SMALL, _LARGE, strict=True)
            )
        )
    return sizes._replace(margin=min(sizes.margin, round(width * _MOST_MARGIN, 1)))


class Frame(NamedTuple):
    """The shapes around a drawing, and the stretch that they leave for it."""

    shapes: tuple[Shape, ...]
    area: Box


class Framing:
    """Makes the frames of one picture; what it says is looked up once."""

    def __init__(
        self, selection: Selection, size: tuple[int, int], *, legend: bool
    ) -> None:
        self.width, self.height = size
        self.sizes = choose_sizes(*size)
        self._legend = legend
        self._selection = selection
        self._scope = make_scope(selection)
        self._sources = describe_sources(selection)
        # A title may be there and show nothing.
        is_blank = not make_visible(self._scope.title).strip()
        self.title = UNTITLED if is_blank else self._scope.title

    def make(self, drawn: Drawn) -> Frame:
        """Return the frame of what is drawn."""
        head = _Writer(self.sizes)
        self._write_head(head, drawn.notes)
        foot = self._draw_foot(drawn.keys)
        margin = self.sizes.margin
        area = Box(margin, head.y, self.width - margin, foot.area.bottom)
        return Frame((*head.shapes, *foot.shapes), area)

    def describe(self, drawn: Drawn) -> str:
        """Return the picture in words, for who cannot see it."""
        parts = [*self._list_head(drawn.notes)]
        if drawn.sentences is not None:
            parts += drawn.sentences
        else:
            parts += self._list_events()
        if self._sources:
            parts.append(self._sources)
        return " ".join(f"{part.rstrip('.')}." for part in parts)

    def _list_events(self) -> Iterator[str]:
        matches = self._selection.matches
        yield from map(describe_match, matches[:_MOST_DESCRIBED])
        if len(matches) > _MOST_DESCRIBED:
            yield f"And {count_of(len(matches) - _MOST_DESCRIBED, 'more event')}"

    def _list_head(self, notes: Sequence[str]) -> Iterator[str]:
        if self._scope.query:
            yield self._scope.query
        yield from self._scope.list_sentences()
        yield from notes

    def _write_head(self, writer: "_Writer", notes: Sequence[str]) -> None:
        sizes = self.sizes
        size, lines = self._fit_title()
        for number, line in enumerate(lines):
            first = sizes.margin * 0.78 + size * 0.62
            writer.y = writer.y + size * 1.15 if number else first
            writer.write(line, size, Ink.INK, Face.SERIF)
        for number, line in enumerate(self._break_subtitle(notes)):
            writer.y += sizes.subtitle * (1.3 if number else 1.65)
            writer.write(line, sizes.subtitle, Ink.SOFT)
        writer.y += sizes.subtitle * 1.1

    def _break_subtitle(self, notes: Sequence[str]) -> tuple[str, ...]:
        size, room = self.sizes.subtitle, self.width - 2 * self.sizes.margin
        parts = tuple(self._list_head(notes))
        lines = break_text("; ".join(parts), size, room, _SUBTITLE_LINES)
        if not lines or not lines[-1].endswith(ELLIPSIS):
            return lines
        query = parts[:1] if self._scope.query else ()
        counted = "; ".join(parts[len(query) :])
        return (
            *(cut_text(f"{one};", size, room) for one in query),
            *break_text(counted, size, room, _MOST_LINES),
        )

    def _fit_title(self) -> tuple[float, tuple[str, ...]]:
        """Return the size and the lines of the title."""
        largest = self.sizes.title
        room = self.width - 2 * self.sizes.margin
        width = measure_text(self.title, largest, Face.SERIF)
        if width * _LEAST_TITLE <= room:
            size = min(largest, largest * room / width) if width else largest
            # Rounded down, so that it stays within.
            return int(size * 10) / 10, (" ".join(self.title.split()),)
        size = largest * _LEAST_TITLE
        return size, break_text(self.title, size, room, _TITLE_LINES, Face.SERIF)

    def _draw_foot(self, keys: Sequence[Key]) -> Frame:
        """Return the legend and the sources, from the bottom upwards."""
        sizes = self.sizes
        size, margin = sizes.foot, sizes.margin
        y = self.height - margin * 0.62
        shapes: list[Shape] = []
        if self._sources:
            line = cut_text(self._sources, size, self.width - 2 * margin)
            shapes.append(Text(margin, y, line, size, Ink.SOFT))
            y -= size * 1.75
        if self._legend and keys:
            rows = lay_keys(keys, sizes, self.width - 2 * margin)
            for row in reversed(rows):
                for key, x in row:
                    glyph = x + KEY_WIDTH * sizes.mark
                    shapes += [
                        move(one, margin + glyph, y - size * 0.33) for one in key.shapes
                    ]
                    at = margin + x + _measure_glyph(sizes)
                    shapes.append(Text(at, y, key.label, size, Ink.SOFT))
                y -= size * 1.75
        if shapes:
            y -= size * 0.1
        return Frame(tuple(shapes), Box(margin, 0, self.width - margin, y))


class _Writer:
    """Writes lines below each other."""

    def __init__(self, sizes: Sizes) -> None:
        self.shapes: list[Shape] = []
        self.y = 0.0
        self._x = sizes.margin

    def write(self, line: str, size: float, ink: Ink, face: Face = Face.SANS) -> None:
        self.shapes.append(Text(self._x, self.y, line, size, ink, face))


def _measure_glyph(sizes: Sizes) -> float:
    return 2 * KEY_WIDTH * sizes.mark + sizes.foot * 0.4


def lay_keys(
    keys: Sequence[Key], sizes: Sizes, room: float
) -> tuple[tuple[tuple[Key, float], ...], ...]:
    """Return the rows of a legend: keys, cut to the room, with where each begins."""
    rows: list[list[tuple[Key, float]]] = [[]]
    x = 0.0
    for key in keys:
        beside = _measure_glyph(sizes)
        label = cut_text(key.label, sizes.foot, room - beside)
        width = beside + measure_text(label, sizes.foot)
        if rows[-1] and x + width > room:
            rows.append([])
            x = 0.0
        rows[-1].append((key._replace(label=label), x))
        x += width + _KEY_GAP * sizes.foot
    return tuple(map(tuple, rows))


def describe_sources(selection: Selection) -> str:
    """Return the sources most used, and how many more there are; may be empty."""
    sources = names_of(selection.chronology).sources
    used: Counter[str] = Counter()
    for event in selection.events:
        used.update(sources.list_sources(event))
    if not used:
        return ""
    # Of those used alike, the one that is met first.
    best = [identity for identity, _ in used.most_common(_MOST_SOURCES)]
    named = "; ".join(_name_source(sources, identity) for identity in best)
    more = len(used) - len(best)
    word = "Source" if len(used) == 1 else "Sources"
    return f"{word}: {named}{f' and {more:,} more' if more else ''}"


def _name_source(sources: SourceNames, identity: str) -> str:
    """Return `James Sherr, Comment on hard diplomacy, Chatham House, 2013`."""
    cited = cite(Citation(identity), sources)
    title = cited.title or sources.display(identity)
    parts = [cited.author, title]
    if not (title.startswith(cited.publisher) or cited.publisher.startswith(title)):
        parts.append(cited.publisher)
    if cited.date is not None and not cited.date.is_undated:
        parts.append(format_when(cited.date))
    return ", ".join(filter(None, parts))
