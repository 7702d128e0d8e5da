"""Ids that read as dates, and dates in which the event of such an id may be meant.

A date is tried before an id wherever either may stand: `after 2013-05-10` means the
day, though an event have that id.
"""

from collections.abc import Iterable, Iterator, Mapping

from timeline.checks.context import CheckContext
from timeline.dates import DateError, Relative, When, parse_date, resolve_relative
from timeline.dates.words import MONTHS, SEASONS, any_of
from timeline.diagnostics import NO_MARK, Diagnostic, make_diagnostic
from timeline.model import SINGLE_MARKS, Event
from timeline.patterns import LazyPattern

# What ids that read as dates are made of: to try each of 100,000 ids as a date would
# cost more than all other checks.
_WORDS = (*MONTHS, *SEASONS, "early", "mid", "late", "unknown", "undated")
_PART = rf"(?:[0-9]+|{any_of(_WORDS)})"
_MAY_BE_DATE = LazyPattern(rf"{_PART}(?:-{_PART})*")
_BEHIND_WORD = LazyPattern(r"(?P<word>.*[\s.])(?P<last>[^\s.]+)")
_SOME_ID = "some-event"
_ID_MARK = SINGLE_MARKS.index("id")


def check_ids(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield one note a file in which ids read as dates, at the first of them.

    And a warning for each date that hides the event of an id it ends with: where a
    word stands before it that may stand before an id, and where the date of that
    event would make another date of it.
    """
    chronology = context.chronology
    dated = {
        event.id: event
        for event in chronology.events
        if event.marks[_ID_MARK] != NO_MARK and _is_date(event.id, chronology.year)
    }
    if not dated:
        return
    yield from _note_files(dated.values())
    for event in chronology.events:
        for key in ("date", "reported"):
            when: When | None = getattr(event, key)
            target = _find_hidden(when, dated, chronology.year) if when else None
            if when is None or target is None or target is event:
                continue
            yield make_diagnostic(
                "date-id",
                f"{when.typed!r} was read as {when.edtf}, and not by the event"
                f" {target.id!r}",
                event.locate(key),
                hint="if the event is meant, give it an id that is no date",
                related=(("the event is here", target.locate("id")),),
                subject=target.id,
            )


def _note_files(dated: Iterable[Event]) -> Iterator[Diagnostic]:
    files: dict[str, list[Event]] = {}
    for event in dated:
        files.setdefault(event.file, []).append(event)
    for events in files.values():
        first = min(events, key=lambda event: event.marks[_ID_MARK])
        message = f"the id {first.id!r} reads as a date"
        if len(events) > 1:
            number = f"{len(events):,} ids of this file"
            message = f"{number} read as dates, such as {first.id!r}"
        yield make_diagnostic(
            "id-date",
            f"{message}: a date is tried before an id",
            first.locate("id"),
            hint=f"put a word into it, as in `talks-{first.id}`",
            subject=first.id,
        )


def _is_date(text: str, year: int | None) -> bool:
    if _MAY_BE_DATE.fullmatch(text) is None:
        return False
    return isinstance(_parse(text, year), When)


def _find_hidden(
    when: When, dated: Mapping[str, Event], year: int | None
) -> Event | None:
    """Return the event whose id a date ends with, if it would make another date."""
    match = _BEHIND_WORD.fullmatch(when.typed)
    target = dated.get(match["last"]) if match else None
    if match is None or target is None:
        return None
    relative = _parse(f"{match['word']}{_SOME_ID}", year)
    if not isinstance(relative, Relative):
        return None
    try:
        other = resolve_relative(relative, target.date)
    except DateError:
        return None
    return target if other.edtf != when.edtf else None


def _parse(text: str, year: int | None) -> When | Relative | None:
    try:
        return parse_date(text, year=year)
    except DateError:
        return None
