"""`python -m timeline` is the command `timeline`."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and end the process."""
    # A command makes objects and exits; looking for garbage among them costs a
    # seventh of the time of a short one. Hence before the imports.
    gc.disable()

    try:
        from timeline.cli import run
        from timeline.cli.leaving import leave
    except KeyboardInterrupt:
        # Ctrl-C before there is anything that could tell it.
        _end(130, "interrupted")
    except OSError as error:
        # As where no more files may be opened.
        _end(2, f"error: cannot start: {error.strerror}")
    leave(run())


def _end(code: int, message: str) -> NoReturn:
    with suppress(OSError):
        os.write(2, f"timeline: {message}\n".encode())
    sys.exit(code)


if __name__ == "__main__":
    main()
