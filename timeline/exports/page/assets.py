"""The style and the script of the page, and the policy under which only they act."""

import base64
import hashlib
import re
from collections.abc import Callable
from pkgutil import get_data
from typing import NamedTuple, cast

STYLES = ("page.css", "controls.css")
SCRIPTS = (
    *("elements", "days", "events", "facets", "state", "searching", "answer", "list"),
    *("filters", "axis", "marks", "lanes", "tools", "pointing", "map", "pair", "page"),
)
"""Each may use what stands in those before it; `page` begins what all do."""
_STRING_OR_BLANK = re.compile(r'("(?:[^"\\\n]|\\.)*")|\s+')
# Before the end of a block a statement needs no sign of its own.
_LAST = re.compile(r'("(?:[^"\\\n]|\\.)*")|;(?=\s*\})')
# What is declared never to change may be declared as if it could: that is shorter.
_FIXED = re.compile(r'("(?:[^"\\\n]|\\.)*")|\bconst\b')
# No style has these signs anywhere but around a comment; the tests see to it.
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)


class Asset(NamedTuple):
    """A text that stands in an element of its own, and what it is known by."""

    text: str
    digest: str
    """As a Content Security Policy names it (CSP Level 3, 2.3.1)."""


def load_style() -> Asset:
    """Return the style, without what is there for those who read its files."""
    text = "".join(map(_read, STYLES))
    return _make_asset(_squeeze(_REMARK.sub("", text), _needs_blank_in_style))


def load_script() -> Asset:
    """Return the script, likewise.

    It is its parts in order, in one scope of their own. Its comments have lines of
    their own, no text in it goes over several lines, only double quotes make one, and
    every statement that needs a semicolon has it, so that no end of a line means one.
    """
    parts = [_read(f"script/{name}.js") for name in SCRIPTS]
    lines = "".join(parts).split("\n")
    code = [line for line in lines if not line.lstrip().startswith("//")]
    text = "\n".join(('"use strict";', "(() => {", *code, "})();"))
    text = _FIXED.sub(lambda match: match[1] or "let", _LAST.sub(_drop_last, text))
    return _make_asset(_squeeze(text, _needs_blank_in_script))


def make_policy(style: Asset, script: Asset) -> str:
    """Return the policy: this style and this script, and nothing from elsewhere."""
    return (
        f"default-src 'none'; style-src {style.digest}; script-src {script.digest}; "
        "base-uri 'none'; form-action 'none'"
    )


def _read(name: str) -> str:
    return cast("bytes", get_data("timeline", f"exports/page/{name}")).decode()


def _squeeze(text: str, needs_blank: Callable[[str, str], bool]) -> str:
    """Return a text with no blanks but those in strings and those that mean something.

    `needs_blank` tells whether two signs would be read otherwise side by side.
    """
    text = text.strip()

    def replace(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        one, two = text[match.start() - 1], text[match.end()]
        return " " if needs_blank(one, two) else ""

    return _STRING_OR_BLANK.sub(replace, text)


def _drop_last(match: re.Match[str]) -> str:
    return match[1] or ""


def _needs_blank_in_style(one: str, two: str) -> bool:
    return one not in "{};,:>" and two not in "{};,>"


def _needs_blank_in_script(one: str, two: str) -> bool:
    if one in "+-" and two in "+-":
        return True
    return _is_in_word(one) and _is_in_word(two)


def _is_in_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_$"


def _make_asset(text: str) -> Asset:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Asset(text, f"'sha256-{digest}'")
