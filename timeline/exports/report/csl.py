"""The sources of a selection as CSL JSON, which pandoc, Zotero and others read.

Its schema is that of the Citation Style Language 1.0.2. The ids are the keys that a
report with `citekeys` cites by. What is known of a date is said as figures where they
can say it, else in words: a year that is about one would be printed without its `c.`.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from timeline.dates import (
    DateError,
    Precision,
    Shape,
    When,
    calendar_date,
    format_when,
    is_finite,
    parse_date,
)
from timeline.dates.when import Point
from timeline.exports.options import ExportOptions, Omission
from timeline.exports.report.citekeys import Work, Works
from timeline.exports.report.citing import UNTITLED_WORK
from timeline.exports.report.escaping import flatten
from timeline.names.cited import Cited
from timeline.patterns import LazyPattern
from timeline.query import Selection
from timeline.text import count_of, dump_json
from timeline.vocabulary import RELIABILITY_WORDS, explain_rating

_FIGURES = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}
"""How many of year, month and day a date of some precision has."""
# Before it, processors add an era of their own, and astronomical years are a year off.
_FIRST_YEAR = 1000
# What processors take for formatting, wherever it stands in a text.
_TAG = LazyPattern(r"<(?=/?(?:i|b|sub|sup|sc|span)\b)", re.IGNORECASE)
_JOINER = "\u2060"


def write(
    selection: Selection, stream: BinaryIO, options: ExportOptions
) -> tuple[str, ...]:
    """Write the works that the events and their accounts cite, in that order."""
    works = Works(selection.chronology).list_of(selection.events)
    document = dump_json([make_item(work) for work in works], indent=2)
    stream.write(f"{document}\n".encode())
    told = count_of(len(works), "work")
    text = f"in it are no events, but {told} that the selected ones cite"
    if not works:
        text = "nothing is in it, as no selected event cites anything"
    return (Omission(text, len(selection.matches)),)


def make_item(work: Work) -> dict[str, Any]:
    """Return the record of a work, without what is not known of it."""
    cited = work.cited
    item = {
        "id": work.key,
        "type": _find_type(cited),
        "title": _break_tags(cited.title) or UNTITLED_WORK,
        "author": _name(cited.author),
        "container-title": _break_tags(cited.container),
        "publisher": _break_tags(cited.publisher),
        "issued": _make_date(cited.date) if cited.date is not None else {},
        "URL": cited.link,
        "accessed": _read_accessed(cited.accessed),
        "note": "; ".join(_list_rest(cited)),
    }
    return {key: value for key, value in item.items() if value}


def _find_type(cited: Cited) -> str:
    """Return a type of CSL by what is known: no source says what it is."""
    if cited.container:
        return "article-magazine"
    if cited.link:
        return "webpage"
    return "book" if cited.publisher else "document"


def _break_tags(text: str) -> str:
    """Return a text in which nothing is formatting.

    CSL JSON has no escape; what stands within a tag, unseen, makes it none.
    """
    return _TAG.sub(f"<{_JOINER}", flatten(text))


def _name(author: str) -> list[dict[str, str]]:
    # Which of the words is the family name, nobody has said.
    return [{"literal": flatten(author)}] if author else []


def _make_date(when: When) -> dict[str, Any]:
    """Return a date variable of CSL: in figures, in words, or both.

    Words go before figures where a processor has both; by the figures it sorts.
    """
    parts = [_list_figures(point) for point in _list_points(when)]
    plain = bool(parts) and all(parts)
    record: dict[str, Any] = {"date-parts": parts} if plain else {}
    if when.approximate:
        record["circa"] = True
    if not plain or when.approximate or when.uncertain:
        record["literal"] = format_when(when)
    return record


def _list_points(when: When) -> tuple[Point, ...]:
    """Return the unit, or the two ends, that a date is; none where it is neither."""
    if when.shape is Shape.SINGLE:
        return (when.start,)
    if when.shape is Shape.INTERVAL and all(map(is_finite, when.bounds)):
        return when.start, when.end
    return ()


def _list_figures(point: Point) -> list[int]:
    """Return the year and as much of month and day as is known; else nothing."""
    figures = list(calendar_date(point.first))
    known = _FIGURES.get(point.precision, 0)
    told = known and not point.ends and point.clock is None
    return figures[:known] if told and figures[0] >= _FIRST_YEAR else []


def _read_accessed(typed: str) -> dict[str, Any]:
    """Return what was typed as a date of CSL; in words where it is no date."""
    if not typed:
        return {}
    try:
        when = parse_date(typed, year=None)
    except DateError:
        return {"literal": flatten(typed)}
    # It names an event where it rests on one.
    return _make_date(when) if isinstance(when, When) else {"literal": flatten(typed)}


def _list_rest(cited: Cited) -> Iterator[str]:
    """Yield what there is no variable for."""
    if cited.url and cited.archived:
        yield f"archived at {flatten(cited.archived)}"
    if cited.reliability:
        rating = explain_rating(flatten(cited.reliability), RELIABILITY_WORDS)
        yield f"reliability {rating}"
