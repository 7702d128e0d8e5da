"""Whether names hold characters that nobody can see."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from timeline.checks.context import CheckContext
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.model import Chronology
from timeline.names import NAMED
from timeline.text import count_of, find_invisible, join_words, strip_invisible

_SHOWN = 4
_LISTS = (*NAMED, "tags")
_SINGLE = ("place", "kind", "status")


def check_invisible(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each name in events that invisible characters stand in."""
    wrong = set(filter(find_invisible, _list_texts(context)))
    if not wrong:
        return
    for event in context.events:
        for key in _LISTS:
            for index, typed in enumerate(getattr(event, key)):
                if typed in wrong:
                    yield _make(typed, event.locate(key, index))
        for key in _SINGLE:
            if (typed := getattr(event, key)) in wrong:
                yield _make(typed, event.locate(key))


def check_invisible_entries(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each such name in the registries."""
    for typed, find_place in _list_entries(context.chronology):
        if find_invisible(typed):
            yield _make(typed, find_place())


def _make(typed: str, where: Location) -> Diagnostic:
    found = find_invisible(typed)
    points = [f"U+{ord(char):04X}" for char in found[:_SHOWN]]
    if len(found) > _SHOWN:
        points.append(f"{len(found) - _SHOWN} more")
    what = count_of(len(found), "invisible character")
    return make_diagnostic(
        "name-invisible",
        f"{strip_invisible(typed)!r} holds {what}: {join_words(points, last='and')}",
        where,
        hint="delete them; the name is read without",
        subject=strip_invisible(typed),
    )


def _list_texts(context: CheckContext) -> set[str]:
    """Return what stands under any of the keys, each once."""
    events = context.events
    found = set(context.typed_names.counts)
    found.update(chain.from_iterable([event.tags for event in events]))
    found.update([event.place for event in events])
    found.update([event.kind for event in events])
    found.update([event.status for event in events])
    return found


def _list_entries(
    chronology: Chronology,
) -> Iterator[tuple[str, Callable[[], Location]]]:
    """Yield the names in registries, each with what finds its place."""
    for actor in chronology.actors.values():
        yield actor.id, partial(getattr, actor, "where")
        if actor.name != actor.id:
            yield actor.name, partial(actor.locate, "name")
        for index, alias in enumerate(actor.aliases):
            yield alias, partial(actor.locate, "aliases", index)
    for place in chronology.places.values():
        for word in dict.fromkeys((place.id, place.name, *place.aliases)):
            yield word, partial(getattr, place, "where")
