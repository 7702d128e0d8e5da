"""Completion of values in the shell: from the file at hand.

A completion must never fail or print: whatever goes wrong, nothing is offered.

Nor may it run anything. What Typer 0.29 prints is evaluated by zsh before Enter, and
put into the line by bash as it is, so that Enter runs it; and names of files, like
the texts of events, come from anywhere. All that is offered therefore passes
`_offer`, which lets through what is known to be text to the shell that asks:

    zsh, fish     quote what they insert themselves, once it has come through Typer
    bash          inserts it as it is: the backslashes are ours
    PowerShell    likewise, but is not tested: nothing is offered that wants quotes

Where nothing is offered, each of them completes names of files by itself, in quotes
where they are needed.
"""

import codecs
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import typer

from timeline.cli.environment import COMPLETION
from timeline.patterns import LazyPattern

Completer = Callable[[typer.Context, str], list[Any]]

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
# What is only shown; zsh evaluates it in double quotes, and Rich obeys brackets.
_MARKS_OF_HELP = f"{_PLAIN}{_QUOTED}!&;?"

_WANTS_BACKSLASH = LazyPattern("[ #():=@']")
_BACKSLASHED = LazyPattern(r"\\(.?)")
# Persian, Sinhala and others are spelled with these; elsewhere they merely hide.
_JOINED = LazyPattern(
    r"(?<=[^\x00-\x7f\u200c\u200d])[\u200c\u200d](?=[^\x00-\x7f\u200c\u200d])"
)


def complete_words(*words: str) -> Completer:
    """Return a completer for a fixed list."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Any]:
        return _offer([(word, "") for word in words], incomplete)

    return complete


def complete_list(*words: str) -> Completer:
    """Return a completer for a fixed list, after the last comma."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Any]:
        return _offer([(word, "") for word in words], incomplete, after_comma=True)

    return complete


def complete_files(ctx: typer.Context, incomplete: str) -> list[Any]:
    """Offer YAML files and folders: all of them, or else none.

    A list that lacked one would hide it, so that one name which cannot be offered
    leaves all to the shell. In bash that is any name which wants quotes: of the name
    of a file that is there, bash 5.0 would take our backslashes away again.
    """
    folder, begun = os.path.split(incomplete)
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return []
    paths = []
    for name in names:
        if not name.startswith(begun) or name.startswith("."):
            continue
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            path = f"{path}/"
        elif not name.lower().endswith((".yaml", ".yml")):
            continue
        # Or it would be taken for an option.
        paths.append(f"./{path}" if path.startswith("-") else path)
    offered = _offer([(path, "") for path in paths], incomplete)
    return offered if [path for path, _ in offered] == paths else []


def complete_filter(option: str) -> Completer:
    """Return a completer for the values of a filter, after the last comma."""
    plain = option.removeprefix("not-")

    def complete(ctx: typer.Context, incomplete: str) -> list[Any]:
        words_of = _WORDS.get(plain)
        if words_of is None:
            return []
        try:
            words = list(words_of(_load(ctx)))
        except Exception:  # noqa: BLE001  # a traceback would fall into the prompt
            return []
        return _offer(words, incomplete, after_comma=True)

    return complete


def _offer(
    found: Iterable[tuple[str, str]], incomplete: str, *, after_comma: bool = False
) -> list[tuple[str, str]]:
    """Return what goes on from what is typed, of words with what they mean.

    Of several words for one thing it is the first that can be offered.
    """
    shell = os.environ.get(COMPLETION, "").partition("_")[2]
    before = incomplete[: incomplete.rfind(",") + 1] if after_comma else ""
    words: dict[str, str] = {}
    known = set()
    for word, about in found:
        thing = about or word
        if not word or thing in known:
            continue
        spelled = _spell(f"{before}{word}", incomplete, shell)
        if spelled and spelled not in words:
            known.add(thing)
            words[spelled] = "" if about == word else about
    meanings = _shorten(words.values()) if any(words.values()) else words.values()
    return list(zip(words, meanings, strict=True))


def _spell(word: str, incomplete: str, shell: str) -> str:
    """Return a word as the shell is to be given it; empty if it must not be."""
    # Two spaces would be one when they come to zsh.
    if not word.startswith(incomplete) or "  " in word:
        return ""
    # Before a dot is typed fish shows nothing that begins with one.
    if shell == "fish" and not incomplete and word.startswith("."):
        return ""
    rest = _JOINED.sub("", word)
    marks = _MARKS.get(shell, _MARKS_ELSEWHERE)
    if not all(_is_text(char, marks) for char in rest):
        return ""
    # PowerShell obeys typographic quotes and dashes.
    if shell not in _MARKS and not all(map(_is_plain_elsewhere, rest)):
        return ""
    return _spell_for_bash(word, incomplete) if shell == "bash" else word


