"""What libyaml cannot read, in words for the author of the file.

libyaml stops at the first character that is not text, and at the first syntax error,
and speaks of tokens and flow nodes.
"""

import codecs
import re

import yaml

from timeline.diagnostics import (
    Diagnostic,
    Location,
    Report,
    SourceFile,
    make_diagnostic,
    pack_mark,
)
from timeline.patterns import LazyPattern

# What YAML 1.1 (5.1) does not count as printable; libyaml stops there.
_UNREADABLE = LazyPattern(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_MARK = "\ufeff"
_INK = LazyPattern(r"\S")
_PLAIN_BYTES = bytes([*b"\t\n\r", *range(0x20, 0x7F)])


def read_text(file: SourceFile, report: Report) -> str:
    """Return the text of a file, U+FFFD in the place of what is none; report that.

    It has the length of `file.text`, so that places are the same.
    """
    text = file.text
    error = _find_undecoded(file) if "\ufffd" in text else None
    if error is not None:
        byte = file.data[error.start : error.start + 1]
        places = text.count("\ufffd") - file.data.count("\ufffd".encode())
        guess = byte.decode("cp1252", errors="ignore")
        known = guess and guess.isprintable()
        hint = f" (in Windows-1252 this byte is {guess})" if known else ""
        before = file.data[: error.start].decode("utf-8-sig")
        report(
            make_diagnostic(
                "file-encoding",
                f"not UTF-8 at byte {error.start:,}: 0x{byte.hex()}{_and_more(places)}",
                file.locate(pack_mark(len(before), 1)),
                hint=f"save the file as UTF-8{hint}",
            )
        )
    # What is left is text again, since no other character has bytes of ASCII.
    rest = file.data.translate(None, _PLAIN_BYTES)
    if file.data.startswith(codecs.BOM_UTF8):
        rest = rest[len(codecs.BOM_UTF8) :]
    signs = rest.decode(errors="replace")
    # What Python calls printable, YAML does, too; it alone takes 3 ms less to find out.
    if signs.isprintable() or _UNREADABLE.search(signs) is None:
        return text
    first = _UNREADABLE.search(text)
    if first is None:
        return text
    found = len(_UNREADABLE.compiled.findall(text))
    what, hint = f"a control character, U+{ord(first[0]):04X}, is not text", "remove it"
    if first[0] == _MARK:
        what = "a byte-order mark stands here, within the file"
        hint = "remove this invisible character; were two files joined here?"
    report(
        make_diagnostic(
            "file-encoding",
            f"{what}{_and_more(found)}",
            file.locate(pack_mark(first.start(), 1)),
            hint=hint,
        )
    )
    return _UNREADABLE.sub(_replace, text)


def _find_undecoded(file: SourceFile) -> UnicodeDecodeError | None:
    """Return what is wrong with bytes that are not UTF-8, the first of it."""
    try:
        file.data.decode()
    except UnicodeDecodeError as error:
        return error
    return None


def _replace(match: re.Match[str]) -> str:
    # Where files were joined a mark stands before the first line of the second, and
    # is what tells that another document begins.
    before = match.string[match.start() - 1 : match.start()]
    return _MARK if match[0] == _MARK and before in "\n\r" else "\ufffd"


def _and_more(places: int) -> str:
    return f", and {places - 1:,} more" if places > 1 else ""


# What libyaml says, what that means to the author, and what to do. The first
# whose phrase occurs in libyaml's problem or context wins.
_SYNTAX_HELP = (
    (
        "mapping values are not allowed",
        "a `:` makes this a key in the middle of a value",
        'put the value in quotes: title: "Obama: no deal"',
    ),
    (
        "found character that cannot start any token",
        "a value cannot begin with this character",
        "put the value in quotes",
    ),
    (
        "scanning a quoted scalar",
        "the quote that opens here is never closed",
        "close it; inside '...' an apostrophe is written twice: ''",
    ),
    (
        "parsing a quoted scalar",
        'after a \\ in "..." stands none of the letters that YAML has a meaning for',
        "write it twice, \\\\, or use '...', where it means itself",
    ),
    (
        "scanning a plain scalar",
        "a `:` stands directly before a bracket or comma here",
        "put a blank after it, or the whole in quotes if it is text",
    ),
    (
        "expected ',' or",
        "the bracket that opens here is not closed, or a comma is missing",
        "close it, or put text that begins with [ or { in quotes",
    ),
    (
        "parsing a flow node",
        "a list in [ ] or a mapping in { } goes wrong here",
        "look for a bracket left open or a comma too many",
    ),
    (
        "could not find expected ':'",
        "this line is no `key: value` and continues nothing",
        "write `key: value` with a space after the colon, or indent the line more "
        "than the key that it belongs to",
    ),
    (
        "scanning an alias",
        "a value cannot begin with *, which refers to a value named before",
        "put the value in quotes",
    ),
    (
        "scanning an anchor",
        "a value cannot begin with &, which names a value",
        "put the value in quotes",
    ),
    (
        "scanning a block scalar",
        "after > or | nothing may follow on the line",
        "begin the text on the next line, or put a value that begins with > or | "
        "in quotes",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin on the line of its key",
        "begin it on the next line, or put a value that begins with - in quotes",
    ),
    (
        "mapping keys are not allowed",
        "a value cannot begin with a question mark and a space",
        "put the value in quotes",
    ),
    (
        "did not find expected '-' indicator",
        "this line is outside the list that began above",
        "begin it with `- `, or indent it; top-level keys go before a list of events",
    ),
    (
        "did not find expected <document start>",
        "nothing can follow here that is indented so",
        "begin it with `- `, or line it up with what it belongs to",
    ),
    (
        "did not find expected key",
        "this is neither a key nor part of the value before it",
        "line it up with the keys above; quote the whole of a value that begins "
        "with a quote or bracket",
    ),
)


# Noticed far below, at the end of the file even: shown where they began.
_NOTICED_LATE = (
    "scanning a quoted scalar",
    "expected ',' or",
    "could not find expected ':'",
    "scanning an alias",
    "scanning an anchor",
)
# Within brackets: YAML takes the rest of the line for a comment.
_HASHTAG = LazyPattern(r"(?<=[\[{,\s])#\w.*")


def explain_syntax_error(
    file: SourceFile,
    error: yaml.MarkedYAMLError,
    offset: int,
    at: int,
    *,
    lost: str,
) -> Diagnostic:
    """Return what a syntax error means to the author.

    `offset` is where the stretch begins that libyaml was given, and `at` where what is
    lost by it begins; `lost` says what that is.
    """
    problem = " ".join(f"{error.context or ''} {error.problem or ''}".split())
    mark = error.problem_mark or error.context_mark
    if any(phrase in problem for phrase in _NOTICED_LATE):
        mark = error.context_mark or mark
    place = _find_place(file, mark.index + offset if mark else at)
    where = file.locate(pack_mark(place, 1))
    line = file.lines[where.line - 1]
    code, hashtag = "yaml-syntax", _find_hashtag(problem, file, where)
    if hashtag is not None:
        where = hashtag
        meaning = "a # begins a comment, so the bracket before it is never closed"
        hint = "put what begins with # in quotes"
    elif "\t" in line[where.column - 1 : where.column] or "tab character" in problem:
        meaning = "a tab stands where YAML wants spaces"
        hint = "replace the tabs at the start of lines by spaces"
    else:
        meaning, hint = _explain_problem(problem)
    return make_diagnostic(code, f"{meaning}; {lost}", where, hint=hint)


def _explain_problem(problem: str) -> tuple[str, str]:
    for phrase, meaning, hint in _SYNTAX_HELP:
        if phrase in problem:
            return meaning, hint
    return problem, "put the value in quotes if it is meant as text"


def _find_place(file: SourceFile, offset: int) -> int:
    """Return an offset, or where the text before it ends if nothing follows it."""
    text = file.text
    if _INK.compiled.search(text, offset) is not None:
        return offset
    return len(text[:offset].rstrip())


def _find_hashtag(problem: str, file: SourceFile, where: Location) -> Location | None:
    """Return where a hashtag swallowed the bracket that is missed, if one did."""
    number, column = where.line, where.column
    if "parsing a flow node" in problem:
        # Noticed at the next thing after the list, which has no bracket open.
        above = [n for n in range(1, number) if file.lines[n - 1].strip()]
        number, column = (above[-1], 1) if above and column == 1 else (number, 1)
    elif "expected ',' or" not in problem:
        return None
    match = _HASHTAG.compiled.search(file.lines[number - 1], column - 1)
    if match is None:
        return None
    return Location(file.name, number, match.start() + 1, len(match[0]))
