"""Where a name means: places, with the country each lies in."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from timeline.model import Chronology, Place
from timeline.names.bodies import Body, find_body
from timeline.names.errors import unknown_name
from timeline.text import find_nearest, fold


class PlaceNames:
    """The names of one chronology's places.

    A place goes by its id, name and aliases, and by its country: the registry's,
    or for `Damascus, Syria` what stands after the last comma.
    """

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._words: dict[str, frozenset[str]] = {}

    def is_declared(self, typed: str) -> bool:
        """Tell whether the registry or the table of states knows the name."""
        return fold(typed) in self._by_word or find_body(typed) is not None

    def find(self, typed: str) -> Place | None:
        """Return the registry's entry of a place."""
        return self._by_word.get(fold(typed))

    def display(self, typed: str) -> str:
        """Return the name to show: the registry's, where there is one."""
        place = self.find(typed)
        return place.name if place else typed

    def matches(self, typed: str, name: str) -> bool:
        """Tell whether the place typed in an event goes by `name`."""
        return bool(self._words_of(typed) & _ask_for(name))

    def find_country(self, typed: str) -> str:
        """Return the name of the country a place lies in; empty where nothing tells.

        The registry's, whatever it is; else the state that stands after the last comma
        (`Damascus, Syria`), or that the place itself is.
        """
        place = self._by_word.get(fold(typed))
        if place is not None and place.country:
            state = _find_state(place.country)
            return state.name if state is not None else place.country
        for name in (typed.rpartition(",")[2].strip(), place.name if place else ""):
            state = _find_state(name)
            if state is not None:
                return state.name
        return ""

    def check(self, name: str) -> None:
        """Raise UnresolvedNameError if no place of an event or registry has it."""
        words = _ask_for(name)
        # By ids and as typed: two places may have one name.
        typed = dict.fromkeys(event.place for event in self._chronology.events)
        if any(
            self._words_of(one) & words for one in (*self._chronology.places, *typed)
        ):
            return
        raise unknown_name("place", name, find_nearest(name, self.spellings))

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Return every place of the file, registry and events; each once."""
        names = dict.fromkeys(place.name for place in self._chronology.places.values())
        for event in self._chronology.events:
            if event.place:
                names.setdefault(self.display(event.place))
        return tuple(names)

    @cached_property
    def _by_word(self) -> Mapping[str, Place]:
        words: dict[str, Place] = {}
        for place in self._chronology.places.values():
            for word in (place.id, place.name, *place.aliases):
                words.setdefault(fold(word), place)
        return words

    def _words_of(self, typed: str) -> frozenset[str]:
        words = self._words.get(typed)
        if words is None:
            words = self._words[typed] = frozenset(self._list_words(typed))
        return words

    def _list_words(self, typed: str) -> Iterable[str]:
        place = self._by_word.get(fold(typed))
        if place is not None:
            yield from (fold(word) for word in (place.id, place.name, *place.aliases))
            if place.country:
                yield from _spellings(place.country)
        town, comma, country = typed.rpartition(",")
        if comma:
            yield fold(town)
            yield from _spellings(country.strip())
        yield from _spellings(typed)


def _find_state(name: str) -> Body | None:
    body = find_body(name)
    return body if body is not None and body.type == "state" else None


def _spellings(name: str) -> frozenset[str]:
    """Return the folded name, and the code of its state if it is one."""
    state = find_body(name)
    return frozenset({fold(name), f"@{state.code}"} if state else {fold(name)})


def _ask_for(name: str) -> frozenset[str]:
    """Return the spellings of a question, where a code may be in small letters."""
    return _spellings(name) | _spellings(name.upper())


def is_same_country(name: str, asked: str) -> bool:
    """Tell whether a country goes by the name, code or demonym that is asked for."""
    return bool(_spellings(name) & _ask_for(asked))
