"""Write timeline/data/codes.tsv, what the codes of event data mean.

Run it as ``python tools/make_codes.py`` after changing one of the tables that are kept
by hand or timeline/data/actors.tsv, and commit both. It needs nothing but Python. What
is kept by hand stands beside this script, tab-separated, lists joined by ``;``:

state_numbers.tsv
    A line for each number of a state in the Correlates of War's State System
    Membership list (``cow``, version 2016) and in Gleditsch and Ward's list of
    independent states with its supplement of microstates (``gw``). ``body`` is the code
    in actors.tsv of what the number stands for where nobody says when; ``earlier``
    lists the codes of what it stood for at other times, with an interval (EDTF) behind
    where that is not the body's whole life. Without a line are Annam (815 in ``gw``),
    which actors.tsv does not have, Abkhazia and South Ossetia.
cameo_actors.tsv
    What actors are made of in CAMEO (Conflict and Mediation Event Observations,
    codebook 1.1b3, chapter 3): states whose code is not ISO's, regions, types, and
    organisations. ``meaning`` is a code of actors.tsv for states and organisations, and
    text for others.
cameo_events.tsv
    The events of CAMEO (chapter 2): what is done, as it stands between who did it and
    to whom; and one of the program's own kinds, where the code fits it as a whole.

Columns named ``note`` are for whoever reviews them and go no further. The codes of
ISO 3166-1 are in actors.tsv already.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TOOLS = Path(__file__).parent
DATA = TOOLS.parent / "timeline" / "data"
TABLE = DATA / "codes.tsv"

NUMBER_COLUMNS = ("system", "number", "abbreviation", "body", "earlier", "note")
ACTOR_COLUMNS = ("code", "sort", "meaning", "note")
EVENT_COLUMNS = ("code", "words", "kind")

_SORTS = {
    "state": "cameo-state",
    "region": "cameo-region",
    "type": "cameo-type",
    "group": "cameo-group",
}
_OF_BODIES = ("state", "group")
_EVENT = re.compile(r"(?:0[1-9]|1[0-9]|20)[0-9]{0,2}")


class Code(NamedTuple):
    """One line of the table; what does not fit its system is empty."""

    system: str
    codes: str
    """Joined by ``;``: those that mean the same."""
    body: str
    words: str
    kind: str
    earlier: str


class TableError(Exception):
    """The hand-kept part cannot be made into a table; the message says why."""


def read_rows(path: Path, columns: Sequence[str]) -> tuple[dict[str, str], ...]:
    """Read a hand-kept table.

    Raises `TableError` for a wrong header or number of columns, and spaces about a
    cell.
    """
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != tuple(columns):
        raise TableError(f"{path.name}:1: the header must be {columns}")
    rows = []
    for number, line in enumerate(lines, start=2):
        cells = tuple(line.split("\t"))
        where = f"{path.name}:{number}"
        if len(cells) != len(columns):
            raise TableError(f"{where}: {len(cells)} columns, not {len(columns)}")
        if cells != tuple(cell.strip() for cell in cells):
            raise TableError(f"{where}: spaces about a cell")
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)


def list_codes() -> Iterator[Code]:
    """Yield every line of the table, in the order in which it is written."""
    for row in read_rows(TOOLS / "state_numbers.tsv", NUMBER_COLUMNS):
        codes = ";".join(filter(None, (row["number"], row["abbreviation"])))
        yield Code(row["system"], codes, row["body"], "", "", row["earlier"])
    for row in read_rows(TOOLS / "cameo_actors.tsv", ACTOR_COLUMNS):
        of_body = row["sort"] in _OF_BODIES
        body, words = (row["meaning"], "") if of_body else ("", row["meaning"])
        yield Code(_SORTS[row["sort"]], row["code"], body, words, "", "")
    for row in read_rows(TOOLS / "cameo_events.tsv", EVENT_COLUMNS):
        yield Code("cameo-event", row["code"], "", row["words"], row["kind"], "")


def check_codes(codes: Sequence[Code], bodies: frozenset[str]) -> Iterator[str]:
    """Yield one message for each cell that breaks a rule of the table."""
    seen: set[tuple[str, str]] = set()
    for line in codes:
        for code in line.codes.split(";"):
            if (line.system, code) in seen:
                yield f"{line.system} {code} comes twice"
            seen.add((line.system, code))
            if line.system == "cameo-event" and not _EVENT.fullmatch(code):
                yield f"{code} is no code of an event"
        named = [one.split(" ")[0] for one in line.earlier.split(";") if one]
        for body in filter(None, (line.body, *named)):
            if body not in bodies:
                yield f"{line.system} {line.codes} names {body!r}, which is no code"
        if bool(line.body) == bool(line.words):
            yield f"{line.system} {line.codes} needs either a body or words"


def make_table() -> str:
    """Return the whole table; raise `TableError` with every problem at once."""
    actors = (DATA / "actors.tsv").read_text(encoding="utf-8").splitlines()[1:]
    codes = tuple(list_codes())
    bodies = frozenset(line.split("\t")[0] for line in actors)
    if problems := tuple(check_codes(codes, bodies)):
        raise TableError("\n".join(problems))
    return "".join("\t".join(row) + "\n" for row in (Code._fields, *codes))


def main() -> None:
    """Make, check and write the table."""
    try:
        table = make_table()
    except TableError as error:
        sys.exit(f"make_codes: {error}")
    TABLE.write_text(table, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{table.count(chr(10)) - 1} codes written to {TABLE.name}\n")


if __name__ == "__main__":
    main()
