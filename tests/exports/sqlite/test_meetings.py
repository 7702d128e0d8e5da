"""Who met whom: the views of the database against the analysis that drawings go by."""

from collections.abc import Callable

import pytest

from tests.helpers.databases import query
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from timeline import Chronology, load_text, select
from timeline.analysis.contacts import find_contacts
from timeline.analysis.counting import Counting
from timeline.analysis.pairing import Pairing
from timeline.analysis.pairs import find_meetings, find_pairs
from timeline.analysis.sides import Parties
from timeline.query import Selection

_DOUBTFUL = """
actors:
  ann: {name: Ann Lee, roles: [{office: Envoy, of: Russia, when: 2013-01/2013-05-10}]}
  bob: {name: Bob Ray, roles: [{office: Envoy, of: Russia, when: 2013-05-10/2014}]}
  cat: {name: Cat Roe, roles: [{office: Envoy, of: France, when: 2013-05/2014}]}
events:
- {date: 2013-02-01, title: A, kind: meeting, actors: [Envoy, Cat Roe]}
- {date: 2013-05, title: B, kind: meeting, actors: [ray, Envoy], to: [cat]}
- {date: 2013-05-10, title: C, kind: meeting, actors: [Envoy, Ann Lee]}
- {date: 2015, title: D, kind: talks, actors: [Envoy, bob]}
- {date: unknown, title: E, kind: call, actors: [ann, bob, ann]}
- {date: 2013, title: F, kind: call, actors: [John Smith, J. Smith, cat]}
- {date: 2013, title: G, kind: statement, actors: [ann, bob]}
- {date: 2013, title: H, kind: call, actors: [ann, bob], status: cancelled}
"""


def count_pairs(
    selection: Selection, *, by_state: bool
) -> dict[tuple[str, str], tuple[int, int]]:
    """Return the certain and possible contacts of each pair, as `dyads` counts them."""
    counting = Counting(selection)
    contacts = find_contacts(counting)
    events = [match.event for match in contacts.held]
    parties = Parties(counting.names.actors, by_state=by_state)
    meetings = find_meetings([parties.list_parties(event) for event in events])
    facet = counting.names.facets["state" if by_state else "actor"]
    pairing = Pairing(
        counting.narrow(contacts.held, contacts.asked),
        facet,
        of_actors=True,
        by_state=by_state,
    )
    found = {}
    for pair, indexes in find_pairs(meetings.events, meetings).items():
        number = pairing.count("", pair, [contacts.held[index] for index in indexes])
        if number.events:
            found[pair] = number.certain, number.possible
    return found


@pytest.mark.parametrize("by_state", [False, True], ids=["actor", "state"])
@pytest.mark.parametrize(
    ("load", "asked"),
    [
        (load_sample, None),
        (load_nasty, None),
        (load_arms_control, "until:1991"),
        (load_arms_control, "actor:Russia since:1991"),
        (lambda: load_text(_DOUBTFUL), None),
        (lambda: load_text(_DOUBTFUL), "since:2013-05-05"),
    ],
)
def test_pairs_are_counted_as_the_analysis_counts_them(
    load: Callable[[], Chronology], asked: str | None, *, by_state: bool
) -> None:
    selection = select(load(), asked)
    view = "state_pair" if by_state else "pair"
    rows = query(selection, f"SELECT one_id, two_id, certain, possible FROM {view}")  # noqa: S608
    wanted = count_pairs(selection, by_state=by_state)
    assert {row[:2]: row[2:] for row in rows} == wanted
    assert len(rows) == len(wanted)


def test_pairs_stand_in_order_with_their_first_and_last_contact() -> None:
    selection = select(load_text(_DOUBTFUL))
    rows = query(selection, "SELECT one, two, events, first, last FROM pair")
    assert rows[0] == ("Ann Lee", "Bob Ray", 3, "2013-05", "2013-05-10")
    assert ("Bob Ray", "Cat Roe", 1, "2013-05", "2013-05") in rows
    assert [row[2] for row in rows] == sorted((row[2] for row in rows), reverse=True)
