"""Conditions by who took part: on the date, in an office, with whom."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_lettered
from tests.helpers.questions import tell_sorted
from tests.helpers.registries import CLINTON, KERRY, KERRY_AS_SECRETARY, OBAMA
from timeline import Chronology, load_text
from timeline.dates import Fit
from timeline.diagnostics import Remedy
from timeline.names import UnresolvedNameError
from timeline.names.bodies import Body, find_body
from timeline.query import (
    Flags,
    Not,
    Or,
    Query,
    Question,
    Term,
    all_of,
    make_query,
    select,
)
from timeline.query.query import NO_FLAGS

_ACTORS = (
    """
actors:
  clinton:
    name: Hillary Clinton
    roles: [{office: Secretary of State, of: US, when: 2009-01-21/2013-01-31}]
"""
    + KERRY
    + """\
  obama:
    name: Barack Obama
    roles: [{office: President, of: US, when: 2009-01-20/2017-01-20}]
  putin:
    name: Vladimir Putin
    roles:
    - {office: Prime Minister, of: Russia, when: 2008-05-08/2012-05-07}
    - {office: President, of: Russia, when: 2012-05-07/..}
  director: {name: A Director, roles: [{office: Director, of: fsb}]}
  cameron:
    name: David Cameron
    roles: [{office: Prime Minister, of: UK, when: 2010-05-11/2016-07-13}]
  fsb: {name: FSB, type: organisation, of: Russia}
  envoys: {name: Envoys, type: group, members: [{actor: kerry, when: 2015/..}, obama]}
