"""Whether the actors of events are known, one, and there at the time."""

from collections.abc import Iterator

from timeline.checks.context import CheckContext
from timeline.checks.suggesting import Suggestions
from timeline.dates import When
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.model import Event
from timeline.names import NAMED, PARTIES, ActorNames
from timeline.names.bodies import load_bodies
from timeline.names.lifetimes import Beyond
from timeline.names.rolenames import says_only_of
from timeline.names.typed import list_among
from timeline.text import join_words, suggest

_NAMES_SHOWN = 4


def check_names(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each actor that a registry lacks, or has several of.

    A registry that only tells for whom roles act lacks nobody.
    """
    if all(map(says_only_of, context.chronology.actors.values())):
        return
    names = context.names.actors
    known = [
        word
        for actor in context.chronology.actors.values()
        for word in (actor.name, *actor.aliases)
    ]
    suggestions = Suggestions(known, "actors")
    doubtful = {
        typed: meaning
        for typed in context.typed_names.counts
        if not (meaning := names.interpret(typed)).declared or meaning.candidates
    }
    for event, (key, index, typed) in list_among(context.events, doubtful, NAMED):
        if doubtful[typed].candidates:
            people = names.list_people(typed, event.date, key)
            # The office before the name tells who of them it was.
            if len(people) > 1:
                found = tuple(one.identity for one in people)
                where = event.locate(key, index)
                yield _make_ambiguous(typed, found, where, names)
        else:
            yield make_diagnostic(
                "actor-unknown",
                f"{typed!r} is not among the declared actors",
                event.locate(key, index),
                hint=suggestions.hint(typed),
                subject=typed,
            )


def _make_ambiguous(
    typed: str, people: tuple[str, ...], where: Location, names: ActorNames
) -> Diagnostic:
    shown = people[:_NAMES_SHOWN]
    entries = [actor for one in shown if (actor := names.registry.actor_of(one))]
    found = [actor.name for actor in entries]
    if len(people) > len(found):
        found.append(f"{len(people) - len(found)} more")
    return make_diagnostic(
        "actor-ambiguous",
        f"{typed!r} may be {join_words(found)}",
        where,
        hint="write the whole name, or make it an alias of the one who is meant",
        related=tuple((f"{actor.name} is here", actor.where) for actor in entries),
        subject=typed,
    )


def check_lifetimes(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each actor that certainly was not there at the time.

    Anybody who acts; a state also where something is done to it.
    """
    names = context.names.actors
    limited = {
        typed: identity
        for typed in context.typed_names.counts
        if (identity := _find_limited(typed, names))
    }
    for event, (key, index, typed) in list_among(context.events, limited, PARTIES):
        identity = limited[typed]
        if key != "actors" and names.registry.type_of(identity) != "state":
            continue
        beyond = names.lifetimes.find_beyond(identity, event.date)
        if beyond and not (event.date.uncertain or beyond.limit.uncertain):
            where = event.locate(key, index)
            yield _make_beyond(typed, identity, beyond, event, where, names)


def _find_limited(typed: str, names: ActorNames) -> str:
    """Return the identity of a name with a known beginning or end; else nothing.

    Where the date decides who is meant, it is somebody who was there.
    """
    meaning = names.interpret(typed)
    if meaning.varies:
        return ""
    known = any(names.lifetimes.find(meaning.identity))
    return meaning.identity if known else ""


def _make_beyond(
    typed: str,
    identity: str,
    beyond: Beyond,
    event: Event,
    where: Location,
    names: ActorNames,
) -> Diagnostic:
    is_person = names.registry.type_of(identity) == "person"
    if beyond.before:
        verb, keys = "was born" if is_person else "began", ("born", "founded")
    else:
        verb, keys = "died" if is_person else "ended", ("died", "dissolved")
    instead = _list_instead(identity, beyond, event.date, names)
    actor = names.registry.actor_of(identity)
    related = tuple(
        (f"`{key}` is here", actor.locate(key))
        for key in keys
        if actor is not None and getattr(actor, key)
    )
    return make_diagnostic(
        "actor-lifetime",
        f"{typed!r} {verb} {beyond.limit.edtf}, and this event is of {event.date.edtf}",
        where,
        hint=suggest(instead, otherwise="correct the date, or the name"),
        related=related,
        subject=typed,
    )


def _list_instead(
    identity: str, beyond: Beyond, date: When, names: ActorNames
) -> list[str]:
    """Return the names of those before or after a state who were there at a date."""
    step = _list_former if beyond.before else _list_heirs
    seen = {identity}

    def trace(identity: str) -> Iterator[str]:
        for other in step(identity, names):
            if other in seen:
                continue
            seen.add(other)
            if names.lifetimes.find_beyond(other, date) is None:
                yield names.registry.name_of(other)
            else:
                # One that had ended itself by then: who came of that?
                yield from trace(other)

    return list(dict.fromkeys(trace(identity)))[:_NAMES_SHOWN]


def _list_heirs(identity: str, names: ActorNames) -> tuple[str, ...]:
    return names.lifetimes.successors(identity)


def _list_former(identity: str, names: ActorNames) -> tuple[str, ...]:
    return tuple(
        other
        for body in load_bodies()
        if body.successors
        and identity
        in names.lifetimes.successors(other := names.registry.identity_of(body))
    )
