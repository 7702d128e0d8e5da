"""Which names in the events of one chronology may be one person's.

Names that nothing declares are compared with each other and with the people of the
registry, within one family name each; two entries of the registry never, since
declaring both keeps them apart. Spellings that say the same (`Sergei`, `Sergey`) are
one form, and forms are compared, so that the cost does not grow with the square of the
number of spellings.

A name that more than `MOST_KIN` others may be says nothing of any one of them: it
stands for itself alone, as an office does that too many may have held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from timeline.names.likeness import list_forms

if TYPE_CHECKING:
    from timeline.model import Chronology
    from timeline.names.likeness import Form
    from timeline.names.registry import ActorRegistry

MOST_KIN = 32
"""How many others a name may be of."""
_MOST_COMPARED = 256
"""How many forms are compared of those that leave out a given name."""


class Variants:
    """The spellings of one chronology's people."""

    def __init__(
        self,
        chronology: Chronology,
        registry: ActorRegistry,
        undeclared: Iterable[tuple[str, str]],
    ) -> None:
        """Take names that nothing declares, each with its identity, in order."""
        self._chronology = chronology
        self._registry = registry
        self._undeclared = tuple(undeclared)
        self._kin: dict[frozenset[Form], tuple[str, ...]] = {}
        self._listed: dict[str, tuple[str, ...]] = {}

    def list_kin(self, identity: str) -> tuple[str, ...]:
        """Return who else an actor may be, in order; nobody where too many are.

        The opposite holds as well: each of them may be this actor.
        """
        listed = self._listed.get(identity)
        if listed is None:
            listed = self._listed[identity] = self._list_kin(identity)
        return listed

    def _list_kin(self, identity: str) -> tuple[str, ...]:
        forms = self._forms.get(identity)
        if forms is None or self._is_crowded(forms):
            return ()
        declared = identity in self._chronology.actors
        return tuple(
            other
            for other in self._find_kin(forms)
            if other != identity
            and not (declared and other in self._chronology.actors)
            and not self._is_crowded(self._forms[other])
        )

    def is_crowded(self, identity: str) -> bool:
        """Tell whether an actor may be so many others that it stands for itself."""
        forms = self._forms.get(identity)
        return forms is not None and self._is_crowded(forms)

    def list_bearers(self, name: str) -> tuple[str, ...]:
        """Return all who have a family name, in order; none if `name` is more.

        Declared people first. A transliteration's variant is the same name.
        """
        families = {form.family for form in _list_asked(name) if not form.given}
        found: dict[str, None] = {}
        for family in sorted(families):
            found |= self._list_all(self._families.get(family, _NO_FAMILY))
        return self._sort(found)

    def list_alike(self, name: str) -> tuple[str, ...]:
        """Return all whom a name may be that need not stand anywhere, in order."""
        forms = frozenset(_list_asked(name))
        return self._find_kin(forms) if forms else ()

    def are_one(self, identities: Iterable[str]) -> bool:
        """Tell whether one person may account for all of some names.

        Never for more than `MOST_KIN` of them, nor for two that are declared.
        """
        listed = list(islice(dict.fromkeys(identities), MOST_KIN + 2))
        if len(listed) > MOST_KIN + 1:
            return False
        if sum(one in self._chronology.actors for one in listed) > 1:
            return False
        return all(
            any(a.agrees(b) for a in self._forms[one] for b in self._forms[two])
            for position, one in enumerate(listed)
            for two in listed[:position]
        )

    def add_declared(self, identities: Iterable[str]) -> tuple[str, ...]:
        """Return those with the declared people who may be one of them."""
        listed = tuple(identities)
        kin = (other for one in listed for other in self.list_kin(one))
        declared = [other for other in kin if other in self._chronology.actors]
        return tuple(dict.fromkeys((*listed, *declared)))

    def list_crowded(self, identity: str) -> tuple[str, ...]:
        """Return the names that may be this actor, but too many others as well."""
        forms = self._forms.get(identity, frozenset())
        return tuple(
            other
            for other in self._find_kin(forms)
            if other != identity and self._is_crowded(self._forms[other])
        )

    @property
    def families(self) -> Iterator[tuple[str, ...]]:
        """Yield those undeclared who share a family name, where several do.

        Each sorted, once for a family. Who may be read in two ways stands with each.
        """
        for family in self._families.values():
            bearers = self._list_all(family)
            undeclared = sorted(bearers.keys() - self._chronology.actors.keys())
            if len(undeclared) > 1:
                yield tuple(undeclared)

    def _list_all(self, family: _Family) -> dict[str, None]:
        """Return all who have a family name, each once."""
        found: dict[str, None] = {}
        for form in family.forms:
            found |= dict.fromkeys(self._bearers[form])
        return found

    def _is_crowded(self, forms: frozenset[Form]) -> bool:
        return len(self._find_kin(forms)) > MOST_KIN + 1

    def _find_kin(self, forms: frozenset[Form]) -> tuple[str, ...]:
        """Return who may go by one of some forms, in order.

        Where they are too many, just enough of them to tell.
        """
        kin = self._kin.get(forms)
        if kin is None:
            found: dict[str, None] = {}
            for identity in self._walk(forms):
                found.setdefault(identity)
                if len(found) > MOST_KIN + 1:
                    break
            kin = self._kin[forms] = self._sort(found)
        return kin

    def _walk(self, forms: Iterable[Form]) -> Iterator[str]:
        for form in sorted(forms):
            for other in self._families.get(form.family, _NO_FAMILY).find(form):
                yield from self._bearers[other]

    def _sort(self, found: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(found, key=self._order.__getitem__))

    @cached_property
    def _forms(self) -> Mapping[str, frozenset[Form]]:
        """Return the forms by identity: of declared people, and of what may be one."""
        found: dict[str, set[Form]] = {}
        for actor in self._chronology.actors.values():
            if self._registry.type_of(actor.id) in ("", "person"):
                forms = {
                    form
                    for name in (actor.name, *actor.aliases)
                    for form in list_forms(name)
                }
                # Whose given name is known is not called by the family name whatever
                # given name stands before it.
                full = {form.family for form in forms if form.given}
                found[actor.id] = {
                    form for form in forms if form.given or form.family not in full
                }
        for typed, identity in self._undeclared:
            found.setdefault(identity, set()).update(list_forms(typed))
        return {identity: frozenset(forms) for identity, forms in found.items()}

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {identity: place for place, identity in enumerate(self._forms)}

    @cached_property
    def _bearers(self) -> Mapping[Form, tuple[str, ...]]:
        found: dict[Form, list[str]] = {}
        for identity, forms in self._forms.items():
            for form in forms:
                found.setdefault(form, []).append(identity)
        return {form: tuple(identities) for form, identities in found.items()}

    @cached_property
    def _families(self) -> Mapping[str, _Family]:
        found: dict[str, _Family] = {}
        for form in self._bearers:
            found.setdefault(form.family, _Family()).add(form)
        return found


