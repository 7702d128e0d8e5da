"""The built-in table of states, as the file that the package carries.

tools/make_states.py writes it and checks the same rules; these checks hold the
committed file to them without that script or the package it needs.
"""

import re
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "timeline" / "data" / "states.tsv"
HAND = ROOT / "tools" / "states_by_hand.tsv"

COLUMNS = ["code", "alpha3", "name", "demonyms", "aliases"]

# ISO 3166-1, the officially assigned alpha-2 codes.
ISO_CODES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN
    BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ
    DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL
    GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM
    JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP
    NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD
    SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
EXTRA_CODES = ["EU", "SU", "XK"]


def fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def read_rows(path: Path) -> list[dict[str, str]]:
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def list_words(row: dict[str, str]) -> list[str]:
    """Return name, demonyms and aliases of one state."""
    joined = (row["name"], row["demonyms"], row["aliases"])
    return [word for words in joined if words for word in words.split(";")]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return read_rows(TABLE)


@pytest.fixture(scope="module")
def owners(rows: list[dict[str, str]]) -> dict[str, set[str]]:
    """Map every folded key to the codes of the states that claim it."""
    claims: dict[str, set[str]] = {}
    for row in rows:
        for word in (row["code"], row["alpha3"], *list_words(row)):
            claims.setdefault(fold(word), set()).add(row["code"])
    return claims


def test_file_is_small_plain_text() -> None:
    raw = TABLE.read_bytes()
    assert len(raw) < 30_000
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    assert raw.decode("utf-8").splitlines()[0].split("\t") == COLUMNS


def test_every_iso_code_and_the_extras_stand_once_in_order(
    rows: list[dict[str, str]],
) -> None:
    iso_codes = ISO_CODES.split()
    assert len(iso_codes) == 249
    assert [row["code"] for row in rows] == sorted(iso_codes + EXTRA_CODES)


def test_alpha3_codes_are_well_formed_and_unique(rows: list[dict[str, str]]) -> None:
    codes = [row["alpha3"] for row in rows]
    assert [code for code in codes if not re.fullmatch("[A-Z]{3}", code)] == []
    assert len(set(codes)) == len(codes)


def test_every_state_has_a_name(rows: list[dict[str, str]]) -> None:
    assert [row["code"] for row in rows if not row["name"]] == []


def test_words_are_well_formed(rows: list[dict[str, str]]) -> None:
    # A comma would be split by a filter, so a word with one could not be asked for.
    bad = [
        word
        for row in rows
        for word in list_words(row)
        if word != " ".join(word.split()) or "," in word or not word
    ]
    assert bad == []


def test_text_is_composed_unicode() -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def test_no_two_states_claim_one_key(owners: dict[str, set[str]]) -> None:
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


def test_no_state_says_a_word_twice(rows: list[dict[str, str]]) -> None:
    twice = [
        row["code"]
        for row in rows
        if len({fold(word) for word in list_words(row)}) != len(list_words(row))
    ]
    assert twice == []


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("UK", "GB"),
        ("Britain", "GB"),
        ("Great Britain", "GB"),
        ("GBR", "GB"),
        ("Briton", "GB"),
        ("US", "US"),
        ("usa", "US"),
        ("U.S.", "US"),
        ("United States of America", "US"),
        ("American", "US"),
        ("Russia", "RU"),
        ("Russian", "RU"),
        ("Russian Federation", "RU"),
        ("Soviet", "SU"),
        ("USSR", "SU"),
        ("European Union", "EU"),
        ("Burma", "MM"),
        ("Turkey", "TR"),
        ("Turkiye", "TR"),
        ("Ivory Coast", "CI"),
        ("cote d'ivoire", "CI"),
        ("Czech Republic", "CZ"),
        ("Vatican", "VA"),
        ("Holy See", "VA"),
        ("DRC", "CD"),
        ("Democratic Republic of the Congo", "CD"),
        ("Congo-Brazzaville", "CG"),
        ("Palestine", "PS"),
        ("Kosovo", "XK"),
        ("China", "CN"),
        ("PRC", "CN"),
        ("ROC", "TW"),
        ("Taiwanese", "TW"),
        ("DPRK", "KP"),
        ("ROK", "KR"),
        ("Republic of Korea", "KR"),
        ("KSA", "SA"),
        ("UAE", "AE"),
        ("East Timor", "TL"),
        ("Cape Verde", "CV"),
        ("Swaziland", "SZ"),
        ("Macedonia", "MK"),
        ("Nigerian", "NG"),
        ("Nigerien", "NE"),
        ("Mauritian", "MU"),
        ("Mauritanian", "MR"),
        ("Guinean", "GN"),
        ("Bissau-Guinean", "GW"),
        ("Guyanese", "GY"),
        ("French Guianese", "GF"),
        ("Swiss", "CH"),
        ("Swede", "SE"),
        ("Lao", "LA"),
        ("Nauru", "NR"),
    ],
)
def test_word_means_state(word: str, code: str, owners: dict[str, set[str]]) -> None:
    assert owners.get(fold(word)) == {code}


@pytest.mark.parametrize(
    "word",
    [
        "America",
        "Channel Islander",
        "Congo",
        "Congolese",
        "Dominican",
        "European",
        "Korea",
        "Korean",
        "Virgin Islander",
        "Virgin Islands",
        # Seats of power are places, not states.
        "Moscow",
        "Washington",
        "the Kremlin",
    ],
)
def test_ambiguous_word_means_no_state(word: str, owners: dict[str, set[str]]) -> None:
    assert fold(word) not in owners


def test_hand_kept_part_was_carried_over(rows: list[dict[str, str]]) -> None:
    """The table is not older than the part of it that is kept by hand."""
    written = {row["code"]: set(list_words(row)) for row in rows}
    missing = {
        row["code"]: lost
        for row in read_rows(HAND)
        if (lost := set(list_words(row)) - written.get(row["code"], set()))
    }
    assert missing == {}
