"""Whom a name means, and in which order that is tried."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_acting
from tests.helpers.dates import parse_when
from tests.helpers.registries import KERRY_AS_SECRETARY, OBAMA
from timeline import load_text
from timeline.dates import Fit
from timeline.diagnostics import Remedy
from timeline.names import ActorNames, Meant, Participant, UnresolvedNameError

_REGISTRY = """
actors:
  kerry:
    name: John Kerry
    aliases: [Secretary Kerry, JFK junior]
  obama: {name: Barack Obama}
  kremlin: {name: Russian Federation, type: state, aliases: [Moscow]}
  fsb: {name: FSB, type: organisation, of: Russia}
"""
_OFFICES = (
    """
actors:
  clinton:
    name: Hillary Clinton
    roles: [{office: Secretary of State, of: US, when: 2009-01-21/2013-01-31}]
"""
    + KERRY_AS_SECRETARY
    + OBAMA
    + """\
  putin:
    name: Vladimir Putin
    roles: [{office: President, of: Russia, when: 2012-05-07/..}]
  assad: {name: Bashar al-Assad, roles: [{office: President, of: Syria}]}
"""
)


def _names(*actors: str, registry: str = "", date: str = "2013") -> ActorNames:
    """Make the names of a file with one event that all these act in."""
    return ActorNames(load_acting(*actors, header=registry, date=date))


def _ask(names: ActorNames, question: str) -> str:
    return names.resolve(question).identity


def _tell(names: ActorNames, question: str) -> tuple[str, bool]:
    answer = names.resolve(question)
    return answer.identity, answer.metonym


def _refuse(names: ActorNames, question: str) -> UnresolvedNameError:
    with pytest.raises(UnresolvedNameError) as caught:
        names.resolve(question)
    return caught.value


@pytest.mark.parametrize(
    "question",
    ["kerry", "KERRY", "John Kerry", "john  kerry", "secretary kerry", "Jóhn Kerry"],
)
def test_a_declared_actor_is_found_by_id_name_and_alias(question: str) -> None:
    names = _names("Secretary Kerry", registry=_REGISTRY)
    assert _tell(names, question) == ("kerry", False)
    assert names.identify(question) == "kerry"
    assert names.is_declared(question)


def test_an_id_wins_over_a_name_and_a_name_over_an_alias() -> None:
    registry = """
actors:
  a: {name: First, aliases: [b, Second]}
  b: {name: Second, aliases: [a]}
  c: {name: Third, aliases: [First]}
"""
    names = _names("a", "b", "c", registry=registry)
    found = [_ask(names, word) for word in ("a", "b", "First", "Second", "Third")]
    assert found == ["a", "b", "a", "b", "c"]


@pytest.mark.parametrize("question", ["John Smith", "smith", "The Jackal"])
def test_a_name_that_two_entries_have_lists_them(question: str) -> None:
    registry = """
actors:
  one: {name: John Smith, aliases: [The Jackal, Smith]}
  two: {name: John Smith, aliases: [The Jackal, Smith]}
