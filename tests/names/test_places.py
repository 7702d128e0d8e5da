"""Where a name means: places by id, name and alias, and which of them are one."""

import json
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline import load_text, select
from timeline.analysis.stats import collect_stats
from timeline.dates import Fit
from timeline.model import Chronology
from timeline.names import PlaceNames, UnresolvedNameError, names_of
from timeline.query import Term
from timeline.text import fold

_REGISTRY = """
places:
  sochi: {name: Sochi, country: Russia, aliases: [Bocharov Ruchey, Сочи]}
  foros: {name: Foros, country: UA}
  ship: {name: USS Vinson}
  buda: {name: Budapest}
"""


def _load(*places: str, registry: str = _REGISTRY) -> Chronology:
    events = "".join(
        f"- {{date: 2013, title: Event {number}, place: {json.dumps(place)}}}\n"
        for number, place in enumerate(places)
    )
    return load_text(f"{registry}events:\n{events}")


def _names(*places: str, registry: str = _REGISTRY) -> PlaceNames:
    return names_of(_load(*places, registry=registry)).places


def _find(chronology: Chronology, asked: str, operator: str = ":") -> dict[str, Fit]:
    """Return what is typed for the places of the events that a question finds."""
    selection = select(chronology, Term("place", (asked,), operator))
    return {match.event.place: match.fit for match in selection.matches}


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("Sochi", "sochi"),
        ("sochi", "Bocharov ruchey"),
        ("Сочи", "Sochi"),
        ("sochi", "Russia"),
        ("sochi", "RU"),
        ("sochi", "ru"),
        ("sochi", "Russian Federation"),
        ("Sochi, Russia", "Bocharov Ruchey"),
        ("foros", "Ukraine"),
        ("Budapest, Hungary", "buda"),
        ("Damascus, Syria", "Damascus"),
        ("Damascus, Syria", "Syria"),
        ("Damascus, Syria", "SY"),
        ("Damascus, Syria", "damascus, syria"),
        ("Damascus", "Damascus, Syria"),
        ("Damascus", "Syria"),
        ("Qusayr, Homs, Syria", "Syria"),
        ("Qusayr, Homs, Syria", "qusayr, homs"),
        ("Paris, Texas", "Paris"),
        ("Paris, Texas", "Texas"),
        ("Orléans", "orleans"),
        ("Syria", "SYR"),
        ("SY", "Syria"),
        ("Atlantis, Nowhere", "nowhere"),
    ],
)
def test_a_place_goes_by_its_names_and_its_country(typed: str, question: str) -> None:
    assert _find(_load(typed), question) == {typed: Fit.CERTAIN}


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("sochi", "Foros"),
        ("sochi", "Ukraine"),
        ("ship", "foros"),
        ("Damascus, Syria", "Homs"),
        ("Qusayr, Homs, Syria", "Homs"),
        ("it", "Italy"),
        ("Sochi", "Soch"),
        ("Damascus", "Damascus, Ohio"),
    ],
)
def test_a_place_does_not_go_by_other_names(typed: str, question: str) -> None:
    # Somewhere else these names are good.
    chronology = _load(typed, "Homs", "Italy", "Soch", "Damascus, Ohio")
    assert typed not in _find(chronology, question)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        # Bare, in France by the table; the other is elsewhere.
        ("Paris", {"Paris": Fit.CERTAIN, "Paris, France": Fit.CERTAIN}),
        ("Paris, France", {"Paris": Fit.CERTAIN, "Paris, France": Fit.CERTAIN}),
        ("Paris, Texas", {"Paris, Texas": Fit.CERTAIN}),
        # Nobody says which Fulton.
        ("Fulton", {"Fulton": Fit.CERTAIN, "Fulton, United States": Fit.POSSIBLE}),
        (
            "Fulton, US",
            {"Fulton": Fit.POSSIBLE, "Fulton, United States": Fit.CERTAIN},
        ),
        # No such place stands alone: all of the name are meant.
        ("Cambridge", dict.fromkeys(("Cambridge, US", "Cambridge, England"), Fit(2))),
        ("Texas", {"Paris, Texas": Fit.CERTAIN}),
    ],
)
def test_places_of_one_town_are_one_where_the_country_is(
    asked: str, found: dict[str, Fit]
) -> None:
    chronology = _load(
        *("Paris", "Paris, France", "Paris, Texas", "Fulton", "Fulton, United States"),
        *("Cambridge, US", "Cambridge, England"),
        registry="",
    )
    assert _find(chronology, asked) == found


def test_a_declared_country_keeps_places_of_one_town_apart() -> None:
    registry = "places: {p: {name: Paris, country: US}, q: {name: Fulton}}\n"
    chronology = _load("Paris", "Paris, France", "Fulton, US", registry=registry)
    assert _find(chronology, "Paris") == {"Paris": Fit.CERTAIN}
    assert _find(chronology, "Paris, US") == {"Paris": Fit.CERTAIN}
    assert _find(chronology, "Paris, France") == {"Paris, France": Fit.CERTAIN}
    # The entry does not say where it is.
    assert _find(chronology, "q") == {"Fulton, US": Fit.POSSIBLE}


