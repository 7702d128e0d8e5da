"""Indexes by the command line: that they are used, and what becomes of broken ones.

An answer is the same with an index, without one, and with one that is of no use.
"""

import json
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.helpers.files import SAMPLE_PATH
from tests.helpers.running import Done, Run, start_timeline
from timeline.index.seal import FORMAT

_SHOW = ("show", "events.yaml", "--view", "list", "--month", "2013-05")
_TOLD = "no index is used: "
# As if files had been written some seconds ago, when they are read.
_LATER = """
import time
now = time.time_ns
time.time_ns = lambda: now() + 5_000_000_000
from timeline.__main__ import main
main()
"""


class Here(NamedTuple):
    """A folder with a chronology of long ago, and where indexes are kept."""

    folder: Path
    cache: Path
    run: Run

    def ask(self, *arguments: str, **variables: str) -> Done:
        """Run a command line; the sample's list of one month for none."""
        env = {"TIMELINE_CACHE": str(self.cache), **variables}
        done = self.run(*(arguments or _SHOW), cwd=self.folder, env=env)
        assert "Traceback" not in done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    @property
    def seal(self) -> Path:
        """Return the one seal."""
        (found,) = self.cache.glob("*.json")
        return found

    @property
    def store(self) -> Path:
        """Return the one database."""
        (found,) = self.cache.glob("*.sqlite")
        return found

    @property
    def inode(self) -> int:
        """Return what another database would have another of."""
        return self.store.stat().st_ino

    def list_names(self) -> list[str]:
        """Return what there is in the folder of indexes, each by what it ends in.

        What was begun and left over has its whole name.
        """
        names = os.listdir(self.cache)
        return sorted(
            name if name.startswith(".") else Path(name).suffix for name in names
        )

    def assert_sound(self, usual: Done) -> None:
        """Assert that there is one index, which gives the usual answer."""
        before = self.inode
        assert self.list_names() == [".json", ".sqlite"]
        assert self.ask() == usual
        assert self.inode == before


@pytest.fixture(name="here")
def _here(tmp_path: Path, run: Run) -> Here:
    folder = tmp_path / "here"
    folder.mkdir()
    # A file that was just written may change without its status telling.
    (folder / "events.yaml").symlink_to(SAMPLE_PATH)
    return Here(folder, tmp_path / "cache", run)


@pytest.fixture(name="usual")
def _usual(here: Here) -> Done:
    """Return the answer without an index."""
    done = here.ask(TIMELINE_CACHE="off")
    assert (done.code, done.errors) == (0, "")
    assert done.output.count("\n") > 5
    assert not here.cache.exists()
    return done


@pytest.fixture(name="kept")
def _kept(here: Here, usual: Done) -> Here:
    """Return a folder of which an index is kept."""
    assert here.ask() == usual
    assert here.list_names() == [".json", ".sqlite"]
    return here


def test_an_index_is_kept_and_used(kept: Here, usual: Done) -> None:
    before = kept.inode, kept.seal.stat()
    kept.assert_sound(usual)
    assert (kept.inode, kept.seal.stat()) == before


def test_no_cache_neither_uses_one_nor_keeps_one(kept: Here, usual: Done) -> None:
    kept.store.write_bytes(b"")
    assert kept.ask(*_SHOW, "--no-cache") == usual
    assert kept.store.read_bytes() == b""


@pytest.mark.parametrize("word", ["off", "OFF", "Off"])
def test_no_index_where_it_is_off(word: str, here: Here, usual: Done) -> None:
    assert here.ask(TIMELINE_CACHE=word, HOME=str(here.folder)) == usual
    assert os.listdir(here.folder) == ["events.yaml"]


