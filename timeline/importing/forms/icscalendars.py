"""What a calendar says of itself as a whole (RFC 5545, 3.6 and 3.7; RFC 7986, 5)."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.importing.forms.icsdates import Property
from timeline.importing.forms.icsexported import DECLARED, MADE_OF_ALL, PRODUCT
from timeline.importing.forms.icsproperties import is_keeping, unescape
from timeline.importing.rows import Skipped, SourceError
from timeline.records import cut

Properties = Mapping[str, Sequence[Property]]
"""Those of one component, by their names in capitals."""

_TITLES = ("NAME", "X-WR-CALNAME")
# What is read of a calendar, and what says by which program and how it is kept.
_OF_CALENDARS = frozenset(
    {
        *(*_TITLES, "CALSCALE", "METHOD", "PRODID", "VERSION", "X-WR-TIMEZONE"),
        *("UID", "X-WR-RELCALID", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
    }
)


def list_untold(calendar: Properties) -> Iterator[Skipped]:
    """Yield what a calendar says of itself that no event of it has."""
    is_ours = find_text(calendar, "PRODID").startswith(PRODUCT)
    known = _OF_CALENDARS | {DECLARED} | (MADE_OF_ALL if is_ours else set())
    for name, found in calendar.items():
        if name not in known and not is_keeping(name):
            for prop in found:
                text = cut(f"{name}:{prop.value}")
                reason = "it is about the whole calendar"
                yield Skipped(prop.line, text, reason, is_row=False)


def find_title(calendar: Properties) -> str:
    """Return the name of a calendar; may be empty."""
    return find_text(calendar, *_TITLES)


def find_text(properties: Properties, *names: str) -> str:
    """Return the text of the first of some properties that has one."""
    texts = (
        unescape(properties[name][0].value) for name in names if name in properties
    )
    return next((folded for text in texts if (folded := " ".join(text.split()))), "")


def check_scale(calendar: Properties) -> None:
    """Raise SourceError for a calendar whose dates are not Gregorian."""
    scale = find_text(calendar, "CALSCALE")
    if scale.upper() not in ("", "GREGORIAN"):
        raise SourceError(
            f"the dates of this calendar are {cut(scale)!r}, not Gregorian",
            "convert them before",
            line=calendar["CALSCALE"][0].line,
        )
