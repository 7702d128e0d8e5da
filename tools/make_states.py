# /// script
# requires-python = ">=3.11"
# dependencies = ["iso3166==3.0.0"]
# ///
"""Write timeline/data/states.tsv, the built-in table of states.

Run it as ``python tools/make_states.py`` after changing states_by_hand.tsv and
commit both files. It needs iso3166 3.0.0 (MIT), which ``timeline`` itself does
not: it carries the table.

Codes and formal names come from ISO 3166-1 through that package, Kosovo's
user-assigned XK among them. What ISO does not tell stands in
states_by_hand.tsv, one line a code, with the columns of the table but alpha3:

- an empty name means that ISO's own is the usual one;
- demonyms are the adjective, then the singular nouns that differ from it;
- aliases are other names in English use, earlier names of the same state among
  them (Burma, Ceylon), predecessor states not (Yugoslavia). Capitals and seats
  of power never stand for their state.

The table has a header line and the columns code, alpha3, name, demonyms and
aliases, tab-separated; the last two are lists joined by ``;`` and may be empty.
Lines are sorted by code. Folded (case and accents dropped), a code, name,
demonym or alias belongs to exactly one state; words that several states share
are left out of the table, see ``SHARED``.
"""

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from iso3166 import Country, countries

HAND = Path(__file__).with_name("states_by_hand.tsv")
TABLE = Path(__file__).parents[1] / "timeline" / "data" / "states.tsv"

HAND_COLUMNS = ("code", "name", "demonyms", "aliases")
TABLE_COLUMNS = ("code", "alpha3", "name", "demonyms", "aliases")

# Beyond the package: codes that ISO 3166 reserves. SU and SUN were the Soviet
# Union's, EUE stands for the European Union in travel documents.
EXTRA_ALPHA3 = {"EU": "EUE", "SU": "SUN"}

# ISO 3166-1 has 249 entries; the package adds XK.
ISO_COUNT = 249
USER_ASSIGNED = frozenset({"XK"})

# Folded words that mean more than one state, so that the table must not settle
# on one of them.
SHARED = {
    "america": "the United States or the continent",
    "channel islander": "GG, JE",
    "channel islands": "GG, JE",
    "congo": "CD, CG (ISO's name of the latter)",
    "congolese": "CD, CG",
    "dominican": "DM, DO",
    "european": "the European Union or the continent",
    "korea": "KP, KR",
    "korean": "KP, KR",
    "virgin islander": "VG, VI",
    "virgin islands": "VG, VI",
}


@dataclass(frozen=True, slots=True)
class State:
    """One line of the table; demonyms and aliases may be empty."""

    code: str
    alpha3: str
    name: str
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]


class TableError(Exception):
    """The hand-kept part cannot be made into a table; the message says why."""


def fold(text: str) -> str:
    """Return `text` without case and accents, as names are compared."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def read_hand(path: Path) -> dict[str, tuple[str, ...]]:
    """Read the hand-kept part: code to name, demonyms and aliases.

    Raises `TableError` for a wrong header or number of columns, a second line
    for one code, and lines out of order.
    """
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != HAND_COLUMNS:
        raise TableError(f"{path.name}:1: the header must be {HAND_COLUMNS}")
    rows: dict[str, tuple[str, ...]] = {}
    previous = ""
    for number, line in enumerate(lines, start=2):
        code, *rest = line.split("\t")
        if len(rest) != len(HAND_COLUMNS) - 1:
            raise TableError(
                f"{path.name}:{number}: {len(rest) + 1} columns"
                f" instead of {len(HAND_COLUMNS)}"
            )
        if code <= previous:
            raise TableError(
                f"{path.name}:{number}: {code!r} must come once, sorted by code"
            )
        rows[code] = tuple(rest)
        previous = code
    return rows


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
    iso: Iterable[Country], hand: Mapping[str, Sequence[str]]
) -> tuple[State, ...]:
    """Join both parts, sorted by code.

    ISO's name becomes an alias where it is neither the usual name, nor another
    alias, nor shared. Raises `TableError` if the two parts have different
    codes or a state has no name.
    """
    by_code = {country.alpha2: country for country in iso}
    if len(by_code.keys() - USER_ASSIGNED) != ISO_COUNT:
        raise TableError(f"iso3166 lists {len(by_code)} codes, see ISO_COUNT")
    if wrong := (by_code.keys() | EXTRA_ALPHA3.keys()) ^ hand.keys():
        raise TableError(
            "codes in only one of iso3166 and the hand-kept part: "
            + ", ".join(sorted(wrong))
        )
    states = []
    for code in sorted(hand):
        usual, demonyms, aliases = hand[code]
        country = by_code.get(code)
        formal = iso_name(country) if country else ""
        name = usual or formal
        if not name:
            raise TableError(f"{code} has no name")
        names = [name, *_split(aliases)]
        known = {fold(known_name) for known_name in names} | SHARED.keys()
        if formal and fold(formal) not in known:
            names.append(formal)
        states.append(
            State(
                code=code,
                alpha3=country.alpha3 if country else EXTRA_ALPHA3[code],
                name=name,
                demonyms=_split(demonyms),
                aliases=tuple(names[1:]),
            )
        )
    return tuple(states)


def check_states(states: Sequence[State]) -> Iterator[str]:
    """Yield one message for each word that breaks a rule of the table."""
    owners: dict[str, str] = {}
    for state in states:
        codes = (fold(state.code), fold(state.alpha3))
        words = (state.name, *state.demonyms, *state.aliases)
        folded = Counter(fold(word) for word in words)
        for key, count in folded.items():
            if count > 1:
                yield f"{state.code} says {key!r} {count} times"
        # A demonym may look like its state's own code: Lao.
        for word in (state.name, *state.aliases):
            if fold(word) in codes:
                yield f"{state.code} repeats its code as {word!r}"
        for word in words:
            if not word or word != " ".join(word.split()):
                yield f"{state.code} has {word!r}: empty or badly spaced"
            if "," in word:
                yield f"{state.code} has {word!r}: a filter splits at commas"
            if fold(word) in SHARED:
                yield f"{state.code} has {word!r}, shared: {SHARED[fold(word)]}"
        for key in dict.fromkeys((*codes, *folded)):
            owner = owners.setdefault(key, state.code)
            if owner != state.code:
                yield f"{owner} and {state.code} both claim {key!r}"


def format_table(states: Iterable[State]) -> str:
    """Return the table as text, header first, each line ended by a newline."""
    rows = [TABLE_COLUMNS]
    rows += [
        (s.code, s.alpha3, s.name, ";".join(s.demonyms), ";".join(s.aliases))
        for s in states
    ]
    return "".join("\t".join(row) + "\n" for row in rows)


def main() -> None:
    """Make, check and write the table; exit with every problem at once."""
    try:
        states = make_states(countries, read_hand(HAND))
    except TableError as error:
        sys.exit(f"make_states: {error}")
    if problems := tuple(check_states(states)):
        sys.exit("\n".join(f"make_states: {problem}" for problem in problems))
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(format_table(states), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(states)} states written to {TABLE.name}\n")


def _split(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(";")) if joined else ()


if __name__ == "__main__":
    main()
