"""Colour, width, encodings, terminals, and readers that go away."""

import errno
import os
import pty
import re
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.helpers.files import ROOT
from tests.helpers.running import Run, make_environment

NASTY = "tests/data/nasty.yaml"

_ESCAPE = re.compile(r"\x1b(\[[0-9;]*m|\]8;;[^\x1b]*\x1b\\)")
_SOURCED = (
    "sources: {s: {title: Title, url: 'https://a.example/ä b'}}\n"
    "events: [{id: e, date: 2013, title: T, source: s}]\n"
)


def run_on_terminal(
    *arguments: str,
    columns: int = 80,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    session: bool = False,
) -> tuple[str, int]:
    """Run timeline on a pseudo-terminal; return what it shows, and its exit code."""
    ours, theirs = pty.openpty()
    take = "fcntl.ioctl(0, termios.TIOCSCTTY, 0); " if session else ""
    size = f"struct.pack('HHHH', 24, {columns}, 0, 0)"
    begin = (
        "import fcntl, struct, termios; "
        f"{take}fcntl.ioctl(1, termios.TIOCSWINSZ, {size}); "
    )
    command = [
        sys.executable,
        "-c",
        f"{begin}import runpy; runpy.run_module('timeline', run_name='__main__')",
        *arguments,
    ]
    with subprocess.Popen(
        command,
        cwd=cwd,
        # Nobody is there to leave a pager.
        env=make_environment(
            **{"TERM": "xterm-256color", "PAGER": "cat", **(env or {})}
        ),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=session,
    ) as process:
        os.close(theirs)
        data = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError as error:
                # How Linux says that the other side is closed.
                if error.errno != errno.EIO:
                    raise
                break
            if not piece:
                break
            data += piece
        os.close(ours)
        code = process.wait(timeout=30)
    return data.decode().replace("\r\n", "\n"), code


def widest(text: str) -> int:
    return max(len(line) for line in _ESCAPE.sub("", text).split("\n"))


