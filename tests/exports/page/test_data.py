"""What the script of a page is told."""

import json
from typing import Any

from tests.helpers.files import load_arms_control, load_sample
from timeline import load_text, make_query, select
from timeline.dates import day_number
from timeline.exports.page.data import make_data


def _read(events: str, header: str = "", **asked: Any) -> dict[str, Any]:
    chronology = load_text(f"{header}\nevents:\n{events}")
    data = make_data(select(chronology, make_query(**asked)))
    found: dict[str, Any] = json.loads(data.text)
    return found


def test_days_say_what_is_known_of_a_date() -> None:
    document = _read("""
- {date: 2013-05-10, title: One day}
- {date: 2013-05, title: Once within}
- {date: 2013-05-10/2013-06, title: Lasts}
- {date: ../2013-05-11, title: Goes back}
- {date: unknown, title: Undated}
""")
    days = {tuple(row[0]): row[1] for row in document["e"]}
    assert days == {
        ("-", "-", 734_999, 734_999): 0,
        (734_989, 735_019): 0,
        (734_998,): 0,
        (734_998, 734_998, 735_020, 735_049): 0,
        ("-", "+"): 16,
    }


def test_flags_and_reach_say_how_it_is_known() -> None:
    document = _read("""
- {date: 2013-05-10?, title: A}
- {date: 2013-05-10~, title: B, status: denied}
""")
    found = {row[1]: row for row in document["e"]}
    assert set(found) == {2, 1 | 8 | 32}
    assert found[2] == [[734_998], 2]
    days, _, (b1, b2, e1, e2) = found[1 | 8 | 32]
    assert days == [734_998]
    assert (b1, b2) == (e1, e2)
    assert b1 < 734_998 < e2


def test_accounts_count_where_they_were_asked_for() -> None:
    events = """
- {date: 2013-05-10, title: A, accounts: [{source: s, date: 2013-05-12}]}
"""
    assert len(_read(events)["e"][0]) == 2
    assert len(_read(events, any_account=True)["e"][0]) == 4


def test_places_are_put_on_the_land_around_them() -> None:
    header = "places: {geneva: {name: Geneva, at: [46.2, 6.15]}}"
    document = _read("- {date: 2013, title: A, place: Geneva}", header)
    assert document["at"] == {"0": [46.2, 6.15]}
    assert document["land"]["d"].startswith("M")
    assert len(document["land"]["box"]) == 4
    assert _read("- {date: 2013, title: A, place: Geneva}")["land"] is None


def test_pairs_are_those_who_met_most_often() -> None:
    document = _read("""
- {date: 2013-05-10, title: A, actors: [Ann, Bob]}
- {date: 2013-05-11, title: B, actors: [Ann, Bob]}
- {date: 2013-05-12, title: C, actors: [Ann, Cyd]}
""")
    names = document["f"][0]["n"]
    pairs = [{names[value] for value in pair} for pair in document["pairs"]]
    assert pairs == [{"Ann", "Bob"}, {"Ann", "Cyd"}]


def test_the_last_day_of_whoever_has_one_is_told() -> None:
    document = _read(
        """
- {date: 1988/.., title: A, kind: talks, actors: [Soviet Union, France, Ann]}
- {date: 1989, title: B, kind: talks, actors: [France]}
""",
        "actors: {ann: {name: Ann, died: 1990-05}, bob: {name: Bob, died: 1990}}",
    )
    who, *others = document["f"]
    ends = {who["n"][int(value)]: day for value, day in who["u"].items()}
    assert ends == {
        "Soviet Union": day_number(1991, 12, 26),
        "Ann": day_number(1990, 5, 31),
    }
    assert all("u" not in facet for facet in others)
    # Nobody else has a word about it.
    assert "u" not in _read("- {date: 1988/.., title: A, actors: [France]}")["f"][0]


def test_rows_are_those_of_lanes_that_end() -> None:
    document = _read("""
- {date: 1988/, title: A, actors: [Soviet Union, France]}
- {date: 1991-01, title: B, actors: [Soviet Union, France]}
- {date: 2013, title: C, actors: [France]}
""")
    who = document["f"][0]
    rows = dict(zip(who["n"], who["r"], strict=True))
    assert rows["France"][0] == "000"
    assert rows["Soviet Union"][0] == "A0"


def test_nothing_in_it_ends_its_element() -> None:
    text = "</script><!--<script>\u2028&"
    chronology = load_text(
        json.dumps({"events": [{"date": "2013", "title": "T", "actors": [text]}]})
    )
    data = make_data(select(chronology))
    assert not set("<>&\u2028") & set(data.text)
    # Controls are spelled, as wherever names are shown.
    (name,) = json.loads(data.text)["f"][0]["n"]
    assert name.startswith("</script><!--<script>")


def test_the_words_of_events_are_left_to_the_page() -> None:
    chronology = load_arms_control()
    data = make_data(select(chronology))
    assert all(event.title not in data.text for event in chronology.events)
    land = json.loads(data.text)["land"]["d"]
    assert len(data.text) - len(land) < 45_000


def test_who_is_numbered_as_in_the_first_facet() -> None:
    data = make_data(select(load_sample()))
    facet = json.loads(data.text)["f"][0]
    assert facet["k"] == "who"
    assert facet["n"][data.who_index["@RU"]] == "Russia"


def test_of_no_events_there_is_no_axis() -> None:
    document = json.loads(make_data(select(load_text("events: []"))).text)
    assert document["e"] == document["f"] == []
    assert "frame" not in document
