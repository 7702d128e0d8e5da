"""Files, folders, streams, pagers and variables that are not as they should be.

Whatever is wrong with what surrounds the program, it says so in one message.
"""

import io
import json
import os
import pty
import resource
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.helpers.chronologies import HALF_BAD
from tests.helpers.files import ROOT, SAMPLE_PATH
from tests.helpers.running import Done, redirect, start_timeline
from timeline import UnreadableFileError, load, load_text
from timeline.cli.commands import COMMANDS
from timeline.views import VIEWS

_LOOSE = "- {Date: 2013, title: x, accounts: [{source: s, date: 2014}]}\n"
_TABLE = "date,title\n2013,x\n"
_STORY = "Then {{event: cameron-sochi}}.\n"
_LONG = "n" * 300
_DEEP = "folder/" * 800 + "n"
_DIGITS = "1" * 5_000
_ERROR = "timeline: error: "

# Starts once and goes on as many times as there are command lines, each to its own end.
_EACH = """
import json, os, signal, sys
from contextlib import suppress
from tests.helpers.forking import import_all
from timeline.__main__ import main

import_all()
lines, codes = json.loads(sys.argv[1]), []
for line in lines:
    child = os.fork()
    if not child:
        signal.alarm(50)  # what hangs would outlive the one that started it
        sys.argv = ["timeline", *line.split()]
        main()
    codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    for stream in (1, 2):
        with suppress(OSError):
            os.write(stream, b"\\f")
with open(sys.argv[2], "w") as file:
    json.dump(codes, file)
"""


def start_each(lines: Sequence[str], folder: Path, **options: Any) -> dict[str, Done]:
    """Run command lines in a folder, one after the other, with the same streams."""
    path = folder / "codes"
    arguments = [json.dumps(lines), str(path)]
    done = start_timeline(*arguments, code=_EACH, **({"cwd": folder} | options))
    nothing = [""] * len(lines)
    outputs = done.output.split("\f")[:-1] or nothing
    errors = done.errors.split("\f")[:-1] or nothing
    assert path.exists(), done.errors
    ends = zip(json.loads(path.read_text()), outputs, errors, strict=True)
    return {line: Done(*end) for line, end in zip(lines, ends, strict=True)}


@pytest.fixture(name="here")
def _here(tmp_path: Path) -> Path:
    """Return a folder with a chronology that is right and one that is not."""
    (tmp_path / "events.yaml").symlink_to(SAMPLE_PATH)
    (tmp_path / "bad.yaml").write_text(HALF_BAD)
    (tmp_path / "loose.yaml").write_text(_LOOSE)
    (tmp_path / "table.csv").write_text(_TABLE)
    (tmp_path / "story.md").write_text(_STORY)
    return tmp_path


@pytest.fixture(name="sealed")
def _sealed(here: Path) -> Iterator[Path]:
    """Return a folder that holds a closed folder, and a file nobody may read."""
    for name in ("closed", "open"):
        (here / name).mkdir()
        (here / name / "events.yaml").write_text(HALF_BAD)
    (here / "closed").chmod(0)
    (here / "open" / "events.yaml").chmod(0)
    yield here
    (here / "closed").chmod(0o755)


def test_what_may_not_be_read_is_told(plain_user: list[str], sealed: Path) -> None:
    messages = {
        "check closed/events.yaml": "closed/events.yaml",
        "show closed": "closed",
        "export closed/no/such.yaml": "closed/no/such.yaml",
        "actors open": "open/events.yaml",
        "export --format csv -o closed/o": "closed/o cannot be written",
        "show --save closed/o.svg": "closed/o.svg cannot be written",
        "init closed/o.yaml": "closed/o.yaml cannot be written",
    }
    ends = start_each(list(messages), sealed, prefix=plain_user)
    for path in ("closed/events.yaml", "closed", "open/events.yaml"):
        variables = {"TIMELINE_FILE": path}
        ends[path] = start_timeline(
            "stats", cwd=sealed, prefix=plain_user, variables=variables
        )
        messages[path] = path
    for line, message in messages.items():
        assert ends[line] == (2, "", f"{_ERROR}{message}: Permission denied\n")


