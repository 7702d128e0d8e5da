"""Conflicts that git left: neither side is read, and all else is."""

import pytest

from tests.helpers.chronologies import list_titles
from timeline.reading import load_text
from timeline.reading.conflicts import blank_conflicts


def event(title: str, year: int = 2013, *, indent: str = "") -> str:
    return f"{indent}- date: {year}\n{indent}  title: {title}\n"


def conflict(ours: str, theirs: str, base: str | None = None) -> str:
    middle = "" if base is None else f"||||||| 1a2b3c\n{base}"
    return f"<<<<<<< HEAD\n{ours}{middle}=======\n{theirs}>>>>>>> branch\n"


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("head", ["", "events:\n", "title: X\nevents:\n"])
@pytest.mark.parametrize(
    ("ours", "theirs", "base", "entries"),
    [
        (["B"], ["C"], None, 2),
        (["B", "C"], ["D"], None, 3),
        (["B"], [], None, 1),
        # What both sides come from is a version of the same.
        (["B"], ["C"], ["A"], 2),
    ],
)
def test_events_of_both_sides_are_kept_out_and_counted(
    head: str,
    indent: str,
    ours: list[str],
    theirs: list[str],
    base: list[str] | None,
    entries: int,
) -> None:
    if not head and indent:
        head = "# c\n"

    def write(names: list[str] | None) -> str:
        return "".join(event(name, indent=indent) for name in names or [])

    text = (
        head
        + event("before", indent=indent)
        + conflict(write(ours), write(theirs), None if base is None else write(base))
        + event("after", indent=indent)
    )
    chronology = load_text(text)
    assert list_titles(chronology) == ["before", "after"]
    (found,) = chronology.diagnostics
    first = 1 + text[: text.index("<<<<<<<")].count("\n")
    last = 1 + text[: text.index(">>>>>>>")].count("\n")
    assert (found.code, found.where.line) == ("yaml-conflict", first)
    assert f"lines {first} to {last}" in found.message
    (out,) = chronology.left_out
    assert (out.reason, out.entries, out.where.line) == ("conflict", entries, first)


def test_event_that_a_conflict_reaches_into_is_kept_out_as_a_whole() -> None:
    chronology = load_text(
        event("before")
        + "- date: 2013\n"
        + conflict("  title: ours\n", "  title: theirs\n")
        + "  place: Paris\n"
        + event("after")
    )
    assert list_titles(chronology) == ["before", "after"]
    assert [one.code for one in chronology.diagnostics] == ["yaml-conflict"]
    assert [(one.reason, one.entries) for one in chronology.left_out] == [
        ("conflict", 1)
    ]


def test_rest_of_an_event_that_began_in_a_conflict_is_kept_out() -> None:
    chronology = load_text(
        event("before")
        + conflict("- date: 2013\n", "- date: 2014\n")
        + "  title: both\n"
        + event("after")
    )
    assert list_titles(chronology) == ["before", "after"]
    assert sum(one.entries for one in chronology.left_out) == 2


def test_each_of_several_conflicts_is_reported() -> None:
    one = conflict(event("A"), event("B"))
    chronology = load_text(one + event("C") + one + event("D") + one)
    assert list_titles(chronology) == ["C", "D"]
    assert [found.where.line for found in chronology.diagnostics] == [1, 10, 19]
    assert [out.entries for out in chronology.left_out] == [2, 2, 2]


def test_conflict_in_the_header_costs_no_event() -> None:
    chronology = load_text(
        conflict("title: ours\n", "title: theirs\n")
        + "year: 2013\nevents:\n"
        + event("A")
    )
    assert list_titles(chronology) == ["A"]
    assert (chronology.title, chronology.year) == ("", 2013)
    assert chronology.left_out == ()
    assert [found.code for found in chronology.diagnostics] == ["yaml-conflict"]


def test_conflict_is_all_there_is() -> None:
    chronology = load_text(conflict(event("A"), event("B")))
    assert [found.code for found in chronology.diagnostics] == ["yaml-conflict"]
    assert [out.entries for out in chronology.left_out] == [2]


@pytest.mark.parametrize(
    "text",
    [
        event("A") + "  note: |\n    <<<<<<< x\n    =======\n    >>>>>>> y\n",
        event("<<<<<<< A"),
        event("A") + "  summary: a\n    =======\n    b\n",
    ],
)
def test_marks_within_a_value_are_text(text: str) -> None:
    chronology = load_text(text)
    assert len(chronology.events) == 1
    assert chronology.diagnostics == ()
    assert blank_conflicts(text) == (text, ())


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> branch"])
def test_mark_that_stands_alone_is_told_for_one(mark: str) -> None:
    chronology = load_text(event("A") + f"{mark}\n" + event("B"))
    assert list_titles(chronology) == ["A", "B"]
    assert [found.code for found in chronology.diagnostics] == ["yaml-conflict"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_places_after_a_conflict_are_those_of_the_file(ending: str) -> None:
    text = conflict(event("Ä"), event("日本")) + "- {date: soon, title: X}\n"
    text = text.replace("\n", ending)
    assert len(blank_conflicts(text).text) == len(text)
    found = load_text(text).diagnostics[-1]
    assert (found.code, found.where[1:]) == ("date-invalid", (8, 10, 4))
