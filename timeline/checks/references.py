"""Whether the names in events lead anywhere."""

from collections.abc import Iterator

from timeline.diagnostics import Diagnostic, make_diagnostic
from timeline.model import Chronology
from timeline.names import ActorNames, PlaceNames
from timeline.text import find_nearest

# Nearest names cost a comparison with every other: past this many unknown ones,
# the list is new to the registry rather than misspelt.
_SUGGESTIONS = 50


def check_see(chronology: Chronology) -> Iterator[Diagnostic]:
    """Yield an error for each id under `see` that no event has."""
    for event in chronology.events:
        for index, other in enumerate(event.see):
            if other in chronology.by_id or other in chronology.lost_ids:
                continue
            near = find_nearest(other, chronology.by_id, limit=1)
            yield make_diagnostic(
                "see-unknown",
                f"no event has the id {other!r}",
                event.locate("see", index),
                hint=f"did you mean `{near[0]}`?" if near else "correct or remove it",
                subject=other,
            )


def check_actors(chronology: Chronology) -> Iterator[Diagnostic]:
    """Yield a warning for each actor that a registry exists for but lacks."""
    if not chronology.actors:
        return
    names = ActorNames(chronology)
    known = [
        word
        for actor in chronology.actors.values()
        for word in (actor.name, *actor.aliases)
    ]
    suggest = _Suggestions(known, "actors")
    for event in chronology.events:
        for key in ("actors", "to", "about"):
            for index, typed in enumerate(getattr(event, key)):
                if not names.is_declared(typed):
                    yield make_diagnostic(
                        "actor-unknown",
                        f"{typed!r} is not among the declared actors",
                        event.locate(key, index),
                        hint=suggest.hint(typed),
                        subject=typed,
                    )


def check_places(chronology: Chronology) -> Iterator[Diagnostic]:
    """Yield a warning for each place that a registry exists for but lacks."""
    if not chronology.places:
        return
    names = PlaceNames(chronology)
    suggest = _Suggestions(
        [place.name for place in chronology.places.values()], "places"
    )
    for event in chronology.events:
        if event.place and not names.is_declared(event.place):
            yield make_diagnostic(
                "place-unknown",
                f"{event.place!r} is not among the declared places",
                event.locate("place"),
                hint=suggest.hint(event.place),
                subject=event.place,
            )


def check_sources(chronology: Chronology) -> Iterator[Diagnostic]:
    """Yield a warning for each cited source that a registry exists for but lacks.

    A link needs no entry.
    """
    sources = chronology.sources
    if not sources:
        return
    titles = {source.title for source in sources.values()}
    suggest = _Suggestions([*sources, *titles], "sources")
    for event in chronology.events:
        for index, citation in enumerate(event.sources):
            name = citation.source
            if name in sources or name in titles or "://" in name:
                continue
            yield make_diagnostic(
                "source-unknown",
                f"{name!r} is not among the declared sources",
                event.locate("sources", index),
                hint=suggest.hint(name),
                subject=name,
            )


class _Suggestions:
    """Hints for unknown names of one registry, each worked out once."""

    def __init__(self, known: list[str], registry: str) -> None:
        self._known = known
        self._registry = registry
        self._hints: dict[str, str] = {}

    def hint(self, name: str) -> str:
        hint = self._hints.get(name)
        if hint is None:
            few = len(self._hints) < _SUGGESTIONS
            near = find_nearest(name, self._known, limit=1) if few else ()
            hint = f"did you mean {near[0]}? " if near else ""
            hint += f"otherwise add it under `{self._registry}:`"
            self._hints[name] = hint.removeprefix("otherwise ") if not near else hint
        return self._hints[name]
