"""Actors of events: known, one, and there at the time."""

import pytest

from timeline.checks import check
from timeline.diagnostics import Diagnostic
from timeline.reading import load_text

HEADER = """\
actors:
  igor: {name: Igor Ivanov}
  sergei: {name: Sergei Ivanov, aliases: [Minister Ivanov]}
  thatcher: {name: Margaret Thatcher, born: 1925-10-13, died: 2013-04-08}
  doubtful: {name: Doubtful Person, born: 1950?}
  un-mission: {name: Mission, type: organisation, founded: 2013-05}
"""


def find(date: str, keys: str, *, header: str = HEADER) -> tuple[Diagnostic, ...]:
    """Return what is wrong with an event of these keys."""
    text = f"{header}events:\n- {{date: '{date}', title: T, {keys}}}\n"
    return check(load_text(text))


def test_last_name_of_several_lists_them() -> None:
    (found,) = find("2013", "about: [Ivanov]")
    assert (found.code, str(found.severity)) == ("actor-ambiguous", "warning")
    assert found.message == "'Ivanov' may be Igor Ivanov or Sergei Ivanov"
    assert [place.line for _, place in found.related] == [2, 3]
    assert (found.where.line, found.where.length) == (8, 6)


@pytest.mark.parametrize("name", ["Igor Ivanov", "Minister Ivanov", "igor", "Thatcher"])
def test_name_of_one_is_fine(name: str) -> None:
    assert find("2013", f"about: [{name}]") == ()


def test_a_registry_of_roles_alone_lacks_nobody() -> None:
    roles = "actors:\n  men-india: {name: Men (India), of: India}\n"
    assert find("2013", "actors: [Men (India), Petrov]", header=roles) == ()
    (one,) = find("2013", "actors: Petrov", header=f"{roles}  igor: Igor Ivanov\n")
    assert one.code == "actor-unknown"


def test_ambiguous_name_is_not_unknown_too() -> None:
    assert [each.code for each in find("2013", "to: [Ivanov, Petrov]")] == [
        "actor-ambiguous",
        "actor-unknown",
    ]


def test_many_of_one_name_are_not_all_listed() -> None:
    people = "".join(f"  li-{number}: Li-{number} Li\n" for number in range(9))
    (found,) = find("2013", "actors: Li", header=f"actors:\n{people}")
    assert found.message == "'Li' may be Li-0 Li, Li-1 Li, Li-2 Li, Li-3 Li or 5 more"


@pytest.mark.parametrize(
    ("date", "keys", "message"),
    [
        ("2013-04-09", "actors: thatcher", "'thatcher' died 2013-04-08"),
        ("2013-05", "actors: Thatcher", "'Thatcher' died 2013-04-08"),
        ("1924", "actors: thatcher", "'thatcher' was born 1925-10-13"),
        ("2013-04", "actors: Mission", "'Mission' began 2013-05"),
        ("1992", "actors: Soviet Union", "'Soviet Union' ended 1991-12-26"),
        ("1992", "to: [SU]", "'SU' ended 1991-12-26"),
        ("1922-12-29", "actors: USSR", "'USSR' began 1922-12-30"),
        ("1948", "actors: NATO", "'NATO' began 1949-04-04"),
    ],
)
def test_actor_outside_its_lifetime(date: str, keys: str, message: str) -> None:
    (found,) = find(date, keys)
    assert (found.code, str(found.severity)) == ("actor-lifetime", "warning")
    assert found.message == f"{message}, and this event is of {date}"


@pytest.mark.parametrize(
    ("date", "keys"),
    [
        ("2013-04-08", "actors: thatcher"),
        ("2013-04", "actors: thatcher"),
        ("2013-04-01/2013-05", "actors: thatcher"),
        ("about 2013-04-10", "actors: thatcher"),
        ("2014?", "actors: thatcher"),
        ("2014", "to: thatcher"),
        ("2014", "about: thatcher"),
        ("1925", "actors: thatcher"),
        ("1900", "actors: doubtful"),
        ("2013-05-01", "actors: Mission"),
        ("1991-12-26", "actors: USSR"),
        ("1991", "to: USSR"),
        ("1991/1995", "actors: USSR"),
        ("2013", "about: USSR"),
        ("1948", "to: NATO"),
        ("1962", "actors: Moscow"),
        ("1800", "actors: Germany"),
        ("after 1990", "actors: USSR"),
    ],
)
def test_actor_that_may_have_been_there(date: str, keys: str) -> None:
    assert find(date, keys) == ()


def test_place_of_the_death_is_shown() -> None:
    (found,) = find("2014", "actors: thatcher")
    ((word, place),) = found.related
    assert (word, place.line, place.column) == ("`died` is here", 4, 63)


@pytest.mark.parametrize(
    ("date", "name", "wanted"),
    [
        ("2013", "Soviet Union", "Russia, Ukraine"),
        ("1995", "Czechoslovakia", "Czechia or Slovakia?"),
        # What followed it had ended by 2013 itself.
        ("1995", "Yugoslavia", "Serbia and Montenegro, Croatia"),
        ("2013", "Yugoslavia", "Serbia, Montenegro"),
        ("1916", "Yugoslavia", "Austria-Hungary"),
    ],
)
def test_who_was_there_instead_is_suggested(date: str, name: str, wanted: str) -> None:
    (found,) = find(date, f"actors: {name}", header="")
    assert found.hint.startswith(f"did you mean {wanted}")


def test_successor_goes_by_its_name_in_the_registry() -> None:
    header = "actors: {r: {name: Rossiya, type: state, aliases: [Russia]}}\n"
    (found,) = find("2013", "actors: USSR", header=header)
    assert found.hint.startswith("did you mean Rossiya, Ukraine")
