"""Trees of text in brackets and braces: YAML in flow style, and JSON."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from timeline.records import FrozenDict
from timeline.yamltext import Look, Prose, Style, Tree, quote_scalar


class Brackets(NamedTuple):
    """How a tree is written in brackets."""

    is_json: bool = False
    key_quote: str = ""
    style: Style = Style()
    colon: str = ": "
    comma: str = ", "
    padding: str = ""
    """What stands inside of braces that are written on one line."""
    unit: str = ""
    """What the parts of a mapping are indented by, each on a line of its own; empty
    where it stands on one line."""
    in_lines: bool = False
    """Lists and mappings within it are written so as well, where there is a `unit`."""
    is_ascii: bool = False
    """All but ASCII is escaped, as Python's json does by itself; of JSON alone."""
    newline: str = "\n"


def write_brackets(value: Tree, form: Brackets, *, pad: str = "") -> str:
    """Return a tree in brackets; `pad` is the indent of the line that it begins on."""
    return _Writer(form).write(value, form.style.look, form.style.looks, pad, top=True)


def write_key(key: str, form: Brackets) -> str:
    """Return a key with what stands between it and its value."""
    writer = _Writer(form)
    return f"{writer.write_text(key, form.key_quote)}{form.colon}"


_NOT_ASCII = re.compile("[^\0-\x7f]")


def _escape(match: "re.Match[str]") -> str:
    return json.dumps(match[0])[1:-1]


_NO_LOOKS: Mapping[str, Look] = FrozenDict()


class _Writer:
    def __init__(self, form: Brackets) -> None:
        self._form = form

    def write_text(self, text: str, quote: str) -> str:
        form = self._form
        if form.is_json:
            typed = quote_scalar(text, style='"')
            return _NOT_ASCII.sub(_escape, typed) if form.is_ascii else typed
        return quote_scalar(text, flow=True, style=quote)

    def write(
        self,
        value: Tree,
        look: Look,
        looks: Mapping[str, Look],
        pad: str,
        *,
        top: bool = False,
    ) -> str:
        form = self._form
        if isinstance(value, Prose | str):
            text = value.text if isinstance(value, Prose) else value
            return self.write_text(text, look.quote)
        inner = pad + form.unit
        is_map = isinstance(value, Mapping)
        if isinstance(value, Mapping):
            parts = [
                f"{self.write_text(key, form.key_quote)}{form.colon}"
                + self.write(one, looks.get(key, look), _NO_LOOKS, inner)
                for key, one in value.items()
            ]
        else:
            parts = [self.write(one, look, _NO_LOOKS, inner) for one in value]
        opening, closing = "{}" if is_map else "[]"
        if not parts:
            return opening + closing
        if form.unit and (top or form.in_lines):
            newline = form.newline
            joined = f",{newline}{inner}".join(parts)
            return f"{opening}{newline}{inner}{joined}{newline}{pad}{closing}"
        padding = form.padding if is_map else ""
        return f"{opening}{padding}{form.comma.join(parts)}{padding}{closing}"
