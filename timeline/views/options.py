"""What each view can be told: a record for each, with every option declared once.

An option that several views have is a type of its own, above the records.
"""

from functools import partial
from typing import Annotated, Protocol

from timeline.dates import WEEKDAY_NAMES, Window
from timeline.lean import NamedTuple
from timeline.model import Chronology
from timeline.names import names_of
from timeline.names.standing import list_standing
from timeline.settings import RefusedError, Setting, check_least, check_word
from timeline.vocabulary import FACET_NAMES, KINDS, UNITS

UNGROUPED = "none"
_ALL = "all"
ORDERS = ("first", "count", "name")
"""What lanes may be ordered by."""
DRAWN_AS = ("marks", "heat")
WEEKDAYS = tuple(name[:3].lower() for name in WEEKDAY_NAMES)


def _read_facet(name: str, chronology: Chronology, *, others: tuple[str, ...]) -> str:
    """Return the name of a facet of the chronology, or of the others."""
    facets = names_of(chronology).facets
    if name in facets or name in others:
        return name
    if name in facets.undeclared:
        raise RefusedError(
            name,
            f"put `fields: [{name}]` at the top of the file",
            reason=": no file declares that key",
        )
    return check_word(name, (*facets, *others))


def by_facet(
    summary: str,
    *others: str,
    metavar: str = "WHAT",
    short: str = "",
    default: str,
) -> Setting:
    """Return a setting whose value is the name of a facet, or one of the others."""
    return Setting(
        summary,
        metavar=metavar,
        short=short,
        words=(*FACET_NAMES, *others),
        read=partial(_read_facet, others=others),
        default=default,
    )


def _read_window(text: str, chronology: Chronology) -> Window:
    from timeline.layout.framing import EVERYTHING
    from timeline.query import read_when

    if text.strip().lower() == _ALL:
        return EVERYTHING
    return read_when(text, chronology).span


def _read_kinds(text: str, chronology: Chronology) -> tuple[str, ...]:
    """Return kinds of the chronology, or the word for all of them."""
    used = list_standing(chronology, "kind")
    words = tuple(dict.fromkeys((*chronology.kinds, *used, _ALL)))
    spelled = {word.lower(): word for word in words}
    typed = [kind.strip() for kind in text.split(",") if kind.strip()] or [text]
    found = [spelled.get(one.lower()) or check_word(one, words) for one in typed]
    return (_ALL,) if _ALL in found else tuple(dict.fromkeys(found))


def _parse_weekday(text: str) -> int:
    name = text[:3].lower()
    return WEEKDAYS.index(name if name in WEEKDAYS else check_word(text, WEEKDAYS))


GroupBy = Annotated[
    str,
    by_facet(
        f"{', '.join((*FACET_NAMES, UNGROUPED))}, or a key under fields: of the file",
        UNGROUPED,
        short="g",
        default="month; in a wide timeline, year",
    ),
]
"""The name of a facet of the chronology, or `UNGROUPED`.

Empty: by periods of time, as long as suits the drawing."""
Full = Annotated[
    bool,
    Setting(
        "add summaries, sources, tags, dates as typed and understood",
        kind=bool,
        short="f",
        common=True,
    ),
]
Explain = Annotated[
    bool,
    Setting(
        "say why each event matches, and what each number asks for",
        kind=bool,
        short="e",
        common=True,
    ),
]
Reverse = Annotated[bool, Setting("latest first", kind=bool, short="r", common=True)]
Limit = Annotated[
    int | None,
    Setting(
        "draw N at most, and count the rest",
        kind=int,
        metavar="N",
        short="n",
        parse=check_least,
        common=True,
    ),
]
Height = Annotated[
    int | None,
    Setting(
        "rows that it may take, 0 for all; default: the terminal's",
        kind=int,
        metavar="ROWS",
        parse=check_least,
    ),
]
"""None: those of the surface; 0: as many as it needs."""
Lanes = Annotated[
    str,
    by_facet("what stands in a lane: all that groups events", default="actor"),
]
"""The name of a facet of the chronology. In lanes of actors, states collect those who
act for them; in dyads, lines of states do."""
Order = Annotated[
    str,
    Setting(
        f"{', '.join(ORDERS)}; default: first, or where there are many by when busiest",
        metavar="ORDER",
        words=ORDERS,
    ),
]
"""Lanes by first event, count or name, or by the order that values have.

Empty: marks by first event, heat by the median of events."""
DrawnAs = Annotated[
    str,
    Setting(
        f"{', '.join(DRAWN_AS)}; default: marks of up to 60 events, heat of more",
        metavar="HOW",
        words=DRAWN_AS,
    ),
]
"""What events are drawn as, of `DRAWN_AS`; empty: by their number."""
Legend = Annotated[bool, Setting("list all events below, by their numbers", kind=bool)]
Zoom = Annotated[
    Window | None,
    Setting(
        "the stretch to draw, such as 2013-04/2013-05, or all;"
        " default: what was asked for, else where most events begin",
        metavar="DATE",
        read=_read_window,
    ),
]
"""The stretch of time that is drawn, `EVERYTHING` being all of the events' span.

None: what the question asks for, else where most events begin."""
BreakGaps = Annotated[bool, Setting("fold long silences", kind=bool)]
WeekStart = Annotated[
    int,
    Setting(
        ", ".join(WEEKDAYS),
        metavar="DAY",
        words=WEEKDAYS,
        parse=_parse_weekday,
        default="mon",
    ),
]
"""The first day of a week: 0 is Monday, 6 Sunday."""
Pages = Annotated[
    bool,
    Setting(
        "months with what stands in them, also where years or a year had more room",
        kind=bool,
    ),
]
"""Whether months are drawn with what stands in them, however many they are."""
By = Annotated[
    str,
    Setting(
        f"{', '.join(UNITS)}; default: by the span",
        metavar="UNIT",
        words=UNITS,
    ),
]
"""The unit of columns, of `UNITS`; empty: by the span."""
Stack = Annotated[
    str,
    by_facet("what the rows below are of: all that groups events", default="kind"),
]
"""What the rows below columns are of: the name of a facet of the chronology."""


