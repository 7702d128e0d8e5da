"""The built-in table of bodies: states, former states, organisations and groups.

The table is `timeline/data/actors.tsv`, made by `tools/make_actors.py`; it is read
when the first name has to be looked up in it, and a body is made of its line when it is
found. Folding all of its words would take longer than drawing a short timeline, so they
are kept folded, in two more tables, which `tools/make_actorwords.py` makes of it. Dates
stay the EDTF they are kept as: `timeline.dates.parse_date` reads every one of them.

Names are folded, and a leading "the" is ignored. What the table does not have as it
stands is tried in other orders and spellings (`statenames`): `Korea, Republic of`,
`Zimbabwe (Rhodesia)`. Seats of government are apart (`seats`), since a place is a body
only where it is said to act, and only for a time.
"""

import os
import sys
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from timeline.lean import NamedTuple
from timeline.names.statenames import (
    fold_name,
    list_orders,
    list_words,
    normalise_name,
    split_names,
    strip_republic,
)

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader
    from importlib.machinery import ModuleSpec

# `X (China)` and `X, Province of China` are said of these, which keep their names.
_CHINA = "CN"
_CHINESE = ("HK", "MO", "TW")


class Body(NamedTuple):
    """A state or former state, an organisation, or a group of states."""

    code: str
    """ISO 3166-1 alpha-2 for states, or the code in use where ISO has none (XK, SU).

    For others an acronym in capitals (NATO) or a slug (ottoman-empire).
    """
    alpha3: str
    type: str
    """`state`, `organisation` or `group`."""
    name: str
    demonyms: tuple[str, ...]
    """The first is the adjective to put before an office: US, British, Soviet."""
    aliases: tuple[str, ...]
    begin: str
    """EDTF; empty where it is not known, and for states of today."""
    end: str
    """EDTF of the last day; empty where it still exists or nobody ended it."""
    successors: tuple[str, ...]
    """Codes, the most important first."""
    joined: bool
    """It became a part of a state that had been there, or that others made up too."""
    members: tuple[tuple[str, str], ...]
    """Codes with EDTF intervals, both ends included, in the order of joining.

    One that left and came back stands twice. Empty where nobody has entered them.
    """

    @property
    def words(self) -> tuple[str, ...]:
        """Return everything it is called, without its codes.

        An adjective may be the code as well (US): as a word it is none.
        """
        return self.name, *self.aliases, *self.demonyms


def read_table(name: str) -> str:
    """Return a table of `timeline/data` without its header."""
    # What imported this package can read its data, in a folder or an archive (PEP 302).
    # pkgutil does just that, and importlib.resources more, but both take longer to
    # import (Python 3.11) than a table to read.
    package = sys.modules["timeline"]
    spec = cast("ModuleSpec", package.__spec__)
    loader = cast("ResourceLoader", spec.loader)
    path = os.path.join(package.__path__[0], "data", f"{name}.tsv")
    return loader.get_data(path).decode("utf-8").partition("\n")[2]


def _read_pairs(name: str) -> dict[str, str]:
    """Return a table of two columns as a mapping."""
    # One split for all of some thousand lines.
    cells = read_table(name).rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))


@cache
def load_bodies() -> tuple[Body, ...]:
    """Return every body of the table, sorted by code."""
    return tuple(map(get_body, _lines_by_code()))


@cache
def _lines_by_code() -> Mapping[str, str]:
    """Return the lines of the table; few of them are made a body of."""
    lines = read_table("actors").splitlines()
    return {line.partition("\t")[0]: line for line in lines}


@cache
def _codes_by_alpha3() -> Mapping[str, str]:
    cells = (line.split("\t", 2) for line in _lines_by_code().values())
    return {alpha3: code for code, alpha3, _ in cells if alpha3}


