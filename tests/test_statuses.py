"""What a status means, in the one table that all go by."""

import pytest

from timeline.reading import load_text
from timeline.rendering import UNICODE
from timeline.rendering.theme import legend
from timeline.text import join_words
from timeline.vocabulary import STATUS_MEANINGS, STATUSES, StatusMeaning, meaning_of


def having(field: str) -> list[str]:
    """Return the statuses of which a field of their meaning holds."""
    return [
        status for status, meaning in STATUS_MEANINGS.items() if getattr(meaning, field)
    ]


@pytest.mark.parametrize(
    ("field", "statuses"),
    [
        ("known_beforehand", ["announced", "cancelled"]),
        ("doubtful", ["disputed", "denied", "cancelled"]),
        ("contested", ["claimed", "disputed"]),
        ("outstanding", ["announced"]),
        ("sources_disagree", ["disputed"]),
    ],
)
def test_meanings(field: str, statuses: list[str]) -> None:
    assert having(field) == statuses


def test_what_took_place() -> None:
    assert set(STATUSES) - set(having("took_place")) == {"denied", "cancelled"}


def test_every_field_is_tested() -> None:
    assert set(StatusMeaning._fields) == {
        *("known_beforehand", "took_place", "doubtful", "contested", "outstanding"),
        "sources_disagree",
    }


def test_a_word_that_nobody_knows_is_like_reported() -> None:
    assert meaning_of("validated") == meaning_of("reported") == StatusMeaning()


def test_every_status_is_read() -> None:
    for status in STATUSES:
        (event,) = load_text(f"- {{date: 2013, title: T, status: {status}}}\n").events
        assert event.status == status


def test_the_legend_names_what_is_doubtful() -> None:
    words = join_words(having("doubtful"))
    assert legend(UNICODE, {UNICODE.doubtful}) == ((UNICODE.doubtful, words),)
