"""What the JSON formats write besides events: the header and the registries.

A record of the model says itself what it comes to, by `to_dict`, and so does a match.
docs/json.md describes all of it, with a schema that the tests hold it to.
"""

from typing import Any

from timeline.model import Chronology
from timeline.records import make_plain


def make_header_record(chronology: Chronology) -> dict[str, Any]:
    """Return the chronology's title and registries."""
    return {
        "title": chronology.title,
        "actors": [actor.to_dict() for actor in chronology.actors.values()],
        "sources": [source.to_dict() for source in chronology.sources.values()],
        "places": [place.to_dict() for place in chronology.places.values()],
        "own": make_plain(chronology.extra),
    }