"""
)


def _read(*events: str, actors: str = _ACTORS) -> Chronology:
    """Return events a, b, c ... each given as its date and further keys."""
    return load_lettered(*events, header=actors)


def _ask(chronology: Chronology, **options: Any) -> str:
    """Return the ids of what is kept, sorted; `?` marks the possible."""
    return tell_sorted(select(chronology, make_query(**options)))


def _refuse(chronology: Chronology, **options: Any) -> UnresolvedNameError:
    with pytest.raises(UnresolvedNameError) as caught:
        select(chronology, make_query(**options))
    return caught.value


_DAY = _read(
    "2012, actors: [Kerry], to: [Clinton]",
    "2013-01-31, actors: [Putin, Clinton]",
    "'[2013-01-31..2013-02-03]', actors: [Kerry]",
    "2013-05-07, actors: [kerry], to: [Vladimir Putin]",
    "2017, actors: [John Kerry]",
    "2018, actors: [Kerry, Obama]",
    "2014, actors: [FSB]",
    "2014, actors: [A Director]",
    "2014, actors: [Cameron], about: [Russia, US]",
    "2014, actors: [US, Moscow]",
)


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        # Senator in the morning, Secretary in the afternoon.
        ({"actor": "US"}, "a b c d e? j"),
        ({"actor": "Washington"}, "a b c d e? j"),
        ({"actor": "Russia"}, "b d g h j"),
        ({"actor": "Russia", "direct": True}, "j"),
        ({"actor": "US", "direct": True}, "j"),
        ({"actor": "fsb"}, "g h"),
        ({"actor": "fsb", "direct": True}, "g"),
        ({"actor": "Kerry"}, "a c d e f"),
        ({"actor": "Kerry", "direct": True}, "a c d e f"),
        ({"actor": "UK"}, "i"),
        ({"actor": ["US", "Russia"]}, "b d j"),
        ({"actor": "US,Russia"}, "a b c d e? g h j"),
        ({"actor": "US", "certain": True}, "a b c d j"),
        ({"actor": "Envoys", "members": True}, "e f"),
        ({"actor": "EU", "members": True}, "i"),
        ({"not_actor": "US"}, "e? f g h i"),
        ({"not_actor": ["US", "Russia"]}, "e? f i"),
        ({"not_actor": "US", "direct": True}, "a b c d e f g h i"),
        ({"office": "Secretary of State"}, "a b c? d e?"),
        ({"office": "US Secretary of State", "actor": "Kerry"}, "a c? d e?"),
        ({"office": "Senator"}, "a c?"),
        ({"office": "Senator,Secretary of State"}, "a b c d e?"),
        ({"office": "American Senator,Secretary of State"}, "a b c d e?"),
        ({"office": ["Secretary of State", "President"]}, "b d"),
        ({"office": "President of Russia"}, "b d"),
        ({"office": "Russian Prime Minister"}, ""),
        ({"office": "Prime Minister"}, "i"),
        ({"office": "Director of the FSB"}, "h"),
        ({"with_": ["US", "Russia"]}, "b d j"),
        ({"with_": ["Russia", "US"]}, "b d j"),
        ({"with_": ["Kerry", "US"]}, "a"),
        ({"with_": ["US", "US"]}, "a"),
        ({"with_": ["Russia", "Russia"]}, ""),
        ({"with_": "Kerry"}, "a c d e f"),
        ({"with_": ["US", "Russia"], "direct": True}, "j"),
        ({"with_": ["Kerry", "Obama"]}, "f"),
        ({"with_": ["Envoys", "Kerry"], "members": True}, "f"),
        ({"with_": ["Kerry,Clinton", "Putin"]}, "b d"),
        ({"about": "US"}, "i"),
        # Whoever writes about Russia may mean the place.
        ({"about": "Moscow"}, "i?"),
        ({"about": "Kerry"}, ""),
    ],
)
def test_who_took_part_on_the_day(options: dict[str, Any], kept: str) -> None:
    assert _ask(_DAY, **options) == kept


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("to:Clinton", "a"),
        ("to:US", "a"),
        ("to=Clinton,Putin", "a d"),
        ("to:Russia", "d"),
        ("to:Kerry", ""),
        ("to:US actor:US", "a"),
        ("to:US or to:Putin", "a d"),
        ("actor:US -to:US", "b c d e? j"),
        ("state:Russia", "b d g h j"),
        ("state:Russia state:US", "b d j"),
        ("-state:US", "e? f g h i"),
        ("actor=US", "j"),
        ("actor=US,Kerry", "a c d e f j"),
        ("actor=US or actor:Russia", "b d g h j"),
        ("with:US with=Russia", "j"),
        # One who is anybody of both, and another.
        ("(with:Kerry or with:Clinton) with:Putin", "b d"),
        ("with:Putin (with:Kerry with:Obama or with:Clinton)", "b"),
        ("-with:Kerry -with:Clinton", "g h i j"),
        ("with:Cameron or (with:Kerry with:Putin)", "d i"),
        ("(with:Kerry with:Putin) or with:Cameron", "d i"),
        ("not (with:US with:Russia)", "a c e f g h i"),
        ("-with:US or -with:Russia", "a c e f g h i"),
        # An office that was one of two was certainly of one of both.
        ('office:Senator or office:"Secretary of State"', "a b c d e?"),
        ('-office:Senator -office:"Secretary of State"', "e? f g h i j"),
        ("about:US or about:Moscow", "i"),
        ("about:US about:Russia", "i"),
        ("-about:US", "a b c d e f g h j"),
    ],
)
def test_terms_of_people_are_joined(query: str, kept: str) -> None:
    assert _ask(_DAY, query=query) == kept


_OFFICES = _read(
    "2012, actors: [US Secretary of State]",
    "2014, actors: [Kremlin], to: [the Secretary of State]",
    "2005, actors: ['US Secretary of State']",
    "2014, actors: [Secretary of State Kerry]",
    "2014, actors: ['John Kerry, US Secretary of State']",
    "2014, about: [US Secretary of State]",
    "2017, actors: [US Secretary of State]",
)


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({"actor": "Kerry"}, "b d e g?"),
        ({"actor": "Clinton"}, "a"),
        ({"actor": "Kerry", "direct": True}, "b d e g?"),
        # The office acted, whoever held it, and be it nobody that we know.
        ({"office": "Secretary of State"}, "a b c d e g"),
        ({"office": "US Secretary of State"}, "a b c d e g"),
        ({"office": "Secretary of State of the United States"}, "a b c d e g"),
        ({"office": "Senator"}, ""),
        ({"with_": ["Kerry", "Russia"]}, "b"),
        ({"about": "Kerry"}, "f"),
        ({"about": "Clinton"}, ""),
    ],
)
def test_actors_typed_as_an_office(options: dict[str, Any], kept: str) -> None:
    assert _ask(_OFFICES, **options) == kept


def test_an_office_acts_for_its_state_whoever_held_it() -> None:
    kept = _ask(_OFFICES, actor="US")
    assert {"c", "g"} <= set(kept.replace("?", "").split())


_HANDOVER = (
    "actors:\n"
    + CLINTON
    + KERRY_AS_SECRETARY
    + OBAMA
    + """\
  putin: {name: Vladimir Putin, roles: [{office: President, of: Russia}]}
