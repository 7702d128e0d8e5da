"""A selection in numbers as plain JSON values.

docs/json.md describes the record, with a schema that the tests hold it to. All keys are
always there, in this order.
"""

from typing import Any

from timeline.analysis import Number
from timeline.analysis.stats import COUNTED, Count, Stats
from timeline.dates import format_day
from timeline.query import NO_FLAGS, Flags, format_query

_DIGITS = 4
_KEYS = {name: f"{name}s" for name in COUNTED} | {"status": "statuses"}


def make_stats_record(stats: Stats, flags: Flags = NO_FLAGS) -> dict[str, Any]:
    """Return the numbers as a record, keys in a fixed order.

    `flags` are those of the question, which hold for every query as well.
    """
    span = stats.span
    return {
        "events": stats.events,
        "total": stats.total,
        "certain": stats.certain,
        "possible": stats.possible,
        "query": format_query(stats.query),
        "flags": list_flags(flags),
        "span": {"first": format_day(span.first), "last": format_day(span.last)}
        if span is not None
        else None,
        **{key: _make_counts(stats.counts[name]) for name, key in _KEYS.items()},
        "own": {key: _make_counts(counts) for key, counts in stats.own.items()},
        **{
            name: _make_share(number, stats.events)
            for name, number in stats.thin.items()
        },
    }


def make_number_record(number: Number | Count) -> dict[str, Any]:
    """Return how many events there are, how surely, and how they are asked for."""
    return {
        "events": number.events,
        "certain": number.certain,
        "possible": number.possible,
        "query": format_query(number.query),
    }


def list_flags(flags: Flags) -> list[str]:
    """Return the flags that are given, as the command line has them without `--`."""
    given = flags._asdict().items()
    return [name.replace("_", "-") for name, is_given in given if is_given]


def _make_counts(counts: tuple[Count, ...]) -> list[dict[str, Any]]:
    return [{"value": count.value, **make_number_record(count)} for count in counts]


def _make_share(number: Number, total: int) -> dict[str, Any]:
    share = round(number.events / total, _DIGITS) if total else 0.0
    return {"events": number.events, "share": share, **make_number_record(number)}
