"""Events typed in an editor: how they are read, and what is wrong with them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.cli.adding.templates import (
    Wrong,
    find_gap,
    has_text,
    make_template,
    mark_wrong,
    read_template,
)
from timeline.diagnostics import SourceFile, split_lines
from timeline.editing.texts import Inputs
from timeline.reading import Input
from timeline.yamltext import Prose, Tree

FILE = SourceFile("a.yaml", b"year: 2013\nevents: [{date: 2 May, title: x, id: e}]\n")
INPUTS = Inputs((Input(FILE),))


def read(text: str) -> tuple[list[dict[str, Tree]], list[Wrong]]:
    """Return the keys of the events of a text, and what is wrong."""
    typed = read_template(text, INPUTS)
    events = [{key.name: key.value for key in event} for event in typed.events]
    return events, list(typed.wrong)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("date: 2013\ntitle: a: b\n", {"date": "2013", "title": "a: b"}),
        ("date: 10 May\ntitle: x\n", {"date": "10 May", "title": "x"}),
        ("date: after e\ntitle: x", {"date": "after e", "title": "x"}),
        ("When: 2013\r\ntitle: x\r\n", {"date": "2013", "title": "x"}),
        ('{"date": "2013", "title": "x"}', {"date": "2013", "title": "x"}),
        ("date: 2013\ntitle: x # y\ntags:\nrank: 3", {
            "date": "2013", "title": "x", "rank": "3"
        }),
        ("date: 2013\ntitle: x\nsummary: |\n  a\n  b\n", {
            "date": "2013", "title": "x", "summary": Prose("a\nb\n")
        }),
        ("date: 2013\ntitle: x\nactors:\n- a, b\n- c\n", {
            "date": "2013", "title": "x", "actors": ["a, b", "c"]
        }),
    ],
)  # fmt: skip
def test_an_event_is_read_as_in_a_file(text: str, keys: dict[str, Tree]) -> None:
    assert read(text) == ([keys], [])


def test_a_date_may_go_by_one_that_the_year_of_the_file_completes() -> None:
    events, wrong = read(
        "- {date: 10 May, title: x, id: f}\n- {date: after f, title: y}\n"
    )
    assert ([event["date"] for event in events], wrong) == (["10 May", "after f"], [])
    _, (unknown,) = read("- {date: 10 May, title: x}\n- {date: after g, title: y}\n")
    assert unknown.line == 2


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# x\ndate: soon\ntitle: x\n", 2, "'soon' is not a date"),
        ("date: after f\ntitle: x\n", 1, "'f'"),
        ("\ntitle: x\n", 2, "the event has no `date`"),
        ("- title: x\n- {date: 2013, title: y}\n", 1, "has no `date`"),
        ("date: 2013\ntitle: [x\n", 2, "not closed"),
        ("just text\n", 0, "this is no event"),
        ("year: 2013\nevents: [{date: 2 May, title: x}]\n", 0, "this is no event"),
        ("a: &d 2013\ndate: *d\ntitle: x\n", 0, "(line 2, `date`)"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    text: str, line: int, message: str
) -> None:
    events, wrong = read(text)
    assert not events
    assert [one.line for one in wrong] == [line]
    assert message in wrong[0].message


def test_a_template_lacks_what_it_is_given() -> None:
    text = make_template({"kind": "visit", "note": Prose("x\ny", clipped=True)})
    assert "\nkind: visit\nactors:\n" in text
    assert text.endswith("\nnote: |\n  x\n  y\n")
    assert text.splitlines()[find_gap(text) - 1] == "date:"
    assert has_text(text)
    assert not has_text(make_template({}))


def test_the_editor_begins_at_what_is_wrong() -> None:
    text = mark_wrong("date: 2013\ntitle: x\n", [Wrong(2, "no title")])
    assert text == "date: 2013\n#! no title\ntitle: x\n"
    assert find_gap(text) == 2
    assert find_gap("date: 2013\n") == 1


@settings(max_examples=50)
@given(
    st.text("#! ab:\n\r\x85\u2028", max_size=30).filter(lambda text: "#! " not in text),
    st.lists(st.builds(Wrong, st.integers(0, 9), st.text("a\n", min_size=1))),
)
def test_marks_are_taken_off_again(text: str, wrong: list[Wrong]) -> None:
    lines = len(split_lines(text))
    marked = mark_wrong(
        text, [one._replace(line=min(one.line, lines)) for one in wrong]
    )
    assert mark_wrong(marked, ()) == text