Contacts = Annotated[
    tuple[str, ...],
    Setting(
        "kinds that count as contact, separated by commas, or all;"
        " default: every kind of which people are part, such as visit, not statement",
        metavar="KINDS",
        words=(*KINDS, _ALL),
        read=_read_kinds,
    ),
]
"""Kinds of the chronology, or `_ALL` alone; empty: those that are contacts by their
meaning."""
Matrix = Annotated[
    bool, Setting("a triangle of all against all, blocs side by side", kind=bool)
]


class Options(Protocol):
    """What the shared parts of drawings ask of any of them.

    Every record has these; what it annotates as above can be asked for, and for the
    rest its default holds. Records are named tuples: nine dataclasses would make a
    short command slower by some hundredths.
    """

    @property
    def full(self) -> bool:
        """Tell whether all is to be drawn that is known."""

    @property
    def explain(self) -> bool:
        """Tell whether to say why."""

    @property
    def reverse(self) -> bool:
        """Tell whether the latest comes first."""

    @property
    def limit(self) -> int | None:
        """Return how many to draw at most."""

    @property
    def height(self) -> int | None:
        """Return the rows that it may take: `Height`."""


class Grouped(Options, Protocol):
    """Options of what lists events under headings."""

    @property
    def group_by(self) -> str:
        """Return what the headings are: `GroupBy`."""


class ListOptions(NamedTuple):
    """Of the list: one event a line."""

    group_by: GroupBy = ""
    full: bool = False
    explain: Explain = False
    reverse: Reverse = False
    limit: Limit = None
    height: int | None = None


class TimelineOptions(NamedTuple):
    """Of the timeline and the table: all that can be said of events."""

    group_by: GroupBy = ""
    full: Full = False
    explain: Explain = False
    reverse: Reverse = False
    limit: Limit = None
    height: int | None = None


class CardOptions(NamedTuple):
    """Of cards."""

    full: Full = False
    explain: Explain = False
    reverse: Reverse = False
    limit: Limit = None
    height: int | None = None


class CalendarOptions(NamedTuple):
    """Of the calendar."""

    full: Full = False
    explain: Explain = False
    reverse: Reverse = False
    limit: Limit = None
    week_start: WeekStart = 0
    pages: Pages = False
    height: int | None = None


class LanesOptions(NamedTuple):
    """Of lanes along an axis."""

    full: Full = False
    explain: Explain = False
    reverse: Reverse = False
    limit: Limit = None
    lanes: Lanes = "actor"
    order: Order = ""
    draw: DrawnAs = ""
    legend: Legend = False
    zoom: Zoom = None
    break_gaps: BreakGaps = False
    week_start: WeekStart = 0
    height: Height = None


class DensityOptions(NamedTuple):
    """Of the chart of columns."""

    by: By = ""
    stack: Stack = "kind"
    zoom: Zoom = None
    week_start: WeekStart = 0
    height: Height = None
    explain: Explain = False
    full: bool = False
    reverse: bool = False
    limit: int | None = None


class DyadsOptions(NamedTuple):
    """Of actors against actors, and of the history of two."""

    full: Full = False
    explain: Explain = False
    reverse: Reverse = False
    limit: Limit = None
    lanes: Lanes = "actor"
    matrix: Matrix = False
    contacts: Contacts = ()
    height: Height = None


class GapsOptions(NamedTuple):
    """Of silences and open questions."""

    full: Full = False
    explain: Explain = False
    limit: Limit = None
    reverse: bool = False
    height: int | None = None


class TallyOptions(NamedTuple):
    """Of what the commands `stats`, `actors`, `sources` and `differ` draw."""

    full: bool = False
    limit: int | None = None
    explain: bool = False
    reverse: bool = False
    height: int | None = None
