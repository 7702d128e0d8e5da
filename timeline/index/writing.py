"""Writing an index: all that is known of a chronology, into a database of its own.

Written into a new file that takes its place when it is whole.
"""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

from timeline.checks.context import CheckContext
from timeline.diagnostics import Diagnostic, Location
from timeline.index.blocks import Block, Cut, cut_file, hash_text
from timeline.index.concerns import write_concerns
from timeline.index.contents import encode_contents
from timeline.index.dialects import DIALECTS
from timeline.index.events import encode_event
from timeline.index.layout import (
    EVENT_DATES,
    EVENT_WORDS,
    EVENTS,
    NO_WORD,
    TABLES,
    WORD_TABLE,
    Table,
    Vocabularies,
    make_rows,
)
from timeline.index.lists import make_lists
from timeline.index.records import dump, encode_problem
from timeline.index.schema import write_indexes, write_insert, write_tables
from timeline.index.spots import BlockSpots, Layout, Size
from timeline.index.tables import INDEXES, STATEMENTS
from timeline.model import Chronology, Event

GAP = 1 << 20
"""Between the numbers of two events, for those that come between them later."""
_TOGETHER = 1024
_SQLITE = DIALECTS["sqlite"]
INSERTS = {table.name: write_insert(table, _SQLITE) for table in TABLES}
INSERT_ROW = "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?)"
INSERT_BLOCK = "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_PROBLEM = "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)"
INSERT_TOUCHED = "INSERT INTO touched VALUES (?, ?)"

FindOwner = Callable[[Location], int]
"""Returns the number of the entry in which a place stands; 0 for none."""


