"""Hold the dates to their manual: every table row of docs/dates.md is a test.

A table is a test where the line right above it is a comment such as
`<!-- test: accepted year=2013 -->`. The kind decides the columns (`_COLUMNS`) and
the check; `year` is the header's year. A misspelt kind or column stops the
collection, so that no table drops out of the tests unnoticed.

The days in the tables were worked out by hand. They are turned into day numbers
here by `datetime`, not by the calendar under test.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest

from tests.helpers.dates import parse_when
from tests.helpers.files import read_page
from timeline.dates import (
    FUTURE,
    PAST,
    DateError,
    Fit,
    Relative,
    When,
    Window,
    day_number,
    format_day,
    parse_canonical,
    parse_date,
    resolve_relative,
)

_MANUAL = read_page("dates")

_COLUMNS = {
    "accepted": ("typed", "canonical", "begins", "ends", "known to"),
    "refused": ("typed", "code", "why"),
    "asked": ("typed", "readings"),
    "summary": ("you know", "write"),
    "fits": ("date", "window", "answer"),
    "order": ("date", "why here"),
    "relative": ("date of visit", "typed", "canonical", "begins", "ends"),
    "numbers": ("day", "number"),
}
_MARKER = re.compile(r"<!-- test: (?P<kind>[a-z]+)(?: year=(?P<year>[0-9]{4}))? -->")
_CODE = re.compile("`([^`]+)`")
_ISO_DAY = re.compile(r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})")

# The calendar repeats after 400 years, of this many days. Whole cycles bring
# years that `datetime` does not know into its range of 1 to 9999.
_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a tested table; `line` counts from 1, `cells` fit the columns."""

    line: int
    kind: str
    year: int | None
    cells: tuple[str, ...]


def _read_rows() -> Iterator[_Row]:
    """Yield the rows of all marked tables, in the order of the manual."""
    lines = _MANUAL.splitlines()
    for index, line in enumerate(lines):
        if not line.startswith("<!--"):
            continue
        where = f"dates.md:{index + 1}"
        marker = _MARKER.fullmatch(line)
        if marker is None or marker["kind"] not in _COLUMNS:
            raise ValueError(f"{where}: not a marker of a test table: {line}")
        kind = marker["kind"]
        if _split_cells(lines[index + 1]) != _COLUMNS[kind]:
            raise ValueError(f"{where}: the columns are not {_COLUMNS[kind]}")
        year = int(marker["year"]) if marker["year"] else None
        for below in range(index + 3, len(lines)):
            if not lines[below].startswith("|"):
                break
            cells = _split_cells(lines[below])
            if len(cells) != len(_COLUMNS[kind]):
                raise ValueError(f"dates.md:{below + 1}: a cell too many or few")
            yield _Row(below + 1, kind, year, cells)


def _split_cells(line: str) -> tuple[str, ...]:
    """Return the cells of a table line, without the backticks of typed dates."""
    cells = (cell.strip() for cell in line.strip().removeprefix("|").split("|")[:-1])
    return tuple(cell[1:-1] if _is_code(cell) else cell for cell in cells)


def _is_code(cell: str) -> bool:
    # `why` is prose that may begin and end with code of its own.
    return len(cell) > 2 and cell[0] == cell[-1] == "`" and cell.count("`") == 2


_ROWS = tuple(_read_rows())


def _each(kind: str) -> pytest.MarkDecorator:
    """Run a test for every row of that kind, named by its line and first cells."""
    rows = [row for row in _ROWS if row.kind == kind]
    names = [f"line {row.line}: {', '.join(row.cells[:2])}" for row in rows]
    return pytest.mark.parametrize("row", rows, ids=names)


def _read_day(text: str) -> int:
    """Return the day number of a day in a table, or the infinity it names."""
    if text in ("∞", "-∞"):
        return FUTURE if text == "∞" else PAST
    match = _ISO_DAY.fullmatch(text)
    assert match is not None, f"not a day: {text}"
    year, month, day = (int(group) for group in match.groups())
    cycles = (year - 1) // _CYCLE_YEARS
    in_range = date(year - cycles * _CYCLE_YEARS, month, day)
    return in_range.toordinal() + cycles * _CYCLE_DAYS


def _read_span(text: str) -> tuple[int, int]:
    """Return the first and the last day of a cell such as `2013-05-10 … ∞`."""
    first, _, last = text.partition(" … ")
    return _read_day(first), _read_day(last or first)


def _show_span(first: int, last: int) -> str:
    """Write two bounds as the tables do, so that a failure can be read."""
    shown = _show_day(first)
    return shown if first == last else f"{shown} … {_show_day(last)}"


def _show_day(day: int) -> str:
    if day in (PAST, FUTURE):
        return "∞" if day == FUTURE else "-∞"
    cycles = (day - 1) // _CYCLE_DAYS
    in_range = date.fromordinal(day - cycles * _CYCLE_DAYS)
    year = in_range.year + cycles * _CYCLE_YEARS
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{in_range.month:02d}-{in_range.day:02d}"


