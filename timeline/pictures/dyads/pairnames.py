"""The names of pairs: whole, by their initials, or cut, as there is room."""

from collections.abc import Sequence

from timeline.pictures.measure import cut_text, measure_text
from timeline.views.dyads.met import Met

_BETWEEN = " – "


def name_head(met: Met) -> str:
    """Return what stands above the names."""
    if met.asked_for:
        return f"{met.name_asked_for} with"
    return "who with whom" if met.is_of_actors else f"{met.noun} with {met.noun}"


def name_pair(met: Met, identities: Sequence[str]) -> str:
    """Return both names, or that of the partner of one."""
    return _BETWEEN.join(map(met.name, identities))


def fit_names(met: Met, identities: Sequence[str], size: float, room: float) -> str:
    """Return the same no wider than a room: by initials, then the longer cut first."""
    name = name_pair(met, identities)
    if measure_text(name, size) <= room:
        return name
    names = [met.name_briefly(one) for one in identities]
    name = _BETWEEN.join(names)
    if len(names) == 1 or measure_text(name, size) <= room:
        return cut_text(name, size, room)
    left = room - measure_text(_BETWEEN, size)
    one, two = (measure_text(each, size) for each in names)
    # Whichever is shorter than half has all of its room.
    first = left - two if two <= left / 2 else min(one, left / 2)
    second = left - min(one, first)
    rooms = zip(names, (first, second), strict=True)
    return _BETWEEN.join(cut_text(each, size, wide) for each, wide in rooms)
