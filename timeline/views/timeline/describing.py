"""Who and where: what is said of an event besides its title, its date and its kind."""

from collections.abc import Iterator

from timeline.model import Event
from timeline.rendering import Span
from timeline.views.options import TimelineOptions
from timeline.views.sheet import Sheet

Part = tuple[Span, ...]


def join_parts(parts: list[Part], dot: str) -> Iterator[Span]:
    """Yield the spans of the parts that are not empty, with a dot between them."""
    written = [part for part in parts if any(span.text for span in part)]
    for index, part in enumerate(written):
        if index:
            yield Span(f" {dot} ", "quiet")
        yield from part


def describe(
    event: Event, names: str, sheet: Sheet[TimelineOptions], *, kind: Part = ()
) -> Iterator[Span]:
    """Yield what kind it is, or a status, if given, who, where, if accounts differ.

    `names` are those of who took part, as they are to be written.
    """
    parts = [kind, (Span(names, "quiet"),)]
    parts.append((Span(sheet.naming.place(event), "quiet"),))
    if event.about and not event.actors and not event.to:
        about = ", ".join(sheet.naming.actor(name) for name in event.about)
        parts.append((Span(f"about {about}", "quiet"),))
    if sheet.naming.list_differences(event):
        parts.append(tell_differing(sheet))
    return join_parts(parts, sheet.glyphs.dot)


def tell_differing(sheet: Sheet[TimelineOptions]) -> Part:
    """Return the words for accounts that differ."""
    return (Span(f"{sheet.glyphs.differ} accounts differ", "status"),)
