"""Undated events on the command line: drawn when asked for, exported always."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.helpers.running import Run

_CHRONOLOGY = """
- {id: lost, date: unknown, title: A list is drawn up}
- {id: day, date: 2013-05-10, title: Talks}
- {id: note, date: N.D., title: A note}
"""


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> str:
    path = tmp_path / "x.yaml"
    path.write_text(_CHRONOLOGY)
    return str(path)


def test_without_a_date_filter_they_are_drawn(run: Run, file: str) -> None:
    done = run("show", file)
    assert done.stdout.index("Talks") < done.stdout.index("A list is drawn up")
    assert "--undated" not in done.stderr
    assert done.returncode == 0


def test_with_one_they_are_counted_and_drawn_when_asked_for(
    run: Run, file: str
) -> None:
    done = run("show", file, "--month", "2013-05")
    assert "A list is drawn up" not in done.stdout
    assert "and 2 undated that may match\n" in done.stdout
    assert "2 undated events may match as well: --undated draws them\n" in done.stderr
    assert "undated events may" not in run("show", file, "-m5", "--quiet").stderr
    done = run("show", file, "--month", "2013-05", "--undated")
    assert "?◇" in done.stdout
    assert "A list is drawn up" in done.stdout
    assert "--undated" not in done.stderr


def test_certain_drops_them(run: Run, file: str) -> None:
    done = run("show", file, "--month", "2013-05", "--certain")
    assert "undated" not in done.stdout + done.stderr


def test_where_nothing_else_matches_that_is_said(run: Run, file: str) -> None:
    done = run("show", file, "--year", "2012")
    assert done.stdout == ""
    assert "only 2 undated events may match: --undated draws them\n" in done.stderr
    assert done.returncode == 0
    done = run("show", file, "--year", "2012", "--undated")
    assert "2 of 3 events, undated\n" in done.stdout


def test_list_csv_and_json_have_them_as_possible_rows(run: Run, file: str) -> None:
    listed = run("show", file, "--view", "list", "--since", "2013").stdout
    rows = [line.split("\t") for line in listed.splitlines()]
    found = [(row[0], row[5], row[6], row[7]) for row in rows]
    assert found == [
        ("2013-05-10", "day", "", ""),
        ("unknown", "lost", "possible", "date"),
        ("unknown", "note", "possible", "date"),
    ]
    columns = "id,date,begin,end,precision,month,year,match,why"
    text = run(
        "export", file, "--format", "csv", "--columns", columns, "--since", "2013"
    ).stdout
    assert list(csv.reader(io.StringIO(text)))[2:] == [
        ["lost", "unknown", "", "", "none", "", "", "possible", "date"],
        ["note", "unknown", "", "", "none", "", "", "possible", "date"],
    ]
    text = run("export", file, "--format", "jsonl", "--since", "2013").stdout
    events = [json.loads(line) for line in text.splitlines()]
    assert [one["match"] for one in events] == ["certain", "possible", "possible"]
    assert [one["why"] for one in events] == ["", "date", "date"]
    assert events[1]["date"]["begins"] is None


def test_date_says_what_it_is(run: Run) -> None:
    for typed in ("unknown", "n.d."):
        done = run("date", typed)
        assert done.returncode == 0
        words = " ".join(done.stdout.split())
        assert "canonical unknown (EDTF has no form for it)" in words
        assert "known to none (undated)" in words
        assert "in words undated" in words


def test_nothing_can_be_dated_by_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"{_CHRONOLOGY}- {{date: after lost, title: Later}}\n")
    done = run("check", str(path))
    assert done.returncode == 1
    assert "date-unsettled" in done.stdout
    assert "'after lost': the event 'lost' has no date" in done.stdout
    done = run("show", file := str(path), "--since", "lost")
    assert done.returncode == 2
    assert "the event 'lost' has no date" in done.stderr
    assert run("show", file, "--zoom", "lost", "-v", "lanes").returncode == 2


def test_today_counts_them_with_the_others_that_may_have_been(
    run: Run, file: str
) -> None:
    done = run("today", file, "--day", "10 May")
    assert "Talks" in done.stdout
    assert "2 other events may have, or lasted over that day, 2 of them undated" in (
        done.stderr
    )
