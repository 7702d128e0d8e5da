"""Diagnostics in several voices: for people as text, for programs by this table."""

from collections.abc import Callable, Iterator, Sequence

from timeline.diagnostics import Diagnostic
from timeline.reports.machine import format_github, format_json, format_sarif

MachineReport = Callable[[Sequence[Diagnostic]], Iterator[str]]

MACHINE_REPORTS: dict[str, MachineReport] = {
    "json": format_json,
    "github": format_github,
    "sarif": format_sarif,
}
"""Formats whose lines are the same whatever the terminal; `text` is not one."""
