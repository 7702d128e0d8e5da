"""The headings of a report, and what stands under each."""

from string import ascii_uppercase

import pytest

from timeline import Chronology, load_text, select
from timeline.dates import Fit
from timeline.exports.report.grouping import MOST_YEARS, make_sections


def _group(
    chronology: Chronology, by: str = "", question: str | None = None
) -> list[tuple[str, str]]:
    """Return headings, each with the titles below it; `?` before what is possible."""
    return [
        (
            section.heading,
            " ".join(
                ("?" if one.match.fit is Fit.POSSIBLE else "")
                + ("~" if one.doubted else "")
                + one.match.event.title
                for one in section.entries
            ),
        )
        for section in make_sections(select(chronology, question), by)
    ]


def _read(*dates: str) -> Chronology:
    return load_text(
        "".join(
            f"- {{date: '{date}', title: {name}, id: {name.lower()}}}\n"
            for name, date in zip(ascii_uppercase, dates, strict=False)
        )
    )


def test_what_is_known_to_a_year_stands_before_its_months_and_undated_last() -> None:
    chronology = _read(
        "2013-05-10",
        "2013",
        "2013-04",
        "n.d.",
        "2012-12-31/2013-02",
        "[..2013-04-02]",
        "before 2013-05",
        "/2013-04-03",
        "spring 2013",
        "after a",
    )
    assert _group(chronology) == [
        ("Beginning unknown", "H"),
        ("December 2012", "E"),
        ("2013", "B"),
        ("March 2013", "I"),
        ("April 2013", "C F G"),
        ("May 2013", "A J"),
        ("Undated", "D"),
    ]


@pytest.mark.parametrize(
    ("last", "headings"),
    [
        (2010 + MOST_YEARS - 1, ["January 2010", f"January {2010 + MOST_YEARS - 1}"]),
        (2010 + MOST_YEARS, ["2010", f"{2010 + MOST_YEARS}"]),
    ],
)
def test_over_several_years_headings_are_years(last: int, headings: list[str]) -> None:
    found = _group(_read("2010-01-01", f"{last}-01-01"))
    assert [heading for heading, _ in found] == headings


def test_periods_can_be_asked_for() -> None:
    chronology = _read("2013-04-01", "2013-05-10")
    assert _group(chronology, "year") == [("2013", "A B")]
    assert _group(_read("1913-04", "2013-05"), "month") == [
        ("April 1913", "A"),
        ("May 2013", "B"),
    ]
    assert _group(chronology, "none") == [("", "A B")]


def test_nothing_has_no_heading() -> None:
    assert _group(_read("2013"), question="id:a not id:a") == []
    assert _group(load_text("events: []")) == []


def test_only_undated_events_have_one_heading() -> None:
    assert _group(_read("n.d.", "unknown")) == [("Undated", "A B")]


_OFFICE = """\
fields: [weight]
actors:
  one: {name: One, roles: [{office: Envoy, when: 2013-01/2013-06}]}
  two: {name: Two, roles: [{office: Envoy, when: 2013-06/2014}]}
events:
- {date: 2013-03, title: A, actors: [Envoy], tags: [x, y], weight: 10}
- {date: 2013, title: B, actors: [Envoy, Two], tags: [y], weight: 9}
- {date: 2014-02, title: C}
"""


def test_an_event_stands_under_each_of_its_values_and_some_only_possibly() -> None:
    chronology = load_text(_OFFICE)
    assert _group(chronology, "tag") == [("x", "A"), ("y", "B A"), ("(no tag)", "C")]
    assert _group(chronology, "actor") == [
        ("One", "~B A"),
        ("Two", "B"),
        ("(no actor)", "C"),
    ]


def test_own_keys_stand_in_the_order_that_numbers_have() -> None:
    assert _group(load_text(_OFFICE), "weight") == [
        ("9", "B"),
        ("10", "A"),
        ("(no weight)", "C"),
    ]


def test_a_possible_match_stays_one_under_every_heading() -> None:
    found = _group(load_text(_OFFICE), "tag", "month:2013-05")
    assert found == [("y", "?B")]
