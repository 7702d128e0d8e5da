"""Rows for things that must not touch: each takes the first that has room."""

from collections.abc import Iterable

Stretch = tuple[float, float]
"""From, and up to: what begins where another ends does not touch it."""


def pack_rows(stretches: Iterable[Stretch], *, gap: float = 0) -> tuple[int, ...]:
    """Return the row of each stretch, from 0, in the order given.

    Two of one row lie at least `gap` apart. As few rows as can be are taken where the
    stretches come in the order of their beginnings.
    """
    taken: list[list[Stretch]] = []
    rows = []
    for first, last in stretches:
        row = next(
            (
                index
                for index, others in enumerate(taken)
                if all(
                    first >= end + gap or last <= begin - gap for begin, end in others
                )
            ),
            len(taken),
        )
        if row == len(taken):
            taken.append([])
        taken[row].append((first, last))
        rows.append(row)
    return tuple(rows)
