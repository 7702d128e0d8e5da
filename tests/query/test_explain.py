"""Why events match: each has a reason, and what is only possible says so."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from tests.helpers.chronologies import load_lettered
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from tests.helpers.registries import KERRY
from tests.query.spring import CHRONOLOGY
from timeline import Chronology, load_text
from timeline.dates import Fit
from timeline.diagnostics import ExpectedError
from timeline.names import names_of
from timeline.query import (
    Explainer,
    Flags,
    Not,
    Question,
    Term,
    all_of,
    format_query,
    make_query,
    parse_query,
    select,
)
from timeline.query.fields import find_field, list_fields
from timeline.query.options import OPTIONS
from timeline.query.query import NO_FLAGS

SAMPLES = {
    "sample": load_sample(),
    "arms-control": load_arms_control(),
    "nasty": load_nasty(),
    "spring": CHRONOLOGY,
}
_BY_DATE = (
    *("date", "on", "during", "since", "until", "after", "before", "as-of"),
    *("begin", "end", "reported"),
)
_DOUBT = (
    *("possibly", "may lie", "may begin", "may end"),
    *("nobody says when", "at the earliest"),
)
_LEFT_OUT = "though not for certain left out: "
_MOST = 12

_REGISTRY = (
    """
fields: {importance: number, due: date, theme: text}
sources:
  good: {title: Good Paper, reliability: A, date: 2014}
  poor: {title: Poor Paper, reliability: D}
actors:
"""
    + KERRY
    + """\
  clegg:
    name: Nick Clegg
    roles: [{office: Secretary of State, of: UK, when: 2010/2015}]
  putin:
    name: Vladimir Putin
    roles: [{office: President, of: Russia, when: 2012-05-07/..}]
  director:
    name: Dora Director
    of: US
    roles:
    - {office: Chief of Nothing, when: 2013}
    - {office: Envoy, of: Atlantis, when: 2012/2014}
  fsb: {name: FSB, type: organisation, of: Russia}
  patrushev:
    name: Nikolai Patrushev
    roles: [{office: Director, of: fsb, when: 1999-08-09/2008-05}]
  envoys: {name: Envoys, type: group, members: [{actor: kerry, when: 2013-05/..}]}
