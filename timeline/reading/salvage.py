"""What can be read of a document that is not well-formed YAML: all but the mistake.

The text is cut where lines begin keys and items in the columns of their siblings, and
each piece is read by itself; one that fails is cut again, down to a key and its value.
So a mistake costs the value it stands in, or, within brackets, the event. Read as they
plainly are, and reported, are

- text without the quotes it needs, under the keys that hold prose;
- tabs in the place of spaces;
- a key that is not lined up with the others of its event, and an event that is not
  lined up with the others, where nothing else could begin there.

No quotes and no brackets cross a line that begins an item in the column of its list:
YAML (7.4) wants what is within them indented, though libyaml does not insist.
"""

from collections.abc import Collection, Iterator

import yaml

from timeline.diagnostics import Report, SourceFile, make_diagnostic, pack_mark
from timeline.reading.brackets import Brackets
from timeline.reading.composing import Composer
from timeline.reading.lines import CONFLICT, Kind, Row, kind_at, list_rows, match_key
from timeline.reading.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from timeline.reading.rawtext import RawText, find_raw_text, make_unquoted
from timeline.reading.slipped import is_open, list_slipped
from timeline.reading.slips import (
    Note,
    Shifted,
    Undashed,
    Unquoted,
    Untabbed,
    forget_slip,
)
from timeline.reading.unreadable import explain_syntax_error
from timeline.text import count_of

# As deep as YAML without a mistake is read; each level is cut again.
_DEPTH_LIMIT = 50
_VALUE_LOST = "what it belongs to is not read"

Pairs = list[tuple[TextNode, Node]]


