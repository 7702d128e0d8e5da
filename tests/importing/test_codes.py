"""Codes of event data: what each means, on which date, and what nobody may guess."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from timeline.importing.codes import SYSTEMS, find_name
from timeline.names.bodies import find_body
from timeline.vocabulary import KINDS


@pytest.mark.parametrize(
    ("system", "code", "name"),
    [
        ("iso2", "RU", "Russia"),
        ("iso2", "gb", "United Kingdom"),
        ("iso2", "UK", "United Kingdom"),
        ("iso2", "XK", "Kosovo"),
        ("iso3", "CIV", "Côte d'Ivoire"),
        ("iso3", "YUG", "Yugoslavia"),
        ("cow", "365", "Russia"),
        ("cow", "RUS", "Russia"),
        ("cow", "2", "United States"),
        ("cow", "002", "United States"),
        ("cow", "2.0", "United States"),
        ("cow", " 200 ", "United Kingdom"),
        ("cow", "260", "Germany"),
        ("cow", "265", "East Germany"),
        ("cow", "267", "Grand Duchy of Baden"),
        ("cow", "315", "Czechoslovakia"),
        ("cow", "345", "Yugoslavia"),
        ("cow", "678", "North Yemen"),
        ("cow", "679", "Yemen"),
        ("cow", "680", "South Yemen"),
        ("cow", "816", "Vietnam"),
        ("cow", "817", "South Vietnam"),
        ("cow", "970", "Nauru"),
        ("gw", "970", "Kiribati"),
        ("cow", "946", "Kiribati"),
        ("gw", "678", "Yemen"),
        ("gw", "340", "Serbia"),
        ("cameo", "RUS", "Russia"),
        ("cameo", "ROM", "Romania"),
        ("cameo", "RUSGOV", "Government (Russia)"),
        ("cameo", "USAGOVMIL", "Government / Military (United States)"),
        ("cameo", "AFRREF", "Refugees (Africa)"),
        ("cameo", "IGOUNO", "United Nations"),
        ("cameo", "IGOUNOHCR", "UN Refugee Agency"),
        ("cameo", "IGOEUREEC", "European Union"),
        ("cameo", "IGOWSTNAT", "NATO"),
        ("cameo", "NGO", "Non-governmental organisation"),
        ("cameo", "REB", "Rebels"),
        ("cameo", "IRQSUN", "Sunni Muslims (Iraq)"),
        ("cameo-event", "042", "visits"),
        ("cameo-event", "42", "visits"),
        ("cameo-event", "231", "appeals for economic aid"),
        ("cameo-event", "1411", "demonstrates for a change of leaders"),
        ("cameo-event", "04", "consults"),
        ("cameo-root", "4", "consults"),
        ("cameo-root", "20", "uses unconventional mass violence"),
        ("cameo-kind", "057", "agreement"),
        ("cameo-kind", "060", ""),
    ],
)
def test_codes_have_names(system: str, code: str, name: str) -> None:
    assert find_name(system, code) == name


@pytest.mark.parametrize(
    ("system", "code", "date", "name"),
    [
        ("cow", "365", "1962-10-16", "Soviet Union"),
        ("cow", "365", "1905", "Russian Empire"),
        ("cow", "365", "1920", "Russia"),
        ("cow", "365", "1991/1993", "Russia"),
        ("cow", "365", "1991~", "Russia"),
        ("cow", "365", "unknown", "Russia"),
        ("cow", "255", "1866-06", "Prussia"),
        ("cow", "255", "1914", "Germany"),
        ("gw", "260", "2010", "Germany"),
        ("cow", "345", "1914-07-28", "Kingdom of Serbia"),
        ("cow", "345", "1999-03", "Serbia and Montenegro"),
        ("cow", "345", "2010", "Serbia"),
        ("gw", "678", "1962-09-26", "North Yemen"),
        ("cow", "640", "1878", "Ottoman Empire"),
        ("cow", "300", "1854", "Austrian Empire"),
        ("cow", "816", "1965", "North Vietnam"),
    ],
)
def test_names_go_by_the_date(system: str, code: str, date: str, name: str) -> None:
    assert find_name(system, code, on=parse_when(date)) == name


@pytest.mark.parametrize("code", ["", " ", "-9", "-8", "---", "-", "."])
@pytest.mark.parametrize("system", SYSTEMS)
def test_codes_may_say_nothing(system: str, code: str) -> None:
    assert find_name(system, code) == ""


@pytest.mark.parametrize(
    ("system", "code"),
    [
        ("iso2", "ZZ"),
        ("iso2", "ru-ssia"),
        ("iso2", "NATO"),
        ("iso3", "USSR"),
        ("iso3", "EU"),
        ("cow", "0"),
        ("cow", "365.5"),
        ("cow", "٣٦٥"),
        ("cow", "999"),
        ("gw", "815"),
        ("cow", "GER"),
        ("gw", "679"),
        ("gw", "946"),
        ("cameo", "RU"),
        ("cameo", "PSEHMS"),
        ("cameo", "RUSUNO"),
        ("cameo", "RUSUSA"),
        ("cameo", "IGOGOV"),
        ("cameo", "rusgov"),
        ("cameo", "GOV" * 6),
        ("cameo-event", "10"),
        ("cameo-event", "20"),
        ("cameo-event", "13y"),
        ("cameo-event", "99"),
        ("cameo-root", "21"),
        ("cameo-root", "042"),
        ("cameo-kind", "999"),
    ],
)
def test_nothing_is_guessed(system: str, code: str) -> None:
    assert find_name(system, code) is None


def test_a_system_that_is_unknown_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        find_name("fips", "RS")


@settings(max_examples=50)
@given(st.sampled_from(("iso2", "iso3", "cow", "gw")), st.text(max_size=4))
def test_whatever_comes_out_is_a_state(system: str, code: str) -> None:
    name = find_name(system, code)
    assert not name or find_body(name) is not None


def test_every_number_and_abbreviation_names_a_state() -> None:
    names = {
        name
        for system in ("cow", "gw")
        for number in range(1, 1000)
        if (name := find_name(system, str(number)))
    }
    assert len(names) > 200
    for name in names:
        body = find_body(name)
        assert body is not None
        assert (body.type, body.name) == ("state", name)


def test_every_event_without_its_zero_is_the_same_or_unread() -> None:
    for number in range(10, 1000):
        padded = find_name("cameo-event", f"0{number}")
        bare = find_name("cameo-event", str(number))
        if padded is not None:
            assert bare == padded or (bare is None and 10 <= number <= 20)
            assert find_name("cameo-kind", f"0{number}") in ("", *KINDS)