@pytest.mark.parametrize("lost", ["chmod 0 .", "rmdir ../here"])
def test_a_current_folder_that_is_lost_is_told(
    lost: str, plain_user: list[str], tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    enter = ["/bin/sh", "-c", f'cd here && {lost} && exec "$@"', "sh"]
    lines = ["show", "check .", "init"]
    lines += [f"export {SAMPLE_PATH} -o o.csv", f"show {SAMPLE_PATH} --save o.txt"]
    fine = f"export {SAMPLE_PATH}"
    ends = start_each([*lines, fine], tmp_path, prefix=[*plain_user, *enter])
    for line in lines:
        assert (ends[line].code, ends[line].output) == (2, "")
        assert ends[line].errors.startswith(_ERROR)
        assert ends[line].errors.count("timeline: ") == 1
        assert "Traceback" not in ends[line].errors
    assert (ends[fine].code, ends[fine].errors) == (0, "")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (_LONG, "File name too long"),
        (_DEEP, "File name too long"),
        ("loop", "link"),
        ("loop/folder/file", "link"),
    ],
    ids=["long", "deep", "loop", "in a loop"],
)
def test_a_name_that_leads_nowhere_is_told(
    name: str, reason: str, tmp_path: Path
) -> None:
    for suffix in ("", ".csv", ".svg"):
        (tmp_path / f"loop{suffix}").symlink_to(f"loop{suffix}")
    lines = [f"check {name}", "show", f"show {SAMPLE_PATH} --save {name}.svg"]
    lines += [f"export {SAMPLE_PATH} -o {name}.csv"]
    # It neither follows a link nor puts anything in its place.
    lines += [f"init {name}"] if name != "loop" else []
    ends = start_each(lines, tmp_path, variables={"TIMELINE_FILE": name})
    for done in ends.values():
        assert (done.code, done.output) == (2, "")
        error, *hint = done.errors.splitlines()
        assert error.startswith(f"{_ERROR}{name}")
        assert reason in error
        assert all(line.startswith("  hint: ") for line in hint)
        assert len(hint) < 2


@pytest.mark.parametrize("words", ["check .", "check b.yml", "check"])
@pytest.mark.parametrize(
    "links", [{"b.yml": "gone/c"}, {"b.yml": "b.yml"}, {"b.yml": "c.d", "c.d": "b.yml"}]
)
def test_a_link_to_a_chronology_that_leads_nowhere_is_told(
    links: Mapping[str, str], words: str, here: Path
) -> None:
    for name, leads in links.items():
        (here / name).symlink_to(leads)
    done = start_timeline(
        *words.split(), cwd=here, variables={"TIMELINE_FILE": "b.yml"}
    )
    assert (done.code, done.output) == (2, "")
    before = f"{_ERROR}b.yml: "
    error = done.errors.splitlines()[0]
    assert error.startswith(before)
    assert links["b.yml"] in error.removeprefix(before)


def test_what_is_hidden_or_no_file_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("events: [{date: 2013, title: T}]")
    # As Emacs locks a file.
    (tmp_path / ".#a.yaml").symlink_to("somebody@host.1234:5678")
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    done = start_timeline("check", str(tmp_path))
    assert done == (0, "", "1 event in 1 file: no problems\n")


