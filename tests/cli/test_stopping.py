"""Being asked to stop, at whatever point: one message, the right code, nothing left."""

import io
import os
import signal
from functools import partial
from pathlib import Path

import pytest

from tests.helpers.files import SAMPLE_PATH
from tests.helpers.running import redirect, start_timeline

_OLD = b"old"
_WORDS = {
    signal.SIGINT: "interrupted",
    signal.SIGTERM: "terminated",
    signal.SIGHUP: "hung up",
}

# Each step has one function send a signal before or after its first call, or fail.
_INJECT = """
import importlib, os, sys, timeline.cli

def patch(home, name, moment, number):
    real, calls = getattr(home, name), []

    def call(*arguments, **options):
        calls.append(name)
        first = len(calls) == 1
        if first and moment == "instead":
            raise OSError(number, os.strerror(number))
        if first and moment == "before":
            os.kill(os.getpid(), number)
        result = real(*arguments, **options)
        if first and moment == "after":
            os.kill(os.getpid(), number)
        return result

    setattr(home, name, call)

for step in sys.argv.pop(1).split(","):
    path, moment, number = step.split(":")
    module, _, name = path.rpartition(".")
    patch(importlib.import_module(module), name, moment, int(number))
from timeline.__main__ import main
main()
"""


def _heed_signals() -> None:
    # What is run in the background, or by `nohup`, hands on that it ignores them.
    for number in _WORDS:
        signal.signal(number, signal.SIG_DFL)


start = partial(start_timeline, preexec_fn=_heed_signals)
"""Run timeline as a process that heeds signals."""


# Sends a signal when a module is first looked for.
_WHILE_IMPORTING = """
import os, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == wanted:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), int(number))

wanted, number = sys.argv.pop(1).split(":")
sys.meta_path.insert(0, Finder())
from timeline.__main__ import main
main()
"""
# Each step, `module:function:count:signal`, sends a signal at a call of a function.
_WHILE_CALLING = """
import importlib, os, sys, timeline.cli

def patch(home, name, count, number):
    real, calls = getattr(home, name), []

    def call(*arguments, **options):
        calls.append(name)
        if len(calls) == count:
            os.kill(os.getpid(), number)
        return real(*arguments, **options)

    setattr(home, name, call)

for step in sys.argv.pop(1).split(","):
    module, name, count, number = step.split(":")
    patch(importlib.import_module(module), name, int(count), int(number))
from timeline.__main__ import main
main()
"""
_SAID = {
    number: (128 + number, "", f"timeline: {word}\n") for number, word in _WORDS.items()
}
_EVERY_SIGNAL = pytest.mark.parametrize("number", _SAID, ids=lambda number: number.name)


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("timeline.cli", "show"),
        ("typer", "show"),
        ("timeline.cli.commands", "--version"),
        ("timeline.cli.commands.show", "show"),
        ("timeline.query", "show"),
        ("timeline.rendering.cells", "show"),
        ("timeline.reading", "show"),
        ("yaml", "show"),
        ("timeline.views.timeline", "show"),
        ("timeline.cli.helping", "--help"),
        # Needed only to say what is wrong.
        ("timeline.cli.terminal", "nope"),
        ("timeline.rendering.cells", "nope"),
    ],
)
def test_ctrl_c_while_modules_are_imported(module: str, words: str) -> None:
    step = f"{module}:{int(signal.SIGINT)}"
    assert start(step, *words.split(), code=_WHILE_IMPORTING) == _SAID[signal.SIGINT]


def test_ctrl_c_while_values_are_completed() -> None:
    words = {"COMP_WORDS": "timeline show --view ", "COMP_CWORD": "3"}
    variables = {"_TIMELINE_COMPLETE": "complete_bash", **words}
    step = f"timeline.cli.commands.show:{int(signal.SIGINT)}"
    done = start(step, code=_WHILE_IMPORTING, variables=variables)
    assert done == _SAID[signal.SIGINT]


