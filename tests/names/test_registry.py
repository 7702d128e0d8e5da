"""Exact names, and what kind of actor an identity is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import EVENT, load_sound
from timeline.names.bodies import get_body, load_bodies
from timeline.names.registry import BUILT_IN, ActorRegistry

_ACTORS = """
actors:
  kerry: {name: John Kerry, aliases: [Secretary Kerry], roles: [Envoy]}
  kremlin: {name: Russian Federation, type: state, aliases: [Moscow]}
  fsb: {name: Lubyanka, of: Russia}
  quartet: {name: Madrid Four, members: [US, Russia]}
  arafat: {name: Yasser Arafat, died: 2004-11-11}
  league: {name: The League, founded: 1920}
  ghost: {name: Ghost}
"""


def _registry(actors: str = _ACTORS) -> ActorRegistry:
    return ActorRegistry(load_sound(actors + EVENT))


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("kerry", "kerry"),
        (" JÓHN   kerry", "kerry"),
        ("secretary KERRY", "kerry"),
        ("Moscow", "kremlin"),
        ("Russia", "kremlin"),
        ("RU", "kremlin"),
        ("the Russian Federation", "kremlin"),
        ("France", "@FR"),
        ("FRA", "@FR"),
        ("french", "@FR"),
        ("the Lubyanka", "fsb"),
        ("League", "league"),
        ("fr", ""),
        ("fra", ""),
        ("Kerry John", ""),
        ("Paris", ""),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_name_is_found_exactly_or_not_at_all(typed: str, identity: str) -> None:
    assert _registry().find(typed) == identity


def test_seats_are_apart_from_names() -> None:
    assert _registry().find("Paris") == ""


def test_without_a_registry_only_bodies_are_known() -> None:
    registry = _registry("")
    assert registry.find("Russia") == "@RU"
    assert registry.find("kerry") == ""
    assert registry.name_of("@RU") == "Russia"
    assert registry.name_of("vladimir putin") == "vladimir putin"
    assert registry.actor_of("@RU") is None
    assert registry.body_of("vladimir putin") is None


@pytest.mark.parametrize(
    ("identity", "kind"),
    [
        ("kerry", "person"),
        ("arafat", "person"),
        ("kremlin", "state"),
        ("fsb", "organisation"),
        ("league", "organisation"),
        ("quartet", "group"),
        ("ghost", ""),
        ("@FR", "state"),
        ("@EU", "organisation"),
        ("nobody here", ""),
    ],
)
def test_the_type_follows_from_what_is_said(identity: str, kind: str) -> None:
    assert _registry().type_of(identity) == kind


def test_a_type_that_is_typed_wins_over_what_follows() -> None:
    registry = _registry(
        "actors: {envoys: {name: Envoys, type: group, of: US, roles: [Envoy]}}\n"
    )
    assert registry.type_of("envoys") == "group"


def test_a_body_of_the_registry_is_the_built_in_one() -> None:
    registry = _registry()
    assert registry.body_of("kremlin") == get_body("RU")
    assert registry.identity_of(get_body("RU")) == "kremlin"
    assert registry.identity_of(get_body("FR")) == "@FR"
    assert registry.name_of("kremlin") == "Russian Federation"


def test_all_words_of_an_identity_each_once() -> None:
    words = _registry().words_of("kremlin")
    assert words[:3] == ("Russian Federation", "kremlin", "Moscow")
    assert {"Russia", "Russian", "RU", "RUS"} <= set(words)
    assert len(words) == len(set(words))
    assert "" not in _registry().words_of("@EU")
    assert _registry().words_of("kerry") == ("John Kerry", "kerry", "Secretary Kerry")
    assert _registry().words_of("nobody here") == ()


@pytest.mark.parametrize(
    "entry",
    [
        "{name: Georgia Meloni, type: person}",
        "{name: Georgia, roles: [Envoy]}",
        "{name: Georgia, born: 1980}",
        "{name: Georgia, type: organisation}",
        "{name: Georgia, type: group}",
    ],
)
def test_what_cannot_be_a_state_takes_the_name_but_not_the_state(entry: str) -> None:
    registry = _registry(f"actors:\n  georgia: {entry}\n")
    assert registry.find("Georgia") == "georgia"
    assert registry.find("Georgian") == "@GE"
    assert registry.body_of("georgia") is None


def test_organisations_and_groups_pass_for_each_other() -> None:
    registry = _registry("actors:\n  brussels: {name: European Union, type: group}\n")
    assert registry.find("EU") == "brussels"
    assert registry.type_of("brussels") == "group"


def test_an_entry_without_a_type_takes_over_the_body_of_its_name() -> None:
    registry = _registry("actors:\n  kremlin: {name: Russia}\n")
    assert registry.find("RUS") == "kremlin"
    assert registry.type_of("kremlin") == "state"


def test_the_first_of_two_entries_takes_over_a_body() -> None:
    registry = _registry(
        "actors:\n  one: {name: Russia, type: state}\n"
        "  two: {name: Russian Federation, type: state}\n"
    )
    assert registry.find("RU") == "one"
    assert registry.find("Russian Federation") == "two"


@pytest.mark.parametrize(
    ("entry", "state", "identity"),
    [
        ("ken: {name: Ken Clarke}", "Kenya", "@KE"),
        ("guy: {name: Guy Verhofstadt}", "Guyana", "@GY"),
        ("pm: {name: Premier}", "Saint Pierre and Miquelon", "@PM"),
    ],
)
def test_a_person_whose_id_looks_like_a_code_is_no_state(
    entry: str, state: str, identity: str
) -> None:
    assert _registry(f"actors:\n  {entry}\n").find(state) == identity


def test_a_person_whose_id_is_a_state_is_not_that_state() -> None:
    registry = _registry("actors:\n  jordan: {name: Michael Jordan}\n")
    assert registry.find("jordan") == "jordan"
    assert registry.find("Jordanian") == "@JO"


def test_a_name_that_begins_with_an_at_sign_is_just_a_name() -> None:
    registry = _registry()
    for identity in ("@realdonaldtrump", "@ru", "@"):
        assert registry.body_of(identity) is None
        assert registry.name_of(identity) == identity
        assert registry.type_of(identity) == ""


def test_an_id_wins_over_a_name_and_a_name_over_an_alias() -> None:
    registry = _registry("""
