"""YAML: a selection as a chronology. docs/yaml.md describes what is in it.

What is written is read back as the same: names, dates and texts stand as typed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from timeline.dates import Fit, Relative, When, parse_date
from timeline.dates.errors import DateError
from timeline.exports.excerpt import Excerpt, make_excerpt
from timeline.exports.options import ExportOptions
from timeline.model import (
    PLACED,
    Account,
    Actor,
    Chronology,
    Citation,
    Event,
    Member,
    Place,
    Role,
    Source,
    Value,
)
from timeline.query import Selection
from timeline.reading.events import KEYS
from timeline.reading.ids import make_id
from timeline.text import count_of
from timeline.vocabulary import KINDS
from timeline.yamltext import Prose, Tree, format_event, format_pairs, quote_scalar

FORMAT = "1"
"""The version of the format of chronologies that is written."""

_Record = Account | Actor | Citation | Member | Place | Role | Source

_PROSE = frozenset({"summary", "note", "quote"})
# A record that has nothing but this may be a text alone.
_ALONE = {Actor: "name", Citation: "source", Member: "actor", Place: "name"}
_ALONE |= {Role: "office", Source: "title"}
# What a citation that describes its source goes by, in this order.
_CALLED = ("title", "url", "publisher", "author")


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
        entries: Mapping[str, _Record] = getattr(chronology, key)
        if entries:
            yield ""
            yield f"{key}:"
            trees = {name: _make_tree(one) for name, one in entries.items()}
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
    return _add_own(header, chronology.extra)


def _format_event(
    event: Event, gone: tuple[str, ...], year: int | None
) -> Iterator[str]:
    tree = {key: _make_value(key, getattr(event, key)) for key in KEYS}
    for key, own in event.extra.items():
        if key in tree and isinstance(own, Mapping):
            tree[key] = _add_described(getattr(event, key), own)
    if not _needs_id(event, year):
        del tree["id"]
    if event.status == "reported":
        del tree["status"]
    yield from format_event(_add_own(tree, event.extra))
    if gone:
        ids = ", ".join(quote_scalar(other, flow=True) for other in gone)
        yield f"  # see, not in this file: {ids}"


def _add_described(names: Sequence[str], own: Mapping[str, Value]) -> list[Tree]:
    """Return the names of a list, with what is said of some of them."""
    described: list[Tree] = []
    for name in names:
        said = own.get(name)
        if isinstance(said, Mapping):
            rest = {key: _make_own(value) for key, value in said.items()}
            described.append({"name": name, **rest})
        else:
            described.append(name)
    return described


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


def _make_tree(record: _Record) -> Tree:
    """Return a record; the text alone where it has nothing but its name."""
    fields = record._asdict()
    extra = fields.pop("extra")
    if isinstance(record, Citation):
        _leave_out_source(fields)
    tree = _add_own(
        {
            name: _make_value(name, value)
            for name, value in fields.items()
            if name != "id" and name not in PLACED
        },
        extra,
    )
    alone = tree.get(_ALONE.get(type(record), ""))
    return alone if alone is not None and len(tree) == 1 else tree


def _leave_out_source(fields: dict[str, Any]) -> None:
    """Take `source` from a citation that has it from what says of its source."""
    described = [fields[name] for name in _CALLED if fields[name]]
    if fields["source"] in described[:1]:
        del fields["source"]


def _make_value(name: str, value: Any) -> Tree:
    """Return what stands under a key of ours; empty where it is not to be written."""
    match value:
        case None:
            return ""
        case When():
            # The dates of an excerpt are spelled as they are read in it.
            return value.typed or value.edtf
        case str():
            return Prose(value, clipped=True) if value and name in _PROSE else value
        case float():
            return repr(value)
        case Account() | Citation() | Member() | Role():
            return _make_tree(value)
        case _:
            return [_make_value(name, item) for item in value]


def _add_own(tree: Mapping[str, Tree], extra: Mapping[str, Value]) -> dict[str, Tree]:
    """Return what is filled in of a record, then the keys that are the author's own."""
    filled = {key: value for key, value in tree.items() if value}
    return filled | {
        key: _make_own(value) for key, value in extra.items() if key not in filled
    }


def _make_own(value: Value) -> Tree:
    if isinstance(value, str):
        return Prose(value)
    if isinstance(value, Mapping):
        return {key: _make_own(item) for key, item in value.items()}
    return [_make_own(item) for item in value]
