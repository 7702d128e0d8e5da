"""Dates that name other events: settled through any chain, or reported."""

import sys

import pytest

from tests.helpers.chronologies import list_codes, load_sound
from timeline.model import Chronology
from timeline.reading import load_text
from timeline.reports.folding import fold


def dates(chronology: Chronology) -> dict[str, str]:
    return {event.id: event.date.edtf for event in chronology.events}


def event(event_id: str, date: str, *, more: str = "") -> str:
    return f"- {{id: {event_id}, date: {date!r}, title: T{more}}}\n"


@pytest.mark.parametrize(
    ("form", "edtf"),
    [
        ("about", "2013-05~"),
        ("during", "2013-05"),
        ("after", "[2013-05-01..]"),
        ("before", "[..2013-05-31]"),
        ("by", "[..2013-05]"),
    ],
)
@pytest.mark.parametrize("target_first", [True, False])
def test_date_rests_on_another_event(
    form: str, edtf: str, *, target_first: bool
) -> None:
    lines = [event("visit", "2013-05"), event("x", f"{form} visit")]
    chronology = load_sound("".join(lines if target_first else lines[::-1]))
    assert dates(chronology)["x"] == edtf


def test_settled_date_keeps_what_was_typed() -> None:
    chronology = load_text(event("visit", "2013-05") + event("x", "about visit"))
    assert [each.date.typed for each in chronology.events] == ["2013-05", "about visit"]


def test_event_stands_in_order_of_its_settled_date() -> None:
    chronology = load_text(
        event("late", "after visit")
        + event("visit", "2013-05")
        + event("end", "2014")
        + event("early", "before visit")
    )
    assert list(dates(chronology)) == ["early", "visit", "late", "end"]


def test_date_may_rest_on_a_made_id() -> None:
    chronology = load_sound(
        "- {date: 2013-05-10, title: Cameron in Sochi}\n"
        + event("x", "during 2013-05-10-cameron-in-sochi")
    )
    assert dates(chronology)["x"] == "2013-05-10"


@pytest.mark.parametrize("forwards", [True, False])
def test_chain_of_thousands_is_settled_without_recursion(*, forwards: bool) -> None:
    length = 5_000
    assert length > sys.getrecursionlimit()
    lines = [event("e0", "2013-05-10")]
    lines += [event(f"e{i}", f"during e{i - 1}") for i in range(1, length)]
    chronology = load_sound("".join(lines if forwards else lines[::-1]))
    assert len(chronology.events) == length
    assert set(dates(chronology).values()) == {"2013-05-10"}


def test_chain_of_thousands_that_leads_nowhere_is_reported_at_each() -> None:
    length = 5_000
    lines = [event(f"e{i}", f"during e{i + 1}") for i in range(length)]
    chronology = load_text("".join(lines))
    assert list_codes(chronology).count("date-unknown-event") == 1
    assert list_codes(chronology).count("date-unsettled") == length - 1
    assert chronology.events == ()


@pytest.mark.parametrize("length", [1, 2, 3, 5_000])
def test_cycle_is_reported_at_each_of_its_events(length: int) -> None:
    lines = [event(f"e{i}", f"about e{(i + 1) % length}") for i in range(length)]
    chronology = load_text("".join(lines) + event("fine", "2013"))
    assert list_codes(chronology) == ["date-cycle"] * length
    assert [found.where.line for found in chronology.diagnostics] == [
        *range(1, length + 1)
    ]
    assert list(dates(chronology)) == ["fine"]


def test_cycle_names_its_events_in_order() -> None:
    chronology = load_text(
        event("a", "after b") + event("b", "after c") + event("c", "after a")
    )
    assert chronology.diagnostics[0].message.endswith(": a -> b -> c -> a")


def test_long_cycle_is_cut_in_the_message() -> None:
    lines = [event(f"e{i}", f"about e{(i + 1) % 50}") for i in range(50)]
    message = load_text("".join(lines)).diagnostics[0].message
    assert message.endswith("e5 -> ... -> e0")


def test_event_that_leads_into_a_cycle_is_not_part_of_it() -> None:
    chronology = load_text(
        event("in", "after a") + event("a", "after b") + event("b", "after a")
    )
    found = {(each.code, each.where.line) for each in chronology.diagnostics}
    assert found == {("date-unsettled", 1), ("date-cycle", 2), ("date-cycle", 3)}


def test_cycles_are_alike_and_told_once_in_text() -> None:
    lines = [event(f"e{i}", f"about e{(i + 1) % 2_000}") for i in range(2_000)]
    diagnostics = load_text("".join(lines)).diagnostics
    assert {found.subject for found in diagnostics} == {"e0"}
    (group,) = fold(diagnostics)
    assert len(group) == 2_000


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("between aa and bb", "[2013-05-01..2013-05-20]"),
        ("after aa and before bb", "[2013-05-01..2013-05-20]"),
        ("aa or bb", "[2013-05-01,2013-05-20]"),
        ("3 days after aa, and before bb", "2013-05-04"),
        ("since aa until bb", "2013-05-01/2013-05-20"),
    ],
)
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_date_may_rest_on_several_events(
    date: str, edtf: str, order: tuple[int, int, int]
) -> None:
    lines = [event("aa", "2013-05-01"), event("bb", "19 days after aa"), ""]
    lines[2] = event("x", date)
    chronology = load_sound("".join(lines[index] for index in order))
    assert dates(chronology)["x"] == edtf


def test_a_cycle_through_one_of_several_is_found() -> None:
    chronology = load_text(
        event("fine", "2013")
        + event("a", "between fine and b")
        + event("b", "after fine and before c")
        + event("c", "10 days after a")
        + event("d", "fine or c")
    )
    found = {(each.code, each.where.line) for each in chronology.diagnostics}
    assert found == {("date-cycle", line) for line in (2, 3, 4)} | {
        ("date-unsettled", 5)
    }
    assert chronology.diagnostics[0].message.endswith(": a -> b -> c -> a")


