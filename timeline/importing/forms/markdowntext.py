r"""What stands within a line of Markdown, as plain text and addresses.

As CommonMark 0.31 (6, inlines) and GitHub's additions have it, for what a cell of a
table or the title of an event holds: `**strong**`, `*emphasis*`, `_emphasis_`,
`~~struck~~`, `` `code` ``, `[text](address "title")`, `[text][name]`, `![text](image)`,
`<https://example.org>`, `\*`, `&amp;` and tags of HTML. A mark that nothing closes is a
character. Text within brackets holds no brackets of its own, but for images in links.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from timeline.importing.forms.htmltext import Prose, read_prose
from timeline.records import FrozenDict

# In the order in which they are tried: an escape, code, an image, a link, an address in
# angle brackets, and runs of marks of emphasis.
_ADDRESS = r"""(?:<([^<>\n]*+)>|((?:[^()\s<]|\([^()\s]*\))*+))"""
_WORDS = r"(?:[^\[\]!]|!(?:\[[^\[\]]*+\]\([^()]*+\))?+)*+"
_TITLE = r"""(?:\s++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?+"""
_INLINE = re.compile(
    rf"""
      \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<ticks>`++)
    | !\[(?P<alt>[^\[\]]*+)\]\(\s*+{_ADDRESS}{_TITLE}\s*+\)
    | \[(?P<text>{_WORDS})\]\(\s*+{_ADDRESS}{_TITLE}\s*+\)
    | \[(?P<words>[^\[\]]++)\](?:\[(?P<name>[^\[\]]*+)\])?+
    | <(?P<auto>(?:https?://|mailto:)[^<>\s]++)>
    | (?P<run>\*{{1,3}}+|_{{1,3}}+|~~)
    """,
    re.VERBOSE,
)
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]\n]++)\]:[ \t]*+<?([^\s<>]++)>?", re.MULTILINE
)
# HTML reads `<` and `&` again, so that what is code or escaped is hidden from it.
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

NO_ADDRESSES: Mapping[str, str] = FrozenDict()


class _Piece(NamedTuple):
    text: str
    run: str = ""
    """The marks of emphasis that it is, if it is such."""
    opens: bool = False
    closes: bool = False


def read_definitions(text: str) -> Mapping[str, str]:
    """Return the addresses of `[name]: address` lines, by their names in small letters.

    The first of one name counts (CommonMark 0.31, 4.7).
    """
    found: dict[str, str] = {}
    for match in _DEFINITION.finditer(text):
        found.setdefault(_fold_name(match[1]), match[2])
    return FrozenDict(found)


def read_inline(text: str, addresses: Mapping[str, str] = NO_ADDRESSES) -> Prose:
    """Return a stretch of Markdown as plain text, with the addresses it links to.

    `addresses` are what `read_definitions` found around it.
    """
    if not re.search(r"[\\`\[*_~<&]", text):
        return Prose(text, ())
    return read_prose(_write_html(text, addresses))


def _write_html(text: str, addresses: Mapping[str, str]) -> str:
    """Return what HTML reads as the words and links of the text."""
    ticks = _find_ticks(text)
    pieces: list[_Piece] = []
    place = 0
    while match := _INLINE.search(text, place):
        pieces.append(_Piece(text[place : match.start()]))
        place = match.end()
        if match["ticks"]:
            end = ticks.get(match.start(), -1)
            if end < 0:
                pieces.append(_Piece(match[0]))
                continue
            code = _strip_code(text[place : end - len(match["ticks"])])
            pieces.append(_Piece(code.translate(_HTML)))
            place = end
        else:
            pieces.append(_read_match(match, addresses))
    pieces.append(_Piece(text[place:]))
    return "".join(_drop_emphasis(pieces))


def _find_ticks(text: str) -> dict[int, int]:
    """Return where the code ends that a run of backticks begins, by its place.

    It is closed by the next run of the same length (CommonMark 0.31, 6.1).
    """
    later: dict[int, int] = {}
    ends = {}
    for match in reversed(list(re.finditer("`+", text))):
        length = len(match[0])
        if length in later:
            ends[match.start()] = later[length]
        later[length] = match.end()
    return ends


def _strip_code(code: str) -> str:
    """Return code without the blanks that keep backticks in it apart from its marks."""
    padded = code.startswith(" ") and code.endswith(" ") and code.strip()
    return code[1:-1] if padded else code


def _read_match(match: re.Match[str], addresses: Mapping[str, str]) -> _Piece:
    if match["escaped"]:
        return _Piece(match["escaped"].translate(_HTML))
    if match["alt"] is not None:
        return _Piece(match["alt"])
    if match["text"] is not None:
        return _Piece(_link(match[7] or match[8] or "", _plain(match["text"])))
    if match["words"]:
        name = match["name"] or match["words"]
        address = addresses.get(_fold_name(name))
        if address is None:
            return _Piece(match[0])
        return _Piece(_link(address, _plain(match["words"])))
    if match["auto"]:
        return _Piece(_link(match["auto"], match["auto"].translate(_HTML)))
    return _weigh_run(match)


def _link(address: str, words: str) -> str:
    address = address.translate(_HTML).replace('"', "&quot;")
    return f'<a href="{address}">{words}</a>'


def _plain(words: str) -> str:
    """Return the words of a link without marks of emphasis and code."""
    words = re.sub(r"!\[([^\[\]]*+)\]\([^()]*+\)", r"\1", words)
    return re.sub(r"\\([!-/:-@\[-`{-~])|[*`]++|~~", r"\1", words)


def _weigh_run(match: re.Match[str]) -> _Piece:
    """Tell what marks may begin and end (CommonMark 0.31, 6.2, flanking)."""
    text, run = match.string, match["run"]
    before = text[match.start() - 1 : match.start()] or " "
    after = text[match.end() : match.end() + 1] or " "
    opens, closes = not after.isspace(), not before.isspace()
    if run[0] == "_":
        # Within a word it is a character, as in `snake_case`.
        opens = opens and not before.isalnum()
        closes = closes and not after.isalnum()
    return _Piece(run, run, opens, closes)


def _drop_emphasis(pieces: list[_Piece]) -> list[str]:
    """Return the texts, without each run that another of the same marks closes."""
    texts = [piece.text for piece in pieces]
    open_at: dict[str, list[int]] = {}
    for place, piece in enumerate(pieces):
        if not piece.run:
            continue
        begun = open_at.setdefault(piece.run, [])
        if piece.closes and begun:
            texts[begun.pop()] = texts[place] = ""
        elif piece.opens:
            begun.append(place)
    return texts


def _fold_name(name: str) -> str:
    return " ".join(name.split()).casefold()
