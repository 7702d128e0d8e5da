"""The nearest known names, for the hints of checks."""

from collections.abc import Callable, Collection

from timeline.text import find_nearest, suggest

# Nearest names cost a comparison with every other: past this many unknown ones,
# the list is new to the registry rather than misspelt.
_SUGGESTIONS = 50


class Nearest:
    """The known names most like unknown ones, each worked out once.

    `known` may be a function, called when the first is looked for.
    """

    def __init__(
        self,
        known: Collection[str] | Callable[[], Collection[str]],
    ) -> None:
        self._known = known
        self._found: dict[str, str] = {}

    def find(self, name: str) -> str:
        """Return the known name most like `name`; empty where none is."""
        if name not in self._found:
            if len(self._found) >= _SUGGESTIONS:
                return ""
            if callable(self._known):
                self._known = self._known()
            near = find_nearest(name, self._known, limit=1)
            self._found[name] = near[0] if near else ""
        return self._found[name]


class Suggestions:
    """Hints for unknown names of one registry."""

    def __init__(self, known: Collection[str], registry: str) -> None:
        self._nearest = Nearest(known)
        self._registry = registry

    def hint(self, name: str) -> str:
        """Return what to do about an unknown name."""
        near = self._nearest.find(name)
        add = f"add it under `{self._registry}:`"
        return suggest([near], otherwise=add)
