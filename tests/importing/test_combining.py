"""Several sources as one: every row is a draft or left out, and ids are free."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import parse_date
from timeline.dates.when import When
from timeline.importing.combining import combine, leave_out, part, read_drafts
from timeline.importing.drafts import Draft, Drafts, LeftRow
from timeline.importing.rows import SourceError
from timeline.yamltext import Tree


def _draft(key: str, line: int = 1, *, by_id: bool = False, **values: Tree) -> Draft:
    tree = {"date": "2013-05-10", "title": "T", **values, "imported": key}
    when = parse_date("2013-05-10")
    assert isinstance(when, When)
    return Draft(tree, when, key, line, by_id=by_id)


def _drafts(*drafts: Draft, **others: object) -> Drafts:
    return Drafts(drafts, rows=len(drafts))._replace(**others)  # type: ignore[arg-type]  # any of its fields


def test_of_two_rows_with_one_key_the_later_is_left_out_of_its_source() -> None:
    one, two = part([_drafts(_draft("x:1")), _drafts(_draft("x:1", 7), _draft("x:2"))])
    assert [draft.key for draft in one.drafts] == ["x:1"]
    assert [draft.key for draft in two.drafts] == ["x:2"]
    assert [(row.line, row.text) for row in two.left] == [(7, "x:1")]
    assert two.left[0].kind == "key-taken"


def test_of_two_events_known_by_one_id_the_later_is_left_out_of_its_source() -> None:
    one, two = part(
        [
            _drafts(_draft("a:1", id="1", by_id=True)),
            _drafts(_draft("b:1", 7, id="1", by_id=True), _draft("b:2", id="1")),
        ]
    )
    assert [draft.key for draft in (*one.drafts, *two.drafts)] == ["a:1", "b:2"]
    (left,) = two.left
    assert (left.line, left.text, left.kind) == (7, "1", "id-taken")
    assert "an event with the same id" in left.reason


_SMITH: dict[str, dict[str, Tree]] = {"smith": {"name": "John Smith"}}
_OTHER: dict[str, dict[str, Tree]] = {"smith": {"name": "Adam Smith"}}


@pytest.mark.parametrize(
    "named", [{"actors": ["smith"]}, {"sources": [{"source": "smith"}]}]
)
def test_entries_of_one_id_that_are_named_are_one(named: dict[str, Tree]) -> None:
    draft = _draft("b:1")
    two = _drafts(draft._replace(tree={**draft.tree, **named}), actors=_OTHER)
    with pytest.raises(SourceError, match=r"`smith` under `actors`.*'John.*'Adam"):
        combine([_drafts(actors=_SMITH), two])
    assert combine([_drafts(actors=_OTHER), two]).actors == _OTHER


def test_entries_of_one_id_that_nothing_names_are_kept_side_by_side() -> None:
    both = combine([_drafts(actors=_SMITH), _drafts(actors=_OTHER)])
    assert both.actors == {**_SMITH, "smith-2": _OTHER["smith"]}


def test_no_row_takes_the_id_that_an_event_is_known_by() -> None:
    both = combine(
        [
            _drafts(_draft("a:1", id="x")),
            _drafts(_draft("b:1", id="x", by_id=True)),
        ]
    )
    assert [draft.tree.get("id") for draft in both.drafts] == ["a-1", "x"]


def test_ids_are_free() -> None:
    both = combine(
        [
            _drafts(_draft("a:1", id="1"), _draft("a:2", id="1")),
            _drafts(_draft("b:1", id="1"), _draft("b:2", id="2"), _draft("b:3")),
        ]
    )
    assert [draft.tree.get("id") for draft in both.drafts] == [
        "1",
        "a-2",
        "b-1",
        "2",
        None,
    ]


def test_events_known_by_their_ids_keep_them() -> None:
    drafts = [_draft("a:1", id="1", by_id=True), _draft("b:1", id="1", by_id=True)]
    assert [draft.tree["id"] for draft in combine([_drafts(*drafts)]).drafts] == [
        "1"
    ] * 2


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("number", "number", "number"),
        ("number", "text", "text"),
        ("date", "number", "text"),
    ],
)
def test_types_that_differ_are_text(one: str, two: str, expected: str) -> None:
    both = combine([_drafts(fields={"n": one}), _drafts(fields={"n": two})])
    assert both.fields == {"n": expected}


def test_entries_of_one_id_that_differ_are_both_kept() -> None:
    both = combine(
        [
            _drafts(sources={"s": {"title": "A"}, "same": {"title": "S"}}),
            _drafts(sources={"s": {"title": "B"}, "same": {"title": "S"}}),
        ]
    )
    assert both.sources == {
        "s": {"title": "A"},
        "same": {"title": "S"},
        "s-2": {"title": "B"},
    }


def test_words_are_those_of_all() -> None:
    one = _drafts(kinds=("a", "b"), statuses={"s": "reported"}, title="")
    two = _drafts(kinds=("b", "c"), title="Title", unknown_codes=(("cow", "9", 1),))
    both = combine([one, two])
    assert (both.kinds, both.statuses) == (
        ("a", "b", "c"),
        {"s": "reported"},
    )
    assert (both.title, both.unknown_codes) == ("Title", (("cow", "9", 1),))


def test_what_is_no_event_is_told_with_its_own_reason() -> None:
    drafts = _drafts(
        _draft("x:1", 2), _draft("x:2", 3, title=""), _draft("x:3", 4, date="32 May")
    )
    imported = read_drafts(drafts)
    assert list(imported.lost) == ["x:2", "x:3"]
    assert [row.line for row in imported.lost.values()] == [3, 4]
    assert "title" in imported.lost["x:2"].reason
    assert "32 May" in imported.lost["x:3"].reason
    settled = leave_out(drafts, imported.lost)
    assert [draft.key for draft in settled.drafts] == ["x:1"]
    assert [draft.key for draft in imported.drafts.drafts] == ["x:1"]


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(0, 9), max_size=8), max_size=4))
def test_no_row_gets_lost(keys: list[list[int]]) -> None:
    sources = [
        _drafts(
            *[_draft(f"x:{key}", line) for line, key in enumerate(dict.fromkeys(some))],
            left=(LeftRow(99, "", "no date"),),
        )
        for some in keys
    ]
    parted = part(sources)
    for before, after in zip(sources, parted, strict=True):
        assert len(after.drafts) + len(after.left) == len(before.drafts) + 1
    both = combine(parted)
    assert {draft.key for draft in both.drafts} == {
        f"x:{one}" for some in keys for one in some
    }
    assert len(both.left) == sum(len(source.left) for source in parted)
