"""Writing measurements as a page of Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from measure import Spread


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the page, with a heading and paragraphs around it.

    `pictures` are files that the notes show, as names and texts.
    """

    title: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()


def format_page(
    day: str, setting: Iterable[tuple[str, str]], sections: Sequence[Section]
) -> str:
    """Return the whole page; `day` is the ISO date of the run."""
    parts = [
        "# Results",
        f"Measured on {day} by `bench/run.py`; [README.md](README.md) says what each "
        "figure means. Seconds are of CPU time, user and system, and include starting "
        "the program, unless they are called wall-clock ones; a ratio is the median "
        "over rounds, with the least and greatest in brackets.",
        _format_table(("", "version"), tuple(setting)),
    ]
    for section in sections:
        parts.append(f"## {section.title}")
        if section.rows:
            parts.append(_format_table(section.header, section.rows))
        parts += section.notes
    return "\n\n".join(parts) + "\n"


def format_seconds(seconds: float) -> str:
    """Return seconds with three significant places where they are short."""
    return f"{seconds:.3f}" if seconds < 1 else f"{seconds:.2f}"


def format_ratio(ratio: Spread) -> str:
    """Return the middle with the least and greatest in brackets.

    With two decimals, or three where they would say little.
    """
    places = 2 if ratio.middle >= 0.2 else 3
    return (
        f"{ratio.middle:.{places}f} "
        f"({ratio.least:.{places}f}-{ratio.greatest:.{places}f})"
    )


def format_whole(figure: Spread) -> str:
    """Return the same of figures that are large enough without decimals."""
    return f"{figure.middle:.0f} ({figure.least:.0f}-{figure.greatest:.0f})"


def format_verdict(value: float, aim: float) -> str:
    """Say whether `value` is at most `aim`, and by how much of the aim."""
    distance = abs(value - aim) / aim
    if value <= aim:
        return f"met, {distance:.0%} to spare"
    return f"**missed** by {distance:.0%}"


def _format_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, rule, *rows))
