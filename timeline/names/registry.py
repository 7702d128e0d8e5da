"""Exact names: of the registry first, then of the table of states and organisations.

An identity is one actor however it is written: its id in the registry, or `@` and
the code of a built-in body. A state or organisation of the registry takes over all
names of the built-in one of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.names.bodies import find_body, get_body
from timeline.names.statenames import fold_name, list_orders, strip_republic
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.model import Actor, Chronology
    from timeline.names.bodies import Body

BUILT_IN = "@"
"""What the identity of a built-in body begins with; its code follows."""

_COLLECTIVE = ("organisation", "group")


class ActorRegistry:
    """Finds the actors of one chronology by their exact names."""

    def __init__(self, chronology: Chronology) -> None:
        self._actors = chronology.actors
        self._known: dict[str, bool] = {}

    def find(self, typed: str) -> str:
        """Return the identity that has this id, name, alias, code or demonym.

        Compared folded, but for codes, which count in capitals; empty where there
        is none.
        """
        identity = self.by_word.get(fold_name(typed))
        if identity:
            return identity
        body = find_body(typed)
        return self.identity_of(body) if body is not None else self._find_state(typed)

    def identity_of(self, body: Body) -> str:
        """Return the identity of a built-in body: the registry's, if it has one."""
        return self._ids_by_code.get(body.code, f"{BUILT_IN}{body.code}")

    def actor_of(self, identity: str) -> Actor | None:
        """Return the registry's entry of an identity."""
        return self._actors.get(identity)

    @property
    def entries(self) -> Iterable[Actor]:
        """Return the entries of the registry, in its order."""
        return self._actors.values()

    def body_of(self, identity: str) -> Body | None:
        """Return the built-in body of an identity."""
        if not identity.startswith(BUILT_IN):
            return self._bodies_by_id.get(identity)
        try:
            return get_body(identity.removeprefix(BUILT_IN))
        except KeyError:  # a name may begin with @ as well
            return None

    def knows(self, identity: str) -> bool:
        """Tell whether an identity is of an entry or of a built-in body."""
        known = self._known.get(identity)
        if known is None:
            known = bool(self.actor_of(identity) or self.body_of(identity))
            self._known[identity] = known
        return known

    def name_of(self, identity: str) -> str:
        """Return the name of an identity; itself where it is just a name."""
        actor = self.actor_of(identity)
        if actor is not None:
            return actor.name
        body = self.body_of(identity)
        return body.name if body is not None else identity

    def type_of(self, identity: str) -> str:
        """Return person, state, organisation or group; empty where nothing tells.

        What the registry does not say follows from the built-in table, and from
        roles, members and `of`.
        """
        actor = self.actor_of(identity)
        if actor is not None and actor.type:
            return actor.type
        body = self.body_of(identity)
        if body is not None:
            return body.type
        if actor is None:
            return ""
        if actor.roles or actor.born or actor.died:
            return "person"
        if actor.members:
            return "group"
        return "organisation" if actor.of or actor.founded or actor.dissolved else ""

    def words_of(self, identity: str) -> tuple[str, ...]:
        """Return all that an identity is called: names, codes, demonyms; each once."""
        words: dict[str, None] = {}
        actor = self.actor_of(identity)
        if actor is not None:
            words |= dict.fromkeys((actor.name, actor.id, *actor.aliases))
        body = self.body_of(identity)
        if body is not None:
            words |= dict.fromkeys((*body.words, body.code, body.alpha3))
        words.pop("", None)
        return tuple(words)

    def clashes(self) -> Iterable[tuple[str, Actor, Actor]]:
        """Yield each name that two entries claim, with the first and the second."""
        owners: dict[str, Actor] = {}
        for actor in self._actors.values():
            words = dict.fromkeys(map(fold, (actor.id, actor.name, *actor.aliases)))
            for word in words:
                owner = owners.setdefault(word, actor)
                if owner is not actor:
                    yield word, owner, actor

    def find_all(self, name: str) -> tuple[str, ...]:
        """Return the ids of all entries of which it is the id, else name, else alias.

        Of the strongest of these alone; empty where the registry has none.
        """
        folded = fold_name(name)
        for words in self._tiers:
            if folded in words:
                return tuple(words[folded])
        return ()

    def _find_state(self, typed: str) -> str:
        """Return the entry of a state whose name is typed in another order.

        Of states alone: `Smith, John` is no other order of an actor's name.
        """
        if not self._has_states:
            return ""
        for text in (typed, *list_orders(typed)):
            for name in (fold_name(text), strip_republic(text)):
                identity = self.by_word.get(name, "")
                if identity and self._actors[identity].type == "state":
                    return identity
        return ""

    @cached_property
    def _has_states(self) -> bool:
        return any(actor.type == "state" for actor in self._actors.values())

    @cached_property
    def by_word(self) -> Mapping[str, str]:
        """Return ids by folded id, name and alias, the stronger ones winning.

        With and without an article before them.
        """
        found: dict[str, str] = {}
        for words in self._tiers:
            for word, ids in words.items():
                found.setdefault(word, next(iter(ids)))
        return found

    @cached_property
    def _tiers(self) -> tuple[dict[str, dict[str, None]], ...]:
        """Return the ids by folded id; by name; by alias, without articles."""
        tiers: tuple[dict[str, dict[str, None]], ...] = ({}, {}, {})
        for actor in self._actors.values():
            texts = ((actor.id,), (actor.name,), actor.aliases)
            for words, tier in zip(texts, tiers, strict=True):
                for word in words:
                    folded = fold_name(word)
                    tier.setdefault(folded, {})[actor.id] = None
        return tiers

    @cached_property
    def _ids_by_code(self) -> Mapping[str, str]:
        ids: dict[str, str] = {}
        for identity, body in self._bodies_by_id.items():
            ids.setdefault(body.code, identity)
        return ids

    @cached_property
    def _bodies_by_id(self) -> Mapping[str, Body]:
        found: dict[str, Body] = {}
        for actor in self._actors.values():
            if actor.type == "person" or actor.roles or actor.born:
                continue
            words = (actor.name, *actor.aliases)
            if actor.type or actor.name == actor.id:
                # An id alone, such as `jordan`, may be short for anybody.
                words = (actor.id, actor.id.upper(), *words)
            for word in words:
                body = find_body(word)
                if body is not None and _is_alike(actor, body):
                    found[actor.id] = body
                    break
        return found


def _is_alike(actor: Actor, body: Body) -> bool:
    """Tell whether an entry can be meant as the built-in body of that name."""
    if not actor.type or actor.type == body.type:
        return True
    return actor.type in _COLLECTIVE and body.type in _COLLECTIVE
