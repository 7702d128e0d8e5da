"""Dimensions of the registry of actors, and of those who act in events."""

from dimensions.form import (
    ACTORS,
    CARD,
    CHECK,
    CSV,
    DYADS,
    FEW,
    FULL,
    GAPS,
    JSON,
    LANES,
    STATS,
    Dimension,
    Files,
    list_words,
    spell,
    write_event,
    write_file,
)


def _write_person(number: int, *keys: str) -> str:
    texts = [f"name: {spell(number).title()} Person{number}", *keys]
    return f"  a{number}: {{{', '.join(texts)}}}"


def _write_actors(size: int) -> Files:
    registry = [_write_person(number) for number in range(size)]
    events = (write_event(n, f"actors: [a{n}, a{n // 2}]") for n in range(size))
    return write_file(["actors:", *registry], events)


def _write_undeclared_actors(size: int) -> Files:
    registry = [f"  a{n}: {{name: {spell(n)} {spell(n + 5)}}}" for n in range(size)]
    events = (
        write_event(n, f"actors: [x{spell(n)} {spell(n * 3)}]") for n in range(size)
    )
    return write_file(["actors:", *registry], events)


def _write_surname(size: int) -> Files:
    registry = [f"  a{n}: {{name: {spell(n)} Smith}}" for n in range(size)]
    events = (write_event(number, "actors: [Smith]") for number in range(size))
    return write_file(["actors:", *registry], events)


def _write_undeclared_surname(size: int) -> Files:
    events = (write_event(n, f"actors: [{spell(n)} Smith]") for n in range(size))
    return write_file([], events)


def _write_one_name(size: int) -> Files:
    registry = [f"  a{n}: {{name: John Smith}}" for n in range(size)]
    events = (write_event(number, "actors: [John Smith]") for number in range(size))
    return write_file(["actors:", *registry], events)


def _write_aliases(size: int) -> Files:
    registry = [f"  a: {{name: John Smith, aliases: [{list_words('alias ', size)}]}}"]
    events = (write_event(n, f"actors: [alias {n}]") for n in range(size))
    return write_file(["actors:", *registry], events)


def _write_of_chain(size: int) -> Files:
    links = [
        f"  a{n}: {{name: Body {spell(n)}, type: organisation, of: a{n - 1}}}"
        for n in range(1, size)
    ]
    registry = ["actors:", "  a0: {name: First Body, type: state}", *links]
    return write_file(
        registry, (write_event(n, f"actors: [a{n}]") for n in range(size))
    )


def _write_member_chain(size: int) -> Files:
    links = [
        f"  a{n}: {{name: Group {spell(n)}, type: group, members: [a{n - 1}]}}"
        for n in range(1, size)
    ]
    registry = ["actors:", "  a0: {name: First Body, type: state}", *links]
    return write_file(
        registry, (write_event(n, f"actors: [a{n}]") for n in range(size))
    )


def _write_holders(size: int) -> Files:
    first = 1000
    registry = [
        _write_person(
            n, f"roles: [{{office: Consul, of: France, when: {first + n % 900}}}]"
        )
        for n in range(size)
    ]
    events = (
        f"- {{date: {first + n % 900}-05-10, title: T{n}, actors: [French Consul]}}"
        for n in range(size)
    )
    return write_file(["actors:", *registry], events)


def _write_undated_holders(size: int) -> Files:
    registry = [
        _write_person(n, "roles: [{office: Consul, of: France}]") for n in range(size)
    ]
    events = (write_event(number, "actors: [Consul]") for number in range(size))
    return write_file(["actors:", *registry], events)


def _write_lasting_holders(size: int) -> Files:
    # Each event is of all who came into office before it, and of no other date.
    registry = [
        _write_person(
            n, f"roles: [{{office: Consul, of: France, when: {1000 + n % 8000}/..}}]"
        )
        for n in range(size)
    ]
    events = (
        f"- {{date: {1000 + n % 8000}-05-10, title: T{n}, actors: [Consul]}}"
        for n in range(size)
    )
    return write_file(["actors:", *registry], events)


def _write_bodies_of_office(size: int) -> Files:
    registry = [
        _write_person(
            n, f"roles: [{{office: Consul, of: b{n}, when: {1000 + n % 900}}}]"
        )
        for n in range(size)
    ]
    bodies = [f"  b{n}: {{name: Body {spell(n)}}}" for n in range(size)]
    # Nobody held it then, and it may be of any.
    events = (write_event(n, "actors: [Consul]") for n in range(size))
    return write_file(["actors:", *bodies, *registry], events)


def _write_office_chain(size: int) -> Files:
    links = [
        _write_person(n, f"roles: [{{office: Aide {spell(n)}, of: a{n - 1}}}]")
        for n in range(1, size)
    ]
    registry = ["actors:", "  a0: {name: First Body, type: state}", *links]
    events = (write_event(n, f"actors: [a{n}]") for n in range(size))
    return write_file(registry, events)


