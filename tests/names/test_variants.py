"""Which names of one chronology may be one person's; found without comparing all."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_acting
from tests.helpers.dates import parse_when
from timeline.dates import Fit
from timeline.names import ActorNames, Participant
from timeline.names.likeness import list_forms
from timeline.names.variants import MOST_KIN, Variants

_FIVE = (
    *("Sergei Lavrov", "Sergey Lavrov", "S. Lavrov", "Foreign Minister Lavrov"),
    "Lavrov",
)
_BUSHES = """
actors:
  elder:
    name: George H. W. Bush
    roles: [{office: President, of: US, when: 1989-01-20/1993-01-20}]
  younger:
    name: George W. Bush
    roles: [{office: President, of: US, when: 2001-01-20/2009-01-20}]
"""


def _names(*actors: str, registry: str = "") -> ActorNames:
    return ActorNames(load_acting(*actors, header=registry))


def _kin(variants: Variants, typed: str) -> set[str]:
    return set(variants.list_kin(typed.lower()))


def test_each_spelling_may_be_each_other() -> None:
    variants = _names(*_FIVE, "Lavrov Foundation", "Lavrova").variants
    for typed in _FIVE:
        assert _kin(variants, typed) == {one.lower() for one in _FIVE if one != typed}
    assert _kin(variants, "Lavrova") == _kin(variants, "Lavrov Foundation") == set()
    assert variants.are_one(map(str.lower, _FIVE))
    assert variants.list_bearers("lavrov") == tuple(map(str.lower, _FIVE))
    assert variants.list_bearers("Lavroff") == tuple(map(str.lower, _FIVE))
    assert variants.list_bearers("Sergei Lavrov") == ()


def test_one_of_another_given_name_is_another() -> None:
    variants = _names(*_FIVE, "Mikhail Lavrov").variants
    assert _kin(variants, "Mikhail Lavrov") == {"lavrov", "foreign minister lavrov"}
    assert "mikhail lavrov" not in _kin(variants, "Sergei Lavrov")
    assert not variants.are_one([*map(str.lower, _FIVE), "mikhail lavrov"])


def test_a_declared_person_may_be_an_undeclared_name_and_no_declared_one() -> None:
    variants = _names("G. Bush", "George Bush", registry=_BUSHES).variants
    assert variants.list_kin("g. bush") == ("elder", "younger", "george bush")
    assert variants.list_kin("elder") == ("g. bush", "george bush")
    assert not variants.are_one(["elder", "younger"])
    assert variants.add_declared(["g. bush"]) == ("g. bush", "elder", "younger")


def test_entries_that_are_no_people_are_not_compared() -> None:
    registry = "actors: {lavrov: {name: Sergei Lavrov, type: organisation}}\n"
    assert _names("S. Lavrov", registry=registry).variants.list_kin("s. lavrov") == ()


def test_what_may_be_too_many_is_taken_for_none() -> None:
    names = [f"{one}{two}nt Kim" for one in "BDFHLMNPRSTVZW" for two in "aou"][:40]
    variants = _names("Kim", *names).variants
    assert variants.list_kin("kim") == ()
    assert variants.is_crowded("kim")
    for name in names:
        # Nor are they taken for it.
        assert _kin(variants, name) == set()
        assert variants.list_crowded(name.lower()) == ("kim",)
    few = _names("Kim", *names[:MOST_KIN]).variants
    assert len(few.list_kin("kim")) == MOST_KIN
    assert not few.is_crowded("kim")
    # The name itself can be asked for, and is all of them.
    assert len(variants.list_bearers("Kim")) == 41
    assert not variants.are_one(variants.list_bearers("Kim"))


_WORDS = ("John", "Jon", "J.", "James", "Paul", "P.", "Philip", "Filip", "de")
_typed = st.lists(st.sampled_from(_WORDS), max_size=3).flatmap(
    lambda words: st.sampled_from(["Smith", "Smyth", "Li"]).map(
        lambda family: " ".join([*words, family])
    )
)


@given(st.lists(_typed, max_size=9, unique=True))
def test_who_may_be_one_is_found_as_by_comparing_all(typed: list[str]) -> None:
    variants = _names(*typed).variants
    for one in typed:
        wanted = {
            two.lower()
            for two in typed
            if two.lower() != one.lower()
            and any(a.agrees(b) for a in list_forms(one) for b in list_forms(two))
        }
        assert _kin(variants, one) == wanted


@given(st.lists(_typed, max_size=6, unique=True))
def test_whether_all_are_one_does_not_depend_on_the_order(typed: list[str]) -> None:
    variants = _names(*typed).variants
    listed = [one.lower() for one in typed]
    assert len({variants.are_one(order) for order in permutations(listed[:4])}) == 1


# What it comes to in events.


def test_a_spelling_is_certainly_itself_and_possibly_another() -> None:
    names = _names(*_FIVE)
    party = names.find_party("Lavrov", parse_when("2013"))
    assert party.people == (Participant("lavrov", Fit.CERTAIN),)
    assert party.certain == "lavrov"
    assert len(party.others) == 4
    assert party.fit(lambda one: Fit(2 * (one == "s. lavrov"))) is Fit.POSSIBLE
    assert party.fit(lambda one: Fit(2 * (one == "lavrov"))) is Fit.CERTAIN


@pytest.mark.parametrize(
    ("date", "people"),
    [
        ("1990-11-21", [("elder", Fit.CERTAIN)]),
        ("2003", [("younger", Fit.CERTAIN)]),
        # Whoever held it may be meant, and nobody else.
        ("1992/1994", [("elder", Fit.CERTAIN)]),
        ("[1992..2002]", [("elder", Fit.POSSIBLE), ("younger", Fit.POSSIBLE)]),
        # Neither did: a former president, or one to come.
        ("1995", [("elder", Fit.POSSIBLE), ("younger", Fit.POSSIBLE)]),
    ],
)
def test_an_office_before_a_name_is_its_holder_of_that_name(
    date: str, people: list[tuple[str, Fit]]
) -> None:
    names = _names("President Bush", registry=_BUSHES)
    assert list(names.find_party("President Bush", parse_when(date)).people) == people


def test_a_family_name_of_several_declared_is_possibly_each() -> None:
    names = _names("Bush", "Jeb Bush", registry=_BUSHES)
    party = names.find_party("Bush", parse_when("1990"))
    assert [one.fit for one in party.people] == [Fit.POSSIBLE, Fit.POSSIBLE]
    assert party.others == ("jeb bush",)
    assert party.vacant
    # Whoever wants both has one of them, unless it is the third.
    both = party.fit(lambda one: Fit(2 * (one in ("elder", "younger"))))
    assert both is Fit.POSSIBLE


@pytest.mark.parametrize(
    ("typed", "date", "key", "people", "others"),
    [
        ("Moscow", "1962-10-27", "actors", "@SU", ""),
        ("the Kremlin", "2013", "to", "@RU", ""),
        ("Moscow", "1915", "actors", "moscow", ""),
        ("Moscow", "1991", "actors", "@SU? @RU?", ""),
        ("Moscow", "1962-10-27", "about", "moscow", "@SU"),
        ("Berlin", "1961-08-13", "actors", "@DD?", ""),
        ("Athens", "-0431", "actors", "athens", ""),
        ("Brussels", "2013", "actors", "@EU", "@BE"),
    ],
)
def test_a_seat_is_the_state_of_its_time(
    typed: str, date: str, key: str, people: str, others: str
) -> None:
    names = _names(typed)
    party = names.find_party(typed, parse_when(date), key)
    found = [
        one.identity + ("?" if one.fit is Fit.POSSIBLE else "") for one in party.people
    ]
    assert sorted(found) == sorted(people.split())
    assert " ".join(party.others) == others


def test_a_government_acts_for_its_state() -> None:
    names = _names("Russian government", "the Government of Russia")
    one = names.find_party("Russian government", parse_when("2013"))
    assert one == names.find_party("the Government of Russia", parse_when("2013"))
    assert one.bodies == ("@RU",)
    assert one.fit(lambda identity: Fit(2 * (identity == "@RU"))) is Fit.CERTAIN
    direct = one.fit(lambda identity: Fit(2 * (identity == "@RU")), direct=True)
    assert direct is Fit.NO


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\ufeff", "\u2060", "\u3164"])
def test_what_nobody_can_see_makes_no_other_name(hidden: str) -> None:
    names = _names(f"Sergei{hidden} Lavrov{hidden}", f"U{hidden}S", "Sergei Lavrov")
    assert names.identify(f"Sergei{hidden} Lavrov{hidden}") == "sergei lavrov"
    assert names.identify(f"U{hidden}S") == "@US"
    assert names.variants.list_kin("sergei lavrov") == ()
    assert names.resolve(f"Lav{hidden}rov").identity == "sergei lavrov"


def test_a_family_name_asked_for_means_all_who_have_it() -> None:
    answer = _names(*_FIVE).resolve("Lavrov")
    assert {one.fit for one in answer.meant} == {Fit.CERTAIN}
    assert len(answer.meant) == 5
    assert answer.by_family
    answer = _names(*_FIVE, "Mikhail Lavrov").resolve("Lavrov")
    assert {one.fit for one in answer.meant} == {Fit.POSSIBLE}
    assert len(answer.meant) == 6
    exact = _names(*_FIVE, "Mikhail Lavrov").resolve("Lavrov", exact=True)
    assert [one.identity for one in exact.meant] == ["lavrov"]


def test_seven_spellings_of_one_man_answer() -> None:
    trump = [
        *("Trump", "Donald Trump", "President Trump", "President Donald Trump"),
        *("Donald J. Trump", "Mr. Trump", "DONALD TRUMP"),
    ]
    answer = _names(*trump, "Trump Organization", "Trump Tower").resolve("Trump")
    # Of two that differ in capitals alone there is one.
    assert len(answer.meant) == 6
    assert {one.fit for one in answer.meant} == {Fit.CERTAIN}


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (["Xi Jinping", "President Xi"], "Xi"),
        (["Volodymyr Zelenskyy", "President Zelensky"], "Zelensky"),
        (["Volodymyr Zelensky"], "Zelenskyy"),
        (["Zelensky", "Zelenskyy"], "Zelensky"),
    ],
)
def test_a_family_name_finds_its_other_spellings(typed: list[str], asked: str) -> None:
    answer = _names(*typed).resolve(asked)
    assert {one.identity for one in answer.meant} == set(map(str.lower, typed))
    assert {one.fit for one in answer.meant} == {Fit.CERTAIN}
