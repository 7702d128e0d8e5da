"""Names that no registry has, gathered by likely person; nothing lost on the way."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_named
from timeline import Chronology, load_text
from timeline.names import ActorNames
from timeline.names.undeclared import Undeclared, find_undeclared
from timeline.text import fold


def _find(chronology: Chronology) -> tuple[Undeclared, ...]:
    names = ActorNames(chronology)
    return find_undeclared(chronology.events, names, chronology.actors)


def _group(*names: str, actors: str = "") -> list[set[str]]:
    """Return the spellings of each actor found, the likely name left out."""
    return [
        {spelling for spelling, _ in actor.spellings}
        for actor in _find(load_named(names, actors))
    ]


@pytest.mark.parametrize(
    "names",
    [
        ["Vladimir Putin", "Putin", "President Putin", "V. Putin", "putin"],
        ["Sergei Lavrov", "Sergey Lavroff", "S. Lavrov", "Foreign Minister Lavrov"],
        ["Nikita Khrushchev", "Hrushchev", "N Khrushchev"],
        ["Bashar al-Assad", "Assad", "President Assad", "al-Assad"],
        ["Владимир Путин", "В. Путин", "Путин"],
        ["Prime Minister David Cameron", "David Cameron", "Prime Minister Cameron"],
        ["Joseph Biden", "Vice President Biden", "J. Biden"],
        ["Zoë Cäsar", "Zoe Casar"],
        ["Ruling Group", "the Ruling Group", "The ruling group"],
        ["John F. Kennedy", "J. F. Kennedy", "John Kennedy", "Kennedy"],
    ],
    ids=str,
)
def test_spellings_of_one_person_are_one(names: list[str]) -> None:
    assert _group(*names) == [set(names)]
    assert _group(*reversed(names)) == [set(names)]


@pytest.mark.parametrize(
    "names",
    [
        ["John Kerry", "Jane Kerry"],
        ["Vladimir Putin", "Vladimir Putnam"],
        # Which of the two is meant by initials or the last word, nobody knows.
        ["John Kerry", "Jane Kerry", "J. Kerry", "Kerry"],
        ["George H. W. Bush", "George W. Bush", "Bush"],
        ["George II", "George III"],
        # What stands behind a first name is no title.
        ["Boris King Lee", "Igor King Lee"],
        ["Boris President Lee", "Igor President Lee"],
        ["May", "Mao", "Ma", "Mei"],
        ["Li", "Lee", "Liu"],
        ["Li Wei", "Lu Wei"],
        ["王毅", "王", "李克强"],
        # Who reigns is called by a given name, which says little.
        ["Queen Elizabeth II", "Elizabeth II"],
        ["King Salman", "Mohammed bin Salman", "Salman"],
        ["President", "Minister", "Prime"],
    ],
    ids=str,
)
def test_other_people_stay_apart(names: list[str]) -> None:
    assert sorted(_group(*names), key=sorted) == sorted(
        ({name} for name in names), key=sorted
    )


_STRANGERS = (
    *("Devin Nunes", "NSA", "NYSE", "FBI", "VEB", "Marshal Webb", "SEC", "SAIC"),
    *("Isaac Zack", "DOJ", "Louis DeJoy", "CDC", "Kodak", "FTC", "Veljko Fotak"),
    *("GSA", "Porter Goss", "USAID", "USDA", "OIRA", "Liz Oyer", "sba"),
    *("Thomasz Szabo", "FHFA", "FHWA", "NYSE Arca", "ARCO", "The Guardian"),
    *("Madison Square Garden", "James Dodson", "Disney", "Chris Ripley", "Ripple"),
    *("Robert Mueller", "Robert J. Miller", "Mohammed bin Salman", "King Salman"),
    *("US Supreme Court", "U.S. District Court", "Jeremy Corbyn", "Caribbean"),
    *("Haim Ramon", "Romani", "Men (India)", "Main Opposition (India)"),
    "Ministry (India)",
)


def test_strangers_that_sound_alike_stay_apart() -> None:
    assert sorted(_group(*_STRANGERS), key=sorted) == sorted(
        ({name} for name in _STRANGERS), key=sorted
    )


def test_the_fullest_name_without_title_is_proposed() -> None:
    (actor,) = _find(
        load_named(["Putin"] * 3 + ["V. Putin", "President Vladimir Putin"])
    )
    assert actor.name == "President Vladimir Putin"
    (actor,) = _find(
        load_named(["Putin"] * 3 + ["President Vladimir Putin", "Vladimir Putin"])
    )
    assert actor == Undeclared(
        "vladimir-putin",
        "Vladimir Putin",
        (("Putin", 3), ("President Vladimir Putin", 1), ("Vladimir Putin", 1)),
    )
    assert actor.total == 5


def test_the_most_frequent_come_first() -> None:
    found = _find(load_named(["A", "B", "B", "Cc Dd", "Dd", "Dd"]))
    assert [(actor.name, actor.total) for actor in found] == [
        ("Cc Dd", 3),
        ("B", 2),
        ("A", 1),
    ]


def test_actors_addressees_and_subjects_are_counted() -> None:
    chronology = load_text(
        "events: [{date: 2013, title: T, actors: [A], to: [A, B], about: [C, A]}]"
    )
    counts = {actor.name: actor.total for actor in _find(chronology)}
    assert counts == {"A": 3, "B": 1, "C": 1}


_REGISTRY = """
actors:
  kerry: {name: John Kerry, roles: [{office: Secretary of State, of: US}]}
  one: {name: John Smith}
  two: {name: Jack Smith, aliases: [jack-o-smith]}
