"""YAML: a selection as a chronology. docs/yaml.md describes what is in it.

What is written is read back as the same: names, dates and texts stand as typed.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from timeline.dates import Fit, Relative, When, parse_date
from timeline.dates.errors import DateError
from timeline.editing.recordtrees import Record, add_own, make_event_tree, make_tree
from timeline.exports.excerpt import Excerpt, make_excerpt
from timeline.exports.options import ExportOptions
from timeline.model import (
    Chronology,
    Event,
)
from timeline.query import Selection
from timeline.reading.ids import make_id
from timeline.text import count_of
from timeline.vocabulary import KINDS, STATUSES
from timeline.yamltext import Tree, format_event, format_pairs, quote_scalar

FORMAT = "1"
"""The version of the format of chronologies that is written."""


def write(
    selection: Selection, stream: BinaryIO, options: ExportOptions
) -> tuple[str, ...]:
    """Write the selection as a chronology; return what it does not say.

    Its events are streamed.
    """
    excerpt = make_excerpt(selection)
    for line in _format(excerpt):
        stream.write(f"{line}\n".encode())
    return tuple(_list_notices(selection, excerpt))


def _list_notices(selection: Selection, excerpt: Excerpt) -> Iterator[str]:
    total = len(selection.matches)
    possible = sum(match.fit is not Fit.CERTAIN for match in selection.matches)
    if possible:
        match = "match" if possible > 1 else "matches"
        yield (
            f"of {count_of(total, 'event')} {possible:,} {match} only possibly, "
            "which the file does not say"
        )
    if excerpt.settled:
        yield (
            f"{count_of(excerpt.settled, 'date')} named an event that is not in the "
            f"file, and {'stand' if excerpt.settled > 1 else 'stands'} without it"
        )
    links = sum(map(len, excerpt.elsewhere))
    if links:
        became = "lead out of the file, and became comments"
        if links == 1:
            became = "leads out of the file, and became a comment"
        yield f"{count_of(links, 'id')} under `see` {became}"
    left_out = excerpt.queries_left_out
    if left_out:
        queries = count_of(left_out, "saved query", "saved queries")
        yield f"{queries} left out: not to be asked of these events alone"


def _format(excerpt: Excerpt) -> Iterator[str]:
    chronology = excerpt.chronology
    yield from format_pairs(_make_header(chronology))
    for key in ("actors", "sources", "places"):
        entries: Mapping[str, Record] = getattr(chronology, key)
        if entries:
            yield ""
            yield f"{key}:"
            trees = {name: make_tree(one) for name, one in entries.items()}
            yield from format_pairs(trees, indent=2)
    yield ""
    yield "events:" if chronology.events else "events: []"
    separated = False
    for event, gone in zip(chronology.events, excerpt.elsewhere, strict=True):
        if separated:
            yield ""
        separated = True
        yield from _format_event(event, gone, chronology.year)


def _make_header(chronology: Chronology) -> dict[str, Tree]:
    declared = [kind for kind in chronology.kinds if kind not in KINDS]
    queries = {name: saved.text for name, saved in chronology.queries.items()}
    year = f"{chronology.year:04d}" if chronology.year is not None else ""
    header: dict[str, Tree] = {
        "timeline": FORMAT,
        "title": chronology.title,
        "year": year,
        "fields": chronology.fields,
        "kinds": declared,
        "statuses": chronology.statuses,
        "queries": queries,
    }
    return add_own(header, chronology.extra)


def _format_event(
    event: Event, gone: tuple[str, ...], year: int | None
) -> Iterator[str]:
    tree = make_event_tree(event)
    if not _needs_id(event, year):
        del tree["id"]
    if event.status == STATUSES[0]:
        del tree["status"]
    yield from format_event(tree)
    if gone:
        ids = ", ".join(quote_scalar(other, flow=True) for other in gone)
        yield f"  # see, not in this file: {ids}"


def _needs_id(event: Event, year: int | None) -> bool:
    """Tell whether an id was typed, or would not be made again of date and title."""
    if event.locate("id") != event.locate():
        return True
    try:
        found: When | Relative = parse_date(event.date.typed, year=year)
    except DateError:
        found = event.date
    date = None if isinstance(found, Relative) else event.date
    return make_id(event.title, date) != event.id
