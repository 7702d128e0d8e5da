"""What commands say of problems beside their output, and of what is left out."""

import dataclasses
import io
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from typer.testing import CliRunner

from timeline.cli import app
from timeline.cli.notices import report_problems
from timeline.cli.terminal import Terminal
from timeline.cli.voice import QUIET
from timeline.diagnostics import Location, Problems, make_diagnostic
from timeline.model import Chronology, LeftOut
from timeline.reading import load, load_text

Run = Callable[..., CompletedProcess[str]]

COMMANDS = ("show", "stats", "actors", "sources", "today", "export")
GOOD = "- {date: 2013-05-10, title: Good, actors: [Kerry], sources: [Reuters]}\n"


def make_text(*, bad: int) -> str:
    """Return a good event, one with a key of its own, and others without a date."""
    own = "- {date: 2013-05-11, title: Own, actors: [Kerry], weight: 1}\n"
    rest = [f"- {{date: TBD {number}, title: Bad}}\n" for number in range(bad)]
    return GOOD + own + "".join(rest)


@pytest.fixture(name="write")
def _write(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        (tmp_path / "events.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_say_in_ten_lines_what_is_wrong(
    command: str, write: Callable[[str], Path], run: Run
) -> None:
    done = run(command, cwd=write(make_text(bad=250)))
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) <= 12
    assert sum("error[" in line for line in lines) == 1
    assert "(and 249 more)" in done.stderr
    assert "250 errors, 1 warning: `timeline check` shows them\n" in done.stderr


def test_few_errors_are_told_with_their_lines(
    write: Callable[[str], Path], run: Run
) -> None:
    done = run("show", cwd=write(make_text(bad=2)))
    assert done.stderr.count("error[date-invalid]") == 2
    assert done.stderr.count("      = hint: ") == 2
    assert "1 warning: `timeline check` shows them\n" in done.stderr


@pytest.mark.parametrize("command", COMMANDS[:-1])
def test_quiet_tells_errors_and_that_there_are_more(
    command: str, write: Callable[[str], Path], run: Run
) -> None:
    done = run(command, "--quiet", cwd=write(make_text(bad=250)))
    lines = done.stderr.splitlines()
    assert len(lines) == 2
    assert "error[date-invalid]" in lines[0]
    assert lines[1] == "250 errors: `timeline check` shows them"


@pytest.mark.parametrize("command", COMMANDS)
def test_quiet_says_nothing_of_warnings(
    command: str, write: Callable[[str], Path], run: Run
) -> None:
    done = run(command, "--quiet", cwd=write(make_text(bad=0)))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "text",
    [
        "- {id: A b, date: 2013, title: T}\n",
        "- {id: a, date: 2013, title: T}\n- {id: a, date: 2014, title: U}\n",
        "- {date: 2013-05-10, reported: 2013-05-08, title: T}\n",
        "- {date: 2013, title: T, confidence: 80 %}\n",
    ],
)
def test_what_is_kept_as_typed_stops_no_export(
    text: str, write: Callable[[str], Path], run: Run
) -> None:
    folder = write(text)
    done = run("export", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1 + text.count("title")
    assert run("check", cwd=folder).returncode == 0
    assert run("check", "--strict", cwd=folder).returncode == 1


# A reader says what it left out; here it is told to, of whatever it reads.
LEFT_OUT = tuple(
    LeftOut(Location("events.yaml", 3), reason, count)
    for reason, count in (("date", 240), ("title", 10))
)
WORDS = "250 left out (240: their dates are not read; 10: they have no title)"


@pytest.fixture(name="leaving")
def _leaving(monkeypatch: pytest.MonkeyPatch, write: Callable[[str], Path]) -> Path:
    def load_less(_: object) -> Chronology:
        return dataclasses.replace(load(folder / "events.yaml"), left_out=LEFT_OUT)

    folder = write(make_text(bad=250))
    monkeypatch.setattr("timeline.cli.options.Files.load", load_less)
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["show", "--view", "list"],
        ["show", "--view", "card"],
        ["show", "--view", "lanes"],
        ["stats"],
        ["stats", "--format", "json"],
        ["actors"],
        ["actors", "--format", "json"],
        ["sources"],
        ["today", "--day", "10 May"],
        ["export", "--keep-going"],
        ["check"],
    ],
)
@pytest.mark.usefixtures("leaving")
def test_every_command_says_what_is_left_out(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments)
    assert isinstance(result.exception, SystemExit)
    assert WORDS in result.stderr


@pytest.mark.parametrize("command", ["show", "stats", "actors", "sources"])
@pytest.mark.usefixtures("leaving")
def test_headings_say_what_is_left_out(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--width", "120"])
    assert f"; {WORDS}" in result.stdout


@pytest.mark.usefixtures("leaving")
def test_last_line_of_check_has_all_that_the_file_has() -> None:
    last = CliRunner().invoke(app, ["check"]).stderr.splitlines()[-1]
    assert last == f"2 events in 1 file; {WORDS}: 250 errors, 1 warning"


@pytest.mark.usefixtures("leaving")
def test_export_says_what_is_left_out_however_quiet() -> None:
    result = CliRunner().invoke(app, ["export", "--keep-going", "--quiet"])
    assert result.stderr.endswith(f"{WORDS}; see `timeline check`\n")


class Screen(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


@pytest.mark.parametrize("width", [40, 80])
def test_terminal_has_lines_of_its_width(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    buffer = io.BytesIO()
    terminal = Terminal(Screen(buffer, encoding="utf-8"))
    found = [
        make_diagnostic(code, "odd " * 50, Location("f", line, 1), subject=str(line))
        for code in ("date-invalid", "key-missing", "key-unknown")
        for line in range(1, 41)
    ]
    chronology = dataclasses.replace(load_text(GOOD), left_out=LEFT_OUT)
    assert report_problems(Problems(found), chronology, terminal)
    lines = buffer.getvalue().decode().splitlines()
    longest = len("f:1:1: error[date-invalid]: ") + 20 + len(" (and 39 more)")
    assert all(len(line) <= max(width, longest) for line in lines)
    told = " ".join(lines[2:])
    assert told == (
        f"{WORDS}; 80 errors of 2 kinds, 40 warnings: `timeline check` shows them"
    )


def test_nothing_is_said_where_nothing_is_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    token = QUIET.set(False)
    try:
        terminal = Terminal(sys.stderr)
        assert not report_problems(Problems(()), load_text(GOOD), terminal)
    finally:
        QUIET.reset(token)
    assert capsys.readouterr().err == ""
