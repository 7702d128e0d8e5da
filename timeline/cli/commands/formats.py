"""`timeline formats`: list views and export formats."""

from timeline.cli.lookup import draw_pairs
from timeline.cli.options import ColorOption
from timeline.cli.terminal import output_terminal
from timeline.exports import EXPORTS
from timeline.views import VIEWS


def run(color: ColorOption = "auto") -> None:
    """List the views of `show` and the formats of `export`."""
    pairs = [(f"show --view {name}", view.summary) for name, view in VIEWS.items()]
    pairs += [
        (f"export --format {name}", f"{row.summary} ({', '.join(row.suffixes)})")
        for name, row in EXPORTS.items()
    ]
    terminal = output_terminal(color=color)
    terminal.write_lines(draw_pairs(pairs, terminal.width))
