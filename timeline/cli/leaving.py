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
    folders; a thread; a debugger or profiler; who wants a prompt afterwards; and
    warnings of what was not closed.
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
        or bool(sys.flags.inspect or sys.flags.interactive)
        or bool(os.environ.get("PYTHONINSPECT"))
        or sys.flags.dev_mode
        or bool(sys.warnoptions)
    )
