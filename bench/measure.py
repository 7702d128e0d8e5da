"""Taking CPU time, wall-clock time and memory of whole processes, fairly.

Two things keep other load from deciding who wins:

- What is compared is CPU time, user and system, as the system counts it when a process
  ends. Wall-clock time stands beside it: on a busy machine it tells of the others.
- Commands that are compared run in the same rounds, one soon after the other, and
  every other round runs them in the opposite order. A ratio is taken within each
  round, where both sides met about the same load; the median of these ratios is the
  answer, and the least and greatest show how far it can be trusted. The ratio of the
  overall medians is not used.

All times include starting the program. Every command runs once unmeasured beforehand,
which brings its files into the page cache and shows that it works. Short commands run
several times a round, of which the median counts.
"""

import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from programs import BenchError, Command

_HEAD_LINES = 5
_BLOCK = 65536  # bytes read at once
# Kibibytes on Linux, bytes on macOS.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
# CPU seconds of one command a round, as far as repeating it goes.
_ENOUGH_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Effort:
    """How often to measure: `rounds`, of `most_runs` of a short command each."""

    rounds: int
    most_runs: int


@dataclass(frozen=True, slots=True)
class Usage:
    """What one process took: CPU seconds, wall-clock seconds, peak bytes in memory.

    Linux counts the size of the process that started it as well, so `memory` is never
    below that of this Python, for which see `read_own_memory`.
    """

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command took: for each round, the median of its runs."""

    label: str
    rounds: tuple[Usage, ...]

    @property
    def cpu(self) -> float:
        """CPU seconds, the median over the rounds."""
        return median(usage.cpu for usage in self.rounds)

    @property
    def wall(self) -> float:
        """Wall-clock seconds, the median over the rounds."""
        return median(usage.wall for usage in self.rounds)

    @property
    def memory(self) -> float:
        """Peak bytes in memory, the median over the rounds."""
        return median(usage.memory for usage in self.rounds)


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure taken round by round: its median, the least and the greatest."""

    middle: float
    least: float
    greatest: float


def spread(values: Sequence[float]) -> Spread:
    """Return median, least and greatest of values, of which there is at least one."""
    return Spread(middle=median(values), least=min(values), greatest=max(values))


def compare(one: Measured, other: Measured) -> Spread:
    """Return how many times as much CPU time `one` took as `other`."""
    return spread(
        [a.cpu / b.cpu for a, b in zip(one.rounds, other.rounds, strict=True)]
    )


def measure_together(
    commands: Sequence[Command],
    effort: Effort,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Measured, ...]:
    """Measure commands in alternating order; one answer for each, in their order.

    `tell` hears of every round. Raises BenchError where a command fails.
    """
    times = []
    for command in commands:
        cpu = run_once(command).cpu
        often = round(_ENOUGH_SECONDS / max(cpu, 0.001))
        times.append(max(1, min(effort.most_runs, often)))
    found: list[list[Usage]] = [[] for _ in commands]
    for number in range(effort.rounds):
        tell(f"round {number + 1} of {effort.rounds}")
        order = list(range(len(commands)))
        for position in order if number % 2 == 0 else reversed(order):
            runs = [run_once(commands[position]) for _ in range(times[position])]
            found[position].append(_take_median(runs))
    return tuple(
        Measured(label=command.label, rounds=tuple(rounds))
        for command, rounds in zip(commands, found, strict=True)
    )


def run_once(command: Command, *, output: Path = Path(os.devnull)) -> Usage:
    """Run a command to its end, its output into a file, and return what it took.

    What makes it ready is not counted. Raises BenchError if it fails.
    """
    if command.prepare is not None:
        command.prepare()
    with tempfile.NamedTemporaryFile() as errors:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        redirects = [
            (os.POSIX_SPAWN_OPEN, 1, str(output), flags, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, errors.name, flags, 0o600),
        ]
        start = time.perf_counter()
        process = os.posix_spawn(
            command.argv[0],
            command.argv,
            _environment(command),
            file_actions=redirects,
        )
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - start
        _require_success(command, os.waitstatus_to_exitcode(status), errors.read())
    return Usage(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        memory=usage.ru_maxrss * _MEMORY_UNIT,
    )


def read_own_memory() -> float:
    """Return the peak bytes of this process, below which no command is measured."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MEMORY_UNIT


def read_digest(command: Command) -> str:
    """Return a digest of all that a command writes, on both of its streams."""
    if command.prepare is not None:
        command.prepare()
    digest = hashlib.sha256()
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(
            command.argv,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=_environment(command),
        ) as process,
    ):
        assert process.stdout is not None  # stdout=PIPE makes it
        while block := process.stdout.read(_BLOCK):
            digest.update(block)
        process.wait()
        errors.seek(0)
        said = errors.read()
    _require_success(command, process.returncode, said)
    digest.update(b"\0" + said)
    return digest.hexdigest()


def count_lines(command: Command) -> int:
    """Return the number of lines that a command writes to standard output."""
    with subprocess.Popen(
        command.argv,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(command),
    ) as process:
        assert process.stdout is not None  # stdout=PIPE makes it
        lines = sum(1 for _ in process.stdout)
    _require_success(command, process.returncode)
    return lines


def time_head(command: Command) -> tuple[float, float]:
    """Return wall-clock seconds as `COMMAND | head -5` would see them.

    Until the first byte, and until the fifth line, after which the pipe is closed.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        command.argv,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env=_environment(command),
    ) as process:
        assert process.stdout is not None  # stdout=PIPE makes it
        output = process.stdout.fileno()
        first_byte = 0.0
        lines = 0
        while lines < _HEAD_LINES:
            block = os.read(output, _BLOCK)
            now = time.perf_counter() - start
            if not block:
                raise BenchError(f"`{command.label}` wrote less than five lines")
            first_byte = first_byte or now
            lines += block.count(b"\n")
    return first_byte, now


def _take_median(runs: Sequence[Usage]) -> Usage:
    return Usage(
        cpu=median(run.cpu for run in runs),
        wall=median(run.wall for run in runs),
        memory=median(run.memory for run in runs),
    )


def _environment(command: Command) -> dict[str, str]:
    return {**os.environ, **dict(command.environment)}


def _require_success(command: Command, code: int, errors: bytes = b"") -> None:
    """Raise BenchError for an exit code that is not 0, with the last that was said."""
    if code != 0:
        lines = errors.decode(errors="replace").split("\n")
        said = "".join(f": {line}" for line in [line for line in lines if line][-1:])
        raise BenchError(f"`{command.label}` ended with exit code {code}{said}")
