"""The nearest known names, for the hints of checks."""

from collections.abc import Collection

from timeline.text import Nearest, suggest


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
