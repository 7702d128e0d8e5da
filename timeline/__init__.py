"""Chronologies of diplomacy: read them, check them, ask them questions.

    from timeline import load, make_query, select

    chronology = load("events.yaml")
    for match in select(chronology, make_query(actor="Putin", month="2013-05")).matches:
        print(match.event.date.edtf, match.event.title)

These names are the library; docs/library.md tells more. They are imported when
first used, so that the command line starts at once.
"""

from typing import TYPE_CHECKING, Any

# What runs; below it the same for mypy and editors, which a test holds to this.
_HOMES = {
    name: home
    for home, names in {
        "checks": ("check",),
        "dates": ("DateError", "Fit", "Relative", "When", "Window", "parse_date"),
        "diagnostics": ("Diagnostic", "Location", "Severity"),
        "exports": ("EXPORTS", "CsvOptions", "ExportOptions", "write_export"),
        "inert": ("restore_cell",),
        "model": (
            "Account",
            "Actor",
            "Chronology",
            "Citation",
            "Event",
            "Member",
            "Place",
            "Role",
            "SavedQuery",
            "Source",
        ),
        "names": ("UnresolvedNameError",),
        "names.handovers": ("Handover",),
        "names.successions": ("Office", "find_offices"),
        "query": (
            "And",
            "Explainer",
            "Flags",
            "Match",
            "Not",
            "Or",
            "Query",
            "QueryError",
            "Question",
            "Selection",
            "Term",
            "Verdict",
            "format_query",
            "make_query",
            "parse_query",
            "select",
        ),
        "analysis.disagreements": ("Disagreement", "find_disagreements"),
        "analysis.stats": ("Stats", "collect_stats"),
        "analysis.tally": (
            "ActorTally",
            "SourceTally",
            "tally_actors",
            "tally_sources",
        ),
        "files": ("UnreadableFileError",),
        "reading": ("load", "load_text"),
    }.items()
    for name in names
}

if TYPE_CHECKING:
    from timeline.analysis.disagreements import Disagreement as Disagreement
    from timeline.analysis.disagreements import find_disagreements as find_disagreements
    from timeline.analysis.stats import Stats as Stats
    from timeline.analysis.stats import collect_stats as collect_stats
    from timeline.analysis.tally import ActorTally as ActorTally
    from timeline.analysis.tally import SourceTally as SourceTally
    from timeline.analysis.tally import tally_actors as tally_actors
    from timeline.analysis.tally import tally_sources as tally_sources
    from timeline.checks import check as check
    from timeline.dates import DateError as DateError
    from timeline.dates import Fit as Fit
    from timeline.dates import Relative as Relative
    from timeline.dates import When as When
    from timeline.dates import Window as Window
    from timeline.dates import parse_date as parse_date
    from timeline.diagnostics import Diagnostic as Diagnostic
    from timeline.diagnostics import Location as Location
    from timeline.diagnostics import Severity as Severity
    from timeline.exports import EXPORTS as EXPORTS
    from timeline.exports import CsvOptions as CsvOptions
    from timeline.exports import ExportOptions as ExportOptions
    from timeline.exports import write_export as write_export
    from timeline.files import UnreadableFileError as UnreadableFileError
    from timeline.inert import restore_cell as restore_cell
    from timeline.model import Account as Account
    from timeline.model import Actor as Actor
    from timeline.model import Chronology as Chronology
    from timeline.model import Citation as Citation
    from timeline.model import Event as Event
    from timeline.model import Member as Member
    from timeline.model import Place as Place
    from timeline.model import Role as Role
    from timeline.model import SavedQuery as SavedQuery
    from timeline.model import Source as Source
    from timeline.names import UnresolvedNameError as UnresolvedNameError
    from timeline.names.handovers import Handover as Handover
    from timeline.names.successions import Office as Office
    from timeline.names.successions import find_offices as find_offices
    from timeline.query import And as And
    from timeline.query import Explainer as Explainer
    from timeline.query import Flags as Flags
    from timeline.query import Match as Match
    from timeline.query import Not as Not
    from timeline.query import Or as Or
    from timeline.query import Query as Query
    from timeline.query import QueryError as QueryError
    from timeline.query import Question as Question
    from timeline.query import Selection as Selection
    from timeline.query import Term as Term
    from timeline.query import Verdict as Verdict
    from timeline.query import format_query as format_query
    from timeline.query import make_query as make_query
    from timeline.query import parse_query as parse_query
    from timeline.query import select as select
    from timeline.reading import load as load
    from timeline.reading import load_text as load_text

    __version__: str
else:
    # For mypy any name would be there through `__getattr__`, and none for `import *`
    # through a list that it (2.4) cannot work out.
    __all__ = list(_HOMES)

    def __getattr__(name: str) -> Any:
        """Import a name of the library when it is first used (PEP 562)."""
        if name == "__version__":
            from importlib.metadata import version

            value = version("diplomatic-timeline")
        elif name in _HOMES:
            from importlib import import_module

            value = getattr(import_module(f"timeline.{_HOMES[name]}"), name)
        else:
            raise AttributeError(f"module 'timeline' has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """Return all names, so that an interactive session completes them."""
    return sorted({*globals(), *_HOMES, "__version__"})
