"""Measure `timeline` beside hledger and beancount, and write RESULTS.md.

    python bench/run.py
    python bench/run.py --sizes 10,1000,10000,100000 --only curve
    python bench/run.py --quick

Run it with the Python of the environment that `timeline` is installed in. A quick run,
or one of some sections or rounds only, prints its page instead of replacing the
results.
README.md says what is measured and why, `measure.py` how noise is kept out.

Exit codes: 0 all sections measured (a rival that is not installed is only noted), 1
some section could not be, 2 nothing could.
"""

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from bytecode import ensure_bytecode
from measure import Effort
from plans import AIMED_SIZES, EXAMPLE, QUICK_SIZES, Plan
from programs import BenchError, describe_setting, find_program
from report import Section, format_page
from scenarios import SCENARIOS

_RESULTS = Path(__file__).parent / "RESULTS.md"
_CURVE = (10, 100, 1_000, 10_000, 100_000, 1_000_000)
_QUICK_CURVE = (10, 100, 1_000)
_MOST_RUNS = 5  # of a short command in a round
# Without its compiled modules, or writing each line for itself, Python measures its
# setting rather than the program.
_SLOW_PYTHON = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
_NAMES = tuple(name for name, _ in SCENARIOS)


def _main() -> int:
    options = _parse_options()
    for variable in _SLOW_PYTHON:
        os.environ.pop(variable, None)
    try:
        timeline = Path(find_program("timeline"))
        ensure_bytecode(EXAMPLE)
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    if timeline.parent != Path(sys.executable).parent:
        print(
            f"bench: timeline is not installed with {sys.executable}; measuring "
            f"{timeline}, whose libraries may have other versions than the page says",
            file=sys.stderr,
        )
    with tempfile.TemporaryDirectory() as folder:
        plan = _make_plan(options, Path(folder))
        sections, complete = _measure(plan, options.only)
    page = format_page(f"{date.today()}", describe_setting(), sections)
    partial = options.quick or options.rounds or options.only != _NAMES
    output = options.output or (None if partial else _RESULTS)
    if output is None:
        print(page, end="")
    else:
        output.write_text(page, encoding="utf-8", newline="\n")
        for name, picture in (pair for part in sections for pair in part.pictures):
            output.with_name(name).write_text(picture, encoding="utf-8", newline="\n")
    return 0 if complete else 1


def _measure(plan: Plan, names: tuple[str, ...]) -> tuple[list[Section], bool]:
    """Return the sections and whether each of them could be measured."""
    sections = []
    complete = True
    for name, measure in SCENARIOS:
        if name not in names:
            continue
        plan.tell(name)
        try:
            sections.append(measure(plan))
        except BenchError as error:
            plan.tell(f"{name}: {error}")
            title = name.capitalize()
            sections.append(Section(title=title, notes=(f"Not measured: {error}.",)))
            complete = False
    return sections, complete


def _make_plan(options: argparse.Namespace, folder: Path) -> Plan:
    quick = options.quick

    def make_effort(rounds: int) -> Effort:
        most = options.rounds or (2 if quick else rounds)
        return Effort(rounds=most, most_runs=1 if quick else _MOST_RUNS)

    return Plan(
        sizes=QUICK_SIZES if quick else AIMED_SIZES,
        curve=options.sizes or (_QUICK_CURVE if quick else _CURVE),
        short=make_effort(15),
        medium=make_effort(9),
        long=make_effort(5),
        folder=folder,
        tell=_tell,
    )


def _tell(words: str) -> None:
    print(f"bench: {words}", file=sys.stderr)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure timeline beside its rivals.")
    parser.add_argument("--quick", action="store_true", help="measure little, print")
    parser.add_argument(
        "--sizes", type=_parse_sizes, help="of the curve: events, separated by commas"
    )
    parser.add_argument(
        "--only",
        type=_parse_names,
        default=_NAMES,
        help=f"some of {','.join(_NAMES)}",
    )
    parser.add_argument(
        "--rounds", type=_parse_rounds, help="of everything, such as 1 for a glance"
    )
    parser.add_argument("--output", type=Path, help="the page, default RESULTS.md")
    return parser.parse_args()


def _parse_sizes(text: str) -> tuple[int, ...]:
    try:
        sizes = {int(part) for part in text.split(",")}
    except ValueError as error:
        message = f"{text!r}: expected whole numbers separated by commas"
        raise argparse.ArgumentTypeError(message) from error
    if min(sizes) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: expected 1 or more events")
    return tuple(sorted(sizes))


def _parse_rounds(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: expected 1 or more")
    return int(text)


def _parse_names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    for name in names:
        if name not in _NAMES:
            message = f"{name!r}: expected some of {', '.join(_NAMES)}"
            raise argparse.ArgumentTypeError(message)
    return names


if __name__ == "__main__":
    sys.exit(_main())
