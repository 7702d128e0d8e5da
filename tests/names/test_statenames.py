"""States in other orders and spellings, as ISO, ministries and data sets write them."""

from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.helpers.bodies import find_code
from tests.helpers.chronologies import EVENT, load_sound
from tests.helpers.files import DATA
from timeline.names.bodies import find_body, load_bodies
from timeline.names.registry import ActorRegistry
from timeline.names.seats import find_seats
from timeline.names.statenames import (
    list_orders,
    normalise_name,
    split_names,
    strip_republic,
)

# ISO 3166-1 and 3166-3 as Debian's iso-codes has them, with what each entry is here.
ISO = DATA / "iso-names.tsv"

# ISO's own name of the Republic of the Congo. It stays what it is said of: both.
SHARED = "Congo"


def _read_iso() -> Iterator[tuple[str, str, str, list[str]]]:
    rows = ISO.read_text(encoding="utf-8").splitlines()[1:]
    for row in rows:
        standard, code, body, *names = row.split("\t")
        yield standard, code, body, [name for name in names if name]


def _list_forms(name: str) -> Iterator[str]:
    """Yield a name of ISO in the forms that it takes elsewhere."""
    yield name
    yield name.upper()
    yield f"the {name}"
    # The Online Browsing Platform's.
    yield f"{name} (the)"
    head, _, tail = name.partition(", ")
    if tail.endswith((" of", " of the")) and not {",", "("} & set(tail):
        yield f"{head} ({tail})"
        yield f"{head} (the {tail})"
        yield f"{head}, the {tail}"
        yield f"{tail} {head}"
        yield f"the {tail} {head}"
    if name.startswith("Republic of "):
        state = name.removeprefix("Republic of ")
        yield f"{state}, Republic of"
        yield f"{state} (Republic of)"
        yield f"{state} (the Republic of)"
        yield f"Rep. of {state}"


def test_every_entry_of_iso_is_tested() -> None:
    standards = [standard for standard, *_ in _read_iso()]
    assert (standards.count("3166-1"), standards.count("3166-3")) == (249, 31)
    assert all(body for _, _, body, _ in _read_iso())


@pytest.mark.parametrize(
    ("body", "names"),
    [(body, names) for _, _, body, names in _read_iso()],
    ids=[code for _, code, *_ in _read_iso()],
)
def test_a_name_of_iso_is_the_state_in_all_its_forms(
    body: str, names: list[str]
) -> None:
    assert names
    forms = [form for name in names if name != SHARED for form in _list_forms(name)]
    assert {form: find_code(form) for form in forms} == dict.fromkeys(forms, body)


def test_congo_stays_shared() -> None:
    for form in _list_forms(SHARED):
        assert find_code(form) == ""
    assert {seat.body for seat in find_seats(SHARED)} == {"CD", "CG"}


