"""Where chains of bonds are cut, and what is said of it, by checks and by answers."""

import pytest

from tests.helpers.chronologies import load_sound
from tests.helpers.dates import parse_when
from timeline.checks import check
from timeline.dates import Fit
from timeline.model import Chronology
from timeline.names import names_of
from timeline.names.bodies import load_bodies
from timeline.names.bonds import MOST_STEPS
from timeline.names.chains import find_cuts
from timeline.query import select


def _read(*actors: str) -> Chronology:
    events = "events: [{date: 2013, title: T, actors: [o0]}]\n"
    registry = "".join(f"  {line}\n" for line in actors)
    return load_sound(f"actors:\n{registry}{events}")


def _of(last: int, *, first: int = 1) -> list[str]:
    """Return a chain of bodies below `o0`, or below another."""
    return [
        f"o{n}: {{name: O{n}, type: organisation, of: o{n - 1}}}"
        for n in range(first, last + 1)
    ]


def _offices(last: int) -> list[str]:
    return [
        f"o{n}: {{name: O{n}, type: person, roles: [{{office: Aide, of: o{n - 1}}}]}}"
        for n in range(1, last + 1)
    ]


def _members(last: int) -> list[str]:
    """Return groups, each a member of the one before; the first of `o0`."""
    heads = [
        f"o{n}: {{name: O{n}, type: group, members: [o{n + 1}]}}" for n in range(last)
    ]
    return [*heads, f"o{last}: {{name: O{last}, type: group}}"]


_TOP = "o0: {name: O0, type: state}"
_CHAINS = {"of": _of, "offices": _offices, "members": _members}


def _chain(kind: str, last: int) -> Chronology:
    entries = _CHAINS[kind](last)
    return _read(*entries) if kind == "members" else _read(_TOP, *entries)


def _list_cut(chronology: Chronology) -> list[tuple[str, str]]:
    """Return who is cut off from what."""
    names = names_of(chronology).actors
    actors = chronology.actors.values()
    cuts = find_cuts(names.bonds, names.registry, actors)
    return [(way.bond.actor, way.bonds[-1].body) for way in cuts]


@pytest.mark.parametrize("kind", _CHAINS)
def test_a_chain_is_followed_to_its_bound_and_no_further(kind: str) -> None:
    for last in (MOST_STEPS, MOST_STEPS + 1):
        chronology = _chain(kind, last)
        bonds = names_of(chronology).actors.bonds
        reach = bonds.reach("o0", members=True)
        assert list(reach.ways) == [f"o{n}" for n in range(1, MOST_STEPS + 1)]
        assert [way.bond.actor for way in reach.cut] == (
            [] if last == MOST_STEPS else [f"o{last}"]
        )
        assert all(way.steps == len(way.bonds) for way in reach.cut)
        codes = [found.code for found in check(chronology)]
        assert codes == ([] if last == MOST_STEPS else ["chain-length"])


@pytest.mark.parametrize("kind", _CHAINS)
def test_of_a_long_chain_the_first_that_is_too_far_is_told(kind: str) -> None:
    chronology = _chain(kind, 100)
    (found,) = check(chronology)
    assert found.message.startswith("O33 is more than 32 steps from O0,")
    line = chronology.files[0].lines[found.where.line - 1]
    typed = line[found.where.column - 1 :][: found.where.length]
    # The step that is one too many.
    assert typed == ("o33" if kind == "members" else "o32")


@pytest.mark.parametrize("kind", ["of", "offices"])
def test_states_are_found_over_as_many_steps_as_bodies_reach(kind: str) -> None:
    chronology = _chain(kind, 80)
    bonds = names_of(chronology).actors.bonds
    reach = bonds.reach("o0")
    for number in (80, *range(1, 80)):
        actor, date = f"o{number}", parse_when("2013")
        found = bonds.find_states(actor, date)
        assert found == (("o0",) if reach.fit(actor, date) is not Fit.NO else ())


def test_a_shorter_way_counts_whichever_was_found_first() -> None:
    # `side` leads to the state over two steps and over forty.
    side = "side: {name: Side, of: o40, roles: [{office: Aide, of: o1}]}"
    below = ["b1: {name: B1, type: organisation, of: side}"]
    below += [f"b{n}: {{name: B{n}, of: b{n - 1}}}" for n in range(2, 31)]
    bonds = names_of(_read(_TOP, *_of(40), side, *below)).actors.bonds
    date = parse_when("2013")
    for actor in ("o40", "b30", "side", "b1"):
        assert bonds.find_states(actor, date) == (() if actor == "o40" else ("o0",))
    assert {"side", "b30"} <= bonds.reach("o0").ways.keys()
    assert "o40" not in bonds.reach("o0")


