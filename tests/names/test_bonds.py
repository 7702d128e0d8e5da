"""Who belongs to what, when, and over which steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import EVENT, load_sound
from tests.helpers.dates import parse_when
from tests.helpers.registries import FSB, KERRY
from timeline.dates import Fit
from timeline.names import ActorNames
from timeline.names.bodies import Body, find_body
from timeline.names.bonds import NO_REACH, Bonds, Reach

_ACTORS = (
    "actors:\n"
    + FSB
    + """\
  border: {name: Border Service, type: organisation, of: FSB}
  director:
    name: A Director
    roles: [{office: Director, of: fsb, when: 1999-08-09/2008-05-12}]
  head: {name: A Head, roles: [{office: Head, of: border, when: 2003/..}]}
  guard: {name: A Guard, of: border}
"""
    + KERRY
    + """\
  spy: {name: A Spy, roles: [{office: Agent, of: US, when: 2001},
                             {office: Agent, of: Russia}]}
  stranger: {name: A Stranger, of: Nowhere Land, roles: [{office: King, of: Ruritania}]}
  quartet:
    name: Quartet
    type: group
    members: [Russia, {actor: US, when: 2002-04-10/..}, head, Ruritania, No Body]
  club: {name: Club, type: group, members: [{actor: quartet, when: 2010/2012}]}
  may:
    name: Theresa May
    roles: [{office: Prime Minister, of: UK, when: 2016-07-13/2019-07-24}]
  johnson:
    name: Boris Johnson
    roles: [{office: Prime Minister, of: UK, when: 2019-07-24/2022-09-06}]
"""
)


def _names(actors: str = _ACTORS) -> ActorNames:
    return ActorNames(load_sound(actors + EVENT))


def _bonds(actors: str = _ACTORS) -> Bonds:
    return _names(actors).bonds


def _fits(reach: Reach, date: str) -> str:
    """Return who belonged to it on a date; `?` marks the possible."""
    fits = {actor: reach.fit(actor, parse_when(date)) for actor in sorted(reach.ways)}
    return " ".join(
        actor + ("?" if fit is Fit.POSSIBLE else "")
        for actor, fit in fits.items()
        if fit is not Fit.NO
    )


@pytest.mark.parametrize(
    ("target", "date", "found"),
    [
        ("@RU", "1999-08-08", "border fsb guard spy"),
        ("@RU", "2003", "border director fsb guard head? spy"),
        ("@RU", "2008-05-12", "border director fsb guard head spy"),
        ("@RU", "2013", "border fsb guard head spy"),
        ("fsb", "2004", "border director guard head"),
        ("border", "2004", "guard head"),
        ("@US", "1985-01-01", ""),
        ("@US", "2001-05", "kerry spy?"),
        ("@US", "[2013-01-31..2013-02-03]", "kerry"),
        ("@US", "2017-01-20", "kerry"),
        ("@US", "2017", "kerry?"),
        ("@US", "2017-01-21", ""),
        ("quartet", "2013", ""),
        ("kerry", "2013", ""),
        ("@FR", "2013", ""),
        ("nobody at all", "2013", ""),
    ],
)
def test_who_acts_for_an_actor_on_a_date(target: str, date: str, found: str) -> None:
    assert _fits(_bonds().reach(target), date) == found


@pytest.mark.parametrize(
    ("target", "date", "found"),
    [
        ("quartet", "2002-04-09", "@RU border director fsb guard head spy"),
        ("quartet", "2002-04-10", "@RU @US border director fsb guard head kerry spy"),
        # A member of a member, while both memberships lasted.
        ("club", "2009", ""),
        ("club", "2011", "@RU @US border fsb guard head kerry quartet spy"),
        ("club", "2013", ""),
    ],
)
def test_members_and_all_who_act_for_them(target: str, date: str, found: str) -> None:
    assert _fits(_bonds().reach(target, members=True), date) == found


def test_built_in_members_count_while_they_were_members() -> None:
    reach = _bonds().reach("@EU", members=True)
    assert reach.fit("@GB", parse_when("2020-01-31")) is Fit.CERTAIN
    assert reach.fit("@GB", parse_when("2020-02-01")) is Fit.NO
    assert reach.fit("@GB", parse_when("2020")) is Fit.POSSIBLE
    assert reach.fit("@GB", parse_when("1972")) is Fit.NO
    assert reach.fit("@FR", parse_when("2020-02-01")) is Fit.CERTAIN
    # The minister of a member, on the days that both held.
    assert reach.fit("johnson", parse_when("2020-01-31")) is Fit.CERTAIN
    assert reach.fit("johnson", parse_when("2020-02-01")) is Fit.NO
    assert reach.fit("may", parse_when("2019-07-24")) is Fit.CERTAIN
    assert reach.fit("may", parse_when("2019-07-25")) is Fit.NO
    assert _bonds().reach("@EU").ways == {}


def test_members_of_the_registry_replace_the_built_in_ones() -> None:
    bonds = _bonds("""
