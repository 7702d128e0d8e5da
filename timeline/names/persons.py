"""What a name says of a person: titles, given names, family name.

    person = {title} given... family [suffix]
           | {title} family                      ; the family name alone
           | {title} family given...             ; East Asia, as written at home
           | family "," given...                 ; as in an index
    family = {particle} word | father word       ; `van Rompuy`, `bin Laden`

A name can have two readings where its first word is a family name of East Asia and
its last may be one. What is an acronym, has a noun of a body in it (`Foundation`), a
digit, or a word that joins others (`of`) is nobody's name and has none.
"""

from functools import lru_cache

from timeline.lean import NamedTuple
from timeline.names.bodies import find_body
from timeline.names.personwords import (
    AFTER_TITLES,
    BEFORE_TITLES,
    EAST_ASIAN,
    FATHERS,
    GIVEN_TITLES,
    LINKS,
    NO_PEOPLE,
    PARTICLES,
    SUFFIXES,
    TITLES,
)
from timeline.patterns import LazyPattern
from timeline.text import fold

# More words has no name of a person, its titles included.
_MOST_WORDS = 14
_MOST_NAMES = 7
_MOST_GIVEN = 3
_ARTICLE = LazyPattern(r"(?:al|el|ul|ad|an|ar|as|ash|at|az|ed|es)[-'](?=.)")
# Syllables of Chinese, Korean and Vietnamese given names, one to three together.
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|ts|hs|ng|nh|kh|ph|th|tr|gi|qu|kk|[bcdfghjklmnpqrstvwxyz])'?)?"
    r"[aeiouy]{1,3}(?:ng|nh|ch|[nmklptrhc](?![aeiouy]))?"
)
_SYLLABLES = LazyPattern(rf"(?:{_SYLLABLE}[-']?){{1,3}}")
_WORD = LazyPattern(r"[^\W\d_]+(?:[-'’.]+[^\W\d_]+)*[.'’]?")


class Person(NamedTuple):
    """One reading of a name, all of it folded."""

    family: str
    """Without particles and the Arabic article; with what says whose son he is."""
    given: tuple[str, ...] = ()
    """In order, initials as single letters; empty where the family name is alone."""
    suffix: str = ""
    titled: bool = False
    """A title stands before it."""


@lru_cache(maxsize=65_536)
def read_person(typed: str) -> tuple[Person, ...]:
    """Return what a name says if it is a person's, in each of its readings.

    Empty for whatever is not called as people are.
    """
    words = _turn_round(typed).split()
    if not words or len(words) > _MOST_WORDS:
        return ()
    start, given_title = _skip_titles(words)
    names = words[start:]
    if given_title or len(names) > _MOST_NAMES:
        return ()
    if not _are_names(names):
        return ()
    folded: list[str] = []
    for word in names:
        # `S.V.` are two initials; `Jr.` is one word.
        folded += fold(word).replace(".-", " ").replace(".", " ").split()
    suffix = ""
    while len(folded) > 1 and folded[-1] in SUFFIXES:
        suffix = folded.pop()
    if not folded or (len(folded) == 1 and len(folded[0]) == 1):
        return ()
    return tuple(
        dict.fromkeys(
            Person(family, given, suffix, start > 0)
            for family, given in _list_readings(folded)
        )
    )


def _turn_round(typed: str) -> str:
    """Return `Merkel, Angela` in the order of speech; nothing for other commas.

    What stands behind the comma are given names alone, or what belongs there anyway:
    `John Smith, Jr.`.
    """
    family, comma, given = typed.partition(",")
    if not comma:
        return typed
    words = set(fold(given).replace(".", " ").split())
    if words and words <= SUFFIXES:
        return f"{family} {given}"
    # More than a family name before it are two people, or a place in a country.
    is_family = PARTICLES.issuperset(fold(family).split()[:-1])
    is_given = 0 < len(words) <= _MOST_GIVEN and "," not in given
    known = TITLES | GIVEN_TITLES | BEFORE_TITLES
    is_turned = is_family and is_given and known.isdisjoint(words)
    return f"{given} {family}" if is_turned else ""


def drop_titles(typed: str) -> str:
    """Return a name without the titles before it, otherwise as typed."""
    words = typed.split()
    return " ".join(words[_skip_titles(words)[0] :])


def _skip_titles(words: list[str]) -> tuple[int, bool]:
    """Return where the name begins, and whether the last title takes a given name."""
    start, given_title = 0, False
    titled = False
    folded = [fold(word).rstrip(".") for word in words[:-1]]
    if TITLES.isdisjoint(folded) and GIVEN_TITLES.isdisjoint(folded):
        return 0, False
    for index, word in enumerate(folded):
        if word in GIVEN_TITLES and not titled:
            start, titled, given_title = index + 1, True, True
        elif word in TITLES:
            start, titled, given_title = index + 1, True, False
        elif titled and word in AFTER_TITLES:
            start = index + 1
        elif word not in BEFORE_TITLES and not _is_of_body(words, index):
            break
    return start, given_title


def _is_of_body(words: list[str], index: int) -> bool:
    """Tell whether a word before a title may say of which body: `Russian`, `FBI`."""
    word = words[index].strip("'’s.")
    if word.isupper() and len(word) > 1:
        return True
    if find_body(word) is not None:
        return True
    # `South Korean`, `United States`, `Saudi Arabian`: of two words.
    pair = " ".join(words[index : index + 2])
    before = " ".join(words[max(index - 1, 0) : index + 1])
    return find_body(pair) is not None or find_body(before) is not None


def _are_names(words: list[str]) -> bool:
    """Tell whether words may all be parts of the name of one person."""
    for index, word in enumerate(words):
        if _WORD.fullmatch(word) is None:
            return False
        folded = fold(word)
        if folded in NO_PEOPLE or folded in LINKS:
            return False
        if len(words) == 1 and (folded in TITLES or folded in GIVEN_TITLES):
            return False
        letters = word.replace(".", "")
        if len(letters) < 2 or not letters.isupper() or letters == letters.lower():
            continue
        if "." in word or folded.rstrip(".") in SUFFIXES:
            continue
        # `NATO`, `NYSE Arca`; but all words may stand so, or the last: `Sergei LAVROV`.
        if len(words) == 1 or (
            index + 1 < len(words) and not all(map(str.isupper, words))
        ):
            return False
    return not (len(words) == 1 and words[0].islower() and words[0].isascii())


def _list_readings(words: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return family name and given names, as far as they can be told apart."""
    readings: list[tuple[str, tuple[str, ...]]] = []
    first, *rest = words
    if rest and first in EAST_ASIAN and all(map(_SYLLABLES.fullmatch, rest)):
        # `Ki-moon`, `Ki moon` and `Kimoon` are one.
        joined = "".join(rest).replace("-", "").replace("'", "")
        readings.append((first, (joined,)))
    # The family name begins with its particles.
    begin = len(words) - 1
    while begin > 0 and words[begin - 1] in PARTICLES:
        begin -= 1
    family = _ARTICLE.sub("", words[-1])
    # `Ben` may be a given name as well.
    father = words[begin - 1] in FATHERS and words[:begin] != ["ben"]
    if begin == len(words) - 1 and begin > 0 and father:
        begin -= 1
        family = f"bin {family}"
    given: list[str] = []
    for word in words[:begin]:
        given += [part for part in word.split("-") if part]
    if len(family) > 1:
        readings.append((family, tuple(given)))
    return readings
