"""Whether each saved query can be asked."""

from collections.abc import Hashable, Iterator

from timeline.checks.context import CheckContext
from timeline.diagnostics import (
    Diagnostic,
    Excerpt,
    ExpectedError,
    Location,
    SourceFile,
    make_diagnostic,
)
from timeline.model import Event, SavedQuery


def check_queries(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield what is wrong with saved queries, one thing for each.

    An error where one cannot be read, asks for a field or another query that there is
    not, or uses itself; each circle is told once, of the first in it. A warning for a
    name, word or date that means nothing here, which may come to mean something.
    """
    if not context.chronology.queries:
        return
    # Few files have any, and what reads them is not needed otherwise.
    from timeline.query.errors import QueryError
    from timeline.query.resolving import resolve
    from timeline.query.saved import CircleError, expand_saved, read_saved

    told: set[frozenset[str]] = set()
    queries = context.chronology.queries
    for name, saved in queries.items():
        try:
            query = expand_saved(read_saved(saved), queries, within=(name,))
            resolve(query, context.names)
        except CircleError as error:
            circle = frozenset(error.circle)
            if name in circle and circle not in told:
                told.add(circle)
                error.excerpt = _find_step(error.circle, saved)
                yield _make(error, "query-cycle", saved, context)
        except QueryError as error:
            if _is_its_own(error, name):
                yield _make(error, "query-invalid", saved, context)
        except ExpectedError as error:
            if _is_its_own(error, name):
                yield _make(error, "query-unresolved", saved, context)


def may_be_asked(context: CheckContext, _event: Event) -> bool:
    """Tell whether there is a saved query, which may ask for anything in an event."""
    return bool(context.chronology.queries)


def look_at_all(_context: CheckContext, event: Event) -> Hashable:
    """Return what `check_queries` sees of an event: it is like no other."""
    return event


def _is_its_own(error: ExpectedError, name: str) -> bool:
    """Tell whether a mistake stands in this saved query, not in one that it uses."""
    return error.excerpt is None or error.excerpt.name in ("", name)


def _find_step(circle: tuple[str, ...], saved: SavedQuery) -> Excerpt | None:
    """Return where a query of a circle uses the next."""
    step = f"@{circle[(circle.index(saved.name) + 1) % len(circle)]}"
    start = saved.text.find(step)
    return Excerpt(saved.text, start, start + len(step)) if start >= 0 else None


def _make(
    error: ExpectedError, code: str, saved: SavedQuery, context: CheckContext
) -> Diagnostic:
    message = error.message
    if f"the saved query {saved.name!r}" not in message:
        message = f"in the saved query {saved.name!r}: {message}"
    return make_diagnostic(
        code,
        message,
        _find_place(error, saved, context.chronology.files),
        hint=error.hint,
        remedy=error.remedy,
    )


def _find_place(
    error: ExpectedError, saved: SavedQuery, files: tuple[SourceFile, ...]
) -> Location:
    """Return where a mistake stands, if the query is written on one line; else it.

    A query in quotes begins behind them.
    """
    where, excerpt = saved.where, error.excerpt
    lines = next((file.lines for file in files if file.name == where.file), [])
    if excerpt is None or not 0 < where.line <= len(lines):
        return where
    line = lines[where.line - 1]
    for begin in (where.column, where.column + 1):
        if line.startswith(saved.text, begin - 1):
            length = max(excerpt.end - excerpt.start, 1)
            return Location(where.file, where.line, begin + excerpt.start, length)
    return where
