"""The texts that a search looks at and a page does not show as they are."""

from timeline.model import Event
from timeline.names import Names
from timeline.query.holding import TEXTS
from timeline.text import fold, make_visible


def list_hidden_texts(event: Event, names: Names) -> tuple[str, ...]:
    """Return what `--search` finds in an event beyond the words that a page shows.

    Those are title, summary and tags, and people by the names that are shown for them,
    all with controls spelled. What stands within one of these at the beginning of a
    word is found there. A place stands with its country, and counts as not shown. Each
    once, in order.
    """
    people = (*event.actors, *event.to, *event.about)
    shown = [event.title, event.summary, *event.tags]
    shown += map(names.actors.display, people)
    found = [f" {fold(make_visible(text))}" for text in shown]
    texts = (text for _, lot in TEXTS["text"](event, names) for text in lot if text)
    hidden = (
        text
        for text in dict.fromkeys(texts)
        if not any(f" {fold(text)}" in one for one in found)
    )
    return tuple(hidden)
