"""Whether names that nothing declares may be one actor's."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property

from timeline.checks.context import CheckContext
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.model import Event
from timeline.names import NAMED, list_typed
from timeline.names.persons import drop_titles
from timeline.names.typed import TypedNames, find_typed
from timeline.names.undeclared import Undeclared, find_doubtful
from timeline.text import join_words

_SHOWN = 4


def check_variants(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a note for names that may mean somebody who stands there otherwise, too.

    One for all spellings that may be joined, at the first place of the second.
    """
    names = context.names.actors
    counts = context.typed_names.counts
    found = find_doubtful(counts, names, context.chronology.actors)
    if not found:
        return
    places = _Places(context.typed_names, found)
    order = {typed: place for place, typed in enumerate(counts)}
    for actor in found:
        # What differs in capitals alone is one name.
        first: dict[str, str] = {}
        spellings = [typed for typed, _ in actor.spellings]
        for typed in sorted(spellings, key=order.__getitem__):
            first.setdefault(names.interpret(typed).identity, typed)
        listed = list(first.values())
        if len(listed) > 1:
            yield _make_joined(actor, listed, places)
        elif _is_shorter(actor):
            yield make_diagnostic(
                "actor-variant",
                f"{listed[0]!r} may be {join_words(actor.may_be[:_SHOWN])}",
                places[listed[0]],
                hint="write the whole name, or make it an alias of the one it means",
                subject=listed[0],
            )


def names_undeclared(context: CheckContext, event: Event) -> bool:
    """Tell whether a name stands in an event that nothing declares."""
    is_declared = context.names.actors.is_declared
    return not all(is_declared(typed.name) for typed in list_typed(event, NAMED))


def look_at_undeclared(context: CheckContext, event: Event) -> Hashable:
    """Return what `check_variants` sees of an event: such names, in their order."""
    names = context.names.actors
    listed = [typed.name for typed in list_typed(event, NAMED)]
    return tuple([name for name in listed if not names.is_declared(name)])


def _is_shorter(actor: Undeclared) -> bool:
    """Tell whether it may be one who stands elsewhere by a fuller name.

    Of two that may be one a note about the shorter will do.
    """
    length = len(drop_titles(actor.name))
    return any(len(drop_titles(other)) > length for other in actor.may_be)


def _make_joined(actor: Undeclared, listed: list[str], places: "_Places") -> Diagnostic:
    others = [typed for typed in listed if typed != actor.name]
    shown = [repr(typed) for typed in others[:_SHOWN]]
    if len(others) > _SHOWN:
        shown.append(f"{len(others) - _SHOWN} more")
    condition = "" if actor.certain else "if they are one: "
    return make_diagnostic(
        "actor-variant",
        f"{join_words(shown, last='and')} may be {actor.name!r}",
        places[listed[1]],
        hint=f"{condition}under `actors:` write `{actor.format_entry(others)}`",
        related=((f"{listed[0]!r} is here", places[listed[0]]),),
        subject=actor.name,
    )


class _Places:
    """Where names first stand; all are sought when the first is asked for."""

    def __init__(self, typed_names: TypedNames, found: Iterable[Undeclared]) -> None:
        self._typed_names = typed_names
        self._found = tuple(found)

    def __getitem__(self, name: str) -> Location:
        event = self._events[name]
        typed = find_typed(event, name)
        return event.locate(typed.key, typed.position)

    @cached_property
    def _events(self) -> Mapping[str, Event]:
        spellings = (typed for one in self._found for typed, _ in one.spellings)
        return self._typed_names.find_first(frozenset(spellings))
