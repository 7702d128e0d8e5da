"""Taking times and memory of commands, fairly on a shared and noisy machine.

Two things keep other load from deciding who wins:

- Commands that are compared run in the same rounds, one soon after the other, and
  every other round runs them in the opposite order.
- A ratio is taken within each round, where both sides met about the same load; the
  median of these ratios is the answer, and the least and greatest show how far it can
  be trusted. The ratio of the overall medians is not used.

All times are wall-clock seconds and include starting the program. Every command runs
once untimed beforehand, which brings its files into the page cache and shows that it
works.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from programs import BenchError, Command, find_program

_HEAD_LINES = 5


@dataclass(frozen=True, slots=True)
class Effort:
    """How often to measure: `rounds` of `runs` of each command."""

    rounds: int
    runs: int


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds one command took: for each round, the median of its runs."""

    label: str
    rounds: tuple[float, ...]
    minimum: float

    @property
    def seconds(self) -> float:
        """The median over the rounds."""
        return median(self.rounds)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long one command took as another, taken round by round."""

    middle: float
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class HeadTiming:
    """Seconds until `| head -5` had its first byte and its fifth line."""

    first_byte: float
    fifth_line: float


def time_together(commands: Sequence[Command], effort: Effort) -> tuple[Timing, ...]:
    """Time commands with hyperfine in alternating order; one timing for each."""
    for command in commands:
        _run_once(command)
    times: dict[Command, list[list[float]]] = {command: [] for command in commands}
    for number in range(effort.rounds):
        order = list(commands) if number % 2 == 0 else list(reversed(commands))
        for command, seconds in zip(order, _run_hyperfine(order, effort), strict=True):
            times[command].append(seconds)
    return tuple(
        Timing(
            label=command.label,
            rounds=tuple(median(seconds) for seconds in rounds),
            minimum=min(min(seconds) for seconds in rounds),
        )
        for command, rounds in times.items()
    )


def compare(one: Timing, other: Timing) -> Ratio:
    """Return how many times as long `one` took as `other`, from the same rounds."""
    ratios = [a / b for a, b in zip(one.rounds, other.rounds, strict=True)]
    return Ratio(middle=median(ratios), least=min(ratios), greatest=max(ratios))


def measure_peak_memory(command: Command) -> int:
    """Return the greatest resident size, in bytes, the command had in one run.

    Linux counts the size of the process that started it as well, so no answer is
    below that of this Python (about 20 MB).
    """
    discard = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    process = os.posix_spawn(
        command.argv[0], command.argv, os.environ, file_actions=[discard]
    )
    _, status, usage = os.wait4(process, 0)
    _require_success(command, os.waitstatus_to_exitcode(status))
    # Kibibytes on Linux, bytes on macOS.
    return usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024


def time_head(command: Command) -> HeadTiming:
    """Time the command as `COMMAND | head -5` would see it, and close the pipe."""
    start = time.perf_counter()
    with subprocess.Popen(
        command.argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
    ) as process:
        assert process.stdout is not None  # stdout=PIPE makes it
        output = process.stdout.fileno()
        first_byte = 0.0
        lines = 0
        while lines < _HEAD_LINES:
            block = os.read(output, 65536)
            now = time.perf_counter() - start
            if not block:
                raise BenchError(f"`{command.label}` wrote less than five lines")
            first_byte = first_byte or now
            lines += block.count(b"\n")
    return HeadTiming(first_byte=first_byte, fifth_line=now)


def time_once(command: Command) -> float:
    """Return the seconds of one run, output discarded."""
    start = time.perf_counter()
    _run_once(command)
    return time.perf_counter() - start


def _run_once(command: Command) -> None:
    run = subprocess.run(command.argv, stdout=subprocess.DEVNULL, check=False)
    _require_success(command, run.returncode)


def _require_success(command: Command, code: int) -> None:
    if code != 0:
        raise BenchError(f"`{command.label}` ended with exit code {code}")


def _run_hyperfine(commands: Sequence[Command], effort: Effort) -> list[list[float]]:
    """Return the seconds of each run of each command."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "hyperfine.json"
        options = ["--shell=none", "--style=none", f"--runs={effort.runs}"]
        lines = [shlex.join(command.argv) for command in commands]
        run = subprocess.run(
            [find_program("hyperfine"), *options, f"--export-json={report}", *lines],
            check=False,
        )
        if run.returncode != 0:
            raise BenchError(f"hyperfine ended with exit code {run.returncode}")
        results = json.loads(report.read_text(encoding="utf-8"))["results"]
    return [result["times"] for result in results]
