"""Diagnostics in several voices: for people as text, for programs by this table.

What a remedy is in words depends on who asks, so whoever wants a report hands in a
`WordHint`; without one the hints stand alone. To add a report for programs, write its
function in `machine` and give it a row in `MACHINE_REPORTS`.

text       for people; folding, what of many is shown whole
machine    for programs
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from typing import NamedTuple, Protocol

from timeline.diagnostics import Diagnostic, Remedy, SourceFile

WordHint = Callable[[str, Remedy | None], str]
"""What makes one text of a hint and a remedy; either may be lacking."""


class Report(Protocol):
    """A report for programs: the form of each function that `MACHINE_REPORTS` names."""

    def __call__(self, diagnostics: Sequence[Diagnostic], /) -> Iterator[str]:
        """Yield the lines, the same whatever the terminal, without line feeds.

        Diagnostics stand in their order, hints worded, notes concealed. Every character
        that a terminal or a runner of continuous integration obeys is escaped.
        """


class Row(NamedTuple):
    """A row of the table of reports."""

    summary: str
    function: str
    """In `machine`, which is imported when used."""


MACHINE_REPORTS = {
    "json": Row("one object with all diagnostics and their numbers", "format_json"),
    "github": Row("an annotation each, beside the lines of a diff", "format_github"),
    "sarif": Row("a log in SARIF 2.1.0, for code hosts and editors", "format_sarif"),
}


def leave_unworded(hint: str, _remedy: Remedy | None) -> str:
    """Return the hint alone."""
    return hint


def format_for_machine(
    name: str,
    diagnostics: Sequence[Diagnostic],
    files: Iterable[SourceFile],
    *,
    word_hint: WordHint = leave_unworded,
) -> Iterator[str]:
    """Yield the lines of a report of `MACHINE_REPORTS`.

    What stands in a `note` is not quoted: these reports go where its authors are not
    among themselves.
    """
    module = import_module("timeline.reports.machine")
    write: Report = getattr(module, MACHINE_REPORTS[name].function)
    return write(
        [
            replace(found, hint=word_hint(found.hint, found.remedy), remedy=None)
            for found in module.conceal_notes(diagnostics, files)
        ]
    )
