"""Which codes are asked for."""

from collections.abc import Collection

from timeline.diagnostics import CODES, ExpectedError, Remedy
from timeline.text import find_nearest, suggest


def choose_codes(only: Collection[str], skip: Collection[str]) -> frozenset[str]:
    """Return the codes that are `only` asked for, or all, without those to skip.

    Raises ExpectedError for a code that there is not.
    """
    for code in (*only, *skip):
        if code not in CODES:
            near = find_nearest(code, CODES, limit=1)
            raise ExpectedError(
                f"no diagnostic has the code {code!r}",
                suggest(near),
                remedy=Remedy("list-codes"),
            )
    return frozenset(only or CODES) - frozenset(skip)
