"""Small chronologies as tests write them, and what is read off any."""

import json
from collections.abc import Iterable

from timeline import Chronology, load_text
from timeline.diagnostics import Diagnostic, Location

EVENT = "events: [{date: 2013, title: T}]\n"
"""One event, for what stands above it to be a chronology."""
HALF_BAD = "events:\n- {date: 31 Feb 2013, title: Bad}\n- {date: 2013, title: Good}\n"
"""Two events, the first of which cannot be read."""

Place = tuple[int, int, int]
"""Line, column and length."""


def load_sound(text: str) -> Chronology:
    """Return a chronology in which nothing is wrong."""
    chronology = load_text(text)
    assert chronology.diagnostics == ()
    return chronology


def load_events(events: Iterable[object], **header: object) -> Chronology:
    """Return a chronology of events as data; JSON is YAML."""
    return load_text(json.dumps({**header, "events": list(events)}))


def load_lettered(*events: str, header: str) -> Chronology:
    """Return events a, b, c ... each given as its date and further keys."""
    lines = [
        f"- {{id: {chr(ord('a') + index)}, title: T, date: {event}}}\n"
        for index, event in enumerate(events)
    ]
    chronology = load_text(f"{header}events:\n{''.join(lines)}")
    assert [one for one in chronology.diagnostics if one.severity == "error"] == []
    return chronology


def load_acting(*names: str, header: str = "", date: str = "2013") -> Chronology:
    """Return a chronology of one event that all of these act in."""
    listed = json.dumps(names, ensure_ascii=False)
    event = f"- {{date: '{date}', title: X, actors: {listed}}}\n"
    return load_text(f"{header}events:\n{event}")


def load_named(names: Iterable[str], header: str = "") -> Chronology:
    """Return a chronology with an event for each name, whatever its characters."""
    events = "".join(
        f"- {{date: 2013, title: T{index}, actors: [{escape(name)}]}}\n"
        for index, name in enumerate(names)
    )
    return load_text(f"{header}events:\n{events}")


def escape(text: str) -> str:
    """Return a text as YAML, every character of it escaped."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'


def list_titles(chronology: Chronology) -> list[str]:
    """Return the titles of events, in order."""
    return [event.title for event in chronology.events]


def list_ids(chronology: Chronology) -> list[str]:
    """Return the ids of events, in order."""
    return [event.id for event in chronology.events]


def list_codes(chronology: Chronology) -> list[str]:
    """Return the codes of what is wrong, in the order found."""
    return [found.code for found in chronology.diagnostics]


def find_problem(chronology: Chronology) -> Diagnostic:
    """Return the one thing that is wrong."""
    (found,) = chronology.diagnostics
    return found


def place_of(where: Location) -> Place:
    """Return where something stands in its file."""
    return where.line, where.column, where.length
