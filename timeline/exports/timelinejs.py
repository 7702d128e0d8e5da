"""TimelineJS 3: a slide an event, for the page that it makes of them.

TimelineJS puts texts into its page as HTML, so that each is escaped here. From a group
it takes tags, and puts what is left in as HTML again: a group is escaped twice. Years
before the year 1 count without a year 0 there, so that 44 BC is -44.
"""

from collections.abc import Iterator
from html import escape
from typing import Any, BinaryIO

from timeline.dates import Precision, When, calendar_date, format_when, is_finite
from timeline.dates.elements import BOUNDLESS, Point
from timeline.exports.options import ExportOptions, omit_events
from timeline.exports.telling import Reference, Story, Teller
from timeline.model import Event
from timeline.names import names_of
from timeline.query import Selection
from timeline.text import count_of, dump_json, make_visible
from timeline.views.scope import make_scope

MOST_GROUPS = 6
"""With more of them TimelineJS 3.9 pushes the slides out of their picture."""
_WHOLE = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}
"""How many of year, month and day say a unit that they can say alone."""
_ENDS = {
    **dict.fromkeys((Precision.DECADE, Precision.CENTURY), 1),
    **dict.fromkeys((Precision.SEASON, Precision.QUARTER, Precision.HALF), 2),
}
"""How many of them say where another unit begins and where it ends."""


def write(
    selection: Selection, stream: BinaryIO, options: ExportOptions
) -> tuple[str, ...]:
    """Write the slides, one a line; undated events have none, which is told."""
    dated = [match for match in selection.matches if not match.event.date.is_undated]
    undated = len(selection.matches) - len(dated)
    kinds = _Kinds(selection)
    reason = "as nobody knows their dates"
    gone = (omit_events(undated, len(selection.matches), reason),) if undated else ()
    teller = Teller(selection)
    stream.write(
        f'{{\n  "title": {dump_json(_make_title(selection, gone))},\n'.encode()
    )
    stream.write(b'  "events": [')
    separator = b"\n    "
    for match in dated:
        slide = _make_slide(match.event, teller.tell(match), kinds.group(match.event))
        stream.write(separator + dump_json(slide).encode())
        separator = b",\n    "
    stream.write(b"\n  ]\n}\n" if dated else b"]\n}\n")
    return (*gone, *kinds.list_notices())


class _Kinds:
    """The groups of slides: kinds of events, where they are few enough."""

    def __init__(self, selection: Selection) -> None:
        self._facet = names_of(selection.chronology).facets["kind"]
        found = [
            self._facet.list_shown(event)
            for event in selection.events
            if not event.date.is_undated
        ]
        self._count = len({kinds for kinds in found if kinds})
        # Those without a kind are drawn as a group without a name.
        self._rows = len(set(found))
        self._is_grouped = 1 < self._rows <= MOST_GROUPS

    def group(self, event: Event) -> str:
        """Return the group of an event; empty for none."""
        shown = self._facet.list_shown(event) if self._is_grouped else ()
        return shown[0] if shown else ""

    def list_notices(self) -> Iterator[str]:
        """Yield that there are no groups, if there are none for their number."""
        if self._rows > MOST_GROUPS:
            none = ", and none," if self._rows > self._count else ""
            yield (
                f"slides are in no groups: of {count_of(self._count, 'kind')}{none} "
                f"there is no room for more than {MOST_GROUPS} below them"
            )


def _make_title(selection: Selection, gone: tuple[str, ...]) -> dict[str, Any]:
    """Return the first slide, which has no date."""
    scope = make_scope(selection)
    sentences = [*scope.list_sentences(), *gone]
    headline = scope.title or sentences.pop(0)
    asked = [f"Asked for: {scope.query}"] if scope.query else []
    return {
        "text": {
            "headline": _escape(headline),
            "text": "".join(_make_paragraph(_escape(one)) for one in asked + sentences),
        },
        "autolink": False,
    }


def _make_slide(event: Event, story: Story, group: str) -> dict[str, Any]:
    return {
        "unique_id": event.id,
        **_make_dates(event.date),
        "text": {
            "headline": _escape(event.title),
            "text": "".join(map(_make_paragraph, _list_paragraphs(story))),
        },
        **({"group": escape(_escape(group))} if group else {}),
        # Or it would look for addresses in what is HTML already.
        "autolink": False,
    }


def _make_dates(date: When) -> dict[str, Any]:
    """Return when a slide begins and, if it does, ends, and how that is said.

    What has one end that is known stands there. Where the offsets of both ends differ
    their days stand alone, as a slide has none.
    """
    first, last = _find_ends(date)
    timed = first.offset == last.offset
    made = {"start_date": _make_date(first, first.first, timed=timed)}
    if first != last or first.precision not in _WHOLE:
        made["end_date"] = _make_date(last, last.last, timed=timed)
    return {**made, "display_date": format_when(date)}


def _find_ends(date: When) -> tuple[Point, Point]:
    """Return the first and the last point of a date that are known."""
    points = [point for part in date.parts for point in part if point not in BOUNDLESS]
    if not date.is_one_of:
        return points[0], points[-1]
    # They stand as they were typed, in whatever order.
    first = min(points, key=lambda one: one.first)
    last = max(points, key=lambda one: one.last)
    if not is_finite(date.b1):
        return last, last
    return first, last if is_finite(date.e2) else first


def _make_date(point: Point, day: int, *, timed: bool) -> dict[str, int]:
    year, month, of_month = calendar_date(day)
    units = _WHOLE.get(point.precision) or _ENDS.get(point.precision, 3)
    values = {"year": year if year > 0 else year - 1, "month": month, "day": of_month}
    made = dict(list(values.items())[:units])
    if timed and point.clock is not None:
        minutes, second = divmod(point.clock, 60)
        made |= {"hour": minutes // 60, "minute": minutes % 60}
        made |= {"second": second} if second else {}
    return made


def _list_paragraphs(story: Story) -> Iterator[str]:
    """Yield what is told of an event, as HTML."""
    if story.people:
        yield f"<b>{_escape(story.people)}</b>"
    yield from map(_escape, story.summary)
    yield from map(_escape, story.remarks)
    if story.facts:
        yield _escape(" · ".join(story.facts))
    yield from map(_make_reference, story.references)


def _make_reference(one: Reference) -> str:
    text = _escape(one.text)
    if one.link:
        text = f'<a href="{escape(one.link)}">{text}</a>'
    return (
        f"Source: {text} {_escape(f'“{one.quote}”')}"
        if one.quote
        else f"Source: {text}"
    )


def _make_paragraph(html: str) -> str:
    return f"<p>{html}</p>"


def _escape(text: str) -> str:
    return escape(make_visible(text))
