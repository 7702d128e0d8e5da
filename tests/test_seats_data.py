"""The built-in table of seats: made by its script, well formed, and true.

tools/make_seats.py checks most of these rules as well; here the committed table is held
to them as the package reads it.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.helpers.dates import parse_when
from tests.helpers.files import ROOT, read_page
from tests.helpers.scripts import load_script
from timeline.names.bodies import find_body, get_body, load_bodies
from timeline.names.seats import Seat, find_seats
from timeline.names.tenure import make_tenure

TABLE = ROOT / "timeline" / "data" / "seats.tsv"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return load_script("make_seats")


def _read_spellings() -> list[str]:
    rows = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return [name for row in rows for name in row.partition("\t")[0].split(";")]


SPELLINGS = sorted(set(_read_spellings()))
SHARED = (
    *("Channel Islander", "Channel Islands", "Congo", "Congolese", "Dominican"),
    *("Korea", "Korean", "Virgin Islander", "Virgin Islands"),
)


def _days(text: str) -> tuple[int, int]:
    when = parse_when(text)
    return when.b1, when.e2


def _list_seats(name: str, day: str) -> list[Seat]:
    """Return the lines of a name that may hold on all of a day, month or year."""
    first, last = _days(day)
    return [
        seat
        for seat in find_seats(name)
        if seat.tenure.possible.first <= first and last <= seat.tenure.possible.last
    ]


def _say(name: str, day: str) -> str:
    """Return the codes whose seat it was, those that are only possible with `?`."""
    return " ".join(
        f"{seat.body}?" if seat.disputed else seat.body
        for seat in sorted(_list_seats(name, day), key=lambda seat: seat.body)
    )


def test_the_committed_table_is_what_the_script_makes(script: ModuleType) -> None:
    assert TABLE.read_text(encoding="utf-8") == script.make_table()


def test_file_is_small_plain_text() -> None:
    raw = TABLE.read_bytes()
    assert len(raw) < 30_000
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    header, *lines = raw.decode("utf-8").splitlines()
    assert header == "names\tbody\tkind\tbegin\tend\tmark"
    assert {line.count("\t") for line in lines} == {5}


@pytest.mark.parametrize("name", SPELLINGS)
def test_a_seat_is_found_and_is_no_name_of_a_body(name: str) -> None:
    seats = find_seats(name)
    assert [seat.name for seat in seats] == [name] * len(seats) != []
    assert find_body(name) is None
    for seat in seats:
        body = get_body(seat.body)
        assert seat.disputed == (seat.tenure.certain is None)
        if body.begin:
            assert seat.tenure.possible.first >= _days(body.begin)[0]
        if body.end:
            assert seat.tenure.possible.last <= _days(body.end)[1]


def test_one_certain_seat_at_a_time() -> None:
    clashes = []
    for name in SPELLINGS:
        certain = [seat for seat in find_seats(name) if not seat.disputed]
        for one, two in combinations(certain, 2):
            both = one.tenure.meet(two.tenure)
            if one.body != two.body and both is not None and both.certain is not None:
                clashes.append((name, one.body, two.body))
    assert clashes == []


def test_states_that_speak_for_themselves_have_a_seat_now(script: ModuleType) -> None:
    seated = {
        seat.body
        for name in SPELLINGS
        for seat in find_seats(name)
        if seat.tenure.possible.last == make_tenure(None).possible.last
        # What several states are called is nobody's seat.
        and name not in SHARED
    }
    without = {
        body.code
        for body in load_bodies()
        if body.type == "state" and len(body.code) == 2 and not body.end
    } - seated
    dependencies = set(script.DEPENDENCIES.split())
    assert dependencies <= without
    # Called like their capitals, but for the Seychelles, whose is left out.
    assert without - dependencies == {"DJ", "LU", "MC", "SC", "SG", "SM", "ST", "VA"}


def test_seats_are_told_from_cities() -> None:
    kinds = {seat.name: seat.is_city for name in SPELLINGS for seat in find_seats(name)}
    assert kinds["Moscow"]
    assert not kinds["Kremlin"]
    assert 60 < sum(not is_city for is_city in kinds.values()) < 100


@pytest.mark.parametrize(
    ("name", "day", "codes"),
    [
        ("Moscow", "1600", "RU"),
        ("Moscow", "1812", ""),
        ("Moscow", "1915", ""),
        ("Moscow", "1919", "RU"),
        ("Moscow", "1962", "SU"),
        ("Moscow", "1991-12-26", "SU"),
        ("Moscow", "1992-01-01", "RU"),
        ("Moscow", "2013", "RU"),
        ("Kremlin", "1922-12-30", "SU"),
        ("Kremlin", "1991-12-26", "SU"),
        ("Kremlin", "1992", "RU"),
        ("St Petersburg", "1812", "russian-empire"),
        ("Petrograd", "1915", "russian-empire"),
        ("Petrograd", "1917-11-07", "RU"),
        ("St. Petersburg", "2013", ""),
        ("Bonn", "1975", "DE"),
        ("Bonn", "1948", ""),
        ("Bonn", "1999-08-31", "DE"),
        ("Bonn", "2000", ""),
        ("Berlin", "1866", "prussia"),
        ("Berlin", "1939", "DE"),
        ("Berlin", "1947", ""),
        ("Berlin", "1961", "DD?"),
        ("Berlin", "1991", "DE"),
        ("East Berlin", "1961", "DD"),
        ("East Berlin", "1991", ""),
        ("Prague", "1900", ""),
        ("Prague", "1938", "czechoslovakia"),
        ("Prague", "1943", ""),
        ("Prague", "1968", "czechoslovakia"),
        ("Prague", "1993", "CZ"),
        ("Bratislava", "1943", "slovak-state"),
        ("Athens", "-0431", ""),
        ("Athens", "1821", ""),
        ("Athens", "1923", "GR"),
        ("Athens", "1942", "GR?"),
        ("Vienna", "1815", "austrian-empire"),
        ("Vienna", "1914", "austria-hungary"),
        ("Vienna", "1940", ""),
        ("Vienna", "1961", "AT"),
        ("Budapest", "1914", "HU austria-hungary?"),
        ("Constantinople", "1915", "ottoman-empire"),
        ("Istanbul", "1915", "ottoman-empire"),
        ("Istanbul", "2013", ""),
        ("Ankara", "1921", "TR?"),
        ("Angora", "1930", "TR"),
        ("Belgrade", "1914-07-28", "kingdom-of-serbia"),
        ("Belgrade", "1914", "kingdom-of-serbia"),
        ("Belgrade", "1955", "YU"),
        ("Belgrade", "1999", "serbia-and-montenegro"),
        ("Belgrade", "2013", "RS"),
        ("Turin", "1850", "kingdom-of-sardinia"),
        ("Turin", "1863", "IT"),
        ("Florence", "1867", "IT"),
        ("Rome", "1867", "papal-states"),
        ("Rome", "1913", "IT"),
        ("Naples", "1850", "two-sicilies"),
        ("Vichy", "1942", "vichy-france"),
        ("Paris", "1942", "FR?"),
        ("Versailles", "1919", ""),
        ("Rio de Janeiro", "1815", "PT"),
        ("Rio de Janeiro", "1942", "BR"),
        ("Rio de Janeiro", "1992", ""),
        ("Brasilia", "1992", "BR"),
        ("Calcutta", "1900", "british-india"),
        ("Delhi", "1930", "british-india"),
        ("New Delhi", "1971", "IN"),
        ("Karachi", "1955", "PK"),
        ("Karachi", "1999", ""),
        ("Rawalpindi", "1965", "PK"),
        ("Rawalpindi", "1999", "PK?"),
        ("Islamabad", "1999", "PK"),
        ("Dacca", "1971-12-16", "BD"),
        ("Rangoon", "1962", "MM"),
        ("Rangoon", "2013", ""),
        ("Lagos", "1985", "NG"),
        ("Lagos", "1991-12-12", ""),
        ("Abuja", "1991-12-12", "NG"),
        ("Alma-Ata", "1995", "KZ"),
        ("Almaty", "2013", ""),
        ("Astana", "2013", "KZ"),
        ("Peking", "1900", "qing-empire"),
        ("Peking", "1919", "CN? TW?"),
        ("Peking", "1935", ""),
        ("Beijing", "1989", "CN"),
        ("Nanking", "1935", "CN? TW?"),
        ("Chungking", "1943", "CN? TW?"),
        ("Nanking", "1989", ""),
        ("Taipei", "1958", "TW"),
        ("Seoul", "1904", "korean-empire"),
        ("Seoul", "1943", ""),
        ("Seoul", "1988", "KR"),
        ("Edo", "1854", "JP"),
        ("Tokyo", "1941", "JP"),
        ("Kyoto", "1997", ""),
        ("Saigon", "1965", "south-vietnam"),
        ("Saigon", "1985", ""),
        ("Hanoi", "1965", "VD"),
        ("Hanoi", "1985", "VN"),
        ("Aden", "1985", "YD"),
        ("Sana’a", "1985", "north-yemen"),
        ("Sanaa", "2013", "YE"),
        ("Sanaa", "2020", "YE?"),
        ("Aden", "2020", "YE?"),
        ("Jerusalem", "1935", "mandatory-palestine"),
        ("Jerusalem", "2013", "IL? PS?"),
        ("Tel Aviv", "2013", "IL"),
        ("Cairo", "1955", "EG"),
        ("Cairo", "1960", "EG? united-arab-republic"),
        ("Damascus", "1960", "SY?"),
        ("Kuwait City", "1990-09", "KW?"),
        ("Addis Ababa", "1937", "ET?"),
        ("Addis Ababa", "1963", "ET"),
        ("Salisbury", "1895", ""),
        ("Salisbury", "1970", "RH"),
        ("Harare", "2013", "ZW"),
        ("Dar es Salaam", "1963", "tanganyika"),
        ("Dar es Salaam", "1970", "TZ"),
        ("Dakar", "1960-07", "mali-federation"),
        ("Dakar", "1970", "SN"),
        ("Leopoldville", "1959", ""),
        ("Leopoldville", "1961", "CD"),
        ("Pretoria", "1895", "transvaal"),
        ("Pretoria", "1985", "ZA"),
        ("Cape Town", "1985", "ZA"),
        ("Philadelphia", "1778", "US"),
        ("Washington", "1795", ""),
        ("Washington, D.C.", "1962", "US"),
        ("Washington D.C.", "1962", "US"),
        ("Richmond", "1863", "confederate-states"),
        ("Richmond", "1900", ""),
        ("St. John's", "1930", "newfoundland"),
        ("St. John's", "1990", "AG"),
        ("Christiania", "1850", "NO"),
        ("Oslo", "1942", "NO?"),
        ("Stockholm", "1850", "SE sweden-norway?"),
        ("Warsaw", "1850", ""),
        ("Warsaw", "1920", "PL"),
        ("Warsaw", "1943", "PL?"),
        ("Brussels", "1900", "BE"),
        ("Brussels", "1943", "BE?"),
        ("Brussels", "1960", "BE EU?"),
        ("Brussels", "2013", "BE? EU"),
        ("Geneva", "1931", "league-of-nations?"),
        ("Geneva", "2013", ""),
        ("Frankfurt", "1848", "german-confederation?"),
        ("Riga", "1930", "LV"),
        ("Riga", "1970", ""),
        ("Riga", "2013", "LV"),
        ("Kaunas", "1930", "LT"),
        ("Kyiv", "1970", ""),
        ("Kiev", "2013", "UA"),
        ("the Hague", "1899", "NL"),
        ("London", "0100", ""),
        ("London", "1850", "GB"),
        ("Whitehall", "1938", "GB"),
        ("Foreign Office", "1914", "GB"),
        ("State Department", "1962", "US"),
        ("Quai d’Orsay", "1938", "FR"),
        ("Ballhausplatz", "1914", "austria-hungary"),
        ("Wilhelmstrasse", "1938", "DE"),
        ("Sublime Porte", "1853", "ottoman-empire"),
        ("Turtle Bay", "1962", "UN"),
        ("Canberra", "1920", ""),
        ("Melbourne", "1920", "AU"),
        ("Nuku’alofa", "1985", "TO"),
        ("Andorra la Vella", "2013", "AD"),
        ("Victoria", "1985", ""),
        ("Strasbourg", "2013", ""),
    ],
)
def test_whose_seat_it_was(name: str, day: str, codes: str) -> None:
    assert _say(name, day) == codes


def _read_manual() -> Iterator[tuple[str, str, str]]:
    """Yield each cell of the manual's table with its year and its city."""
    page = read_page("actors")
    table = page.partition("| in an event of |")[2].partition("\n\n")[0]
    header, _, *rows = table.splitlines()
    cities = [cell.strip() for cell in header.strip(" |").split("|")]
    for row in rows:
        year, *cells = [cell.strip() for cell in row.removesuffix("|")[1:].split("|")]
        yield from ((year, *pair) for pair in zip(cities, cells, strict=True))


