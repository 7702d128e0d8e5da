"""What a name in an event amounts to on its date: who may be meant, how surely."""

from collections.abc import Callable, Mapping

from timeline.dates import Fit
from timeline.lean import NamedTuple


class Participant(NamedTuple):
    """An actor of an event."""

    identity: str
    fit: Fit
    """Possible where the name may mean somebody else as well on the date."""


class Party(NamedTuple):
    """What one name in an event amounts to on the date of the event."""

    people: tuple[Participant, ...]
    """Of whom one is meant. Usually one; several for an office alone, which several may
    have held, a seat that was of several states, or a name that several have."""
    bodies: tuple[str, ...] = ()
    """What it acted for, whoever it is: what an office named alone, a government or
    a ministry is of."""
    vacant: bool = False
    """Perhaps none of the people is meant: nobody may have held the office."""
    crowd: frozenset[str] = frozenset()
    """All who may have held it, and perhaps others, where they are too many for any of
    them to be meant: then the office stands among `people` itself. Else empty."""
    others: tuple[str, ...] = ()
    """Who besides may be one with whoever is meant: other spellings of what may be
    the name of one person, or the state of a city that is written about."""

    def join(self, other: "Party") -> "Party":
        """Return this party and another of the same people as one."""
        people = tuple(
            Participant(one.identity, max(one.fit, two.fit))
            for one, two in zip(self.people, other.people, strict=True)
        )
        bodies = tuple(dict.fromkeys(self.bodies + other.bodies))
        vacant = self.vacant and other.vacant
        others = tuple(dict.fromkeys(self.others + other.others))
        return Party(people, bodies, vacant, self.crowd | other.crowd, others)

    @property
    def certain(self) -> str:
        """Return who certainly is meant; empty where that is nobody alone."""
        first, *others = self.people
        return "" if others or first.fit is not Fit.CERTAIN else first.identity

    def fit(self, fit_identity: Callable[[str], Fit], *, direct: bool = False) -> Fit:
        """Tell whether this is somebody wanted, as `fit_identity` says of one actor.

        Of several who may be meant one is: it is certain only if all are wanted.
        `direct` leaves out what it acted for.
        """
        people = {one.identity: fit_identity(one.identity) for one in self.people}
        bodies = () if direct else self.bodies
        best = self.weigh(people, {body: fit_identity(body) for body in bodies})
        if best is Fit.NO and any(fit_identity(one) for one in self.others):
            return Fit.POSSIBLE
        return best

    def weigh(self, people: Mapping[str, Fit], bodies: Mapping[str, Fit]) -> Fit:
        """Tell the same from how surely some of its people and bodies are wanted.

        Those that are left out are not wanted at all; `others` are not looked at.
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
