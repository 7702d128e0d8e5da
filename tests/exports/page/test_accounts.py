"""What sources say that differ: in words, and on one scale of time."""

import re

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.pages import make_card, make_html

_Account = dict[str, str]


def _tell(*accounts: _Account, date: str = "2013-05-10") -> str:
    return make_card({"date": date, "accounts": list(accounts)})


def _draw(*dates: str) -> list[str]:
    """Return the paths of accounts of some days, without that of the scale."""
    accounts = [{"source": f"S{n}", "date": date} for n, date in enumerate(dates)]
    event = {"date": dates[0], "title": "T", "accounts": accounts}
    text = make_html(load_events([event]))
    return re.findall(r'<path class="(\w+ ?" d="[^"]+)"/>', text)


def test_accounts_stand_side_by_side_with_what_they_say() -> None:
    text = _tell(
        {"source": "S1", "date": "2013-05-10", "title": "So it was", "folio": "7"},
        {"source": "S2", "date": "2013-05"},
    )
    assert "S1 10 May 2013 Friday So it was folio: 7" in text
    assert "S2 May 2013 day not known" in text


@pytest.mark.parametrize(
    ("accounts", "heading"),
    [
        (
            [
                {"source": "A", "date": "2013-05-10"},
                {"source": "B", "date": "2013-05-12"},
            ],
            "Sources differ on the date (2 days apart)",
        ),
        (
            [
                {"source": "A", "date": "2013-05-10", "title": "X", "place": "Paris"},
                {"source": "B", "date": "2013-05-12", "title": "Y", "place": "Rome"},
            ],
            "Sources differ on the date (2 days apart) and the place, "
            "perhaps on the title",
        ),
        (
            [{"source": "A", "date": "2013-05-10"}, {"source": "B", "date": "2013-05"}],
            "Sources may differ on the date (up to 21 days apart)",
        ),
        (
            [
                {"source": "A", "date": "2013-05-10"},
                {"source": "B", "date": "2013-05-10"},
            ],
            "As the sources tell it",
        ),
    ],
)
def test_the_heading_says_in_what_they_differ(
    accounts: list[_Account], heading: str
) -> None:
    assert f" {heading} A " in _tell(*accounts)


def test_dates_are_drawn_on_one_scale() -> None:
    assert _draw("2013-05-01", "2013-05-10") == [
        *('dot" d="M6.8 5h0', 'dot" d="M93.2 5h0')
    ]
    assert _draw("2013-05-01/2013-05-05", "2013-05-06/2013-05-10")[0] == (
        'lasts" d="M2 5H50M2 1v8M50 1v8'
    )


def test_an_end_that_nobody_knows_is_a_point() -> None:
    drawn = _draw("2013-05-10/..", "2013-05-01", "by 2013-05-10")
    assert drawn[0].startswith('lasts" d="M')
    assert drawn[0].endswith("l-3 4")
    assert drawn[2].startswith('within" d="M')
    assert "l3 4" in drawn[2]


def test_accounts_of_one_date_need_no_scale() -> None:
    assert _draw("2013-05-01", "2013-05-01") == []
    assert _draw("unknown", "unknown") == []


def test_no_accounts_are_no_block() -> None:
    assert "acc" not in re.findall(r'class="(\w+)"', make_html(load_events([])))
