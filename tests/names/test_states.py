"""The look-up of states: names, codes, demonyms and aliases."""

import pytest

from timeline.names import find_state
from timeline.names.states import load_states


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"),
        ("RU", "RU"),
        ("RUS", "RU"),
        ("russian", "RU"),
        ("Russian Federation", "RU"),
        ("UK", "GB"),
        ("United Kingdom", "GB"),
        ("Britain", "GB"),
        ("british", "GB"),
        ("USA", "US"),
        ("American", "US"),
        ("EU", "EU"),
        ("USSR", "SU"),
        ("Soviet", "SU"),
        ("NO", "NO"),
        ("norwegian", "NO"),
        ("Côte d'Ivoire", "CI"),
        ("cote d’ivoire", "CI"),
        ("  syria ", "SY"),
    ],
)
def test_a_state_is_found_by_any_of_its_names(name: str, code: str) -> None:
    state = find_state(name)
    assert state is not None
    assert state.code == code


@pytest.mark.parametrize("name", ["it", "no", "ru", "rus", "Ru", "in", "", "Atlantis"])
def test_words_are_not_codes(name: str) -> None:
    assert find_state(name) is None


def test_every_code_and_name_leads_to_its_state() -> None:
    for state in load_states():
        for word in (state.code, state.alpha3, *state.words):
            assert not word or find_state(word) == state
