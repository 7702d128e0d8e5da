"""A change of a file, put into its index."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from timeline.diagnostics import Location, SourceFile
from timeline.index.layout import (
    EVENT_DATES,
    EVENT_WORDS,
    EVENTS,
    Vocabularies,
    make_rows,
)
from timeline.index.numbering import Numberer
from timeline.index.records import (
    decode_left_out,
    decode_problem,
    dump,
    encode_left_out,
    encode_problem,
)
from timeline.index.spots import BlockSpots, Layout, Size
from timeline.index.store import BrokenIndexError, Store
from timeline.index.storedevents import StoredEvents
from timeline.index.updating import Change, read_blocks
from timeline.index.writing import (
    INSERT_BLOCK,
    Writer,
    encode_block,
    has_typed_id,
)
from timeline.lean import NamedTuple
from timeline.model import Event


class Applied(NamedTuple):
    """What a change has done to events."""

    gone: tuple[tuple[int, Event], ...]
    """Those that are no more, with the numbers that they had."""
    come: tuple[tuple[int, Event], ...]
    """Those that were not there, with their numbers, in the order of events."""


def apply_change(
    store: Store, events: StoredEvents, change: Change, files: Sequence[SourceFile]
) -> tuple[Store, Applied] | None:
    """Put a change into an index; return it as it is then, and what it has done.

    `events` are those of before, `files` as they are now. None where there is no number
    for an event.
    """
    # Told by the blocks as they were, before they are others.
    before = store.spots
    gone = [(number, _take(events, number)) for number in change.edit.taken]
    orders = _list_orders(store, change)
    numbers = _number(store, events, change, gone, orders)
    if numbers is None:
        return None
    _delete_events(store, gone)
    place = change.blocks[0].place
    _replace_blocks(store, change, numbers)
    after = Store(store.database, files)
    new = after.layouts[change.file]
    if new is None:
        raise BrokenIndexError(f"file {change.file} has no blocks")
    come = _make_events(change, numbers, files[change.file], new.find_start(place))
    _insert_events(after, come, change.file)
    shift = _Shift(change, new, files[change.file].name)
    _move_problems(after, change, shift, before)
    _move_left_out(after, shift, before)
    head = store.head | {"total": store.head["total"] + len(come) - len(gone)}
    _write(after, "head", head)
    after = Store(store.database, files)
    return after, Applied(tuple(gone), tuple(sorted(come, key=lambda one: one[0])))


def _take(events: StoredEvents, number: int) -> Event:
    """Return an event that is no more: where it stood nobody may ask."""
    event = events.load(number)
    return replace(event, marks=array("Q", [1, has_typed_id(event)]))


def _write(store: Store, name: str, value: Any) -> None:
    text = "UPDATE contents SET data = ? WHERE name = ?"
    store.database.execute(text, (dump(value), name))


def _list_orders(store: Store, change: Change) -> list[list[int]]:
    """Return the numbers of entries of each file as they stand now; 0 for new ones."""
    orders: list[list[int]] = []
    gone = {block.place for block in change.blocks}
    for file, cut in enumerate(store.cuts):
        order: list[int] = []
        for block in read_blocks(store, file) if cut is not None else ():
            if file != change.file or block.place not in gone:
                order.extend(block.list_numbers())
            elif block.place == change.blocks[0].place:
                order.extend(_list_numbers(change, [0] * len(change.put)))
        orders.append(order)
    return orders


def _list_numbers(change: Change, new: Sequence[int]) -> list[int]:
    """Return the numbers of all entries of an edit, with those of the new ones."""
    edit = change.edit
    below = edit.old[len(edit.old) - edit.below :]
    return [*edit.old[: edit.kept], *new, *below]


def _number(
    store: Store,
    events: StoredEvents,
    change: Change,
    gone: Sequence[tuple[int, Event]],
    orders: Sequence[Sequence[int]],
) -> list[int] | None:
    """Return the numbers of the new events, in the order of the file."""
    put = change.put
    if len(put) == len(gone) and all(
        new.date.sort_key == old.date.sort_key
        for new, (_, old) in zip(put, gone, strict=True)
    ):
        return [number for number, _ in gone]
    taken = set(change.edit.taken)
    left = array("q", [one for one in events.numbers if one not in taken])
    order = orders[change.file]
    numberer = Numberer(left, events.load, lambda: orders, store.find_file)
    found = []
    for index, event in enumerate(put, start=order.index(0) if put else 0):
        number = numberer.number(event, (change.file, index))
        if number is None:
            return None
        found.append(number)
    return found


def _delete_events(store: Store, gone: Iterable[tuple[int, Event]]) -> None:
    """Take events out of all tables."""
    words = Vocabularies(store.list_words())
    database = store.database
    # By its key: there is no index by events.
    where = " AND ".join(f"{name} = ?" for name in EVENT_WORDS.columns)
    delete = f"DELETE FROM {EVENT_WORDS.name} WHERE {where}"  # noqa: S608  # no value
    for number, event in gone:
        database.executemany(delete, make_rows(number, event, words).words)
        for name in (EVENTS.name, EVENT_DATES.name, "rows", "concerned"):
            text = f"DELETE FROM {name} WHERE n = ?"  # noqa: S608  # no value in it
            database.execute(text, (number,))


def _replace_blocks(store: Store, change: Change, numbers: Sequence[int]) -> None:
    """Put one block into the place of those that are no more."""
    text = "DELETE FROM blocks WHERE file = ? AND place = ?"
    gone = [(change.file, block.place) for block in change.blocks]
    store.database.executemany(text, gone)
    block = change.edit.make_block(_list_numbers(change, numbers))
    row = (change.file, change.blocks[0].place, *encode_block(block))
    store.database.execute(INSERT_BLOCK, row)


def _make_events(
    change: Change, numbers: Sequence[int], file: SourceFile, start: Size
) -> list[tuple[int, Event]]:
    """Return the new events as they stand in the file itself, with their numbers."""
    above = change.edit.entries[0].start
    shift = start.chars - above << 32
    return [
        (
            number,
            replace(
                event,
                origin=file,
                marks=array("Q", [mark and mark + shift for mark in event.marks]),
            ),
        )
        for number, event in zip(numbers, change.put, strict=True)
    ]


def _insert_events(store: Store, come: Iterable[tuple[int, Event]], file: int) -> None:
    writer = Writer(store.database, store.list_words())
    for number, event in come:
        writer.add(number, event, file, typed=has_typed_id(event))
    writer.finish()


class _Shift:
    """Where lines of a file stand after a change."""

    def __init__(self, change: Change, new: Layout, name: str) -> None:
        place = change.blocks[0].place
        lines, edit = change.lines, change.edit
        top = new.find_start(place).lines + 1
        self._name = name
        self._first = top + lines[edit.kept] - lines[0]
        """The first line that is no more."""
        gone = sum(block.size.lines for block in change.blocks)
        below = lines[-1] - lines[len(edit.entries) - edit.below]
        self._end = top + gone - below
        """The first line after them that is there still."""
        self._moved = lines[-1] - lines[0] - gone

    def move(self, where: Location) -> Location:
        """Return where a place is now. Raises BrokenIndexError for one that is gone."""
        if where.file != self._name or where.line < self._first:
            return where
        if where.line < self._end:
            raise BrokenIndexError(f"line {where.line} is no more")
        return where._replace(line=where.line + self._moved)


def _move_problems(
    after: Store, change: Change, shift: _Shift, before: BlockSpots
) -> None:
    """Tell anew where problems stand in the block that has taken the place of others.

    But for those that stand in what is gone, which are found anew.
    """
    gone = set(change.edit.taken)
    kept = [number for number in change.edit.old if number not in gone]
    seqs: set[int] = set()
    text = "SELECT seq FROM touched WHERE n = ?"
    for number in kept:
        seqs.update(seq for (seq,) in after.ask(text, number))
    for number in gone:
        seqs.difference_update(seq for (seq,) in after.ask(text, number))
    for seq in seqs:
        (data,) = after.ask_one("SELECT data FROM problems WHERE seq = ?", seq)
        found = decode_problem(json.loads(data), before)
        moved = replace(
            found,
            where=shift.move(found.where),
            related=tuple([(word, shift.move(one)) for word, one in found.related]),
        )
        data = dump(encode_problem(moved, after.spots))
        after.database.execute(
            "UPDATE problems SET data = ? WHERE seq = ?", (data, seq)
        )


def _move_left_out(after: Store, shift: _Shift, before: BlockSpots) -> None:
    coded = after.read("left_out")
    if coded:
        left_out = [decode_left_out(one, before) for one in coded]
        moved = [one._replace(where=shift.move(one.where)) for one in left_out]
        _write(after, "left_out", [encode_left_out(one, after.spots) for one in moved])