actors:
  eu: {name: European Union, type: organisation, members: [{actor: FR, when: 2000/..}]}
""")
    reach = bonds.reach("eu", members=True)
    assert list(reach.ways) == ["@FR"]
    assert reach.fit("@FR", parse_when("1999")) is Fit.NO


def test_an_entry_without_members_keeps_the_built_in_ones() -> None:
    bonds = _bonds("""
actors:
  eu: {name: European Union, type: organisation}
  britain: {name: United Kingdom, type: state}
""")
    ways = bonds.reach("eu", members=True).ways
    assert "britain" in ways
    assert "@FR" in ways
    assert "@GB" not in ways


def test_a_way_tells_every_step_the_actors_own_first() -> None:
    (way,) = _bonds().reach("@RU").ways["director"]
    assert [(bond.actor, bond.body) for bond in way.bonds] == [
        ("director", "fsb"),
        ("fsb", "@RU"),
    ]
    office, belonging = way.bonds
    assert office.holding is not None
    assert office.holding.role.office == "Director"
    assert belonging.holding is None
    assert not office.member
    assert not belonging.member
    (member,) = _bonds().reach("quartet", members=True).ways["@US"]
    assert [bond.member for bond in member.bonds] == [True]


def test_two_offices_are_two_ways_and_one_time() -> None:
    reach = _bonds().reach("@US")
    assert len(reach.ways["kerry"]) == 2
    across = parse_when("[2013-01-31..2013-02-03]")
    assert {way.fit(across) for way in reach.ways["kerry"]} == {Fit.POSSIBLE}
    assert reach.fit("kerry", across) is Fit.CERTAIN


def test_who_is_not_in_reach() -> None:
    reach = _bonds().reach("@US")
    assert "kerry" in reach
    assert "fsb" not in reach
    assert "@US" not in reach
    assert reach.fit("fsb", parse_when("2013")) is Fit.NO
    assert NO_REACH.fit("kerry", parse_when("2013")) is Fit.NO
    assert "kerry" not in NO_REACH


def test_bonds_that_never_held_together_make_no_way() -> None:
    bonds = _bonds("""
actors:
  old: {name: Old Office, type: organisation, members: [{actor: aide, when: ../1990}]}
  group: {name: Group, type: group, members: [{actor: old, when: 1991/..}]}
  aide: {name: An Aide, type: person}
