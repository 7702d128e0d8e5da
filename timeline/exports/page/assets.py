"""The style and the script of the page, and the policy under which only they act."""

import base64
import hashlib
import re
from pkgutil import get_data
from typing import NamedTuple, cast

# Neither file has these signs anywhere but around a comment; the tests see to it.
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)


class Asset(NamedTuple):
    """A text that stands in an element of its own, and what it is known by."""

    text: str
    digest: str
    """As a Content Security Policy names it (CSP Level 3, 2.3.1)."""


def load_style() -> Asset:
    """Return the style, without what is there for those who read its file."""
    text = "".join(map(_read, ("page.css", "controls.css")))
    return _make_asset(_join_lines(_REMARK.sub("", text)))


def load_script() -> Asset:
    """Return the script, likewise.

    Its comments have lines of their own, and no text in it goes over several lines.
    """
    lines = _read("page.js").split("\n")
    code = [line for line in lines if not line.lstrip().startswith("//")]
    return _make_asset(_join_lines("\n".join(code)))


def make_policy(style: Asset, script: Asset) -> str:
    """Return the policy: this style and this script, and nothing from elsewhere."""
    return (
        f"default-src 'none'; style-src {style.digest}; script-src {script.digest}; "
        "base-uri 'none'; form-action 'none'"
    )


def _read(name: str) -> str:
    return cast("bytes", get_data("timeline", f"exports/page/{name}")).decode()


def _join_lines(text: str) -> str:
    """Return a text without blank lines, and without blanks before its lines."""
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def _make_asset(text: str) -> Asset:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Asset(text, f"'sha256-{digest}'")
