"""What can be wrong with a chronology, where, and how to mend it.

A problem with the data is a value, a `Diagnostic`, never an exception. Each has
a code from `CODES`; codes are permanent and documented in docs/diagnostics.md.

A mark is a place within one file in one 64-bit int, so that a file of any size can
keep the place of each of its values: (offset + 1) << 32 | length, in code points of
`SourceFile.text`; length 0 reaches to the end of the line. In JSON, which Python reads
without telling places, it is (offset + 1) << 32 | `JSON_VALUE` | number: of the keys
and values that begin at the offset of the whole, the one of this number, from 0. Lines
are worked out when they have to be shown (`SourceFile.locate`).
"""

import re
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, overload

from timeline.lean import NamedTuple, dataclass
from timeline.patterns import LazyPattern

if TYPE_CHECKING:
    from timeline.breaks import Lines

NO_MARK = 0
"""The mark of what was not typed."""

JSON_VALUE = 1 << 31
"""Set in marks that count keys and values of JSON in the place of a length."""
# Keys, texts, numbers and words of JSON (RFC 8259), and where lists and objects begin.
_JSON_TOKEN = LazyPattern(r'"(?:[^"\\]|\\.)*"|[\[{]|[^\s\[\]{},:"]+', re.DOTALL)


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


def split_lines(text: str) -> list[str]:
    """Return the lines of a text with their breaks, as locations count them."""
    from timeline.breaks import LINE_BREAK

    starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
    lines = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return lines if lines[-1] else lines[:-1]


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


class Problems(Sequence[Diagnostic]):
    """All that is wrong, in order; errors and numbers are known without the rest."""

    def __init__(self, found: Sequence[Diagnostic]) -> None:
        self._found = found

    @cached_property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the errors, in order."""
        return tuple([one for one in self if one.severity is Severity.ERROR])

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """Return how many there are of each severity, from the worst."""
        counts = dict.fromkeys(Severity, 0)
        for one in self:
            counts[one.severity] += 1
        return counts

    @overload
    def __getitem__(self, index: int) -> Diagnostic: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Diagnostic]: ...
    def __getitem__(self, index: int | slice) -> Diagnostic | Sequence[Diagnostic]:
        """Return one of them, or several."""
        return self._found[index]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._found)


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


Stamp = tuple[int, int, int, int, int]
"""Device, inode, size, and the times at which data and status last changed, in
nanoseconds: what tells a file from what it was before."""

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
    stamp: Stamp | None = field(default=None, repr=False, compare=False)
    """Its status before it was read; None for what is no file."""

    @cached_property
    def text(self) -> str:
        """Return the text without a byte-order mark, U+FFFD for what is not UTF-8."""
        return self.data.decode("utf-8-sig", errors="replace")

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines without their breaks."""
        from timeline.breaks import LINE_BREAK

        return LINE_BREAK.compiled.split(self.text)

    def find_line(self, number: int) -> str | None:
        """Return a line without its break, counted from 1; None where there is none."""
        return self._breaks.find(number)

    @cached_property
    def _breaks(self) -> "Lines":
        """Return where the lines begin, as far as it was asked for."""
        # Where nothing is wrong, nobody asks.
        from timeline.breaks import Lines

        return Lines(self.text)

    @cached_property
    def _json(self) -> "dict[int, tuple[array[int], Iterator[re.Match[str]]]]":
        """Return the keys and values found so far, by where their JSON begins."""
        return {}

    def _find_json(self, start: int, number: int) -> int:
        if start not in self._json:
            found = _JSON_TOKEN.compiled.finditer(self.text, start)
            self._json[start] = array("Q"), found
        starts, rest = self._json[start]
        for match in islice(rest, max(number + 1 - len(starts), 0)):
            starts.append(match.start())
        return starts[number]

    def find_start(self, mark: int) -> int:
        """Return the offset that a mark stands for."""
        start = (mark >> 32) - 1
        if mark & JSON_VALUE:
            return self._find_json(start, mark & JSON_VALUE - 1)
        return start

    def locate(self, mark: int) -> Location:
        """Return the location of a mark in this file."""
        start, length = self.find_start(mark), mark & JSON_VALUE - 1
        line, first = self._breaks.place(start)
        if mark & JSON_VALUE:
            token = _JSON_TOKEN.compiled.match(self.text, start)
            length = token.end() - start if token else 0
        return Location(self.name, line, start - first + 1, length)

    def __getstate__(self) -> dict[str, Any]:
        # What is worked out of the bytes is worked out anew by a copy.
        kept = ("name", "data", "identity", "stamp")
        return {name: getattr(self, name) for name in kept}


