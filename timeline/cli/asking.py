"""Questions on a terminal: asked one by one, each answer checked as it is given."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import ModuleType

from timeline.cli.errors import CommandError
from timeline.cli.terminal import Terminal
from timeline.rendering import Span, wrap_cells
from timeline.text import make_visible

NOTHING = "-"
"""What is answered to have nothing where something is offered."""


class NoAnswerError(Exception):
    """Nobody answers any more: the input ended."""


def can_ask() -> bool:
    """Tell whether somebody sits there who sees questions and could answer."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def ask(
    question: str,
    terminal: Terminal,
    *,
    default: str = "",
    words: Sequence[str] = (),
    listed: bool = False,
    check: Callable[[str], str] = lambda _: "",
) -> str:
    """Return what is answered, blanks at its ends away; the default for nothing.

    TAB completes one of `words`, or where several are `listed` the one behind the last
    comma. `check` is given an answer and returns what to tell of it, or nothing; where
    it raises CommandError, the question is asked once more. Raises NoAnswerError where
    the input ends.
    """
    offered = f" [{make_visible(default)}]" if default else ""
    while True:
        with _completing(words, listed=listed):
            answer = _read_answer(f"{question}{offered}: ", terminal)
        if answer is None:
            _tell("this is not text in the encoding of the terminal", "error", terminal)
            continue
        answer = answer or default
        if answer == NOTHING:
            answer = ""
        try:
            told = check(answer)
        except CommandError as error:
            _tell(error.message, "error", terminal)
            _tell(error.hint, "quiet", terminal)
            continue
        _tell(told, "quiet", terminal)
        return answer


def choose(
    question: str, answers: Sequence[str], terminal: Terminal, *, default: int = 0
) -> int:
    """Return which of some answers is chosen, counted from 0.

    Raises NoAnswerError where the input ends.
    """
    for number, answer in enumerate(answers, 1):
        terminal.write_lines([(Span(f"  {number}  {answer}"),)])

    def check(answer: str) -> str:
        is_number = answer.isascii() and answer.isdecimal() and len(answer) < 10
        if is_number and 1 <= int(answer) <= len(answers):
            return ""
        raise CommandError(f"answer with a number from 1 to {len(answers)}")

    return int(ask(question, terminal, default=str(default + 1), check=check)) - 1


def _read_answer(prompt: str, terminal: Terminal) -> str | None:
    """Return what is typed on a line; None where it is no text."""
    try:
        return input(prompt).strip()
    except UnicodeDecodeError:
        return None
    except (EOFError, KeyboardInterrupt) as end:
        # What is said next would stand behind the prompt.
        terminal.write_lines([()])
        if isinstance(end, EOFError):
            raise NoAnswerError from None
        raise


def _tell(text: str, style: str, terminal: Terminal) -> None:
    for piece in wrap_cells(text, terminal.width - 2) if text else ():
        terminal.write_lines([(Span(f"  {piece}", style),)])


@contextmanager
def _completing(words: Sequence[str], *, listed: bool) -> Iterator[None]:
    """Let TAB complete a line as one of some words, where the system can."""
    readline: ModuleType | None = None
    with suppress(ImportError):
        # Not on every system, and only who is asked pays for it.
        import readline
    if readline is None:
        yield
        return
    before = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(_make_completer(words, listed=listed))
    # A name is one word, however many blanks it has.
    readline.set_completer_delims("," if listed else "")
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])


def _make_completer(
    words: Sequence[str], *, listed: bool
) -> Callable[[str, int], str | None]:
    """Return what readline asks for one word after another that goes on as begun.

    What a terminal would obey is not offered, nor in a list what holds a comma.
    """
    safe = [
        word
        for word in words
        if make_visible(word) == word and not (listed and "," in word)
    ]
    # Of two that differ in their case alone readline would complete neither.
    safe = list({word.casefold(): word for word in reversed(safe)}.values())[::-1]

    def complete(begun: str, number: int) -> str | None:
        bare = begun.lstrip()
        blanks = begun[: len(begun) - len(bare)]
        found = _find_begun(bare.casefold(), safe)
        return f"{blanks}{found[number]}" if number < len(found) else None

    return complete


def _find_begun(folded: str, words: Sequence[str]) -> list[str]:
    """Return the words that begin so; else one that alone has a part which does.

    What several have in common would take the place of what is typed.
    """
    found = [word for word in words if word.casefold().startswith(folded)]
    if found:
        return found
    parts = [word for word in words if f" {folded}" in word.casefold()]
    return parts if len(parts) == 1 else []
