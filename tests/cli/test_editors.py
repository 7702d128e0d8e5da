"""Editors: which one, and how it is told the line."""

from pathlib import Path

import pytest

from timeline.cli.editors import (
    find_editor,
    kept_text,
    make_command,
    read_text,
    write_text,
)
from timeline.cli.errors import CommandError


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", "vim +7 a.yaml"),
        ("/usr/bin/nvim -u NONE", "/usr/bin/nvim -u NONE +7 a.yaml"),
        ("nano", "nano +7 a.yaml"),
        ("emacsclient -t", "emacsclient -t +7 a.yaml"),
        ("micro", "micro +7 a.yaml"),
        ("gvim", "gvim -f +7 a.yaml"),
        ("gvim --nofork", "gvim --nofork +7 a.yaml"),
        ("hx", "hx a.yaml:7"),
        ("subl", "subl --wait a.yaml:7"),
        ("code", "code --wait --goto a.yaml:7"),
        ("code -w", "code -w --goto a.yaml:7"),
        ("Code.exe", "Code.exe --wait --goto a.yaml:7"),
        ("kate", "kate --block --line 7 a.yaml"),
        ("mate", "mate --wait --line 7 a.yaml"),
        ("open -t", "open -t -W a.yaml"),
        ("./own-script", "./own-script a.yaml"),
    ],
)
def test_editors_are_told_the_line(editor: str, command: str) -> None:
    assert make_command(editor.split(), "a.yaml", 7) == command.split()


@pytest.mark.parametrize(
    ("path", "told"),
    [("-x", "./-x"), ("+9", "./+9"), ("{line}", "{line}"), ("a b", "a b")],
)
def test_a_path_stays_a_path(path: str, told: str) -> None:
    assert make_command(["vi"], path, 7) == ["vi", "+7", told]
    assert make_command(["hx"], path, 7) == ["hx", f"{told}:7"]


def test_visual_comes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("VISUAL", "true 'a b'")
    assert find_editor() == ["true", "a b"]
    monkeypatch.setenv("VISUAL", " ")
    assert find_editor() == ["false"]
    monkeypatch.delenv("EDITOR")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandError, match="no editor is known"):
        find_editor()


@pytest.mark.parametrize(
    ("editor", "message"),
    [
        ("no-such-editor -x", "there is no program 'no-such-editor'"),
        ("'vi", "VISUAL is no command"),
        ('""', "there is no program ''"),
    ],
)
def test_what_is_no_editor_is_refused(
    editor: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    with pytest.raises(CommandError, match=message):
        find_editor()


def test_a_text_is_gone_afterwards() -> None:
    with kept_text("a\n", ".yaml") as path:
        assert read_text(path) == "a\n"
    assert read_text(path) == ""


def test_a_text_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        write_text(str(tmp_path), "x")
    with pytest.raises(CommandError, match="cannot be read"):
        read_text(str(tmp_path))
