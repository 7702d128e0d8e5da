"""The tables of events in which sets of events are found, and what fills them.

What narrowing speaks of has a column here, by the name that it has there
(`query.narrowing.columns`), but for words: each stands once in `words`, and everywhere
else its number does, so that whoever asks has few words to look at, however many events
there are.

Events are found by their dates without looking at all of them: `wide` says how long one
is at most, so that of each class only those are near some days which begin shortly
before (`list_reaches`). What has an infinite bound has a class of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from operator import attrgetter

from timeline.dates import FUTURE, PAST, When
from timeline.lean import NamedTuple
from timeline.model import Event
from timeline.query.narrowing.columns import (
    DATES,
    NUMBERS,
    WORDS,
    folded_text,
    months_of,
)

INTEGER = "integer"
TEXT = "text"
BOOLEAN = "boolean"

NO_WORD = 0
"""The number of no word, where an event has none."""


class Table(NamedTuple):
    """A table: its columns with their types, none of which is ever null."""

    name: str
    columns: Mapping[str, str]
    """Names, each with `INTEGER`, `TEXT` or `BOOLEAN`."""
    key: tuple[str, ...] = ()
    """The columns that tell rows apart, in the order of the rows; may be empty."""
    found_by: tuple[str, ...] = ()
    """Columns by which rows are found besides, of one index; may be empty."""


_BOUNDS = {"b1": INTEGER, "b2": INTEGER, "e1": INTEGER, "e2": INTEGER}
_DATE = {**_BOUNDS, "uncertain": BOOLEAN, "months": INTEGER}

SINGLE = tuple(name for name, words in WORDS.items() if words.single)
"""The columns of words of which an event has one at most."""

EVENTS = Table(
    "events",
    {
        "n": INTEGER,
        # What is searched in all rows stands where it is found first.
        "folded": TEXT,
        "wide": INTEGER,
        **_DATE,
        **dict.fromkeys(SINGLE, INTEGER),
        **dict.fromkeys(NUMBERS, INTEGER),
        "id": TEXT,
    },
    ("n",),
    ("wide", "b1", "e2"),
)
"""Each event, by a number that whoever keeps the tables gives it."""
WORD_TABLE = Table(
    "words", {"word": INTEGER, "vocabulary": TEXT, "text": TEXT}, ("word",)
)
"""Each word of each vocabulary, as typed; from 1."""
EVENT_WORDS = Table(
    "event_words",
    {"word": INTEGER, "role": INTEGER, "n": INTEGER},
    ("word", "role", "n"),
)
"""The words of events in columns of which an event may have several."""
EVENT_DATES = Table("event_dates", {"n": INTEGER, "source": INTEGER, **_DATE})
"""The dates of events besides their own."""

TABLES = (EVENTS, WORD_TABLE, EVENT_WORDS, EVENT_DATES)

ROLES: Mapping[str, int] = {name: place for place, name in enumerate(WORDS)}
"""What stands for a column of words in `event_words`."""
DATE_SOURCES: Mapping[str, int] = {name: place for place, name in enumerate(DATES)}
"""What stands for a source of dates in `event_dates`."""

_WIDEST = 24
"""Some 46,000 years."""
LONG = _WIDEST + 1
"""The class of what lasts longer, or has no end."""
OPEN_START = _WIDEST + 2
"""The class of what has an end and no beginning."""
UNDATED = _WIDEST + 3
"""The class of what has neither."""


class Reach(NamedTuple):
    """Where in one class those events begin that may have a day between two days."""

    wide: int
    first: int
    last: int


def classify(first: int, last: int) -> int:
    """Return the class of what begins on a day or later and ends by another."""
    if first == PAST:
        return UNDATED if last == FUTURE else OPEN_START
    if last == FUTURE:
        return LONG
    return min((last - first).bit_length(), LONG)


def list_reaches(first: int, last: int) -> Iterator[Reach]:
    """Yield for each class between which days `b1` lies of what may overlap two days.

    More than those may begin there: of all `e2 >= first` has to hold besides.
    """
    for wide in range(LONG):
        reach = max(PAST, first - (1 << wide) + 1)
        yield Reach(wide, reach, last)
    yield Reach(LONG, PAST, last)
    yield Reach(OPEN_START, PAST, PAST)
    yield Reach(UNDATED, PAST, PAST)


Row = tuple[int | str | bool, ...]


class Rows(NamedTuple):
    """The rows of one event, by tables: of `EVENTS`, `EVENT_WORDS`, `EVENT_DATES`."""

    event: Row
    words: list[tuple[int, int, int]]
    dates: list[Row]


class Vocabulary(dict[str, int]):
    """The words of one vocabulary, each with a number; a new word gets the next one.

    Empty is no word, `NO_WORD`.
    """

    def __init__(self, numbers: Iterator[int]) -> None:
        super().__init__({"": NO_WORD})
        self._numbers = numbers

    def __missing__(self, word: str) -> int:
        number = self[word] = next(self._numbers)
        return number


class Vocabularies(dict[str, Vocabulary]):
    """All vocabularies by their names; no two words of any have one number."""

    def __init__(self, known: Iterable[tuple[int, str, str]] = ()) -> None:
        """Take the rows of `WORD_TABLE` that are there."""
        rows = list(known)
        numbers = count(max((row[0] for row in rows), default=NO_WORD) + 1)
        names = {column.vocabulary for column in WORDS.values()}
        super().__init__({name: Vocabulary(numbers) for name in names})
        for number, vocabulary, word in rows:
            self[vocabulary][word] = number

    def list_rows(self) -> Iterator[tuple[int, str, str]]:
        """Yield the rows of `WORD_TABLE`, those that were there among them."""
        for name, vocabulary in self.items():
            for word, number in vocabulary.items():
                if number != NO_WORD:
                    yield number, name, word


_SINGLES = [WORDS[name].vocabulary for name in SINGLE]
_SEVERAL = [
    (column.vocabulary, ROLES[name])
    for name, column in WORDS.items()
    if not column.single
]
_single_words = attrgetter(*[WORDS[name].attribute for name in SINGLE])
_several_words = attrgetter(
    *[column.attribute for column in WORDS.values() if not column.single]
)
_BESIDES = [
    (DATE_SOURCES[name], dates_of) for name, dates_of in DATES.items() if name != "date"
]


def make_rows(number: int, event: Event, vocabularies: Vocabularies) -> Rows:
    """Make the rows of an event; its new words get their numbers."""
    date = event.date
    first, _, _, last = date.outer
    singles = zip(_SINGLES, _single_words(event), strict=True)
    row = (
        number,
        folded_text(event),
        classify(first, last),
        *_list_date(date),
        *[vocabularies[name][word] for name, word in singles],
        *[count_of(event) for count_of in NUMBERS.values()],
        event.id,
    )
    words: list[tuple[int, int, int]] = []
    for (name, role), listed in zip(_SEVERAL, _several_words(event), strict=True):
        if listed:
            known = vocabularies[name]
            # A name may stand twice under one key.
            found = {known[word] for word in listed}
            if NO_WORD in found:
                found.remove(NO_WORD)
            for word in found:
                words.append((word, role, number))  # noqa: PERF401  # short lists
    dates: list[Row] = []
    for source, dates_of in _BESIDES:
        dates += [(number, source, *_list_date(date)) for date in dates_of(event)]
    return Rows(row, words, dates)


def _list_date(date: When) -> Row:
    """Return the columns of a date. Undated is as uncertain as can be."""
    return *date.outer, date.uncertain or date.is_undated, months_of(date)
