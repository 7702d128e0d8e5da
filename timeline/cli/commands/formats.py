"""`timeline formats`: list views and export formats."""

from timeline.cli.lookup import draw_pairs
from timeline.cli.options import ColorOption
from timeline.cli.terminal import output_terminal
from timeline.cli.topics import TOPICS
from timeline.exports import EXPORTS
from timeline.pictures import PICTURES
from timeline.pictures import SUFFIXES as PICTURED
from timeline.rendering import Span, wrap_cells
from timeline.rendering.painters import SUFFIXES
from timeline.text import join_words
from timeline.views import VIEWS


def run(color: ColorOption = "auto") -> None:
    """List the views of `show`, what it saves, and the formats of `export`."""
    pairs = [(f"show --view {name}", view.summary) for name, view in VIEWS.items()]
    to_scale = f"{join_words(PICTURES)} as pictures to scale: {join_words(PICTURED)}"
    shown = f"any of these as the terminal shows it: {join_words(SUFFIXES)}"
    pairs.append(("show --save FILE", f"{to_scale}; {shown}"))
    pairs += [
        (f"export --format {name}", f"{row.summary} ({', '.join(row.suffixes)})")
        for name, row in EXPORTS.items()
    ]
    terminal = output_terminal(color=color)
    terminal.write_lines(draw_pairs(pairs, terminal.width))
    pages = [name for name, topic in TOPICS.items() if not topic.listed]
    more = f"`timeline help TOPIC` tells more: views, exports, {join_words(pages)}."
    pieces = wrap_cells(more, terminal.width)
    terminal.write_lines(((), *((Span(piece, "quiet"),) for piece in pieces)))
