"""Write the golden files of views, exports and reports anew: tests/data/golden/*.txt.

    python tools/update_golden.py

The first line of each is a command, such as `$ timeline show --width 40`; the rest
is what the command writes to standard output when run at the top of the repository.
To add a case, write a file with that one line and run this. What changed is then
to be reviewed line by line with `git diff`, like code: a golden file is right
because somebody looked at it, not because a program wrote it.

Pictures cannot begin with a command: golden/pictures/COMMANDS.txt has a line for each,
its name and what draws it. They are to be looked at.
"""

import contextlib
import shlex
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from timeline.cli import app

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "data" / "golden"
PICTURES = GOLDEN / "pictures"
COMMANDS = PICTURES / "COMMANDS.txt"
_PROMPT = "$ timeline "
# What the caller may have set, and what a golden file does not depend on.
_UNSET = ("COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM", "TIMELINE_FILE")


def list_pictures() -> dict[str, str]:
    """Return the commands of the pictures by their names, such as `sample-lanes`."""
    lines = COMMANDS.read_text(encoding="utf-8").splitlines()
    return dict(line.split(f" {_PROMPT}", 1) for line in lines)


def render_picture(arguments: str) -> str:
    """Return what a golden picture should hold: what a command saves."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(ROOT):
        saved = Path(folder) / "saved.svg"
        words = [*shlex.split(arguments), "--save", str(saved)]
        done = CliRunner().invoke(app, words, env=dict.fromkeys(_UNSET))
        if done.exit_code:
            raise ValueError(f"{arguments}: {done.exception!r} {done.stderr}")
        return saved.read_text(encoding="utf-8")


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
    for name, arguments in list_pictures().items():
        path = PICTURES / f"{name}.svg"
        picture = render_picture(arguments)
        if not path.exists() or path.read_text(encoding="utf-8") != picture:
            path.write_text(picture, encoding="utf-8")
            print(f"changed: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
