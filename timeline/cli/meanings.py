"""What words mean that stand where they have no meaning: a name, a date, a query.

Judged by what the chronology holds that would be asked, as far as it can be.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from timeline.cli.synonyms import OPTION_SYNONYMS
from timeline.dates import DateError, Relative, parse_date
from timeline.diagnostics import ExpectedError
from timeline.exports import EXPORTS
from timeline.model import Chronology
from timeline.pictures import PNG
from timeline.query import make_query, parse_query, select
from timeline.query.months import parse_day_of_year, parse_month_of_year
from timeline.query.options import OPTIONS
from timeline.rendering.painters import SUFFIXES
from timeline.views import VIEWS

FILE_SUFFIXES = frozenset({".yaml", ".yml", ".md", ".markdown"})
"""Of what is read: a word that ends so is a file, though it be missing."""
WRITTEN = frozenset(
    suffix
    for row in EXPORTS.values()
    for suffix in row.suffixes
    if suffix not in FILE_SUFFIXES
)
"""Of what is exported and never read."""
_QUERY = re.compile(r"@\w|[(\"]?(?:not )?[a-z][\w-]*(?::|[<>]?=|[<>])")
_TESTED = (
    "kind",
    "status",
    "actor",
    "place",
    "country",
    "tag",
    "office",
    "id",
    "source",
)
"""Options that a word may be the value of, the likeliest first."""
_MOST_WORDS = 8
_BEHIND = {"in": ("place", "country"), "at": ("place",), "by": ("actor", "office")}
"""What a name may be that stands behind one of these words."""
_OPTIONS_BY_PRECISION = {
    "day": "--on",
    "month": "--month",
    "season": "--month",
    "quarter": "--month",
    "year": "--year",
    "decade": "--year",
    "century": "--year",
}

Meaning = tuple[str, str]
"""An option and its value."""


def read_words(
    words: Sequence[str], chronology: Chronology | None
) -> tuple[Meaning, ...] | None:
    """Return what words mean, as many as possible together; None if one has none.

    Of a chronology, which is None where it cannot be read, by what it finds.
    """
    # From the end, so that no stretch of words is read twice.
    known: list[tuple[Meaning, ...] | None] = [()]
    for start in reversed(range(len(words) if len(words) <= _MOST_WORDS else 0)):
        found = None
        for end in range(len(words), start, -1):
            rest = known[len(words) - end]
            meaning = _read(words[start:end], chronology) if rest is not None else None
            if rest is not None and meaning is not None:
                found = (meaning, *rest)
                break
        known.append(found)
    if len(known) > len(words) and known[-1] is not None:
        return known[-1]
    text = " ".join(words)
    return (("--search", text),) if _finds("search", text, chronology) else None


def _read(words: Sequence[str], chronology: Chronology | None) -> Meaning | None:
    named = _read_option(words)
    if named is not None:
        return named
    tested: Sequence[str] = _TESTED
    if words[0] in _BEHIND and len(words) > 1:
        tested = _BEHIND[words[0]]
        words = words[1:]
    text = " ".join(words)
    if _is_query(text):
        return "-q", text
    # Of several words each has a meaning of its own, the name of a file among them.
    suffix = PurePath(text).suffix.lower() if len(words) == 1 else ""
    if suffix in (*SUFFIXES, PNG):
        return "--save", text
    if suffix in WRITTEN:
        return "-o", text
    if text in VIEWS:
        return "--view", text
    if text in EXPORTS:
        # What is no text goes nowhere but into a file.
        if EXPORTS[text].binary:
            return "-o", f"timeline{EXPORTS[text].suffixes[0]}"
        return "--format", text
    return _read_date(text, chronology) or _read_name(text, chronology, tested)


def _read_option(words: Sequence[str]) -> Meaning | None:
    """Return an option whose hyphens were left out, with the value behind it."""
    name, *value = words
    meant = (f"--{name}", *OPTION_SYNONYMS.get(f"--{name}", ()))
    option = next((one[2:] for one in meant if one[2:] in OPTIONS), "")
    text = " ".join(value)
    if not value or not option or OPTIONS[option].widens:
        return None
    if OPTIONS[option].metavar == "DATE" and not _may_be_date(text):
        return None
    return f"--{option}", text


def _may_be_date(text: str) -> bool:
    """Tell whether a text is one date, be it one that lacks its year."""
    if " to " in text:
        return False
    try:
        parse_date(text)
    except DateError as failure:
        return failure.code == "date-year-missing"
    return True


def _is_query(text: str) -> bool:
    """Tell whether a text can be read as a query that names a field."""
    if not _QUERY.match(text):
        return False
    try:
        parse_query(text)
    except ExpectedError:
        return False
    return True


def _read_date(text: str, chronology: Chronology | None) -> Meaning | None:
    """Return the option that asks for a date, or for one of several."""
    parts = text.split(",")
    options = {name_date_option(part.strip(), chronology) for part in parts}
    option = options.pop()
    return None if options or not option else (option, text)


def name_date_option(text: str, chronology: Chronology | None) -> str:
    """Return the option by how precisely a date is known; empty where it is none."""
    if parse_month_of_year(text) is not None:
        return "" if text.isdigit() else "--month"
    try:
        if parse_day_of_year(text) is not None:
            return "--day"
        when = parse_date(text, year=chronology.year if chronology else None)
    except (DateError, ExpectedError):
        return ""
    if isinstance(when, Relative) or when.is_undated:
        return ""
    is_range = "/" in when.edtf or "/" in text
    precision = "" if is_range else when.precision
    return _OPTIONS_BY_PRECISION.get(precision, "--during")


def _read_name(
    text: str, chronology: Chronology | None, options: Sequence[str]
) -> Meaning | None:
    """Return the option by which a word finds events, if one does."""
    found = (one for one in options if _finds(one, text, chronology))
    option = next(found, "")
    return (f"--{option}", text) if option else None


def _finds(option: str, text: str, chronology: Chronology | None) -> bool:
    """Tell whether a value of an option finds events."""
    if chronology is None:
        return False
    asked: Mapping[str, Any] = {option: text}
    try:
        return bool(select(chronology, make_query(**asked)).matches)
    except ExpectedError:
        return False
