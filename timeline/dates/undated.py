"""What stands in the place of a date that nobody knows.

    undated = "unknown" | "undated" | "n.d." | "no date" | "date unknown"
            | "unknown date" | "date not known"

Case does not matter. `n.d.` is what bibliographies write; its full stops may have
blanks behind them, and the last may be missing.
"""

from timeline.dates.when import When, make_undated
from timeline.dates.words import WordPattern

_UNDATED = WordPattern(
    r"(?a:unknown|undated|n\.\s?d\.?|no\s+date|date\s+(?:unknown|not\s+known)"
    r"|unknown\s+date)"
)
# How it begins: most dates need not be matched with the pattern.
_STARTS = frozenset("uUnNdD")


def parse_undated(text: str) -> When | None:
    """Read what says that nobody knows the date; None if `text` says something else."""
    if text[:1] not in _STARTS or _UNDATED.fullmatch(text) is None:
        return None
    return make_undated(typed=text)
