"""What is measured beside the aims: one function a section of the results.

All is cold, without an index. A scenario raises BenchError when its subject cannot be
measured at all; where only a rival is missing, the section says so and goes on.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median

from aims import Row, format_aims, measure_rows
from curves import measure_curve
from measure import (
    Measured,
    compare,
    measure_together,
    read_own_memory,
    run_once,
    spread,
    time_head,
)
from plans import EMPTY_MONTH, MONTH, Plan
from programs import (
    BenchError,
    Command,
    make_cold_command,
    make_command,
    make_python_command,
    prepare_data,
)
from report import Section, format_ratio, format_seconds
from targets import measure_aims, measure_forms, measure_million

_NAMES_AIM = 1.3
_EXPLAIN_AIM = 1.2
_EXPLAIN_SIZE, _VIEWS_SIZE = 4000, 1000

_MEGABYTE = 1_000_000


def measure_rivals(plan: Plan) -> Section:
    """One month out of twenty years, beside what any reading takes at least."""
    size = plan.sizes.small
    path, ledger = prepare_data(size, "plain", "beancount")
    commands = [_show_month(path, MONTH), _parse_with_pyyaml(path)]
    notes = []
    try:
        commands.append(_check_with_beancount(ledger))
    except BenchError as error:
        notes.append(f"Not measured: {error}.")
    month, *others = measure_together(commands, plan.medium)
    return Section(
        title=f"One month of {size:,} events, beside others",
        header=("command", "CPU s", "wall s", "timeline / this"),
        rows=(
            (*_format_timing(month), ""),
            *(
                (*_format_timing(other), format_ratio(compare(month, other)))
                for other in others
            ),
        ),
        notes=(
            *notes,
            "The second row only takes libyaml's events from PyYAML, one Python object "
            "each, and drops them: what any reading through PyYAML costs at least.",
        ),
    )


def measure_names(plan: Plan) -> Section:
    """Time the resolving of names with a registry of 2,000 actors, against none."""
    size = plan.sizes.small
    registered, plain = prepare_data(size, "registered", "plain")
    rows = [
        Row(
            f"names-{arguments[0]}",
            f"`{' '.join(arguments)}` with a registry",
            make_cold_command(*arguments, registered),
            make_cold_command(*arguments, plain),
            "the same without",
            _NAMES_AIM,
        )
        for arguments in (("show", "--actor", "Russia", "--month", MONTH), ("check",))
    ]
    return format_aims(
        f"Names in {size:,} events, with and without a registry",
        measure_rows(rows, plan.medium, tell=plan.tell),
        judged=plan.is_judged,
        notes=(
            "Both files hold the same events. With the registry, 2,000 actors and "
            "their 4,000 offices are read, and every name of an event is looked up; "
            "`--actor Russia` goes by the office of each person on the day.",
        ),
    )


def measure_explain(plan: Plan) -> Section:
    """Time what saying why each event matches adds, on a few thousand events."""
    size = min(_EXPLAIN_SIZE, plan.sizes.small)
    (path,) = prepare_data(size, "registered")
    rows = [
        Row(
            f"explain-{option[2:]}",
            f"`show {option} {value} --explain`",
            make_cold_command("show", option, value, "--explain", path),
            make_cold_command("show", option, value, path),
            "the same without `--explain`",
            _EXPLAIN_AIM,
        )
        for option, value in (("--actor", "Russia"), ("--since", "1995"))
    ]
    return format_aims(
        f"Reasons for matches among {size:,} events",
        measure_rows(rows, plan.medium, tell=plan.tell),
        judged=plan.is_judged,
        notes=("Whoever explains prints a line more for each reason.",),
    )


def measure_views(plan: Plan) -> Section:
    """Time what drawing a view adds to reading, on a thousand events."""
    size = min(_VIEWS_SIZE, plan.sizes.small)
    (path,) = prepare_data(size, "plain")
    read = _show_month(path, EMPTY_MONTH)
    names = ("timeline", "table", "lanes", "calendar", "density", "gaps", "dyads")
    drawn = [make_cold_command("show", "--view", name, path) for name in names]
    reading, *timings = measure_together([read, *drawn], plan.medium)
    rows = [(*_format_timing(reading), "")]
    for timing in timings:
        steps = zip(timing.rounds, reading.rounds, strict=True)
        beyond = median(more.cpu - less.cpu for more, less in steps)
        rows.append((*_format_timing(timing), format_seconds(beyond)))
    return Section(
        title=f"Views of {size:,} events",
        header=("command", "CPU s", "wall s", "beyond reading"),
        rows=tuple(rows),
        notes=("The first row reads, and finds nothing to draw.",),
    )


def measure_memory(plan: Plan) -> Section:
    """Measure the greatest resident size of each program, reading a large file."""
    size = plan.sizes.large
    path, journal, ledger = prepare_data(size, "plain", "journal", "beancount")
    rows = []
    notes = []
    makers: tuple[Callable[[], Command], ...] = (
        lambda: _show_month(path, MONTH),
        lambda: make_command("hledger", "-f", journal, "print", f"date:{MONTH}"),
        lambda: _check_with_beancount(ledger),
    )
    for make in makers:
        try:
            command = make()
        except BenchError as error:
            notes.append(f"Not measured: {error}.")
        else:
            peak = run_once(command).memory / _MEGABYTE
            rows.append((f"`{command.label}`", f"{peak:,.0f}"))
    notes.append(
        "In one run. No figure of memory on this page can be below that of the "
        f"Python that measures, {read_own_memory() / _MEGABYTE:.0f} MB."
    )
    return Section(
        title=f"Peak memory at {size:,} events",
        header=("command", "MB"),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def measure_head(plan: Plan) -> Section:
    """How soon `| head -5` is served, against reading alone and showing everything."""
    size = plan.sizes.large
    (path,) = prepare_data(size, "plain")
    show = make_cold_command("show", path)
    read = _show_month(path, EMPTY_MONTH)
    names = (
        f"`{show.label}` into `head -5`, first byte",
        f"`{show.label}` into `head -5`, fifth line",
        f"`{read.label}`, which only reads",
        f"`{show.label}`, whole",
    )
    rounds: list[tuple[float, ...]] = []
    run_once(read)
    for number in range(plan.long.rounds):
        if number % 2 == 0:
            head = time_head(show)
            reading, whole = run_once(read).wall, run_once(show).wall
        else:
            whole, reading = run_once(show).wall, run_once(read).wall
            head = time_head(show)
        rounds.append((*head, reading, whole))
    columns = list(zip(*rounds, strict=True))
    readings = columns[2]
    return Section(
        title=f"The first lines of {size:,} events",
        header=("what", "wall-clock s", "to reading alone"),
        rows=tuple(
            (
                name,
                format_seconds(median(seconds)),
                format_ratio(
                    spread([a / b for a, b in zip(seconds, readings, strict=True)])
                )
                if seconds is not readings
                else "1",
            )
            for name, seconds in zip(names, columns, strict=True)
        ),
    )


SCENARIOS: tuple[tuple[str, Callable[[Plan], Section]], ...] = (
    ("aims", measure_aims),
    ("million", measure_million),
    ("forms", measure_forms),
    ("curve", measure_curve),
    ("rivals", measure_rivals),
    ("memory", measure_memory),
    ("names", measure_names),
    ("explain", measure_explain),
    ("views", measure_views),
    ("head", measure_head),
)


def _show_month(path: Path, month: str) -> Command:
    return make_cold_command("show", "--month", month, path)


def _check_with_beancount(ledger: Path) -> Command:
    # Without this option a second run would only unpickle what the first one kept.
    return make_command("bean-check", "--no-cache", ledger)


def _parse_with_pyyaml(path: Path) -> Command:
    code = (
        "import yaml; "
        f"take = yaml.CBaseLoader(open({str(path)!r}, 'rb').read()).get_event; "
        "any(take() is None for _ in iter(int, 1))"
    )
    command = make_python_command(code)
    return Command(label="events.yaml through PyYAML alone", argv=command.argv)


def _format_timing(timing: Measured) -> tuple[str, str, str]:
    return (
        f"`{timing.label}`",
        format_seconds(timing.cpu),
        format_seconds(timing.wall),
    )
