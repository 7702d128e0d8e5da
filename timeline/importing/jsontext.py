"""JSON (RFC 8259) and JSON Lines as values that know their lines.

Numbers, `NaN` too, are texts as typed, so that neither a long id nor a last zero is
lost; `true` and `false` are texts, `null` is None. Of a key that stands twice in an
object the second is `key 2`. Line breaks and tabs within texts are taken as they are.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from timeline.importing.columns import number_repeated
from timeline.importing.rows import Remark, Skipped, SourceError
from timeline.model import Value
from timeline.patterns import LazyPattern
from timeline.records import FrozenDict, cut
from timeline.text import count_of

DEPTH_LIMIT = 50
"""How deep objects and lists may be nested: more is no data that anyone keeps."""

# A text that is not closed ends the document, so that it is gone through once.
_TOKEN = LazyPattern(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[{}\[\]]', 16)
# An escape that is no half of a pair, or a half without the other.
_ESCAPE = LazyPattern(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    16,
)
_HALF = LazyPattern(r"\\u[dD][89a-fA-F]")
_SCRIPT = LazyPattern(r"\s*(?:(?:var|let|const)\s|[\w.$]+\s*[=(])")
_BLANK = " \t\n\r\ufeff"


_Repeated = tuple[str, str]
"""A key that stands twice, and the name of the second."""


class JsonObject(dict[str, Any]):
    """An object; its values are texts, None, lists and objects."""

    __slots__ = ("line",)

    line: int
    """Where it begins, counted from 1; 0 where the whole document is one line."""


class Documents(NamedTuple):
    """The values of a text: one, or one a line."""

    values: Sequence[Any]
    """At least one."""
    are_lines: bool = False
    skipped: Sequence[Skipped] = ()
    """Lines that are no JSON, where others are."""
    remarks: Sequence[Remark] = ()


def parse_documents(text: str, *, alone: bool = False) -> Documents:
    """Return the values of JSON or JSON Lines; `alone` says that one is wanted.

    Raises SourceError, with the line, for what is neither, and for what is nested more
    than 50 deep.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(_BLANK):
        raise SourceError("there is nothing in it", "name a file with records")
    parser = _Parser()
    try:
        value = parser.parse(text, 1, is_line=False)
    except SourceError:
        lines = _parse_lines(text)
        # What is no JSON throughout is a slip in one document where one is wanted.
        if lines is None or (lines.skipped and alone):
            raise
        return lines
    return Documents((value,), remarks=parser.tell())


def parse_json(text: str) -> tuple[Any, Sequence[Remark]]:
    """Return the one value of a JSON document, and what is to be told of it.

    Raises SourceError as `parse_documents` does, and for JSON Lines.
    """
    documents = parse_documents(text, alone=True)
    if documents.are_lines:
        raise SourceError(
            "there are several documents, one a line", "name another form"
        )
    return documents.values[0], documents.remarks


def _parse_lines(text: str) -> Documents | None:
    """Return the values of lines; None where less than half of them are JSON."""
    lines = [
        (number, line)
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip(_BLANK)
    ]
    if len(lines) < 2 or not any(
        line.lstrip(_BLANK).startswith(("{", "[")) for _, line in lines[:2]
    ):
        return None
    parser = _Parser()
    values: list[Any] = []
    skipped: list[Skipped] = []
    for number, line in lines:
        try:
            values.append(parser.parse(line.strip(_BLANK), number, is_line=True))
        except SourceError as error:
            reason = str(error).partition(": ")[2] or str(error)
            skipped.append(Skipped(number, cut(line.strip(), 200), reason))
        if len(skipped) > len(lines) // 2:
            return None
    return Documents(values, are_lines=True, skipped=skipped, remarks=parser.tell())


