"""The error for a name in a question that cannot be taken as one thing."""

from collections.abc import Sequence

from timeline.diagnostics import ExpectedError
from timeline.text import join_words

_CANDIDATES_SHOWN = 8
_HINTS = {
    "actor": "`timeline show --group-by actor` shows who is there",
    "kind": "`timeline kinds` lists the kinds",
    "place": "`timeline show --group-by place` shows the places there are",
    "tag": "`timeline show --group-by tag` shows the tags there are",
}


class UnresolvedNameError(ExpectedError):
    """A name that means nothing in the chronology, or several things."""


def unknown_name(noun: str, name: str, near: Sequence[str]) -> UnresolvedNameError:
    """Return the error for a name that nothing in the chronology has."""
    hint = f"did you mean {join_words(near)}?" if near else _HINTS.get(noun, "")
    return UnresolvedNameError(f"no {noun} here is called {name!r}", hint)


def ambiguous_name(noun: str, name: str, names: Sequence[str]) -> UnresolvedNameError:
    """Return the error for a name that several have."""
    shown = list(names[:_CANDIDATES_SHOWN])
    if len(names) > _CANDIDATES_SHOWN:
        shown.append(f"{len(names) - _CANDIDATES_SHOWN} more")
    return UnresolvedNameError(
        f"{name!r} may be more than one {noun}", f"it may be {join_words(shown)}"
    )
