"""Whom a name in an event may mean on whatever day: never fewer than on any one day.

`timeline.names.interpreting` says whom it means on a day. What is told here needs no
event, so that a name can be looked at once for all events that have it.
"""

from timeline.names.actors import ActorNames


def list_meant(actors: ActorNames, typed: str) -> frozenset[str]:
    """Return all whom a name may mean at some time, or act for by its own words.

    That are people, bodies and others of each `Party` it amounts to: identities.
    """
    meaning = actors.interpret(typed)
    found = {meaning.identity, *meaning.bodies, *meaning.candidates}
    for holding in meaning.holdings:
        found |= {holding.person, holding.body}
    found |= {reign.identity for reign in meaning.seats}
    if meaning.candidates:
        found.update(actors.variants.list_alike(typed))
    else:
        found.update(actors.variants.list_kin(meaning.identity))
    found.discard("")
    return frozenset(found)
