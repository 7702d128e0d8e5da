"""Draw the pictures of the documentation: `python tools/make_pictures.py`.

Each is the real output of a command, run on events.yaml in a process of its own
as a terminal would show it, and written as SVG by Rich. The same output gives
the same bytes, so a picture changes only where the program does.
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"

# File, width in cells, command line.
_SHOTS = (
    ("show.svg", 88, ["show", "--since", "April 2013"]),
    ("full.svg", 88, ["show", "--full", "--id", "press-conference,cameron-sochi"]),
    ("table.svg", 100, ["show", "--view", "table", "--month", "2013-05"]),
    ("narrow.svg", 40, ["show", "--since", "10 May 2013"]),
)

_FONTS = "Fira Code, DejaVu Sans Mono, Menlo, Consolas, monospace"

# Colours of common terminals, dark enough on white and bright enough on black.
_THEME = TerminalTheme(
    (250, 250, 248),
    (40, 42, 48),
    [
        (40, 42, 48),
        (178, 34, 52),
        (46, 125, 50),
        (158, 104, 0),
        (32, 84, 160),
        (136, 57, 120),
        (0, 112, 126),
        (120, 120, 120),
    ],
    [
        (120, 124, 130),
        (198, 40, 40),
        (56, 142, 60),
        (178, 120, 0),
        (42, 100, 190),
        (156, 67, 140),
        (0, 130, 145),
        (60, 60, 60),
    ],
)


def draw(arguments: list[str], width: int) -> str:
    """Return what a command draws in colour at a width, with its escape codes."""
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    finished = subprocess.run(
        [sys.executable, "-m", "timeline", *arguments, "--color", "always"],
        cwd=ROOT,
        env=environment | {"COLUMNS": str(width)},
        capture_output=True,
        check=True,
    )
    return finished.stdout.decode()


def make_picture(name: str, width: int, arguments: list[str]) -> str:
    """Return a command's output as an SVG picture with the command for a title."""
    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(draw(arguments, width)), no_wrap=True)
    words = [f'"{word}"' if " " in word else word for word in arguments]
    picture = console.export_svg(
        title=f"timeline {' '.join(words)}",
        theme=_THEME,
        # Rich would make up a name from the content otherwise.
        unique_id=name.partition(".")[0],
    )
    # Rich has the font fetched from elsewhere; what the reader has will do.
    picture = re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    return picture.replace("Fira Code, monospace", _FONTS)


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    for name, width, arguments in _SHOTS:
        path = PICTURES / name
        path.write_text(make_picture(name, width, arguments), encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
