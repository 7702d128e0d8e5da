"""Markdown as a reader in this process has it: CommonMark, tables, strikethrough."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def list_tokens(markdown: str) -> Iterator[Token]:
    """Yield all that a document is made of, what is within lines too."""
    for token in _READER.parse(markdown):
        yield token
        yield from token.children or ()


def read_text(markdown: str) -> str:
    """Return the text of a document, without what it is set in; lines become blanks."""
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in list_tokens(markdown)
        if token.type != "inline"
    )


def list_types(markdown: str) -> set[str]:
    """Return the kinds of what a document is made of."""
    return {token.type for token in list_tokens(markdown)}