@pytest.mark.parametrize(
    ("variables", "where"),
    [
        ({"TIMELINE_CACHE": "beside"}, "beside"),
        ({"TIMELINE_CACHE": "", "HOME": "{}"}, ".cache/timeline"),
        ({"TIMELINE_CACHE": "", "HOME": "{}", "XDG_CACHE_HOME": "{}/x"}, "x/timeline"),
        (
            {"TIMELINE_CACHE": "", "HOME": "{}", "XDG_CACHE_HOME": "x"},
            ".cache/timeline",
        ),
        ({"TIMELINE_CACHE": "", "HOME": "home"}, ""),
        ({"TIMELINE_CACHE": ""}, ""),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
def test_where_indexes_are_kept(
    variables: dict[str, str], where: str, here: Here, usual: Done
) -> None:
    given = {name: one.format(here.folder) for name, one in variables.items()}
    assert here.ask(**given) == usual
    found = {str(path.parent) for path in here.folder.rglob("*.sqlite")}
    assert found == ({str(here.folder / where)} if where else set())
    assert here.ask(**given) == usual


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_indexes_are_their_owners_alone(mask: int, here: Here, usual: Done) -> None:
    cache = here.folder / "not" / "there"
    before = os.umask(mask)
    try:
        variables = {"TIMELINE_CACHE": str(cache)}
        done = start_timeline(*_SHOW, cwd=here.folder, variables=variables)
    finally:
        os.umask(before)
    assert done == usual
    for folder in (cache, cache.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(path.stat().st_mode) for path in cache.iterdir()}
    assert modes == {0o600}


def _forge(store: Path) -> None:
    """Put a seal on a database that something else has written."""
    seal = store.with_suffix(".json")
    *coded, _ = json.loads(seal.read_bytes())
    status = store.stat()
    stamp = [status.st_dev, status.st_ino, status.st_size]
    stamp += [status.st_mtime_ns, status.st_ctime_ns]
    seal.write_text(json.dumps([*coded, stamp]))


def _truncate(store: Path) -> None:
    os.truncate(store, store.stat().st_size // 2)


def _empty(store: Path) -> None:
    store.write_bytes(b"")


def _zero(store: Path) -> None:
    store.write_bytes(bytes(store.stat().st_size))


def _randomise(store: Path) -> None:
    store.write_bytes(random.Random(1).randbytes(store.stat().st_size))  # noqa: S311  # no secret


def _write_text(store: Path) -> None:
    store.write_text("- {date: 2013, title: x}\n")


def _write_other(store: Path) -> None:
    """Put a database in its place that has tables of the same names, and is none."""
    store.unlink()
    with closing(sqlite3.connect(store, isolation_level=None)) as database:
        for name in ("contents", "rows", "events", "words"):
            database.execute(f"CREATE TABLE {name} (a, b)")


def _execute(store: Path, text: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as database:
        database.execute(text)


def _change_rows(store: Path) -> None:
    """Let each event be another list of JSON."""
    _execute(store, "UPDATE rows SET data = '[[]]'")


def _break_rows(store: Path) -> None:
    _execute(store, "UPDATE rows SET data = substr(data, 1, 9)")


def _drop_rows(store: Path) -> None:
    _execute(store, "DROP TABLE rows")


def _flip(store: Path) -> None:
    data = bytearray(store.read_bytes())
    data[len(data) // 2] ^= 1
    store.write_bytes(data)


_SPOILS = (
    *(_truncate, _empty, _zero, _randomise, _write_text, _write_other),
    *(_change_rows, _break_rows, _drop_rows),
)


@pytest.mark.parametrize("spoil", [*_SPOILS, _flip])
def test_a_database_that_was_changed_is_not_used(
    spoil: Callable[[Path], None], kept: Here, usual: Done
) -> None:
    spoil(kept.store)
    done = kept.ask()
    assert done[:2] == usual[:2]
    assert done.errors.startswith(_TOLD)
    assert done.errors.count("\n") == 1
    # It has made room for a new one.
    kept.assert_sound(usual)


@pytest.mark.parametrize("spoil", _SPOILS)
def test_a_database_that_only_seems_sound_is_not_used(
    spoil: Callable[[Path], None], kept: Here, usual: Done
) -> None:
    spoil(kept.store)
    _forge(kept.store)
    done = kept.ask()
    assert done[:2] == usual[:2]
    assert done.errors.startswith(_TOLD)
    assert done.errors.count("\n") == 1
    kept.assert_sound(usual)


@pytest.mark.parametrize("spoil", [_change_rows, _drop_rows])
def test_an_answer_that_has_begun_is_not_begun_again(
    spoil: Callable[[Path], None], kept: Here
) -> None:
    code = """
from timeline.cli.terminal import Terminal
from timeline.__main__ import main
Terminal.has_begun = True
main()
"""
    spoil(kept.store)
    _forge(kept.store)
    variables = {"TIMELINE_CACHE": str(kept.cache)}
    done = start_timeline(*_SHOW, code=code, cwd=kept.folder, variables=variables)
    assert (done.code, done.output) == (2, "")
    assert "the index of these files is broken\n  hint: ask once more\n" in done.errors
    assert kept.list_names() == [".sqlite"]


_SEALS = (
    "",
    "{",
    "\0" * 99,
    "[" * 100_000,
    "[]",
    "{}",
    "null",
    "3",
    '"x"',
    "[FORMAT]",
    "[FORMAT, 1, 2, 3, 4]",
    '[FORMAT, "x", ["", [], ""], [["events.yaml", false, [1, 2], false]], [1]]',
    '[FORMAT, "x", ["", [], ""], [], [Infinity, NaN, 1e999, 1, 1]]',
    "[OLDER, REST",
    "[NEWER, REST",
    "[1e999, REST",
)


@pytest.mark.parametrize("text", _SEALS, ids=lambda text: text[:12].strip("\0"))
def test_a_seal_that_is_none_is_not_heeded(text: str, kept: Here, usual: Done) -> None:
    before = kept.inode
    rest = kept.seal.read_text().partition(", ")[2]
    words = {"FORMAT": FORMAT, "OLDER": FORMAT - 1, "NEWER": FORMAT + 1, "REST": rest}
    for word, meant in words.items():
        text = text.replace(word, str(meant))
    kept.seal.write_text(text)
    assert kept.ask() == usual
    assert kept.inode != before
    kept.assert_sound(usual)


def test_the_seal_of_another_program_is_not_heeded(kept: Here, usual: Done) -> None:
    before = kept.inode
    number, _, *rest = json.loads(kept.seal.read_text())
    kept.seal.write_text(json.dumps([number, "another", *rest]))
    assert kept.ask() == usual
    assert kept.inode != before


def test_the_index_of_other_files_is_not_used_by_another_name(
    kept: Here, usual: Done
) -> None:
    seal = kept.seal
    (kept.folder / "other.yaml").write_text("- {date: 2013-05, title: Another}\n")
    asked = ("show", "other.yaml", "--view", "list")
    other = kept.ask(*asked)
    assert "Another" in other.output
    (new,) = set(kept.cache.glob("*.json")) - {seal}
    for suffix in (".json", ".sqlite"):
        new.with_suffix(suffix).write_bytes(seal.with_suffix(suffix).read_bytes())
    _forge(new.with_suffix(".sqlite"))
    assert kept.ask(*asked) == other
    assert kept.ask() == usual


@pytest.mark.parametrize("suffix", [".json", ".sqlite"])
def test_a_folder_in_the_place_of_a_file_is_left(
    suffix: str, kept: Here, usual: Done
) -> None:
    (path,) = kept.cache.glob(f"*{suffix}")
    path.unlink()
    path.mkdir()
    done = kept.ask()
    assert done[:2] == usual[:2]
    assert done.errors.startswith(_TOLD)
    assert path.is_dir()
    assert kept.ask("cache").code == 0
    done = kept.ask("cache", "clear")
    assert (done.code, done.errors) == (0, "")
    assert [one.name for one in kept.cache.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", [".json", ".sqlite"])
def test_a_part_that_is_missing_is_made_anew(
    suffix: str, kept: Here, usual: Done
) -> None:
    (path,) = kept.cache.glob(f"*{suffix}")
    path.unlink()
    assert kept.ask()[:2] == usual[:2]
    kept.assert_sound(usual)


def _change_and_die(store: Path) -> None:
    """Change a database, and be killed before that is finished."""
    code = """
import os, signal, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA cache_size = 1")
database.execute("PRAGMA cache_spill = 1")
database.execute("BEGIN")
database.execute("UPDATE rows SET data = data || ' '")
database.execute("UPDATE events SET folded = folded || 'x'")
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code, str(store)], check=False)


def test_a_change_that_was_never_finished_is_not_undone_in_another_index(
    kept: Here, usual: Done
) -> None:
    sound = kept.store.read_bytes()
    _change_and_die(kept.store)
    assert kept.list_names() == [".json", ".sqlite", ".sqlite-journal"]
    assert kept.store.read_bytes() != sound
    (journal,) = kept.cache.glob("*-journal")
    left = journal.read_bytes()
    assert kept.ask()[:2] == usual[:2]
    # As if only the one who writes another had come.
    kept.seal.unlink()
    journal.write_bytes(left)
    assert kept.ask() == usual
    kept.assert_sound(usual)


def test_a_change_that_was_never_finished_is_undone_only_as_a_whole(
    kept: Here, usual: Done
) -> None:
    _change_and_die(kept.store)
    _forge(kept.store)
    done = kept.ask()
    assert done[:2] == usual[:2]
    kept.assert_sound(usual)


def test_a_folder_that_is_a_file_is_told_once(here: Here, usual: Done) -> None:
    here.cache.write_text("mine")
    told = f"{_TOLD}{here.cache} is no folder\n"
    assert here.ask() == (0, usual.output, told)
    assert here.ask(*_SHOW, "--quiet") == usual
    assert here.cache.read_text() == "mine"


def test_a_folder_may_be_a_link(here: Here, usual: Done, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(0o700)
    here.cache.symlink_to("elsewhere")
    assert here.ask() == usual
    here.assert_sound(usual)


def test_a_link_that_leads_nowhere_is_told(here: Here, usual: Done) -> None:
    here.cache.symlink_to("nowhere")
    done = here.ask()
    assert done[:2] == usual[:2]
    assert done.errors.startswith(_TOLD)
    assert "leads nowhere" in here.ask("cache").output


@pytest.mark.parametrize("mode", [0o722, 0o720, 0o702, 0o777])
def test_a_folder_in_which_others_may_write_is_refused(
    mode: int, kept: Here, usual: Done
) -> None:
    kept.cache.chmod(mode)
    told = f"others may write in {kept.cache}"
    assert kept.ask() == (0, usual.output, f"{_TOLD}{told}\n")
    assert f"No index is kept: {told}\n" in kept.ask("cache").output
    kept.cache.chmod(0o755)
    kept.assert_sound(usual)


def test_a_folder_of_somebody_elses_is_refused(kept: Here, usual: Done) -> None:
    if os.geteuid():
        pytest.skip("only root may give folders away")
    os.chown(kept.cache, 12_345, -1)
    told = f"{kept.cache} belongs to somebody else"
    assert kept.ask() == (0, usual.output, f"{_TOLD}{told}\n")
    assert f"No index is kept: {told}\n" in kept.ask("cache").output


def test_a_folder_that_may_not_be_written_is_told(
    here: Here, usual: Done, plain_user: list[str]
) -> None:
    here.cache.mkdir(0o500)
    for folder in (here.cache, here.cache / "below"):
        options: dict[str, Any] = {
            "cwd": here.folder,
            "prefix": plain_user,
            "variables": {"TIMELINE_CACHE": str(folder)},
        }
        done = start_timeline(*_SHOW, **options)
        assert done[:2] == usual[:2]
        assert done.errors.startswith(_TOLD)
        assert "Permission denied" in done.errors
        info = start_timeline("cache", **options)
        assert info.output.startswith("No index is kept: ")
    assert os.listdir(here.cache) == []


def test_an_index_that_cannot_be_changed_is_used(
    kept: Here, usual: Done, plain_user: list[str]
) -> None:
    long_ago = time.time() - 7 * 24 * 3600
    os.utime(kept.seal, (long_ago, long_ago))
    for path in (kept.seal, kept.store):
        path.chmod(0o400)
    _forge(kept.store)
    kept.cache.chmod(0o500)
    variables = {"TIMELINE_CACHE": str(kept.cache)}
    code = """
import os, sqlite3
from timeline import reading
reading.load = None
def fail(*arguments, **given):
    raise PermissionError(30, "Read-only file system")
os.utime = fail
from timeline.__main__ import main
main()
"""
    done = start_timeline(
        *_SHOW, code=code, cwd=kept.folder, prefix=plain_user, variables=variables
    )
    assert done == usual


def test_nothing_is_told_to_who_has_named_no_folder(here: Here, usual: Done) -> None:
    (here.folder / ".cache").write_text("a file")
    assert here.ask(TIMELINE_CACHE="", HOME=str(here.folder)) == usual


@pytest.mark.parametrize("blocks", [1, 40, 200])
def test_a_full_disk_is_told(blocks: int, here: Here, usual: Done) -> None:
    limit = ["/bin/sh", "-c", f'ulimit -f {blocks} && exec "$@"', "sh"]
    variables = {"TIMELINE_CACHE": str(here.cache)}
    done = start_timeline(*_SHOW, cwd=here.folder, prefix=limit, variables=variables)
    assert done[:2] == usual[:2]
    assert done.errors.startswith(_TOLD)
    assert here.list_names() == []


def test_a_current_folder_that_is_gone_has_no_index(tmp_path: Path) -> None:
    prefix = ["/bin/sh", "-c", 'cd gone && rmdir ../gone && exec "$@"', "sh"]
    for variables in ({"TIMELINE_CACHE": "cache"}, {"HOME": str(tmp_path)}):
        (tmp_path / "gone").mkdir()
        done = start_timeline(
            *("show", SAMPLE_PATH, "--view", "list", "--month", "2013-05"),
            cwd=tmp_path,
            prefix=prefix,
            variables=variables,
        )
        assert (done.code, done.errors) == (0, "")
    assert os.listdir(tmp_path) == []


def test_standard_input_has_no_index(here: Here, usual: Done) -> None:
    text = Path(SAMPLE_PATH).read_text(encoding="utf-8")
    env = {"TIMELINE_CACHE": str(here.cache)}
    done = here.run("show", "-", *_SHOW[2:], stdin=text, env=env)
    assert done.stdout == usual.output
    assert not here.cache.exists()


_UNKEPT = (
    # A year of more days than 64 bits count; lists in lists; half a pair.
    '- {date: "Y17E30", title: x}\n',
    f"- {{date: 2013, title: x, own: {'[' * 400}a{']' * 400}}}\n",
    '[{"date": "2013", "title": "a \\ud800 b"}]',
)


@pytest.mark.parametrize("text", _UNKEPT, ids=["year", "lists", "half"])
def test_what_a_database_may_not_hold_is_told_all_the_same(
    text: str, here: Here
) -> None:
    (here.folder / "odd.yaml").write_text(text)
    asked = ("show", "odd.yaml", "--view", "list")
    usual = here.ask(*asked, "--no-cache")
    for _ in range(2):
        done = here.ask(*asked)
        assert done[:2] == usual[:2]


@pytest.mark.parametrize(
    "condition",
    [
        *("--since=Y17E30", "--until=Y-17E30", "--on=9999", "--day=02-29"),
        *("--query=year:99999999999999999999", "--search=\0", "--id=x"),
    ],
)
def test_what_a_database_may_not_be_asked_is_asked_all_the_same(
    condition: str, kept: Here
) -> None:
    asked = ("show", "events.yaml", "--view", "list", condition)
    if "\0" in condition:
        asked = (*asked[:-1], "--search=\x01")
    assert kept.ask(*asked) == kept.ask(*asked, "--no-cache")


def test_an_index_is_written_though_nobody_reads_the_answer(
    here: Here, hung_up: int
) -> None:
    variables = {"TIMELINE_CACHE": str(here.cache)}
    done = start_timeline(*_SHOW, cwd=here.folder, variables=variables, stdout=hung_up)
    assert (done.code, done.errors) == (0, "")
    assert here.list_names() == [".json", ".sqlite"]


def test_none_is_written_where_the_answer_cannot_be(here: Here, full: object) -> None:
    variables = {"TIMELINE_CACHE": str(here.cache)}
    done = start_timeline(*_SHOW, cwd=here.folder, variables=variables, stdout=full)
    assert done.code == 2
    assert "standard output cannot be written" in done.errors
    assert not here.cache.exists()


_WRITING = """
import os, signal
from timeline.index import writing
write = writing.write_index
def write_index(*arguments):
    write(*arguments)
    assert [one for one in os.listdir(os.environ["TIMELINE_CACHE"]) if one[0] == "."]
    os.kill(os.getpid(), {signal})
writing.write_index = write_index
from timeline.__main__ import main
main()
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_who_stops_the_writing_has_the_answer(
    name: str, here: Here, usual: Done
) -> None:
    code = _WRITING.format(signal=int(getattr(signal, name)))
    variables = {"TIMELINE_CACHE": str(here.cache)}
    done = start_timeline(*_SHOW, code=code, cwd=here.folder, variables=variables)
    assert done == usual
    assert here.list_names() == []


def test_who_is_killed_while_writing_does_no_harm(kept: Here, usual: Done) -> None:
    kept.seal.unlink()
    code = _WRITING.format(signal=int(signal.SIGKILL))
    variables = {"TIMELINE_CACHE": str(kept.cache)}
    done = start_timeline(*_SHOW, code=code, cwd=kept.folder, variables=variables)
    assert done == (-signal.SIGKILL, usual.output, "")
    (left,) = kept.cache.glob(".*")
    assert kept.ask() == usual
    assert kept.list_names() == [left.name, ".json", ".sqlite"]
    # Whoever writes it may be slow.
    kept.ask("cache", "clear")
    assert kept.list_names() == [left.name]
    long_ago = time.time() - 2 * 3600
    os.utime(left, (long_ago, long_ago))
    kept.ask("cache", "clear")
    assert kept.list_names() == []


def _ask_at_once(here: Here, code: str = "") -> list[Done]:
    variables = {"TIMELINE_CACHE": str(here.cache)}

    def ask(_: int) -> Done:
        return start_timeline(*_SHOW, code=code, cwd=here.folder, variables=variables)

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(ask, range(8)))


def test_several_at_once_leave_one_index(here: Here, usual: Done) -> None:
    assert _ask_at_once(here) == [usual] * 8
    here.assert_sound(usual)
    before = here.inode
    # It is of no use any more.
    here.seal.write_text("[]")
    assert _ask_at_once(here) == [usual] * 8
    assert here.inode != before
    here.assert_sound(usual)


def test_several_at_once_see_what_was_changed(here: Here) -> None:
    path = here.folder / "events.yaml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text)
    first = _ask_at_once(here, _LATER)
    assert len(set(first)) == 1
    path.write_text(text.replace("Cameron flies", "Cameron walks"))
    then = _ask_at_once(here, _LATER)
    assert set(then) == {here.ask(*_SHOW, "--no-cache")}
    assert then[0].output == first[0].output.replace("Cameron flies", "Cameron walks")
    here.assert_sound(then[0])


def test_clear_removes_indexes_and_nothing_else(kept: Here, usual: Done) -> None:
    ours = [kept.seal, kept.store]
    for name in ("notes.txt", "x.json", ".hidden.new", "0" * 31 + ".json"):
        (kept.cache / name).write_text("mine")
    (kept.cache / f"{'a' * 32}.sqlite").symlink_to(kept.folder / "events.yaml")
    size = sum(path.stat().st_size for path in ours)
    before = set(kept.cache.iterdir())
    done = kept.ask("cache", "clear", "--format", "json")
    assert (done.code, done.errors) == (0, "")
    assert json.loads(done.output) == {"removed": 1, "bytes": size}
    assert before - set(kept.cache.iterdir()) == set(ours)
    assert kept.ask("cache", "clear").output == "0 indexes removed, 0 bytes\n"
    assert kept.ask() == usual


@pytest.mark.parametrize("cache", ["off", "missing", "events.yaml"])
def test_clear_has_nothing_to_do_where_nothing_is(cache: str, here: Here) -> None:
    done = here.ask("cache", "clear", TIMELINE_CACHE=cache)
    if cache == "events.yaml":
        assert (done.code, done.output) == (2, "")
        assert "Not a directory" in done.errors
    else:
        assert done == (0, "0 indexes removed, 0 bytes\n", "")
    assert os.listdir(here.folder) == ["events.yaml"]


def test_info_tells_of_each_index(kept: Here) -> None:
    kept.ask("show", "--view", "list", "--at", "events", "events.yaml")
    size = sum(path.stat().st_size for path in kept.cache.iterdir())
    done = kept.ask("cache", "info")
    assert (done.code, done.errors) == (0, "")
    lines = done.output.splitlines()
    assert lines[0] == f"{kept.cache}: 2 indexes, {size / 1000:.1f} kB"
    assert lines[1:4] == ["", "events.yaml", f"  in {kept.folder}"]
    assert lines[4].endswith(" kB, current: of the files as they are")
    assert lines[6] == "events.yaml --at events"
    assert kept.ask("cache").output == done.output
    record = json.loads(kept.ask("cache", "--format", "json").output)
    assert (record["folder"], record["hindrance"]) == (str(kept.cache), "")
    first, second = record["indexes"]
    assert first["name"] + ".json" in os.listdir(kept.cache)
    assert first["bytes"] + second["bytes"] == size
    assert (first["at"], second["at"]) == ("", "events")
    for one in (first, second):
        assert one["folder"] == str(kept.folder)
        assert one["paths"] == one["files"] == ["events.yaml"]
        assert (one["state"], one["reason"]) == ("current", "")


def test_info_tells_where_none_can_be(here: Here) -> None:
    for variables, told in (
        ({"TIMELINE_CACHE": "off"}, "TIMELINE_CACHE is off"),
        ({"TIMELINE_CACHE": ""}, "TIMELINE_CACHE names no folder"),
        ({"TIMELINE_CACHE": "events.yaml"}, "events.yaml is no folder"),
        ({"TIMELINE_CACHE": "events.yaml/x"}, "Not a directory"),
    ):
        done = here.ask("cache", **variables)
        assert (done.code, done.errors) == (0, "")
        assert done.output.startswith("No index is kept: ")
        assert told in done.output
        record = json.loads(here.ask("cache", "--format", "json", **variables).output)
        assert told in record["hindrance"]


def _tell_state(here: Here) -> tuple[str, str]:
    (one,) = json.loads(here.ask("cache", "--format", "json").output)["indexes"]
    return one["state"], one["reason"]


def test_info_tells_why_an_index_is_of_no_use(here: Here) -> None:
    folder = here.folder / "folder"
    folder.mkdir()
    (folder / "a.yaml").symlink_to(SAMPLE_PATH)
    here.ask("show", "folder", "--view", "list")
    assert _tell_state(here) == ("current", "")
    (folder / "b.yaml").write_text("[]")
    assert _tell_state(here) == ("stale", "folder/b.yaml has come")
    (folder / "a.yaml").unlink()
    assert _tell_state(here) == ("stale", "folder/a.yaml is gone")
    (folder / "a.yaml").write_text("[]")
    assert _tell_state(here) == ("stale", "folder/a.yaml has changed")
    text = here.seal.read_text()
    number, _, *rest = json.loads(text)
    here.seal.write_text(json.dumps([number, "another", *rest]))
    assert _tell_state(here) == ("other", "another version has written it")
    here.seal.write_text("[1]")
    assert _tell_state(here) == ("other", "its seal is none of this version")
    here.seal.write_text(text)
    _flip(here.store)
    assert _tell_state(here) == ("broken", "another program has changed it")
    here.store.unlink()
    assert _tell_state(here) == ("broken", "it is not whole")


def test_an_action_that_there_is_not_is_refused(here: Here) -> None:
    done = here.ask("cache", "drop")
    assert (done.code, done.output) == (2, "")
    assert "ACTION cannot be 'drop'" in done.errors
    assert "choose from info, clear" in done.errors
