"""Whether the names in events lead anywhere."""

from collections.abc import Collection, Iterator

from timeline.diagnostics import Diagnostic, make_diagnostic
from timeline.model import Chronology
from timeline.names import ActorNames, PlaceNames
from timeline.text import find_nearest

# Nearest names cost a comparison with every other: past this many unknown ones,
# the list is new to the registry rather than misspelt.
_SUGGESTIONS = 50


def check_see(chronology: Chronology) -> Iterator[Diagnostic]:
    """Yield an error for each id under `see` that no event has."""
    nearest = _Nearest(chronology.by_id)
    for event in chronology.events:
        for index, other in enumerate(event.see):
            if other in chronology.by_id or other in chronology.lost_ids:
                continue
            near = nearest.find(other)
            yield make_diagnostic(
                "see-unknown",
                f"no event has the id {other!r}",
                event.locate("see", index),
                hint=f"did you mean `{near}`?" if near else "correct or remove it",
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


class _Nearest:
    """The known names most like unknown ones, each worked out once."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._found: dict[str, str] = {}

    def find(self, name: str) -> str:
        """Return the known name most like `name`; empty where none is."""
        if name not in self._found:
            if len(self._found) >= _SUGGESTIONS:
                return ""
            near = find_nearest(name, self._known, limit=1)
            self._found[name] = near[0] if near else ""
        return self._found[name]


class _Suggestions:
    """Hints for unknown names of one registry."""

    def __init__(self, known: Collection[str], registry: str) -> None:
        self._nearest = _Nearest(known)
        self._registry = registry

    def hint(self, name: str) -> str:
        near = self._nearest.find(name)
        add = f"add it under `{self._registry}:`"
        return f"did you mean {near}? otherwise {add}" if near else add
