"""The bytes of a source as text.

UTF-8, and UTF-16 and UTF-32 that begin with their byte-order mark (Unicode 15.0, 2.13),
are known for what they are. Anything else is asked for: eight-bit encodings cannot be
told from each other, and a name that is read by the wrong one is a wrong name. What it
may be is only named where one encoding alone makes usual letters of the bytes.
"""

import codecs
import re
from typing import NamedTuple

from timeline.importing.lines import split_lines
from timeline.importing.rows import SourceError
from timeline.patterns import LazyPattern

# Longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK = "\ufeff"
# What files begin with that are no text in any encoding, though some decode them.
_NO_TEXTS = (
    (
        b"PK\x03\x04",
        "a ZIP archive, as spreadsheets are (.xlsx, .ods)",
        "save the sheet as CSV, or unpack the archive",
    ),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a file of Microsoft Office, such as .xls",
        "save the sheet as CSV",
    ),
    (b"SQLite format 3\0", "an SQLite database", "export its table as CSV"),
    (b"%PDF-", "a PDF", "save its table as CSV"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it"),
    (b"\xfd7zXZ\0", "compressed with xz", "unpack it"),
)
# Python has codecs that turn text into other text; no file is in one of them.
_NO_ENCODINGS = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"}
)
_DECLARED = re.compile(
    rb"""<(?:\?xml|meta)\s[^>]*?\b(?:encoding|charset)\s*=\s*["']?([\w.:-]{2,40})""",
    re.IGNORECASE | re.ASCII,
)
# How much of a file is looked at to guess, in bytes, and how much of that stands before
# what is no UTF-8.
_SAMPLE = 20_000
_BEFORE = 200


def decode_text(data: bytes, *, encoding: str = "") -> str:
    """Return the text of some bytes, without byte-order mark, line ends as they are.

    `encoding` is the name of one as Python has it; empty where the bytes are to tell
    it. Raises SourceError, with the line, for what cannot be read by the encoding that
    is named or told, for a name that means none, and for what is no text.
    """
    for beginning, what, remedy in _NO_TEXTS:
        if data.startswith(beginning):
            raise SourceError(f"it is {what}, and no text", remedy)
    if encoding:
        return _decode(data, _find_encoding(encoding), encoding)
    for mark, name in _MARKS:
        # A UTF-16 text that begins with a NUL has the mark of UTF-32.
        if data.startswith(mark) and (name != "utf-32-le" or _may_be_utf32(data)):
            return _decode(data, name, name.upper().removesuffix("-LE"))
    wide = _guess_wide(data)
    if wide:
        raise SourceError(
            "every other byte is 0, as in UTF-16 or UTF-32 without a byte-order mark",
            f"name its encoding, perhaps {wide} (a guess)",
            line=1,
        )
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = _count_line(data, error.start)
        raise SourceError(
            f"line {line}: the byte 0x{data[error.start]:02X} is no UTF-8",
            _hint_at(data, error.start),
            line=line,
        ) from error


def _find_encoding(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError, UnicodeError) as error:
        raise _make_unknown(name) from error
    if found.replace("_", "-") in _NO_ENCODINGS:
        raise _make_unknown(name)
    return found


def _make_unknown(name: str) -> SourceError:
    return SourceError(
        f"there is no encoding {name!r}",
        "name one such as utf-8, utf-16, cp1252, cp1251, mac-roman",
    )


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding).removeprefix(_MARK)
    except UnicodeDecodeError as error:
        # What the codec was decoding may lack the mark that the file begins with.
        source = bytes(error.object)
        before = source[: error.start].decode(encoding, "replace")
        line = len(split_lines(before))
        byte = f"the byte 0x{source[error.start]:02X}" if source else "it"
        raise SourceError(
            f"line {line}: {byte} cannot be read as {name}",
            "name another encoding",
            line=line,
        ) from error
    except (LookupError, UnicodeError) as error:
        # Python's other codecs: of bytes to bytes, such as hex.
        raise _make_unknown(name) from error


