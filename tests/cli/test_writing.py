"""Writing over what was read, and over what is guarded or linked.

test_export_files tells what is written, this module what must not be.
"""

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.files import ROOT, SAMPLE_PATH
from tests.helpers.running import start_timeline

# A chronology under any name: YAML takes all of JSON.
_EVENTS = b'{"events": [{"id": "e", "date": "2013", "title": "Talks"}]}'
_OTHER = b"# more\nevents: [{id: f, date: 2014, title: Visit}]\n"
_DEFAULT = (
    b"sources: {s: {title: S}}\n"
    b"events: [{id: g, date: 2013-05-10, title: T, actors: A, source: s}]\n"
)
_OLD = b"old"
_AS_READ = "is what was read just now, and is left as it is"


def start(*arguments: str, **options: Any) -> tuple[int, str]:
    """Run timeline, which writes nothing to standard output; return what it says.

    `options` are those of `start_timeline`.
    """
    done = start_timeline(*arguments, **options)
    assert done.output == ""
    return done.code, done.errors


def take_picture(folder: Path) -> dict[str, tuple[object, ...]]:
    """Return all that stands in a folder, with what changes if it is written to."""
    picture: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content: object = path.readlink() if path.is_symlink() else None
        # Nobody may read a file without permissions, but for root.
        if stat.S_ISREG(status.st_mode) and os.access(path, os.R_OK):
            content = path.read_bytes()
        times = 0 if path.is_dir() else status.st_mtime_ns
        owner = (status.st_uid, status.st_gid, status.st_nlink)
        picture[str(path)] = (content, status.st_ino, times, status.st_mode, owner)
    return picture


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    """Return a folder with chronologies under many names."""
    home = tmp_path / "home"
    (home / "d").mkdir(parents=True)
    (home / "events.yaml").write_bytes(_DEFAULT)
    (home / "d" / "x.json").write_bytes(_EVENTS)
    (home / "d" / "y.yaml").write_bytes(_OTHER)
    (home / "link.json").symlink_to("d/x.json")
    (home / "chain.json").symlink_to(home / "link.json")
    (home / "hard.json").hardlink_to(home / "d" / "x.json")
    (home / "linked").symlink_to("d")
    (home / "picture.svg").symlink_to("events.yaml")
    return home


@pytest.mark.parametrize(
    ("files", "output", "variable", "force"),
    [
        ("d/x.json", "d/x.json", "", False),
        ("d/x.json", "./d/x.json", "", True),
        ("d/x.json", "d/../d/x.json", "", False),
        ("d/x.json", "d//./x.json", "", False),
        ("d/x.json", "{home}/d/x.json", "", False),
        ("{home}/d/x.json", "d/x.json", "", True),
        ("d/x.json", "linked/x.json", "", False),
        ("linked/x.json", "linked/../d/x.json", "", False),
        ("d/x.json", "link.json", "", False),
        ("d/x.json", "chain.json", "", True),
        ("chain.json", "link.json", "", False),
        ("d/x.json", "hard.json", "", True),
        ("hard.json", "chain.json", "", False),
        ("events.yaml d/x.json", "d/x.json", "", False),
        ("d/x.json events.yaml", "d/x.json", "", True),
        ("d", "d/y.yaml", "", False),
        ("linked/", "d/y.yaml", "", True),
        ("", "events.yaml", "", False),
        ("", "{home}/events.yaml", "", True),
        ("", "link.json", "d/x.json", False),
        ("", "d/y.yaml", "events.yaml:{home}/d", True),
    ],
)
def test_what_was_read_is_not_written_over(
    files: str, output: str, variable: str, home: Path, *, force: bool
) -> None:
    before = take_picture(home)
    output = output.format(home=home)
    words = [*files.format(home=home).split(), "-o", output, "--format=json"]
    code, errors = start(
        "export",
        *words,
        *(["--force"] if force else []),
        cwd=home,
        variables={"TIMELINE_FILE": variable.format(home=home)},
    )
    error, hint = errors.splitlines()
    assert (code, error) == (2, f"timeline: error: {output} {_AS_READ}")
    assert hint.startswith("  hint: name another file")
    assert take_picture(home) == before


