"""Actors and sources of a selection as plain JSON values.

docs/actors.md and docs/sources.md describe the records.
"""

from collections.abc import Iterable
from typing import Any

from timeline.diagnostics import Location
from timeline.model import Chronology, Source
from timeline.names import names_of
from timeline.query.tally import ActorTally, SourceTally
from timeline.records import make_plain


def make_actor_records(
    tallies: Iterable[ActorTally], chronology: Chronology
) -> list[dict[str, Any]]:
    """Return a record for each actor, keys in a fixed order."""
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
            "events": tally.certain + tally.possible,
            "certain": tally.certain,
            "possible": tally.possible,
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


def make_source_records(tallies: Iterable[SourceTally]) -> list[dict[str, Any]]:
    """Return a record for each source, keys in a fixed order."""
    return [
        {
            "id": tally.id,
            "title": tally.source.title if tally.source else tally.id,
            **_describe(tally.source),
            "events": [match.event.id for match in tally.events],
            "alone": [match.event.id for match in tally.alone],
        }
        for tally in tallies
    ]
