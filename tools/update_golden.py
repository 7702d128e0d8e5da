"""Write the golden files of views, exports and reports anew: tests/data/golden/*.txt.

    python tools/update_golden.py

The first line of each is a command, such as `$ timeline show --width 40`; the rest
is what the command writes to standard output when run at the top of the repository.
To add a case, write a file with that one line and run this. What changed is then
to be reviewed line by line with `git diff`, like code: a golden file is right
because somebody looked at it, not because a program wrote it.
"""

import contextlib
import shlex
from pathlib import Path

from typer.testing import CliRunner

from timeline.cli import app

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "data" / "golden"
_PROMPT = "$ timeline "
# What the caller may have set, and what a golden file does not depend on.
_UNSET = ("COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM", "TIMELINE_FILE")


def render(path: Path) -> str:
    """Return what a golden file should hold: its first line, and the output."""
    command = path.read_text(encoding="utf-8").partition("\n")[0]
    if not command.startswith(_PROMPT):
        raise ValueError(f"{path.name} does not begin with {_PROMPT!r}")
    arguments = shlex.split(command.removeprefix(_PROMPT))
    # In this process, since a hundred of their own would take a minute.
    with contextlib.chdir(ROOT):
        done = CliRunner().invoke(app, arguments, env=dict.fromkeys(_UNSET))
    if done.exit_code:
        raise ValueError(f"{command}: {done.exception!r} {done.stderr}")
    # The line ends of CSV have a test of their own; git would not keep them.
    output = done.stdout.replace("\r\n", "\n")
    return f"{command}\n{output}"


def main() -> None:
    """Rewrite every golden file; name those that changed."""
    for path in sorted(GOLDEN.glob("*.txt")):
        text = render(path)
        if path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"changed: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
