"""Accounts of one event: side by side where there is room, else one below another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.helpers.drawing import Look, draw_text
from tests.helpers.texts import list_wide
from timeline import Account, Chronology, load_text, make_query, select
from timeline.rendering import ASCII, UNICODE, plain_text
from timeline.text import make_visible
from timeline.views.accounts import draw_accounts

_LABEL_WIDTH = 12
_TWO = """
sources:
  memoirs: {title: Memoirs}
  paper: {title: A Declaration of some Length}
events:
- date: 1991-12-26
  title: The Soviet Union ceases to exist
  status: disputed
  accounts:
  - {source: memoirs, date: 1991-12-25, note: counts from the resignation}
  - {source: Paper, date: 1991-12-26, title: The Union ends}
"""


def _draw(chronology: Chronology, width: int, *, ascii_only: bool = False) -> str:
    glyphs = ASCII if ascii_only else UNICODE
    sheet = Look(glyphs=glyphs).lay(select(chronology))
    (event,) = chronology.events
    lines = draw_accounts(event, sheet, width, label_width=_LABEL_WIDTH)
    return "\n".join(line.rstrip() for line in plain_text(lines).split("\n"))


def test_wide_they_stand_side_by_side() -> None:
    assert _draw(load_text(_TWO), 60) == (
        "accounts    Memoirs                │ A Declaration of some\n"
        "            25 Dec 1991            │ Length\n"
        "            counts from the        │ 26 Dec 1991\n"
        "            resignation            │ The Union ends\n"
    )


def test_narrow_they_stand_one_below_another() -> None:
    assert _draw(load_text(_TWO), 46, ascii_only=True) == (
        "accounts    Memoirs\n"
        "              25 Dec 1991\n"
        "              counts from the resignation\n"
        "            A Declaration of some Length\n"
        "              26 Dec 1991\n"
        "              The Union ends\n"
    )


def test_very_narrow_the_label_has_a_line_of_its_own() -> None:
    assert _draw(load_text(_TWO), 31).split("\n")[:3] == [
        "accounts",
        "Memoirs",
        "  25 Dec 1991",
    ]
    assert _draw(load_text(_TWO), 32).startswith("accounts    Memoirs\n")


# Twenty cells for each and three between: 12 + 20 + 3 + 20.
@pytest.mark.parametrize(("width", "beside"), [(54, False), (55, True)])
def test_columns_have_twenty_cells_at_least(width: int, *, beside: bool) -> None:
    assert ("│" in _draw(load_text(_TWO), width)) is beside


def test_the_rail_stands_in_one_line_down_to_the_longest_account() -> None:
    lines = _draw(load_text(_TWO), 60).rstrip("\n").split("\n")
    assert {line.index("│") for line in lines} == {35}
    text = "events: [{date: 2013, title: T, accounts: [{source: 北京日報, date: 2013},"
    chronology = load_text(f"{text} {{source: e\u0301e\u0301, date: 2014}}]}}]")
    before = [
        cell_len(line.partition("│")[0]) for line in _draw(chronology, 60).split("\n")
    ]
    assert before[:2] == [35, 35]


def test_no_accounts_are_not_drawn() -> None:
    assert _draw(load_text("events: [{date: 2013, title: T}]"), 60) == ""


@pytest.mark.parametrize(
    ("accounts", "differ"),
    [
        ("[]", False),
        ("[{source: a, date: 2013-05-10}]", False),
        ("[{source: a, date: 10 May 2013, title: T, note: n}]", False),
        ("[{source: a, date: 2013-05-10, title: t}]", False),
        ("[{source: a, date: 2013-05-10, title: U}]", True),
        ("[{source: a, date: 2013-05-10, place: Rome}]", False),
        (
            "[{source: a, date: 2013-05-10, place: Rome},"
            " {source: b, date: 2013-05-10, place: Oslo}]",
            True,
        ),
        ("[{source: a, date: 2013-05}]", True),
        ("[{source: a, date: 2013-05-10}, {source: b, date: '2013-05-10?'}]", True),
    ],
)
def test_a_timeline_says_where_accounts_differ(accounts: str, *, differ: bool) -> None:
    chronology = load_text(
        f"events: [{{date: 2013-05-10, title: T, accounts: {accounts}}}]"
    )
    text = draw_text("timeline", select(chronology), Look())
    assert ("≠ accounts differ" in text) is differ


_texts = st.text(max_size=30) | st.sampled_from(
    [
        "北京" * 30,
        "e\u0301" * 50,
        "w" * 90,
        "\u202eevil",
        "\x1b[31m",
        "a  b",
        "👨\u200d👩",
    ]
)


@given(
    st.lists(st.tuples(_texts, _texts, _texts), min_size=1, max_size=5),
    st.integers(min_value=14, max_value=200),
)
def test_whatever_they_say_lines_fit_and_nothing_is_lost(
    accounts: list[tuple[str, str, str]], width: int
) -> None:
    chronology = load_text("events: [{date: 2013, title: T}]")
    (event,) = chronology.events
    told = tuple(
        Account(source, event.date, title, note) for source, title, note in accounts
    )
    changed = Chronology(events=(_with_accounts(chronology, told).events[0],))
    text = _draw(changed, width)
    assert list_wide(text.split("\n"), width) == []
    seen = sorted(text.replace("accounts", "", 1))
    for source, title, note in accounts:
        # Lines break at blanks; the separators U+001C to U+001F are such, too.
        typed = "".join(f"{source}{title}{note}".split())
        for char in make_visible(typed).replace(" ", ""):
            assert char in seen or char.isspace()
    assert make_visible(text.replace("\n", "")) == text.replace("\n", "")


def _with_accounts(chronology: Chronology, told: tuple[Account, ...]) -> Chronology:
    from dataclasses import replace

    (event,) = chronology.events
    return Chronology(events=(replace(event, accounts=told),))


def test_filters_do_not_hide_accounts() -> None:
    selection = select(load_text(_TWO), make_query(on="1991-12-25", any_account=True))
    text = draw_text("timeline", selection, Look(full=True))
    assert "The Union ends" in text
