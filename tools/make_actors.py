# /// script
# requires-python = ">=3.11"
# dependencies = ["iso3166==3.0.0"]
# ///
"""Write timeline/data/actors.tsv, the built-in table of states and organisations.

Run it as ``python tools/make_actors.py`` after changing one of the tables that are
kept by hand, and commit both. It needs a package that ``timeline`` itself does not,
iso3166 3.0.0 (MIT), for codes and formal names, Kosovo's user-assigned XK among them.
What that does not tell stands beside this script, tab-separated, lists joined by
``;`` (capitals and seats are tools/make_seats.py's):

states.tsv
    A line for each code of ISO 3166-1. An empty name means that ISO's own is the
    usual one. Demonyms begin with the adjective to put before an office; nouns and
    other adjectives follow. Aliases are other names in English use, among them
    earlier names of the same state (Burma, Persia, Zaire). What follows by rule from
    another name is not listed: other orders (`Korea, Republic of`), abbreviations
    (`St. Lucia`), `Republic of`; see timeline/names/statenames.py.
former_states.tsv
    States that ended after 1800, and states that few recognise. The code is the
    withdrawn one of ISO 3166-3 where it stood for one state only and is no usual
    abbreviation of something else (NT, PC), else a slug.
    Where no demonym is given, the name is the adjective. Successors stand in order
    of importance. A mere change of name or of regime makes no other state: those are
    aliases. The bare name of what is a province today (Bavaria, Texas) is none, but
    for a few that are said of the state above all (Tibet, Sikkim, Zanzibar).
    ``joined`` is ``yes`` where it became a part of another state, which had been there
    before or others made up as well: East Germany, Texas, Katanga. What was not joined
    went on as its successors, so that `Russia (Soviet Union)` is Russia.
organisations.tsv
    Organisations, and groups, which have neither charter nor seat. The code is the
    acronym, unless ISO has given it to a state (AU, EC, NAM). Where no demonym is
    given, the acronym is the adjective, or else the name. They begin with their
    earliest form (the EU as the Communities).
members.tsv
    A line for each day on which states joined that left (or stayed) together.
    ``when`` is an EDTF interval, both ends included. Bodies with no line have members
    that nobody has entered, not none.

Columns named ``note`` are for whoever reviews them and go no further. EDTF stands as
in the tables; tests/test_actors_data.py holds it to the rules of dates.

A folded word (no case, accents or leading "the") means one body; ``SHARED`` has the
words that mean several.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from iso3166 import Country, countries

TOOLS = Path(__file__).parent
TABLE = TOOLS.parent / "timeline" / "data" / "actors.tsv"

_NAMED = ("name", "demonyms", "aliases")
_DATED = ("begin", "end", "successors")
STATE_COLUMNS = ("code", *_NAMED)
FORMER_COLUMNS = ("code", "alpha3", *_NAMED, *_DATED, "joined", "note")
ORGANISATION_COLUMNS = ("code", "type", *_NAMED, *_DATED, "note")
MEMBER_COLUMNS = ("body", "when", "members", "note")

TYPES = ("state", "organisation", "group")

# ISO 3166-1 has 249 entries; the package adds XK.
ISO_COUNT = 249
USER_ASSIGNED = frozenset({"XK"})
# ISO 3166 reserves it for the European Union, in travel documents.
EXTRA_ALPHA3 = {"EU": "EUE"}

# Folded words that mean more than one body, so that the table must not settle on
# one of them. Those of states stand in seats.tsv, for each of them.
SHARED = {
    "allies": "the Entente or the United Nations of the two world wars",
    "america": "the United States or the continent",
    "channel islander": "GG, JE",
    "channel islands": "GG, JE",
    "commission": "the European Commission or any other",
    "congo": "CD, CG (ISO's name of the latter)",
    "congolese": "CD, CG",
    "dominican": "DM, DO",
    "european": "the European Union or the continent",
    "habsburg monarchy": "austrian-empire, austria-hungary",
    "korea": "KP, KR",
    "korean": "KP, KR",
    "troika": "of the Soviet Union, the EU, the OSCE, on Sudan, on Greece",
    "virgin islander": "VG, VI",
    "virgin islands": "VG, VI",
}

_CODE = re.compile(r"[A-Z][A-Z0-9]*\+?[0-9]?|[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Body:
    """One line of the table; all but code, type and name may be empty."""

    code: str
    alpha3: str
    type: str
    name: str
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    begin: str = ""
    end: str = ""
    successors: tuple[str, ...] = ()
    joined: str = ""
    members: tuple[str, ...] = ()
    """Each an interval and the codes it holds for, joined by spaces."""


class TableError(Exception):
    """The hand-kept part cannot be made into a table; the message says why."""


def fold(text: str) -> str:
    """Return `text` without case, accents and article, as names are compared."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.removeprefix("the ")


