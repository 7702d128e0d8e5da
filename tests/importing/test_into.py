"""What comes of drafts in a file that is there: every row is in one of the counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import load_text
from timeline.checks import check
from timeline.diagnostics import SourceFile
from timeline.editing.spans import UnsplicedError
from timeline.editing.texts import Inputs
from timeline.importing.applying import apply_map
from timeline.importing.combining import Imported, combine, part, read_drafts
from timeline.importing.drafts import Drafts
from timeline.importing.into import Result, put_into
from timeline.importing.mapreading import read_map
from timeline.importing.rows import Row, SourceError, Table
from timeline.reading import Input

MAP = """\
source: x
key: id
events:
  date: date
  title: title
  place: place
  kind: kind
  status: status
  actors: {column: actors, split: ";", roles: true}
"""
COLUMNS = ("id", "date", "title", "place", "kind", "status", "actors")


def _apply(*rows: dict[str, str], map_: str = MAP) -> Drafts:
    plain = {"date": "2013-05-10", "title": "T"}
    table = Table(
        "csv", COLUMNS, tuple(Row({**plain, **row}, n) for n, row in enumerate(rows, 2))
    )
    return apply_map(read_map(SourceFile("m.yaml", map_.encode())), table)


def _import(*rows: dict[str, str]) -> Imported:
    return read_drafts(combine(part([_apply(*rows)])))


def _put_all(text: str, imported: Imported, **others: str) -> Result:
    """Put what is imported into a file, with others beside it."""
    texts = {"e": text, **others}
    files = [SourceFile(f"{name}.yaml", one.encode()) for name, one in texts.items()]
    inputs = Inputs(tuple(map(Input, files)))
    return put_into(inputs, "e.yaml", imported, sources=["x"])


def _put(text: str, *rows: dict[str, str]) -> Result:
    return _put_all(text, _import(*rows))


def _text(text: str, *rows: dict[str, str]) -> str:
    return _put(text, *rows).data.decode()


def _count(result: Result) -> dict[str, int]:
    names = ("new", "updates", "unchanged", "edited", "both", "known", "refused")
    counts = {name: len(getattr(result.again, name)) for name in names}
    return {name: count for name, count in counts.items() if count}


ONE = "events:\n- date: 2012\n  title: Mine\n  actors: [Kerry, Obama]\n"


def test_a_second_run_changes_nothing() -> None:
    rows = {"id": "1", "kind": "tea", "status": "odd"}, {"id": "2", "extra": "7"}
    text = _text(ONE, *rows)
    assert check(load_text(text)) == ()
    again = _put(text, *rows)
    assert again.data.decode() == text
    assert _count(again) == {"unchanged": 2}


def test_what_only_updates_bring_is_declared() -> None:
    text = _text(ONE, {"id": "1"})
    text = _text(text, {"id": "1", "kind": "tea", "status": "odd", "extra": "7"})
    assert check(load_text(text)) == ()
    (event,) = [one for one in load_text(text).events if one.title == "T"]
    assert (event.kind, event.status, event.extra["extra"]) == ("tea", "odd", "7")


def test_what_was_taken_out_does_not_come_back_with_what_is_as_it_was() -> None:
    rows = {"id": "1", "actors": "Men (India)"}, {"id": "2", "actors": "Men (France)"}
    text = _text(ONE, *rows)
    assert "men-india" in text
    text = "".join(
        line for line in text.splitlines(keepends=True) if "men-india" not in line
    )
    assert _text(text, *rows) == text
    more = _text(text, *rows, {"id": "3", "actors": "Men (India)"})
    assert "men-india" in more


def test_roles_begin_no_registry_that_lacks_the_names_that_are_there() -> None:
    rows = {"id": "1", "actors": "Men (India);Foreign Ministry (Russia);Kerry"}
    text = _text(ONE, rows)
    chronology = load_text(text)
    assert check(chronology) == ()
    # Ministries are read as what they are without an entry.
    assert [one.of for one in chronology.actors.values()] == ["India"]


def test_defaults_do_not_hold_for_what_is_imported() -> None:
    top = (
        "year: 2012\nfields: [mine]\n"
        "defaults: {place: Rome, kind: call, status: claimed, actors: [X], mine: 1,"
        " source: s}\n"
    )
    text = _text(f"{top}events:\n- date: 1 May\n  title: Mine\n", {"id": "1"})
    assert check(load_text(text)) == ()
    event = load_text(text).events[1]
    assert (event.place, event.kind, event.actors, event.sources) == ("", "", (), ())
    assert (str(event.status), event.extra.get("mine", "")) == ("reported", "")
    assert _count(_put(text, {"id": "1"})) == {"unchanged": 1}


def test_defaults_do_not_hold_for_what_its_source_says_no_more() -> None:
    top = "fields: [mine]\ndefaults: {place: Rome, actors: [X]}\n"
    old = _text(f"{top}{ONE}", {"id": "1", "place": "Oslo", "actors": "Obama"})
    result = _put(old, {"id": "1"})
    assert _count(result) == {"updates": 1}
    new = result.data.decode()
    (event,) = (one for one in load_text(new).events if one.title == "T")
    assert (event.place, event.actors) == ("", ())
    assert _count(_put(new, {"id": "1"})) == {"unchanged": 1}


def test_events_that_were_there_are_found_again() -> None:
    text = _text(ONE, {"id": "1", "date": "2014"}, {"id": "2", "date": "2015"})
    result = _put(
        text,
        {"id": "1", "date": "2014", "place": "P"},
        {"id": "2", "date": "2015"},
        {"id": "3", "date": "2011"},
        {"id": "4", "date": "2014"},
    )
    lines = result.data.decode().splitlines()
    assert len(result.now) == 3
    for before, after in result.now.items():
        assert before.title == after.title
        assert after.date.typed in lines[after.locate().line - 1]


def test_an_event_made_of_several_rows_stays_as_it_is() -> None:
    text = _text(ONE, {"id": "1"}, {"id": "2", "title": "U"})
    one, two = text.index("- date: 2013"), text.rindex("\n- date: 2013")
    first, second = text[one:two], text[two:]
    marks = [part.rpartition("imported_as: ")[2].strip() for part in (first, second)]
    merged = (
        f"{text[:one]}- date: 2013-05-10\n  title: Both\n"
        f"  imported: ['x:1', 'x:2']\n  imported_as: [{', '.join(marks)}]\n"
    )
    assert check(load_text(merged)) == ()
    same = _put(merged, {"id": "1"}, {"id": "2", "title": "U"})
    assert (_count(same), same.data.decode()) == ({"edited": 2}, merged)
    changed = _put(merged, {"id": "1"}, {"id": "2", "title": "V"})
    assert _count(changed) == {"edited": 1, "both": 1}
    half = _put(merged, {"id": "1"})
    assert (_count(half), half.again.gone) == ({"edited": 1}, ())
    unmarked = merged.replace(f"  imported_as: [{', '.join(marks)}]\n", "")
    assert _count(_put(unmarked, {"id": "1"}, {"id": "2"})) == {"edited": 2}


def test_ids_of_other_events_are_not_taken() -> None:
    mapped = MAP.replace("events:\n", "events:\n  id: id\n")
    table = Table("csv", COLUMNS, (Row({"id": "a", "date": "2013", "title": "T"}, 2),))
    drafts = apply_map(read_map(SourceFile("m.yaml", mapped.encode())), table)
    text = "- {id: a, date: 2013, title: Other}\n"
    result = _put_all(text, read_drafts(combine([drafts])))
    assert {one.id for one in load_text(result.data.decode()).events} == {"a", "x-a"}


def test_what_stands_in_another_file_of_the_chronology_is_known() -> None:
    beside = _text(f"fields: [own]\n{ONE}", {"id": "1", "kind": "tea"}, {"id": "2"})
    same = _put_all("events: []\n", _import({"id": "1", "kind": "tea"}), b=beside)
    assert (_count(same), same.data) == ({"unchanged": 1}, b"events: []\n")
    rows = {"id": "1", "kind": "tea", "place": "P"}, {"id": "3", "kind": "tea"}
    changed = _put_all("events: []\n", _import(*rows), b=beside)
    assert _count(changed) == {"new": 1, "refused": 1}
    assert "b.yaml" in changed.again.refused[0].reason
    # What is declared there is declared.
    assert "kinds" not in changed.data.decode()
    assert len(changed.again.gone) == 1


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "just words\n", '"text"'])
def test_what_is_no_chronology_is_refused(text: str) -> None:
    with pytest.raises(UnsplicedError, match="no chronology"):
        _put(text, {"id": "1"})


_ROW = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["1", "2", "3", "4", ""]),
        "date": st.sampled_from(["2013", "2014-05-06", "32 May", ""]),
        "title": st.sampled_from(["T", "U: v", ""]),
        "place": st.sampled_from(["", "P", "[x"]),
        "kind": st.sampled_from(["", "visit", "tea"]),
    }
)


@settings(max_examples=50)
@given(
    st.lists(_ROW, max_size=5),
    st.lists(_ROW, max_size=5),
    st.sampled_from(["", "P", "T"]),
)
def test_every_row_is_in_one_of_the_counts(
    before: list[dict[str, str]], after: list[dict[str, str]], edited: str
) -> None:
    text = _text(ONE, *before)
    if edited:
        text = text.replace(f": {edited}\n", f": {edited} # mine\n", 1)
        text = text.replace(f": {edited}\n", ": edited\n", 1)
    drafts = _apply(*after)
    imported = read_drafts(combine(part([drafts])))
    result = _put_all(text, imported)
    left = len(drafts.left) + len(imported.lost)
    assert sum(_count(result).values()) + left == drafts.rows == len(after)
    here = load_text(text).events
    assert len(load_text(result.data.decode()).events) == len(here) + len(
        result.again.new
    )


@pytest.mark.parametrize("row", [{"date": "5/6/2013"}, {"title": ""}])
def test_a_row_that_is_left_out_is_not_gone(row: dict[str, str]) -> None:
    text = _text(ONE, {"id": "1"}, {"id": "2"})
    result = _put(text, {"id": "1", **row})
    assert [one.extra["imported"] for one in result.again.gone] == ["x:2"]
    assert result.data.decode() == text


def test_rows_that_have_lost_their_keys_are_not_put_in_once_more() -> None:
    text = _text(ONE, {"id": "1"}, {"id": "2"})
    loose = MAP.replace("key: id\n", "")
    with pytest.raises(SourceError, match="none does in the source") as caught:
        _put_all(text, read_drafts(combine([_apply({"id": "1"}, map_=loose)])))
    assert "under `key` in a map" in caught.value.hint
    # Another source has nothing to do with it.
    other = loose.replace("source: x", "source: y")
    imported = read_drafts(combine([_apply({"id": "1"}, map_=other)]))
    assert _count(_put_all(text, imported)) == {"new": 1}
