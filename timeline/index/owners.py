"""In which entries places stand, told by the text of their blocks."""

from collections.abc import Mapping

from timeline.diagnostics import Location
from timeline.index.blocks import Entries, find_lines
from timeline.index.changes import OldBlock
from timeline.index.spots import NO_BLOCK
from timeline.index.store import BrokenIndexError, Store
from timeline.index.updating import read_blocks


class Owners:
    """Finds the entries of places in an index as it is now."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._files = {file.name: place for place, file in enumerate(store.files)}
        self._blocks: dict[int, Mapping[int, OldBlock]] = {}
        self._entries: dict[tuple[int, int], Entries] = {}

    def find(self, where: Location) -> int:
        """Return the number of the entry at a place; 0 for none."""
        file = self._files[where.file]
        layout = self._store.layouts[file]
        if layout is None:
            return 0
        place, line = layout.place_line(where.line)
        if place == NO_BLOCK:
            return 0
        key = file, place
        if key not in self._entries:
            self._entries[key] = self._cut(file, place)
        return self._entries[key].find(line)

    def _cut(self, file: int, place: int) -> Entries:
        if file not in self._blocks:
            found = read_blocks(self._store, file)
            self._blocks[file] = {block.place: block for block in found}
        block = self._blocks[file][place]
        layout = self._store.layouts[file]
        if layout is None:
            raise BrokenIndexError(f"file {file} is not cut")
        start = layout.find_start(place).bytes
        text = self._store.files[file].data[start : start + block.size.bytes].decode()
        numbers = block.list_numbers()
        lines = find_lines(text, self._store.cuts[file][4])
        if len(lines) != len(numbers):
            raise BrokenIndexError(f"block {place} has other entries")
        return Entries(lines, numbers)