""")
    assert list(bonds.reach("group", members=True).ways) == ["old"]
    assert list(bonds.reach("old", members=True).ways) == ["aide"]


def test_the_bonds_of_an_actor() -> None:
    bonds = _bonds()
    assert [bond.body for bond in bonds.bonds_of("kerry")] == ["@US", "@US"]
    assert [bond.body for bond in bonds.bonds_of("guard")] == ["border"]
    assert list(bonds.bonds_of("stranger")) == []
    assert list(bonds.bonds_of("@RU")) == []
    assert list(bonds.bonds_of("nobody")) == []


def test_bodies_that_somebody_may_stand_for() -> None:
    bonds = _bonds()
    plain = bonds.list_bodies([])
    assert set(plain) == {"@RU", "@US", "@GB", "fsb", "border"}
    wide = bonds.list_bodies(["@EU", "@FR", "a name"], members=True)
    assert set(wide) == {*plain, "quartet", "club", "@EU"}
    assert len(set(wide)) == len(wide)


_CIRCLES = {
    "of itself": "a: {name: A, type: organisation, of: a}",
    "of each other": (
        "a: {name: A, type: organisation, of: b}\n"
        "  b: {name: B, type: organisation, of: a}"
    ),
    "members of each other": (
        "a: {name: A, type: group, members: [b]}\n"
        "  b: {name: B, type: group, members: [c]}\n"
        "  c: {name: C, type: group, members: [a]}"
    ),
    "offices of each other": (
        "a: {name: A, roles: [{office: Head, of: b}]}\n"
        "  b: {name: B, roles: [{office: Head, of: c}]}\n"
        "  c: {name: C, of: a}"
    ),
    "all at once": (
        "a: {name: A, of: b, members: [a, b], roles: [{office: Head, of: a}]}\n"
        "  b: {name: B, of: a, members: [b, a], roles: [{office: Head, of: a}]}"
    ),
}


@pytest.mark.parametrize("circle", _CIRCLES)
@pytest.mark.parametrize("members", [False, True])
def test_circles_end_and_nobody_belongs_to_himself(
    circle: str, *, members: bool
) -> None:
    bonds = _bonds(f"actors:\n  {_CIRCLES[circle]}\n")
    for actor in "abc":
        reach = bonds.reach(actor, members=members)
        assert actor not in reach
        for ways in reach.ways.values():
            assert len(ways) <= 4


def test_a_circle_is_followed_all_the_way_round() -> None:
    bonds = _bonds(f"actors:\n  {_CIRCLES['members of each other']}\n")
    for actor in "abc":
        assert sorted(bonds.reach(actor, members=True).ways) == sorted(
            set("abc") - {actor}
        )


def _chain(length: int) -> str:
    entries = [f"  o{i}: {{name: O{i}, of: o{i - 1}}}\n" for i in range(1, length)]
    return "actors:\n  o0: {name: O0, type: organisation}\n" + "".join(entries)


def test_six_steps_are_followed() -> None:
    assert set(_bonds(_chain(7)).reach("o0").ways) == {f"o{i}" for i in range(1, 7)}


def test_every_step_of_a_long_chain_is_followed() -> None:
    assert len(_bonds(_chain(10)).reach("o0").ways) == 9


def test_a_thicket_of_memberships_does_not_explode() -> None:
    """Eight groups, each of them in all the others."""
    count = 8
    entries = [
        f"  g{i}: {{name: G{i}, type: group, members: "
        f"[{', '.join(f'g{other}' for other in range(count) if other != i)}]}}\n"
        for i in range(count)
    ]
    reach = _bonds("actors:\n" + "".join(entries)).reach("g0", members=True)
    assert len(reach.ways) == count - 1
    assert sum(map(len, reach.ways.values())) <= count**2


def test_each_name_of_a_body_is_looked_up_once_for_many_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = "".join(
        f"  p{i}: {{name: P{i}, roles: [{{office: O{i % 5}, of: US}}]}}\n"
        for i in range(40)
    )
    bonds = _bonds(f"actors:\n{people}")
    assert len(bonds.reach("@US").ways) == 40
    asked: list[str] = []

    def note(name: str) -> Body | None:
        asked.append(name)
        return find_body(name)

    monkeypatch.setattr("timeline.names.registry.find_body", note)
    for _ in range(5):
        bonds.reach("@US")
        bonds.reach("@RU", members=True)
    assert asked == []


_IDS = ("a", "b", "c", "d", "e")
_TIMES = st.sampled_from(["", "2013", "2012/2014", "../2013-05-10", "2013-05-10/.."])
_LINKS = st.lists(
    st.tuples(st.sampled_from(_IDS), st.sampled_from(_IDS), _TIMES), max_size=6
)
_DATES = st.sampled_from(["2012", "2013-05-10", "2013", "2013-05-10?", "2010/2020"])


def _registry_of(
    of: list[tuple[str, str, str]],
    offices: list[tuple[str, str, str]],
    members: list[tuple[str, str, str]],
) -> str:
    lines = ["actors:"]
    for actor in _IDS:
        bodies = [body for one, body, _ in of if one == actor]
        held = [
            f"{{office: Head, of: {body}{f', when: {when}' if when else ''}}}"
            for one, body, when in offices
            if one == actor
        ]
        joined = [
            f"{{actor: {one}{f', when: {when}' if when else ''}}}"
            for one, body, when in members
            if body == actor
        ]
        belongs = f", of: {bodies[0]}" if bodies else ""
        lines.append(
            f"  {actor}: {{name: N{actor}{belongs}, roles: [{', '.join(held)}], "
            f"members: [{', '.join(joined)}]}}"
        )
    return "\n".join(lines) + "\n"


@given(_LINKS, _LINKS, _LINKS, _LINKS, st.sampled_from(_IDS), _DATES)
def test_wider_reach_never_makes_a_fit_worse(
    of: list[tuple[str, str, str]],
    offices: list[tuple[str, str, str]],
    members: list[tuple[str, str, str]],
    more: list[tuple[str, str, str]],
    target: str,
    date: str,
) -> None:
    few = _bonds(_registry_of(of, offices, members))
    many = _bonds(_registry_of(of, offices + more, members + more))
    plain, wide = few.reach(target), few.reach(target, members=True)
    wider = many.reach(target, members=True)
    for actor in _IDS:
        fits = [reach.fit(actor, parse_when(date)) for reach in (plain, wide, wider)]
        assert fits == sorted(fits)
        assert target not in plain
        for reach in (plain, wide, wider):
            best = max(
                (way.fit(parse_when(date)) for way in reach.ways.get(actor, ())),
                default=Fit.NO,
            )
            # Several ways may be certain together where none is alone.
            assert reach.fit(actor, parse_when(date)) >= best
            assert (reach.fit(actor, parse_when(date)) is Fit.NO) == (best is Fit.NO)


@given(_LINKS, _LINKS, st.sampled_from(_IDS))
def test_a_way_leads_from_the_actor_to_the_target_and_passes_nobody_twice(
    offices: list[tuple[str, str, str]],
    members: list[tuple[str, str, str]],
    target: str,
) -> None:
    reach = _bonds(_registry_of([], offices, members)).reach(target, members=True)
    for actor, ways in reach.ways.items():
        for way in ways:
            passed = [bond.actor for bond in way.bonds]
            assert passed[0] == actor
            assert way.bonds[-1].body == target
            assert len(set(passed)) == len(passed)
            assert [bond.body for bond in way.bonds[:-1]] == passed[1:]


@pytest.mark.parametrize(
    ("actor", "date", "states"),
    [
        ("kerry", "2013-05", ["@US"]),
        ("kerry", "2018", []),
        ("guard", "1066", ["@RU"]),
        ("director", "2004", ["@RU"]),
        ("director", "2013", []),
        ("spy", "2001-05", ["@US", "@RU"]),
        ("spy", "2013", ["@RU"]),
        ("stranger", "2013", []),
        ("quartet", "2013", []),
        ("@RU", "2013", ["@RU"]),
        ("@EU", "2013", []),
        ("somebody", "2013", []),
    ],
)
def test_the_states_that_an_actor_may_have_acted_for(
    actor: str, date: str, states: list[str]
) -> None:
    assert list(_bonds().find_states(actor, parse_when(date))) == states


def test_states_are_found_above_circles() -> None:
    actors = """
actors:
  one: {name: One, type: organisation, of: two}
  two: {name: Two, type: organisation, of: one}
  three: {name: Three, of: two, roles: [{office: Chair, of: France}]}
"""
    assert _bonds(actors).find_states("three", parse_when("2013")) == ("@FR",)
