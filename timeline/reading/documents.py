"""From the bytes of a file to its documents, each with its keys at the top and events.

A file is JSON, JSON Lines, one or several YAML documents, or Markdown with front
matter. YAML is read entry by entry where that is provably the same, else as a whole,
and where that is not well-formed piece by piece (`entries`, `composing`, `salvage`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import yaml

from timeline.diagnostics import (
    Location,
    Remedy,
    Report,
    SourceFile,
    make_diagnostic,
    pack_mark,
)
from timeline.lean import NamedTuple
from timeline.patterns import LineStart, match_some
from timeline.reading.composing import Composer
from timeline.reading.entries import Conflict, Entries, Stretch, split_entries
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode
from timeline.reading.slips import Note, forget_slip
from timeline.reading.unreadable import read_text

if TYPE_CHECKING:
    from timeline.reading.jsontext import JsonReader

_UTF_16_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# A byte-order mark stands where files were joined.
_MARKER = LineStart(r"(?:---|\.\.\.)(?=\s|\Z)|\ufeff")
_DIRECTIVE = LineStart("%")
_FRONT = re.compile(
    r"\A(?:[ \t]*\r?\n)*---[ \t]*\r?\n(?P<matter>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.M | re.S,
)
# How much of a marker is none of the document after it, by how it begins.
_WIDTHS = {"-": 0, ".": 3, "\ufeff": 1}
_IDLE = re.compile(
    "(?:[ \t]*(?:#[^\n\r\x85\u2028\u2029]*)?[\n\r\x85\u2028\u2029])*[ \t]*(?:#.*)?"
)
# How a file of JSON begins: comments before it are of who keeps it by hand.
_JSON = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*[ \t]*[\[{]")
_CONFLICT = "<<<<<<<"
_INK_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
MARKDOWN = (".md", ".markdown")

TOGETHER = 64
"""How many neighbours are read at once."""
_TOP_OF_WHOLE = frozenset({"events", "<<"})

Pair = tuple[TextNode, Node]


_Taken = TypeVar("_Taken")
Take = Callable[[Sequence[Stretch]], "Sequence[_Taken | None] | None"]
"""What takes some of the stretches that it is given: an item or None for each; None for
all where it takes none of them."""


class SplitError(Exception):
    """Entries that are not what the whole is: the whole is to be read."""


class Text(NamedTuple):
    """A file as it is read."""

    file: SourceFile
    text: str
    """With nothing in it that YAML does not take for text, of the file's length; but a
    byte-order mark stays at the beginning of a line."""
    conflicts: tuple[Conflict, ...]


class Document(NamedTuple):
    """A document, to be read in one of two ways."""

    start: int
    end: int
    root: Node | None = None
    """What it is, where that is known already, as for JSON."""
    is_page: bool = False
    """It is the front matter of a page, which is an event or nothing."""
    body: str = ""
    """What follows front matter."""


def read_documents(source: Text, report: Report) -> list[Document]:
    """Return the documents of a text, in order; none where nothing is in it."""
    file, text = source.file, source.text
    if file.name.lower().endswith(MARKDOWN):
        front = _FRONT.match(text)
        if front is None:
            return []
        start, end = front.span("matter")
        body = text[front.end() :].strip()
        return [Document(start, end, is_page=True, body=body)]
    found = None
    if _may_be_json(text):
        # A file in block style has no use for it.
        from timeline.reading.jsontext import JsonReader

        found = _read_json(text, JsonReader(file, text, report))
    return list(_split_documents(text)) if found is None else found


def open_text(file: SourceFile, report: Report) -> Text | None:
    """Return what is to be read of a file; None where it is no text at all."""
    if file.data.startswith(_UTF_16_32):
        hint = "save the file as UTF-8"
        message = "the file is UTF-16 or UTF-32, not UTF-8"
        report(
            make_diagnostic("file-encoding", message, Location(file.name), hint=hint)
        )
        return None
    text = read_text(file, report)
    conflicts: tuple[Conflict, ...] = ()
    if _CONFLICT in text:
        # Few files have any.
        from timeline.reading.conflicts import blank_conflicts

        text, conflicts = blank_conflicts(text)
    for conflict in conflicts:
        first = file.locate(pack_mark(conflict.start, 0))
        last = file.locate(pack_mark(conflict.end - 1, 0))
        report(
            make_diagnostic(
                "yaml-conflict",
                f"a conflict of git, lines {first.line} to {last.line}: neither side "
                "is read",
                first,
                hint="settle it: keep one side, and remove the markers",
            )
        )
    return Text(file, text, conflicts)


def _may_be_json(text: str) -> bool:
    """Tell whether a text begins as JSON does, or two of its first lines do."""
    if _JSON.match(text) is not None:
        return True
    return sum(text.startswith("{", at) for at, _ in _list_first_lines(text)) > 1


def _list_first_lines(text: str) -> list[tuple[int, int]]:
    """Return where the first three lines stand that hold anything."""
    return [match.span() for match in islice(_INK_LINE.finditer(text), 3)]


def _read_json(text: str, reader: "JsonReader") -> list[Document] | None:
    """Return the documents of JSON, or of JSON Lines; None for what is neither."""
    root = reader.read(0, len(text))
    if root is not None:
        return [Document(0, len(text), root)]
    found = _INK_LINE.finditer(text)
    # One of the first may be wrong.
    lines = [match.span() for match in islice(found, 3)]
    if sum(text.startswith("{", at) for at, _ in lines) < 2:
        return None
    if not any(reader.read(*line) for line in lines):
        return None
    lines += [match.span() for match in found]
    return [Document(*line, reader.read(*line)) for line in lines]


def _split_documents(text: str) -> Iterator[Document]:
    if _DIRECTIVE.find(text) >= 0:
        yield Document(0, len(text))
        return
    start = 0
    for marker in _MARKER.list_all(text):
        if marker > start and _has_ink(text, start, marker):
            yield Document(start, marker)
        start = marker + _WIDTHS[text[marker]]
    if _has_ink(text, start, len(text)):
        yield Document(start, len(text))


def _has_ink(text: str, start: int, end: int) -> bool:
    """Tell whether more stands somewhere than blanks, comments and a marker."""
    if text.startswith("---", start):
        start += 3
    return match_some(_IDLE, text, start, end).end() < end


class DocumentReader:
    """Makes nodes of a document that is no JSON."""

    def __init__(
        self,
        source: Text,
        report: Report,
        *,
        header_keys: frozenset[str],
        text_keys: frozenset[str],
        note: Note = forget_slip,
    ) -> None:
        self._file = source.file
        self._text = source.text
        self._report = report
        self._header_keys = header_keys
        self._text_keys = text_keys
        self._note = note
        self._composer = Composer(source.file, source.text, report, note)

    def split(self, document: Document) -> Entries | None:
        """Return the entries of a document, where they can be told."""
        entries = split_entries(self._text, document.start, document.end)
        if entries is None or not entries.header:
            return entries
        late = entries.header[-1].start > entries.events[0].start
        # What an event names is not known yet to a header that is read before it.
        return None if late and "&" in self._text else entries

    def read_header(self, entries: Entries) -> list[Pair]:
        """Return the pairs of the header. Raises SplitError where they are none.

        Keys that stand twice, or bring in others, make sense within the whole alone.
        """
        pairs = [self._read_pair(stretch) for stretch in entries.header]
        names = {key.text for key, _ in pairs}
        if len(names) < len(pairs) or not names.isdisjoint(_TOP_OF_WHOLE):
            raise SplitError
        return pairs

    def _read_pair(self, stretch: Stretch) -> Pair:
        root = self._read_stretch(stretch)
        if not isinstance(root, MapNode) or len(root.pairs) != 1:
            raise SplitError
        key, _ = root.pairs[0]
        # What stands before it, such as a tag, would belong to the whole.
        if (key.mark >> 32) - 1 != stretch.start:
            raise SplitError
        return root.pairs[0]

    def read_items(
        self, stretches: Sequence[Stretch], take: "Take[_Taken]"
    ) -> "Iterator[Node | _Taken]":
        """Yield the items of stretches. Raises SplitError where they are none.

        What `take` takes of some neighbours is no business of libyaml's, which reads
        the others: those that stand together, together, since each call has its price.
        """
        for start in range(0, len(stretches), TOGETHER):
            some = stretches[start : start + TOGETHER]
            items = take(some)
            if items is None:
                yield from self.read_together(some)
                continue
            if None not in items:
                yield from items  # type: ignore[misc]  # as the line above says
                continue
            found: list[Node | _Taken] = []
            waiting: list[Stretch] = []
            for stretch, item in zip(some, items, strict=True):
                if item is None:
                    waiting.append(stretch)
                    continue
                if waiting:
                    found += self.read_together(waiting, stretch)
                    waiting = []
                found.append(item)
            if waiting:
                found += self.read_together(waiting)
            yield from found

    def read_together(
        self, stretches: Sequence[Stretch], following: Stretch | None = None
    ) -> list[Node]:
        """Return the items of neighbours. Raises SplitError where they are none.

        That each of the items begins in a stretch of its own says as much as if each
        had been read alone: what crosses from one into the next makes one of both.
        What follows them is read up to its dash: it tells where a value stands of
        which there is nothing.
        """
        end = stretches[-1].end
        if following is not None:
            end = self._text.index("-", following.start) + 1
        root = self._read_stretch(Stretch(stretches[0].start, end))
        items = root.items if isinstance(root, ListNode) else []
        if len(items) != len(stretches) + (following is not None):
            raise SplitError
        items = items[: len(stretches)]
        aligned = all(
            self._is_within(item, stretch)
            for item, stretch in zip(items, stretches, strict=True)
        )
        if not aligned:
            raise SplitError
        return items

    def _is_within(self, item: Node, stretch: Stretch) -> bool:
        start = (item.mark >> 32) - 1
        # What an alias stands for stands elsewhere.
        return (
            stretch.start <= start < stretch.end
            or "*" in self._text[stretch.start : stretch.end]
        )

    def _read_stretch(self, stretch: Stretch) -> Node:
        piece = self._text[stretch.start : stretch.end]
        try:
            roots = self._composer.compose(piece, stretch.start)
        except yaml.MarkedYAMLError as error:
            raise SplitError from error
        if len(roots) != 1:
            raise SplitError
        return roots[0]

    def read_whole(self, document: Document) -> list[Node]:
        """Return the root of a document; of several, where it could not be cut."""
        start, end = document.start, document.end
        try:
            return self._composer.compose(self._text[start:end], start)
        except yaml.MarkedYAMLError:
            pass
        # What is well-formed needs none of it.
        from timeline.reading.salvage import Salvage

        salvage = Salvage(
            self._file,
            self._text,
            self._composer,
            self._report,
            header_keys=self._header_keys,
            text_keys=self._text_keys,
            note=self._note,
        )
        root = salvage.read(start, end)
        return [] if isinstance(root, TextNode) and root.is_empty else [root]


def report_nothing(file: SourceFile, report: Report) -> None:
    """Report that a file holds no events."""
    report(
        make_diagnostic(
            "file-empty",
            "the file holds no events",
            Location(file.name),
            remedy=Remedy("learn-format"),
        )
    )
