"""Which events stand under which heading of time."""

from typing import NamedTuple

from timeline.names import Period, heading_of, place_period
from timeline.query import Match

# With more calendar years than this a heading a month would be a heading an event.
_MOST_YEARS_BY_MONTH = 3


class Section(NamedTuple):
    """A period with its events."""

    period: Period
    rows: tuple[tuple[int, Match], ...]
    """Each match with its place among all; in the order of these, never empty."""

    @property
    def anchor(self) -> str:
        """Return the id of its element: `p-2013-05`."""
        return f"p-{self.period.value or 'open'}"


def make_sections(matches: tuple[Match, ...]) -> tuple[Section, ...]:
    """Return the periods that some matches begin in, in order, what is undated last.

    Months where all begin within three calendar years, else years. Bounds tell, not
    the text of dates: what is known to the year alone stands under the year.
    """
    years = {heading_of(match.event, months=False).year for match in matches} - {None}
    known = [year for year in years if year is not None]
    months = bool(known) and max(known) - min(known) < _MOST_YEARS_BY_MONTH
    found: dict[Period, list[tuple[int, Match]]] = {}
    for row in enumerate(matches):
        found.setdefault(heading_of(row[1].event, months=months), []).append(row)
    return tuple(
        Section(period, tuple(found[period]))
        for period in sorted(found, key=place_period)
    )
