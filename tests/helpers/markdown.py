"""Markdown as a reader in this process has it: CommonMark, tables, strikethrough."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from timeline.rendering.bidi import strip_isolates

PIECES = (
    *"<>&\"'`[]{}()|\\/%#:;,=+-@!?*~^$._ \n\t",
    *("1986. The", "(a) x", "(1)", "a)", "iv. ", "#. x", "::: div", "(@ex) y", "@key"),
    *("^[note]", "[^1]", "[^1]: x", "$5$", "\\begin{x}", "`code`", "~~x~~", "H~2~O"),
    *("| a | b |", "| --- |", "---", "...", "--", "Mr. X", "e.g. a", "www.x.org"),
    *("http://x.org", "mailto:a@b.c", ":smile:", "<script>", "<!--", "&amp;", "&#60;"),
    *("Table: c", ": def", "![x](y)", "[x]: y", "{#id}", "_x_", "a_b", "**b**", "=="),
    *(
        "word",
        "北京",
        "é",
        "\u00a0",
        "\u200b",
        "“q”",
        "‘s’",
        "‘Abd",
        "x\\",
        "- a",
        "+ a",
    ),
    *("שלום", "مرحبا (1)", "\x1b[31m", "\u202e", "\u2028", "—", "1.", "C#"),
)
"""What texts are put together of that mean something to some reader."""

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def list_tokens(markdown: str) -> Iterator[Token]:
    """Yield all that a document is made of, what is within lines too."""
    for token in _READER.parse(markdown):
        yield token
        yield from token.children or ()


def read_text(markdown: str) -> str:
    """Return the text of a document, without what it is set in; lines become blanks.

    Without the isolates that text from right to left stands between, too.
    """
    told = "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in list_tokens(markdown)
        if token.type != "inline"
    )
    return strip_isolates(told)


def list_types(markdown: str) -> set[str]:
    """Return the kinds of what a document is made of."""
    return {token.type for token in list_tokens(markdown)}
