"""Trees of text as lines of YAML, in the style in which timeline writes it, or another.

A mapping or list stands on the line of its key, in braces or brackets, where it holds
no more than texts and short lists and fits; else each of its parts has a line of its
own, and a list stands in the column of its key. What changes in one part then changes
no other line. Keys keep their order. What is put among the lines of others may follow
their style in what a `Style` tells.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.lean import NamedTuple
from timeline.records import FrozenDict
from timeline.yamltext.scalars import LONGEST_KEY, WIDTH, format_block, quote_scalar


class Prose(NamedTuple):
    """A text that may be broken into lines."""

    text: str
    clipped: bool = False
    """Whoever reads it takes no line feed at its end for the author's."""


Tree = str | Prose | Sequence["Tree"] | Mapping[str, "Tree"]
"""What is written; a `str` stays on one line."""


class Look(NamedTuple):
    """How values are written: those under one key, and all that stands within them."""

    quote: str = ""
    """The quotes of texts, `'` or `"`, where they can be had; empty for the fewest."""
    in_lines: bool = False
    """Lists and mappings stand on lines of their own, however short."""
    items_in_lines: bool = False
    """So do mappings that are items of a list, such as citations."""
    step: int = 2
    """Columns by which a mapping stands right of its key or dash."""
    list_step: int = 0
    """Columns by which a list stands right of its key."""


HOUSE = Look()
"""How timeline writes by itself."""


class Style(NamedTuple):
    """How the pairs of a mapping are written."""

    look: Look = HOUSE
    looks: Mapping[str, Look] = FrozenDict()
    """Of the values of some keys."""


def format_pairs(
    pairs: Mapping[str, Tree], *, indent: int = 0, style: Style | None = None
) -> Iterator[str]:
    """Yield the lines of a mapping, a key at a time."""
    pad = " " * indent
    look, looks = style or _HOUSE_STYLE
    for key, value in pairs.items():
        quoted = quote_scalar(key)
        if len(quoted) > LONGEST_KEY:
            yield f"{pad}? {quoted}"
            quoted = ""
        yield from _format_value(
            f"{pad}{quoted}:", value, indent, looks.get(key, look), is_key=True
        )


_HOUSE_STYLE = Style()


def format_items(
    items: Iterable[Tree], *, indent: int = 0, look: Look = HOUSE
) -> Iterator[str]:
    """Yield the lines of a list, an item at a time."""
    for item in items:
        yield from _format_value(f"{' ' * indent}-", item, indent, look, is_key=False)


def format_event(pairs: Mapping[str, Tree]) -> Iterator[str]:
    """Yield the lines of an event among others, which has lines of its own."""
    lines = format_pairs(pairs, indent=2)
    yield f"- {next(lines)[2:]}"
    yield from lines


def _format_value(
    head: str, value: Tree, indent: int, look: Look, *, is_key: bool
) -> Iterator[str]:
    """Yield a value behind its key or dash, which stands at `indent`."""
    if isinstance(value, Prose):
        yield from _format_prose(head, value, indent, look)
        return
    if isinstance(value, str):
        yield f"{head} {quote_scalar(value, style=look.quote)}"
        return
    if not value or not (look.in_lines if is_key else look.items_in_lines):
        line = format_flow(value, look=look)
        if line is not None and (not value or len(head) + 1 + len(line) <= WIDTH):
            yield f"{head} {line}"
            return
    is_mapping = isinstance(value, Mapping)
    step = look.list_step if is_key and not is_mapping else look.step
    inner = indent + (step if is_key else 2)
    lines = (
        format_pairs(value, indent=inner, style=Style(look))
        if isinstance(value, Mapping)
        else format_items(value, indent=inner, look=look)
    )
    if is_key:
        yield head
    else:
        # The first part stands behind the dash.
        yield f"{head} {next(lines)[inner:]}"
    yield from lines


def _format_prose(head: str, prose: Prose, indent: int, look: Look) -> Iterator[str]:
    line = f"{head} {quote_scalar(prose.text, style=look.quote)}"
    if "\n" in prose.text or len(line) > WIDTH:
        block = format_block(
            prose.text, indent=indent + look.step, clipped=prose.clipped
        )
        if block:
            yield f"{head} {block[0]}"
            yield from block[1:]
            return
    yield line


def format_flow(value: Tree, *, look: Look = HOUSE, depth: int = 0) -> str | None:
    """Return a tree on one line; None where it is not to stand there.

    A mapping holds texts and lists of texts, a list nothing but texts.
    """
    if isinstance(value, Prose):
        if "\n" in value.text:
            return None
        return quote_scalar(value.text, flow=True, style=look.quote)
    if isinstance(value, str):
        return quote_scalar(value, flow=True, style=look.quote)
    if depth == 2 or (value and len(value) > WIDTH):
        return None
    if isinstance(value, Mapping):
        if depth:
            return None if value else "{}"
        pairs = []
        for key, item in value.items():
            quoted = quote_scalar(key, flow=True)
            shown = format_flow(item, look=look, depth=1)
            if shown is None or len(quoted) > WIDTH:
                return None
            pairs.append(f"{quoted}: {shown}")
        return f"{{{', '.join(pairs)}}}"
    items = []
    for item in value:
        shown = format_flow(item, look=look, depth=2)
        if shown is None:
            return None
        items.append(shown)
    return f"[{', '.join(items)}]"