def _summarize(when: When) -> tuple[str, str, str, str, bool, bool]:
    """Return everything about a date that its canonical form has to carry."""
    return (
        when.edtf,
        _show_span(when.b1, when.b2),
        _show_span(when.e1, when.e2),
        str(when.precision),
        when.approximate,
        when.uncertain,
    )


@_each("accepted")
def test_accepted_date_has_documented_bounds(row: _Row) -> None:
    typed, canonical, begins, ends, known_to = row.cells
    when = parse_when(typed, year=row.year)
    assert _summarize(when)[:4] == (canonical, begins, ends, known_to)
    assert when.typed == typed


@_each("accepted")
def test_canonical_form_of_accepted_date_means_the_same(row: _Row) -> None:
    when = parse_when(row.cells[0], year=row.year)
    _assert_canonical_form_means_the_same(when)


@_each("relative")
def test_relative_date_has_documented_bounds(row: _Row) -> None:
    visit, typed, canonical, begins, ends = row.cells
    when = _resolve_against_visit(typed, visit)
    assert _summarize(when)[:3] == (canonical, begins, ends)
    assert when.typed == typed


@_each("relative")
def test_canonical_form_of_relative_date_means_the_same(row: _Row) -> None:
    when = _resolve_against_visit(row.cells[1], row.cells[0])
    _assert_canonical_form_means_the_same(when)


def _assert_canonical_form_means_the_same(when: When) -> None:
    # Without the header's year: a canonical form stands by itself.
    again = parse_canonical(when.edtf)
    assert _summarize(again) == _summarize(when)
    # Reaches what the tables do not show, such as how far `~` widens each end.
    assert again == when


def _resolve_against_visit(typed: str, visit: str) -> When:
    relative = parse_date(typed)
    assert isinstance(relative, Relative)
    assert relative.targets == ("visit",)
    return resolve_relative(relative, {"visit": parse_when(visit)})


@_each("refused")
def test_refused_date_has_documented_code(row: _Row) -> None:
    typed, code, _ = row.cells
    with pytest.raises(DateError) as caught:
        parse_date(typed, year=row.year)
    assert caught.value.code == code
    assert caught.value.message


@_each("accepted")
def test_more_blanks_say_no_more(row: _Row) -> None:
    """One blank, several, or one that does not break: the date is the same."""
    when = parse_when(row.cells[0], year=row.year)
    for blank in ("  ", "\t", "\u00a0"):
        typed = row.cells[0].replace(" ", blank)
        again = parse_when(typed, year=row.year)
        assert again == when
        assert again.typed == typed


@_each("asked")
def test_what_is_asked_about_has_the_documented_readings(row: _Row) -> None:
    typed, readings = row.cells
    with pytest.raises(DateError) as caught:
        parse_date(typed)
    documented = tuple(_CODE.findall(readings)) or (readings,)
    assert caught.value.readings == documented
    for reading in documented:
        assert reading in caught.value.hint
        parse_when(reading)


@_each("summary")
def test_the_summary_has_dates_and_nothing_else(row: _Row) -> None:
    typed = _CODE.findall(row.cells[1])
    assert typed
    for text in typed:
        assert parse_date(text).typed == text


@_each("fits")
def test_date_fits_window_as_documented(row: _Row) -> None:
    typed, window, answer = row.cells
    fit = parse_when(typed).fit(Window(*_read_span(window)))
    assert fit is Fit[answer.upper()]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(*pair, id=f"line {pair[1].line}: {pair[1].cells[0]}")
        for pair in pairwise(row for row in _ROWS if row.kind == "order")
    ],
)
def test_date_sorts_after_the_line_above(earlier: _Row, later: _Row) -> None:
    # Strictly: a tie would be settled by the position in the file, not by the date.
    first, second = parse_when(earlier.cells[0]), parse_when(later.cells[0])
    assert first.sort_key < second.sort_key


@_each("numbers")
def test_day_has_documented_number(row: _Row) -> None:
    day, number = row.cells
    match = _ISO_DAY.fullmatch(day)
    assert match is not None
    assert day_number(*(int(group) for group in match.groups())) == int(number)
    assert format_day(int(number)) == day


def test_every_table_of_the_manual_is_tested() -> None:
    lines = _MANUAL.splitlines()
    tables = [n for n, line in enumerate(lines) if line.startswith("|---")]
    marked = [n + 2 for n, line in enumerate(lines) if _MARKER.fullmatch(line)]
    assert tables == marked


def test_manual_has_enough_rows() -> None:
    """A marker or a table that is lost must not pass for a success."""
    counts = Counter(row.kind for row in _ROWS)
    assert len(_ROWS) >= 150
    assert counts["fits"] >= 30
    assert counts.keys() == _COLUMNS.keys()
