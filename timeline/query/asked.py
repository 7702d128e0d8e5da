"""Which days a question is about, for whoever draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import FUTURE, PAST, Window
from timeline.query.conditions import AllOf

if TYPE_CHECKING:
    from timeline.query.conditions import Condition


def find_asked_window(condition: Condition) -> Window:
    """Return the days that a question is about: those all of its dates lie within.

    Infinite on a side that it leaves open; what is asked for on one side of an `or`
    alone, for any year, or of other dates of an event, says nothing of it.
    """
    first, last = PAST, FUTURE
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    if not parts:
        return Window(first, last)
    from timeline.query.dating import Dated

    for part in parts:
        if not isinstance(part, Dated) or part.source != "date" or part.accounts:
            continue
        for test in part.tests:
            windows = [*test.windows, *(Window(one[0], one[-1]) for one in test.bounds)]
            if windows and not test.yearly:
                first = max(first, min(window.first for window in windows))
                last = min(last, max(window.last for window in windows))
    return Window(first, last) if first <= last else Window(PAST, FUTURE)
