"""Which words of the authors' own are declared at the top, and which may be slips."""

from collections import Counter
from collections.abc import Iterable, Mapping

from timeline.model import Chronology
from timeline.reading.slips import Undeclared
from timeline.text import find_nearest

_RARER = 5
"""So many times as often another word stands there of which one may be a slip."""


def choose_words(
    slips: Iterable[Undeclared], chronology: Chronology
) -> Mapping[tuple[str, str], str]:
    """Return the words that are not to be declared, each with the one it may mean.

    That is one that is known, or one that is to be declared and stands there far more
    often. They go by the key that would declare them, and themselves.
    """
    slips = list(slips)
    counts = Counter((slip.under, slip.word) for slip in slips)
    meant = {(slip.under, slip.word): slip.near for slip in slips if slip.near}
    declared = {"fields": chronology.fields, "statuses": chronology.statuses}
    new: dict[str, list[str]] = {}
    for one, count in counts.most_common():
        under, word = one
        if one in meant:
            continue
        near = find_nearest(word, declared.get(under, ()), limit=1) or find_nearest(
            word,
            [
                other
                for other in new.get(under, ())
                if counts[under, other] >= _RARER * count
            ],
            limit=1,
        )
        if near:
            meant[one] = near[0]
        else:
            new.setdefault(under, []).append(word)
    return meant
