"""Which codes are asked for."""

from collections.abc import Collection

from timeline.diagnostics import CODES, ExpectedError
from timeline.text import find_nearest


def choose_codes(only: Collection[str], skip: Collection[str]) -> frozenset[str]:
    """Return the codes that are `only` asked for, or all, without those to skip.

    Raises ExpectedError for a code that there is not.
    """
    for code in (*only, *skip):
        if code not in CODES:
            near = find_nearest(code, CODES, limit=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise ExpectedError(
                f"no diagnostic has the code {code!r}",
                f"{hint}`timeline codes` lists them",
            )
    return frozenset(only or CODES) - frozenset(skip)
