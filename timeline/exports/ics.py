"""iCalendar (RFC 5545, RFC 7986): a selection as a calendar. docs/calendars.md has it.

What calendars have no word for stands in properties that begin with `X-TIMELINE-`, one
for each key of an event, by which `timeline.importing.forms.ics` knows it again: a text
or a list of texts as such, and in `X-TIMELINE-REST`, as one JSON object, whatever
would not come back as it was. The date is `X-EDTF`.

Nothing here is of the day on which it is written: `DTSTAMP`, which has to be there, is
always the same.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from timeline.dates import Fit, format_when
from timeline.exports.icsdates import Exactness, Slot, find_slot, judge_exactness
from timeline.exports.icslines import escape_text, escape_texts, fold_line
from timeline.exports.icsown import PREFIX, list_declared, list_own
from timeline.exports.options import IcsOptions, Omission, omit_events
from timeline.exports.telling import Story, Teller
from timeline.model import Event
from timeline.names import names_of
from timeline.query import Match, Selection
from timeline.text import count_of, slugify
from timeline.views.scope import make_scope

_PRODUCT = "-//timeline//timeline export//EN"
_STAMP = "19700101T000000Z"
# Which dates each option lets in.
_WITHIN = {
    "exact": {Exactness.EXACT},
    "month": {Exactness.EXACT, Exactness.MONTH},
    "all": {Exactness.EXACT, Exactness.MONTH, Exactness.ROUGH},
}
_Property = tuple[str, str]
"""A name, with its parameters, and a value, escaped."""


class _Entry(NamedTuple):
    """An event that stands in the calendar."""

    match: Match
    slot: Slot
    exactness: Exactness
    uid: str


def write(
    selection: Selection, stream: BinaryIO, options: IcsOptions
) -> tuple[str, ...]:
    """Write those events whose date is known well enough; tell how many are not."""
    entries, left = _choose(selection, _WITHIN[options.dates])
    gone = tuple(_list_left(len(selection.matches), left))
    writer = _Writer(selection, entries, gone)
    for name, value in writer.list_properties():
        stream.write(fold_line(f"{name}:{value}").encode())
    if not writer.lost_links:
        return gone
    lead, were = ("leads", "was") if writer.lost_links == 1 else ("lead", "were")
    links = count_of(writer.lost_links, "id")
    return (*gone, f"{links} under `see` {lead} out of the file, and {were} left out")


def _choose(
    selection: Selection, within: set[Exactness]
) -> tuple[list[_Entry], Counter[str]]:
    """Return what goes into the calendar, and how many do not for each reason."""
    calendar = slugify(selection.chronology.title) or "timeline"
    entries, left = [], Counter[str]()
    taken: Counter[str] = Counter()
    for match in selection.matches:
        event = match.event
        exactness = judge_exactness(event.date)
        slot = find_slot(event.date)
        if exactness is Exactness.NONE:
            left["undated"] += 1
        elif exactness not in within:
            left["rough"] += 1
        elif slot is None:
            left["years"] += 1
        else:
            taken[event.id] += 1
            turn = f"-{taken[event.id]}" if taken[event.id] > 1 else ""
            uid = f"{event.id}{turn}@{calendar}"
            entries.append(_Entry(match, slot, exactness, uid))
    return entries, left


def _list_left(total: int, left: Mapping[str, int]) -> Iterator[Omission]:
    """Yield how many events are not in the calendar, for each reason."""
    reasons = {
        "rough": "whose dates are not known well enough for a calendar",
        "years": "as calendars have no other years than 1 to 9999",
        "undated": "as nobody knows their dates",
    }
    for reason, words in reasons.items():
        if left.get(reason):
            yield omit_events(left[reason], total, words)


class _Writer:
    """Makes the properties of one calendar."""

    def __init__(
        self, selection: Selection, entries: list[_Entry], gone: tuple[str, ...]
    ) -> None:
        self._selection = selection
        self._gone = gone
        self._entries = entries
        self._uids = {id(entry.match.event): entry.uid for entry in entries}
        self._teller = Teller(selection)
        self._places = names_of(selection.chronology).places
        self.lost_links = 0
        """How many ids under `see` are of events that are not in the calendar."""

    def list_properties(self) -> Iterator[_Property]:
        """Yield all properties, in the order in which they stand."""
        scope = make_scope(self._selection)
        yield "BEGIN", "VCALENDAR"
        yield "VERSION", "2.0"
        yield "PRODID", _PRODUCT
        yield "CALSCALE", "GREGORIAN"
        if scope.title:
            # RFC 7986, and what was there before it.
            for name in ("NAME", "X-WR-CALNAME"):
                yield name, escape_text(scope.title)
        asked = (scope.query,) if scope.query else ()
        about = "\n".join((*asked, *scope.list_sentences(), *self._gone))
        for name in ("DESCRIPTION", "X-WR-CALDESC"):
            yield name, escape_text(about)
        yield from list_declared(self._selection.chronology)
        for entry in self._entries:
            yield "BEGIN", "VEVENT"
            yield from self._list_of(entry)
            yield "END", "VEVENT"
        yield "END", "VCALENDAR"

    def _list_of(self, entry: _Entry) -> Iterator[_Property]:
        match, slot = entry.match, entry.slot
        event = match.event
        story = self._teller.tell(match)
        day = ";VALUE=DATE" if slot.is_day else ""
        yield "UID", escape_text(entry.uid)
        yield "DTSTAMP", _STAMP
        yield f"DTSTART{day}", slot.start
        if slot.end:
            yield f"DTEND{day}", slot.end
        yield "SUMMARY", escape_text(_name(entry))
        described = "\n".join(_describe(entry, story))
        if described:
            yield "DESCRIPTION", escape_text(described)
        if event.place:
            yield from self._list_place(event)
        categories = [word for word in (event.kind, *event.tags) if word]
        if categories:
            yield "CATEGORIES", escape_texts(categories)
        status = _find_status(entry)
        if status:
            yield "STATUS", status
        # What happened keeps nobody busy.
        yield "TRANSP", "TRANSPARENT"
        link = next((one.link for one in story.references if one.link), "")
        if link:
            yield "URL", link
        related = self._find_related(event)
        for uid in related.values():
            yield "RELATED-TO;RELTYPE=SIBLING", escape_text(uid)
        yield "X-EDTF", escape_text(event.date.edtf)
        yield f"{PREFIX}PRECISION", event.date.precision.value
        yield f"{PREFIX}MATCH", match.fit.name.lower()
        if match.why:
            yield f"{PREFIX}WHY", match.why
        yield from list_own(event, tuple(related))

    def _list_place(self, event: Event) -> Iterator[_Property]:
        yield "LOCATION", escape_text(self._places.display(event.place))
        place = self._places.find(event.place)
        if place is not None and place.at is not None:
            yield "GEO", ";".join(map(_format_degrees, place.at))

    def _find_related(self, event: Event) -> dict[str, str]:
        """Return the ids under `see` whose events are there, with their UIDs."""
        by_id = self._selection.chronology.by_id
        found = {}
        for other in event.see:
            uid = self._uids.get(id(by_id.get(other)))
            if uid is None:
                self.lost_links += 1
            else:
                found[other] = uid
        return found


def _name(entry: _Entry) -> str:
    """Return the title, with the date before it where the calendar cannot say it."""
    event = entry.match.event
    if entry.exactness is Exactness.EXACT:
        return event.title
    return f"({format_when(event.date)}) {event.title}"


def _describe(entry: _Entry, story: Story) -> Iterator[str]:
    """Yield the lines of a description."""
    if entry.exactness is not Exactness.EXACT:
        yield f"Date: {format_when(entry.match.event.date)}"
    if story.people:
        yield story.people
    yield from story.summary
    yield from story.remarks
    for one in story.references:
        parts = [f"Source: {one.text}"]
        if one.quote:
            parts.append(f"“{one.quote}”")
        if one.link and one.link != one.text:
            parts.append(one.link)
        yield " ".join(parts)


def _format_degrees(degrees: float) -> str:
    """Return degrees to six decimal places at most, as 3.8.1.6 has them."""
    # No exponent may stand there, and no zero has a sign.
    return f"{round(degrees, 6) + 0.0:.6f}".rstrip("0").rstrip(".")


def _find_status(entry: _Entry) -> str:
    """Return a status of 3.8.1.11; empty where nothing is to be said."""
    event = entry.match.event
    meaning = event.meaning
    if meaning.known_beforehand and not meaning.took_place:
        return "CANCELLED"
    doubtful = meaning.doubtful or meaning.contested or meaning.outstanding
    if doubtful or entry.exactness is not Exactness.EXACT:
        return "TENTATIVE"
    if entry.match.fit is not Fit.CERTAIN:
        return "TENTATIVE"
    return "CONFIRMED" if (event.status_like or event.status) == "confirmed" else ""
