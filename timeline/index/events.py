"""Events as JSON, and back, without the file and the places that they stand in.

Fields go from those that most events have to those that few have, since the empty ones
at the end are left away.
"""

import json
from array import array

from timeline.diagnostics import SourceFile
from timeline.index.dates import decode_date, encode_date
from timeline.index.records import (
    Coded,
    decode_own,
    decode_record,
    dump,
    encode_own,
    encode_record,
)
from timeline.model import NOTHING, Account, Citation, Event

# Without what `json.loads` asks about its text each time.
_decode = json.JSONDecoder().raw_decode

_EMPTY: tuple[Coded, ...] = (
    *("", "", None, "", (), (), (), "", (), ()),
    *("", "", "", (), None, (), None, "", "", None),
)


def encode_event(event: Event) -> str:
    """Return an event as JSON."""
    reported, beside = event.reported, event.beside
    fields = [
        event.id,
        event.title,
        encode_date(event.date),
        event.kind,
        event.actors,
        event.to,
        event.about,
        event.place,
        event.tags,
        [_encode_citation(one) for one in event.sources],
        event.status,
        event.summary,
        event.confidence,
        event.see,
        encode_own(event.extra) if event.extra else None,
        [encode_record(one) for one in event.accounts] if event.accounts else None,
        None if reported is None else encode_date(reported),
        event.note,
        event.status_like,
        None if beside is None else encode_date(beside),
    ]
    while not fields[-1] and fields[-1] != 0:
        fields.pop()
    return dump(fields)


def decode_event(text: str, origin: SourceFile, marks: "array[int]") -> Event:
    """Return the event of a JSON text."""
    fields, _ = _decode(text)
    fields += _EMPTY[len(fields) :]
    (
        id_,
        title,
        date,
        kind,
        actors,
        to,
        about,
        place,
        tags,
        sources,
        status,
        summary,
        confidence,
        see,
        extra,
        accounts,
        reported,
        note,
        status_like,
        beside,
    ) = fields
    return Event(
        id_,
        decode_date(date),
        title,
        origin,
        marks,
        None if reported is None else decode_date(reported),
        summary,
        kind,
        tuple(actors),
        tuple(to),
        tuple(about),
        place,
        tuple(tags),
        tuple([_decode_citation(one) for one in sources]) if sources else (),
        tuple([decode_record(Account, one) for one in accounts]) if accounts else (),
        status,
        confidence,
        tuple(see),
        note,
        decode_own(extra) if extra else NOTHING,
        status_like,
        None if beside is None else decode_date(beside),
    )


_cited: dict[str, Citation] = {}
_NOTHING_ELSE = Citation("")[1:]


def _encode_citation(citation: Citation) -> Coded:
    # Most cite a source of the registry, and nothing else.
    if citation[1:] == _NOTHING_ELSE:
        return citation.source
    return encode_record(citation)


def _decode_citation(coded: Coded) -> Citation:
    if coded.__class__ is not str:
        cited: Citation = decode_record(Citation, coded)
        return cited
    known = _cited.get(coded)
    if known is None:
        known = _cited[coded] = Citation(coded)
    return known
