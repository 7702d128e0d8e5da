"""Rows of events and of what stands in them: tags, links, sources, own keys."""

from collections.abc import Collection, Iterator, Mapping

from timeline.dates import Fit, format_when
from timeline.exports.sqlite.row import Row, dump_own, list_bounds, name_date
from timeline.model import Chronology, Event
from timeline.names import Names
from timeline.names.cited import cite
from timeline.names.own import OwnField, list_texts, parse_number
from timeline.query import Match
from timeline.records import make_plain
from timeline.text import dump_json


def make_event(position: int, match: Match, people: str, names: Names) -> Row:
    """Return the row of `event`; `people` are all names of its actors."""
    event = match.event
    date, bounds = event.date, list_bounds(event.date)
    place = names.places.display(event.place) if event.place else ""
    whereabouts = names.places.find_whereabouts(event.place, date)
    return (
        event.id,
        position,
        date.edtf,
        format_when(date, dash="–"),
        event.title,
        event.kind,
        people,
        place,
        whereabouts.country if event.place else "",
        event.status,
        event.confidence,
        match.fit.name.lower(),
        match.why,
        event.summary,
        date.typed,
        date.shape.value,
        date.precision.value,
        int(date.approximate),
        int(date.uncertain),
        *bounds.days,
        *bounds.numbers,
        *bounds.outer,
        name_date(event.reported),
        event.place,
        identify_place(event.place, names) if event.place else None,
        event.note,
    )


def identify_place(typed: str, names: Names) -> str:
    """Return what a place is known by: its id in the registry, else one spelling."""
    place = names.places.find(typed)
    return place.id if place is not None else names.places.identify(typed)


def list_countries(event: Event, names: Names) -> Iterator[Row]:
    """Yield the countries in which the place may have lain: of `event_country`."""
    if not event.place:
        return
    found: dict[str, Fit] = {}
    for one in names.places.find_whereabouts(event.place, event.date).lying:
        found[one.country] = max(one.fit, found.get(one.country, one.fit))
    for country, fit in found.items():
        yield event.id, country, fit.name.lower()


def list_tags(event: Event) -> Iterator[Row]:
    """Yield the tags, each once: of `event_tag`."""
    for tag in dict.fromkeys(event.tags):
        yield event.id, tag


def list_links(event: Event, ids: Collection[str]) -> Iterator[Row]:
    """Yield what it refers to: of `event_link`; `ids` are those of events here."""
    for position, other in enumerate(event.see, start=1):
        yield event.id, position, other, other if other in ids else None


def list_citations(event: Event, names: Names) -> Iterator[Row]:
    """Yield what it rests on: of `citation`."""
    for position, citation in enumerate(event.sources, start=1):
        cited = cite(citation, names.sources)
        yield (
            event.id,
            position,
            cited.identity,
            cited.title,
            cited.container,
            cited.author,
            cited.publisher,
            name_date(cited.date),
            cited.page,
            cited.url,
            cited.archived,
            cited.accessed,
            cited.quote,
            cited.attributed_to,
            cited.credibility,
            cited.reliability,
            citation.note,
            dump_own(citation.extra),
        )


def list_accounts(event: Event, names: Names) -> Iterator[Row]:
    """Yield what sources say where they differ: of `account`."""
    identities = names.sources.identify_accounts(event)
    for position, account in enumerate(event.accounts, start=1):
        days = list_bounds(account.date).days
        yield (
            event.id,
            position,
            identities[position - 1],
            account.title,
            account.date.edtf,
            days[0],
            days[-1],
            account.note,
            dump_own(account.extra),
        )


def list_own(event: Event, fields: Mapping[str, OwnField]) -> Iterator[Row]:
    """Yield the keys of the authors' own: of `own_value`; `fields` are declared."""
    for key, value in event.extra.items():
        texts = list_texts(value)
        number = date = None
        field = fields.get(key)
        if field is not None and len(texts) == 1:
            if field.type == "number":
                number = parse_number(texts[0])
            dates = field.dates_of(event)
            date = dates[0].edtf if dates else None
        text = "; ".join(texts)
        yield event.id, key, dump_json(make_plain(value)), text, number, date


def make_fields(chronology: Chronology) -> dict[str, OwnField]:
    """Return the keys that the files declare, by name."""
    return {
        key: OwnField(key, kind, chronology) for key, kind in chronology.fields.items()
    }
