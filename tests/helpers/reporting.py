"""Diagnostics of one file `f`, and the report on them."""

from collections.abc import Sequence

from timeline.diagnostics import (
    Diagnostic,
    Location,
    Remedy,
    SourceFile,
    make_diagnostic,
)
from timeline.rendering import plain_text
from timeline.reports import WordHint, leave_unworded
from timeline.reports.text import format_report

ERROR, WARNING = "date-invalid", "key-unknown"
"""Codes of either severity."""


def report_lines(
    diagnostics: Sequence[Diagnostic],
    text: str = "",
    *,
    every: bool = False,
    word_hint: WordHint = leave_unworded,
) -> list[str]:
    """Return the report on diagnostics of the file `f`, which holds `text`."""
    files = [SourceFile("f", text.encode())]
    lines = format_report(diagnostics, files, every=every, word_hint=word_hint)
    return plain_text(lines).splitlines()


def spell_remedy(hint: str, remedy: Remedy | None) -> str:
    """Return a hint with what mends it, where something does."""
    return f"{hint} <{remedy.action}: {remedy.subject}>" if remedy else hint


def at(line: int, column: int = 1, length: int = 1, *, file: str = "f") -> Location:
    """Return a place, of one character unless it is said."""
    return Location(file, line, column, length)


def warn(subject: str, line: int, *, code: str = WARNING) -> Diagnostic:
    """Return a problem about a subject, of which there may be more."""
    return make_diagnostic(code, f"odd: {subject}", at(line), subject=subject)


FULL = make_diagnostic(
    "id-duplicate",
    "the id 'a' is taken",
    at(4, 7, 5),
    hint="give it another",
    related=(("the first is here", at(1, 7, 5)),),
)
"""With all that a report can show of one."""

REMEDIED = make_diagnostic(
    WARNING, "odd", at(1), hint="write b", remedy=Remedy("list-codes", "b")
)
"""With a hint, and with what mends it."""


def make_long(codes: Sequence[str], *, each: int) -> list[Diagnostic]:
    """Return so many problems of each code, none like another, each with a hint."""
    return [
        make_diagnostic(
            code, f"odd: {number}", at(1), hint="mend it", subject=str(number)
        )
        for code in codes
        for number in range(each)
    ]