def _is_text(char: str, marks: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in marks
    # No control, no surrogate, no space but the one of ASCII, nothing that hides text
    # or turns it; nor what Typer cannot print, or the shell reads as something else.
    return char.isprintable() and codecs.lookup(sys.stdout.encoding).name == "utf-8"


def _is_plain_elsewhere(char: str) -> bool:
    return char.isascii() or unicodedata.category(char)[0] in "LMN"


class _Spelled(str):
    """A word with the backslashes that bash needs.

    Typer 0.29 drops what does not start with what is typed, from which it has removed
    the quotes. That has been seen to before.
    """

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Return True."""
        return True


def _spell_for_bash(word: str, incomplete: str) -> str:
    typed = _read_bash_word()
    quote = typed[:1]
    if quote in {'"', "'"}:
        # What is offered comes after the open quote, and readline closes it.
        return word if typed[1:] == incomplete and quote not in word else ""
    # `--place=Mos` is three words to bash, the second of which Typer takes for none.
    if typed != "=" and _BACKSLASHED.sub(r"\1", typed) != incomplete:
        return ""
    return _Spelled(_WANTS_BACKSLASH.sub(r"\\\g<0>", word))


def _read_bash_word() -> str:
    """Return the word at the cursor with its quotes, which Typer has removed."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    number = int(os.environ.get("COMP_CWORD", "0"))
    return words[number] if number < len(words) else ""


def _shorten(texts: Iterable[str]) -> list[str]:
    """Return each text as what a word can be said to mean, in one line."""
    from rich.console import Console
    from typer.rich_utils import MAX_WIDTH

    from timeline.views.lines import wrap_cells

    # Typer breaks what is longer into lines, each of which fish takes for a word.
    width = min(60, Console(width=MAX_WIDTH).width)
    short = []
    for text in texts:
        # Typer 0.29 loses an apostrophe on the way to zsh, but for this one.
        line = " ".join(text.replace("'", "\u2019").split())
        kept = (char for char in line if _is_text(char, _MARKS_OF_HELP))
        short.append(wrap_cells("".join(kept), width)[0])
    return short


def _load(ctx: typer.Context) -> Any:
    from timeline.reading import load

    # The parser gives up at the option that still lacks its value, before it assigns
    # the arguments; they are then left over.
    given = ctx.params.get("files") or ctx.args
    files = [path for path in given if not path.startswith("-")]
    return load(files)


def _actors(chronology: Any) -> Iterable[tuple[str, str]]:
    from timeline.names import UnresolvedNameError, names_of

    names = names_of(chronology).actors
    ids = {actor.name: actor.id for actor in chronology.actors.values()}
    for name in names.spellings:
        # Words with spaces have to be quoted: offer the last word where it means
        # nobody else, or the id.
        last = name.split()[-1]
        try:
            known = names.resolve(last).identity == names.resolve(name).identity
        except UnresolvedNameError:
            known = False
        if known:
            yield last, name
        if name in ids:
            yield ids[name], name
        if " " not in name or not (known or name in ids):
            yield name, name


def _offices(chronology: Any) -> Iterable[tuple[str, str]]:
    from timeline.names import names_of

    return [(office, "") for office in names_of(chronology).actors.offices.names]


def _months(chronology: Any) -> Iterable[tuple[str, str]]:
    from timeline.dates import PAST, format_day

    days = sorted({event.date.b1 for event in chronology.events} - {PAST})
    return dict.fromkeys((format_day(day).rpartition("-")[0], "") for day in days)


def _years(chronology: Any) -> Iterable[tuple[str, str]]:
    months = _months(chronology)
    return dict.fromkeys((month.rpartition("-")[0], "") for month, _ in months)


def _kinds(chronology: Any) -> Iterable[tuple[str, str]]:
    used = {event.kind for event in chronology.events if event.kind}
    return [(kind, "") for kind in sorted(used)]


def _tags(chronology: Any) -> Iterable[tuple[str, str]]:
    tags = {tag for event in chronology.events for tag in event.tags}
    return [(tag, "") for tag in sorted(tags)]


def _places(chronology: Any) -> Iterable[tuple[str, str]]:
    places = {event.place for event in chronology.events if event.place}
    return [(place, "") for place in sorted(places)]


def _statuses(chronology: Any) -> Iterable[tuple[str, str]]:
    return [(word, "") for word in sorted({e.status for e in chronology.events})]


def _sources(chronology: Any) -> Iterable[tuple[str, str]]:
    return [(source.id, source.title) for source in chronology.sources.values()]


def _ids(chronology: Any) -> Iterable[tuple[str, str]]:
    return [(event.id, event.title) for event in chronology.events]


_WORDS: dict[str, Callable[[Any], Iterable[tuple[str, str]]]] = {
    "actor": _actors,
    "about": _actors,
    "with": _actors,
    "office": _offices,
    "month": _months,
    "year": _years,
    "kind": _kinds,
    "tag": _tags,
    "place": _places,
    "status": _statuses,
    "source": _sources,
    "id": _ids,
}