def test_a_named_pipe_is_read_where_it_is_named(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    copy = ["/bin/sh", "-c", 'cat "$0" > "$1"', SAMPLE_PATH, str(pipe)]
    with subprocess.Popen(copy) as writer:
        try:
            done = start_timeline("check", str(pipe))
        finally:
            writer.kill()
    assert done == (0, "", "14 events in 1 file: no problems\n")


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    name, *outputs = (
        os.fsdecode(b"%s\xff.%s" % part)
        for part in ((b"n", b"yaml"), (b"o", b"svg"), (b"o", b"html"), (b"o", b"txt"))
    )
    try:
        (tmp_path / name).write_text(HALF_BAD)
    except OSError:
        pytest.skip("the file system takes no such name")
    checks = [f"check {name} --format {form}" for form in ("json", "sarif", "github")]
    saves = [f"show {name} --save {save}" for save in ("o.svg", "o.html", *outputs)]
    writes = [f"export {SAMPLE_PATH} -o {name}.csv", f"init i{name}"]
    ends = start_each([*checks, *saves, *writes], tmp_path)
    ends["check"] = start_timeline("check", name, cwd=tmp_path)
    for line in [*checks, "check"]:
        assert ends[line].code == 1
        assert "date-invalid" in ends[line].output
    assert [json.loads(ends[line].output) for line in checks[:2]]
    for line in saves:
        assert (ends[line].code, ends[line].output) == (1, "")
        saved = (tmp_path / line.split()[-1]).read_text(encoding="utf-8")
        assert "Good" in saved
        if line.endswith("svg"):
            ElementTree.fromstring(saved)  # noqa: S314  # our own
    for line in writes:
        assert (ends[line].code, ends[line].errors.count("\n")) == (0, 1)
        assert (tmp_path / line.split()[-1]).exists()


@pytest.mark.parametrize(
    "path",
    ["a\0b", "\0", "", _LONG, _DEEP, "loop", "loop/e.yaml", "gone", "\ud800", "file/e"],
    ids=lambda path: ascii(path[:9]),
)
def test_the_library_raises_one_error(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text(HALF_BAD)
    for paths in (path, ["file", path]):
        with pytest.raises(UnreadableFileError):
            load(paths)


def test_the_library_raises_it_in_a_folder_that_was_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIMELINE_FILE", raising=False)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here").rmdir()
    for paths in ((), "events.yaml", "."):
        with pytest.raises(UnreadableFileError):
            load(paths)


def test_the_library_raises_it_for_what_may_not_be_read(
    plain_user: list[str], sealed: Path
) -> None:
    code = """
import sys
from timeline import UnreadableFileError, load
for path in sys.argv[1:]:
    try:
        load(path)
    except UnreadableFileError as error:
        print(error.message)
"""
    paths = ["closed/events.yaml", "closed", "open/events.yaml"]
    done = start_timeline(*paths, cwd=sealed, prefix=plain_user, code=code)
    told = "".join(f"{path}: Permission denied\n" for path in paths)
    assert done == (0, told, "")


def test_the_library_takes_any_text() -> None:
    found = load_text("events: [{date: 2013, title: \ud800}]").diagnostics
    assert [diagnostic.code for diagnostic in found] == ["file-encoding"]


def test_the_library_takes_any_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableFileError):
        load("-")
    # Which has no bytes behind it.
    monkeypatch.setattr(sys, "stdin", io.StringIO(HALF_BAD))
    with suppress(UnreadableFileError):
        assert len(load("-").events) == 1


# All that write to standard output.
_WRITERS = (
    *("show", "show --view list", "today --day 05-22", "actors", "sources", "stats"),
    *("differ --quiet loose.yaml", "office Putin", "report story.md"),
    *("check bad.yaml", "check bad.yaml --format json", "export", "date 2013"),
    "fmt --diff loose.yaml",
    *("import table.csv --quiet", "import table.csv --print-map"),
    "add --dry-run 2013: x",
    *("kinds", "formats", "codes", "schema", "", "--help", "--version"),
    *("cache", "cache --format json", "cache clear"),
    *("help", "help dates", "export --help"),
    "--show-completion bash",
)


@pytest.fixture(name="usual", scope="module")
def _usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Done]:
    """Return what the commands do where all is well."""
    folder = tmp_path_factory.mktemp("usual")
    (folder / "events.yaml").symlink_to(SAMPLE_PATH)
    (folder / "bad.yaml").write_text(HALF_BAD)
    (folder / "loose.yaml").write_text(_LOOSE)
    (folder / "table.csv").write_text(_TABLE)
    (folder / "story.md").write_text(_STORY)
    return start_each(_WRITERS, folder)


