"""Which offices a name speaks of, who held them, and after whom."""

import pytest

from tests.helpers.dates import parse_when
from timeline import Chronology, Office, UnresolvedNameError, load_text
from timeline.dates import FUTURE, PAST, Fit
from timeline.names import names_of
from timeline.names.successions import find_doubt, find_offices, list_askable

_TEXT = """
actors:
  ann:
    name: Ann Alder
    roles: [{office: Minister, of: Russia, when: 2010-01-01/2012-05-10}]
  bob:
    name: Bob Birch
    roles:
    - {office: Minister, of: Russia, when: 2012-05-10/2013-05}
    - {office: Senator, of: US, when: 2000/2010}
  cid:
    name: Cid Cedar
    roles:
    - {office: Minister, of: Russia, when: 2013-08-01/..}
    - {office: Director, of: bureau}
  dan: {name: Dan Dogwood, roles: [{office: Senator, of: US, when: 2001/2009}]}
  eve: {name: Eve Elm, roles: [{office: Minister, of: France, when: "2011?"}]}
  bureau: {name: Bureau, of: agency}
  agency: {name: Agency, of: Russia}
  fay: {name: Fay Fir, roles: [{office: Envoy, of: Oslo, when: 2010}]}
  flo: {name: Flo Fir, roles: [{office: Consul, of: Oslo, when: 2010}]}
  same: {name: Twin}
  other: {name: Twin}
events: [{date: 2013, title: T}]
"""
_CHRONOLOGY = load_text(_TEXT)


def _list(name: str, chronology: Chronology = _CHRONOLOGY) -> list[str]:
    return [
        f"{office.name}: {' '.join(one.person for one in office.holdings)}"
        for office in find_offices(chronology, name)
    ]


_RUSSIAN = "Russian Minister: ann bob cid"


@pytest.mark.parametrize(
    ("name", "offices"),
    [
        ("Minister of Russia", [_RUSSIAN]),
        ("the russian  MINISTER", [_RUSSIAN]),
        ("Minister", [_RUSSIAN, "French Minister: eve"]),
        ("Russia", [_RUSSIAN, "Director of Bureau: cid"]),
        ("RU", [_RUSSIAN, "Director of Bureau: cid"]),
        ("Agency", ["Director of Bureau: cid"]),
        ("bureau", ["Director of Bureau: cid"]),
        ("Bob Birch", ["Russian Minister: bob", "US Senator: bob"]),
        ("Birch", ["Russian Minister: bob", "US Senator: bob"]),
        ("US", ["US Senator: bob dan"]),
        # Nothing declares Oslo, a town without a body of its own.
        ("oslo", ["Envoy of Oslo: fay", "Consul of Oslo: flo"]),
    ],
)
def test_an_office_is_found_by_its_name_its_body_and_its_holder(
    name: str, offices: list[str]
) -> None:
    assert [one.replace("American", "US") for one in _list(name)] == offices


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("Minster of Russia", "no office here is called 'Minster of Russia'", "Minist"),
        ("Germany", "no office here is called 'Germany'", "`roles`"),
        ("", "no office here is called ''", "`roles`"),
        ("Twin", "'Twin' may be more than one actor", "same or other"),
        ("Fir", "'Fir' may be more than one actor", "Flo Fir"),
    ],
)
def test_what_is_no_office_is_refused_with_the_nearest(
    name: str, message: str, hint: str
) -> None:
    with pytest.raises(UnresolvedNameError) as caught:
        find_offices(_CHRONOLOGY, name)
    assert caught.value.message.startswith(message)
    assert hint in caught.value.hint


def test_handovers_tell_the_days_between_at_least_and_at_most() -> None:
    (office,) = find_offices(_CHRONOLOGY, "Minister of Russia")
    told = [
        (one.before.person, one.after.person, one.least, one.greatest)
        for one in office.list_handovers()
    ]
    assert told == [("ann", "bob", 0, 0), ("bob", "cid", 62, 92)]


def test_where_others_may_have_held_it_in_between_nothing_is_said_of_that() -> None:
    text = "roles: [{office: Chief, of: Russia, when: 2010}, {office: Chief, of: Russia"
    chronology = load_text(
        f"actors:\n  ann: {{name: Ann, {text}, when: 2012}}]}}\n"
        "  bob: {name: Bob, roles: [{office: Chief, of: Russia, when: 2011}]}\n"
        "events: []\n"
    )
    (office,) = find_offices(chronology, "Ann")
    assert [one.person for one in office.holdings] == ["ann", "ann"]
    assert office.list_handovers() == ()
    (office,) = find_offices(chronology, "Chief")
    assert [one.after.person for one in office.list_handovers()] == ["bob", "ann"]


