"""Values of an event changed where they stand, keys added to it and taken out.

A text keeps its quotes and its place, and a comment behind it stays there. A key that
is new stands where the manual has it among those that are there. What cannot be put
otherwise without losing something that was typed, such as a comment between the lines
of a value, is refused.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.diagnostics import SourceFile
from timeline.editing.asides import make_empty
from timeline.editing.blocks import find_end
from timeline.editing.brackets import Brackets, write_brackets, write_key
from timeline.editing.columns import Lines
from timeline.editing.removing import find_removal
from timeline.editing.spans import Splice, UnsplicedError
from timeline.editing.styles import learn_brackets, list_traits, make_style
from timeline.editing.trees import TreeNode, find_name
from timeline.reading.events import EVENT_KEYS, KEYS
from timeline.yamltext import (
    Prose,
    Style,
    Tree,
    format_flow,
    format_pairs,
    quote_scalar,
)

_ORDER = {name: place for place, name in enumerate(KEYS)}
_NEEDED = ("date", "title")
_QUOTES = ("'", '"')


class Pair(NamedTuple):
    """A key of an event, by the name that it means, with its value."""

    name: str
    key: TreeNode
    value: TreeNode


def splice_event(
    file: SourceFile,
    lines: Lines,
    node: TreeNode,
    changes: Mapping[str, Tree | None],
    *,
    fields: Collection[str],
    defaults: Collection[str],
    is_json: bool,
) -> list[Splice]:
    """Return what changes an event that stands in a node.

    `fields` are the keys of the authors' own, which mean nothing else; `defaults` those
    that hold something unless it is said that they hold nothing.

    Raises UnsplicedError where a change cannot be made without losing anything.
    """
    changer = _Changer(file, lines, node, fields, is_json=is_json)
    said = {
        name: make_empty(name) if not value and name in defaults else value or None
        for name, value in changes.items()
    }
    return list(changer.change(said))


class _Changer:
    """Makes splices for one event."""

    def __init__(
        self,
        file: SourceFile,
        lines: Lines,
        node: TreeNode,
        fields: Collection[str],
        *,
        is_json: bool,
    ) -> None:
        self._text = file.text
        self._lines = lines
        self._node = node
        self._pairs = [
            Pair(
                key.text if key.text in fields else find_name(EVENT_KEYS, key, value),
                key,
                value,
            )
            for key, value in node.pairs
        ]
        self._removed: Sequence[Splice] = ()
        style = make_style([list_traits(lines, node)])
        self._style: Style = style
        self._form: Brackets = learn_brackets(lines, node, style, is_json=is_json)
        if not node.in_brackets:
            self._column = lines.column(self._find_head(node.items[0]))

    def change(self, changes: Mapping[str, Tree | None]) -> Iterator[Splice]:
        """Yield what makes changes, by the names of keys; None takes one out."""
        removed = {name for name, value in changes.items() if value is None}
        for name in removed.intersection(_NEEDED):
            raise UnsplicedError(f"every event has a `{name}`")
        new: dict[str, Tree] = {}
        gone: list[Pair] = []
        for name in sorted(changes, key=_place_of):
            value = changes[name]
            pair = self._find(name)
            if pair is None:
                if value is not None:
                    new[name] = value
            elif value is not None:
                yield from self._replace(pair, value)
            else:
                gone.append(pair)
        self._removed = self._remove(gone)
        yield from self._removed
        kept = [pair for pair in self._pairs if pair.name not in removed]
        if new and not kept:
            raise UnsplicedError("nothing of it would stay")
        yield from self._add(kept, new)

    def _find(self, name: str) -> Pair | None:
        found = [pair for pair in self._pairs if pair.name == name]
        if len(found) > 1:
            raise UnsplicedError(f"several of its keys say its `{name}`: make them one")
        if not found:
            return None
        (pair,) = found
        if not self._node.in_brackets and self._is_explicit(pair.key):
            raise UnsplicedError(
                f"`? ` stands before its `{name}`: write `{name}: ` instead"
            )
        return pair

    def _is_explicit(self, key: TreeNode) -> bool:
        return self._find_head(key) < key.start

    def _find_head(self, key: TreeNode) -> int:
        """Return where a key begins, or the `? ` before it."""
        start = self._lines.start_of(key.start)
        line = self._text[start : key.start].rstrip(" \t")
        return start + len(line) - 1 if line.endswith("?") else key.start

    def _replace(self, pair: Pair, value: Tree) -> Iterator[Splice]:
        old, text = pair.value, self._text
        look = self._style.looks.get(pair.key.text, self._style.look)
        self._refuse_loss(pair)
        if self._node.in_brackets:
            form = self._form
            quote = old.style if old.style in _QUOTES else look.quote
            form = form._replace(
                style=Style(look._replace(quote=quote)),
                unit=form.unit if form.in_lines else "",
            )
            pad = self._lines.indent_of(pair.key.start)
            lead = "" if text[old.start - 1].isspace() or form.is_json else " "
            written = write_brackets(value, form, pad=pad)
            yield Splice(old.start, old.end, lead + written)
            return
        is_line = old.kind == "text" and not old.is_empty and self._is_line(old)
        if isinstance(value, str) and is_line:
            quote = old.style if old.style in _QUOTES else ""
            yield Splice(old.start, old.end, quote_scalar(value, style=quote))
            return
        colon, end = self._find_colon(pair.key), self._end_of(old)
        if old.kind == "text" and old.style in _QUOTES:
            look = look._replace(quote=old.style)
        behind = self._lines.end_behind(end)
        has_comment = behind is not None and bool(text[end:behind].strip())
        head, *rest = self._write(pair.key.text, value, Style(look))
        if not has_comment or not rest:
            yield Splice(colon + 1, end, self._lines.newline.join([head, *rest]))
            return
        # The comment stays behind the key, or behind a text on one line.
        if isinstance(value, Prose):
            shown = quote_scalar(value.text, style=look.quote)
            yield Splice(colon + 1, end, f" {shown}")
            return
        short = format_flow(value, look=look)
        if short is not None:
            yield Splice(colon + 1, end, f" {short}")
            return
        if behind is None or not self._lines.is_ended(behind):
            raise UnsplicedError("a comment stands behind what it says now")
        yield Splice(colon + 1, end, head)
        newline = self._lines.newline
        yield Splice(behind, behind, "".join(f"{line}{newline}" for line in rest))

    def _write(self, key: str, value: Tree, style: Style) -> list[str]:
        """Return the lines of a value, the first of which stands behind the colon."""
        written = list(format_pairs({"k": value}, indent=self._column, style=style))
        written[0] = written[0][self._column + 2 :]
        if not key:
            raise UnsplicedError("a key without a name stands there")
        return written

    def _is_line(self, value: TreeNode) -> bool:
        return (
            value.style not in ("|", ">")
            and not value.anchor
            and self._lines.start_of(value.start) == self._lines.start_of(value.end)
            and self._text[value.start] not in "&!"
        )

    def _end_of(self, value: TreeNode) -> int:
        """Return where the last that a value holds ends, without a line break."""
        last = value
        while last.items and not last.in_brackets:
            last = last.items[-1]
        end = last.end
        if last.style in ("|", ">"):
            while end > last.start and self._text[end - 1] in " \t\r\n":
                end -= 1
        return end

    def _find_colon(self, key: TreeNode) -> int:
        colon = self._text.find(":", key.end)
        blanks = None if self._node.in_brackets else " \t"
        if colon < 0 or self._text[key.end : colon].strip(blanks):
            raise UnsplicedError("no colon follows its key")
        return colon

    def _refuse_loss(self, pair: Pair) -> None:
        """Raise UnsplicedError where more than a value would be lost with it."""
        value, text = pair.value, self._text
        at = self._find_colon(pair.key) + 1
        for leaf in _list_leaves(value):
            self._refuse_between(text[at : leaf.start])
            if leaf.anchor or text[leaf.start : leaf.start + 1] in ("&", "!"):
                raise UnsplicedError("an anchor or a tag stands there")
            if leaf.style in ("|", ">"):
                head = text[leaf.start : self._lines.end_of(leaf.start)]
                if "#" in head:
                    raise UnsplicedError("a comment stands within it")
            at = leaf.end
        if value.end > at:
            self._refuse_between(text[at : value.end])

    def _refuse_between(self, typed: str) -> None:
        if "#" in typed:
            raise UnsplicedError("a comment stands within it")
        if "&" in typed or "!" in typed:
            raise UnsplicedError("an anchor or a tag stands there")

    def _remove(self, gone: Sequence[Pair]) -> list[Splice]:
        """Return what takes pairs out, in order."""
        spans: list[Splice] = []
        for pair in sorted(gone, key=lambda pair: pair.key.start):
            span = self._find_removal(pair, gone)
            if spans and span.start < spans[-1].end:
                # What ends the line before the last of a file goes with that, and
                # where both lines go, what ends the one before them.
                above = spans.pop()
                start = above.start - (above.end - span.start)
                span = Splice(max(start, 0), span.end, "")
            spans.append(span)
        return spans

    def _find_removal(self, pair: Pair, gone: Sequence[Pair]) -> Splice:
        self._refuse_loss(pair)
        place = self._pairs.index(pair)
        is_first = all(one in gone for one in self._pairs[:place])
        if is_first and place + 1 < len(self._pairs):
            # The next takes its place behind the dash or the brace.
            following = self._pairs[place + 1].key.start
            typed = self._text[self._end_of(pair.value) : following]
            if typed.replace(",", "", int(self._node.in_brackets)).strip():
                raise UnsplicedError("a comment behind it would be lost")
            return Splice(pair.key.start, following, "")
        start = pair.key.start
        end = self._end_of(pair.value)
        return Splice(*find_removal(self._text, start, end), "")

    def _add(self, kept: Sequence[Pair], new: Mapping[str, Tree]) -> Iterator[Splice]:
        """Yield what adds keys, each behind the last that the manual has before it."""
        # The last of each place: many keys of the authors' own have the same.
        last = {_place_of(pair.name): index for index, pair in enumerate(kept)}
        by_pair: dict[int, dict[str, Tree]] = {}
        for name, value in new.items():
            place = _place_of(name)
            index = max((last[one] for one in last if one <= place), default=-1)
            by_pair.setdefault(index, {})[name] = value
        for index, own in by_pair.items():
            if self._node.in_brackets:
                yield self._add_in_braces(kept, index, own)
            else:
                yield self._add_lines(kept, index, own)

    def _add_in_braces(
        self, kept: Sequence[Pair], index: int, own: Mapping[str, Tree]
    ) -> Splice:
        form = self._form
        head = kept[max(index, 0)].key.start
        pad = self._lines.indent_of(head)
        has_lines = self._lines.is_first(head) and bool(form.unit)
        apart = f",{self._lines.newline}{pad}" if has_lines else form.comma
        written = [
            write_key(name, form)
            + write_brackets(
                value,
                form._replace(
                    style=Style(self._style.look),
                    unit=form.unit if form.in_lines else "",
                ),
                pad=pad,
            )
            for name, value in own.items()
        ]
        if index < 0:
            return Splice(head, head, "".join(f"{one}{apart}" for one in written))
        at = kept[index].value.end
        return Splice(at, at, "".join(f"{apart}{one}" for one in written))

    def _add_lines(
        self, kept: Sequence[Pair], index: int, own: Mapping[str, Tree]
    ) -> Splice:
        newline, column = self._lines.newline, self._column
        written = list(format_pairs(own, indent=column, style=self._style))
        if index < 0:
            at = self._find_head(kept[0].key)
            written[0] = written[0][column:]
            lead = " " * column
            return Splice(at, at, newline.join([*written, lead]))
        at, _ = find_end(self._lines, kept[index].value, column)
        at = next((one.start for one in self._removed if one.start < at <= one.end), at)
        if self._lines.is_ended(at):
            return Splice(at, at, "".join(f"{line}{newline}" for line in written))
        return Splice(at, at, "".join(f"{newline}{line}" for line in written))


def _place_of(name: str) -> int:
    return _ORDER.get(name, len(_ORDER))


def _list_leaves(node: TreeNode) -> Iterator[TreeNode]:
    """Yield the texts and aliases of a node, in order."""
    if not node.items:
        yield node
    for item in node.items:
        yield from _list_leaves(item)
