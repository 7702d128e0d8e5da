"""The built-in table of bodies: states, former states, organisations and groups.

The table is `timeline/data/actors.tsv`, made by `tools/make_actors.py`; it is read
when the first name has to be looked up in it. Dates stay the EDTF they are kept as:
`timeline.dates.parse_date` reads every one of them.

Names are folded, and a leading "the" is ignored. Seats of government are apart
from names, since a place is a body only where it is said to act. They stand for the
body that has its seat there now, or had last: Moscow is Russia in 1962 too.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

from timeline.text import fold


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
    metonyms: tuple[str, ...]
    """Capitals and seats of government."""
    begin: str
    """EDTF; empty where it is not known, and for states of today."""
    end: str
    """EDTF of the last day; empty where it still exists or nobody ended it."""
    successors: tuple[str, ...]
    """Codes, the most important first."""
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


@cache
def load_bodies() -> tuple[Body, ...]:
    """Return every body of the table, sorted by code."""
    # Only who looks up a body pays for this import. importlib.resources brings in
    # inspect, tempfile and zipfile (Python 3.11) and takes ten times as long.
    from pkgutil import get_data

    # None would come from a loader that cannot read data; Python's own can.
    table = cast("bytes", get_data("timeline", "data/actors.tsv"))
    rows = table.decode("utf-8").splitlines()[1:]
    return tuple(_make_body(row.split("\t")) for row in rows)


def _make_body(cells: list[str]) -> Body:
    code, alpha3, type_, name, demonyms, aliases, metonyms, *rest = cells
    begin, end, successors, members = rest
    return Body(
        code,
        alpha3,
        type_,
        name,
        _split(demonyms),
        _split(aliases),
        _split(metonyms),
        begin,
        end,
        _split(successors),
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


def _fold(name: str) -> str:
    return fold(name).removeprefix("the ")


@cache
def _bodies_by_word() -> Mapping[str, Body]:
    # A code among the words would make a body of `us` and `who`.
    return {
        _fold(word): body
        for body in load_bodies()
        for word in body.words
        if word != body.code
    }


@cache
def _bodies_by_metonym() -> Mapping[str, Body]:
    return {_fold(metonym): body for body in load_bodies() for metonym in body.metonyms}


@cache
def _bodies_by_code() -> Mapping[str, Body]:
    by_code = {body.alpha3: body for body in load_bodies() if body.alpha3}
    return by_code | {body.code: body for body in load_bodies()}


def find_body(name: str) -> Body | None:
    """Return the body that `name` is a code, name, alias or demonym of.

    Codes count as they stand only: `IT` is Italy, `it` is a word.
    """
    code = name.strip()
    if code[:4].lower() == "the ":
        code = code[4:].lstrip()
    return _bodies_by_code().get(code) or _bodies_by_word().get(_fold(name))


def find_metonym(name: str) -> Body | None:
    """Return the body whose capital or seat of government `name` is."""
    return _bodies_by_metonym().get(_fold(name))


def get_body(code: str) -> Body:
    """Return the body of a code, alpha-3 included; raise KeyError if there is none."""
    return _bodies_by_code()[code]
