"""The codes by which event data name states, actors and acts, and what they mean.

    iso2, iso3    ISO 3166-1, alpha-2 and alpha-3, and ISO 3166-3 where the built-in
                  table has it; `UK` too, which ISO reserves for the United Kingdom
    cow           Correlates of War, State System Membership (version 2016): the number
                  or the abbreviation, 365 or RUS
    gw            Gleditsch and Ward, list of independent states with its microstates;
                  mostly the same numbers, but 970 is Nauru in one and Kiribati in the
                  other
    cameo         CAMEO (codebook 1.1b3, chapter 3): who acts, in parts of three letters
    cameo-event   CAMEO (chapter 2): what is done, three or four digits
    cameo-root    the two digits that such a code begins with
    cameo-kind    CAMEO's event as one of the program's own kinds

    actor = state type* | region type* | type+ | "IGO" (region | "UNO")* organisation

An actor of a state and of types is named as ICEWS names its own, so that both are split
alike (`timeline.importing.roles`): `RUSGOV` is `Government (Russia)`.

The table is `timeline/data/codes.tsv`, made by `tools/make_codes.py`. It has codes of
the built-in table of states and organisations, and so every state that comes out of
here is known to all of the program. What it does not have is never guessed at.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, cast

from timeline.dates import FUTURE, PAST, When, Window, parse_date
from timeline.names.bodies import Body, get_body, load_bodies

_SAYS_NOTHING = frozenset({"-9", "-8", "."})
"""Missing and not applicable in the data of the Correlates of War; missing in Stata."""
_TRIPLE = 3
_MOST_TRIPLES = 5
_ROOT = 2


class _Code(NamedTuple):
    """One line of the table; what does not fit its system is empty."""

    body: str
    words: str
    kind: str
    earlier: tuple[str, ...]
    """What it stood for in other times: codes, some with an interval behind."""


def find_name(system: str, code: str, *, on: When | None = None) -> str | None:
    """Return what a code means; None where the system does not have it.

    An empty text is what a code means that says nothing (blanks, dashes, -9, a full
    stop), and so is the kind of an event that none of the program's own fits. States
    and organisations have the name of the built-in table; of a code that was several
    states' in turn, that of the whole of `on`, and where `on` is not wholly within one
    of them the name that the code has first of all (365 is Russia, or in 1962 the
    Soviet Union).

    Raises KeyError for a system that is not in `SYSTEMS`.
    """
    find = _SYSTEMS[system]
    bare = code.strip()
    if not bare.strip("-") or bare in _SAYS_NOTHING:
        return ""
    return find(bare, on)


def _find_alpha2(code: str, _: When | None) -> str | None:
    body = _alpha2().get(code.upper())
    return body.name if body is not None else None


def _find_alpha3(code: str, _: When | None) -> str | None:
    body = _alpha3().get(code.upper())
    return body.name if body is not None else None


def _number_finder(system: str) -> Callable[[str, When | None], str | None]:
    def find(code: str, on: When | None) -> str | None:
        # Programs for statistics write numbers of states with a fraction: 365.0.
        number, _, fraction = code.partition(".")
        if number.isascii() and number.isdigit() and not fraction.strip("0"):
            code = number.lstrip("0")
        row = _load_codes()[system].get(code.upper())
        return _name_on(row, on) if row is not None else None

    return find


def _name_on(row: _Code, on: When | None) -> str:
    """Return the name of what a code stood for on a date."""
    if on is not None:
        for one in row.earlier:
            body, _, when = one.partition(" ")
            window = _span(body, when)
            if window.first <= on.outer[0] and on.outer[3] <= window.last:
                return get_body(body).name
    return get_body(row.body).name


@cache
def _span(code: str, when: str) -> Window:
    """Return the days of an interval, and else those in which a body existed."""
    if when:
        whole = parse_date(when)
        return Window(whole.b1, whole.e2) if isinstance(whole, When) else _NEVER
    body = get_body(code)
    begin = parse_date(body.begin) if body.begin else None
    end = parse_date(body.end) if body.end else None
    return Window(
        begin.b1 if isinstance(begin, When) else PAST,
        end.e2 if isinstance(end, When) else FUTURE,
    )


_NEVER = Window(FUTURE, PAST)


def _find_actor(code: str, _: When | None) -> str | None:
    if len(code) % _TRIPLE or len(code) > _TRIPLE * _MOST_TRIPLES:
        return None
    first, *rest = (code[at : at + _TRIPLE] for at in range(0, len(code), _TRIPLE))
    if first == "IGO" and rest:
        return _find_organisation(rest)
    place = _find_place(first)
    types = _name_types(rest if place else (first, *rest))
    if types is None:
        return None
    return f"{types} ({place})" if place and types else place or types


def _find_organisation(parts: Sequence[str]) -> str | None:
    """Return the last part, if the others only say where or what it belongs to."""
    *before, last = parts
    found = _load_codes()["cameo-group"].get(last)
    regions = _load_codes()["cameo-region"]
    if found is None or any(one != "UNO" and one not in regions for one in before):
        return None
    return get_body(found.body).name


def _find_place(code: str) -> str:
    """Return the name of a state or a region; empty where it is neither."""
    codes = _load_codes()
    own = codes["cameo-state"].get(code)
    if own is not None:
        return get_body(own.body).name
    region = codes["cameo-region"].get(code)
    if region is not None:
        return region.words
    body = _alpha3().get(code)
    # A withdrawn code may be another word in CAMEO: SUN are Sunni Muslims.
    return body.name if body is not None and not body.end else ""


def _name_types(parts: Sequence[str]) -> str | None:
    """Return the words of all parts; None if one is no type."""
    types = _load_codes()["cameo-type"]
    found = [types[part].words for part in parts if part in types]
    return " / ".join(found) if len(found) == len(parts) else None


def _find_event_row(code: str) -> _Code | None:
    """Return an event's line, also where a spreadsheet took the zero before it.

    Two digits without a zero have two readings, a whole group of events and one code of
    three digits; `42` has one, as there are no forty-two groups.
    """
    events = _load_codes()["cameo-event"]
    padded = events.get(f"0{code}")
    if padded is not None and len(code) == _ROOT and code in events:
        return None
    return events.get(code) or padded


def _find_event(code: str, _: When | None) -> str | None:
    row = _find_event_row(code)
    return row.words if row is not None else None


def _find_kind(code: str, _: When | None) -> str | None:
    row = _find_event_row(code)
    return row.kind if row is not None else None


def _find_root(code: str, _: When | None) -> str | None:
    padded = code.rjust(_ROOT, "0")
    row = _load_codes()["cameo-event"].get(padded) if len(padded) == _ROOT else None
    return row.words if row is not None else None


_SYSTEMS: Mapping[str, Callable[[str, When | None], str | None]] = {
    "iso2": _find_alpha2,
    "iso3": _find_alpha3,
    "cow": _number_finder("cow"),
    "gw": _number_finder("gw"),
    "cameo": _find_actor,
    "cameo-event": _find_event,
    "cameo-root": _find_root,
    "cameo-kind": _find_kind,
}
SYSTEMS: tuple[str, ...] = tuple(_SYSTEMS)
"""The names of all systems."""


@cache
def _alpha2() -> Mapping[str, Body]:
    states = {
        body.code: body
        for body in load_bodies()
        if len(body.code) == len("RU") and body.type == "state"
    }
    return states | {"UK": get_body("GB"), "EU": get_body("EU")}


@cache
def _alpha3() -> Mapping[str, Body]:
    return {body.alpha3: body for body in load_bodies() if body.alpha3}


@cache
def _load_codes() -> Mapping[str, Mapping[str, _Code]]:
    """Return the lines of the table by system and code."""
    # As in `names.bodies`: importlib.resources would take ten times as long.
    from pkgutil import get_data

    table = cast("bytes", get_data("timeline", "data/codes.tsv"))
    found: dict[str, dict[str, _Code]] = {}
    for line in table.decode("utf-8").splitlines()[1:]:
        system, codes, body, words, kind, earlier = line.split("\t")
        row = _Code(body, words, kind, tuple(filter(None, earlier.split(";"))))
        for code in codes.split(";"):
            found.setdefault(system, {})[code] = row
    return found
