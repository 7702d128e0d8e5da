"""What an import did, in lines: every row of a source is in one of the counts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from timeline.cli.terminal import Terminal
from timeline.importing.again import Again, Renaming, Update, describe, list_keys
from timeline.importing.drafts import IMPORTED_AS, Drafts, LeftRow
from timeline.importing.duplicates import Pair
from timeline.importing.into import Result
from timeline.importing.needs import Entries
from timeline.importing.sources import Source
from timeline.model import Event
from timeline.records import quote_short
from timeline.rendering import Line, Span
from timeline.text import count_of, join_words

_SHOWN = 5
"""Places that are told of one kind; one line more says how many there are besides."""
_LEAD = "  "
_OPTIONS = {
    "key-taken": "import one of them by itself, with another --name",
    "date-ambiguous": "say which with --day-first or --month-first",
}
"""What would mend rows that are left out, by their kinds."""
_Block = Sequence[Line]


def report_source(source: Source, drafts: Drafts, errors: Terminal) -> None:
    """Tell how a source was read, and what of it was left out."""
    name = source.file.name
    entries = count_entries(drafts)
    read = [count_of(drafts.rows, "row")] if drafts.rows or not entries else []
    errors.write_notice(
        f"{name}: {join_words([*read, *entries], last='and')}, {source.by}"
    )
    for remark in source.remarks:
        errors.write_notice(f"{_LEAD}{remark}")
    meant = sum(row.is_meant for row in drafts.left)
    if meant:
        errors.write_notice(f"{name}: {count_of(meant, 'row')} left out by the map")
    left = [row for row in drafts.left if not row.is_meant]
    if left:
        rows = count_of(len(left), "row")
        _warn(errors, f"{name}: {rows} left out")
        errors.write_folded(_list_left(left))
    if drafts.beside:
        _warn(errors, f"{name}: left out, though no rows by themselves")
        errors.write_folded(_list_left(drafts.beside))
    if drafts.unknown_codes:
        errors.write_folded(_list_codes(drafts))


def count_entries(drafts: Drafts) -> list[str]:
    """Return how many entries of registries there are, in words, of each if any."""
    counts = {"source": drafts.sources, "place": drafts.places}
    return [count_of(len(some), noun) for noun, some in counts.items() if some]


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
        # A reason quotes what stands there, which differs from row to row.
        alike = all(row.reason == first.reason for row in rows)
        places = _place_rows(rows) + ("" if alike else ", of which the first")
        yield (Span(f"{_LEAD}{places}: "), Span(first.reason))
        hints = [first.hint, _OPTIONS.get(first.kind, "")]
        if any(hints):
            hint = "; ".join(filter(None, hints))
            yield (Span(f"{_LEAD}{_LEAD}{hint}", "quiet"),)


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


def report_result(result: Result, errors: Terminal, *, is_written: bool) -> None:
    """Tell what came of the rows of all sources in a file.

    Places are those in the file as it is: if it is not written, as it was.
    """
    again, name = result.again, result.file.name
    now = result.now
    if not is_written:
        now = {after: before for before, after in now.items()}
    told = [_count(again), *_count_entries(result.entries)]
    errors.write_notice(f"{name}: {'; '.join(filter(None, told)) or 'nothing to do'}")
    for (here, _), times in result.renamed.items():
        _warn(
            errors,
            f"{times:,} of the new ones {'is' if times == 1 else 'are'} here already, "
            f"imported from {here!r}",
        )
    pairs = [pair for pair in result.pairs if not _is_told(pair, result.renamed)]
    if pairs:
        count = f"{len(pairs):,} of the new ones may be here already"
        _warn(errors, f"{count}: {'these' if len(pairs) > 1 else 'this'}")
        blocks = [_show_pair(pair, now, is_written=is_written) for pair in pairs]
        errors.write_folded(_cut(blocks, "pair"))
    if again.both:
        _warn(errors, "changed here and in the source:")
        errors.write_folded(_cut([_show_both(one, now) for one in again.both], "event"))
    if again.refused:
        _warn(errors, "changed in the source, and to be changed here by hand:")
        blocks = [
            [*_show_changes(one.update, now), _quiet(one.reason)]
            for one in again.refused
        ]
        errors.write_folded(_cut(blocks, "event"))
    _report_kept(result, now, errors)


def _is_told(pair: Pair, renamed: Collection[Renaming]) -> bool:
    """Tell whether both are of one row, and counted where a source has two names."""
    old, new = (
        {key.partition(":")[::2] for key in list_keys(one)}
        for one in (pair.old, pair.new)
    )
    return any(
        Renaming(here, now) in renamed and row == same
        for here, row in old
        for now, same in new
    )


def _count(again: Again) -> str:
    counts = {
        "new": len(again.new),
        "updated": len(again.updates),
        "unchanged": len(again.unchanged),
        "here already": len(again.known),
        "edited here and kept": len(again.edited),
        "changed here and there": len(again.both),
        "left to be changed by hand": len(again.refused),
    }
    return ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)


def _count_entries(entries: Mapping[str, Entries]) -> Iterator[str]:
    for name, found in entries.items():
        counts = {
            "new": found.new,
            "unchanged": found.unchanged,
            "other here and kept": len(found.others),
        }
        told = [f"{count:,} {what}" for what, count in counts.items() if count]
        yield f"{name}: {', '.join(told)}"


def _report_kept(result: Result, now: Mapping[Event, Event], errors: Terminal) -> None:
    for events, what in (
        (result.again.gone, "no longer in the source, and kept"),
        (result.again.repeated, "imported twice"),
    ):
        if events:
            places = [_place(event, now) for event in events[:_SHOWN]]
            errors.write_notice(f"{what}: {_list_places(places, len(events))}")
    for name, found in result.entries.items():
        if found.others:
            places = [f"{one.file}:{one.line}" for one in found.others[:_SHOWN]]
            listed = _list_places(places, len(found.others))
            errors.write_notice(f"{name} that say something else here: {listed}")


def _list_places(places: Sequence[str], total: int) -> str:
    more = [f"{total - len(places):,} more"] if total > len(places) else []
    return join_words([*places, *more], last="and")


def _warn(errors: Terminal, text: str) -> None:
    errors.write_folded([(Span(text, "warning"),)])


def _cut(blocks: Sequence[_Block], noun: str) -> Iterator[Line]:
    for block in blocks[: 2 * _SHOWN]:
        yield from block
    if len(blocks) > 2 * _SHOWN:
        more = count_of(len(blocks) - 2 * _SHOWN, f"more {noun}")
        yield (Span(f"{_LEAD}{more}", "quiet"),)


def _place(event: Event, now: Mapping[Event, Event]) -> str:
    where = now.get(event, event).locate()
    return f"{where.file}:{where.line}"


def _show_pair(pair: Pair, now: Mapping[Event, Event], *, is_written: bool) -> _Block:
    old = f"{_place(pair.old, now)}: {pair.old.title}"
    # What is not written stands nowhere yet.
    new = f"{_place(pair.new, now)}: " if is_written else "new: "
    return ((Span(f"{_LEAD}{new}{pair.new.title}"),), _quiet(old))


def _show_both(update: Update, now: Mapping[Event, Event]) -> _Block:
    mark = update.changes[IMPORTED_AS]
    hint = f"to keep it as it is here for good: {IMPORTED_AS}: {mark}"
    return [*_show_changes(update, now), _quiet(hint)]


def _show_changes(update: Update, now: Mapping[Event, Event]) -> _Block:
    event = update.event
    lines: list[Line] = [(Span(f"{_LEAD}{_place(event, now)}: {event.title}"),)]
    here = describe(event)
    for key in update.keys:
        old, new = (_quote(one.get(key, "")) for one in (here, update.draft.tree))
        lines.append((Span(f"{_LEAD}{_LEAD}{key}: {old} here"),))
        lines.append(_quiet(f"{' ' * len(key)}  {new} there"))
    return lines


def _quiet(text: str) -> Line:
    return (Span(f"{_LEAD}{_LEAD}{text}", "quiet"),)


def _quote(value: object) -> str:
    text = _word(value)
    return quote_short(text) if text else "nothing"


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