"""


def test_what_is_known_is_not_listed() -> None:
    known = [
        *("kerry", "John Kerry", "Kerry", "Secretary of State", "Russia", "RU", "NATO"),
        *("Kremlin", "Russian", "Secretary of State Kerry", "US Secretary of State"),
    ]
    assert _find(load_named(known, _REGISTRY)) == ()
    # Nobody knows which.
    assert _group("Smith", actors=_REGISTRY) == [{"Smith"}]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["Müller", "MULLER!"], ["muller", "muller-2"]),
        (["👩", "...", "?"], ["actor", "actor-2", "actor-3"]),
        # An id may not be what another is called, be it typed or declared ...
        (
            ["Ann Smith-Jones", "ann-smith-jones"],
            ["ann-smith-jones-2", "ann-smith-jones"],
        ),
        (["Ann! Lee", "ann-lee", "x"], ["ann-lee-2", "ann-lee", "x"]),
        (["Group!", "The Group"], ["group-2", "the-group"]),
        (["Jack O Smith"], ["jack-o-smith-2"]),
        (["Kerry!", "Two?"], ["kerry-2", "two-2"]),
        # ... nor a state or organisation.
        (["France?", "Nato!"], ["france-2", "nato-2"]),
    ],
    ids=str,
)
def test_ids_are_made_of_names_and_mean_nobody_else(
    names: list[str], ids: list[str]
) -> None:
    found = _find(load_named(names, _REGISTRY))
    made = {actor.name: actor.id for actor in found}
    assert made == dict(zip(names, ids, strict=True))


_parts = st.lists(
    st.sampled_from(
        [
            *("Vladimir", "V.", "v", "Putin", "President", "Prime", "Minister", "the"),
            *("Sergei", "Sergey", "Lavrov", "Lavroff", "al-Assad", "Assad", "Li", "-"),
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(st.lists(_parts | st.text(min_size=1, max_size=9), min_size=1, max_size=12))
def test_each_spelling_stands_with_one_actor_and_its_number(names: list[str]) -> None:
    chronology = load_named(names)
    known = ActorNames(chronology)
    typed = Counter(name for event in chronology.events for name in event.actors)
    found = _find(chronology)
    listed = [pair for actor in found for pair in actor.spellings]
    assert sorted(listed) == sorted(
        (name, count) for name, count in typed.items() if not known.is_declared(name)
    )
    assert len({actor.id for actor in found}) == len(found)
    for actor in found:
        assert actor.name in {spelling for spelling, _ in actor.spellings}
    totals = [actor.total for actor in found]
    assert totals == sorted(totals, reverse=True)


_shuffled = st.lists(_parts, min_size=1, max_size=8, unique=True).flatmap(
    lambda names: st.tuples(st.just(names), st.permutations(names))
)


@given(_shuffled)
def test_the_order_of_the_events_does_not_matter(
    names: tuple[list[str], list[str]],
) -> None:
    one, two = (sorted(_group(*listed), key=sorted) for listed in names)
    assert one == two


_given_names = st.lists(
    st.sampled_from(("John", "Jon", "J.", "James", "Paul", "P.", "F.")), max_size=3
).map(lambda words: " ".join([*words, "Smith"]))


@given(st.lists(_given_names, min_size=1, max_size=9, unique=True))
def test_two_who_surely_differ_never_stand_together(names: list[str]) -> None:
    chronology = load_named(names)
    variants = ActorNames(chronology).variants
    found = _find(chronology)
    for actor in found:
        assert variants.are_one(fold(typed) for typed, _ in actor.spellings)
    whole = variants.are_one(map(fold, names))
    assert whole == (len(found) == 1 and found[0].certain)
