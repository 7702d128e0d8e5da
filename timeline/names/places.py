"""Where a name means: places, which of them are one, and how they may be asked for.

A place with an entry in the registry is that entry, by its id, name and aliases. Any
other is its town and the state behind its last comma; the same town without a state is
the same place where a table knows it as a city of that state (`Budapest`, `Budapest,
Hungary`). What else stands behind the comma is part of the name: `Paris, Texas`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.lean import NamedTuple
from timeline.names.bodies import find_body, get_body
from timeline.names.errors import unknown_name
from timeline.names.standing import find_having, list_standing
from timeline.text import find_nearest, fold

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Chronology, Place
    from timeline.names.seats import Seat
    from timeline.names.whereabouts import Whereabouts

_Key = tuple[str, str]
"""What is one place: a town and a code, or an id and `_ENTRY`."""
_ENTRY = "#"
_Bounds = tuple[tuple[int, int, int, int], bool]


class Asked(NamedTuple):
    """The places that a name in a question means, as they are typed in events."""

    certain: frozenset[str]
    possible: frozenset[str]
    """Of the same town, where nobody says whether it is the same place."""
    countries: frozenset[str]
    """By which words it asks for what lies in a country."""


class PlaceNames:
    """The names of one chronology's places."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._keys: dict[str, _Key] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._lying: dict[str, Whereabouts | tuple[Seat, ...]] = {}
        self._dated: dict[tuple[str, _Bounds], Whereabouts] = {}
        self._asked: dict[str, Asked] = {}

    def is_declared(self, typed: str) -> bool:
        """Tell whether the registry or the table of states knows the name."""
        return self.find(typed) is not None or find_body(typed) is not None

    def find(self, typed: str) -> Place | None:
        """Return the registry's entry of a place."""
        key, kind = self._key_of(typed)
        return self._chronology.places[key] if kind == _ENTRY else None

    def display(self, typed: str) -> str:
        """Return the name to show: the registry's, where there is one."""
        place = self.find(typed)
        return place.name if place else typed

    def identify(self, typed: str) -> str:
        """Return the one spelling of a place, whichever way it is typed.

        The name in the registry, with the id behind it where another entry goes by it
        as well; else as the chronology has it first.
        """
        key = self._key_of(typed)
        return self._spellings_by_key.get(key) or self._spell_key(key, typed)

    def find_whereabouts(self, typed: str, date: When) -> Whereabouts:
        """Return the countries in which a place lay at a date."""
        from timeline.names.whereabouts import NOWHERE, Whereabouts, date_seats

        lying = self._find_lying(typed)
        if isinstance(lying, Whereabouts):
            return lying
        if not lying:
            return NOWHERE
        key = typed, (date.outer, date.uncertain)
        found = self._dated.get(key)
        if found is None:
            found = self._dated[key] = date_seats(lying, date)
        return found

    def is_dated(self, typed: str) -> bool:
        """Tell whether the country that a place lies in depends on the date."""
        from timeline.names.whereabouts import Whereabouts

        lying = self._find_lying(typed)
        return bool(lying) and not isinstance(lying, Whereabouts)

    def _find_lying(self, typed: str) -> Whereabouts | tuple[Seat, ...]:
        from timeline.names.whereabouts import find_lying

        lying = self._lying.get(typed)
        if lying is None:
            lying = self._lying[typed] = find_lying(typed, self.find(typed))
        return lying

    def ask(self, name: str) -> Asked:
        """Return what a name in a question means.

        A place that the chronology has is that one, and what lies in it; those of
        another country that only share its name are none of it. Any other name is that
        of every place which goes by it, with its country or without. Raises
        UnresolvedNameError where no place has it, and no country.
        """
        asked = self._asked.get(name)
        if asked is None:
            asked = self._ask(name)
            if not (asked.certain or asked.possible or self._is_known(asked, name)):
                raise unknown_name("place", name, find_nearest(name, self.spellings))
            self._asked[name] = asked
        return asked

    def stands(self, name: str) -> bool:
        """Tell whether an event or an entry has just this name, case and accents apart.

        `Damascus, Syria` does not stand where only `Damascus` does, one place or not.
        """
        folded = fold(name)
        if folded in self._ids_by_word:
            return True
        return any(folded in self._words_of(typed) for typed in self._used)

    def matches(self, typed: str, name: str) -> Fit:
        """Tell whether the place typed in an event goes by `name`, dates apart."""
        asked = self.ask(name)
        if typed in asked.certain:
            return Fit.CERTAIN
        return Fit.POSSIBLE if typed in asked.possible else Fit.NO

    def list_countries(self) -> tuple[str, ...]:
        """Return the names of all countries in which events may lie, sorted."""
        from timeline.names.whereabouts import Whereabouts

        found: set[str] = set()
        dated = set()
        for typed in self._used:
            lying = self._find_lying(typed)
            if isinstance(lying, Whereabouts):
                found |= {one.country for one in lying.lying}
            elif lying:
                dated.add(typed)
        having = find_having(self._chronology, ("place",), dated) if dated else ()
        for event in having:
            if event.place in dated:
                lying = self.find_whereabouts(event.place, event.date)
                found |= {one.country for one in lying.lying}
        return tuple(sorted(found, key=fold))

    def list_lying(self) -> tuple[str, ...]:
        """Return the names of all countries in which places of events lay at any time.

        Each once, in no order; of dates of events it does not ask.
        """
        from timeline.names.whereabouts import Whereabouts

        found: dict[str, None] = {}
        for typed in self._used:
            lying = self._find_lying(typed)
            if isinstance(lying, Whereabouts):
                found |= dict.fromkeys(one.country for one in lying.lying)
            else:
                found |= dict.fromkeys(get_body(seat.body).name for seat in lying)
        return tuple(found)

    def list_same(self, name: str) -> tuple[str, ...]:
        """Return all that is typed in events for the place with just this spelling."""
        keys = {
            key
            for typed, key in self._used.items()
            if name in (typed, self.display(typed), self._spellings_by_key[key])
        }
        return tuple([typed for typed, key in self._used.items() if key in keys])

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Return every place of the file, registry and events; each once."""
        names = dict.fromkeys(place.name for place in self._chronology.places.values())
        names |= dict.fromkeys(map(self.display, self._used))
        return tuple(names)

    def _ask(self, name: str) -> Asked:
        from timeline.names.whereabouts import ask_for

        folded, key = fold(name), self._key_of(name)
        known = key[1] == _ENTRY or key in self._spellings_by_key
        certain, possible = set(), set()
        for typed, other in self._used.items():
            if other == key:
                certain.add(typed)
            elif known and self._is_perhaps(typed, other, name, key):
                possible.add(typed)
            elif folded in self._words_of(typed) and not (
                # Another place of the town, unless an entry calls it so.
                known
                and folded == _find_town(typed)
                and folded not in self._calls_of(typed)
            ):
                certain.add(typed)
        countries = ask_for(name) & self._country_words
        return Asked(frozenset(certain), frozenset(possible), countries)

    def _is_known(self, asked: Asked, name: str) -> bool:
        """Tell whether a name is that of an entry, or of a country, without events."""
        from timeline.names.whereabouts import ask_for, spell

        if self._key_of(name)[1] == _ENTRY:
            return True
        if any(
            place.country and spell(place.country) & ask_for(name)
            for place in self._chronology.places.values()
        ):
            return True
        if not asked.countries:
            return False
        return any(
            self.find_whereabouts(event.place, event.date).fit(asked.countries)
            for event in find_having(self._chronology, ("place",))
            if event.place
        )

    @cached_property
    def _country_words(self) -> frozenset[str]:
        """Return what the countries go by in which events lie, at whatever time."""
        from timeline.names.whereabouts import Whereabouts, spell

        words: set[str] = set()
        for typed in self._used:
            lying = self._find_lying(typed)
            if isinstance(lying, Whereabouts):
                words = words.union(*(one.words for one in lying.lying))
            else:
                words = words.union(
                    *(spell(get_body(seat.body).name) for seat in lying)
                )
        return frozenset(words)

    def _is_perhaps(self, typed: str, other: _Key, name: str, key: _Key) -> bool:
        """Tell whether two places of one town may be one, since nobody says of one."""
        if self._is_anywhere(name):
            return other[1] != _ENTRY and _find_town(typed) in self._calls_of(name)
        if self._is_anywhere(typed):
            return key[1] != _ENTRY and _find_town(name) in self._calls_of(typed)
        return False

    def _calls_of(self, typed: str) -> frozenset[str]:
        """Return what a place goes by, folded; of no entry, as it is typed."""
        place = self.find(typed)
        called = _list_called(place) if place is not None else (typed,)
        return frozenset(map(fold, called))

    def _is_anywhere(self, typed: str) -> bool:
        """Tell whether a name is that of a town of which no country is known."""
        from timeline.names.whereabouts import find_cities, find_state

        place = self.find(typed)
        if place is not None and place.country:
            return False
        name = place.name if place is not None else typed
        return not ("," in name or find_cities(name) or find_state(name))

    @cached_property
    def _used(self) -> Mapping[str, _Key]:
        """Return the places of events as typed, each once, with what each is."""
        typed = list_standing(self._chronology, "place")
        return {one: self._key_of(one) for one in typed}

    @cached_property
    def _spellings_by_key(self) -> Mapping[_Key, str]:
        found: dict[_Key, str] = {}
        for typed, key in self._used.items():
            found.setdefault(key, self._spell_key(key, typed))
        return found

    def _spell_key(self, key: _Key, typed: str) -> str:
        if key[1] != _ENTRY:
            return typed
        place = self._chronology.places[key[0]]
        shared = len(self._ids_by_word.get(fold(place.name), ())) > 1
        return _name_apart(place) if shared else place.name

    def _key_of(self, typed: str) -> _Key:
        key = self._keys.get(typed)
        if key is None:
            key = self._keys[typed] = self._find_key(typed)
        return key

    def _find_key(self, typed: str) -> _Key:
        ids = self._ids_by_word.get(fold(typed))
        if ids:
            return ids[0], _ENTRY
        if "," not in typed:
            return fold(typed), ""
        # What shows names alone of most places needs no table of states.
        from timeline.names.whereabouts import find_state, is_city_of, split_state

        found = split_state(typed)
        if found is None:
            return fold(typed), ""
        town, state = found
        for one in self._ids_by_word.get(fold(town), ()):
            place = self._chronology.places[one]
            country = find_state(place.country) if place.country else None
            if country == state or (not place.country and is_city_of(town, state)):
                return one, _ENTRY
        return fold(town), "" if is_city_of(town, state) else state.code

    @cached_property
    def _ids_by_word(self) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of entries by all that they go by, folded."""
        words: dict[str, dict[str, None]] = {}
        for place in self._chronology.places.values():
            for word in _list_called(place):
                words.setdefault(fold(word), {})[place.id] = None
        return {folded: tuple(ids) for folded, ids in words.items()}

    def _words_of(self, typed: str) -> frozenset[str]:
        words = self._words.get(typed)
        if words is None:
            words = self._words[typed] = frozenset(map(fold, self._list_words(typed)))
        return words

    def _list_words(self, typed: str) -> Iterable[str]:
        """Yield what a place is called; a state behind a comma goes by dates."""
        from timeline.names.whereabouts import find_state

        place = self.find(typed)
        if place is not None:
            yield from _list_called(place)
        yield typed
        town, comma, country = typed.rpartition(",")
        if comma:
            yield town
            if find_state(country.strip()) is None:
                yield country


def _find_town(typed: str) -> str:
    """Return what stands before the last comma, folded; empty without a comma."""
    return fold(typed.rpartition(",")[0])


def _list_called(place: Place) -> tuple[str, ...]:
    return (place.id, place.name, *place.aliases, _name_apart(place))


def _name_apart(place: Place) -> str:
    return f"{place.name} ({place.id})"
