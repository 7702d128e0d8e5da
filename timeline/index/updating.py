"""An index after an edit: what has changed is read anew, all else stays as it was.

This goes where the entries that have changed stand together in one file, are clean (for
nothing about them was anything said in reading), and nothing but their own events can
change by it: no date names another event, no id is given or taken that others are told
apart from. Wherever that is not certain, all is read.
"""

from collections.abc import Iterable, Sequence

from timeline.diagnostics import Diagnostic, Location, SourceFile
from timeline.index.blocks import match_entries
from timeline.index.changes import Edit, Middle, OldBlock, compare
from timeline.index.contents import dates_of, may_name_event
from timeline.index.spots import Size
from timeline.index.store import READING, Store
from timeline.index.writing import has_typed_id, start_of
from timeline.lean import NamedTuple
from timeline.model import Chronology, Event
from timeline.reading import Input, load_inputs
from timeline.reading.ids import make_id


class Change(NamedTuple):
    """What has changed in one file of an index."""

    file: int
    """Its number."""
    blocks: tuple[OldBlock, ...]
    """Those that are no more; one takes the place of all."""
    edit: Edit
    events: tuple[Event | None, ...]
    """Of each entry that was not there; None for what was there."""
    lines: tuple[int, ...]
    """In which each entry begins, in the text of the edit; and where it ends."""

    @property
    def put(self) -> tuple[Event, ...]:
        """Return the events that were not there, in the order of the file."""
        return tuple([event for event in self.events if event is not None])


def read_blocks(store: Store, file: int) -> list[OldBlock]:
    """Return the blocks of a file."""
    text = (
        "SELECT place, size, chars, lines, hash, entries, events FROM blocks"
        " WHERE file = ? ORDER BY place"
    )
    return [
        OldBlock(place, Size(size, chars, lines), hash_, entries, events)
        for place, size, chars, lines, hash_, entries, events in store.ask(text, file)
    ]


def find_change(
    store: Store, file: int, middle: Middle, inputs: Sequence[Input]
) -> Change | None:
    """Return what has changed in a file; None where all has to be read.

    `inputs` are all files as they are now, or so much of them as was read.
    """
    if store.head["relative"] or "date" in store.head["fields"].values():
        return None
    blocks = read_blocks(store, file)
    size, _, _, _, column = store.cuts[file]
    header = inputs[file].file.data[:size]
    edit = compare(header, middle, blocks, column)
    if edit is None:
        return None
    part = SourceFile(inputs[file].file.name, edit.text.encode())
    read = load_inputs(
        [
            one._replace(file=part) if number == file else one
            for number, one in enumerate(inputs)
        ]
    )
    return _match(store, file, blocks[middle.first : middle.end], edit, part, read)


def shorten(file: SourceFile, store: Store, number: int) -> SourceFile:
    """Return a file with its header and first entries alone, where it is cut."""
    cut = store.cuts[number]
    if cut is None:
        return file
    (first,) = store.ask_one(
        "SELECT size FROM blocks WHERE file = ? ORDER BY place LIMIT 1", number
    )
    return SourceFile(file.name, file.data[: cut[0] + first])


def _match(
    store: Store,
    file: int,
    blocks: Sequence[OldBlock],
    edit: Edit,
    part: SourceFile,
    read: Chronology,
) -> Change | None:
    """Return the change where each entry is a clean event, or was there before."""
    events = sorted(
        [
            (start_of(one), place)
            for place, one in enumerate(read.events, start=1)
            if one.file == part.name
        ]
    )
    lost = {one.where.line for one in read.left_out if one.where.file == part.name}
    first_line = edit.text.count("\n", 0, edit.entries[0].start) + 1
    found = match_entries(edit.text, edit.entries, first_line, events, lost)
    if found is None:
        return None
    if not _is_kept(edit, found.numbers):
        return None
    put = edit.put
    if any(found.numbers[index] <= 0 for index in put):
        return None
    last = edit.text.count("\n") + 1
    lines = (*found.lines, last)
    if put:
        # The last line of a file may have no break at its end.
        end = lines[put[-1] + 1] + (put[-1] + 1 == len(edit.entries))
        if _tells_of(read.diagnostics, part.name, lines[put[0]], end):
            return None
    if not _are_clean(store, edit.taken):
        return None
    made: list[Event | None] = [None] * len(edit.entries)
    for index in put:
        made[index] = read.events[found.numbers[index] - 1]
    change = Change(file, tuple(blocks), edit, tuple(made), lines)
    year = store.head["year"]
    if any(may_name_event(when, year) for one in change.put for when in dates_of(one)):
        return None
    return change if _keep_ids(store, change) else None


def _is_kept(edit: Edit, numbers: Sequence[int]) -> bool:
    """Tell whether what stands there still is an event where it was one."""
    pairs = [
        *zip(edit.old[: edit.kept], numbers[: edit.kept], strict=True),
        *zip(
            edit.old[len(edit.old) - edit.below :],
            numbers[len(numbers) - edit.below :],
            strict=True,
        ),
    ]
    return all((old > 0) == (new > 0) for old, new in pairs)


def _tells_of(found: Iterable[Diagnostic], name: str, first: int, end: int) -> bool:
    """Tell whether something was said of lines of a file, from a first to an end."""

    def is_there(where: Location) -> bool:
        return where.file == name and first <= where.line < end

    return any(
        is_there(one.where) or any(is_there(where) for _, where in one.related)
        for one in found
    )


def _are_clean(store: Store, numbers: Iterable[int]) -> bool:
    """Tell whether entries are events of which nothing was said in reading."""
    text = (
        "SELECT 1 FROM touched JOIN problems USING (seq) WHERE n = ? AND source = ?"
        " LIMIT 1"
    )
    return all(
        number > 0 and store.ask_one(text, number, READING) is None
        for number in numbers
    )


def _keep_ids(store: Store, change: Change) -> bool:
    """Tell whether no other event has its id changed by a change."""
    taken = {}
    for number in change.edit.taken:
        row = store.ask_one("SELECT id, typed FROM rows WHERE n = ?", number)
        taken[number] = row
    gone = {id_ for id_, _ in taken.values()}
    come = [event.id for event in change.put]
    if len(set(come)) < len(come):
        return False
    for event in change.put:
        # One that was told apart by a number.
        if not has_typed_id(event) and event.id != make_id(event.title, event.date):
            return False
        if event.id not in gone and _is_taken(store, event.id):
            return False
    return not any(
        _has_others(store, number, id_) for number, (id_, _) in taken.items()
    )


def _is_taken(store: Store, id_: str) -> bool:
    text = "SELECT 1 FROM rows WHERE id = ? LIMIT 1"
    return store.ask_one(text, id_) is not None


def _has_others(store: Store, number: int, id_: str) -> bool:
    """Tell whether an event shares its id, or one may be told from it by a number."""
    if store.ask_one("SELECT 1 FROM rows WHERE id = ? AND n <> ?", id_, number):
        return True
    # `-` is followed by `.` and `/`, and digits by `:`.
    text = "SELECT 1 FROM rows WHERE id >= ? AND id < ? AND NOT typed LIMIT 1"
    if store.ask_one(text, f"{id_}-0", f"{id_}-:"):
        return True
    stem, _, count = id_.rpartition("-")
    return count.isdecimal() and _is_taken(store, stem)
