# /// script
# requires-python = ">=3.11"
# dependencies = ["countryinfo==1.0.1"]
# ///
"""Write timeline/data/seats.tsv, the built-in table of capitals and seats of power.

Run it as ``python tools/make_seats.py``, with ``timeline`` installed, after changing
``seats.tsv`` beside it or the table of tools/make_actors.py, and commit both. It needs
one package that ``timeline`` itself does not, countryinfo 1.0.1 (MIT), which is asked
whether a capital of today is missing.

seats.tsv has a line for each time that a place was the seat of a state or
organisation, sorted by body, kind and beginning; columns are separated by tabs.

body
    The code of the table of bodies. It follows what that makes of a state: the German
    Empire and West Germany are ``DE``, the Republic of China is ``TW``.
kind
    ``city``, ``seat`` for a palace, a street, a ministry, or ``name`` for a name that
    several states share: that stands for each of them as a disputed seat would.
from, to
    The first and the last day, as EDTF. An empty one is the body's own begin or end.
    A capital begins with its state's independence or foundation, where that came
    later: Delhi of 1930 is British India's. It ends when the government has moved. A
    ministry or an embassy that stayed behind keeps it (Dar es Salaam, Abidjan).
names
    The usual English one first, then others in use, earlier or later, joined by ``;``.
mark
    ``disputed`` where the body may be meant and may well not be: a capital that was
    claimed by two, occupied by an enemy, held by one side of a civil war, or one that
    others had as their seat too.

A column ``note`` says why, to whoever reviews it, and goes no further.

What is dated to a day was taken from what laws, proclamations and treaties say of
themselves; a year alone means that works of reference differ, or say no more. Years
of buildings are those since which the office has been there.

No seat is the name of a body: those mean it at all times. ``LEFT_OUT`` has the seats
that no line may have.
"""

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from countryinfo import CountryInfo

from timeline.dates import DateError, When, parse_date
from timeline.names.bodies import Body, find_body, load_bodies
from timeline.names.statenames import fold_name
from timeline.names.tenure import ALWAYS, Tenure, make_tenure

TOOLS = Path(__file__).parent
HAND = TOOLS / "seats.tsv"
TABLE = TOOLS.parent / "timeline" / "data" / "seats.tsv"

HAND_COLUMNS = ("body", "kind", "from", "to", "names", "mark", "note")
KINDS = ("city", "name", "seat")
MARKS = ("", "disputed")

# Folded seats that nobody can be held to have meant.
LEFT_OUT = {
    "hamilton": "Bermuda's capital, or a person",
    "houston": "the capital of Texas while Sam Houston was its president",
    "strasbourg": "the Council of Europe, its court, the European Parliament",
    "victoria": "SC, a queen and an Australian state",
}

