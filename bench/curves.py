"""How the cost of a month grows with the number of events, as a table and a picture."""

from collections.abc import Sequence

from chart import Curve, draw_chart
from measure import Measured, measure_together
from plans import MONTH, Plan
from programs import (
    BenchError,
    Command,
    find_program,
    make_cold_command,
    make_command,
    make_warm_command,
    prepare_data,
)
from report import Section, format_seconds

PICTURE_NAME = "curve.svg"
# hledger would want some eleven gigabytes of memory for ten times as many.
_MOST_OF_RIVALS = 100_000
_MEGABYTE = 1_000_000

_COLD, _WARM, _HLEDGER, _BEANCOUNT = (
    "timeline, cold",
    "timeline, warm",
    "hledger print",
    "bean-check",
)
_NAMES = (_COLD, _WARM, _HLEDGER, _BEANCOUNT)


def measure_curve(plan: Plan) -> Section:
    """Measure a month of each size, cold and warm, beside hledger and beancount."""
    missing = {
        name: error
        for name, program in ((_HLEDGER, "hledger"), (_BEANCOUNT, "bean-check"))
        if (error := _find_error(program))
    }
    found: dict[str, dict[int, Measured]] = {name: {} for name in _NAMES}
    megabytes = {}
    for size in plan.curve:
        plan.tell(f"{size:,} events")
        commands = _make_commands(plan, size, without=tuple(missing))
        (path,) = prepare_data(size, "plain")
        megabytes[size] = path.stat().st_size / _MEGABYTE
        measured = measure_together(
            tuple(commands.values()), plan.effort_for(size), tell=plan.tell
        )
        for name, timing in zip(commands, measured, strict=True):
            found[name][size] = timing
    rows = tuple(
        (
            f"{size:,}",
            f"{megabytes[size]:.3f}",
            *(_format_cost(found[name], size) for name in _NAMES),
            *(_format_added(found[name], plan.curve, size) for name in (_COLD, _WARM)),
        )
        for size in plan.curve
    )
    curves = [
        Curve(name, tuple((size, timing.cpu) for size, timing in timings.items()))
        for name, timings in found.items()
        if timings
    ]
    picture = draw_chart(
        curves,
        title=f"CPU seconds to a month ({MONTH})",
        across="events in the file",
        up="seconds, start included",
    )
    return Section(
        title="Growth with the number of events",
        header=(
            "events",
            "MB",
            *(f"{name} s" for name in _NAMES),
            "µs an added event, cold",
            "warm",
        ),
        rows=rows,
        notes=(
            *(f"Not measured: {error}." for error in missing.values()),
            f"![CPU seconds over the number of events]({PICTURE_NAME})",
            "What an added event costs is the CPU time beyond the row above, over the "
            "events beyond it; start-up cancels out. `bean-check` checks all and "
            f"prints nothing. Beyond {_MOST_OF_RIVALS:,} events the ledgers are not "
            "measured: hledger would want some eleven gigabytes of memory.",
        ),
        pictures=((PICTURE_NAME, picture),),
    )


def _make_commands(
    plan: Plan, size: int, *, without: Sequence[str]
) -> dict[str, Command]:
    """Return the commands of one size by the names of their curves."""
    (path,) = prepare_data(size, "plain")
    month = ("show", "--month", MONTH, path)
    commands = {
        _COLD: make_cold_command(*month),
        _WARM: make_warm_command(plan.folder / f"curve-{size}", *month),
    }
    if size > _MOST_OF_RIVALS:
        return commands
    journal, ledger = prepare_data(size, "journal", "beancount")
    if _HLEDGER not in without:
        commands[_HLEDGER] = make_command(
            "hledger", "-f", journal, "print", f"date:{MONTH}"
        )
    if _BEANCOUNT not in without:
        # Without this option a second run would only unpickle what the first one kept.
        commands[_BEANCOUNT] = make_command("bean-check", "--no-cache", ledger)
    return commands


def _find_error(program: str) -> BenchError | None:
    try:
        find_program(program)
    except BenchError as error:
        return error
    return None


def _format_cost(timings: dict[int, Measured], size: int) -> str:
    return format_seconds(timings[size].cpu) if size in timings else "-"


def _format_added(timings: dict[int, Measured], sizes: Sequence[int], size: int) -> str:
    position = list(sizes).index(size)
    if not position:
        return "-"
    fewer = sizes[position - 1]
    added = (timings[size].cpu - timings[fewer].cpu) / (size - fewer)
    return f"{added * 1e6:.1f}"