# The Uppsala Conflict Data Program's names, and those of Gleditsch and Ward.
UPPSALA = {
    "Bosnia-Herzegovina": "BA",
    "Burkina Faso (Upper Volta)": "BF",
    "Cambodia (Kampuchea)": "KH",
    "Congo, Democratic Republic of (Zaire)": "CD",
    "DR Congo (Zaire)": "CD",
    "German Democratic Republic": "DD",
    "German Federal Republic": "DE",
    "Iran (Persia)": "IR",
    "Ivory Coast": "CI",
    "Kingdom of eSwatini (Swaziland)": "SZ",
    "Korea, People's Republic of": "KP",
    "Korea, Republic of": "KR",
    "Macedonia (Former Yugoslav Republic of)": "MK",
    "Macedonia, FYR": "MK",
    "Madagascar (Malagasy)": "MG",
    "Myanmar (Burma)": "MM",
    "Rumania": "RO",
    "Russia (Soviet Union)": "RU",
    "Serbia (Yugoslavia)": "RS",
    "Sri Lanka (Ceylon)": "LK",
    "Surinam": "SR",
    "Turkey (Ottoman Empire)": "TR",
    "United States of America": "US",
    "Vietnam (North Vietnam)": "VN",
    "Vietnam, Democratic Republic of": "VD",
    "Vietnam, Republic of": "south-vietnam",
    "Yemen (Arab Republic of Yemen)": "YE",
    "Yemen (North Yemen)": "YE",
    "Yemen, People's Republic of": "YD",
    "Zimbabwe (Rhodesia)": "ZW",
}
# As the Office of the Historian lists the travels of the Secretary of State.
HISTORIAN = {
    "Bahamas, The": "BS",
    "Burma": "MM",
    "China, People’s Republic of": "CN",
    "China, Republic of": "TW",
    "Congo, Democratic Republic of the": "CD",
    "Congo, Republic of the": "CG",
    "Gambia, The": "GM",
    "Germany, East": "DD",
    "Germany, Federal Republic of": "DE",
    "Ireland, Republic of": "IE",
    "Korea, Republic of": "KR",
    "Korea, South": "KR",
    "Korea, North": "KP",
    "Macedonia, Former Yugoslav Republic of": "MK",
    "Serbia-Montenegro": "serbia-and-montenegro",
    "U.S.S.R.": "SU",
    "Vietnam, North": "VD",
    "Vietnam, South": "south-vietnam",
    "Yemen, Republic of": "YE",
}
# The World Bank's, and the labels of Natural Earth's maps.
ABBREVIATED = {
    "Bosnia and Herz.": "BA",
    "Central African Rep.": "CF",
    "Congo, Dem. Rep.": "CD",
    "Congo, Rep.": "CG",
    "Dem. Rep. Congo": "CD",
    "Dominican Rep.": "DO",
    "Egypt, Arab Rep.": "EG",
    "Eq. Guinea": "GQ",
    "Falkland Is.": "FK",
    "Fr. Polynesia": "PF",
    "Iran, Islamic Rep.": "IR",
    "Korea, Dem. People's Rep.": "KP",
    "Korea, Rep.": "KR",
    "Micronesia, Fed. Sts.": "FM",
    "N. Cyprus": "northern-cyprus",
    "N. Korea": "KP",
    "Rep. of Korea": "KR",
    "S. Sudan": "SS",
    "Solomon Is.": "SB",
    "St Kitts & Nevis": "KN",
    "St. Vin. and Gren.": "",
    "W. Sahara": "EH",
    "Yemen, Rep.": "YE",
}
BRACKETED = {
    "Bolivia (Plurinational State of)": "BO",
    "Burma (now Myanmar)": "MM",
    "China (PRC)": "CN",
    "Congo (Brazzaville)": "CG",
    "Congo (DR Congo)": "CD",
    "Congo (Kinshasa)": "CD",
    "Congo (Zaire)": "CD",
    "Croatia (Yugoslavia)": "HR",
    "Eswatini (formerly Swaziland)": "SZ",
    "Falkland Islands (the) [Malvinas]": "FK",
    "Georgia (Republic of)": "GE",
    "Georgia (country)": "GE",
    "Germany (East Germany)": "DD",
    "Germany (East)": "DD",
    "Germany (GDR)": "DD",
    "Germany (Prussia)": "DE",
    "Germany (West Germany)": "DE",
    "Guinea (Bissau)": "GW",
    "Guinea (Conakry)": "GN",
    "Guinea (Equatorial Guinea)": "GQ",
    "Holy See (Vatican City State)": "VA",
    "Korea (DPRK)": "KP",
    "Korea (South)": "KR",
    "Korea (the Republic of)": "KR",
    "Rhodesia (Zimbabwe)": "RH",
    "Samoa (American)": "AS",
    "Soviet Union (Russia)": "SU",
    "Taiwan (China)": "TW",
    "Taiwan (Province of China)": "TW",
    "Tibet (China)": "tibet",
    "United Kingdom (UK)": "GB",
    "Vietnam (South Vietnam)": "south-vietnam",
    "Virgin Islands (British)": "VG",
    "Virgin Islands (U.S.)": "VI",
    "Yemen (South Yemen)": "YD",
    "Zimbabwe, formerly Rhodesia": "ZW",
}
OTHER = {
    "Islamic Republic of Iran": "IR",
    "Myanmar/Burma": "MM",
    "People's Republic of China": "CN",
    "Peoples Republic of China": "CN",
    "Republic of China": "TW",
    "Republic of Mexico": "MX",
    "Republic of Texas": "republic-of-texas",
    "Republic of the Philippines": "PH",
    "Socialist Republic of Viet Nam": "VN",
    "Texas, Republic of": "republic-of-texas",
    "Ukrainian Soviet Socialist Republic": "UA",
    "the Republic of Armenia": "AM",
}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pair
        for names in (UPPSALA, HISTORIAN, ABBREVIATED, BRACKETED, OTHER)
        for pair in names.items()
    ],
)
def test_a_state_is_found_as_others_write_it(name: str, code: str) -> None:
    assert find_code(name) == code
    assert find_code(f" {name.upper()} " if "(" not in name else f"the {name}") == code


