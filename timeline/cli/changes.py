"""What would change in a file, as a diff."""

from collections.abc import Iterator

from timeline.diagnostics import SourceFile
from timeline.editing.diffs import diff_lines
from timeline.rendering import Line, Span

_STYLES = {"-": "removed", "+": "added", "@": "date"}
_NO_BREAK = "\\ No newline at end of file"


def draw_diff(file: SourceFile, data: bytes) -> Iterator[Line]:
    """Yield a unified diff of a file as it was read and as it is to be."""
    before, after = _split(file.text), _split(data.decode("utf-8-sig"))
    yield (Span(f"--- {file.name}", "strong"),)
    yield (Span(f"+++ {file.name}", "strong"),)
    for line in diff_lines(before, after):
        head, _, rest = line.partition("\n")
        yield (Span(head, _STYLES.get(head[:1], "")),)
        if rest:
            yield (Span(rest),)


def _split(text: str) -> list[str]:
    """Return the lines of a text; the last tells where it ends in no line break."""
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, f"{last}\n{_NO_BREAK}"] if last else lines
