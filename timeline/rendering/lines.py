"""The stuff views are made of: lines of styled spans, measured in terminal cells.

A view is an iterator of lines, so that the first stands on the screen before the
last is drawn, however many there are. A span is plain text with the name of a
style from `timeline.rendering.theme`: there is no markup that event text could carry,
and the painters make escape codes, tags or nothing of it.

Text becomes a span in one place, `Span` itself, which makes it visible: no character
that a terminal, a page or a picture would obey is ever in one. Whatever measures or
breaks text here does the same first, so that views hand on what was typed.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Self

from rich.cells import cell_len, chop_cells

from timeline.text import find_commands, make_link, make_visible

# With fewer cells, a text beside its label would be a mere column of words.
_LEAST_BESIDE = 18
_NARROW_INDENT = 2


class _Fields(NamedTuple):
    text: str
    style: str
    link: str


class Span(_Fields):
    """Text in one style; `link` is the address it leads to, if any.

    The text is made visible (`make_visible`), and a link that is not safe to follow
    is none (`make_link`), however the span is made.
    """

    __slots__ = ()

    def __new__(cls, text: str, style: str = "", link: str = "") -> Self:
        """Return a span; see the class."""
        # Asked here as well, since a drawing has thousands of them.
        if not text.isprintable():
            text = make_visible(text)
        if link:
            link = make_link(link)
        return tuple.__new__(cls, (text, style, link))

    # mypy types this method of named tuples by their class.
    @classmethod
    def _make(cls, iterable: Iterable[Any]) -> Self:  # type: ignore[override]
        """Return a span of three fields, by which `_replace` makes its own."""
        return cls(*iterable)


def link_span(text: str, url: str) -> Span:
    """Return text as a link where its address is safe to follow, else as text."""
    span = Span(text, "link", url)
    return span if span.link else Span(text)


TAB: Span = tuple.__new__(Span, ("\t", "", ""))
"""Between the fields of a line for programs: the one control in a line, and ours."""

Line = tuple[Span, ...]


def spell_commands(line: Line) -> Line:
    r"""Return a line that no runner of continuous integration takes for a command.

    The first character of what it would obey is spelled: `\x3a:error::`.
    """
    text = "".join([span.text for span in line])
    starts = find_commands(text)
    if not starts:
        return line
    spelled: list[Span] = []
    at = 0
    for span in line:
        end = at + len(span.text)
        shown, done = "", at
        for start in starts:
            if at <= start < end:
                shown += f"{text[done:start]}\\x{ord(text[start]):02x}"
                done = start + 1
        spelled.append(span if done == at else Span(shown + text[done:end], *span[1:]))
        at = end
    return tuple(spelled)


def plain_line(line: Line) -> str:
    """Return a line as text: without styles, and without spaces at its end."""
    return "".join([span.text for span in spell_commands(line)]).rstrip(" ")


def plain_text(lines: Iterable[Line]) -> str:
    """Return lines as text (`plain_line`), each ended by a line feed."""
    return "".join([f"{plain_line(line)}\n" for line in lines])


def measure_cells(text: str) -> int:
    """Return how many cells a text takes as a span."""
    # Asked here as in Span: a table measures each of its cells several times.
    return cell_len(text if text.isprintable() else make_visible(text))


def wrap_cells(text: str, width: int) -> list[str]:
    """Break text at spaces into pieces of at most `width` cells, at least one.

    A word longer than that is chopped, never within a character with its
    combining marks. `width` below 2 counts as 2, the widest character.
    """
    if not text.isprintable():
        text = make_visible(text)
    width = max(width, 2)
    if cell_len(text) <= width:
        return [text]
    pieces: list[str] = []
    line = ""
    for word in text.split(" "):
        if not word:
            continue
        candidate = f"{line} {word}" if line else word
        if cell_len(candidate) <= width:
            line = candidate
            continue
        if line:
            pieces.append(line)
        *full, line = _chop(word, width) if cell_len(word) > width else [word]
        pieces.extend(full)
    if line or not pieces:
        pieces.append(line)
    return pieces


def _chop(text: str, width: int) -> list[str]:
    pieces = chop_cells(text, width)
    if all(cell_len(piece) <= width for piece in pieces):
        return pieces
    # Rich 15.0 chops joiners at the start of a text otherwise than it measures them.
    pieces = [""]
    for char in text:
        if cell_len(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


def wrap_spans(spans: Iterable[Span], width: int) -> Iterator[Line]:
    """Break spans at spaces into lines of at most `width` cells.

    Like `wrap_cells`, with each word keeping its styles; spaces at a break go. No
    lines if there are no words.
    """
    width = max(width, 2)
    line: list[Span] = []
    used = 0
    for word in _split_words(spans):
        size = _measure(word)
        if line and used + 1 + size <= width:
            line = [*line, Span(" "), *word]
            used += 1 + size
            continue
        if line:
            yield _join(line)
        *full, line = _chop_word(word, width) if size > width else [word]
        yield from (_join(piece) for piece in full)
        used = _measure(line)
    if line:
        yield _join(line)


def _split_words(spans: Iterable[Span]) -> Iterator[list[Span]]:
    word: list[Span] = []
    for span in spans:
        for index, part in enumerate(span.text.split(" ")):
            if index and word:
                yield word
                word = []
            if part:
                word.append(Span(part, span.style, span.link))
    if word:
        yield word


def _measure(spans: Iterable[Span]) -> int:
    # As one text: a variation selector may widen the last character before it.
    return cell_len("".join([span.text for span in spans]))


def _chop_word(word: list[Span], width: int) -> list[list[Span]]:
    """Cut a word where the whole of it, without its styles, has to be cut."""
    pieces: list[list[Span]] = []
    rest = iter(word)
    span = next(rest)
    for piece in _chop("".join([span.text for span in word]), width):
        pieces.append([])
        missing = len(piece)
        while missing:
            if not span.text:
                span = next(rest)
            taken = span._replace(text=span.text[:missing])
            span = span._replace(text=span.text[missing:])
            pieces[-1].append(taken)
            missing -= len(taken.text)
    return pieces


def _join(spans: Iterable[Span]) -> Line:
    """Join neighbours of one style, and the space between two of them."""
    joined: list[Span] = []
    for span in spans:
        if span.text == " " or not joined:
            joined.append(span)
            continue
        last = joined[-1]
        if last.text == " " and len(joined) > 1 and joined[-2][1:] == span[1:]:
            joined[-2:] = [span._replace(text=f"{joined[-2].text} {span.text}")]
        elif last[1:] == span[1:] and last.text != " ":
            joined[-1] = span._replace(text=last.text + span.text)
        else:
            joined.append(span)
    return tuple(joined)


def cut_cells(text: str, width: int, ellipsis: str) -> str:
    """Return text of at most `width` cells, with an ellipsis where it was cut.

    Never cut within a character with its combining marks. A width that has no room
    for more than the ellipsis cuts that too.
    """
    text = make_visible(text)
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    if room < 2:
        return ellipsis[: max(width, 0)]
    return _chop(text, room)[0].rstrip(" ") + ellipsis


def cut_line(line: Iterable[Span], width: int, ellipsis: str) -> Line:
    """Return spans of at most `width` cells in all, cut as `cut_cells` does."""
    whole = tuple(line)
    if _measure(whole) <= width:
        return whole
    kept: list[Span] = []
    for span in whole:
        size = cell_len(span.text)
        if size > width - cell_len(ellipsis):
            # Too long now in any case, so that what was cut is told.
            text = cut_cells(f"{span.text}{ellipsis * 2}", width, ellipsis)
            kept.append(span._replace(text=text))
            break
        kept.append(span)
        width -= size
    return tuple(kept)


def trim_line(spans: Iterable[Span]) -> Line:
    """Return spans without spaces at their end, and without empty ones."""
    kept = list(spans)
    while kept:
        text = kept[-1].text.rstrip(" ")
        if text:
            if text != kept[-1].text:
                kept[-1] = kept[-1]._replace(text=text)
            break
        kept.pop()
    return tuple(span for span in kept if span.text)


def pad_cells(text: str, width: int) -> str:
    """Return text with spaces up to `width` cells; longer text as it is."""
    if not text.isprintable():
        text = make_visible(text)
    return text + " " * (width - cell_len(text))


def draw_labelled(
    label: str, spans: Iterable[Span], width: int, *, label_width: int
) -> Iterator[Line]:
    """Yield spans wrapped beside their label, or below a label too long for that."""
    indent = label_width
    if width - label_width < _LEAST_BESIDE:
        indent = _NARROW_INDENT
    beside = measure_cells(label) < indent
    if not beside:
        for piece in wrap_cells(label, width):
            yield (Span(piece, "label"),)
    for index, line in enumerate(wrap_spans(spans, width - indent)):
        head = pad_cells(label if beside and index == 0 else "", indent)
        yield Span(head, "label"), *line
