"""What is measured: one function a section of the results.

A scenario raises BenchError when its subject cannot be measured at all; where only a
rival is missing, the section says so and goes on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from generate import FORMS
from measure import (
    Effort,
    Timing,
    compare,
    measure_peak_memory,
    time_head,
    time_once,
    time_together,
)
from programs import (
    BenchError,
    Command,
    make_command,
    make_python_command,
    prepare_data,
)
from report import Section, format_ratio, format_seconds, format_verdict

_EXAMPLE = Path(__file__).parent.parent / "events.yaml"
_YAML_NAME = FORMS["plain"].file_name
_REGISTERED_NAME = FORMS["registered"].file_name
_JOURNAL_NAME = FORMS["journal"].file_name
_BEANCOUNT_NAME = FORMS["beancount"].file_name
_MONTH = "2013-05"
_EMPTY_MONTH = "1900-01"

# What the project asks of itself: the greatest value that is good enough, and the
# number of events for which it was set.
_STARTUP_AIM = 1.6
_FILTER_AIM, _FILTER_SIZE = 1.5, 10_000
_NAMES_AIM = 1.3
_EXPLAIN_AIM, _EXPLAIN_SIZE = 1.2, 4000
_VIEWS_AIM, _VIEWS_SIZE = 1.0, 1000
_MEMORY_AIM, _MEMORY_SIZE = 400.0, 100_000

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """Which sizes to measure (events, ascending, unique) and how often."""

    sizes: tuple[int, ...]
    short: Effort
    medium: Effort
    long: Effort

    @property
    def middle_size(self) -> int:
        """The size at which programs are compared."""
        return _FILTER_SIZE if _FILTER_SIZE in self.sizes else self.sizes[-1]


def measure_startup(plan: Plan) -> Section:
    """Time a small file against the least that a program with Typer can take."""
    if not _EXAMPLE.exists():
        raise BenchError("the project has no events.yaml")
    show = make_command("timeline", "show", _EXAMPLE)
    floor = make_python_command("import typer")
    both = make_python_command("import typer, yaml")
    timings = time_together([show, floor, both], plan.short)
    return Section(
        title="Start: the example chronology",
        header=_COMPARISON_HEADER,
        rows=_compare_first(timings, [_STARTUP_AIM, None]),
        notes=(
            "The last row is what the libraries alone take: the rest is the package's "
            "own some hundred modules, building the command's options in Typer, "
            "compiling the patterns of the dates at hand, and the drawing.",
        ),
    )


def measure_filter(plan: Plan) -> Section:
    """One month out of twenty years, against hledger; beancount for information."""
    size = plan.middle_size
    folder = prepare_data(size)
    commands = [_show_month(folder, _MONTH)]
    aims: list[float | None] = []
    notes = []
    rivals = (
        (_print_with_hledger, _FILTER_AIM if size == _FILTER_SIZE else None),
        (_check_with_beancount, None),
        (_parse_with_pyyaml, None),
    )
    for make, aim in rivals:
        try:
            commands.append(make(folder))
            aims.append(aim)
        except BenchError as error:
            notes.append(f"Not measured: {error}.")
    timings = time_together(commands, plan.medium)
    return Section(
        title=f"One month of {size:,} events",
        header=_COMPARISON_HEADER,
        rows=_compare_first(timings, aims),
        notes=(
            *notes,
            "The last row only takes libyaml's events from PyYAML, one Python object "
            "each, and drops them: what any reading through PyYAML costs at least. "
            "Making a place for each value and an event of each entry comes on top, "
            "in Python; hledger and its parser are compiled.",
        ),
    )


def measure_export(plan: Plan) -> Section:
    """Everything as CSV."""
    size = plan.middle_size
    path = prepare_data(size) / _YAML_NAME
    command = make_command("timeline", "export", "--format", "csv", path)
    (timing,) = time_together([command], plan.medium)
    return Section(
        title=f"Export of {size:,} events",
        header=("command", "median s", "min s"),
        rows=(_format_timing(timing),),
    )


def measure_names(plan: Plan) -> Section:
    """Time the resolving of names with a registry of 2,000 actors, against none."""
    folder = prepare_data(plan.middle_size)
    rows: list[tuple[str, ...]] = []
    for arguments in (("show", "--actor", "Russia", "--month", _MONTH), ("check",)):
        commands = [
            make_command("timeline", *arguments, folder / name)
            for name in (_REGISTERED_NAME, _YAML_NAME)
        ]
        timings = time_together(commands, plan.medium)
        rows += _compare_first(timings, [_NAMES_AIM])
    return Section(
        title=f"Names in {plan.middle_size:,} events, with and without a registry",
        header=_COMPARISON_HEADER,
        rows=tuple(rows),
        notes=(
            "Both files hold the same events. With the registry, 2,000 actors and "
            "their 4,000 offices are read, and every name of an event is looked up; "
            "`--actor Russia` goes by the office of each person on the day.",
        ),
    )


def measure_explain(plan: Plan) -> Section:
    """Time what saying why each event matches adds, on a few thousand events."""
    path = prepare_data(_EXPLAIN_SIZE) / _REGISTERED_NAME
    rows: list[tuple[str, ...]] = []
    for question in (("--actor", "Russia"), ("--since", "1995")):
        plain = make_command("timeline", "show", *question, path)
        explained = make_command("timeline", "show", *question, "--explain", path)
        timings = time_together([explained, plain], plan.medium)
        rows += _compare_first(timings, [_EXPLAIN_AIM])
    return Section(
        title=f"Reasons for matches among {_EXPLAIN_SIZE:,} events",
        header=_COMPARISON_HEADER,
        rows=tuple(rows),
        notes=("Whoever explains prints a line more for each reason.",),
    )


def measure_growth(plan: Plan) -> Section:
    """Whether time grows in step with the number of events."""
    folders = [prepare_data(size) for size in plan.sizes]
    commands = [_show_month(folder, _MONTH) for folder in folders]
    timings = time_together(commands, plan.long)
    rows = []
    costs: list[float] = []
    for position, (size, timing) in enumerate(zip(plan.sizes, timings, strict=True)):
        added = "-"
        if position:
            before, fewer = timings[position - 1], plan.sizes[position - 1]
            steps = zip(timing.rounds, before.rounds, strict=True)
            cost = median(more - less for more, less in steps) / (size - fewer)
            costs.append(cost)
            added = f"{cost * 1e6:.1f}"
        megabytes = (folders[position] / _YAML_NAME).stat().st_size / _MEGABYTE
        rows.append(
            (
                f"{size:,}",
                f"{megabytes:.3f}",
                format_seconds(timing.seconds),
                format_seconds(timing.minimum),
                f"{timing.seconds / size * 1e6:,.1f}",
                added,
            )
        )
    notes = [
        f"`{timings[0].label}`. What an added event costs is the time beyond the row "
        "above, over the events beyond it; start-up cancels out."
    ]
    if len(costs) > 1 and costs[-2] > 0:
        notes.append(
            f"From the last row but one to the last, an added event's cost is "
            f"multiplied by {costs[-1] / costs[-2]:.2f}; 1 is exactly linear."
        )
    return Section(
        title="Growth with the number of events",
        header=("events", "MB", "median s", "min s", "µs an event", "µs an added one"),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def measure_memory(plan: Plan) -> Section:
    """Measure the greatest resident size while a large file is read."""
    size = plan.sizes[-1]
    folder = prepare_data(size)
    rows = []
    notes = []
    peak = measure_peak_memory(command := _show_month(folder, _MONTH)) / _MEGABYTE
    judged = size == _MEMORY_SIZE
    rows.append(
        (
            f"`{command.label}`",
            f"{peak:.0f}",
            f"< {_MEMORY_AIM:.0f}" if judged else "-",
            format_verdict(peak, _MEMORY_AIM) if judged else "-",
        )
    )
    for make in (_print_with_hledger, _check_with_beancount):
        try:
            peak = measure_peak_memory(command := make(folder)) / _MEGABYTE
        except BenchError as error:
            notes.append(f"Not measured: {error}.")
        else:
            rows.append((f"`{command.label}`", f"{peak:.0f}", "-", "-"))
    return Section(
        title=f"Peak memory at {size:,} events",
        header=("command", "MB", "aim", "result"),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def measure_views(plan: Plan) -> Section:
    """Time what drawing a view adds to reading, on a thousand events."""
    path = prepare_data(_VIEWS_SIZE) / _YAML_NAME
    read = make_command("timeline", "show", "--month", _EMPTY_MONTH, path)
    names = ("timeline", "table", "lanes", "calendar", "density", "gaps", "dyads")
    drawn = [make_command("timeline", "show", "--view", name, path) for name in names]
    reading, *timings = time_together([read, *drawn], plan.medium)
    rows = [(*_format_timing(reading), "", "", "")]
    for name, timing in zip(names, timings, strict=True):
        steps = zip(timing.rounds, reading.rounds, strict=True)
        beyond = median(more - less for more, less in steps)
        aimed = name in ("lanes", "density")
        rows.append(
            (
                *_format_timing(timing),
                format_seconds(beyond),
                f"< {_VIEWS_AIM:.0f}" if aimed else "-",
                format_verdict(beyond, _VIEWS_AIM) if aimed else "-",
            )
        )
    return Section(
        title=f"Views of {_VIEWS_SIZE:,} events",
        header=("command", "median s", "min s", "beyond reading", "aim", "result"),
        rows=tuple(rows),
        notes=("The first row reads, and finds nothing to draw.",),
    )


def measure_head(plan: Plan) -> Section:
    """How soon `| head -5` is served, against reading alone and showing everything."""
    size = plan.sizes[-1]
    folder = prepare_data(size)
    show = make_command("timeline", "show", folder / _YAML_NAME)
    read = _show_month(folder, _EMPTY_MONTH)
    names = (
        f"`{show.label}` into `head -5`, first byte",
        f"`{show.label}` into `head -5`, fifth line",
        f"`{read.label}`, which only reads",
        f"`{show.label}`, whole",
    )
    rounds: list[tuple[float, ...]] = []
    time_once(read)
    for number in range(plan.long.rounds):
        if number % 2 == 0:
            head, reading, whole = time_head(show), time_once(read), time_once(show)
        else:
            whole, reading, head = time_once(show), time_once(read), time_head(show)
        rounds.append((head.first_byte, head.fifth_line, reading, whole))
    timings = [
        Timing(label=name, rounds=seconds, minimum=min(seconds))
        for name, seconds in zip(names, zip(*rounds, strict=True), strict=True)
    ]
    reading_alone = timings[2]
    return Section(
        title=f"The first lines of {size:,} events",
        header=("what", "median s", "min s", "to reading alone"),
        rows=tuple(
            (
                timing.label,
                format_seconds(timing.seconds),
                format_seconds(timing.minimum),
                format_ratio(compare(timing, reading_alone))
                if timing is not reading_alone
                else "1",
            )
            for timing in timings
        ),
    )


SCENARIOS: tuple[tuple[str, Callable[[Plan], Section]], ...] = (
    ("start", measure_startup),
    ("filter", measure_filter),
    ("names", measure_names),
    ("explain", measure_explain),
    ("views", measure_views),
    ("export", measure_export),
    ("growth", measure_growth),
    ("memory", measure_memory),
    ("head", measure_head),
)

_COMPARISON_HEADER = (
    "command",
    "median s",
    "min s",
    "timeline / this",
    "aim",
    "result",
)


def _show_month(folder: Path, month: str) -> Command:
    return make_command("timeline", "show", "--month", month, folder / _YAML_NAME)


def _print_with_hledger(folder: Path) -> Command:
    path = folder / _JOURNAL_NAME
    return make_command("hledger", "-f", path, "print", f"date:{_MONTH}")


def _check_with_beancount(folder: Path) -> Command:
    # Without this option a second run would only unpickle what the first one kept.
    return make_command("bean-check", "--no-cache", folder / _BEANCOUNT_NAME)


def _parse_with_pyyaml(folder: Path) -> Command:
    path = folder / _YAML_NAME
    code = (
        "import yaml; "
        f"take = yaml.CBaseLoader(open({str(path)!r}, 'rb').read()).get_event; "
        "any(take() is None for _ in iter(int, 1))"
    )
    command = make_python_command(code)
    return Command(label="events.yaml through PyYAML alone", argv=command.argv)


def _compare_first(
    timings: Sequence[Timing], aims: Sequence[float | None]
) -> tuple[tuple[str, ...], ...]:
    """Return a row for each timing, the later with the first one's ratio to them.

    `aims` has one entry less than `timings`.
    """
    subject, *others = timings
    rows = [(*_format_timing(subject), "", "", "")]
    for other, aim in zip(others, aims, strict=True):
        ratio = compare(subject, other)
        rows.append(
            (
                *_format_timing(other),
                format_ratio(ratio),
                "-" if aim is None else f"<= {aim}",
                "-" if aim is None else format_verdict(ratio.middle, aim),
            )
        )
    return tuple(rows)


def _format_timing(timing: Timing) -> tuple[str, str, str]:
    return (
        f"`{timing.label}`",
        format_seconds(timing.seconds),
        format_seconds(timing.minimum),
    )