def test_two_circles_through_one_event_are_both_reported() -> None:
    chronology = load_text(
        event("a", "between b and c") + event("b", "after a") + event("c", "after a")
    )
    assert sorted(found.where.line for found in chronology.diagnostics) == [1, 2, 3]
    assert set(list_codes(chronology)) == {"date-cycle"}


def test_each_event_that_is_missing_is_reported_where_its_date_stands() -> None:
    chronology = load_text(
        "- {id: lost, title: T}\n" + event("x", "between nowhere and lost")
    )
    found = [each for each in chronology.diagnostics if each.code != "key-missing"]
    assert [each.code for each in found] == ["date-unknown-event", "date-unsettled"]
    for each in found:
        assert (each.where.line, each.where.column) == (2, 17)


def test_constraints_that_cannot_both_hold_are_reported_at_their_date() -> None:
    chronology = load_text(
        event("aa", "2014") + event("bb", "2013") + event("x", "after aa and before bb")
    )
    (found,) = chronology.diagnostics
    assert found.code == "date-reversed"
    assert (found.where.line, found.where.column) == (3, 17)
    assert "no day is left" in found.message


@pytest.mark.parametrize(
    ("date", "code", "hint"),
    [
        ("after may", "date-year-missing", "year"),
        ("after mid-may", "date-year-missing", "year"),
        ("circa yesterday", "date-invalid", "nothing is counted from today"),
        ("after 2013-02-x", "date-unknown-event", ""),
    ],
)
def test_what_resembles_a_date_is_told_what_is_wrong_with_it(
    date: str, code: str, hint: str
) -> None:
    (found,) = load_text(event("x", date)).diagnostics
    assert found.code == code
    assert hint in found.hint


def test_an_event_of_a_name_that_lacks_its_year_is_meant() -> None:
    chronology = load_sound(event("may", "2013-05-10") + event("x", "after may"))
    assert dates(chronology)["x"] == "[2013-05-10..]"


@pytest.mark.parametrize("key", ["date", "reported"])
def test_unknown_event_is_reported_with_the_nearest(key: str) -> None:
    other = "" if key == "date" else "date: 2014, "
    chronology = load_text(
        event("kerry-visit", "2013-05")
        + f"- {{id: x, {other}title: T, {key}: after kery-visit}}\n"
    )
    (found,) = chronology.diagnostics
    assert found.code == "date-unknown-event"
    assert (found.where.line, found.where.length) == (2, len("after kery-visit"))
    assert found.hint == "did you mean `after kerry-visit`?"


def test_unknown_event_like_no_other_has_a_plain_hint() -> None:
    (found,) = load_text(event("x", "after obama-letter")).diagnostics
    assert found.hint == "write a date, or give the other event that `id`"


@pytest.mark.parametrize(
    "lost", ["- {id: visit, title: T}\n", "- {id: visit, date: 03/04/2013, title: T}\n"]
)
def test_event_that_was_left_out_is_not_called_unknown(lost: str) -> None:
    chronology = load_text(lost + event("x", "after visit"))
    assert list_codes(chronology)[1:] == ["date-unsettled"]
    assert "'visit' has no usable date" in chronology.diagnostics[1].message


def test_events_that_fail_do_not_hide_those_that_rest_on_others() -> None:
    chronology = load_text(
        event("a", "after nowhere") + event("b", "2013") + event("c", "during b")
    )
    assert dates(chronology) == {"b": "2013", "c": "2013"}


@pytest.mark.parametrize(
    ("date", "form"), [("2013/..", "before"), ("../2013", "after"), ("2013/", "by")]
)
def test_date_that_leaves_nothing_known_is_reported(date: str, form: str) -> None:
    chronology = load_text(event("war", date) + event("x", f"{form} war"))
    assert list_codes(chronology) == ["date-invalid"]
    assert list(dates(chronology)) == ["war"]


def test_reported_may_rest_on_another_event_or_its_own() -> None:
    chronology = load_sound(
        event("a", "2013-05", more=", reported: after b")
        + event("b", "2013-06", more=", reported: after b")
        + event("c", "during a", more=", reported: during c")
    )
    reported = {
        each.id: each.reported.edtf for each in chronology.events if each.reported
    }
    assert reported == {"a": "[2013-06-01..]", "b": "[2013-06-01..]", "c": "2013-05"}


def test_reported_that_cannot_be_settled_costs_only_itself() -> None:
    chronology = load_text(event("a", "2013", more=", reported: after nowhere"))
    assert list_codes(chronology) == ["date-unknown-event"]
    (only,) = chronology.events
    assert only.reported is None


def test_reported_does_not_make_a_cycle() -> None:
    load_sound(event("a", "after b") + event("b", "2013", more=", reported: after a"))


def test_event_renamed_for_a_collision_is_still_settled() -> None:
    chronology = load_sound(
        event("visit", "2013")
        + "- {date: after visit, title: T}\n- {date: before visit, title: T}\n"
    )
    assert dates(chronology) == {
        "visit": "2013",
        "t": "[2013-01-01..]",
        "t-2": "[..2013-12-31]",
    }


def test_thousands_of_unknown_events_are_reported_in_linear_time() -> None:
    # Comparing each with all the ids there are would take minutes.
    count = 5_000
    chronology = load_text(
        "".join(
            event(f"e{number}", "2013", more=f", reported: after gone-{number}")
            for number in range(count)
        )
    )
    assert list_codes(chronology) == ["date-unknown-event"] * count
