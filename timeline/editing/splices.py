"""From slips to splices: what the reader took for something else, written as that."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from timeline.diagnostics import JSON_VALUE, SourceFile
from timeline.editing.removing import find_removal, is_in_braces
from timeline.editing.spans import Span, Splice, UnsplicedError, find_token
from timeline.reading.lines import Kind, Row, list_rows
from timeline.reading.nodes import TextNode
from timeline.reading.slips import (
    Joined,
    Misplaced,
    Renamed,
    Reworded,
    Shifted,
    Slip,
    Undashed,
    Undeclared,
    Unquoted,
    Untabbed,
)
from timeline.records import quote_short
from timeline.text import join_words
from timeline.yamltext import quote_scalar

_BREAK = re.compile("[\n\r\x85\u2028\u2029]")
_COMMENT = re.compile(r"(?:^|[ \t])#", re.MULTILINE)
_QUOTES = ("'", '"')
_DATE = "date"


def make_splices(file: SourceFile, slip: Slip) -> tuple[Splice, ...]:
    """Return what mends a slip by itself; nothing for one about lines.

    Those are put together by `indent_lines`. Raises UnsplicedError where it cannot be
    mended so.
    """
    return tuple(_MAKERS[type(slip)](file, slip))


def offset_of(file: SourceFile, slip: Slip) -> int:
    """Return where in its file a slip stands."""
    match slip:
        case Renamed(key) | Misplaced(key):
            return file.find_start(key.mark)
        case Reworded(value):
            return file.find_start(value.mark)
        case Unquoted(raw):
            return raw.start
        case Joined(parts):
            return min(file.find_start(key.mark) for key, _ in parts)
        case Shifted(start) | Untabbed(start):
            return start
        case Undashed(dash):
            return dash
    return file.find_start(slip.mark)


def describe_slip(slip: Slip) -> str:
    """Return what is left as it is, in a phrase."""
    match slip:
        case Renamed(key, name):
            return f"`{key.text}` is not written `{name}`"
        case Reworded(value, text):
            return f"{quote_short(value.text)} is not written {quote_short(text)}"
        case Unquoted():
            return "this text gets no quotes"
        case Joined(parts):
            names = join_words((f"`{key.text}`" for key, _ in parts), last="and")
            return f"{names} are not made one `{_DATE}`"
        case Shifted():
            return "these lines are not lined up"
        case Untabbed():
            return "the tabs of this line stay"
        case Undashed():
            return "the dash gets no blank"
        case Misplaced(_, path):
            return f"`{path}` is not written `events`"
        case Undeclared(under, _, word):
            return f"`{word}` is not declared under `{under}`"


def _rename(file: SourceFile, slip: Renamed) -> Iterator[Splice]:
    span = find_token(file, slip.key)
    quote = file.text[span.start]
    quote = quote if quote in _QUOTES else ""
    yield Splice(*span, f"{quote}{slip.name}{quote}")


def _reword(file: SourceFile, slip: Reworded) -> Iterator[Splice]:
    span = find_token(file, slip.value)
    yield Splice(*span, _write(file, span, slip.text, flow=True))


def _write(file: SourceFile, span: Span, text: str, *, flow: bool) -> str:
    """Return a text as it is written in a place, in the quotes that it has there."""
    quote = file.text[span.start : span.end][:1]
    return quote_scalar(text, flow=flow, style=quote if quote in _QUOTES else None)


def _quote(file: SourceFile, slip: Unquoted) -> Iterator[Splice]:
    raw = slip.raw
    typed = file.text[raw.start : raw.end]
    if _COMMENT.search(typed):
        raise UnsplicedError("a comment stands between its lines")
    if _BREAK.search(typed) is None:
        if typed != raw.text:
            raise UnsplicedError("it holds characters that are no text")
        quoted = quote_scalar(typed)
        if quoted == typed:
            quoted = quote_scalar(typed, style='"')
    elif '"' in typed or "\\" in typed:
        # Lines within quotes are folded as those without are (YAML 1.1, 9.1).
        doubled = typed.replace("'", "''")
        quoted = f"'{doubled}'"
    else:
        quoted = f'"{typed}"'
    yield Splice(raw.start, raw.end, quoted)


def _join(file: SourceFile, slip: Joined) -> Iterator[Splice]:
    parts = [(key, value) for key, value in slip.parts if isinstance(value, TextNode)]
    if len(parts) < len(slip.parts):
        raise UnsplicedError("one of them is no text")
    parts.sort(key=lambda pair: file.find_start(pair[0].mark))
    (key, value), *others = parts
    if key.text != _DATE:
        yield from _rename(file, Renamed(key, _DATE))
    if value.text != slip.date:
        yield _write_date(file, key, value, slip.date)
    for key, value in others:
        start = find_token(file, key).start
        end = _find_value(file, key, value).end
        yield Splice(*find_removal(file.text, start, end), "")


def _write_date(file: SourceFile, key: TextNode, value: TextNode, date: str) -> Splice:
    span = _find_value(file, key, value)
    if span.start == span.end:
        return Splice(*span, f" {quote_scalar(date, flow=True)}")
    if value.mark & JSON_VALUE:
        return Splice(*span, quote_scalar(date, style='"'))
    flow = is_in_braces(file.text, span.end)
    return Splice(*span, _write(file, span, date, flow=flow))


def _find_value(file: SourceFile, key: TextNode, value: TextNode) -> Span:
    """Return where a value stands; behind the colon where there is none."""
    if value.text or not value.plain:
        return find_token(file, value)
    end = find_token(file, key).end
    colon = file.text.find(":", end)
    if colon < 0 or file.text[end:colon].strip(" \t"):
        raise UnsplicedError("no colon follows it")
    return Span(colon + 1, colon + 1)


def _space(_: SourceFile, slip: Undashed) -> Iterator[Splice]:
    yield Splice(slip.dash + 1, slip.dash + 1, " ")


def _refuse_place(_: SourceFile, slip: Misplaced) -> Iterator[Splice]:
    raise UnsplicedError(
        f"move `{slip.path}` to the top of the file, and call it `events`"
    )


def _check_shift(file: SourceFile, slip: Shifted) -> Iterator[Splice]:
    for row in list_rows(file.text, slip.start, slip.end):
        if row.kind is not Kind.BLANK and row.indent + slip.columns < 0:
            raise UnsplicedError("a line of it has no room at the left")
    return iter(())


def _mend_nothing(_: SourceFile, __: Untabbed) -> Iterator[Splice]:
    return iter(())


_MAKERS: Mapping[type, Callable[[SourceFile, Any], Iterator[Splice]]] = {
    Renamed: _rename,
    Reworded: _reword,
    Unquoted: _quote,
    Joined: _join,
    Undashed: _space,
    Misplaced: _refuse_place,
    Shifted: _check_shift,
    Untabbed: _mend_nothing,
}


def indent_lines(file: SourceFile, slips: Iterable[Slip]) -> Iterator[Splice]:
    """Yield the indentation of lines that slips, in the order noted, are about.

    Empty lines stay as they are; comments go with the lines they stand among.
    """
    rows: dict[int, tuple[Row, int]] = {}
    tabbed: set[int] = set()
    for slip in slips:
        if isinstance(slip, Shifted):
            for row in list_rows(file.text, slip.start, slip.end):
                rows[row.start] = row, slip.columns
        elif isinstance(slip, Untabbed):
            tabbed.add(slip.start)
            following = _BREAK.search(file.text, slip.start)
            end = following.end() if following else len(file.text)
            (row,) = list_rows(file.text, slip.start, end)[:1]
            rows.setdefault(row.start, (row, 0))
    for row, columns in rows.values():
        is_empty = not file.text[row.body : row.end].strip()
        if is_empty and row.start not in tabbed:
            continue
        blanks = " " * max(row.indent + (0 if is_empty else columns), 0)
        if file.text[row.start : row.body] != blanks:
            yield Splice(row.start, row.body, blanks)
