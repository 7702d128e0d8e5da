"""Lines of a text: found as far as is asked for, they are where all of them are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import breaks
from timeline.breaks import LINE_BREAK, Lines

SIGNS = st.text(st.sampled_from("ab\n\n\r\x85\u2028\x0c\x1c"), max_size=60)
PLAIN = st.text(st.sampled_from("ab \n\n"), max_size=90)


@given(st.one_of(SIGNS, PLAIN), st.lists(st.integers(0, 95), max_size=8), st.data())
def test_lines_are_where_a_split_has_them(
    text: str, offsets: list[int], data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(breaks, "_STRETCH", data.draw(st.sampled_from([1, 2, 7, 64])))
        lines = Lines(text)
        split = LINE_BREAK.compiled.split(text)
        starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        for offset in offsets:
            number = data.draw(st.integers(-1, len(split) + 2))
            wanted = split[number - 1] if 0 < number <= len(split) else None
            assert lines.find(number) == wanted
            if offset <= len(text):
                line = sum(start <= offset for start in starts)
                assert lines.place(offset) == (line, starts[line - 1])


def test_other_breaks_count_as_in_yaml() -> None:
    lines = Lines("a\r\nb\x85c\rd")
    assert [lines.find(number) for number in range(6)] == [
        None,
        "a",
        "b",
        "c",
        "d",
        None,
    ]
    assert lines.place(3) == (2, 3)