# Others speak for them abroad, or nobody is there to; but Greenland and the Faroes
# do so themselves.
DEPENDENCIES = """
    AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK GF GG GI GP GS GU HK HM IM IO JE KY MF
    MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table that is made, its columns in order."""

    names: str
    body: str
    kind: str
    begin: str
    end: str
    mark: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return its names one by one."""
        return tuple(self.names.split(";"))


class TableError(Exception):
    """The hand-kept part cannot be made into a table; the message says why."""


def read_lines(path: Path) -> tuple[Line, ...]:
    """Read the hand-kept table.

    Raises `TableError` for a wrong header or number of columns, spaces about a cell,
    and lines that repeat or are out of order.
    """
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != HAND_COLUMNS:
        raise TableError(f"{path.name}:1: the header must be {HAND_COLUMNS}")
    lines = []
    previous: tuple[str, ...] = ()
    for number, row in enumerate(rows, start=2):
        cells = tuple(row.split("\t"))
        where = f"{path.name}:{number}"
        if len(cells) != len(HAND_COLUMNS):
            raise TableError(f"{where}: {len(cells)} columns, not {len(HAND_COLUMNS)}")
        if cells != tuple(cell.strip() for cell in cells):
            raise TableError(f"{where}: spaces about a cell")
        body, kind, begin, end, names, mark, _ = cells
        key = (body, kind, begin, names)
        if key <= previous:
            raise TableError(f"{where}: {key} must come once, sorted")
        previous = key
        lines.append(Line(names, body, kind, begin, end, mark))
    return tuple(lines)


def fill_years(lines: Iterable[Line], bodies: Iterable[Body]) -> Iterator[Line]:
    """Put the body's begin and end where a line has none of its own.

    Raises `TableError` for a body that there is not.
    """
    by_code = {body.code: body for body in bodies}
    for line in lines:
        body = by_code.get(line.body)
        if body is None:
            raise TableError(f"{line.names}: no body has the code {line.body!r}")
        yield replace(line, begin=line.begin or body.begin, end=line.end or body.end)


def check_lines(lines: Sequence[Line], bodies: Iterable[Body]) -> Iterator[str]:
    """Yield one message for each cell that breaks a rule, and each clash of two."""
    by_code = {body.code: body for body in bodies}
    tenures: dict[str, list[tuple[Line, Tenure]]] = {}
    for line in lines:
        yield from _check_cells(line)
        tenure = read_tenure(line.begin, line.end)
        if tenure is None:
            yield f"{line.names}: {line.begin!r} to {line.end!r} is no time"
            continue
        body = by_code[line.body]
        own = read_tenure(body.begin, body.end)
        if own is None or not _lies_within(tenure, own):
            yield f"{line.names}: {line.body} was not there all that time"
        for key in dict.fromkeys(map(fold_name, line.spellings)):
            for other, when in tenures.setdefault(key, []):
                yield from _check_pair(key, (other, when), (line, tenure))
            tenures[key].append((line, tenure))


def read_tenure(begin: str, end: str) -> Tenure | None:
    """Return the days from `begin` to `end`; None if they are no dates or turned."""
    if not begin and not end:
        return ALWAYS
    text = f"{begin or '..'}/{end or '..'}"
    try:
        when = parse_date(text)
    except DateError:
        return None
    if not isinstance(when, When) or when.edtf != text:
        return None
    return make_tenure(when)


def _lies_within(one: Tenure, two: Tenure) -> bool:
    """Tell whether what held on the days of `one` may have held on those of `two`."""
    first, last = two.possible
    return first <= one.possible.first and one.possible.last <= last


def _check_cells(line: Line) -> Iterator[str]:
    """Yield what is wrong with one line by itself."""
    if line.kind not in KINDS or line.mark not in MARKS:
        yield f"{line.names} has no good kind or mark"
    keys = [fold_name(name) for name in line.spellings]
    if len(set(keys)) < len(keys):
        yield f"{line.names} says a name twice"
    for name, key in zip(line.spellings, keys, strict=True):
        if not name or name != " ".join(name.split()):
            yield f"{line.names}: {name!r} is empty or badly spaced"
        if name != unicodedata.normalize("NFC", name):
            yield f"{line.names}: {name!r} is not composed (NFC)"
        if key in LEFT_OUT:
            yield f"{line.names}: {name!r} is left out: {LEFT_OUT[key]}"
        body = find_body(name)
        if body is not None:
            yield f"{line.names}: {name!r} is a name of {body.code}"


def _check_pair(
    key: str, one: tuple[Line, Tenure], two: tuple[Line, Tenure]
) -> Iterator[str]:
    """Yield why two lines of one name cannot both be right, if so."""
    both = one[1].meet(two[1])
    if both is None or both.certain is None:
        return
    if one[0].body == two[0].body:
        if one[0].kind == two[0].kind:
            yield f"{one[0].body} has {key!r} twice at one time"
    elif not one[0].mark and not two[0].mark:
        yield f"{one[0].body} and {two[0].body} both have {key!r} at one time"


def check_capitals(lines: Sequence[Line], bodies: Iterable[Body]) -> Iterator[str]:
    """Yield the capitals of today, by countryinfo, that are missing.

    A capital that is called like its state (Luxembourg) needs no line: it means that
    at all times.
    """
    current = {
        (line.body, fold_name(name))
        for line in lines
        if not line.end
        for name in line.spellings
    }
    seated = {code for code, _ in current}
    for body in bodies:
        if body.type != "state" or len(body.code) != 2 or body.end:
            continue
        if body.code in seated or body.code in DEPENDENCIES.split():
            continue
        capital = fold_name(CountryInfo(body.code).capital() or "")
        named_alike = any(fold_name(word) in capital for word in body.words)
        if not named_alike and capital not in LEFT_OUT:
            yield f"{body.code} has no seat; countryinfo has {capital!r}"


def format_table(lines: Iterable[Line]) -> str:
    """Return the table as text, header first, sorted by names, ended by a newline."""
    rows = sorted("\t".join(astuple(line)) for line in lines)
    header = "\t".join(column.name for column in fields(Line))
    return "".join(f"{row}\n" for row in (header, *rows))


def make_table() -> str:
    """Return the whole table; raise `TableError` with every problem at once."""
    bodies = load_bodies()
    lines = tuple(fill_years(read_lines(HAND), bodies))
    problems = (*check_lines(lines, bodies), *check_capitals(lines, bodies))
    if problems:
        raise TableError("\n".join(problems))
    return format_table(lines)


def main() -> None:
    """Make, check and write the table."""
    try:
        table = make_table()
    except TableError as error:
        sys.exit(f"make_seats: {error}")
    TABLE.write_text(table, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{table.count(chr(10)) - 1} seats written to {TABLE.name}\n")


if __name__ == "__main__":
    main()
