"""Whether names hold characters that nobody can see."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from timeline.checks.context import CheckContext
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.model import Chronology, Event
from timeline.text import count_of, find_invisible, join_words, strip_invisible

_SHOWN = 4


def check_invisible(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each name in events that invisible characters stand in."""
    return _find_in(_list_names(context.events))


def check_invisible_entries(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each such name in the registries."""
    return _find_in(_list_entries(context.chronology))


def _find_in(
    names: Iterable[tuple[str, Callable[[], Location]]],
) -> Iterator[Diagnostic]:
    for typed, find_place in names:
        found = find_invisible(typed)
        if not found:
            continue
        points = [f"U+{ord(char):04X}" for char in found[:_SHOWN]]
        if len(found) > _SHOWN:
            points.append(f"{len(found) - _SHOWN} more")
        what = count_of(len(found), "invisible character")
        yield make_diagnostic(
            "name-invisible",
            f"{strip_invisible(typed)!r} holds {what}: "
            f"{join_words(points, last='and')}",
            find_place(),
            hint="delete them; the name is read without",
            subject=strip_invisible(typed),
        )


def _list_names(
    events: Iterable[Event],
) -> Iterator[tuple[str, Callable[[], Location]]]:
    """Yield the names in events, each with what finds its place.

    Without those that are ASCII, as most are.
    """
    for event in events:
        for key in ("actors", "to", "about", "tags"):
            for index, typed in enumerate(getattr(event, key)):
                if not typed.isascii():
                    yield typed, partial(event.locate, key, index)
        for key in ("place", "kind", "status"):
            if not getattr(event, key).isascii():
                yield getattr(event, key), partial(event.locate, key)


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
