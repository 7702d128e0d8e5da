"""`timeline today`, and days of any year."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.files import ROOT
from tests.helpers.running import Run

_CHRONOLOGY = """
events:
- {date: 1990-05-10, title: One}
- {date: 2013-05-10, title: Two, kind: visit}
- {date: 2013-05-08/2013-05-12, title: Days}
- {date: 2013-05, title: Month}
- {date: 2000/2020, title: Long}
- {date: 2012-02-29, title: Leap}
- {date: 2013-05-11, title: Other}
"""


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> str:
    path = tmp_path / "x.yaml"
    path.write_text(_CHRONOLOGY)
    return str(path)


@pytest.mark.parametrize("day", ["10 May", "May 10", "may 10", "05-10", "--05-10"])
def test_a_day_of_any_year_in_every_form(run: Run, file: str, day: str) -> None:
    done = run("today", file, f"--day={day}")
    assert done.returncode == 0
    for title in ("One", "Two", "Days"):
        assert title in done.stdout
    for title in ("Month", "Long", "Leap", "Other"):
        assert title not in done.stdout
    assert done.stdout.index("1990") < done.stdout.index("2013")
    assert "2 other events may have" in done.stderr
    assert 'timeline show --day "10 May"' in done.stderr


def test_the_29th_of_february_is_a_day(run: Run, file: str) -> None:
    assert "Leap" in run("today", file, "--day", "29 Feb").stdout


def test_other_filters_apply(run: Run, file: str) -> None:
    done = run("today", file, "--day", "10 May", "--kind", "visit")
    assert "Two" in done.stdout
    assert "One" not in done.stdout


def test_a_day_without_events_says_so(run: Run, file: str) -> None:
    done = run("today", file, "--day", "1 Jan")
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing certainly happened on a 1 January" in done.stderr


def test_show_takes_a_day_as_a_filter(run: Run, file: str) -> None:
    done = run("show", file, "--day", "10 May,29 Feb", "--view", "list")
    found = [line.split("\t")[1] for line in done.stdout.splitlines()]
    assert set(found) == {"Long", "One", "Leap", "Month", "Days", "Two"}
    certain = run("show", file, "--day", "10 May", "--certain", "--view", "list")
    assert "Month" not in certain.stdout


@pytest.mark.parametrize("day", ["32 May", "10 Mai", "May", "2013-05-10", "30 Feb", ""])
def test_what_is_no_day_of_a_month_is_refused(run: Run, file: str, day: str) -> None:
    for command in ("today", "show"):
        done = run(command, file, f"--day={day}")
        assert done.returncode == 2
        assert "write 10 May, May 10 or 05-10" in done.stderr
    assert run("today", file, "--day", "1 May,2 May").returncode == 2


def test_the_clock_says_which_day_today_is(file: str) -> None:
    code = (
        "import datetime, timeline.cli.commands.today as today\n"
        "class Clock(datetime.date):\n"
        "    @classmethod\n"
        "    def today(cls): return cls(2026, 5, 10)\n"
        "today.date = Clock\n"
        "from timeline.cli import run\n"
        "run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "today", file],
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "One" in done.stdout
    assert "Other" not in done.stdout
