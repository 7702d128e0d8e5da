"""Records: frozen, copied and pickled as they are, short to show, plain to hand on."""

import copy
import dataclasses
import inspect
import json
import pickle
from collections.abc import Callable, Mapping
from typing import Any

import pytest

import timeline.model
from tests.helpers.dates import parse_when
from timeline import Chronology, DateError, Event, Relative, load_text, parse_date
from timeline.dates import When, Window, resolve_relative
from timeline.dates.when import OPEN_END, OPEN_START, UNKNOWN, Point
from timeline.diagnostics import Diagnostic, Location, SourceFile
from timeline.model import (
    NO_MARKS,
    NOTHING,
    Account,
    Actor,
    Citation,
    LeftOut,
    Marks,
    Member,
    Place,
    Role,
    SavedQuery,
    Source,
)
from timeline.names import names_of
from timeline.records import FoldedDict, FrozenDict
from timeline.vocabulary import STATUS_MEANINGS, StatusMeaning

TEXT = """
title: Everything at once
motto: {of: [ours]}
fields: [importance]
actors:
  kerry:
    name: John Kerry
    aliases: [Secretary Kerry]
    roles: [{office: Secretary of State, of: United States, when: 2013-02-01/2017}]
    born: 1943-12-11
    shoe size: 46
  un: {name: United Nations, members: [{actor: France, when: 1945/..}, Nobody]}
sources:
  s: {title: A title, date: 2013-06, reliability: B, shelf: 7}
places:
  sochi: {name: Sochi, at: [43.60, 39.72]}
events:
- id: visit
  date: about 7 May 2013
  reported: 2013-06
  title: Kerry goes to Moscow
  actors: [kerry]
  tags: [a, b]
  sources: [{source: s, page: 4, folio: r}, {source: elsewhere}]
  accounts: [{source: s, date: 8 May 2013, leaf: 2}]
  note: for the authors alone
  importance: {deep: [high, {er: "1"}]}
- {id: plain, date: after visit, title: After}
- {date: no such day, title: Left out}
"""
CHRONOLOGY = load_text(TEXT)
VISIT = CHRONOLOGY.by_id["visit"]
PLACE = Location("a.yaml", 3, 2, 9)

RECORDS: dict[type, Any] = {
    Account: VISIT.accounts[0],
    Actor: CHRONOLOGY.actors["kerry"],
    Chronology: CHRONOLOGY,
    Citation: VISIT.sources[0],
    Diagnostic: CHRONOLOGY.diagnostics[0],
    Event: VISIT,
    FrozenDict: CHRONOLOGY.actors,
    Location: PLACE,
    FoldedDict: FoldedDict({"a": PLACE}),
    LeftOut: CHRONOLOGY.left_out[0],
    Marks: CHRONOLOGY.actors["kerry"].marks,
    Member: CHRONOLOGY.actors["un"].members[0],
    Place: CHRONOLOGY.places["sochi"],
    Point: OPEN_END,
    Relative: parse_date("after visit"),
    Role: CHRONOLOGY.actors["kerry"].roles[0],
    SavedQuery: SavedQuery("mine", "actor:Kerry", PLACE),
    Source: CHRONOLOGY.sources["s"],
    SourceFile: CHRONOLOGY.files[0],
    StatusMeaning: STATUS_MEANINGS["disputed"],
    When: VISIT.date,
    Window: Window(1, 2),
}
EVERY = pytest.mark.parametrize(
    "record", RECORDS.values(), ids=[kind.__name__ for kind in RECORDS]
)


def _pickle(record: Any) -> Any:
    # What is read here was written here.
    return pickle.loads(pickle.dumps(record))  # noqa: S301


COPIES: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": _pickle,
}
EACH_WAY = pytest.mark.parametrize("make", COPIES.values(), ids=list(COPIES))


def list_fields(record: Any) -> list[str]:
    if dataclasses.is_dataclass(record):
        return [field.name for field in dataclasses.fields(record)]
    return list(getattr(record, "_fields", ()))


def open_up(record: Any) -> object:
    """Return all that a record holds, also where it is equal by identity alone."""
    if isinstance(record, tuple) and not list_fields(record):
        return [open_up(item) for item in record]
    if isinstance(record, Mapping):
        return {key: open_up(item) for key, item in record.items()}
    if not list_fields(record):
        return record
    fields = {name: getattr(record, name) for name in list_fields(record)}
    return type(record), {
        name: open_up(value) for name, value in fields.items() if name != "memo"
    }


def test_every_record_of_the_model_is_tried() -> None:
    records = {
        value
        for value in vars(timeline.model).values()
        if isinstance(value, type)
        and value.__module__ == "timeline.model"
        and not inspect.isabstract(value)
        # What a record is while it is being made, nobody ever sees.
        and not value.__name__.startswith("_")
    }
    assert len(records) > 9
    assert records <= set(RECORDS)
    for kind, record in RECORDS.items():
        assert type(record) is kind


