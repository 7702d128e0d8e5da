"""Rows of the actors, places and sources that events name, as the registries have them.

Of a whole chronology all that the registries hold is there; of a part of it what the
events name, and what that leads to: of what an office is, who is a member.
"""

from collections.abc import Iterable, Iterator

from timeline.diagnostics import Location
from timeline.exports.sqlite.row import Row, dump_own, name_date
from timeline.model import Actor, Chronology, Place, Source
from timeline.names import Names
from timeline.names.cited import cite
from timeline.query import Match

_NOWHERE = Location("")
_REGISTRY, _BUILT_IN, _EVENT = "registry", "built-in", "event"


def list_actors(wanted: Iterable[str], names: Names) -> tuple[str, ...]:
    """Return the identities of some actors and of all that they lead to, each once."""
    found = dict.fromkeys(wanted)
    waiting = list(found)
    while waiting:
        for other in _list_related(waiting.pop(), names):
            if other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)


def _list_related(identity: str, names: Names) -> Iterator[str]:
    actors = names.actors
    entry = actors.registry.actor_of(identity)
    if entry is None:
        return
    if entry.of:
        yield actors.identify(entry.of)
    for holding in actors.offices.held_by(identity):
        if holding.body:
            yield holding.body
    for member in entry.members:
        yield actors.identify(member.actor)


def make_actor(identity: str, names: Names) -> Row:
    """Return the row of `actor`."""
    actors = names.actors
    entry = actors.registry.actor_of(identity)
    origin = _REGISTRY if entry is not None else _EVENT
    if entry is None and actors.registry.body_of(identity) is not None:
        origin = _BUILT_IN
    entry = entry or Actor(identity, identity, _NOWHERE)
    return (
        identity,
        actors.name_of(identity),
        actors.registry.type_of(identity),
        origin,
        entry.of,
        actors.identify(entry.of) if entry.of else None,
        name_date(entry.born),
        name_date(entry.died),
        name_date(entry.founded),
        name_date(entry.dissolved),
        entry.note,
        dump_own(entry.extra),
    )


def list_aliases(identity: str, names: Names) -> Iterator[Row]:
    """Yield what else an actor of the registry is called: of `actor_alias`."""
    entry = names.actors.registry.actor_of(identity)
    for alias in dict.fromkeys(entry.aliases if entry is not None else ()):
        yield identity, alias


def list_offices(identity: str, names: Names) -> Iterator[Row]:
    """Yield what an actor held: of `office`."""
    offices = names.actors.offices
    for holding in offices.held_by(identity):
        yield (
            identity,
            holding.position + 1,
            holding.role.office,
            offices.describe(holding),
            holding.body or None,
            name_date(holding.role.when),
            dump_own(holding.role.extra),
        )


def list_members(identity: str, names: Names) -> Iterator[Row]:
    """Yield who belonged to an actor: of `member`."""
    entry = names.actors.registry.actor_of(identity)
    for position, member in enumerate(entry.members if entry else (), start=1):
        actor = names.actors.identify(member.actor)
        held = name_date(member.when)
        yield identity, position, actor, held, dump_own(member.extra)


def make_place(identity: str, chronology: Chronology) -> Row:
    """Return the row of `place`, of an id of the registry or of a name."""
    entry = chronology.places.get(identity)
    origin = _EVENT if entry is None else _REGISTRY
    place = entry or Place(identity, identity, _NOWHERE)
    latitude, longitude = place.at or (None, None)
    return (
        identity,
        place.name,
        origin,
        place.country,
        latitude,
        longitude,
        place.note,
        dump_own(place.extra),
    )


def list_place_aliases(identity: str, chronology: Chronology) -> Iterator[Row]:
    """Yield what else a place of the registry is called: of `place_alias`."""
    entry = chronology.places.get(identity)
    for alias in dict.fromkeys(entry.aliases if entry is not None else ()):
        yield identity, alias


def find_sources(matches: Iterable[Match], names: Names) -> dict[str, Source]:
    """Return what is known of the sources of events, by identity, in their order.

    Of a source without an entry that is what citations say of it.
    """
    found: dict[str, Source] = {}
    for match in matches:
        event = match.event
        for citation in event.sources:
            identity = names.sources.identify(citation)
            if identity not in found:
                known = names.sources.find(citation)
                if known is None:
                    cited = cite(citation, names.sources)
                    known = Source(identity, cited.title, _NOWHERE, url=cited.url)
                found[identity] = known
        for identity in names.sources.identify_accounts(event):
            if identity not in found:
                known = names.sources.find(identity)
                found[identity] = known or Source(identity, identity, _NOWHERE)
    return found


def make_source(identity: str, source: Source, chronology: Chronology) -> Row:
    """Return the row of `source`."""
    return (
        identity,
        source.title,
        _REGISTRY if identity in chronology.sources else _EVENT,
        source.author,
        source.publisher,
        name_date(source.date),
        source.url,
        source.archived,
        source.accessed,
        source.reliability,
        source.note,
        dump_own(source.extra),
    )
