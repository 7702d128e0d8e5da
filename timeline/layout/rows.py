"""Rows for things that must not touch: each takes the first that has room."""

from collections.abc import Iterable

Stretch = tuple[float, float]
"""From, and up to: what begins where another ends does not touch it."""


def pack_rows(
    stretches: Iterable[Stretch], *, gap: float = 0, most: int | None = None
) -> tuple[int, ...]:
    """Return the row of each stretch, from 0, in the order given.

    Two of one row lie at least `gap` apart. As few rows as can be are taken where the
    stretches come in the order of their beginnings. What finds no room in `most` rows
    gets `most`, and takes none.
    """
    taken: list[list[Stretch]] = []
    # Where all of a row ends: what comes in order is told at once.
    ends: list[float] = []
    rows = []
    for first, last in stretches:
        row = next(
            (
                index
                for index, others in enumerate(taken)
                if first >= ends[index] + gap
                or all(
                    first >= end + gap or last <= begin - gap
                    for begin, end in reversed(others)
                )
            ),
            len(taken),
        )
        rows.append(row)
        if row == most:
            continue
        if row == len(taken):
            taken.append([])
            ends.append(last)
        taken[row].append((first, last))
        ends[row] = max(ends[row], last)
    return tuple(rows)
