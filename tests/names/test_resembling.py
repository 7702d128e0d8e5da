"""Names that a new name may be another spelling of."""

import pytest

from timeline import load_text
from timeline.names import names_of
from timeline.names.resembling import find_resembling, find_resembling_word

ACTORS = names_of(
    load_text(
        """
actors: {cameron: {name: David Cameron, type: person, aliases: [PM Cameron]}}
events:
- {date: 2013, title: x, actors: [cameron, Sergei Lavrov, Ban Ki-moon, Kerry]}
"""
    )
).actors


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Camron", ("David Cameron",)),
        ("David Camerun", ("David Cameron",)),
        ("Sergey Lavrov", ("Sergei Lavrov",)),
        ("Lavrow", ("Sergei Lavrov",)),
        # Those that are there, by whatever name.
        ("David Cameron", ()),
        ("cameron", ()),
        ("PM Cameron", ()),
        ("kerry", ()),
        ("sergei lavrov", ()),
        # The built-in table knows it.
        ("Russia", ()),
        ("Angela Merkel", ()),
        ("", ()),
    ],
)
def test_a_new_name_may_be_the_other_spelling_of_one(
    typed: str, meant: tuple[str, ...]
) -> None:
    assert find_resembling(typed, ACTORS)[:1] == meant


def test_at_most_three_are_named() -> None:
    listed = ", ".join(f"Ann Smith{letter}" for letter in "abcdef")
    text = f"- {{date: 2013, title: x, actors: [{listed}]}}"
    actors = names_of(load_text(text)).actors
    assert len(find_resembling("Ann Smithg", actors)) == 3


def test_a_word_may_be_a_slip_of_another() -> None:
    assert find_resembling_word("vist", ("visit", "call")) == ("visit",)
    assert find_resembling_word("VISIT", ("visit", "call")) == ()
    assert find_resembling_word("treaty", ("visit", "call")) == ()
    assert find_resembling_word("x", ()) == ()
