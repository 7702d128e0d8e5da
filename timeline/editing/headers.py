"""What is added at the top of a file: words of the authors' own, entries of registries.

A list or mapping that is there is lengthened in its own style; a key that is not there
yet goes before the first that the manual has after it. A bare list of events gets a
top: lists may stand at the left border below `events:`, so that no line of it moves.
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline.diagnostics import SourceFile
from timeline.editing.blocks import find_end
from timeline.editing.brackets import Brackets, write_brackets, write_key
from timeline.editing.columns import Lines
from timeline.editing.flows import FlowHost, learn_root
from timeline.editing.hosts import JSON_LINES, Entry, is_empty_json
from timeline.editing.spans import Splice, UnsplicedError
from timeline.editing.styles import list_traits, make_style
from timeline.editing.trees import TreeNode, find_name, read_tree, read_whole_file
from timeline.reading.headers import HEADER, HEADER_KEYS
from timeline.vocabulary import FIELD_TYPES, STATUSES
from timeline.yamltext import Look, Style, Tree, format_pairs, quote_scalar

Words = Mapping[str, Sequence[str] | Mapping[str, str]]
"""What is to be declared, by the key of the header that does so; of fields and statuses
each with its type or with the one that it is like, where that is to be said."""
Registries = Mapping[str, Mapping[str, Tree]]
"""Entries by their ids, by the key of the header that they go under."""

ORDER = {key.name: place for place, key in enumerate(HEADER.keys)}
_NO_TOP = "the file has no one top to declare it at: do that in a file beside it"
_MEANT = {"fields": FIELD_TYPES[0], "statuses": STATUSES[0]}
"""What a word is declared as, where that is to be said."""


def add_header(
    file: SourceFile, words: Words, registries: Registries | None = None
) -> tuple[Splice, ...]:
    """Return what declares words and adds entries at the top of a file.

    Raises UnsplicedError where it has no one top, or none that can be read.
    """
    documents = read_whole_file(file)
    if len(documents) > 1:
        raise UnsplicedError(_NO_TOP)
    words = {name: words[name] for name in ORDER if words.get(name)}
    entries = {
        name: registries[name] for name in ORDER if registries and registries.get(name)
    }
    root = read_tree(file.text, documents[0]) if documents else None
    lines = Lines(file.text)
    is_json = bool(documents) and documents[0].root is not None
    if root is None and not is_json:
        return tuple(_begin(file, lines, words, entries))
    if root is None or not (root.is_list or root.is_map):
        raise UnsplicedError(_NO_TOP)
    maker = _Maker(lines, root, is_json=is_json)
    return tuple(
        maker.wrap(words, entries) if root.is_list else maker.add(words, entries)
    )


def _begin(
    file: SourceFile, lines: Lines, words: Words, entries: Registries
) -> Iterator[Splice]:
    """Yield what begins a file that holds nothing but comments."""
    text = lines.text
    if is_empty_json(file):
        if file.name.lower().endswith(JSON_LINES):
            raise UnsplicedError(_NO_TOP)
        parts = [_write_words(name, words[name], '"') for name in words]
        form = Brackets(is_json=True)
        parts += [
            write_key(name, form) + write_brackets(entries[name], form)
            for name in entries
        ]
        yield Splice(0, 0, f"{{{', '.join(parts)}}}{lines.newline if not text else ''}")
        return
    if any(line.startswith(("---", "...", "%")) for line in text.splitlines()):
        raise UnsplicedError("nothing but a marker stands in the file: remove it")
    at = len(text)
    written = [
        *(_write_words(name, words[name]) for name in words),
        *(line for name in entries for line in format_pairs({name: entries[name]})),
    ]
    lead = "" if lines.is_ended(at) else lines.newline
    yield Splice(at, at, lead + "".join(f"{line}{lines.newline}" for line in written))


def _write_words(
    name: str, words: Sequence[str] | Mapping[str, str], quote: str = ""
) -> str:
    is_map = name == "statuses" or isinstance(words, Mapping)
    items = ", ".join(
        _write_word(name, words, word, quote, is_map=is_map) for word in words
    )
    key = quote_scalar(name, flow=True, style=quote)
    return f"{key}: {{{items}}}" if is_map else f"{key}: [{items}]"


def _write_word(
    name: str,
    words: Sequence[str] | Mapping[str, str],
    word: str,
    quote: str,
    *,
    is_map: bool,
) -> str:
    written = quote_scalar(word, flow=True, style=quote)
    if not is_map:
        return written
    meant = words[word] if isinstance(words, Mapping) else _MEANT[name]
    return f"{written}: {quote_scalar(meant, flow=True, style=quote)}"


class _Maker:
    """Makes splices for the top of one text."""

    def __init__(self, lines: Lines, root: TreeNode, *, is_json: bool) -> None:
        self._lines = lines
        self._text = lines.text
        self._root = root
        self._is_json = is_json
        self._quote = '"' if is_json else ""
        # By what it means; the one of that very name counts before others.
        self._names = [
            key.text if key.text in ORDER else find_name(HEADER_KEYS, key, value)
            for key, value in (root.pairs if root.is_map else ())
        ]

    def wrap(self, words: Words, entries: Registries) -> Iterator[Splice]:
        """Yield what puts a top above a list."""
        root, newline = self._root, self._lines.newline
        if root.in_brackets:
            form = learn_root(self._lines, root, is_json=self._is_json)
            parts = [_write_words(name, words[name], self._quote) for name in words]
            parts += [
                write_key(name, form) + write_brackets(entries[name], form)
                for name in entries
            ]
            head = "".join(f"{part}, " for part in parts)
            yield Splice(root.start, root.start, f"{{{head}{write_key('events', form)}")
            yield Splice(root.end, root.end, "}")
            return
        at = self._find_line(root.start)
        top = [_write_words(name, words[name]) for name in words]
        top += [
            line for name in entries for line in format_pairs({name: entries[name]})
        ]
        top.append("events:")
        yield Splice(at, at, "".join(f"{line}{newline}" for line in top))

    def add(self, words: Words, entries: Registries) -> Iterator[Splice]:
        """Yield what adds to a top that is there."""
        pairs = list(zip(self._names, self._root.pairs, strict=True))
        pairs.sort(key=lambda one: one[0] == one[1][0].text)
        there = {name: value for name, (_, value) in pairs}
        missing = []
        for name in words:
            if name in there:
                yield self._lengthen(name, there[name], words[name])
            else:
                missing.append(name)
        for name in entries:
            if name in there:
                yield from self._append(name, there[name], entries[name])
            else:
                missing.append(name)
        for name in missing:
            if name in words:
                yield self._insert_words(name, words[name])
            else:
                yield self._insert_entries(name, entries[name])

    def _insert_words(
        self, name: str, words: Sequence[str] | Mapping[str, str]
    ) -> Splice:
        return self._insert(name, [_write_words(name, words, self._quote)])

    def _insert_entries(self, name: str, entries: Mapping[str, Tree]) -> Splice:
        if not self._root.in_brackets:
            style = make_style([list_traits(self._lines, self._root)])
            look = Look(step=style.look.step, list_step=style.look.list_step)
            within = format_pairs(entries, indent=look.step, style=Style(look))
            return self._insert(name, [f"{name}:", *within])
        form = learn_root(self._lines, self._root, is_json=self._is_json)
        pad = self._lines.indent_of(self._root.end - 1) + form.unit
        written = write_brackets(entries, form, pad=pad)
        return self._insert(name, [write_key(name, form) + written])

    def _insert(self, name: str, written: Sequence[str]) -> Splice:
        root, newline = self._root, self._lines.newline
        keys = [key for key, _ in root.pairs]
        pair = newline.join(written)
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
                for index, other in enumerate(self._names)
                if ORDER.get(other, len(ORDER)) > ORDER[name]
            ),
            0 if name in _DECLARED else len(keys),
        )
        if place == len(keys):
            at, _ = find_end(
                self._lines, root.items[-1], self._lines.column(root.start)
            )
            lead = "" if self._lines.is_ended(at) else newline
            ending = newline if not lead else ""
            return Splice(at, at, f"{lead}{pair}{ending}")
        at = self._find_line(keys[place].start)
        blanks = self._text[at : keys[place].start]
        if place:
            at = self._lines.pass_comments_up(at, 0)
        shown = newline.join(f"{blanks}{line}" for line in written)
        return Splice(at, at, f"{shown}{newline}")

    def _find_line(self, at: int) -> int:
        """Return the beginning of a line that holds nothing before an offset."""
        line = self._lines.start_of(at)
        if self._text[line:at].strip(" "):
            raise UnsplicedError("something stands before it on the first line")
        return line

    def _lengthen(
        self, name: str, value: TreeNode, words: Sequence[str] | Mapping[str, str]
    ) -> Splice:
        text, lines = self._text, self._lines
        if value.kind == "alias" or value.anchor:
            raise UnsplicedError(f"an anchor or an alias stands under `{name}`")
        if value.kind == "text":
            if value.is_empty:
                new = self._write_items(name, words, value, is_flow=False)
                is_map = isinstance(words, Mapping)
                shown = f"{{{', '.join(new)}}}" if is_map else f"[{', '.join(new)}]"
                lead = "" if value.text else " "
                return Splice(value.start, value.end, f"{lead}{shown}")
            typed = text[value.start : value.end]
            new = self._write_items(name, words, value, is_flow=True)
            return Splice(value.start, value.end, f"[{', '.join([typed, *new])}]")
        if value.is_map and name not in _MEANT:
            raise UnsplicedError(f"`{name}` is no list: make it one first")
        new = self._write_items(name, words, value, is_flow=value.in_brackets)
        if value.in_brackets:
            joined = ", ".join(new)
            if not value.items:
                return Splice(value.start + 1, value.start + 1, joined)
            end = value.items[-1].end
            return Splice(end, end, f", {joined}")
        last = value.items[-2 if value.is_map else -1]
        before = text[lines.start_of(last.start) : last.start]
        if before.strip(" -") or text[last.start : value.items[-1].end].count("\n"):
            raise UnsplicedError(
                f"the end of `{name}` cannot be told: add to it by hand"
            )
        at = lines.end_of(value.items[-1].end)
        if not lines.is_ended(at):
            written = "".join(f"{lines.newline}{before}{item}" for item in new)
        else:
            written = "".join(f"{before}{item}{lines.newline}" for item in new)
        return Splice(at, at, written)

    def _write_items(
        self,
        name: str,
        words: Sequence[str] | Mapping[str, str],
        value: TreeNode,
        *,
        is_flow: bool,
    ) -> list[str]:
        """Return words as items of what is there; one with a type as a pair in it."""
        is_map = value.is_map or isinstance(words, Mapping)
        written = [
            _write_word(name, words, word, self._quote, is_map=is_map) for word in words
        ]
        # A list may hold a pair in the place of a word.
        if is_map and not value.is_map and is_flow:
            return [f"{{{item}}}" for item in written]
        return written

    def _append(
        self, name: str, value: TreeNode, entries: Mapping[str, Tree]
    ) -> Iterator[Splice]:
        """Yield what adds entries to a registry that is there."""
        lines = self._lines
        if value.kind == "alias" or value.anchor:
            raise UnsplicedError(f"an anchor or an alias stands under `{name}`")
        if not value.is_map and not value.is_empty:
            raise UnsplicedError(f"`{name}` is no mapping of ids: make it one first")
        if value.is_map and value.in_brackets:
            host = FlowHost(lines, value, self._root, is_json=self._is_json)
            new = [
                Entry(number, tree, key)
                for number, (key, tree) in enumerate(entries.items())
            ]
            for piece in host.insert(len(value.values) - 1, new):
                yield piece.splice
            return
        if self._root.in_brackets:
            raise UnsplicedError(f"`{name}` is empty: write `{{}}` there first")
        if not value.is_map:
            column = lines.column(self._root.start) + 2
            at = lines.end_behind(value.end)
            if at is None or lines.is_first(value.start):
                raise UnsplicedError(f"`{name}` is empty: take out what stands there")
            if value.text:
                start = value.start
                while self._text[start - 1] in " \t":
                    start -= 1
                yield Splice(start, value.end, "")
            style, blanks = Style(), ""
        else:
            column = lines.column(value.items[0].start)
            at, keeps = find_end(lines, value, column)
            style = Style(make_style([list_traits(lines, value)]).look)
            blanks = "" if keeps else lines.newline * self._count_blanks(value, column)
        is_open = not lines.is_ended(at)
        written = ""
        for key, tree in entries.items():
            shown = lines.newline.join(
                format_pairs({key: tree}, indent=column, style=style)
            )
            lead, ending = (lines.newline, "") if is_open else ("", lines.newline)
            written += f"{lead}{blanks}{shown}{ending}"
        yield Splice(at, at, written)

    def _count_blanks(self, value: TreeNode, column: int) -> int:
        if len(value.values) < 2:
            return 0
        *_, before, last = value.pairs
        at, _ = find_end(self._lines, before[1], column)
        stop = self._lines.start_of(last[0].start)
        count = 0
        while at < stop:
            count += self._lines.is_blank(at)
            at = self._lines.end_of(at)
        return min(count, 1)


_DECLARED = frozenset({"fields", "kinds", "statuses"})
