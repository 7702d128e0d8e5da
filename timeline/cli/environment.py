"""Variables of the environment, settled once before anything reads them.

Typer and Rich read some of them as well, each in a way of its own, and end in a
traceback for a size that is no number, or one without end.
"""

import os

MOST_WIDTH = 10_000
"""Cells of the widest line that is drawn; a page of paper has some 100."""
COMPLETION = "_TIMELINE_COMPLETE"
"""Where it is set, a shell asks Typer for words to complete."""
_SIZES = ("COLUMNS", "LINES", "TERMINAL_WIDTH")
_MOST_DIGITS = 9


def settle_sizes() -> None:
    """Leave sizes of the terminal in the environment as numbers from 1 to the most.

    What is no such number counts as not set.
    """
    for name in _SIZES:
        size = os.environ.get(name)
        if size is None:
            continue
        # Python refuses to read a number of thousands of digits.
        number = int(size[:_MOST_DIGITS]) if size.isdecimal() else 0
        if number:
            os.environ[name] = str(min(number, MOST_WIDTH))
        else:
            del os.environ[name]