def _count_line(data: bytes, offset: int) -> int:
    """Return the line of a byte, counted from 1."""
    before = data[:offset]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def _guess_wide(data: bytes) -> str:
    """Return the form of UTF-16 or UTF-32 that the places of NULs tell, or nothing.

    In either, blanks, digits and line ends have them in places that are always the
    same; a text with some NULs in it has them anywhere.
    """
    sample = data[: _SAMPLE // 4 * 4]
    if b"\0" not in sample or len(data) % 2:
        return ""
    if not len(data) % 4:
        if _may_be_utf32(sample):
            return "utf-32-le"
        if _may_be_utf32(sample[::-1]):
            return "utf-32-be"
    for name, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        nuls, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if not others and nuls * 10 >= len(sample) // 2:
            return name
    return ""


def _may_be_utf32(data: bytes) -> bool:
    """Tell whether bytes, the lowest of each character first, are below 0x110000."""
    return not any(data[3::4]) and max(data[2::4], default=0) <= 0x10


class _Habit(NamedTuple):
    """What text in an encoding is mostly made of, beyond ASCII."""

    encoding: str
    letters: frozenset[str]
    share: float
    """How much of it, at least, where the encoding is the right one: 0 to 1."""


_SIGNS = frozenset("‘’“”„–—…€«»°§·©®£")
# They stand in the middle of words.
_JOINING = frozenset("’·")
_WEST = frozenset("äöüßÄÖÜéèêëàâçîïôûùœÉÀÇñáíóúÁÍÓÚ¿¡æøåÆØÅãõìò")
_EAST = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžČŘŠŽÁÉÍÚőűöüäăâîşţșț")
_TURKISH = frozenset("çğıöşüâîûÇĞİÖŞÜ")
# Of other scripts than Latin the letters that are most frequent.
_RUSSIAN = frozenset("оеаинтсрвлкмдпі")
_GREEK = frozenset("αοιετνσηρκπλμάίόέήύώς")
_HEBREW = frozenset("יוהלאמרבתשנ")
_ARABIC = frozenset("اليومنترب")
_LATIN = (_WEST, _EAST, _TURKISH)
_HABITS = (
    _Habit("cp1252", _WEST, 0.85),
    _Habit("latin-1", _WEST, 0.85),
    _Habit("cp850", _WEST, 0.85),
    _Habit("mac-roman", _WEST, 0.85),
    _Habit("cp1254", _TURKISH, 0.9),
    _Habit("cp1250", _EAST, 0.9),
    _Habit("iso-8859-2", _EAST, 0.9),
    _Habit("cp1251", _RUSSIAN, 0.6),
    _Habit("koi8-r", _RUSSIAN, 0.6),
    _Habit("cp866", _RUSSIAN, 0.6),
    _Habit("iso-8859-5", _RUSSIAN, 0.6),
    _Habit("cp1253", _GREEK, 0.6),
    _Habit("cp1255", _HEBREW, 0.6),
    _Habit("cp1256", _ARABIC, 0.6),
)
# A no-break space would be one in many encodings.
_BEYOND_ASCII = LazyPattern("[^\0-~\xa0]+")
# More letters with accents in a row are no Latin word.
_LONGEST_RUN = 3
# By how much the best has to be better than whatever reads the bytes otherwise.
_LEAD = 0.1


def _hint_at(data: bytes, start: int) -> str:
    if _is_nearly_utf8(data):
        return "the rest of it is UTF-8: mend this place, or name its encoding"
    declared = _find_declared(data)
    if declared:
        return f"name its encoding, perhaps {declared}, as it says itself"
    first = max(start - _BEFORE, 0)
    guess = _guess_narrow(data[first : first + _SAMPLE])
    return f"name its encoding{f', perhaps {guess} (a guess)' if guess else ''}"


def _find_declared(data: bytes) -> str:
    """Return the encoding that XML or HTML says it has, if the whole may be in it.

    In the declaration of XML 1.0 (4.3.3), or a `<meta>` among the first 1024 bytes
    (HTML Living Standard, 13.2.3.2).
    """
    match = _DECLARED.search(data[:1024])
    name = match[1].decode("ascii") if match else ""
    try:
        _decode(data, _find_encoding(name), name)
    except SourceError:
        return ""
    return name


def _is_nearly_utf8(data: bytes) -> bool:
    """Tell whether nearly all that is not ASCII is UTF-8."""
    text = data.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return 10 * text.count("\ufffd") < beyond


def _guess_narrow(sample: bytes) -> str:
    """Return the one encoding of eight bits that makes usual words of bytes.

    Empty where none does, or two do so that make different ones.
    """
    found: list[tuple[float, str, str]] = []
    for habit in _HABITS:
        try:
            text = sample.decode(habit.encoding)
        except UnicodeDecodeError:
            continue
        runs = list(_BEYOND_ASCII.finditer(text))
        beyond = "".join(run[0] for run in runs)
        count = _count_latin if habit.letters in _LATIN else _count_foreign
        usual = sum(count(text, *run.span(), habit.letters) for run in runs)
        share = usual / max(len(beyond), 1)
        if share >= habit.share:
            found.append((share, habit.encoding, beyond))
    # A stable sort: of those that are as good the first of the table is the most usual.
    found.sort(key=lambda one: -one[0])
    if not found:
        return ""
    # English has few letters beyond ASCII, but quotation marks, apostrophes and dashes.
    for _, name, text in found:
        if _SIGNS.issuperset(text):
            return name
    best, name, text = found[0]
    rivals = [one for one in found[1:] if one[2] != text and best - one[0] < _LEAD]
    return "" if rivals else name


def _count_latin(text: str, start: int, end: int, letters: frozenset[str]) -> int:
    """Return how many characters of a run stand as in a word of Latin letters.

    A capital does not follow a small letter, and a sign is not between two letters.
    """
    usual = 0
    for index in range(start, end):
        char = text[index]
        before, after = text[max(index - 1, 0) : index], text[index + 1 : index + 2]
        if char in _SIGNS:
            usual += char in _JOINING or not (before.isalpha() and after.isalpha())
        elif end - start <= _LONGEST_RUN:
            usual += char in letters and not (char.isupper() and before.islower())
    return usual


def _count_foreign(text: str, start: int, end: int, letters: frozenset[str]) -> int:
    """Return how many characters of a run stand as in a word of another script.

    No word is of two scripts.
    """
    run = text[start:end]
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    is_torn = (before.isalpha() and run[0] not in _SIGNS) or (
        after.isalpha() and run[-1] not in _SIGNS
    )
    return 0 if is_torn else sum(char in letters or char in _SIGNS for char in run)
