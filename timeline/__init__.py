"""Chronologies of diplomacy: read them, check them, ask them questions.

    from timeline import load, make_query, select

    chronology = load("events.yaml")
    for match in select(chronology, make_query(actor="Putin", month="2013-05")).matches:
        print(match.event.date.edtf, match.event.title)

These names are the library; docs/library.md tells more. They are imported when
first used, so that the command line starts at once.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.checks import check
    from timeline.dates import DateError, Fit, Relative, When, Window, parse_date
    from timeline.diagnostics import Diagnostic, Location, Severity
    from timeline.exports.inert import restore_cell
    from timeline.model import (
        Account,
        Actor,
        Chronology,
        Citation,
        Event,
        Member,
        Place,
        Role,
        Source,
    )
    from timeline.names import UnresolvedNameError
    from timeline.query import Match, Query, Selection, make_query, select
    from timeline.reading import UnreadableFileError, load, load_text

_HOMES = {
    "check": "checks",
    "DateError": "dates",
    "Fit": "dates",
    "Relative": "dates",
    "When": "dates",
    "Window": "dates",
    "parse_date": "dates",
    "Diagnostic": "diagnostics",
    "Location": "diagnostics",
    "Severity": "diagnostics",
    "Account": "model",
    "Actor": "model",
    "Chronology": "model",
    "Citation": "model",
    "Event": "model",
    "Member": "model",
    "Place": "model",
    "Role": "model",
    "Source": "model",
    "UnresolvedNameError": "names",
    "Match": "query",
    "Query": "query",
    "Selection": "query",
    "make_query": "query",
    "select": "query",
    "UnreadableFileError": "reading",
    "load": "reading",
    "load_text": "reading",
    "restore_cell": "exports.inert",
}

__all__ = [
    "Account",
    "Actor",
    "Chronology",
    "Citation",
    "DateError",
    "Diagnostic",
    "Event",
    "Fit",
    "Location",
    "Match",
    "Member",
    "Place",
    "Query",
    "Relative",
    "Role",
    "Selection",
    "Severity",
    "Source",
    "UnreadableFileError",
    "UnresolvedNameError",
    "When",
    "Window",
    "check",
    "load",
    "load_text",
    "make_query",
    "parse_date",
    "restore_cell",
    "select",
]


def __getattr__(name: str) -> Any:
    """Import a name of the library when it is first used (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"timeline.{home}"), name)
    globals()[name] = value
    return value
