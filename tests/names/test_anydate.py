"""Whom a name may mean on whatever day, against what it means on days at random."""

import random
from itertools import chain

from tests.helpers.happenings import draw_bonds, draw_event, make_chronology
from tests.helpers.jumbles import draw_jumble
from timeline import Chronology
from timeline.names import NAMED, names_of
from timeline.names.anydate import list_meant


def _draw(rng: random.Random) -> Chronology:
    if rng.random() < 0.3:
        return draw_jumble(rng, 40)
    return make_chronology(draw_bonds(rng), [draw_event(rng, one) for one in "abcdef"])


def test_nobody_is_meant_on_a_day_who_is_not_at_all() -> None:
    rng = random.Random(7)  # noqa: S311  the same each time
    looked_at = several = 0
    for _ in range(30):
        chronology = _draw(rng)
        actors = names_of(chronology).actors
        dates = [event.date for event in chronology.events]
        typed = {
            name
            for event in chronology.events
            for name in (*event.actors, *event.to, *event.about)
        }
        for name in sorted(typed):
            meant = list_meant(actors, name)
            several += len(meant) > 1
            for date in rng.sample(dates, min(8, len(dates))):
                for key in NAMED:
                    party = actors.find_party(name, date, key)
                    people = (one.identity for one in party.people)
                    found = set(chain(people, party.bodies, party.others))
                    assert found <= meant, (name, date, key)
                    looked_at += 1
    assert looked_at > 5000
    assert several > 100


def test_only_who_may_be_meant_is() -> None:
    chronology = make_chronology((), [])
    actors = names_of(chronology).actors
    assert list_meant(actors, "ann") == {"ann"}
    assert list_meant(actors, "Mr Bob") == {"bob"}
    assert "ann" not in list_meant(actors, "Moscow")