def _write_terms(size: int) -> Files:
    roles = (
        f"    - {{office: Consul, of: France, when: {1000 + n % 8000}}}"
        for n in range(size)
    )
    registry = ["actors:", "  a:", "    name: John Smith", "    roles:", *roles]
    events = (
        f"- {{date: {1000 + n % 8000}-05-10, title: Talks {n}, actors: [John Smith]}}"
        for n in range(size)
    )
    return write_file(registry, events)


def _write_offices(size: int) -> Files:
    registry = [
        _write_person(n, f"roles: [{{office: Consul {spell(n)}, of: Body {n}}}]")
        for n in range(size)
    ]
    events = (write_event(n, f"actors: [Consul {spell(n)}]") for n in range(size))
    return write_file(["actors:", *registry], events)


def _write_states(size: int) -> Files:
    states = [f"  s{n}: {{name: State {n}, type: state}}" for n in range(size)]
    people = [
        _write_person(n, f"roles: [{{office: Consul, of: s{n}}}]") for n in range(size)
    ]
    events = (write_event(n, f"actors: [a{n}]") for n in range(size))
    return write_file(["actors:", *states, *people], events)


def _write_party(size: int) -> Files:
    return write_file([], [write_event(0, f"actors: [{list_words('actor ', size)}]")])


def _write_parties(size: int) -> Files:
    names = list_words("actor ", size)
    events = (write_event(n, f"actors: [{names}]") for n in range(FEW))
    return write_file([], events)


def _write_groups(size: int) -> Files:
    states = ", ".join(f"{{actor: s{n}, when: 1990/2020}}" for n in range(size))
    registry = [f"  s{n}: {{name: State {n}, type: state}}" for n in range(size)]
    group = f"  g: {{name: Great League, type: group, members: [{states}]}}"
    events = (write_event(n, f"actors: [s{n}, g]") for n in range(size))
    return write_file(["actors:", *registry, group], events)


ACTING = (
    Dimension(
        "actors",
        1000,
        _write_actors,
        (CHECK, ACTORS, STATS, GAPS, LANES, DYADS, (*LANES, "--height", "0")),
    ),
    Dimension("misspelt actors", 500, _write_undeclared_actors),
    Dimension(
        "namesakes by last name",
        1000,
        _write_surname,
        (CHECK, ACTORS, ("actors", "--undeclared")),
    ),
    Dimension(
        "undeclared of one last name",
        1000,
        _write_undeclared_surname,
        (("actors", "--undeclared"), ("actors", "--format", "yaml")),
    ),
    Dimension("actors of one name", 1000, _write_one_name, (CHECK, ACTORS)),
    Dimension("aliases of one actor", 1000, _write_aliases, (CHECK, ACTORS)),
    Dimension(
        "chain of `of`",
        250,
        _write_of_chain,
        (CHECK, ACTORS, STATS, GAPS, JSON, LANES, ("show", "--actor", "a0")),
    ),
    Dimension(
        "chain of members",
        250,
        _write_member_chain,
        (
            CHECK,
            ("actors", "--members"),
            ("stats", "--members"),
            (*DYADS, "--members"),
            ("show", "--members", "--actor", "a1"),
        ),
    ),
    Dimension(
        "holders of one office, each a year",
        500,
        _write_holders,
        (CHECK, ACTORS, STATS, GAPS, DYADS, JSON, CARD, FULL),
    ),
    Dimension(
        "holders of one office, undated",
        250,
        _write_undated_holders,
        (
            CHECK,
            ACTORS,
            STATS,
            GAPS,
            DYADS,
            CSV,
            CARD,
            LANES,
            ("show", "--actor", "a1"),
            ("show", "--office", "Consul"),
        ),
    ),
    Dimension(
        "holders of one office, each to this day",
        250,
        _write_lasting_holders,
        (CHECK, ACTORS, STATS, GAPS, CSV, ("show", "--office", "Consul")),
    ),
    Dimension(
        "bodies of one office",
        250,
        _write_bodies_of_office,
        (CHECK, ACTORS, STATS, JSON, DYADS),
    ),
    Dimension(
        "chain of offices", 250, _write_office_chain, (CHECK, ACTORS, JSON, DYADS)
    ),
    Dimension("roles of one person", 500, _write_terms, (CHECK, ACTORS, CARD, FULL)),
    Dimension("offices", 500, _write_offices, (CHECK, ACTORS, STATS)),
    Dimension("states", 500, _write_states, (CHECK, ACTORS, STATS, LANES, JSON)),
    Dimension("actors of one event", 250, _write_party, (CHECK, DYADS, CARD, LANES)),
    Dimension("actors of twenty events", 100, _write_parties, (CHECK, DYADS, CARD)),
    Dimension(
        "members of a group",
        250,
        _write_groups,
        (CHECK, ("actors", "--members"), ("show", "--members", "--actor", "g")),
    ),
)
