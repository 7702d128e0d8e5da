"""Who took part, and in what office, in words."""

import pytest

from timeline import load_text, select
from timeline.exports.report.people import describe_people
from timeline.rendering import UNICODE
from timeline.views.naming import Naming

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
    naming = Naming(selection.chronology, UNICODE)
    return [describe_people(event, naming) for event in selection.events]


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


def test_an_office_is_told_each_time_so_that_where_none_stands_none_is_known() -> None:
    days = ("2013-06-29", "2013-06-30", "2013-07-01", "2013-07-02")
    told = _describe(*(f"{day}, actors: [One, Envoy of France]" for day in days))
    assert told == [
        "One, French Envoy; One, Envoy of France",
        "One, French Envoy; One, Envoy of France",
        "One; Two, Envoy of France",
        "One; Two, Envoy of France",
    ]


def test_who_is_written_about_has_no_office_but_one_named_alone_has_its_holder() -> (
    None
):
    event = "2013-03-01, about: [One, Envoy of France]"
    assert _describe(event) == ["about One; One, Envoy of France"]


def test_a_name_that_several_have_is_said_to_be_possibly_each() -> None:
    text = "actors:\n  a: {name: Ann Low}\n  b: {name: Bob Low}\nevents:\n"
    event = "- {title: T, date: 2013, actors: [Low]}\n"
    selection = select(load_text(text + event))
    naming = Naming(selection.chronology, UNICODE)
    (event_read,) = selection.events
    assert describe_people(event_read, naming) == "Low (possibly Ann Low or Bob Low)"


def test_an_office_that_may_have_been_vacant_may_have_had_another() -> None:
    text = (
        "actors:\n  a: {name: Ann, roles: [{office: Envoy, of: Mali, when: 2013}]}\n"
        "events:\n- {title: T, date: 2013-05-01, actors: [Envoy of Mali]}\n"
    )
    selection = select(load_text(text))
    naming = Naming(selection.chronology, UNICODE)
    (event,) = selection.events
    assert describe_people(event, naming) == "Envoy of Mali (possibly Ann or another)"
