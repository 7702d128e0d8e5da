"""Draw the pictures of the documentation: `python tools/make_pictures.py`.

Each is the real output of a command with `--save`, run in a process of its own at the
top of the repository. The same output gives the same bytes, so a picture changes only
where the program does.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
_LARGER = "tests/data/arms-control.yaml"

# File, width in cells, command line.
_SHOTS = (
    ("show.svg", 88, ["show", "--since", "April 2013"]),
    ("full.svg", 88, ["show", "--full", "--id", "press-conference,cameron-sochi"]),
    (
        "explain.svg",
        88,
        ["show", "-a", "Moscow", "--since", "14 May", "--explain"],
    ),
    ("table.svg", 100, ["show", "--view", "table", "--month", "2013-05"]),
    ("list.svg", 100, ["show", "--view", "list", "--month", "2013-05"]),
    ("narrow.svg", 40, ["show", "--since", "10 May 2013"]),
    ("actors.svg", 100, ["actors", _LARGER, "--year", "1991", "--limit", "12"]),
    ("accounts.svg", 88, ["show", _LARGER, "--id", "soviet-end", "--full"]),
    ("lanes.svg", 100, ["show", "--view", "lanes", "--since", "April 2013"]),
    (
        "lanes-large.svg",
        120,
        [
            *("show", _LARGER, "-v", "lanes", "--order", "count", "--break-gaps"),
            *("--height", "22", "--limit", "5"),
        ],
    ),
    ("calendar.svg", 88, ["show", "--view", "calendar", "--since", "April 2013"]),
    ("density.svg", 100, ["show", _LARGER, "--view", "density", "--stack", "actor"]),
    ("dyads.svg", 100, ["show", _LARGER, "--view", "dyads"]),
    (
        "pair.svg",
        88,
        ["show", _LARGER, "-v", "dyads", "--with", "Gorbachev", "--with", "Thatcher"],
    ),
    ("gaps.svg", 88, ["show", _LARGER, "--view", "gaps", "--limit", "4"]),
    ("card.svg", 88, ["show", "--view", "card", "--id", "cameron-sochi"]),
    ("today.svg", 88, ["today", _LARGER, "--day", "31 July"]),
    ("stats.svg", 100, ["stats", _LARGER]),
)


def make_picture(path: Path, width: int, arguments: list[str]) -> None:
    """Save a command's drawing as an SVG picture with the command for a title.

    With notes, as the command shows them.
    """
    save = ["--save", str(path)]
    if arguments[0] in ("show", "today"):
        save.append("--with-notes")
    subprocess.run(
        [sys.executable, "-m", "timeline", *arguments, *save],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "COLUMNS": str(width)},
        stderr=subprocess.PIPE,
        check=True,
    )


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    for name, width, arguments in _SHOTS:
        make_picture(PICTURES / name, width, arguments)
        print((PICTURES / name).relative_to(ROOT))


if __name__ == "__main__":
    main()
