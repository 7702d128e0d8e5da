"""What somebody is, and for which state: `Foreign Ministry (Russia)`.

Event data name actors by a role with a state in brackets behind it (ICEWS, dictionary
of actors); others put there what a state was called before, or where a province lies.

    named = role blank* "(" state ")"

The brackets are the last of the text and may hold others: `Police (Hong Kong (China))`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.model import NO_MARKS, Actor
from timeline.names.bodies import find_body
from timeline.names.statenames import fold_name
from timeline.patterns import LazyPattern

if TYPE_CHECKING:
    from timeline.names.bodies import Body

# Code points; nothing longer is the name of an actor.
_LONGEST = 200

# Who is against a state, or fled from it, does not act for it, though it is in the
# brackets: `Rebel Group (Syria)`.
_AGAINST = LazyPattern(
    r"\b(?:anti|combatants?|criminals?|defectors?|dissidents?|exiles?|extremists?"
    r"|fugitives?|gangs?|guerr?illas?|insurgen(?:ts?|cy|cies)|militants?|opposition"
    r"|protest\w*|rebel\w*|refugees?|revolutionar\w+|riot\w*|secessionists?"
    r"|separatists?|terror\w*)\b",
    re.IGNORECASE,
)


class Role(NamedTuple):
    """An actor by what it is, and of what."""

    name: str
    """The whole, as typed: it is what the events say."""
    of: str
    """The state or organisation, by its name in the built-in table."""


def split_role(text: str) -> Role | None:
    """Return a role and its state; None where the brackets do not certainly hold one.

    None as well where the whole is a state (`Korea (North)`, `Georgia (country)`,
    `Zimbabwe (Rhodesia)`) or what stands before the brackets is one; where brackets
    hold a mere code of a state or an adjective (`Department (IT)`, `Text (French)`);
    and where the role is against a state (`Rebel Group (Syria)`).
    """
    name = text.strip()
    if not name.endswith(")") or len(name) > _LONGEST:
        return None
    at = _find_opening(name)
    role, inner = name[:at].strip(), name[at + 1 : -1].strip()
    if at < 1 or not role or not inner or _AGAINST.search(role):
        return None
    # `Republic (of) ...` and the like are told by the built-in table itself.
    if find_body(name) is not None or find_body(role) is not None:
        return None
    body = find_body(inner)
    if body is None or body.type not in ("state", "organisation"):
        return None
    return Role(name, body.name) if _names(inner, body) else None


def says_only_of(actor: Actor) -> bool:
    """Tell whether an entry says no more of a role than the brackets of its name do.

    Such entries come of event data. They tell for whom each role acts, and do not begin
    a list of everybody.
    """
    role = split_role(actor.name)
    if role is None or not actor.of:
        return False
    body = find_body(actor.of)
    rest = actor._replace(id="", name="", of="", marks=NO_MARKS)
    is_of = body is not None and body.name == role.of
    return is_of and rest == Actor("", "", actor.where)


def _find_opening(name: str) -> int:
    """Return where the bracket opens that the last character closes; -1 if nowhere."""
    depth = 0
    for at in range(len(name) - 1, -1, -1):
        if name[at] == ")":
            depth += 1
        elif name[at] == "(":
            depth -= 1
            if not depth:
                return at
    return -1


def _names(inner: str, body: Body) -> bool:
    """Tell whether a text that leads to a body is a name of it, and nothing besides.

    Adjectives are also languages, and codes of states also abbreviations. The acronym
    of an organisation is its name, and so is `US`.
    """
    if body.type == "organisation" or inner in ("US", "USA"):
        return True
    names = {fold_name(name) for name in (body.name, *body.aliases)}
    folded = fold_name(inner)
    if folded in names:
        return True
    codes = (body.code, body.alpha3)
    return inner not in codes and folded not in map(fold_name, body.demonyms)
