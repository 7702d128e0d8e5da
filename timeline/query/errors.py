"""The error for a query that cannot be read, or means nothing."""

from timeline.diagnostics import ExpectedError


class QueryError(ExpectedError):
    """A query with a mistake; `excerpt` says where in its text."""
