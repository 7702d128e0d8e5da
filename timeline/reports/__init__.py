"""Diagnostics in several voices: for people as text, for programs by this table.

What a remedy is in words depends on who asks, so whoever wants a report hands in a
`WordHint`; without one the hints stand alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module

from timeline.diagnostics import Diagnostic, Remedy, SourceFile

Format = Callable[[Sequence[Diagnostic]], Iterator[str]]
WordHint = Callable[[str, Remedy | None], str]
"""What makes one text of a hint and a remedy; either may be lacking."""

MACHINE_REPORTS = {
    "json": "format_json",
    "github": "format_github",
    "sarif": "format_sarif",
}
"""The functions of `machine` whose lines are the same whatever the terminal."""


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
    write: Format = getattr(module, MACHINE_REPORTS[name])
    return write(
        [
            replace(found, hint=word_hint(found.hint, found.remedy), remedy=None)
            for found in module.conceal_notes(diagnostics, files)
        ]
    )