def test_every_command_that_writes_is_tried(usual: Mapping[str, Done]) -> None:
    # What `edit` writes is the editor's.
    assert set(COMMANDS) - {"init", "edit"} <= {line.split(" ")[0] for line in _WRITERS}
    assert all(done.output for done in usual.values())
    failing = {line: done.code for line, done in usual.items() if done.code}
    assert failing == {
        "": 2,
        "check bad.yaml": 1,
        "check bad.yaml --format json": 1,
        "fmt --diff loose.yaml": 1,
    }


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_that_is_full(
    unbuffered: str, full: io.BufferedWriter, here: Path
) -> None:
    variables = {"PYTHONUNBUFFERED": unbuffered}
    ends = start_each(_WRITERS, here, variables=variables, stdout=full)
    told = "standard output cannot be written: No space left on device"
    assert ends == dict.fromkeys(_WRITERS, Done(2, "", f"{_ERROR}{told}\n"))


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("to", ["hung up", "closed"])
def test_standard_output_that_nobody_reads(
    to: str, unbuffered: str, hung_up: int, here: Path, usual: Mapping[str, Done]
) -> None:
    options: dict[str, Any] = {"stdout": hung_up}
    if to == "closed":
        options = {"prefix": redirect(">&-")}
    variables = {"PYTHONUNBUFFERED": unbuffered}
    ends = start_each(_WRITERS, here, variables=variables, **options)
    assert ends == {line: Done(end.code, "", end.errors) for line, end in usual.items()}


@pytest.mark.parametrize("to", ["2>&-", "2>/dev/full"])
def test_standard_error_that_takes_nothing(to: str, here: Path) -> None:
    codes = {"show bad.yaml": 1, "check bad.yaml": 1, "export -o o.csv": 0}
    codes |= {"show nope": 2, "nope": 2, "": 2, "--help": 0}
    lines = list(codes)
    usual = start_each(lines, here)
    ends = start_each(lines, here, prefix=redirect(to))
    assert ends == {line: Done(codes[line], usual[line].output, "") for line in lines}
    ends = start_each(lines, here, prefix=redirect(f"<&- >&- {to}"))
    assert ends == {line: Done(codes[line], "", "") for line in lines}
    ends = start_each(lines, here, prefix=redirect(f">/dev/full {to}"))
    written = {line: 2 for line in lines if usual[line].output}
    assert ends == {
        line: Done(code, "", "") for line, code in (codes | written).items()
    }


def test_standard_input_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    lines = ["check -", "show -", "export -"]
    ends = start_each(lines, tmp_path, prefix=redirect("<&-"))
    told = f"{_ERROR}standard input is closed\n  hint: name a file to read\n"
    assert ends == dict.fromkeys(lines, Done(2, "", told))
    ends = start_each(lines, tmp_path, prefix=redirect("0>written"))
    told = f"{_ERROR}standard input: Bad file descriptor\n"
    assert ends == dict.fromkeys(lines, Done(2, "", told))


def run_on_terminal(
    *arguments: str, variables: Mapping[str, str], code: str = ""
) -> Done:
    """Run timeline with a pseudo terminal for its output, of no size of its own."""
    leader, follower = pty.openpty()
    pieces = []
    with os.fdopen(leader, "rb", buffering=0) as screen:
        program = ["-c", code] if code else ["-m", "timeline"]
        process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
            | {"NO_COLOR": "1", **variables},
            stdin=subprocess.DEVNULL,
            stdout=follower,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        os.close(follower)
        # Linux has an error for the end.
        with suppress(OSError):
            while select.select([screen], [], [], 60)[0]:
                pieces.append(screen.read(65_536))
    _, errors = process.communicate(timeout=60)
    shown = b"".join(pieces).decode().replace("\r\n", "\n")
    return Done(process.returncode, shown, errors)