def _make_body(cells: list[str]) -> Body:
    code, alpha3, type_, name, demonyms, aliases, *rest = cells
    begin, end, successors, joined, members = rest
    return Body(
        code,
        alpha3,
        type_,
        name,
        _split(demonyms),
        _split(aliases),
        begin,
        end,
        _split(successors),
        bool(joined),
        tuple(_list_members(members)) if members else (),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _list_members(cell: str) -> list[tuple[str, str]]:
    """Return codes with intervals; the cell has an interval before its codes."""
    members = []
    for line in cell.split(";"):
        when, *codes = line.split()
        members += [(code, when) for code in codes]
    return members


@cache
def _codes_by_word() -> Mapping[str, str]:
    """Return codes by everything that bodies are called, folded, but by no code.

    A code among the words would make a body of `us` and `who`.
    """
    return _read_pairs("actorwords")


@cache
def _codes_by_spelling() -> Mapping[str, str]:
    """Return codes of states by name and alias, normalised; no demonyms."""
    return _read_pairs("statespellings")


@cache
def words_of_states() -> frozenset[str]:
    """Return the words of their names: what has none of them is no state's.

    Those of codes as well.
    """
    return frozenset(read_table("statewords").splitlines())


# Names are few against the events that have them, but all are asked for again.
@lru_cache(maxsize=16384)
def find_body(name: str) -> Body | None:
    """Return the body that `name` is a code, name, alias or demonym of.

    Codes count as they stand only: `IT` is Italy, `it` is a word. States are also
    found by their names in other orders, with other names in brackets, and abbreviated.
    """
    code = name.strip()
    if code[:4].lower() == "the ":
        code = code[4:].lstrip()
    folded = fold_name(name)
    listed = _find_code(code) or _codes_by_word().get(folded)
    if listed is not None:
        return get_body(listed)
    if words_of_states().isdisjoint(list_words(folded)):
        return None
    return _find_spelled(name)


def _find_code(code: str) -> str | None:
    """Return the code of a code, alpha-3 included; None where it is none."""
    return code if code in _lines_by_code() else _codes_by_alpha3().get(code)


def _find_spelled(name: str) -> Body | None:
    """Return the state that a name is another order or spelling of."""
    one, two, may_differ = split_names(name)
    other = _find_state(two) if two else None
    if other is not None:
        pair = _find_pair(one, two, other, may_differ=may_differ)
        # Not in another order: `Austria (Hungary)` is no Austria-Hungary. But `Virgin
        # Islands (US)`, where the first is no state by itself.
        if pair is not None or _find_state(one) is not None:
            return pair
    state = _find_state(name)
    if state is None and two:
        # `Madagascar (Malagasy)`: a demonym is another name of its own state alone.
        state = _find_state(one)
        listed = _codes_by_word().get(fold_name(two))
        return state if state is not None and state.code == listed else None
    return state


def _find_state(name: str) -> Body | None:
    """Return the state of a code, name or alias, or of the republic of that name.

    In any order.
    """
    for text in (name, *list_orders(name)):
        code = _find_code(text) or _codes_by_spelling().get(normalise_name(text))
        if code is None:
            spelling = normalise_name(strip_republic(text))
            code = _codes_by_spelling().get(spelling)
        if code is not None and get_body(code).type == "state":
            return get_body(code)
    return None


def _find_pair(one: str, two: str, other: Body, *, may_differ: bool) -> Body | None:
    """Return the state called `one`, and where they may differ in another time `two`.

    It is the one, where that is also called so or one of them went on as the other. It
    is the `other`, of the second name, where only that name tells which is meant.
    """
    state = _find_state(one)
    if state is other:
        return state
    if not may_differ:
        return None
    if state is not None and (
        # `Nigeria (Biafra)` is not certainly Nigeria, which Biafra joined.
        (not other.joined and _went_on_as(other, state))
        or _went_on_as(state, other)
        or (other.code == _CHINA and state.code in _CHINESE)
    ):
        return state
    # `Congo (Zaire)`, `Germany (GDR)`: by one of its names or, where the first is
    # another state's (`Guinea (Equatorial Guinea)`), by the name that is there.
    is_certain = state is None or other.joined
    names = (other.name, *other.aliases) if is_certain else (two,)
    ending = f" {normalise_name(one)}"
    spellings = map(normalise_name, names)
    # Not `Ireland (United Kingdom of Great Britain and Northern Ireland)`.
    is_fuller = any(one.endswith(ending) and " and " not in one for one in spellings)
    return other if is_fuller else None


def _went_on_as(before: Body, after: Body) -> bool:
    """Tell whether one state came of the other, at once or over others between."""
    codes = list(before.successors)
    for code in codes:
        if code == after.code:
            return True
        codes += (one for one in get_body(code).successors if one not in codes)
    return False


@cache
def get_body(code: str) -> Body:
    """Return the body of a code, alpha-3 included; raise KeyError if there is none."""
    line = _lines_by_code().get(code)
    if line is None:
        return get_body(_codes_by_alpha3()[code])
    return _make_body(line.split("\t"))
