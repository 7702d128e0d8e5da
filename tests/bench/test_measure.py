"""Measuring processes, those that do next to nothing. No test judges a time."""

import sys
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from measure import (
    Effort,
    Measured,
    Usage,
    compare,
    count_lines,
    measure_together,
    read_digest,
    run_once,
)
from programs import BenchError, Command


def _python(code: str) -> Command:
    return Command(label=code, argv=(sys.executable, "-S", "-c", code))


def _append(path: Path, text: str) -> None:
    path.write_text((path.read_text() if path.exists() else "") + text)


def _measured(*seconds: float) -> Measured:
    rounds = tuple(Usage(cpu=cpu, wall=cpu, memory=1) for cpu in seconds)
    return Measured(label="", rounds=rounds)


def test_a_run_is_counted_and_its_output_kept(tmp_path: Path) -> None:
    output = tmp_path / "output"
    usage = run_once(_python("print('seen')"), output=output)
    assert output.read_text() == "seen\n"
    assert usage.cpu > 0
    assert usage.wall > 0
    assert usage.memory > 1_000_000


def test_cpu_time_is_that_of_work_and_not_of_waiting() -> None:
    usage = run_once(_python("import time; time.sleep(0.3)"))
    assert usage.wall >= 0.3
    assert usage.cpu < usage.wall


def test_a_failure_says_what_the_command_said() -> None:
    command = _python(
        "import sys; print('first\\nno such file', file=sys.stderr); sys.exit(3)"
    )
    with pytest.raises(BenchError, match=r"exit code 3: no such file$"):
        run_once(command)
    with pytest.raises(BenchError, match=r"exit code 3: no such file$"):
        read_digest(command)


def test_the_environment_is_handed_on() -> None:
    code = "import os, sys; sys.exit(os.environ.get('TIMELINE_CACHE') != 'off')"
    argv = _python(code).argv
    run_once(Command("set", argv, environment=(("TIMELINE_CACHE", "off"),)))


def test_what_makes_ready_runs_before_each_run(tmp_path: Path) -> None:
    numbers = count()
    path = tmp_path / "number"

    def prepare() -> None:
        path.write_text(str(next(numbers)))

    argv = _python("pass").argv
    commands = (Command("ready", argv, prepare=prepare), _python("pass"))
    measured = measure_together(commands, Effort(rounds=3, most_runs=1))
    assert path.read_text() == "3"
    assert [len(timing.rounds) for timing in measured] == [3, 3]


def test_every_other_round_runs_the_other_way(tmp_path: Path) -> None:
    path = tmp_path / "order"
    commands = [
        Command(
            name,
            _python("pass").argv,
            prepare=partial(_append, path, name),
        )
        for name in "ab"
    ]
    measure_together(commands, Effort(rounds=2, most_runs=1))
    assert path.read_text() == "ab" + "ab" + "ba"


def test_ratios_are_taken_round_by_round() -> None:
    ratio = compare(_measured(2, 30, 8), _measured(1, 10, 2))
    assert (ratio.middle, ratio.least, ratio.greatest) == (3, 2, 4)


def test_a_digest_tells_both_streams_apart() -> None:
    digests = {
        read_digest(_python(f"import sys; print('a', file=sys.{stream})"))
        for stream in ("stdout", "stderr")
    }
    assert len(digests) == 2
    assert read_digest(_python("print('a')")) in digests


def test_lines_are_counted() -> None:
    assert count_lines(_python("print('a\\nb')")) == 2
