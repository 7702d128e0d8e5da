"""Words of the authors' own to lines at the top of their file.

A list that is there is lengthened in its own style; a key that is not there yet goes
before the first that the manual has after it. A bare list of events gets a top: lists
may stand at the left border below `events:`, so that no line of it moves.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from timeline.diagnostics import SourceFile
from timeline.editing.spans import Splice, UnsplicedError
from timeline.editing.trees import TreeNode, read_tree, read_whole_file
from timeline.model import Chronology
from timeline.reading.headers import HEADER
from timeline.reading.slips import Undeclared
from timeline.text import find_nearest
from timeline.vocabulary import FIELD_TYPES, STATUSES
from timeline.yamltext import quote_scalar

Words = Mapping[str, Sequence[str]]
"""What is to be declared, by the key of the header that does so."""

_ORDER = {key.name: place for place, key in enumerate(HEADER.keys)}
_MEANT = {"fields": FIELD_TYPES[0], "statuses": STATUSES[0]}
"""What a word is declared as, where that is to be said."""
_RARER = 5
"""So many times as often another word stands there of which one may be a slip."""


def choose_words(
    slips: Iterable[Undeclared], chronology: Chronology
) -> Mapping[tuple[str, str], str]:
    """Return the words that are not to be declared, each with the one it may mean.

    That is one that is known, or one that is to be declared and stands there far more
    often. They go by the key that would declare them, and themselves.
    """
    slips = list(slips)
    counts = Counter((slip.under, slip.word) for slip in slips)
    meant = {(slip.under, slip.word): slip.near for slip in slips if slip.near}
    declared = {"fields": chronology.fields, "statuses": chronology.statuses}
    new: dict[str, list[str]] = {}
    for one, count in counts.most_common():
        under, word = one
        if one in meant:
            continue
        near = find_nearest(word, declared.get(under, ()), limit=1) or find_nearest(
            word,
            [
                other
                for other in new.get(under, ())
                if counts[under, other] >= _RARER * count
            ],
            limit=1,
        )
        if near:
            meant[one] = near[0]
        else:
            new.setdefault(under, []).append(word)
    return meant


def declare_words(file: SourceFile, words: Words) -> tuple[Splice, ...]:
    """Return what declares words at the top of a file.

    Raises UnsplicedError where it has no top, or none that can be read.
    """
    documents = read_whole_file(file)
    if len(documents) != 1:
        raise UnsplicedError("the file has no one top to declare it at")
    (document,) = documents
    words = {name: words[name] for name in _ORDER if name in words}
    root = read_tree(file.text, document)
    maker = _Maker(file.text, is_json=document.root is not None)
    if root is None or not (root.is_list or root.is_map):
        raise UnsplicedError("the file has no top to declare it at")
    if root.is_list:
        return tuple(maker.wrap(root, words))
    return tuple(maker.add(root, words))


class _Maker:
    """Makes splices for one text."""

    def __init__(self, text: str, *, is_json: bool) -> None:
        self._text = text
        self._is_json = is_json
        self._newline = "\r\n" if "\r\n" in text else "\n"

    def wrap(self, root: TreeNode, words: Words) -> Iterable[Splice]:
        """Yield what puts a top above a list."""
        lines = [self._write_pair(name, words[name]) for name in words]
        if root.in_brackets:
            head = "".join(f"{line}, " for line in lines)
            events = self._write("events")
            yield Splice(root.start, root.start, f"{{{head}{events}: ")
            yield Splice(root.end, root.end, "}")
            return
        at = self._find_line(root.start)
        top = "".join(f"{line}{self._newline}" for line in (*lines, "events:"))
        yield Splice(at, at, top)

    def add(self, root: TreeNode, words: Words) -> Iterable[Splice]:
        """Yield what adds to a top that is there."""
        there = {key.text: value for key, value in root.pairs}
        missing: list[str] = []
        for name in words:
            if name in there:
                yield self._lengthen(name, there[name], words[name])
            else:
                missing.append(name)
        for name in missing:
            yield self._insert(root, name, words[name])

    def _insert(self, root: TreeNode, name: str, words: Sequence[str]) -> Splice:
        keys = [key for key, _ in root.pairs]
        pair = self._write_pair(name, words)
        if not keys:
            return Splice(root.start + 1, root.start + 1, pair)
        if root.in_brackets:
            first = keys[0].start
            gap = self._text[root.start + 1 : first]
            gap = gap if "\n" in gap and not gap.strip() else " "
            return Splice(first, first, f"{pair},{gap}")
        place = next(
            (
                index
                for index, key in enumerate(keys)
                if _ORDER.get(key.text, len(_ORDER)) > _ORDER[name]
            ),
            0,
        )
        at = self._find_line(keys[place].start)
        blanks = self._text[at : keys[place].start]
        if place:
            at = self._pass_comments(at)
        return Splice(at, at, f"{blanks}{pair}{self._newline}")

    def _find_line(self, at: int) -> int:
        """Return the beginning of a line that holds nothing before an offset."""
        line = self._text.rfind("\n", 0, at) + 1
        if self._text[line:at].strip(" "):
            raise UnsplicedError("something stands before it on the first line")
        return line

    def _pass_comments(self, line: int) -> int:
        """Return where the comments begin that a line stands directly below."""
        while line:
            above = self._text.rfind("\n", 0, line - 1) + 1
            if not self._text[above:line].lstrip().startswith("#"):
                break
            line = above
        return line

    def _lengthen(self, name: str, value: TreeNode, words: Sequence[str]) -> Splice:
        text = self._text
        if not value.is_list and not value.is_map:
            items = ", ".join(map(self._write, words))
            if not value.text:
                return Splice(value.end, value.end, f" [{items}]")
            typed = text[value.start : value.end]
            return Splice(value.start, value.end, f"[{typed}, {items}]")
        if value.is_map and name not in _MEANT:
            raise UnsplicedError(f"`{name}` is no list")
        new = [self._write_item(name, word, is_map=value.is_map) for word in words]
        if value.in_brackets:
            joined = ", ".join(new)
            if not value.items:
                return Splice(value.start + 1, value.start + 1, joined)
            end = value.items[-1].end
            return Splice(end, end, f", {joined}")
        last = value.items[-2 if value.is_map else -1]
        line = text.rfind("\n", 0, last.start) + 1
        before = text[line : last.start]
        if before.strip(" -") or text[last.start : value.items[-1].end].count("\n"):
            raise UnsplicedError(f"the end of `{name}` cannot be told")
        at = text.find("\n", value.items[-1].end) + 1
        lines = "".join(f"{before}{item}{self._newline}" for item in new)
        if not at:
            return Splice(len(text), len(text), f"{self._newline}{lines}")
        return Splice(at, at, lines)

    def _write_pair(self, name: str, words: Sequence[str]) -> str:
        key = self._write(name)
        is_map = name == "statuses"
        items = ", ".join(self._write_item(name, word, is_map=is_map) for word in words)
        return f"{key}: {{{items}}}" if is_map else f"{key}: [{items}]"

    def _write_item(self, name: str, word: str, *, is_map: bool) -> str:
        written = self._write(word)
        return f"{written}: {self._write(_MEANT[name])}" if is_map else written

    def _write(self, word: str) -> str:
        return quote_scalar(word, flow=True, style='"' if self._is_json else None)
