"""Names that no registry has, gathered by who is likely the same person.

Two names are likely one person's where the last words sound alike and nothing
else speaks against it: `Putin`, `President Putin`, `V. Putin` and `Vladimir Putin`;
`Sergei Lavrov` and `Sergey Lavroff`. This only proposes entries for a registry; it
never decides what a name in an event means.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
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
    people: list[list[str]] = []
    for typed in sorted(alike, key=lambda typed: -len(" ".join(_given(typed)))):
        fitting = [
            person
            for person in people
            if all(_agree(_given(typed), _given(other)) for other in person)
        ]
        if len(fitting) == 1:
            fitting[0].append(typed)
        else:
            people.append([typed])
    return people


def _agree(one: list[str], two: list[str]) -> bool:
    """Tell whether two lists of given names may be one person's."""
    return all(
        _sound(a) == _sound(b)
        or (len(a) == 1 and b.startswith(a))
        or (len(b) == 1 and a.startswith(b))
        for a, b in zip(one, two, strict=False)
    )


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
