"""A file in blocks of entries, each known by the hash of its text.

Where one entry changes, all blocks but its own are still what they were, wherever they
stand by then. That holds of a file that is read entry by entry, and in which nothing
that stands in one entry can change another: it has no anchors, all that is no event
stands above the events, and each entry is one event, or was left out for itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import count

from timeline.diagnostics import SourceFile
from timeline.index.hashing import blake2b
from timeline.lean import NamedTuple
from timeline.reading.entries import Stretch, split_entries

SIZE = 256
"""Entries of a block, when a file is cut first."""
HASH = 16
"""Bytes of a hash."""
# Conflicts of git, byte-order marks, comments that silence; and what may be an anchor.
_NOT_CUT = (b"<<<<<<<", b"\xef\xbb\xbf", b"timeline: ignore")
_ANCHOR = re.compile(rb"(?:^|[\s,\[{])&\S", re.M)
# What events have of `defaults` stands in the header, and so does what is wrong with it
# in each of them. A key may have escapes.
_DEFAULTS = re.compile(r'defaults|^\s*"[^"\n]*\\', re.M | re.I)


class Block(NamedTuple):
    """Entries that stand one after the other in a file, and how much text they are."""

    size: int
    """In bytes."""
    chars: int
    """In code points."""
    lines: int
    hash: bytes
    entries: tuple[bytes, ...]
    """The hash of each entry."""
    events: tuple[int, ...]
    """The number of each entry's event; of what was left out one below 0."""


def find_lines(text: str, column: int) -> list[int]:
    """Return the lines, from 1, in which the entries of a block begin.

    `column` is where their dashes stand.
    """
    mark = re.compile(rf"^ {{{column}}}-(?=[ \r\n]|\Z)", re.M)
    lines, line, before = [], 1, 0
    for match in mark.finditer(text):
        line += text.count("\n", before, match.start())
        before = match.start()
        lines.append(line)
    return lines


class Entries(NamedTuple):
    """The entries of a text, in order."""

    lines: Sequence[int]
    """In which each begins, rising."""
    numbers: Sequence[int]
    """Of the event of each; of what was left out one below 0."""

    def find(self, line: int) -> int:
        """Return the number of the entry that a line belongs to; 0 above all."""
        index = bisect_right(self.lines, line) - 1
        return self.numbers[index] if index >= 0 else 0


class Cut(NamedTuple):
    """A file, cut into its header and blocks."""

    header: int
    """The size of what stands above the events, in bytes."""
    chars: int
    """The same in code points."""
    lines: int
    hash: bytes
    """Of the header."""
    column: int
    """Of the dashes of the list of events."""
    blocks: tuple[Block, ...]
    entries: "Entries"
    """All entries of the file."""


def is_apart(data: bytes) -> bool:
    """Tell whether nothing in a text lets one entry change another."""
    if any(sign in data for sign in _NOT_CUT):
        return False
    return b"&" not in data or _ANCHOR.search(data) is None


def hash_text(data: bytes | memoryview) -> bytes:
    """Return the hash of a text."""
    return blake2b(data, digest_size=HASH).digest()


def find_entries(text: str) -> tuple[Stretch, ...] | None:
    """Return the entries of a file that may be cut; None where it may not.

    The first begins where the header ends.
    """
    entries = split_entries(text, 0, len(text))
    if entries is None or not entries.events:
        return None
    start = entries.events[0].start
    if any(one.start > start for one in entries.header):
        return None
    return entries.events


def cut_file(
    file: SourceFile, events: Sequence[tuple[int, int]], left_out: AbstractSet[int]
) -> Cut | None:
    """Cut a file; None where nothing may be told of its parts alone.

    `events` are those that stand in it, each with the offset at which it begins and
    its number, in the order of the file; `left_out` the lines of what is none.
    """
    data = file.data
    if not is_apart(data):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    entries = find_entries(text)
    if entries is None:
        return None
    header = text[: entries[0].start]
    if _DEFAULTS.search(header):
        return None
    lines = header.count("\n")
    found = match_entries(text, entries, lines + 1, events, left_out)
    if found is None:
        return None
    blocks = tuple(
        make_block(text, entries[at : at + SIZE], found.numbers[at : at + SIZE])
        for at in range(0, len(entries), SIZE)
    )
    above = header.encode()
    column = text.index("-", entries[0].start) - entries[0].start
    hash_ = hash_text(above)
    return Cut(len(above), len(header), lines, hash_, column, blocks, found)


def make_block(text: str, entries: Sequence[Stretch], numbers: Sequence[int]) -> Block:
    """Return the block of entries that stand one after the other in a text."""
    start, end = entries[0].start, entries[-1].end
    whole = text[start:end]
    data = whole.encode()
    return Block(
        len(data),
        len(whole),
        whole.count("\n"),
        hash_text(data),
        tuple([hash_text(text[one.start : one.end].encode()) for one in entries]),
        tuple(numbers),
    )


def match_entries(
    text: str,
    entries: Iterable[Stretch],
    line: int,
    events: Sequence[tuple[int, int]],
    left_out: AbstractSet[int],
) -> Entries | None:
    """Return the entries, each with its number.

    None where an entry is neither.
    """
    numbers: list[int] = []
    lines: list[int] = []
    lost = count(-1, -1)
    waiting = iter([*events, (len(text) + 1, 0)])
    offset, number = next(waiting)
    for start, end in entries:
        if offset < start:
            return None
        lines.append(line)
        below = line + text.count("\n", start, end)
        if offset < end:
            numbers.append(number)
            offset, number = next(waiting)
        # The last line of a file may have no break.
        elif not left_out.isdisjoint(range(line, max(below, line + 1))):
            numbers.append(next(lost))
        else:
            return None
        line = below
    return Entries(lines, numbers) if offset > len(text) else None
