"""The country that a place lies in, as far as the place or a table tells.

The entry of a place says it, or what stands after the last comma (`Damascus, Syria`);
a state lies in itself. A city without any of these lies in the state whose capital or
seat of government it was (`timeline.names.seats`): by the date of an event, since
Moscow was in the Soviet Union before it was in Russia.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.lean import NamedTuple
from timeline.names.bodies import find_body, get_body
from timeline.names.seats import find_seats
from timeline.names.tenure import merge_windows
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Place
    from timeline.names.bodies import Body
    from timeline.names.seats import Seat

_PARTS = {
    "US": (
        *("georgia", "AL", "AR", "AZ", "CA", "CO", "DE", "GA", "GU", "ID", "IL", "IN"),
        *("KY", "LA", "MA", "MD", "ME", "MN", "MO", "MS", "MT", "NC", "NE", "PA", "PR"),
        *("SC", "SD", "TN", "VA", "VI"),
    ),
    "CA": ("NL", "NU", "PE", "SK", "YT"),
    "AU": ("SA",),
}
"""What is a state, by a name or a code of ISO 3166-1, and by the same word a part of
another: as people write it behind a town, names folded and codes as they stand."""
_WHOLE_OF = {part: code for code, parts in _PARTS.items() for part in parts}


class Lying(NamedTuple):
    """A country that a place lies in."""

    country: str
    """Its name; what was typed where that is no state."""
    words: frozenset[str]
    """What it may be asked by, as `spell` has it."""
    fit: Fit
    """Possible or certain."""
    seat: Seat | None = None
    """What tells it, where the place itself does not."""


class Whereabouts(NamedTuple):
    """Where a place lay at the time of an event."""

    lying: tuple[Lying, ...] = ()
    settled: bool = False
    """It lay in one of these for certain, even if nobody knows in which."""

    def fit(self, words: Collection[str]) -> Fit:
        """Tell whether it lay in one of the countries that go by some words."""
        hits = [one for one in self.lying if not one.words.isdisjoint(words)]
        if hits and self.settled and len(hits) == len(self.lying):
            return Fit.CERTAIN
        return max([one.fit for one in hits], default=Fit.NO)

    @property
    def country(self) -> str:
        """Return the name of the country that is certain; empty where none is."""
        found = (one.country for one in self.lying if one.fit is Fit.CERTAIN)
        return next(found, "")


NOWHERE = Whereabouts()


def find_state(name: str) -> Body | None:
    """Return the built-in state that a name or code means."""
    body = find_body(name)
    return body if body is not None and body.type == "state" else None


def spell(name: str) -> frozenset[str]:
    """Return the folded name, and the code of its body if it is one."""
    body = find_body(name)
    return frozenset({fold(name), f"@{body.code}"} if body else {fold(name)})


def ask_for(name: str) -> frozenset[str]:
    """Return the spellings of a question, where a code may be in small letters."""
    return spell(name) | spell(name.upper())


def is_same_country(name: str, asked: str) -> bool:
    """Tell whether a country goes by the name, code or demonym that is asked for."""
    return bool(spell(name) & ask_for(asked))


def split_state(typed: str) -> tuple[str, Body] | None:
    """Return a town and the state behind its last comma; None where none is sure."""
    town, _, last = map(str.strip, typed.rpartition(","))
    state = find_state(last) if town else None
    if state is None or (_is_part(last) and not is_city_of(town, state)):
        return None
    return town, state


def is_city_of(town: str, state: Body) -> bool:
    """Tell whether a city was at some time the seat of a state."""
    return any(seat.body == state.code for seat in find_cities(town))


def find_cities(town: str) -> tuple[Seat, ...]:
    """Return the cities of a name that were seats of states, in order of time."""
    return tuple([seat for seat in find_seats(town) if seat.is_city])


def find_lying(typed: str, place: Place | None) -> Whereabouts | tuple[Seat, ...]:
    """Return where a place lies at all times; else the seats that tell it by dates.

    `place` is the entry of what was typed, if it has one.
    """
    if place is not None and place.country:
        return _certainly(place.country)
    name = place.name if place is not None else typed
    for one in dict.fromkeys((typed, name)):
        if split_state(one) is not None:
            return _certainly(one.rpartition(",")[2].strip())
    town, _, last = map(str.strip, name.rpartition(","))
    if town and _is_part(last):
        whole = _whole_of(last)
        return Whereabouts((_possibly(last), _possibly(whole)), settled=True)
    if find_state(name) is not None:
        return _certainly(name)
    return find_cities(name)


def date_seats(seats: Collection[Seat], date: When) -> Whereabouts:
    """Return where a city lay at a date, by whose seat it was.

    Certain where it was that of one state all the time, and nobody's beside.
    """
    first, _, _, last = date.outer
    found = [
        seat
        for seat in seats
        if seat.tenure.possible.first <= last and seat.tenure.possible.last >= first
    ]
    if not found:
        return NOWHERE
    sure = merge_windows(one.tenure.certain for one in found if one.tenure.certain)
    disputed = any(seat.disputed for seat in found)
    settled = not (disputed or date.uncertain or date.is_undated) and any(
        window.first <= first and last <= window.last for window in sure
    )
    bodies = dict.fromkeys(seat.body for seat in found)
    fit = Fit.CERTAIN if settled and len(bodies) == 1 else Fit.POSSIBLE
    by_body = {seat.body: seat for seat in reversed(found)}
    lying = [
        Lying((body := get_body(code)).name, spell(body.name), fit, by_body[code])
        for code in bodies
    ]
    return Whereabouts(tuple(lying), settled)


def _certainly(country: str) -> Whereabouts:
    lying = _possibly(country)._replace(fit=Fit.CERTAIN)
    return Whereabouts((lying,), settled=True)


def _possibly(country: str) -> Lying:
    state = find_state(country)
    name = state.name if state is not None else country
    return Lying(name, spell(country), Fit.POSSIBLE)


def _is_part(name: str) -> bool:
    return name in _WHOLE_OF or fold(name) in _WHOLE_OF


def _whole_of(name: str) -> str:
    return _WHOLE_OF.get(name) or _WHOLE_OF[fold(name)]
