"""Draw the pictures of the documentation: `python tools/make_pictures.py`.

Each is the real output of a command with `--save`, run in a process of its own at the
top of the repository. The same output gives the same bytes, so a picture changes only
where the program does.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"


class Picture(NamedTuple):
    """A row of the table."""

    width: int
    """In cells, of the terminal."""
    command: str
    """As it is typed, and as the captions in README and docs have it."""
    is_drawn: bool = False
    """Drawn to scale: it has the title of the chronology, and its own size."""


SHOTS = {
    "show.svg": Picture(88, "timeline show --since 'April 2013'"),
    "full.svg": Picture(88, "timeline show --full --id press-conference,cameron-sochi"),
    "explain.svg": Picture(88, "timeline show -a Moscow --since '14 May' --explain"),
    "table.svg": Picture(100, "timeline show --view table --month 2013-05"),
    "list.svg": Picture(100, "timeline show --view list --month 2013-05"),
    "narrow.svg": Picture(40, "timeline show --since '10 May 2013'"),
    "actors.svg": Picture(
        100,
        "timeline actors tests/data/arms-control.yaml --year 1991 --limit 12",
    ),
    "accounts.svg": Picture(
        88,
        "timeline show tests/data/arms-control.yaml --id soviet-end --full",
    ),
    "lanes.svg": Picture(100, "timeline show --view lanes"),
    "lanes-large.svg": Picture(
        120,
        "timeline show tests/data/arms-control.yaml -v lanes --height 30",
    ),
    "calendar.svg": Picture(88, "timeline show --view calendar --since 'April 2013'"),
    "density.svg": Picture(
        100,
        "timeline show tests/data/arms-control.yaml --view density --stack actor",
    ),
    "dyads.svg": Picture(
        100,
        "timeline show tests/data/arms-control.yaml --view dyads",
    ),
    "pair.svg": Picture(
        88,
        "timeline show tests/data/arms-control.yaml -v dyads --with Gorbachev "
        "--with Thatcher",
    ),
    "gaps.svg": Picture(
        88,
        "timeline show tests/data/arms-control.yaml --view gaps --limit 4",
    ),
    "card.svg": Picture(88, "timeline show --view card --id cameron-sochi"),
    "today.svg": Picture(
        88,
        "timeline today tests/data/arms-control.yaml --day '31 July'",
    ),
    "stats.svg": Picture(100, "timeline stats tests/data/arms-control.yaml"),
    "drawn-lanes.svg": Picture(80, "timeline show --view lanes", is_drawn=True),
    "drawn-lanes-dark.svg": Picture(
        80,
        "timeline show tests/data/arms-control.yaml --view lanes --tag germany "
        "--since 1989-10 --until 1990 --theme dark",
        is_drawn=True,
    ),
    "drawn-lanes-many.svg": Picture(
        80,
        "timeline show tests/data/arms-control.yaml --view lanes",
        is_drawn=True,
    ),
    "drawn-timeline.svg": Picture(
        80,
        "timeline show tests/data/arms-control.yaml --tag start",
        is_drawn=True,
    ),
    "drawn-calendar.svg": Picture(
        80, "timeline show --view calendar --size 1200x675", is_drawn=True
    ),
    "drawn-calendar-years.svg": Picture(
        80,
        "timeline show tests/data/arms-control.yaml --view calendar --size 1200x675 "
        "--theme dark",
        is_drawn=True,
    ),
    "drawn-density.svg": Picture(
        80,
        "timeline show tests/data/arms-control.yaml --view density --size 1200x675",
        is_drawn=True,
    ),
    "drawn-dyads.svg": Picture(
        80,
        "timeline show tests/data/arms-control.yaml --view dyads --lanes state "
        "--size 1200x675",
        is_drawn=True,
    ),
    "drawn-dyads-two.svg": Picture(
        80,
        "timeline show tests/data/arms-control.yaml --view dyads --with Russia "
        '--with "United States" --size 1200x675',
        is_drawn=True,
    ),
    "drawn-timeline-dark.svg": Picture(
        80, "timeline show --size 800x900 --theme dark", is_drawn=True
    ),
}
"""Each picture by the name of its file."""


def make_picture(path: Path, picture: Picture) -> None:
    """Save a command's drawing as an SVG picture.

    Of what a terminal shows the title is the command, and there are notes, as the
    command shows them.
    """
    _, *arguments = shlex.split(picture.command)
    save = ["--save", str(path)]
    if arguments[0] in ("show", "today") and not picture.is_drawn:
        save.append("--with-notes")
    if arguments[0] == "show" and not picture.is_drawn:
        save.append("--terminal")
    subprocess.run(
        [sys.executable, "-m", "timeline", *arguments, *save],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "COLUMNS": str(picture.width),
        },
        stderr=subprocess.PIPE,
        check=True,
    )


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    for name, picture in SHOTS.items():
        make_picture(PICTURES / name, picture)
        print((PICTURES / name).relative_to(ROOT))


if __name__ == "__main__":
    main()
