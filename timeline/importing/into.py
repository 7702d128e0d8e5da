"""What an import makes of a chronology that is there: one file, other bytes."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from timeline.diagnostics import SourceFile
from timeline.editing.asides import find_defaults
from timeline.editing.changing import change_events
from timeline.editing.inserting import Draft as NewEvent
from timeline.editing.inserting import insert_events
from timeline.editing.spans import UnsplicedError
from timeline.editing.texts import Inputs
from timeline.importing.again import Again, compare
from timeline.importing.combining import Imported
from timeline.importing.drafts import Draft, Drafts
from timeline.importing.duplicates import Pair, find_pairs
from timeline.importing.writing import make_header
from timeline.model import Chronology
from timeline.names import names_of
from timeline.reading import Input
from timeline.yamltext import Tree


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


def put_into(file: SourceFile, imported: Imported, sources: Sequence[str]) -> Result:
    """Return what becomes of a file.

    `sources` are what the keys of what is imported begin with. Raises UnsplicedError
    where it cannot be done without changing anything else.
    """
    inputs = Inputs((Input(file),))
    drafts = imported.drafts
    if _is_all_new(file, drafts, sources):
        # It is read once less. An id that is taken is refused, and then chosen below.
        with suppress(UnsplicedError):
            again = Again(drafts.drafts)
            return _insert(file, inputs, again, drafts.drafts, drafts)
    before = inputs.load()
    again = compare(drafts.drafts, imported.made, before.events, sources=sources)
    if again.updates:
        wanted = [(one.event, one.changes) for one in again.updates]
        changed = change_events(inputs, file.name, wanted)
        inputs = Inputs((Input(SourceFile(file.name, changed.data, file.identity)),))
    new = _free_ids(again.new, {event.id for event in before.events})
    needed = _select(drafts, before)
    if not new and not (needed.sources or needed.places):
        return Result(file, inputs.files[file.name].data, again, ())
    return _insert(file, inputs, again, new, needed)


def _is_all_new(file: SourceFile, drafts: Drafts, sources: Sequence[str]) -> bool:
    """Tell whether nothing of a file can be one of some drafts.

    Nothing in it begins as the keys of their rows do, and none is known by its id.
    """
    return (
        not drafts.actors
        and not any(f"{source}:" in file.text for source in sources)
        and not any(draft.by_id for draft in drafts.drafts)
    )


def _insert(
    file: SourceFile,
    inputs: Inputs,
    again: Again,
    new: Sequence[Draft],
    needed: Drafts,
) -> Result:
    """Return what becomes of a file once new events, and what they need, are put in."""
    defaults = find_defaults(file)
    inserted = insert_events(
        inputs,
        file.name,
        [NewEvent(draft.tree, _list_bare(draft, defaults)) for draft in new],
        header=make_header(needed),
        registries={
            name: entries
            for name in ("actors", "sources", "places")
            if (entries := getattr(needed, name))
        },
    )
    pairs = find_pairs(inserted.chronology, inserted.events)
    return Result(file, inserted.data, again, pairs)


def _list_bare(draft: Draft, defaults: Collection[str]) -> tuple[str, ...]:
    """Return the keys of an event that a file's defaults shall add nothing to.

    They are what its author says of what the author wrote.
    """
    return tuple([key for key in sorted(defaults) if key not in draft.tree])


def _free_ids(drafts: Sequence[Draft], taken: Collection[str]) -> list[Draft]:
    """Return drafts none of which has the id of an event that is there."""
    used = set(taken)
    freed = []
    for draft in drafts:
        typed = draft.tree.get("id", "")
        id_ = typed if isinstance(typed, str) else ""
        if id_ in used:
            # A key has its source in front, and is as good a name as any.
            wanted, number = draft.key.replace(":", "-"), 2
            id_ = wanted
            while id_ in used:
                id_, number = f"{wanted}-{number}", number + 1
        if id_:
            used.add(id_)
        freed.append(
            draft._replace(tree={**draft.tree, "id": id_} if id_ else draft.tree)
        )
    return freed


def _select(drafts: Drafts, chronology: Chronology) -> Drafts:
    """Return drafts without the entries that a chronology has no need of."""
    names = names_of(chronology).actors
    actors: dict[str, Mapping[str, Tree]] = {
        key: entry
        for key, entry in drafts.actors.items()
        if key not in chronology.actors
        and not names.interpret(str(entry.get("name", key))).declared
    }
    sources = {
        key: entry
        for key, entry in drafts.sources.items()
        if key not in chronology.sources
    }
    places = {
        key: entry
        for key, entry in drafts.places.items()
        if key not in chronology.places
    }
    return drafts._replace(actors=actors, sources=sources, places=places)
