"""When actors began and ended, and what lies outside."""

import pytest

from tests.helpers.chronologies import load_sound
from tests.helpers.dates import parse_when
from timeline.dates import FUTURE, When
from timeline.names.lifetimes import Lifetimes
from timeline.names.registry import ActorRegistry

_ACTORS = """
actors:
  arafat: {name: Yasser Arafat, born: 1929-08, died: 2004-11-11}
  quartet: {name: Quartet, type: group, founded: 2002-04-10~}
  ussr: {name: Soviet Union, type: state, dissolved: 1991-12-25}
  kremlin: {name: Russian Federation, type: state}
  tito: {name: A Marshal, died: 1980-05~}
  nobody: {name: No Body}
"""


def _lifetimes(actors: str = _ACTORS) -> Lifetimes:
    chronology = load_sound(f"{actors}events: [{{date: 2013, title: T}}]\n")
    return Lifetimes(ActorRegistry(chronology))


def _edtf(*dates: When | None) -> list[str]:
    return [date.edtf if date is not None else "" for date in dates]


@pytest.mark.parametrize(
    ("identity", "dates"),
    [
        ("arafat", ["1929-08", "2004-11-11"]),
        ("quartet", ["2002-04-10~", ""]),
        # What the registry leaves open the table knows; what it says counts.
        ("ussr", ["1922-12-30", "1991-12-25"]),
        ("kremlin", ["", ""]),
        ("nobody", ["", ""]),
        ("@FR", ["", ""]),
        ("@EU", ["1958-01-01", ""]),
        ("not declared", ["", ""]),
    ],
)
def test_registry_then_table_say_when_an_actor_lived(
    identity: str, dates: list[str]
) -> None:
    lifetimes = _lifetimes()
    assert _edtf(*lifetimes.find(identity)) == dates
    assert lifetimes.find(identity) is lifetimes.find(identity)


def test_the_table_alone_knows_the_end_of_a_former_state() -> None:
    lifetimes = _lifetimes("")
    assert _edtf(*lifetimes.find("@SU")) == ["1922-12-30", "1991-12-26"]
    assert lifetimes.successors("@SU")[:2] == ("@RU", "@UA")
    assert lifetimes.successors("@RU") == ()


@pytest.mark.parametrize(
    ("identity", "last"),
    [
        ("arafat", "2004-11-11"),
        ("tito", "1980-05-31"),
        ("ussr", "1991-12-25"),
        ("@SU", "1991-12-26"),
    ],
)
def test_the_last_day_is_the_last_that_the_end_may_be(identity: str, last: str) -> None:
    assert _lifetimes().find_last_day(identity) == parse_when(last).e2


@pytest.mark.parametrize("identity", ["quartet", "nobody", "@FR", "not declared"])
def test_who_is_not_known_to_have_ended_has_no_last_day(identity: str) -> None:
    assert _lifetimes().find_last_day(identity) == FUTURE


def test_successors_are_those_of_the_registry() -> None:
    lifetimes = _lifetimes()
    assert lifetimes.successors("ussr")[:2] == ("kremlin", "@UA")
    assert lifetimes.successors("arafat") == ()
    assert lifetimes.successors("not declared") == ()


@pytest.mark.parametrize(
    ("identity", "date", "beyond"),
    [
        ("arafat", "2004-11-11", ""),
        ("arafat", "2004-11-12", "after 2004-11-11"),
        ("arafat", "2004-11", ""),
        ("arafat", "2005", "after 2004-11-11"),
        ("arafat", "1929-08-01", ""),
        ("arafat", "1929-07-31", "before 1929-08"),
        # What may still lie within is not beyond.
        ("arafat", "[2004-11-01..2004-12-31]", ""),
        ("arafat", "2004-11-14~", ""),
        ("arafat", "2004-11-15~", "after 2004-11-11"),
        ("arafat", "1900/1930", ""),
        ("arafat", "2004/..", ""),
        ("arafat", "/2005", ""),
        ("arafat", "2005/", "after 2004-11-11"),
        # `~` widens the limit as well.
        ("quartet", "2002-04-07", ""),
        ("quartet", "2002-04-06", "before 2002-04-10~"),
        ("quartet", "2099", ""),
        ("tito", "1980-06-30", ""),
        ("tito", "1980-07-01", "after 1980-05~"),
        ("nobody", "0001", ""),
        ("not declared", "0001", ""),
        ("@SU", "1991-12-26", ""),
        ("ussr", "1991-12-26", "after 1991-12-25"),
    ],
)
def test_what_certainly_lies_outside_a_lifetime(
    identity: str, date: str, beyond: str
) -> None:
    found = _lifetimes().find_beyond(identity, parse_when(date))
    if found is None:
        assert beyond == ""
    else:
        word = "before" if found.before else "after"
        assert f"{word} {found.limit.edtf}" == beyond
