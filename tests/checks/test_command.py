"""`timeline check` and what chooses among the checks, as a process."""

import subprocess
from pathlib import Path

import pytest

from tests.helpers.running import Run

TEXT = """\
- {date: 3013-05-10, title: T, own: 1, see: nowhere}
- {date: 31 Feb 2013, title: U}
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "events.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the codes of a report, in order."""
    lines = done.stdout.splitlines()
    return [line.partition("[")[2].partition("]")[0] for line in lines if "]: " in line]


def test_all_is_reported(folder: Path, run: Run) -> None:
    done = run("check", cwd=folder)
    assert codes(done) == ["key-unknown", "see-unknown", "date-invalid"]
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--only", "see-unknown"], ["see-unknown", "date-invalid"]),
        (["--only", "see-unknown, key-unknown"], ["key-unknown", "see-unknown"]),
        (["--only", "see-unknown", "--only", "key-unknown"], ["key-unknown"]),
        (["--skip", "see-unknown,key-unknown"], ["date-invalid"]),
        (["--today"], ["event-future"]),
        (["--min-sources", "1"], ["sources-few"]),
        (["--min-sources", "0", "--skip", "see-unknown"], ["key-unknown"]),
    ],
)
def test_codes_are_chosen(
    options: list[str], wanted: list[str], folder: Path, run: Run
) -> None:
    done = run("check", *options, cwd=folder)
    assert set(wanted) <= set(codes(done))
    if "--only" in options or "--skip" in options:
        assert set(codes(done)) - set(wanted) <= {"date-invalid", "see-unknown"}
    assert done.returncode == 1


def test_what_is_left_out_does_not_fail(tmp_path: Path, run: Run) -> None:
    text = "- {date: 2013, title: T, own: 1}\n"
    (tmp_path / "events.yaml").write_text(text, encoding="utf-8")
    assert run("check", "--strict", cwd=tmp_path).returncode == 1
    done = run("check", "--strict", "--skip", "key-unknown", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (["--only", "see-unknow"], "'see-unknow'", "did you mean see-unknown?"),
        (["--skip", "a,see-self"], "'a'", "`timeline codes` lists them"),
        (["--min-sources", "-1"], "--min-sources cannot be -1", "give 0 or more"),
    ],
)
def test_command_line_that_asks_for_nothing_there_is(
    options: list[str], message: str, hint: str, folder: Path, run: Run
) -> None:
    done = run("check", *options, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert hint in done.stderr
    assert done.stdout == ""


def test_show_counts_what_check_finds(folder: Path, run: Run) -> None:
    done = run("show", "--view", "list", cwd=folder)
    assert "error[see-unknown]" in done.stderr
    assert "1 warning: `timeline check` shows them" in done.stderr


@pytest.mark.parametrize("option", ["--only", "--skip"])
def test_shell_completes_codes_after_a_comma(option: str, run: Run) -> None:
    words = ("timeline", "check", option, "see-self,office-")
    done = run(
        env={
            "_TIMELINE_COMPLETE": "complete_bash",
            "COMP_WORDS": "\n".join(words),
            "COMP_CWORD": str(len(words) - 1),
        }
    )
    assert done.stdout.split() == [
        "see-self,office-mismatch",
        "see-self,office-ambiguous",
    ]
