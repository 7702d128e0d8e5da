"""Contacts: the events in which people dealt with each other, and when each began.

What was cancelled or denied is none, and by default no kind is one whose meaning says
that nobody need have met (`timeline.vocabulary.KINDS_WITHOUT_CONTACT`). A contact
counts at its beginning: talks that go on for years are no contact of their last day.
"""

from collections.abc import Sequence

from timeline.analysis.counting import Counting
from timeline.analysis.number import Number
from timeline.analysis.pairing import ask_dropped, ask_held
from timeline.analysis.shares import ask_values
from timeline.analysis.silences import took_place
from timeline.dates import FUTURE, PAST, Shape, When, is_finite, parse_canonical
from timeline.lean import NamedTuple
from timeline.query import Match, Not, Query, all_of
from timeline.vocabulary import is_contact

ALL_KINDS = "all"
"""As the only kind that is asked for: every kind, and none."""
# What may last for more days than a month has silences beside it.
_LONG = 31


class Contacts(NamedTuple):
    """The matches of a selection, each in one of three groups, in order."""

    held: tuple[Match, ...]
    """The contacts."""
    dropped: tuple[Match, ...]
    """Cancelled or denied."""
    others: tuple[Match, ...]
    """Of kinds that are no contact."""
    kinds: tuple[str, ...]
    """The kinds of `others`, in the order of the alphabet; empty for no kind."""
    asked: Query
    """Asks for the contacts within the selection."""

    def list_left_out(self, counting: Counting) -> tuple[Number, ...]:
        """Return the numbers of what is no contact, those that are not zero."""
        numbers = []
        if self.others:
            kinds = _ask_kinds(counting, self.kinds)
            asked = all_of(kinds, ask_held(self.dropped))
            numbers.append(counting.find("of other kinds", self.others, asked))
        if self.dropped:
            asked = ask_dropped(self.dropped)
            numbers.append(counting.find("cancelled or denied", self.dropped, asked))
        return tuple(numbers)


def find_contacts(counting: Counting, kinds: Sequence[str] = ()) -> Contacts:
    """Return the contacts of a selection.

    Of some kinds alone, of every kind (`ALL_KINDS`), or without any of those that are
    contacts by their meaning.
    """
    wanted = frozenset(kinds)
    held, dropped, others = [], [], []
    for match in counting.selection.matches:
        kind = match.event.kind
        if not took_place(match.event):
            dropped.append(match)
        elif ALL_KINDS in wanted or (kind in wanted if wanted else is_contact(kind)):
            held.append(match)
        else:
            others.append(match)
    found = tuple(sorted({match.event.kind for match in others}))
    asked = ask_held(dropped)
    if others:
        asked = all_of(asked, Not(_ask_kinds(counting, found)))
    return Contacts(tuple(held), tuple(dropped), tuple(others), found, asked)


def begin_of(date: When) -> When:
    """Return when something began: of an interval its start, as a date of its own.

    What has no known start is left as it is.
    """
    if date.shape is not Shape.INTERVAL or date.b1 == PAST:
        return date
    return parse_canonical(date.edtf.partition("/")[0])


def is_long(date: When) -> bool:
    """Tell whether something lasts, perhaps for over a month from its beginning."""
    return date.shape is Shape.INTERVAL and date.e2 - date.b2 >= _LONG


def shorten(date: When) -> When:
    """Return a date for reckoning silences: what lasts long by its beginning alone."""
    return begin_of(date) if is_long(date) else date


class Lapse(NamedTuple):
    """Days since the last of some contacts, at least and at most."""

    least: int
    most: int
    """Infinite where nobody knows when any of them began."""


def find_lapse(dates: Sequence[When], day: int) -> Lapse | None:
    """Return how long before a day the last of some began; None if certainly later.

    Undated ones tell nothing; of none with a date it is unknown too.
    """
    dated = [date for date in dates if not date.is_undated]
    if not dated:
        return None
    earliest = max(date.b1 for date in dated)
    latest = max(date.b2 for date in dated)
    if earliest > day:
        return None
    most = day - earliest if is_finite(earliest) else FUTURE
    return Lapse(max(day - latest, 0) if is_finite(latest) else 0, most)


def _ask_kinds(counting: Counting, kinds: Sequence[str]) -> Query:
    return ask_values(counting.names.facets["kind"], kinds)
