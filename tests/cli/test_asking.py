"""Questions on a terminal: what is offered, told, completed, and how they end."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.helpers.running import make_environment
from timeline.cli.asking import NoAnswerError, ask, choose
from timeline.cli.errors import CommandError
from timeline.cli.terminal import error_terminal

_EVENTS = """\
- date: 10 May 2013
  title: Talks
  actors: [David Cameron, Vladimir Putin]
  place: Sochi
"""
_ENDS = ("\x03", "\x04")
_RUN = """
import fcntl, runpy, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
runpy.run_module("timeline", run_name="__main__")
"""
"""Runs timeline where keys of the terminal reach it as signals."""


@pytest.fixture(name="answers")
def _answers(monkeypatch: pytest.MonkeyPatch) -> list[str | BaseException]:
    """Return what is answered, one after the other."""
    answers: list[str | BaseException] = []

    def answer(_: str) -> str:
        given = answers.pop(0)
        if isinstance(given, BaseException):
            raise given
        return given

    monkeypatch.setattr("builtins.input", answer)
    return answers


def _check(answer: str) -> str:
    if answer == "no":
        raise CommandError("it is no", "say yes")
    return f"= {answer}"


def test_each_answer_is_checked(
    answers: list[str | BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    bytes_ = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
    answers += ["no", bytes_, " yes "]
    assert ask("Is it", error_terminal(), check=_check) == "yes"
    assert capsys.readouterr().err == (
        "  it is no\n  say yes\n  this is not text in the encoding of the terminal\n"
        "  = yes\n"
    )


def test_what_is_offered_is_taken_or_not(answers: list[str | BaseException]) -> None:
    answers += ["", "-", "x"]
    taken = [ask("Is it", error_terminal(), default="d") for _ in range(3)]
    assert taken == ["d", "", "x"]


def test_one_of_several_is_chosen(
    answers: list[str | BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["0", "3", "²", "9" * 5000, "x", "2", ""]
    assert choose("Which", ["a\x1b", "b"], error_terminal()) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[:2] == ["  1  a\\x1b", "  2  b"]
    assert told[2:] == ["  answer with a number from 1 to 2"] * 5
    assert choose("Which", ["a", "b"], error_terminal()) == 0


def test_nobody_may_answer_any_more(answers: list[str | BaseException]) -> None:
    answers += [EOFError(), KeyboardInterrupt()]
    with pytest.raises(NoAnswerError):
        ask("Is it", error_terminal())
    with pytest.raises(KeyboardInterrupt):
        ask("Is it", error_terminal())


def converse(
    folder: Path, answers: Sequence[tuple[str, str]], *arguments: str
) -> tuple[str, int]:
    """Run `timeline add` on a terminal; return what it shows, and its exit code.

    Each answer is typed once what is asked stands there.
    """
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", _RUN, "add", *arguments],
        cwd=folder,
        env=make_environment(TERM="xterm", NO_COLOR="1", INPUTRC="/dev/null"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown, place, answer = "", 0, ""
        for question, following in answers:
            while question not in shown[place:]:
                shown += _read(ours, answer)
            place = shown.index(question, place) + len(question)
            answer = following
            os.write(ours, answer.encode())
        while piece := _read(ours, answer):
            shown += piece
        os.close(ours)
    return shown, process.returncode


def _read(ours: int, answer: str) -> str:
    """Return what is shown next; nothing at the end."""
    for _ in range(20):
        if select.select([ours], [], [], 1)[0]:
            try:
                return os.read(ours, 4096).decode()
            except OSError:
                return ""
        if answer in _ENDS:
            # A signal that comes just before readline waits is seen with the next key.
            os.write(ours, answer.encode())
    raise TimeoutError


def test_an_event_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(_EVENTS)
    shown, code = converse(
        tmp_path,
        [
            ("Date [10 May 2013]: ", "11 May 2013\r"),
            ("= Saturday 11 May 2013", ""),
            ("Title: ", "T\r"),
            ("Actors, with commas: ", "cam\t, vl\t\r"),
            ("To, with commas: ", "\r"),
            ("Kind: ", "visi\t\r"),
            ("Place: ", "so\t\r"),
            ("Source: ", "\r"),
            ("One more [n]: ", "\r"),
        ],
    )
    assert code == 0
    assert "added to events.yaml:6 as 2013-05-11-t" in shown
    assert path.read_text() == (
        f"{_EVENTS}\n- date: 11 May 2013\n  title: T\n  kind: visit\n"
        "  actors: [David Cameron, Vladimir Putin]\n  place: Sochi\n"
    )


@pytest.mark.parametrize(
    ("key", "code", "told"),
    [("\x03", 130, "timeline: interrupted"), ("\x04", 1, "nothing was added")],
    ids=["Ctrl-C", "Ctrl-D"],
)
def test_a_question_may_be_left(key: str, code: int, told: str, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(_EVENTS)
    asked = ("What is 'Camron' [1]: ", key)
    shown, ended = converse(tmp_path, [asked], "11 May 2013: T", "-a", "Camron")
    assert ended == code
    # On a line of its own.
    assert f"\n{told}" in shown
    assert path.read_text() == _EVENTS
