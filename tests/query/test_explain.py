"""Why events match: each has a reason, and what is only possible says so."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from timeline import Chronology, load, load_text
from timeline.dates import Fit
from timeline.names import UnresolvedNameError
from timeline.query import Explainer, Filter, Query, make_query, select
from timeline.query.filters import FILTERS

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = {
    "sample": load(ROOT / "events.yaml"),
    "arms-control": load(ROOT / "tests" / "data" / "arms-control.yaml"),
    "nasty": load(ROOT / "tests" / "data" / "nasty.yaml"),
}
_BY_DATE = ("on", "during", "since", "until", "after", "before", "as-of")
_DOUBT = ("possibly", "may lie", "nobody says when", "at the earliest")
_MOST = 12

_REGISTRY = """
sources:
  good: {title: Good Paper, reliability: A, date: 2014}
  poor: {title: Poor Paper, reliability: D}
actors:
  kerry:
    name: John Kerry
    roles:
    - {office: Senator, of: US, when: 1985-01-02/2013-02-01}
    - {office: Secretary of State, of: United States, when: 2013-02-01/2017-01-20}
  clegg:
    name: Nick Clegg
    roles: [{office: Secretary of State, of: UK, when: 2010/2015}]
  putin:
    name: Vladimir Putin
    roles: [{office: President, of: Russia, when: 2012-05-07/..}]
  director:
    name: Dora Director
    of: US
    roles: [{office: Chief of Nothing, when: 2013}]
  fsb: {name: FSB, type: organisation, of: Russia}
  patrushev:
    name: Nikolai Patrushev
    roles: [{office: Director, of: fsb, when: 1999-08-09/2008-05}]
  envoys: {name: Envoys, type: group, members: [{actor: kerry, when: 2013-05/..}]}
places: {sochi: {name: Sochi, country: Russia, aliases: [Sotchi]}}
"""


def _read(*events: str) -> Chronology:
    """Return events a, b, c ... each given as its date and further keys."""
    lines = [
        f"- {{id: {chr(ord('a') + index)}, title: T, date: {event}}}\n"
        for index, event in enumerate(events)
    ]
    return load_text(f"{_REGISTRY}events:\n{''.join(lines)}")


def _explain(chronology: Chronology, **options: Any) -> dict[str, tuple[str, ...]]:
    """Return the reasons for each event that is found, by its id."""
    selection = select(chronology, make_query(**options))
    explainer = Explainer(selection)
    return {event.id: explainer.explain(event) for event in selection.events}


_FIXED = {
    "month": ("May", "12", "2013-05", "Dec 1991"),
    "day": ("10 May", "26 December"),
    "year": ("2013", "199X", "1991"),
    "min-reliability": ("A", "b", "F"),
    "search": ("treaty", "RUSSIA", "missile", "Sochi", "us-russia"),
}


def _list_values(option: str, chronology: Chronology) -> Iterable[str]:
    """Return what a filter may be asked for in a chronology."""
    events = chronology.events
    actors = chronology.actors.values()
    if option in _FIXED:
        return _FIXED[option]
    if option in ("actor", "with"):
        typed = [name for event in events for name in (*event.actors, *event.to)]
        return [*typed, *(actor.name for actor in actors)]
    if option == "office":
        roles = [role for actor in actors for role in actor.roles]
        named = [f"{role.office} of {role.of}" for role in roles if role.of]
        return [*named, *(role.office for role in roles)]
    if option in _BY_DATE:
        return [event.date.typed for event in events] + [event.id for event in events]
    if option == "source":
        cited = [one.source.upper() for event in events for one in event.sources]
        sources = chronology.sources.values()
        return [*cited, *(source.title for source in sources)]
    values = [getattr(event, "tags" if option == "tag" else option) for event in events]
    if option in ("tag", "about"):
        return [value for several in values for value in several]
    countries = [place.country for place in chronology.places.values()]
    return [*values, *countries] if option == "place" else values


_ASKED = sorted(option for option in FILTERS if not option.startswith("not-"))


@pytest.mark.parametrize("option", _ASKED)
def test_every_filter_that_keeps_events_has_reasons_in_some_sample(option: str) -> None:
    found = 0
    for chronology in SAMPLES.values():
        values = sorted({value for value in _list_values(option, chronology) if value})
        for value in values[:: max(len(values) // _MOST, 1)]:
            for query in (
                Query((Filter(option, (value,)),)),
                Query((Filter(option, (value,)),), members=True, any_account=True),
                Query((Filter(option, (value,)),), direct=True),
            ):
                found += _check_reasons(chronology, query)
    assert found


def _check_reasons(chronology: Chronology, query: Query) -> int:
    try:
        selection = select(chronology, query)
    except UnresolvedNameError:
        return 0
    explainer = Explainer(selection)
    for match in selection.matches:
        reasons = explainer.explain(match.event)
        doubtful = [any(word in one for word in _DOUBT) for one in reasons]
        asked = (str(query.filters[0]), match.event.id, reasons)
        assert reasons, asked
        assert len(set(reasons)) == len(reasons), asked
        if match.fit is Fit.POSSIBLE:
            assert any(doubtful), asked
        elif query.filters[0].option != "as-of":
            assert not all(doubtful), asked
    return len(selection.matches)


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
            ["it concerns Kremlin"],
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


def test_reasons_follow_the_order_of_the_filters_and_come_once() -> None:
    chronology = _read("2013-05-10, kind: visit, actors: [Putin, Vladimir Putin]")
    assert _explain(chronology, actor=["Putin", "Vladimir Putin"], kind="visit") == {
        "a": ("Vladimir Putin takes part", "kind visit")
    }


def test_what_leaves_events_out_is_no_reason() -> None:
    chronology = _read("2013-05-10, kind: visit, actors: [Putin]")
    assert _explain(chronology, not_kind="letter", not_actor="Kerry") == {"a": ()}
    assert _explain(chronology) == {"a": ()}


@pytest.mark.parametrize("option", ["actor", "about", "not-actor"])
def test_a_seat_that_stands_for_its_state_is_noted_once(option: str) -> None:
    chronology = _read("2013, actors: [Russia, Putin], about: [Russia]", "2014")
    filters = Filter(option, ("Kremlin",)), Filter(option, ("Russia", "Moscow"))
    explainer = Explainer(select(chronology, Query((filters[0], *filters))))
    assert explainer.notes == (
        "Kremlin stands for Russia",
        "Moscow stands for Russia",
    )
    assert Explainer(select(chronology, make_query(actor="Russia"))).notes == ()


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
    reasons = " ".join(Explainer(selection).explain(chronology.events[0]))
    assert "President" in reasons
    assert "possibly" not in reasons