@pytest.mark.parametrize(
    "name",
    [
        # What is called like a state, and is none.
        "Georgia, Atlanta",
        "Georgia (US)",
        "Georgia (U.S. state)",
        "State of Georgia",
        "Georgia, State of",
        "Kingdom of Israel",
        "Kingdom of Armenia",
        "Principality of Moldova",
        "Ireland, Northern",
        "Ireland (Northern)",
        "Paris, Texas",
        "Mexico, New",
        "Republic of Venice",
        "Republic of Letters",
        "Smith (US)",
        "Jordan, Michael",
        "Chad (Smith)",
        "India (Modi)",
        "Putin (Russia)",
        "Ministry (India)",
        "Commission (EU)",
        "Damascus, Syria",
        "Taipei, Taiwan",
        # One of two, and nothing says which.
        "Congo (the)",
        "Congo, the",
        "Democratic Republic of Korea",
        "Democratic Republic of Germany",
        "Republic of Germany",
        "Islamic Republic of China",
        "China (Taiwan)",
        "China (Tibet)",
        "Nigeria (Biafra)",
        "United States (Confederate States)",
        # Two.
        "Austria, Hungary",
        "Austria (Hungary)",
        "Austria/Hungary",
        "Austria and Hungary",
        "Sweden, Norway",
        "Serbia, Montenegro",
        "Serbia/Montenegro",
        "UK, USA",
        "Russia, Germany",
        "Egypt, United Arab Republic",
        "Ireland (United Kingdom of Great Britain and Northern Ireland)",
        "Israel (Palestine)",
        "Russia/Soviet Union",
        # Nothing.
        ", Korea",
        "Korea,",
        "(Korea)",
        "()",
        ",",
        "/",
        "Republic of",
        "Republic of the",
        "us, the",
        "Korea, " * 40,
    ],
)
def test_a_rule_makes_no_state_of_what_is_none(name: str) -> None:
    assert find_body(name) is None


_STATES = [
    (name, body.code)
    for body in load_bodies()
    if body.type == "state"
    for name in (body.name, *body.aliases)
]


@given(st.sampled_from(_STATES), st.sampled_from(_STATES))
def test_two_names_in_brackets_mean_one_of_the_two_or_nobody(
    one: tuple[str, str], two: tuple[str, str]
) -> None:
    found = find_code(f"{one[0]} ({two[0]})")
    if one[1] == two[1]:
        assert found == one[1]
    else:
        assert found in ("", one[1], two[1])


@given(st.sampled_from(_STATES), st.sampled_from(_STATES), st.sampled_from([", ", "/"]))
def test_names_side_by_side_are_one_state_only_if_it_has_both(
    one: tuple[str, str], two: tuple[str, str], link: str
) -> None:
    assume("(" not in one[0] + two[0])
    whole = one[1] if one[1] == two[1] else ""
    assert find_code(f"{one[0]}{link}{two[0]}") == whole
    assert find_code(f"{one[0]}{link}Atlantis") == ""
    assert find_code(f"Atlantis{link}{one[0]}") == ""


@given(st.text(max_size=60))
def test_any_text_can_be_asked_for(text: str) -> None:
    for form in (text, f"{text}, {text}", f"{text} ({text})", f"Republic of {text}"):
        assert find_body(form) is None or find_body(form) in load_bodies()