@EVERY
@EACH_WAY
def test_a_copy_holds_the_same(record: Any, make: Callable[[Any], Any]) -> None:
    copied = make(record)
    assert open_up(copied) == open_up(record)
    assert type(copied) is type(record)
    if not isinstance(record, Event | Chronology):
        assert copied == record


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_any_protocol_will_do(protocol: int) -> None:
    data = pickle.dumps(CHRONOLOGY, protocol)
    assert open_up(pickle.loads(data)) == open_up(CHRONOLOGY)  # noqa: S301  # as above


@EACH_WAY
def test_a_copy_of_a_chronology_works_out_anew(make: Callable[[Any], Any]) -> None:
    chronology = load_text(TEXT)
    names, by_id = names_of(chronology), chronology.by_id
    copied = make(chronology)
    assert copied.memo == {}
    assert vars(copied).keys() == {*list_fields(chronology)}
    assert names_of(copied) is not names
    assert names_of(copied).chronology is copied
    assert copied.by_id.keys() == by_id.keys()
    assert copied.by_id["visit"] is copied.events[0]
    assert names_of(chronology) is names


@pytest.mark.parametrize("point", [UNKNOWN, OPEN_START, OPEN_END])
@EACH_WAY
def test_ends_without_a_day_stay_what_they_are(
    point: Point, make: Callable[[Any], Any]
) -> None:
    others = [other for other in (UNKNOWN, OPEN_START, OPEN_END) if other is not point]
    assert make(point) == point
    assert make(point) not in others


def reckon(form: str, date: When) -> str:
    """Return what a date that names an event of `date` comes to, or what is wrong."""
    try:
        relative = parse_date(f"{form} x")
        assert isinstance(relative, Relative)
        return resolve_relative(relative, {"x": date}).edtf
    except DateError as error:
        return error.message


@pytest.mark.parametrize("typed", ["2013/..", "../2013", "2013/", "/2013", "[2013..]"])
@pytest.mark.parametrize("form", ["during", "about", "by", "after", "before"])
@EACH_WAY
def test_a_copied_date_is_reckoned_with_as_the_first_was(
    typed: str, form: str, make: Callable[[Any], Any]
) -> None:
    date = parse_when(typed)
    assert reckon(form, make(date)) == reckon(form, date)


@EVERY
def test_no_field_of_a_record_can_be_set(record: Any) -> None:
    before = open_up(record)
    for name in (*list_fields(record), "other"):
        # TypeError: a frozen dataclass with slots and what is no field (Python 3.11).
        with pytest.raises((AttributeError, TypeError)):
            setattr(record, name, None)
        with pytest.raises((AttributeError, TypeError)):
            delattr(record, name)
    assert open_up(record) == before


CHANGES: list[Callable[[Any], object]] = [
    lambda mapping: mapping.__setitem__("a", 1),
    lambda mapping: mapping.__delitem__("a"),
    lambda mapping: mapping.__ior__({"a": 1}),
    lambda mapping: mapping.clear(),
    lambda mapping: mapping.pop("a", None),
    lambda mapping: mapping.popitem(),
    lambda mapping: mapping.setdefault("a", 1),
    lambda mapping: mapping.update(a=1),
]


@pytest.mark.parametrize("change", CHANGES)
def test_no_mapping_can_be_changed_that_others_share(
    change: Callable[[Any], object],
) -> None:
    mappings: list[Any] = [
        NOTHING,
        NO_MARKS.by_path,
        STATUS_MEANINGS,
        FrozenDict({"a": 0}),
        copy.deepcopy(FrozenDict({"a": 0})),
        CHRONOLOGY.by_id,
        *(
            getattr(CHRONOLOGY, name)
            for name in ("actors", "sources", "places", "fields", "queries", "extra")
        ),
    ]
    for mapping in mappings:
        before = dict(mapping)
        with pytest.raises(TypeError, match=r"a F\w+Dict cannot be changed"):
            change(mapping)
        assert mapping == before


