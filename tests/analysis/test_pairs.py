"""Who met whom, blocs that stand together, and how much fits."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.pairs import (
    SHADES,
    PairCount,
    count_fitting,
    count_pairs,
    find_meetings,
    find_pairs,
    find_shade,
    limit_shade,
    make_pair,
    order_blocs,
    rank_pairs,
    rank_partners,
)

_parties = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=5), max_size=15)


def test_a_pair_has_the_events_both_took_part_in() -> None:
    meetings = find_meetings([["us", "su"], ["su"], ["su", "us", "uk"], []])
    assert find_pairs(meetings.events, meetings) == {
        ("su", "us"): (0, 2),
        ("su", "uk"): (2,),
        ("uk", "us"): (2,),
    }
    assert meetings.find_joint("us", "su") == (0, 2)
    assert meetings.find_joint("us", "nobody") == ()
    assert meetings.events == {"su": (0, 2), "us": (0, 2), "uk": (2,)}
    assert list(meetings.events) == ["su", "us", "uk"]
    assert meetings.alone == (1, 3)


def test_nobody_meets_themselves() -> None:
    assert find_meetings([["us", "us"]]).alone == (0,)


@given(_parties)
def test_every_event_is_in_all_its_pairs_or_alone(parties: list[list[str]]) -> None:
    meetings = find_meetings(parties)
    for index, party in enumerate(parties):
        pairs = set(combinations(sorted(set(party)), 2))
        met = find_pairs(meetings.events, meetings)
        found = {pair for pair, events in met.items() if index in events}
        assert found == pairs
        assert (index in meetings.alone) == (not pairs)


@given(_parties, st.integers(min_value=1, max_value=12))
def test_the_first_pairs_are_those_that_all_of_them_begin_with(
    parties: list[list[str]], most: int
) -> None:
    meetings = find_meetings(parties)
    times = range(len(parties))
    ranked = rank_pairs(meetings, times)
    assert dict(ranked) == find_pairs(meetings.events, meetings)
    weights = [(len(events), max(events)) for _, events in ranked]
    assert weights == sorted(weights, reverse=True)
    assert rank_pairs(meetings, times, most) == ranked[:most]
    assert count_pairs(meetings) == PairCount(len(ranked), is_least=False)


class _CountedParty(frozenset[str]):
    """Who took part in an event, and how often all of them were gone through."""

    visits = 0

    def __iter__(self) -> Iterator[str]:
        type(self).visits += 1
        return super().__iter__()


def test_the_first_pairs_of_a_crowd_take_no_look_at_each_pair() -> None:
    crowd = [f"actor-{number}" for number in range(1000)]
    meetings = find_meetings([crowd, crowd, ["actor-1", "actor-2"]])
    counted = meetings._replace(
        parties={key: _CountedParty(party) for key, party in meetings.parties.items()}
    )
    ((first, events), *_) = rank_pairs(counted, range(3), 20)
    assert (first, events) == (("actor-1", "actor-2"), (0, 1, 2))
    assert 0 < _CountedParty.visits < 100


@given(_parties)
def test_the_partners_of_one_are_those_of_their_pairs(parties: list[list[str]]) -> None:
    meetings, times = find_meetings(parties), range(len(parties))
    partners = rank_partners("a", meetings, times)
    found = {make_pair("a", other): events for other, events in partners}
    pairs = find_pairs(meetings.events, meetings)
    assert found == {pair: pairs[pair] for pair in pairs if "a" in pair}
    weights = [(len(events), max(events)) for _, events in partners]
    assert weights == sorted(weights, reverse=True)


def test_pairs_of_crowds_are_not_counted_to_the_last() -> None:
    crowd = [f"actor-{number}" for number in range(500)]
    others = [f"other-{number}" for number in range(400)]
    assert count_pairs(find_meetings([crowd])) == PairCount(124_750, is_least=False)
    both = count_pairs(find_meetings([crowd, others]))
    assert both == PairCount(124_750, is_least=True)


@given(_parties)
def test_the_order_has_everybody_once_and_the_first_in_its_first_half(
    parties: list[list[str]],
) -> None:
    meetings = find_meetings(parties)
    actors = sorted(meetings.events)
    ordered = order_blocs(actors, meetings)
    assert sorted(ordered) == actors
    assert ordered == order_blocs(actors, meetings)
    if actors:
        assert ordered.index(actors[0]) < (len(actors) + 1) // 2


@given(st.permutations("abcuvwxyz"))
def test_blocs_stand_together_whatever_the_order_given(actors: list[str]) -> None:
    parties = [["a", "b"], ["b", "c"], ["a", "c"], ["u", "v", "w"], ["x", "y", "z"]]
    # One event across two blocs, and one across all, tear none apart.
    parties += [["c", "u"], list("abcuvwxyz")]
    ordered = "".join(order_blocs(actors, find_meetings(parties)))
    for bloc in ("abc", "uvw", "xyz"):
        places = sorted(ordered.index(actor) for actor in bloc)
        assert places[-1] - places[0] == 2


def test_who_belongs_to_two_blocs_stands_between_them() -> None:
    parties = [["a", "b"]] * 3 + [["d", "e"]] * 3 + [["b", "c"], ["c", "d"]]
    assert order_blocs("abdec", find_meetings(parties))[1:-1] in (
        ("b", "c", "d"),
        ("d", "c", "b"),
    )


def test_a_pair_is_the_same_both_ways() -> None:
    assert make_pair("us", "su") == make_pair("su", "us") == ("su", "us")


@given(st.integers(1, 400), st.integers(2, 30), st.integers(1, 30))
def test_the_last_row_fits_and_one_more_would_not(
    room: int, cell: int, name: int
) -> None:
    count = count_fitting(room, cell, name)
    if count:
        assert (count - 1) * cell + name <= room
    assert count * cell + name > room


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_shades_grow_with_numbers_and_the_most_is_darkest(one: int, two: int) -> None:
    count, most = sorted((one, two))
    shade = find_shade(count, most)
    assert 0 <= shade < SHADES
    assert find_shade(most, most) == SHADES - 1
    assert count <= limit_shade(shade, most)
    assert shade == 0 or count > limit_shade(shade - 1, most)


@pytest.mark.parametrize(("count", "shade"), [(1, 0), (4, 1), (9, 2), (16, 3)])
def test_shades_grow_with_the_square_root(count: int, shade: int) -> None:
    assert find_shade(count, 16) == shade
