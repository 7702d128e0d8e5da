"""Events that may be here already: pointed at, one to one, and never merged."""

import pytest

from timeline import load_text
from timeline.importing.duplicates import find_pairs


def _pairs(*events: str) -> list[tuple[str, str]]:
    lines = "".join(f"- {{{event}}}\n" for event in events)
    chronology = load_text(f"events:\n{lines}")
    new = [event for event in chronology.events if "imported" in event.extra]
    return [(pair.new.id, pair.old.id) for pair in find_pairs(chronology, new)]


OLD = "id: old, date: 2013-05-10, title: Cameron flies to Sochi, actors: [Cameron]"


@pytest.mark.parametrize(
    "new",
    [
        "date: 2013-05-10, title: Cameron flies to Sochi, actors: [Cameron]",
        "date: 10 May 2013, title: Cameron flies to Sochi to meet, actors: [Cameron]",
        "date: 2013-05-10/2013-05-12, title: Cameron in Sochi, actors: [Cameron]",
        "date: 2013-05-10, title: Cameron flies to Sochi, actors: [David Cameron]",
        "date: 2013-05-10, title: Cameron flies to Sochi",
        "date: 2013-05-10, title: Cameron flies to Sochi, place: Sochi",
    ],
)
def test_what_may_be_one(new: str) -> None:
    assert _pairs(OLD, f"id: new, imported: 'x:1', {new}") == [("new", "old")]


@pytest.mark.parametrize(
    "new",
    [
        "date: 2013-05-11, title: Cameron flies to Sochi, actors: [Cameron]",
        "date: 2013-05-10, title: Cameron flies to Sochi, actors: [Kerry]",
        "date: 2013-05-10, title: Cameron flies to Sochi, actors: [D. Camerata]",
        "date: 2013-05-10, title: Putin receives him, actors: [Cameron]",
        "date: unknown, title: Cameron flies to Sochi, actors: [Cameron]",
    ],
)
def test_what_is_another(new: str) -> None:
    assert _pairs(OLD, f"id: new, imported: 'x:1', {new}") == []


def test_each_stands_in_one_pair() -> None:
    alike = "date: 2013-05-10, title: Cameron flies to Sochi"
    nearly = "date: 2013-05-10, title: Cameron flies to Sochi today"
    pairs = _pairs(
        OLD,
        f"id: a, imported: 'x:1', {nearly}",
        f"id: b, imported: 'x:2', {alike}",
        f"id: c, imported: 'x:3', {alike}",
        f"id: other, {nearly}",
    )
    assert pairs == [("a", "other"), ("b", "old")]


def test_rows_of_one_import_are_not_compared_with_each_other() -> None:
    alike = "date: 2013-05-10, title: Cameron flies to Sochi"
    assert _pairs(f"imported: 'x:1', {alike}", f"imported: 'x:2', {alike}") == []
