"""What is told beside an answer: of the question, of nothing found, of problems."""

from collections import Counter
from collections.abc import Sequence

from timeline.cli.voice import QUIET, Voice
from timeline.diagnostics import Diagnostic, Problems, Severity
from timeline.model import Chronology
from timeline.query import Selection
from timeline.rendering import Span, measure_cells, pad_cells
from timeline.text import count_of
from timeline.views.heading import describe_left_out
from timeline.views.undated import name_undated

_LINES = 9
"""On errors at most; one more says what there is besides."""


def report_selection(selection: Selection, errors: Voice) -> bool:
    """Write what is worth knowing of a question; tell if it has an answer."""
    for note in selection.notes:
        errors.write_notice(note)
    if not selection.matches and selection.undated:
        apart = name_undated(selection.undated)
        errors.write_notice(f"only {apart} may match: --undated draws them")
    elif not selection.matches:
        _explain_nothing(selection, errors)
    return bool(selection.matches)


def _explain_nothing(selection: Selection, errors: Voice) -> None:
    from timeline.query import count_alone, format_query, list_parts

    question = selection.question
    parts = list_parts(question.query)
    if not parts:
        errors.write_notice("no events to show")
        return
    certain = " certainly" if question.flags.certain else ""
    if len(parts) == 1:
        errors.write_notice(f"no event{certain} matches {format_query(parts[0])}")
        return
    errors.write_notice(f"no event{certain} matches all of these; each by itself:")
    counts = [(format_query(part), count) for part, count in count_alone(selection)]
    width = max(measure_cells(text) for text, _ in counts)
    for text, count in counts:
        padded = pad_cells(text, width)
        errors.write_notice(f"  {padded}  {count_of(count, 'event')}")


def report_problems(problems: Problems, chronology: Chronology, errors: Voice) -> bool:
    """Write about ten lines on what is wrong; tell if there were errors.

    The errors themselves, folded where they are many; how many of the rest there are;
    and how much had to be left out, which not every output has a heading to say.
    """
    left_out = describe_left_out(chronology.left_out)
    if not problems:
        if left_out:
            errors.write_notice(left_out)
        return False
    # Only who has problems pays for these imports.
    from timeline.cli.remedies import word_hint
    from timeline.reports.text import format_counts, format_problems

    found = problems.errors
    lines, told = format_problems(
        found,
        chronology.files,
        lines=_LINES,
        width=errors.width if errors.is_terminal else None,
        word_hint=word_hint,
    )
    errors.write_lines(lines)
    counted = "" if told else _count_kinds(found)
    rest = format_counts({**problems.counts, Severity.ERROR: 0})
    if counted and QUIET.get():
        # Errors are told whatever is kept back, and so is that there are more.
        errors.write_lines([(Span(_name_check(counted), "quiet"),)])
        return True
    parts = [left_out]
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