@pytest.mark.parametrize("to", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize("module", ["typer", "timeline.cli.commands.show"])
def test_ctrl_c_where_nothing_can_be_told(module: str, to: str) -> None:
    step = f"{module}:{int(signal.SIGINT)}"
    done = start(step, "show", code=_WHILE_IMPORTING, prefix=redirect(to))
    assert done == (130, "", "")


@_EVERY_SIGNAL
def test_being_stopped_in_the_middle_of_a_command(number: signal.Signals) -> None:
    for module in ("timeline.cli.commands.show", "yaml", "timeline.views.timeline"):
        done = start(f"{module}:{int(number)}", "show", code=_WHILE_IMPORTING)
        assert done == _SAID[number]


@_EVERY_SIGNAL
def test_being_stopped_while_nobody_reads_any_more(
    number: signal.Signals, hung_up: int, full: io.BufferedWriter
) -> None:
    # As by Ctrl-C in `timeline show | head`, which ends both: some lines are still in
    # a buffer then.
    step = f"timeline.rendering.painters.text:plain_line:5:{int(number)}"
    for stream in (hung_up, full):
        done = start(step, "show", code=_WHILE_CALLING, stdout=stream)
        assert done == _SAID[number]


@_EVERY_SIGNAL
def test_being_stopped_while_a_message_is_told(number: signal.Signals) -> None:
    step = f"timeline.cli.terminal:error_terminal:1:{int(number)}"
    for line in ("nope", "show nope"):
        done = start(step, *line.split(), code=_WHILE_CALLING)
        assert done.code in {2, 128 + number}
        assert done.errors.startswith("timeline: ")
        assert "Traceback" not in done.errors


@_EVERY_SIGNAL
def test_being_stopped_twice(number: signal.Signals) -> None:
    first = f"timeline.cli.answer:select:1:{int(number)}"
    second = f"timeline.cli.terminal:error_terminal:1:{int(number)}"
    assert start(f"{first},{second}", "show", code=_WHILE_CALLING) == _SAID[number]


_STEPS = {
    "tempfile.mkstemp:before": _OLD,
    "tempfile.mkstemp:after": None,
    "os.fdopen:before": None,
    "os.fdopen:after": _OLD,
    "os.chmod:before": None,
    "os.chmod:after": _OLD,
    "shutil.copystat:before": _OLD,
    "shutil.copystat:after": _OLD,
    "os.fsync:before": _OLD,
    "os.fsync:after": None,
    "os.replace:before": _OLD,
    "os.replace:after": None,
}


@pytest.mark.parametrize("number", _WORDS, ids=lambda number: number.name)
@pytest.mark.parametrize("step", _STEPS)
def test_a_signal_leaves_the_old_file_or_the_new_and_says_which(
    step: str, number: signal.Signals, tmp_path: Path
) -> None:
    path, before = tmp_path / "o.csv", _STEPS[step]
    if before is not None:
        path.write_bytes(before)
    words = [f"{step}:{number}", "export", SAMPLE_PATH, "-o", "o.csv"]
    done = start(*words, cwd=tmp_path, code=_INJECT)
    after = path.read_bytes() if path.exists() else None
    said = "is as it was" if before else "was not written"
    if after != before:
        assert after is not None
        assert after.startswith(b"id,date,")
        assert after.count(b"\r\n") == 15
        said = "was written"
    expected = f"timeline: {_WORDS[number]}; o.csv {said}\n"
    assert done == (128 + number, "", expected)
    assert os.listdir(tmp_path) == ([] if after is None else ["o.csv"])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize(
    "steps",
    [
        "os.fsync:after:15,os.unlink:before:",
        "os.fsync:instead:28,os.unlink:before:",
        "os.fsync:before:15,os.replace:before:",
    ],
)
def test_a_second_signal_leaves_nothing_behind(
    steps: str, number: int, tmp_path: Path
) -> None:
    path = tmp_path / "o.csv"
    path.write_bytes(_OLD)
    words = [f"{steps}{number}", "export", SAMPLE_PATH, "-o", "o.csv"]
    code, _, errors = start(*words, cwd=tmp_path, code=_INJECT)
    assert code in {2, 143, 128 + number}
    assert errors.startswith("timeline: ")
    assert errors.count("\n") == 1
    assert os.listdir(tmp_path) == ["o.csv"]
    after = path.read_bytes()
    assert after == _OLD or after.count(b"\r\n") == 15
    assert (" as it was" in errors) <= (after == _OLD)
    assert (" was written" in errors) <= (after != _OLD)


@pytest.mark.parametrize("number", _WORDS, ids=lambda number: number.name)
def test_a_signal_that_is_ignored_stays_so(number: int, tmp_path: Path) -> None:
    # As for what `nohup` runs, or a shell in the background.
    words = [f"os.fsync:before:{number}", "export", SAMPLE_PATH, "-o", "o.csv"]
    done = start(
        *words,
        cwd=tmp_path,
        code=_INJECT,
        preexec_fn=lambda: signal.signal(number, signal.SIG_IGN),
    )
    assert done == (0, "", "14 events written to o.csv\n")
    assert os.listdir(tmp_path) == ["o.csv"]


@pytest.mark.parametrize("number", _WORDS, ids=lambda number: number.name)
def test_a_signal_leaves_no_starter_file_half_written(
    number: signal.Signals, tmp_path: Path
) -> None:
    assert start("init", "whole.yaml", cwd=tmp_path)[0] == 0
    whole = (tmp_path / "whole.yaml").read_bytes()
    words = [f"builtins.open:after:{number}", "init", "o.yaml"]
    code, _, errors = start(*words, cwd=tmp_path, code=_INJECT)
    assert code == 128 + number
    assert errors.startswith(f"timeline: {_WORDS[number]}")
    path = tmp_path / "o.yaml"
    assert not path.exists() or path.read_bytes() == whole