def test_what_is_near_by_another_way_is_not_cut_off() -> None:
    short = "o40: {name: O40, of: o39, roles: [{office: Aide, of: o5}]}"
    chronology = _read(_TOP, *_of(39), short)
    assert ("o40", "o0") not in _list_cut(chronology)
    assert _list_cut(chronology) == [("o33", "o0")]


def test_each_branch_is_told() -> None:
    branch = [
        f"b{n}: {{name: B{n}, of: {f'b{n - 1}' if n > 20 else 'o19'}}}"
        for n in range(20, 40)
    ]
    found = check(_read(_TOP, *_of(40), *branch))
    assert sorted(one.message.partition(" ")[0] for one in found) == ["B33", "O33"]
    assert {one.subject for one in found} == {"o0"}


def test_a_chain_through_built_in_members_is_as_long() -> None:
    # Below France, which is a member of the EU, which is below thirty unions.
    high = "o0: {name: European Union, type: organisation, of: u1}"
    higher = [
        f"u{n}: {{name: Union {n}, type: group, of: u{n + 1}}}" for n in range(1, 30)
    ]
    low = ["q1: {name: Q1, of: France}"]
    low += [f"q{n}: {{name: Q{n}, of: q{n - 1}}}" for n in range(2, 20)]
    top = "u30: {name: Union 30, type: group}"
    chronology = _read(high, *higher, top, *low)
    # From the top 29 steps to the first union, then the EU, France and Q1.
    assert _list_cut(chronology) == [("q2", "u30")]
    (found,) = check(chronology)
    assert chronology.files[0].lines[found.where.line - 1].lstrip().startswith("q2:")


def test_a_member_too_far_that_is_built_in_is_told_where_its_group_stands() -> None:
    groups = [
        f"r{n}: {{name: Union {n}, type: group, members: [r{n + 1}]}}"
        for n in range(32)
    ]
    last = "r32: {name: European Union, type: organisation, founded: 1993}"
    chronology = _read(*groups, last)
    # Each of the states; the place is that of the step that leads to them.
    found = check(chronology, only=["chain-length"])
    assert len(found) > 20
    lines = {chronology.files[0].lines[one.where.line - 1].strip() for one in found}
    assert lines == {groups[31]}


def test_bonds_that_never_meet_are_no_chain() -> None:
    early = [
        f"o{n}: {{name: O{n}, roles: [{{office: Aide, of: o{n - 1}, when: {year}}}]}}"
        for n in range(1, 60)
        for year in ("1990/1999" if n <= 30 else "2001/2009",)
    ]
    assert check(_read(_TOP, *early)) == ()


def test_circles_are_told_by_another_code_or_as_chains() -> None:
    ring = [f"c{n}: {{name: C{n}, of: c{(n + 1) % 50}}}" for n in range(50)]
    codes = ("actor-cycle", "chain-length")
    found = check(_read(*ring), only=codes)
    assert [one.code for one in found] == ["actor-cycle"]
    offices = [
        f"c{n}: {{name: C{n}, roles: [{{office: Aide, of: c{(n + 1) % 50}}}]}}"
        for n in range(50)
    ]
    found = check(_read(*offices), only=codes)
    assert [one.code for one in found] == ["chain-length"]
    assert _list_cut(_read(*ring[:20], "c20: {name: C20, of: c0}")) == []


def test_built_in_organisations_have_members_of_members_at_most() -> None:
    groups = {body.code: body.members for body in load_bodies() if body.members}
    for members in groups.values():
        for code, _ in members:
            for inner, _ in groups.get(code, ()):
                assert inner not in groups


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("actor:o0", True),
        ("-actor:o0", True),
        ("with:o0 with:o5", True),
        ("to:o0", True),
        ("actor=o0", False),
        ("actor:o20", False),
        ("kind:visit", False),
    ],
)
def test_a_question_that_reaches_the_bound_is_told(
    question: str, *, told: bool
) -> None:
    notes = select(_read(_TOP, *_of(40)), question).notes
    expected = "who is more than 32 steps from O0 does not count for it"
    assert notes.count(expected) == told
    assert len(notes) <= 2


def test_bonds_are_looked_at_in_step_with_a_chain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = 0
    numbers = []
    for length in (200, 400):
        bonds = names_of(_chain("of", length)).actors.bonds
        plain = bonds._bonds_to  # noqa: SLF001  what a step costs

        def count(body: str, *, members: bool, plain: object = plain) -> object:
            nonlocal looked
            looked += 1
            assert callable(plain)
            return plain(body, members=members)

        monkeypatch.setattr(bonds, "_bonds_to", count)
        looked = 0
        for body in bonds.list_bodies(()):
            bonds.reach(body)
        numbers.append(looked)
    assert numbers[1] < 2.2 * numbers[0]
