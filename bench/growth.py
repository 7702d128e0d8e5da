"""Measure how the time of `timeline` grows with each dimension of its input.

    python bench/growth.py
    python bench/growth.py --only office,actors
    python bench/growth.py --list

Each row of `dimensions` is written at its size, twice and four times that, and each
of its commands runs on the three in a process of its own. The figures are CPU seconds
(user and system), so that a shared machine disturbs them little; the least of some
runs counts. What the command takes at size 2 is taken off first, since start-up does
not grow. A factor over 2.6 is marked: n log n doubles by 2.2 at these sizes, and the
rest is room for noise. Of what takes less than a tenth of a second no factor is made.

Exit codes: 0 nothing is marked, 1 something is, 2 nothing could be measured.
"""

import argparse
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dimensions import (
    DIMENSIONS,
    FILE_NAME,
    Arguments,
    Dimension,
    Files,
    write_block,
    write_json_line,
)
from programs import BenchError, find_program
from report import format_seconds

_STEPS = (1, 2, 4)
_MOST = 2.6
# Below this, a factor would be one of noise.
_LEAST_SECONDS = 0.1
_LIMIT = 60.0
_RUNS = 2
_LEAST_SIZE = 2
_COMPARED_SIZE = 5000
_CHECK: Arguments = ("check",)
# A wrong file is no failure of `check`.
_SUCCESSES = (0, 1)


@dataclass(frozen=True, slots=True)
class Growth:
    """The times of one command in one dimension, start-up taken off.

    One for each of the steps; those from the first that took too long on are missing.
    """

    dimension: Dimension
    arguments: Arguments
    seconds: tuple[float, ...]

    @property
    def factors(self) -> tuple[float | None, ...]:
        """The factor of each doubling; None where there is too little to tell."""
        return tuple(
            after / before if before >= _LEAST_SECONDS else None
            for before, after in zip(self.seconds, self.seconds[1:], strict=False)
        )

    @property
    def is_marked(self) -> bool:
        """Whether a factor is too large, or a size took too long."""
        found = any(factor is not None and factor > _MOST for factor in self.factors)
        return found or len(self.seconds) < len(_STEPS)


class _Meter:
    """Takes the times of commands on files of a folder."""

    def __init__(self, folder: Path, *, runs: int, limit: float) -> None:
        self._program = find_program("timeline")
        self._folder = folder
        self._runs = runs
        self._limit = limit

    def measure(self, dimension: Dimension) -> Iterator[Growth]:
        """Yield the growth of each command in a dimension."""
        paths = [
            self._write(f"{step}", dimension.write(dimension.size * step))
            for step in _STEPS
        ]
        least = self._write("least", dimension.write(_LEAST_SIZE))
        for arguments in dimension.commands:
            startup = self.time(arguments, least) or 0.0
            seconds: list[float] = []
            for path in paths:
                time = self.time(arguments, path)
                if time is None:
                    break
                seconds.append(max(time - startup, 0.0))
            yield Growth(dimension, arguments, tuple(seconds))

    def compare_json(self) -> tuple[float, float]:
        """Return the seconds of one-line JSON, and of the same events in blocks."""
        startup = self.time(_CHECK, self._write("least", write_block(_LEAST_SIZE)))
        times = []
        for name, write in (("json", write_json_line), ("block", write_block)):
            time = self.time(_CHECK, self._write(name, write(_COMPARED_SIZE)))
            times.append(float("inf") if time is None else time - (startup or 0.0))
        return times[0], times[1]

    def time(self, arguments: Arguments, path: Path) -> float | None:
        """Return the CPU seconds of a command; None if it took longer than allowed.

        Raises BenchError if it failed.
        """
        argv = [self._program, *arguments, str(path)]
        best: float | None = None
        for _ in range(self._runs):
            before = _read_clock()
            try:
                run = subprocess.run(
                    argv,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    check=False,
                    preexec_fn=self._allow,
                )
            except OSError as error:
                raise BenchError(f"{argv[0]} does not run: {error}") from error
            seconds = _read_clock() - before
            if run.returncode == -signal.SIGXCPU:
                return None
            if run.returncode not in _SUCCESSES or b"Traceback" in run.stderr:
                words = " ".join(arguments)
                raise BenchError(f"`{words}` ended with exit code {run.returncode}")
            best = seconds if best is None else min(best, seconds)
        return best

    def _allow(self) -> None:
        # Past the limit the system sends a signal that ends the process.
        seconds = int(self._limit)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))

    def _write(self, name: str, files: Files) -> Path:
        """Write files into a folder of that name; return the file, or the folder."""
        folder = self._folder / name
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for file_name, text in files.items():
            (folder / file_name).write_text(text, encoding="utf-8", newline="\n")
        return folder / FILE_NAME if list(files) == [FILE_NAME] else folder


def _read_clock() -> float:
    """Return the CPU seconds of all processes that were started and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _main() -> int:
    options = _parse_options()
    dimensions = [
        dimension
        for dimension in DIMENSIONS
        if any(word in dimension.name for word in options.only)
    ]
    if options.list:
        for dimension in dimensions:
            print(f"{dimension.size:>7,}  {dimension.name}")
        return 0
    marked = measured = 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            meter = _Meter(Path(folder), runs=options.runs, limit=options.limit)
        except BenchError as error:
            print(f"bench: {error}", file=sys.stderr)
            return 2
        _print_row("dimension", "command", "n", *_name_steps(), "factors", "")
        _print_row(*["---"] * (len(_STEPS) + 5))
        for dimension in dimensions:
            try:
                for growth in meter.measure(dimension):
                    measured += 1
                    marked += growth.is_marked
                    _print_growth(growth, options.limit)
            except BenchError as error:
                print(f"bench: {dimension.name}: {error}", file=sys.stderr)
        if not options.only or "" in options.only:
            try:
                _print_comparison(*meter.compare_json())
            except BenchError as error:
                print(f"bench: one-line JSON: {error}", file=sys.stderr)
    print(f"\n{marked} of {measured} rows are marked.")
    if not measured:
        return 2
    return 1 if marked else 0


def _print_comparison(one_line: float, block: float) -> None:
    print(
        f"\nOne-line JSON against the same {_COMPARED_SIZE:,} events in block style: "
        f"{format_seconds(one_line)} s to {format_seconds(block)} s, "
        f"{one_line / block:.2f} times as long."
    )


def _name_steps() -> list[str]:
    return ["n s" if step == 1 else f"{step}n s" for step in _STEPS]


def _print_growth(growth: Growth, limit: float) -> None:
    times = [format_seconds(seconds) for seconds in growth.seconds]
    if len(times) < len(_STEPS):
        times.append(f"> {limit:g}")
    times += [""] * (len(_STEPS) - len(times))
    factors = ["-" if factor is None else f"{factor:.2f}" for factor in growth.factors]
    _print_row(
        growth.dimension.name,
        f"`{' '.join(growth.arguments)}`",
        f"{growth.dimension.size:,}",
        *times,
        " ".join(factors),
        "**over**" if growth.is_marked else "",
    )


def _print_row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how times grow.")
    parser.add_argument(
        "--only",
        type=lambda text: tuple(text.split(",")),
        default=("",),
        help="dimensions whose names hold one of these words, separated by commas",
    )
    parser.add_argument(
        "--runs", type=int, default=_RUNS, help=f"of each command, default {_RUNS}"
    )
    parser.add_argument(
        "--limit",
        type=float,
        default=_LIMIT,
        help=f"CPU seconds a run may take, default {_LIMIT:g}",
    )
    parser.add_argument("--list", action="store_true", help="name the dimensions")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(_main())
