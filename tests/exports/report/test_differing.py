"""What accounts of an event say, one below the other."""

from tests.helpers.markdown import read_text
from timeline import load_text
from timeline.exports.report.differing import describe_accounts
from timeline.rendering import UNICODE
from timeline.views.naming import Naming


def _describe(event: str, header: str = "") -> list[str]:
    chronology = load_text(f"{header}events:\n- {{title: T, {event}}}\n")
    naming = Naming(chronology, UNICODE)
    return list(describe_accounts(chronology.events[0], naming))


def _list_cells(table: str) -> list[list[str]]:
    lines = table.split("\n")
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_accounts_stand_below_each_other_with_what_they_differ_in() -> None:
    sentence, table = _describe(
        "date: 2013-05-10, place: Sochi, accounts: [{source: memo, date: 2013-05-10,"
        " title: He came, leaf: 3}, {source: B, date: [2013-05-12, 2013-05-15],"
        " title: He left, place: Moscow}]".replace(
            "[2013-05-12, 2013-05-15]", "'[2013-05-12,2013-05-15]'"
        ),
        "sources: {memo: {title: A Memo}}\n",
    )
    assert sentence == (
        "Accounts differ in date (2 to 5 days apart), possibly in title and in place:"
    )
    heads, _, own, *rows = _list_cells(table)
    assert heads == ["Account", "Date", "What it says"]
    assert own == ["(this chronology)", "", "place: Sochi"]
    assert rows == [
        ["A Memo", "10 May 2013", "He came; leaf: 3"],
        ["B", "12 or 15 May 2013", "He left; place: Moscow"],
    ]


def test_the_date_of_the_event_stands_there_where_no_account_has_it() -> None:
    _, table = _describe("date: 2013-05-10, accounts: [{source: A, date: 2013-05-12}]")
    assert _list_cells(table)[2] == ["(this chronology)", "10 May 2013", ""]


def test_accounts_that_agree_are_told_without_a_difference() -> None:
    sentence, table = _describe(
        "date: 2013-05-10, accounts: [{source: A, date: 2013-05-10}]"
    )
    assert sentence == "Accounts:"
    assert len(_list_cells(table)) == 3


def test_an_event_without_accounts_has_no_table() -> None:
    assert _describe("date: 2013") == []


def test_text_divides_no_cells() -> None:
    _, table = _describe(
        'date: 2013, accounts: [{source: "a|b", date: 2013, "k|": "|",'
        ' title: "c | d\\n| e"}]'
    )
    assert read_text(table) == "AccountDateWhat it saysa|b2013c | d | e; k|: |"
