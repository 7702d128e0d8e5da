"""Where a name means: places by id, name, alias and country."""

import pytest

from timeline import load_text
from timeline.names import PlaceNames, UnresolvedNameError

_REGISTRY = """
places:
  sochi: {name: Sochi, country: Russia, aliases: [Bocharov Ruchey, Сочи]}
  foros: {name: Foros, country: UA}
  ship: {name: USS Vinson}
"""


def _names(*places: str, registry: str = _REGISTRY) -> PlaceNames:
    events = "".join(
        f"- {{date: 2013, title: Event {number}, place: '{place}'}}\n"
        for number, place in enumerate(places)
    )
    return PlaceNames(load_text(f"{registry}events:\n{events}"))


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
        ("foros", "Ukraine"),
        ("Damascus, Syria", "Damascus"),
        ("Damascus, Syria", "Syria"),
        ("Damascus, Syria", "SY"),
        ("Damascus, Syria", "damascus, syria"),
        ("Qusayr, Homs, Syria", "Syria"),
        ("Qusayr, Homs, Syria", "qusayr, homs"),
        ("Orléans", "orleans"),
        ("Syria", "SYR"),
        ("SY", "Syria"),
        ("Atlantis, Nowhere", "nowhere"),
    ],
)
def test_a_place_goes_by_its_names_and_its_country(typed: str, question: str) -> None:
    names = _names(typed)
    assert names.matches(typed, question)
    names.check(question)


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("sochi", "Foros"),
        ("sochi", "Ukraine"),
        ("ship", "Russia"),
        ("Damascus, Syria", "Homs"),
        ("Qusayr, Homs, Syria", "Homs"),
        ("it", "Italy"),
        ("Sochi", "Soch"),
    ],
)
def test_a_place_does_not_go_by_other_names(typed: str, question: str) -> None:
    assert not _names(typed).matches(typed, question)


def test_a_place_that_nothing_has_is_an_error_that_suggests_the_nearest() -> None:
    with pytest.raises(UnresolvedNameError, match="no place here is called") as caught:
        _names("Damascus").check("Damascsu")
    assert caught.value.hint == "did you mean Damascus?"
    with pytest.raises(UnresolvedNameError):
        _names("Damascus").check("France")


def test_a_declared_place_can_be_asked_for_though_no_event_is_there() -> None:
    _names("Damascus").check("foros")
    _names("Damascus").check("Ukraine")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("sochi", "Sochi"), ("BOCHAROV RUCHEY", "Sochi"), ("Syria", "Syria")],
)
def test_places_of_the_registry_and_states_are_declared(typed: str, shown: str) -> None:
    names = _names()
    assert names.is_declared(typed)
    assert names.display(typed) == shown


def test_a_place_of_an_event_alone_is_shown_as_typed() -> None:
    names = _names("Damascus")
    assert not names.is_declared("Damascus")
    assert names.display("Damascus") == "Damascus"


def test_spellings_are_those_of_registry_and_events_each_once() -> None:
    names = _names("Damascus", "sochi", "Damascus")
    assert names.spellings == ("Sochi", "Foros", "USS Vinson", "Damascus")
