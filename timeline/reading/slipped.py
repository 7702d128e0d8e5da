"""Lines that slipped out of the list of events to the left border."""

from collections.abc import Collection, Sequence

from timeline.reading.lines import Kind, Row, kind_at, match_key

_EVENTS = "events"


def list_slipped(
    text: str, rows: Sequence[Row], i: int, j: int, header_keys: Collection[str]
) -> frozenset[int]:
    """Return the rows, of those from i to j, that the list of events goes on below.

    They belong to it, whatever they hold: what is a key at the top with a value beside
    it has no list below it.
    """
    events = next((k for k in range(i, j) if _is_events(text, rows[k])), j)
    first = next((k for k in range(events + 1, j) if rows[k].kind is not Kind.BLANK), j)
    if first >= j or rows[first].kind is not Kind.ITEM:
        return frozenset()
    column = rows[first].indent
    slipped: set[int] = set()
    waiting: list[int] = []
    for k in range(first + 1, j):
        row = rows[k]
        if row.kind is Kind.ITEM and row.indent == column:
            slipped.update(waiting)
            waiting = []
        elif row.indent == 0 and row.kind is not Kind.BLANK:
            # Whether the list goes on after a key of the top, nobody knows.
            if row.kind is Kind.KEY and (
                is_open(text, row.body, row.end)
                or (
                    _key_of(text, row) in header_keys
                    and not _is_followed(rows, k, j, column)
                )
            ):
                break
            waiting.append(k)
    return frozenset(slipped)


def is_open(text: str, at: int, end: int) -> bool:
    """Tell whether a key, at an offset in a row, has its value below it."""
    key = match_key(text, at, end)
    if key is None:
        return False
    after = key.end()
    while after < end and text[after] in " \t":
        after += 1
    return kind_at(text, after, end) is Kind.BLANK


def _is_followed(rows: Sequence[Row], k: int, j: int, column: int) -> bool:
    """Tell whether the next row that is not indented begins an item."""
    for m in range(k + 1, j):
        row = rows[m]
        if row.kind is not Kind.BLANK and row.indent <= column:
            return row.kind is Kind.ITEM
    return False


def _is_events(text: str, row: Row) -> bool:
    return row.indent == 0 and row.kind is Kind.KEY and _key_of(text, row) == _EVENTS


def _key_of(text: str, row: Row) -> str:
    key = match_key(text, row.body, row.end)
    return key["key"].strip("\"'") if key else ""
