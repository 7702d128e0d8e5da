"""The country that a place lies in, by the date of what happened there."""

import pytest

from timeline import load_text, select
from timeline.dates import Fit
from timeline.names import names_of
from timeline.names.bodies import find_body
from timeline.names.whereabouts import _PARTS

# Postal codes of states, provinces and territories (USPS, Canada Post, Australia Post).
_POSTAL = {
    "US": "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO"
    " MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR"
    " GU VI",
    "CA": "AB BC MB NB NL NS NT NU ON PE QC SK YT",
    "AU": "ACT NSW NT QLD SA TAS VIC WA",
}


def _lies(date: str, place: str, *countries: str, entry: str = "") -> tuple[Fit, ...]:
    """Return how surely an event lies in each country."""
    chronology = load_text(
        f"places: {{{entry}}}\nevents:\n"
        f"- {{date: '{date}', title: T, place: '{place}'}}\n"
        # So that all of them can be asked for.
        + "".join(f"- {{date: 1900, title: U, place: {one}}}\n" for one in countries)
    )
    found = []
    for country in countries:
        matches = select(chronology, f'country:"{country}" title:T').matches
        found.append(matches[0].fit if matches else Fit.NO)
    return tuple(found)


_NO, _MAY, _YES = Fit


@pytest.mark.parametrize(
    ("date", "place", "countries", "fits"),
    [
        ("1962-10-27", "Moscow", ("Soviet Union", "Russia"), (_YES, _NO)),
        ("2013", "Moscow", ("Soviet Union", "Russia"), (_NO, _YES)),
        # Over a change, and when nobody knows.
        ("1991-12", "Moscow", ("Soviet Union", "Russia"), (_MAY, _MAY)),
        ("1991/1993", "Moscow", ("Soviet Union", "Russia"), (_MAY, _MAY)),
        ("2013?", "Moscow", ("Soviet Union", "Russia"), (_NO, _MAY)),
        ("unknown", "Moscow", ("Soviet Union", "Russia"), (_MAY, _MAY)),
        # Before it was anybody's seat.
        ("1915", "Moscow", ("Soviet Union", "Russia"), (_NO, _NO)),
        # What is typed is nearer than the table.
        ("1962", "Moscow, Russia", ("Soviet Union", "Russia"), (_NO, _YES)),
        ("2013", "Moscow, Idaho", ("Russia",), (_NO,)),
        # A building or a street is no town.
        ("2013", "Kremlin", ("Russia",), (_NO,)),
        # Parts of other states by the same word.
        ("2013", "Tbilisi, Georgia", ("Georgia", "US"), (_YES, _NO)),
        ("2013", "Atlanta, Georgia", ("Georgia", "US"), (_MAY, _MAY)),
        ("2013", "Dover, DE", ("Germany", "US"), (_MAY, _MAY)),
        ("2013", "Berlin, DE", ("Germany", "US"), (_YES, _NO)),
        ("2013", "Georgia", ("Georgia", "US"), (_YES, _NO)),
        ("2013", "Boston, US", ("US",), (_YES,)),
        ("2013", "Syria", ("Syria",), (_YES,)),
        ("2013", "Boston, Massachusetts", ("US",), (_NO,)),
    ],
)
def test_a_place_lies_in_the_country_of_its_time(
    date: str, place: str, countries: tuple[str, ...], fits: tuple[Fit, ...]
) -> None:
    assert _lies(date, place, *countries) == fits


def test_the_registry_is_certain_at_all_times() -> None:
    entry = "moscow: {name: Moscow, country: Russia}"
    found = _lies("1962", "Moscow", "Soviet Union", "Russia", entry=entry)
    assert found == (_NO, _YES)
    # An entry without a country leaves it to the table.
    entry = "msk: {name: Moscow}"
    assert _lies("1962", "msk", "Soviet Union", "Russia", entry=entry) == (_YES, _NO)


def test_either_of_two_states_is_certain_over_a_change() -> None:
    chronology = load_text(
        "- {date: 1991-12, title: T, place: Moscow}\n"
        "- {date: 1990/1993, title: U, place: 'Atlanta, Georgia'}\n"
    )
    for query in ("country:SU,RU", "place:RU or country:SU", "place:Moscow"):
        (match,) = select(chronology, query).matches
        assert match.fit is Fit.CERTAIN
    (match,) = select(chronology, "country:Georgia or country:US").matches
    assert match.fit is Fit.CERTAIN
    (match,) = select(chronology, "country:SU").matches
    assert (match.fit, match.why) == (Fit.POSSIBLE, "date")
    (match,) = select(chronology, "country:Georgia").matches
    assert (match.fit, match.why) == (Fit.POSSIBLE, "name")


def test_the_facet_has_what_is_certain() -> None:
    chronology = load_text(
        "- {date: 1962, title: T, place: Moscow}\n"
        "- {date: 1991-12, title: T, place: Moscow}\n"
        "- {date: 2013, title: T, place: 'Atlanta, Georgia'}\n"
        "- {date: 2013, title: T, place: Moscow}\n"
        "- {date: 2013, title: T}\n"
    )
    facet = names_of(chronology).facets["country"]
    found = [facet.values_of(event) for event in chronology.events]
    assert found == [("Soviet Union",), (), (), ("Russia",), ()]
    for value in facet.list_used():
        matches = select(chronology, f'country="{value}"').matches
        certain = [one for one in matches if one.fit is Fit.CERTAIN]
        assert len(certain) == sum((value,) == values for values in found)


def test_a_state_that_was_never_there_is_unknown() -> None:
    chronology = load_text("- {date: 2013, title: T, place: Moscow}\n")
    with pytest.raises(Exception, match="no country here is called 'Soviet Union'"):
        select(chronology, "country:'Soviet Union'")
    with pytest.raises(Exception, match="no place here is called 'Soviet Union'"):
        select(chronology, "place:'Soviet Union'")


def test_every_postal_code_that_is_a_state_as_well_is_known() -> None:
    for whole, codes in _POSTAL.items():
        doubtful = {code for code in codes.split() if find_body(code) is not None}
        assert doubtful == {part for part in _PARTS[whole] if part.isupper()}
    named = {part for parts in _PARTS.values() for part in parts if part.islower()}
    assert all(find_body(part) is not None for part in named)
