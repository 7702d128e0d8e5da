"""Names with the offices that their bearers certainly held, once under each heading."""

from typing import Any

import pytest

from tests.helpers.drawing import Look, draw_text
from tests.helpers.registries import KERRY, LAVROV
from timeline import Chronology, load_text, make_query, select
from timeline.rendering import ASCII, UNICODE, Span
from timeline.views.naming import Naming

_ACTORS = (
    "actors:\n"
    + KERRY
    + LAVROV
    + """\
  patrushev:
    name: Nikolai Patrushev
    roles:
    - {office: Director, of: fsb, when: 1999-08/2008-05}
    - {office: Secretary of the FSB Council, of: fsb, when: 2013-05/..}
    - {office: Envoy, when: 2013-05/..}
  fsb: {name: FSB, type: organisation, of: Russia}
  vague: {name: Vague One, roles: [{office: Chief, of: Russia, when: 2013}]}
  doubtful: {name: Doubtful, roles: [{office: King, of: Spain, when: 2000?/..}]}
  evil:
    name: "E\\x1b[31m"
    roles: [{office: "Boss\\u202e", of: "A\\x07", when: 2000/..}]
  always: {name: Always, roles: [{office: Pope}]}
"""
)


def _read(*events: str) -> Chronology:
    lines = "".join(f"- {{title: T{i}, date: {e}}}\n" for i, e in enumerate(events))
    return load_text(f"{_ACTORS}events:\n{lines}")


def _title(event: str, *, ascii_only: bool = False) -> str:
    chronology = _read(event)
    naming = Naming(chronology, ASCII if ascii_only else UNICODE)
    return naming.titled_actors(chronology.events[0], ()).text


@pytest.mark.parametrize(
    ("event", "named"),
    [
        (
            "2013-05, actors: [Kerry, Lavrov]",
            "John Kerry, US Secretary of State; Sergei Lavrov, Russian Foreign"
            " Minister",
        ),
        ("2013-01, actors: [Kerry]", "John Kerry, US Senator"),
        # On that day both: the one taken up last.
        ("2013-02-01, actors: [Kerry]", "John Kerry, US Secretary of State"),
        # Which of the two, the date does not say.
        ("2013, actors: [Kerry]", "John Kerry"),
        ("'2013-05?', actors: [Kerry]", "John Kerry"),
        (
            "2020, actors: [Kerry, Lavrov]",
            "John Kerry; Sergei Lavrov, Russian Foreign Minister",
        ),
        ("2001, actors: [Kerry, Lavrov]", "John Kerry, US Senator; Sergei Lavrov"),
        ("2001, actors: [Lavrov, Vague One]", "Sergei Lavrov, Vague One"),
        # Held some time in that year, nobody knows when.
        ("2013, actors: [Vague One]", "Vague One"),
        ("2013-05, actors: [Vague One]", "Vague One"),
        ("2013, actors: [Doubtful]", "Doubtful"),
        ("2000, actors: [Patrushev]", "Nikolai Patrushev, Director of FSB"),
        # The office says already what it is of; of equals the first one counts.
        (
            "2014, actors: [Patrushev]",
            "Nikolai Patrushev, Secretary of the FSB Council",
        ),
        ("1500, actors: [Always]", "Always, Pope"),
        (
            "2013-05, actors: [Kerry], to: [Lavrov, FSB]",
            "John Kerry, US Secretary of State → Sergei Lavrov, Russian Foreign"
            " Minister; FSB",
        ),
        ("2013-05, to: [Kerry]", "→ John Kerry, US Secretary of State"),
        # Named by office, or with it.
        ("2013-05, actors: [US Secretary of State]", "US Secretary of State"),
        (
            "2013-05, actors: [Secretary of State Kerry]",
            "John Kerry, US Secretary of State",
        ),
        # Twice in one event is once.
        (
            "2013-05, actors: [Kerry, kerry]",
            "John Kerry, US Secretary of State; John Kerry",
        ),
        ("2013-05, actors: [Kremlin]", "Kremlin"),
        ("2013-05", ""),
    ],
)
def test_only_an_office_certainly_held_stands_behind_a_name(
    event: str, named: str
) -> None:
    assert _title(event) == named


def test_a_hostile_name_is_spelled_in_the_span_that_holds_it() -> None:
    named = Span(_title("2013-05, actors: [evil]")).text
    assert named == r"E\x1b[31m, Boss\u202e of A\x07"


def test_the_arrow_is_ascii_where_asked() -> None:
    text = _title("2013-05, actors: [Kerry], to: [Always]", ascii_only=True)
    assert text == "John Kerry, US Secretary of State -> Always, Pope"


