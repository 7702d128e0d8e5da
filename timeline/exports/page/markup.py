"""Text as HTML: whatever anybody typed passes here, and stays text.

Controls are spelled (`make_visible`), and so is what the log of a runner of continuous
integration would obey. Words from right to left are set apart, so that they change
the order of nothing beside them.
"""

import html
import re

from timeline.patterns import LazyPattern
from timeline.rendering.bidi import split_runs
from timeline.text import make_link, make_visible

# `##[error]` is obeyed anywhere in a line.
_DOUBLED = re.compile("#(?=#)")
# What an id may hold besides letters and digits; a tilde begins what stands for others.
_NOT_IN_ID = LazyPattern(r"[^\w.:-]")


def escape(text: str) -> str:
    """Return a text as what an element or an attribute in double quotes holds."""
    if not text.isprintable():
        text = make_visible(text)
    return _DOUBLED.sub("&#35;", html.escape(text))


def mark_words(text: str) -> str:
    """Return a text within a line, what runs from right to left in `<bdi>`."""
    if text.isascii():
        return escape(text)
    return "".join(
        f"<bdi>{escape(run.text)}</bdi>" if run.is_isolated else escape(run.text)
        for run in split_runs(make_visible(text))
    )


def mark_block(tag: str, text: str, kind: str = "") -> str:
    """Return an element of its own line with a text, in the direction of that."""
    attributes = f' class="{kind}"' if kind else ""
    if any(run.is_isolated for run in split_runs(text)):
        attributes += ' dir="auto"'
    return f"<{tag}{attributes}>{escape(text)}</{tag}>"


def mark_link(text: str, url: str, kind: str = "") -> str:
    """Return a text that leads to an address; the text alone where that is not safe."""
    address = make_link(url)
    if not address:
        return mark_words(text)
    attributes = f' class="{kind}"' if kind else ""
    return f'<a{attributes} href="{escape(address)}">{mark_words(text)}</a>'


def mark_note(note: str) -> str:
    """Return what is for the authors alone, where it was asked for; else nothing."""
    return f'<p class="note">Note: {mark_words(note)}</p>' if note else ""


def join_marked(parts: list[str], between: str = ", ") -> str:
    """Return pieces of HTML in one, those that are empty left out."""
    return between.join(filter(None, parts))


def make_anchor(id_: str) -> str:
    """Return an id of an event as the end of an id of HTML, another for each.

    HTML allows no blanks in one; whatever is no letter, digit, dot, colon or hyphen
    stands as its code point: `a b` is `a~20.b`.
    """
    return _NOT_IN_ID.sub(lambda match: f"~{ord(match[0]):x}.", id_)
