"""Last words of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.names.surnames import holds_words, list_endings
from timeline.text import fold


@pytest.mark.parametrize(
    ("name", "endings"),
    [
        ("Putin", []),
        ("", []),
        ("   ", []),
        ("Vladimir  PUTIN", ["putin"]),
        ("Herman van Rompuy", ["van rompuy", "rompuy"]),
        ("Bashar al-Assad", ["bashar assad", "al-assad", "assad"]),
        ("Bashar Al-Assad", ["bashar assad", "al-assad", "assad"]),
        ("Al-Sisi", ["sisi"]),
        ("Fattah el-Sisi", ["fattah sisi", "el-sisi", "sisi"]),
        ("Ban Ki-moon", ["ki-moon"]),
        ("Jean-Claude Juncker", ["juncker"]),
        ("François Hollande", ["hollande"]),
        # Not every "al-" is an article, and none within a word is.
        ("Pascal-Albert Dubois", ["dubois"]),
    ],
)
def test_the_last_words_of_a_name(name: str, endings: list[str]) -> None:
    assert list(list_endings(name)) == endings


def test_the_article_within_counts_alike_for_every_name() -> None:
    assert ("bashar assad" in list_endings("Bashar al-Assad")) == (
        "ahmed sharaa" in list_endings("Ahmed al-Sharaa")
    )


@pytest.mark.parametrize(
    ("name", "words", "held"),
    [
        ("Vladimir Putin", "vladimir", True),
        ("Vladimir Putin", "putin", True),
        ("Vladimir Putin", "vladimir putin", True),
        ("Vladimir Putin", "put", False),
        ("Vladimir Putin", "putin vladimir", False),
        ("Vladimir V. Putin", "vladimir putin", False),
        ("Hafez al-Assad", "assad", True),
        ("Hafez al-Assad", "hafez assad", True),
        ("Hafez al-Assad", "al-assad", True),
        ("José Barroso", "jose", True),
    ],
)
def test_whole_words_stand_in_a_name(name: str, words: str, *, held: bool) -> None:
    assert holds_words(name, words) is held


_NAMES = st.lists(
    st.sampled_from(["Hafez", "EL-Sisi", "van", "Rompuy", "Ki-moon", "de", "Ünal"]),
    max_size=4,
    unique=True,
).map(" ".join)


@given(st.one_of(_NAMES, st.text(max_size=20)))
def test_endings_are_parts_of_the_name_and_never_the_whole(name: str) -> None:
    endings = list(list_endings(name))
    assert fold(name) not in endings
    for ending in endings:
        assert ending
        assert holds_words(name, ending)
        assert len(ending) < len(fold(name))


@given(_NAMES)
def test_every_last_word_is_an_ending_longest_first(name: str) -> None:
    words = fold(name).split()
    whole = [" ".join(words[start:]) for start in range(1, len(words))]
    assert [ending for ending in list_endings(name) if ending in whole] == whole
