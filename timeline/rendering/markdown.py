"""Pages of the documentation as lines: the Markdown that they are written in.

Headings, paragraphs, lists, tables, and blocks of code, which are indented or fenced.
Comments and pictures have nothing to say on a terminal. Rich's own rendering would
centre headings, draw boxes, and load a parser and a highlighter for it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from timeline.patterns import LazyPattern
from timeline.rendering.cells import measure_cells
from timeline.rendering.lines import Line, Span, wrap_spans

_COMMENT = LazyPattern(r"<!--.*?-->\n?", re.DOTALL)
_PICTURE = LazyPattern(r"!\[[^\]]*\]\([^)]*\)")
_LINK = LazyPattern(r"\[([^\]]+)\]\(([^)\s]+)\)")
_STYLED = LazyPattern(r"``\s?(.+?)\s?``|`([^`]+)`|\*\*(.+?)\*\*|(?<!\w)\*(\S.*?)\*")
_WORDS = LazyPattern(r"[^\W\d_]{2}")
_ITEM = LazyPattern(r"(\s*)(-|\d+\.)\s+(.*)")
_PIPE = LazyPattern(r"(?<!\\)\|")
_LEAST_COLUMN = 8
_SPACE = 2
_MOST_TEXT = 88
"""Longer lines of prose are hard to read."""


def draw_markdown(
    page: str, width: int, *, name_link: Callable[[str, str], str]
) -> Iterator[Line]:
    """Yield the lines of a page, none before the first or after the last paragraph.

    `name_link` is given the text of a link and its target, and returns what stands
    for both, as Markdown.
    """
    text = _PICTURE.sub("", _COMMENT.sub("", page))
    text = _LINK.sub(lambda match: name_link(match[1], match[2]), text)
    is_first = True
    for block in _split_blocks(text):
        if not is_first:
            yield ()
        is_first = False
        yield from _draw_block(block, width)


def _split_blocks(text: str) -> Iterator[list[str]]:
    """Yield the blocks of a page, each as its lines; blank ones only within code."""
    block: list[str] = []
    fenced = False
    for line in text.split("\n"):
        if line.startswith("```"):
            if not fenced and block:
                yield block
                block = []
            block.append(line)
            fenced = not fenced
            if not fenced:
                yield block
                block = []
        elif fenced or line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _draw_block(block: Sequence[str], width: int) -> Iterator[Line]:
    first = block[0]
    if first.startswith("```"):
        # Code is wrapped by no one but the terminal: it is there to be copied.
        yield from ((Span(f"    {line}".rstrip(), "reason"),) for line in block[1:-1])
    elif first.startswith("    "):
        yield from ((Span(line, "reason"),) for line in block)
    elif first.startswith("#"):
        heading = first.lstrip("#").strip()
        yield from wrap_spans([Span(_drop_marks(heading), "title")], width)
        if block[1:]:
            yield from _draw_block(block[1:], width)
    elif first.startswith("|"):
        rows = [line for line in block if line.startswith("|")]
        yield from _draw_table(rows, width)
        if len(rows) < len(block):
            yield ()
            yield from _draw_block(block[len(rows) :], width)
    elif _ITEM.fullmatch(first):
        yield from _draw_items(block, width)
    else:
        yield from _draw_text(block, width)


def _draw_text(lines: Sequence[str], width: int) -> Iterator[Line]:
    """Yield a paragraph, and the list or table that may follow it without a blank."""
    for index, line in enumerate(lines):
        if index and (_ITEM.fullmatch(line) or line.startswith("|")):
            yield from _fill(lines[:index], width)
            yield from _draw_block(lines[index:], width)
            return
    yield from _fill(lines, width)


def _fill(lines: Sequence[str], width: int) -> Iterator[Line]:
    text = " ".join(line.strip() for line in lines)
    yield from wrap_spans(_style(text), min(width, _MOST_TEXT))


def _draw_items(lines: Sequence[str], width: int) -> Iterator[Line]:
    items: list[tuple[int, str, list[str]]] = []
    for line in lines:
        match = _ITEM.fullmatch(line)
        if match is not None:
            items.append((len(match[1]), match[2], [match[3]]))
        else:
            items[-1][2].append(line.strip())
    for indent, mark, parts in items:
        room = min(width, _MOST_TEXT) - indent - len(mark) - 1
        for index, wrapped in enumerate(wrap_spans(_style(" ".join(parts)), room)):
            head = f"{mark} " if index == 0 else " " * (len(mark) + 1)
            yield (Span(" " * indent + head), *wrapped)


def _draw_table(lines: Sequence[str], width: int) -> Iterator[Line]:
    rows = [_split_row(line) for line in lines]
    if len(rows) > 1 and all(set(cell) <= set("-: ") for cell in rows[1]):
        del rows[1]
    count = max(map(len, rows))
    cells = [
        [_style(cell, bare=True) for cell in (*row, *[""] * count)[:count]]
        for row in rows
    ]
    if not any(cell for cell in cells[0]):
        del cells[0]
    elif cells:
        cells[0] = [[Span(s.text, "label") for s in cell] for cell in cells[0]]
    columns = list(zip(*cells, strict=True))
    widths = _fit(
        [max(map(_measure, column)) for column in columns],
        [max(map(_measure_word, column)) for column in columns],
        width,
    )
    for row in cells:
        if not widths:
            yield from _stack(row, width)
            continue
        drawn = [
            list(wrap_spans(cell, room)) for cell, room in zip(row, widths, strict=True)
        ]
        for index in range(max(map(len, drawn), default=0)):
            yield tuple(_lay(drawn, widths, index))


def _lay(
    drawn: Sequence[Sequence[Line]], widths: Sequence[int], index: int
) -> Iterator[Span]:
    """Yield one line of a row: that of each cell, padded."""
    missing = 0
    for cell, room in zip(drawn, widths, strict=True):
        line: Line = cell[index] if index < len(cell) else ()
        if line and missing:
            yield Span(" " * missing)
            missing = 0
        yield from line
        missing += room + _SPACE - _measure(line)


def _stack(row: Sequence[Sequence[Span]], width: int) -> Iterator[Line]:
    """Yield a row where columns have no room: its cells one below the other."""
    for index, cell in enumerate(row):
        indent = 2 if index else 0
        for line in wrap_spans(cell, width - indent):
            yield (Span(" " * indent), *line) if indent else line


def _fit(wanted: Sequence[int], words: Sequence[int], width: int) -> list[int]:
    """Return the cells of each column; none where there is no room for columns.

    `wanted` are those of the longest cell of each column, `words` of its longest word,
    which is kept whole while another column can give way.
    """
    widths = list(wanted)
    room = width - _SPACE * (len(widths) - 1)
    if room < _LEAST_COLUMN * len(widths) and sum(widths) > room:
        return []
    while sum(widths) > room:
        numbers = range(len(widths))
        yielding = [one for one in numbers if widths[one] > words[one]] or numbers
        widths[max(yielding, key=widths.__getitem__)] -= 1
    return widths


def _split_row(line: str) -> list[str]:
    parts = _PIPE.compiled.split(line.strip().strip("|"))
    return [part.strip().replace("\\|", "|") for part in parts]


def _style(text: str, *, bare: bool = False) -> list[Span]:
    """Return text as spans, without the marks of what is emphasised.

    What is code keeps its quotes, since there may be no colour to tell it by; in a cell
    that holds little else, `bare`, they go.
    """
    bare = bare and not _WORDS.search(_STYLED.sub("", text))
    spans = []
    done = 0
    for match in _STYLED.finditer(text):
        if match.start() > done:
            spans.append(Span(text[done : match.start()]))
        code = match[1] or match[2]
        if code:
            spans.append(Span(code if bare else f"`{code}`", "date"))
        else:
            spans.append(Span(match[3] or match[4], "strong"))
        done = match.end()
    if done < len(text):
        spans.append(Span(text[done:]))
    return spans


def _drop_marks(text: str) -> str:
    return "".join(span.text for span in _style(text))


def _measure(spans: Sequence[Span]) -> int:
    return measure_cells("".join(span.text for span in spans))


def _measure_word(spans: Sequence[Span]) -> int:
    """Return the cells of the longest word."""
    text = "".join(span.text for span in spans)
    return max(map(measure_cells, text.split(" ")))
