"""When actors lived: people from birth to death, states and others while they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import FUTURE, PAST, Fit, When, Window
from timeline.lean import NamedTuple
from timeline.names.bodies import get_body

if TYPE_CHECKING:
    from timeline.names.registry import ActorRegistry


class Beyond(NamedTuple):
    """How something happened outside a lifetime."""

    limit: When
    """The beginning or the end."""
    before: bool
    """Before the beginning; else after the end."""


class Lifetimes:
    """Tells when actors began and ended: the registry, then the built-in table."""

    def __init__(self, registry: ActorRegistry) -> None:
        self._registry = registry
        self._known: dict[str, tuple[When | None, When | None]] = {}

    def find(self, identity: str) -> tuple[When | None, When | None]:
        """Return when an actor began and ended; None where that is not known."""
        if identity not in self._known:
            self._known[identity] = self._find(identity)
        return self._known[identity]

    def find_last_day(self, identity: str) -> int:
        """Return the last day an actor may have seen; FUTURE where none is known."""
        _, end = self.find(identity)
        return FUTURE if end is None else end.e2

    def successors(self, identity: str) -> tuple[str, ...]:
        """Return the identities of what followed a state, in order of importance."""
        body = self._registry.body_of(identity)
        if body is None:
            return ()
        followers = (get_body(code) for code in body.successors)
        return tuple(self._registry.identity_of(follower) for follower in followers)

    def find_beyond(self, identity: str, date: When) -> Beyond | None:
        """Return how a date certainly lies outside a lifetime; None if it may not."""
        begin, end = self.find(identity)
        if begin is not None and date.fit(Window(begin.outer[0], FUTURE)) is Fit.NO:
            return Beyond(begin, before=True)
        if end is not None and date.fit(Window(PAST, end.outer[3])) is Fit.NO:
            return Beyond(end, before=False)
        return None

    def _find(self, identity: str) -> tuple[When | None, When | None]:
        actor = self._registry.actor_of(identity)
        begin = actor.begins if actor is not None else None
        end = actor.ends if actor is not None else None
        body = self._registry.body_of(identity)
        if body is not None:
            begin = begin or _parse(body.begin)
            end = end or _parse(body.end)
        return begin, end


def _parse(edtf: str) -> When | None:
    from timeline.dates import parse_date

    when = parse_date(edtf) if edtf else None
    return when if isinstance(when, When) else None
