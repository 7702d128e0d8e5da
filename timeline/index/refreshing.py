"""An index of files of which some have changed, brought up to date.

Not yet kept: whoever asked for it does that when all has been told.
"""

from collections.abc import Callable, Sequence

from timeline.diagnostics import SourceFile, Stamp
from timeline.files import read_file
from timeline.index.applying import apply_change
from timeline.index.blocks import hash_text
from timeline.index.changes import Middle, find_middle
from timeline.index.files import StoredFile
from timeline.index.rechecking import Rechecker
from timeline.index.seal import SealedFile
from timeline.index.store import Store
from timeline.index.stored import StoredChronology
from timeline.index.updating import find_change, read_blocks, shorten
from timeline.model import Chronology
from timeline.names import NAMED, names_of
from timeline.reading import Input


def refresh(
    store: Store,
    sealed: Sequence[SealedFile],
    stamps: Sequence[Stamp],
    read_again: Callable[[], Chronology],
) -> StoredChronology | None:
    """Return the chronology of files as they are now; None where all is to be read.

    The changes are part of a transaction that has begun.
    """
    files: list[SourceFile] = []
    edited: list[tuple[int, Middle]] = []
    for number, (one, stamp) in enumerate(zip(sealed, stamps, strict=True)):
        if one.stamp == stamp and not one.is_racy:
            files.append(StoredFile(one))
            continue
        file = read_file(one.name)
        middle = _compare(store, number, file.data)
        if middle is None:
            return None
        if middle.first < middle.end:
            edited.append((number, middle))
        files.append(file)
    if len(edited) > 1:
        return None
    if not edited:
        return StoredChronology.open(Store(store.database, files), read_again)
    return _edit(store, files, sealed, edited[0], read_again)


def _compare(store: Store, number: int, data: bytes) -> Middle | None:
    """Return what has changed in a file; None where that cannot be told."""
    cut = store.cuts[number]
    if cut is None:
        is_same = hash_text(data).hex() == store.read("hashes")[number]
        return Middle(0, 0, b"") if is_same else None
    return find_middle(data, cut[0], bytes.fromhex(cut[3]), read_blocks(store, number))


def _edit(
    store: Store,
    files: Sequence[SourceFile],
    sealed: Sequence[SealedFile],
    edited: tuple[int, Middle],
    read_again: Callable[[], Chronology],
) -> StoredChronology | None:
    number, middle = edited
    inputs = [
        Input(file if place == number else shorten(file, store, place), one.from_folder)
        for place, (file, one) in enumerate(zip(files, sealed, strict=True))
    ]
    change = find_change(store, number, middle, inputs)
    if change is None:
        return None
    before = StoredChronology.open(store, read_again)
    done = apply_change(store, before.stored_events, change, files)
    if done is None:
        return None
    after, applied = done
    chronology = StoredChronology.open(after, read_again)
    chronology.stored_events.admit(applied.come)
    # As they were, before they are changed.
    before.stored_events.lists.list_words(NAMED)
    before.stored_events.lists.count_names()
    respelled = False
    if chronology.stored_events.lists.update(applied.gone, applied.come):
        respelled = bool(before.actors) and (
            names_of(before).actors.respelled != names_of(chronology).actors.respelled
        )
    Rechecker(chronology, applied, respelled=respelled).recheck()
    # What was asked in between may have been told of what was changed later.
    fresh = StoredChronology.open(Store(after.database, files), read_again)
    fresh.stored_events.admit(applied.come)
    return fresh
