"""Roles with a state in brackets, and what only looks like one."""

import pytest

from timeline import load_text
from timeline.names.bodies import load_bodies
from timeline.names.rolenames import says_only_of, split_role


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Foreign Ministry (Russia)", "Russia"),
        ("Citizen (Australia)", "Australia"),
        ("Business (United States)", "United States"),
        (" Government (US) ", "United States"),
        ("Ministry of War (USSR)", "Soviet Union"),
        ("Head of Government (Russian Federation)", "Russia"),
        ("Police (Hong Kong (China))", "Hong Kong"),
        ("Police (Korea, Republic of)", "South Korea"),
        ("Army (Georgia (country))", "Georgia"),
        ("Ministry (Defence) (France)", "France"),
        ("Secretary General (NATO)", "NATO"),
        ("Envoy (United Nations)", "United Nations"),
        ("Royal Administration (Saudi Arabia)", "Saudi Arabia"),
        ("Government / Military (Iran)", "Iran"),
        ("内閣 (Japan)", "Japan"),
    ],
)
def test_a_role_is_of_a_state(text: str, state: str) -> None:
    assert split_role(text) == (text.strip(), state)


@pytest.mark.parametrize(
    "text",
    [
        "John Kerry",
        "",
        "()",
        "(Russia)",
        "Foreign Ministry ()",
        "Foreign Ministry Russia)",
        "Foreign Ministry (Russia",
        "Foreign Ministry (Russia) spokesman",
        "Foreign Ministry [Russia]",
        "Police (Ruritania)",
        # States themselves.
        "Korea (North)",
        "Georgia (country)",
        "Zimbabwe (Rhodesia)",
        "Russia (Soviet Union)",
        "Hong Kong (China)",
        "Micronesia (Federated States of)",
        "Cocos (Keeling) Islands",
        # One state and another, of which neither is the other's.
        "Ireland (United Kingdom)",
        # Codes and adjectives have other meanings.
        "Department (IT)",
        "Prime Minister (PM)",
        "Summary (French)",
        "Party (ANT)",
        # A group of states has no ministry, and a time is no state.
        "Summit (G7)",
        "Military Forces of Iran (1989-)",
        # Against the state in the brackets, or fled from it.
        "Rebel Group (Syria)",
        "Opposition Activist (Russia)",
        "Refugee (Syria)",
        "Separatists (Ukraine)",
        "Protester (Thailand)",
        "Rebels (Syria)",
    ],
)
def test_other_brackets_are_left_alone(text: str) -> None:
    assert split_role(text) is None


def test_no_state_is_a_role() -> None:
    for body in load_bodies():
        for name in (body.name, *body.aliases):
            assert split_role(name) is None


@pytest.mark.parametrize("text", ["(" * 50_000 + ")" * 50_000, "a (Russia)" * 20_000])
def test_long_text_is_no_role(text: str) -> None:
    assert split_role(text) is None


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{name: Men (India), of: India}", True),
        ("{name: Men (India), of: IN}", True),
        ("{name: Men (India)}", False),
        ("{name: Men (India), of: Pakistan}", False),
        ("{name: Men (India), of: India, aliases: [Men]}", False),
        ("{name: Men (India), of: India, type: group}", False),
        ("{name: Men (India), of: India, own: key}", False),
        ("{name: John Kerry, of: United States}", False),
    ],
)
def test_an_entry_may_say_no_more_than_its_name(entry: str, *, expected: bool) -> None:
    (actor,) = load_text(f"actors:\n  x: {entry}\nevents: []\n").actors.values()
    assert says_only_of(actor) == expected