"""
)


@pytest.mark.parametrize("actor", ["US", "Kerry", "Clinton"])
@pytest.mark.parametrize("date", ["2013-02-01", "'[2013-01-30..2013-02-03]'", "2013"])
def test_on_the_day_of_a_handover_both_may_be_meant(actor: str, date: str) -> None:
    chronology = _read(f"{date}, actors: [US Secretary of State]", actors=_HANDOVER)
    assert _ask(chronology, actor=actor) in ("a", "a?")


def test_an_office_of_several_states_is_possibly_that_of_each() -> None:
    chronology = _read(
        "2014, actors: [President]", "2014, actors: [US President]", actors=_HANDOVER
    )
    assert _ask(chronology, office="President") == "a b"
    assert _ask(chronology, office="US President") == "a? b"
    assert _ask(chronology, office="Russian President") == "a?"


def test_who_is_named_by_office_and_by_name_is_there_for_certain() -> None:
    chronology = _read(
        "2017, actors: [US Secretary of State, Kerry]",
        "2017, actors: [Kerry, US Secretary of State]",
    )
    assert _ask(chronology, actor="Kerry") == "a b"
    assert _ask(chronology, with_="Kerry") == "a b"


def test_an_office_that_all_wanted_may_have_held_is_certainly_theirs() -> None:
    chronology = _read("2013, actors: [US Secretary of State]", actors=_HANDOVER)
    assert _ask(chronology, actor="Kerry,Clinton") == "a"
    assert _ask(chronology, actor="Kerry,Obama") == "a?"
    assert _ask(chronology, actor="Obama") == ""


def test_an_office_that_all_left_out_may_have_held_is_certainly_left_out() -> None:
    chronology = _read("2013, actors: [US Secretary of State]", actors=_HANDOVER)
    assert _ask(chronology, not_actor="Kerry") == "a?"
    assert _ask(chronology, not_actor=["Kerry", "Obama"]) == "a?"
    assert _ask(chronology, not_actor=["Kerry", "Clinton"]) == ""
    assert _ask(chronology, not_actor="Kerry,Clinton") == ""
    assert _ask(chronology, query="-actor:Kerry or -actor:Clinton") == "a?"


_BOTH = (
    "actors:\n"
    + KERRY_AS_SECRETARY
    + """\
  clegg:
    name: Nick Clegg
    roles: [{office: Secretary of State, of: UK, when: 2010-05/2015-05}]
  nobody: {name: A Nobody, roles: [{office: Chief, of: US}, {office: Chief, of: UK}]}
