"""Diffs lead from one text to the other."""

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from timeline.editing.diffs import diff_lines

LINES = st.lists(st.sampled_from("abc"), max_size=12)


def _apply(before: list[str], diff: Iterable[str]) -> list[str]:
    """Return what a diff makes of lines; all that it says of them must be so."""
    after: list[str] = []
    at = 0
    for line in diff:
        head = re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", line)
        if head is not None:
            start = int(head[1]) - (head[2] != "0")
            after += before[at:start]
            at = start
            assert len(after) == int(head[3]) - (head[4] != "0")
        elif line[0] == "+":
            after.append(line[1:])
        else:
            assert before[at] == line[1:]
            at += 1
            after += [line[1:]] * (line[0] == " ")
    return after + before[at:]


@given(LINES, LINES)
def test_a_diff_makes_one_text_of_the_other(
    before: list[str], after: list[str]
) -> None:
    assert _apply(before, diff_lines(before, after)) == after
    assert bool(list(diff_lines(before, after))) == (before != after)


def test_many_changes_take_no_long_search() -> None:
    before = [f"{kind} {n}" for n in range(50_000) for kind in ("a", "b", "c")]
    after = [line.replace("b", "B") for line in before]
    changed = [line for line in diff_lines(before, after) if line[0] == "+"]
    assert len(changed) == 50_000
