"""Warnings of characters in names that nobody can see."""

import pytest

from timeline import load_text
from timeline.checks import check


def _tell(text: str) -> list[tuple[int, str]]:
    found = check(load_text(text), only=["name-invisible"])
    return [(one.where.line, one.message) for one in found]


@pytest.mark.parametrize(
    ("char", "point"),
    [
        ("\u200b", "U+200B"),
        ("\u00ad", "U+00AD"),
        ("\u200f", "U+200F"),
        ("\u2060", "U+2060"),
        ("\u3164", "U+3164"),
        ("\ufe0f", "U+FE0F"),
        ("\U000e0041", "U+E0041"),
    ],
)
@pytest.mark.parametrize("key", ["actors", "to", "about", "tags", "place", "kind"])
def test_each_is_told_by_its_code_point(key: str, char: str, point: str) -> None:
    value = f'"Ker\\U{ord(char):08x}ry"'
    text = f"events:\n- date: 2013\n  title: T\n  {key}: {value}\n"
    assert _tell(text) == [(4, f"'Kerry' holds 1 invisible character: {point}")]


def test_several_are_counted() -> None:
    name = r"K\u200b\u200b\u00ad\u2060\u200b"
    text = f'events: [{{date: 2013, title: T, actors: ["{name}"]}}]'
    ((_, message),) = _tell(text)
    assert message == (
        "'K' holds 5 invisible characters: U+200B, U+200B, U+00AD, U+2060 and 1 more"
    )


def test_registries_are_looked_at() -> None:
    text = (
        "actors:\n"
        '  kerry: {name: "John\\u200b Kerry", aliases: ["Ker\\u00adry"]}\n'
        "places:\n"
        '  sochi: {name: "So\\u200bchi"}\n'
        "events: []\n"
    )
    assert [line for line, _ in _tell(text)] == [2, 2, 4]


def test_other_scripts_and_accents_are_fine() -> None:
    text = "events: [{date: 2013, title: T, actors: [Владимир Путин, Zoë, 王毅, بشار]}]"
    assert _tell(text) == []