"""
)


@pytest.mark.parametrize("date", ["2005", "2014", "2020"])
def test_an_office_of_several_bodies_acts_possibly_for_each(date: str) -> None:
    """Whether both hold it or nobody does."""
    chronology = _read(
        f"{date}, actors: [Secretary of State]",
        f"{date}, actors: [US, UK, Syria]",
        actors=_BOTH,
    )
    for actor in ("US", "UK"):
        assert _ask(chronology, actor=actor) == "a? b"
        assert _ask(chronology, with_=actor) == "a? b"
        assert _ask(chronology, not_actor=actor) == "a?"
        assert _ask(chronology, actor=[actor, "Syria"]) == "b"
        assert _ask(chronology, actor=f"{actor},Syria") == "a? b"
        assert _ask(chronology, actor=actor, direct=True) == "b"
        assert _ask(chronology, query=f"state:{actor}") == "a? b"
    assert _ask(chronology, actor="US,UK") == "a b"
    assert _ask(chronology, with_="US,UK") == "a b"
    assert _ask(chronology, query="state:US or state:UK") == "a b"
    assert _ask(chronology, not_actor="US,UK") == ""
    assert _ask(chronology, actor="Syria") == "b"
    # It is one of both, and no two.
    assert _ask(chronology, with_=["US", "UK"]) == "b"


def test_an_office_of_several_bodies_that_one_holds_acts_for_them() -> None:
    chronology = _read("2014, actors: [Chief]", "2014, actors: [Syria]", actors=_BOTH)
    assert _ask(chronology, actor="US") == "a"
    assert _ask(chronology, actor="US,UK") == "a"
    assert _ask(chronology, actor="Syria") == "b"


def test_an_office_is_not_its_state_directly() -> None:
    chronology = _read(
        "2014, actors: [US Secretary of State]", "2014, actors: [US]", actors=_HANDOVER
    )
    assert _ask(chronology, actor="US") == "a b"
    assert _ask(chronology, actor="US", direct=True) == "b"
    assert _ask(chronology, actor="Kerry", direct=True) == "a"


def test_an_office_that_a_participant_may_have_held_is_possibly_no_other() -> None:
    chronology = _read("2013, actors: [US Secretary of State, Kerry]", actors=_HANDOVER)
    assert _ask(chronology, with_=["Kerry", "US"]) == "a?"


def test_one_person_by_two_spellings_is_no_pair() -> None:
    chronology = _read(
        "2014, actors: [Kerry], to: [John Kerry]",
        "2014, actors: [kerry, US Secretary of State]",
        "2014, actors: [RU, Moscow]",
        "2014, actors: [RU, Kerry]",
    )
    assert _ask(chronology, with_=["Kerry", "Kerry"]) == ""
    assert _ask(chronology, with_=["Kerry", "US"]) == ""
    assert _ask(chronology, with_=["Russia", "Russia"]) == ""
    assert _ask(chronology, with_=["Russia", "US"]) == "d"


def test_pairs_are_given_to_whom_they_fit_best() -> None:
    """Kerry could stand for all three, so the others must not take him."""
    chronology = _read("2014, actors: [Kerry, Obama, US]")
    for order in (["US", "US", "Kerry"], ["Kerry", "US", "US"], ["US", "Kerry", "US"]):
        assert _ask(chronology, with_=order) == "a"
    assert _ask(chronology, with_=["US", "US", "US", "US"]) == ""


def test_a_pair_is_as_sure_as_the_surest_way_to_make_it() -> None:
    chronology = _read(
        "2017, actors: [Kerry, Obama, Putin]",
        "2017, actors: [US, Obama, Putin]",
    )
    assert _ask(chronology, with_=["US", "Russia"]) == "a? b"
    assert _ask(chronology, with_=["US", "US"]) == "a? b?"


_SEARCH = Remedy("search-text")


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        ({"actor": "France"}, "no event here names France", _SEARCH),
        (
            {"actor": "EU"},
            "no event here names European Union",
            Remedy("with-members"),
        ),
        (
            {"actor": "EU", "direct": True},
            "no event here names European Union",
            Remedy("with-members", "without-direct"),
        ),
        (
            {"actor": "USSR"},
            "no event here names Soviet Union, which ended in 1991",
            "did you mean Russia?",
        ),
        ({"with_": ["Kerry", "Soviet Union"]}, "which ended in 1991", "Russia"),
        ({"not_actor": "USSR"}, "which ended in 1991", "Russia"),
        ({"about": "France"}, "no event here names France", _SEARCH),
        ({"about": "Kerrt"}, "no actor here is called 'Kerrt'", "John Kerry"),
        ({"with_": ["Kerry", "Obma"]}, "no actor here is called 'Obma'", "Obama"),
        (
            {"office": "Secretery of State"},
            "no office here is called 'Secretery of State'",
            "did you mean Secretary of State?",
        ),
        (
            {"office": "US Secretery of State"},
            "no office here is called",
            "did you mean Secretary of State?",
        ),
        ({"office": "Russian Secretary of State"}, "no office here is called", ""),
        ({"office": "Kerry"}, "no office here is called 'Kerry'", ""),
        ({"office": ""}, "no office here is called ''", ""),
        ({"with_": ""}, "no actor here is called ''", Remedy("list-actors")),
        (
            {"actor": "Secretary of State"},
            "'Secretary of State' is an office, not an actor",
            Remedy("ask-office", "Secretary of State"),
        ),
    ],
)
def test_what_means_nothing_is_an_error_with_a_hint(
    options: dict[str, Any], message: str, hint: str | Remedy
) -> None:
    error = _refuse(_DAY, **options)
    assert message in error.message
    if isinstance(hint, str):
        assert hint in error.hint
        assert error.remedy is None
    else:
        assert (error.hint, error.remedy) == ("", hint)


def test_without_offices_the_error_says_where_they_stand() -> None:
    error = _refuse(_read("2014, actors: [Ann]", actors=""), office="Minister")
    assert error.hint == "offices stand under `roles` of the people under `actors:`"


def test_direct_is_not_blamed_for_what_it_does_not_hide() -> None:
    assert _refuse(_DAY, actor="France", direct=True).remedy == _SEARCH


def test_who_is_declared_but_took_part_in_nothing_is_an_empty_answer() -> None:
    chronology = _read("2014, actors: [Kerry]")
    assert _ask(chronology, actor="Putin") == ""
    assert _ask(chronology, actor="FSB") == ""
    # Nobody of the registry acts for it in any event.
    assert "no event here names Russia" in _refuse(chronology, actor="Russia").message


def test_a_state_is_found_by_those_who_act_for_it_though_never_named() -> None:
    chronology = _read("2014, actors: [Kerry]", "2018, actors: [Kerry]")
    assert _ask(chronology, actor="US") == "a"
    # Only the holder of an office, and only by the office.
    chronology = _read("2014, actors: [US Secretary of State]")
    assert _ask(chronology, actor="US") == "a"
    remedy = _refuse(chronology, actor="US", direct=True).remedy
    assert remedy == Remedy("without-direct")


def test_a_group_is_reached_through_its_members_only_on_request() -> None:
    chronology = _read(
        "2014, actors: [Kerry]", "2015-06, actors: [Kerry]", "2014, actors: [Obama]"
    )
    assert _ask(chronology, actor="Envoys") == ""
    assert _ask(chronology, actor="Envoys", members=True) == "b? c"
    assert _ask(chronology, actor="Envoys", members=True, direct=True) == ""


def test_circles_in_the_registry_end() -> None:
    circles = """
