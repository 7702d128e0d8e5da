"""What iCalendar has no property for: the keys of an event, to be read as one again.

`timeline.importing.forms.icsproperties` reads them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from timeline.dates import When, spell_date
from timeline.editing.asides import make_plain
from timeline.editing.recordtrees import make_event_tree, spell_fixed
from timeline.exports.icslines import escape_text, escape_texts, spell_text
from timeline.model import LIST_MARKS, Chronology, Event
from timeline.reading.events import KEYS
from timeline.text import dump_json
from timeline.vocabulary import KINDS, STATUSES

PREFIX = "X-TIMELINE-"
REST = f"{PREFIX}REST"
"""Has what no other property gives back as it was, as one JSON object."""


def list_own(event: Event, see: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the names and the escaped values of properties, in the order of the manual.

    `see` are those of the event's ids that are to stand there. The date is left to
    others.
    """
    tree = _make_tree(event, see)
    rest: dict[str, Any] = {}
    for key, value in tree.items():
        if key not in KEYS:
            rest[key] = value
            continue
        listed = value if key in LIST_MARKS else [value]
        texts = [one for one in listed if isinstance(one, str)]
        is_whole = len(texts) == len(listed)
        if is_whole:
            # One text is a list of one, escaped alike.
            yield PREFIX + key.upper(), escape_texts(texts)
        if not (is_whole and all(map(_is_kept, texts))):
            rest[key] = value
    if rest:
        yield REST, escape_text(dump_json(rest))


def list_declared(chronology: Chronology) -> Iterator[tuple[str, str]]:
    """Yield the property that has what a chronology declares for its events, if any."""
    declared = {
        "fields": dict(chronology.fields),
        "kinds": [kind for kind in chronology.kinds if kind not in KINDS],
        "statuses": dict(chronology.statuses),
    }
    filled = {key: value for key, value in declared.items() if value}
    if filled:
        yield f"{PREFIX}DECLARED", escape_text(dump_json(filled))


def _make_tree(event: Event, see: tuple[str, ...]) -> dict[str, Any]:
    """Return what is filled in of an event, dates spelled as they are read anywhere."""
    told = replace(
        event,
        see=see,
        reported=_spell(event.reported),
        sources=spell_fixed(event.sources),
        accounts=spell_fixed(event.accounts),
    )
    tree: dict[str, Any] = make_plain(make_event_tree(told))
    del tree["date"]
    if event.status == STATUSES[0]:
        del tree["status"]
    return tree


def _spell(date: When | None) -> When | None:
    return None if date is None else replace(date, typed=spell_date(date))


def _is_kept(text: str) -> bool:
    """Tell whether a text comes back from a property as it was."""
    return bool(text) and text == text.strip() == spell_text(text)
