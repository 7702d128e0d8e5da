"""Which columns are taken for what, and what is asked about."""

from typing import Any

import pytest

from timeline.importing.forms import ReadOptions
from timeline.importing.forms.delimited import read
from timeline.importing.guessing import Guess, GuessError, guess_map
from timeline.importing.maps import DateRecipe, Recipe, RecordRecipe, Units
from timeline.importing.rows import Row, Table, list_columns


def _guess(text: str, order: str = "") -> Guess:
    return guess_map(read(text, ReadOptions()), source="x", order=order)


def _guess_rows(*rows: dict[str, Any], **more: Any) -> Guess:
    made = tuple([Row(row) for row in rows])
    table = Table("json", list_columns(made), made)._replace(**more)
    return guess_map(table, source="x")


def _events(text: str) -> dict[str, Any]:
    return dict(_guess(text).map.events)


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Date", "date"),
        ("event_date", "date"),
        ("EVENT DATE", "date"),
        ("when", "date"),
        ("Timestamp", "date"),
        ("from", "date"),
    ],
)
def test_names_of_the_date(header: str, key: str) -> None:
    events = _events(f"{header},title\n2013-05-10,A\n11 May 2013,B\n")
    assert events[key] == (DateRecipe(Recipe(column=header)),)


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Event", "title"),
        ("headline", "title"),
        ("Location", "place"),
        ("type", "kind"),
        ("Description", "summary"),
        ("Note", "note"),
        ("who", "actors"),
        ("target", "to"),
        ("subject", "about"),
        ("keywords", "tags"),
        ("URL", "sources"),
    ],
)
def test_names_of_other_keys(header: str, key: str) -> None:
    title = "" if key == "title" else "title"
    text = f"date,{header},{title}\n2013-05-10,abc,A\n2013-05-11,abd,B\n"
    assert _events(text)[key] == (Recipe(column=header),)


def test_a_column_called_date_is_one_though_little_of_it_is_read() -> None:
    text = "date,title,changed\n2013-05-10,A,2020-01-01\n?!,B,2020-01-01\n-,C,\n"
    assert _events(text)["date"] == (DateRecipe(Recipe(column="date")),)
    with pytest.raises(GuessError, match="when the events happened"):
        _guess("date,title\n?!,A\n")


def test_an_interval() -> None:
    text = "from,to,title\n2013-05-10,2013-05-12,A\n2013-05-10,,B\n"
    events = _events(text)
    assert events["date"] == (DateRecipe(Recipe(column="from"), Recipe(column="to")),)
    assert "to" not in events


def test_whom_it_is_addressed_to_is_no_date() -> None:
    events = _events("date,from,to,title\n2013-05-10,Kerry,Lavrov,A\n")
    assert events["date"] == (DateRecipe(Recipe(column="date")),)
    assert events["to"] == (Recipe(column="to"),)


def test_year_month_and_day() -> None:
    events = _events("Year,Month,Day,title\n2013,5,10,A\n2014,,,B\n")
    assert events["date"] == (DateRecipe(Units("Year", "Month", "Day")),)
    events = _events("year,day,title\n2013,5,A\n2014,6,B\n")
    assert events["date"] == (DateRecipe(Units("year")),)


def test_numbers_since_1970() -> None:
    events = _events("timestamp,title\n1368180000,A\n1368266400,B\n")
    assert events["date"] == (DateRecipe(Recipe(column="timestamp"), epoch="seconds"),)


def test_a_date_by_its_values_alone() -> None:
    guess = _guess("Fecha,title\n10 May 2013,A\n11 May 2013,B\n")
    assert guess.map.events["date"] == (DateRecipe(Recipe(column="Fecha")),)
    assert guess.remarks == ("`Fecha` is taken for the date",)


def test_two_columns_of_dates_are_asked_about() -> None:
    text = "Fecha,Otra,title\n2013-05-10,2014-05-10,A\n2013-05-11,2014-05-11,B\n"
    with pytest.raises(GuessError) as caught:
        _guess(text)
    assert caught.value.missing == ("date",)
    assert "`Fecha`, `Otra`, `title`" in caught.value.hint
    assert set(caught.value.map.fields) == {"Fecha", "Otra"}


def test_numbers_are_no_dates() -> None:
    with pytest.raises(GuessError):
        _guess("n,title\n2013,A\n2014,B\n")


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        ("23/05/2013,5/10/2013", "day-first"),
        ("5/23/2013,5/10/2013", "month-first"),
        ("5/10/2013,5/11/2013", ""),
        ("23/05/2013,5/23/2013,5/10/2013", ""),
        ("23/05/2013,10/10/2013", ""),
    ],
)
def test_the_order_of_days_in_figures(dates: str, order: str) -> None:
    rows = "".join(f"{date},A {date}\n" for date in dates.split(","))
    guess = _guess(f"date,title\n{rows}")
    assert guess.map.order == order
    assert bool(guess.remarks) == bool(order)


