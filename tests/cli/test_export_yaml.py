"""`timeline export --format yaml`: what is told beside the file; that it is read."""

from pathlib import Path

import pytest

from tests.helpers.running import Run
from timeline import load


@pytest.mark.parametrize("name", ["part.yaml", "part.YML"])
def test_a_selection_is_written_told_of_and_read(
    name: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / name
    done = run("export", "-o", str(path), "--actor", "Kerry", "--month", "2013-05")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"2 events written to {path}\n"
    assert run("check", str(path)).returncode == 0
    shown = run("show", str(path), "--view", "list").stdout
    asked = ("--actor", "Kerry", "--month", "2013-05")
    assert shown == run("show", "--view", "list", *asked).stdout
    assert [event.id for event in load(path).events] == [
        "kerry-visit",
        "press-conference",
    ]


def test_what_the_file_does_not_say_is_told_unless_quiet(run: Run) -> None:
    asked = (
        "export",
        "--format",
        "yaml",
        "--tag",
        "intelligence",
        "--month",
        "2013-05",
    )
    done = run(*asked)
    assert done.stderr == (
        "of 3 events 2 match only possibly, which the file does not say\n"
        "1 date named an event that is not in the file, and stands without it\n"
        "3 ids under `see` lead out of the file, and became comments\n"
    )
    quiet = run(*asked, "--quiet")
    assert (quiet.stdout, quiet.stderr) == (done.stdout, "")


def test_columns_are_for_tables(run: Run) -> None:
    done = run("export", "--format", "yaml", "--columns", "id")
    assert done.returncode == 2
    assert "--columns is no option of the format yaml" in done.stderr


def test_the_file_that_was_read_is_not_replaced_by_a_part(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("- {date: 2013, title: T, kind: visit}\n")
    done = run("export", "-o", "events.yaml", "--kind", "visit", cwd=tmp_path)
    assert done.returncode == 2
    assert path.read_text() == "- {date: 2013, title: T, kind: visit}\n"


def test_files_with_errors_are_exported_as_far_as_they_are_valid(
    run: Run, tmp_path: Path
) -> None:
    bad = "events:\n- {date: 31 Feb 2013, title: Bad}\n- {date: 2013, title: Good}\n"
    (tmp_path / "events.yaml").write_text(bad)
    done = run("export", "--format", "yaml", "--keep-going", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == "timeline: 1\n\nevents:\n- date: 2013\n  title: Good\n"
