"""Texts written strictly, and what a chronology holds apart from how it is written."""

from typing import Any

from timeline.diagnostics import SourceFile
from timeline.editing import Rewritten, rewrite
from timeline.model import Chronology
from timeline.reading import Input


def rewrite_one(text: str | bytes, name: str = "e.yaml") -> Rewritten:
    """Return what becomes of the text of one file."""
    data = text.encode() if isinstance(text, str) else text
    (one,) = rewrite([Input(SourceFile(name, data))])
    return one


def describe(chronology: Chronology) -> dict[str, Any]:
    """Return what a chronology holds, as plain values, without places."""
    registries = (chronology.actors, chronology.sources, chronology.places)
    return {
        "title": chronology.title,
        "events": [
            (event.to_dict(), event.note, event.status_like)
            for event in chronology.events
        ],
        "registries": [
            {key: entry.to_dict() for key, entry in registry.items()}
            for registry in registries
        ],
        "kinds": chronology.kinds,
        "statuses": dict(chronology.statuses),
        "fields": dict(chronology.fields),
        "queries": {name: one.text for name, one in chronology.queries.items()},
        "own": dict(chronology.extra),
        "left out": [(one.reason, one.entries) for one in chronology.left_out],
    }