CODES: dict[str, tuple[Severity, str]] = {
    "file-encoding": (Severity.ERROR, "the file is not UTF-8"),
    "file-empty": (Severity.NOTE, "the file holds no events"),
    "file-not-chronology": (Severity.WARNING, "the file is YAML, but no chronology"),
    "file-passed": (Severity.NOTE, "a file of a folder that is no chronology"),
    "events-elsewhere": (Severity.NOTE, "events that stand under another key"),
    "events-ambiguous": (Severity.ERROR, "several lists that could be the events"),
    "yaml-conflict": (Severity.ERROR, "a conflict that git left to be settled"),
    "yaml-syntax": (Severity.ERROR, "the file is not well-formed YAML"),
    "yaml-tab": (Severity.WARNING, "a tab where YAML wants spaces"),
    "yaml-indent": (Severity.WARNING, "a line that is not lined up with its own"),
    "yaml-documents": (
        Severity.ERROR,
        "a document that is no part of a chronology",
    ),
    "yaml-tag": (Severity.WARNING, "a YAML tag, such as !!int"),
    "yaml-alias": (Severity.WARNING, "an alias to something not defined before it"),
    "yaml-depth": (Severity.ERROR, "values nested or repeated beyond all use"),
    "comment-in-text": (Severity.WARNING, "` #` in a value cuts it off"),
    "key-duplicate": (Severity.ERROR, "the same key twice in one mapping"),
    "key-synonym": (Severity.WARNING, "a key under another name"),
    "key-unknown": (Severity.WARNING, "a key that timeline does not know"),
    "key-missing": (Severity.ERROR, "a required key is missing, such as a date"),
    "key-shape": (Severity.ERROR, "a list or mapping where text belongs, or such"),
    "value-lost": (Severity.ERROR, "a comma in { } that cuts a value in two"),
    "value-empty": (Severity.WARNING, "a key without a value"),
    "value-unknown": (Severity.WARNING, "a word outside a fixed list"),
    "value-invalid": (Severity.ERROR, "a value that its key does not take"),
    "field-taken": (Severity.WARNING, "a key of timeline's own under `fields`"),
    "field-type": (Severity.WARNING, "a value that is not of its field's type"),
    "text-unquoted": (Severity.WARNING, "text that needs quotes, read all the same"),
    "status-unknown": (Severity.WARNING, "a status neither built in nor declared"),
    "kind-unknown": (Severity.WARNING, "a kind that is neither built in nor declared"),
    "list-commas": (Severity.WARNING, "one text where a list was probably meant"),
    "title-lines": (Severity.WARNING, "a title of more than one line"),
    "format-version": (Severity.ERROR, "a format version this program cannot read"),
    "id-invalid": (
        Severity.WARNING,
        "an id with a blank, comma or control character",
    ),
    "id-duplicate": (Severity.WARNING, "the same id for two events"),
    "id-date": (Severity.NOTE, "an id that reads as a date"),
    "registry-conflict": (Severity.ERROR, "two files say different things of one id"),
    "query-invalid": (Severity.ERROR, "a saved query that cannot be asked"),
    "query-cycle": (Severity.ERROR, "saved queries that use each other in a circle"),
    "query-unresolved": (Severity.WARNING, "a saved query asks for what is not here"),
    "see-unknown": (Severity.ERROR, "`see` names an event that does not exist"),
    "see-self": (Severity.ERROR, "`see` names the event that it stands in"),
    "actor-unknown": (Severity.WARNING, "an actor that is not in the registry"),
    "actor-ambiguous": (Severity.WARNING, "a last name that several actors have"),
    "actor-variant": (Severity.NOTE, "names that may be one actor's"),
    "name-invisible": (Severity.WARNING, "a name with characters nobody can see"),
    "actor-lifetime": (Severity.WARNING, "an actor acts before or after its lifetime"),
    "actor-cycle": (Severity.ERROR, "an actor that is part of itself"),
    "chain-length": (Severity.WARNING, "an actor too many steps from a body"),
    "name-clash": (Severity.WARNING, "two actors of one name"),
    "body-unknown": (Severity.WARNING, "`of` names a body that nothing knows"),
    "member-unknown": (Severity.WARNING, "`members` names one that nothing knows"),
    "role-overlap": (Severity.WARNING, "two hold one office at one time"),
    "office-mismatch": (Severity.WARNING, "an office that was not held so at the time"),
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
    "date-code": (Severity.NOTE, "a month or a season that may be two years"),
    "date-calendar": (Severity.NOTE, "a day before the calendar it is read in"),
    "date-outlier": (Severity.WARNING, "a date far from all others: a mistyped year?"),
    "reported-early": (Severity.WARNING, "reported before it happened"),
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


def pack_mark(offset: int, length: int) -> int:
    """Pack a place, `offset` from 0 in code points, into a mark."""
    return offset + 1 << 32 | min(length, JSON_VALUE - 1)
