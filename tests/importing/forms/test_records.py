"""JSON and JSON Lines: which list is the records, and what they inherit."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.forms import FORMS, ReadOptions
from timeline.importing.forms.records import read as read_text
from timeline.importing.rows import Skipped, SourceError, Table


def read(data: Any, *, at: str = "") -> Table:
    text = data if isinstance(data, str) else json.dumps(data)
    return read_text(text, ReadOptions(at=at))


def list_values(table: Table) -> list[dict[str, object]]:
    return [dict(row.values) for row in table.rows]


EVENT = {"date": "2013-05-10", "title": "Cameron flies to Sochi"}


def test_the_form_reads_by_its_row() -> None:
    form = next(form for form in FORMS if form.name == "json")
    assert form.read("[{}]", ReadOptions()).form == form.name


def test_features_are_about_their_properties() -> None:
    point = {"type": "Point", "coordinates": [1.5, 2]}
    feature = {"type": "Feature", "id": 7, "geometry": point}
    data = {
        "type": "FeatureCollection",
        "features": [{**feature, "properties": {**EVENT, "id": "x", "type": "visit"}}],
    }
    (values,) = list_values(read(data))
    assert values.items() >= {**EVENT, "id": "x", "type": "visit", "id 2": "7"}.items()
    assert values["geometry"] == {"type": "Point", "coordinates": ("1.5", "2")}


@pytest.mark.parametrize(
    "data",
    [
        [EVENT],
        {"events": [EVENT]},
        {"data": {"incidents": [EVENT]}},
        {"events": [EVENT], "sources": [EVENT]},
        {"items": [EVENT], "pages": [{"number": 1}, {"number": 2}]},
        {"items": [{**EVENT, "actors": [{"name": "x", "date": 1}]}]},
        {"items": [{**EVENT, "steps": [{"title": "x", "date": "2013"}]}]},
        EVENT,
        f"{json.dumps(EVENT)}\n{json.dumps(EVENT)}\n",
    ],
)
def test_the_list_that_holds_events_is_found(data: Any) -> None:
    assert list_values(read(data))[0].items() >= EVENT.items()


def test_two_lists_are_not_chosen_between() -> None:
    with pytest.raises(SourceError, match=r"`b` and `a\.x` may each be") as caught:
        read({"a": {"x": [EVENT]}, "b": [EVENT]})
    assert caught.value.remedy is not None
    assert caught.value.remedy.subject == "b"


def test_records_with_a_title_and_dated_ones_in_them_are_not_chosen_between() -> None:
    data = [{"name": "START", "parties": [{"who": "Russia", "date": "2011"}]}]
    with pytest.raises(SourceError, match=r"`\.` and `parties` may each be"):
        read(data)
    assert list_values(read(data, at="parties")) == [
        {"name": "START", "who": "Russia", "date": "2011"}
    ]
    assert "parties" in list_values(read(data, at="."))[0]


def test_a_path_says_which_is_meant() -> None:
    data = {"a": {"x.y": [EVENT]}, "b": [{"date": "2014"}]}
    assert list_values(read(data, at="b")) == [{"date": "2014"}]
    table = read(data, at="a.x.y")
    assert list_values(table) == [EVENT]
    assert table.skipped == (
        Skipped(0, "b", "it stands beside the records, in 1 place", is_row=False),
    )


@pytest.mark.parametrize("at", ["c", "a.x.z", "a.x.date", ".."])
def test_a_path_that_leads_nowhere_names_those_that_do(at: str) -> None:
    with pytest.raises(SourceError, match="there is no list at") as caught:
        read({"a": {"x": [EVENT]}}, at=at)
    assert caught.value.hint == "there is one at `a.x`"


@pytest.mark.parametrize("data", [[1, 2], "3", '"text"', [[EVENT]], "null", "[null]"])
def test_without_objects_there_are_no_records(data: Any) -> None:
    with pytest.raises(SourceError, match="no list of records"):
        read(data)


@pytest.mark.parametrize("data", ["[]", '{"events": []}', "{}"])
def test_an_empty_list_is_a_table_without_rows(data: str) -> None:
    assert read(data).rows == ()


def test_values_stay_as_they_are() -> None:
    record = {"a": "", "b": None, "c": [1.50, {"d": []}], "e": {"f": True}, "g": " x "}
    assert list_values(read([record])) == [
        {"a": "", "b": "", "c": ("1.5", {"d": ()}), "e": {"f": "true"}, "g": " x "}
    ]


def test_what_is_no_record_is_told() -> None:
    table = read([EVENT, 2, "x", None])
    assert len(table.rows) == 1
    assert [one.text for one in table.skipped] == ["2", "x", "null"]


def test_lines_are_told() -> None:
    text = json.dumps({"events": [EVENT, EVENT]}, indent=1)
    assert [row.line for row in read(text).rows] == [3, 7]
    assert [row.line for row in read('{"a": 1}\n\n{"a": 2}\n').rows] == [1, 3]


# What records inherit.


def test_records_have_the_values_of_those_they_stand_in() -> None:
    data = [
        {"year": 2016, "events": [{"date": "3 May", "info": ["a", "b"]}]},
        {"year": 2017, "events": [{"date": "4 May", "info": ["c"]}]},
    ]
    table = read(data)
    assert table.columns == ("year", "date", "info")
    assert list_values(table) == [
        {"year": "2016", "date": "3 May", "info": ("a", "b")},
        {"year": "2017", "date": "4 May", "info": ("c",)},
    ]


def test_the_document_is_one_of_them_but_for_its_title() -> None:
    data = {"title": "Tours", "country": "Nepal", "visits": [{"from": "01/02/2014"}]}
    table = read(data)
    assert table.title == "Tours"
    assert list_values(table) == [{"country": "Nepal", "from": "01/02/2014"}]


def test_names_that_clash_have_their_level() -> None:
    data = {
        "date": "today",
        "countries": [
            {"id": "np", "date": "x", "name": "Nepal", "visits": [{"date": "2014"}]}
        ],
    }
    table = read(data, at="countries.visits")
    assert list_values(table) == [
        {
            "parent.date": "today",
            "countries.id": "np",
            "countries.date": "x",
            "name": "Nepal",
            "date": "2014",
        }
    ]


def test_lists_beside_those_that_lead_on_are_told() -> None:
    data = [{"c": "Nepal", "langs": ["ne"], "visits": [{"from": "2014"}]}] * 2
    assert read(data).skipped == (
        Skipped(0, "langs", "it stands beside the records, in 2 places", is_row=False),
    )


def test_what_no_record_stands_in_is_told() -> None:
    data = [
        {"year": 2016, "events": [{"date": "3 May"}]},
        {"year": 2017, "events": []},
        {"year": 2018},
        "x",
    ]
    table = read(data)
    assert len(table.rows) == 1
    assert table.skipped == (
        Skipped(0, "year: 2017", "no record stands in it", is_row=False),
        Skipped(0, "year: 2018", "no record stands in it", is_row=False),
        Skipped(
            0,
            "x",
            "it is no object, but stands among those with records",
            is_row=False,
        ),
    )


def test_a_path_to_an_empty_list_is_a_table_without_rows() -> None:
    assert read({"a": {"x": []}, "b": [EVENT]}, at="a.x").rows == ()


def test_keys_that_records_stand_under_are_ids() -> None:
    data = {"a-1": EVENT, "b-1": {**EVENT, "id": "b-1"}, "c-1": {**EVENT, "id": "c"}}
    table = read(data)
    assert [row.values["id"] for row in table.rows] == ["a-1", "b-1", "c"]
    assert [row.values.get("key") for row in table.rows] == [None, None, "c-1"]


def test_years_that_lists_stand_under_are_kept() -> None:
    table = read({"2013": [{"title": "a"}], "2014": [{"title": "b"}]})
    assert list_values(table) == [
        {"parent.id": "2013", "title": "a"},
        {"parent.id": "2014", "title": "b"},
    ]


def test_ids_on_the_way_are_kept() -> None:
    data = {"cases": {"x": {"list": [EVENT]}, "y": {"list": [EVENT]}}}
    assert [row.values["cases.id"] for row in read(data).rows] == ["x", "y"]
    assert len(read(data, at="cases.list").rows) == 2
    assert len(read(data, at="cases.x.list").rows) == 1


# What is hostile or odd.


def test_many_paths_come_to_an_end() -> None:
    data = {f"k{n}": {f"u{n}": [{"a": 1}]} for n in range(5_000)}
    with pytest.raises(SourceError, match="may each be"):
        read(data)


@pytest.mark.parametrize("text", ["\0", "\u202eabc", "=1+1", "<b>x</b>", "x" * 10**5])
def test_texts_stay_as_typed(text: str) -> None:
    assert list_values(read([{"title": text}])) == [{"title": text}]


@settings(max_examples=50)
@given(
    st.recursive(
        st.none() | st.text("ab.", max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["date", "title", "id", "a", "a.b", "1"]), inner
            )
        ),
        max_leaves=15,
    ),
    st.sampled_from(["", ".", "a", "a.b", "date.1"]),
)
def test_any_document_is_read_or_refused(data: object, at: str) -> None:
    try:
        table = read(json.dumps(data), at=at)
    except SourceError:
        return
    names = {name for row in table.rows for name in row.values}
    assert names == set(table.columns)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"Datum": {"0": "2013", "1": "2014"}, "Was": {"0": "a", "1": "b"}}, "columns"),
        ({"date": {"0": "2013"}, "title": {"0": "a"}}, "columns"),
        ({"columns": ["date", "title"], "data": [["2013", "a"]]}, "lists"),
        ([["date", "title"], ["2013", "a"]], "lists"),
    ],
)
def test_tables_that_are_no_records_are_refused(data: object, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        read(data)
    assert 'orient="records"' in caught.value.hint
