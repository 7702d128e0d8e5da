"""Whom names mean in rows of a table: on each date, whatever was asked before."""

from collections.abc import Callable, Iterator

import pytest

from tests.helpers.files import load_nasty, load_sample
from timeline import Chronology, load_text
from timeline.exports.resolving import list_possible, name_day, resolve_names
from timeline.model import Event
from timeline.names import NAMED, Party, names_of

_OFFICES = """
actors:
  ann: {name: Ann Lee, roles: [{office: Envoy, of: Russia, when: 2010/2012}]}
  ben: {name: Ben Lee, roles: [{office: Envoy, of: Russia, when: 2012/2014}]}
events:
- {date: 2011, title: A, actors: [Russian Envoy, Lee], to: [Bonn, Ben Lee]}
- {date: 2012-05, title: B, actors: [Russian Envoy, Lee, J. Ray], about: [Bonn]}
- {date: 2013, title: C, actors: [Russian Envoy, John Ray], to: [Envoy Lee, Berlin]}
- {date: 1985, title: D, actors: [Bonn, Moscow, Jim Ray], about: [Russian Envoy, Bonn]}
- {date: 2013, title: E, actors: [Bonn, Moscow, Russian Envoy, Lee, J. Ray, Ben Lee]}
"""


def _list_parties(event: Event, key: str, chronology: Chronology) -> list[Party]:
    actors = names_of(chronology).actors
    return [actors.find_party(one, event.date, key) for one in getattr(event, key)]


def _list_unsure(parties: list[Party]) -> Iterator[str]:
    for party in parties:
        if not party.certain:
            yield from (one.identity for one in party.people)
        yield from party.others


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("read", [load_sample, load_nasty, lambda: load_text(_OFFICES)])
def test_a_name_that_was_met_before_means_what_it_means_on_its_date(
    read: Callable[[], Chronology], *, reverse: bool
) -> None:
    chronology = read()
    names = names_of(chronology)
    name_of = names.actors.name_of
    for event in chronology.events[:: -1 if reverse else 1]:
        for key in NAMED:
            parties = _list_parties(event, key, chronology)
            assert resolve_names(event, key, names) == tuple(
                name_of(party.certain) if party.certain else typed
                for typed, party in zip(getattr(event, key), parties, strict=True)
            )
        unsure = _list_unsure(_list_parties(event, "actors", chronology))
        assert list_possible(event, names) == tuple(dict.fromkeys(map(name_of, unsure)))


def test_a_day_has_one_name_whenever_it_is_asked_for() -> None:
    assert [name_day(0), name_day(1), name_day(0)] == [
        "0000-12-31",
        "0001-01-01",
        "0000-12-31",
    ]