def test_two_entries_of_one_name_are_two_places() -> None:
    registry = "places: {a: {name: Springfield}, b: {name: Springfield}}\n"
    chronology = _load("a", "b", "b", registry=registry)
    assert set(_find(chronology, "Springfield")) == {"a", "b"}
    assert _find(chronology, "Springfield (b)") == {"b": Fit.CERTAIN}
    counts = collect_stats(select(chronology)).counts["place"]
    found = {count.value: count.events for count in counts}
    assert found == {"Springfield (b)": 2, "Springfield (a)": 1}


def test_a_place_that_nothing_has_is_an_error_that_suggests_the_nearest() -> None:
    with pytest.raises(UnresolvedNameError, match="no place here is called") as caught:
        _names("Damascus").ask("Damascsu")
    assert caught.value.hint == "did you mean Damascus?"
    with pytest.raises(UnresolvedNameError):
        _names("Damascus").ask("France")
    # The town stands elsewhere, and nobody says that it is this one.
    with pytest.raises(UnresolvedNameError):
        _names("Paris, Texas").ask("Paris, France")


def test_a_declared_place_can_be_asked_for_though_no_event_is_there() -> None:
    for asked in ("foros", "Ukraine"):
        found = _names("Damascus").ask(asked)
        assert not found.certain
        assert not found.possible


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("sochi", "Sochi"),
        ("BOCHAROV RUCHEY", "Sochi"),
        ("Sochi, RU", "Sochi"),
        ("Syria", "Syria"),
    ],
)
def test_places_of_the_registry_and_states_are_declared(typed: str, shown: str) -> None:
    names = _names()
    assert names.is_declared(typed)
    assert names.display(typed) == shown


def test_a_place_of_an_event_alone_is_shown_as_typed() -> None:
    names = _names("Damascus", "Damascus, Syria", registry="")
    assert not names.is_declared("Damascus")
    assert names.display("Damascus") == "Damascus"
    # But it is counted as one with what is typed first.
    assert names.display("Damascus, Syria") == "Damascus, Syria"
    assert names.identify("Damascus, Syria") == "Damascus"


def test_spellings_are_those_of_registry_and_events_each_once() -> None:
    names = _names("Damascus", "sochi", "Damascus")
    assert names.spellings == ("Sochi", "Foros", "USS Vinson", "Budapest", "Damascus")


_TYPED = st.sampled_from(
    (
        *("Paris", "paris", "Paris, France", "Paris, Texas", "Paris, FR", "France"),
        *(
            "Moscow",
            "Moscow, Russia",
            "Moscow, Soviet Union",
            "Moscow, Idaho",
            "Russia",
        ),
        *("Fulton", "Fulton, US", "Fulton, United States", "Fulton, Missouri"),
        *("Georgia", "Tbilisi", "Tbilisi, Georgia", "Atlanta, Georgia", "Atlanta, GA"),
        *("Texas", "a", "b", "A (b)", "camp", "The Camp", "Camp, Syria", "x, y, z"),
    )
)
_ENTRIES = (
    "",
    "places: {a: {name: Paris}, b: {name: 'Paris, Texas', aliases: [Paris]}}\n",
    "places: {a: {name: A}, b: {name: A, country: Syria}}\n",
    "places: {camp: {name: The Camp, aliases: [Camp], country: Syria}}\n",
    "places: {a: {name: Fulton}, b: {name: Moscow, country: US}}\n",
)


@given(st.lists(_TYPED, min_size=1, max_size=8), st.sampled_from(_ENTRIES))
@example(["Budapest", "Budapest, Hungary", "Budapest, HU"], "")
@example(["Paris", "Paris, Texas"], _ENTRIES[1])
def test_as_many_events_are_counted_for_a_place_as_are_found_for_it(
    typed: Sequence[str], registry: str
) -> None:
    chronology = _load(*typed, registry=registry)
    names = names_of(chronology)
    facet = names.facets["place"]
    counts = Counter(
        value for one in chronology.events for value in facet.values_of(one)
    )
    assert counts.total() == len(typed)
    for value, number in counts.items():
        just = select(chronology, Term("place", (value,), "=")).matches
        assert len(just) == number
        found = select(chronology, Term("place", (value,))).matches
        certain = [one.event for one in found if one.fit is Fit.CERTAIN]
        # What else is there lies in what was asked for, as in a country.
        within = [one for one in certain if facet.values_of(one) != (value,)]
        assert len(certain) - len(within) == number
        for event in within:
            lying = names.places.find_whereabouts(event.place, event.date)
            place = names.places.find(value)
            is_state = bool(lying.fit({fold(value)})) or value in lying.country
            behind = fold(event.place.rpartition(",")[2]) == fold(value)
            assert is_state or behind or (place is not None and place.aliases), event
