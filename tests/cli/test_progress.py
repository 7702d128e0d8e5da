"""What is told of long work: on a terminal only, one line, and gone when it is done."""

import io
import os
import re
import sys
from collections.abc import Iterator
from threading import Event
from typing import ClassVar

import pytest

from tests.helpers.files import ROOT
from tests.helpers.running import invoke
from timeline import load
from timeline.cli import progress
from timeline.cli.progress import unseen, working, working_until_first
from timeline.cli.voice import QUIET

_ERASE = "\r\x1b[K"
_WAIT = 30
"""Seconds that a test waits for what comes at once, before it fails."""


class _Screen(io.StringIO):
    """A terminal that says when a text has been written to it."""

    encoding: ClassVar[str] = "utf-8"  # type: ignore[misc]  # StringIO has none

    def __init__(self, awaited: str = "") -> None:
        super().__init__()
        self._awaited = awaited
        self.seen = Event()

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError

    def write(self, text: str) -> int:
        done = super().write(text)
        if self._awaited in text:
            self.seen.set()
        return done


@pytest.fixture(name="_at_once")
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_DELAY", 0)
    monkeypatch.setattr(progress, "_PACE", 0.001)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")


def _show(monkeypatch: pytest.MonkeyPatch, awaited: str) -> _Screen:
    screen = _Screen(awaited)
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


@pytest.mark.usefixtures("_at_once")
def test_long_work_is_told_and_the_line_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = _show(monkeypatch, "Reading a.yaml … 12,000 events")
    with working("Reading") as watch:
        assert watch is not None
        watch("a.yaml", 12_000)
        assert screen.seen.wait(_WAIT)
    assert screen.getvalue().endswith(f"Reading a.yaml … 12,000 events{_ERASE}")
    assert "\n" not in screen.getvalue()


def test_short_work_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_DELAY", _WAIT)
    screen = _show(monkeypatch, "")
    with working("Reading") as watch:
        assert watch is not None
    assert screen.getvalue() == ""


def _fail_while_checking(screen: _Screen, error: type[BaseException]) -> None:
    with working("Checking"):
        assert screen.seen.wait(_WAIT)
        raise error


@pytest.mark.usefixtures("_at_once")
def test_the_line_is_gone_when_an_error_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = _show(monkeypatch, "Checking")
    for error in (ValueError, KeyboardInterrupt):
        screen.seen.clear()
        with pytest.raises(error):
            _fail_while_checking(screen, error)
        assert screen.getvalue().endswith(_ERASE)


@pytest.mark.usefixtures("_at_once")
def test_nothing_is_told_where_nobody_would_see_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = _show(monkeypatch, "")
    with working("Reading", typed=True) as watch:
        assert watch is None
    token = QUIET.set(True)
    with working("Reading") as watch:
        assert watch is None
    QUIET.reset(token)
    monkeypatch.setattr(screen, "fileno", lambda: 2)
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp() + 1)
    with working("Reading") as watch:
        assert watch is None, "in the background"
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    monkeypatch.setenv("TERM", "dumb")
    with working("Reading") as watch:
        assert watch is None
    monkeypatch.setenv("TERM", "xterm")
    with unseen(), working("Reading") as watch:
        assert watch is None, "on a screen that has a drawing"
    monkeypatch.setattr(screen, "isatty", lambda: False)
    with working("Reading") as watch:
        assert watch is None
    assert screen.getvalue() == ""


@pytest.mark.usefixtures("_at_once")
def test_a_name_is_cut_to_the_width_and_cannot_command_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = _show(monkeypatch, "\\x1b")
    with working("Reading") as watch:
        assert watch is not None
        watch("\x1b[2J" + "long/" * 20, 7)
        assert screen.seen.wait(_WAIT)
    texts = screen.getvalue().split(_ERASE)
    assert max(map(len, texts)) == 39
    assert not any("\x1b" in text for text in texts)


@pytest.mark.usefixtures("_at_once")
def test_a_terminal_that_is_gone_ends_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _show(monkeypatch, "")

    def fail(text: str) -> int:
        screen.seen.set()
        raise OSError(text)

    monkeypatch.setattr(screen, "write", fail)
    with working("Reading"):
        assert screen.seen.wait(_WAIT)
    assert screen.getvalue() == ""


@pytest.mark.usefixtures("_at_once")
def test_drawing_is_told_until_the_first_line_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = _show(monkeypatch, "Drawing …")

    def draw() -> Iterator[int]:
        assert screen.seen.wait(_WAIT)
        yield 1
        yield 2

    drawn = working_until_first("Drawing", draw())
    assert next(drawn) == 1
    before = screen.getvalue()
    assert before.endswith(_ERASE)
    assert list(drawn) == [2]
    assert screen.getvalue() == before
    assert list(working_until_first("Drawing", [])) == []


@pytest.mark.parametrize(
    "words", ["show", "show --view lanes", "check", "export", "stats", "fmt --check"]
)
@pytest.mark.usefixtures("_at_once")
def test_results_and_notices_are_the_same_with_it(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    command, *more = words.split()
    arguments = [command, str(ROOT / "events.yaml"), *more]
    plain = invoke(*arguments, columns=80)
    monkeypatch.setattr(progress, "_is_seen", lambda: True)
    told = invoke(*arguments, columns=80)
    assert (told.code, told.out) == (plain.code, plain.out)
    # What was erased is not there to be read.
    left = re.sub(r"(\r\x1b\[K[^\r\x1b\n]*)*\r\x1b\[K", "", told.err)
    assert left == plain.err


def test_reading_tells_each_file_and_how_many_of_its_events(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told: list[tuple[str, int]] = []
    path = str(ROOT / "events.yaml")
    chronology = load(path, watch=lambda name, count: told.append((name, count)))
    assert told == [(path, count) for count in range(len(chronology.events) + 1)]
    assert [event.id for event in load(path).events] == [
        event.id for event in chronology.events
    ]
    assert capsys.readouterr() == ("", "")
