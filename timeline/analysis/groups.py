"""Which heading an event stands under: the values of a facet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from timeline.query import Match

if TYPE_CHECKING:
    from timeline.dates import Fit
    from timeline.names import Facet

Groups = tuple[tuple[str, tuple[Match, ...]], ...]


def group_by_shown(
    matches: Iterable[Match], fits: Mapping[str, Mapping[str, Fit]], facet: Facet
) -> Groups:
    """Return the same where values may be only possible.

    `fits` has what is shown of the values of an event, by its id: each how surely. What
    has a value only possibly is a possible match under it.
    """
    groups: dict[str, list[Match]] = {}
    for match in matches:
        own = fits.get(match.event.id) or {"": match.fit}
        for name, fit in own.items():
            groups.setdefault(name, []).append(match._replace(fit=min(fit, match.fit)))
    names = sorted(groups, key=lambda name: (not name, facet.shown_key(name)))
    return tuple((name, tuple(groups[name])) for name in names)


def group_by_facet(matches: Iterable[Match], facet: Facet) -> Groups:
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
