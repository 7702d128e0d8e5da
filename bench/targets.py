"""The rows of the table of aims: which commands, beside which, and how good is enough.

`cold` is without an index, `warm` with one that a run has written before; what is
compared as warm has first written the same, byte for byte, as cold.
"""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from aims import Figure, Outcome, Row, format_aims, measure_rows
from edits import change_title
from measure import count_lines, read_digest, run_once
from plans import EXAMPLE, MONTH, Plan
from programs import (
    BenchError,
    Command,
    make_cold_command,
    make_command,
    make_python_command,
    make_warm_command,
    prepare_data,
    turn_cold,
)
from report import Section

_SHOW_MONTH = ("show", "--month", MONTH)
_LIST = ("--view", "list", "--limit", "50")
_QUESTIONS = (
    ("actor", ("--actor", "Petra Hartmann")),
    ("search", ("--search", "visa rules in Doha")),
    ("query", ("--query", "actor:Russia and tag:levant and date:2010/2013")),
)
"""What fifty or some more of 100,000 events are asked for by."""
_BROAD = (
    ("actor-broad", ("--actor", "Russia")),
    ("search-broad", ("--search", "visa")),
    ("query-broad", ("--query", "kind:visit and (actor:Russia or not tag:levant)")),
)
"""What thousands match, of which fifty are listed: all are judged and counted."""
# Forms of the same events, of which the aims of the plain one are asked times this.
_FORMS = ("quoted", "block", "comments", "registered")
_FORM_ROOM = 1.3

_SAMPLE = "`show` of the sample, warm"
_HLEDGER = "`hledger print` of the month"


def measure_aims(plan: Plan) -> Section:
    """Measure start, months, questions, an edit, `check`, CSV and memory."""
    outcomes = [
        *_measure_start(plan),
        *_measure_small(plan),
        *_measure_large(plan),
    ]
    return format_aims(
        "The aims", outcomes, judged=plan.is_judged, notes=_note_missing_index(plan)
    )


def measure_million(plan: Plan) -> Section:
    """Measure a month of the greatest file, whose index is built once."""
    events = plan.sizes.greatest
    (path,) = prepare_data(events, "plain")
    cache = plan.folder / "greatest"
    first = run_once(make_warm_command(cache, *_SHOW_MONTH, path))
    month = make_warm_command(cache, *_SHOW_MONTH, path)
    require_same(month, turn_cold(month))
    listed = make_warm_command(cache, *_SHOW_MONTH, "--view", "list", path)
    drawn = max(1, count_lines(listed))
    sample = _warm_sample(plan)
    rows = (
        Row(
            "million-drawn",
            f"month of {events:,}, warm, of which {drawn:,} are drawn",
            month,
            sample,
            f"{_SAMPLE}, taken off",
            60,
            Figure.PER_EVENT,
            drawn,
        ),
        Row("million-month", f"month of {events:,}, warm", month, sample, _SAMPLE),
    )
    outcomes = measure_rows(rows, plan.effort_for(events), tell=plan.tell)
    return format_aims(
        f"A month of {events:,} events",
        outcomes,
        judged=plan.is_judged,
        notes=(
            f"The run before, which writes the index, took {first.cpu:.1f} s of CPU "
            f"time, {first.wall:.1f} s by the clock and {first.memory / 1e6:,.0f} MB.",
        ),
    )


def measure_forms(plan: Plan) -> Section:
    """Measure the same events in other forms, against the aims of the plain one."""
    outcomes: list[Outcome] = []
    for form in _FORMS:
        plan.tell(form)
        small, journal = prepare_data(plan.sizes.small, form, "journal")
        rows = [
            _cold_month(f"small-cold-{form}", small, journal, 1.0, plan.sizes.small)
        ]
        outcomes += measure_rows(rows, plan.medium, tell=plan.tell)
        path, journal = prepare_data(plan.sizes.large, form, "journal")
        rows = [
            _cold_month(f"large-cold-{form}", path, journal, 0.65, plan.sizes.large),
            *_warm_months(plan, form, path, journal),
            _edit(plan, form, path),
        ]
        outcomes += measure_rows(rows, plan.long, tell=plan.tell)
        shutil.rmtree(plan.folder / f"edit-{form}")
    room = [replace(outcome, row=_loosen(outcome.row)) for outcome in outcomes]
    return format_aims("Other forms of the same events", room, judged=plan.is_judged)


def _measure_start(plan: Plan) -> list[Outcome]:
    if not EXAMPLE.exists():
        raise BenchError("the project has no events.yaml")
    floor = make_python_command("import typer")
    against = f"`{floor.label}`"
    warm, cold = _warm_sample(plan), make_cold_command("show", EXAMPLE)
    require_same(warm, cold)
    rows = (
        Row("start-warm", "`show` of the sample, warm", warm, floor, against, 1.35),
        Row("start-cold", "`show` of the sample, cold", cold, floor, against, 1.65),
    )
    return measure_rows(rows, plan.short, tell=plan.tell)


def _measure_small(plan: Plan) -> list[Outcome]:
    path, journal = prepare_data(plan.sizes.small, "plain", "journal")
    row = _cold_month("small-cold", path, journal, 1.0, plan.sizes.small)
    return measure_rows([row], plan.medium, tell=plan.tell)


