"""A list of events where there is none yet, and what can be put in for it."""

import re
from collections.abc import Sequence

from timeline.editing.blocks import find_end
from timeline.editing.brackets import Brackets, write_brackets, write_key
from timeline.editing.columns import Lines
from timeline.editing.flows import learn_root
from timeline.editing.hosts import Chunk, Entry, Piece, refuse_place
from timeline.editing.spans import Splice, UnsplicedError
from timeline.editing.styles import list_traits, make_style
from timeline.editing.trees import TreeNode
from timeline.reading.documents import Document
from timeline.yamltext import Style, format_pairs

_EVENTS = "events"
_IDLE = re.compile("(?:[ \t]*(?:#[^\n\r\x85\u2028\u2029]*)?[\n\r\x85\u2028\u2029])*")
_ENDING = re.compile(r"(?:\.\.\.|---)(?=\s|\Z)")


class EmptyJson:
    """A file without anything in it that is to hold JSON."""

    items: Sequence[TreeNode] = ()

    def __init__(self, lines: Lines, *, is_lines: bool) -> None:
        """`is_lines` says that each event is a document, on a line of its own."""
        self._lines = lines
        self._is_lines = is_lines

    def insert(self, _: int, entries: Sequence[Entry]) -> list[Piece]:
        """Return what puts entries there."""
        newline = self._lines.newline
        form = Brackets(is_json=True, newline=newline)
        opening, apart, ending = f"[{newline}  ", f",{newline}  ", f"{newline}]"
        if self._is_lines:
            opening, apart, ending = "", newline, ""
        chunk = Chunk()
        for number, entry in enumerate(entries):
            chunk.add(apart if number else opening)
            chunk.begin(entry)
            chunk.add(write_brackets(entry.tree, form))
        chunk.add(ending)
        if not self._lines.text:
            chunk.add(newline)
        return [chunk.put(0)]