class _Parser:
    def __init__(self) -> None:
        self._made: list[tuple[JsonObject, _Repeated | None]] = []
        self._repeated: dict[_Repeated, list[int]] = {}
        self._halves: list[int] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._make,
            parse_int=str,
            parse_float=str,
            parse_constant=str,
            strict=False,
        )

    def parse(self, text: str, first: int, *, is_line: bool) -> Any:
        """Return the value of a document that begins in line `first`."""
        lines = _find_lines(text, first)
        halves = 0
        if _HALF.search(text):
            text, halves = _mend_halves(text)
        self._made = []
        try:
            value = self._decoder.decode(text)
        except json.JSONDecodeError as error:
            line = first + error.lineno - 1
            raise SourceError(
                f"line {line}: no JSON: {error.msg[0].lower()}{error.msg[1:]}",
                _hint_at(text, error),
                line=line,
            ) from error
        except RecursionError as error:
            raise _make_depth_error(first) from error
        if halves:
            self._halves.append(first)
        has_lines = is_line or "\n" in text.strip()
        # An object is made when it ends, in which order its lines are.
        for (made, repeated), line in zip(self._made, lines, strict=True):
            made.line = line if has_lines else 0
            if repeated:
                self._repeated.setdefault(repeated, []).append(made.line)
        return _name_constants(value)

    def _make(self, pairs: list[tuple[str, Any]]) -> JsonObject:
        made = JsonObject(pairs)
        repeated: _Repeated | None = None
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            key = Counter(keys).most_common(1)[0][0]
            values = [value for _, value in pairs]
            names = number_repeated(keys)
            repeated = (key, names[keys.index(key, keys.index(key) + 1)])
            made = JsonObject(zip(names, values, strict=True))
        for key, value in made.items():
            if value is True or value is False:
                made[key] = "true" if value else "false"
        self._made.append((made, repeated))
        return made

    def tell(self) -> Sequence[Remark]:
        remarks = [
            Remark(
                lines[0],
                f"{key!r} stands twice in {count_of(len(lines), 'record')}, and the "
                f"second is read as {name!r}",
            )
            for (key, name), lines in self._repeated.items()
        ]
        remarks += [
            Remark(line, "a \\u escape is half of a surrogate pair, and no character")
            for line in self._halves[:1]
        ]
        return sorted(remarks)


def _name_constants(value: Any) -> Any:
    """Return a value with texts for `true` and `false` in its lists."""
    if value is True or value is False:
        return "true" if value else "false"
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, JsonObject):
            left += [inner for inner in one.values() if inner.__class__ is not str]
        elif isinstance(one, list):
            for at, inner in enumerate(one):
                if inner is True or inner is False:
                    one[at] = "true" if inner else "false"
                elif inner.__class__ is not str:
                    left.append(inner)
    return value


def _find_lines(text: str, first: int) -> list[int]:
    """Return the lines in which objects begin, in the order in which they end.

    Raises SourceError for what is nested too deep.
    """
    lines: list[int] = []
    open_: list[int] = []
    line, counted = first, 0
    depth = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        sign = text[start]
        if sign == "{":
            line += text.count("\n", counted, start)
            counted = start
            open_.append(line)
            depth += 1
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
        elif sign == "}":
            depth -= 1
            if open_:
                lines.append(open_.pop())
        if depth > DEPTH_LIMIT:
            raise _make_depth_error(line + text.count("\n", counted, start))
    return lines


def _make_depth_error(line: int) -> SourceError:
    return SourceError(
        f"line {line}: values are nested more than {DEPTH_LIMIT} deep",
        "take out the extra brackets",
        line=line,
    )


def _mend_halves(text: str) -> tuple[str, int]:
    """Return a text with U+FFFD for halves of surrogate pairs, and their number."""
    parts: list[str] = []
    end = halves = 0
    for match in _ESCAPE.finditer(text):
        if match["half"]:
            parts += [text[end : match.start()], "\\ufffd"]
            end = match.end()
            halves += 1
    return "".join(chain(parts, (text[end:],))), halves


def _hint_at(text: str, error: json.JSONDecodeError) -> str:
    if _SCRIPT.match(text):
        return "it is JavaScript: keep what stands between the outer brackets"
    sign = text[error.pos : error.pos + 1]
    before = text[: error.pos].rstrip()
    if sign in ("}", "]") and before.endswith(","):
        return "take out the comma before it"
    if sign == "'" or sign.isalpha():
        return "keys and texts are in double quotes in JSON"
    if error.msg.startswith("Extra data"):
        return "a document has one value: put several into a list"
    return "mend it there"


def make_value(value: Any) -> Value:
    """Return a JSON value as a record holds it; None is an empty text."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return FrozenDict({key: make_value(inner) for key, inner in value.items()})
    return tuple([make_value(inner) for inner in value])


def show_value(value: Any) -> str:
    """Return a value as it stands in JSON, a text without its quotes."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
