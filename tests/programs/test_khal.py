"""Calendars in khal, which has its own ideas of what a calendar may hold."""

import subprocess
from pathlib import Path

import pytest

from tests.helpers.exporting import export_bytes
from tests.helpers.files import load_arms_control, load_sample
from tests.helpers.programs import find_program
from timeline import Chronology, select
from timeline.exports import IcsOptions

_CONFIG = """\
[calendars]
[[events]]
path = {folder}/events
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
"""


def run_khal(folder: Path, *arguments: str) -> str:
    """Run khal with nothing of the caller's own; return what it prints."""
    khal = find_program("khal", package="khal")
    config = folder / "config"
    config.write_text(_CONFIG.format(folder=folder))
    (folder / "events").mkdir(exist_ok=True)
    done = subprocess.run(
        [khal, "-c", str(config), *arguments],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def fill(folder: Path, chronology: Chronology, dates: str) -> int:
    """Import an export into khal; return how many events it holds."""
    path = folder / "export.ics"
    options = IcsOptions(dates=dates)
    path.write_bytes(export_bytes("ics", select(chronology), options))
    run_khal(folder, "import", "--batch", "-a", "events", str(path))
    return len(list((folder / "events").glob("*.ics")))


def list_days(folder: Path, first: str, last: str) -> list[str]:
    """Return a line for each event of some days, the first time that it is there."""
    form = "{start-date} {end-date} {title} | {location} | {categories} | {status}"
    options = ("--once", "--format", form, "--day-format", "")
    shown = run_khal(folder, "list", *options, first, last)
    return [line.strip() for line in shown.splitlines() if line.strip()]


def test_khal_reads_the_sample(tmp_path: Path) -> None:
    assert fill(tmp_path, load_sample(), "month") == 11
    day = list_days(tmp_path, "2013-05-10", "2013-05-11")
    assert len(day) == 4
    assert (
        "2013-05-10 2013-05-10 Cameron flies to Sochi to restate that Assad must go | "
        "Sochi | visit,uk-russia,syria |"
    ) in day
    assert (
        "2013-05-01 2013-05-31 (May 2013) Agreement to convene a second conference on "
        "Syria: Geneva-II |  | agreement,us-russia,syria,geneva | TENTATIVE"
    ) in day


@pytest.mark.full
@pytest.mark.parametrize(("dates", "events"), [("exact", 200), ("all", 226)])
def test_khal_reads_some_hundred_events(
    tmp_path: Path, dates: str, events: int
) -> None:
    chronology = load_arms_control()
    assert fill(tmp_path, chronology, dates) == events
    shown = list_days(tmp_path, "1985-01-01", "2006-01-01")
    assert len(shown) == events
    for event in chronology.events:
        is_there = any(event.title in line for line in shown)
        assert is_there or dates == "exact", event.title
