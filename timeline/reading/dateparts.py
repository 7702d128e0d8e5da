"""Dates in several keys: `start` and `end`, `year` with `month` and `day`.

    date  = ("date" | "when" | "start" | "start_date") ["end" | "end_date"]
          | "year" ["month" ["day"]]
          | "date" "year"                  a date typed without a year, and its year

An end that is the start again, or empty, says nothing. A key that `fields` declares is
never a part of a date.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.dates import (
    MONTH_NAMES,
    DateError,
    Relative,
    When,
    parse_canonical,
    parse_date,
    spell_date,
)
from timeline.dates.when import Shape as DateShape
from timeline.dates.years import may_be_years
from timeline.reading.datevalues import report_date
from timeline.reading.nodes import Node, TextNode
from timeline.reading.schema import Lookup
from timeline.reading.slips import Joined
from timeline.reading.values import Record, Scope

_Pair = tuple[TextNode, Node]
_Part = tuple[TextNode, TextNode]
_ENDS = ("end", "end_date")
UNITS = ("year", "month", "day")
"""Keys that make a date where nothing else does, the year first."""


def join_parts(
    scope: Scope,
    lookup: Lookup,
    record: Record,
    pairs: list[_Pair],
    whole: Sequence[_Pair],
) -> list[_Pair]:
    """Read the date of an event from its parts; return the pairs that are none.

    `pairs` are those of the `whole` event under other names than the schema's; the
    best other name of `date` is read here, so that its end can follow.
    """
    parts = {
        key.text.lower(): (key, value)
        for key, value in pairs
        if key.text not in scope.fields and isinstance(value, TextNode)
    }
    used: list[_Pair] = []
    if "date" not in record.nodes:
        used += _read_start(scope, lookup, record, pairs)
    if "date" in record.nodes:
        ends = [parts[name] for name in _ENDS if name in parts]
        if ends:
            found = _find_pair(whole, record.nodes["date"])
            if _add_end(scope, record, found, ends[0]):
                used.append(ends[0])
    elif "year" in parts:
        units = [parts[name] for name in UNITS if name in parts]
        if "month" not in parts:
            units = units[:1]
        if _read_units(scope, record, dict(zip(UNITS, units, strict=False))):
            used += units
    taken = {id(key) for key, _ in used}
    return [pair for pair in pairs if id(pair[0]) not in taken]


def _find_pair(pairs: Sequence[_Pair], node: Node) -> _Pair:
    return next(pair for pair in pairs if pair[1] is node)


def _read_start(
    scope: Scope, lookup: Lookup, record: Record, pairs: list[_Pair]
) -> list[_Pair]:
    best: tuple[int, int] | None = None
    for index, (key, value) in enumerate(pairs):
        if key.text in scope.fields:
            continue
        found = lookup.find(key.text, value)
        if found is not None and found[1].name == "date":
            place = (found[0], index)
            best = min(best, place) if best else place
    if best is None:
        return []
    key, value = pairs[best[1]]
    scope.tell_synonym(lookup, key, "date")
    record.nodes["date"] = value
    date = lookup.by_name["date"].read(scope, key, value)
    if date is not None:
        record.values["date"] = date
    return [(key, value)]


def _add_end(scope: Scope, record: Record, found: _Pair, pair: _Part) -> bool:
    """Let a date, `found` there, last until an end; tell whether that is part of it."""
    key, value = pair
    start = record.values.get("date")
    if not isinstance(start, When) or start.shape is DateShape.INTERVAL:
        return False
    if value.is_empty:
        scope.note(Joined((found, pair), start.typed))
        return True
    try:
        end = parse_date(value.text, year=scope.year)
    except DateError as error:
        report_date(scope, value.mark, value.text, error)
        # It lasts, until nobody knows when.
        record.values["date"] = _parse(f"{start.edtf}/")
        return False
    if isinstance(end, Relative) or end.shape is DateShape.INTERVAL:
        return False
    if end.edtf == start.edtf:
        scope.note(Joined((found, pair), start.typed))
        return True
    try:
        whole = join_range(start, end)
    except DateError as error:
        report_date(scope, value.mark, value.text, error)
        del record.values["date"]
        return True
    scope.note(Joined((found, pair), whole.typed))
    scope.tell_joined(key, "date", f"{start.typed}/{end.typed}")
    record.values["date"] = whole
    return True


def join_range(start: When, end: When) -> When:
    """Return the interval between two dates, typed so that it reads the same.

    Raises DateError where it ends before it begins, or one of them lasts itself.
    """
    whole = parse_canonical(f"{start.edtf}/{end.edtf}")
    whole = replace(whole, typed=spell_date(whole))
    typed = f"{start.typed}/{end.typed}"
    try:
        if parse_date(typed) == replace(whole, typed=typed):
            return replace(whole, typed=typed)
    except DateError:
        pass
    return whole


def _parse(text: str) -> When:
    """Return the date that a text is. Raises DateError where it names an event."""
    date = parse_date(text)
    if isinstance(date, Relative):
        raise DateError("date-invalid", f"{text!r} names an event")
    return date


def _read_units(scope: Scope, record: Record, units: dict[str, _Part]) -> bool:
    """Read `year`, `month` and `day`; tell whether they are a date."""
    texts = {
        name: "" if value.is_empty else value.text.strip()
        for name, (_, value) in units.items()
    }
    if not texts["year"]:
        return False
    key, value = units["year"]
    try:
        date = parse_date(join_units(**texts))
    except DateError as error:
        report_date(scope, value.mark, value.text, error)
        record.nodes["date"] = value
        return True
    if isinstance(date, Relative):
        return False
    scope.note(Joined(tuple(units.values()), date.typed))
    scope.tell_joined(key, "date", date.typed)
    record.nodes["date"] = value
    record.values["date"] = date
    return True


def join_units(year: str, month: str = "", day: str = "") -> str:
    """Return the text of a date of which year, month and day were typed apart."""
    if not month:
        return year
    if not month.isdecimal():
        return f"{day} {month} {year}".lstrip()
    if year.isdecimal():
        year = year.zfill(4)
    text = f"{year}-{month.zfill(2)}" + (f"-{day.zfill(2)}" if day else "")
    if may_be_years(text) and 1 <= int(month) <= len(MONTH_NAMES):
        # `1908-09` would be taken for two years.
        return f"{MONTH_NAMES[int(month) - 1]} {year}"
    return text


def find_year(scope: Scope, pairs: Sequence[_Pair]) -> tuple[_Pair, int] | None:
    """Return the pair `year` that completes the date beside it, and the year.

    None where there is none, or the date has a year of its own.
    """
    pair = next((pair for pair in pairs if pair[0].text == "year"), None)
    if pair is None or "year" in scope.fields:
        return None
    year = pair[1]
    date = next((value for key, value in pairs if key.text == "date"), None)
    if not isinstance(year, TextNode) or not isinstance(date, TextNode):
        return None
    if not (year.text.isdecimal() and year.text.isascii() and len(year.text) <= 4):
        return None
    try:
        parse_date(date.text)
    except DateError as error:
        if error.code == "date-year-missing":
            return pair, int(year.text)
    return None


def note_year(
    scope: Scope, record: Record, pairs: Sequence[_Pair], year: _Pair
) -> None:
    """Note a date, and the pair `year` that completes it."""
    date = record.values.get("date")
    if not isinstance(date, When) or not isinstance(year[1], TextNode):
        return
    typed = f"{date.typed} {year[1].text}"
    try:
        is_same = parse_date(typed) == replace(date, typed=typed)
    except DateError:
        is_same = False
    found = _find_pair(pairs, record.nodes["date"])
    scope.note(Joined((found, year), typed if is_same else spell_date(date)))
