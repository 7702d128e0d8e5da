"""Diagnostics at the edge of another command's output."""

from collections import Counter
from collections.abc import Sequence

from timeline.cli.remedies import word_hint
from timeline.cli.terminal import QUIET, Terminal
from timeline.diagnostics import Diagnostic, Severity
from timeline.model import Chronology
from timeline.rendering import Span
from timeline.reports.text import format_counts, format_problems
from timeline.text import count_of
from timeline.views.heading import describe_left_out

_LINES = 9
"""On errors at most; one more says what there is besides."""


def report_problems(
    diagnostics: Sequence[Diagnostic], chronology: Chronology, errors: Terminal
) -> bool:
    """Write about ten lines on what is wrong; tell if there were errors.

    The errors themselves, folded where they are many; how many of the rest there are;
    and how much had to be left out, which not every output has a heading to say.
    """
    found = [one for one in diagnostics if one.severity is Severity.ERROR]
    lines, told = format_problems(
        found,
        chronology.files,
        lines=_LINES,
        width=errors.width if errors.is_terminal else None,
        word_hint=word_hint,
    )
    errors.write_lines(lines)
    counted = "" if told else _count_kinds(found)
    rest = format_counts(
        one for one in diagnostics if one.severity is not Severity.ERROR
    )
    if counted and QUIET.get():
        # Errors are told whatever is kept back, and so is that there are more.
        errors.write_lines([(Span(_name_check(counted), "quiet"),)])
        return True
    parts = [describe_left_out(chronology.left_out)]
    if counted or rest:
        parts.append(_name_check(", ".join(filter(None, (counted, rest)))))
    text = "; ".join(filter(None, parts))
    if text:
        errors.write_notice(text)
    return bool(found)


def _count_kinds(found: Sequence[Diagnostic]) -> str:
    kinds = Counter(one.code for one in found)
    of = f" of {count_of(len(kinds), 'kind')}" if len(kinds) > 1 else ""
    return f"{count_of(len(found), 'error')}{of}"


def _name_check(counts: str) -> str:
    return f"{counts}: `timeline check` shows them"
