"""A YAML document in entries: the header's keys and the events, each a stretch of text.

Read one by one they are what the whole is, and nothing else, because of how libyaml
ends things in block style: at a column that is not right of the parent's, a block
scalar, a plain scalar and a mapping end, so that a line in the column of its siblings
begins one more. Only quotes and brackets that are still open can cross such a line, and
then the stretch before it is not well-formed by itself, and the whole is read instead.

So a document is cut only where

- all its line breaks are LF or CRLF, the two that editors and git agree on;
- no line begins with `%`, `---`, `...` or a tab, but for one `---` before everything;
- it is a list of events, or keys of which one, `events:`, stands alone on its line
  above a list; every item of this list has its dash in the same column;

and what is cut counts only if each stretch makes one pair, or one item, of its own
(`Composer` shares the anchors). tests/reading/test_entries.py holds it to the whole.
"""

import re
from collections.abc import Iterator

from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern, LineStart, match_some

_NOT_CUT = LineStart(r"%|---|\.\.\.|\t")
_NO_BREAKS = ("\x85", "\u2028", "\u2029", "\ufeff")
_LONE_CR = LazyPattern("\r(?!\n)")
_START = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*(?:---[ \t]*(?:#[^\n]*)?\n)?")
_IDLE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_DASH = re.compile(r" *-(?=[ \r\n])")
_KEY = LineStart(r"[^\s#\-\]}]|-[^\s]")
_EVENTS = re.compile(r"events:[ \t]*(?:#[^\n]*)?\r?\n")


class Stretch(NamedTuple):
    """Where an entry begins in its file, in code points, and ends (not included)."""

    start: int
    end: int


class Conflict(NamedTuple):
    """A conflict, by offsets, and what is kept out for it."""

    start: int
    """Of the first marker."""
    end: int
    """Past the last marker's line."""
    entries: int
    """Items of the list of events that are kept out: those of both sides."""


class Entries(NamedTuple):
    """The stretches of a document, in order."""

    header: tuple[Stretch, ...]
    """One for each key at the top but `events`."""
    events: tuple[Stretch, ...]
    """One for each item of the list of events."""
    events_key: Stretch | None
    """Of the line `events:`; None where the document is a list."""


def split_entries(text: str, start: int, end: int) -> Entries | None:
    """Return the entries of the document between two offsets of a text.

    None where it cannot be told from the text alone what they would be.
    """
    first = match_some(_START, text, start, end).end()
    if not _can_cut(text, first, end):
        return None
    if _DASH.match(text, first, end) is not None:
        return Entries((), tuple(_split_list(text, first, end)), None)
    header: list[Stretch] = []
    events: tuple[Stretch, ...] | None = None
    events_key: Stretch | None = None
    for one in _split_keys(text, first, end):
        heading = _EVENTS.match(text, one.start, one.end)
        if heading is None:
            header.append(one)
            continue
        item = match_some(_IDLE, text, heading.end(), one.end).end()
        if events is not None or _DASH.match(text, item, one.end) is None:
            return None
        events_key = Stretch(one.start, one.start + len("events"))
        events = tuple(_split_list(text, item, one.end))
    if events is None:
        return None
    return Entries(tuple(header), events, events_key)


def _can_cut(text: str, start: int, end: int) -> bool:
    """Tell whether nothing stands in a text that could end more than an entry."""
    if any(text.find(sign, start, end) >= 0 for sign in _NO_BREAKS):
        return False
    if text.find("\r", start, end) >= 0 and _LONE_CR.compiled.search(text, start, end):
        return False
    return _NOT_CUT.find(text, start, end) < 0


def _split_keys(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield a stretch for each line that begins in column 0 with what can be a key.

    What stands before the first such line makes the stretch before it wrong.
    """
    starts = _KEY.list_all(text, start, end)
    if not starts or starts[0] != start:
        starts.insert(0, start)
    for one, following in zip(starts, [*starts[1:], end], strict=True):
        yield Stretch(one, following)


def _split_list(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield a stretch for each dash in the column of the first, at `start`."""
    dash = text.index("-", start)
    mark = re.compile(f"\n{' ' * (dash - start)}-(?=[ \r\n]|\\Z)")
    starts = [match.start() + 1 for match in mark.finditer(text, start, end)]
    return map(Stretch, [start, *starts], [*starts, end])