"""
    assert "more than one actor" in _refuse(_names(registry=registry), question).message


def test_a_name_used_in_events_needs_no_registry() -> None:
    names = _names("Vladimir Putin", "David Cameron")
    assert _ask(names, "vladimir putin") == names.identify("Vladimir Putin")
    assert not names.is_declared("Vladimir Putin")


@pytest.mark.parametrize("question", ["Putin", "putin", "Vladimir", "Vladimir Putin"])
def test_whole_words_of_a_name_find_it(question: str) -> None:
    names = _names("Vladimir Putin", "David Cameron")
    assert _ask(names, question) == names.identify("Vladimir Putin")


def test_last_words_win_over_words_within() -> None:
    names = _names("George Washington", "Washington Irving")
    assert _ask(names, "Washington") == names.identify("George Washington")


def test_the_whole_name_wins_over_the_last_word() -> None:
    names = _names("Assad", "Bashar al Assad")
    assert _ask(names, "Assad") == names.identify("Assad")


def test_part_of_a_word_finds_nobody() -> None:
    error = _refuse(_names("Vladimir Putin"), "Put")
    assert "no actor here is called 'Put'" in error.message


def test_a_family_name_of_several_means_possibly_each() -> None:
    names = _names("Hafez Assad", "Bashar Assad", "Vladimir Putin")
    answer = names.resolve("assad")
    assert answer.by_family
    assert answer.meant == (
        Meant("hafez assad", Fit.POSSIBLE),
        Meant("bashar assad", Fit.POSSIBLE),
    )


def test_a_word_of_several_names_lists_them() -> None:
    names = _names("Lavrov Foundation", "Kerry Foundation", "Vladimir Putin")
    error = _refuse(names, "foundation")
    assert "more than one actor" in error.message
    assert error.hint == "it may be Kerry Foundation or Lavrov Foundation"


def test_a_word_of_very_many_names_lists_the_first_and_counts_the_rest() -> None:
    names = _names(*(f"{letter} Group" for letter in "ABCDEFGHIJ"))
    assert _refuse(names, "Group").hint.endswith("G Group, H Group or 2 more")


def test_one_actor_by_several_spellings_is_not_ambiguous() -> None:
    names = _names("President Obama", "obama", registry=_REGISTRY)
    other = _names("Russia", "Russian Federation", "RU")
    assert _ask(names, "Barack Obama") == "obama"
    assert _ask(other, "Russian") == "@RU"


def test_a_misspelt_name_is_an_error_that_suggests_the_nearest() -> None:
    names = _names("Vladimir Putin", registry=_REGISTRY)
    for question, near in (("Putn", "Vladimir Putin"), ("kerrt", "John Kerry")):
        error = _refuse(names, question)
        assert (error.hint, error.remedy) == (f"did you mean {near}?", None)
    error = _refuse(names, "Zarathustra")
    assert (error.hint, error.remedy) == ("", Remedy("list-actors"))


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        ("Sergei Ivanov", ""),
        ("William Hague", ""),
        ("Foreign Ministry of Cuba", ""),
        ("Sergei Lavrow", "did you mean Sergei Lavrov?"),
        ("Sergej Lavrov", "did you mean Sergei Lavrov?"),
        ("Foreign Ministry of Iraq", "did you mean Foreign Ministry of Iran?"),
    ],
)
def test_a_first_name_alone_is_no_likeness(question: str, hint: str) -> None:
    names = _names("Sergei Lavrov", "William Perry", "Foreign Ministry of Iran")
    assert _refuse(names, question).hint == hint


@pytest.mark.parametrize("question", ["", "  ", ",", "the", "@RU", "@"])
def test_no_name_is_nobody(question: str) -> None:
    assert "no actor here" in _refuse(_names("Vladimir Putin"), question).message


@pytest.mark.parametrize("question", ["RU", "ru", "RUS", "Russia", "russian"])
@pytest.mark.parametrize("typed", ["Russia", "RU", "Russian Federation"])
def test_a_state_is_one_actor_by_all_its_names(typed: str, question: str) -> None:
    assert _tell(_names(typed), question) == ("@RU", False)


def test_codes_count_in_capitals_only_in_a_file() -> None:
    names = _names("it", "Italy")
    assert names.identify("Italy") == "@IT"
    assert names.identify("it") == "it"
    assert _ask(names, "it") == "it"


def test_a_state_that_no_event_names_is_resolved_all_the_same() -> None:
    names = _names("Russia")
    assert _ask(names, "French") == "@FR"
    assert not names.is_known("@FR")
    assert names.is_known("@RU")


def test_a_word_of_a_name_is_found_though_it_is_a_state_elsewhere() -> None:
    assert _ask(_names("Michael Jordan"), "Jordan") == "michael jordan"
    # A state that events do name is nearer.
    assert _ask(_names("Michael Jordan", "JO"), "Jordan") == "@JO"
    assert _ask(_names("Michael Jordan", "JO"), "Michael") == "michael jordan"


def test_the_registry_wins_over_the_table_of_states() -> None:
    registry = "actors:\n  georgia: {name: Georgia Meloni, type: person}\n"
    names = _names("Georgia", registry=registry)
    assert names.identify("Georgia") == _ask(names, "Georgia") == "georgia"
    assert names.display("Georgia") == "Georgia Meloni"
    assert _ask(names, "GE") == "@GE"


@pytest.mark.parametrize(
    "typed", ["Russia", "RU", "russian", "Moscow", "kremlin", "the Kremlin"]
)
def test_a_state_of_the_registry_takes_all_names_of_that_state(typed: str) -> None:
    names = _names(typed, registry=_REGISTRY)
    assert names.identify(typed) == "kremlin"
    assert _ask(names, "Russia") == _ask(names, typed) == "kremlin"


@pytest.mark.parametrize("typed", ["Russia", "RU", "russian", "Moscow", "kremlin"])
def test_a_state_is_shown_as_the_registry_has_it(typed: str) -> None:
    assert _names(typed, registry=_REGISTRY).display(typed) == "Russian Federation"


def test_an_organisation_named_like_a_state_is_not_that_state() -> None:
    registry = "actors:\n  chad: {name: Chad, type: organisation}\n"
    names = _names("TD", registry=registry)
    assert names.identify("TD") == "@TD"
    assert names.identify("Chad") == "chad"


def test_a_declared_state_can_be_asked_for_though_no_event_names_it() -> None:
    assert _ask(_names("kerry", registry=_REGISTRY), "RUS") == "kremlin"


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("Moscow", "@RU"),
        ("the Kremlin", "@RU"),
        ("Kremlin", "@RU"),
        ("WASHINGTON", "@US"),
        ("Downing Street", "@GB"),
        ("Brussels", "@EU"),
    ],
)
def test_a_seat_stands_for_what_has_it(typed: str, identity: str) -> None:
    names = _names(typed)
    assert names.identify(typed, parse_when("2013")) == identity
    assert names.is_declared(typed)
    # It is not shown as what it stands for, though.
    assert names.display(typed) == typed
    assert _tell(_names("Russia"), typed) == (identity, True)
    assert _tell(names, typed) == (identity, True)


def test_a_seat_is_shown_as_typed_though_the_registry_has_the_state() -> None:
    registry = "actors:\n  ru: {name: Russia, type: state}\n"
    names = _names("Kremlin", registry=registry)
    assert names.identify("Kremlin", parse_when("2013")) == "ru"
    assert names.display("Kremlin") == "Kremlin"
    assert _tell(names, "Moscow") == ("ru", True)


def test_a_seat_is_nearer_than_people() -> None:
    registry = "actors:\n  denzel: {name: Denzel Washington}\n"
    names = _names("Washington", registry=registry)
    assert names.identify("Washington", parse_when("2013")) == "@US"
    meant = names.resolve("Washington").meant
    assert [(one.identity, one.fit) for one in meant] == [
        ("@US", Fit.CERTAIN),
        ("washington", Fit.CERTAIN),
        ("denzel", Fit.POSSIBLE),
    ]
    # But not where nobody has heard of its state.
    assert _ask(_names("George Washington"), "Washington") == "george washington"


def test_an_entry_called_like_a_seat_wins() -> None:
    registry = """
