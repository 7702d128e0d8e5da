"""Actors and sources of a selection as plain JSON values.

docs/json.md describes the records, docs/actors.md and docs/sources.md what they say.
"""

from collections.abc import Iterable
from typing import Any

from timeline.analysis.tally import ActorTally, SourceTally
from timeline.diagnostics import Location
from timeline.exports.stats import list_flags, make_number_record
from timeline.model import Chronology, Source
from timeline.names import names_of
from timeline.query import NO_FLAGS, Flags, format_query
from timeline.records import make_plain


def make_actor_records(
    tallies: Iterable[ActorTally], chronology: Chronology, flags: Flags = NO_FLAGS
) -> list[dict[str, Any]]:
    """Return a record for each actor, keys in a fixed order.

    `flags` are those of the question, which hold for its query as well.
    """
    names = names_of(chronology).actors
    return [
        {
            "id": tally.identity if tally.identity in chronology.actors else "",
            "name": tally.name,
            "type": tally.type,
            "offices": [
                {
                    "office": holding.role.office,
                    "of": names.name_of(holding.body) if holding.body else "",
                    "when": holding.role.when.edtf if holding.role.when else "",
                }
                for holding in names.offices.held_by(tally.identity)
            ],
            **make_number_record(tally.number),
            "flags": list_flags(flags),
            "first": make_plain(tally.ends[0]),
            "last": make_plain(tally.ends[1]),
        }
        for tally in tallies
    ]


def _describe(source: Source | None) -> dict[str, Any]:
    """Return what is known of a source besides its title."""
    if source is None:
        source = Source("", "", Location(""))
    return {
        "author": source.author,
        "publisher": source.publisher,
        "date": make_plain(source.date),
        "url": source.url,
        "reliability": source.reliability,
    }


def make_source_records(
    tallies: Iterable[SourceTally], flags: Flags = NO_FLAGS
) -> list[dict[str, Any]]:
    """Return a record for each source, keys in a fixed order.

    `flags` are those of the question, which hold for its queries as well.
    """
    return [
        {
            "id": tally.id,
            "title": tally.source.title if tally.source else tally.id,
            **_describe(tally.source),
            "events": [match.event.id for match in tally.events],
            "alone": [match.event.id for match in tally.alone],
            "certain": tally.number.certain,
            "possible": tally.number.possible,
            "query": format_query(tally.query),
            "query_alone": format_query(tally.query_alone),
            "flags": list_flags(flags),
        }
        for tally in tallies
    ]