class Salvage:
    """Reads one document piece by piece."""

    def __init__(
        self,
        file: SourceFile,
        text: str,
        composer: Composer,
        report: Report,
        *,
        header_keys: Collection[str],
        text_keys: Collection[str],
        note: Note = forget_slip,
    ) -> None:
        self._file = file
        self._text = text
        self._composer = composer
        self._report = report
        self._note = note
        self._header_keys = header_keys
        self._text_keys = text_keys
        self._rows: list[Row] = []
        self._tabbed: set[int] = set()
        """Where rows begin whose tabs were told of."""
        self._shifts: dict[int, int] = {}
        """Columns by which rows belong elsewhere."""
        self._error: yaml.MarkedYAMLError | None = None
        self._error_at = 0
        # Items that stand too far right, within the one before them: rows from, to.
        self._strays: list[tuple[int, int]] = []
        self._whole = -1
        """The first row that holds anything."""
        self._depth = 0
        """Of lists that are open."""
        self._level = 0
        """Of blocks that are open."""

    def read(self, start: int, end: int) -> Node:
        """Return what can be read between two offsets, which has a mistake in it."""
        self._rows = self._list_rows(start, end)
        first = self._skip_idle(0, len(self._rows))
        if first < len(self._rows) and self._text.startswith(
            "---", self._rows[first].start
        ):
            row = self._rows[first]
            blank = Row(row.start, 0, row.end, Kind.BLANK, has_tab=False)
            if not self._text[row.start + 3 : row.end].split("#")[0].strip():
                self._rows[first] = blank
            first = self._skip_idle(first, len(self._rows))
        if first == len(self._rows):
            return TextNode("", pack_mark(start, 0), True)
        self._whole = first
        return self._read_block(first, len(self._rows), self._rows[first].body)

    def _list_rows(self, start: int, end: int) -> list[Row]:
        """Return the rows, and of `-date: x` beside `- date: x` that it is an item."""
        rows = list_rows(self._text, start, end)
        columns = {row.indent for row in rows if row.kind is Kind.ITEM}
        return [
            row._replace(kind=Kind.ITEM)
            if row.kind is Kind.KEY and row.indent in columns and self._is_tight(row)
            else row
            for row in rows
        ]

    def _is_tight(self, row: Row) -> bool:
        """Tell whether a row begins with a dash that no blank follows."""
        begin = self._text[row.body : row.body + 2]
        # The dash may end the file.
        return begin[:1] == "-" and begin != "-" and not begin[1].isspace()

    # Each method reads rows i to j, j not included, of which the first begins with what
    # stands at offset `at`; what stands before that in its row is not looked at.

    def _read_block(self, i: int, j: int, at: int) -> Node:
        node = self._try(i, j, at)
        if node is not None:
            return node
        if self._level == _DEPTH_LIMIT:
            return self._give_up(i, at)
        self._level += 1
        try:
            return self._cut_block(i, j, at)
        finally:
            self._level -= 1

    def _cut_block(self, i: int, j: int, at: int) -> Node:
        """Return what can be read of rows that libyaml refuses as a whole."""
        row = self._rows[i]
        kind = row.kind if at == row.body else kind_at(self._text, at, row.end)
        if kind is Kind.ITEM:
            return self._read_list(i, j, at)
        if kind is Kind.KEY:
            return self._read_map(i, j, at)
        if self._text[at] in "[{":
            brackets = Brackets(self._text, self._compose, self._break)
            found = brackets.read(at, self._rows[j - 1].end)
            if found is not None:
                return found
        error, error_at = self._error, self._error_at
        alone = self._read_above_keys(i, j, at)
        if alone is not None and not alone[1]:
            return alone[0]
        self._error, self._error_at = error, error_at
        return self._give_up(i, at)

    def _try(self, i: int, j: int, at: int) -> Node | None:
        """Return what libyaml makes of some rows; None where it refuses them."""
        start = self._rows[i].start
        end = self._rows[j - 1].end
        piece = " " * (at - start) + self._text[at:end]
        try:
            return self._compose(piece, start)
        except yaml.MarkedYAMLError as error:
            self._error, self._error_at = error, start
        tabbed = [row for row in self._rows[i:j] if row.has_tab]
        if not tabbed:
            return None
        parts, done = [], 0
        for row in tabbed:
            if row.start > start:
                parts += [piece[done : row.start - start], " " * row.indent]
                done = row.body - start
        try:
            node = self._compose("".join([*parts, piece[done:]]), start)
        except yaml.MarkedYAMLError:
            return None
        for row in tabbed:
            self._note(Untabbed(row.start))
        self._report_tab(tabbed[0])
        return node

    def _compose(self, piece: str, start: int) -> Node:
        roots = self._composer.compose(piece, start)
        return roots[0] if roots else TextNode("", pack_mark(start, 0), True)

    def _read_list(self, i: int, j: int, at: int) -> ListNode:
        column = at - self._rows[i].start
        items: list[Node] = []
        self._depth += 1
        for k, m in self._cut_items(i, j, column):
            row = self._rows[k]
            dash = at if k == i else row.body
            if (k > i and row.indent != column) or self._is_tight(row):
                self._report_item(k)
                self._shift(k, m, i, column)
            items.append(self._read_item(k, m, dash))
            # What was found within it, and is none of it, is to be read after it.
            waiting, self._strays = self._strays, []
            for first, last in waiting:
                if self._depth > 1 and not self._is_alike(items, first):
                    self._strays.append((first, last))
                    continue
                self._report_item(first)
                self._shift(first, last, i, column)
                items.append(self._read_item(first, last, self._rows[first].body))
        self._depth -= 1
        return ListNode(items, pack_mark(at, 1))

    def _is_alike(self, items: list[Node], k: int) -> bool:
        """Tell whether the first key of an item is one that others of a list have."""
        at = _skip_blanks(self._text, self._rows[k].body + 1)
        key = match_key(self._text, at, self._rows[k].end)
        return key is not None and any(
            other.text == key["key"]
            for item in items
            if isinstance(item, MapNode)
            for other, _ in item.pairs
        )

    def _cut_items(self, i: int, j: int, column: int) -> Iterator[tuple[int, int]]:
        start = i
        for k in range(i + 1, j):
            row = self._rows[k]
            if row.indent > column:
                continue
            if row.kind is Kind.ITEM:
                yield start, k
                start, column = k, row.indent
        yield start, j

    def _read_item(self, i: int, j: int, dash: int) -> Node:
        node = self._try(i, j, dash)
        if isinstance(node, ListNode) and len(node.items) == 1:
            return node.items[0]
        row = self._rows[i]
        at = dash + 1
        while at < row.end and self._text[at] in " \t":
            at += 1
        if kind_at(self._text, at, row.end) is Kind.BLANK:
            i = self._skip_idle(i + 1, j)
            if i == j:
                return TextNode("", pack_mark(dash, 1), True)
            at = self._rows[i].body
        return self._read_block(i, j, at)

    def _read_map(self, i: int, j: int, at: int) -> MapNode:
        column = at - self._rows[i].start
        pairs: Pairs = []
        is_top = column == 0
        for k, m in self._cut_pairs(i, j, column, is_top=is_top):
            row = self._rows[k]
            begin = at if k == i else row.body
            if k > i and row.kind is Kind.ITEM and self._holds_key(k):
                self._strays.append((k, m))
                continue
            if k > i and row.kind is not Kind.KEY:
                self._report_stray(k)
                continue
            if k > i and row.has_tab:
                self._report_tab(row)
                self._shift(k, m, i, column)
            elif k > i and row.indent != column:
                message = "this key is not lined up with the others of its mapping"
                self._report_indent(k, message)
                self._shift(k, m, i, column)
            pairs += self._read_pair(k, m, begin)
        return MapNode(self._drop_repeated(pairs), pack_mark(at, 1))

    def _drop_repeated(self, pairs: Pairs) -> Pairs:
        """Report keys that stand twice, as is done where all of a mapping is read."""
        first: dict[str, TextNode] = {}
        for key, _ in pairs:
            other = first.setdefault(key.text, key)
            if other is not key:
                self._report(
                    make_diagnostic(
                        "key-duplicate",
                        f"`{key.text}` stands twice here",
                        self._file.locate(key.mark),
                        hint="keep one; several values go into a list: [a, b]",
                        related=(("the first is here", self._file.locate(other.mark)),),
                        subject=key.text,
                    )
                )
        return pairs

    def _cut_pairs(
        self, i: int, j: int, column: int, *, is_top: bool
    ) -> Iterator[tuple[int, int]]:
        start = i
        slips: Collection[int] = ()
        if is_top:
            slips = list_slipped(self._text, self._rows, i, j, self._header_keys)
        for k in range(i + 1, j):
            row = self._rows[k]
            if row.indent > column or row.kind is Kind.BLANK:
                continue
            own = column if start == i else self._rows[start].indent
            if row.kind is Kind.ITEM and row.indent >= own:
                continue
            # How wide a tab is nobody knows, but here a list has to begin.
            if row.kind is Kind.ITEM and row.has_tab and self._is_open(start, i, own):
                continue
            if row.indent > own and self._is_open(start, i, column):
                continue
            if k in slips:
                continue
            yield start, k
            start = k
        yield start, j

    def _is_open(self, k: int, i: int, column: int) -> bool:
        """Tell whether the key of a row has its value below it."""
        row = self._rows[k]
        at = row.start + column if k == i else row.body
        return is_open(self._text, at, row.end)

    def _read_pair(self, i: int, j: int, at: int) -> Pairs:
        node = self._try(i, j, at)
        if isinstance(node, MapNode) and node.pairs:
            return node.pairs
        row = self._rows[i]
        match = match_key(self._text, at, row.end)
        if match is None:
            return []
        key = self._read_key(i, match["key"], at)
        value_at = _skip_blanks(self._text, match.end())
        if kind_at(self._text, value_at, row.end) is Kind.BLANK:
            below = self._skip_idle(i + 1, j)
            if below == j:
                return [(key, TextNode("", pack_mark(match.end(), 0), True))]
            if self._rows[below].has_tab and self._rows[below].indent < at - row.start:
                self._report_tab(self._rows[below])
                self._shift(below, j, i, at - row.start)
            return [(key, self._read_block(below, j, self._rows[below].body))]
        error, error_at = self._error, self._error_at
        raw = None
        if key.text.lower() in self._text_keys:
            raw = find_raw_text(self._text, at - row.start, value_at)
        if raw is not None:
            self._note(Unquoted(raw))
            self._report_text(key, raw)
            return [(key, TextNode(raw.text, pack_mark(raw.start, raw.length), False))]
        column = at - row.start
        if self._text[at - 1 : at] == "-":
            # The blank that is missing there moves the key.
            column += 1
        alone = self._read_above_keys(i, j, value_at, column)
        if alone is not None:
            return [(key, alone[0]), *alone[1]]
        self._error, self._error_at = error, error_at
        return [(key, self._give_up(i, value_at))]

    def _holds_key(self, k: int) -> bool:
        """Tell whether an item begins with a key on its line."""
        row = self._rows[k]
        at = _skip_blanks(self._text, row.body + 1)
        return kind_at(self._text, at, row.end) is Kind.KEY

    def _read_key(self, i: int, typed: str, at: int) -> TextNode:
        row = self._rows[i]
        piece = " " * (at - row.start) + typed + ": x"
        try:
            node = self._compose(piece, row.start)
        except yaml.MarkedYAMLError:
            node = None
        if isinstance(node, MapNode) and node.pairs:
            return node.pairs[0][0]
        return TextNode(typed.strip("\"'"), pack_mark(at, len(typed)), True)

    def _read_above_keys(
        self, i: int, j: int, at: int, key_column: int = 0
    ) -> tuple[Node, Pairs] | None:
        """Return a value and the pairs indented below it, which it cannot hold.

        None where there are none. Items there are left to the list they belong to.
        """
        below = self._skip_idle(i + 1, j)
        if below == j or self._rows[below].kind not in (Kind.KEY, Kind.ITEM):
            return None
        value = self._try(i, i + 1, at)
        if not isinstance(value, TextNode | ListNode):
            return None
        column = self._rows[below].indent
        if self._rows[below].kind is Kind.ITEM:
            if not self._holds_key(below):
                return None
            self._strays += list(self._cut_items(below, j, column))
            return value, []
        pairs: Pairs = []
        for k, m in self._cut_pairs(below, j, column, is_top=False):
            if self._rows[k].kind is not Kind.KEY:
                self._report_stray(k)
                continue
            message = "this key is not lined up with the others of its mapping"
            self._report_indent(k, message)
            self._shift(k, m, i, key_column)
            pairs += self._read_pair(k, m, self._rows[k].body)
        return value, pairs

    def _give_up(self, i: int, at: int) -> BrokenNode:
        lost = _VALUE_LOST
        if i == self._whole and at == self._rows[i].body and self._depth == 0:
            first = self._file.locate(pack_mark(at, 0)).line
            last = self._file.locate(pack_mark(self._rows[-1].end - 1, 0)).line
            count = count_of(last - first + 1, "line")
            verb = "is" if last == first else "are"
            lost = f"the reading ends at line {first}, and {count} {verb} not read"
        self._report_error(at, lost)
        return BrokenNode(pack_mark(at, max(self._rows[i].end - at - 1, 1)))

    def _break(self, error: yaml.MarkedYAMLError | None, at: int) -> BrokenNode:
        """Report what is wrong within brackets, and return what stands for it."""
        self._error, self._error_at = error, at
        self._report_error(at)
        return BrokenNode(pack_mark(at, 1))

    def _skip_idle(self, i: int, j: int) -> int:
        """Return the first row from i with more than a comment; j if none has."""
        while i < j and self._rows[i].kind is Kind.BLANK:
            i += 1
        return i

    # What is said.

    def _report_error(self, at: int, lost: str = _VALUE_LOST) -> None:
        if self._error is None:
            return
        found = explain_syntax_error(
            self._file, self._error, self._error_at, at, lost=lost
        )
        self._report(found)
        self._error = None

    def _report_text(self, key: TextNode, raw: RawText) -> None:
        self._report(make_unquoted(self._file, key, raw))

    def _report_tab(self, row: Row) -> None:
        if row.start in self._tabbed:
            return
        self._tabbed.add(row.start)
        tab = self._text.index("\t", row.start)
        self._report(
            make_diagnostic(
                "yaml-tab",
                "a tab stands where YAML wants spaces, and is read as such",
                self._file.locate(pack_mark(tab, 1)),
                hint="replace the tabs at the start of lines by spaces",
                subject="tab",
            )
        )

    def _report_item(self, k: int) -> None:
        row = self._rows[k]
        message = "this item is not lined up with the others"
        if self._is_tight(row):
            message = "a blank is missing after the dash of this item"
            self._note(Undashed(row.body))
        self._report_indent(k, message)

    def _shift(self, k: int, m: int, i: int, column: int) -> None:
        """Note that rows k to m belong in a column of what begins in row i."""
        columns = self._shifts.get(i, 0) + column - self._rows[k].indent
        for n in range(k, m):
            self._shifts[n] = columns
        self._note(Shifted(self._rows[k].start, self._rows[m - 1].end, columns))

    def _report_indent(self, k: int, message: str) -> None:
        row = self._rows[k]
        self._report(
            make_diagnostic(
                "yaml-indent",
                message,
                self._file.locate(pack_mark(row.body, 1)),
                hint="begin it in the same column as those above",
                subject=message,
            )
        )

    def _report_stray(self, k: int) -> None:
        row = self._rows[k]
        if CONFLICT.match(self._text, row.body, row.end):
            message, hint = (
                "a conflict marker of git stands here by itself",
                "remove the line, and look whether what it belonged to is complete",
            )
            code = "yaml-conflict"
        else:
            code = "yaml-syntax"
            message, hint = (
                "this line is no `key: value` and continues nothing; it is not read",
                "write `key: value` with a space after the colon, or indent the line "
                "more than the key that it belongs to",
            )
        where = self._file.locate(pack_mark(row.body, 0))
        self._report(make_diagnostic(code, message, where, hint=hint))


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at