actors:
  admin: {name: Presidential Administration, type: organisation, aliases: [Kremlin]}
"""
    names = _names("Kremlin", "Russia", registry=registry)
    assert names.identify("Kremlin") == "admin"
    assert _tell(names, "kremlin") == ("admin", False)
    assert _ask(names, "Russia") == "@RU"


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Kremlin", "the Kremlin"), ("The White House", "White House")],
)
def test_an_entry_called_like_a_seat_wins_with_an_article(
    name: str, typed: str
) -> None:
    names = _names(
        typed, registry=f"actors:\n  admin: {{name: {name}, type: organisation}}\n"
    )
    assert names.identify(typed) == _ask(names, typed) == "admin"


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("Kerry", "kerry"),
        ("Assad", "assad"),
        ("al-Assad", "assad"),
        ("Secretary of State Kerry", "kerry"),
        ("US Secretary of State John Kerry", "kerry"),
        ("the American Secretary of State, ", "american secretary of state,"),
        ("John Kerry, US Secretary of State", "kerry"),
        ("Kerry, Secretary of State of the United States", "kerry"),
        ("President Assad", "assad"),
        # An office that another held does not make another of him.
        ("President Kerry", "kerry"),
        ("John", "john"),
        ("Minister Kerry", "minister kerry"),
        ("Secretary of State Rice", "secretary of state rice"),
        ("John Kerry, a senator", "john kerry, a senator"),
    ],
)
def test_a_name_in_an_event_may_be_short_or_have_its_office(
    typed: str, identity: str
) -> None:
    names = _names(typed, registry=_OFFICES)
    assert names.identify(typed) == identity
    assert names.is_declared(typed) == (identity in ("kerry", "assad"))


def test_a_name_with_its_office_keeps_the_office_as_typed() -> None:
    names = _names(registry=_OFFICES)
    meaning = names.interpret("Secretary of State Kerry")
    assert {holding.person for holding in meaning.holdings} == {"clinton", "kerry"}
    assert not meaning.by_office
    assert names.interpret("Kerry").holdings == ()
    assert names.interpret("Kerry") is names.interpret("Kerry")


def test_a_last_word_of_several_declared_people_is_nobody() -> None:
    registry = "actors:\n  a: {name: Hafez al-Assad}\n  b: {name: Bashar al-Assad}\n"
    names = _names("Assad", registry=registry)
    meaning = names.interpret("Assad")
    assert meaning.candidates == ("a", "b")
    assert meaning.identity == "assad"
    assert not names.is_declared("Assad")
    hint = _refuse(names, "Assad").hint
    assert hint == "it may be Bashar al-Assad or Hafez al-Assad"


def test_a_family_name_is_the_declared_persons_whoever_else_has_it() -> None:
    registry = "actors:\n  vvp: {name: Vladimir Putin}\n"
    names = _names("Putin", "Igor Putin", registry=registry)
    assert names.identify("Putin") == "vvp"
    assert names.is_declared("Putin")
    # Who asks for the name may mean the other, too.
    assert [(one.identity, one.fit) for one in names.resolve("Putin").meant] == [
        ("vvp", Fit.CERTAIN),
        ("igor putin", Fit.POSSIBLE),
    ]
    assert names.find_party("Igor Putin", parse_when("2013")).others == ()


def test_a_name_with_its_office_does_not_stand_in_the_way_of_the_last_word() -> None:
    registry = _OFFICES.replace("  kerry:", "  john:")
    names = _names("Secretary of State Kerry", "Kerry", registry=registry)
    assert names.identify("Secretary of State Kerry") == "john"
    assert names.identify("Kerry") == "john"


def test_last_words_of_organisations_and_states_are_no_surnames() -> None:
    registry = """
