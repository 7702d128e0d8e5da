"""A source once more: who changed what, by the fingerprint of what was imported."""

from collections.abc import Mapping, Sequence

import pytest

from timeline import load_text
from timeline.dates import parse_date
from timeline.dates.when import When
from timeline.importing.again import (
    Again,
    add_fingerprints,
    compare,
    describe,
    list_keys,
    take_fingerprint,
)
from timeline.importing.combining import read_drafts
from timeline.importing.drafts import Draft, Drafts
from timeline.model import Event
from timeline.yamltext import Tree


def _draft(number: int, *, stable: bool = True, **values: Tree) -> Draft:
    tree = {"date": "2013-05-10", "title": "T", **values, "imported": f"x:{number}"}
    when = parse_date(str(tree["date"]))
    assert isinstance(when, When)
    return Draft(tree, when, f"x:{number}", number, stable)


def _made(*drafts: Draft) -> tuple[Sequence[Draft], Mapping[str, Event]]:
    imported = read_drafts(Drafts(drafts))
    return imported.drafts.drafts, imported.made


def _text(*drafts: Draft) -> str:
    return read_drafts(Drafts(drafts)).format()


def _compare(text: str, *drafts: Draft) -> Again:
    again, made = _made(*drafts)
    return compare(again, made, load_text(text).events, sources=["x"])


def _counts(again: Again) -> dict[str, int]:
    return {name: len(some) for name, some in again._asdict().items() if some}


def test_nothing_changed() -> None:
    draft = _draft(1, summary="S", actors=["A", "B"])
    assert _counts(_compare(_text(draft), draft)) == {"unchanged": 1}


def test_what_is_not_here_is_new() -> None:
    again = _compare(_text(_draft(1)), _draft(1), _draft(2))
    assert [draft.key for draft in again.new] == ["x:2"]
    assert _counts(again) == {"new": 1, "unchanged": 1}


def test_the_source_changed() -> None:
    before, after = _draft(1, place="A", kind="visit"), _draft(1, place="B", to=["C"])
    again = _compare(_text(before), after)
    assert _counts(again) == {"updates": 1}
    (update,) = again.updates
    assert update.keys == ("kind", "to", "place")
    mark = update.changes["imported_as"]
    assert update.changes == {
        "kind": None,
        "to": ["C"],
        "place": "B",
        "imported_as": mark,
    }
    assert mark == take_fingerprint(_made(after)[1]["x:1"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: T", "title: My title"),
        ("date: 2013-05-10", "date: 10 May 2013"),
        ("title: T", "title: T\n  note: mine"),
        ("title: T", "title: T\n  own: key"),
        ("  place: A\n", ""),
    ],
)
def test_edited_here(old: str, new: str) -> None:
    draft = _draft(1, place="A")
    text = _text(draft)
    assert old in text
    text = text.replace(old, new, 1)
    assert _counts(_compare(text, draft)) == {"edited": 1}
    assert _counts(_compare(text, _draft(1, place="B"))) == {"both": 1}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: T", "title: 'T'   # a comment"),
        ("title: T", "title: T\n  id: my-id"),
        ("- date", "\n\n- date"),
    ],
)
def test_what_is_no_edit(old: str, new: str) -> None:
    text = _text(_draft(1)).replace(old, new, 1)
    assert _counts(_compare(text, _draft(1))) == {"unchanged": 1}
    assert _counts(_compare(text, _draft(1, place="B"))) == {"updates": 1}


def test_changed_to_the_same_here_and_there() -> None:
    text = _text(_draft(1)).replace("title: T", "title: T\n  place: B", 1)
    assert _counts(_compare(text, _draft(1, place="B"))) == {"unchanged": 1}


def test_no_longer_in_the_source() -> None:
    again = _compare(_text(_draft(1), _draft(2)), _draft(2))
    assert _counts(again) == {"unchanged": 1, "gone": 1}
    other = _text(_draft(1)).replace("x:1", "other:1")
    assert _counts(_compare(other, _draft(2))) == {"new": 1}


def test_a_key_given_by_hand_is_never_overwritten() -> None:
    text = "events:\n- {date: 2013, title: Mine, imported: 'x:1'}\n"
    assert _counts(_compare(text, _draft(1))) == {"edited": 1}


def test_an_event_of_several_rows() -> None:
    text = "events:\n- {date: 2013, title: Mine, imported: ['x:1', 'x:2']}\n"
    (event,) = load_text(text).events
    assert list_keys(event) == ("x:1", "x:2")
    assert _counts(_compare(text, _draft(1), _draft(2))) == {"edited": 2}


def test_a_row_that_goes_by_all_that_it_holds() -> None:
    draft = _draft(1, stable=False)
    text = _text(draft)
    assert "imported_as" not in text
    assert _counts(_compare(text, draft)) == {"unchanged": 1}
    edited = text.replace("title: T", "title: Mine")
    assert _counts(_compare(edited, draft)) == {"edited": 1}


def test_one_row_twice_in_the_file() -> None:
    text = _text(_draft(1))
    twice = text + text[text.index("- date") :]
    again = _compare(twice, _draft(1))
    assert _counts(again) == {"unchanged": 1, "repeated": 1}
    assert again.repeated[0].locate().line > again.unchanged[0].locate().line


def test_fingerprints_are_of_what_was_typed() -> None:
    one = load_text("- {date: 2013-05-10, title: T, actors: [A]}").events[0]
    two = load_text("- title: T\n  actors: A\n  date: 2013-05-10\n  id: x").events[0]
    three = load_text("- {date: 10 May 2013, title: T, actors: [A]}").events[0]
    assert take_fingerprint(one) == take_fingerprint(two)
    assert take_fingerprint(one) != take_fingerprint(three)
    assert describe(one) == {
        "date": "2013-05-10",
        "title": "T",
        "actors": ["A"],
        "status": "reported",
    }


def test_only_stable_rows_need_a_fingerprint() -> None:
    drafts, made = _made(_draft(1), _draft(2, stable=False))
    first, second = add_fingerprints(drafts, made)
    assert first.tree["imported_as"] == take_fingerprint(made["x:1"])
    assert "imported_as" not in second.tree


_RICH = """
fields: {deaths: number, detail: text}
events:
- id: one
  date: 10 May 2013
  reported: 2013-05-11
  title: Kerry meets Lavrov
  summary: |
    One.

    Two.
  kind: meeting
  actors: [Kerry, Lavrov]
  to: [Assad]
  place: Paris
  tags: [arms]
  sources:
  - {source: sherr-2013, page: "4", date: 2013-05-12, desk: x}
  - Reuters
  accounts:
  - {source: tass, date: 2013-05-11}
  deaths: 4
  detail: {a: b, c: [d, e]}
  imported: x:1
  imported_as: 00000000
- date: 2013
  title: T
"""


def test_fingerprints_stay_what_they_are_in_files_that_have_them() -> None:
    # Whoever changes these makes each event that was ever imported an edited one.
    marks = [take_fingerprint(event) for event in load_text(_RICH).events]
    assert marks == ["1f8d2a7a", "fd1b4e27"]
