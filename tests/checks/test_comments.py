"""Comments told from text: whatever is taken for one, YAML takes for one too."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from timeline.checks.comments import find_comments

SIGN = "# x"


def load(text: str) -> object:
    """Return what libyaml makes of a text."""
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506  # makes text alone


def find(text: str) -> list[tuple[int, str]]:
    """Return the comments of a text, with their lines."""
    return list(find_comments(text.split("\n")))


@pytest.mark.parametrize(
    "text",
    [
        "# x",
        "a: b # x",
        "a: b\t# x",
        "a: # x\n  b",
        "a: 'b' # x",
        'a: "b" # x',
        'a: "b\\" # no" # x',
        "a: 'b''s # no' # x",
        "a: Russia's # x",
        'a: say "no # x',
        "a: [b, 'c # no', d] # x",
        "a: [b, # x\n  c]",
        "a: {b: 'c # no', \"d\": e} # x",
        '{"a":"b # no"} # x',
        "{a: [b, {c: d}]} # x",
        "- a: b # x",
        "- - a # x",
        "- 'a # no' # x",
        "? a # x\n: b",
        "a: !!str 'b # no' # x",
        "a: &b 'c # no' # x",
        "a: &b 1 # x\nc: *b",
        "a: | # x\n  b # no",
        "a: >- # x\n  b",
        "a: |\n  b # no\n\n  c # no\nd: e # x",
        "a: |2\n    b # no\n  c # no\nd: e # x",
        "- a: |\n    b # no\n  c: d # x",
        "- |\n  b # no\n- c # x",
        "a:\n  b: |\n    c # no\n  d: e # x",
        "a: |\nb: c # x",
        'a: "b\n  # no\n  c" # x',
        "a: 'b\n\n  # no' # x",
        'a: "b\\\n  # no" # x',
        "a: b\n  'c # x",
        "a: [b\n  'c, d] # x",
        "a: b|c # x",
        "a: x > y # x",
        "a: http://b#no # x",
        "--- # x\na: b",
        "a: 'b' # x\nc: 'd'",
        "a: -1 # x",
        "a: b#no # x",
    ],
)
def test_comment_is_found_and_nothing_else(text: str) -> None:
    assert [comment for _, comment in find(text)] == [SIGN]
    without = text.replace(SIGN, "")
    assert load(text) == load(without)


@pytest.mark.parametrize(
    "text",
    [
        "a: b#x",
        "a: 'b # x'",
        'a: "b # x"',
        "a: |\n  b # x",
        "a: >\n\n  b\n  # x",
        "a: 'b\n  # x'",
        "a: [b, 'c # x']",
        "- |\n # x",
    ],
)
def test_text_is_no_comment(text: str) -> None:
    assert find(text) == []


def test_each_comes_with_its_line() -> None:
    assert find("# one\na: b\n\nc: d # four\n") == [(1, "# one"), (4, "# four")]


_LINES = st.sampled_from(
    [
        "a: b",
        "b: 'it''s # no'",
        'c: "say \\" # no"',
        "d: [e, 'f # no', {g: \"h # no\"}]",
        "i: |\n  j # no\n   k\n",
        "l: >-\n\n  m # no",
        "n: plain\n  goes 'on",
        "o: 'p\n  # no\n  q'",
        "r: [s,\n  t's]",
        "u:\n- v\n- 'w # no'",
        "x: Russia's [own] > {one}",
        "y:\n  z: |\n    # no\n  aa: 1",
    ]
)


@given(st.lists(st.tuples(_LINES, st.booleans()), min_size=1, max_size=6))
def test_whatever_is_found_means_nothing_to_yaml(
    entries: list[tuple[str, bool]],
) -> None:
    text = ""
    for entry, comment in entries:
        indented = entry.replace("\n", "\n  ")
        text += f"- {indented}{' # x' if comment else ''}\n"
    lines = text.split("\n")
    found = dict(find_comments(lines))
    loaded = load(text)
    for number, line in enumerate(lines, start=1):
        if not line.endswith(SIGN):
            assert number not in found
            continue
        changed = [*lines[: number - 1], line.removesuffix(SIGN), *lines[number:]]
        same = load("\n".join(changed)) == loaded
        assert (found.get(number) == SIGN) is same