def test_every_way_to_change_a_dict_is_refused() -> None:
    reading = {"copy", "fromkeys", "get", "items", "keys", "values"}
    changing = {name for name in dir(dict) if not name.startswith("_")} - reading
    changing |= {"__setitem__", "__delitem__", "__ior__"}
    assert changing <= vars(FrozenDict).keys()


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (VISIT, "<Event 2013-05-07~ visit: 'Kerry goes to Moscow'>"),
        (CHRONOLOGY.actors["kerry"], "<Actor kerry: 'John Kerry'>"),
        (CHRONOLOGY.sources["s"], "<Source s: 'A title'>"),
        (CHRONOLOGY.places["sochi"], "<Place sochi: 'Sochi'>"),
        (
            dataclasses.replace(CHRONOLOGY, diagnostics=CHRONOLOGY.diagnostics[:1]),
            "<Chronology 'Everything at once': 2 events, 2 actors, 1 source, 1 place, "
            "1 problem from '<text>'>",
        ),
        (Chronology(), "<Chronology: empty>"),
        (
            Chronology(files=(SourceFile("a", b""), SourceFile("b", b""))),
            "<Chronology: empty from 2 files>",
        ),
    ],
)
def test_a_record_shows_itself_in_a_line(record: Any, text: str) -> None:
    assert repr(record) == text


def test_however_much_a_record_holds_it_is_shown_short() -> None:
    long = "word \x1b[31m\u202e\n" * 999
    places = {"p" * 999: Place("p" * 999, long, PLACE)}
    event = dataclasses.replace(VISIT, id="\u202e" * 999, title=long)
    days = ",".join(f"2013-05-{day:02d}" for day in range(1, 31))
    date = parse_date(f"[{days}]")
    chronology = Chronology(
        title=long,
        events=(event,) * 10_000,
        actors={str(one): CHRONOLOGY.actors["kerry"] for one in range(9999)},
        sources={str(one): CHRONOLOGY.sources["s"] for one in range(9999)},
        places=places,
        files=(SourceFile(long, b"x" * 9999),),
    )
    for record in (chronology, event, places["p" * 999], date):
        text = repr(record)
        assert len(text) <= 220
        assert text.isprintable()
    assert "10,000 events" in repr(chronology)


def test_what_is_not_filled_in_is_left_out_of_what_events_only_hold() -> None:
    assert VISIT.sources[1].to_dict() == {"source": "elsewhere"}
    assert VISIT.sources[0].to_dict() == {
        "source": "s",
        "page": "4",
        "own": {"folio": "r"},
    }
    un = CHRONOLOGY.actors["un"]
    assert list(un.to_dict()) == ["id", "name", "members"]
    assert un.to_dict()["members"] == [
        {"actor": "France", "when": un.members[0].to_dict()["when"]},
        {"actor": "Nobody", "when": None},
    ]
    assert CHRONOLOGY.places["sochi"].to_dict()["at"] == [43.6, 39.72]


def test_an_event_comes_to_all_of_its_keys_and_the_note_that_was_typed() -> None:
    record = VISIT.to_dict()
    assert record["note"] == "for the authors alone"
    assert record["own"] == {"importance": {"deep": ["high", {"er": "1"}]}}
    assert record["accounts"][0]["date"]["edtf"] == "2013-05-08"
    assert record["reported"]["begins"] == ["2013-06-01", "2013-06-30"]
    plain = CHRONOLOGY.by_id["plain"].to_dict()
    assert [key for key in record if key not in plain] == ["note"]
    assert plain["reported"] is None


def list_types(value: Any) -> set[type]:
    inner: set[type] = set()
    if isinstance(value, dict):
        assert all(type(key) is str for key in value)
        inner = set().union(*map(list_types, value.values()))
    elif isinstance(value, list):
        inner = set().union(*map(list_types, value))
    return {type(value)} | inner


@EVERY
def test_what_a_record_comes_to_is_plain(record: Any) -> None:
    if not hasattr(record, "to_dict"):
        return
    plain = record.to_dict()
    assert list_types(plain) <= {str, int, float, bool, type(None), list, dict}
    assert json.loads(json.dumps(plain)) == plain


def test_changing_what_a_record_came_to_changes_no_record() -> None:
    before = VISIT.to_dict()
    changed = VISIT.to_dict()
    changed["actors"].append("somebody")
    changed["own"]["importance"]["deep"].append("more")
    assert VISIT.to_dict() == before


def test_a_text_in_another_case_finds_the_key_that_it_alone_can_mean() -> None:
    ids: FoldedDict[int] = FoldedDict([("Talks", 1), ("a-b", 2), ("x", 3), ("X", 4)])
    assert [ids.get(key) for key in ("Talks", "talks", "TALKS", "A-B")] == [1, 1, 1, 2]
    assert (ids["x"], ids["X"], ids["a-B"]) == (3, 4, 2)
    assert "tALKS" in ids
    assert "other" not in ids
    assert ids.get("other", 7) == 7
    with pytest.raises(KeyError):
        ids["other"]
    assert _pickle(ids)["talks"] == 1


def test_what_differs_by_case_alone_is_found_as_it_stands_only() -> None:
    ids: FoldedDict[int] = FoldedDict([("ab", 1), ("aB", 2)])
    assert (ids.get("ab"), ids.get("aB"), ids.get("AB")) == (1, 2, None)
