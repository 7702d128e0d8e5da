"""What is true of every text, whichever grammar reads it."""

from timeline.dates import Relative, parse_date


def test_blanks_count_once_in_dates_of_other_events_too() -> None:
    relative = parse_date("10  days after\ttalks")
    plain = parse_date("10 days after talks")
    assert isinstance(relative, Relative)
    assert isinstance(plain, Relative)
    assert relative.tree == plain.tree
    assert relative.typed == "10  days after\ttalks"
