"""Windows that touch others, found as by looking at all of them."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import FUTURE, PAST, Window
from timeline.dates.touching import WindowIndex

_days = st.sampled_from([PAST, *range(12), FUTURE])
_windows = st.tuples(_days, _days).map(lambda days: Window(min(days), max(days)))


@given(st.lists(_windows, max_size=20), _windows)
def test_those_that_touch_are_found_in_order_and_no_others(
    windows: list[Window], asked: Window
) -> None:
    index = WindowIndex(windows)
    wanted = [
        position
        for position, window in enumerate(windows)
        if window.first <= asked.last and window.last >= asked.first
    ]
    wanted.sort(key=lambda position: windows[position].first)
    assert list(index.find(asked)) == wanted
    assert index.count(asked) == len(wanted)
