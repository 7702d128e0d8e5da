"""What libyaml cannot read, in words for the author of the file.

libyaml stops at the first byte or character that is not text, and at the first
syntax error, and speaks of tokens and flow nodes.
"""

import yaml

from timeline.diagnostics import (
    Diagnostic,
    Location,
    Report,
    SourceFile,
    make_diagnostic,
)
from timeline.patterns import LazyPattern

# What YAML 1.1 (5.1) does not count as printable; libyaml stops there.
_UNREADABLE = LazyPattern(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def replace_unreadable(file: SourceFile, report: Report) -> SourceFile | None:
    """Report what is not text, and return the file with U+FFFD in its place.

    None where the file holds NUL, so that nothing in it is meant as text.
    """
    text = file.data.decode("utf-8-sig", errors="replace")
    try:
        file.data.decode()
    except UnicodeDecodeError as error:
        byte = file.data[error.start : error.start + 1]
        places = text.count("\ufffd") - file.data.count("\ufffd".encode())
        guess = byte.decode("cp1252", errors="ignore")
        known = guess and guess.isprintable()
        hint = f" (in Windows-1252 this byte is {guess})" if known else ""
        report(
            make_diagnostic(
                "file-encoding",
                f"not UTF-8 at byte {error.start:,}: 0x{byte.hex()}{_and_more(places)}",
                _locate_after(file, file.data[: error.start].decode()),
                hint=f"save the file as UTF-8{hint}",
            )
        )
    found = list(_UNREADABLE.compiled.finditer(text))
    if found:
        before = text[: found[0].start()]
        report(
            make_diagnostic(
                "file-encoding",
                f"a control character, U+{ord(found[0][0]):04X}, is not text"
                f"{_and_more(len(found))}",
                _locate_after(file, before),
                hint="this is no YAML file" if "\0" in text else "remove it",
            )
        )
    if "\0" in text:
        return None
    return SourceFile(file.name, _UNREADABLE.sub("\ufffd", text).encode())


def _and_more(places: int) -> str:
    return f", and {places - 1:,} more" if places > 1 else ""


def _locate_after(file: SourceFile, before: str) -> Location:
    lines = SourceFile("", before.encode()).lines
    return Location(file.name, len(lines), len(lines[-1]) + 1, 1)


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


def explain_syntax_error(file: SourceFile, error: yaml.MarkedYAMLError) -> Diagnostic:
    """Return what a syntax error means to the author."""
    problem = " ".join(f"{error.context or ''} {error.problem or ''}".split())
    mark = error.problem_mark or error.context_mark
    if any(phrase in problem for phrase in _NOTICED_LATE):
        mark = error.context_mark or mark
    where = _locate_mark(file, mark) if mark else Location(file.name)
    line = file.lines[where.line - 1] if where.line else ""
    code, hashtag = "yaml-syntax", _find_hashtag(problem, file, where)
    if hashtag is not None:
        where = hashtag
        meaning = "a # begins a comment, so the bracket before it is never closed"
        hint = "put what begins with # in quotes"
    elif "\t" in line[where.column - 1 : where.column] or "tab character" in problem:
        code = "yaml-tab"
        meaning = "a tab stands where YAML wants spaces"
        hint = "replace the tabs at the start of lines by spaces"
    elif line.startswith("\ufeff"):
        meaning = "a byte-order mark stands here, within the file"
        hint = "remove this invisible character; were two files joined here?"
    else:
        meaning, hint = _explain_problem(problem)
    message = f"{meaning}; reading of the file stops here"
    return make_diagnostic(code, message, where, hint=hint)


def _explain_problem(problem: str) -> tuple[str, str]:
    for phrase, meaning, hint in _SYNTAX_HELP:
        if phrase in problem:
            return meaning, hint
    return problem, "put the value in quotes if it is meant as text"


def _locate_mark(file: SourceFile, mark: yaml.Mark) -> Location:
    lines, number = file.lines, mark.line
    if any(line.strip() for line in lines[number:]):
        return Location(file.name, number + 1, mark.column + 1, 1)
    # At the end of the file: show the last line that has something on it.
    number = min(number, len(lines) - 1)
    while number > 0 and not lines[number].strip():
        number -= 1
    return Location(file.name, number + 1, len(lines[number].rstrip()) + 1, 1)


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
