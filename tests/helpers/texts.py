"""What no text for a terminal may be or hold, and text to hold views to it."""

import re
from collections.abc import Iterable

from hypothesis import strategies as st
from rich.cells import cell_len

HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""A character that a terminal obeys, or that changes the order of others."""
WORDS = st.text(min_size=1, max_size=40) | st.sampled_from(
    ["北京" * 20, "e\u0301" * 40, "👨\u200d👩\u200d👧" * 9, "w" * 120, "\x1b[31m"]
)
"""Any text, and some that is wider or narrower than it is long."""
DATES = st.sampled_from(
    ["2013-05-10", "1813-07-01", "2013", "201X", "by 2012", "2014-01/..", "-0431"]
)
"""Dates as they are typed: exact, vague, open, and far from each other."""
ROWS = st.lists(
    st.tuples(DATES, WORDS, st.lists(WORDS, max_size=6, unique=True)), max_size=6
)
"""Of events: a date, a title, and who acts."""


def list_wide(lines: Iterable[str], width: int) -> list[str]:
    """Return the lines that take more cells than a width."""
    return [line for line in lines if cell_len(line) > width]
