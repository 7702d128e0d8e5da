"""How what stands in a file is written, learnt from what stands next to a place.

One mapping shows some of it, its traits; a style is made of those of several, of which
the nearest counts where they differ. What none of them shows is as timeline writes it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.editing.brackets import Brackets
from timeline.editing.columns import Lines
from timeline.editing.trees import TreeNode
from timeline.yamltext import HOUSE, WIDTH, Look, Style, is_plain

_QUOTES = ("'", '"')
_COLON = re.compile(r" *: *")
_COMMA = re.compile(r", *")
_SCALAR_QUOTES = frozenset(_QUOTES)


class Traits(NamedTuple):
    """What one mapping shows of how it is written."""

    plain: frozenset[str] = frozenset()
    """Keys, a text of which stands without quotes."""
    quoted: frozenset[tuple[str, str]] = frozenset()
    """Keys and quotes, where a text stands in them that would not need any."""
    in_lines: frozenset[tuple[str, bool]] = frozenset()
    """Keys of lists and mappings, and whether those stand on lines of their own where
    they need not."""
    items_in_lines: bool | None = None
    """Whether mappings in lists do."""
    step: int | None = None
    list_step: int | None = None


def list_traits(lines: Lines, node: TreeNode) -> Traits:
    """Return what a mapping shows; nothing for any other node."""
    plain: set[str] = set()
    quoted: set[tuple[str, str]] = set()
    in_lines: set[tuple[str, bool]] = set()
    step = list_step = items_in_lines = None
    flow = node.in_brackets
    for key, value in node.pairs if node.is_map else ():
        if value.kind == "text":
            _note_quote(key.text, value, plain, quoted, flow=flow)
            continue
        if not value.items:
            continue
        if value.in_brackets or _fits(lines, key, value):
            in_lines.add((key.text, not value.in_brackets))
        if value.is_list and value.items[0].is_map and not value.in_brackets:
            items_in_lines = not value.items[0].in_brackets
        if not flow and not value.in_brackets:
            column = lines.column(value.items[0].start)
            if value.is_map:
                step = column - lines.column(key.start)
            else:
                list_step = lines.column(value.start) - lines.column(key.start)
        for text in _list_texts(value):
            within = flow or value.in_brackets
            _note_quote(key.text, text, plain, quoted, flow=within)
    return Traits(
        frozenset(plain),
        frozenset(quoted),
        frozenset(in_lines),
        items_in_lines,
        step,
        list_step,
    )


def _fits(lines: Lines, key: TreeNode, value: TreeNode) -> bool:
    """Tell whether what stands on lines of its own would fit on that of its key."""
    if value.is_list and any(item.kind != "text" for item in value.items):
        return False
    typed = sum(item.end - item.start + 2 for item in value.items)
    return lines.column(key.end) + 2 + typed <= WIDTH


def _note_quote(
    key: str,
    text: TreeNode,
    plain: set[str],
    quoted: set[tuple[str, str]],
    *,
    flow: bool,
) -> None:
    if not text.style:
        if text.text:
            plain.add(key)
    elif text.style in _SCALAR_QUOTES and is_plain(text.text, flow=flow):
        quoted.add((key, text.style))


def _list_texts(node: TreeNode) -> Iterable[TreeNode]:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.kind == "text":
            yield one
        waiting += one.values


def make_style(traits: Sequence[Traits]) -> Style:
    """Return the style that the traits of neighbours show, as `_make_style` says."""
    return _make_style(tuple(traits))


# Most events of a file show the same.
@lru_cache(maxsize=256)
def _make_style(traits: tuple[Traits, ...]) -> Style:
    """Return the style that the traits of neighbours show, the nearest first.

    Texts under a key stand in quotes where all do that need not; so do those under a
    key that no neighbour has, where all others do.
    """
    plain: set[str] = set()
    quotes: dict[str, set[str]] = {}
    in_lines: dict[str, bool] = {}
    step = list_step = items_in_lines = None
    for one in traits:
        plain |= one.plain
        for key, quote in one.quoted:
            quotes.setdefault(key, set()).add(quote)
        for key, has_lines in one.in_lines:
            in_lines.setdefault(key, has_lines)
        if items_in_lines is None:
            items_in_lines = one.items_in_lines
        step = one.step if step is None else step
        list_step = one.list_step if list_step is None else list_step
    all_quotes = set().union(*quotes.values())
    look = Look(
        quote=min(all_quotes) if len(all_quotes) == 1 and not plain else "",
        in_lines=bool(in_lines) and all(in_lines.values()),
        items_in_lines=bool(items_in_lines),
        step=step if step is not None and step > 0 else HOUSE.step,
        list_step=list_step if list_step is not None and list_step >= 0 else 0,
    )
    looks = {
        key: look._replace(
            quote=_choose_quote(key, quotes, plain, look.quote),
            in_lines=in_lines.get(key, look.in_lines),
        )
        for key in {*quotes, *in_lines, *plain}
    }
    return Style(look, looks)


def _choose_quote(
    key: str, quotes: dict[str, set[str]], plain: set[str], otherwise: str
) -> str:
    if key in plain:
        return ""
    found = quotes.get(key)
    if not found:
        return otherwise
    return min(found) if len(found) == 1 else ""


def learn_brackets(
    lines: Lines, node: TreeNode | None, style: Style, *, is_json: bool
) -> Brackets:
    """Return how a mapping in braces is written; as timeline does, for none."""
    text = lines.text
    is_ascii = is_json and lines.is_escaped
    form = Brackets(
        is_json=is_json, style=style, is_ascii=is_ascii, newline=lines.newline
    )
    if node is None or not node.in_brackets or not node.items:
        return form
    first, value = node.pairs[0]
    colon = text[first.end : value.start]
    if not _COLON.fullmatch(colon) or (not is_json and not colon.endswith(" ")):
        colon = ": "
    key_quotes = {key.style for key, _ in node.pairs}
    key_quote = min(key_quotes) if len(key_quotes) == 1 else ""
    form = form._replace(colon=colon, key_quote=key_quote)
    if lines.start_of(node.start) != lines.start_of(first.start):
        pad = lines.indent_of(node.end - 1)
        indent = lines.indent_of(first.start)
        if indent.startswith(pad) and lines.is_first(first.start):
            unit = indent[len(pad) :] or "  "
            return form._replace(unit=unit, in_lines=_is_in_lines(lines, node))
    padding = text[node.start + 1 : first.start]
    if not padding.isspace() or "\n" in padding:
        padding = ""
    comma = ", "
    if len(node.pairs) > 1:
        between = text[value.end : node.pairs[1][0].start]
        comma = between if _COMMA.fullmatch(between) else comma
    if not is_json and not comma.endswith(" "):
        comma = ", "
    return form._replace(padding=padding, comma=comma)


def _is_in_lines(lines: Lines, node: TreeNode) -> bool:
    """Tell whether what stands within a mapping is on lines of its own."""
    inner = [value for value in node.values if value.items]
    return not inner or any(
        lines.start_of(one.start) != lines.start_of(one.end) for one in inner
    )
