"""What the project asks of itself: each aim as a row, measured and judged.

A row is the figure of one command, alone or against another that runs in the same
rounds. Its key is permanent: the reason of a miss stands under it in `reasons.toml`,
which is written by hand and which no run changes.
"""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from measure import Effort, Measured, Spread, compare, measure_together, spread
from programs import BenchError, Command
from report import (
    Section,
    format_ratio,
    format_seconds,
    format_verdict,
    format_whole,
)

_REASONS = Path(__file__).parent / "reasons.toml"
_MEGABYTE = 1_000_000
_NO_REASON = "no reason has been written down yet"

_HEADER = (
    *("work", "beside", "CPU s", "wall s", "MB"),
    *("aim", "result", "by the clock", "verdict"),
)


class Figure(Enum):
    """What is judged."""

    RATIO = "times"
    """How many times as much CPU time the subject took as what stands beside it."""
    MEMORY = "MB"
    """Peak memory of the subject, in megabytes."""
    PER_EVENT = "µs a drawn event"
    """Microseconds of CPU time beyond what stands beside it, for each drawn event."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of aims.

    `beside` is wanted by all figures but MEMORY, and `drawn`, a number of events that
    is 1 or more, by PER_EVENT. A row without an aim is for information.
    """

    key: str
    work: str
    subject: Command
    beside: Command | None = None
    against: str = ""
    aim: float | None = None
    figure: Figure = Figure.RATIO
    drawn: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row with what came of it; `wall` is the same figure of wall-clock time."""

    row: Row
    subject: Measured
    result: Spread
    wall: Spread | None

    @property
    def is_missed(self) -> bool:
        """Whether there is an aim, and it is not reached."""
        return self.row.aim is not None and self.result.middle > self.row.aim


def measure_rows(
    rows: Sequence[Row], effort: Effort, *, tell: Callable[[str], None]
) -> list[Outcome]:
    """Measure what the rows need in common rounds, each command once a round."""
    commands: list[Command] = []
    for row in rows:
        for command in (row.subject, row.beside):
            if command is not None and command not in commands:
                commands.append(command)
    measured = measure_together(commands, effort, tell=tell)

    def find(command: Command) -> Measured:
        return measured[commands.index(command)]

    return [
        _judge(row, find(row.subject), None if row.beside is None else find(row.beside))
        for row in rows
    ]


def _judge(row: Row, subject: Measured, beside: Measured | None) -> Outcome:
    if row.figure is Figure.MEMORY:
        peaks = [usage.memory / _MEGABYTE for usage in subject.rounds]
        return Outcome(row, subject, spread(peaks), None)
    if beside is None:
        raise ValueError(f"{row.key}: nothing stands beside it")
    pairs = list(zip(subject.rounds, beside.rounds, strict=True))
    if row.figure is Figure.RATIO:
        wall = spread([one.wall / other.wall for one, other in pairs])
        return Outcome(row, subject, compare(subject, beside), wall)
    unit = 1e6 / row.drawn
    return Outcome(
        row,
        subject,
        spread([(one.cpu - other.cpu) * unit for one, other in pairs]),
        spread([(one.wall - other.wall) * unit for one, other in pairs]),
    )


def format_aims(
    title: str, outcomes: Sequence[Outcome], *, judged: bool, notes: Sequence[str] = ()
) -> Section:
    """Return the table, and below it each miss with its reason.

    Where sizes are not those for which the aims were set, nothing is judged. Raises
    BenchError if the file of reasons cannot be read.
    """
    reasons = read_reasons()
    misses = [
        f"- {outcome.row.work}, {outcome.row.against or 'peak memory'}: "
        f"{reasons.get(outcome.row.key, _NO_REASON)} (`{outcome.row.key}`)"
        for outcome in outcomes
        if judged and outcome.is_missed
    ]
    if not judged:
        told = ["Nothing is judged: the aims are set for other numbers of events."]
    elif misses:
        told = ["Missed, and why:", "\n".join(misses)]
    else:
        told = ["None is missed."]
    return Section(
        title=title,
        header=_HEADER,
        rows=tuple(_format_outcome(outcome, judged=judged) for outcome in outcomes),
        notes=(*told, *notes),
    )


def read_reasons() -> dict[str, str]:
    """Return the reasons of misses by the key of their row.

    Raises BenchError for a file that is not TOML, or a value that is no text.
    """
    try:
        table = tomllib.loads(_REASONS.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BenchError(f"{_REASONS.name}: {error}") from error
    for key, reason in table.items():
        if not isinstance(reason, str):
            raise BenchError(f"{_REASONS.name}: {key}: a reason is a text")
    return {key: " ".join(reason.split()) for key, reason in table.items()}


def _format_outcome(outcome: Outcome, *, judged: bool) -> tuple[str, ...]:
    row, subject = outcome.row, outcome.subject
    form = format_ratio if row.figure is Figure.RATIO else format_whole
    unit = "" if row.figure is Figure.RATIO else f" {row.figure.value}"
    aim = verdict = "-"
    if row.aim is not None:
        aim = f"<= {row.aim:g}{unit}"
        if judged:
            verdict = format_verdict(outcome.result.middle, row.aim)
    return (
        row.work,
        row.against or "-",
        format_seconds(subject.cpu),
        format_seconds(subject.wall),
        f"{subject.memory / _MEGABYTE:.0f}",
        aim,
        f"{form(outcome.result)}{unit}",
        "-" if outcome.wall is None else form(outcome.wall),
        verdict,
    )
