"""Ids that read as dates, and dates in which the event of such an id may be meant.

A date is tried before an id wherever either may stand: `after 2013-05-10` means the
day, though an event have that id.
"""

from collections.abc import Iterable, Iterator, Mapping

from timeline.checks.context import CheckContext
from timeline.dates import DateError, Relative, When, parse_date, resolve_relative
from timeline.dates.words import MONTHS, SEASONS, any_of
from timeline.diagnostics import NO_MARK, Diagnostic, make_diagnostic
from timeline.model import SINGLE_MARKS, Chronology, Event
from timeline.patterns import LazyPattern

# What ids that read as dates are made of: to try each of 100,000 ids as a date would
# cost more than all other checks.
_WORDS = (*MONTHS, *SEASONS, "early", "mid", "late", "unknown", "undated")
_PART = rf"(?:(?:ca?)?[0-9]+s?|[wqh][0-9]+|{any_of(_WORDS)})"
_MAY_BE_DATE = LazyPattern(rf"{_PART}(?:-{_PART})*")
# What may be an id, with a word before it or behind.
_WORD = LazyPattern(r"(?<![^\s.])[^\s.,]+(?![^\s,])")
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
            target = _find_hidden(when, dated, chronology) if when else None
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
    when: When, dated: Mapping[str, Event], chronology: Chronology
) -> Event | None:
    """Return the event whose id stands in a date, if it would make another date."""
    typed = when.typed
    for word in _WORD.finditer(typed):
        target = dated.get(word[0])
        if target is None or word[0] == typed:
            continue
        spelled = f"{typed[: word.start()]}{_SOME_ID}{typed[word.end() :]}"
        relative = _parse(spelled, chronology.year)
        if not isinstance(relative, Relative):
            continue
        by_id = chronology.by_id
        if not all(id_ == _SOME_ID or id_ in by_id for id_ in relative.targets):
            continue
        dates = {id_: by_id[id_].date for id_ in relative.targets if id_ != _SOME_ID}
        try:
            other = resolve_relative(relative, {**dates, _SOME_ID: target.date})
        except DateError:
            continue
        if other.edtf != when.edtf:
            return target
    return None


def _parse(text: str, year: int | None) -> When | Relative | None:
    try:
        return parse_date(text, year=year)
    except DateError:
        return None
