"""One thing told twice, and two things told alike."""

from collections import Counter
from itertools import combinations
from random import Random

import pytest

from tests.helpers.muddles import draw_muddle, load_muddle
from timeline.checks import check
from timeline.checks.duplicates import list_pairs
from timeline.diagnostics import Diagnostic
from timeline.names import ActorNames, list_typed
from timeline.reading import load_text


def find(*events: str, header: str = "") -> tuple[Diagnostic, ...]:
    """Return what is wrong with events of these keys."""
    return check(
        load_text(f"{header}events:\n" + "".join(f"- {{{keys}}}\n" for keys in events))
    )


CAMERON = (
    "date: 2013-05-10, title: Cameron flies to Sochi to restate that Assad must go"
)


@pytest.mark.parametrize(
    "second",
    [
        "title: Cameron flies to Sochi to restate that Assad must go, actors: Cameron",
        "title: 'CAMERON, in Sochi, restates: Assad must go', actors: [Putin, Cameron]",
        "title: 'Cameron flies to Sochi, restating that Assad goes', actors: Cameron",
    ],
)
@pytest.mark.parametrize("date", ["2013-05-10", "10 May 2013", "Friday 10 May 2013"])
def test_one_thing_in_other_words(second: str, date: str) -> None:
    (found,) = find(f"{CAMERON}, actors: [Cameron]", f"date: {date}, {second}")
    assert (found.code, str(found.severity)) == ("event-duplicate", "warning")
    assert found.where.line == 3
    assert [place.line for _, place in found.related] == [2]


@pytest.mark.parametrize(
    "second",
    [
        "date: 2013-05-11, title: Cameron flies to Sochi, actors: [Cameron]",
        "date: 2013-05, title: Cameron flies to Sochi, actors: [Cameron]",
        "date: 2013-05-10~, title: Cameron flies to Sochi, actors: [Cameron]",
        "date: 2013-05-10T10:00, title: Cameron flies to Sochi, actors: [Cameron]",
        "date: 2013-05-10, title: Cameron flies to Sochi, actors: [Putin]",
        "date: 2013-05-10, title: Cameron flies to Sochi, to: [Cameron]",
        "date: 2013-05-10, title: Cameron flies to Sochi",
        "date: 2013-05-10, title: Cameron lands at Gatwick, actors: [Cameron]",
        "date: 2013-05-10, title: Cameron flies to 2 towns, actors: [Cameron]",
        "date: 2013-05-10, title: Cameron flies to Sochi, actors: Cameron, place: Y",
        "date: 2013-05-10, title: Cameron flies to Sochi, actors: Cameron, see: a",
    ],
)
def test_two_things(second: str) -> None:
    title = "title: Cameron flies to Sochi, actors: [Cameron], place: X"
    assert find(f"id: a, date: 2013-05-10, {title}", second) == ()


def test_earlier_one_may_see_the_later() -> None:
    keys = "date: 2013-05-10, title: Cameron flies to Sochi, actors: [Cameron]"
    assert find(f"{keys}, see: b", f"id: b, {keys}") == ()


def test_answer_in_kind_is_no_copy() -> None:
    us = "date: 2013-05-10, title: US expels 35 Russian diplomats, actors: US, to: RU"
    ru = "date: 2013-05-10, title: Russia expels 35 US diplomats, actors: RU, to: US"
    assert find(us, ru) == ()


def test_actor_is_known_however_it_is_written() -> None:
    header = "actors: {kerry: {name: John Kerry, aliases: [Secretary Kerry]}}\n"
    title = "date: 2013-05-07, title: Kerry is received in the Kremlin"
    one, two = f"{title}, actors: [kerry]", f"{title}, to: RU, actors: Secretary Kerry"
    assert len(find(one, two, header=header)) == 1


def test_actors_in_common_are_not_needed_where_none_is_named() -> None:
    keys = "date: 2013-05-10, title: Boston Marathon bombing"
    assert len(find(keys, keys)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Council adopts resolution 1540", "Council adopts resolution 1541"),
        ("普京与奥巴马会谈叙利亚", "普京与奥巴马通话讨论伊朗"),
        ("?!", "!!"),
        ("Start of the day", "End of the war"),
    ],
)
def test_titles_that_only_look_alike(one: str, two: str) -> None:
    keys = "date: 2013-05-10, actors: [UN], title:"
    assert find(f"{keys} '{one}'", f"{keys} '{two}'") == ()


def test_third_of_one_thing_is_reported_once() -> None:
    keys = f"{CAMERON}, actors: [Cameron, Putin]"
    assert [each.where.line for each in find(keys, keys, keys)] == [3, 4]


def test_comparisons_stay_few_where_thousands_share_a_date() -> None:
    count = 2_000
    chronology = load_text(
        "".join(
            f"- {{date: 2013, title: T{number}, actors: [US, RU, UN]}}\n"
            for number in range(count)
        )
    )
    pairs = list(list_pairs(chronology.events, ActorNames(chronology)))
    assert count < len(pairs) <= 20 * count
    assert all(one is not two for one, two in pairs)


@pytest.mark.parametrize("seed", range(20))
def test_pairs_share_a_date_and_an_actor_under_one_key(seed: int) -> None:
    chronology = load_muddle(draw_muddle(Random(seed)))  # noqa: S311  # no secrets
    names = ActorNames(chronology)
    parts = {
        event: {
            (key, names.identify(typed, event.date))
            for key, _, typed in list_typed(event)
        }
        or {("", "")}
        for event in chronology.events
    }
    assert Counter(list_pairs(chronology.events, names)) == Counter(
        (one, two)
        for one, two in combinations(chronology.events, 2)
        if one.date.edtf == two.date.edtf
        and not one.date.is_undated
        and parts[one] & parts[two]
    )


def test_each_pair_is_compared_once() -> None:
    chronology = load_text(
        "- {date: 2013, title: A, actors: [US, RU]}\n"
        "- {date: 2013, title: B, actors: [RU, United States]}\n"
        "- {date: 2014, title: C, actors: [US, RU]}\n"
    )
    pairs = list_pairs(chronology.events, ActorNames(chronology))
    assert [(one.title, two.title) for one, two in pairs] == [("A", "B")]


@pytest.mark.parametrize("date", ["unknown", "n.d."])
def test_what_is_undated_is_on_no_one_date(date: str) -> None:
    event = "title: Cameron flies to Sochi, actors: Cameron"
    assert find(f"date: unknown, {event}", f"date: {date}, {event}") == ()
    assert len(find(f"date: 2013, {event}", f"date: 2013, {event}")) == 1
