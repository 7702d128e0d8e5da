"""Actors, sources and places as they are declared."""

import pytest

from tests.helpers.chronologies import EVENT, load_sound
from timeline.diagnostics import Location
from timeline.model import Actor, Chronology, Place, Role, Source
from timeline.names.tenure import ALWAYS, make_tenure
from timeline.reading import load_text
from timeline.reading.registries import ACTOR, PLACE, SOURCE
from timeline.reading.schema import Schema, Shape


def read(header: str) -> Chronology:
    """Return a chronology in which nothing is wrong."""
    return load_sound(header + EVENT)


def codes(header: str) -> list[str]:
    """Return the codes of what is wrong; the event is never lost by it."""
    chronology = load_text(header + EVENT)
    assert len(chronology.events) == 1
    return [found.code for found in chronology.diagnostics]


def test_actor_with_every_key() -> None:
    actors = read("""\
actors:
  kerry:
    name: John Kerry
    type: person
    of: United States
    aliases: [Secretary Kerry, Sen. Kerry]
    roles:
    - {office: Senator, of: United States, when: 1985-01-02/2013-02-01}
    - office: Secretary of State
    - Envoy
    note: Born 1943.
""").actors
    kerry = actors["kerry"]
    assert (kerry.id, kerry.name, kerry.type) == ("kerry", "John Kerry", "person")
    assert kerry.of == "United States"
    assert kerry.aliases == ("Secretary Kerry", "Sen. Kerry")
    senator, secretary, envoy = kerry.roles
    assert (senator.office, senator.of) == ("Senator", "United States")
    assert senator.when is not None
    assert senator.when.edtf == "1985-01-02/2013-02-01"
    assert (secretary, envoy) == (Role("Secretary of State"), Role("Envoy"))
    assert kerry.note == "Born 1943."
    assert kerry.where == Location("<text>", 2, 3, 5)


def test_actor_with_members_and_a_life() -> None:
    actors = read("""\
actors:
  quartet:
    type: group
    members:
    - UN
    - {actor: Russia, when: 2002/..}
    founded: April 2002
    dissolved: 2017~
  arafat: {name: Yasser Arafat, born: 1929-08, died: 2004-11-11}
""").actors
    quartet, arafat = actors["quartet"], actors["arafat"]
    assert [member.actor for member in quartet.members] == ["UN", "Russia"]
    assert quartet.members[0].when is None
    assert quartet.members[1].when is not None
    assert quartet.members[1].when.edtf == "2002/.."
    assert (quartet.begins, quartet.ends) == (quartet.founded, quartet.dissolved)
    assert arafat.begins is not None
    assert arafat.begins.edtf == "1929-08"
    assert arafat.died == arafat.ends
    assert quartet.locate("members", 0) == Location("<text>", 5, 7, 2)
    assert quartet.locate("members", 1) == Location("<text>", 6, 7, 1)
    assert quartet.locate("dissolved") == Location("<text>", 8, 16, 5)
    assert quartet.locate("roles", 0) == quartet.where


def test_values_of_a_role_are_located() -> None:
    kerry = read("""\
actors:
  kerry:
    roles:
    - Senator
    - {office: Secretary of State, of: US, when: 2013/2017}
    aliases: [A, B]
""").actors["kerry"]
    assert kerry.locate("roles", 1, "of") == Location("<text>", 5, 40, 2)
    assert kerry.locate("roles", 1, "when") == Location("<text>", 5, 50, 9)
    assert kerry.locate("roles", 0) == Location("<text>", 4, 7, 7)
    assert kerry.locate("aliases", 1) == Location("<text>", 6, 18, 1)


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ("[[a]]", ["key-shape"]),
        ("[{when: 2013}]", ["key-missing"]),
        ("[{actor: a, when: 2014/2013}]", ["date-reversed"]),
        ("[{actor: a, since: 2013}]", ["key-unknown"]),
        ("{actor: a, when: 2013}", []),
        ("a", []),
        ("['']", ["value-empty"]),
    ],
)
def test_members_that_are_wrong(members: str, expected: list[str]) -> None:
    assert codes(f"actors: {{g: {{members: {members}}}}}\n") == expected


def test_source_with_every_key() -> None:
    sources = read("""\
sources:
  sherr-2013:
    title: Comment on Russia's hard diplomacy
    author: James Sherr
    publisher: Chatham House
    date: 2013
    url: https://example.org/a
    archived: https://archive.example/a
    accessed: 2013-06-01
    reliability: B
    note: n
""").sources
    source = sources["sherr-2013"]
    assert source.title == "Comment on Russia's hard diplomacy"
    assert (source.author, source.publisher) == ("James Sherr", "Chatham House")
    assert source.date is not None
    assert source.date.edtf == "2013"
    assert (source.url, source.archived) == (
        "https://example.org/a",
        "https://archive.example/a",
    )
    assert (source.accessed, source.reliability) == ("2013-06-01", "B")
    assert source.note == "n"


