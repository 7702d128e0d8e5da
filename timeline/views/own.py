"""What authors keep under keys of their own, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import Value


def list_own(extra: Mapping[str, Value]) -> Iterator[str]:
    """Yield each key with its value: `folio: 7`."""
    for key, value in extra.items():
        yield f"{key}: {format_value(value)}"


def format_value(value: Value) -> str:
    """Return a value in one text, whatever it holds."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "; ".join(list_own(value))
    return ", ".join(map(format_value, value))