def _hold(*terms: str, office: str = "Chief") -> Office:
    roles = "\n".join(
        f"  a{index}: {{roles: [{{office: {office}, of: Russia{when}}}]}}"
        for index, when in enumerate(
            f", when: {term}" if term else "" for term in terms
        )
    )
    (found,) = find_offices(load_text(f"actors:\n{roles}\nevents: []\n"), office)
    return found


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        # Without dates, or with dates that nobody knows or can read, it is held on
        # days between two others, and follows nobody.
        (("2000/2001", "2008/2009", ""), ["a0 a1: a2"]),
        (("2000/2001", "", "2008/2009", "unknown", "soon"), ["a0 a2: a1 a3 a4"]),
        (("", ""), []),
        # Nor is it vacant where one before the neighbours still held it, or may have.
        (("2000/2010", "2001/2002", "2008/2009"), ["a0 a1: ", "a1 a2: a0"]),
        (("2000/", "2001/2002", "2008/2009"), ["a0 a1: ", "a1 a2: a0"]),
        # One after them that may have begun before.
        (("2000/2001", "2005/2012", "2005-02/2005-06"), ["a0 a1: a2", "a1 a2: "]),
        # Who left on the last day, or came on the first, fills no day between.
        (("2000-01-01/2001-05-01", "2001-05-03", "2001-05-03"), ["a0 a1: ", "a1 a2: "]),
    ],
)
def test_no_day_is_without_a_holder_where_another_may_have_held_it(
    terms: tuple[str, ...], told: list[str]
) -> None:
    assert [
        f"{one.before.person} {one.after.person}: "
        + " ".join(other.person for other in one.between)
        for one in _hold(*terms).list_handovers()
    ] == told


@pytest.mark.parametrize(
    ("terms", "shared"),
    [
        (("2000/2001", "2003/2004"), False),
        (("2000/2001", "2003/2004", "", "unknown"), False),
        (("2000/2010", "2001/2002"), True),
        # Not the one before, but another still held it.
        (("2000/2010", "2003/2003-05", "2008/2009"), True),
    ],
)
def test_an_office_is_shared_where_any_two_held_it_at_a_time(
    terms: tuple[str, ...],
    shared: bool,  # noqa: FBT001  of the table
) -> None:
    assert _hold(*terms, office="Senator").shared is shared


def test_those_who_hold_an_office_together_hand_nothing_over() -> None:
    (office,) = find_offices(_CHRONOLOGY, "Senator")
    assert office.shared
    assert office.list_handovers() == ()


@pytest.mark.parametrize(
    ("first", "second", "least", "greatest"),
    [
        ("2010/2012-05-10", "2012-05-08/2013", -2, -2),
        ("2010/..", "2012-05-08/2013", PAST, PAST),
        ("2010/", "2012-05-08/2013", PAST, 858),
        ("../2010", "2012-05-08/..", 494, 858),
        ("2010/2011", "2012-05-08/..", 129, 493),
    ],
)
def test_ends_may_be_rough_or_open(
    first: str, second: str, least: int, greatest: int
) -> None:
    roles = "\n".join(
        f"  {name}: {{roles: [{{office: Chief, of: Russia, when: {when}}}]}}"
        for name, when in (("ann", first), ("bob", second))
    )
    chronology = load_text(f"actors:\n{roles}\nevents: []\n")
    (office,) = find_offices(chronology, "Chief")
    (found,) = office.list_handovers()
    assert (found.least, found.greatest) == (least, greatest)
    assert found.greatest != FUTURE


@pytest.mark.parametrize(
    ("name", "date", "held"),
    [
        ("Minister of Russia", "2011", [("ann", Fit.CERTAIN, "")]),
        (
            "Minister of Russia",
            "2013-05-10",
            [("bob", Fit.POSSIBLE, "it may have ended before")],
        ),
        (
            "Minister of Russia",
            "2013-07/2013-08",
            [("cid", Fit.CERTAIN, "")],
        ),
        ("Minister of Russia", "2013-07-10", []),
        (
            "Minister of Russia",
            "2013-08",
            [("cid", Fit.CERTAIN, "")],
        ),
        (
            "Minister of Russia",
            "2014?",
            [("cid", Fit.POSSIBLE, "the date asked for is in doubt")],
        ),
        (
            "Minister of France",
            "2011",
            [("eve", Fit.POSSIBLE, "its dates are in doubt")],
        ),
        (
            "Minister of Russia",
            "2012-05",
            [
                ("ann", Fit.POSSIBLE, "only until 10 May 2012"),
                ("bob", Fit.POSSIBLE, "only from 10 May 2012"),
            ],
        ),
        ("Director", "1900", [("cid", Fit.CERTAIN, "")]),
    ],
)
def test_a_date_tells_who_may_have_held_it_and_why(
    name: str, date: str, held: list[tuple[str, Fit, str]]
) -> None:
    (office,) = find_offices(_CHRONOLOGY, name)
    when = parse_when(date)
    found = [
        (one.person, fit, find_doubt(one, when)) for one, fit in office.find_held(when)
    ]
    assert found == held


def test_all_that_can_be_asked_for_finds_an_office() -> None:
    asked = list_askable(names_of(_CHRONOLOGY).actors)
    assert {"Minister", "Russian Minister", "Russia", "Bureau", "Eve Elm"} <= set(asked)
    for name in asked:
        assert find_offices(_CHRONOLOGY, name)
