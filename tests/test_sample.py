"""What events.yaml must answer, as a reader of its source would."""

import pytest

from tests.helpers.files import load_sample
from timeline import Chronology, Fit, check, make_query, select


@pytest.fixture(name="sample", scope="module")
def _sample() -> Chronology:
    return load_sample()


def _ids(chronology: Chronology, **options: str | bool) -> set[str]:
    query = make_query(**options)  # type: ignore[arg-type]
    return {match.event.id for match in select(chronology, query).matches}


def test_nothing_is_wrong_with_it(sample: Chronology) -> None:
    assert check(sample) == ()


def test_russia_is_found_in_its_minister_and_its_service(sample: Chronology) -> None:
    found = _ids(sample, actor="Russia")
    assert {"ryabkov-contracts", "fogle-arrest", "patrushev-meeting"} <= found
    assert "embargo-lapse" not in found
    assert "ryabkov-contracts" not in _ids(sample, actor="Russia", direct=True)


@pytest.mark.parametrize("name", ["UK", "Britain", "GBR", "British", "London"])
def test_the_united_kingdom_is_found_in_its_prime_minister(
    sample: Chronology, name: str
) -> None:
    assert _ids(sample, actor=name) == {"cameron-sochi"}


def test_the_office_finds_its_holder_of_the_day(sample: Chronology) -> None:
    found = _ids(sample, office="Secretary of State")
    assert found == {"kerry-visit", "press-conference"}
    assert found == _ids(sample, office="US Secretary of State", month="2013-05")
    assert found == _ids(sample, actor="Kerry")
    assert not _ids(sample, actor="Clinton")


def test_the_union_is_not_its_members_unless_asked_for(sample: Chronology) -> None:
    assert _ids(sample, actor="EU") == {"embargo-lapse"}
    assert _ids(sample, actor="EU", members=True) == {"embargo-lapse", "cameron-sochi"}


def test_what_was_known_on_20_may_lacks_what_came_after(sample: Chronology) -> None:
    matches = select(sample, make_query(as_of="2013-05-20")).matches
    found = {match.event.id for match in matches}
    assert not found & {"patrushev-meeting", "ryabkov-contracts"}
    # What is announced may have been known before it happens.
    assert {"cameron-sochi", "s-300-arrival"} <= found
    # The one source is of that year, nobody knows of which day.
    assert {match.fit for match in matches} == {Fit.POSSIBLE}
    assert len(_ids(sample, as_of="2013-12-31")) == len(sample.events)


def test_a_pair_is_found_through_those_who_act_for_it(sample: Chronology) -> None:
    found = _ids(sample, actor="US,Russia", month="2013-05")
    pair = {
        match.event.id
        for match in select(
            sample, make_query(with_=["United States", "Russia"])
        ).matches
    }
    assert {"patrushev-meeting", "fogle-arrest", "kerry-visit"} <= pair
    assert "cameron-sochi" in found - pair


def test_every_actor_and_place_has_its_entry(sample: Chronology) -> None:
    for name in ("obama", "putin", "kerry", "clinton", "lavrov", "cameron", "ryabkov"):
        assert sample.actors[name].roles
    for name in ("patrushev", "assad", "fogle", "fsb", "cia", "dia", "eu"):
        assert name in sample.actors
    assert all(place.at for place in sample.places.values())
