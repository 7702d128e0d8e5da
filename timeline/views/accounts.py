"""Where sources disagree: their accounts of one event, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from timeline.dates import format_when
from timeline.rendering import Span, measure_cells, pad_cells, wrap_cells
from timeline.views.own import list_own

if TYPE_CHECKING:
    from timeline.model import Account, Event
    from timeline.rendering import Glyphs, Line
    from timeline.views.options import Options
    from timeline.views.sheet import Sheet

_LABEL = "accounts"
# Narrower than this an account is a mere column of words: then one stands below
# another.
_LEAST = 20
_SPACE = 3
# Of what one says below its source, where one stands below another.
_INDENT = 2


def draw_accounts(
    event: Event, sheet: Sheet[Options], width: int, *, label_width: int
) -> Iterator[Line]:
    """Yield the accounts of an event beside a label, as `draw_columns` has them.

    The label has a line of its own where `width` has no room for it.
    """
    beside = width - label_width >= _LEAST
    if event.accounts and not beside:
        yield (Span(_LABEL, "label"),)
    label_width = label_width if beside else 0
    lines = draw_columns(event, sheet, width - label_width)
    for index, line in enumerate(lines):
        head = _LABEL if index == 0 and beside else ""
        yield Span(pad_cells(head, label_width), "label"), *line


def draw_columns(
    event: Event,
    sheet: Sheet[Options],
    width: int,
    *,
    quotes: bool = False,
    own: Sequence[tuple[str, str]] = (),
) -> Iterator[Line]:
    """Yield the accounts of an event, each a column of its own.

    Before them stands what the event says itself, if there is any: `own` has texts
    with the names of their styles.

    Each column has the source, the date, and what else there is: the title, keys of the
    authors' own, with `quotes` what the event quotes of that source, the note. Where
    `width` has no room for columns, the accounts stand one below another.
    """
    accounts = event.accounts
    if not accounts:
        return
    quoted = _list_quotes(event, sheet) if quotes else {}
    count = len(accounts) + bool(own)
    size = (width - _SPACE * (count - 1)) // count
    stands = size < _LEAST
    indent = _INDENT if stands and width >= _LEAST else 0
    size = width - indent if stands else size
    drawn = [list(_draw(account, sheet, size, quoted)) for account in accounts]
    if own:
        drawn.insert(0, list(_wrap([("the event itself", "strong"), *own], size)))
    if stands:
        for source, *lines in drawn:
            yield (source,)
            yield from ((Span(" " * indent), line) for line in lines)
        return
    for row in zip_longest(*drawn, fillvalue=Span("")):
        yield tuple(_join(list(row), size, sheet.glyphs))


def _list_quotes(event: Event, sheet: Sheet[Options]) -> Mapping[str, Sequence[str]]:
    """Return what an event quotes of each source, by the source."""
    found: dict[str, list[str]] = {}
    glyphs = sheet.glyphs
    for citation in event.sources:
        if citation.quote:
            quote = f"{glyphs.open_quote}{citation.quote.strip()}{glyphs.close_quote}"
            source = sheet.naming.sources.identify(citation)
            found.setdefault(source, []).append(quote)
    return found


def _draw(
    account: Account,
    sheet: Sheet[Options],
    width: int,
    quoted: Mapping[str, Sequence[str]],
) -> Iterator[Span]:
    sources = sheet.naming.sources
    parts = (
        (sources.display(account.source), "strong"),
        (format_when(account.date, dash=sheet.glyphs.dash), "date"),
        (account.title, ""),
        *((text, "") for text in list_own(account.extra)),
        *((text, "") for text in quoted.get(sources.identify(account.source), ())),
        (account.note, "quiet"),
    )
    yield from _wrap(parts, width)


def _wrap(parts: Iterable[tuple[str, str]], width: int) -> Iterator[Span]:
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