def test_an_order_that_is_said_counts() -> None:
    guess = _guess("date,title\n23/05/2013,A\n5/6/2013,B\n", order="month-first")
    assert guess.map.order == "month-first"
    assert not guess.remarks


@pytest.mark.parametrize(
    ("cell", "split"), [("A; B", ";"), ("A|B", "|"), ("A", ""), ('"A\nB"', "\n")]
)
def test_several_actors_in_a_cell(cell: str, split: str) -> None:
    guess = _guess(f"date,title,actors\n2013,A,{cell}\n2014,B,C\n")
    assert guess.map.events["actors"] == (Recipe(column="actors", split=split),)
    assert not guess.remarks


def test_commas_part_tags_and_not_names() -> None:
    text = 'date,title,actors,tags\n2013,A,"Korea, Republic of","x, y"\n2014,B,C,z\n'
    guess = _guess(text)
    assert guess.map.events["actors"] == (Recipe(column="actors"),)
    assert guess.map.events["tags"] == (Recipe(column="tags", split=","),)
    (remark,) = guess.remarks
    assert "'Korea, Republic of'" in remark


def test_a_citation_of_several_columns() -> None:
    text = "date,title,source,link,publisher\n2013,A,S,https://a.example,P\n"
    (recipe,) = _events(text)["sources"]
    assert recipe == RecordRecipe(
        {
            "source": (Recipe(column="source"),),
            "url": (Recipe(column="link"),),
            "publisher": (Recipe(column="publisher"),),
        }
    )


def test_several_links_in_a_cell() -> None:
    cell = "https://a.example https://b.example"
    text = f"date,title,source,url\n2013,A,S,{cell}\n"
    first, second = _events(text)["sources"]
    assert first == Recipe(column="source")
    assert second == Recipe(column="url", split=" ")


def test_a_publisher_alone_is_no_source() -> None:
    guess = _guess("date,title,publisher\n2013,A,P\n2014,B,P\n")
    assert "sources" not in guess.map.events
    assert "publisher" in guess.map.fields


def test_what_happened_may_stand_in_the_only_prose() -> None:
    guess = _guess("date,Was\n2013,Kerry meets him\n2014,Lavrov flies home\n")
    assert guess.map.events["title"] == (Recipe(column="Was"),)
    assert guess.remarks == ("`Was` is taken for the title",)
    guess = _guess("date,description\n2013,Kerry meets him\n2014,Lavrov flies\n")
    assert guess.map.events["title"] == (Recipe(column="description"),)
    assert "summary" not in guess.map.events


def test_one_name_in_all_rows_is_no_title() -> None:
    guess = _guess("date,name,remarks\n2013,Kerry,Met him\n2014,Kerry,Left him\n")
    assert guess.map.events["title"] == (Recipe(column="remarks"),)
    assert "name" in guess.map.fields


def test_no_title_is_asked_about() -> None:
    long = "x y " * 100
    for text in (
        "date,a,b\n2013,A B,C D\n2014,C D,E F\n",
        "date,a\n2013,A\n2014,B\n",
        f"date,description\n2013,{long}a\n2014,{long}b\n",
    ):
        with pytest.raises(GuessError) as caught:
            _guess(text)
        assert caught.value.missing == ("title",)


def test_html_is_seen() -> None:
    guess = _guess("date,title,text\n2013,<b>A</b>,a < b\n2014,B,c\n")
    assert guess.map.events["title"] == (Recipe(column="title", html=True),)
    assert guess.map.events["summary"] == (Recipe(column="text"),)


@pytest.mark.parametrize(
    ("header", "values", "key", "has_id"),
    [
        ("id", "a,b", ("id",), True),
        ("ID", "1,2", ("ID",), True),
        ("id", "a,a", (), False),
        ("id", "a,", (), False),
        ("id", "a b,c", ("id",), False),
        ("uid", "1,2", ("uid",), False),
        ("event_id_cnty", "1,2", ("event_id_cnty",), False),
        ("place_id", "1,2", (), False),
    ],
)
def test_what_tells_rows_apart(
    header: str, values: str, key: tuple[str, ...], *, has_id: bool
) -> None:
    rows = "".join(f"2013,T {i},{one}\n" for i, one in enumerate(values.split(",")))
    guess = _guess(f"date,title,{header}\n{rows}")
    assert guess.map.key == key
    assert ("id" in guess.map.events) == has_id


def test_the_rest_is_kept_with_its_type() -> None:
    guess = _guess(
        "date,title,Deaths,Filed date,Story ID,Empty,kind 2\n"
        '2013,A,12,10 May 2013,7x,,a\n2014,B,"1,200",2014-01-01,8,,b\n'
    )
    assert guess.map.fields == {
        "Deaths": (Recipe(column="Deaths"),),
        "Filed_date": (Recipe(column="Filed date", type="date"),),
        "Story_ID": (Recipe(column="Story ID"),),
        "kind_2": (Recipe(column="kind 2"),),
    }


