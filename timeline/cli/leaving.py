"""The end of the process: at once, where nothing is left for the interpreter to do.

At its end Python takes apart every object and module, which frees what the system
frees anyway and takes as long as a third of importing Typer.
"""

import atexit
import os
import sys
from contextlib import suppress
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """End the process with an exit code, once all that was written has gone out.

    Where anything waits for the end of the interpreter, or a stream does not take what
    it should, that is left to the interpreter. Raises SystemExit then.
    """
    if not is_awaited():
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    sys.exit(code)


def is_awaited() -> bool:
    """Tell whether anything waits for the interpreter to come to its end.

    That is a function of `atexit`, as those of coverage, logging and temporary
    folders; a thread; a debugger or profiler; who runs programs; who wants a prompt
    afterwards; and warnings of what was not closed.
    """
    # Not documented, and there since Python 3.3; without it any may be.
    count = getattr(atexit, "_ncallbacks", None)
    threading = sys.modules.get("threading")
    return (
        count is None
        or count() > 0
        or (threading is not None and threading.active_count() > 1)
        or sys.gettrace() is not None
        or sys.getprofile() is not None
        or _is_monitored()
        or _is_run_by_another()
        or bool(sys.flags.inspect or sys.flags.interactive)
        or bool(os.environ.get("PYTHONINSPECT"))
        or sys.flags.dev_mode
        or bool(sys.warnoptions)
    )


def _is_monitored() -> bool:
    """Tell whether a tool is told what runs; from Python 3.12 on cProfile is."""
    monitoring = getattr(sys, "monitoring", None)
    return monitoring is not None and any(
        # There is room for six of them (PEP 669).
        monitoring.get_tool(number) is not None
        for number in range(6)
    )


def _is_run_by_another() -> bool:
    """Tell whether other code runs this program, and goes on after it.

    As tools do that measure one, and who calls `main`. At the bottom of a process of
    our own lies one script, or the module that `-m` names, and nothing else.
    """
    # Not every Python has frames; without them any may be there.
    get_frame = getattr(sys, "_getframe", None)
    if get_frame is None:
        return True
    own = os.path.dirname(os.path.dirname(leave.__code__.co_filename)) + os.sep
    scripts = 0
    frame = get_frame()
    while frame is not None:
        if frame.f_code.co_name == "<module>":
            scripts += 1
        elif (
            not frame.f_code.co_filename.startswith(own)
            and frame.f_globals.get("__name__") != "runpy"
        ):
            return True
        frame = frame.f_back
    return scripts > 1
