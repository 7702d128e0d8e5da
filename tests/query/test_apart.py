"""Who takes part in an event, and how surely as somebody else than the others."""

import pytest

from timeline import load_text
from timeline.names import names_of
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
