"""`timeline codes`: list the codes of diagnostics."""

from timeline.cli.lookup import draw_pairs
from timeline.cli.options import ColorOption
from timeline.cli.terminal import output_terminal
from timeline.diagnostics import CODES


def run(color: ColorOption = "auto") -> None:
    """List what `timeline check` can find: code, severity, meaning.

    `timeline help problems` has an example and the remedy for each.
    """
    pairs = [(code, f"{level}: {summary}") for code, (level, summary) in CODES.items()]
    terminal = output_terminal(color=color)
    terminal.write_lines(draw_pairs(pairs, terminal.width))