def _measure_large(plan: Plan) -> list[Outcome]:
    size = plan.sizes.large
    path, journal = prepare_data(size, "plain", "journal")
    cache = _cache_of(plan, "plain")
    cold = _cold_month("large-cold", path, journal, 0.65, size)
    months = _warm_months(plan, "plain", path, journal)
    edit = _edit(plan, "plain", path)
    sample = _warm_sample(plan)
    questions = [
        Row(
            f"large-{name}",
            f"`{options[0]}` of {size:,}, warm, a list of 50{of}",
            make_warm_command(cache, "show", *options, *_LIST, path),
            sample,
            _SAMPLE,
            aim,
        )
        for rows, of, aim in ((_QUESTIONS, "", 1.5), (_BROAD, " of thousands", None))
        for name, options in rows
    ]
    check = Row(
        "large-check",
        f"`check` of {size:,}, unchanged, warm",
        make_warm_command(cache, "check", path),
        make_warm_command(_cache_of(plan, "sample"), "check", EXAMPLE),
        "`check` of the sample, warm",
        1.5,
    )
    export = Row(
        "large-csv",
        f"CSV of {size:,}, warm",
        make_warm_command(cache, "export", "--format", "csv", path),
        make_command("hledger", "-f", journal, "print", "-O", "csv"),
        "`hledger print -O csv`",
        0.15,
    )
    for row in (*questions, check, export):
        require_same(row.subject, turn_cold(row.subject))
    first = Row(
        "large-first",
        f"month of {size:,}, the run that writes the index",
        _make_first(plan, path),
        cold.subject,
        "the same, cold",
    )
    memory = [
        Row(f"memory-{name}", row.work, row.subject, aim=aim, figure=Figure.MEMORY)
        for name, row, aim in (
            ("cold", cold, 300),
            ("warm", months[0], 40),
            ("edit", edit, 80),
            ("first", first, None),
        )
    ]
    rows = (cold, *months, *questions, edit, check, export, first, *memory)
    return measure_rows(rows, plan.long, tell=plan.tell)


def _cold_month(key: str, path: Path, journal: Path, aim: float, size: int) -> Row:
    return Row(
        key,
        f"month of {size:,}, cold{_name_form(path)}",
        make_cold_command(*_SHOW_MONTH, path),
        _print_month(journal),
        _HLEDGER,
        aim,
    )


def _warm_months(plan: Plan, form: str, path: Path, journal: Path) -> tuple[Row, Row]:
    month = make_warm_command(_cache_of(plan, form), *_SHOW_MONTH, path)
    require_same(month, make_cold_command(*_SHOW_MONTH, path))
    work = f"month of {plan.sizes.large:,}, warm{_name_form(path)}"
    suffix = "" if form == "plain" else f"-{form}"
    return (
        Row(f"large-warm{suffix}", work, month, _print_month(journal), _HLEDGER, 0.04),
        Row(f"large-warm-start{suffix}", work, month, _warm_sample(plan), _SAMPLE, 1.5),
    )


def _edit(plan: Plan, form: str, path: Path) -> Row:
    """Return the row of a month after an edit, each time of another title.

    The file is a copy with an index of its own, both in a folder of the run.
    """
    folder = plan.folder / f"edit-{form}"
    folder.mkdir()
    copy = folder / path.name
    shutil.copyfile(path, copy)
    cache = folder / "cache"
    month = make_warm_command(cache, *_SHOW_MONTH, copy)
    run_once(month)
    numbers = count()
    edited = replace(month, prepare=lambda: change_title(copy, next(numbers)))
    require_same(edited, make_cold_command(*_SHOW_MONTH, copy))
    suffix = "" if form == "plain" else f"-{form}"
    return Row(
        f"large-edit{suffix}",
        f"one edit in {plan.sizes.large:,}, then the month{_name_form(path)}",
        edited,
        make_cold_command(*_SHOW_MONTH, path),
        "the month, cold",
        0.1,
    )


def _make_first(plan: Plan, path: Path) -> Command:
    cache = plan.folder / "first"

    def drop() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    return replace(make_warm_command(cache, *_SHOW_MONTH, path), prepare=drop)


def _loosen(row: Row) -> Row:
    return row if row.aim is None else replace(row, aim=round(row.aim * _FORM_ROOM, 4))


def _name_form(path: Path) -> str:
    return "" if path.stem == "events" else f", {path.stem}"


def _print_month(journal: Path) -> Command:
    return make_command("hledger", "-f", journal, "print", f"date:{MONTH}")


def _cache_of(plan: Plan, name: str) -> Path:
    return plan.folder / f"cache-{name}"


def _warm_sample(plan: Plan) -> Command:
    return make_warm_command(_cache_of(plan, "sample"), "show", EXAMPLE)


def require_same(warm: Command, cold: Command) -> None:
    """Raise BenchError unless both write the same, the first with its index there.

    What makes the first ready runs once, since each of its edits is another one.
    """
    if warm.prepare is None:
        run_once(warm)
    if read_digest(warm) != read_digest(cold):
        raise BenchError(f"`{warm.label}` answers otherwise with an index than without")


def _note_missing_index(plan: Plan) -> Sequence[str]:
    cache = _cache_of(plan, "plain")
    if cache.is_dir() and any(cache.iterdir()):
        return ()
    return ("This version wrote no index: what is called warm is as cold as the rest.",)