def test_what_was_seen_is_not_said_again_but_a_new_office_is() -> None:
    chronology = _read(
        "2013-01-10, actors: [Kerry]",
        "2013-01-11, actors: [Senator Kerry], to: [Lavrov]",
        "2013-02-10, actors: [Kerry, Lavrov]",
        "2013-02-11, actors: [Kerry, Lavrov]",
    )
    naming = Naming(chronology, UNICODE)
    seen: set[tuple[str, str]] = set()
    texts = []
    for event in chronology.events:
        titled = naming.titled_actors(event, seen)
        texts.append(titled.text)
        seen.update(titled.offices)
    assert texts == [
        "John Kerry, US Senator",
        "John Kerry → Sergei Lavrov, Russian Foreign Minister",
        "John Kerry, US Secretary of State; Sergei Lavrov",
        "John Kerry, Sergei Lavrov",
    ]
    assert seen == {
        ("John Kerry", "US Senator"),
        ("John Kerry", "US Secretary of State"),
        ("Sergei Lavrov", "Russian Foreign Minister"),
    }


def _draw(chronology: Chronology, width: int, **options: Any) -> str:
    drawn = Look(width=width, **options)
    return draw_text("timeline", select(chronology), drawn)


_MONTHS = _read(
    "2013-03-10, actors: [Kerry]",
    "2013-03-11, actors: [Kerry]",
    "2013-04-10, actors: [Kerry]",
)


@pytest.mark.parametrize(
    ("group_by", "times"), [("month", 2), ("year", 1), ("none", 1), ("actor", 1)]
)
@pytest.mark.parametrize("reverse", [False, True], ids=["forward", "reverse"])
def test_an_office_stands_once_under_each_heading(
    group_by: str, times: int, *, reverse: bool
) -> None:
    text = _draw(_MONTHS, 80, group_by=group_by, reverse=reverse)
    assert text.count("John Kerry, US Secretary of State") == times
    assert text.count("John Kerry") == 3 + (group_by == "actor")


@pytest.mark.parametrize(
    ("width", "titled"), [(40, 0), (59, 0), (60, 2), (109, 2), (200, 0)]
)
def test_narrow_drawings_have_no_offices(width: int, titled: int) -> None:
    # Nor have wide ones, in which an event has one line.
    assert _draw(_MONTHS, width).count("US Secretary of State") == titled


def test_offices_take_one_line_more_at_most_and_come_where_they_fit() -> None:
    both = "actors: [Kerry, Patrushev, Lavrov, Always]"
    chronology = _read(
        f"2014-05-01, {both}",
        "2014-05-02, actors: [Kerry]",
        "2014-05-03, actors: [Lavrov]",
    )
    lines = _draw(chronology, 60).split("\n")
    rows = [line.partition("│")[2].strip() for line in lines if "│" in line]
    # Four names in one line would need four with their offices.
    assert rows == [
        "John Kerry, Nikolai Patrushev, Sergei",
        "Lavrov, Always",
        "John Kerry, US Secretary of State",
        "Sergei Lavrov, Russian Foreign Minister",
    ]
    wide = _draw(chronology, 109)
    assert wide.count("US Secretary of State") == 1
    assert "│              John Kerry\n" in wide


def test_only_selected_events_count_as_seen() -> None:
    selection = select(_MONTHS, make_query(on="2013-03-11"))
    text = draw_text("timeline", selection, Look())
    assert text.count("US Secretary of State") == 1


@pytest.mark.parametrize(
    ("typed", "date", "holder", "candidates"),
    [
        ("Kerry", "2013-05", "", ""),
        ("US Secretary of State", "2013-05", "John Kerry", ""),
        ("US Secretary of State", "2013", "", "John Kerry or another"),
        ("US Secretary of State", "1990", "", ""),
        # A city may have been meant for itself; no other state's seat it was.
        ("Berlin", "1955", "", "East Germany"),
        ("Moscow", "1991-12", "", "Russia or Soviet Union"),
        ("Nobody Known", "2013", "", ""),
    ],
)
def test_who_is_meant_by_a_name_is_found_for_the_date(
    typed: str, date: str, holder: str, candidates: str
) -> None:
    chronology = _read(f"{date}, actors: [{typed}]")
    naming = Naming(chronology, UNICODE)
    (event,) = chronology.events
    assert naming.holder(typed, event, "actors") == holder
    assert naming.candidates(typed, event, "actors") == candidates


@pytest.mark.parametrize(
    ("page", "shown"),
    [("4", "X, p. 4"), ("4-6", "X, pp. 4-6"), ("fol. 3", "X, fol. 3")],
)
def test_what_is_no_page_of_a_source_is_not_called_one(page: str, shown: str) -> None:
    chronology = _read(f"2013, sources: [{{source: X, page: {page}}}]")
    (citation,) = chronology.events[0].sources
    spans = Naming(chronology, UNICODE).citation(citation)
    assert "".join(span.text for span in spans) == shown
