"""`timeline sources` as a process, and what was known when."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.helpers.running import Run

ARMS = "tests/data/arms-control.yaml"
NASTY = "tests/data/nasty.yaml"

_ANNOUNCED = """
events:
- {id: a, date: 2013-06-10, title: Planned, status: announced, reported: 2013-05-01}
- {id: b, date: 2013-06, title: Soon, status: announced, reported: 2013-05-01}
- {id: c, date: 2013-05-05, title: Past, status: announced, reported: 2013-05-01}
- {id: d, date: 2013-05-05, title: Done, reported: 2013-05-06}
- {id: e, date: 2013-05-05, title: Late, reported: 2014}
"""


def test_sources_of_the_sample(run: Run) -> None:
    done = run("sources", "--width", "80")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.split("\n")
    assert lines[3:6] == [
        "Comment on Russia's hard diplomacy · James Sherr, Chatham House, 2013",
        "[sherr-2013]",
        "  reliability B · 14 events · 14 on this source alone",
    ]
    assert lines[-2] == "    and 9 more"
    whole = run("sources", "--all", "--width", "200").stdout
    assert whole.count("\n    · ") == 14
    assert " more\n" not in whole


def test_json_says_what_the_filter_by_source_finds(run: Run) -> None:
    for filters in ([], ["--since", "1991"]):
        done = run("sources", ARMS, "--format", "json", *filters)
        assert done.returncode == 0
        for record in json.loads(done.stdout):
            assert list(record)[:9] == [
                *("id", "title", "author", "publisher", "date", "url", "reliability"),
                *("events", "alone"),
            ]
            assert record["certain"] + record["possible"] == len(record["events"])
            assert set(record["alone"]) <= set(record["events"])
            if record["id"] == "frus":
                shown = run(
                    "show", ARMS, "--source", "frus", "--view", "list", *filters
                )
                ids = [line.split("\t")[5] for line in shown.stdout.splitlines()]
                assert record["events"] == ids


def test_limit_says_how_many_more(run: Run) -> None:
    whole = json.loads(run("sources", ARMS, "--format", "json").stdout)
    done = run("sources", ARMS, "--limit", "1", "--format", "json")
    assert json.loads(done.stdout) == whole[:1]
    assert f"{len(whole) - 1} more sources (--limit 1)\n" in done.stderr
    assert "1 more source (--limit 0)\n" in run("sources", "--limit", "0").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "yaml"], "choose from text, json"),
        (["--limit", "-1"], "--limit cannot be -1"),
        (["--limit", "some"], "give a whole number"),
        (["--width", "0"], "--width cannot be 0"),
        (["--source", "sher-2013"], "did you mean sherr-2013?"),
        (["--min-reliability", "G"], "A (reliable) to E (unreliable)"),
        (["none.yaml"], "none.yaml: there is no such file"),
        (["--format", "json", "--save", "x.txt"], "redirect the output with >"),
        (["--undeclared"], "has no option --undeclared"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(
    arguments: list[str], message: str, run: Run
) -> None:
    done = run("sources", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_found_is_said_and_is_no_error(run: Run) -> None:
    done = run("sources", "--kind", "treaty")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "no event matches kind:treaty\n"


def test_an_error_in_the_file_is_reported(tmp_path: Path, run: Run) -> None:
    (tmp_path / "events.yaml").write_text(
        "events:\n- {date: 31 Feb 2013, title: Bad}\n- {date: 2013, title: Good}\n"
    )
    done = run("sources", cwd=tmp_path)
    assert done.returncode == 1
    assert "(no source)\n  1 event\n    · 2013: Good\n" in done.stdout
    assert "error[date-invalid]" in done.stderr


@pytest.mark.parametrize("width", [20, 47, 80, 133])
def test_the_width_is_kept_and_nothing_harmful_printed(width: int, run: Run) -> None:
    for color in ("never", "always"):
        done = run("sources", NASTY, "--all", "--width", str(width), "--color", color)
        if color == "never":
            assert max(map(cell_len, done.stdout.split("\n"))) <= width
            assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout
        assert "\x07" not in done.stdout


@pytest.mark.parametrize("width", ["40", "100"])
def test_what_was_announced_says_how_it_stood_that_day(
    width: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "events.yaml").write_text(_ANNOUNCED)
    done = run("show", "--as-of", "2013-06-05", "--width", width, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    words = " ".join(done.stdout.replace("│", " ").split())
    for status in ("yet to happen", "may have happened", "due by then"):
        assert words.count(f"announced, {status}") == 1
    assert "Late" not in words
    plain = run("show", "--width", width, cwd=tmp_path).stdout
    assert plain.count("announced") == 3
    assert "announced," not in plain


def test_reasons_of_what_was_known_are_shown(tmp_path: Path, run: Run) -> None:
    (tmp_path / "events.yaml").write_text(_ANNOUNCED)
    done = run("show", "--as-of", "2014-05", "--explain", cwd=tmp_path)
    assert done.stdout.count("∵ reported 2013-05-0") == 4
    assert "?● Sun 5        Late\n │              ∵ reported 2014, possibly later" in (
        done.stdout
    )


def test_reasons_wrap_to_the_width_and_name_seats(run: Run) -> None:
    for width in (20, 40, 60, 100):
        done = run("show", "--actor", "Kremlin", "--explain", "--width", str(width))
        # The question, the name of the seat, and one for each of the ten events.
        assert done.stdout.count("∵") == 12
        assert max(map(cell_len, done.stdout.split("\n"))) <= width
    assert "\n∵ Kremlin stands for Russia\n" in done.stdout
    assert "∵" not in run("show", "--actor", "Kremlin").stdout
    assert "because FSB belongs to Russia" in (
        run("show", "--actor", "Russia", "--explain", "--ascii").stdout
    )