actors:
  bank: {name: World Bank, type: organisation}
  four: {name: Madrid Four, members: [US]}
"""
    names = _names("Bank", "Four", registry=registry)
    assert names.identify("Bank") == "bank"  # the id
    assert names.identify("Four") == "four"
    names = _names("Bank", registry=registry.replace("bank:", "wb:"))
    assert names.identify("Bank") == "bank"
    assert not names.is_declared("Bank")


@pytest.mark.parametrize(
    ("typed", "date", "holder"),
    [
        ("US Secretary of State", "2012-12-31", ("clinton", Fit.CERTAIN)),
        ("US Secretary of State", "2013-01", ("clinton", Fit.CERTAIN)),
        ("US Secretary of State", "2013-02-01", ("kerry", Fit.CERTAIN)),
        ("Secretary of State", "2016", ("kerry", Fit.CERTAIN)),
        ("US Secretary of State", "2017", ("kerry", Fit.POSSIBLE)),
        ("US Secretary of State", "2013-02-01?", ("kerry", Fit.POSSIBLE)),
        ("US Secretary of State", "1999", ("us secretary of state", Fit.CERTAIN)),
        ("Russian President", "2014", ("putin", Fit.CERTAIN)),
        ("Syrian President", "1066", ("assad", Fit.CERTAIN)),
    ],
)
def test_an_office_alone_is_its_holder_of_the_day(
    typed: str, date: str, holder: tuple[str, Fit]
) -> None:
    names = _names(typed, registry=_OFFICES, date=date)
    (event,) = load_text(
        f"- {{date: '{date}', title: X, actors: [{typed}], to: [Ann]}}\n"
    ).events
    first, second = names.list_participants(event)
    assert first == Participant(*holder)
    assert second == Participant("ann", Fit.CERTAIN)
    assert names.identify(typed, parse_when(date)) == holder[0]
    # Without a date it is nobody.
    assert names.identify(typed) == typed.lower()
    assert names.is_declared(typed)


@pytest.mark.parametrize(
    ("typed", "date", "holders"),
    [
        ("US Secretary of State", "2013", ["clinton", "kerry"]),
        ("President", "2014", ["obama", "putin", "assad"]),
    ],
)
def test_an_office_that_several_may_have_held_is_possibly_each_of_them(
    typed: str, date: str, holders: list[str]
) -> None:
    names = _names(typed, registry=_OFFICES, date=date)
    people = names.find_party(typed, parse_when(date)).people
    assert [one.identity for one in people] == holders
    assert {one.fit for one in people} == {Fit.POSSIBLE}
    # No one of them is the one that is meant.
    assert names.identify(typed, parse_when(date)) == typed.lower()


def test_an_office_acted_for_what_it_is_of_whoever_held_it() -> None:
    names = _names("President", registry=_OFFICES, date="2014")
    party = names.find_party("President", parse_when("2014"))
    assert party.bodies == ("@US", "@RU", "@SY")

    def fit(*wanted: str, direct: bool = False) -> Fit:
        return party.fit(
            lambda identity: Fit.CERTAIN if identity in wanted else Fit.NO,
            direct=direct,
        )

    assert fit("@RU") is Fit.POSSIBLE
    assert fit("@RU", "@SY") is Fit.POSSIBLE
    assert fit(*party.bodies) is Fit.CERTAIN
    assert fit("@FR") is Fit.NO
    assert fit("@RU", direct=True) is Fit.NO


def test_two_terms_that_touch_are_one() -> None:
    names = _names(registry=_OFFICES)
    across = parse_when("[2013-01-19..2013-01-22]")
    (holder,) = names.find_party("US President", across).people
    assert holder == Participant("obama", Fit.CERTAIN)


@pytest.mark.parametrize(
    "typed",
    ["President", "US President", "Clinton", "President Bush", "Bush", "Paris", "Ann"],
)
def test_people_of_a_name_are_those_of_its_party(typed: str) -> None:
    others = "  bush-1: {name: George Bush}\n  bush-2: {name: George W. Bush}\n"
    names = _names(typed, registry=_OFFICES + others)
    for date in ("1850", "2003", "2013", "2014", "2013?", "unknown"):
        for key in ("actors", "about"):
            party = names.find_party(typed, parse_when(date), key)
            assert names.list_people(typed, parse_when(date), key) == party.people


def test_a_declared_actor_without_a_name_is_called_as_events_first_spell_it() -> None:
    registry = "actors: {ann: {}, bob: {}, cyd: {name: Cyd}, dan: {}}\n"
    names = load_acting("Dan", "ANN", "Ann", "bob", "CYD", "Eve", header=registry)
    found = ActorNames(names)
    assert found.respelled == {"dan": "Dan", "ann": "ANN"}
    assert found.name_of("ann") == "ANN"
    named = load_acting("ANN", header="actors: {ann: {name: Ann}}\n")
    assert ActorNames(named).respelled == {}


def test_participants_stand_in_order_each_once() -> None:
    chronology = load_text(
        "- {date: 2013, title: T, actors: [Russia, Ann], to: [RU, Bob], about: [US]}\n"
    )
    names = ActorNames(chronology)
    (event,) = chronology.events
    who = [one.identity for one in names.list_participants(event)]
    assert who == ["@RU", "ann", "bob"]
    assert [one.identity for one in names.list_participants(event, ("about",))] == [
        "@US"
    ]


@pytest.mark.parametrize("order", ["President, Obama", "Obama, President"])
def test_of_two_spellings_of_one_participant_the_surer_counts(order: str) -> None:
    (event,) = load_text(
        f"- {{date: 2014, title: T, actors: [{order}]}}\n",
    ).events
    found = dict(_names(registry=_OFFICES).list_participants(event))
    assert found["obama"] is Fit.CERTAIN
    assert found["putin"] is Fit.POSSIBLE


def test_an_office_is_no_actor_to_ask_for() -> None:
    names = _names("US Secretary of State", registry=_OFFICES)
    for question in ("US Secretary of State", "President", "the us president"):
        error = _refuse(names, question)
        assert error.message == f"{question!r} is an office, not an actor"
        assert error.remedy == Remedy("ask-office", question)


@pytest.mark.parametrize(
    ("question", "identity"),
    [
        ("Secretary of State Kerry", "kerry"),
        ("John Kerry, US Secretary of State", "kerry"),
        ("President Assad", "assad"),
    ],
)
def test_a_question_may_be_put_as_it_stands_in_an_event(
    question: str, identity: str
) -> None:
    assert _ask(_names(question, registry=_OFFICES), question) == identity


@pytest.mark.parametrize(
    "question", ["Secretary of State Kerry", "John Kerry, US Secretary of State"]
)
def test_a_question_may_have_the_office_though_no_event_does(question: str) -> None:
    assert _ask(_names("kerry", registry=_OFFICES), question) == "kerry"


def test_the_office_tells_two_of_one_last_name_apart() -> None:
    registry = _OFFICES + "  bob: {name: Bob Kerrey, aliases: [Bob Kerry]}\n"
    names = _names("Secretary of State Kerry", registry=registry)
    # The id of John Kerry would answer first.
    registry = registry.replace("  kerry:", "  john:")
    names = _names("Secretary of State Kerry", registry=registry)
    assert names.identify("Secretary of State Kerry") == "john"


def test_all_who_ever_held_an_office_in_an_event_are_known() -> None:
    names = _names("US Secretary of State", "Ann", registry=_OFFICES)
    assert {"clinton", "kerry", "ann"} <= names.used
    assert "obama" not in names.used
    assert names.is_known("obama")
    assert not names.is_known("bob")


def test_names_are_shown_as_the_registry_has_them() -> None:
    names = _names("kerry", "Vladimir Putin", registry=_REGISTRY)
    assert names.display("kerry") == "John Kerry"
    assert names.display("jfk JUNIOR") == "John Kerry"
    assert names.display("Vladimir Putin") == "Vladimir Putin"
    assert _names("RU").display("RU") == "RU"
    named = _names("Kerry", "US President", registry=_OFFICES)
    assert named.display("Kerry") == "John Kerry"
    assert named.display("US President") == "US President"


def test_an_identity_is_named_by_registry_table_or_first_spelling() -> None:
    names = _names("Vladimir PUTIN", "Vladimir Putin", "RU", registry=_REGISTRY)
    assert names.name_of("kerry") == "John Kerry"
    assert names.name_of("@FR") == "France"
    assert names.name_of("vladimir putin") == "Vladimir PUTIN"
    assert names.name_of("somebody else") == "somebody else"


def test_an_actor_may_be_called_by_a_handle() -> None:
    names = _names("@realDonaldTrump")
    assert names.name_of(names.identify("@realDonaldTrump")) == "@realDonaldTrump"


def test_spellings_are_those_of_registry_and_events_each_once() -> None:
    names = _names("kerry", "Vladimir Putin", "John Kerry", registry=_REGISTRY)
    assert names.spellings == (
        "John Kerry",
        "Secretary Kerry",
        "JFK junior",
        "Barack Obama",
        "Russian Federation",
        "Moscow",
        "FSB",
        "Vladimir Putin",
    )


@pytest.mark.parametrize("key", ["actors", "to", "about"])
def test_all_who_take_part_or_are_concerned_can_be_named(key: str) -> None:
    event = f"events:\n- {{date: 2013, title: X, {key}: [Vladimir Putin]}}\n"
    names = ActorNames(load_text(event))
    assert _ask(names, "putin") == "vladimir putin"


@pytest.mark.parametrize(
    ("actors", "near"),
    [
        (("Russia",), ("Russia",)),
        (("Ukraine", "Kazakhstan"), ("Ukraine", "Kazakhstan")),
        (("UA", "KZ", "UZ", "AM"), ("Ukraine", "Kazakhstan", "Uzbekistan")),
    ],
)
def test_successors_are_those_that_events_name(
    actors: tuple[str, ...], near: tuple[str, ...]
) -> None:
    assert _names(*actors).suggest_successors("@SU") == near


def test_successors_that_nobody_names_are_the_most_important() -> None:
    near = _names("France").suggest_successors("@SU")
    assert near[0] == "Russia"
    assert len(near) == 3
    assert _names("France").suggest_successors("@FR") == ()


def test_a_successor_is_there_if_anybody_acts_for_it() -> None:
    registry = "actors:\n  nazarbayev: {name: N Nazarbayev, of: Kazakhstan}\n"
    names = _names("nazarbayev", registry=registry)
    assert names.suggest_successors("@SU") == ("Kazakhstan",)


_TYPED = st.sampled_from(
    [
        *("Kerry", "John Kerry", "RU", "Russia", "Moscow", "the Kremlin", "Igor Kerry"),
        *("US Secretary of State", "Secretary of State Kerry", "Assad", "Ann", "ann B"),
        *("President", "Georgia", "kerry", "Vladimir Putin", "Putin", "Washington"),
    ]
)


@given(st.lists(_TYPED, max_size=6), st.booleans())
def test_what_an_event_says_can_be_asked_for(
    typed: list[str], declared: object
) -> None:
    """A name of an event is found by itself, or refused as ambiguous or an office."""
    names = _names(*typed, registry=_OFFICES if declared else "")
    for name in typed:
        meaning = names.interpret(name)
        if meaning.by_office or meaning.candidates:
            error = _refuse(names, name)
            assert error.hint or error.remedy
        else:
            answer = names.resolve(name)
            meant = {one.identity for one in answer.meant}
            assert meaning.identity in meant
            assert answer.metonym == bool(meaning.seats)
            assert names.is_known(meaning.identity)


@given(st.lists(_TYPED, max_size=4), st.text(max_size=15))
def test_any_question_has_an_answer_or_an_error(
    typed: list[str], question: str
) -> None:
    names = _names(*typed, registry=_OFFICES)
    with suppress(UnresolvedNameError):
        assert all(one.identity for one in names.resolve(question).meant)


def test_a_seat_is_nearer_than_a_word_within_a_name() -> None:
    names = _names("Washington Post", "US")
    assert _tell(names, "Washington") == ("@US", True)
    # But not where nobody has heard of its state.
    assert _ask(_names("Washington Post"), "Washington") == "washington post"