places: {sochi: {name: Sochi, country: Russia, aliases: [Sotchi]}}
"""
)


def _read(*events: str) -> Chronology:
    """Return events a, b, c ... each given as its date and further keys."""
    return load_lettered(*events, header=_REGISTRY)


def _explain(chronology: Chronology, **options: Any) -> dict[str, tuple[str, ...]]:
    """Return the reasons for each event that is found, by its id."""
    selection = select(chronology, make_query(**options))
    explainer = Explainer(selection)
    return {match.event.id: explainer.explain(match) for match in selection.matches}


_FIXED = {
    "month": ("May", "12", "2013-05", "Dec 1991"),
    "day": ("10 May", "26 December"),
    "year": ("2013", "199X", "1991"),
    "state": ("Russia", "US", "USSR", "Syria"),
    "confidence": ("low", "moderate", "high"),
    "text": ("treaty", "RUSSIA", "missile", "*issil", "Sochi", "us-russia"),
    "title": ("treaty", "RUSSIA", "missile", "*issil", "A letter"),
    "summary": ("treaty", "missile", "the", "The missile  crisis"),
    "note": ("person", "the", "not", "From the kitchen"),
    "quote": ("cold", "the", "we", "Cold war"),
    "source-title": ("comment", "AP", "press"),
    "placed": ("2013-05", "1991", "199X"),
    "sources": ("0", "1", "2"),
    "independent": ("0", "1", "2"),
    "lacks": ("place", "tag", "kind"),
    "differing": ("any", "date", "title", "place"),
    "importance": ("7", "-2", "8"),
    "weight": ("9", "10"),
    "deadline": ("2013", "2014-03", "15 June"),
}


def _list_values(field: str, chronology: Chronology) -> Iterable[str]:
    """Return what a field may be asked for in a chronology."""
    events = chronology.events
    actors = chronology.actors.values()
    if field in _FIXED:
        return _FIXED[field]
    if field in ("actor", "with", "to"):
        typed = [name for event in events for name in (*event.actors, *event.to)]
        return [*typed, *(actor.name for actor in actors)]
    if field == "about":
        return [name for event in events for name in event.about]
    if field == "office":
        roles = [role for actor in actors for role in actor.roles]
        named = [f"{role.office} of {role.of}" for role in roles if role.of]
        return [*named, *(role.office for role in roles)]
    if field in _BY_DATE:
        return [event.date.typed for event in events] + [event.id for event in events]
    if field == "source":
        cited = [one.source.upper() for event in events for one in event.sources]
        cited += [one.source for event in events for one in event.sources]
        sources = chronology.sources.values()
        return [*cited, *(source.title for source in sources)]
    used = names_of(chronology).facets[field].list_used()
    if field == "place":
        countries = [place.country for place in chronology.places.values()]
        return [*used, *countries]
    return used


_FLAGS = (NO_FLAGS, Flags(members=True, any_account=True), Flags(direct=True))


def _list_asked() -> list[tuple[str, str]]:
    """Return every field of some sample, with each operator that it takes."""
    asked: dict[tuple[str, str], None] = {}
    for chronology in SAMPLES.values():
        names = names_of(chronology)
        for name in list_fields(names):
            field = find_field(name, names)
            assert field is not None
            facet = names.facets.get(name)
            operators = field.operators
            if facet is not None and facet.key and not facet.is_ordered:
                operators &= {":", "="}
            asked |= dict.fromkeys((name, operator) for operator in sorted(operators))
    return list(asked)


@pytest.mark.parametrize(("field", "operator"), _list_asked())
def test_every_field_that_keeps_events_has_reasons_in_some_sample(
    field: str, operator: str
) -> None:
    found = 0
    for chronology in SAMPLES.values():
        if field not in list_fields(names_of(chronology)):
            continue
        values = sorted({value for value in _list_values(field, chronology) if value})
        most = _MOST if operator == ":" else _MOST // 3
        for value in values[:: max(len(values) // most, 1)]:
            for flags in _FLAGS:
                found += _check_reasons(
                    chronology, Term(field, (value,), operator), flags
                )
    assert found


def test_every_option_has_a_field_with_reasons() -> None:
    assert {option.field for option in OPTIONS.values()} <= {
        field for field, _ in _list_asked()
    }


def _check_reasons(chronology: Chronology, term: Term, flags: Flags) -> int:
    try:
        selection = select(chronology, Question(term, flags))
    except ExpectedError:
        return 0
    explainer = Explainer(selection)
    told: dict[str, tuple[str, ...]] = {}
    for match in selection.matches:
        reasons = told[match.event.id] = explainer.explain(match)
        doubtful = [any(word in one for word in _DOUBT) for one in reasons]
        asked = (format_query(term), match.event.id, reasons)
        assert reasons, asked
        assert len(set(reasons)) == len(reasons), asked
        if match.fit is Fit.POSSIBLE:
            assert any(doubtful), asked
        elif term.field != "as-of":
            assert not all(doubtful), asked
    _check_left_out(chronology, term, flags, told)
    return len(selection.matches)


def _check_left_out(
    chronology: Chronology,
    term: Term,
    flags: Flags,
    told: Mapping[str, tuple[str, ...]],
) -> None:
    """Of what is left out something is said where it may be that all the same."""
    selection = select(chronology, Question(Not(term), flags))
    explainer = Explainer(selection)
    for match in selection.matches:
        reasons = explainer.explain(match)
        if match.fit is Fit.CERTAIN:
            assert reasons == ()
        else:
            assert reasons == tuple(f"{_LEFT_OUT}{one}" for one in told[match.event.id])


@pytest.mark.parametrize(
    ("event", "options", "reasons"),
    [
        (
            "2013-05, actors: [Kerry]",
            {"actor": "US"},
            ["John Kerry held Secretary of State of United States on 2013-05"],
        ),
        (
            "2013, actors: [Clegg], to: [FSB]",
            {"actor": "Russia,UK"},
            [
                "FSB belongs to Russia",
                "Nick Clegg held Secretary of State of United Kingdom on 2013",
            ],
        ),
        (
            "2012, to: [Putin]",
            {"actor": "Russia"},
            ["Vladimir Putin possibly held President of Russia on 2012"],
        ),
        (
            "2000, to: [Patrushev]",
            {"actor": "Russia"},
            [
                "Nikolai Patrushev held Director of FSB on 2000; FSB belongs to Russia",
            ],
        ),
        (
            "2008, actors: [Patrushev]",
            {"actor": "Russia"},
            [
                "Nikolai Patrushev possibly held Director of FSB on 2008;"
                " FSB belongs to Russia",
            ],
        ),
        (
            "2014, actors: [Kerry]",
            {"actor": "Envoys", "members": True},
            ["John Kerry was a member of Envoys on 2014"],
        ),
        (
            "2013, actors: [Kerry]",
            {"actor": "Envoys", "members": True},
            ["John Kerry was possibly a member of Envoys on 2013"],
        ),
        # Two were Secretary of State of something.
        (
            "2013-05, actors: [Secretary of State]",
            {"actor": "Kerry"},
            ["John Kerry possibly takes part"],
        ),
        (
            "2013-05, actors: [Secretary of State]",
            {"office": "US Secretary of State"},
            [
                "'Secretary of State' possibly takes part",
                "John Kerry held Secretary of State of United States on 2013-05",
            ],
        ),
        (
            "2020, actors: [US Secretary of State]",
            {"office": "Secretary of State"},
            ["'US Secretary of State' takes part"],
        ),
        (
            "2013-05, actors: [Secretary of State]",
            {"actor": "UK"},
            [
                "Secretary of State is possibly Nick Clegg;"
                " Nick Clegg held Secretary of State of United Kingdom on 2013-05",
                "Secretary of State is possibly an office of United Kingdom",
            ],
        ),
        (
            "2020, actors: [US Secretary of State]",
            {"actor": "US"},
            ["US Secretary of State is an office of United States"],
        ),
        (
            "2013, actors: [Chief of Nothing]",
            {"actor": "US"},
            [
                "Chief of Nothing is possibly Dora Director;"
                " Dora Director belongs to United States",
            ],
        ),
        (
            "2013-05, actors: [Kerry], to: [Putin]",
            {"with_": ["US", "Putin"]},
            [
                "John Kerry held Secretary of State of United States on 2013-05",
                "Vladimir Putin takes part",
            ],
        ),
        ("2013-05-10", {"month": "May"}, ["2013-05-10 lies in May"]),
        ("2013", {"month": "May,June"}, ["2013 may lie in May or June"]),
        ("2013", {"day": "10 May"}, ["2013 may lie on 10 May"]),
        ("2013", {"since": "2013-05"}, ["2013 may lie on or after 2013-05"]),
        ("2013-06", {"after": "2013-05"}, ["2013-06 lies after 2013-05"]),
        ("2013-04", {"until": "2013-05"}, ["2013-04 lies on or before 2013-05"]),
        ("2013-04", {"before": "2013-05"}, ["2013-04 lies before 2013-05"]),
        (
            "2013-04, accounts: [{source: x, date: 2013-05}]",
            {"month": "2013-05", "any_account": True},
            ["2013-04 or 2013-05 lies in 2013-05"],
        ),
        ("2013, reported: 2014-02", {"as_of": "2014-02"}, ["reported 2014-02"]),
        (
            "2013, reported: 2014",
            {"as_of": "2014-02"},
            ["reported 2014, possibly later"],
        ),
        (
            "2013, sources: [good]",
            {"as_of": "2013"},
            ["known from 2013-01-01 on at the earliest, by 2014-12-31"],
        ),
        (
            "2013",
            {"as_of": "2013"},
            ["known from 2013-01-01 on at the earliest, nobody says when"],
        ),
        ("2013, kind: visit", {"kind": "VISIT"}, ["kind visit"]),
        ("2013, place: sochi", {"place": "Sochi"}, ["it takes place in Sochi"]),
        ("2013, place: Sochi", {"place": "sotchi"}, ["Sochi goes by sotchi"]),
        ("2013, place: Sochi", {"place": "Russia"}, ["Sochi lies in Russia"]),
        ("2013, tags: [Ärger, b]", {"tag": "arger"}, ["tag Ärger"]),
        ("2013, status: denied", {"status": "denied,claimed"}, ["status denied"]),
        ("2013, confidence: low", {"confidence": "low"}, ["confidence low"]),
        (
            "2013, sources: [poor, good]",
            {"source": "GOOD PAPER"},
            ["source Good Paper"],
        ),
        # A source that is not reliable enough is no reason.
        (
            "2013, sources: [poor, good]",
            {"min_reliability": "b"},
            ["Good Paper has reliability A"],
        ),
        (
            "2013, about: [FSB, Kremlin]",
            {"about": "Russia"},
            ["it concerns Kremlin, who or what may be Russia"],
        ),
        ("2013", {"id": "A"}, ["id a"]),
        (
            "2013, tags: [strike], summary: A Strike",
            {"search": "STRIKE"},
            ["'STRIKE' stands in summary and tags"],
        ),
    ],
    ids=str,
)
def test_reasons_say_what_matched(
    event: str, options: dict[str, Any], reasons: list[str]
) -> None:
    assert _explain(_read(event), **options) == {"a": tuple(reasons)}


@pytest.mark.parametrize(
    ("event", "query", "reasons"),
    [
        (
            "2013-05-12/2013-05-20",
            "begin:2013-05",
            ["2013-05-12/2013-05-20 begins in 2013-05"],
        ),
        (
            "2013-05-12/2013-05-20",
            "end<2013-06",
            ["2013-05-12/2013-05-20 ends before 2013-06"],
        ),
        ("2013", "begin>2013-05", ["2013 may begin after 2013-05"]),
        ("2013", "end:2013-05,2013-06", ["2013 may end in 2013-05 or 2013-06"]),
        ("2013-05-10?", "date=2013-05-10", ["2013-05-10? is just 2013-05-10"]),
        (
            "2013-05-12/2013-05-20",
            "begin='12 May 2013'",
            ["the beginning of 2013-05-12/2013-05-20 is just 12 May 2013"],
        ),
        (
            "2013-05-12/2013-05-20",
            "end=2013-05-20",
            ["the end of 2013-05-12/2013-05-20 is just 2013-05-20"],
        ),
        ("2013-05", "date>=2013", ["2013-05 lies on or after 2013"]),
        ("2013-05", "month:May or month:4", ["2013-05 lies in May or 4"]),
        ("2013-05", "month:May or date:2012", ["2013-05 lies in May"]),
        (
            "2013-05-10",
            "since:2013-05 kind:visit,call or until:2013-06",
            ["2013-05-10 lies on or before 2013-06"],
        ),
        ("2013, reported: 2014-02", "reported:2014", ["reported 2014-02 lies in 2014"]),
        (
            "2013-05, to: [Kerry]",
            "to:US",
            ["John Kerry held Secretary of State of United States on 2013-05"],
        ),
        ("2013-05, to: [FSB], actors: [US]", "to:FSB", ["FSB takes part"]),
        ("2013, actors: [FSB]", "state:Russia", ["FSB belongs to Russia"]),
        ("2013, actors: [Russia]", "actor=Russia", ["Russia takes part"]),
        (
            "2013-05, actors: [Kerry, Putin]",
            "with:Putin (with:Clegg or with:US)",
            [
                "Vladimir Putin takes part",
                "John Kerry held Secretary of State of United States on 2013-05",
            ],
        ),
        (
            "2013-05, actors: [Dora Director]",
            "office:Envoy",
            ["Dora Director held Envoy of Atlantis on 2013-05"],
        ),
        ("2013, place: sochi", "country:RU", ["Sochi lies in Russia"]),
        (
            "1962-10-27, place: Moscow",
            "place:Soviet",
            ["Moscow was the capital of Soviet Union on 1962-10-27"],
        ),
        (
            "1991-12, place: Moscow",
            "country:Russia",
            ["Moscow was possibly the capital of Russia on 1991-12"],
        ),
        ("2013, place: Fulton", "place:Fulton", ["it takes place in Fulton"]),
        (
            "2013, place: 'Atlanta, Georgia'",
            "place:Georgia",
            ["Atlanta, Georgia possibly lies in Georgia"],
        ),
        ("2013, place: sochi", "place=Sochi", ["it takes place in Sochi"]),
        ("2013-05-10", "precision:Day", ["precision day"]),
        ("2013, see: [b]", "see:B", ["see b"]),
        (
            "2013, sources: [poor, good]",
            "reliability:A,D",
            ["Poor Paper has reliability D", "Good Paper has reliability A"],
        ),
        (
            "2013, sources: [{source: good, credibility: 2}]",
            "credibility:2,3",
            ["credibility 2"],
        ),
        ("2013, confidence: low", "confidence<=moderate", ["confidence low"]),
        ("2013, importance: 7.50", "importance>=7", ["importance 7.5"]),
        (
            "2013, importance: [7, 3, 9]",
            "importance>5",
            ["importance 7", "importance 9"],
        ),
        ("2013, due: 15 June 2013", "due<2014", ["due 2013-06-15 lies before 2014"]),
        (
            "2013, due: [2013-06, 2015]",
            "due>2014",
            ["due 2015 lies after 2014"],
        ),
        ("2013, theme: [Energy, Arms]", "theme:arms", ["theme Arms"]),
        (
            "2013, summary: A Strike, note: strike",
            "summary:strike",
            ["'strike' stands in summary"],
        ),
        (
            "2013, note: Strike, sources: [{source: good, note: a strike}]",
            "note:STRIKE,walk",
            ["'STRIKE' stands in note and notes of sources"],
        ),
        (
            "2013, accounts: [{source: x, date: 2013, note: a strike}]",
            "note:*rike",
            ["'*rike' stands in notes of accounts"],
        ),
        (
            "2013, sources: [{source: good, quote: A Strike}]",
            "quote='A Strike'",
            ["'A Strike' stands in quote"],
        ),
        (
            "2013, tags: [strike], about: [Walkout], place: Sochi",
            "strike walkout sochi",
            [
                "'strike' stands in tags",
                "'walkout' stands in names",
                "'sochi' stands in place",
            ],
        ),
        # Of what is joined by or that alone which holds, and best.
        ("2013-05, kind: visit", "kind:call or kind:visit", ["kind visit"]),
        ("2013, kind: visit", "kind:visit or month:May", ["kind visit"]),
        (
            "2013, kind: visit, tags: [x]",
            "tag:x or kind:visit",
            ["tag x", "kind visit"],
        ),
        # What is left out.
        ("2013, kind: visit", "-kind:call", []),
        (
            "2013, kind: visit",
            "kind:visit -date:2013-05",
            ["kind visit", f"{_LEFT_OUT}2013 may lie in 2013-05"],
        ),
        (
            "2013-05, actors: [Secretary of State]",
            "-actor:Kerry",
            [f"{_LEFT_OUT}John Kerry possibly takes part"],
        ),
    ],
)
def test_reasons_of_a_query_say_what_matched(
    event: str, query: str, reasons: list[str]
) -> None:
    others = "1066, kind: call, tags: [x], place: Sochi, see: [a], actors: [Russia, US]"
    chronology = _read(event, others, "1067, actors: [Clegg, Putin], kind: visit")
    assert _explain(chronology, query=query)["a"] == tuple(reasons)


def test_reasons_follow_the_order_of_the_question_and_come_once() -> None:
    chronology = _read("2013-05-10, kind: visit, actors: [Putin, Vladimir Putin]")
    assert _explain(chronology, actor=["Putin", "Vladimir Putin"], kind="visit") == {
        "a": ("Vladimir Putin takes part", "kind visit")
    }
    assert _explain(chronology, kind="visit", actor=["Putin", "Vladimir Putin"]) == {
        "a": ("kind visit", "Vladimir Putin takes part")
    }


def test_what_leaves_events_out_is_no_reason() -> None:
    chronology = _read("2013-05-10, kind: visit, actors: [Putin]")
    assert _explain(chronology, not_kind="letter", not_actor="Kerry") == {"a": ()}
    assert _explain(chronology) == {"a": ()}


@pytest.mark.parametrize(
    ("options", "question"),
    [
        ({"actor": "Putin", "month": "2013-05"}, "actor:Putin month:2013-05"),
        ({"not_actor": "Putin", "certain": True}, "not actor:Putin (certain)"),
        ({"query": "kind:visit or (tag:x)"}, "kind:visit or tag:x"),
        ({"any_account": True, "direct": True}, "(direct, any account)"),
        ({}, ""),
    ],
)
def test_an_explanation_begins_with_the_query(
    options: dict[str, Any], question: str
) -> None:
    chronology = _read("2013-05-10, kind: visit, actors: [Putin], tags: [x]")
    selection = select(chronology, make_query(**options))
    assert Explainer(selection).question == question


@pytest.mark.parametrize(
    "make",
    [
        lambda *values: Term("actor", values),
        lambda *values: Term("with", values),
        lambda *values: Term("to", values),
        lambda *values: Term("state", values),
        lambda *values: Term("about", values),
        lambda *values: Not(Term("actor", values)),
    ],
    ids=["actor", "with", "to", "state", "about", "not-actor"],
)
def test_a_seat_that_stands_for_its_state_is_noted_once(make: Any) -> None:
    chronology = _read("2013, actors: [Russia, Putin], about: [Russia]", "2014")
    queries = make("Kremlin"), make("Russia", "Moscow")
    for asked in (
        all_of(queries[0], *queries),
        all_of(make("Kremlin", "Moscow")),
        all_of(make("Kremlin"), make("Russia"), make("Moscow")),
    ):
        explainer = Explainer(select(chronology, asked))
        # What is written about may be the place itself.
        verb = "may stand" if getattr(queries[0], "field", "") == "about" else "stands"
        assert explainer.notes == (
            f"Kremlin {verb} for Russia",
            f"Moscow {verb} for Russia",
        )
    assert Explainer(select(chronology, make("Russia"))).notes == ()


def test_seats_are_noted_wherever_they_stand() -> None:
    chronology = _read("2013, actors: [Russia, Putin], about: [Russia]", "2014")
    query = parse_query("(kind:visit or actor:Moscow) -about:Kremlin")
    assert Explainer(select(chronology, query)).notes == (
        "Moscow stands for Russia",
        "Kremlin may stand for Russia",
    )


@pytest.mark.parametrize("options", [{"actor": "US"}, {"office": "President"}], ids=str)
def test_who_followed_himself_on_one_day_certainly_acted_all_along(
    options: dict[str, Any],
) -> None:
    chronology = load_text(
        "actors:\n"
        "  one:\n"
        "    name: One\n"
        "    roles:\n"
        "    - {office: President, of: US, when: 2005-01-20/2009-01-20}\n"
        "    - {office: President, of: US, when: 2009-01-20/2013-01-20}\n"
        "events: [{id: a, date: 2009, title: T, actors: [One]}]"
    )
    selection = select(chronology, make_query(**options))
    assert [match.fit for match in selection.matches] == [Fit.CERTAIN]
    reasons = " ".join(Explainer(selection).explain(selection.matches[0]))
    assert "President" in reasons
    assert "possibly" not in reasons
