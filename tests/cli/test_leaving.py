"""The end of the process: at once, or by way of the interpreter's own end."""

import os
import sys

import pytest

from tests.helpers.running import redirect, start_timeline

# What is taken apart at the end of the interpreter, and only there, says so.
_LATE = """
import atexit, os, sys, threading, time
class Late:
    def __del__(self, write=os.write):
        write(1, b"taken apart")
late = Late()
{code}
from timeline.__main__ import main
main()
"""
_KINDS = ("kinds", "--color", "never")


def test_nothing_is_taken_apart_where_nothing_waits() -> None:
    done = start_timeline(*_KINDS, code=_LATE.format(code=""))
    assert done == start_timeline(*_KINDS)
    assert done.code == 0
    assert done.output


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("atexit.register(os.write, 1, b'at exit, ')", "at exit, taken apart"),
        ("sys.setprofile(lambda *_: None)", "taken apart"),
        ("sys.settrace(lambda *_: None)", "taken apart"),
        (
            "def tell():\n"
            "    threading.main_thread().join()\n"
            "    os.write(1, b'thread, ')\n"
            "threading.Thread(target=tell).start()",
            "thread, taken apart",
        ),
        ("import warnings; sys.warnoptions.append('default')", "taken apart"),
        ("del atexit._ncallbacks", "taken apart"),
        ("del sys._getframe", "taken apart"),
        pytest.param(
            "sys.monitoring.use_tool_id(sys.monitoring.PROFILER_ID, 'test')",
            "taken apart",
            marks=pytest.mark.skipif(
                not hasattr(sys, "monitoring"), reason="is there from 3.12 on"
            ),
        ),
    ],
)
def test_what_waits_for_the_end_has_it(code: str, said: str) -> None:
    done = start_timeline(*_KINDS, code=_LATE.format(code=code))
    assert done == (0, start_timeline(*_KINDS).output + said, "")


_RUN = "runpy.run_module('timeline', run_name='__main__', alter_sys=True)"


@pytest.mark.parametrize(
    "code",
    [
        f"import runpy\ntry: {_RUN}\nfinally: print('after it')",
        f"import runpy\ndef run():\n try: {_RUN}\n finally: print('after it')\nrun()",
        "from timeline.__main__ import main\n"
        "def run():\n try: main()\n except SystemExit: print('after it')\nrun()",
        f'import cProfile\ncProfile.run("import runpy; {_RUN}")\nprint("after it")',
    ],
)
def test_who_runs_the_program_goes_on_after_it(code: str) -> None:
    done = start_timeline(*_KINDS, code=code)
    assert done.code == 0
    assert done.output.startswith(start_timeline(*_KINDS).output)
    assert done.output.endswith("after it\n")


def test_a_profiler_tells_what_it_has_seen() -> None:
    code = (
        "import runpy, sys\n"
        "sys.argv = ['cProfile', '-m', 'timeline', 'kinds']\n"
        "runpy.run_module('cProfile', run_name='__main__', alter_sys=True)\n"
    )
    assert "function calls" in start_timeline(code=code).output


@pytest.mark.parametrize("name", ["PYTHONINSPECT", "PYTHONDEVMODE"])
def test_who_looks_into_the_end_has_it(name: str) -> None:
    done = start_timeline(
        *_KINDS, code=_LATE.format(code=""), variables={name: "1"}, input="", stdin=None
    )
    assert done.output.endswith("taken apart")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("--version",), 0), (("kinds",), 0), (("show", "none.yaml"), 2), (("no",), 2)],
)
def test_the_code_is_that_of_the_command(arguments: tuple[str, ...], code: int) -> None:
    assert start_timeline(*arguments).code == code


def test_what_a_stream_does_not_take_is_left_to_the_interpreter() -> None:
    """As where the disk is full: Python's own message and code."""
    code = (
        "import sys\n"
        "from timeline.cli.leaving import leave\n"
        "sys.stdout.write('unwritten')\n"
        "leave(0)\n"
    )
    if not os.path.exists("/dev/full"):
        pytest.skip("no device that is always full")
    done = start_timeline(code=code, prefix=redirect(">/dev/full"))
    assert done.code == 120
    assert "No space left" in done.errors


def test_a_stream_that_is_closed_keeps_the_code() -> None:
    code = (
        "import sys\n"
        "from timeline.cli.leaving import leave\n"
        "sys.stdout.close()\n"
        "leave(1)\n"
    )
    assert start_timeline(code=code).code == 1
