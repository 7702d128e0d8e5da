"""The error for a name in a question that cannot be taken as one thing."""

from collections.abc import Sequence

from timeline.diagnostics import ExpectedError, Remedy
from timeline.text import join_words, suggest

_CANDIDATES_SHOWN = 8
_LISTS = {
    "actor": Remedy("list-actors"),
    "kind": Remedy("list-kinds"),
    "place": Remedy("list-places"),
    "tag": Remedy("list-tags"),
}


class UnresolvedNameError(ExpectedError):
    """A name that means nothing in the chronology, or several things."""


class AmbiguousNameError(UnresolvedNameError):
    """A name that may mean several things."""


def unknown_name(noun: str, name: str, near: Sequence[str]) -> UnresolvedNameError:
    """Return the error for a name that nothing in the chronology has."""
    remedy = _LISTS.get(noun) if not near else None
    return UnresolvedNameError(
        f"no {noun} here is called {name!r}", suggest(near), remedy=remedy
    )


def ambiguous_name(noun: str, name: str, names: Sequence[str]) -> UnresolvedNameError:
    """Return the error for a name that several have."""
    shown = list(names[:_CANDIDATES_SHOWN])
    if len(names) > _CANDIDATES_SHOWN:
        shown.append(f"{len(names) - _CANDIDATES_SHOWN} more")
    return AmbiguousNameError(
        f"{name!r} may be more than one {noun}", f"it may be {join_words(shown)}"
    )
