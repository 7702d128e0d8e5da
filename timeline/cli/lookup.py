"""What the look-up commands share: rows of a name and its meaning."""

from collections.abc import Iterable, Iterator

from timeline.rendering import Line, Span, measure_cells, pad_cells, wrap_spans


def draw_pairs(pairs: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    """Yield a line a pair, the second part wrapped beside the first."""
    listed = list(pairs)
    left = max((measure_cells(name) for name, _ in listed), default=0) + 2
    for name, meaning in listed:
        lines = list(wrap_spans([Span(meaning)], max(width - left, 20)))
        for index, line in enumerate(lines or [()]):
            head = name if index == 0 else ""
            yield Span(pad_cells(head, left), "strong"), *line
