"""Measure `timeline` beside hledger and beancount, and write RESULTS.md.

    python bench/run.py
    python bench/run.py --sizes 10,1000,10000,100000
    python bench/run.py --quick

Run it with the Python of the environment that `timeline` is installed in. A quick run,
or one of some sections only, prints its page instead of replacing the results.
README.md says what is measured and why, `measure.py` how noise is kept out.

Exit codes: 0 all sections measured (a rival that is not installed is only noted), 1
some section could not be, 2 nothing could.
"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from measure import Effort
from programs import BenchError, describe_setting, find_program
from report import Section, format_page
from scenarios import SCENARIOS, Plan

_RESULTS = Path(__file__).parent / "RESULTS.md"
_SIZES = (10, 1_000, 10_000, 100_000)
_QUICK_SIZES = (10, 1_000, 10_000)
# Without its compiled modules, or writing each line for itself, Python measures its
# setting rather than the program.
_SLOW_PYTHON = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
_NAMES = tuple(name for name, _ in SCENARIOS)


def _main() -> int:
    options = _parse_options()
    for variable in _SLOW_PYTHON:
        os.environ.pop(variable, None)
    try:
        find_program("hyperfine")
        timeline = Path(find_program("timeline"))
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    if timeline.parent != Path(sys.executable).parent:
        print(
            f"bench: timeline is not installed with {sys.executable}; measuring "
            f"{timeline}, whose libraries may have other versions than the page says",
            file=sys.stderr,
        )
    sections, complete = _measure(_make_plan(options), options.only)
    page = format_page(f"{date.today()}", describe_setting(), sections)
    partial = options.quick or options.only != _NAMES
    output = options.output or (None if partial else _RESULTS)
    if output is None:
        print(page, end="")
    else:
        output.write_text(page, encoding="utf-8", newline="\n")
    return 0 if complete else 1


def _measure(plan: Plan, names: tuple[str, ...]) -> tuple[list[Section], bool]:
    """Return the sections and whether each of them could be measured."""
    sections = []
    complete = True
    for name, measure in SCENARIOS:
        if name not in names:
            continue
        print(f"bench: {name}", file=sys.stderr)
        try:
            sections.append(measure(plan))
        except BenchError as error:
            print(f"bench: {name}: {error}", file=sys.stderr)
            title = name.capitalize()
            sections.append(Section(title=title, notes=(f"Not measured: {error}.",)))
            complete = False
    return sections, complete


def _make_plan(options: argparse.Namespace) -> Plan:
    if options.quick:
        once = Effort(rounds=2, runs=1)
        sizes = options.sizes or _QUICK_SIZES
        return Plan(sizes=sizes, short=once, medium=once, long=once)
    return Plan(
        sizes=options.sizes or _SIZES,
        short=Effort(rounds=10, runs=5),
        medium=Effort(rounds=9, runs=2),
        long=Effort(rounds=5, runs=1),
    )


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure timeline beside its rivals.")
    parser.add_argument("--quick", action="store_true", help="measure little, print")
    parser.add_argument(
        "--sizes", type=_parse_sizes, help="events, separated by commas"
    )
    parser.add_argument(
        "--only",
        type=_parse_names,
        default=_NAMES,
        help=f"some of {','.join(_NAMES)}",
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


def _parse_names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    for name in names:
        if name not in _NAMES:
            message = f"{name!r}: expected some of {', '.join(_NAMES)}"
            raise argparse.ArgumentTypeError(message)
    return names


if __name__ == "__main__":
    sys.exit(_main())
