"""`python -m timeline` is the command `timeline`."""

import gc
import os
import sys


def main() -> None:
    """Run the command line."""
    # A command makes objects and exits; looking for garbage among them costs a
    # seventh of the time of a short one. Hence before the imports.
    gc.disable()

    try:
        from timeline.cli import run
    except KeyboardInterrupt:
        # Ctrl-C before there is anything that could tell it.
        os.write(2, b"timeline: interrupted\n")
        sys.exit(130)
    except OSError as error:
        # No more files may be opened, or there is not even memory for that.
        os.write(2, f"timeline: error: cannot start: {error.strerror}\n".encode())
        sys.exit(2)
    sys.exit(run())


if __name__ == "__main__":
    main()
