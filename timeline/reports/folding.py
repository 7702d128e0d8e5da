"""Which diagnostics are alike, and how many of each code a report has room for.

Alike are those of one code about one subject: a key that 1,500 events have is one
problem. What has no subject is about its place alone, and like nothing else. Severity
makes no difference: to be strict about warnings does not make them worth repeating.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement
from typing import NamedTuple

from timeline.diagnostics import CODES, Diagnostic, Severity

Group = tuple[Diagnostic, ...]
"""Diagnostics that are alike, in the order of the report; never empty."""


class Plan(NamedTuple):
    """How many groups of one code are shown, the first of them first."""

    whole: int
    """With the line of the file and the hint."""
    brief: int
    """In one line; the others are only counted."""


PLANS = (Plan(10, 0), Plan(3, 7), Plan(1, 9), Plan(1, 4), Plan(1, 2), Plan(1, 0))
"""From the most to the least that is told of one code."""


def fold(diagnostics: Iterable[Diagnostic]) -> tuple[Group, ...]:
    """Return those that are alike together, by the place of the first of each."""
    alike: dict[tuple[str, str | int], list[Diagnostic]] = {}
    for number, diagnostic in enumerate(diagnostics):
        key = diagnostic.code, diagnostic.subject or number
        alike.setdefault(key, []).append(diagnostic)
    return tuple(tuple(group) for group in alike.values())


def choose_plans(groups: Sequence[Group], *, room: int) -> dict[str, Plan]:
    """Return the plan for each code under which a report has about `room` lines.

    Where there is room, ten of each code are shown whole. What is no error gives way
    first, and no code is left unmentioned, so a report of very many codes is longer.
    """
    sizes: dict[str, list[int]] = {}
    for group in groups:
        sizes.setdefault(group[0].code, []).append(_count_lines(group))
    plans: dict[str, Plan] = {}
    for errors, others in combinations_with_replacement(PLANS, 2):
        plans = {code: errors if _is_error(code) else others for code in sizes}
        if sum(_measure(sizes[code], plan) for code, plan in plans.items()) <= room:
            break
    return plans


def _is_error(code: str) -> bool:
    return CODES[code][0] is Severity.ERROR


def _count_lines(group: Group) -> int:
    """Return the lines of the first of a group, and of how many more there are."""
    first = group[0]
    source = 2 if first.where.line else 0
    hint = bool(first.hint or first.remedy)
    return 1 + source + hint + len(first.related) + (len(group) > 1)


def _measure(sizes: Sequence[int], plan: Plan) -> int:
    shown = plan.whole + plan.brief
    brief = max(min(len(sizes), shown) - plan.whole, 0)
    return sum(sizes[: plan.whole]) + brief + (len(sizes) > shown)
