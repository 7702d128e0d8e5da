r"""Text in which no spreadsheet finds a formula, and the way back to what was typed.

    mark  = place blank* sign               what is made inert: an apostrophe
                                            is put in front of the sign
    place = the start of the cell, or directly after a separator
    blank = white space, a control, an invisible character, `'` or `"`
    sign  = `=`, `+`, `-`, `@`, or what NFKC (UAX #15) makes one of them;
            a tab, a line break, a NUL that a cell begins with

Which character separates cells is up to the reader. RFC 4180's quotes hold only where
the reader splits as the writer meant: one that splits at `;` (the spreadsheets of half
of Europe) or that ends a row at every line break meets them in the middle of a cell,
where they are letters. So a place is taken to be after every character at which some
reader splits, quoted or not, and after every list separator, where people split next.

The apostrophe stands directly before the sign, so that a list separator stays whole.
Since apostrophes are among the blanks, what was typed with one gets another, and to
take one away before each sign is the exact way back, whatever the text.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

# `,` and `;` and what NFKC makes one of them; the tab; what `str.splitlines` ends a
# line at.
_SEPARATORS = (
    r",;\t-\r\x1c-\x1e\x85\u037e\u2028\u2029\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b"
)
# Categories Cc, Cf, Zs, Zl and Zp and the default-ignorable code points of Unicode, the
# Braille blank, quotes and apostrophe; without what stands in _SEPARATORS, so that no
# text is gone through twice.
_BLANKS = (
    r"\0-\x08\x0e-\x1b\x1f \"'\x7f-\x84\x86-\xa0\xad\u034f\u0600-\u0605\u061c\u06dd"
    r"\u070f\u0890\u0891\u08e2\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    r"\u202a-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uff02\uffa0"
    r"\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# With the minus sign proper, U+2212, and its small forms, which a lenient reader of
# numbers also takes (CLDR, parseLenient); what NFKC makes begin with a sign, such as ⩵.
_SIGNS = (
    r"=+\-@\u207a-\u207c\u208a-\u208c\u2212\u2a75\u2a76"
    r"\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
)
# What OWASP (CSV Injection; ASVS 1.2.10) wants marked where a cell begins with it.
_LEADING = re.compile(r"'*[\0\t\n\r]")
_NUMBER = re.compile(r"[+-][0-9]+(?:[.,][0-9]{3})*(?:[.,][0-9]+)?")
# Most cells have none of these, which one look at each character tells.
_SUSPECT = re.compile(rf"[{_SIGNS}\0\t\n\r]")


def is_harmless(text: str) -> bool:
    """Tell of most cells, at a glance, that `make_inert` leaves them as they are.

    Wherever they stand in a row, if lists are separated as usual, and unless what
    divides cells is in them. False where one has to look.
    """
    if not (text.isascii() and text.isprintable()):
        return False
    if not ("-" in text or "=" in text or "+" in text or "@" in text):
        return True
    # A sign within a word, such as a hyphen: no cell begins there, or before it.
    return text[0].isalnum() and not ("," in text or ";" in text)


class _Patterns(NamedTuple):
    """What is looked for where lists have a certain separator."""

    first: Callable[[str], re.Match[str] | None]
    """Finds a sign, or what OWASP names, at the start of a cell."""
    later: Callable[[str], re.Match[str] | None]
    """Finds a sign after a separator. Begins with a set of characters, hence fast."""
    mark: Callable[[str, str], str]
    unmark: Callable[[str, str], str]


def make_inert(
    text: str,
    *,
    list_separator: str = "; ",
    delimiter: str = ",",
    first: bool = False,
) -> str:
    """Return a cell that no spreadsheet will run, where a character divides cells.

    A cell that is a number as a whole, such as -4.5, stays as it is: no spreadsheet
    computes with it. Not so if it is the `first` of its row: to a reader that splits
    at another character the cells after it are part of it, and -1,+cmd is a formula.
    """
    if not _SUSPECT.search(text):
        return text
    patterns = _patterns(list_separator, delimiter)
    if not (patterns.first(text) or patterns.later(text)):
        return text
    if not first and _NUMBER.fullmatch(text):
        return text
    marked = patterns.mark(r"\1'\2", text)
    return f"'{marked}" if _LEADING.match(text) else marked


def restore_cell(text: str, *, list_separator: str = "; ", delimiter: str = ",") -> str:
    """Return what was typed, from a cell that `make_inert` returned.

    The separators must be the same. A list is split after this, not before.
    """
    if text.startswith("'") and _LEADING.match(text):
        text = text[1:]
    return _patterns(list_separator, delimiter).unmark(r"\1\2", text)


@cache
def _patterns(list_separator: str, delimiter: str) -> _Patterns:
    after, blank = _SEPARATORS, f"[{_BLANKS}]"
    if not re.fullmatch(f"[{after}]", delimiter):
        after += re.escape(delimiter)
    tail = _find_tail(list_separator)
    longer = ""
    if len(tail) == 1:
        after += re.escape(tail)
        # A blank that separates must not be gone through from each one before it.
        blank = rf"(?:(?!{re.escape(tail)}){blank})"
    elif tail:
        longer = re.escape(tail)
    found = rf"[{after}]|{longer}" if longer else f"[{after}]"
    place = rf"(?:\A|(?<=[{after}])" + (f"|(?<={longer}))" if longer else ")")
    return _Patterns(
        first=re.compile(rf"[{_BLANKS}]*[{_SIGNS}]|{_LEADING.pattern}").match,
        later=re.compile(rf"(?:{found}){blank}*[{_SIGNS}]").search,
        mark=re.compile(rf"{place}({blank}*)([{_SIGNS}])").sub,
        unmark=re.compile(rf"{place}({blank}*)'([{_SIGNS}])").sub,
    )


def _find_tail(separator: str) -> str:
    """Return the end of a list separator by which its places are found; may be empty.

    Without blanks that follow, since blanks may follow a place; empty if a place is
    there anyhow; no further back than the last sign, before which an apostrophe may be
    put: what is looked for must be found again afterwards.
    """
    bare = re.sub(rf"[{_BLANKS}]+\Z", "", separator) or separator[-1:]
    if re.fullmatch(rf"[{_SEPARATORS}]", bare[-1:]):
        return ""
    start = max((sign.start() for sign in re.finditer(f"[{_SIGNS}]", bare)), default=0)
    return bare[start:]
