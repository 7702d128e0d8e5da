"""Folding, slugs, near misses and safe text."""

import difflib
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text import (
    Nearest,
    count_of,
    find_nearest,
    fold,
    join_words,
    make_visible,
    slugify,
    suggest,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Vladimir  Putin ", "vladimir putin"),
        ("Dağlıq Qarabağ", "daglıq qarabag"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁne ２０１３", "fine 2013"),
        ("Путин", "путин"),
        ("Ёлкин", "елкин"),
        ("a\u00a0b\tc\nd", "a b c d"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_ignores_case_accents_and_composition(text: str) -> None:
    once = fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == once
    assert fold(unicodedata.normalize("NFC", text)) == once
    assert fold(f"  {text} \t") == once
    assert once == once.strip()


@given(st.text(st.characters(max_codepoint=127)))
def test_the_fast_path_for_ascii_folds_the_same(text: str) -> None:
    # A letter beyond ASCII forces the long way; it stands apart from the text.
    assert fold(f"é {text}") == f"e {fold(text)}".strip()


@pytest.mark.parametrize(
    ("text", "limit", "slug"),
    [
        ("Cameron flies to Sochi!", 48, "cameron-flies-to-sochi"),
        ("Geneva-II: agreed", 48, "geneva-ii-agreed"),
        ("S-300s' arrival (300 km)", 48, "s-300s-arrival-300-km"),
        ("Événement à Orléans", 48, "evenement-a-orleans"),
        ("Встреча в Сочи", 48, "встреча-в-сочи"),
        ("…—!", 48, ""),
        ("!?", 48, ""),
        ("one two three", 7, "one-two"),
        ("one two three", 8, "one-two"),
        ("one two three", 6, "one"),
        ("extraordinarily", 5, "extra"),
        ("snake_case_name", 48, "snake-case-name"),
        ("één_twee", 48, "een-twee"),
    ],
)
def test_slugs(text: str, limit: int, slug: str) -> None:
    assert slugify(text, limit=limit) == slug


@given(st.text(), st.integers(1, 60))
def test_a_slug_is_within_its_limit_and_has_no_loose_hyphens(
    text: str, limit: int
) -> None:
    slug = slugify(text, limit=limit)
    assert len(slug) <= limit
    assert "--" not in slug
    assert not slug.startswith("-")
    assert not slug.endswith("-")


@given(
    st.text(st.sampled_from("ab é\u00a0_-.\u0301ßİ가中"), max_size=90),
    st.integers(1, 60),
)
def test_a_slug_is_the_beginning_of_that_of_the_whole(text: str, limit: int) -> None:
    whole = slugify(text, limit=1000)
    cut = whole[: limit + 1].rpartition("-")[0] or whole[:limit]
    assert slugify(text, limit=limit) == (whole if len(whole) <= limit else cut)
    assert whole == re.sub(r"[\W_]+", "-", fold(text)).strip("-")


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("plain é 中文", "plain é 中文"),
        ("10\xa0km", "10\xa0km"),
        ("10\xa0\x1bkm\n", "10\xa0\\x1bkm "),
        ("red\x1b[31m", "red\\x1b[31m"),
        ("a\tb\nc\r\u2028d\x85e", "a b c  d e"),
        ("evil\u202etxt.exe", "evil\\u202etxt.exe"),
        ("\x00\x7f\x9b\u2066\u200f\ufeff", "\\x00\\x7f\\x9b\\u2066\\u200f\\ufeff"),
    ],
)
def test_what_could_deceive_a_terminal_is_spelled_out(text: str, visible: str) -> None:
    assert make_visible(text) == visible


@given(st.text())
def test_visible_text_has_no_control_left_and_stays_as_it_is(text: str) -> None:
    visible = make_visible(text)
    assert make_visible(visible) == visible
    assert all(unicodedata.category(char) != "Cc" for char in visible)
    assert all(
        unicodedata.bidirectional(char) not in {"RLO", "LRO", "RLE", "LRE", "PDF"}
        for char in visible
    )


_NAMES = ("Vladimir Putin", "John Kerry", "Barack Obama", "FSB", "Bashar al-Assad")


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("Putn", ("Vladimir Putin",)),
        ("vladimir puttin", ("Vladimir Putin",)),
        ("Kery", ("John Kerry",)),
        ("FBS", ()),
        ("FSBB", ("FSB",)),
        ("Merkel", ()),
        ("", ()),
        ("  ", ()),
    ],
)
def test_near_misses(word: str, nearest: tuple[str, ...]) -> None:
    assert find_nearest(word, _NAMES) == nearest