@pytest.mark.parametrize(
    ("content", "mode", "message"),
    [
        ("cat\n", 0o755, "cannot run: Exec format error"),
        ("", 0o755, "cannot run: Exec format error"),
        ("#!/no/such/interpreter\n", 0o755, "cannot run: No such file or directory"),
        ("#!/bin/sh\ncat\n", 0o644, ""),
        (None, 0o755, ""),
        ("#!/bin/sh\ncat\nexit 7\n", 0o755, "ended with code 7"),
        ("#!/bin/sh\ncat\nkill -9 $$\n", 0o755, "ended with code -9"),
    ],
)
def test_a_pager_that_fails_is_told(
    content: str | None, mode: int, message: str, tmp_path: Path
) -> None:
    pager = tmp_path / "pager"
    if content is None:
        pager.mkdir()
    else:
        pager.write_text(content)
        pager.chmod(mode)
    done = run_on_terminal("show", variables={"PAGER": str(pager), "LINES": "5"})
    told = f"the pager {pager} {message}; --no-pager draws without one\n"
    assert (done.code, done.errors) == (0, told if message else "")
    assert done.output == run_on_terminal("show", variables={"PAGER": "cat"}).output


# What the width then is.
_SIZES = {_DIGITS: 10_000, "99999999": 10_000, "٣٠": 30, "1": 20} | dict.fromkeys(
    ["0", "-1", "wide", "²", ""], 80
)


@pytest.mark.parametrize("size", _SIZES, ids=lambda size: ascii(size[:9]))
def test_columns_of_any_size_and_shape(size: str, here: Path) -> None:
    lines = [f"show --view {view}" for view in VIEWS]
    ends = start_each(lines, here, variables={"COLUMNS": size, "LINES": size})
    assert {(done.code, done.errors) for done in ends.values()} == {(0, "")}
    width = _SIZES[size]
    lanes = ends["show --view lanes"].output.split("\n")
    assert width / 2 < max(len(line) for line in lanes) <= width


@pytest.mark.parametrize("size", [_DIGITS, "0", "²"], ids=lambda size: ascii(size[:9]))
def test_lines_of_any_size_and_shape_on_a_terminal(size: str, tmp_path: Path) -> None:
    lines = [f"show --view {view}" for view in VIEWS]
    arguments = [json.dumps(lines), str(tmp_path / "codes")]
    variables = {"LINES": size, "PAGER": "cat"}
    done = run_on_terminal(*arguments, code=_EACH, variables=variables)
    assert (done.code, done.errors.replace("\f", "")) == (0, "")
    assert json.loads((tmp_path / "codes").read_text()) == [0] * len(VIEWS)


@pytest.mark.parametrize(
    "size", [_DIGITS, "99999999", "0", "²"], ids=lambda size: ascii(size[:9])
)
def test_help_and_pictures_at_any_size(size: str, here: Path) -> None:
    codes = {"--help": 0, "": 2, "show --help": 0, "show --save o.svg": 0}
    # More than any help has, and far less than a line of 99,999,999 columns.
    limit = (5_000_000, 5_000_000)
    with (here / "written").open("w+", encoding="utf-8") as stream:
        ends = start_each(
            list(codes),
            here,
            variables={"COLUMNS": size, "LINES": size, "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=stream,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
        )
        stream.seek(0)
        outputs = stream.read().split("\f")
    assert {line: done.code for line, done in ends.items()} == codes
    assert ["Usage" in text for text in outputs] == [True] * 3 + [False] * 2


def test_a_width_out_of_range_is_told_the_range(here: Path) -> None:
    lines = [f"{command} --width 10001" for command in ("today", "actors", "stats")]
    lines += [f"show --width {width}" for width in ("99999999", "0", "-1", "9" * 4_000)]
    for line, done in start_each(lines, here).items():
        told = f"--width cannot be {line.split()[-1]}\n  hint: give 20 to 10,000\n"
        assert done == (2, "", f"{_ERROR}{told}")
