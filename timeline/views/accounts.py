"""Where sources disagree: their accounts of one event, side by side."""

from collections.abc import Iterator
from itertools import zip_longest

from timeline.dates import format_when
from timeline.model import Account, Event
from timeline.rendering import Glyphs, Line, Span, measure_cells, pad_cells, wrap_cells
from timeline.views.options import Options
from timeline.views.own import list_own
from timeline.views.sheet import Sheet

_LABEL = "accounts"
# Narrower than this an account is a mere column of words: then one stands below
# another.
_LEAST = 20
_SPACE = 3


def draw_accounts(
    event: Event, sheet: Sheet[Options], width: int, *, label_width: int
) -> Iterator[Line]:
    """Yield the accounts of an event beside a label, each a column of its own.

    Each column has the source, the date, and what else there is: the title, keys of the
    authors' own, the note.
    Where `width` has no room for columns, the accounts stand one below another.
    """
    accounts = event.accounts
    if not accounts:
        return
    room = width - label_width
    size = (room - _SPACE * (len(accounts) - 1)) // len(accounts)
    if size < _LEAST:
        size = room if room >= _LEAST else width
        label_width = label_width if room >= _LEAST else 0
        if not label_width:
            yield (Span(_LABEL, "label"),)
        columns = [[line] for a in accounts for line in _draw(a, sheet, size)]
    else:
        drawn = [list(_draw(account, sheet, size)) for account in accounts]
        columns = [list(row) for row in zip_longest(*drawn, fillvalue=Span(""))]
    for index, row in enumerate(columns):
        head = _LABEL if index == 0 and label_width else ""
        yield (
            Span(pad_cells(head, label_width), "label"),
            *_join(row, size, sheet.glyphs),
        )


def _draw(account: Account, sheet: Sheet[Options], width: int) -> Iterator[Span]:
    parts = (
        (sheet.naming.sources.display(account.source), "strong"),
        (format_when(account.date, dash=sheet.glyphs.dash), "date"),
        (account.title, ""),
        *((text, "") for text in list_own(account.extra)),
        (account.note, "quiet"),
    )
    for text, style in parts:
        if text:
            for piece in wrap_cells(text, width):
                yield Span(piece, style)


def _join(row: list[Span], size: int, glyphs: Glyphs) -> Iterator[Span]:
    for index, span in enumerate(row):
        if index:
            yield Span(f" {glyphs.rail} ", "rail")
        last = index == len(row) - 1
        padding = 0 if last else size - measure_cells(span.text)
        yield span._replace(text=span.text + " " * padding)
