"""The built-in table of bodies: made by its script, well formed, and true.

tools/make_actors.py checks most of these rules as well; here the committed table is
held to them as the package reads it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from tests.helpers.dates import parse_when
from tests.helpers.files import ROOT
from tests.helpers.scripts import load_script
from timeline.dates import When
from timeline.names.bodies import (
    Body,
    find_body,
    get_body,
    load_bodies,
    words_of_states,
)
from timeline.names.statenames import fold_name, list_words, normalise_name
from timeline.text import fold

TABLE = ROOT / "timeline" / "data" / "actors.tsv"

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
WITHDRAWN_CODES = {"AN", "DD", "RH", "SU", "VD", "YD", "YU"}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return load_script("make_actors")


def _key(word: str) -> str:
    return fold(word).removeprefix("the ")


def _spells(body: Body) -> Iterator[tuple[Body, When]]:
    """Yield the members of one body with the time of each."""
    for code, when in body.members:
        yield get_body(code), parse_when(when)


def _lies_within(when: When, body: Body) -> bool:
    """Tell whether the body may have existed all that time."""
    begins = not body.begin or when.b1 >= parse_when(body.begin).b1
    return begins and (not body.end or when.e2 <= parse_when(body.end).e2)


def test_the_committed_table_is_what_the_script_makes(script: ModuleType) -> None:
    assert TABLE.read_text(encoding="utf-8") == script.make_table()


def test_the_committed_words_are_what_their_script_makes() -> None:
    made = load_script("make_actorwords").make_tables()
    committed = {
        name: (TABLE.parent / name).read_text(encoding="utf-8") for name in made
    }
    assert committed == made


def test_what_has_a_word_of_a_state_may_be_another_spelling_of_it() -> None:
    """Each is looked for where a single word of it, or a code, is in the table."""
    for body in load_bodies():
        for word in (*body.words, body.code, body.alpha3):
            parts = set(list_words(fold_name(word)))
            assert parts <= words_of_states()


def test_file_is_small_plain_text() -> None:
    raw = TABLE.read_bytes()
    assert len(raw) < 60_000
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    header, *lines = raw.decode("utf-8").splitlines()
    assert tuple(header.split("\t")) == Body._fields
    assert {line.count("\t") for line in lines} == {len(Body._fields) - 1}


def test_every_iso_code_is_a_state_of_today() -> None:
    states = {body.code for body in load_bodies() if body.type == "state"}
    iso = set(ISO_CODES.split())
    assert len(iso) == 249
    assert {code for code in states if code.isupper()} == iso | WITHDRAWN_CODES | {"XK"}
    assert [code for code in iso if get_body(code).end] == []
    assert [code for code in WITHDRAWN_CODES if not get_body(code).end] == []


def test_codes_are_well_formed_and_unique() -> None:
    codes = [body.code for body in load_bodies()]
    alpha3 = [body.alpha3 for body in load_bodies() if body.alpha3]
    acronym_or_slug = r"[A-Z][A-Z0-9]*(\+[0-9]?)?|[a-z0-9]+(-[a-z0-9]+)*"
    assert [code for code in codes if not re.fullmatch(acronym_or_slug, code)] == []
    assert [code for code in alpha3 if not re.fullmatch("[A-Z]{3}", code)] == []
    assert len({*codes, *alpha3}) == len(codes) + len(alpha3)


def test_types_are_known() -> None:
    types = {body.type for body in load_bodies()}
    assert types == {"state", "organisation", "group"}


def test_words_are_well_formed() -> None:
    # A comma would be split by a filter, so a word with one could not be asked for.
    bad = [
        word
        for body in load_bodies()
        for word in body.words
        if not word
        or word != " ".join(word.split())
        or "," in word
        or not unicodedata.is_normalized("NFC", word)
    ]
    assert bad == []


def test_a_word_belongs_to_one_body() -> None:
    claims: dict[str, set[str]] = {}
    for body in load_bodies():
        for word in filter(None, (body.code, body.alpha3, *body.words)):
            claims.setdefault(_key(word), set()).add(body.code)
    assert {key: codes for key, codes in claims.items() if len(codes) > 1} == {}


def test_no_body_says_a_word_twice() -> None:
    twice = [
        body.code
        for body in load_bodies()
        for words in ((body.name, *body.aliases), body.demonyms)
        if len({_key(word) for word in words if word != body.code})
        != len([word for word in words if word != body.code])
    ]
    assert twice == []


def test_every_body_but_bare_land_has_an_adjective() -> None:
    without = {body.code for body in load_bodies() if not body.demonyms}
    assert without == {"AQ", "BV", "GS", "HM", "TF", "UM"}


def test_every_date_can_be_read_and_runs_forward() -> None:
    for body in load_bodies():
        for text in filter(None, (body.begin, body.end)):
            assert "/" not in text, body.code
        if body.begin and body.end:
            assert parse_when(body.begin).b1 < parse_when(body.end).e2, body.code
        for code, when in body.members:
            assert "/" in when, (body.code, code)
            assert parse_when(when).edtf == when, (body.code, code)


def test_organisations_and_former_states_have_a_beginning() -> None:
    for body in load_bodies():
        if body.type != "state" or body.end:
            assert body.begin, body.code


def test_successors_are_others_that_did_not_end_before() -> None:
    for body in load_bodies():
        assert body.code not in body.successors
        assert len(set(body.successors)) == len(body.successors)
        for code in body.successors:
            successor = get_body(code)
            assert successor.code == code
            assert body.end, f"{body.code} has successors and no end"
            if successor.end:
                assert parse_when(body.end).b1 <= parse_when(successor.end).e2, (
                    body.code
                )


def test_what_joined_another_state_has_it_for_a_successor() -> None:
    joined = [body for body in load_bodies() if body.joined]
    assert {"DD", "republic-of-texas", "katanga"} <= {body.code for body in joined}
    assert [body.code for body in joined if not body.successors] == []


def test_spellings_are_of_one_state() -> None:
    claims: dict[str, set[str]] = {}
    for body in load_bodies():
        for name in (body.name, *body.aliases):
            claims.setdefault(normalise_name(name), set()).add(body.code)
    assert {key: codes for key, codes in claims.items() if len(codes) > 1} == {}


def test_members_exist_while_they_are_members() -> None:
    wrong = [
        (body.code, member.code)
        for body in load_bodies()
        for member, when in _spells(body)
        if not (_lies_within(when, body) and _lies_within(when, member))
    ]
    assert wrong == []


def test_members_go_by_their_codes_and_none_is_a_member_of_itself() -> None:
    for body in load_bodies():
        for member, (code, _) in zip(_spells(body), body.members, strict=True):
            assert member[0].code == code != body.code


def test_nobody_is_a_member_twice_at_one_time() -> None:
    for body in load_bodies():
        left: dict[str, int] = {}
        for member, when in _spells(body):
            assert when.b1 > left.get(member.code, when.b1 - 1), (body, member)
            left[member.code] = when.e2


def _list_members(code: str, day: str) -> set[str]:
    """Return who is surely a member on a day."""
    on = parse_when(day)
    spells = _spells(get_body(code))
    return {member.code for member, when in spells if when.b2 <= on.b1 <= when.e1}


@pytest.mark.parametrize(
    ("code", "day", "number"),
    [
        ("EU", "1957-12-31", 0),
        ("EU", "1958-01-01", 6),
        ("EU", "1973-01-01", 9),
        ("EU", "1981-01-01", 10),
        ("EU", "1986-01-01", 12),
        ("EU", "1995-01-01", 15),
        ("EU", "2004-05-01", 25),
        ("EU", "2007-01-01", 27),
        ("EU", "2013-07-01", 28),
        ("EU", "2020-01-31", 28),
        ("EU", "2020-02-01", 27),
        ("NATO", "1949-08-24", 12),
        ("NATO", "1952-02-18", 14),
        ("NATO", "1955-05-06", 15),
        ("NATO", "1982-05-30", 16),
        ("NATO", "1999-03-12", 19),
        ("NATO", "2004-03-29", 26),
        ("NATO", "2009-04-01", 28),
        ("NATO", "2024-03-07", 32),
        ("P5", "1950-01-01", 5),
        ("P5", "1980-01-01", 5),
        ("P5", "2013-01-01", 5),
        ("G7", "1975-12-01", 6),
        ("G7", "2013-01-01", 7),
        ("G8", "2013-06-17", 8),
        ("G8", "2014-06-04", 0),
        ("G20", "2008-11-15", 20),
        ("G20", "2024-01-01", 21),
        ("BRICS", "2010-04-15", 4),
        ("BRICS", "2013-03-27", 5),
        ("BRICS", "2025-07-06", 10),
        ("GCC", "2017-06-05", 6),
        ("ASEAN", "1967-08-08", 5),
        ("ASEAN", "1999-04-30", 10),
        ("CSTO", "2003-01-01", 6),
        ("CSTO", "2010-01-01", 7),
        ("SCO", "2001-06-15", 6),
        ("SCO", "2024-07-04", 10),
        ("EAEU", "2016-01-01", 5),
        ("warsaw-pact", "1960-01-01", 8),
        ("warsaw-pact", "1970-01-01", 7),
        ("arab-league", "2010-01-01", 22),
        ("arab-league", "2012-01-01", 21),
        ("arab-league", "2024-01-01", 22),
        ("ECOWAS", "2010-01-01", 15),
        ("ECOWAS", "2025-02-01", 12),
        ("OPEC", "1960-09-14", 5),
        ("OPEC", "2024-01-01", 12),
        ("FVEY", "2013-06-05", 5),
    ],
)
def test_a_body_has_so_many_members_on_a_day(code: str, day: str, number: int) -> None:
    assert len(_list_members(code, day)) == number


@pytest.mark.parametrize(
    ("code", "day", "members"),
    [
        ("P5", "1971-10-24", "TW FR GB SU US"),
        ("P5", "1971-10-26", "CN FR GB SU US"),
        ("P5", "1992-01-01", "CN FR GB RU US"),
        ("E3", "2013-11-24", "DE FR GB"),
        ("P5+1", "2013-11-24", "CN DE FR GB RU US"),
        ("quad", "2012-01-01", ""),
        ("quad", "2021-03-12", "AU IN JP US"),
        ("AUKUS", "2021-09-15", "AU GB US"),
        ("EAEU", "2015-01-01", "BY KZ RU"),
    ],
)
def test_a_body_has_these_members_on_a_day(code: str, day: str, members: str) -> None:
    assert _list_members(code, day) == set(members.split())


@pytest.mark.parametrize(
    ("code", "begin", "end", "first_successor"),
    [
        ("SU", "1922-12-30", "1991-12-26", "RU"),
        ("DD", "1949-10-07", "1990-10-02", "DE"),
        ("czechoslovakia", "1918-10-28", "1992-12-31", "CZ"),
        ("serbia-and-montenegro", "1992-04-27", "2006-06-03", "RS"),
        ("united-arab-republic", "1958-02-22", "1961-09-28", "EG"),
        ("south-vietnam", "1955-10-26", "1975-04-30", "VN"),
        ("ottoman-empire", "1299~", "1922-11-01", "TR"),
        ("league-of-nations", "1920-01-10", "1946-04", "UN"),
        ("warsaw-pact", "1955-05-14", "1991-07-01", ""),
    ],
)
def test_what_is_gone_has_its_years(
    code: str, begin: str, end: str, first_successor: str
) -> None:
    body = get_body(code)
    assert (body.begin, body.end) == (begin, end)
    assert "".join(body.successors[:1]) == first_successor


@pytest.mark.parametrize(
    ("code", "adjective"),
    [
        ("US", "US"),
        ("GB", "British"),
        ("RU", "Russian"),
        ("SU", "Soviet"),
        ("NZ", "New Zealand"),
        ("LU", "Luxembourg"),
        ("austria-hungary", "Austro-Hungarian"),
        ("UN", "UN"),
        ("NATO", "NATO"),
        ("african-union", "African Union"),
    ],
)
def test_the_first_demonym_goes_before_an_office(code: str, adjective: str) -> None:
    assert get_body(code).demonyms[0] == adjective


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Britain", "GB"),
        ("Briton", "GB"),
        ("U.S.", "US"),
        ("United States of America", "US"),
        ("Burma", "MM"),
        ("Turkiye", "TR"),
        ("Ivory Coast", "CI"),
        ("Czech Republic", "CZ"),
        ("Czechia", "CZ"),
        ("Vatican", "VA"),
        ("Holy See", "VA"),
        ("DRC", "CD"),
        ("Zaire", "CD"),
        ("Congo-Brazzaville", "CG"),
        ("Palestine", "PS"),
        ("Kosovo", "XK"),
        ("China", "CN"),
        ("People's Republic of China", "CN"),
        ("Qing China", "qing-empire"),
        ("Republic of China", "TW"),
        ("Taiwanese", "TW"),
        ("DPRK", "KP"),
        ("Republic of Korea", "KR"),
        ("Joseon", "korean-empire"),
        ("East Timor", "TL"),
        ("Cape Verde", "CV"),
        ("Swaziland", "SZ"),
        ("Macedonia", "MK"),
        ("Persia", "IR"),
        ("Siam", "TH"),
        ("Ceylon", "LK"),
        ("Upper Volta", "BF"),
        ("Transjordan", "JO"),
        ("Nigerian", "NG"),
        ("Nigerien", "NE"),
        ("Guinean", "GN"),
        ("Bissau-Guinean", "GW"),
        ("Lao", "LA"),
        ("Republic of France", "FR"),
        ("Kingdom of Sweden", "SE"),
        ("Socialist Republic of Vietnam", "VN"),
        ("Republic of Vietnam", "south-vietnam"),
        ("West Germany", "DE"),
        ("Weimar Republic", "DE"),
        ("GDR", "DD"),
        ("FRY", "serbia-and-montenegro"),
        ("SFRY", "YU"),
        ("Rhodesian", "RH"),
        ("Tsarist Russia", "russian-empire"),
        ("Common Market", "EU"),
        ("OAU", "african-union"),
        ("CSCE", "OSCE"),
        ("Security Council", "UNSC"),
        ("Five Eyes", "FVEY"),
    ],
)
def test_word_means_body(word: str, code: str) -> None:
    body = find_body(word)
    assert (body.code if body else "") == code


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
        "Habsburg Monarchy",
    ],
)
def test_ambiguous_word_means_nobody(word: str) -> None:
    assert find_body(word) is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "Norway"}, "no good code or type"),
        ({"type": "person"}, "no good code or type"),
        ({"aliases": ("Norge", "NORGE")}, "says 'norge' twice"),
        ({"aliases": ("nor",)}, "repeats its code"),
        ({"aliases": ("Korea",)}, "shared"),
        ({"aliases": ("Norway, Kingdom of",)}, "splits at commas"),
        ({"aliases": (" Norge",)}, "badly spaced"),
        ({"aliases": ("A\N{COMBINING RING ABOVE}land",)}, "not composed"),
        ({"aliases": ("the Swedish",)}, "both claim 'swedish'"),
        ({"alpha3": "SWE"}, "both have the code SWE"),
        ({"successors": ("DK",)}, "'DK', which is no code"),
        ({"joined": "yes"}, "yes, and to a successor"),
        ({"joined": "SE", "successors": ("SE",)}, "is joined 'SE'"),
        ({"members": ("1905/.. SE DK",)}, "'DK', which is no code"),
    ],
)
def test_the_script_refuses_what_breaks_a_rule(
    script: ModuleType, changes: dict[str, Any], message: str
) -> None:
    norway = script.Body("NO", "NOR", "state", "Norway", ("Norwegian",), ("Norge",))
    sweden = script.Body("SE", "SWE", "state", "Sweden", ("Swedish",), ())
    assert tuple(script.check_bodies((norway, sweden))) == ()
    problems = tuple(script.check_bodies((replace(norway, **changes), sweden)))
    assert any(message in problem for problem in problems), problems