def read_rows(path: Path, columns: Sequence[str]) -> tuple[dict[str, str], ...]:
    """Read a hand-kept table.

    Raises `TableError` for a wrong header or number of columns, spaces about a
    cell, and lines that repeat or are out of order.
    """
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != tuple(columns):
        raise TableError(f"{path.name}:1: the header must be {columns}")
    rows = []
    previous: tuple[str, ...] = ()
    keys = 3 if columns is MEMBER_COLUMNS else 1
    for number, line in enumerate(lines, start=2):
        cells = tuple(line.split("\t"))
        where = f"{path.name}:{number}"
        if len(cells) != len(columns):
            raise TableError(f"{where}: {len(cells)} columns, not {len(columns)}")
        if cells != tuple(cell.strip() for cell in cells):
            raise TableError(f"{where}: spaces about a cell")
        if cells[:keys] <= previous:
            raise TableError(f"{where}: {cells[:keys]} must come once, sorted")
        previous = cells[:keys]
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)


def iso_name(country: Country) -> str:
    """Return ISO's name in the order of speech, or "" where it has none.

    ISO puts a distinctive word first: 'Korea, Republic of' is turned round.
    Other names with a comma are lists or qualifiers, which nobody writes.
    """
    # `name` has 'Taiwan, Province of China'; this differs for PS and TW alone.
    name = str(country.apolitical_name)
    head, comma, tail = name.partition(", ")
    if not comma:
        return name
    return f"{tail} {head}" if tail.endswith((" of", " of the")) else ""


def make_states(
    iso: Iterable[Country], hand: Sequence[Mapping[str, str]]
) -> Iterator[Body]:
    """Join both parts.

    ISO's name becomes an alias where it is neither the usual name, nor another
    alias, nor shared. Raises `TableError` if the two parts have different codes or
    a state has no name.
    """
    by_code = {country.alpha2: country for country in iso}
    if len(by_code.keys() - USER_ASSIGNED) != ISO_COUNT:
        raise TableError(f"iso3166 lists {len(by_code)} codes, see ISO_COUNT")
    if wrong := by_code.keys() ^ {row["code"] for row in hand}:
        raise TableError(
            "codes in only one of iso3166 and states.tsv: " + ", ".join(sorted(wrong))
        )
    for row in hand:
        country = by_code[row["code"]]
        formal = iso_name(country)
        name = row["name"] or formal
        if not name:
            raise TableError(f"{row['code']} has no name")
        names = [name, *_split(row["aliases"])]
        known = {fold(known_name) for known_name in names} | SHARED.keys()
        if formal and fold(formal) not in known:
            names.append(formal)
        yield Body(
            code=row["code"],
            alpha3=country.alpha3,
            type="state",
            name=name,
            demonyms=_split(row["demonyms"]),
            aliases=tuple(names[1:]),
        )


def make_others(rows: Iterable[Mapping[str, str]]) -> Iterator[Body]:
    """Make bodies of the lines of former_states.tsv or organisations.tsv."""
    for row in rows:
        code = row["code"]
        adjective = code if "type" in row and code == code.upper() else row["name"]
        yield Body(
            code=code,
            alpha3=row.get("alpha3", "") or EXTRA_ALPHA3.get(code, ""),
            type=row.get("type", "state"),
            name=row["name"],
            demonyms=_split(row["demonyms"]) or (adjective,),
            aliases=_split(row["aliases"]),
            begin=row["begin"],
            end=row["end"],
            successors=_split(row["successors"]),
            joined=row.get("joined", ""),
        )


