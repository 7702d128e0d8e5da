"""What can be watched, and the whole of it from the first drawing on.

Whatever is wrong with a question at first ends the command, as it would without being
watched; after that it is told below the last drawing. Leaving, by `q` or Ctrl-C, is how
it ends: it is no failure, whatever is wrong with the data.
"""

import os
import time
from collections.abc import Callable

from timeline.cli.answer import Answer
from timeline.cli.errors import CommandError
from timeline.cli.options import Files
from timeline.cli.page import Page
from timeline.cli.signals import ignore_signals
from timeline.cli.watching.looking import look_at
from timeline.cli.watching.redrawing import Redrawer
from timeline.files import find_files
from timeline.model import Chronology


class _FilesReadAgain(Files):
    """Files that stay what can be read again: what becomes a pipe is waited for."""

    __slots__ = ()

    def load(self) -> Chronology:
        """Read them. Raises CommandError for what can be read only once."""
        refuse_files(self)
        # What is still drawn has to stay what it was, whatever becomes of the files.
        return Files.load(self._replace(cached=False))


def watch_answer(
    page: Page,
    files: Files,
    ask: Callable[[Files], Answer],
    draw: Callable[[Answer], None],
) -> None:
    """Draw an answer again whenever a file changes, until it is left.

    `ask` returns the question of files, nothing read yet; `draw` draws its answer on
    its page. Raises CommandError for what cannot be watched, and ExpectedError for what
    cannot be drawn at first.
    """
    refuse_page(page)
    refuse_files(files)
    again = _FilesReadAgain(*files)
    try:
        # Not on every system.
        from timeline.cli.watching.screen import Screen
    except ImportError as error:
        raise CommandError(
            "--watch needs a terminal of a kind that this system lacks",
            "leave it away, and draw again by hand",
        ) from error
    from timeline.cli.watching.loop import Loop

    screen = Screen(page.terminal)
    loop = Loop(
        screen,
        Redrawer(page, lambda: ask(again), draw),
        lambda: look_at(files.paths),
        time.monotonic,
        page.glyphs,
    )
    try:
        with screen.opened():
            loop.run()
    except KeyboardInterrupt:
        # Pressed twice, it would look like a failure.
        ignore_signals()


def refuse_page(page: Page) -> None:
    """Raise CommandError for what nothing can be drawn on again."""
    if page.is_saved:
        raise CommandError(
            "--watch draws on the terminal, and --save into a file",
            "leave one of them away",
        )
    if not page.terminal.is_terminal:
        raise CommandError(
            "--watch draws on a terminal, and standard output is none",
            "leave it away, or do not redirect the output",
        )
    if os.environ.get("TERM") == "dumb":
        raise CommandError(
            "--watch draws over what stands there, which this terminal cannot (TERM "
            "is dumb)",
            "leave it away, or use another terminal",
        )


def refuse_files(files: Files) -> None:
    """Raise CommandError for what can be read only once.

    Raises UnreadableFileError for what cannot be found.
    """
    for path in find_files(files.paths):
        if path == "-" or not os.path.isfile(path):
            what = "standard input" if path == "-" else path
            raise CommandError(
                f"{what} can be read once, and --watch reads again what has changed",
                "name a file or a folder",
            )
