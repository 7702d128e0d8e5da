"""Lanes: every event in its lanes, counted once, and nothing over anything else."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import load_text
from timeline.dates import Fit
from timeline.layout.axis import find_window, plan_axis
from timeline.layout.lanes import (
    MOST_ROWS,
    ORDERS,
    Labels,
    Lane,
    Mark,
    format_numbers,
    make_lanes,
)
from timeline.query import Match

_DATES = (
    "2013-05-10",
    "2013-05-10~",
    "2013-05",
    "2013-05-10/2013-05-20",
    "2013",
    "2011/2012",
    "2013-06/..",
    "by 2013-05-10",
    "2013-12-31",
    "1914-06-28",
)
_EVENTS = dict(
    zip(
        _DATES,
        load_text(
            "events:" + "".join(f"\n- {{date: {date}, title: T}}" for date in _DATES)
        ).events,
        strict=False,
    )
)


def _match(date: str, *, actors: Sequence[str] = (), hollow: bool = False) -> Match:
    (event,) = load_text(
        f"events: [{{date: '{date}', title: T, actors: {list(actors)}}}]"
    ).events
    return Match(event, Fit.POSSIBLE if hollow else Fit.CERTAIN)


def _actors(match: Match) -> Iterable[str]:
    return match.event.actors


_LABELS = Labels(format_numbers)


def _lay(
    matches: Sequence[Match],
    *,
    columns: int = 60,
    order: str = "first",
    rows: int | None = None,
    labels: Labels = _LABELS,
) -> tuple[Lane, ...]:
    dates = [match.event.date for match in matches]
    span = find_window(dates)
    assert span is not None
    axis = plan_axis(dates, span, columns)
    return make_lanes(matches, axis, _actors, labels=labels, order=order, rows=rows)


def _numbers(lane: Lane) -> list[int]:
    return sorted(number for mark in lane.marks for number in mark.numbers)


def _by_actors(*actors: str) -> list[Match]:
    """Return events a month from each other, an actor or several with `+` each."""
    return [
        _match(
            f"2013-{month:02d}-10", actors=[name for name in text.split("+") if name]
        )
        for month, text in enumerate(actors, 1)
    ]


def test_an_event_stands_in_each_of_its_lanes_with_one_number() -> None:
    lanes = _lay(_by_actors("B", "A+B", "A"))
    assert [(lane.name, _numbers(lane)) for lane in lanes] == [
        ("B", [1, 2]),
        ("A", [2, 3]),
    ]


def test_an_event_that_names_an_actor_twice_counts_once() -> None:
    (lane,) = _lay([_match("2013-05-10", actors=["A", "A"])])
    assert lane.events == 1


def test_what_has_no_lane_comes_last() -> None:
    lanes = _lay(_by_actors("", "B", ""), order="count")
    assert [(lane.name, lane.events) for lane in lanes] == [("B", 1), ("", 2)]


@pytest.mark.parametrize(
    ("order", "names"),
    [("first", ["b", "C", "Á"]), ("count", ["C", "b", "Á"]), ("name", ["Á", "b", "C"])],
)
def test_lanes_stand_in_the_order_asked_for(order: str, names: list[str]) -> None:
    assert order in ORDERS
    lanes = _lay(_by_actors("b", "C", "C", "Á"), order=order)
    assert [lane.name for lane in lanes] == names


@pytest.mark.parametrize(
    ("rows", "kept", "summed"),
    [(4, ["A", "B", "C", "D"], 0), (3, ["A", "B"], 2), (2, ["A"], 3), (1, [], 4)],
)
def test_lanes_beyond_the_height_are_summed(
    rows: int, kept: list[str], summed: int
) -> None:
    lanes = _lay(_by_actors("A", "B", "C+D", "A+D"), rows=rows)
    assert [lane.name for lane in lanes if not lane.summed] == kept
    assert sum(lane.summed for lane in lanes) == summed
    assert sum(lane.rows for lane in lanes) == rows


def test_an_event_of_several_lanes_counts_once_where_they_are_summed() -> None:
    *_, others = _lay(_by_actors("A", "B", "C+D"), rows=2)
    assert (others.summed, others.events, _numbers(others)) == (3, 2, [2, 3])


def test_fewer_rows_go_before_lanes() -> None:
    busy = [_match("2013-05", actors="A"), _match("2013-05-10", actors="A")]
    matches = [*busy, _match("2013-05-31", actors="B")]
    assert [lane.rows for lane in _lay(matches)] == [2, 1]
    lanes = _lay(matches, rows=2)
    assert [(lane.rows, lane.summed) for lane in lanes] == [(1, 0), (1, 0)]


def test_events_of_one_cell_share_a_mark() -> None:
    matches = [_match("2013-05-10", actors="A") for _ in range(1000)]
    ((mark,),) = [lane.marks for lane in _lay(matches)]
    assert mark.numbers == tuple(range(1, 1001))
    assert mark.label == "1-1000"


def test_events_of_one_extent_share_a_mark() -> None:
    ((mark,),) = [
        lane.marks for lane in _lay([_match("2013-05", actors="A") for _ in range(3)])
    ]
    assert (mark.numbers, mark.label) == ((1, 2, 3), "1-3")


def test_a_mark_is_hollow_if_none_of_its_events_matches_certainly() -> None:
    hollow = [_match("2013-05", hollow=True) for _ in range(2)]
    assert [lane.marks[0].hollow for lane in _lay(hollow)] == [True]
    assert [lane.marks[0].hollow for lane in _lay([*hollow, _match("2013-05")])] == [
        False
    ]


@pytest.mark.parametrize(
    ("dates", "column", "label_cell"),
    [
        # Right of a point; left of it where the axis ends; within a bar.
        (["2013-05-01", "2013-05-31"], 0, 1),
        (["2013-05-31", "2013-05-01"], 30, 29),
        (["2013-05"], 0, 1),
    ],
)
def test_labels_stand_beside_the_sign(
    dates: list[str], column: int, label_cell: int
) -> None:
    lanes = _lay([_match(date) for date in dates], columns=31)
    mark = next(mark for mark in lanes[0].marks if 1 in mark.numbers)
    assert (mark.head, mark.label, mark.label_cell) == (column, "1", label_cell)


def test_where_rows_are_full_only_marks_with_room_have_labels() -> None:
    crowd = [_match(f"2013-05-{day:02d}") for day in range(1, 22)]
    matches = [*crowd, _match("2013-05-31")]
    labelled = [
        mark for mark in _lay(matches, columns=31, rows=1)[0].marks if mark.label
    ]
    assert [mark.numbers for mark in labelled] == [(21,), (22,)]
    never = Labels(format_numbers, crowded=False)
    lanes = _lay(matches, columns=31, rows=1, labels=never)
    assert not [mark for mark in lanes[0].marks if mark.label]


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((7,), "7"),
        ((7, 8), "7,8"),
        ((7, 8, 9), "7-9"),
        ((7, 9), "7,9"),
        ((99, 100, 101), "99-101"),
        ((1, 3, 5, 7), "1,3,5,7"),
        ((10, 30, 50), ""),
    ],
)
def test_numbers_are_written_short_or_not_at_all(
    numbers: Sequence[int], text: str
) -> None:
    assert format_numbers(numbers) == text


_matches = st.lists(
    st.builds(
        Match,
        st.sampled_from([_EVENTS[date] for date in _DATES if date in _EVENTS]),
        st.sampled_from([Fit.POSSIBLE, Fit.CERTAIN]),
        because=st.just(()),
    ),
    min_size=1,
    max_size=40,
)


@given(
    _matches,
    st.integers(1, 120),
    st.sampled_from(ORDERS),
    st.none() | st.integers(1, 8),
    st.data(),
)
def test_every_event_is_counted_and_every_mark_lies_on_the_axis(
    matches: list[Match],
    columns: int,
    order: str,
    rows: int | None,
    data: st.DataObject,
) -> None:
    names = data.draw(
        st.lists(
            st.lists(st.sampled_from("ABCDEF"), max_size=3),
            min_size=len(matches),
            max_size=len(matches),
        )
    )
    given_names = {
        id(match): lanes for match, lanes in zip(matches, names, strict=True)
    }
    dates = [match.event.date for match in matches]
    span = find_window(dates)
    assert span is not None
    lanes = make_lanes(
        matches,
        plan_axis(dates, span, columns),
        lambda match: given_names[id(match)],
        labels=_LABELS,
        order=order,
        rows=rows,
    )
    if rows is not None:
        assert sum(lane.rows for lane in lanes) <= max(rows, 1)
    everywhere: set[int] = set()
    for lane in lanes:
        numbers = _numbers(lane)
        everywhere.update(numbers)
        assert len(numbers) == len(set(numbers)) == lane.events
        assert 1 <= lane.rows <= MOST_ROWS
        if not lane.summed:
            wanted = [
                number
                for number, listed in enumerate(names, 1)
                if (lane.name in listed if lane.name else not listed)
            ]
            assert numbers == wanted
        for mark in lane.marks:
            assert 0 <= mark.first <= mark.head <= mark.last < columns
            assert 0 <= mark.row < lane.rows
            assert mark.label_cell >= 0
            assert mark.label_cell + len(mark.label) <= columns
        _check_rows(lane)
    assert everywhere == set(range(1, len(matches) + 1))


def _check_rows(lane: Lane) -> None:
    """Signs and labels never stand over each other."""
    for row in range(lane.rows):
        cells = [
            cell
            for mark in lane.marks
            if mark.row == row
            for cell in (mark.head, *_label_cells(mark))
        ]
        assert len(cells) == len(set(cells))


def _label_cells(mark: Mark) -> range:
    return range(mark.label_cell, mark.label_cell + len(mark.label))
