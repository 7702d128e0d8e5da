"""What an import makes of a chronology that is there: one file, other bytes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.diagnostics import SourceFile
from timeline.editing.asides import find_defaults
from timeline.editing.changingsome import change_what_can_be
from timeline.editing.inserting import Inserted, NewEvent, insert_events
from timeline.editing.spans import UnsplicedError
from timeline.editing.texts import Inputs
from timeline.importing.again import (
    Again,
    Refused,
    Renaming,
    compare,
    find_keyed,
    find_renamed,
)
from timeline.importing.combining import Imported, free_ids
from timeline.importing.drafts import Draft
from timeline.importing.duplicates import Pair, find_pairs
from timeline.importing.needs import Entries, compare_entries, find_needs
from timeline.importing.rows import SourceError
from timeline.model import Chronology, Event


class Result(NamedTuple):
    """A file that an import goes into."""

    file: SourceFile
    """As it was read."""
    data: bytes
    """As it is to be; the same where nothing changes."""
    again: Again
    """What the drafts are to its events; places are those of `file`."""
    pairs: tuple[Pair, ...]
    """New events that may be there already; places are those of `data`."""
    entries: Mapping[str, Entries]
    """What came of entries, by the names of registries."""
    renamed: Mapping[Renaming, int]
    """How many of the new events are here as those of a source by another name."""
    now: Mapping[Event, Event]
    """The events that were there, as they are read from `data`; none where nothing
    tells of them."""


def put_into(
    inputs: Inputs, name: str, imported: Imported, *, sources: Sequence[str]
) -> Result:
    """Return what becomes of a file of a chronology, by its name.

    What stands in any of the files is known again, but only this one changes. `sources`
    are what the keys of what is imported begin with. Raises UnsplicedError where
    nothing can be put into the file without changing anything else; an update that
    alone cannot is left to the author. Raises SourceError where all events of a source
    would be new, since a column that told its rows apart does so no more.
    """
    file = inputs.files[name]
    before = inputs.load()
    if _is_other(before, name):
        raise UnsplicedError("it is no chronology")
    unkeyed = imported.drafts.unkeyed & find_keyed(before.events)
    if unkeyed:
        raise SourceError(
            f"{name} is left as it is: its events of {min(unkeyed)!r} are known by a "
            "column that tells rows apart, and none does in the source as it is now",
            "name that column under `key` in a map, and each row that repeats one is "
            "told; if it is another source, give it another name",
        )
    again = compare(
        imported.drafts.drafts,
        imported.made,
        before.events,
        sources=sources,
        left=[row.key for row in imported.drafts.left],
    )
    if again.updates:
        again, inputs = _update(again, inputs, file)
    new = free_ids(again.new, [event.id for event in before.events])
    going = [*again.new, *[one.draft for one in again.updates]]
    needs = find_needs(imported.drafts, going, before)
    entries = compare_entries(needs, imported.registries, before)
    if not (new or again.updates or needs.header or needs.registries):
        return Result(file, file.data, again, (), entries, {}, {})
    defaults = find_defaults(file) if new else ()
    inserted = insert_events(
        inputs,
        file.name,
        [NewEvent(draft.tree, _list_bare(draft, defaults)) for draft in new],
        header=needs.header,
        registries=needs.registries,
    )
    pairs = find_pairs(inserted.chronology, inserted.events)
    return Result(
        file,
        inserted.data,
        again,
        pairs,
        entries,
        find_renamed(again.new, before.events),
        _find_again(before.events, inserted),
    )


def _is_other(chronology: Chronology, name: str) -> bool:
    """Tell whether a file is something else than a chronology."""
    return not any(event.file == name for event in chronology.events) and any(
        one.code == "file-not-chronology" and one.where.file == name
        for one in chronology.diagnostics
    )


def _find_again(old: Iterable[Event], inserted: Inserted) -> dict[Event, Event]:
    """Return the events that were there, each as it is now: their order is the same."""
    new = set(inserted.events)
    rest = [one for one in inserted.chronology.events if one not in new]
    before, after = (sorted(some, key=_find_mark) for some in (old, rest))
    return dict(zip(before, after, strict=True))


def _find_mark(event: Event) -> tuple[str, int]:
    return event.file, event.marks[0]


def _update(again: Again, inputs: Inputs, file: SourceFile) -> tuple[Again, Inputs]:
    """Return what came of updates, and the file with them."""
    here = [one for one in again.updates if one.event.file == file.name]
    refused = [
        Refused(one, f"it stands in {one.event.file}: import into that file")
        for one in again.updates
        if one.event.file != file.name
    ]
    wanted = [(one.event, one.changes) for one in here]
    changed, reasons = change_what_can_be(inputs, file.name, wanted)
    if changed is not None:
        after = SourceFile(file.name, changed.data, file.identity)
        inputs = inputs._replace(
            inputs=tuple(
                one._replace(file=after) if one.file.name == file.name else one
                for one in inputs.inputs
            )
        )
    updates = tuple([one for number, one in enumerate(here) if number not in reasons])
    refused += [Refused(here[number], reasons[number]) for number in sorted(reasons)]
    return again._replace(updates=updates, refused=tuple(refused)), inputs


def _list_bare(draft: Draft, defaults: Collection[str]) -> tuple[str, ...]:
    """Return the keys of an event that a file's defaults shall add nothing to.

    They are what its author says of what the author wrote.
    """
    return tuple([key for key in sorted(defaults) if key not in draft.tree])
