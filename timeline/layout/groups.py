"""Which heading an event stands under: the values of a facet."""

from collections.abc import Iterable

from timeline.names.facet import Facet
from timeline.query import Match


def group_by_facet(
    matches: Iterable[Match], facet: Facet
) -> tuple[tuple[str, tuple[Match, ...]], ...]:
    """Return the matches under what is shown of each of their values, in its order.

    A match with several values stands under each; those without any come last,
    under the empty text.
    """
    groups: dict[str, list[Match]] = {}
    values: dict[str, str] = {}
    for match in matches:
        shown = {facet.show(value): value for value in facet.values_of(match.event)}
        for name, value in shown.items() or (("", ""),):
            groups.setdefault(name, []).append(match)
            values.setdefault(name, value)
    names = sorted(groups, key=lambda name: (not name, facet.sort_key(values[name])))
    return tuple((name, tuple(groups[name])) for name in names)
