"""Part of a name for the whole: `Putin` for `Vladimir Putin`.

A name can be asked for by its last words ("Putin", "van Rompuy"), and the Arabic
article may be left out ("Assad" for "Bashar al-Assad"). Whether names that are spelled
otherwise may be one is told in `likeness`.
"""

from collections.abc import Iterator

from timeline.patterns import LazyPattern
from timeline.text import fold

_ARTICLE = LazyPattern(r"\b(?:al|el|ul|ad|an|ar|as|ash|at|az)-")

_MOST_WORDS = 12


def list_endings(name: str) -> Iterator[str]:
    """Yield the folded last words of a name, longest first, never the whole as it is.

    Where an Arabic article is among them, they are yielded without it too. No more
    than the last twelve are tried: nobody is called by more, and all endings of a text
    are as long together as the square of its length.
    """
    words = fold(name).split()
    for start in range(max(len(words) - _MOST_WORDS, 0), len(words)):
        ending = " ".join(words[start:])
        if start:
            yield ending
        bare = _ARTICLE.sub("", ending)
        if bare != ending:
            yield bare


def holds_words(name: str, words: str) -> bool:
    """Tell whether folded `words` stand in a name as whole words."""
    bare = _ARTICLE.sub("", fold(name))
    return f" {words} " in f" {fold(name)} " or f" {words} " in f" {bare} "