def add_members(
    bodies: Iterable[Body], rows: Sequence[Mapping[str, str]]
) -> tuple[Body, ...]:
    """Return the bodies with their members, sorted by code."""
    found: dict[str, list[str]] = {}
    for row in rows:
        line = " ".join((row["when"], *_split(row["members"])))
        found.setdefault(row["body"], []).append(line)
    whole = tuple(
        replace(body, members=tuple(found.pop(body.code, ())))
        for body in sorted(bodies, key=lambda body: body.code)
    )
    if found:
        raise TableError(f"members.tsv: no such bodies: {', '.join(found)}")
    return whole


def check_bodies(bodies: Sequence[Body]) -> Iterator[str]:
    """Yield one message for each cell or word that breaks a rule of the table."""
    codes: dict[str, str] = {}
    owners: dict[str, str] = {}
    for body in bodies:
        yield from _check_cells(body)
        for code in filter(None, (body.code, body.alpha3)):
            if codes.setdefault(code, body.code) != body.code:
                yield f"{codes[code]} and {body.code} both have the code {code}"
        names = (body.code, body.alpha3, body.name, *body.aliases, *body.demonyms)
        for key in dict.fromkeys(fold(name) for name in names if name):
            if owners.setdefault(key, body.code) != body.code:
                yield f"{owners[key]} and {body.code} both claim {key!r}"
    for body in bodies:
        if body.joined not in ("", "yes") or (body.joined and not body.successors):
            yield f"{body.code} is joined {body.joined!r}: yes, and to a successor"
        members = " ".join(line.partition(" ")[2] for line in body.members)
        for code in (*body.successors, *members.split()):
            if code not in codes:
                yield f"{body.code} names {code!r}, which is no code"


def _check_cells(body: Body) -> Iterator[str]:
    """Yield what is wrong with one body by itself."""
    if not _CODE.fullmatch(body.code) or body.type not in TYPES:
        yield f"{body.code} has no good code or type"
    # A demonym may be the name or an alias, where that goes before an office.
    for group in ((body.name, *body.aliases), body.demonyms):
        keys = [fold(word) for word in group if word != body.code]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield f"{body.code} says {key!r} twice"
    if body.type == "state" and body.code.isupper():
        # A demonym may look like its state's own code: Lao.
        for word in (body.name, *body.aliases):
            if fold(word) in (fold(body.code), fold(body.alpha3)):
                yield f"{body.code} repeats its code as {word!r}"
    for word in (body.name, *body.aliases, *body.demonyms):
        if not word or word != " ".join(word.split()):
            yield f"{body.code} has {word!r}: empty or badly spaced"
        if word != unicodedata.normalize("NFC", word):
            yield f"{body.code} has {word!r}: not composed (NFC)"
        if "," in word:
            yield f"{body.code} has {word!r}: a filter splits at commas"
        if fold(word) in SHARED:
            yield f"{body.code} has {word!r}, shared: {SHARED[fold(word)]}"


def format_table(bodies: Iterable[Body]) -> str:
    """Return the table as text, header first, each line ended by a newline."""
    rows = [[column.name for column in fields(Body)]]
    rows += [[_join(cell) for cell in astuple(body)] for body in bodies]
    return "".join("\t".join(row) + "\n" for row in rows)


def make_table() -> str:
    """Return the whole table; raise `TableError` with every problem at once."""
    hand = read_rows(TOOLS / "states.tsv", STATE_COLUMNS)
    former = read_rows(TOOLS / "former_states.tsv", FORMER_COLUMNS)
    organisations = read_rows(TOOLS / "organisations.tsv", ORGANISATION_COLUMNS)
    members = read_rows(TOOLS / "members.tsv", MEMBER_COLUMNS)
    states = make_states(countries, hand)
    others = make_others((*former, *organisations))
    bodies = add_members((*states, *others), members)
    if problems := tuple(check_bodies(bodies)):
        raise TableError("\n".join(problems))
    return format_table(bodies)


def main() -> None:
    """Make, check and write the table."""
    try:
        table = make_table()
    except TableError as error:
        sys.exit(f"make_actors: {error}")
    TABLE.write_text(table, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{table.count(chr(10)) - 1} bodies written to {TABLE.name}\n")


def _split(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(";")) if joined else ()


def _join(cell: str | tuple[str, ...]) -> str:
    return cell if isinstance(cell, str) else ";".join(cell)


if __name__ == "__main__":
    main()
