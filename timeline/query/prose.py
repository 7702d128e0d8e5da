"""The text of an event that no registry has a say in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model import Event


def list_prose(event: Event) -> Iterable[tuple[str, Iterable[str]]]:
    """Yield its texts, each with what it is called; may be empty."""
    yield "title", (event.title,)
    yield "summary", (event.summary,)


def folded_text(event: Event) -> str:
    """Return the prose of an event, folded, a line for each text that is not empty.

    `text`, `title` and `summary` look into nothing else but words of an event.
    """
    texts = [text for _, lot in list_prose(event) for text in lot if text]
    return "\n".join(map(fold, texts))
