"""What acts for a state by its nature: its government, ministries, embassies, forces.

An agency is named by what it is and whose: `Government of Russia`, `the Russian
government`, `Ministry of Foreign Affairs (Russia)`, `Russia's Foreign Ministry`. All
wordings of one thing are one agency. The offices of people (`Foreign Minister of
Russia`) are none, nor is what says of no state, or what begins or ends with another
word (`Shadow Government of Russia`, `Government of India Act`).

agency     = kind ("of" | "for" | ",") state | kind "(" state ")"
           | state ["'s" | "'" | "," | ":"] kind | state "(" kind ")"
           | "embassy" "of" state "in" place | ("MFA" | "MoD") state
kind       = [style] (one of `_KINDS` | ministry) | "embassy" ["in" place]
ministry   = ("ministry" | "department") ("of" | "for") ["the"] topics
           | topics ("ministry" | "department")
topics     = one of `_TOPICS`, several joined by "and", "&", "," or "/"
style      = "federal" | "royal" | "imperial" | "central" | "national", which may
             also stand before the state: Royal Thai Army
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from timeline.lean import NamedTuple
from timeline.names.statenames import fold_name
from timeline.patterns import LazyPattern
from timeline.text import fold


class Agency(NamedTuple):
    """An organ of a state or organisation."""

    kind: str
    """In small letters: `government`, `foreign ministry`, `embassy in london`."""
    body: str
    """The identity of whose it is."""


# Code points; nothing longer is asked word by word.
_LONGEST = 200

# Folded wordings; those with one value are one thing.
_KINDS = {
    "air force": "air force",
    "armed forces": "armed forces",
    "army": "army",
    "cabinet": "cabinet",
    "council of ministers": "cabinet",
    "delegation": "delegation",
    "department of state": "foreign ministry",
    "embassy": "embassy",
    "foreign office": "foreign ministry",
    "gov't": "government",
    "government": "government",
    "govt": "government",
    "govt.": "government",
    "home office": "interior ministry",
    "mfa": "foreign ministry",
    "military": "armed forces",
    "ministry of war": "war ministry",
    "mod": "defence ministry",
    "national security council": "national security council",
    "navy": "navy",
    "parliament": "parliament",
    "permanent mission": "permanent mission",
    "security council": "security council",
    "state department": "foreign ministry",
    "treasury": "finance ministry",
    "war office": "war ministry",
}

# What ministries are for, folded; those with one value are one thing.
_TOPICS = {
    "agriculture": "agriculture",
    "atomic energy": "atomic energy",
    "colonial": "colonial",
    "colonies": "colonial",
    "commerce": "commerce",
    "communications": "communications",
    "culture": "culture",
    "defence": "defence",
    "defense": "defence",
    "economic affairs": "economy",
    "economics": "economy",
    "economy": "economy",
    "education": "education",
    "emergency situations": "emergencies",
    "emergencies": "emergencies",
    "energy": "energy",
    "environment": "environment",
    "external affairs": "foreign",
    "external relations": "foreign",
    "finance": "finance",
    "finances": "finance",
    "foreign": "foreign",
    "foreign affairs": "foreign",
    "foreign relations": "foreign",
    "foreign trade": "foreign trade",
    "health": "health",
    "home": "interior",
    "home affairs": "interior",
    "homeland security": "homeland security",
    "industry": "industry",
    "information": "information",
    "intelligence": "intelligence",
    "interior": "interior",
    "internal affairs": "interior",
    "justice": "justice",
    "labor": "labour",
    "labour": "labour",
    "national defence": "defence",
    "national defense": "defence",
    "oil": "oil",
    "petroleum": "oil",
    "planning": "planning",
    "propaganda": "propaganda",
    "public security": "public security",
    "science": "science",
    "security": "security",
    "state security": "state security",
    "tourism": "tourism",
    "trade": "trade",
    "transport": "transport",
    "transportation": "transport",
    "treasury": "finance",
    "war": "war",
}
# A ministry that is for these and more is still the one for these.
_FIRST_OF_ALL = ("foreign", "defence")

# Without one of these in it, a name is none of an agency: most names.
_HEAD = LazyPattern(
    r"\b(?:army|cabinet|council|delegation|department|embassy|force|forces|gov't|gov’t"
    r"|government|govt|mfa|military|ministry|mission|mod|navy|office|parliament"
    r"|treasury)\b",
    re.IGNORECASE,
)
_STYLE = LazyPattern(r"(?:central|federal|imperial|national|royal) ", re.IGNORECASE)
_BRACKETED = LazyPattern(r"(.+?) ?\((.+)\)")
_LINK = LazyPattern(r" (?:of|for) |, ", re.IGNORECASE)
_IN = LazyPattern(r" in ", re.IGNORECASE)
_MINISTRY = LazyPattern(
    r"(?:ministry|department) (?:of|for) (?:the )?(?P<of>.+)"
    r"|(?P<adjective>.+) (?:ministry|department)"
)
_AND = LazyPattern(r", and |, | and | & | ?/ ?")


def find_agency(typed: str, find: Callable[[str], str]) -> Agency | None:
    """Return the agency that a name is one wording of; None if it is of none.

    `find` returns the identity of a state or an organisation by any of its names, with
    or without an article, and otherwise an empty text. It is asked for parts of `typed`
    that stand where the state would.
    """
    if len(typed) > _LONGEST or _HEAD.search(typed) is None:
        return None
    for kind, state in _list_readings(" ".join(typed.split())):
        for name in _without_style(state):
            body = find(name)
            if body:
                return Agency(kind, body)
    return None


def _list_readings(text: str) -> Iterator[tuple[str, str]]:
    """Yield kinds with what would be the state, the longest state first."""
    for link in _LINK.finditer(text):
        head, state = text[: link.start()], text[link.end() :]
        kind = _find_kind(head)
        if kind == "embassy":
            for place in _IN.finditer(state):
                where = fold(state[place.end() :])
                yield f"embassy in {where}", state[: place.start()]
        if kind:
            yield kind, state
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed is not None:
        outside, inside = bracketed.groups()
        yield from ((kind, inside) for kind in (_find_kind(outside),) if kind)
        yield from ((kind, outside) for kind in (_find_kind(inside),) if kind)
    words = text.split(" ")
    if fold(words[0]) in ("mfa", "mod"):
        yield _KINDS[fold(words[0])], " ".join(words[1:])
    for number in range(len(words) - 1, 0, -1):
        kind = _find_kind(" ".join(words[number:]))
        if kind:
            yield kind, _drop_ending(" ".join(words[:number]))


def _drop_ending(state: str) -> str:
    """Return a name without its genitive, comma or colon."""
    bare = state.rstrip(",:").replace("’", "'")
    return bare.removesuffix("'s").removesuffix("'")


def _without_style(state: str) -> Iterator[str]:
    """Yield the state as it stands, then without `Royal` or the like before it."""
    yield state
    style = _STYLE.match(fold_name(state))
    if style is not None:
        yield state.partition(" ")[2]


@lru_cache(maxsize=4096)
def _find_kind(text: str) -> str:
    """Return what kind of agency this is a wording of; empty if of none."""
    folded = fold_name(text)
    kind = _KINDS.get(folded) or _find_ministry(folded)
    if kind:
        return kind
    head, _, place = folded.partition(" in ")
    if head == "embassy" and place:
        return folded
    style = _STYLE.match(folded)
    return _find_kind(folded[style.end() :]) if style is not None else ""


def _find_ministry(folded: str) -> str:
    found = _MINISTRY.fullmatch(folded)
    if found is None:
        return ""
    parts = _AND.compiled.split(found["of"] or found["adjective"])
    topics = [_TOPICS.get(part.removeprefix("the "), "") for part in parts]
    for topic in _FIRST_OF_ALL:
        if topic in topics:
            return f"{topic} ministry"
    return " and ".join(topics) + " ministry" if all(topics) else ""
