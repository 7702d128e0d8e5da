"""Slips mended in all files of a chronology at once, as many as can be proved.

The files are read with all that is changed; where that is not the chronology it was,
changes are left away until it is.
"""

from collections.abc import Iterable, Mapping, Sequence

from timeline.diagnostics import SourceFile
from timeline.editing.entries import Entries
from timeline.editing.proving import Expected, find_changed, find_most, is_same
from timeline.editing.spans import Splice, UnsplicedError, apply_splices, settle
from timeline.editing.splices import (
    describe_slip,
    indent_lines,
    make_splices,
    offset_of,
)
from timeline.editing.texts import Inputs, encode
from timeline.reading.slips import (
    Joined,
    Noted,
    Shifted,
    Undashed,
    Undeclared,
    Untabbed,
)

UNPROVED = "that would change what the file means"

_Unit = tuple[Noted, ...]
"""Slips that are mended together or not at all."""


class Mender:
    """What there is to mend in the files of one chronology, and what came of it."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        noted: list[Noted] = []
        self.chronology = inputs.load(noted)
        passed = self._list_passed()
        order = {name: index for index, name in enumerate(inputs.files)}
        # In the order of lines, so that halves are neighbours.
        self.noted = sorted(
            (one for one in noted if one.file.name not in passed),
            key=lambda one: (order[one.file.name], offset_of(one.file, one.slip)),
        )
        """What is read leniently, file by file, in the order of each."""
        self.mended: Mender | None = None
        """What there is to mend in the files once all is mended that could be."""
        self.left: list[tuple[Noted, str]] = []
        """What is not mended, with the reason."""
        self._made: dict[int, tuple[Splice, ...]] = {}
        self._texts = {
            name
            for name, file in inputs.files.items()
            if encode(file, file.text) == file.data
        }
        """The files that are UTF-8."""

    def _list_passed(self) -> set[str]:
        """Return the files of folders that hold nothing of a chronology but a title.

        They may be anybody's.
        """
        found = self.chronology
        passed = {one.file.name for one in self.inputs.inputs if one.from_folder}
        passed -= {event.file for event in found.events}
        passed -= {one.where.file for one in found.left_out}
        for registry in (found.actors, found.sources, found.places):
            passed -= {entry.where.file for entry in registry.values()}
        return passed

    def mend(self) -> dict[str, list[Splice]]:
        """Return what mends as much as can be mended, by the files that it changes."""
        kept = find_most(self._list_units(), self._find_wrong, self._leave_unit)
        spliced = self._splice(kept)
        return {name: settle(splices) for name, splices in spliced.items()}

    def _list_units(self) -> list[_Unit]:
        """Return what can be mended at all; tell why not of the rest.

        The lines of one entry are lined up together: half of them would make no sense.
        """
        entries = Entries(self.chronology)
        units: list[_Unit] = []
        lines: dict[object, list[Noted]] = {}
        for noted in self.noted:
            if isinstance(noted.slip, Undeclared):
                continue
            try:
                self._make(noted, entries)
            except UnsplicedError as error:
                self.left.append((noted, str(error)))
                continue
            if isinstance(noted.slip, Shifted | Undashed | Untabbed):
                place = noted.file.name, entries.find_entry(noted)
                lines.setdefault(place, []).append(noted)
            else:
                units.append((noted,))
        return [*units, *map(tuple, lines.values())]

    def _make(self, noted: Noted, entries: Entries) -> None:
        """Make the splices of a slip. Raises UnsplicedError where none can be."""
        file = noted.file
        if file.name not in self._texts:
            raise UnsplicedError("the file is not UTF-8")
        reason = entries.explain(noted)
        if reason:
            raise UnsplicedError(reason)
        self._made[id(noted)] = make_splices(file, noted.slip)

    def _leave_unit(self, unit: _Unit) -> None:
        self.left += ((noted, UNPROVED) for noted in unit)

    def _find_wrong(self, units: Sequence[_Unit]) -> Sequence[_Unit]:
        """Return the slips of events that are others when they are mended.

        All of them, where that cannot be told; none where nothing is another.
        """
        typed = {
            (noted.file.name, noted.entry): noted.slip.date
            for (noted, *_) in units
            if isinstance(noted.slip, Joined)
        }
        try:
            texts = {
                name: apply_splices(self.inputs.files[name].text, splices)
                for name, splices in self._splice(units).items()
            }
        except UnsplicedError:
            return units
        mended, expected = Mender(self.inputs.replace(texts)), Expected(typed)
        after = mended.chronology
        if is_same(self.chronology, after, expected):
            # Whatever passes as the last is what is kept.
            self.mended = mended
            return ()
        changed = find_changed(self.chronology, after, expected)
        return [
            unit for unit in units if (unit[0].file.name, unit[0].entry) in changed
        ] or units

    def _splice(self, units: Iterable[_Unit]) -> Mapping[str, list[Splice]]:
        by_file: dict[str, list[Noted]] = {}
        for unit in units:
            for noted in unit:
                by_file.setdefault(noted.file.name, []).append(noted)
        return {
            name: [
                *(splice for one in noted for splice in self._made[id(one)]),
                *indent_lines(self.inputs.files[name], [one.slip for one in noted]),
            ]
            for name, noted in by_file.items()
        }


def explain_left(noted: Noted, reason: str) -> tuple[SourceFile, int, str]:
    """Return the file and the offset of what is left, and that it is, and why."""
    text = f"{describe_slip(noted.slip)}: {reason}"
    return noted.file, offset_of(noted.file, noted.slip), text