@pytest.mark.parametrize("output", ["d/x.json", "chain.json", "/dev/stdin"])
def test_what_came_through_standard_input_is_not_written_over(
    output: str, home: Path
) -> None:
    before = take_picture(home)
    words = f"export - --force --format json -o {output}".split()
    with (home / "d" / "x.json").open("rb") as stream:
        code, errors = start(*words, cwd=home, stdin=stream)
    assert code == 2
    assert errors.startswith(f"timeline: error: {output} {_AS_READ}\n")
    assert take_picture(home) == before


@pytest.mark.parametrize(
    "command",
    ["show", "show --force", "today --day 05-10", "actors", "sources", "stats"],
)
def test_no_drawing_is_saved_over_what_was_read(command: str, home: Path) -> None:
    before = take_picture(home)
    code, errors = start(*command.split(), "--save", "picture.svg", cwd=home)
    assert code == 2
    assert errors.startswith(f"timeline: error: picture.svg {_AS_READ}\n")
    assert take_picture(home) == before


def test_what_took_the_place_of_what_was_read_is_not_written_over(home: Path) -> None:
    # As when an editor saves the file while it is drawn.
    inject = """
import os, timeline.cli.commands.export as export
real = export.write_export
def write(*arguments):
    os.replace("d/y.yaml", "d/x.json")
    real(*arguments)
export.write_export = write
from timeline.__main__ import main
main()
"""
    words = ["export", "d/x.json", "-o", "linked/x.json"]
    code, errors = start(*words, cwd=home, code=inject)
    assert code == 2
    assert errors.startswith(f"timeline: error: linked/x.json {_AS_READ}\n")
    assert (home / "d" / "x.json").read_bytes() == _OTHER


@pytest.mark.parametrize(
    ("files", "output"),
    [
        ("d", "d/new.json"),
        ("d", "d/x.json"),
        ("d/x.json", "d/y.yaml"),
        ("d/x.json", "events.yaml"),
        ("-", "<stdin>"),
    ],
)
def test_what_was_not_read_is_written_as_ever(
    files: str, output: str, home: Path
) -> None:
    (home / "hard.json").unlink()
    (home / "<stdin>").write_bytes(_OLD)
    words = ["export", files, "-o", output, "--format", "jsonl"]
    with (home / "d" / "x.json").open("rb") as stream:
        done = start(*words, cwd=home, stdin=stream)
    assert done == (0, f"1 event written to {output}\n")
    assert (home / output).read_bytes().startswith(b'{"id": "')


