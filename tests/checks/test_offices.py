"""Offices in events: who held them when, and what nobody can know."""

import pytest

from tests.helpers.registries import CLINTON, KERRY, LAVROV
from timeline.checks import check
from timeline.diagnostics import Diagnostic
from timeline.names.successions import is_shared
from timeline.reading import load_text

HEADER = (
    "actors:\n"
    + CLINTON
    + KERRY
    + """\
  leahy: {name: Patrick Leahy, roles: [{office: Senator, of: US, when: 1975/2023}]}
"""
    + LAVROV
    + """\
  wang:
    name: Wang Yi
    roles: [{office: Foreign Minister, of: China, when: 2013-03-16/2022-12-30?}]
  nobody: {name: No Date, roles: [{office: Chair, of: US}]}
events:
"""
)


def find(date: str, actor: str, *, key: str = "actors") -> tuple[Diagnostic, ...]:
    """Return what is wrong with an event of one actor."""
    text = f"{HEADER}- {{date: '{date}', title: T, {key}: ['{actor}']}}\n"
    return check(load_text(text))


@pytest.mark.parametrize(
    ("date", "actor"),
    [
        ("2013-02-01", "Secretary of State Kerry"),
        ("2013-02-01", "Secretary of State Clinton"),
        ("2013-02", "US Secretary of State"),
        ("2013-02", "Secretary of State Kerry"),
        ("2012/2014", "Secretary of State Kerry"),
        ("2009", "US Secretary of State"),
        ("about 2009-01-20", "Secretary of State"),
        ("2008?", "US Secretary of State"),
        ("2008?", "Secretary of State Kerry"),
        ("after 2008", "Secretary of State Kerry"),
        ("2013-05", "US Secretary of State"),
        ("1700", "Chair"),
        ("1700", "Chair Date"),
        # The end of the tenure is in doubt.
        ("2024", "Chinese Foreign Minister"),
        ("2024", "Foreign Minister Wang Yi"),
        # Nobody says that the registry is complete.
        ("2013-05", "Foreign Minister Kerry"),
        ("2013-05", "Kerry, Foreign Minister"),
        ("2013-05", "Secretary of State Lavrov"),
        ("2010", "US Senator Lavrov"),
        ("2013-02-01", "US Secretary of State Lavrov"),
        ("2013", "US Secretary of State Lavrov"),
    ],
)
def test_office_that_may_have_been_held(date: str, actor: str) -> None:
    assert find(date, actor) == ()


@pytest.mark.parametrize("key", ["actors", "to"])
@pytest.mark.parametrize("date", ["1700", "2008", "2009-01-20", "2017-01-21"])
def test_office_that_nobody_declared_held(date: str, key: str) -> None:
    (found,) = find(date, "US Secretary of State", key=key)
    assert (found.code, str(found.severity)) == ("office-mismatch", "warning")
    assert found.message == (
        f"no declared actor held 'US Secretary of State' at the time, {date}"
    )


def test_nearest_holder_is_named_and_shown() -> None:
    (early,), (late,) = (
        find(date, "US Secretary of State") for date in ("2008", "2020")
    )
    assert early.hint.startswith("Hillary Clinton held it 2009-01-21/2013-02-01;")
    assert late.hint.startswith("John Kerry held it 2013-02-01/2017-01-20;")
    assert [place.line for _, place in (*early.related, *late.related)] == [4, 9]


def test_who_held_it_instead_is_named_and_shown() -> None:
    (found,) = find("2012", "Secretary of State Kerry")
    assert found.code == "office-mismatch"
    assert found.message == (
        "'Secretary of State Kerry': John Kerry was that 2013-02-01/2017-01-20,"
        " and this event is of 2012"
    )
    assert found.hint.startswith("Hillary Clinton was; ")
    assert [place.line for _, place in found.related] == [9, 4]


@pytest.mark.parametrize(
    ("date", "actor"),
    [
        ("2013-01-31", "Secretary of State Kerry"),
        ("2013-02-02", "Clinton, US Secretary of State"),
        ("2013-02-05~", "Secretary of State Clinton"),
        ("2014", "Senator Kerry"),
        # An office that somebody else certainly held, with the state it is of.
        ("2013-05", "US Secretary of State Lavrov"),
        ("2013-05", "Russian Foreign Minister Kerry"),
        ("2013-05", "Kerry, Foreign Minister of Russia"),
    ],
)
def test_office_that_somebody_did_not_hold(date: str, actor: str) -> None:
    assert [each.code for each in find(date, actor)] == ["office-mismatch"]


@pytest.mark.parametrize("date", ["1700", "2013-05"])
@pytest.mark.parametrize("actor", ["US Secretary of State", "Secretary of State Kerry"])
def test_what_an_event_is_about_need_not_be_of_its_day(date: str, actor: str) -> None:
    assert find(date, actor, key="about") == ()


def test_office_of_several_states_is_ambiguous() -> None:
    (found,) = find("2013-02-01", "Secretary of State")
    assert (found.code, str(found.severity)) == ("office-ambiguous", "warning")
    assert "Hillary Clinton and John Kerry" in found.message
    assert found.hint == "name the person who is meant"
    assert [place.line for _, place in found.related] == [4, 9]


def test_whose_office_is_suggested_where_that_tells_them_apart() -> None:
    text = HEADER.replace("2022-12-30?", "2022-12-30")
    text += "- {date: 2015, title: T, to: [Foreign Minister]}\n"
    (found,) = check(load_text(text))
    assert found.code == "office-ambiguous"
    assert found.hint.endswith("say whose office it is: 'Russian Foreign Minister'")


@pytest.mark.parametrize(
    ("date", "actor"),
    [
        ("2013-01-31", "Secretary of State"),
        ("2013-02", "Secretary of State"),
        ("2012?", "Senator"),
        # Of the two only one certainly did.
        ("2015", "Foreign Minister"),
        ("2013-03", "Foreign Minister"),
    ],
)
def test_office_that_one_certainly_held_is_not(date: str, actor: str) -> None:
    assert find(date, actor) == ()


@pytest.mark.parametrize(
    "office",
    [
        "Senator",
        "Deputy Foreign Minister",
        "Permanent Representative to the UN",
        "Co-Chair",
        "Vice Foreign Minister",
        "Ambassador in Moscow",
    ],
)
def test_office_of_several_at_once(office: str) -> None:
    assert is_shared(office)


@pytest.mark.parametrize(
    "office",
    [
        "Foreign Minister",
        "Secretary of State",
        "President",
        "Speaker of the House of Representatives",
    ],
)
def test_office_of_one(office: str) -> None:
    assert not is_shared(office)
