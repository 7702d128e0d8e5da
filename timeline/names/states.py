"""The built-in table of states: names, ISO 3166-1 codes, demonyms, usual aliases.

The table is `timeline/data/states.tsv`, made by `tools/make_states.py`; it is
read when the first name has to be looked up in it.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from timeline.text import fold


class State(NamedTuple):
    """A state, or one of the few unions and former states the table has."""

    code: str
    """ISO 3166-1 alpha-2, or the code in use where ISO has none (XK, EU, SU)."""
    alpha3: str
    name: str
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return everything it is called, without its codes."""
        return self.name, *self.aliases, *self.demonyms


@cache
def load_states() -> tuple[State, ...]:
    """Return every state of the table, sorted by code."""
    # Only who looks up a state pays for this import.
    from importlib.resources import files

    table = files("timeline") / "data" / "states.tsv"
    rows = table.read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_make_state(row.split("\t")) for row in rows)


def _make_state(cells: list[str]) -> State:
    code, alpha3, name, demonyms, aliases = cells
    return State(code, alpha3, name, _split(demonyms), _split(aliases))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


@cache
def _states_by_word() -> Mapping[str, State]:
    return {fold(word): state for state in load_states() for word in state.words}


@cache
def _states_by_code() -> Mapping[str, State]:
    return {
        code: state for state in load_states() for code in (state.code, state.alpha3)
    }


def find_state(name: str) -> State | None:
    """Return the state that `name` is a name, alias, demonym or code of.

    Codes count in capitals only: `IT` is Italy, `it` is a word.
    """
    return _states_by_code().get(name) or _states_by_word().get(fold(name))
