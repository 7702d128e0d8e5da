"""Diagnostics for people: place, message, the line itself, a caret, a hint.

Warnings and notes that are alike, of one code about one subject, are shown once
with their number, and of one code at most ten are shown, unless all are wanted.
Warnings that are counted as errors are folded all the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.diagnostics import (
    CODES,
    Diagnostic,
    Location,
    Remedy,
    Severity,
    SourceFile,
)
from timeline.reports import WordHint, leave_unworded
from timeline.text import count_of
from timeline.views.lines import Line, Span, measure_cells

_STYLES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}
_SHOWN_OF_ONE_CODE = 10
_LINE_LIMIT = 160
"""Characters of a source line that are shown, round the place in question."""


def format_report(
    diagnostics: Sequence[Diagnostic],
    files: Iterable[SourceFile],
    *,
    every: bool = False,
    word_hint: WordHint = leave_unworded,
) -> Iterator[Line]:
    """Yield the lines of a report on diagnostics, which stand in their order.

    `every` shows each, however many are alike.
    """
    sources = {file.name: file for file in files}
    if every:
        for diagnostic in diagnostics:
            yield from _format_one(diagnostic, sources, word_hint)
        return
    alike: dict[tuple[str, str | int], list[Diagnostic]] = {}
    for number, diagnostic in enumerate(diagnostics):
        alike.setdefault(_likeness(diagnostic, number), []).append(diagnostic)
    shown: dict[str, int] = {}
    held_back: dict[str, int] = {}
    for group in alike.values():
        first = group[0]
        code = first.code
        if not _is_error(first):
            if shown.get(code, 0) >= _SHOWN_OF_ONE_CODE:
                held_back[code] = held_back.get(code, 0) + len(group)
                continue
            shown[code] = shown.get(code, 0) + 1
        yield from _format_one(first, sources, word_hint)
        if len(group) > 1:
            last = group[-1].where
            text = (
                f"{len(group) - 1:,} more like this, the last at {_format_place(last)}"
            )
            yield Span("      = ", "rail"), Span(text, "quiet")
    for code, count in held_back.items():
        text = word_hint(f"and {count:,} more of {code}", Remedy("show-each", code))
        yield (Span(text, "quiet"),)


def _is_error(diagnostic: Diagnostic) -> bool:
    # By its code: to be strict about warnings does not make them worth repeating.
    return CODES[diagnostic.code][0] is Severity.ERROR


def _likeness(diagnostic: Diagnostic, number: int) -> tuple[str, str | int]:
    if _is_error(diagnostic) or not diagnostic.subject:
        # Every error is shown: no two are alike.
        return diagnostic.code, number
    return diagnostic.code, diagnostic.subject


def format_counts(diagnostics: Iterable[Diagnostic]) -> str:
    """Return `2 errors, 1 warning`; empty where there is nothing."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    return ", ".join(
        count_of(count, severity) for severity, count in counts.items() if count
    )


def _format_one(
    diagnostic: Diagnostic, sources: Mapping[str, SourceFile], word_hint: WordHint
) -> Iterator[Line]:
    where = diagnostic.where
    yield (
        Span(f"{_format_place(where)}: ", "strong"),
        Span(diagnostic.severity, _STYLES[diagnostic.severity]),
        Span(f"[{diagnostic.code}]: ", "quiet"),
        Span(diagnostic.message, "strong"),
    )
    width = max(len(str(where.line)), 5)
    yield from _format_source(where, sources, width)
    margin = " " * width
    hint = word_hint(diagnostic.hint, diagnostic.remedy)
    if hint:
        yield Span(f"{margin} = ", "rail"), Span("hint: ", "label"), Span(hint)
    for word, place in diagnostic.related:
        text = f"{word}: {_format_place(place)}"
        yield Span(f"{margin} = ", "rail"), Span(text)


def _format_place(where: Location) -> str:
    return f"{where.file}:{where.line}:{where.column}" if where.line else where.file


def _format_source(
    where: Location, sources: Mapping[str, SourceFile], width: int
) -> Iterator[Line]:
    file = sources.get(where.file)
    if file is None or not 0 < where.line <= len(file.lines):
        return
    line = file.lines[where.line - 1]
    start = where.column - 1
    end = min(start + where.length if where.length else len(line.rstrip()), len(line))
    cut = max(0, start - _LINE_LIMIT // 2) if len(line) > _LINE_LIMIT else 0
    shown = line[cut : cut + _LINE_LIMIT]
    before = measure_cells(line[cut:start])
    marked = measure_cells(line[start : min(end, cut + _LINE_LIMIT)])
    yield Span(f"{where.line:>{width}} | ", "rail"), Span(shown)
    carets = "^" * max(marked, 1)
    margin = " " * width
    yield Span(f"{margin} | ", "rail"), Span(" " * before), Span(carets, "caret")
