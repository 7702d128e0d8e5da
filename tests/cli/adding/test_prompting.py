"""An event asked for key by key."""

import pytest

from timeline import load_text
from timeline.cli.adding.prompting import ask_event, describe_date, find_last
from timeline.cli.adding.settling import Settler
from timeline.cli.errors import CommandError
from timeline.cli.terminal import error_terminal
from timeline.yamltext import Tree

CHRONOLOGY = load_text(
    """
year: 2013
sources: {s: {title: Title}}
events:
- {date: 2 May 2013, title: x, id: e, actors: [Ann], source: s}
- {date: 1 May 2013, title: y, id: f, sources: ["A, b"]}
""",
    name="a.yaml",
)


def answer(
    monkeypatch: pytest.MonkeyPatch, *answers: str, file: str = "a.yaml", **keys: Tree
) -> tuple[dict[str, Tree], list[str]]:
    """Return an event as answered, and what was asked."""
    asked: list[str] = []
    rest = list(answers)

    def read(prompt: str) -> str:
        asked.append(prompt)
        return rest.pop(0)

    monkeypatch.setattr("builtins.input", read)
    terminal = error_terminal()
    settler = Settler(CHRONOLOGY, terminal)
    last = find_last(CHRONOLOGY, file)
    tree = ask_event(CHRONOLOGY, settler, terminal, last=last, given=keys)
    assert not rest
    return tree, asked


def test_what_is_not_answered_is_offered_or_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tree, asked = answer(monkeypatch, "", "Title", "", "", "", "", "")
    # Of the last event of the file, wherever its date puts it.
    assert tree == {"date": "1 May 2013", "title": "Title", "sources": ["A, b"]}
    assert asked == [
        "Date [1 May 2013]: ",
        "Title: ",
        "Actors, with commas: ",
        "To, with commas: ",
        "Kind: ",
        "Place: ",
        "Source [A, b]: ",
    ]
    tree, asked = answer(
        monkeypatch, *("-", "2 May", "", "T", "", "", "", "", "-"), file="b.yaml"
    )
    assert tree == {"date": "2 May", "title": "T"}
    assert asked[:4] == ["Date: ", "Date: ", "Title: ", "Title: "]


def test_wrong_answers_are_told_and_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tree, _ = answer(
        monkeypatch, *("soon", "after g", "after e", "T", "Ann, Bob", "", "", "", "s")
    )
    assert tree["date"] == "after e"
    assert tree["actors"] == ["Ann", "Bob"]
    assert tree["sources"] == ["s"]
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "  'soon' is not a date"
    assert told[-1] == "  = 2 May 2013 or later"


def test_what_is_given_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    tree, asked = answer(monkeypatch, "3 May", "T", "", "", "", kind="visit", place="P")
    assert tree == {
        "date": "3 May",
        "title": "T",
        "kind": "visit",
        "place": "P",
        "sources": ["A, b"],
    }
    assert len(asked) == 5


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("10 May", "= Friday 10 May 2013"),
        ("2013-05", "= May 2013, known to the month"),
        ("1990s", "= 1990s, known to the decade"),
        ("10-12 May 2013", "= 10–12 May 2013"),
        ("unknown", "= undated"),
        ("after e", "= 2 May 2013 or later"),
    ],
)
def test_a_date_is_read_back_in_words(typed: str, words: str) -> None:
    assert describe_date(typed, CHRONOLOGY) == words


@pytest.mark.parametrize("typed", ["", "31 Feb", "after g", "soon"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(CommandError):
        describe_date(typed, CHRONOLOGY)