@pytest.mark.parametrize("mode", [0o444, 0o000, 0o555, 0o2444])
@pytest.mark.parametrize("command", ["export --format csv -o", "show --save"])
def test_a_read_only_file_is_written_by_force_alone(
    mode: int, command: str, tmp_path: Path
) -> None:
    path = tmp_path / "o.txt"
    path.write_bytes(_OLD)
    path.chmod(mode)
    before = take_picture(tmp_path)
    code, errors = start(*command.split(), str(path))
    error, hint = errors.splitlines()
    assert code == 2
    assert error == f"timeline: error: {path} is read-only, and is left as it is"
    assert "--force" in hint
    assert take_picture(tmp_path) == before
    assert start(*command.split(), str(path), "--force")[0] == 0
    assert stat.S_IMODE(path.stat().st_mode) == mode
    path.chmod(0o600)
    assert len(path.read_bytes()) > len(_OLD)
    assert os.listdir(tmp_path) == ["o.txt"]


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o755, 0o2664, 0o4711, 0o1666])
def test_permissions_are_kept(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "o.csv"
    path.write_bytes(_OLD)
    path.chmod(mode)
    before = path.stat()
    # The usual permissions of a new file would be others.
    assert start("export", "-o", str(path), umask=0o007)[0] == 0
    after = path.stat()
    assert after.st_mode == before.st_mode
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)
    assert after.st_ino != before.st_ino
    assert after.st_mtime_ns > before.st_mtime_ns


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone gives files away")
@pytest.mark.parametrize("mode", [0o640, 0o6755])
def test_owner_and_group_are_kept(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "o.csv"
    path.write_bytes(_OLD)
    os.chown(path, 1234, 4321)
    path.chmod(mode)
    assert start("export", "-o", str(path))[0] == 0
    status = path.stat()
    assert (status.st_uid, status.st_gid) == (1234, 4321)
    assert stat.S_IMODE(status.st_mode) == mode
    assert path.read_bytes() != _OLD


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone gives files away")
@pytest.mark.parametrize(
    ("owner", "mode", "more", "message"),
    [
        ((1234, -1), 0o666, [], "belongs to another user or group"),
        ((-1, 4321), 0o660, [], "belongs to another user or group"),
        ((1234, 4321), 0o644, [], "is read-only"),
        ((1234, 4321), 0o644, ["--force"], "belongs to another user or group"),
    ],
)
def test_who_cannot_give_files_away_does_not_replace_those_of_others(
    owner: tuple[int, int],
    mode: int,
    more: list[str],
    message: str,
    plain_user: list[str],
    tmp_path: Path,
) -> None:
    path = tmp_path / "o.csv"
    path.write_bytes(_OLD)
    path.chmod(mode)
    os.chown(path, *owner)
    before = take_picture(tmp_path)
    code, errors = start("export", "-o", str(path), *more, prefix=plain_user)
    assert code == 2
    assert errors.startswith(f"timeline: error: {path} {message}")
    assert take_picture(tmp_path) == before


def test_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "o.csv"
    path.write_bytes(_OLD)
    try:
        os.setxattr(path, "user.origin", b"archive")
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")
    assert start("export", "-o", str(path))[0] == 0
    assert os.getxattr(path, "user.origin") == b"archive"
    assert path.read_bytes() != _OLD


@pytest.mark.parametrize("old", [_OLD, None])
@pytest.mark.parametrize(
    "links",
    [
        {"o.csv": "real/t.csv"},
        {"o.csv": "a", "a": "{home}/b", "b": "real/t.csv"},
        {"folder": "real", "o.csv": "folder/../real/t.csv"},
    ],
    ids=["relative", "chain", "folder"],
)
def test_links_stay_links(
    links: Mapping[str, str], old: bytes | None, tmp_path: Path
) -> None:
    target = tmp_path / "real" / "t.csv"
    target.parent.mkdir()
    if old is not None:
        target.write_bytes(old)
    for name, leads in links.items():
        (tmp_path / name).symlink_to(leads.format(home=tmp_path))
    before = {name: (tmp_path / name).readlink() for name in links}
    done = start("export", SAMPLE_PATH, "-o", "o.csv", cwd=tmp_path)
    assert done == (0, "14 events written to o.csv\n")
    assert {name: (tmp_path / name).readlink() for name in links} == before
    assert target.read_bytes().startswith(b"id,date,")
    assert os.listdir(target.parent) == ["t.csv"]


@pytest.mark.parametrize("name", ["o.csv", "link.csv"])
@pytest.mark.parametrize("more", [[], ["--force"]], ids=str)
def test_a_file_of_several_names_is_not_parted(
    name: str, more: list[str], tmp_path: Path
) -> None:
    (tmp_path / "o.csv").write_bytes(_OLD)
    (tmp_path / "other").hardlink_to(tmp_path / "o.csv")
    (tmp_path / "link.csv").symlink_to("o.csv")
    before = take_picture(tmp_path)
    code, errors = start("export", "-o", str(tmp_path / name), *more)
    assert code == 2
    assert f"{name} is one of 2 names of a file (hard links)" in errors
    assert take_picture(tmp_path) == before


def test_the_longest_of_names_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".csv")
    for old in (b"", _OLD):
        if old:
            path.write_bytes(old)
        assert start("export", "-o", str(path))[0] == 0
        assert path.read_bytes().startswith(b"id,date,")
    longer = tmp_path / ("n" * 252 + ".csv")
    expected = f"timeline: error: {longer} cannot be written: File name too long\n"
    expected += "  hint: give a shorter name\n"
    assert start("export", "-o", str(longer)) == (2, expected)
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("output", ["o.csv", "new.csv"])
def test_a_folder_that_takes_no_file_is_named(
    output: str, plain_user: list[str], tmp_path: Path
) -> None:
    (tmp_path / "o.csv").write_bytes(_OLD)
    path = tmp_path / output
    tmp_path.chmod(0o555)
    before = take_picture(tmp_path)
    code, errors = start("export", "-o", str(path), prefix=plain_user)
    after = take_picture(tmp_path)
    tmp_path.chmod(0o755)
    assert (code, after) == (2, before)
    error, hint = errors.splitlines()
    made = f"no file can be made in {tmp_path} (Permission denied)"
    assert error == f"timeline: error: {path} cannot be written: {made}"
    assert "name another folder" in hint