class Opening:
    """A place for a list of events in a document that has none."""

    items: Sequence[TreeNode] = ()

    def __init__(self, lines: Lines, document: Document, root: TreeNode | None) -> None:
        self._lines = lines
        self._document = document
        self._root = root

    def insert(self, _: int, entries: Sequence[Entry]) -> list[Piece]:
        """Return what puts a list of entries there."""
        root = self._root
        if root is None or (root.is_list and not root.in_brackets):
            return [self._append(entries, has_key=False)]
        if not root.is_map:
            raise UnsplicedError("the file is a text, not a list of events")
        for key, value in root.pairs:
            if key.text.lower() == _EVENTS:
                return self._open(key, value, entries)
        if not root.in_brackets:
            return [self._append(entries, has_key=True)]
        return [self._append_pair(root, entries)]

    def _learn_form(self) -> Brackets:
        """Return how a list is written within the braces of the document."""
        is_json = self._document.root is not None
        root = self._root if self._root is not None else TreeNode("map", 0, 0)
        form = learn_root(self._lines, root, is_json=is_json)
        return form if is_json and root.items else form._replace(unit="")

    def _append_pair(self, root: TreeNode, entries: Sequence[Entry]) -> Piece:
        """Return what adds the list to a mapping in braces."""
        form = self._learn_form()
        pad = self._lines.indent_of(root.end - 1) + form.unit
        chunk = Chunk()
        if root.items:
            apart = f",{self._lines.newline}{pad}"
            chunk.add(apart if form.unit else form.comma)
        chunk.add(write_key(_EVENTS, form))
        self._write_list(chunk, entries, form, pad)
        return chunk.put(root.items[-1].end if root.items else root.start + 1)

    def _write_list(
        self, chunk: Chunk, entries: Sequence[Entry], form: Brackets, pad: str
    ) -> None:
        newline = self._lines.newline
        inner = pad + form.unit
        chunk.add("[")
        for number, entry in enumerate(entries):
            if number:
                chunk.add("," if form.unit else form.comma)
            if form.unit:
                chunk.add(f"{newline}{inner}")
            chunk.begin(entry)
            chunk.add(write_brackets(entry.tree, form, pad=inner))
        chunk.add(f"{newline}{pad}]" if form.unit else "]")

    def _open(
        self, key: TreeNode, value: TreeNode, entries: Sequence[Entry]
    ) -> list[Piece]:
        """Return what puts entries below a key without a value, or an empty one."""
        lines, root = self._lines, self._root
        if value.anchor or value.kind == "alias":
            raise UnsplicedError(
                "an anchor or an alias stands under `events`: take it out first"
            )
        typed = lines.text[value.start : value.end]
        is_nothing = value.is_empty or re.fullmatch(r"\[\s*\]|\{\s*\}", typed)
        if not is_nothing:
            raise UnsplicedError(
                f"what stands under `{key.text}` is no list of events: "
                "make it one first"
            )
        is_below = bool(typed) and lines.is_first(value.start)
        if root is None or root.in_brackets or is_below:
            form = self._learn_form()
            if not typed:
                raise UnsplicedError(
                    f"`{key.text}` has no value: write `[]` there first"
                )
            chunk = Chunk()
            self._write_list(chunk, entries, form, lines.indent_of(key.start))
            return [chunk.put(value.start, value.end)]
        line = lines.end_behind(value.end)
        if line is None or lines.start_of(key.start) != lines.start_of(value.start):
            raise refuse_place()
        pieces = []
        if typed:
            start = value.start
            while lines.text[start - 1] in " \t":
                start -= 1
            pieces.append(Piece(Splice(start, value.end, "")))
        pieces.append(self._put_lines(line, entries, has_key=False))
        return pieces

    def _append(self, entries: Sequence[Entry], *, has_key: bool) -> Piece:
        """Return what adds a list at the end of a document."""
        lines, root = self._lines, self._root
        text = lines.text
        if root is not None:
            if lines.column(root.start):
                raise UnsplicedError(
                    "the keys at the top are indented: move them to the left border"
                )
            at, _ = find_end(lines, root, -1)
        else:
            at = self._document.start if self._document.end else 0
            marker = re.compile(r"---[ \t]*(?:#[^\n]*)?(?:\r\n|[\r\n]|\Z)")
            at = self._skip_idle(at)
            found = marker.match(text, at)
            at = found.end() if found else at
        behind = self._skip_idle(at)
        if behind == len(text):
            at = behind
        elif not _ENDING.match(text, behind):
            raise refuse_place()
        return self._put_lines(at, entries, has_key=has_key)

    def _skip_idle(self, at: int) -> int:
        """Return where what follows begins, comments and empty lines apart."""
        found = _IDLE.match(self._lines.text, at)
        at = found.end() if found else at
        rest = self._lines.text[at:]
        # The last line may end in no break.
        if not rest.strip() or (
            rest.lstrip(" \t").startswith("#") and "\n" not in rest
        ):
            return len(self._lines.text)
        return at

    def _put_lines(self, at: int, entries: Sequence[Entry], *, has_key: bool) -> Piece:
        lines = self._lines
        newline = lines.newline
        style = self._learn_style()
        indent = style.look.list_step
        chunk = Chunk()
        is_open = not lines.is_ended(at)
        parts: list[tuple[str, Entry | None]] = []
        if has_key:
            parts.append((f"{_EVENTS}:", None))
        for number, entry in enumerate(entries):
            if number:
                parts.append(("", None))
            body = format_pairs(entry.pairs, indent=indent + 2, style=style)
            shown = newline.join(body)
            parts.append((f"{' ' * indent}- {shown[indent + 2 :]}", entry))
        for text, one in parts:
            chunk.add(newline if is_open else "")
            if one is not None:
                chunk.begin(one, indent + 2)
            chunk.add(text if is_open else f"{text}{newline}")
        return chunk.put(at)

    def _learn_style(self) -> Style:
        if self._root is None or not self._root.is_map:
            return Style()
        style = make_style([list_traits(self._lines, self._root)])
        # Quotes of a title say nothing of other texts.
        look = style.look._replace(quote="", in_lines=False)
        return Style(look)
