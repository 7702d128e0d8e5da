"""What offices are called, and who held them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import EVENT, load_sound
from tests.helpers.dates import parse_when
from tests.helpers.registries import KERRY
from timeline.dates import Fit
from timeline.names.offices import Holding, Offices
from timeline.names.registry import ActorRegistry

_ACTORS = (
    "actors:\n"
    + KERRY
    + """\
  lansing: {name: Robert Lansing, roles: [Secretary of State]}
  putin: {name: Vladimir Putin, roles: [{office: President, of: Kremlin Inc}]}
  obama: {name: Barack Obama, roles: [{office: The President, of: America}]}
  patrushev: {name: Nikolai Patrushev, roles: [{office: Director, of: fsb}]}
  fsb: {name: FSB, type: organisation, of: Russia, aliases: [Lubyanka]}
  hague: {name: William Hague, roles: [{office: Foreign Secretary, of: UK}]}
  deputy:
    name: A Deputy
    roles: [{office: Deputy Secretary of State, of: US, when: 2014/2016}]
  tusk: {name: Donald Tusk, roles: [{office: President of the EU Council, of: EU}]}
  ghost: {name: Ghost}
"""
)


def _offices(actors: str = _ACTORS) -> Offices:
    chronology = load_sound(actors + EVENT)
    return Offices(chronology, ActorRegistry(chronology))


def _people(holdings: tuple[Holding, ...]) -> list[str]:
    return [holding.person for holding in holdings]


@pytest.mark.parametrize(
    ("phrase", "people"),
    [
        ("Secretary of State", ["kerry", "lansing"]),
        ("the secretary  of STATE", ["kerry", "lansing"]),
        ("US Secretary of State", ["kerry"]),
        ("United States Secretary of State", ["kerry"]),
        ("USA Secretary of State", ["kerry"]),
        ("American Secretary of State", ["kerry"]),
        ("the U.S. Secretary of State", ["kerry"]),
        ("Secretary of State of the United States", ["kerry"]),
        ("Secretary of the State of the US", ["kerry"]),
        ("Deputy Secretary of State", ["deputy"]),
        ("US Senator", ["kerry"]),
        ("President", ["putin", "obama"]),
        ("the President of America", ["obama"]),
        # What nothing knows still says of what it is.
        ("President of Kremlin Inc", ["putin"]),
        ("Kremlin Inc President", ["putin"]),
        ("Director of the FSB", ["patrushev"]),
        ("Lubyanka Director", ["patrushev"]),
        ("British Foreign Secretary", ["hague"]),
        ("GB Foreign Secretary", ["hague"]),
        ("Russian President", []),
        ("Secretary", []),
        ("State", []),
        ("US", []),
        ("Secretary of State US", []),
        ("Secretary of State of", []),
        ("of the US", []),
        ("John Kerry", []),
        ("the", []),
        ("", []),
    ],
)
def test_an_office_goes_by_its_name_with_and_without_what_it_is_of(
    phrase: str, people: list[str]
) -> None:
    assert _people(_offices().find(phrase)) == people


def test_an_office_of_a_declared_state_goes_by_all_its_names() -> None:
    offices = _offices("""
actors:
  kremlin: {name: Russian Federation, type: state, aliases: [Moscow centre]}
  putin: {name: Vladimir Putin, roles: [{office: President, of: Russia}]}
""")
    for word in ("Russia", "Russian", "RU", "Russian Federation", "Moscow centre"):
        assert _people(offices.find(f"{word} President")) == ["putin"]
        assert _people(offices.find(f"president of {word}")) == ["putin"]
    assert offices.held_by("putin")[0].body == "kremlin"


@pytest.mark.parametrize(
    ("typed", "person", "rest"),
    [
        ("Secretary of State Kerry", "kerry", "Kerry"),
        ("the US Secretary of State John  Kerry", "kerry", "John Kerry"),
        ("Secretary of State of the United States John Kerry", "kerry", "John Kerry"),
        ("John Kerry, US Secretary of State", "kerry", "John Kerry"),
        ("John Kerry , the Secretary of State of the US", "kerry", "John Kerry"),
        ("Director Patrushev", "patrushev", "Patrushev"),
        ("Deputy Secretary of State Doe", "deputy", "Doe"),
    ],
)
def test_an_office_before_or_behind_a_name(typed: str, person: str, rest: str) -> None:
    holdings, name = _offices().find_prefix(typed)
    assert holdings[0].person == person
    assert name == rest


@pytest.mark.parametrize(
    "typed",
    [
        *("John Kerry", "Kerry", "", ",", ", ,", "Kerry, John", "Minister Kerry"),
        # The office alone leaves no name over.
        *("Secretary of State", "US Secretary of State"),
        # An office within is another office, or none any more.
        *("former Secretary of State Kerry", "Under Secretary of State Kerry"),
        *("John Kerry, former Secretary of State", "Kerry, Secretary of State, Geneva"),
    ],
)
def test_no_office_leaves_the_text_whole(typed: str) -> None:
    assert _offices().find_prefix(typed) == ((), typed)


def test_the_longest_office_counts() -> None:
    offices = _offices("""
