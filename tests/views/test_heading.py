"""What a heading says of files, and of what is not among the events."""

import dataclasses
from collections.abc import Sequence

import pytest

from tests.helpers.drawing import Look, draw_text, draw_view
from timeline.diagnostics import Location, SourceFile
from timeline.model import LEFT_OUT_REASONS, Chronology, LeftOut
from timeline.query import make_query, select
from timeline.reading import load_text
from timeline.rendering import plain_text
from timeline.views.heading import describe_files, describe_left_out

WHERE = Location("f", 1, 1)
TEXT = """\
- {date: 2013-05-10, title: A, actors: [Kerry, Lavrov], kind: visit}
- {date: 2013-06-10, title: B, actors: [Kerry, Lavrov], kind: meeting}
"""
LEFT_OUT = (LeftOut(WHERE, "date"), LeftOut(WHERE, "date", 1_249))


def make_files(*names: str) -> tuple[SourceFile, ...]:
    return tuple(SourceFile(name, b"") for name in names)


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ([], ""),
        ([("date", 1)], "1 left out, its date is not read"),
        ([("date", 1), ("date", 249)], "250 left out, their dates are not read"),
        ([("syntax", 2_000)], "2,000 left out, their YAML is not read"),
        (
            [("title", 10), ("date", 240)],
            "250 left out (240: their dates are not read; 10: they have no title)",
        ),
        (
            [("conflict", 1), ("shape", 1), ("date", 2)],
            "4 left out (2: their dates are not read; 1: it is no event;"
            " 1: it stands in a git conflict)",
        ),
    ],
)
def test_left_out_is_counted_by_reason(
    left_out: Sequence[tuple[str, int]], words: str
) -> None:
    found = [LeftOut(WHERE, reason, entries) for reason, entries in left_out]
    assert describe_left_out(found) == words


@pytest.mark.parametrize("reason", LEFT_OUT_REASONS)
def test_every_reason_has_words_for_one_and_for_several(reason: str) -> None:
    one = describe_left_out([LeftOut(WHERE, reason)])
    several = describe_left_out([LeftOut(WHERE, reason, 2)])
    assert one.startswith("1 left out, it")
    assert several.startswith("2 left out, the")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["a.yaml"], "1 file"),
        (["x/a.yaml", "x/b.yaml"], "2 files"),
        (["a.yaml", "x/b.yaml"], "2 files in 2 folders"),
        (["x/a.yaml", "x/y/b.yaml", "x/y/c.yaml"], "3 files in 2 folders"),
    ],
)
def test_files_are_counted_with_their_folders(names: list[str], words: str) -> None:
    assert describe_files(make_files(*names)) == words


@pytest.fixture(name="chronology")
def _chronology() -> Chronology:
    return dataclasses.replace(
        load_text(TEXT),
        left_out=LEFT_OUT,
        files=make_files("x/a.yaml", "x/b.yaml", "y/c.yaml"),
    )


HEADED = ("timeline", "table", "lanes", "calendar", "density", "gaps", "dyads")


@pytest.mark.parametrize("view", HEADED)
def test_every_heading_says_files_and_what_is_left_out(
    view: str, chronology: Chronology
) -> None:
    drawn = draw_view(view, select(chronology), Look(width=120))
    heading = plain_text(drawn).splitlines()[0]
    assert heading.startswith("2 events of 3 files in 2 folders, ")
    assert heading.endswith("; 1,250 left out, their dates are not read")


def test_heading_of_a_question_says_what_is_left_out(chronology: Chronology) -> None:
    selection = select(chronology, make_query("kind:visit"))
    drawn = draw_text("timeline", selection, Look(width=120))
    assert drawn.startswith("1 of 2 events of 3 files in 2 folders, ")
    assert "; 1,250 left out, their dates are not read\n" in drawn


def test_heading_is_wrapped(chronology: Chronology) -> None:
    drawn = draw_view("timeline", select(chronology), Look(width=40))
    lines = plain_text(drawn).splitlines()
    assert " ".join(lines[:3]).endswith("1,250 left out, their dates are not read")
    assert all(len(line) <= 40 for line in lines[:3])


def test_heading_of_one_folder_and_all_events_is_as_short_as_ever() -> None:
    drawn = draw_text("timeline", select(load_text(TEXT)), Look())
    assert drawn.startswith("2 events, May – Jun 2013\n")
