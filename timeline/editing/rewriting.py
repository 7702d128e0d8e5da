"""Files to the strict form: what was read leniently is written as it was read.

What is left alone once the rest is mended may be mended after all, so it is tried until
nothing changes any more; then a second run has nothing to do.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.diagnostics import Location, SourceFile, pack_mark
from timeline.editing.declaring import choose_words
from timeline.editing.headers import add_header
from timeline.editing.mending import UNPROVED, Mender, explain_left
from timeline.editing.proving import Expected, find_most, is_same
from timeline.editing.spans import (
    Splice,
    UnsplicedError,
    apply_splices,
    restore_offset,
    settle,
)
from timeline.editing.texts import Inputs
from timeline.model import Chronology
from timeline.reading import Input
from timeline.reading.slips import Noted, Undeclared
from timeline.text import suggest

_MOST_ROUNDS = 8
# What is wrong with how something is written, and is its author's to settle.
_MALFORMED = frozenset(
    {
        "events-ambiguous",
        "file-encoding",
        "key-duplicate",
        "value-lost",
        "yaml-conflict",
        "yaml-depth",
        "yaml-documents",
        "yaml-syntax",
    }
)


class Left(NamedTuple):
    """What is left alone, and why."""

    where: Location
    reason: str


class Rewritten(NamedTuple):
    """A file, and what becomes of it."""

    file: SourceFile
    """As it was read."""
    data: bytes
    """As it is to be; the same where nothing changes."""
    changes: int
    """In how many places it changes."""
    left: tuple[Left, ...]
    """By their places in the file as it was read."""
    left_after: tuple[Left, ...]
    """By their places in the file as it is to be."""

    @property
    def is_changed(self) -> bool:
        """Tell whether the file is to be another."""
        return self.data != self.file.data


def rewrite(
    inputs: Iterable[Input], *, at: str = "", declare: bool = False
) -> tuple[Rewritten, ...]:
    """Return the files of one chronology in the strict form, in their order.

    `at` is the path of the list of events, as `load` takes it. `declare` adds the words
    of the authors' own to the top of the files that they stand in, except those that
    may be slips of known ones.
    """
    return _Rewriter(Inputs(tuple(inputs), at)).rewrite(declare=declare)


class _Rewriter:
    """Rewrites the files of one chronology, step by step."""

    def __init__(self, inputs: Inputs) -> None:
        self._before = inputs
        self._now = inputs
        self._steps: dict[str, list[list[Splice]]] = {name: [] for name in inputs.files}
        """The splices of each file, step by step, each into what came of the last."""
        self._left: list[tuple[Noted, str]] = []

    def rewrite(self, *, declare: bool) -> tuple[Rewritten, ...]:
        """Return what becomes of each file."""
        mender = Mender(self._now)
        before = mender.chronology
        for _ in range(_MOST_ROUNDS):
            splices = mender.mend()
            if not splices or mender.mended is None:
                break
            self._step(splices)
            mender = mender.mended
        self._left = mender.left
        after = mender.chronology
        if declare and self._declare(mender):
            after = self._now.load()
        malformed = _list_malformed(before), _list_malformed(after)
        return tuple(
            self._finish(file, malformed[0].get(name, []), malformed[1].get(name, []))
            for name, file in self._before.files.items()
        )

    def _step(self, splices: dict[str, list[Splice]]) -> None:
        for name, own in splices.items():
            self._steps[name].append(own)
        files = self._now.files
        self._now = self._now.replace(
            {
                name: apply_splices(files[name].text, own)
                for name, own in splices.items()
            }
        )

    def _declare(self, mender: Mender) -> bool:
        """Declare what is the authors' own where it stands; tell whether any is."""
        noted = [one for one in mender.noted if isinstance(one.slip, Undeclared)]
        words: dict[tuple[str, str, str], Noted] = {}
        for one in noted:
            if isinstance(one.slip, Undeclared):
                words.setdefault((one.file.name, one.slip.under, one.slip.word), one)
        meant = choose_words(
            [one.slip for one in noted if isinstance(one.slip, Undeclared)],
            mender.chronology,
        )
        possible = []
        for (name, under, word), one in words.items():
            if (under, word) in meant:
                near = meant[under, word]
                self._left.append((one, suggest([f"`{near}`"])))
                continue
            try:
                add_header(self._now.files[name], {under: [word]})
            except UnsplicedError as error:
                self._left.append((one, str(error)))
            else:
                possible.append(one)

        def find_wrong(tried: Sequence[Noted]) -> Sequence[Noted]:
            declared, splices = self._splice_words(tried)
            files = self._now.files
            texts = {
                name: apply_splices(files[name].text, own)
                for name, own in splices.items()
            }
            after = self._now.replace(texts).load()
            return () if is_same(mender.chronology, after, declared) else tried

        kept = find_most(
            possible, find_wrong, lambda one: self._left.append((one, UNPROVED))
        )
        _, splices = self._splice_words(kept)
        self._step({name: settle(own) for name, own in splices.items()})
        return bool(kept)

    def _splice_words(
        self, noted: Iterable[Noted]
    ) -> tuple[Expected, dict[str, list[Splice]]]:
        """Return what declares words, and what that is to make of the chronology."""
        listed: dict[str, set[str]] = {
            "fields": set(),
            "kinds": set(),
            "statuses": set(),
        }
        by_file: dict[str, dict[str, list[str]]] = {}
        for one in noted:
            if isinstance(one.slip, Undeclared):
                under, word = one.slip.under, one.slip.word
                listed[under].add(word)
                by_file.setdefault(one.file.name, {}).setdefault(under, []).append(word)
        files = self._now.files
        splices = {
            name: list(add_header(files[name], words))
            for name, words in by_file.items()
        }
        expected = Expected(
            fields=listed["fields"], kinds=listed["kinds"], statuses=listed["statuses"]
        )
        return expected, splices

    def _finish(
        self, file: SourceFile, before: list[Left], after: list[Left]
    ) -> Rewritten:
        steps = self._steps[file.name]
        now = self._now.files[file.name]
        before, after = list(before), list(after)
        for noted, reason in self._left:
            if noted.file.name == file.name:
                where, offset, text = explain_left(noted, reason)
                after.append(Left(where.locate(pack_mark(offset, 0)), text))
                for step in reversed(steps):
                    offset = restore_offset(offset, step)
                before.append(Left(file.locate(pack_mark(offset, 0)), text))
        changes = sum(map(len, steps))
        left = tuple(sorted(before)), tuple(sorted(after))
        return Rewritten(file, now.data, changes, *left)


def _list_malformed(chronology: Chronology) -> dict[str, list[Left]]:
    found: dict[str, list[Left]] = {}
    for one in chronology.diagnostics:
        if one.code in _MALFORMED:
            found.setdefault(one.where.file, []).append(Left(one.where, one.message))
    return found
