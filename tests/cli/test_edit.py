"""`timeline edit`: an event in the editor, at its line."""

from pathlib import Path

import pytest

from tests.helpers.running import Run

EVENTS = (
    "events:\n- {date: 2013, title: A, id: first}\n- {date: 2014, title: B, id: b}\n"
)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "events.yaml").write_text(EVENTS)
    # An editor that says how it was called; its name says what it is.
    for name in ("vi", "code"):
        path = tmp_path / name
        path.write_text('#!/bin/sh\necho "$@"\n')
        path.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("editor", "told"),
    [("./vi", "+3 events.yaml\n"), ("./code", "--wait --goto events.yaml:3\n")],
)
@pytest.mark.parametrize("id_", ["b", "B"])
def test_it_is_opened_at_its_line(
    id_: str, editor: str, told: str, run: Run, folder: Path
) -> None:
    done = run("edit", id_, cwd=folder, env={"EDITOR": editor})
    assert (done.returncode, done.stdout, done.stderr) == (0, told, "")


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.json", '{"events": [\n{"date": "2013", "title": "x",\n"id": "x"}]}', 2),
        ("a.md", "---\ndate: 2013\ntitle: x\nid: x\n---\nText\n", 2),
        ("-x.yaml", "\r\n- date: 2013\r\n  title: x\r\n  id: x\r\n", 2),
    ],
)
def test_every_form_has_lines(
    name: str, text: str, line: int, run: Run, folder: Path
) -> None:
    (folder / name).write_bytes(text.encode())
    done = run("edit", "x", "--", name, cwd=folder, env={"EDITOR": "./vi"})
    path = f"./{name}" if name.startswith("-") else name
    assert (done.returncode, done.stdout) == (0, f"+{line} {path}\n")


def test_the_chronology_is_checked_afterwards(run: Run, folder: Path) -> None:
    editor = {"EDITOR": "sed -i s/2014/31.Feb/"}
    done = run("edit", "b", cwd=folder, env=editor)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("events.yaml:3:10: error[date-")
    done = run("edit", "first", cwd=folder, env={"EDITOR": "rm"})
    assert done.returncode == 2
    assert "events.yaml" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "editor", "message"),
    [
        (("frst",), "vi", "did you mean first?"),
        (("x", "-"), "vi", "there is no event 'x'"),
        (("s", "-"), "vi", "standard input cannot be edited"),
        ((), "vi", "timeline edit wants an ID"),
        (("b",), "no-such-editor", "there is no program 'no-such-editor'"),
        (("b",), "false", "false ended with 1"),
    ],
)
def test_what_cannot_be_edited(
    arguments: tuple[str, ...], editor: str, message: str, run: Run, folder: Path
) -> None:
    done = run(
        *("edit", *arguments),
        cwd=folder,
        stdin="- {date: 2013, title: x, id: s}\n",
        env={"EDITOR": editor},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert (folder / "events.yaml").read_text() == EVENTS
