"""Who took part, and in what office, in words."""

import pytest

from timeline import load_text, select
from timeline.exports.report.people import People

_ACTORS = """\
actors:
  one:
    name: One
    roles:
    - {office: Envoy, of: France, when: 2013-01-01/2013-06-30}
    - {office: Clerk, when: 2020/2021}
  two: {name: Two, roles: [{office: Envoy, of: France, when: 2013-07-01/2013-12-31}]}
  three: {name: Three}
  hostile: {name: "*H*", roles: [{office: "<b>", when: 2000/..}]}
"""


def _describe(*events: str) -> list[str]:
    lines = "".join(f"- {{title: T, date: {event}}}\n" for event in events)
    selection = select(load_text(f"{_ACTORS}events:\n{lines}"))
    people = People(selection)
    return [people.describe(event) for event in selection.events]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("2013-03-01, actors: [One]", "One, French Envoy"),
        (
            "2013-03-01, actors: [One, Three], to: [Two]",
            "One, French Envoy; Three; to Two",
        ),
        ("2013-03-01, actors: [Three], about: [One, Syria]", "Three; about One, Syria"),
        ("2013-03-01, to: [Three]", "to Three"),
        ("2013, actors: [One]", "One"),
        ("2013-03-01", ""),
        # An office alone.
        ("2013-03-01, actors: [Envoy of France]", "One, Envoy of France"),
        ("2013, actors: [Envoy of France]", "Envoy of France (possibly One or Two)"),
        ("1990, actors: [Envoy of France]", "Envoy of France"),
        # Nothing is escaped here: that is done where it is written.
        ("2013-03-01, actors: [hostile]", "*H*, <b>"),
    ],
)
def test_an_office_stands_where_it_was_certainly_held(event: str, words: str) -> None:
    assert _describe(event) == [words]


def test_an_office_is_told_once_in_a_section() -> None:
    lines = "".join(
        f"- {{title: T, date: 2013-03-0{day}, actors: [One]}}\n" for day in (1, 2, 3)
    )
    selection = select(load_text(f"{_ACTORS}events:\n{lines}"))
    people = People(selection)
    first, second, third = selection.events
    assert people.describe(first) == "One, French Envoy"
    assert people.describe(second) == "One"
    people.begin()
    assert people.describe(third) == "One, French Envoy"
