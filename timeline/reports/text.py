"""Diagnostics for people: place, message, the line itself, a caret, a hint.

Those that are alike (`folding`) are shown once with their number, and of one code at
most ten, unless all are wanted. What would be longer than some ninety lines has fewer
of each code whole, others in one line, and the rest in a count that says what about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.diagnostics import (
    Remedy,
    Severity,
)
from timeline.rendering import Span, cut_cells, measure_cells
from timeline.reports import leave_unworded
from timeline.reports.folding import choose_plans, fold
from timeline.text import count_of, join_words

if TYPE_CHECKING:
    from timeline.diagnostics import (
        Diagnostic,
        Location,
        SourceFile,
    )
    from timeline.rendering import Line
    from timeline.reports import WordHint
    from timeline.reports.folding import Group

_STYLES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}
_ROOM = 85
"""Lines that a report has about, without its last ones, which count what is missing."""
_NAMED = 6
"""Places and names that a count mentions at most."""
_DECLARED_TOGETHER = 4
"""From so many on one line declares all of them, as nobody would one by one."""
_DECLARED_AT_MOST = 200
_LINE_LIMIT = 160
"""Characters of a source line that are shown, round the place in question."""
_LEAST_MESSAGE = 20
"""Cells that a message has in one line, however long the name of its file is."""
# How the hints of what can be declared are worded: `fields: [importance]`, and where.
_DECLARATION = re.compile(r"`(\w+): \[(.+)\]`(.*)")
# What stands in a list of YAML as it is.
_PLAIN_NAME = re.compile(r"\w[\w .&/()'-]*")


class _Declared(NamedTuple):
    """Names that one line of the header would declare."""

    names: list[str]
    where: str
    """Where that line goes, as the first hint says it."""


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
    groups = fold(diagnostics)
    plans = choose_plans(groups, room=_ROOM)
    seen = dict.fromkeys(plans, 0)
    held_back: dict[str, list[Group]] = {code: [] for code in plans}
    for group in groups:
        code = group[0].code
        plan = plans[code]
        seen[code] += 1
        if seen[code] <= plan.whole:
            yield from _format_group(group, sources, word_hint)
        elif seen[code] <= plan.whole + plan.brief:
            yield format_briefly(group[0], more=len(group) - 1)
        else:
            held_back[code].append(group)
    for code, hidden in held_back.items():
        named = [group for group in groups if group[0].code == code]
        yield from _count_hidden(code, hidden, _list_declared(named))
    if len(groups) < len(diagnostics) or any(held_back.values()):
        text = word_hint("", Remedy("show-each"))
        if text:
            yield (Span(text, "quiet"),)


def format_problems(
    diagnostics: Sequence[Diagnostic],
    files: Iterable[SourceFile],
    *,
    lines: int,
    width: int | None = None,
    word_hint: WordHint = leave_unworded,
) -> tuple[tuple[Line, ...], bool]:
    """Return about so many lines on diagnostics at most, and whether they tell all.

    As in a report where that has room; else one line each of those that are not alike,
    cut to `width` cells; else one each code, as long as there are lines.
    """
    sources = {file.name: file for file in files}
    groups = fold(diagnostics)
    whole: list[Line] = []
    for group in groups:
        whole += _format_group(group, sources, word_hint)
        if len(whole) > lines:
            break
    else:
        return tuple(whole), True
    if len(groups) > lines:
        by_code: dict[str, list[Diagnostic]] = {}
        for diagnostic in diagnostics:
            by_code.setdefault(diagnostic.code, []).append(diagnostic)
        groups = tuple(map(tuple, by_code.values()))[:lines]
    told = (
        format_briefly(group[0], more=len(group) - 1, width=width) for group in groups
    )
    return tuple(told), False


def format_briefly(
    diagnostic: Diagnostic, *, more: int = 0, width: int | None = None
) -> Line:
    """Return one line on a diagnostic, with the number of those that it stands for."""
    place, severity, code, message = _format_head(diagnostic)
    tail = f" (and {more:,} more)" if more else ""
    if width is not None:
        taken = sum(map(measure_cells, (place.text, severity.text, code.text, tail)))
        room = max(width - taken, _LEAST_MESSAGE)
        message = message._replace(text=cut_cells(message.text, room, "..."))
    return place, severity, code, message, Span(tail, "quiet")


def _format_group(
    group: Group, sources: Mapping[str, SourceFile], word_hint: WordHint
) -> Iterator[Line]:
    yield from _format_one(group[0], sources, word_hint)
    others = [_format_place(diagnostic.where) for diagnostic in group[1:]]
    if not others:
        return
    places = join_words(others, last="and")
    where = f"the last at {others[-1]}"
    if len(others) <= _NAMED and len(places) <= _LINE_LIMIT:
        where = f"at {places}"
    text = f"{len(others):,} more like this, {where}"
    yield Span("      = ", "rail"), Span(text, "quiet")


def _count_hidden(
    code: str, hidden: Sequence[Group], declared: Mapping[str, _Declared]
) -> Iterator[Line]:
    """Yield how many of one code are not shown, and what declares all that can be.

    `declared` has the names by keys, of what is shown as well.
    """
    together = {
        key: found
        for key, found in declared.items()
        if len(found.names) >= _DECLARED_TOGETHER
    }
    known = {name for found in together.values() for name in found.names}
    if hidden:
        rest = [group[0] for group in hidden if group[0].subject not in known]
        text = f"and {sum(map(len, hidden)):,} more of {code}{_name_hidden(rest)}"
        yield (Span(text, "quiet"),)
    for key, (names, where) in together.items():
        listed = ", ".join(names[:_DECLARED_AT_MOST])
        what = f"all {len(names):,} at once"
        if len(names) > _DECLARED_AT_MOST:
            what = f"the first {_DECLARED_AT_MOST} of {len(names):,} at once"
        text = f"{what}: `{key}: [{listed}]`{where}"
        yield Span("      = ", "rail"), Span("hint: ", "label"), Span(text)


def _name_hidden(hidden: Sequence[Diagnostic]) -> str:
    """Return what some that are not shown are about, else where they stand."""
    subjects = list(dict.fromkeys(one.subject for one in hidden if one.subject))
    places = [_format_place(one.where) for one in hidden if not one.subject]
    for word, names in (("about", subjects), ("at", places)):
        if names:
            last = f"{len(names) - _NAMED:,} others"
            few = names if len(names) <= _NAMED else [*names[:_NAMED], last]
            return f", {word} {join_words(few, last='and')}"
    return ""


def _list_declared(groups: Iterable[Group]) -> dict[str, _Declared]:
    """Return what can be declared under which key, without what may be misspelt."""
    declared: dict[str, _Declared] = {}
    for first, *_ in groups:
        match = _DECLARATION.search(first.hint)
        if (
            match is not None
            and match[2] == first.subject
            # What is like a known word is a slip, until its author says otherwise.
            and "?" not in first.hint
            and _PLAIN_NAME.fullmatch(first.subject)
        ):
            found = declared.setdefault(match[1], _Declared([], match[3]))
            found.names.append(first.subject)
    return declared


def format_counts(counts: Mapping[Severity, int]) -> str:
    """Return `2 errors, 1 warning`, from the worst; empty where there is nothing."""
    return ", ".join(
        count_of(counts[severity], severity)
        for severity in Severity
        if counts.get(severity)
    )


def _format_one(
    diagnostic: Diagnostic, sources: Mapping[str, SourceFile], word_hint: WordHint
) -> Iterator[Line]:
    where = diagnostic.where
    yield _format_head(diagnostic)
    width = max(len(str(where.line)), 5)
    yield from _format_source(where, sources, width)
    margin = " " * width
    hint = word_hint(diagnostic.hint, diagnostic.remedy)
    if hint:
        yield Span(f"{margin} = ", "rail"), Span("hint: ", "label"), Span(hint)
    for word, place in diagnostic.related:
        text = f"{word}: {_format_place(place)}"
        yield Span(f"{margin} = ", "rail"), Span(text)


def _format_head(diagnostic: Diagnostic) -> tuple[Span, Span, Span, Span]:
    return (
        Span(f"{_format_place(diagnostic.where)}: ", "strong"),
        Span(diagnostic.severity, _STYLES[diagnostic.severity]),
        Span(f"[{diagnostic.code}]: ", "quiet"),
        Span(diagnostic.message, "strong"),
    )


def _format_place(where: Location) -> str:
    return f"{where.file}:{where.line}:{where.column}" if where.line else where.file


def _format_source(
    where: Location, sources: Mapping[str, SourceFile], width: int
) -> Iterator[Line]:
    file = sources.get(where.file)
    line = None if file is None else file.find_line(where.line)
    if line is None:
        return
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
