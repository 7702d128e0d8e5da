"""What shells may be given: words that they take for text.

What Typer 0.29 prints is evaluated by zsh before Enter, and put into the line by bash
as it is, so that Enter runs it; and names of files, like the texts of events, come from
anywhere. All that is offered therefore passes `offer`, which lets through what is known
to be text to the shell that asks:

    zsh, fish     quote what they insert themselves, once it has come through Typer
    bash          inserts it as it is: the backslashes are ours
    PowerShell    likewise, but is not tested: nothing is offered that wants quotes
"""

import codecs
import sys
import unicodedata
from collections.abc import Iterable

from timeline.cli.completion.prompt import Prompt, read_prompt
from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern

# Allowed rather than forbidden, since nobody knows all that shells obey: what a word
# may hold of ASCII besides letters and digits. The first are text to every shell that
# is named here, the others to each that quotes them; and should the quotes be lost,
# these break a line but run nothing. An apostrophe is lost by Typer on its way to zsh.
_PLAIN = "%+,-./_"
_QUOTED = " #():=@"
_MARKS = {
    "bash": f"{_PLAIN}{_QUOTED}'",
    "zsh": f"{_PLAIN}{_QUOTED}",
    "fish": f"{_PLAIN}{_QUOTED}'",
}
# PowerShell makes two words of `a,b`.
_MARKS_ELSEWHERE = "-./_"
# What a query may hold besides. Only quotes are ever ours; the others were typed, and
# `!` is no history but before `=`.
_MARKS_OF_TYPED = '"<>'
_NOT_EQUAL = "!="
# What is only shown; zsh evaluates it in double quotes, and Rich obeys brackets.
_MARKS_OF_HELP = f"{_PLAIN}{_QUOTED}!&;?"
# Of more words nobody reads what they mean, and Typer is slow to print it.
_MOST_MEANINGS = 500

_WANTS_BACKSLASH = LazyPattern("[ #()'\"<>!]")
# Persian, Sinhala and others are spelled with these; elsewhere they merely hide.
_JOINED = LazyPattern(
    r"(?<=[^\x00-\x7f\u200c\u200d])[\u200c\u200d](?=[^\x00-\x7f\u200c\u200d])"
)


class Word(NamedTuple):
    """A word that may be offered."""

    text: str
    about: str = ""
    """What it means, where that is not plain."""
    thing: str = ""
    """What it stands for, with others; by default for itself."""


class _Spelled(str):
    """A word as the shell is to be given it.

    Typer 0.29 drops what does not start with what is typed, or what it takes for that.
    That has been seen to before.
    """

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Return True."""
        return True


def offer(
    words: Iterable[Word],
    typed: str,
    *,
    before: str = "",
    quoted: bool = False,
    anew: bool = False,
) -> list[tuple[str, str]]:
    """Return what goes on from what is typed, of words with what they mean.

    Each word stands behind `before`, which `typed` begins with. Of several words for
    one thing it is the first that can be offered. In `quoted` ones double quotes may
    stand; `anew`, they may take the place of what is typed, in shells that do that.
    """
    prompt = read_prompt()
    if anew and prompt.shell not in ("bash", "fish"):
        return []
    if not _is_all_text(before, prompt.shell, _MARKS_OF_TYPED if quoted else ""):
        return []
    found: dict[str, str] = {}
    known = set()
    for word in words:
        thing = word.thing or word.text
        if not word.text or thing in known:
            continue
        full = f"{before}{word.text}"
        # Two spaces would be one when they come to zsh.
        if "  " in full or not (anew or full.startswith(typed)):
            continue
        if not _is_all_text(word.text, prompt.shell, '"' if quoted else ""):
            continue
        spelled = _spell(full, typed, prompt)
        if spelled and spelled not in found:
            known.add(thing)
            found[spelled] = "" if word.about == word.text else word.about
    if prompt.shell == "bash" or len(found) > _MOST_MEANINGS or not any(found.values()):
        return [(word, "") for word in found]
    return list(zip(found, _shorten(found.values()), strict=True))


def _is_all_text(text: str, shell: str, more: str) -> bool:
    """Tell whether a text is text to a shell, in which `more` marks may stand."""
    rest = _JOINED.sub("", text)
    if more:
        rest = rest.replace(_NOT_EQUAL, "")
    if shell not in _MARKS:
        # PowerShell obeys typographic quotes and dashes.
        return all(
            _is_text(char, _MARKS_ELSEWHERE) and _is_plain_elsewhere(char)
            for char in rest
        )
    marks = _MARKS[shell] + more
    return all(_is_text(char, marks) for char in rest)


def _is_text(char: str, marks: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in marks
    # No control, no surrogate, no space but the one of ASCII, nothing that hides text
    # or turns it; nor what Typer cannot print, or the shell reads as something else.
    return char.isprintable() and codecs.lookup(sys.stdout.encoding).name == "utf-8"


def _is_plain_elsewhere(char: str) -> bool:
    return char.isascii() or unicodedata.category(char)[0] in "LMN"


def _spell(word: str, typed: str, prompt: Prompt) -> str:
    """Return a word as the shell is to be given it; empty if it cannot be."""
    if prompt.shell == "bash":
        return _spell_for_bash(word, typed, prompt)
    # Before a dot is typed fish shows nothing that begins with one.
    if prompt.shell == "fish" and not typed and word.startswith("."):
        return ""
    if prompt.value == typed:
        word = f"{prompt.word.removesuffix(typed)}{word}"
    return _Spelled(_spell_for_zsh(word) if prompt.shell == "zsh" else word)


def _spell_for_bash(word: str, typed: str, prompt: Prompt) -> str:
    """Return what is to stand in the place of what bash does not keep."""
    if prompt.mixed or prompt.value != typed:
        return ""
    full = f"{prompt.word.removesuffix(typed)}{word}"
    if not full.startswith(prompt.kept):
        return ""
    rest = full.removeprefix(prompt.kept)
    # What is offered comes after the open quote, and readline closes it, unless it
    # ends in one.
    if prompt.quote == "'":
        return "" if "'" in rest else _Spelled(rest)
    if prompt.quote:
        escaped = rest.replace('"', '\\"')
        return _Spelled(f'{escaped}"' if rest.endswith('"') else escaped)
    return _Spelled(_WANTS_BACKSLASH.sub(r"\\\g<0>", rest))


def _spell_for_zsh(word: str) -> str:
    r"""Return a word that Typer, and then zsh, make the word of.

    Typer 0.29 puts it in double quotes, and doubles those in it: behind `\`, the first
    is one, and the second ends the quotes, or begins them again.
    """
    if word.count('"') % 2:
        return ""
    spelled = []
    inside = True
    for char in word:
        if char == '"':
            inside = not inside
            spelled.append('\\"')
        elif inside or char.isalnum() or not char.isascii():
            spelled.append(char)
        else:
            spelled.append(f"\\{char}")
    return "".join(spelled)


def _shorten(texts: Iterable[str]) -> list[str]:
    """Return each text as what a word can be said to mean, in one line."""
    from rich.console import Console
    from typer.rich_utils import MAX_WIDTH

    from timeline.rendering.cells import wrap_cells

    # Typer breaks what is longer into lines, each of which fish takes for a word.
    width = min(60, Console(width=MAX_WIDTH).width)
    short = []
    for text in texts:
        # Typer 0.29 loses an apostrophe on the way to zsh, but for this one.
        line = " ".join(text.replace("'", "\u2019").split())
        kept = (char for char in line if _is_text(char, _MARKS_OF_HELP))
        short.append(wrap_cells("".join(kept), width)[0])
    return short
