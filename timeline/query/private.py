"""What is for the authors alone, left out of what leaves their hands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from timeline.model import (
    NOTE,
    Account,
    Actor,
    Citation,
    EventStore,
    Member,
    Place,
    Role,
    Source,
)
from timeline.names.typed import keep_typed_names, typed_names_of
from timeline.query.noteless import NotelessEvents
from timeline.records import FrozenDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import (
        Chronology,
        Event,
        Value,
    )
    from timeline.query.selecting import Selection

_Record = TypeVar("_Record", Account, Actor, Citation, Place, Source)
_Bond = TypeVar("_Bond", Member, Role)


def leave_out_notes(selection: Selection) -> Selection:
    """Return a selection in which nothing stands under a key `note`; else as it was.

    Neither in records nor in what the authors keep under keys of their own, at any
    depth: whole events may stand there. What is drawn or written of the selection then
    has no note either. Events without notes are the same ones; the order is kept.
    """
    chronology = selection.chronology
    if isinstance(chronology.events, EventStore):
        return _leave_out_of_store(selection, chronology.events)
    # By identity, since ids may stand twice where the data has errors.
    events = {id(event): _strip_event(event) for event in chronology.events}
    stripped = _strip_header(chronology, tuple(events.values()))
    if _is_unchanged(chronology, stripped):
        return selection
    matches = tuple(
        [match._replace(event=events[id(match.event)]) for match in selection.matches]
    )
    return replace(selection, chronology=stripped, matches=matches)


def _leave_out_of_store(selection: Selection, events: EventStore) -> Selection:
    """Return a selection without notes, of which no more events are read."""
    noteless = NotelessEvents(events, _strip_event)
    stripped = _strip_header(selection.chronology, noteless)
    # Names are none of what is left out.
    keep_typed_names(stripped, typed_names_of(selection.chronology))
    matches = tuple(
        [
            match._replace(event=noteless.strip(match.event))
            for match in selection.matches
        ]
    )
    return replace(selection, chronology=stripped, matches=matches)


def _strip_header(chronology: Chronology, events: Sequence[Event]) -> Chronology:
    """Return a chronology of these events without notes in its registries."""
    return replace(
        chronology,
        events=events,
        actors={key: _strip_actor(one) for key, one in chronology.actors.items()},
        sources={key: _strip(one) for key, one in chronology.sources.items()},
        places={key: _strip(one) for key, one in chronology.places.items()},
        extra=_strip_mapping(chronology.extra),
    )


def _is_unchanged(one: Chronology, other: Chronology) -> bool:
    """Tell whether nothing was left out, so that all known of the one holds."""
    registries = ((one.actors, other.actors), (one.sources, other.sources))
    return (
        one.extra is other.extra
        and all(map(_is_same, one.events, other.events))
        and all(map(_is_same, one.places.values(), other.places.values()))
        and all(
            all(map(_is_same, before.values(), after.values()))
            for before, after in registries
        )
    )


def _strip_event(event: Event) -> Event:
    # So most events are, of which there may be hundreds of thousands.
    if not (event.note or event.extra or event.accounts) and not any(
        citation.note or citation.extra for citation in event.sources
    ):
        return event
    sources = tuple([_strip(citation) for citation in event.sources])
    accounts = tuple([_strip(account) for account in event.accounts])
    extra = _strip_mapping(event.extra)
    unchanged = (
        not event.note
        and extra is event.extra
        and all(map(_is_same, sources, event.sources))
        and all(map(_is_same, accounts, event.accounts))
    )
    if unchanged:
        return event
    return replace(event, note="", sources=sources, accounts=accounts, extra=extra)


def _is_same(one: object, other: object) -> bool:
    return one is other


def _strip(record: _Record) -> _Record:
    extra = _strip_mapping(record.extra)
    if not record.note and extra is record.extra:
        return record
    return record._replace(note="", extra=extra)


def _strip_actor(actor: Actor) -> Actor:
    roles = tuple([_strip_bond(role) for role in actor.roles])
    members = tuple([_strip_bond(member) for member in actor.members])
    if not (
        all(map(_is_same, roles, actor.roles))
        and all(map(_is_same, members, actor.members))
    ):
        actor = actor._replace(roles=roles, members=members)
    return _strip(actor)


def _strip_bond(bond: _Bond) -> _Bond:
    extra = _strip_mapping(bond.extra)
    return bond if extra is bond.extra else bond._replace(extra=extra)


def _strip_mapping(mapping: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return a mapping without the key; the same one where nothing is left out."""
    if not mapping:
        return mapping
    kept = {key: _strip_value(value) for key, value in mapping.items() if key != NOTE}
    same = len(kept) == len(mapping) and all(kept[key] is mapping[key] for key in kept)
    return mapping if same else FrozenDict(kept)


def _strip_value(value: Value) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _strip_mapping(value)
    items = tuple([_strip_value(item) for item in value])
    return value if all(map(_is_same, items, value)) else items
