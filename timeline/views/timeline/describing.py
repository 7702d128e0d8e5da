"""Who and where: what is said of an event besides its title, its date and its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.rendering import Span, share_span

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.views.options import TimelineOptions
    from timeline.views.sheet import Sheet

Part = tuple[Span, ...]


def describe(
    event: Event, names: str, sheet: Sheet[TimelineOptions], *, kind: Part = ()
) -> list[Span]:
    """Return what kind it is, or a status, if given, who, where, if accounts differ.

    Each in a span of its own, with a dot between two; `names` are those of who took
    part, as they are to be written. Nothing of what is empty.
    """
    naming = sheet.naming
    parts: list[Part] = []
    if kind and any(span.text for span in kind):
        parts.append(kind)
    texts = [names, naming.place(event)]
    if event.about and not event.actors and not event.to:
        about = ", ".join([naming.actor(name) for name in event.about])
        texts.append(f"about {about}")
    parts += [(Span(text, "quiet"),) for text in texts if text]
    if naming.list_differences(event):
        parts.append(tell_differing(sheet))
    dot = share_span(f" {sheet.glyphs.dot} ", "quiet")
    spans: list[Span] = []
    for part in parts:
        if spans:
            spans.append(dot)
        spans += part
    return spans


def tell_differing(sheet: Sheet[TimelineOptions]) -> Part:
    """Return the words for accounts that differ."""
    return (Span(f"{sheet.glyphs.differ} accounts differ", "status"),)
