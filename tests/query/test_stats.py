"""A selection in numbers: nothing is lost, and nothing counted twice."""

import json

from hypothesis import given
from hypothesis import strategies as st

from timeline import Chronology, load_text, make_query, select
from timeline.dates import Precision
from timeline.exports.stats import make_stats_record
from timeline.query import Query
from timeline.query.stats import Count, Stats, collect_stats

SAMPLE = """\
sources: {a: {title: A, publisher: P}, b: {title: B, publisher: P}}
actors: {putin: {name: Putin, roles: [{office: President, of: Russia}]}}
events:
- {date: 2013-05-10, title: T, kind: visit, actors: [Putin], place: Sochi, tags: [x, X],
   sources: [a, b]}
- {date: 2013-05-12, title: T, kind: visit, to: [Russia], tags: [x, y], sources: [a]}
- {date: 2013, title: T, status: claimed}
"""


def _collect(chronology: Chronology, query: Query | None = None) -> Stats:
    return collect_stats(select(chronology, query))


def test_the_numbers_of_a_small_chronology() -> None:
    stats = _collect(load_text(SAMPLE))
    assert (stats.total, stats.certain, stats.possible) == (3, 3, 0)
    assert stats.kinds == (Count("visit", 2), Count("", 1))
    # Who is Russia's president counts for Russia too, as `--actor Russia` finds him.
    assert stats.actors == (Count("Russia", 2), Count("Putin", 1), Count("", 1))
    assert stats.places == (Count("Sochi", 1), Count("", 2))
    assert [count.events for count in stats.tags] == [2, 1, 1]
    assert stats.sources == (Count("a", 2), Count("b", 1), Count("", 1))
    assert stats.precisions == (Count("day", 2), Count("year", 1))
    assert stats.statuses == (Count("reported", 2), Count("claimed", 1))
    assert (stats.single_sourced, stats.leaning, stats.unsourced) == (1, 1, 1)


def test_possible_matches_are_told_apart() -> None:
    stats = _collect(load_text(SAMPLE), make_query(month="2013-05"))
    assert (stats.total, stats.certain, stats.possible) == (3, 2, 1)


def test_nothing_selected_is_all_zero() -> None:
    record = make_stats_record(_collect(load_text("events: []")))
    assert record["span"] is None
    assert record["single_sourced"] == {"events": 0, "share": 0.0}
    assert not any(record[key] for key in ("events", "kinds", "actors", "precisions"))


def test_the_record_has_fixed_keys() -> None:
    record = make_stats_record(_collect(load_text(SAMPLE)))
    assert list(record) == [
        *("events", "total", "certain", "possible", "span"),
        *("kinds", "actors", "places", "tags", "sources", "precisions", "statuses"),
        *("single_sourced", "leaning", "unsourced"),
    ]
    assert record["span"] == {"first": "2013-01-01", "last": "2013-12-31"}
    assert record["kinds"][0] == {"value": "visit", "events": 2}
    assert record["single_sourced"] == {"events": 1, "share": 0.3333}


_events = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.sampled_from(["2013-05-10", "2013", "201X", "by 2012", "2013~"]),
            "title": st.just("T"),
        },
        optional={
            "kind": st.sampled_from(["visit", "Visit", "call"]),
            "actors": st.lists(st.sampled_from(["Putin", "US", "USA"]), max_size=3),
            "to": st.lists(st.sampled_from(["Putin", "UK"]), max_size=2),
            "place": st.sampled_from(["Sochi", "sochi", "Boston"]),
            "tags": st.lists(st.sampled_from(["x", "X", "y"]), max_size=3),
            "sources": st.lists(st.sampled_from(["p", "q"]), max_size=2),
            "status": st.sampled_from(["claimed", "denied"]),
        },
    ),
    max_size=10,
)


@given(events=_events, some=st.booleans())
def test_counts_are_conserved(*, events: list[dict[str, object]], some: bool) -> None:
    chronology = load_text(json.dumps({"events": events}))
    selection = select(chronology, make_query(year="2013") if some else None)
    stats = collect_stats(selection)
    count = len(selection.matches)
    assert stats.events == count
    for counts in (stats.kinds, stats.places, stats.precisions, stats.statuses):
        assert sum(one.events for one in counts) == count
    for counts in (stats.actors, stats.tags, stats.sources):
        assert sum(one.events for one in counts) >= count
        assert all(0 < one.events <= count for one in counts)
        values = [one.value for one in counts]
        assert len(values) == len(set(values))
        assert "" not in values[:-1]
    assert stats.single_sourced + stats.leaning + stats.unsourced <= count
    order = [precision.value for precision in Precision]
    places = [order.index(one.value) for one in stats.precisions]
    assert places == sorted(places)
