"""The orders and spellings in which states are written: text only, no table.

ISO 3166-1 and those who sort by name put the distinctive word first (`Korea, Republic
of`, `Bolivia (Plurinational State of)`, `Korea, South`); those who follow states over
time add the other name in brackets (`Zimbabwe (Rhodesia)`); those who draw maps
abbreviate (`Dem. Rep. Congo`, `St. Lucia`). What comes out here is looked up by
`timeline.names.bodies`, which knows the states.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from timeline.patterns import LazyPattern
from timeline.text import fold

# Code points of a name that can be one of a state, with another in brackets: the
# longest has about 70. What is longer is text, and is not taken apart.
_LONGEST = 120

# After folding, without a full stop behind; those that are also words need one.
_ABBREVIATIONS = {
    "&": "and",
    "dem": "democratic",
    "fed": "federal",
    "isl": "islands",
    "peoples": "people's",
    "rep": "republic",
    "st": "saint",
    "sts": "states",
}
_WITH_STOP = {
    "br": "british",
    "e": "east",
    "eq": "equatorial",
    "fr": "french",
    "herz": "herzegovina",
    "is": "islands",
    "n": "north",
    "s": "south",
    "w": "west",
}
# What stands between the words of a name and makes no other one.
_LINKS = ("of", "the")
_WORD = LazyPattern(r"[^\W_]+")
_SOVIET = "soviet socialist republic"

# In brackets or after a comma, what says no more than the name.
_EMPTY = ("the", "country", "nation", "french part", "dutch part")
_FORMERLY = LazyPattern(
    r"(?:province of |formerly |former (?!yugoslav)|previously |now |today |then "
    r"|ex[- ])(?:the )?(\S.*)",
    re.IGNORECASE,
)
_BRACKETED = LazyPattern(
    r"(.*\S)\s*[(\[]((?:[^()\[\]]|\([^()\[\]]*\))+)[)\]]",
)
_THE = LazyPattern(r"\s*\(the\)", re.IGNORECASE)
_ENDS_IN_OF = LazyPattern(r"(?:.* )?of(?: the)?", re.IGNORECASE)
_REPUBLIC = LazyPattern(
    r"(?:(?:arab|bolivarian|co-operative|cooperative|democratic|federal|federative"
    r"|islamic|people's|plurinational|popular|socialist|united) )*republic of (.+)"
)
# They were two republics at a time, and only their names in full tell which.
_DIVIDED = ("china", "congo", "germany", "korea", "vietnam", "viet nam", "yemen")


def fold_name(name: str) -> str:
    """Return a name without case, accents, surplus spaces and leading "the"."""
    return fold(name).removeprefix("the ")


def list_words(folded: str) -> list[str]:
    """Return the words of a folded name that are more than links, without signs."""
    return [word for word in _WORD.compiled.findall(folded) if word not in _LINKS]


@lru_cache(maxsize=16384)
def normalise_name(name: str) -> str:
    """Return a folded name without links and hyphens, its abbreviations written out.

    Two spellings that differ in nothing else come out alike: `St. Kitts & Nevis`, `Dem.
    Rep. of the Congo`, `Viet-Nam`.
    """
    folded = fold_name(name).replace("-", " ").replace("\N{EN DASH}", " ")
    if " and " in folded or "&" in folded:
        # Only a list within a name: `Saint Helena, Ascension and Tristan da Cunha`.
        folded = folded.replace(",", "")
    words = [_write_out(word) for word in folded.split() if word not in _LINKS]
    whole = " ".join(words).replace("viet nam", "vietnam")
    return whole.replace(_SOVIET, "ssr") if whole.endswith(_SOVIET) else whole


def _write_out(word: str) -> str:
    bare = word.removesuffix(".")
    if bare != word and bare in _WITH_STOP:
        return _WITH_STOP[bare]
    return _ABBREVIATIONS.get(bare, word)


def list_orders(name: str) -> Iterator[str]:
    """Yield a name in the order of speech, where a comma or brackets turned it round.

    `Korea, South` and `Korea (South)` give `South Korea`; `Iran (Islamic Republic of)`
    and `Iran, Islamic Rep.` give `Islamic Republic of Iran`; `Gambia, The` `Gambia`;
    `Congo (Kinshasa)` also `Congo-Kinshasa`. They may name nothing.
    """
    if len(name) > _LONGEST:
        return
    text = _drop_the(name)
    if text != name:
        yield text
    for head, inner, bracketed in _list_splits(text):
        if fold(inner) in _EMPTY:
            yield head
            continue
        bare = inner.replace("(", "").replace(")", "")
        yield f"{bare} {head}"
        if normalise_name(bare).endswith("republic"):
            yield f"{bare} of {head}"
        if bracketed:
            yield f"{head}-{inner}"


def _list_splits(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield what stands before and within brackets, or about each comma."""
    found = _BRACKETED.fullmatch(text)
    if found is not None:
        yield found[1], found[2].strip(), True
    parts = text.split(",")
    for number in range(1, len(parts)):
        head = ",".join(parts[:number]).strip()
        inner = ",".join(parts[number:]).strip()
        if head and inner:
            yield head, inner, False


def split_names(name: str) -> tuple[str, str, bool]:
    """Return two names of one state, and whether the second may be of another time.

    It may in brackets, and after `formerly` or the like; a comma or a slash alone joins
    two names of one time. Both are empty where `name` is not made so. A `Province of`
    goes too.
    """
    if len(name) > _LONGEST:
        return "", "", False
    name = _drop_the(name)
    found = _BRACKETED.fullmatch(name) if name.endswith((")", "]")) else None
    if found is not None:
        return found[1], _drop_formerly(found[2]), True
    one, slash, two = name.partition("/")
    if slash:
        return one.strip(), two.strip(), False
    one, comma, two = name.rpartition(",")
    if not comma:
        return "", "", False
    one, two = one.strip(), two.strip()
    other = _drop_formerly(two)
    if other != two:
        return one, other, True
    if _ENDS_IN_OF.fullmatch(two):
        # `Yemen, Democratic, People's Democratic Republic of`; with one comma it is one
        # name, in another order.
        state, comma, _ = one.partition(",")
        return (one, f"{two} {state}", False) if comma else ("", "", False)
    return one, two, False


def _drop_the(name: str) -> str:
    """Return a name without the `(the)` that ISO puts behind it."""
    return _THE.compiled.sub("", name) if "(" in name else name


def _drop_formerly(name: str) -> str:
    found = _FORMERLY.fullmatch(name.strip())
    return found[1] if found is not None else name.strip()


def strip_republic(name: str) -> str:
    """Return what `name` says it is a republic of; empty where it says of none.

    Kingdoms, states and principalities of a name may be others than today's state
    (Kingdom of Israel, State of Georgia), and so may republics of a divided country.
    """
    folded = fold_name(name)
    if "republic of " not in folded:
        return ""
    found = _REPUBLIC.fullmatch(folded)
    if found is None:
        return ""
    state = found[1].removeprefix("the ")
    return "" if state in _DIVIDED else state
