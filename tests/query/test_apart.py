"""Who takes part in an event, and how surely as somebody else than the others."""

import pytest

from timeline import load_text
from timeline.dates import Fit
from timeline.names import names_of
from timeline.query import select
from timeline.query.apart import fit_apart, list_parties

_ACTORS = """
actors:
  ann: {name: Ann Lee, roles: [{office: Envoy, of: Russia, when: 2013-01/2013-05-10}]}
  bob: {name: Bob Ray, roles: [{office: Envoy, of: Russia, when: 2013-05-10/2014}]}
"""


@pytest.mark.parametrize(
    ("date", "names", "found"),
    [
        ("2013-02-01", "[Envoy, bob]", [("ann", "certain"), ("bob", "certain")]),
        # One person by two spellings is one.
        ("2013-02-01", "[Envoy, Ann Lee]", [("ann", "certain")]),
        # The office may be that of one who is there anyway.
        ("2013-05", "[Envoy, bob]", [("ann bob", "possible"), ("bob", "certain")]),
        ("2013-05", "[Envoy, cat]", [("ann bob", "certain"), ("cat", "certain")]),
        (
            "2013",
            "[John Smith, J. Smith]",
            [("john smith", "possible"), ("j. smith", "possible")],
        ),
    ],
)
def test_parties_are_told_from_each_other(
    date: str, names: str, found: list[tuple[str, str]]
) -> None:
    event = f"events:\n- {{date: '{date}', title: T, actors: {names}}}\n"
    chronology = load_text(_ACTORS + event)
    parties = list_parties(chronology.events[0], names_of(chronology).actors)
    told = [
        (" ".join(sorted(one.identity for one in party.people)), fit.name.lower())
        for party, fit in zip(parties, fit_apart(parties), strict=True)
    ]
    assert told == found


_NAMESAKES = """\
actors:
  ann: {name: Ann Lee, type: person}
  bob: {name: Bob Lee, type: person}
"""


@pytest.mark.parametrize("names", ["[Lee, Moscow]", "[Moscow, Lee]"])
def test_a_name_of_several_and_a_seat_of_several_are_two(names: str) -> None:
    event = f"events:\n- {{date: 1991, title: T, actors: {names}}}\n"
    chronology = load_text(_NAMESAKES + event)
    (one,) = chronology.events
    assert len(list_parties(one, names_of(chronology).actors)) == 2
    # In 1991 it was of the Soviet Union, then of Russia.
    (match,) = select(chronology, "with:Russia with:ann").matches
    assert match.fit is Fit.POSSIBLE


@pytest.mark.parametrize("names", ["[Lee, LEE]", "[Moscow, Kremlin]"])
def test_what_may_mean_just_the_same_is_one(names: str) -> None:
    event = f"events:\n- {{date: 1991, title: T, actors: {names}}}\n"
    chronology = load_text(_NAMESAKES + event)
    assert len(list_parties(chronology.events[0], names_of(chronology).actors)) == 1
