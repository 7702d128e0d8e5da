"""Events of the same people within a week."""

from hypothesis import given
from hypothesis import strategies as st

from timeline import load_text
from timeline.analysis.nearby import DAYS, Nearby
from timeline.analysis.silences import is_fine

_DATES = (
    *("2013-05-10", "2013-05-17", "2013-05-18", "2013-05-03", "2013-04-01/2013-05-04"),
    *("2013-05-10/2014-01-01", "2013-05", "2013", "after 2013-05-10", "early May 2013"),
)


def _find(rows: list[tuple[str, str]], index: int) -> list[tuple[str, str]]:
    """Return the ids near an event of (date, actors), with whom they share."""
    chronology = load_text(
        "".join(
            f"- {{id: e{number}, date: '{date}', title: T}}\n"
            for number, (date, _) in enumerate(rows)
        )
        or "[]"
    )
    people = {f"e{number}": tuple(actors) for number, (_, actors) in enumerate(rows)}
    nearby = Nearby(chronology.events, [people[one.id] for one in chronology.events])
    event = chronology.by_id[f"e{index}"]
    near = nearby.find(event, most=1000)
    assert near.total == len(near.listed)
    first = nearby.find(event, most=1)
    assert first == (near.listed[:1], near.total)
    return [(other.id, "".join(shared)) for other, shared in near.listed]


def test_the_same_people_within_a_week_and_no_others() -> None:
    rows = [
        *(("2013-05-10", "ab"), ("2013-05-17", "bc"), ("2013-05-18", "b")),
        *(("2013-05-03", "a"), ("2013-05-11", "c"), ("2013-05", "ab")),
    ]
    assert _find(rows, 0) == [("e3", "a"), ("e1", "b")]


def test_what_began_long_ago_and_lasts_is_near() -> None:
    assert _find([("2013-01-01/2013-05-04", "a"), ("2013-05-10", "a")], 1) == [
        ("e0", "a")
    ]


def test_a_month_has_neighbours_and_a_year_has_none() -> None:
    rows = [("2013-05", "a"), ("2013-06-05", "a"), ("2013", "a")]
    assert _find(rows, 0) == [("e1", "a")]
    assert _find(rows, 2) == []


@given(
    st.lists(
        st.tuples(st.sampled_from(_DATES), st.sampled_from(["a", "b", "ab", ""])),
        min_size=1,
        max_size=10,
    )
)
def test_nothing_near_is_missed(rows: list[tuple[str, str]]) -> None:
    chronology = load_text(
        "".join(
            f"- {{id: e{number}, date: '{date}', title: T}}\n"
            for number, (date, _) in enumerate(rows)
        )
    )
    date = chronology.by_id["e0"].date
    near = {name for name, _ in _find(rows, 0)}
    for number, (_, actors) in enumerate(rows[1:], 1):
        other = chronology.by_id[f"e{number}"].date
        apart = max(other.b1 - date.e2, date.b1 - other.e2)
        meets = is_fine(date) and is_fine(other) and apart <= DAYS
        if is_fine(date):
            wanted = meets and bool(set(actors) & set(rows[0][1]))
            assert (f"e{number}" in near) == wanted


def test_those_who_share_hundreds_of_events_are_counted_once() -> None:
    rows = [("2013-05-10", "ab"), *[("2013-05-11", "ab")] * 80]
    rows += [("2013-05-12", "a")] * 70 + [("2013-05-13", "b")] * 70
    rows += [("2013-06-30", "ab"), ("2013-05-10", "c")]
    found = _find(rows, 0)
    assert len(found) == 220
    assert [shared for _, shared in found[78:82]] == ["ab", "ab", "a", "a"]


def test_few_events_of_one_beside_many_of_another_are_counted_too() -> None:
    rows = [("2013-05-10", "abc"), *[("2013-05-11", "a")] * 80]
    rows += [("2013-05-12", "b"), ("2013-05-12", "bc"), ("2013-05-13", "ab")]
    assert len(_find(rows, 0)) == 83
