"""Ids that read as dates, and dates in which the event of such an id may be meant.

A date is tried before an id wherever either may stand: `after 2013-05-10` means the
day, though an event have that id.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping

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
_LAST_WORDS = frozenset(_WORDS)
# No id may stand in what is made of figures and months alone.
_PLAIN = LazyPattern(rf"(?:(?:[0-9]+(?:st|nd|rd|th)?|{any_of(MONTHS)})(?:[\s.,]+|$))+")
# What may be an id, with a word before it or behind.
_WORD = LazyPattern(r"(?<![^\s.])[^\s.,]+(?![^\s,])")
_SOME_ID = "some-event"
_ID_MARK = SINGLE_MARKS.index("id")


def check_ids(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield one note a file in which ids read as dates, at the first of them."""
    return _note_files(_find_dated(context).values())


def may_be_date(_context: CheckContext, event: Event) -> bool:
    """Tell whether an id was typed that may read as a date."""
    id_ = event.id
    last = id_[id_.rfind("-") + 1 :]
    # Most ids end with a word, and where a value was typed may take long to tell.
    if last.isalpha() and last not in _LAST_WORDS:
        return False
    return _MAY_BE_DATE.fullmatch(id_) is not None and event.marks[_ID_MARK] != NO_MARK


def look_at_id(_context: CheckContext, event: Event) -> Hashable:
    """Return what `check_ids` sees of an event."""
    return event.file, event.id


def check_hidden(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each date that hides the event of an id.

    Where a word stands before the id that may stand before one, and where the date of
    that event would make another date of it.
    """
    chronology = context.chronology
    dated = _find_dated(context)
    if not dated:
        return
    for event in context.events:
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


def may_hide(context: CheckContext, event: Event) -> bool:
    """Tell whether an event may be hidden by a date, or its dates may hide one."""
    if may_be_date(context, event):
        return True
    return any(when is not None and _may_hold_id(when.typed) for when in _dates(event))


def look_at_dates(context: CheckContext, event: Event) -> Hashable:
    """Return what `check_hidden` sees of an event."""
    id_ = event.id if may_be_date(context, event) else ""
    dates = [when and (when.typed, when.edtf) for when in _dates(event)]
    return id_, tuple(dates)


def _dates(event: Event) -> tuple[When | None, When | None]:
    return event.date, event.reported


def _may_hold_id(typed: str) -> bool:
    return _WORD.fullmatch(typed) is None and _PLAIN.fullmatch(typed) is None


def _find_dated(context: CheckContext) -> Mapping[str, Event]:
    """Return the events whose typed ids read as dates, by these."""
    year = context.chronology.year
    return {
        event.id: event
        for event in context.events
        if may_be_date(context, event) and isinstance(_parse(event.id, year), When)
    }


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
