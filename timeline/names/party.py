"""What a name in an event amounts to on its date: who may be meant, how surely."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from timeline.dates import Fit


class Participant(NamedTuple):
    """An actor of an event."""

    identity: str
    fit: Fit
    """Possible, where only an office that somebody possibly held says who it is."""


class Party(NamedTuple):
    """What one name in an event amounts to on the date of the event."""

    people: tuple[Participant, ...]
    """Who may be meant. Usually one; for an office alone, all who may have held it."""
    bodies: tuple[str, ...] = ()
    """What an office named alone may be of: it acted for that, whoever held it."""
    vacant: bool = False
    """Perhaps nobody held the office that is named alone."""
    crowd: frozenset[str] = frozenset()
    """All who may have held it, and perhaps others, where they are too many for any of
    them to be meant: then the office stands among `people` itself. Else empty."""

    def join(self, other: "Party") -> "Party":
        """Return this party and another of the same people as one."""
        people = tuple(
            Participant(one.identity, max(one.fit, two.fit))
            for one, two in zip(self.people, other.people, strict=True)
        )
        bodies = tuple(dict.fromkeys(self.bodies + other.bodies))
        vacant = self.vacant and other.vacant
        return Party(people, bodies, vacant, self.crowd | other.crowd)

    def fit(self, fit_identity: Callable[[str], Fit], *, direct: bool = False) -> Fit:
        """Tell whether this is somebody wanted, as `fit_identity` says of one actor.

        Of several who may be meant one is: it is certain only if all are wanted.
        `direct` leaves out what an office is of.
        """
        people = {one.identity: fit_identity(one.identity) for one in self.people}
        bodies = () if direct else self.bodies
        return self.weigh(people, {body: fit_identity(body) for body in bodies})

    def weigh(self, people: Mapping[str, Fit], bodies: Mapping[str, Fit]) -> Fit:
        """Tell the same from how surely some of its people and bodies are wanted.

        Those that are left out are not wanted at all.
        """
        if len(self.people) == 1:
            ((identity, fit),) = self.people
            best = min(fit, people.get(identity, Fit.NO))
        else:
            best = _fit_all(people, len(self.people))
            if self.vacant:
                best = min(best, Fit.POSSIBLE)
        return max(best, _fit_all(bodies, len(self.bodies)))


def _fit_all(fits: Mapping[str, Fit], number: int) -> Fit:
    """Tell whether whoever is meant of so many is wanted: certainly if all are."""
    wanted = [fit for fit in fits.values() if fit is not Fit.NO]
    if not wanted:
        return Fit.NO
    return min(wanted) if len(wanted) == number else Fit.POSSIBLE
