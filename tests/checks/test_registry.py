"""The registry of actors with itself."""

import pytest

from timeline.checks import check
from timeline.diagnostics import Diagnostic
from timeline.reading import load_text


def find(*actors: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with these lines of a registry."""
    return check(load_text("actors:\n" + "".join(f"  {line}\n" for line in actors)))


def codes(*actors: str) -> list[str]:
    """Return the codes of what is wrong with these lines of a registry."""
    return [each.code for each in find(*actors)]


@pytest.mark.parametrize("of", ["Russia", "RU", "Russian", "NATO", "fsb", "FSB", "Sib"])
def test_body_that_is_known(of: str) -> None:
    fsb = "fsb: {name: FSB, type: organisation, aliases: [Sib]}"
    assert codes(fsb, f"a: {{name: A B, of: {of}}}") == []
    role = f"a: {{name: A B, roles: [{{office: Chief, of: {of}}}]}}"
    assert codes(fsb, role) == []


@pytest.mark.parametrize(
    ("of", "hint"),
    [
        ("Rusia", "did you mean Russia? otherwise add it under `actors:`"),
        ("Moscow", "did you mean Russia? otherwise add it under `actors:`"),
        ("Federal Guard", "did you mean Federal Guards? otherwise add it"),
        ("Qwxyz", "add it under `actors:`"),
    ],
)
def test_body_that_nothing_knows(of: str, hint: str) -> None:
    guard = "guard: {name: Federal Guards, type: organisation}"
    entry, role = find(
        guard,
        f"a: {{name: A B, of: {of}}}",
        f"b: {{name: C D, roles: [{{office: Chief, of: {of}}}]}}",
    )
    assert entry.code == role.code == "body-unknown"
    assert entry.hint.startswith(hint)
    assert (entry.where.line, role.where.line) == (3, 4)
    assert entry.where.length == role.where.length == len(of)


def test_member_that_nothing_knows() -> None:
    first, second = find(
        "g: {name: Group, type: group, members: [France, Germny, {actor: Xyzzy}]}"
    )
    assert first.code == second.code == "member-unknown"
    assert first.hint.startswith("did you mean Germany?")
    assert (first.where.column, second.where.column) == (51, 59)


@pytest.mark.parametrize(
    ("actors", "circle"),
    [
        (["a: {name: A1, of: a}"], "a -> a"),
        (["a: {name: A1, of: B1}", "b: {name: B1, of: a}"], "a -> b -> a"),
        (["a: {name: A1, members: [a]}"], "a -> a"),
        (
            ["a: {name: A1, members: [b, c]}", "b: B1", "c: {name: C1, members: [A1]}"],
            "a -> c -> a",
        ),
        (
            [
                "x: {name: X1, of: a}",
                "a: {name: A1, of: b}",
                "b: {name: B1, of: c}",
                "c: {name: C1, of: a}",
            ],
            "a -> b -> c -> a",
        ),
    ],
)
def test_actor_that_is_part_of_itself(actors: list[str], circle: str) -> None:
    (found,) = find(*actors)
    assert (found.code, str(found.severity)) == ("actor-cycle", "error")
    assert found.message.endswith(f"itself: {circle}")


def test_two_circles_are_two_errors() -> None:
    one = ["a: {name: A1, of: b}", "b: {name: B1, of: a}"]
    two = ["c: {name: C1, of: d}", "d: {name: D1, of: c}"]
    assert codes(*one, *two) == ["actor-cycle", "actor-cycle"]


@pytest.mark.parametrize(
    "actors",
    [
        ["a: {name: A1, of: b}", "b: {name: B1, of: Russia}"],
        # Two ways to one member are no circle.
        [
            "a: {name: A1, members: [b, c]}",
            "b: {name: B1, members: [d]}",
            "c: {name: C1, members: [d]}",
            "d: D1",
        ],
        # The council is of the organisation, and its head sits in both.
        ["a: {name: A1, members: [b]}", "b: {name: B1, of: a}"],
        # One after the other.
        [
            "a: {name: A1, members: [{actor: b, when: 1990/1995}]}",
            "b: {name: B1, members: [{actor: a, when: 2000/..}]}",
        ],
    ],
)
def test_actor_that_is_not(actors: list[str]) -> None:
    assert codes(*actors) == []


def test_long_chain_is_no_surprise() -> None:
    chain = [f"a{n}: {{name: N{n}, of: a{n + 1}}}" for n in range(3_000)]
    (found,) = find(*chain, "a3000: {name: N3000, of: a0}")
    assert found.message.endswith("a0 -> a1 -> a2 -> a3 -> ... -> a3000 -> a0")


def test_name_that_two_entries_claim() -> None:
    (found,) = find(
        "igor: {name: Igor Ivanov, aliases: [Ivan, Minister Ivanov]}",
        "sergei: {name: Sergei Ivanov, aliases: [minister  IVANOV]}",
    )
    assert (found.code, str(found.severity)) == ("name-clash", "warning")
    assert found.message == "'minister  IVANOV' is also what Igor Ivanov goes by"
    assert (found.where.line, found.where.column) == (3, 43)
    assert [(place.line, place.column) for _, place in found.related] == [(2, 45)]


@pytest.mark.parametrize(
    ("second", "column"),
    [("fsb: {name: Other}", 3), ("b: {name: FSB}", 13), ("b: {aliases: [Fsb]}", 17)],
)
def test_clash_is_shown_where_it_is_typed(second: str, column: int) -> None:
    (found,) = find("a: {name: FSB}", second)
    assert (found.code, found.where.line, found.where.column) == (
        "name-clash",
        3,
        column,
    )


def test_last_name_of_two_is_no_clash() -> None:
    assert codes("i: Igor Ivanov", "s: Sergei Ivanov") == []


def hold(person: str, *roles: str) -> str:
    """Return a person with roles in the United States, unless they say otherwise."""
    listed = ", ".join(
        f"{{{role}}}" if "of:" in role else f"{{{role}, of: US}}" for role in roles
    )
    return f"{person.lower()}: {{name: {person} X, roles: [{listed}]}}"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("2009/2013-02-01", "2013-02-01/2017"),
        ("2009/2013", "2013/2017"),
        ("2009/2013-02", "2013-02-01/2017"),
        ("2009/2013-02-03~", "2013-02-01/2017"),
        ("2009/2013-03-01?", "2013-02-01/2017"),
        ("2009/", "2013/2017"),
        ("2009", "2009"),
        ("2013-02-01/2017", "2009/2013-02-01"),
    ],
)
def test_office_that_was_handed_over(one: str, two: str) -> None:
    first = hold("Ann", f"office: Secretary, when: '{one}'")
    second = hold("Bob", f"office: Secretary, when: '{two}'")
    assert codes(first, second) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("2009-01-21/2013-02-02", "2013-02-01/2017"),
        ("2009/2013-03", "2013-02-01/2017"),
        ("2009/..", "2013/2017"),
        ("2009/2017", "2011/2012"),
    ],
)
def test_two_who_certainly_held_one_office(one: str, two: str) -> None:
    first = hold("Ann", f"office: Secretary, when: '{one}'")
    second = hold("Bob", f"office: secretary, when: '{two}', of: United States")
    for actors in ((first, second), (second, first)):
        (found,) = find(*actors)
        assert (found.code, str(found.severity)) == ("role-overlap", "warning")
        assert found.message.startswith("Bob X is 'US ")
        assert found.where.line == 2 + actors.index(second)
        assert found.where.length >= len(two)
        assert [place.line for _, place in found.related] == [2 + actors.index(first)]


def test_later_role_is_reported_once() -> None:
    roles = [
        hold(name, f"office: Secretary, when: '200{n}/2015'")
        for n, name in enumerate(["Ann", "Bob", "Cid", "Dee"])
    ]
    assert [each.where.line for each in find(*roles)] == [3, 4, 5]


def test_one_office_twice_of_one_person() -> None:
    (found,) = find(
        hold(
            "Ann",
            "office: Chief, when: 2001/2005-06-01",
            "office: Chief, when: 2005/2009",
            "office: Chief, when: 2004-01-01/2004-02-01",
        )
    )
    assert found.message == "Ann X is 'US Chief' twice at one time"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # Whose minister it is matters, and of some offices there are several.
        ("office: Minister, of: FR", "office: Minister, of: DE"),
        ("office: Minister, of: US", "office: Minister"),
        ("office: Senator, of: US", "office: Senator, of: US"),
        ("office: Deputy Head, of: US", "office: Deputy Head, of: US"),
        ("office: Foreign Minister, of: US", "office: Prime Minister, of: US"),
    ],
)
def test_two_offices_are_held_by_two(one: str, two: str) -> None:
    when = "when: 2009/2013"
    first = f"a: {{name: Ann X, roles: [{{{one}, {when}}}]}}"
    second = f"b: {{name: Bob X, roles: [{{{two}, {when}}}]}}"
    assert codes(first, second) == []


def test_whose_office_nobody_says_is_one_only_of_one_person() -> None:
    role = "{office: Minister, when: 2009/2013}"
    ann = f"a: {{name: Ann X, of: US, roles: [{role}]}}"
    bob = f"b: {{name: Bob X, of: US, roles: [{role}, {role}]}}"
    assert codes(ann, bob) == ["role-overlap"]


def test_roles_without_dates_overlap_nothing() -> None:
    assert codes(hold("Ann", "office: Chief"), hold("Bob", "office: Chief")) == []
