"""The texts that a search looks at and a page does not show."""

import pytest

from timeline import load_text
from timeline.exports.page.searching import list_hidden_texts
from timeline.names import names_of


def _list(event: str, header: str = "") -> tuple[str, ...]:
    chronology = load_text(f"{header}\nevents:\n- {{date: 2013, {event}}}")
    return list_hidden_texts(chronology.events[0], names_of(chronology))


@pytest.mark.parametrize(
    ("event", "hidden"),
    [
        ("title: Talks, summary: Long, tags: [a], actors: [Lavrov]", ()),
        ("title: Talks, actors: [Obama]", ()),
        ("title: Talks, actors: [BHO]", ("BHO",)),
        ("title: Talks, place: Geneva", ("Geneva",)),
        # What is spelled for readers is searched as it was typed.
        ('title: "a\\x07b"', ("a\x07b",)),
    ],
)
def test_what_is_not_shown_as_it_is(event: str, hidden: tuple[str, ...]) -> None:
    header = "actors: {obama: {name: Barack Obama, aliases: [Obama, BHO]}}"
    assert _list(event, header) == hidden
