"""Diagnostics at the edge of another command's output."""

from collections.abc import Sequence

from timeline.cli.remedies import word_hint
from timeline.cli.terminal import Terminal
from timeline.diagnostics import Diagnostic, Severity, SourceFile
from timeline.reports.text import format_counts, format_report


def report_problems(
    diagnostics: Sequence[Diagnostic], files: Sequence[SourceFile], errors: Terminal
) -> bool:
    """Write the errors, and how many warnings there are; tell if there were errors."""
    found = [
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.severity is Severity.ERROR
    ]
    errors.write_lines(format_report(found, files, word_hint=word_hint))
    rest = [
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.severity is not Severity.ERROR
    ]
    if rest:
        errors.write_notice(f"{format_counts(rest)}: `timeline check` shows them")
    return bool(found)
