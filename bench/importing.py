"""Measure what an import takes beside reading what comes of it.

    python bench/importing.py
    python bench/importing.py --rows 2000 --rounds 5

A table of 10,000 rows and ten columns is imported: to standard output, into a file
without events, into one of as many other events, and once more into what came of that.
Beside each the result is read: `timeline show --month 1900-01`, which finds nothing.
Both run in turns in each round, and a ratio is taken within it, so that other load
disturbs it little; the median counts. The figures are CPU seconds (user and system),
start-up included. The aim is at most 3 times as long.

Exit codes: 0 the aim is reached, 1 it is not, 2 nothing could be measured.
"""

import argparse
import csv
import random
import sys
import tempfile
from pathlib import Path
from statistics import median

from measure import run_once
from programs import BenchError, make_cold_command

_AIM = 3.0
_ROWS = 10_000
_ROUNDS = 3
_COLUMNS = (
    *("event_id", "event_date", "event_title", "type", "actor1", "actor2"),
    *("location", "source", "notes", "fatalities"),
)
_ACTORS = ("France", "Russia", "United Kingdom", "Germany", "Police of the North")
_PLACES = ("Geneva", "Vienna", "New York", "Helsinki")
_READ = ("show", "--month", "1900-01")
_EMPTY = "timeline: 1\nevents: []\n"


def write_table(path: Path, *, rows: int, word: str) -> None:
    """Write a table of invented events, with `word` in front of titles and keys."""
    chosen = random.Random(1)  # figures are to be had again
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_COLUMNS)
        for number in range(rows):
            month, day = chosen.randint(1, 12), chosen.randint(1, 28)
            writer.writerow(
                [
                    f"{word}{number}",
                    f"{2000 + number * 12 // rows}-{month:02d}-{day:02d}",
                    f"{word} {number} of {chosen.choice(_ACTORS)} and others",
                    "Talks",
                    chosen.choice(_ACTORS),
                    chosen.choice(_ACTORS),
                    chosen.choice(_PLACES),
                    "AFP; Reuters",
                    f"It was said that matter {number} was talked about for hours.",
                    chosen.randint(0, 9),
                ]
            )


def run(*arguments: str, output: Path) -> float:
    """Return the CPU seconds that a command takes; its output goes into a file."""
    return run_once(make_cold_command(*arguments), output=output).cpu


def measure(folder: Path, *, rounds: int, rows: int) -> dict[str, list[float]]:
    """Return the seconds of import and of reading, in turns, of each way to import."""
    table, others = folder / "table.csv", folder / "others.csv"
    write_table(table, rows=rows, word="Meeting")
    write_table(others, rows=rows, word="Voyage")
    full, target, read = folder / "full.yaml", folder / "target.yaml", folder / "read"
    run("import", str(others), output=full)
    found: dict[str, list[float]] = {}

    def note(way: str, seconds: float) -> None:
        reading = run(*_READ, str(target), output=read)
        found.setdefault(way, []).extend((seconds, reading))

    for _ in range(rounds):
        note("to standard output", run("import", str(table), output=target))
        for way, text in (
            ("into a file without events", _EMPTY),
            ("into a file of as many events", full.read_text("utf-8")),
        ):
            target.write_text(text, "utf-8")
            into = ("import", str(table), "--into", str(target))
            note(way, run(*into, output=read))
        note("once more", run(*into, output=read))
    return found


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description="Measure what an import takes.")
    parser.add_argument("--rows", type=int, default=_ROWS)
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    asked = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            found = measure(Path(folder), rounds=asked.rounds, rows=asked.rows)
    except BenchError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    worst = 0.0
    for way, times in found.items():
        imports, readings = times[::2], times[1::2]
        ratio = median(one / two for one, two in zip(imports, readings, strict=True))
        worst = max(worst, ratio)
        sys.stdout.write(
            f"{way:30}  {median(imports):5.2f} s, reading {median(readings):5.2f} s: "
            f"{ratio:.2f} times\n"
        )
    return int(worst > _AIM)


if __name__ == "__main__":
    raise SystemExit(main())
