"""A selection in numbers as plain JSON values.

Keys, in this order, all always there:

    events            events selected
    total             events of the chronology
    certain, possible how surely they match; the two make up `events`
    span              {"first": "2013-04-15", "last": ...}, ISO 8601; null if no day
                      is known
    kinds, actors, places, tags, sources, precisions, statuses
                      lists of {"value": "visit", "events": 3}; "value" is empty for
                      events that have none, and that entry comes last; most frequent
                      first, but precisions from fine to coarse, and statuses in the
                      order of docs/format.md
                      actors and places go by name, sources by id
    own               {"importance": [...]}: such a list for each of the authors' own
                      keys that `fields` declares, by the key; numbers by size, dates by
                      time, in EDTF
    single_sourced    {"events": 3, "share": 0.25}: on one source alone
    leaning           the same: several sources that lean on each other
    unsourced         the same: no source at all

Under kinds, places, precisions and statuses the numbers add up to `events`.
"""

from typing import Any

from timeline.dates import format_day
from timeline.query.stats import COUNTED, Count, Stats

_DIGITS = 4
_KEYS = {name: f"{name}s" for name in COUNTED} | {"status": "statuses"}


def make_stats_record(stats: Stats) -> dict[str, Any]:
    """Return the numbers as a record, keys in a fixed order."""
    span = stats.span
    return {
        "events": stats.events,
        "total": stats.total,
        "certain": stats.certain,
        "possible": stats.possible,
        "span": {"first": format_day(span.first), "last": format_day(span.last)}
        if span is not None
        else None,
        **{key: _make_counts(stats.counts[name]) for name, key in _KEYS.items()},
        "own": {key: _make_counts(counts) for key, counts in stats.own.items()},
        "single_sourced": _make_share(stats.single_sourced, stats.events),
        "leaning": _make_share(stats.leaning, stats.events),
        "unsourced": _make_share(stats.unsourced, stats.events),
    }


def _make_counts(counts: tuple[Count, ...]) -> list[dict[str, Any]]:
    return [{"value": count.value, "events": count.events} for count in counts]


def _make_share(number: int, total: int) -> dict[str, Any]:
    return {"events": number, "share": round(number / total, _DIGITS) if total else 0.0}
