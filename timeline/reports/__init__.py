"""Diagnostics in several voices: for people as text, for programs by this table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

from timeline.diagnostics import Diagnostic, SourceFile

Format = Callable[[Sequence[Diagnostic]], Iterator[str]]

MACHINE_REPORTS = {
    "json": "format_json",
    "github": "format_github",
    "sarif": "format_sarif",
}
"""The functions of `machine` whose lines are the same whatever the terminal."""


def format_for_machine(
    name: str, diagnostics: Sequence[Diagnostic], files: Iterable[SourceFile]
) -> Iterator[str]:
    """Yield the lines of a report of `MACHINE_REPORTS`.

    What stands in a `note` is not quoted: these reports go where its authors are not
    among themselves.
    """
    module = import_module("timeline.reports.machine")
    write: Format = getattr(module, MACHINE_REPORTS[name])
    return write(module.conceal_notes(diagnostics, files))
