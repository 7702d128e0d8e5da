"""Which lanes have room: those of most events, and one of all that stands in none."""

from collections.abc import Collection, Sequence

from timeline.lean import NamedTuple
from timeline.text import count_of
from timeline.views.lanes.members import Members

OTHERS = "\0"
"""The name of the lane of what stands in no other; none that an actor could have."""


class Chosen(NamedTuple):
    """The lanes to draw."""

    names: tuple[str, ...]
    """In order; `OTHERS` may be the last."""
    left: int
    """How many have no lane of their own."""
    members: Members

    def label(self, name: str) -> str:
        """Return what a lane is called."""
        if name == OTHERS:
            return count_of(self.left, "other")
        return self.members.label(name)


def choose_lanes(
    members: Members,
    names: Sequence[str],
    drawn: Collection[int],
    most: int,
    limit: int | None,
) -> Chosen:
    """Return the lanes that some events need, at most so many of them.

    `names` is their order, `drawn` the `id()` of the events; `limit` is how many were
    asked for at most, besides that of the others.
    """
    lanes = members.lanes
    held = {
        name: sum(id(match.event) in drawn for _, match, _ in lanes[name])
        for name in names
    }
    used = [name for name in names if held[name]]
    most = max(most, 1)
    if limit is not None:
        most = min(max(limit, 1), most)
    if len(used) <= most:
        return Chosen(tuple(used), 0, members)
    # One of the lanes that have room is that of the others.
    kept = most if limit is not None and limit == most else max(most - 1, 1)
    ranked = sorted(used, key=lambda name: -held[name])
    best = set(ranked[:kept])
    chosen = tuple(name for name in used if name in best)
    inside = {id(match.event) for name in chosen for _, match, _ in lanes[name]}
    others = () if set(drawn) <= inside else (OTHERS,)
    return Chosen((*chosen, *others), len(used) - len(chosen), members)