def _list_asked(name: str) -> tuple[Form, ...]:
    """Return the forms of a name that was typed for a question, without capitals.

    A comma parts names there.
    """
    if "," in name:
        return ()
    return list_forms(name.title() if name.islower() else name)


class _Family:
    """The forms with one family name, found by what given names they may agree with.

    A tree with a given name a step, so that of thousands only those are looked at who
    may be meant.
    """

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self._root = _Step()
        self._by_first: dict[str, list[Form]] = {}
        self._by_later: dict[str, list[Form]] = {}

    def add(self, form: Form) -> None:
        """Add a form that is not there."""
        self.forms.append(form)
        step = self._root
        for word in form.given:
            step = step.go(word)
        step.forms.append(form)
        if form.given:
            self._by_first.setdefault(form.given[0], []).append(form)
        for word in form.given[1:]:
            if len(word) > 1:
                self._by_later.setdefault(word, []).append(form)

    def find(self, form: Form) -> Iterator[Form]:
        """Yield the forms that may be one person's with this one, each once."""
        seen = set()
        for other in self._root.walk(form.given):
            if form.agrees_behind(other):
                seen.add(other)
                yield other
        # Those that leave out a given name of the other, but the last.
        first, *later = form.given or ("",)
        near = [self._by_later.get(first, ()), self._by_first.get(first, ())]
        near += [self._by_first.get(word, ()) for word in later if len(word) > 1]
        for other in islice((one for some in near for one in some), _MOST_COMPARED):
            if other not in seen and form.agrees(other):
                seen.add(other)
                yield other


class _Step:
    """A place in the tree of given names, behind those before it."""

    def __init__(self) -> None:
        self.forms: list[Form] = []
        """Whose given names end here."""
        self._by_word: dict[str, _Step] = {}
        self._by_first: dict[str, dict[str, None]] = {}

    def go(self, word: str) -> _Step:
        """Return the step behind a name or an initial; it is made where it is new."""
        self._by_first.setdefault(word[0], {})[word] = None
        return self._by_word.setdefault(word, _Step())

    def walk(self, given: tuple[str, ...]) -> Iterator[Form]:
        """Yield the forms here and behind that agree, place by place."""
        waiting: list[tuple[_Step, int]] = [(self, 0)]
        while waiting:
            step, depth = waiting.pop()
            yield from step.forms
            word = given[depth] if depth < len(given) else ""
            waiting += [(one, depth + 1) for one in step.list_after(word)]

    def list_after(self, word: str) -> Iterator[_Step]:
        """Yield the steps behind all that may be the same name as `word`.

        Without a word behind every one.
        """
        if not word:
            yield from self._by_word.values()
        elif len(word) == 1:
            for other in self._by_first.get(word, ()):
                yield self._by_word[other]
        else:
            for other in (word, word[0]):
                if other in self._by_word:
                    yield self._by_word[other]


_NO_FAMILY = _Family()
