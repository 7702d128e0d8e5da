"""Sets of events as SQL over the tables of `layout`, for one of several databases.

    SELECT n FROM events WHERE n IN (seeds) AND condition ORDER BY n

The condition says of one row of `events` whether the event is in the set. Seeds are
what `planning` finds of it by indexes; without any every event is looked at.

Values are parameters, always, in the order in which they stand. Nothing is ever null,
so that `NOT` is the complement.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from timeline.index.dialects import Dialect
from timeline.index.layout import (
    DATE_SOURCES,
    OPEN_START,
    ROLES,
    SINGLE,
    UNDATED,
    list_reaches,
)
from timeline.index.planning import Seed, plan
from timeline.lean import NamedTuple
from timeline.query.dating import Side
from timeline.query.narrowing.columns import WORDS
from timeline.query.narrowing.sets import (
    EVERYTHING,
    AtLeast,
    Complement,
    Everything,
    HasDate,
    HasId,
    HasText,
    HasWord,
    InMonths,
    Intersection,
    Lookup,
    Nothing,
    Overlaps,
    Test,
    Union,
    Within,
)

FindWords = Callable[[str, Test], Sequence[int]]
"""Returns the numbers of those words of a vocabulary that pass a test."""

_FEW = 16
"""So many values are a parameter each; more are one."""
_MOST_SELECTS = 400
"""Of one compound; SQLite takes no more than 500 (SQLITE_MAX_COMPOUND_SELECT)."""

_LOW = {Side.WHOLE: "b1", Side.BEGIN: "b1", Side.END: "e1"}
_HIGH = {Side.WHOLE: "e2", Side.BEGIN: "b2", Side.END: "e2"}
# What has to lie within: of the whole its near ends, of a side both of its bounds.
_FIRST = {Side.WHOLE: "e1", Side.BEGIN: "b1", Side.END: "e1"}
_LAST = {Side.WHOLE: "b2", Side.BEGIN: "b2", Side.END: "e2"}


class Statement(NamedTuple):
    """SQL, or a part of it."""

    text: str
    parameters: tuple[Any, ...] = ()


def write_select(wanted: Lookup, dialect: Dialect, find_words: FindWords) -> Statement:
    """Return the query for the numbers of the events in a set, in their order."""
    where = write_where(wanted, dialect, find_words)
    found = _select_from("events", (where,))
    return found._replace(text=f"{found.text} ORDER BY n")


def write_where(wanted: Lookup, dialect: Dialect, find_words: FindWords) -> Statement:
    """Return the condition that rows of `events` meet which are in a set."""
    return _Writer(dialect, find_words).write(wanted)


class _Writer:
    """Writes one query."""

    def __init__(self, dialect: Dialect, find_words: FindWords) -> None:
        self._dialect = dialect
        self._find_words = find_words
        self._value = dialect.placeholder
        self._found: dict[HasWord, Sequence[int]] = {}

    def write(self, wanted: Lookup) -> Statement:
        """Return what finds a set by its seeds, if there are any."""
        found = plan(wanted) if self._dialect.seeks else None
        if found is None:
            return self._say(wanted)
        selects = [one for seed in found.seeds for one in self._select(seed)]
        if not selects:
            return Statement("1 = 0")
        if len(selects) > _MOST_SELECTS:
            return self._say(wanted)
        seeds = _say_in(selects)
        if found.rest == EVERYTHING:
            return seeds
        return _join((seeds, self._enclose(found.rest)), " AND ")

    def _say(self, wanted: Lookup) -> Statement:  # noqa: C901  a case a set
        """Return the condition that a row is in a set, of events or of dates."""
        value = self._value
        match wanted:
            case Everything():
                return Statement("1 = 1")
            case Nothing():
                return Statement("1 = 0")
            case Overlaps(first, last, side):
                text = f"{_LOW[side]} <= {value} AND {_HIGH[side]} >= {value}"
                return Statement(text, (last, first))
            case Within(first, last, side):
                text = (
                    f"{_LAST[side]} <= {value} AND {_FIRST[side]} >= {value}"
                    f" AND uncertain = {self._dialect.false}"
                )
                return Statement(text, (last, first))
            case InMonths(mask):
                return Statement(f"(months & {value}) <> 0", (mask,))
            case HasDate("date", dates):
                return self._say(dates)
            case HasDate():
                return _say_in(self._select(wanted))
            case HasWord():
                return self._say_words(wanted)
            case HasText(needle):
                contains = self._dialect.contains
                return Statement(
                    contains.format(text="folded", needle=value), (needle,)
                )
            case HasId(ids):
                return self._list("id", sorted(ids))
            case AtLeast(column, number):
                return Statement(f"{column} >= {value}", (number,))
            case Complement(part):
                text, parameters = self._enclose(part)
                return Statement(f"NOT {text}", parameters)
            case Intersection(parts):
                return _join(map(self._enclose, parts), " AND ")
            case Union(parts):
                return _join(map(self._enclose, parts), " OR ")

    def _enclose(self, wanted: Lookup) -> Statement:
        text, parameters = self._say(wanted)
        return Statement(f"({text})", parameters)

    def _say_words(self, wanted: HasWord) -> Statement:
        """Return the condition of a word in columns, each of which is of one sort."""
        if not set(wanted.columns) & set(SINGLE):
            return _say_in(self._select(wanted))
        words = self._find(wanted)
        return _join((self._list(one, words) for one in wanted.columns), " OR ")

    def _select(self, seed: Seed) -> tuple[Statement, ...]:
        """Return the queries that give all numbers of what an index finds."""
        match seed:
            case Overlaps():
                return tuple(self._select_dated(seed))
            case HasDate(source, dates):
                said = Statement(f"source = {self._value}", (DATE_SOURCES[source],))
                return (_select_from("event_dates", (said, self._enclose(dates))),)
            case HasWord(columns):
                roles = [ROLES[column] for column in columns]
                said = self._list("word", self._find(seed))
                told = self._list("role", roles)
                return (_select_from("event_words", (said, told)),)

    def _select_dated(self, wanted: Overlaps) -> Iterable[Statement]:
        """Yield a query for each class of lengths, which looks at few besides."""
        value, side = self._value, wanted.side
        for wide, first, last in list_reaches(wanted.first, wanted.last):
            tests = [Statement(f"wide = {value}", (wide,))]
            if wide in (OPEN_START, UNDATED):
                # All begin alike, so that an index finds them by their ends.
                tests.append(Statement(f"b1 = {value}", (first,)))
            else:
                tests.append(
                    Statement(f"b1 BETWEEN {value} AND {value}", (first, last))
                )
            tests.append(Statement(f"e2 >= {value}", (wanted.first,)))
            if side is not Side.WHOLE:
                tests.append(self._say(wanted))
            yield _select_from("events", tests)

    def _find(self, wanted: HasWord) -> Sequence[int]:
        """Return the numbers of the words of a set, which are looked for once."""
        found = self._found.get(wanted)
        if found is None:
            (vocabulary,) = {WORDS[column].vocabulary for column in wanted.columns}
            found = self._found[wanted] = self._find_words(vocabulary, wanted.test)
        return found

    def _list(self, column: str, values: Sequence[int | str]) -> Statement:
        """Return the condition that a column has one of some values."""
        if not values:
            return Statement("1 = 0")
        if len(values) <= _FEW:
            listed = ", ".join([self._value] * len(values))
            return Statement(f"{column} IN ({listed})", tuple(values))
        many = self._dialect.many.format(values=self._value)
        return Statement(f"{column} IN ({many})", (self._dialect.pack(values),))


def _select_from(table: str, tests: Iterable[Statement]) -> Statement:
    said = _join(tests, " AND ")
    # Of tables and columns of ours; what was typed is among the parameters.
    text = f"SELECT n FROM {table} WHERE {said.text}"  # noqa: S608
    return Statement(text, said.parameters)


def _say_in(selects: Iterable[Statement]) -> Statement:
    text, parameters = _join(selects, " UNION ALL ")
    return Statement(f"n IN ({text})", parameters)


def _join(parts: Iterable[Statement], between: str) -> Statement:
    listed = tuple(parts)
    return Statement(
        between.join(part.text for part in listed),
        tuple([value for part in listed for value in part.parameters]),
    )