def test_columns_that_are_called_alike_are_all_kept() -> None:
    guess = _guess("date,Date,title,TITLE,a b,a_b\n2013,2014,A,B,1,2\n")
    assert guess.map.events["date"] == (DateRecipe(Recipe(column="date")),)
    used = set(guess.map.list_columns())
    assert used == {"date", "Date", "title", "TITLE", "a b", "a_b"}
    assert len(guess.map.fields) == 4


def test_what_a_reader_understood_is_taken_as_it_is() -> None:
    guess = _guess_rows(
        {"date": "2013~", "title": "A", "tags": ("x, y",), "sources": ({"url": "u"},)},
        understood=frozenset({"date", "title", "tags", "sources"}),
        html=frozenset({"title"}),
    )
    assert dict(guess.map.events) == {
        "date": (DateRecipe(Recipe(column="date")),),
        "title": (Recipe(column="title"),),
        "tags": (Recipe(column="tags"),),
        "sources": (Recipe(column="sources"),),
    }


def test_lists_and_mappings_are_no_text() -> None:
    guess = _guess_rows(
        {"date": "2013", "title": "A", "place": {"name": "Sochi"}, "actors": ("A",)}
    )
    assert "place" not in guess.map.events
    assert guess.map.events["actors"] == (Recipe(column="actors"),)
    assert "place" not in guess.map.events
    assert guess.map.fields == {"own_place": (Recipe(column="place"),)}


_LONG = "date,title,who,n,id\n" + "".join(
    f"{n % 12 + 1}/{n % 11 + 1}/2013,Event {n} here,A,{n},e{n}\n" for n in range(2000)
)
"""More rows than a sample holds."""


@pytest.mark.parametrize("before", [1, 2, 3, 4])
def test_one_row_of_many_overthrows_what_would_be_wrong_for_it(before: int) -> None:
    # Wherever it stands: each value of a sample may be the next to the one meant.
    lines = _LONG.splitlines()
    lines.insert(before, "23/5/2013,B,A;B,many,e 1")
    found = _guess("\n".join(lines)).map
    assert found.order == "day-first"
    assert found.events["actors"] == (Recipe(column="who", split=";"),)
    assert found.fields["n"] == (Recipe(column="n"),)
    assert "id" not in found.events


def test_days_that_show_both_orders_settle_nothing() -> None:
    assert _guess(f"{_LONG}23/5/2013,B,A,1,f\n5/23/2013,B,A,1,g\n").map.order == ""


@pytest.mark.parametrize(
    ("header", "value", "key"),
    [
        ("Status", "Canceled", "Status"),
        ("status", "postponed", "own_status"),
        ("State", "Texas", "State"),
        ("confidence", "85%", "own_confidence"),
    ],
)
def test_a_word_that_is_none_of_a_key_is_not_read_as_one(
    header: str, value: str, key: str
) -> None:
    found = _guess(f"date,title,{header}\n2013,A,\n2014,B,{value}\n")
    assert found.map.fields == {key: (Recipe(column=header),)}
    told = [remark for remark in found.remarks if repr(value) in remark]
    assert len(told) == (header != "State")


@pytest.mark.parametrize(
    ("header", "value", "key"),
    [("State", "Cancelled", "status"), ("Confidence", "High", "confidence")],
)
def test_words_of_a_key_are_read_as_such(header: str, value: str, key: str) -> None:
    events = _events(f"date,title,{header}\n2013,A,{value}\n2014,B,\n")
    assert events[key] == (Recipe(column=header),)


@pytest.mark.parametrize(("last", "is_id"), [("999", True), ("1260", False)])
def test_numbers_that_would_be_read_as_years_are_keys_but_no_ids(
    last: str, *, is_id: bool
) -> None:
    found = _guess(f"id,date,title\n1,2013,A\n{last},2014,B\n").map
    assert found.key == ("id",)
    assert ("id" in found.events) == is_id
    assert found.fields == {}


@pytest.mark.parametrize(("order", "type_"), [("", "text"), ("day-first", "date")])
def test_dates_with_two_readings_are_dates_where_the_order_is_known(
    order: str, type_: str
) -> None:
    found = _guess("date,title,date entered\n2013,A,5/6/2013\n", order).map
    assert found.fields == {
        "date_entered": (Recipe(column="date entered", type=type_),)
    }


@pytest.mark.parametrize(
    ("columns", "end"), [("date,end", True), ("date,begin,end", False)]
)
def test_an_end_beside_another_beginning_is_that_ones(
    *, columns: str, end: bool
) -> None:
    row = ",".join(["2013-05-10"] * (columns.count(",") + 1))
    (date,) = _events(f"{columns},title\n{row},A\n")["date"]
    wanted = DateRecipe(Recipe("date"), Recipe("end") if end else None)
    assert date == wanted
