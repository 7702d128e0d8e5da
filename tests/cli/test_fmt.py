"""`timeline fmt` as a process: files, streams and exit codes."""

import os
import stat
from pathlib import Path

import pytest

from tests.helpers.files import list_blocks, read_page
from tests.helpers.running import Run
from timeline.cli.errors import CommandError
from timeline.cli.files import replace_file
from timeline.reading import read_file

PAGE = read_page("fmt")


LOOSE = "# All\n- {When: 2013, title: x}\n- date: 2014\n  title: Obama: no deal\n"
STRICT = '# All\n- {date: 2013, title: x}\n- date: 2014\n  title: "Obama: no deal"\n'
LEFT = "- {When: 31 Feb 2013, title: x}\n"


def test_a_file_is_rewritten_in_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(LOOSE)
    path.chmod(0o640)
    done = run("fmt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "2 places changed in events.yaml\n"
    assert path.read_text() == STRICT
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["events.yaml"]
    before = path.stat()
    again = run("fmt", cwd=tmp_path)
    assert (again.returncode, again.stderr) == (0, "nothing changed in 1 file\n")
    assert path.stat() == before


def test_check_and_diff_change_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(LOOSE)
    checked = run("fmt", "--check", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (1, "")
    assert checked.stdout == "would change events.yaml: 2 places\n"
    shown = run("fmt", "--diff", cwd=tmp_path)
    assert (shown.returncode, shown.stderr) == (1, "")
    assert shown.stdout == (
        "--- events.yaml\n+++ events.yaml\n@@ -1,4 +1,4 @@\n # All\n"
        "-- {When: 2013, title: x}\n+- {date: 2013, title: x}\n - date: 2014\n"
        '-  title: Obama: no deal\n+  title: "Obama: no deal"\n'
    )
    colored = run("fmt", "--diff", "--color", "always", cwd=tmp_path)
    assert "\x1b[31m-- {When: 2013, title: x}\x1b[0m\n" in colored.stdout
    assert "\x1b[32m+- {date: 2013, title: x}\x1b[0m\n" in colored.stdout
    assert path.read_text() == LOOSE
    path.write_text(STRICT)
    for option in ("--check", "--diff"):
        done = run("fmt", option, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == "nothing changed in 1 file\n"


def test_a_diff_tells_of_a_last_line_without_a_break(run: Run) -> None:
    done = run("fmt", "-", "--diff", stdin="When: 2013\ntitle: x")
    assert done.stdout.endswith(" title: x\n\\ No newline at end of file\n")


def test_standard_input_is_printed(run: Run) -> None:
    done = run("fmt", "-", stdin=LOOSE)
    assert (done.returncode, done.stdout) == (0, STRICT)
    assert run("fmt", "-", stdin=STRICT).stdout == STRICT
    checked = run("fmt", "-", "--check", stdin=LOOSE)
    assert (checked.returncode, checked.stdout) == (
        1,
        "would change <stdin>: 2 places\n",
    )


def test_what_is_left_alone_is_told_and_fails(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(f"{LEFT}- {{When: 2014, title: y}}\n")
    for options in ([], ["--quiet"]):
        done = run("fmt", *options, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.startswith(
            "events.yaml:1:4: `When` is not written `date`: the entry it stands in is "
            "left out: its date is not read\n"
        )
    assert path.read_text() == f"{LEFT}- {{date: 2014, title: y}}\n"
    many = LEFT * 60
    done = run("fmt", "-", stdin=many)
    assert (done.stdout, done.returncode) == (many, 1)
    assert done.stderr.splitlines()[-2:] == [
        "50 more places left alone",
        "nothing changed in 1 file; 60 places left alone",
    ]


def test_folders_and_links(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "a.yaml").write_text(LOOSE)
    (folder / "b.md").write_text("---\nWhen: 2013\ntitle: x\n---\nWhen: no\n")
    (folder / "c.yaml").write_text("Title: a recipe\n")
    target = tmp_path / "kept.yml"
    target.write_text(LOOSE)
    (folder / "d.yaml").symlink_to(target)
    done = run("fmt", "all", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == "5 places changed in 3 of 4 files\n"
    assert (folder / "a.yaml").read_text() == STRICT
    assert (folder / "b.md").read_text() == "---\ndate: 2013\ntitle: x\n---\nWhen: no\n"
    assert (folder / "c.yaml").read_text() == "Title: a recipe\n"
    assert (folder / "d.yaml").is_symlink()
    assert target.read_text() == STRICT


def test_what_cannot_be_written_costs_no_other_file(run: Run, tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        (tmp_path / name).write_text(LOOSE)
    (tmp_path / "a.yaml").chmod(0o444)
    (tmp_path / "other").hardlink_to(tmp_path / "b.yaml")
    done = run("fmt", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "a.yaml is read-only, and is left as it is\n  hint: make it" in done.stderr
    assert "b.yaml is one of 2 names of a file" in done.stderr
    assert done.stderr.endswith("2 places changed in 1 of 3 files\n")
    texts = [(tmp_path / f"{name}.yaml").read_text() for name in "abc"]
    assert texts == [LOOSE, LOOSE, STRICT]


def test_files_that_are_not_there_and_wrong_options(run: Run, tmp_path: Path) -> None:
    assert run("fmt", "none.yaml", cwd=tmp_path).returncode == 2
    assert run("fmt", cwd=tmp_path).returncode == 2
    assert run("fmt", "--dif", cwd=tmp_path).returncode == 2


def test_words_are_declared_when_asked(run: Run) -> None:
    text = "- {date: 2013, title: x, importance: 1, kind: vist}\n"
    done = run("fmt", "-", "--declare", stdin=text)
    assert done.returncode == 1
    assert done.stdout == f"fields: [importance]\nevents:\n{text}"
    assert "`vist` is not declared under `kinds`: did you mean `visit`?" in done.stderr


def test_the_path_of_the_events_can_be_given(run: Run) -> None:
    text = "a:\n  - {when: 2013, title: x}\nb:\n  - {when: 2014, title: y}\n"
    done = run("fmt", "-", "--at", "a", stdin=text)
    assert done.stdout == text.replace("when: 2013", "date: 2013")


def test_a_file_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "e.yaml"
    path.write_text(LOOSE)
    read = read_file(str(path))
    path.write_text(f"{LOOSE}# more\n")
    with pytest.raises(CommandError, match="was changed after it was read"):
        replace_file(str(path), STRICT.encode(), over=read)
    other = tmp_path / "other"
    other.write_text(LOOSE)
    other.replace(path)
    with pytest.raises(CommandError, match="was changed after it was read"):
        replace_file(str(path), STRICT.encode(), over=read)
    assert path.read_text() == LOOSE
    path.unlink()
    with pytest.raises(CommandError, match="was changed after it was read"):
        replace_file(str(path), STRICT.encode(), over=read)
    assert not path.exists()
    path.write_text(LOOSE)
    replace_file(str(path), STRICT.encode(), over=read_file(str(path)))
    assert path.read_text() == STRICT


def test_no_pipe_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(CommandError, match="no file that could be replaced"):
        replace_file(str(path), b"", over=read_file("/dev/null"))


def test_the_examples_of_the_page_are_so(run: Run) -> None:
    blocks = list_blocks(PAGE, "yaml")
    assert len(blocks) == 4
    for options, (before, after) in (
        ([], blocks[:2]),
        (["--declare"], blocks[2:]),
    ):
        done = run("fmt", "-", *options, stdin=before)
        assert (done.returncode, done.stdout) == (0, after)
