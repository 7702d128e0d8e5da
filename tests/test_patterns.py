"""What lines begin with is found where `re.M` finds it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from timeline.patterns import LineStart

SOURCE = r"(?:---|\.\.\.)(?=\s|\Z)|%|[ab]"


@given(st.text("\n\r-. %abc"), st.integers(0, 9), st.integers(0, 12))
def test_lines_are_found_as_by_a_search_for_their_beginnings(
    text: str, lines: int, cut: int
) -> None:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    start = starts[min(lines, len(starts) - 1)]
    end = max(len(text) - cut, start)
    pattern = re.compile(f"^(?:{SOURCE})", re.M)
    wanted = [match.start() for match in pattern.finditer(text, start, end)]
    found = LineStart(SOURCE)
    assert found.list_all(text, start, end) == wanted
    assert found.find(text, start, end) == (wanted[0] if wanted else -1)
