"""The face of a room: names of its modules, each imported when it is first asked for.

A room hands out more than any one command uses. Its `__init__` tells mypy and editors
of all names under `TYPE_CHECKING`, and gives the same ones here (PEP 562).
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any


def make_face(
    room: str, homes: Mapping[str, Iterable[str]]
) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return what a room has as `__getattr__`, `__dir__` and `__all__`.

    `homes` are its modules, each with the names that it lends. None may be that of a
    module of the room: importing that module would put it in the place of what it
    lends.
    """
    home_of = {name: home for home, names in homes.items() for name in names}
    held = vars(sys.modules[room])

    def find(name: str) -> Any:
        home = home_of.get(name)
        if home is None:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        value = held[name] = getattr(import_module(f"{room}.{home}"), name)
        return value

    def list_names() -> list[str]:
        return sorted({*held, *home_of})

    return find, list_names, list(home_of)
