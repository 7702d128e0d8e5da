"""Programs that are run: found by name, given data, told of where they fail."""

from pathlib import Path

import pytest

from timeline.exports.options import MissingError
from timeline.exports.report import programs
from timeline.exports.report.programs import (
    ProgramError,
    find_program,
    need_program,
    run_program,
)


def _write_script(folder: Path, text: str, name: str = "tool") -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_the_first_that_is_there_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    second = _write_script(tmp_path, "", "second")
    assert find_program("first", "second") == second
    assert need_program("first", "second", hint="") == second
    assert find_program("first") == ""


def test_what_is_missing_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingError, match="first is needed") as caught:
        need_program("first", "second", hint="install it")
    assert caught.value.hint == "install it"


def test_a_program_reads_and_writes_without_clock_and_locale(tmp_path: Path) -> None:
    tool = _write_script(tmp_path, 'cat; echo "$SOURCE_DATE_EPOCH $TZ $LC_ALL"; pwd')
    assert run_program([tool], b"in\n", folder=tmp_path).decode().splitlines() == [
        "in",
        "315532800 UTC C.UTF-8",
        str(tmp_path.resolve()),
    ]


@pytest.mark.parametrize(
    ("script", "message", "hint"),
    [
        ("echo one >&2; echo two >&2; exit 3", "tool failed with exit code 3: two", ""),
        ("exit 4", "tool failed with exit code 4", ""),
        (
            "echo 'Unknown option --sandbox.' >&2; echo 'Try --help' >&2; exit 2",
            "tool failed with exit code 2",
            "pandoc 2.15 or newer is needed",
        ),
    ],
)
def test_a_failure_is_told_in_the_last_words_of_the_program(
    script: str, message: str, hint: str, tmp_path: Path
) -> None:
    tool = _write_script(tmp_path, script)
    with pytest.raises(ProgramError) as caught:
        run_program([tool])
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_what_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_SECONDS", 0.1)
    # It waits for what nobody writes.
    (tmp_path / "pipe").touch()
    tool = _write_script(tmp_path, "exec tail -f pipe")
    with pytest.raises(ProgramError, match="stopped after"):
        run_program([tool], folder=tmp_path)


def test_what_cannot_be_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="cannot be run: No such file"):
        run_program([str(tmp_path / "gone")])
