"""Comments that silence: `# timeline: ignore[code]` behind what is found.

Such a comment at the end of a line takes away the diagnostics of the codes it names
that point at this line. Words may follow it, to say why. Errors found by reading
stay: an event that is left out must not vanish unseen. Of the comments themselves it
is reported where they name a code that there is not, or silence nothing.
"""

from collections.abc import Collection, Iterable, Iterator

from timeline.diagnostics import (
    CODES,
    Diagnostic,
    Location,
    Remedy,
    Severity,
    SourceFile,
    make_diagnostic,
)
from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern
from timeline.text import find_nearest, suggest

_SIGN = b"timeline: ignore"
_COMMENT = LazyPattern(r"# timeline: ignore(?![-\w])(?:\[(?P<codes>[^\]]*)\])?")
_CODE = LazyPattern(r"[^\s,]+")
_FORM = "# timeline: ignore[code], or ignore[code, other]"


class _Ignore(NamedTuple):
    """One code that a comment names."""

    code: str
    where: Location


class Silencing(NamedTuple):
    """What is left, and what is wrong with the comments."""

    kept: tuple[Diagnostic, ...]
    complaints: tuple[Diagnostic, ...]


def silence(
    found: Iterable[Diagnostic],
    read: Collection[Diagnostic],
    files: Iterable[SourceFile],
    sought: Collection[str],
) -> Silencing:
    """Return the diagnostics that no comment silences.

    `read` are those of reading, `found` those of the checks, and `sought` the codes
    that were looked for: only of these can a comment be of no use.
    """
    found = (*read, *found)
    complaints: list[Diagnostic] = []
    ignores = [
        ignore
        for file in files
        if _SIGN in file.data
        for ignore in _list_ignores(file, complaints)
    ]
    if not ignores:
        return Silencing(found, tuple(complaints))
    lines = {(one.where.file, one.where.line, one.code) for one in ignores}
    stays = {id(one) for one in read if one.severity is Severity.ERROR}
    kept, used, stuck = [], set(), set()
    for one in found:
        place = one.where.file, one.where.line, one.code
        if place not in lines:
            kept.append(one)
        elif id(one) in stays:
            kept.append(one)
            stuck.add(place)
        else:
            used.add(place)
    for code, where in ignores:
        place = where.file, where.line, code
        if code in sought and place not in used:
            complaints.append(_make_unused(code, where, stuck=place in stuck))
    return Silencing(tuple(kept), tuple(complaints))


def _list_ignores(file: SourceFile, complaints: list[Diagnostic]) -> Iterator[_Ignore]:
    """Yield the codes of a file's comments; complain of what is none."""
    # Few files have such comments.
    from timeline.checks.comments import find_comments

    for line, comment in find_comments(file.lines):
        match = _COMMENT.search(comment)
        if match is None:
            continue
        column = len(file.lines[line - 1]) - len(comment) + 1
        listed = match["codes"] or ""
        codes = list(_CODE.compiled.finditer(listed))
        if not codes:
            where = Location(
                file.name, line, column + match.start(), match.end() - match.start()
            )
            complaints.append(
                make_diagnostic(
                    "ignore-unknown",
                    f"{match[0]!r} names no code",
                    where,
                    hint=f"write {_FORM}",
                )
            )
        for code in codes:
            start = column + match.start("codes") + code.start()
            where = Location(file.name, line, start, len(code[0]))
            if code[0] in CODES:
                yield _Ignore(code[0], where)
            else:
                complaints.append(_make_unknown(code[0], where))


def _make_unknown(code: str, where: Location) -> Diagnostic:
    near = find_nearest(code, CODES, limit=1)
    return make_diagnostic(
        "ignore-unknown",
        f"{code!r} is no code",
        where,
        hint=suggest(near),
        subject=code,
        remedy=None if near else Remedy("list-codes"),
    )


def _make_unused(code: str, where: Location, *, stuck: bool) -> Diagnostic:
    if stuck:
        message = f"no comment silences {code!r}, an error found by reading"
        hint = "mend what it reports"
    else:
        message = f"nothing of {code!r} is found here"
        hint = "remove it, or put it at the end of the line that is reported"
    return make_diagnostic("ignore-unused", message, where, hint=hint, subject=code)
