"""Dimensions of sources, and of what events say: tags, places, kinds, ids."""

from datetime import timedelta

from dimensions.form import (
    CARD,
    CHECK,
    FIRST_DAY,
    FULL,
    GAPS,
    SOURCES,
    STATS,
    Dimension,
    Files,
    list_words,
    spell,
    write_event,
    write_file,
)


def _write_sources(size: int) -> Files:
    registry = [f"  s{n}: {{title: Report {n}, publisher: P{n}}}" for n in range(size)]
    events = (write_event(number, f"sources: [s{number}]") for number in range(size))
    return write_file(["sources:", *registry], events)


def _write_undeclared_sources(size: int) -> Files:
    events = (
        write_event(number, f"sources: [Reprot {spell(number)}]")
        for number in range(size)
    )
    registry = [f"  s{n}: {{title: Report {spell(n + 7)}}}" for n in range(size)]
    return write_file(["sources:", *registry], events)


def _write_citations(size: int) -> Files:
    cited = (f"  - {{source: s{n}, page: {n}}}" for n in range(size))
    return write_file([], [write_event(0, "sources:"), *cited])


def _write_accounts(size: int) -> Files:
    told = (
        f"  - {{source: s{n}, date: {FIRST_DAY + timedelta(n % 3000)}}}"
        for n in range(size)
    )
    return write_file([], [write_event(0, "accounts:"), *told])


def _write_event_tags(size: int) -> Files:
    return write_file([], [write_event(0, f"tags: [{list_words('t', size)}]")])


def _write_tags(size: int) -> Files:
    return write_file([], (write_event(n, f"tags: [t{n}]") for n in range(size)))


def _write_places(size: int) -> Files:
    registry = [f"  p{n}: {{name: Town {n}, country: France}}" for n in range(size)]
    events = (write_event(number, f"place: Town {number}") for number in range(size))
    return write_file(["places:", *registry], events)


def _write_undeclared_places(size: int) -> Files:
    registry = [f"  p{n}: {{name: Town {spell(n)}}}" for n in range(size)]
    events = (
        write_event(n, f"place: Twon {spell(n + size)}, France") for n in range(size)
    )
    return write_file(["places:", *registry], events)


def _write_kinds(size: int) -> Files:
    words = [f"kind-{spell(number)}" for number in range(size)]
    events = (write_event(n, f"kind: x{word}") for n, word in enumerate(words))
    return write_file([f"kinds: [{', '.join(words)}]"], events)


def _write_see(size: int) -> Files:
    events = (
        write_event(n, f"id: talks-{spell(n)}", f"see: [tlaks-{spell(n + 3)}]")
        for n in range(size)
    )
    return write_file([], events)


def _write_see_one(size: int) -> Files:
    events = (write_event(number, "see: [first]") for number in range(1, size))
    return write_file([], [write_event(0, "id: first"), *events])


def _write_late(size: int) -> Files:
    events = (
        f"- {{id: talks-{spell(n)}, date: after tlaks-{spell(n + 3)}, title: T{n}}}"
        for n in range(size)
    )
    return write_file([], events)


def _write_long_id(size: int) -> Files:
    word = "".join(map(spell, range(size)))
    wrong = f"{word[: len(word) // 2]}xx{word[len(word) // 2 :]}"
    events = [write_event(0, f"id: {word}"), write_event(1, f"see: [{wrong}]")]
    return write_file([], events)


def _write_long_kind(size: int) -> Files:
    word = "".join(map(spell, range(size)))
    return write_file([f"kinds: [{word}]"], [write_event(0, f"kind: {word}xx{word}")])


def _write_long_actor(size: int) -> Files:
    words = " ".join(map(spell, range(size)))
    wrong = words.replace("a", "e")
    return write_file(
        ["actors:", f"  a: {{name: {words}}}"], [write_event(0, f"actors: [{wrong}]")]
    )


SOURCED = (
    Dimension("sources", 1000, _write_sources, (CHECK, SOURCES, FULL, GAPS)),
    Dimension("misspelt sources", 500, _write_undeclared_sources, (CHECK, SOURCES)),
    Dimension("citations of one event", 5000, _write_citations, (CHECK, FULL)),
    Dimension(
        "accounts of one event",
        3000,
        _write_accounts,
        (CHECK, FULL, ("show", "--any-account", "--on", "1991")),
    ),
    Dimension("tags of one event", 10_000, _write_event_tags, (CHECK, FULL, STATS)),
    Dimension(
        "tags",
        1000,
        _write_tags,
        (
            STATS,
            ("show", "--group-by", "tag"),
            ("show", "--view", "lanes", "--lanes", "tag", "--height", "0"),
            ("show", "--view", "density", "--stack", "tag"),
        ),
    ),
    Dimension("places", 1000, _write_places, (CHECK, CARD, STATS)),
    Dimension("misspelt places", 500, _write_undeclared_places),
    Dimension("misspelt kinds", 250, _write_kinds),
    Dimension("misspelt ids under `see`", 500, _write_see),
    Dimension("misspelt ids in dates", 500, _write_late),
    Dimension("events that see one", 1000, _write_see_one, (CHECK, CARD)),
    Dimension("letters of an id (times six)", 5000, _write_long_id),
    Dimension("letters of a kind (times six)", 5000, _write_long_kind),
    Dimension("words of an actor", 2000, _write_long_actor),
)
