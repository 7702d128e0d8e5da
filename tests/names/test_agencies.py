"""Governments, ministries, embassies and forces by all their wordings."""

import pytest

from tests.helpers.bodies import find_code
from timeline.names.agencies import Agency, find_agency


def _say(typed: str) -> str:
    agency = find_agency(typed, find_code)
    return f"{agency.kind}: {agency.body}" if agency is not None else ""


@pytest.mark.parametrize(
    ("wordings", "meant"),
    [
        (
            (
                "Government of Russia",
                "government of the Russian Federation",
                "the Government of Russia",
                "Russia government",
                "the Russian government",
                "  Russian   Government ",
                "RUSSIAN GOVERNMENT",
                "Russia's government",
                "Russia’s Government",
                "Russian Federal Government",
                "Federal Government of Russia",
                "Russian gov't",
                "Russian Govt.",
                "Government (Russia)",
                "Russia (Government)",
                "Government of Russia (Soviet Union)",
                "Government, Russia",
                "Russia, Government",
                "Russia: Government",
                "RU government",
            ),
            "government: RU",
        ),
        (
            (
                "Foreign Ministry of Russia",
                "Russian Foreign Ministry",
                "Ministry of Foreign Affairs of Russia",
                "Ministry of Foreign Affairs of the Russian Federation",
                "Ministry for Foreign Affairs of Russia",
                "Russian Ministry of Foreign Affairs",
                "Russian Foreign Affairs Ministry",
                "Russia's Ministry of Foreign Affairs",
                "Ministry of Foreign Affairs (Russia)",
                "Ministry of Foreign Affairs, Russia",
                "Russian MFA",
                "MFA of Russia",
                "MFA Russia",
                "Russia (Foreign Ministry)",
                "Russian Foreign Office",
            ),
            "foreign ministry: RU",
        ),
        (
            (
                "US State Department",
                "U.S. Department of State",
                "United States Department of State",
                "State Department of the United States",
                "Department of State (US)",
                "American State Department",
            ),
            "foreign ministry: US",
        ),
        (
            (
                "Ministry of Defence (Russia)",
                "Russian Ministry of Defense",
                "Russian Defence Ministry",
                "Ministry of National Defense of Russia",
                "Ministry of Defence of the Russian Federation",
                "Russian MoD",
                "MoD Russia",
                "Russian Department of Defense",
            ),
            "defence ministry: RU",
        ),
        (
            (
                "German Interior Ministry",
                "Federal Ministry of the Interior (Germany)",
                "Ministry of Internal Affairs of Germany",
                "German Federal Ministry of the Interior",
                "German Ministry of Home Affairs",
                "German Home Ministry",
            ),
            "interior ministry: DE",
        ),
        (
            (
                "US Treasury",
                "U.S. Treasury Department",
                "Department of the Treasury of the United States",
                "US Finance Ministry",
            ),
            "finance ministry: US",
        ),
        (
            (
                "Embassy of Russia in London",
                "Embassy of the Russian Federation in London",
                "Russian Embassy in London",
                "Russia's embassy in London",
            ),
            "embassy in london: RU",
        ),
        (("Embassy of Russia", "the Russian Embassy"), "embassy: RU"),
        (
            (
                "Royal Thai Army",
                "Thai Army",
                "Army of Thailand",
                "Royal Army of Thailand",
            ),
            "army: TH",
        ),
        (("Israeli military", "Armed Forces of Israel"), "armed forces: IL"),
        (("Israeli cabinet", "Council of Ministers of Israel"), "cabinet: IL"),
        (("Parliament of Canada", "Canadian parliament"), "parliament: CA"),
    ],
)
def test_all_wordings_of_one_thing_are_one_agency(
    wordings: tuple[str, ...], meant: str
) -> None:
    assert {typed: _say(typed) for typed in wordings} == dict.fromkeys(wordings, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Government of Yemen (North Yemen)", "government: YE"),
        ("Government of Korea, Republic of", "government: KR"),
        ("Government of the People's Republic of China", "government: CN"),
        ("Government of the United Kingdom", "government: GB"),
        ("British Indian government", "government: british-india"),
        ("Soviet government", "government: SU"),
        ("Government of South Vietnam", "government: south-vietnam"),
        ("Army of the Republic of Vietnam", "army: south-vietnam"),
        ("South Korean Defense Ministry", "defence ministry: KR"),
        ("Papua New Guinea Foreign Ministry", "foreign ministry: PG"),
        ("Guinean Foreign Ministry", "foreign ministry: GN"),
        ("UK Home Office", "interior ministry: GB"),
        ("Indian Ministry of External Affairs", "foreign ministry: IN"),
        ("Ministry of Foreign Affairs and Trade of Ireland", "foreign ministry: IE"),
        ("Ministry of Trade and Industry of Japan", "trade and industry ministry: JP"),
        ("Japanese Trade Ministry", "trade ministry: JP"),
        ("Russian National Security Council", "national security council: RU"),
        ("Security Council of Russia", "security council: RU"),
        ("EU delegation", "delegation: EU"),
        ("Turkish Air Force", "air force: TR"),
        ("Imperial Japanese Navy", "navy: JP"),
        ("Ministry of State Security of East Germany", "state security ministry: DD"),
        ("Permanent Mission of Cuba", "permanent mission: CU"),
        ("Ministry of War (Prussia)", "war ministry: prussia"),
        ("Prussian War Ministry", "war ministry: prussia"),
    ],
)
def test_what_an_agency_is_and_whose(typed: str, meant: str) -> None:
    assert _say(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "government",
        "the government",
        "Government of",
        "Government of the",
        "(government)",
        "Russia",
        # Of no state, or of a shared name.
        "Government of Atlantis",
        "Korean government",
        "Government of National Unity",
        "Government of National Accord (Libya)",
        "Kabul government",
        "us government",
        "Irish Republican Army",
        "Free Syrian Army",
        "South Lebanon Army",
        "Army of Northern Virginia",
        # No state's before something else, or behind it.
        "World Government of Russia",
        "Shadow Government of Russia",
        "Government of India Act",
        "Government of Ireland Act 1920",
        "Russian government source",
        "former Russian government",
        "anti-Russian government",
        "Government of Tibet in exile",
        "Obama administration",
        # Offices of people.
        "Foreign Minister of Russia",
        "Russian Foreign Minister",
        "Russian Defence Minister",
        "Head of the Government of Russia",
        "Ambassador of Russia",
        "Office of the President of Russia",
        # Seats.
        "State Department",
        "Foreign Office",
        "the Kremlin",
        # Ministries of nothing, or of what is none.
        "Ministry of Russia",
        "Russian Ministry",
        "Ministry of Defence",
        "Russian Orthodox Ministry",
        "Ministry of Silly Walks (UK)",
        "Department of Georgia",
        "government of " * 40 + "Russia",
    ],
)
def test_what_is_no_agency(typed: str) -> None:
    assert find_agency(typed, find_code) is None


def test_the_registry_may_know_more_states() -> None:
    registry = {"Florin": "florin", "Florinese": "florin"}

    def find(name: str) -> str:
        return registry.get(name, "")

    agency = Agency("government", "florin")
    assert find_agency("Florinese government", find) == agency
    assert find_agency("Government of Florin", find) == agency
    assert find_agency("Government of Russia", find) is None


def test_a_name_without_such_a_word_asks_for_no_state() -> None:
    def find(name: str) -> str:
        raise AssertionError(name)

    assert find_agency("John Kerry of the Russian Federation", find) is None
