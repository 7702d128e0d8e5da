"""`timeline kinds`: list the kinds of events."""

from collections import Counter

from timeline.cli.lookup import draw_pairs
from timeline.cli.options import FILES, ColorOption, Files
from timeline.cli.parameters import takes
from timeline.cli.terminal import output_terminal
from timeline.files import UnreadableFileError
from timeline.text import count_of
from timeline.vocabulary import KINDS


@takes(FILES)
def run(files: Files, color: ColorOption = "auto") -> None:
    """List the kinds of events, built in and declared, with how often each occurs.

    A kind of your own is declared at the top of the file: kinds: [backchannel].
    """
    kinds: tuple[str, ...] = KINDS
    counts: Counter[str] = Counter()
    try:
        chronology = files.load()
    except UnreadableFileError:
        # Asked for nothing in particular, and there is nothing: list the built-in.
        if files.paths:
            raise
    else:
        kinds = chronology.kinds
        counts.update(event.kind for event in chronology.events if event.kind)
    terminal = output_terminal(color=color)
    own = [kind for kind in counts if kind not in kinds]
    pairs = [(kind, _describe(kind, counts[kind])) for kind in (*kinds, *own)]
    terminal.write_lines(draw_pairs(pairs, terminal.width))


def _describe(kind: str, count: int) -> str:
    return count_of(count, "event") if count else ""