@pytest.mark.parametrize(
    ("name", "orders"),
    [
        ("Korea", ()),
        ("Korea, South", ("South Korea",)),
        ("Korea (South)", ("South Korea", "Korea-South")),
        ("Gambia, The", ("Gambia",)),
        ("Iran, Islamic Rep.", ("Islamic Rep. Iran", "Islamic Rep. of Iran")),
        ("Niger (the)", ("Niger",)),
        ("A, B, C", ("B, C A", "C A, B")),
        ("A, " * 41, ()),
    ],
)
def test_orders(name: str, orders: tuple[str, ...]) -> None:
    assert tuple(list_orders(name)) == orders


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Zimbabwe (Rhodesia)", ("Zimbabwe", "Rhodesia", True)),
        ("Zimbabwe (formerly Rhodesia)", ("Zimbabwe", "Rhodesia", True)),
        ("Zimbabwe (ex-Rhodesia)", ("Zimbabwe", "Rhodesia", True)),
        ("Gambia (the former Gold Coast)", ("Gambia", "the former Gold Coast", True)),
        ("Zimbabwe, formerly Rhodesia", ("Zimbabwe", "Rhodesia", True)),
        ("Myanmar/Burma", ("Myanmar", "Burma", False)),
        ("USSR, Soviet Union", ("USSR", "Soviet Union", False)),
        ("A, B, C of", ("A, B", "C of A", False)),
        ("A, B of", ("", "", False)),
        ("Korea", ("", "", False)),
        ("Korea (" + "a" * 120 + ")", ("", "", False)),
    ],
)
def test_two_names(name: str, parts: tuple[str, str, bool]) -> None:
    assert split_names(name) == parts


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Republic of France", "france"),
        ("the People’s Democratic Republic of the Moon", "moon"),
        ("Kingdom of Israel", ""),
        ("Republic of China", ""),
        ("Republic", ""),
        ("Banana Republic of Chad", ""),
    ],
)
def test_republics(name: str, state: str) -> None:
    assert strip_republic(name) == state


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("St. Kitts & Nevis", "Saint Kitts and Nevis"),
        ("Guinea Bissau", "Guinea-Bissau"),
        ("Republic of the Sudan", "Rep. of Sudan"),
        ("Viet-Nam", "Vietnam"),
        ("Byelorussian Soviet Socialist Republic", "Byelorussian SSR"),
        ("S. Sudan", "south sudan"),
    ],
)
def test_spellings_come_out_alike(one: str, two: str) -> None:
    assert normalise_name(one) == normalise_name(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Austria, Hungary", "Austria-Hungary"),
        ("Serbia and Montenegro", "Serbia Montenegro"),
        ("is", "Islands"),
        ("South Korea", "North Korea"),
        ("S Korea", "South Korea"),
    ],
)
def test_spellings_stay_apart(one: str, two: str) -> None:
    assert normalise_name(one) != normalise_name(two)


def _registry(actors: str) -> ActorRegistry:
    return ActorRegistry(load_sound(f"actors:\n{actors}{EVENT}"))


def test_the_registrys_state_takes_these_names_over() -> None:
    registry = _registry("  rok: {name: South Korea, type: state}\n")
    for name in ("Korea, South", "Korea (the Republic of)", "ROK", "Rep. of Korea"):
        assert registry.find(name) == "rok"
    assert registry.find("Korea, North") == "@KP"


def test_a_state_that_only_the_registry_knows_is_found_in_any_order() -> None:
    person = "  john: {name: John Smith, type: person}\n"
    registry = _registry(
        "  florin: {name: Republic of Florin, type: state}\n"
        "  guilder: {name: Guilder, type: state}\n" + person
    )
    for name in ("Florin, Republic of", "Florin (the Republic of)"):
        assert registry.find(name) == "florin"
    for name in ("Republic of Guilder", "Guilder, Republic of", "Guilder (the)"):
        assert registry.find(name) == "guilder"
    assert registry.find("Kingdom of Guilder") == ""
    # People's names are not turned round.
    assert registry.find("Smith, John") == ""
    assert _registry(person).find("Smith, John") == ""
