"""What has changed in a file since it was cut into blocks, as far as that can be told.

Blocks are compared from both ends; what lies between is read anew. Where more has
changed than entries that stand together, nothing is told of it, and all is read.
"""

from array import array
from collections.abc import Sequence

from timeline.index.blocks import (
    HASH,
    SIZE,
    Block,
    find_entries,
    hash_text,
    is_apart,
    make_block,
)
from timeline.index.spots import Size
from timeline.lean import NamedTuple
from timeline.reading.entries import Stretch

_MOST = 8 * SIZE
"""Entries that are read anew between blocks; more are no edit."""


class OldBlock(NamedTuple):
    """A block as an index has it."""

    place: int
    size: Size
    hash: bytes
    entries: bytes
    """The hashes of its entries, one after the other."""
    events: bytes
    """The numbers of its entries, likewise."""

    def list_entries(self) -> list[bytes]:
        """Return the hash of each entry."""
        joined = self.entries
        return [joined[at : at + HASH] for at in range(0, len(joined), HASH)]

    def list_numbers(self) -> "array[int]":
        """Return the number of each entry."""
        numbers = array("q")
        numbers.frombytes(self.events)
        return numbers


class Middle(NamedTuple):
    """The part of a file that has changed: some blocks, and what stands there now."""

    first: int
    """The index of the first block that is no more."""
    end: int
    """The index past the last one."""
    data: bytes
    """What stands in their place."""


def find_middle(
    data: bytes, header: int, header_hash: bytes, blocks: Sequence[OldBlock]
) -> Middle | None:
    """Return what has changed in a file; None where it is not between the blocks.

    Where nothing has, no block is gone and nothing stands there.
    """
    view = memoryview(data)
    if hash_text(view[:header]) != header_hash:
        return None
    start, first = header, 0
    while first < len(blocks) and _stands_at(view, start, blocks[first]):
        start += blocks[first].size.bytes
        first += 1
    end, last = len(data), len(blocks)
    while last > first and _stands_at(
        view, below := end - blocks[last - 1].size.bytes, blocks[last - 1], start
    ):
        end = below
        last -= 1
    if first == last and start == end:
        return Middle(first, first, b"")
    # What was added between two blocks belongs to one of them.
    if first == last or start == end:
        if first > 0:
            first -= 1
            start -= blocks[first].size.bytes
        elif last < len(blocks):
            end += blocks[last].size.bytes
            last += 1
    if not _begins_line(data, start) or not _begins_line(data, end):
        return None
    return Middle(first, last, data[start:end])


def _stands_at(view: memoryview, start: int, block: OldBlock, least: int = 0) -> bool:
    end = start + block.size.bytes
    if start < least or end > len(view):
        return False
    return hash_text(view[start:end]) == block.hash


def _begins_line(data: bytes, at: int) -> bool:
    return at in (0, len(data)) or data[at - 1] == 0x0A


class Edit(NamedTuple):
    """What an edit has made of blocks."""

    text: str
    """The header of the file, and below it what is read anew."""
    entries: tuple[Stretch, ...]
    """Of that text."""
    old: Sequence[int]
    """The numbers of all entries that stood there."""
    kept: int
    """How many of them stand there still, at the beginning."""
    below: int
    """How many stand there still at the end."""

    @property
    def taken(self) -> Sequence[int]:
        """Return the numbers of the entries that are no more."""
        return self.old[self.kept : len(self.old) - self.below]

    @property
    def put(self) -> range:
        """Return the indexes of the entries that were not there."""
        return range(self.kept, len(self.entries) - self.below)

    def make_block(self, numbers: Sequence[int]) -> Block:
        """Return the block that takes the place of the others."""
        return make_block(self.text, self.entries, numbers)


def compare(
    header: bytes, middle: Middle, blocks: Sequence[OldBlock], column: int
) -> Edit | None:
    """Return what has changed among entries of blocks; None where all is to be read.

    `column` is where the dashes of the file's list stand.
    """
    if not middle.data or not is_apart(middle.data):
        return None
    try:
        text = (header + middle.data).decode()
        above = len(header.decode())
    except UnicodeDecodeError:
        return None
    entries = find_entries(text)
    if entries is None or entries[0].start != above or len(entries) > _MOST:
        return None
    if text.index("-", above) - above != column:
        return None
    gone = blocks[middle.first : middle.end]
    old = [number for block in gone for number in block.list_numbers()]
    before = [entry for block in gone for entry in block.list_entries()]
    after = [hash_text(text[one.start : one.end].encode()) for one in entries]
    kept = _count_common(before, after)
    below = _count_common(before[kept:][::-1], after[kept:][::-1])
    return Edit(text, entries, old, kept, below)


def _count_common(one: Sequence[bytes], two: Sequence[bytes]) -> int:
    count = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        count += 1
    return count
