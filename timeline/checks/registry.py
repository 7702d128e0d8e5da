"""Whether the registry of actors agrees with itself.

Bodies and members that lead anywhere, names that mean one entry, nobody part of
itself, and one holder of an office at a time.
"""

from collections.abc import Collection, Iterator, Mapping

from timeline.checks.context import CheckContext
from timeline.dates import Window
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.lean import NamedTuple
from timeline.model import Actor, Chronology
from timeline.names import ActorNames, Holding
from timeline.names.bodies import get_body, load_bodies
from timeline.names.seats import find_seats
from timeline.names.successions import is_shared
from timeline.names.tenure import ALWAYS, Tenure, make_tenure
from timeline.text import Nearest, fold, suggest

_STEPS_SHOWN = 7


def check_bodies(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each `of` and each member that nothing knows."""
    names = context.names.actors
    nearest = Nearest(lambda: _list_known(context.chronology))
    for actor in context.chronology.actors.values():
        for name, where in _list_bodies(actor):
            if not names.registry.find(name):
                yield make_diagnostic(
                    "body-unknown",
                    f"{name!r} is no state or organisation known here",
                    where,
                    hint=_suggest(name, nearest, names),
                    subject=name,
                )
        for index, member in enumerate(actor.members):
            if not names.registry.find(member.actor):
                yield make_diagnostic(
                    "member-unknown",
                    f"{member.actor!r}, a member of {actor.name}, is not known here",
                    actor.locate("members", index),
                    hint=_suggest(member.actor, nearest, names),
                    subject=member.actor,
                )


def _list_bodies(actor: Actor) -> Iterator[tuple[str, Location]]:
    """Yield each `of` of an actor and of its roles with its place."""
    if actor.of:
        yield actor.of, actor.locate("of")
    for index, role in enumerate(actor.roles):
        if role.of:
            yield role.of, actor.locate("roles", index, "of")


def _list_known(chronology: Chronology) -> Collection[str]:
    """Return the names of all that a name of the registry can lead to.

    Those of fewer words first: a word of several names brings up the first of them.
    """
    actors = chronology.actors.values()
    names = [name for actor in actors for name in (actor.name, *actor.aliases)]
    names += [word for body in load_bodies() for word in body.words]
    return sorted(names, key=lambda name: name.count(" "))


def _suggest(name: str, nearest: Nearest, names: ActorNames) -> str:
    seats = find_seats(name)
    if seats:
        # Whoever is of a capital is of the state that has it now.
        body = names.registry.identity_of(get_body(seats[-1].body))
        near = names.registry.name_of(body)
        return suggest([near], otherwise="add it under `actors:`")
    near = names.registry.name_of(names.registry.find(nearest.find(name)))
    return suggest([near], otherwise="add it under `actors:`")


def check_clashes(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each id, name or alias that two entries claim."""
    for word, first, second in context.names.actors.registry.clashes():
        typed, where = _find_word(second, word)
        yield make_diagnostic(
            "name-clash",
            f"{typed!r} is also what {first.name} goes by",
            where,
            hint="remove it from one of the two, or make them one entry",
            related=(("the first is here", _find_word(first, word)[1]),),
            subject=word,
        )


def _find_word(actor: Actor, word: str) -> tuple[str, Location]:
    """Return how and where an entry says that it is called so."""
    if fold(actor.name) == word:
        return actor.name, actor.locate("name")
    for index, alias in enumerate(actor.aliases):
        if fold(alias) == word:
            return alias, actor.locate("aliases", index)
    return actor.id, actor.where


def check_cycles(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield an error for each actor that is part of itself.

    Through `of`, or through memberships at one time; each circle once.
    """
    find = context.names.actors.registry.find
    of: dict[str, list[_Edge]] = {}
    members: dict[str, list[_Edge]] = {}
    for actor in context.chronology.actors.values():
        if actor.of:
            of[actor.id] = [_Edge(find(actor.of), ALWAYS, actor.locate("of"))]
        members[actor.id] = [
            _Edge(
                find(member.actor),
                make_tenure(member.when),
                actor.locate("members", index),
            )
            for index, member in enumerate(actor.members)
        ]
    for edges, verb in ((of, "belongs to"), (members, "is a member of")):
        for circle, where in _find_circles(edges):
            yield make_diagnostic(
                "actor-cycle",
                f"{circle[0]!r} {verb} itself: {_format_circle(circle)}",
                where,
                hint=f"remove one of these `{'of' if edges is of else 'members'}`",
            )


def _format_circle(circle: list[str]) -> str:
    if len(circle) > _STEPS_SHOWN:
        circle = [*circle[: _STEPS_SHOWN - 3], "...", *circle[-2:]]
    return " -> ".join(circle)


class _Edge(NamedTuple):
    """One step to what an actor belongs to, or to a member."""

    to: str
    tenure: Tenure
    where: Location


def _find_circles(
    edges: Mapping[str, list[_Edge]],
) -> Iterator[tuple[list[str], Location]]:
    """Yield each circle as a list that ends where it begins, and what closes it."""
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        # Without recursion: a registry may be deeper than Python's stack.
        path = [_Edge(start, ALWAYS, Location(""))]
        depths = {start: 0}
        waiting = [iter(edges[start])]
        while waiting:
            edge = next(waiting[-1], None)
            if edge is None:
                waiting.pop()
                left = path.pop().to
                del depths[left]
                done.add(left)
            elif edge.to in depths:
                behind = path[depths[edge.to] + 1 :]
                if _meet([*behind, edge]):
                    yield [edge.to, *(step.to for step in behind), edge.to], edge.where
            elif edge.to not in done:
                depths[edge.to] = len(path)
                path.append(edge)
                waiting.append(iter(edges.get(edge.to, ())))


def _meet(steps: list[_Edge]) -> bool:
    """Tell whether all these bonds can have held at one time."""
    both: Tenure | None = ALWAYS
    for step in steps:
        both = both.meet(step.tenure) if both is not None else None
    return both is not None


def check_overlaps(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each role that began before its predecessor's had ended.

    The day of handover may be in both. Offices that several usually hold at once
    are left out, and roles without dates.
    """
    names = context.names.actors
    for roles in _group_roles(context.chronology, names):
        latest = roles[0]
        for role in roles[1:]:
            if min(latest.certain.last, role.certain.last) > role.certain.first:
                yield _make_overlap(latest, role, names)
            latest = max(latest, role, key=lambda held: held.certain.last)


class _Held(NamedTuple):
    """A role with the days on which it was certainly held."""

    actor: Actor
    holding: Holding
    certain: Window

    @property
    def where(self) -> Location:
        return self.actor.locate("roles", self.holding.position, "when")


def _group_roles(
    chronology: Chronology, names: ActorNames
) -> Iterator[tuple[_Held, ...]]:
    """Yield the roles of each office of each body, in order of their beginning."""
    groups: dict[tuple[str, str], list[_Held]] = {}
    for actor in chronology.actors.values():
        for holding in names.offices.held_by(actor.id):
            role, certain = holding.role, holding.tenure.certain
            if role.when is None or certain is None or is_shared(role.office):
                continue
            # Whose office it is may stand nowhere; then only the same person's is
            # certainly the same.
            body = holding.body or fold(role.of) or f"of {actor.id}"
            office = fold(role.office).replace("-", " ")
            groups.setdefault((office, body), []).append(_Held(actor, holding, certain))
    for roles in groups.values():
        if len(roles) > 1:
            yield tuple(sorted(roles, key=lambda held: held.certain.first))


def _make_overlap(first: _Held, second: _Held, names: ActorNames) -> Diagnostic:
    office = names.offices.describe(second.holding)
    one, two = first.actor.name, second.actor.name
    if one == two:
        message = f"{one} is {office!r} twice at one time"
    else:
        message = f"{two} is {office!r} while {one} still is"
    return make_diagnostic(
        "role-overlap",
        message,
        second.where,
        hint="correct one of the two; to share the day of handover is fine",
        related=((f"{one} held it from here", first.where),),
    )
