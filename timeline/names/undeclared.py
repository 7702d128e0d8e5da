"""Names that no registry has, gathered by who may be the same person.

This only proposes entries for a registry; it never decides what a name in an event
means. Only what may be one by the rules of `timeline.names.likeness` stands together.
Where one person may account for all who have a family
name, they are one for certain as far as an entry goes; where two surely differ, the
author has to decide whose a spelling is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.names.persons import drop_titles
from timeline.names.statenames import fold_name
from timeline.names.typed import count_names
from timeline.text import fold, slugify
from timeline.yamltext import quote_scalar

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.names.actors import ActorNames
    from timeline.names.variants import Variants


class Undeclared(NamedTuple):
    """One likely actor that the registry lacks."""

    id: str
    """An id for an entry, unlike any in the registry and in the other proposals."""
    name: str
    """The fullest of the spellings."""
    spellings: tuple[tuple[str, int], ...]
    """Each with the number of times it stands in events, the most frequent first."""
    certain: bool = True
    """One person may account for all who have this name; else to be decided."""
    may_be: tuple[str, ...] = ()
    """Names of others, declared or proposed, who may be meant as well."""

    @property
    def others(self) -> tuple[str, ...]:
        """Return the spellings but for the name, in their order."""
        return tuple(typed for typed, _ in self.spellings if typed != self.name)

    def format_entry(self, others: Iterable[str]) -> str:
        """Return the entry that joins other spellings, to stand under `actors:`."""
        aliases = ", ".join(map(quote_scalar, others))
        name = quote_scalar(self.name)
        return f"{quote_scalar(self.id)}: {{name: {name}, aliases: [{aliases}]}}"

    @property
    def total(self) -> int:
        """Return how many times the actor stands in events."""
        return sum(count for _, count in self.spellings)


class _Group(NamedTuple):
    spellings: Mapping[str, int]
    certain: bool = True
    may_be: tuple[str, ...] = ()
    """As identities."""


def find_undeclared(
    events: Iterable[Event], names: ActorNames, taken: Collection[str]
) -> tuple[Undeclared, ...]:
    """Return the actors of events that nothing declares, most frequent first.

    `taken` are ids that a proposal may not have.
    """
    counts = _choose(count_names(events), names)
    groups = sorted(
        _gather(counts, names), key=lambda one: -sum(one.spellings.values())
    )
    return tuple(_propose(groups, counts, names, taken))


def find_doubtful(
    counts: Mapping[str, int], names: ActorNames, taken: Collection[str]
) -> tuple[Undeclared, ...]:
    """Return of the same only those who have several spellings, or may be others.

    `counts` says how often each name stands in events, in the order of the first.
    """
    counts = _choose(counts, names)
    if not counts:
        # Whom else declared people may be need not be worked out.
        return ()
    groups = [
        one for one in _gather(counts, names) if one.may_be or len(one.spellings) > 1
    ]
    return tuple(_propose(groups, counts, names, taken))


def _choose(counts: Mapping[str, int], names: ActorNames) -> dict[str, int]:
    """Return the names that nothing declares, in their order."""
    return {
        typed: count for typed, count in counts.items() if not names.is_declared(typed)
    }


def _propose(
    groups: Iterable[_Group],
    counts: Mapping[str, int],
    names: ActorNames,
    taken: Collection[str],
) -> Iterator[Undeclared]:
    """Yield an entry for each group, in their order."""
    order = {typed: place for place, typed in enumerate(counts)}
    ids = set(taken)
    spoken = set(map(fold_name, counts))
    for spellings, certain, may_be in groups:
        name = max(spellings, key=lambda typed: _rank(typed, spellings[typed]))
        made = base = slugify(name) or "actor"
        number = 2
        own = set(map(fold_name, spellings))
        # Nor may an id be what another is called: ids are tried before names.
        while (
            made in ids
            or (made in spoken and made not in own)
            or names.registry.find(made)
        ):
            made, number = f"{base}-{number}", number + 1
        ids.add(made)
        others = tuple(dict.fromkeys(map(names.name_of, may_be)))
        listed = tuple(
            sorted(spellings.items(), key=lambda pair: (-pair[1], order[pair[0]]))
        )
        yield Undeclared(made, name, listed, certain, others)


def _rank(typed: str, count: int) -> tuple[int, int, int]:
    """Return how well a spelling would do as the name: full, without title, usual."""
    words = fold(drop_titles(typed)).split()
    full = sum(len(word.rstrip(".")) > 1 for word in words)
    return full, -len(fold(typed).split()), count


def _gather(counts: Mapping[str, int], names: ActorNames) -> Iterator[_Group]:
    """Yield the names in groups of those who may be the same."""
    by_identity: dict[str, dict[str, int]] = {}
    for typed, count in counts.items():
        identity = names.interpret(typed).identity
        by_identity.setdefault(identity, {})[typed] = count
    waiting = dict(by_identity)
    # The largest first: what one reading of a name gathers, no other gathers again.
    for family in sorted(names.variants.families, key=lambda one: (-len(one), one)):
        here = [one for one in family if one in waiting]
        if len(here) < 2:
            continue
        if names.variants.are_one(names.variants.add_declared(here)):
            yield _Group(_join(waiting.pop(one) for one in here))
            continue
        for group in _split_alike(here, names.variants):
            spellings = _join(waiting.pop(one) for one in group)
            kin = (other for one in group for other in names.variants.list_kin(one))
            may_be = tuple(dict.fromkeys(one for one in kin if one not in group))
            yield _Group(spellings, len(group) == 1 and not may_be, may_be)
    for identity, spellings in waiting.items():
        others = names.variants.list_kin(identity)
        yield _Group(spellings, not others, others)


def _join(spellings: Iterable[Mapping[str, int]]) -> dict[str, int]:
    joined: dict[str, int] = {}
    for one in spellings:
        joined |= one
    return joined


def _split_alike(alike: Sequence[str], variants: Variants) -> list[list[str]]:
    """Split those of one family name into people.

    The fullest come first, so that initials and bare family names join them; where
    several may be meant, they stay by themselves.
    """
    groups: dict[int, list[str]] = {}
    placed: dict[str, int] = {}
    for identity in sorted(alike, key=lambda one: (-len(drop_titles(one)), one)):
        near = {
            placed[kin]: None for kin in variants.list_kin(identity) if kin in placed
        }
        fitting = [
            number for number in near if variants.are_one([*groups[number], identity])
        ]
        number = fitting[0] if len(fitting) == 1 else len(groups)
        groups.setdefault(number, []).append(identity)
        placed[identity] = number
    return list(groups.values())
