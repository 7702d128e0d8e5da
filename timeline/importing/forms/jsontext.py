"""JSON (RFC 8259) with every scalar as the text it was typed as."""

import json
from collections import Counter
from typing import Any

from timeline.importing.rows import SourceError

# Far from what Python itself can follow.
_DEEPEST = 100


class Pairs(dict[str, Any]):
    """An object; `doubled` are the keys that it has more than once."""

    doubled: tuple[str, ...] = ()


def load_json(text: str) -> Any:
    """Return the values of a text: `Pairs`, lists, texts and None.

    Numbers, `true` and `false` are texts, so that `1.0` and `00` stay apart; of keys
    that are doubled the last counts. Raises SourceError for what is no JSON, or nested
    deeper than can be read.
    """
    try:
        return _soften(
            json.loads(
                text.removeprefix("\ufeff"),
                object_pairs_hook=_pair,
                parse_int=str,
                parse_float=str,
                parse_constant=str,
            )
        )
    except json.JSONDecodeError as error:
        raise SourceError(
            f"this is no JSON: {error.msg}, at column {error.colno}", line=error.lineno
        ) from error
    except RecursionError:
        raise SourceError("this JSON is nested deeper than can be read") from None


def _pair(pairs: list[tuple[str, Any]]) -> Pairs:
    found = Pairs(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        found.doubled = tuple([key for key, count in counts.items() if count > 1])
    return found


def _soften(value: Any, depth: int = 0) -> Any:
    """Return a value with truth values as texts; refuse one that is nested deep."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | Pairs) and depth == _DEEPEST:
        raise RecursionError
    if isinstance(value, list):
        return [_soften(item, depth + 1) for item in value]
    if isinstance(value, Pairs):
        for key, item in value.items():
            value[key] = _soften(item, depth + 1)
    return value
