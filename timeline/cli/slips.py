"""Slips of the fingers: which known words somebody meant to type."""

from collections.abc import Iterable

MOST_OFFERED = 3
"""How many words are offered in the place of one."""


def find_close(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words that differ from a word by a slip of the fingers.

    The nearest ones alone, in their order. Words of three letters or fewer are like
    others only where two letters have changed places, since any two of them are alike
    otherwise; up to five letters one slip is admitted, then two.
    """
    folded = word.lower()
    most = 1 if len(folded) <= 5 else 2
    measured = [(_count_slips(folded, one), one) for one in known]
    near = min((slips for slips, _ in measured), default=most + 1)
    if near > most:
        return ()
    found = [one for slips, one in measured if slips == near]
    if len(folded) <= 3:
        found = [one for one in found if sorted(one) == sorted(folded)]
    return tuple(found[:MOST_OFFERED])


def _count_slips(one: str, two: str) -> int:
    """Return how many letters were left out, added, replaced or exchanged.

    The optimal string alignment distance: a pair is exchanged once at most.
    """
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        new = [i]
        for j, other in enumerate(two, 1):
            slips = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                slips = min(slips, before[j - 2] + 1)
            new.append(slips)
        before, row = row, new
    return row[-1]
