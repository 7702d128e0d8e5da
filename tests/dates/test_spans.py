"""The days that some dates are known to lie in."""

import pytest

from tests.helpers.dates import parse_when
from timeline.dates import Window, find_known_span


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [
        (["2013-05-10"], "2013-05-10", "2013-05-10"),
        (["2013-05", "2012-12-30"], "2012-12-30", "2013-05-31"),
        (["2013-05-10/..", "unknown"], "2013-05-10", "2013-05-10"),
        (["by 2013-05-10", "2013-05-01?"], "2013-05-01", "2013-05-10"),
    ],
)
def test_a_span_has_all_days_that_are_known(
    texts: list[str], first: str, last: str
) -> None:
    whole = Window(parse_when(first).b1, parse_when(last).e2)
    assert find_known_span(map(parse_when, texts)) == whole


def test_what_is_undated_spans_nothing() -> None:
    assert find_known_span([]) is None
    assert find_known_span([parse_when("unknown")]) is None
