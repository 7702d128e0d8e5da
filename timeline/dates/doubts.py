"""Words that put a date in doubt.

    doubtful = ("possibly" | "perhaps" | "probably" | "maybe" | "presumably") date
             | date "(?)"

Each is the mark `?`, on all of the date, whatever stands before that.
"""

from timeline.dates.words import WordPattern

_DOUBTFUL = WordPattern(
    r"(?a:possibly|perhaps|probably|maybe|presumably|likely)\s+(?P<rest>.+)"
    r"|(?P<before>.+?)\s*\(\s*\?\s*\)"
)
# How it begins: most dates need not be matched with the pattern.
_STARTS = "pPmMlL"


def split_doubt(text: str) -> str | None:
    """Return the date that words put in doubt; None if there are no such words."""
    if text[:1] not in _STARTS and text[-1:] != ")":
        return None
    match = _DOUBTFUL.fullmatch(text)
    return (match["rest"] or match["before"]) if match else None
