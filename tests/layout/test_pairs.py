"""Who met whom, blocs that stand together, and how much fits."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.pairs import (
    SHADES,
    count_fitting,
    find_meetings,
    find_shade,
    limit_shade,
    make_pair,
    order_blocs,
)

_parties = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=5), max_size=15)


def test_a_pair_has_the_events_both_took_part_in() -> None:
    meetings = find_meetings([["us", "su"], ["su"], ["su", "us", "uk"], []])
    assert meetings.pairs == {
        ("su", "us"): (0, 2),
        ("su", "uk"): (2,),
        ("uk", "us"): (2,),
    }
    assert meetings.events == {"su": (0, 2), "us": (0, 2), "uk": (2,)}
    assert meetings.alone == (1, 3)


def test_nobody_meets_themselves() -> None:
    assert find_meetings([["us", "us"]]).alone == (0,)


@given(_parties)
def test_every_event_is_in_all_its_pairs_or_alone(parties: list[list[str]]) -> None:
    meetings = find_meetings(parties)
    for index, party in enumerate(parties):
        pairs = set(combinations(sorted(set(party)), 2))
        found = {pair for pair, events in meetings.pairs.items() if index in events}
        assert found == pairs
        assert (index in meetings.alone) == (not pairs)


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
