"""Who took part in an event, and how each is asked for."""

from timeline import load_text
from timeline.analysis.presence import Presence, find_term
from timeline.dates import Fit
from timeline.names import names_of
from timeline.query import make_query, select

_TEXT = """
actors:
  kerry:
    name: John Kerry
    roles:
      - {office: Secretary of State, of: United States, when: 2013-02-01/2017-01-20}
  powell-1: {name: Powell, aliases: [Charles Powell]}
  powell-2: {name: Powell, aliases: [Colin Powell]}
events:
- {id: a, date: 2013-05-07, title: One, actors: [Kerry, Lavrov]}
- {id: b, date: 2020, title: Two, actors: [Kerry]}
- {id: c, date: 2013-05-08, title: Three, actors: [Charles Powell], to: [Colin Powell]}
"""


def test_everybody_is_listed_with_those_they_act_for() -> None:
    selection = select(load_text(_TEXT))
    presence = Presence(selection)
    one, _, two = (dict(presence.list_all(event)) for event in selection.events)
    assert one == {"kerry": Fit.CERTAIN, "@US": Fit.CERTAIN, "lavrov": Fit.CERTAIN}
    assert two == {"kerry": Fit.CERTAIN}


def test_direct_lists_nobody_else() -> None:
    selection = select(load_text(_TEXT), make_query(direct=True))
    found = dict(Presence(selection).list_all(selection.events[0]))
    assert set(found) == {"kerry", "lavrov"}


def test_actors_are_asked_for_by_name_else_by_id() -> None:
    actors = names_of(load_text(_TEXT)).actors
    assert find_term(actors, "kerry").values == ("John Kerry",)  # type: ignore[union-attr]
    assert find_term(actors, "powell-2").values == ("powell-2",)  # type: ignore[union-attr]
    assert find_term(actors, "nobody at all") is None
