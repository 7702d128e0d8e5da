"""Making sure that no module is compiled while it is measured.

Without its compiled modules Python compiles them at every start, which takes longer
than all that `timeline` does with a small file.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from programs import BenchError, find_program

# What `python -v` says of a module that it had to compile.
_COMPILED_NOW = re.compile(r"^# code object from '?([^'\n]+\.py)'?$", re.MULTILINE)
_NAMED = 3


def ensure_bytecode(example: Path) -> None:
    """Compile `timeline` and all that it needs to show a file.

    Raises BenchError where what is compiled cannot be kept, as in a folder that is
    read-only.
    """
    python = _find_python()
    package = _ask(python, "import timeline; print(timeline.__path__[0])").strip()
    # Compiles whatever PYTHONDONTWRITEBYTECODE says; what fails is found below.
    subprocess.run([python, "-m", "compileall", "-q", package], check=False)
    _list_compiled_now(python, example)  # keeps those of libraries, if it may
    left = _list_compiled_now(python, example)
    if left:
        more = len(left) - _NAMED
        others = f" and {more} more" if more > 0 else ""
        raise BenchError(
            f"compiled modules are not kept: {', '.join(left[:_NAMED])}{others}; "
            "every start would compile them, and the figures be those of the compiler. "
            "Unset PYTHONDONTWRITEBYTECODE, make the folders writable, or run "
            f"`{python} -m compileall` as who may write there"
        )


def _find_python() -> str:
    beside = Path(find_program("timeline")).parent / "python"
    return str(beside) if os.access(beside, os.X_OK) else sys.executable


def _list_compiled_now(python: str, example: Path) -> list[str]:
    """Return the sources of modules that a `show` has to compile."""
    run = subprocess.run(
        [python, "-v", "-m", "timeline", "show", str(example)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TIMELINE_CACHE": "off"},
        check=False,
    )
    if run.returncode != 0:
        raise BenchError(f"`timeline show` ended with exit code {run.returncode}")
    return _COMPILED_NOW.findall(run.stderr)


def _ask(python: str, code: str) -> str:
    run = subprocess.run(
        [python, "-c", code], capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        raise BenchError(f"timeline is not installed with {python}")
    return run.stdout
