"""What an import did, in lines: every row of a source is in one of the counts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from timeline.cli.terminal import Terminal
from timeline.importing.again import Again, Update, describe
from timeline.importing.drafts import Drafts, LeftRow
from timeline.importing.duplicates import Pair
from timeline.importing.sources import Source
from timeline.model import Event
from timeline.records import quote_short
from timeline.rendering import Line, Span
from timeline.text import count_of, join_words

_SHOWN = 5
"""Places that are told of one kind; one line more says how many there are besides."""
_LEAD = "  "


def report_source(source: Source, drafts: Drafts, errors: Terminal) -> None:
    """Tell how a source was read, and what of it was left out."""
    name = source.file.name
    rows = count_of(drafts.rows, "row")
    errors.write_notice(f"{name}: {rows}, read by {source.by}")
    for remark in source.remarks:
        errors.write_notice(f"{_LEAD}{remark}")
    if drafts.left:
        left = count_of(len(drafts.left), "row")
        errors.write_lines([(Span(f"{name}: {left} left out", "warning"),)])
        errors.write_lines(_list_left(drafts.left))
    if drafts.beside:
        errors.write_lines(
            [(Span(f"{name}: left out, though no rows by themselves", "warning"),)]
        )
        errors.write_lines(_list_left(drafts.beside))
    if drafts.unknown_codes:
        errors.write_lines(_list_codes(drafts))


def _list_left(left: Sequence[LeftRow]) -> Iterator[Line]:
    """Yield a line for each reason, with the first of the lines it holds for."""
    folded: dict[str, list[LeftRow]] = {}
    for row in left:
        folded.setdefault(row.kind or row.reason, []).append(row)
    for number, rows in enumerate(folded.values()):
        if number == 2 * _SHOWN:
            more = count_of(len(folded) - number, "more reason")
            yield (Span(f"{_LEAD}{more}", "quiet"),)
            return
        first = rows[0]
        yield (Span(f"{_LEAD}{_place_rows(rows)}: "), Span(first.reason))
        if first.hint:
            yield (Span(f"{_LEAD}{_LEAD}{first.hint}", "quiet"),)


def _place_rows(rows: Sequence[LeftRow]) -> str:
    lines = [f"{row.line:,}" for row in rows if row.line]
    if not lines:
        named = quote_short(rows[0].text)
        return named if len(rows) == 1 else f"{named} and {len(rows) - 1:,} more"
    shown = lines[:_SHOWN]
    if len(rows) > len(shown):
        shown.append(f"{len(rows) - len(shown):,} more")
    return f"line{'s' if len(rows) > 1 else ''} {join_words(shown, last='and')}"


def _list_codes(drafts: Drafts) -> Iterator[Line]:
    for system, codes in groupby(sorted(drafts.unknown_codes), lambda one: one[0]):
        listed = [f"{code} ({count_of(n, 'time')})" for _, code, n in codes]
        shown = listed[:_SHOWN]
        if len(listed) > len(shown):
            shown.append(f"{len(listed) - len(shown)} more")
        text = f"codes that {system} does not have, kept as typed: {', '.join(shown)}"
        yield (Span(text, "warning"),)


def report_again(
    again: Again, pairs: Sequence[Pair], errors: Terminal, *, name: str
) -> None:
    """Tell what came of the events of all sources in the file `name`."""
    counts = {
        "new": len(again.new),
        "updated": len(again.updates),
        "unchanged": len(again.unchanged),
        "here already, and kept": len(again.known),
        "edited here, and kept": len(again.edited),
        "changed here and there, and kept": len(again.both),
        "no longer in the source, and kept": len(again.gone),
    }
    shown = [f"{count:,} {what}" for what, count in counts.items() if count]
    errors.write_notice(f"{name}: {', '.join(shown) or 'nothing to do'}")
    if pairs:
        many = len(pairs) > 1
        head = f"{len(pairs):,} of the new ones may be here already"
        errors.write_lines(
            [(Span(f"{head}: {'these' if many else 'this'}", "warning"),)]
        )
        errors.write_lines(_cut(map(_show_pair, pairs), len(pairs), "pair"))
    if again.both:
        errors.write_lines([(Span("changed here and in the source:", "warning"),)])
        errors.write_lines(_cut(map(_show_both, again.both), len(again.both), "event"))
    for events, what in (
        (again.gone, "no longer in the source"),
        (again.repeated, "imported twice"),
    ):
        if events:
            places = [_place(event) for event in events[:_SHOWN]]
            if len(events) > _SHOWN:
                places.append(f"{len(events) - _SHOWN:,} more")
            errors.write_notice(f"{what}: {join_words(places, last='and')}")


def _cut(lines: Iterable[Sequence[Line]], total: int, noun: str) -> Iterator[Line]:
    for number, some in enumerate(lines):
        if number == 2 * _SHOWN:
            more = count_of(total - number, f"more {noun}")
            yield (Span(f"{_LEAD}{more}", "quiet"),)
            return
        yield from some


def _place(event: Event) -> str:
    where = event.locate()
    return f"{where.file}:{where.line}"


def _show_pair(pair: Pair) -> Sequence[Line]:
    return (
        (Span(f"{_LEAD}{_place(pair.new)}: {pair.new.title}"),),
        (Span(f"{_LEAD}{_LEAD}{_place(pair.old)}: {pair.old.title}", "quiet"),),
    )


def _show_both(update: Update) -> Sequence[Line]:
    event = update.event
    lines: list[Line] = [(Span(f"{_LEAD}{_place(event)}: {event.title}"),)]
    here = describe(event)
    for key in update.keys:
        there = quote_short(_word(update.draft.tree.get(key, "")))
        lines.append(
            (
                Span(
                    f"{_LEAD}{_LEAD}{key}: {quote_short(_word(here.get(key, '')))} here"
                ),
            )
        )
        lines.append((Span(f"{_LEAD}{_LEAD}{' ' * len(key)}  {there} there", "quiet"),))
    return lines


def _word(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        # A text with marks is a tuple as well.
        text = getattr(value, "text", None)
        return text if text is not None else "; ".join(map(_word, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_word(one)}" for key, one in value.items())
    return str(value)
