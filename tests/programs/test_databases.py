"""Databases opened by the programs that they are made for."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.exporting import export_bytes
from tests.helpers.files import (
    list_blocks,
    load_arms_control,
    load_sample,
    read_page,
)
from tests.helpers.programs import find_program
from timeline import select


def _write(path: Path, *, sample: bool) -> Path:
    chronology = load_sample() if sample else load_arms_control()
    path.write_bytes(export_bytes("sqlite", select(chronology)))
    return path


def test_the_command_line_of_sqlite_opens_a_database(tmp_path: Path) -> None:
    sqlite = find_program("sqlite3", package="sqlite3")
    path = _write(tmp_path / "events.sqlite", sample=True)
    questions = ["PRAGMA integrity_check;", *list_blocks(read_page("sqlite"), "sql")]
    done = subprocess.run(
        [sqlite, "-json", str(path), questions[-1]],
        capture_output=True,
        check=True,
        text=True,
    )
    assert json.loads(done.stdout)[0]["name"] == "Boston"
    for question in questions:
        done = subprocess.run(
            [sqlite, str(path), question], capture_output=True, check=True, text=True
        )
        assert done.stdout
        assert done.stderr == ""


def _ask_datasette(path: Path, address: str) -> Any:
    datasette = find_program("datasette", package="no package; pip has it")
    done = subprocess.run(
        [datasette, str(path), "--get", address],
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
    )
    return json.loads(done.stdout) if ".json" in address else done.stdout


@pytest.mark.full
def test_datasette_finds_the_search_and_the_tables_that_belong_together(
    tmp_path: Path,
) -> None:
    path = _write(tmp_path / "arms.sqlite", sample=False)
    found = _ask_datasette(path, "/arms/event.json?_search=geneva&_shape=array")
    wanted = select(load_arms_control(), "place:Geneva")
    assert {row["id"] for row in found} >= {event.id for event in wanted.events}
    assert len(found) < len(load_arms_control().events) / 4
    table = _ask_datasette(path, "/arms/event?_facet=kind")
    assert 'type="search"' in table
    # Names stand in the place of ids.
    people = _ask_datasette(path, "/arms/event_actor.json?_labels=on&_size=1")
    assert people["rows"][0]["actor"]["label"]
    for view in ("pair", "state_pair", "month", "event_readable"):
        assert _ask_datasette(path, f"/arms/{view}.json?_shape=array"), view
