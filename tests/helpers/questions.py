"""Questions and how their answers are told.

An answer names the events that are kept by their ids; a `?` marks one that matches only
possibly.
"""

from hypothesis import strategies as st

from timeline.dates import Fit
from timeline.diagnostics import Excerpt
from timeline.query import And, Not, Or, Query, Selection


def tell(selection: Selection) -> str:
    """Return the ids of what is kept, in order; `?` marks the possible."""
    return " ".join(_mark(selection))


def tell_sorted(selection: Selection) -> str:
    """Return the ids of what is kept, in the order of letters."""
    return " ".join(sorted(_mark(selection)))


def _mark(selection: Selection) -> list[str]:
    return [
        match.event.id + ("?" if match.fit is Fit.POSSIBLE else "")
        for match in selection.matches
    ]


def underline(excerpt: Excerpt | None) -> str:
    """Return carets for the place of an error, to stand below the text."""
    assert excerpt is not None
    return " " * excerpt.start + "^" * (excerpt.end - excerpt.start)


def nest(
    inner: st.SearchStrategy[Query], *, least: int, most: int
) -> st.SearchStrategy[Query]:
    """Make queries of others: not one, or all or any of `least` to `most`."""
    parts = st.lists(inner, min_size=least, max_size=most).map(tuple)
    return st.builds(Not, inner) | st.builds(And, parts) | st.builds(Or, parts)
