"""Questions on a terminal: asked one by one, each answer checked as it is given."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import ModuleType

from timeline.cli.errors import CommandError
from timeline.cli.terminal import Terminal
from timeline.rendering import Span

NOTHING = "-"
"""What is answered to have nothing where something is offered."""


class NoAnswerError(Exception):
    """Nobody answers any more: the input ended."""


def can_ask() -> bool:
    """Tell whether somebody sits there who could answer."""
    return (
        sys.stdin is not None
        and sys.stdout is not None
        and sys.stdin.isatty()
        and sys.stdout.isatty()
    )


def ask(
    question: str,
    terminal: Terminal,
    *,
    default: str = "",
    words: Sequence[str] = (),
    check: Callable[[str], str] = lambda _: "",
) -> str:
    """Return what is answered, blanks at its ends away; the default for nothing.

    TAB completes one of `words`. `check` is given an answer and returns what to tell of
    it, or nothing; where it raises CommandError, the question is asked once more.
    Raises NoAnswerError where the input ends.
    """
    offered = f" [{default}]" if default else ""
    while True:
        with _completing(words):
            try:
                answer = input(f"{question}{offered}: ").strip()
            except EOFError:
                # The prompt stays open otherwise.
                terminal.write_lines([()])
                raise NoAnswerError from None
        answer = answer or default
        if answer == NOTHING:
            answer = ""
        try:
            told = check(answer)
        except CommandError as error:
            terminal.write_lines([(Span(f"  {error.message}", "error"),)])
            if error.hint:
                terminal.write_lines([(Span(f"  {error.hint}", "quiet"),)])
            continue
        if told:
            terminal.write_lines([(Span(f"  {told}", "quiet"),)])
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
        if answer.isdecimal() and 1 <= int(answer) <= len(answers):
            return ""
        raise CommandError(f"answer with a number from 1 to {len(answers)}")

    return int(ask(question, terminal, default=str(default + 1), check=check)) - 1


@contextmanager
def _completing(words: Sequence[str]) -> Iterator[None]:
    """Let TAB complete a line as one of some words, where the system can."""
    readline: ModuleType | None = None
    with suppress(ImportError):
        # Not on every system, and only who is asked pays for it.
        import readline
    if readline is None or not words:
        yield
        return

    def complete(begun: str, number: int) -> str | None:
        folded = begun.casefold()
        found = [word for word in words if word.casefold().startswith(folded)]
        return found[number] if number < len(found) else None

    before = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    # A name is one word, however many blanks it has.
    readline.set_completer_delims("")
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])