def test_near_misses_come_nearest_first_and_no_more_than_asked() -> None:
    known = ["meeting", "meetings", "meting", "greeting", "seething"]
    assert find_nearest("meeting", known)[0] == "meeting"
    assert len(find_nearest("meeting", known, limit=2)) == 2
    assert find_nearest("meating", ["greeting", "meeting"])[0] == "meeting"


_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def _misspelt(draw: st.DrawFn) -> tuple[str, list[str], str]:
    """Return a word, a list with it and many others, and a misspelling of it."""
    words = st.text(_ALPHABET, min_size=8, max_size=20)
    known = draw(st.lists(words, min_size=1, max_size=60, unique=True))
    word = draw(st.sampled_from(known))
    place = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(["", *_ALPHABET]))
    return word, known, word[:place] + letter + word[place + 1 :]


@given(_misspelt())
def test_a_word_with_one_wrong_letter_is_found_among_others(
    misspelt: tuple[str, list[str], str],
) -> None:
    word, known, typed = misspelt
    nearest = Nearest(known)
    found = nearest.find(typed)
    near = difflib.SequenceMatcher(None, found, typed).ratio()
    assert near >= difflib.SequenceMatcher(None, word, typed).ratio() - 0.05
    assert nearest.rank(typed, limit=1) == find_nearest(typed, known, limit=1)


def test_long_words_are_compared_by_their_differences() -> None:
    words = ["".join(f"{number:x}-{seed}" for number in range(5000)) for seed in "xyz"]
    wrong = f"{words[1][:9000]}qq{words[1][9000:-3]}"
    assert find_nearest(wrong, words, limit=1) == (words[1],)
    changed = words[1].replace("a", "o")
    assert find_nearest(changed, words, limit=1) == (words[1],)
    assert find_nearest("quite another thing " * 900, words) == ()


def test_what_is_known_is_asked_for_when_the_first_word_is_looked_for() -> None:
    asked: list[int] = []

    def list_known() -> list[str]:
        asked.append(1)
        return ["meeting", "visit"]

    nearest = Nearest(list_known)
    assert not asked
    assert [nearest.find(word) for word in ("meting", "visti", "meting")] == [
        *("meeting", "visit", "meeting")
    ]
    assert len(asked) == 1


def test_of_many_known_words_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    class Counted(difflib.SequenceMatcher[str]):
        def quick_ratio(self) -> float:
            compared.append("")
            return super().quick_ratio()

    monkeypatch.setattr("timeline.text.SequenceMatcher", Counted)
    known = [
        f"{_ALPHABET[n % 26]}{_ALPHABET[n // 26 % 26]}kind{n}" for n in range(3000)
    ]
    nearest = Nearest(known)
    found = [nearest.find(f"x{word}") for word in known[::300]]
    assert found == known[::300]
    assert len(compared) < 100 * len(found)


def test_a_list_of_other_words_is_not_looked_for_for_ever() -> None:
    nearest = Nearest(["meeting"])
    others = [f"quarrel{number}" for number in range(500)]
    assert not any(map(nearest.find, others))
    assert nearest.find("meting") == ""
    assert nearest.rank("meting") == ("meeting",)


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a or b"),
        (["a", "b", "c"], "a, b or c"),
    ],
)
def test_lists_of_words(words: list[str], joined: str) -> None:
    assert join_words(words) == joined
    assert join_words(words, last="and") == joined.replace(" or ", " and ")


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0 events"), (1, "1 event"), (2, "2 events"), (1500, "1,500 events")],
)
def test_counts(number: int, text: str) -> None:
    assert count_of(number, "event") == text


def test_counts_of_irregular_nouns() -> None:
    assert count_of(2, "entry", "entries") == "2 entries"
    assert count_of(1, "entry", "entries") == "1 entry"


@pytest.mark.parametrize(
    ("near", "otherwise", "hint"),
    [
        ([], "", ""),
        ([""], "", ""),
        (["a"], "", "did you mean a?"),
        (["a", "b", "c"], "", "did you mean a, b or c?"),
        (["a"], "add it", "did you mean a? otherwise add it"),
        ([], "add it", "add it"),
        ([""], "add it", "add it"),
    ],
)
def test_near_misses_are_asked_for(near: list[str], otherwise: str, hint: str) -> None:
    assert suggest(near, otherwise=otherwise) == hint
