"""`export --output`: a file is replaced as a whole or not at all."""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.chronologies import HALF_BAD
from tests.helpers.files import ROOT
from tests.helpers.running import Run


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("may.CSV", "id,date,"),
        ("may.json", '{\n  "format": "timeline-2"'),
        ("may.ndjson", '{"id": "'),
    ],
)
def test_the_suffix_tells_the_format(
    name: str, beginning: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / name
    done = run("export", "-o", str(path), "--month", "2013-05", "--certain")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"8 events written to {path}\n"
    assert path.read_text().startswith(beginning)


def test_the_format_asked_for_wins_over_the_suffix(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.txt"
    assert run("export", "-o", str(path), "--format", "csv").returncode == 0
    assert path.read_bytes() == run_raw("export", "--format", "csv").stdout


def run_raw(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=ROOT,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )


def test_what_a_question_was_taken_for_is_told_beside_the_file(
    run: Run, tmp_path: Path
) -> None:
    lines = (
        f"- {{date: 2013, title: T, actors: [{n}]}}\n" for n in ("Lavrov", "S. Lavrov")
    )
    (tmp_path / "events.yaml").write_text("".join(lines))
    done = run("export", "-o", "x.csv", "--actor", "Lavrov", cwd=tmp_path)
    assert done.stderr.startswith("Lavrov is read as what may be one person: ")
    none = run("export", "--actor", "Lavrov", "--kind", "visit", cwd=tmp_path)
    assert "no event matches all of these; each by itself:\n" in none.stderr


@pytest.mark.parametrize("output", ["-", "/dev/stdout"])
def test_standard_output_by_name_is_standard_output(output: str) -> None:
    done = run_raw("export", "-o", output)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == run_raw("export").stdout
    assert done.stdout.startswith(b"id,date,")


def test_a_chronology_with_errors_is_not_exported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(HALF_BAD)
    (tmp_path / "out.csv").write_text("old")
    done = run("export", "-o", "out.csv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[date-invalid]" in done.stderr
    assert "nothing exported" in done.stderr
    assert "--keep-going" in done.stderr
    assert (tmp_path / "out.csv").read_text() == "old"


def test_keep_going_exports_what_is_valid(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(HALF_BAD)
    done = run("export", "-o", "out.csv", "--keep-going", cwd=tmp_path)
    assert done.returncode == 1
    assert "error[date-invalid]" in done.stderr
    rows = (tmp_path / "out.csv").read_text().splitlines()
    assert [row.split(",")[5] for row in rows] == ["title", "Good"]


@pytest.mark.parametrize(
    "arguments", [["--columns", "nope"], ["--actor", "Nobody"], ["none.yaml"]], ids=str
)
def test_a_command_that_fails_leaves_the_old_file(
    arguments: list[str], run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    assert run("export", "-o", str(path), *arguments).returncode == 2
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    limit = 100  # bytes that a file may have, far fewer than the export

    def limit_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [sys.executable, "-B", "-m", "timeline", "export", "-o", str(path)],
        cwd=ROOT,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        preexec_fn=limit_files,
    )
    assert done.returncode == 2
    assert b"cannot be written: File too large" in done.stderr
    assert b"Traceback" not in done.stderr
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_permissions_of_an_old_file_are_kept(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    path.chmod(0o640)
    run("export", "-o", str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_text() != "old"


def test_a_new_file_has_the_usual_permissions(run: Run, tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.write_text("")
    run("export", "-o", str(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").stat().st_mode == usual.stat().st_mode


def test_a_link_is_followed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "data.csv"
    target.write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to("real/data.csv")
    run("export", "-o", str(link))
    assert link.is_symlink()
    assert target.read_text().startswith("id,date,")


def test_a_named_pipe_is_written_to(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; print(open(sys.argv[1]).read())",
            str(pipe),
        ],
        stdout=subprocess.PIPE,
    ) as reader:
        assert run("export", "-o", str(pipe)).returncode == 0
        data, _ = reader.communicate(timeout=30)
    assert data.strip().count(b"\n") == 13
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_without_events_is_no_file_of_none(run: Run, tmp_path: Path) -> None:
    """What holds the sources alone does not say that none of the events were found."""
    done = run("export", "-o", str(tmp_path / "works.csl.json"))
    first, second = done.stderr.splitlines()
    assert first == f"written to {tmp_path / 'works.csl.json'}"
    assert second.startswith("in it are no events, but ")
    done = run("export", "-o", str(tmp_path / "none.csv"), "--month", "1901-01")
    assert done.stderr.splitlines()[-1].startswith("0 events written to ")


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (".", ". is a folder"),
        ("folder.csv", "folder.csv is a folder"),
        ("none/out.csv", "there is no folder none: make it, or name another"),
        ("file/out.csv", "file/out.csv cannot be written: Not a directory"),
        ("out.ods", "the name 'out.ods' does not tell the format"),
        ("out.xls", "did you mean out.xlsx?"),
        ("a b.csl", "did you mean a b.csl.json?"),
        ("a b.svg", "did you mean `timeline show --save 'a b.svg'`?"),
        ("out.png", "did you mean `timeline show --save out.png`?"),
        ("out", "the name 'out' does not tell the format"),
    ],
)
def test_what_cannot_be_written_is_told(
    output: str, message: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "file").write_text("")
    events = str(ROOT / "events.yaml")
    done = run("export", events, "-o", output, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(os.listdir(tmp_path)) == ["file", "folder.csv"]


def test_options_of_csv_reach_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(
        "events: [{date: 2013, title: =1+1, actors: [A, B]}]"
    )
    columns = ["--columns", "title,actors", "--list-separator", "|"]
    run("export", "-o", "a.csv", *columns, "--bom", cwd=tmp_path)
    run("export", "-o", "b.csv", *columns, "--raw", cwd=tmp_path)
    guarded, raw = (tmp_path / name for name in ("a.csv", "b.csv"))
    assert guarded.read_bytes() == b"\xef\xbb\xbftitle,actors\r\n'=1+1,A|B\r\n"
    assert raw.read_bytes() == b"title,actors\r\n=1+1,A|B\r\n"


def test_what_a_format_leaves_out_is_counted(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "may.ics"
    done = run("export", "-o", str(path))
    assert done.stderr == (
        f"11 events written to {path}\n"
        "of 14 events 3 are left out, whose dates are not known well enough for a "
        "calendar\n"
    )
    done = run("export", "-o", str(path), "--dates", "exact")
    assert done.stderr.startswith(f"5 events written to {path}\n")
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 5
    done = run("export", "--format", "json", "--dates", "exact")
    assert "--dates is no option of the format json" in done.stderr
