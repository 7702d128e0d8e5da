"""`timeline stats`: text, JSON, filters and exit codes."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.drawing import Look
from tests.helpers.files import load_nasty, load_sample
from tests.helpers.running import Run
from tests.helpers.texts import list_wide
from timeline import select
from timeline.analysis.stats import collect_stats
from timeline.rendering import ASCII, plain_text
from timeline.views.stats import draw_stats

SAMPLE = load_sample()
NASTY = load_nasty()


def test_text_has_counts_and_bars(run: Run) -> None:
    done = run("stats", "--width", "80")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.split("\n")
    assert "14 on one source alone, 100 %" in lines
    assert any(line.startswith("visit       2 █") for line in lines)
    assert any("United States" in line and " 10 █" in line for line in lines)
    assert any(line.startswith("and 4 more  4") for line in lines)


def test_json_has_everything(run: Run) -> None:
    done = run("stats", "--format", "json", "--limit", "1")
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    assert record["events"] == record["total"] == 14
    assert sum(row["events"] for row in record["kinds"]) == 14
    (row,) = record["sources"]
    assert (row["value"], row["certain"], row["possible"]) == ("sherr-2013", 14, 0)
    assert (row["events"], row["query"]) == (14, "source=sherr-2013")


def test_filters_count(run: Run) -> None:
    record = json.loads(run("stats", "--format", "json", "-m", "2013-05").stdout)
    assert (record["certain"], record["possible"], record["total"]) == (8, 3, 14)
    assert "3 of them match only possibly" in run("stats", "-m", "2013-05").stdout


def test_no_event_is_said_on_stderr(run: Run) -> None:
    done = run("stats", "--kind", "treaty")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no event matches" in done.stderr
    done = run("stats", "--kind", "treaty", "--format", "json")
    assert json.loads(done.stdout)["events"] == 0


@pytest.mark.parametrize(
    "arguments", [("--format", "xml"), ("--limit", "-1"), ("--actor", "Nobody")]
)
def test_a_wrong_command_line_exits_with_2(run: Run, arguments: tuple[str]) -> None:
    done = run("stats", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_all_lists_every_value(run: Run) -> None:
    text = run("stats", "--all").stdout
    assert " more" not in text
    assert all(event.kind in text for event in SAMPLE.events)


OWN = """\
fields: {weight: number, due: date}
events:
"""


def test_declared_keys_of_ones_own_have_sections(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    events = [f"- {{date: 2013, title: T, weight: {n}}}\n" for n in range(1, 21)]
    rest = "- {date: 2013, title: T, weight: 7.0, due: 10 May 2013}\n"
    path.write_text(f"{OWN}{''.join(events)}{rest}", encoding="utf-8")
    lines = run("stats", str(path), "--width", "40").stdout.split("\n")
    weight = lines.index(" weight")
    names = [line.split()[0] for line in lines[weight + 1 : weight + 9]]
    # The most frequent, in the order of their size.
    assert names == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert lines[weight + 9].split() == ["and", "12", "more", "12"]
    due = lines.index(" due")
    assert lines[due + 1].split()[:4] == ["10", "May", "2013", "1"]
    assert lines[due + 2].split() == ["(no", "due)", "20"]
    record = json.loads(run("stats", str(path), "--format", "json").stdout)
    rows = record["own"]["due"]
    assert [(row["value"], row["events"]) for row in rows] == [
        ("2013-05-10", 1),
        ("", 20),
    ]


def test_the_most_frequent_values_have_rows(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    numbers = [*range(20), 19, 18]
    events = [f"- {{date: 2013, title: T, weight: {n}}}\n" for n in numbers]
    path.write_text(f"{OWN}{''.join(events)}", encoding="utf-8")
    lines = run("stats", str(path), "--width", "40", "--limit", "3").stdout.split("\n")
    weight = lines.index(" weight")
    names = [line.split()[0] for line in lines[weight + 1 : weight + 4]]
    assert names == ["0", "18", "19"]


def test_errors_in_the_data_exit_with_1(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(
        "- {date: 31 Feb 2013, title: Bad}\n- {date: 2013, title: Good}\n",
        encoding="utf-8",
    )
    done = run("stats", str(path))
    assert done.returncode == 1
    assert "1 event, 2013" in done.stdout


@pytest.mark.parametrize("width", [20, 33, 40, 70, 80, 120, 200])
@pytest.mark.parametrize("full", [False, True], ids=["short", "full"])
def test_lines_fit(width: int, *, full: bool) -> None:
    for chronology in (SAMPLE, NASTY):
        selection = select(chronology)
        look = Look(width=width, full=full)
        text = plain_text(draw_stats(collect_stats(selection), look.lay(selection)))
        lines = text.split("\n")
        assert list_wide(lines, width) == []
        assert [line for line in lines if line != line.rstrip(" ")] == []
    look = Look(width=width, glyphs=ASCII, full=full)
    selection = select(SAMPLE)
    stats = collect_stats(selection)
    assert plain_text(draw_stats(stats, look.lay(selection))).isascii()


@given(
    kinds=st.lists(
        st.text(min_size=1, max_size=30) | st.sampled_from(["北京" * 20, "w" * 80]),
        max_size=12,
    ),
    width=st.integers(min_value=20, max_value=200),
)
def test_whatever_the_words_lines_fit(kinds: list[str], width: int) -> None:
    events = [{"date": "2013", "title": "T", "kind": kind} for kind in kinds]
    selection = select(load_events(events))
    look = Look(width=width)
    text = plain_text(draw_stats(collect_stats(selection), look.lay(selection)))
    assert list_wide(text.split("\n"), width) == []