def test_place_with_every_key() -> None:
    places = read("""\
places:
  sochi:
    name: Sochi
    country: Russia
    at: [43.60, 39.72]
    aliases: [Sotchi]
    note: n
""").places
    assert places["sochi"] == Place(
        id="sochi",
        name="Sochi",
        where=Location("<text>", 2, 3, 5),
        country="Russia",
        at=(43.60, 39.72),
        aliases=("Sotchi",),
        note="n",
    )


def test_text_alone_is_the_name_or_title() -> None:
    chronology = read(
        "actors: {fsb: Federal Security Service}\n"
        "sources: {nyt: The New York Times}\nplaces: {msk: Moscow}\n"
    )
    assert chronology.actors["fsb"].name == "Federal Security Service"
    assert chronology.sources["nyt"].title == "The New York Times"
    assert chronology.places["msk"].name == "Moscow"


@pytest.mark.parametrize("record", ["", "{}", "{note: n}", "~"])
def test_id_is_the_name_where_there_is_none(record: str) -> None:
    chronology = read(f"actors: {{FSB: {record}}}\n")
    assert chronology.actors["FSB"].name == "FSB"


def test_registry_below_the_events_counts() -> None:
    chronology = load_sound(EVENT + "actors: {fsb: FSB}\n")
    assert list(chronology.actors) == ["fsb"]


def test_registries_keep_their_order() -> None:
    assert list(read("actors: {c: C, a: A, b: B}\n").actors) == ["c", "a", "b"]


@pytest.mark.parametrize("alone", ["aliases: Kerry", "aliases: [Kerry]"])
def test_one_alias_stands_for_a_list(alone: str) -> None:
    assert read(f"actors: {{a: {{{alone}}}}}\n").actors["a"].aliases == ("Kerry",)


@pytest.mark.parametrize(
    "roles",
    ["Envoy", "[Envoy]", "{office: Envoy}", "[{office: Envoy}]"],
)
def test_one_role_in_every_shape(roles: str) -> None:
    assert read(f"actors: {{a: {{roles: {roles}}}}}\n").actors["a"].roles == (
        Role("Envoy"),
    )


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("[43.60, 39.72]", (43.60, 39.72)),
        ("43.60 39.72", (43.60, 39.72)),
        ("'43.60, 39.72'", (43.60, 39.72)),
        ("[-33, -70.5]", (-33.0, -70.5)),
        ("[90, -180]", (90.0, -180.0)),
    ],
)
def test_coordinates(at: str, expected: tuple[float, float]) -> None:
    assert read(f"places: {{a: {{at: {at}}}}}\n").places["a"].at == expected


@pytest.mark.parametrize(
    "at",
    [
        "[91, 0]",
        "[0, 181]",
        "[1]",
        "[1, 2, 3]",
        "[]",
        "north",
        "[nan, 0]",
        "[inf, 0]",
        "43°35′N 39°43′E",
    ],
)
def test_coordinates_that_are_none_are_reported(at: str) -> None:
    assert codes(f"places: {{a: {{at: {at}}}}}\n") == ["value-invalid"]


WRONG = [
    ("actors: Kerry\n", ["key-shape"]),
    ("actors: [Kerry]\n", ["key-shape"]),
    ("actors:\n", ["value-empty"]),
    ("actors: {a: [b]}\n", ["key-shape"]),
    ("actors: {a: {name: [b]}}\n", ["key-shape"]),
    ("actors: {a: {type: agency}}\n", ["value-unknown"]),
    ("actors: {a: {roles: [[x]]}}\n", ["key-shape"]),
    ("actors: {a: {roles: [{of: Russia}]}}\n", ["key-missing"]),
    ("actors: {a: {roles: [{office: x, when: nope}]}}\n", ["date-invalid"]),
    ("actors: {a: {roles: [{office: x, when: after b}]}}\n", ["date-invalid"]),
    ("actors: {a: {roles: [{title: x}]}}\n", ["key-missing", "key-unknown"]),
    ("actors: {a: {aka: b}}\n", ["key-synonym"]),
    ("actors: {a: {aka: {b: c}}}\n", ["key-unknown"]),
    ("actors: {a: {name: b, of: c, born: 2013, Died: 2014}}\n", ["key-synonym"]),
    ("actors: {a: {note: [b]}}\n", ["key-shape"]),
    ("sources: {a: {reliability: b}}\n", ["value-unknown"]),
    ("sources: {a: {date: 03/04/2013}}\n", ["date-ambiguous"]),
    ("sources: {a: {link: b}}\n", ["key-synonym"]),
    ("sources: {a: {title: b, name: c}}\n", ["key-unknown"]),
    ("places: {a: {coordinates: [1, 2]}}\n", ["key-synonym"]),
    ("places: {a: {name: ''}}\n", ["value-empty"]),
]


