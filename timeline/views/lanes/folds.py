"""What is said of the silences that an axis is folded at."""

from collections.abc import Sequence

from timeline.analysis import format_days
from timeline.dates import Window
from timeline.text import join_words

# Of more the longest is named.
_MOST_NAMED = 4


def describe_folds(folds: Sequence[Window]) -> str:
    """Return `folded: 14 months and 60 days`; of none an empty text."""
    if not folds:
        return ""
    lengths = [fold.last + 1 - fold.first for fold in folds]
    if len(folds) > _MOST_NAMED:
        longest = format_days(max(lengths))
        return f"folded: {len(folds)} silences of up to {longest}"
    return f"folded: {join_words(map(format_days, lengths), last='and')}"
