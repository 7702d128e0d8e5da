"""Under which heading each event stands: by bounds, never by the text of its date."""

import pytest

from tests.helpers.chronologies import load_events
from timeline import select
from timeline.exports.page.periods import make_sections


def _list_headings(*dates: str) -> list[tuple[str, int]]:
    events = [{"date": date, "title": "T"} for date in dates]
    sections = make_sections(select(load_events(events)).matches)
    places = [place for section in sections for place, _ in section.rows]
    assert sorted(places) == list(range(len(events)))
    return [(section.anchor, len(section.rows)) for section in sections]


@pytest.mark.parametrize(
    ("dates", "headings"),
    [
        ((), []),
        (("2013-05-10",), [("p-2013-05", 1)]),
        (
            ("2013-05-10", "2013", "2015-12", "2013-05"),
            [("p-2013", 1), ("p-2013-05", 2), ("p-2015-12", 1)],
        ),
        (("2013-05-10", "2016-01"), [("p-2013", 1), ("p-2016", 1)]),
        (("431 BC", "430 BC"), [("p--0430", 1), ("p--0429", 1)]),
        (("by 2013-05-10", "2013-04-01"), [("p-2013-04", 1), ("p-2013-05", 1)]),
        (
            ("unknown", "../2013", "2013-05-10"),
            [("p-open", 1), ("p-2013-05", 1), ("p-undated", 1)],
        ),
        (("unknown",), [("p-undated", 1)]),
        (("1980s", "1981-05"), [("p-1980", 1), ("p-1981-05", 1)]),
    ],
)
def test_headings(dates: tuple[str, ...], headings: list[tuple[str, int]]) -> None:
    assert _list_headings(*dates) == headings
