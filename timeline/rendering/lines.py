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
from functools import lru_cache
from typing import Any, Self

from timeline.lean import NamedTuple
from timeline.rendering.cells import (
    break_words,
    chop_cells,
    count_cells,
    cut_cells,
    measure_cells,
    pad_cells,
    wrap_cells,
)
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


@lru_cache(maxsize=1024)
def share_span(text: str, style: str = "") -> Span:
    """Return a span that is drawn again and again, and therefore kept for a while."""
    return Span(text, style)


TAB: Span = tuple.__new__(Span, ("\t", "", ""))
"""Between the fields of a line for programs: the one control in a line, and ours."""

Line = tuple[Span, ...]


def spell_commands(line: Line) -> Line:
    r"""Return a line that no runner of continuous integration takes for a command.

    The first character of what it would obey is spelled: `\x3a:error::`.
    """
    text = "".join([span.text for span in line])
    # Asked here as there, since hardly any line has one.
    starts = find_commands(text) if "::" in text or "##" in text else ()
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
    text = "".join([span.text for span in line])
    if "::" in text or "##" in text:
        text = "".join([span.text for span in spell_commands(line)])
    return text.rstrip(" ")


def plain_text(lines: Iterable[Line]) -> str:
    """Return lines as text (`plain_line`), each ended by a line feed."""
    return "".join([f"{plain_line(line)}\n" for line in lines])


def wrap_spans(spans: Iterable[Span], width: int) -> Iterator[Line]:
    """Break spans at spaces into lines of at most `width` cells.

    Like `wrap_cells`, with each word keeping its styles; spaces at a break go. No
    lines if there are no words.
    """
    spans = tuple(spans)
    if spans and len({span[1:] for span in spans}) == 1:
        # Of one style, as most are, they are one text.
        _, style, link = spans[0]
        text = "".join([span.text for span in spans])
        for piece in break_words(text, width):
            yield (Span(piece, style, link),)
        return
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
    return count_cells("".join([span.text for span in spans]))


def _chop_word(word: list[Span], width: int) -> list[list[Span]]:
    """Cut a word where the whole of it, without its styles, has to be cut."""
    pieces: list[list[Span]] = []
    rest = iter(word)
    span = next(rest)
    for piece in chop_cells("".join([span.text for span in word]), width):
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


def cut_line(line: Iterable[Span], width: int, ellipsis: str) -> Line:
    """Return spans of at most `width` cells in all, cut as `cut_cells` does."""
    whole = tuple(line)
    if _measure(whole) <= width:
        return whole
    kept: list[Span] = []
    for span in whole:
        size = count_cells(span.text)
        if size > width - count_cells(ellipsis):
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
    if (
        kept
        and kept[-1].text[-1:] not in ("", " ")
        and "" not in [one.text for one in kept]
    ):
        return tuple(kept)
    while kept:
        text = kept[-1].text.rstrip(" ")
        if text:
            if text != kept[-1].text:
                kept[-1] = kept[-1]._replace(text=text)
            break
        kept.pop()
    return tuple(span for span in kept if span.text)


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