class Writer:
    """Writes rows about events."""

    def __init__(
        self,
        database: sqlite3.Connection,
        known: Iterable[tuple[int, str, str]] = (),
    ) -> None:
        """`known` are the rows of words that are there."""
        rows = list(known)
        self._database = database
        self.vocabularies = Vocabularies(rows)
        """The words of all that was added, and those that are there."""
        self._last = max((number for number, _, _ in rows), default=NO_WORD)
        self._words: dict[tuple[int, int], array[int]] = {}
        self._dates: list[Any] = []
        self._rows: list[Any] = []
        self._events: list[Any] = []

    def add(self, number: int, event: Event, file: int, *, typed: bool) -> None:
        """Add an event; `typed` tells that it was given its id."""
        made = make_rows(number, event, self.vocabularies)
        self._events.append(made.event)
        self._dates += made.dates
        words = self._words
        for word, role, _ in made.words:
            # A number takes eight bytes there, a row some hundred.
            key = word, role
            if key in words:
                words[key].append(number)
            else:
                words[key] = array("q", (number,))
        id_ = event.id
        folded = id_.casefold()
        row = number, file, typed, id_, "" if folded == id_ else folded
        self._rows.append((*row, encode_event(event)))
        if len(self._rows) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write all that was added, but for the words of lists."""
        self._database.executemany(INSERT_ROW, self._rows)
        self._rows.clear()
        self._write(EVENTS, self._events)
        self._events.clear()

    def finish(self) -> None:
        """Write all that was added."""
        self.flush()
        words = self.vocabularies.list_rows()
        # In the order of their tables, which makes them grow at the end alone.
        self._write(WORD_TABLE, sorted(row for row in words if row[0] > self._last))
        self._write(EVENT_DATES, sorted(self._dates))
        self._write(EVENT_WORDS, self._list_words())
        self._dates.clear()
        self._words.clear()

    def _list_words(self) -> Iterator[tuple[int, int, int]]:
        for (word, role), numbers in sorted(self._words.items()):
            yield from zip(repeat(word), repeat(role), sorted(numbers))

    def _write(self, table: Table, rows: Iterable[Any]) -> None:
        self._database.executemany(INSERTS[table.name], rows)


def write_index(
    database: sqlite3.Connection,
    chronology: Chronology,
    problems: Sequence[tuple[int, Diagnostic, bool]],
) -> None:
    """Write a chronology into an empty database.

    `problems` are in the order in which they were found, each with the number of what
    found it, and whether it is shown: no comment silences it.
    """
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "page_size = 8192"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN")
    for statement in (*write_tables(_SQLITE), *STATEMENTS):
        database.execute(statement)
    numbers, vocabularies = _write_events(database, chronology)
    cuts = _cut_files(chronology, numbers)
    layouts = [_lay(cut) for cut in cuts]
    _write_blocks(database, cuts)
    spots = BlockSpots(chronology.files, layouts)
    write_problems(database, problems, spots, _make_find_owner(chronology, cuts))
    contents = encode_contents(chronology, spots)
    context = CheckContext(chronology)
    numbered = [(numbers[id(event)], event) for event in chronology.events]
    contents["concerns"] = write_concerns(database, context, numbered)
    contents["cuts"] = [_encode_cut(cut) for cut in cuts]
    contents["hashes"] = [
        hash_text(file.data).hex() if cut is None else ""
        for file, cut in zip(chronology.files, cuts, strict=True)
    ]
    rows = make_lists(chronology.events, vocabularies)
    database.executemany("INSERT INTO lists VALUES (?, ?)", rows)
    database.executemany(
        "INSERT INTO contents VALUES (?, ?)",
        [(name, dump(value)) for name, value in contents.items()],
    )
    for statement in (*write_indexes(), *INDEXES):
        database.execute(statement)
    database.execute("COMMIT")


def _encode_cut(cut: Cut | None) -> Any:
    if cut is None:
        return None
    return [cut.header, cut.chars, cut.lines, cut.hash.hex(), cut.column]


def _write_events(
    database: sqlite3.Connection, chronology: Chronology
) -> tuple[dict[int, int], Vocabularies]:
    """Write the events; return the number of each by its identity, and their words."""
    files = {id(file): place for place, file in enumerate(chronology.files)}
    writer = Writer(database)
    numbers = {}
    for place, event in enumerate(chronology.events, start=1):
        number = numbers[id(event)] = place * GAP
        writer.add(number, event, files[id(event.origin)], typed=has_typed_id(event))
    writer.finish()
    return numbers, writer.vocabularies


def has_typed_id(event: Event) -> bool:
    """Tell whether an event was given its id."""
    typed = getattr(event.marks, "typed", None)
    return bool(event.marks[1]) if typed is None else bool(typed)


def start_of(event: Event) -> int:
    """Return the offset at which an event begins in its file, in code points."""
    return event.origin.find_start(event.marks[0])


def _cut_files(chronology: Chronology, numbers: dict[int, int]) -> list[Cut | None]:
    """Cut the files that may be cut."""
    lost: defaultdict[str, set[int]] = defaultdict(set)
    for one in chronology.left_out:
        lost[one.where.file].add(one.where.line)
    broken = {
        found.where.file
        for found in chronology.diagnostics
        if found.code.startswith("yaml-") or found.code == "events-ambiguous"
    }
    found: dict[str, list[tuple[int, int]]] = {}
    for event in chronology.events:
        found.setdefault(event.file, []).append((start_of(event), numbers[id(event)]))
    return [
        None
        if file.name in broken
        else cut_file(file, sorted(found.get(file.name, ())), lost[file.name])
        for file in chronology.files
    ]


def _lay(cut: Cut | None) -> Layout | None:
    if cut is None:
        return None
    sizes = [Size(one.size, one.chars, one.lines) for one in cut.blocks]
    header = Size(cut.header, cut.chars, cut.lines)
    return Layout(header, range(len(sizes)), sizes)


def _write_blocks(database: sqlite3.Connection, cuts: Sequence[Cut | None]) -> None:
    for number, cut in enumerate(cuts):
        if cut is not None:
            database.executemany(
                INSERT_BLOCK,
                [
                    (number, place, *encode_block(block))
                    for place, block in enumerate(cut.blocks)
                ],
            )


def encode_block(block: Block) -> tuple[Any, ...]:
    """Return the columns of a block, but for its file and place."""
    events = array("q", block.events)
    return (*block[:4], b"".join(block.entries), events.tobytes())


def write_problems(
    database: sqlite3.Connection,
    problems: Iterable[tuple[int, Diagnostic, bool]],
    spots: BlockSpots,
    find_owner: FindOwner,
    *,
    first: int = 0,
) -> None:
    """Write problems and the events in which they stand; `first` numbers them."""
    rows, touched = [], []
    for seq, (source, found, is_shown) in enumerate(problems, first):
        owner = find_owner(found.where)
        data = dump(encode_problem(found, spots))
        rows.append((seq, source, is_shown, found.severity.value, owner, data))
        places = (found.where, *(where for _, where in found.related))
        touched += [(seq, number) for number in set(map(find_owner, places))]
    database.executemany(INSERT_PROBLEM, rows)
    database.executemany(INSERT_TOUCHED, touched)


def _make_find_owner(chronology: Chronology, cuts: Sequence[Cut | None]) -> FindOwner:
    """Return what tells in which entry a place stands; 0 in none, or in no cut file."""
    entries = {
        file.name: cut.entries
        for file, cut in zip(chronology.files, cuts, strict=True)
        if cut is not None
    }

    def find(where: Location) -> int:
        found = entries.get(where.file)
        return 0 if found is None else found.find(where.line)

    return find