@pytest.mark.parametrize(
    ("arguments", "variables", "colored"),
    [
        ([], {}, False),
        ([], {"TERM": "xterm-256color"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ([], {"FORCE_COLOR": "", "NO_COLOR": ""}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_in_a_pipe(
    arguments: list[str], variables: Mapping[str, str], *, colored: bool, run: Run
) -> None:
    done = run("show", *arguments, env=variables)
    assert ("\x1b[" in done.stdout) is colored
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "variables", "colored"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
    ],
)
def test_colour_on_a_terminal(
    arguments: list[str], variables: Mapping[str, str], *, colored: bool
) -> None:
    text, code = run_on_terminal("show", *arguments, env=variables)
    assert code == 0
    assert ("\x1b[" in text) is colored
    assert ("\x1b" in text) is colored


def test_a_terminal_and_a_pipe_show_the_same_text(run: Run) -> None:
    text, _ = run_on_terminal("show", "--full")
    shown = [line.rstrip(" ") for line in _ESCAPE.sub("", text).split("\n")]
    assert "\n".join(shown) == run("show", "--full").stdout


def test_sources_are_links_on_a_terminal_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(_SOURCED)
    text, _ = run_on_terminal("show", "--full", cwd=tmp_path)
    start, end = "\x1b]8;;https://a.example/%C3%A4%20b\x1b\\", "\x1b]8;;\x1b\\"
    assert re.search(
        re.escape(start) + "\x1b\\[4mTitle\x1b\\[0m" + re.escape(end), text
    )
    plain, _ = run_on_terminal("show", "--full", cwd=tmp_path, env={"NO_COLOR": "1"})
    for other in (plain, run("show", "--full", cwd=tmp_path).stdout):
        assert "Title" in other
        assert "\x1b" not in other


def test_the_list_has_tabs_for_programs_and_none_on_a_terminal(run: Run) -> None:
    assert run("show", "--view", "list").stdout.count("\t") == 14 * 7
    text, _ = run_on_terminal("show", "--view", "list")
    assert "\t" not in text
    assert text.count("\n") == 14


@pytest.mark.parametrize("columns", [40, 100])
def test_the_width_is_that_of_the_terminal(columns: int) -> None:
    text, _ = run_on_terminal("show", columns=columns)
    assert columns - 8 < widest(text) <= columns


@pytest.mark.parametrize(
    ("arguments", "variables", "width"),
    [
        ([], {}, 80),
        ([], {"COLUMNS": "120"}, 120),
        ([], {"COLUMNS": "0"}, 80),
        ([], {"COLUMNS": "wide"}, 80),
        (["--width", "60"], {"COLUMNS": "120"}, 60),
        (["--width", "1"], {}, 20),
    ],
)
def test_the_width_in_a_pipe(
    arguments: list[str], variables: Mapping[str, str], width: int, run: Run
) -> None:
    done = run("show", *arguments, env=variables)
    assert width - 4 < widest(done.stdout) <= width


@pytest.mark.parametrize(
    ("encoding", "fallback"), [("ascii", True), ("latin-1", True), ("utf-8", False)]
)
def test_an_encoding_without_the_glyphs_gets_ascii(
    encoding: str, *, fallback: bool
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "show", NASTY, "--full"],
        cwd=ROOT,
        env=make_environment(PYTHONIOENCODING=encoding),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    text = done.stdout.decode(encoding)
    assert ("\n * Wed 1 " in text) is fallback
    assert ("\n ● Wed 1 " in text) is not fallback
    # What cannot be written is spelled, what can be is written.
    assert (r"\u5317\u4eac" in text) is fallback
    assert ("Président" in text) is (encoding != "ascii")


def test_an_export_is_utf_8_whatever_the_encoding_of_the_terminal() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "export", NASTY, "--columns", "title"],
        cwd=ROOT,
        env=make_environment(PYTHONIOENCODING="ascii"),
        capture_output=True,
        check=False,
    )
    assert "在北京会见".encode() in done.stdout


@pytest.mark.parametrize("output", ["-", "/dev/tty", "/dev/stdout"])
def test_a_table_on_a_terminal_is_only_shown(output: str, tmp_path: Path) -> None:
    text = '- {date: 2013, title: "\\e]52;c;x\\a\\u009b31m", kind: visit}\n'
    (tmp_path / "events.yaml").write_text(text)
    # A session of its own, for /dev/tty to be this terminal.
    arguments = ("export", "--format", "csv", "-o", output)
    plain = {"NO_COLOR": "1"}
    shown, code = run_on_terminal(*arguments, cwd=tmp_path, env=plain, session=True)
    assert (code, "\x1b" in shown, "\x9b" in shown) == (0, False, False)
    assert r"\x1b]52;c;x\x07\x9b31m" in shown


def test_a_report_for_a_runner_is_the_same_on_a_terminal(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "events.yaml").write_text("- {date: 2013, title: T, kind: rumour}\n")
    shown, _ = run_on_terminal("check", "--format", "github", cwd=tmp_path)
    assert shown == run("check", "--format", "github", cwd=tmp_path).stdout
    assert shown.startswith("::warning file=events.yaml")


@pytest.mark.parametrize("color", ["always", "never"])
def test_event_text_never_carries_escapes_to_the_output(color: str, run: Run) -> None:
    done = run("show", NASTY, "--full", "--color", color)
    assert (
        re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", _ESCAPE.sub("", done.stdout)) is None
    )
    links = set(re.findall(r"\x1b\]8;;([^\x1b]*)\x1b", done.stdout))
    assert all(link.startswith("https://example.org/a/") for link in links if link)


def run_until_first_line(*arguments: str) -> tuple[bytes, bytes, int]:
    """Run timeline, read one line of its output and hang up, as `head -1` does."""
    with subprocess.Popen(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=ROOT,
        env=make_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
        return line, errors, process.wait(timeout=30)


@pytest.fixture(name="long_file", scope="module")
def _long_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a file whose output is longer than any buffer in between."""
    path = tmp_path_factory.mktemp("long") / "long.yaml"
    events = (f"- {{date: 2013, title: Event {number}}}\n" for number in range(3000))
    path.write_text("events:\n" + "".join(events))
    return str(path)


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["show", "--view", "table"],
        ["show", "--view", "list"],
        ["show", "--color", "always"],
        ["export", "--format", "csv"],
        ["export", "-o", "/dev/stdout", "--format", "json"],
    ],
    ids=str,
)
def test_a_reader_that_has_had_enough_is_no_error(
    arguments: list[str], long_file: str
) -> None:
    line, errors, code = run_until_first_line(*arguments, long_file)
    assert line.endswith(b"\n")
    assert (errors, code) == (b"", 0)


@pytest.mark.parametrize("arguments", [["show"], ["export"], ["codes"]], ids=str)
def test_a_full_disk_is_told_without_a_traceback(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "timeline", *arguments],
            cwd=ROOT,
            env=make_environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    expected = b"timeline: error: standard output cannot be written: No space left"
    assert done.stderr.startswith(expected)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["export"],
        ["export", "--format", "json"],
        ["show"],
        ["stats", "--format", "json"],
    ],
    ids=" ".join,
)
def test_a_disk_that_fills_up_on_the_way_is_told(
    arguments: list[str], unbuffered: str, long_file: str, tmp_path: Path
) -> None:
    def limit_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))

    with open(tmp_path / "out", "wb") as out:
        done = subprocess.run(
            [sys.executable, "-B", "-m", "timeline", *arguments, long_file],
            cwd=ROOT,
            env=make_environment(PYTHONUNBUFFERED=unbuffered),
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
            preexec_fn=limit_files,
        )
    assert done.returncode == 2
    expected = b"timeline: error: standard output cannot be written: File too large\n"
    assert done.stderr == expected


@pytest.mark.parametrize("arguments", [["--help"], ["show", "--save", "x.svg"]])
@pytest.mark.parametrize("name", ["COLUMNS", "LINES", "TERMINAL_WIDTH"])
@pytest.mark.parametrize(
    "size", ["²", "9" * 5000, "99999999999", "-1", "wide", "٣", ""]
)
def test_a_size_of_any_shape_is_no_crash(
    size: str, name: str, arguments: list[str], run: Run, tmp_path: Path
) -> None:
    (tmp_path / "events.yaml").write_text(_SOURCED)
    done = run(*arguments, cwd=tmp_path, env={name: size})
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_closed_stream_is_no_crash(closed: str) -> None:
    done = subprocess.run(
        [
            "/bin/sh",
            "-c",
            f'"$0" -m timeline show --kind treaty {closed}',
            sys.executable,
        ],
        cwd=ROOT,
        env=make_environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
