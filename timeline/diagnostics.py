"""What can be wrong with a chronology, where, and how to mend it.

A problem with the data is a value, a `Diagnostic`, never an exception. Each has
a code from `CODES`; codes are permanent and documented in docs/diagnostics.md.

A mark is a place within one file in one 64-bit int, so that a file of any size
can keep the place of each of its values: line << 32 | column << 16 | length,
line and column from 1, length in code points (0: to the end of the line).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

NO_MARK = 0
"""The mark of what was not typed."""

FIELD_MAX = 0xFFFF
"""The last column that a mark can hold: what stands further right counts as there."""
# What YAML 1.1 (5.4) counts as a line break, so that lines agree with libyaml's.
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class Severity(StrEnum):
    """How bad it is; only errors make a command fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Location(NamedTuple):
    """A place in a file. Line and column count from 1, in code points.

    Line 0 is the file as a whole; length 0 reaches to the end of the line.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 0


class Remedy(NamedTuple):
    """What would mend a problem, in no words: each face has its own for it.

    A row of the table in docs/library.md; the command line names its commands and
    options, and a program may do as it likes.
    """

    action: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: what, how bad, where, and what to do about it."""

    code: str
    message: str
    where: Location
    severity: Severity
    hint: str = ""
    related: tuple[tuple[str, Location], ...] = ()
    """Other places that matter, each with a word on why."""
    subject: str = ""
    """What it is about (a key, a name): equal ones are folded in text."""
    remedy: Remedy | None = None
    """What to do besides the hint, where that depends on who asks."""


Report = Callable[[Diagnostic], None]
"""What takes each problem as it is found."""


class Excerpt(NamedTuple):
    """A stretch of a text that somebody typed, such as a word of a query."""

    text: str
    start: int = 0
    """In code points, from 0; `end` is not included."""
    end: int = 0
    name: str = ""
    """Of the saved query whose text it is; empty for what was asked itself."""


class ExpectedError(Exception):
    """What is wrong with a question rather than with the data.

    A name that means nothing, a file that is not there: `message` says what,
    `hint` what to do, and may be empty, as may `remedy`, where that depends on who
    asks. `excerpt` shows the place in a question. The command line shows all of
    it and exits with 2.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        remedy: Remedy | None = None,
        excerpt: Excerpt | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.remedy = remedy
        self.excerpt = excerpt


STDIN = "<stdin>"
"""The name that standard input has."""


@dataclass(frozen=True)
class SourceFile:
    """A file as it was read, for showing lines of it."""

    name: str
    """As the user named it; `STDIN` for standard input."""
    data: bytes = field(repr=False)
    identity: tuple[int, int] | None = field(default=None, repr=False, compare=False)
    """Device and inode, the same under whatever name; None for what is no file."""

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines without their breaks; undecodable bytes replaced."""
        text = self.data.decode("utf-8-sig", errors="replace")
        return _LINE_BREAK.split(text)


