"""`timeline differ`: accounts side by side, in any order, as text and for programs."""

import json
from pathlib import Path

import pytest

from tests.helpers.drawing import Look
from tests.helpers.running import Run
from timeline import find_disagreements, load_text, select
from timeline.analysis.disagreements import sort_by_spread
from timeline.dates import FUTURE
from timeline.exports.accounts import make_disagreement_records
from timeline.names.accounts import Spread
from timeline.rendering import plain_text
from timeline.views.differ import describe_spread, draw_differing

_TEXT = """
events:
- id: talks
  date: 2013-05-10
  title: Talks
  sources: [{source: memoirs, quote: It was cold.}]
  accounts:
  - {source: memoirs, date: 2013-05-10, place: Rome, killed: 12, note: In private}
  - {source: paper, date: 2013-05-12, place: Oslo, killed: 12.0}
- id: letter
  date: 2013-06
  title: A letter
  accounts:
  - {source: memoirs, date: 2013-06-01}
  - {source: paper, date: "[2013-06-20..2013-06-25]"}
- {id: alike, date: 2013-07, title: Alike, accounts: [{source: a, date: 2013-07}]}
- {id: open, date: 2013-08, title: O, accounts: [{source: a, date: "[2013-08-09..]"}]}
"""


def _write(folder: Path) -> None:
    (folder / "events.yaml").write_text(_TEXT, encoding="utf-8")


def test_accounts_stand_side_by_side_with_quotes_and_notes(
    tmp_path: Path, run: Run
) -> None:
    _write(tmp_path)
    done = run("differ", "--id", "talks", "--width", "60", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == [
        "they differ: 1 in date, 1 in place",
        "",
        "10 May 2013: Talks",
        "  ≠ date, 2 days apart · place",
        "  memoirs                     │ paper",
        "  10 May 2013                 │ 12 May 2013",
        "  place: Rome                 │ place: Oslo",
        "  killed: 12                  │ killed: 12.0",
        "  “It was cold.”              │",
        "  In private                  │",
    ]


_OWN = """
events:
- date: 2013-05-03
  title: Talks
  place: Sochi
  killed: 12
  sources: [first]
  accounts: [{source: paper, date: 2013-05-10, place: Moscow, killed: 9}]
"""


def test_what_the_event_itself_says_stands_before_its_accounts() -> None:
    chronology = load_text(_OWN)
    selection = select(chronology)
    found = find_disagreements(selection)
    for width, lines in (
        (
            60,
            [
                "  the event itself            │ paper",
                "  3 May 2013                  │ 10 May 2013",
                "  place: Sochi                │ place: Moscow",
                "  killed: 12                  │ killed: 9",
            ],
        ),
        (30, ["  the event itself", "    3 May 2013", "    place: Sochi"]),
    ):
        drawn = plain_text(draw_differing(found, Look(width=width).lay(selection)))
        assert "\n".join(lines) in "\n".join(map(str.rstrip, drawn.split("\n")))
    (record,) = make_disagreement_records(found)
    assert record["itself"] == {"date": "2013-05-03", "place": "Sochi", "killed": "12"}
    (talks, *_) = make_disagreement_records(
        find_disagreements(select(load_text(_TEXT)))
    )
    assert talks["itself"] == {}


def test_a_program_gets_the_same_in_the_order_asked_for_and_no_notes(
    tmp_path: Path, run: Run
) -> None:
    _write(tmp_path)
    done = run(
        "differ", "--format", "json", "--order", "spread", "--quiet", cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, "")
    records = json.loads(done.stdout)
    assert [(one["id"], one["match"]) for one in records] == [
        ("letter", "certain"),
        ("talks", "certain"),
        ("open", "possible"),
    ]
    assert [one["days"] for one in records] == [
        {"least": 19, "greatest": 24},
        {"least": 2, "greatest": 2},
        {"least": 0, "greatest": None},
    ]
    assert [one["differing"] for one in records] == [["date"], ["date", "place"], []]
    assert [one["possibly"] for one in records] == [[], [], ["date"]]
    assert "note" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--id", "alike"), "no event that matches has accounts that differ\n"),
        (
            ("--id", "open", "--certain"),
            "no event that matches has accounts that certainly differ\n",
        ),
    ],
)
def test_where_none_differ_that_is_said_and_is_no_error(
    arguments: tuple[str, ...], message: str, tmp_path: Path, run: Run
) -> None:
    _write(tmp_path)
    done = run("differ", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(message)


def test_programs_get_an_empty_list(run: Run) -> None:
    done = run("differ", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert done.stderr == "no event has accounts that differ\n"


def test_the_library_finds_them() -> None:
    found = find_disagreements(select(load_text(_TEXT)))
    assert [one.match.event.id for one in found] == ["talks", "letter", "open"]
    furthest, *_ = sort_by_spread(found)
    assert furthest.spread == Spread(19, 24)


@pytest.mark.parametrize(
    ("spread", "text"),
    [
        (Spread(1, 1), "1 day apart"),
        (Spread(2, 5), "2 to 5 days apart"),
        (Spread(0, 1), "up to 1 day apart"),
        (Spread(1, FUTURE), "at least 1 day apart"),
        (Spread(0, FUTURE), ""),
        (Spread(1000, 2000), "1,000 to 2,000 days apart"),
    ],
)
def test_a_spread_is_told_in_days(spread: Spread, text: str) -> None:
    assert describe_spread(spread) == text
