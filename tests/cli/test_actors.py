"""`timeline actors` as a process: what it counts, lists and prints to paste."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.helpers.chronologies import HALF_BAD
from tests.helpers.files import ROOT
from tests.helpers.running import Run, make_environment

NASTY = "tests/data/nasty.yaml"

_NAMES = (
    *("Vladimir Putin", "Putin", "Sergey Lavroff", "Sergei Lavrov", "no", "null", "~"),
    *("- dash", "a: b", "#hash", "O'Brien", 'say "x"', "王毅", "one, two", "France!"),
)


def _write(path: Path, names: tuple[str, ...] = _NAMES, head: str = "") -> None:
    """Write a file with an event for each name; JSON is YAML."""
    events = [
        {"id": f"e{index}", "date": "2013", "title": "T", "actors": [name]}
        for index, name in enumerate(names)
    ]
    text = f"{head}events: {json.dumps(events, ensure_ascii=False)}\n"
    path.write_text(text, encoding="utf-8")


def _list_records(run: Run, *arguments: str) -> dict[str, dict[str, object]]:
    done = run("actors", "--format", "json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return {record["name"]: record for record in json.loads(done.stdout)}


@pytest.mark.parametrize(
    "flags",
    [[], ["--direct"], ["--members"], ["--month", "2013-05"], ["--certain"]],
    ids=str,
)
def test_the_number_of_events_is_what_show_finds(flags: list[str], run: Run) -> None:
    records = _list_records(run, *flags)
    for name in ("Russia", "European Union"):
        done = run("show", "--view", "list", "--actor", name, *flags)
        found = done.stdout.count("\n")
        possible = done.stdout.count("\tpossible")
        record = records.get(name, {"events": 0, "possible": 0})
        assert (record["events"], record["possible"]) == (found, possible), name


def test_filters_and_limit_apply(run: Run) -> None:
    assert set(_list_records(run, "--id", "cameron-sochi", "--direct")) == {
        "David Cameron",
        "Vladimir Putin",
    }
    done = run("actors", "--format", "json", "--limit", "2")
    whole = list(_list_records(run))
    assert [record["name"] for record in json.loads(done.stdout)] == whole[:2]
    assert done.stderr == f"{len(whole) - 2} more actors (--limit 2)\n"
    assert run("actors", "--limit", "2", "--width", "200").stdout.count("\n") == 7


def test_what_a_name_was_taken_for_is_told_apart(run: Run) -> None:
    done = run("actors", "--actor", "USSR", cwd=ROOT)
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean Russia?" in done.stderr
    done = run("actors", "--month", "1999-01")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "no event matches month:1999-01\n"


@pytest.mark.parametrize("form", [["--undeclared"], ["--format", "yaml"]], ids=str)
def test_where_nothing_is_undeclared_that_is_said(form: list[str], run: Run) -> None:
    done = run("actors", *form)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "every actor is declared, or a built-in state\n"


def test_undeclared_names_stand_by_likely_person(tmp_path: Path, run: Run) -> None:
    _write(tmp_path / "events.yaml")
    done = run("actors", "--undeclared", "--width", "100", cwd=tmp_path)
    assert done.returncode == 0
    rows = [line.split("  ")[0].strip() for line in done.stdout.splitlines()[2:]]
    assert len(rows) == len(_NAMES) - 2
    lines = done.stdout.splitlines()
    assert any("Sergey Lavroff; Sergei Lavrov" in line for line in lines)


@pytest.mark.parametrize("head", ["", "actors:\n  known: {name: Known}\n"])
def test_entries_can_be_pasted_and_check_is_content(
    head: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "events.yaml"
    _write(path, head=head)
    done = run("actors", "--format", "yaml", cwd=tmp_path)
    assert done.returncode == 0
    first = done.stdout.partition("\n")[0]
    assert first.startswith("# Paste these below" if head else "actors:")
    if head:
        assert "actor-unknown" in run("check", cwd=tmp_path).stdout
    _write(path, head=head + done.stdout)
    checked = run("check", "--strict", "--all", cwd=tmp_path)
    assert "actor-unknown" not in checked.stdout
    assert "name-clash" not in checked.stdout
    assert checked.returncode == 0
    records = json.loads(run("actors", "--format", "json", cwd=tmp_path).stdout)
    declared = [record for record in records if record["id"] != "known"]
    assert len(declared) == len(_NAMES) - 2
    assert all(record["id"] for record in declared)
    assert sum(record["events"] for record in declared) == len(_NAMES)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xml"], "--format cannot be 'xml'"),
        (["--format", "jsn"], "did you mean json?"),
        (["--undeclared", "--format", "json"], "use --format yaml"),
        (["--limit", "-1"], "--limit cannot be -1"),
        (["--width", "0"], "--width cannot be 0"),
        (["--actor", "Putn"], "did you mean Vladimir Putin?"),
        (["none.yaml"], "none.yaml: there is no such file"),
        (["--undeclard"], "--undeclared"),
        (["--format", "json", "--save", "x.txt"], "redirect the output with >"),
        (["--save", "x.pdf"], "end it in .svg, .html, .txt"),
        (["--view", "list"], "has no option --view"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(
    arguments: list[str], message: str, run: Run
) -> None:
    done = run("actors", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_valid_is_counted_and_the_rest_reported(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "events.yaml").write_text(HALF_BAD.replace("Good", "Good, actors: [A]"))
    done = run("actors", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert [record["name"] for record in json.loads(done.stdout)] == ["A"]
    assert "error[date-invalid]" in done.stderr


def test_a_file_without_events_has_nobody(tmp_path: Path, run: Run) -> None:
    (tmp_path / "events.yaml").write_text("events: []\n")
    done = run("actors", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("no events to show\n")


@pytest.mark.parametrize(
    ("arguments", "variables", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--undeclared", "--color", "always"], {}, True),
        (["--format", "json", "--color", "always"], {}, False),
        (["--format", "yaml", "--color", "always"], {}, False),
    ],
    ids=str,
)
def test_colour_is_for_readers(
    arguments: list[str], variables: dict[str, str], run: Run, *, colored: bool
) -> None:
    done = run("actors", NASTY, *arguments, env=variables)
    assert done.returncode == 0
    assert ("\x1b[" in done.stdout) is colored


@pytest.mark.parametrize("form", ["text", "yaml"])
def test_ascii_alone_where_asked_or_where_the_encoding_has_no_more(form: str) -> None:
    arguments = ["--ascii"] if form == "text" else ["--format", "yaml"]
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "actors", NASTY, *arguments],
        cwd=ROOT,
        env={
            "PATH": os.defpath,
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONUTF8": "0",
        },
        capture_output=True,
        check=False,
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    # For readers what cannot be written is spelled; for programs it is UTF-8.
    assert done.stdout.isascii() is (form == "text")
    assert (rb"\u738b\u6bc5" in done.stdout) is (form == "text")
    assert ("王毅".encode() in done.stdout) is (form == "yaml")


@pytest.mark.parametrize("width", [20, 47, 80, 133])
@pytest.mark.parametrize("arguments", [[], ["--undeclared"], ["--ascii"]], ids=str)
def test_the_width_is_kept(width: int, arguments: list[str], run: Run) -> None:
    done = run("actors", NASTY, "--width", str(width), *arguments)
    assert max(map(cell_len, done.stdout.split("\n"))) <= width


@pytest.mark.parametrize(
    "arguments", [[], ["--format", "json"], ["--undeclared"], ["--format", "yaml"]]
)
def test_a_reader_that_has_had_enough_is_no_error(
    arguments: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "long.yaml"
    _write(path, tuple(f"Person Number{index:04}x" for index in range(3000)))
    with subprocess.Popen(
        [sys.executable, "-m", "timeline", "actors", str(path), *arguments],
        env=make_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait(timeout=60)) == (b"", 0)


def test_a_table_can_be_saved(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "actors.txt"
    done = run("actors", "--save", str(path), "--width", "80")
    assert (done.returncode, done.stdout) == (0, "")
    assert path.read_text(encoding="utf-8") == run("actors", "--width", "80").stdout
