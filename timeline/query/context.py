"""What the filters of one query share: a chronology, its names, the query's flags."""

from timeline.dates import (
    DateError,
    Fit,
    Relative,
    When,
    Window,
    parse_date,
    resolve_relative,
)
from timeline.model import Chronology, Event
from timeline.names import (
    Reach,
    UnresolvedNameError,
    names_of,
    unknown_name,
)
from timeline.names.bonds import NO_REACH
from timeline.query.query import Query
from timeline.text import find_nearest


class Context:
    """One chronology with its names, worked out where a filter asks for them."""

    def __init__(self, chronology: Chronology, query: Query) -> None:
        self.chronology = chronology
        names = names_of(chronology)
        self.actors, self.places, self.sources = (
            names.actors,
            names.places,
            names.sources,
        )
        self.query = query
        self.asked_actors: dict[str, None] = {}
        """The identities of actors that filters name."""
        self.asked_days: list[Window] = []
        """For each filter by date the stretch of time it asks for."""
        self.as_of: int | None = None
        """The last day whose knowledge counts, where a filter asks for that."""
        self._reaches: dict[str, Reach] = {}

    def reach(self, identity: str) -> Reach:
        """Return who stands for an actor, as the query's flags have it."""
        if self.query.direct:
            return NO_REACH
        if identity not in self._reaches:
            members = self.query.members
            self._reaches[identity] = self.actors.bonds.reach(identity, members=members)
        return self._reaches[identity]

    def dates_of(self, event: Event) -> tuple[When, ...]:
        """Return the dates of an event that filters go by."""
        if self.query.any_account and event.accounts:
            return event.date, *(account.date for account in event.accounts)
        return (event.date,)

    def parse_date(self, text: str) -> When:
        """Read a date of a filter: any form, an event's id included.

        Raises UnresolvedNameError where it is none.
        """
        by_id = self.chronology.by_id
        if text in by_id:
            return by_id[text].date
        try:
            when = parse_date(text, year=self.chronology.year)
            if isinstance(when, Relative):
                target = by_id.get(when.target)
                if target is None:
                    near = find_nearest(when.target, by_id)
                    raise unknown_name("event", when.target, near)
                when = resolve_relative(when, target.date)
        except DateError as error:
            hint = error.hint
            if error.code == "date-year-missing":
                hint = "add the year"
            raise UnresolvedNameError(error.message, hint) from error
        return when


def match(found: object) -> Fit:
    """Return certain for what is found, no for what is not."""
    return Fit.CERTAIN if found else Fit.NO


def read_window(text: str, chronology: Chronology) -> Window:
    """Return the days of a date, such as an interval `2013-04/2013-05`.

    Raises UnresolvedNameError where it is no date.
    """
    return Context(chronology, Query()).parse_date(text).span