@pytest.mark.parametrize(("year", "city", "state"), list(_read_manual()))
def test_the_manuals_table_is_true(year: str, city: str, state: str) -> None:
    found = [
        f"{'possibly ' * seat.disputed}{get_body(seat.body).name}"
        for seat in _list_seats(city, year)
    ]
    assert found == ([state] if state else [])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "town"}, "no good kind or mark"),
        ({"mark": "claimed"}, "no good kind or mark"),
        ({"names": "Oslo;OSLO"}, "says a name twice"),
        ({"names": "Oslo "}, "badly spaced"),
        ({"names": "A\N{COMBINING RING ABOVE}s"}, "not composed"),
        ({"names": "Norway"}, "a name of NO"),
        ({"names": "Victoria"}, "left out"),
        ({"begin": "1905-13"}, "is no time"),
        ({"begin": "June 1905"}, "is no time"),
        ({"begin": "2000", "end": "1990"}, "is no time"),
        ({"body": "SU", "end": "2000"}, "was not there all that time"),
        ({"names": "Stockholm"}, "both have 'stockholm' at one time"),
        ({"names": "Stockholm", "body": "SE"}, "SE has 'stockholm' twice"),
    ],
)
def test_the_script_refuses_what_breaks_a_rule(
    script: ModuleType, changes: dict[str, Any], message: str
) -> None:
    oslo = script.Line("Oslo", "NO", "city", "1905", "", "")
    stockholm = script.Line("Stockholm", "SE", "city", "1634", "", "")
    bodies = load_bodies()
    assert tuple(script.check_lines((stockholm, oslo), bodies)) == ()
    lines = (stockholm, replace(oslo, **changes))
    problems = tuple(script.check_lines(lines, bodies))
    assert any(message in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code\n", "the header must be"),
        ("NO\tcity\t\tOslo\n", "4 columns, not 7"),
        ("NO\tcity\t\t\t Oslo\t\t\n", "spaces about a cell"),
        ("NO\tcity\t\t\tOslo\t\t\nNO\tcity\t\t\tOslo\t\t\n", "must come once"),
    ],
)
def test_the_script_refuses_what_is_no_table(
    script: ModuleType, tmp_path: Path, text: str, message: str
) -> None:
    header = "\t".join(script.HAND_COLUMNS)
    path = tmp_path / "seats.tsv"
    path.write_text(text if text == "code\n" else f"{header}\n{text}", encoding="utf-8")
    with pytest.raises(script.TableError, match=message):
        script.read_lines(path)


def test_the_script_misses_a_capital(script: ModuleType) -> None:
    bodies = [get_body("NO"), get_body("LU"), get_body("SJ"), get_body("SU")]
    (problem,) = script.check_capitals((), bodies)
    assert problem == "NO has no seat; countryinfo has 'oslo'"


def test_the_script_refuses_a_body_that_there_is_not(script: ModuleType) -> None:
    line = script.Line("Oslo", "Norway", "city", "", "", "")
    with pytest.raises(script.TableError, match="no body has the code 'Norway'"):
        tuple(script.fill_years((line,), load_bodies()))
