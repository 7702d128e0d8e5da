"""A selection in numbers: nothing is lost, and nothing counted twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from timeline import Chronology, load_text, make_query, select
from timeline.analysis import Counting
from timeline.analysis.shares import share_out
from timeline.analysis.stats import Count, Stats, collect_stats
from timeline.dates import Precision
from timeline.exports.stats import make_stats_record
from timeline.names import names_of
from timeline.names.facets import FACETS
from timeline.query import Question

SAMPLE = """\
sources: {a: {title: A, publisher: P}, b: {title: B, publisher: P}}
actors: {putin: {name: Putin, roles: [{office: President, of: Russia}]}}
events:
- {date: 2013-05-10, title: T, kind: visit, actors: [Putin], place: Sochi, tags: [x, X],
   sources: [a, b]}
- {date: 2013-05-12, title: T, kind: visit, to: [Russia], tags: [x, y], sources: [a]}
- {date: 2013, title: T, status: claimed}
"""


def _collect(chronology: Chronology, query: Question | None = None) -> Stats:
    return collect_stats(select(chronology, query))


def test_the_numbers_of_a_small_chronology() -> None:
    stats = _collect(load_text(SAMPLE))
    assert (stats.total, stats.certain, stats.possible) == (3, 3, 0)
    assert stats.counts["kind"] == (Count("visit", 2), Count("", 1))
    # Who is Russia's president counts for Russia too, as `--actor Russia` finds him.
    assert stats.counts["actor"] == (
        Count("Russia", 2),
        Count("Putin", 1),
        Count("", 1),
    )
    assert stats.counts["place"] == (Count("Sochi", 1), Count("", 2))
    assert [count.events for count in stats.counts["tag"]] == [2, 1, 1]
    assert stats.counts["source"] == (Count("a", 2), Count("b", 1), Count("", 1))
    assert stats.counts["precision"] == (Count("day", 2), Count("year", 1))
    assert stats.counts["status"] == (Count("reported", 2), Count("claimed", 1))
    assert (stats.single_sourced, stats.leaning, stats.unsourced) == (1, 1, 1)


def test_possible_matches_are_told_apart() -> None:
    stats = _collect(load_text(SAMPLE), make_query(month="2013-05"))
    assert (stats.total, stats.certain, stats.possible) == (3, 2, 1)


def test_nothing_selected_is_all_zero() -> None:
    record = make_stats_record(_collect(load_text("events: []")))
    assert record["span"] is None
    assert record["single_sourced"] == {
        "events": 0,
        "share": 0.0,
        "certain": 0,
        "possible": 0,
        "query": "sources:1",
    }
    assert not any(record[key] for key in ("events", "kinds", "actors", "precisions"))


def test_the_record_has_fixed_keys() -> None:
    record = make_stats_record(_collect(load_text(SAMPLE)))
    assert list(record) == [
        *("events", "total", "certain", "possible", "query", "flags", "span"),
        *("kinds", "actors", "places", "tags", "sources", "precisions", "statuses"),
        "own",
        *("single_sourced", "leaning", "unsourced"),
    ]
    assert record["span"] == {"first": "2013-01-01", "last": "2013-12-31"}
    assert record["kinds"][0] == {
        "value": "visit",
        "events": 2,
        "certain": 2,
        "possible": 0,
        "query": "kind:visit",
    }
    assert record["single_sourced"]["events"] == 1
    assert record["single_sourced"]["share"] == 0.3333


OWN = """\
fields: {weight: number, due: date, owner: text, year: number}
events:
- {date: 2013, title: T, weight: 10, due: 2014, owner: Ann}
- {date: 2013, title: T, weight: [9, 10.0, many], due: 10 May 2013, owner: [ann, Bob]}
- {date: 2013, title: T, due: 2013-05-10, owner: Bob, year: 7}
- {date: 2013, title: T, owner: Bob}
"""


def test_declared_keys_of_ones_own_are_counted_in_their_order() -> None:
    stats = _collect(load_text(OWN))
    assert list(stats.own) == ["weight", "due", "owner", "year"]
    assert stats.own["weight"] == (
        *(Count("9", 1), Count("10", 2), Count("many", 1)),
        Count("", 2),
    )
    assert stats.own["due"] == (Count("2013-05-10", 2), Count("2014", 1), Count("", 1))
    assert stats.own["owner"] == (Count("Bob", 3), Count("Ann", 2))
    record = make_stats_record(stats)
    assert list(record["own"]) == ["weight", "due", "owner", "year"]
    assert [
        (one["value"], one["events"], one["query"]) for one in record["own"]["year"]
    ] == [("7", 1, "own.year=7"), ("", 3, "lacks:own.year")]


@pytest.mark.parametrize("name", FACETS)
def test_every_facet_can_be_counted(name: str) -> None:
    chronology = load_text(SAMPLE)
    facet = names_of(chronology).facets[name]
    counting = Counting(select(chronology))
    shares = share_out(counting, facet)
    counts = [share.number(share.value, counting) for share in shares]
    total = sum(one.events for one in counts)
    assert total == 3 if facet.is_single else total >= 3
    assert {share.value for share in shares} - {""} == set(facet.list_used())


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
    chronology = load_events(events)
    selection = select(chronology, make_query(year="2013") if some else None)
    stats = collect_stats(selection)
    count = len(selection.matches)
    assert stats.events == count
    for name in ("kind", "place", "precision", "status"):
        assert sum(one.events for one in stats.counts[name]) == count
    for name in ("actor", "tag", "source"):
        counts = stats.counts[name]
        assert sum(one.events for one in counts) >= count
        assert all(0 < one.events <= count for one in counts)
        values = [one.value for one in counts]
        assert len(values) == len(set(values))
        assert "" not in values[:-1]
    assert stats.single_sourced + stats.leaning + stats.unsourced <= count
    order = [precision.value for precision in Precision]
    places = [order.index(one.value) for one in stats.counts["precision"]]
    assert places == sorted(places)
