"""Who takes part in an event, and how surely each is somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.names import PARTIES

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.names import ActorNames, Party


def list_parties(event: Event, actors: ActorNames) -> tuple[Party, ...]:
    """Return who takes part; one person by two spellings is one party.

    So is one office, but not two, as long as nobody knows who held them, and one name
    of several people or seat of several states.
    """
    parties: dict[object, Party] = {}
    for key in PARTIES:
        for typed in getattr(event, key):
            party = actors.find_party(typed, event.date, key)
            who: object = party.crowd or party.people[0].identity
            if party.people[0].fit is not Fit.CERTAIN:
                holdings = actors.interpret(typed).holdings
                offices = frozenset((one.body, one.role.office) for one in holdings)
                # Without an office it is told by its people alone.
                who = offices, tuple(one.identity for one in party.people)
            known = parties.get(who)
            parties[who] = party.join(known) if known else party
    return tuple(parties.values())


def fit_apart(parties: Sequence[Party]) -> Iterator[Fit]:
    """Tell of each party how surely it is somebody else than the others.

    An office may be held by one who takes part anyway: then it is nobody else.
    """
    for party in parties:
        yield _fit_apart(party, parties)


def _fit_apart(party: Party, parties: Sequence[Party]) -> Fit:
    people = party.crowd
    if not people:
        if party.people[0].fit is Fit.CERTAIN and not party.others:
            return Fit.CERTAIN
        people = frozenset(one.identity for one in party.people)
    others = [one for one in parties if one is not party]
    named = chain.from_iterable(one.people for one in others)
    # Nor is one by another spelling somebody else for certain.
    doubtful = any(one.identity in people | set(party.others) for one in named)
    # Of two offices of so many, one may hold both: they are not compared.
    doubtful = doubtful or any(one.crowd for one in others if party.crowd)
    return Fit.POSSIBLE if doubtful else Fit.CERTAIN
