"""Whether names that nothing declares may be one actor's."""

from collections.abc import Iterator, Mapping

from timeline.checks.context import CheckContext
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.names import NAMED, list_typed
from timeline.names.persons import drop_titles
from timeline.names.undeclared import Undeclared, find_doubtful
from timeline.text import join_words

_SHOWN = 4


def check_variants(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a note for names that may mean somebody who stands there otherwise, too.

    One for all spellings that may be joined, at the first place of the second.
    """
    chronology = context.chronology
    names = context.names.actors
    found = find_doubtful(chronology.events, names, chronology.actors)
    if not found:
        return
    places = _find_places(context)
    order = {typed: place for place, typed in enumerate(places)}
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


def _is_shorter(actor: Undeclared) -> bool:
    """Tell whether it may be one who stands elsewhere by a fuller name.

    Of two that may be one a note about the shorter will do.
    """
    length = len(drop_titles(actor.name))
    return any(len(drop_titles(other)) > length for other in actor.may_be)


def _make_joined(
    actor: Undeclared, listed: list[str], places: Mapping[str, Location]
) -> Diagnostic:
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


def _find_places(context: CheckContext) -> dict[str, Location]:
    """Return where each name first stands, in the order of the chronology."""
    places: dict[str, Location] = {}
    for event in context.chronology.events:
        for key, index, typed in list_typed(event, NAMED):
            if typed not in places:
                places[typed] = event.locate(key, index)
    return places