actors:
  a: {name: First, aliases: [b, Second]}
  b: {name: Second, aliases: [a]}
  c: {name: Third, aliases: [First]}
""")
    found = [registry.find(word) for word in ("a", "b", "First", "Second", "Third")]
    assert found == ["a", "b", "a", "b", "c"]


def test_clashes_name_both_entries_once() -> None:
    registry = _registry("""
actors:
  a: {name: First, aliases: [Boss, BOSS]}
  b: {name: Second, aliases: [boss, first, Second, b]}
  c: {name: Third}
""")
    assert [(word, one.id, two.id) for word, one, two in registry.clashes()] == [
        ("boss", "a", "b"),
        ("first", "a", "b"),
    ]
    assert list(_registry().clashes()) == []


_BODIES = st.sampled_from(load_bodies())


@given(_BODIES)
def test_every_body_is_its_own_identity(body: object) -> None:
    registry = _registry("")
    found = next(one for one in load_bodies() if one == body)
    identity = registry.identity_of(found)
    assert identity == f"{BUILT_IN}{found.code}"
    assert registry.body_of(identity) == found
    assert registry.name_of(identity) == found.name
    assert registry.find(found.name) == registry.find(found.code) == identity


@given(st.text(max_size=12))
def test_looking_up_any_text_is_safe(text: str) -> None:
    registry = _registry()
    found = registry.find(text)
    assert not found or registry.name_of(found)