actors:
  one: {name: A One, roles: [Secretary]}
  two: {name: A Two, roles: [Secretary General]}
  three: {name: A Three, roles: [{office: Secretary General, of: NATO}]}
""")
    holdings, rest = offices.find_prefix("Secretary General of NATO Rasmussen")
    assert (_people(holdings), rest) == (["three"], "Rasmussen")
    holdings, rest = offices.find_prefix("Secretary General Rasmussen")
    assert (_people(holdings), rest) == (["two", "three"], "Rasmussen")
    holdings, rest = offices.find_prefix("Secretary Rasmussen")
    assert (_people(holdings), rest) == (["one"], "Rasmussen")


def test_holdings_of_a_person_keep_the_order_of_the_registry() -> None:
    offices = _offices()
    senator, secretary = offices.held_by("kerry")
    assert (senator.position, secretary.position) == (0, 1)
    assert senator.role.office == "Senator"
    assert senator.body == secretary.body == "@US"
    assert offices.held_by("patrushev")[0].body == "fsb"
    assert offices.held_by("putin")[0].body == ""
    assert offices.held_by("lansing")[0].body == ""
    assert offices.held_by("ghost") == offices.held_by("no one") == ()


@pytest.mark.parametrize(
    ("date", "fit"),
    [
        ("2013-01-31", Fit.NO),
        ("2013-02-01", Fit.CERTAIN),
        ("2013-02", Fit.CERTAIN),
        ("2013", Fit.POSSIBLE),
        ("2013-05-10?", Fit.POSSIBLE),
        ("2017-01-20", Fit.CERTAIN),
        ("2017-01-21", Fit.NO),
        # What lasts need only begin in time.
        ("2016/..", Fit.CERTAIN),
        ("2017/..", Fit.POSSIBLE),
    ],
)
def test_a_holding_fits_dates_of_its_time(date: str, fit: Fit) -> None:
    _, secretary = _offices().held_by("kerry")
    assert secretary.fit(parse_when(date)) is fit


def test_an_office_without_dates_was_held_always() -> None:
    (envoy,) = _offices().held_by("lansing")
    assert envoy.fit(parse_when("1066")) is Fit.CERTAIN


@pytest.mark.parametrize(
    ("person", "position", "words"),
    [
        ("kerry", 1, "US Secretary of State"),
        ("lansing", 0, "Secretary of State"),
        ("patrushev", 0, "Director of FSB"),
        ("putin", 0, "President of Kremlin Inc"),
        ("hague", 0, "British Foreign Secretary"),
        # Not "EU President of the EU Council".
        ("tusk", 0, "President of the EU Council"),
    ],
)
def test_an_office_is_described_with_what_it_is_of(
    person: str, position: int, words: str
) -> None:
    offices = _offices()
    assert offices.describe(offices.held_by(person)[position]) == words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Russian Security Council", "Head of the Russian Security Council"),
        ("The Elders", "Head of The Elders"),
        ("Joint Chiefs of Staff", "Head of the Joint Chiefs of Staff"),
        ("NATO", "Head of NATO"),
        ("Kremlin Inc", "Head of Kremlin Inc"),
        ("Council", "Head of Council"),
    ],
)
def test_a_body_that_is_spoken_of_with_an_article_has_it(body: str, words: str) -> None:
    offices = _offices(
        f"actors:\n  ann: {{name: Ann, roles: [{{office: Head, of: b}}]}}\n"
        f"  b: {{name: {body}, type: organisation}}\n"
    )
    (holding,) = offices.held_by("ann")
    assert offices.describe(holding) == words
    assert holding in offices.find(words)


def test_a_description_asks_for_the_same_office() -> None:
    offices = _offices()
    for person in ("kerry", "patrushev", "putin", "hague", "tusk", "lansing"):
        for holding in offices.held_by(person):
            assert holding in offices.find(offices.describe(holding))


def test_offices_are_listed_each_once() -> None:
    offices = _offices()
    names = list(offices.names)
    assert names.count("Secretary of State") == 1
    assert names[:2] == ["Senator", "Secretary of State"]
    assert offices.any
    assert not _offices("actors: {ghost: {name: Ghost}}\n").any
    assert not _offices("").any


@given(st.text(max_size=25))
def test_any_text_is_split_into_an_office_and_a_rest(text: str) -> None:
    holdings, rest = _offices().find_prefix(text)
    assert holdings or rest == text
    assert not holdings or (rest and rest in " ".join(text.split()))


@pytest.mark.parametrize("of", ["US", "United States", "Kremlin Inc", "fsb", "Russia"])
@given(
    st.lists(st.sampled_from(["Head", "Envoy", "of", "the", "State"]), min_size=1)
    .map(" ".join)
    .filter(lambda office: office.replace("the", "").strip())
)
def test_every_office_is_found_by_name_and_body(of: str, office: str) -> None:
    offices = _offices(
        f"actors:\n  a: {{name: A B, roles: [{{office: {office}, of: {of}}}]}}\n"
    )
    for phrase in (office, f"{office} of {of}", f"{of} {office}", f"the {of} {office}"):
        assert _people(offices.find(phrase)) == ["a"]