def test_a_name_that_wants_a_folder_makes_no_file(tmp_path: Path) -> None:
    code, _ = start("export", "-o", f"{tmp_path}/o.csv/")
    assert (code, os.listdir(tmp_path)) == (2, [])


def test_of_two_that_write_at_once_one_is_there_as_a_whole(home: Path) -> None:
    # The first has written its bytes, but not yet put them there, when the second
    # comes and goes.
    wait = """
import os, sys
def wait(handle):
    print(flush=True)
    sys.stdin.readline()
os.fsync = wait
from timeline.__main__ import main
main()
"""
    words = ["-o", "o.jsonl"]
    with subprocess.Popen(
        [sys.executable, "-c", wait, "export", "d/x.json", *words],
        cwd=home,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"\n"
        assert not (home / "o.jsonl").exists()
        code, _ = start("export", "d/y.yaml", *words, cwd=home)
        between = (home / "o.jsonl").read_bytes()
        first.communicate(b"\n\n", timeout=60)
    assert (code, first.returncode) == (0, 0)
    after = (home / "o.jsonl").read_bytes()
    assert between.startswith(b'{"id": "f"')
    assert after.startswith(b'{"id": "e"')
    assert between.count(b"\n") == after.count(b"\n") == 1
    assert not list(home.glob(".timeline-*"))


def test_init_never_overwrites(home: Path) -> None:
    (home / "dangling.yaml").symlink_to("nowhere.yaml")
    (home / "loop.yaml").symlink_to("loop.yaml")
    (home / "empty.yaml").write_bytes(b"")
    os.mkfifo(home / "pipe.yaml")
    before = take_picture(home)
    for name in ("dangling", "loop", "empty", "pipe", "events"):
        code, errors = start("init", f"{name}.yaml", cwd=home)
        assert code == 2
        assert f"{name}.yaml exists already and is left as it is" in errors
    for name in ("d", "linked", "link.json"):
        assert start("init", name, cwd=home)[0] == 2
    assert take_picture(home) == before


@pytest.mark.parametrize(
    ("command", "name"), [("init", "o.yaml"), (f"show {SAMPLE_PATH} --save", "o.html")]
)
def test_a_full_disk_leaves_nothing_half_written(
    command: str, name: str, tmp_path: Path
) -> None:
    limit = (100, 100)  # bytes that a file may have
    done = start(
        *command.split(),
        name,
        cwd=tmp_path,
        variables={"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )
    expected = f"timeline: error: {name} cannot be written: File too large\n"
    assert done == (2, expected)
    assert os.listdir(tmp_path) == []


def test_the_new_name_is_on_disk_as_well(tmp_path: Path) -> None:
    code = """
import atexit, os, stat, sys, timeline.cli.files
real, kinds = os.fsync, []

def sync(handle):
    kinds.append(stat.S_ISDIR(os.fstat(handle).st_mode))
    real(handle)

os.fsync = sync
from timeline.__main__ import main
atexit.register(lambda: sys.stderr.write(f"folders: {kinds}"))
main()
"""
    done = start("export", SAMPLE_PATH, "-o", "o.csv", cwd=tmp_path, code=code)
    assert done == (0, "14 events written to o.csv\nfolders: [False, True]")