@pytest.mark.parametrize(("header", "expected"), WRONG)
def test_what_is_wrong_is_reported(header: str, expected: list[str]) -> None:
    assert codes(header) == expected


@pytest.mark.parametrize(
    ("registry", "typed", "near"),
    [
        ("actors", "kind", "type"),
        ("actors", "office", "roles"),
        ("actors", "member", "members"),
        ("actors", "birth", "born"),
        ("actors", "ended", "dissolved"),
        ("actors", "roels", "roles"),
        ("actors", "notes", "note"),
        ("sources", "titel", "title"),
        ("sources", "notes", "note"),
        ("places", "contry", "country"),
    ],
)
def test_unknown_key_is_kept_and_the_nearest_named(
    registry: str, typed: str, near: str
) -> None:
    chronology = load_text(f"{registry}: {{a: {{{typed}: x}}}}\n{EVENT}")
    (found,) = chronology.diagnostics
    assert found.code == "key-unknown"
    assert found.hint == (
        f"did you mean `{near}`? "
        f"if it is your own: `fields: [{typed}]` at the top of the file"
    )
    record: Actor | Source | Place = getattr(chronology, registry)["a"]
    assert record.extra == {typed: "x"}


def _others(schema: Schema) -> list[tuple[str, str, str, Shape]]:
    """Return the registry, each other name of a key, the key, and its shape."""
    return [
        (f"{schema.name}s", other, key.name, key.shape)
        for key in schema.keys
        for other in key.others
    ]


@pytest.mark.parametrize(
    ("registry", "typed", "name", "shape"),
    [*_others(ACTOR), *_others(SOURCE), *_others(PLACE)],
)
def test_key_under_another_name_is_read_as_the_key(
    registry: str, typed: str, name: str, shape: Shape
) -> None:
    value = {Shape.DATE: "2013", Shape.COORDINATES: "[1, 2]"}.get(shape, "x")
    strict = read(f"{registry}: {{a: {{{name}: {value}}}}}\n")
    chronology = load_text(f"{registry}: {{a: {{{typed}: {value}}}}}\n")
    record = getattr(chronology, registry)["a"]
    assert getattr(record, name) == getattr(getattr(strict, registry)["a"], name)
    assert record.extra == {}
    (found,) = chronology.diagnostics
    assert (found.code, found.subject) == ("key-synonym", typed)
    assert f"`{typed}` is read as `{name}`" in found.message


def test_own_keys_of_every_record_are_kept() -> None:
    chronology = load_text("""\
fields: [weight]
actors:
  a:
    roles: [{office: PM, weight: 1, acting: yes}]
    members: [{actor: b, weight: 2}]
    weight: [3]
sources: {s: {title: S, weight: {x: 4}}}
places: {p: {name: P, weight: 5}}
events:
- {date: 2013, title: T, sources: [{source: s, weight: 6}]}
""")
    assert [(one.code, one.subject) for one in chronology.diagnostics] == [
        ("key-unknown", "acting")
    ]
    actor = chronology.actors["a"]
    assert actor.roles[0].extra == {"weight": "1", "acting": "yes"}
    assert actor.members[0].extra == {"weight": "2"}
    assert actor.extra == {"weight": ("3",)}
    assert chronology.sources["s"].extra == {"weight": {"x": "4"}}
    assert chronology.places["p"].extra == {"weight": "5"}
    assert chronology.events[0].sources[0].extra == {"weight": "6"}


@pytest.mark.parametrize("registry", ["actors", "sources", "places"])
def test_registry_may_be_a_list_of_records_with_ids(registry: str) -> None:
    chronology = read(f"{registry}: [{{id: a, note: x}}, {{note: y, id: b}}]\n")
    records = getattr(chronology, registry)
    assert {name: one.note for name, one in records.items()} == {"a": "x", "b": "y"}


@pytest.mark.parametrize(
    ("when", "edtf"),
    [
        ("soon", "unknown"),
        ("day of the talks", "unknown"),
        ("[2010, 2011]", "unknown"),
        ("{from: 2010}", "unknown"),
        ("n.d.", "unknown"),
        ("2010/2012", "2010/2012"),
        # Nothing was said, or nothing yet: then it holds at all times.
        ("", None),
        ("~", None),
    ],
)
def test_dates_of_bonds_that_cannot_be_read_are_unknown_and_not_all_times(
    when: str, edtf: str | None
) -> None:
    chronology = load_text(
        f"actors:\n  a: {{roles: [{{office: Chief, when: {when}}}]}}\n"
        f"  b: {{members: [{{actor: a, when: {when}}}]}}\nevents: []\n"
    )
    (role,), (member,) = chronology.actors["a"].roles, chronology.actors["b"].members
    for bond in (role, member):
        assert (bond.when and bond.when.edtf) == edtf
    held = make_tenure(role.when)
    assert (held == ALWAYS) is (edtf is None)
    assert (held.certain is None) is (edtf == "unknown")
