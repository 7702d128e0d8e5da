"""Whether bonds between actors are followed as far as they go."""

from collections.abc import Iterable, Iterator

from timeline.checks.context import CheckContext
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.names.bonds import MOST_STEPS, Bond
from timeline.names.chains import find_cuts
from timeline.names.registry import ActorRegistry


def check_chains(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each actor from which bodies are too many steps away.

    Of those along one chain for the first that is, from its end.
    """
    names = context.names.actors
    actors = context.chronology.actors.values()
    for way in find_cuts(names.bonds, names.registry, actors):
        bonds = way.bonds
        target = bonds[-1].body
        far, near = names.name_of(way.bond.actor), names.name_of(target)
        yield make_diagnostic(
            "chain-length",
            f"{far} is more than {MOST_STEPS} steps from {near},"
            " and does not count for it",
            _locate(bonds, names.registry),
            hint="let it belong to something nearer",
            subject=target,
        )


def _locate(bonds: Iterable[Bond], registry: ActorRegistry) -> Location:
    """Return where the first of these bonds stands that is not built in."""
    for bond in bonds:
        actor = registry.actor_of(bond.body if bond.member else bond.actor)
        if actor is None:
            continue
        if bond.holding is not None:
            return actor.locate("roles", bond.holding.position, "of")
        if not bond.member:
            return actor.locate("of")
        for index, member in enumerate(actor.members):
            if registry.find(member.actor) == bond.actor:
                return actor.locate("members", index)
    return Location("")
