"""Events change as far as they can; each that cannot is told of with its reason."""

import pytest

from tests.helpers.splicing import make_inputs
from timeline.editing import Changes, Inputs, UnsplicedError
from timeline.editing.changingsome import change_what_can_be
from timeline.model import Event

TEXT = """\
- date: 2013
  title: one
  place: [a, # of two
    b]
- date: 2014
  title: two
  place: c
- date: 2016
  title: four
"""


def _wanted(inputs: Inputs, changes: Changes) -> list[tuple[Event, Changes]]:
    return [(event, changes) for event in inputs.load().events]


def test_what_stands_so_that_it_cannot_be_written_stays() -> None:
    inputs = make_inputs(TEXT)
    changed, refused = change_what_can_be(
        inputs, "e.yaml", _wanted(inputs, {"place": "z"})
    )
    assert changed is not None
    assert changed.data.decode() == TEXT.replace("place: c", "place: z").replace(
        "title: four\n", "title: four\n  place: z\n"
    )
    assert [event.title for event in changed.events] == ["two", "four"]
    assert list(refused) == [0]
    assert "comment" in refused[0]


def test_what_would_change_another_event_stays() -> None:
    many = "".join(f"- {{date: 20{n}, title: t{n}, id: e{n}}}\n" for n in range(20, 40))
    inputs = make_inputs(f"{many}- {{date: 3 days after e31, title: later}}\n")
    wanted = [
        (event, {"date": "1999"})
        for event in inputs.load().events
        if event.title != "later"
    ]
    changed, refused = change_what_can_be(inputs, "e.yaml", wanted)
    assert [wanted[number][0].id for number in refused] == ["e31"]
    assert "by hand" in next(iter(refused.values()))
    assert changed is not None
    assert changed.data.count(b"1999") == len(wanted) - 1


def test_where_nothing_can_be_written_there_is_nothing() -> None:
    inputs = make_inputs("- date: 2013\n  title: one\n  place: [a, # of two\n    b]\n")
    wanted = _wanted(inputs, {"place": "z"})
    changed, refused = change_what_can_be(inputs, "e.yaml", wanted)
    assert (changed, list(refused)) == (None, [0])


def test_a_file_that_is_never_written_into_is_refused_as_a_whole() -> None:
    inputs = make_inputs("---\ndate: 2013\ntitle: one\n---\n", "e.md")
    with pytest.raises(UnsplicedError, match="front matter"):
        change_what_can_be(inputs, "e.md", _wanted(inputs, {"place": "z"}))


def test_the_search_ends_where_too_many_are_in_the_way() -> None:
    rows = [f"- {{date: 20{n}, title: t{n}, id: e{n}}}\n" for n in range(20, 45)]
    rows += [f"- {{date: 1 day after e{n}, title: l{n}}}\n" for n in range(20, 45)]
    inputs = make_inputs("".join(rows))
    wanted = [
        (event, {"date": "1999"})
        for event in inputs.load().events
        if event.title.startswith("t")
    ]
    changed, refused = change_what_can_be(inputs, "e.yaml", wanted)
    assert (changed, len(refused)) == (None, len(wanted))
    assert "too many of them cannot be written" in refused.values()
