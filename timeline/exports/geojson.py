"""GeoJSON (RFC 7946): a feature an event, at the coordinates of its place.

What has none is a feature without geometry, as the standard allows (3.2), so that a map
leaves it out and nothing else does. Properties are flat, and in a fixed order. They say
what a map shows, where columns of CSV say what was typed: whom names mean on the date,
the titles of sources, the names of places; docs/maps-and-timelines.md has the list.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from timeline.exports.columns import format_cell
from timeline.exports.options import ExportOptions
from timeline.exports.resolving import (
    list_possible,
    name_day,
    name_own,
    resolve_names,
)
from timeline.model import NOTE, Event
from timeline.names import Names, names_of
from timeline.names.cited import cite
from timeline.query import Match, Selection
from timeline.text import count_of, dump_json, make_link
from timeline.views.scope import make_scope

_SEPARATOR = "; "
"""Stands between the values of a list: programs for maps want flat texts."""


def write(
    selection: Selection, stream: BinaryIO, options: ExportOptions
) -> tuple[str, ...]:
    """Write the selection as one collection, its features streamed."""
    names = names_of(selection.chronology)
    scope = make_scope(selection)
    # Members that the standard does not have are allowed, and ignored (6.1).
    head = {
        "type": "FeatureCollection",
        "title": scope.title,
        "query": scope.query,
        "about": list(scope.list_sentences()),
    }
    own = name_own(selection.chronology.fields, (_PROPERTIES, (NOTE,)))
    stream.write(dump_json(head, indent=2).removesuffix("\n}").encode())
    stream.write(b',\n  "features": [')
    separator = b"\n    "
    placeless = 0
    for match in selection.matches:
        geometry = _find_geometry(match.event, names)
        placeless += geometry is None
        feature = {
            "type": "Feature",
            "id": match.event.id,
            "geometry": geometry,
            "properties": _list_properties(match, names, own, options),
        }
        stream.write(separator + dump_json(feature).encode())
        separator = b",\n    "
    stream.write(b"\n  ]\n}\n" if selection.matches else b"]\n}\n")
    return tuple(_list_notices(selection, placeless, set(own.values())))


def _list_notices(
    selection: Selection, placeless: int, declared: set[str]
) -> Iterator[str]:
    total = len(selection.matches)
    keys = {key for event in selection.events for key in event.extra} - declared
    if keys:
        are = "is" if len(keys) == 1 else "are"
        yield (
            f"{count_of(len(keys), 'key')} of your own that no file declares under "
            f"`fields` {are} left out"
        )
    if placeless:
        have = "has" if placeless == 1 else "have"
        yield (
            f"of {count_of(total, 'event')} {placeless:,} {have} no coordinates: a map "
            "leaves them out, and the file has them without a geometry"
        )


def _find_geometry(event: Event, names: Names) -> dict[str, Any] | None:
    place = names.places.find(event.place) if event.place else None
    if place is None or place.at is None:
        return None
    north, east = place.at
    # Longitude comes first (3.1.1).
    return {"type": "Point", "coordinates": [east, north]}


def _list_properties(
    match: Match, names: Names, own: Mapping[str, str], options: ExportOptions
) -> dict[str, Any]:
    made = {name: make(match, names) for name, make in _PROPERTIES.items()}
    extra = match.event.extra
    made |= {
        column: format_cell(extra.get(key, ""), _SEPARATOR)
        for column, key in own.items()
    }
    return made | ({NOTE: match.event.note} if options.notes else {})


def _join(texts: Sequence[str]) -> str:
    return _SEPARATOR.join(texts)


def _list_sources(match: Match, names: Names) -> str:
    """Return the titles of sources, with their pages."""
    cited = [cite(one, names.sources) for one in match.event.sources]
    return _join(
        [f"{one.title}, {one.page}" if one.page else one.title for one in cited]
    )


def _list_urls(match: Match, names: Names) -> str:
    """Return the addresses that are safe to follow, as a map makes links of them."""
    links = [make_link(cite(one, names.sources).link) for one in match.event.sources]
    return _join(list(filter(None, links)))


def _list_accounts(match: Match, names: Names) -> str:
    """Return what each of the sources that disagree says of the date."""
    return _join(
        [
            f"{names.sources.display(one.source)}: {one.date.edtf}"
            for one in match.event.accounts
        ]
    )


def _show_place(match: Match, names: Names) -> str:
    place = match.event.place
    return names.places.display(place) if place else ""


_Maker = Callable[[Match, Names], Any]
_PROPERTIES: Mapping[str, _Maker] = {
    "id": lambda match, _: match.event.id,
    "title": lambda match, _: match.event.title,
    "date": lambda match, _: match.event.date.edtf,
    # None where there is no such day: no program for maps reads an empty date.
    "begin": lambda match, _: name_day(match.event.date.b1) or None,
    "end": lambda match, _: name_day(match.event.date.e2) or None,
    "precision": lambda match, _: match.event.date.precision.value,
    "match": lambda match, _: match.fit.name.lower(),
    "why": lambda match, _: match.why,
    "kind": lambda match, _: match.event.kind,
    "actors": lambda match, names: _join(resolve_names(match.event, "actors", names)),
    "to": lambda match, names: _join(resolve_names(match.event, "to", names)),
    "about": lambda match, names: _join(resolve_names(match.event, "about", names)),
    "actors_possible": lambda match, names: _join(list_possible(match.event, names)),
    "place": _show_place,
    "country": lambda match, names: _join(
        names.facets["country"].values_of(match.event)
    ),
    "tags": lambda match, _: _join(match.event.tags),
    "status": lambda match, _: match.event.status,
    "confidence": lambda match, _: match.event.confidence,
    "sources": _list_sources,
    "urls": _list_urls,
    "reported": lambda match, _: (
        match.event.reported.edtf if match.event.reported else ""
    ),
    "accounts": _list_accounts,
    "see": lambda match, _: _join(match.event.see),
    "summary": lambda match, _: match.event.summary,
}