actors:
  a: {name: Alpha, type: organisation, of: b, members: [b]}
  b: {name: Beta, type: organisation, of: a, members: [a]}
  c: {name: Gamma Delta, roles: [{office: Head, of: a}, {office: Head, of: c}]}
"""
    chronology = _read("2014, actors: [Alpha]", "2014, actors: [Delta]", actors=circles)
    for members in (False, True):
        for actor in ("Alpha", "Beta"):
            assert _ask(chronology, actor=actor, members=members) == "a b"
        assert _ask(chronology, actor="Gamma Delta", members=members) == "b"


_NAMES = ("Kerry", "Obama", "Putin", "FSB", "US", "Russia", "Envoys", "A Director")
_TYPED = st.sampled_from(
    [*_NAMES, "Moscow", "US Secretary of State", "Senator Kerry", "Ann", "Clinton"]
)
_DATES = st.sampled_from(
    [
        *("2012", "2013-01", "2013-02-01", "2013", "2014-05-10?", "2017", "2018~"),
        *("2016/..", "'[2013-01-31..2013-02-02]'", "2012-05-07", "/2010"),
    ]
)


@st.composite
def _chronologies(draw: st.DrawFn) -> Chronology:
    """Draw up to six events after one that names everybody who is asked for."""
    events = ["1066, actors: [Kerry, Obama, Putin, FSB, US, Russia, Envoys, Director]"]
    events += [
        f"{draw(_DATES)}, actors: [{', '.join(draw(st.lists(_TYPED, max_size=3)))}], "
        f"to: [{', '.join(draw(st.lists(_TYPED, max_size=2)))}]"
        for _ in range(draw(st.integers(1, 6)))
    ]
    return _read(*events)


_CHRONOLOGIES = _chronologies()
_ASKED = st.lists(st.sampled_from(_NAMES), min_size=1, max_size=2).map(tuple)


def _fits(
    chronology: Chronology, *queries: Query, flags: Flags = NO_FLAGS
) -> dict[str, Fit]:
    fits = {event.id: Fit.NO for event in chronology.events}
    selection = select(chronology, Question(all_of(*queries), flags))
    fits.update({match.event.id: match.fit for match in selection.matches})
    return fits


def _no_better(one: dict[str, Fit], other: dict[str, Fit]) -> bool:
    return all(fit <= other[key] for key, fit in one.items())


@given(_CHRONOLOGIES, st.sampled_from(["actor", "to", "with"]), _ASKED)
def test_direct_is_part_of_plain_and_plain_of_members(
    chronology: Chronology, field: str, values: tuple[str, ...]
) -> None:
    asked = Term(field, values)
    direct = _fits(chronology, asked, flags=Flags(direct=True))
    plain = _fits(chronology, asked)
    members = _fits(chronology, asked, flags=Flags(members=True))
    assert _no_better(direct, plain)
    assert _no_better(plain, members)
    certain = _fits(chronology, asked, flags=Flags(members=True, certain=True))
    assert _no_better(certain, members)
    assert Fit.POSSIBLE not in certain.values()
    # `=` is direct, whatever the flags.
    exact = Term(field, values, "=")
    for flags in (NO_FLAGS, Flags(members=True), Flags(direct=True)):
        assert _fits(chronology, exact, flags=flags) == direct


@given(_CHRONOLOGIES, st.sampled_from(["US", "Russia"]), st.booleans(), st.booleans())
def test_a_state_is_an_actor_whatever_the_flags(
    chronology: Chronology, state: str, direct: object, members: object
) -> None:
    plain = _fits(chronology, Term("actor", (state,)))
    flags = Flags(direct=bool(direct), members=bool(members))
    assert _fits(chronology, Term("state", (state,)), flags=flags) == plain


@given(_CHRONOLOGIES, _ASKED, st.booleans())
def test_whom_it_is_done_to_takes_part(
    chronology: Chronology, values: tuple[str, ...], members: object
) -> None:
    flags = Flags(members=bool(members))
    done = _fits(chronology, Term("to", values), flags=flags)
    assert _no_better(done, _fits(chronology, Term("actor", values), flags=flags))
    for event in chronology.events:
        if not event.to:
            assert done[event.id] is Fit.NO


@given(_CHRONOLOGIES, _ASKED, _ASKED, _ASKED, st.booleans())
def test_with_is_the_same_in_any_order_and_never_more_than_each(
    chronology: Chronology,
    one: tuple[str, ...],
    two: tuple[str, ...],
    three: tuple[str, ...],
    members: object,
) -> None:
    flags = Flags(members=bool(members))
    terms = [Term("with", values) for values in (one, two, three)]
    together = _fits(chronology, *terms, flags=flags)
    assert together == _fits(chronology, *reversed(terms), flags=flags)
    pair = _fits(chronology, *terms[:2], flags=flags)
    assert _no_better(together, pair)
    # A pair asks for more than two actors do: for two different participants.
    actors = [Term("actor", term.values) for term in terms[:2]]
    assert _no_better(pair, _fits(chronology, *actors, flags=flags))


@given(_CHRONOLOGIES, _ASKED, _ASKED, st.booleans(), st.booleans())
def test_negation_complements_with_every_flag(
    chronology: Chronology,
    values: tuple[str, ...],
    more: tuple[str, ...],
    direct: object,
    members: object,
) -> None:
    flags = Flags(direct=bool(direct), members=bool(members))
    one, two = Term("actor", values), Term("actor", more)
    kept = _fits(chronology, one, flags=flags)
    dropped = _fits(chronology, Not(one), flags=flags)
    assert dropped == {key: Fit.CERTAIN - fit for key, fit in kept.items()}
    # Neither of two is not one of both, who are asked for as with a comma.
    both = _fits(chronology, Not(one), Not(two), flags=flags)
    assert both == _fits(chronology, Not(Term("actor", values + more)), flags=flags)
    assert both == _fits(chronology, Not(Or((one, two))), flags=flags)


_OFFICE_VALUES = st.sampled_from(
    ["Secretary of State", "US Senator", "President", "Director", "Prime Minister"]
)


@given(_CHRONOLOGIES, _OFFICE_VALUES, _OFFICE_VALUES)
def test_another_office_never_makes_a_fit_worse(
    chronology: Chronology, one: str, two: str
) -> None:
    first = _fits(chronology, Term("office", (one,)))
    both = _fits(chronology, Term("office", (one, two)))
    assert _no_better(first, both)
    assert both == _fits(chronology, Term("office", (two, one)))
    either = Or((Term("office", (one,)), Term("office", (two,))))
    assert both == _fits(chronology, either)


@given(_CHRONOLOGIES)
def test_who_holds_an_office_of_a_state_acts_for_it(chronology: Chronology) -> None:
    """Where the holder is named, an office is never surer than its state."""
    offices = Term("office", ("US Secretary of State", "US Senator"))
    held = _fits(chronology, offices)
    acts = _fits(chronology, Term("actor", ("US",)))
    for event in chronology.events:
        if "US Secretary of State" not in (*event.actors, *event.to):
            assert held[event.id] <= acts[event.id]


def test_each_name_is_judged_once_however_many_events_have_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def note(name: str) -> Body | None:
        asked.append(name)
        return find_body(name)

    monkeypatch.setattr("timeline.names.registry.find_body", note)

    def count(number: int) -> int:
        dates = [f"{1000 + index}" for index in range(number)]
        lines = "".join(
            f"- {{date: {date}, title: T, actors: [Kerry, Ann, US, Moscow]}}\n"
            for date in dates
        )
        chronology = load_text(f"{_ACTORS}events:\n{lines}")
        asked.clear()
        for field in ("actor", "with", "about"):
            select(chronology, Question(Term(field, ("US",)), Flags(members=True)))
        return len(asked)

    assert 0 < count(4) == count(400)


def test_an_office_may_have_keys_of_its_own() -> None:
    own = "when: 2013/.., by: {whom: [Parliament]}"
    chronology = load_text(
        f"actors: {{k: {{name: K, roles: [{{office: Boss, {own}}}]}}}}\n"
        "events: [{date: 2013-05, title: T, actors: [k]}]\n"
    )
    matches = select(chronology, make_query(office="Boss")).matches
    assert [match.fit for match in matches] == [Fit.POSSIBLE]
