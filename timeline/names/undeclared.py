"""Names that no registry has, gathered by who is likely the same person.

Two names are likely one person's where the last words sound alike and nothing
else speaks against it: `Putin`, `President Putin`, `V. Putin` and `Vladimir Putin`;
`Sergei Lavrov` and `Sergey Lavroff`. This only proposes entries for a registry; it
never decides what a name in an event means.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from timeline.model import Event
from timeline.names.actors import ActorNames
from timeline.names.surnames import list_endings
from timeline.names.typed import NAMED, list_typed
from timeline.text import fold, slugify

_TITLES = frozenset(
    re.findall(
        r"\w+",
        "president minister chancellor secretary senator general colonel admiral"
        " marshal ambassador envoy king queen prince princess emperor tsar sultan emir"
        " pope sir lord lady dr mr mrs ms premier chairman director governor mayor",
    )
)
# Words before a title: `Prime Minister`, `Deputy Foreign Minister`.
_BEFORE_TITLES = frozenset(
    ("prime", "foreign", "defence", "defense", "interior", "vice", "deputy")
)
# What transliterations of one name differ in: vowels and y, doubled letters, and
# the consonants that stand for one sound.
_SOUNDS = (
    ("ph", "v"),
    ("ff", "v"),
    ("f", "v"),
    ("w", "v"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
)
_GLIDE = re.compile("^y(?=[aeiou])")
_VOWELS = re.compile("(?<=.)[aeiouy']+")
_DOUBLED = re.compile(r"(.)\1+")


class Undeclared(NamedTuple):
    """One likely actor that the registry lacks."""

    id: str
    """An id for an entry, unlike any in the registry and in the other proposals."""
    name: str
    """The fullest of the spellings."""
    spellings: tuple[tuple[str, int], ...]
    """Each with the number of times it stands in events, the most frequent first."""

    @property
    def total(self) -> int:
        """Return how many times the actor stands in events."""
        return sum(count for _, count in self.spellings)


def find_undeclared(
    events: Iterable[Event], names: ActorNames, taken: Collection[str]
) -> tuple[Undeclared, ...]:
    """Return the actors of events that nothing declares, most frequent first.

    `taken` are ids that a proposal may not have.
    """
    counts = Counter(
        typed.name
        for event in events
        for typed in list_typed(event, NAMED)
        if not names.is_declared(typed.name)
    )
    ids = set(taken)
    spoken = set(map(_bare, counts))
    found = []
    for spellings in sorted(_gather(counts), key=lambda one: -sum(one.values())):
        name = max(spellings, key=lambda typed: _rank(typed, spellings[typed]))
        made = base = slugify(name) or "actor"
        number = 2
        own = set(map(_bare, spellings))
        # Nor may an id be what another is called: ids are tried before names.
        while (
            made in ids
            or (made in spoken and made not in own)
            or names.registry.find(made)
        ):
            made, number = f"{base}-{number}", number + 1
        ids.add(made)
        found.append(Undeclared(made, name, tuple(spellings.most_common())))
    return tuple(found)


def _bare(typed: str) -> str:
    """Return a name as the registry compares it: folded, without an article."""
    return fold(typed).removeprefix("the ")


def _rank(typed: str, count: int) -> tuple[int, int, int]:
    """Return how well a spelling would do as the name: full, without title, usual."""
    words = _drop_titles(fold(typed).split())
    full = sum(len(word.rstrip(".")) > 1 for word in words)
    return full, -len(fold(typed).split()), count


def _gather(counts: Counter[str]) -> list[Counter[str]]:
    """Return the names, each with its number, in groups of the likely same person."""
    by_sound: dict[str, list[str]] = {}
    for typed in counts:
        by_sound.setdefault(_sound_last(typed), []).append(typed)
    groups: list[Counter[str]] = []
    for alike in by_sound.values():
        groups += [
            Counter({typed: counts[typed] for typed in people})
            for people in _split_alike(alike)
        ]
    return groups


def _split_alike(alike: list[str]) -> list[list[str]]:
    """Split names with one last word into people, by what stands before it.

    The fullest come first, so that initials and bare last names join them; where
    several may be meant, they stay by themselves.
    """
    people = _People()
    given = {typed: _given(typed) for typed in alike}
    for typed in sorted(alike, key=lambda typed: -len(" ".join(given[typed]))):
        fitting = list(islice(people.find(given[typed]), 2))
        if len(fitting) == 1:
            fitting[0].add(typed, given[typed])
        else:
            people.add(_Person(typed, given[typed]))
    return [person.spellings for person in people.listed]


class _Person:
    """Spellings of one likely person, and what their given names say together."""

    def __init__(self, typed: str, given: Sequence[str]) -> None:
        self.spellings = [typed]
        self._places: list[_Place] = []
        self._learn(given)

    def add(self, typed: str, given: Sequence[str]) -> None:
        """Add another spelling."""
        self.spellings.append(typed)
        self._learn(given)

    def _learn(self, given: Sequence[str]) -> None:
        self._places += [_Place() for _ in given[len(self._places) :]]
        for place, word in zip(self._places, given, strict=False):
            place.learn(word)

    def agrees(self, given: Sequence[str]) -> bool:
        """Tell whether given names may be those of all the spellings."""
        pairs = zip(self._places, given, strict=False)
        return all(place.agrees(word) for place, word in pairs)


class _Place:
    """All that stands in one place among the given names of a person."""

    def __init__(self) -> None:
        self._sounds: set[str] = set()
        # The first letters of whole names, and letters that stand for names.
        self._firsts: set[str] = set()
        self._initials: set[str] = set()

    def learn(self, word: str) -> None:
        """Take in a name or an initial."""
        if len(word) == 1:
            self._initials.add(word)
        else:
            self._sounds.add(_sound(word))
            self._firsts.add(word[0])

    def agrees(self, word: str) -> bool:
        """Tell whether a name or an initial may be the same name as all of these."""
        first = {word[0]}
        if len(word) == 1:
            return self._firsts <= first and self._initials <= first
        return self._sounds <= {_sound(word)} and self._initials <= first


class _People:
    """People found so far, by the given names of their first spelling.

    A tree with a given name a step, so that of thousands of one last name only those
    are looked at who may be meant.
    """

    def __init__(self) -> None:
        self.listed: list[_Person] = []
        self._root = _Step()

    def add(self, person: _Person) -> None:
        """Add a person, who has one spelling yet."""
        self.listed.append(person)
        step = self._root
        for word in _given(person.spellings[0]):
            step = step.go(word)
        step.people.append(person)

    def find(self, given: Sequence[str]) -> Iterator[_Person]:
        """Yield the people who may have these given names."""
        # Who asks wants to know of two at most: steps are taken one by one.
        waiting: list[Iterator[_Step]] = [iter((self._root,))]
        while waiting:
            step = next(waiting[-1], None)
            if step is None:
                waiting.pop()
                continue
            yield from (person for person in step.people if person.agrees(given))
            depth = len(waiting) - 1
            word = given[depth] if depth < len(given) else ""
            waiting.append(step.list_after(word))


class _Step:
    """A place in the tree of given names, behind those before it."""

    def __init__(self) -> None:
        self.people: list[_Person] = []
        """Whose given names end here."""
        self._by_sound: dict[str, _Step] = {}
        self._by_initial: dict[str, _Step] = {}
        self._by_first: dict[str, dict[str, None]] = {}

    def go(self, word: str) -> "_Step":
        """Return the step behind a name or an initial; it is made where it is new."""
        if len(word) == 1:
            return self._by_initial.setdefault(word, _Step())
        sound = _sound(word)
        self._by_first.setdefault(word[0], {})[sound] = None
        return self._by_sound.setdefault(sound, _Step())

    def list_after(self, word: str) -> Iterator["_Step"]:
        """Yield the steps behind all that may be the same name as `word`.

        Without a word behind every one.
        """
        if not word:
            yield from self._by_initial.values()
            yield from self._by_sound.values()
            return
        if word[0] in self._by_initial:
            yield self._by_initial[word[0]]
        if len(word) == 1:
            for sound in self._by_first.get(word, ()):
                yield self._by_sound[sound]
        elif (sound := _sound(word)) in self._by_sound:
            yield self._by_sound[sound]


def _given(typed: str) -> list[str]:
    words = _drop_titles(fold(typed).replace(".", " ").split())
    return words[:-1]


def _drop_titles(words: list[str]) -> list[str]:
    """Return the words after an article or title, if any come before the last."""
    start = 0
    for index, word in enumerate(words[:-1]):
        if word in _TITLES or (index == 0 and word == "the"):
            start = index + 1
        elif word not in _BEFORE_TITLES:
            break
    return words[start:]


def _sound_last(typed: str) -> str:
    words = _drop_titles(fold(typed).split())
    if not words:
        return ""
    # Without an Arabic article: Assad and al-Assad.
    *_, last = list_endings(f"x {words[-1]}")
    return _sound(last)


def _sound(word: str) -> str:
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    sound = _DOUBLED.sub(r"\1", _VOWELS.sub("", _GLIDE.sub("", word)))
    # One consonant is no likeness: May and Mao, Li and Lee, II and III.
    return sound if len(sound) > 1 else word
