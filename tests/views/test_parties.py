"""Who took part, by name and by state."""

from timeline import load_text
from timeline.model import Event
from timeline.views.naming import Naming
from timeline.views.theme import UNICODE

_ACTORS = """
actors:
  kerry:
    name: John Kerry
    roles:
    - {office: Senator, of: US, when: 1985-01-02/2013-02-01}
    - {office: Secretary of State, of: US, when: 2013-02-01/2017-01-20}
  fsb: {name: FSB, type: organisation, of: Russia}
"""


def _read(event: str) -> tuple[Naming, Event]:
    chronology = load_text(f"{_ACTORS}events:\n- {{title: T, {event}}}\n")
    return Naming(chronology, UNICODE), chronology.events[0]


def test_everybody_is_named_once_however_typed() -> None:
    naming, event = _read("date: 2014, actors: [Kerry, US, Ann], to: [kerry, USA]")
    assert naming.parties(event) == ("John Kerry", "United States", "Ann")


def test_states_stand_in_the_place_of_those_who_act_for_them() -> None:
    naming, event = _read("date: 2014, actors: [Kerry, FSB, Ann], to: [United States]")
    assert naming.sides(event) == ("United States", "Russia", "Ann")


def test_who_acts_for_no_state_then_stands_for_himself() -> None:
    naming, event = _read("date: 2018, actors: [Kerry, EU]")
    assert naming.sides(event) == ("John Kerry", "European Union")


def test_the_office_taken_up_last_is_the_one_shown() -> None:
    naming, event = _read("date: 2013-02-01, actors: [Kerry]")
    assert naming.office("Kerry", event) == "US Secretary of State"
    naming, event = _read("date: 2013, actors: [Kerry]")
    assert naming.office("Kerry", event) == ""
