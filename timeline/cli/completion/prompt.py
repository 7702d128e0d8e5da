"""The line at the prompt, as the shell has it before Typer takes it apart.

Typer (0.29) loses three things of it:

    bash          breaks words at `:`, `=` and `@`, and its pieces are taken for words
    zsh, fish     have words that end in a blank, in an open quote: taken for finished
    all           the quote that is open, and the `--query=` before a value
"""

import os
from collections.abc import Iterator

from timeline.cli.environment import COMPLETION
from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern

BREAKS = ":=@"
"""Signs at which bash breaks words: of COMP_WORDBREAKS, those that end no command."""
_OPTION = LazyPattern("(--[a-z-]+)=((?s:.*))")
_ESCAPED_IN_QUOTES = '"\\$`'


class Prompt(NamedTuple):
    """The words of a line up to the cursor, without their quotes."""

    shell: str
    """bash, zsh, fish, powershell or pwsh; empty where none asks."""
    words: tuple[str, ...] = ()
    """Those before the one at the cursor; the first is the program."""
    word: str = ""
    """That at the cursor."""
    kept: str = ""
    """What the shell keeps of it. What is offered takes the place of the rest."""
    quote: str = ""
    """The quote that is open around the rest."""
    mixed: bool = False
    """The rest holds quotes elsewhere than before it."""

    @property
    def option(self) -> str:
        """Return the option whose value is at the cursor, if it is one's."""
        match = _OPTION.compiled.fullmatch(self.word)
        return match[1] if match else self.words[-1] if self.words else ""

    @property
    def value(self) -> str:
        """Return the word at the cursor without an option that touches it."""
        match = _OPTION.compiled.fullmatch(self.word)
        return match[2] if match else self.word


def read_prompt() -> Prompt:
    """Read the line from the variables in which Typer's scripts hand it on."""
    shell = os.environ.get(COMPLETION, "").partition("_")[2]
    if shell == "bash":
        return _read_bash()
    *before, last = _split(os.environ.get("_TYPER_COMPLETE_ARGS", ""), " \t\n")
    words = tuple([piece.text for piece in before])
    return Prompt(shell, words, last.text, "", last.quote, last.mixed)


class _Piece(NamedTuple):
    """A word of a line, or a part of one."""

    text: str
    """Without quotes."""
    quote: str
    """The quote that is open at its end."""
    mixed: bool
    """There are quotes in it elsewhere than at its beginning, or closed ones."""
    bare: bool
    """No quote and no backslash is in it."""

    @property
    def breaks(self) -> bool:
        """Tell whether it is all signs at which bash breaks words."""
        return self.bare and bool(self.text) and not self.text.strip(BREAKS)


def _read_bash() -> Prompt:
    number = int(os.environ.get("COMP_CWORD", "0"))
    pieces = [*_split(os.environ.get("COMP_WORDS", ""), "\n")][: number + 1]
    *before, word = _join(pieces)
    *done, last = word
    if last.breaks:
        done, last = word, _Piece("", "", mixed=False, bare=True)
    start = _put_together(done)
    words = tuple(map(_put_together, before))
    # readline replaces an `@` that breaks a word with what stands behind it.
    kept = start if last.quote else start.removesuffix("@")
    return Prompt("bash", words, start + last.text, kept, last.quote, last.mixed)


def _join(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Return words as lists of the pieces that bash has broken them into.

    Whether there were blanks between them is not known: what breaks words touches what
    stands on both sides of it, but for `@` behind an option.
    """
    words: list[list[_Piece]] = []
    for piece in pieces:
        touches = words and (
            (words[-1][-1].breaks and (piece.text or not piece.bare))
            or (piece.breaks and not (piece.text[0] == "@" and _is_option(words[-1])))
        )
        if touches:
            words[-1].append(piece)
        else:
            words.append([piece])
    return words


def _is_option(word: list[_Piece]) -> bool:
    return len(word) == 1 and word[0].text.startswith("-")


def _put_together(pieces: list[_Piece]) -> str:
    return "".join([piece.text for piece in pieces])


def _split(line: str, blanks: str) -> Iterator[_Piece]:
    """Yield the words of a line, at least one; the last is empty behind a blank.

    Quotes are read as POSIX has them (Shell Command Language, 2.2).
    """
    text: list[str] = []
    quote = ""
    begun = escaped = mixed = False
    bare = True
    for char in line:
        if escaped:
            escaped = False
            if quote and char not in _ESCAPED_IN_QUOTES:
                text.append("\\")
            text.append(char)
        elif char == "\\" and quote != "'":
            escaped, bare = True, False
        elif char == quote:
            quote, mixed = "", True
        elif not quote and char in "'\"":
            mixed = mixed or begun
            quote, bare = char, False
        elif not quote and char in blanks:
            if begun or blanks == "\n":
                yield _Piece("".join(text), "", mixed=mixed, bare=bare)
            text, mixed, bare, begun = [], False, True, False
            continue
        else:
            text.append(char)
        begun = True
    yield _Piece("".join(text), quote, mixed=mixed, bare=bare)
