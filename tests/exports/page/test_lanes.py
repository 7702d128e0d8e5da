"""Rows of marks, for each scale."""

from timeline.dates import Window, parse_canonical
from timeline.exports.page.lanes import Lane, find_scales, lay_rows

_SPAN = Window(734_869, 735_233)  # 2013


def _lay(*dates: str, until: str = "..") -> list[str]:
    parsed = [parse_canonical(date) for date in dates]
    lane = Lane(range(len(parsed)), parse_canonical(f"2013/{until}").e2)
    (rows,) = lay_rows(parsed, [lane], _SPAN, find_scales(_SPAN))
    return rows


def test_scales_rise_from_that_of_a_phone() -> None:
    scales = find_scales(_SPAN)
    assert list(scales) == sorted(scales)
    assert scales[0] * 365 == 300


def test_what_touches_gets_rows_of_its_own_until_there_is_room() -> None:
    rows = _lay("2013-05-01", "2013-05-03", "2013-05-05", "2013-11-01")
    assert rows[0] == "0120"
    assert rows[1] == "0100"
    # From here on all have one row.
    assert len(rows) == 2


def test_what_is_long_stands_below_the_rest() -> None:
    rows = _lay("2013-01-10/2013-09-20", "2013-02", "2013-02-03/2013-12-01")
    assert rows[0] == "A0B"


def test_what_goes_on_takes_no_room_beyond_whom_it_is_about() -> None:
    dates = "2013-01-02/..", "2013-02-01/2013-11-01"
    assert _lay(*dates)[-1] == "AB"
    # Bars that end after some days are not long at first.
    assert _lay(*dates, until="2013-02-05")[0] == "01"
    # What is drawn of an end that nobody knows is longer than the usual piece of it.
    dates = "2013-01-02/", "2013-04-15"
    assert _lay(*dates) == []
    assert _lay(*dates, until="2013-05")[0] == "A0"


def test_what_finds_no_room_is_told() -> None:
    rows = _lay(*["2013-05-01"] * 14)
    assert rows[0] == "0123456789ab~~"


def test_an_undated_event_takes_no_room() -> None:
    assert _lay("unknown", "2013-05-01") == []


def test_those_out_of_order_are_laid_as_they_begin() -> None:
    assert _lay("2013-05-02", "2013-05-01")[0] == "10"
