"""Who may have held an office, as by asking each holding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from timeline import load_text
from timeline.analysis.tally import tally_actors
from timeline.checks import check
from timeline.dates import Fit, When
from timeline.names import names_of
from timeline.names.holders import MOST_HOLDERS, Holders
from timeline.names.offices import Holding
from timeline.query import select

_TIMES = (
    *("2001/2004", "2004/2006", "2004-06-01/2005-01-20", "1999/..", "../2002"),
    *("2003?", "2003~/2007", "[2001,2002]/2005", "2010-05-10/2010-05-12", ""),
)
_DATES = (
    *("2001", "2004", "2004-03-10", "2004-06-01", "2003/2005", "2010-05-10", "2009"),
    *("2004?", "2010-05~", "2012-01-01", "1998", "[2002..2008]", "2010-05-11"),
)
_times = st.lists(st.sampled_from(_TIMES), min_size=1, max_size=8)


def _hold(times: list[str]) -> tuple[Holding, ...]:
    people = "".join(
        f"  a{number}: {{name: Ann {number}, roles: [{{office: Consul, of: France"
        + (f", when: '{time}'" if time else "")
        + "}]}\n"
        for number, time in enumerate(times)
    )
    chronology = load_text(f"actors:\n{people}events: []\n")
    return names_of(chronology).actors.offices.find("consul")


@given(_times)
def test_each_date_has_the_holdings_that_may_have_been_held(times: list[str]) -> None:
    holdings = _hold(times)
    holders = Holders(holdings)
    for date in map(parse_when, _DATES):
        fits = [holding.fit(date) for holding in holdings]
        pairs = list(zip(holdings, fits, strict=True))
        held = tuple(one for one, fit in pairs if fit is not Fit.NO)
        assert holders.find_held(date) == held
        assert holders.find_certain(date) == tuple(
            one for one, fit in pairs if fit is Fit.CERTAIN
        )
        if not held:
            distances = [
                max(window.first - date.outer[3], date.outer[0] - window.last)
                for window in (one.tenure.possible for one in holdings)
            ]
            nearest = holdings[distances.index(min(distances))]
            assert holders.find_nearest(date) == nearest


@given(_times)
def test_what_is_found_does_not_depend_on_what_was_asked_before(
    times: list[str],
) -> None:
    holdings = _hold(times)
    asked = Holders(holdings)
    for date in map(parse_when, _DATES):
        assert asked.find_party(date, "consul") == Holders(holdings).find_party(
            date, "consul"
        )


def test_an_office_that_nobody_held_is_meant_itself() -> None:
    party = Holders(_hold(["2001/2004"])).find_party(parse_when("2010"), "consul")
    assert [one.identity for one in party.people] == ["consul"]
    assert party.bodies == ("@FR",)
    assert party.vacant


def test_dates_that_lie_alike_are_worked_out_once() -> None:
    holders = Holders(_hold(["2001/2004", "2004/2006"]))
    one, two = (
        holders.find_party(parse_when(f"2005-05-{day}"), "x") for day in (10, 11)
    )
    assert one is two


def _crowd(number: int, *roles: str, when: str = "") -> str:
    """Return people who each held an office of France, then events with it."""
    time = f", when: {when}" if when else ""
    people = "".join(
        f"  p{n}: {{name: Ann Person{n}, roles: "
        f"[{{office: Consul, of: France{time}}}]}}\n"
        for n in range(number)
    )
    events = "".join(
        f"- {{date: 2013-05-{day}, title: T{day}, actors: [{role}]}}\n"
        for day, role in enumerate(roles, 10)
    )
    return f"actors:\n{people}events:\n{events}"


def test_as_many_as_may_be_meant_are_and_one_more_means_none() -> None:
    date = parse_when("2013-05-10")
    few = Holders(_hold([""] * MOST_HOLDERS)).find_party(date, "consul")
    assert len(few.people) == MOST_HOLDERS
    assert not few.crowd
    many = Holders(_hold([""] * (MOST_HOLDERS + 1))).find_party(date, "consul")
    assert many.people == (("consul", Fit.CERTAIN),)
    assert many.bodies == ("@FR",)
    assert many.crowd == {f"a{n}" for n in range(MOST_HOLDERS + 1)}


def test_who_certainly_held_it_is_meant_beside_any_number_who_may_have() -> None:
    holders = Holders(_hold(["2012/2014", *["2013"] * (MOST_HOLDERS + 1)]))
    party = holders.find_party(parse_when("2013-05-10"), "consul")
    assert party.people == (("a0", Fit.CERTAIN),)
    assert not party.crowd


def test_each_name_of_a_crowded_office_stands_for_itself() -> None:
    holders = Holders(_hold([""] * (MOST_HOLDERS + 1)))
    date = parse_when("2013-05-10")
    parties = [holders.find_party(date, name) for name in ("consul", "french consul")]
    assert [one.people[0].identity for one in parties] == ["consul", "french consul"]
    assert parties[0].crowd is parties[1].crowd


def test_holders_of_hundreds_are_not_looked_at_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    holders = Holders(_hold(["2001/.."] * 300))
    asked: list[Holding] = []
    plain = Holding.fit

    def note(holding: Holding, date: When) -> Fit:
        asked.append(holding)
        return plain(holding, date)

    monkeypatch.setattr(Holding, "fit", note)
    party = holders.find_party(parse_when("2013-05-10"), "consul")
    assert party.people == (("consul", Fit.CERTAIN),)
    assert party.bodies == ("@FR",)
    assert asked == []
    # Before any began, it is none's, and not too many's.
    assert not holders.find_party(parse_when("1990"), "consul").crowd


@pytest.mark.parametrize("number", [MOST_HOLDERS + 1, 200])
def test_tables_and_questions_agree_about_a_crowd(number: int) -> None:
    chronology = load_text(_crowd(number, "Consul", "French Consul, p0", "p1"))
    registry = names_of(chronology).actors.registry
    for tally in tally_actors(select(chronology)):
        if registry.actor_of(tally.identity) or registry.body_of(tally.identity):
            found = [
                one.fit for one in select(chronology, f"actor:'{tally.name}'").matches
            ]
            assert found.count(Fit.CERTAIN) == tally.certain
            assert found.count(Fit.POSSIBLE) == tally.possible
        else:
            # The office itself, by each of its names.
            assert (tally.certain, tally.possible) == (1, 0)
    answer = select(chronology, "actor:p2")
    assert answer.matches == ()
    assert answer.notes == (
        "'Consul' means nobody in 1 event: more than 32 may have held it,"
        " some of whom were asked for",
        "'French Consul' means nobody in 1 event: more than 32 may have held it,"
        " some of whom were asked for",
    )
    for question in ("actor:France", "state:France", "office:Consul", "kind:visit"):
        assert select(chronology, question).notes == ()
    assert [m.event.title for m in select(chronology, "office:Consul").matches] == [
        "T10",
        "T11",
        "T12",
    ]
    assert len(select(chronology, "-actor:p2").matches) == 3
    assert select(chronology, "-actor:p2").notes == answer.notes
    # Among those many may be the other who takes part.
    pair = select(chronology, "with:France with:p0").matches
    assert [match.fit for match in pair] == [Fit.POSSIBLE]


@pytest.mark.parametrize("number", [1, MOST_HOLDERS + 1, 200])
def test_an_office_that_stands_itself_is_on_the_side_of_its_state(number: int) -> None:
    chronology = load_text(_crowd(number, "Consul", when="2001/.."))
    (event,) = chronology.events
    assert names_of(chronology).facets["state"].list_shown(event) == ("France",)
    assert len(select(chronology, "state:France").matches) == 1
    vacant = load_text(_crowd(number, "Consul", when="2001/2004"))
    assert names_of(vacant).facets["state"].list_shown(vacant.events[0]) == ("France",)


@pytest.mark.parametrize(
    ("number", "when", "found"),
    [
        (33, "", "was held by Ann Person0, Ann Person1, Ann Person2 and 30 more"),
        (33, "2013", "may have been held by Ann Person0, Ann Person1, Ann Person2"),
        (200, "2001/..", "may have been held by Ann Person0, Ann Person1, Ann"),
    ],
)
def test_a_check_says_that_of_so_many_none_is_meant(
    number: int, when: str, found: str
) -> None:
    (problem,) = check(load_text(_crowd(number, "Consul", when=when)))
    assert problem.code == "office-ambiguous"
    assert problem.message.startswith(f"'Consul' {found}")
    assert problem.hint.endswith("of so many it means none")
    assert len(problem.message) <= 140
