"""What a source calls its records, as ids of events."""

from timeline.patterns import LazyPattern

_NOT_IN_ID = LazyPattern(r"[\s,\x00-\x1f\x7f-\x9f]")


def may_be_id(text: str) -> bool:
    """Tell whether a text may be an id: it has no blanks, commas and controls."""
    return bool(text) and _NOT_IN_ID.search(text) is None