CODES: dict[str, tuple[Severity, str]] = {
    "file-encoding": (Severity.ERROR, "the file is not UTF-8"),
    "file-empty": (Severity.NOTE, "the file holds no events"),
    "file-not-chronology": (Severity.ERROR, "the file is YAML, but no chronology"),
    "yaml-syntax": (Severity.ERROR, "the file is not well-formed YAML"),
    "yaml-tab": (Severity.ERROR, "a tab where YAML wants spaces"),
    "yaml-documents": (Severity.ERROR, "more than one YAML document in a file"),
    "yaml-tag": (Severity.ERROR, "a YAML tag, such as !!int"),
    "yaml-alias": (Severity.ERROR, "an alias to something not defined before it"),
    "yaml-depth": (Severity.ERROR, "values nested or repeated beyond all use"),
    "comment-in-text": (Severity.WARNING, "` #` in a value cuts it off"),
    "key-duplicate": (Severity.ERROR, "the same key twice in one mapping"),
    "key-unknown": (Severity.WARNING, "a key that timeline does not know"),
    "key-missing": (Severity.ERROR, "a required key is missing, such as a date"),
    "key-shape": (Severity.ERROR, "a list or mapping where text belongs, or such"),
    "value-empty": (Severity.WARNING, "a key without a value"),
    "value-unknown": (Severity.ERROR, "a word outside a fixed list"),
    "value-invalid": (Severity.ERROR, "a value that its key does not take"),
    "field-taken": (Severity.WARNING, "a key of timeline's own under `fields`"),
    "field-type": (Severity.WARNING, "a value that is not of its field's type"),
    "kind-unknown": (Severity.WARNING, "a kind that is neither built in nor declared"),
    "list-commas": (Severity.WARNING, "one text where a list was probably meant"),
    "title-lines": (Severity.WARNING, "a title of more than one line"),
    "format-version": (Severity.ERROR, "a format version this program cannot read"),
    "id-invalid": (Severity.ERROR, "an id that is not kebab-case"),
    "id-duplicate": (Severity.ERROR, "the same id for two events"),
    "id-date": (Severity.NOTE, "an id that reads as a date"),
    "registry-conflict": (Severity.ERROR, "two files say different things of one id"),
    "query-invalid": (Severity.ERROR, "a saved query that cannot be asked"),
    "query-cycle": (Severity.ERROR, "saved queries that use each other in a circle"),
    "query-unresolved": (Severity.WARNING, "a saved query asks for what is not here"),
    "see-unknown": (Severity.ERROR, "`see` names an event that does not exist"),
    "see-self": (Severity.ERROR, "`see` names the event that it stands in"),
    "actor-unknown": (Severity.WARNING, "an actor that is not in the registry"),
    "actor-ambiguous": (Severity.WARNING, "a last name that several actors have"),
    "actor-lifetime": (Severity.WARNING, "an actor acts before or after its lifetime"),
    "actor-cycle": (Severity.ERROR, "an actor that is part of itself"),
    "name-clash": (Severity.WARNING, "two actors of one name"),
    "body-unknown": (Severity.WARNING, "`of` names a body that nothing knows"),
    "member-unknown": (Severity.WARNING, "`members` names one that nothing knows"),
    "role-overlap": (Severity.WARNING, "two hold one office at one time"),
    "office-mismatch": (Severity.ERROR, "an office that was not held so at the time"),
    "office-ambiguous": (Severity.WARNING, "an office that several held at the time"),
    "source-unknown": (Severity.WARNING, "a source that is not in the registry"),
    "url-scheme": (Severity.WARNING, "an address that is shown, but not as a link"),
    "place-unknown": (Severity.WARNING, "a place that is not in the registry"),
    "date-invalid": (Severity.ERROR, "not a date"),
    "date-ambiguous": (Severity.ERROR, "a date that can be read in several ways"),
    "date-year-missing": (Severity.ERROR, "a date without a year"),
    "date-weekday": (Severity.ERROR, "a weekday that does not fit its date"),
    "date-reversed": (Severity.ERROR, "an interval that ends before it begins"),
    "date-unsupported": (Severity.ERROR, "valid EDTF that timeline does not read"),
    "date-unknown-event": (Severity.ERROR, "a date that names an unknown event"),
    "date-unsettled": (Severity.ERROR, "a date that rests on a wrong date"),
    "date-cycle": (Severity.ERROR, "events dated by each other in a circle"),
    "date-id": (Severity.WARNING, "a date that is the id of an event as well"),
    "date-outlier": (Severity.WARNING, "a date far from all others: a mistyped year?"),
    "reported-early": (Severity.ERROR, "reported before it happened"),
    "source-early": (Severity.WARNING, "a source older than what it is cited for"),
    "accounts-differ": (Severity.WARNING, "accounts that cannot both be true"),
    "event-future": (Severity.NOTE, "an event still to come that is not announced"),
    "event-duplicate": (Severity.WARNING, "an event that seems to stand here twice"),
    "sources-few": (Severity.WARNING, "fewer independent sources than wanted"),
    "ignore-unknown": (Severity.WARNING, "a comment silences no code that there is"),
    "ignore-unused": (Severity.WARNING, "a comment silences nothing"),
}


def make_diagnostic(
    code: str,
    message: str,
    where: Location,
    *,
    hint: str = "",
    related: tuple[tuple[str, Location], ...] = (),
    subject: str = "",
    remedy: Remedy | None = None,
) -> Diagnostic:
    """Make a diagnostic with the severity that its code has in `CODES`."""
    severity = CODES[code][0]
    return Diagnostic(code, message, where, severity, hint, related, subject, remedy)


def pack_mark(line: int, column: int, length: int) -> int:
    """Pack a place; a column or length too large for its field is cut to fit."""
    if column > FIELD_MAX or length > FIELD_MAX:
        column = min(column, FIELD_MAX)
        length = length if length <= FIELD_MAX else 0
    return line << 32 | column << 16 | length


def locate(file: str, mark: int) -> Location:
    """Return the location of a mark in a file."""
    return Location(file, mark >> 32, (mark >> 16) & FIELD_MAX, mark & FIELD_MAX)
