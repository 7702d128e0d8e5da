"""The SQL of sets of events, for each database that there is a row for."""

import sqlite3

import duckdb
import pytest

from timeline.dates import FUTURE, PAST
from timeline.index.dialects import DIALECTS, Dialect
from timeline.index.layout import EVENT_WORDS, EVENTS, TABLES, classify
from timeline.index.schema import write_indexes, write_insert, write_tables
from timeline.index.sql import Statement, write_select, write_where
from timeline.query.dating import Side
from timeline.query.narrowing.sets import (
    EVERYTHING,
    NOTHING,
    AtLeast,
    HasDate,
    HasId,
    HasText,
    HasWord,
    InMonths,
    Lookup,
    Overlaps,
    Test,
    Within,
    complement,
    has_date,
    intersect,
    measure,
    unite,
)


def _find_words(vocabulary: str, test: Test) -> list[int]:
    """Find two words that are ones, and many that are none."""
    if test("many"):
        return list(range(1, 101))
    return {"name": [3, 4], "tag": [5], "kind": [6]}.get(vocabulary, [])


def _is_many(word: str) -> bool:
    return word == "many"


def _is_word(word: str) -> bool:
    return word != "many"


_NAMED = HasWord(("actors", "to"), _is_word)

_WORDS = "SELECT n FROM event_words WHERE"
_SETS: list[tuple[str, Lookup, str, tuple[object, ...]]] = [
    ("everything", EVERYTHING, "1 = 1", ()),
    ("nothing", NOTHING, "1 = 0", ()),
    (
        "words",
        _NAMED,
        f"n IN ({_WORDS} word IN (?, ?) AND role IN (?, ?))",
        (3, 4, 4, 5),
    ),
    (
        "no word",
        HasWord(("see",), _is_word),
        f"n IN ({_WORDS} 1 = 0 AND role IN (?))",
        (8,),
    ),
    ("kind", HasWord(("kind",), _is_word), "kind IN (?)", (6,)),
    ("ids", HasId(frozenset(["b", "a"])), "id IN (?, ?)", ("a", "b")),
    (
        "months",
        has_date("date", InMonths(0b10000)),
        "(months & ?) <> 0",
        (16,),
    ),
    (
        "accounts",
        HasDate("account", Overlaps(10, 20, Side.END)),
        "n IN (SELECT n FROM event_dates WHERE source = ? AND (e1 <= ? AND e2 >= ?))",
        (1, 20, 10),
    ),
    (
        "left out",
        intersect([complement(_NAMED), complement(AtLeast("cited", 2))]),
        f"(NOT (n IN ({_WORDS} word IN (?, ?) AND role IN (?, ?))))"
        " AND (NOT (cited >= ?))",
        (3, 4, 4, 5, 2),
    ),
    (
        "either",
        unite([AtLeast("cited", 2), HasWord(("tags",), _is_word)]),
        f"(cited >= ?) OR (n IN ({_WORDS} word IN (?) AND role IN (?)))",
        (2, 5, 7),
    ),
    (
        "both",
        intersect([AtLeast("cited", 2), complement(HasId(frozenset("a")))]),
        "(cited >= ?) AND (NOT (id IN (?)))",
        (2, "a"),
    ),
]
"""What is the same everywhere but for what stands for a value."""


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
@pytest.mark.parametrize(
    ("wanted", "text", "parameters"),
    [one[1:] for one in _SETS],
    ids=[one[0] for one in _SETS],
)
def test_a_set_is_a_condition(
    dialect: Dialect, wanted: Lookup, text: str, parameters: tuple[object, ...]
) -> None:
    said = write_where(wanted, dialect, _find_words)
    assert said == Statement(text.replace("?", dialect.placeholder), parameters)
    where = write_select(wanted, dialect, _find_words)
    assert where.text.removeprefix("SELECT n FROM events WHERE ") == (
        f"{said.text} ORDER BY n"
    )


_DAYS = has_date("date", Overlaps(10, 40))
_SURE = complement(has_date("date", Within(10, 40)))
_MANY = HasWord(("actors",), _is_many)
_EACH = "SELECT value FROM json_each(?)"


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "sqlite",
            (
                "instr(folded, ?) > 0",
                "NOT (b2 <= ? AND e1 >= ? AND uncertain = 0)",
                f"n IN ({_WORDS} word IN ({_EACH}) AND role IN (?))",
                f"n IN ({_WORDS} word IN (?, ?) AND role IN (?, ?))"
                " AND (instr(folded, ?) > 0)",
            ),
        ),
        (
            "duckdb",
            (
                "contains(folded, ?)",
                "NOT (b2 <= ? AND e1 >= ? AND uncertain = FALSE)",
                f"n IN ({_WORDS} word IN (SELECT unnest(?)) AND role IN (?))",
                f"(n IN ({_WORDS} word IN (?, ?) AND role IN (?, ?)))"
                " AND (contains(folded, ?))",
            ),
        ),
        (
            "postgres",
            (
                "position(%s IN folded) > 0",
                "NOT (b2 <= %s AND e1 >= %s AND uncertain = FALSE)",
                f"n IN ({_WORDS} word IN (SELECT unnest(%s)) AND role IN (%s))",
                f"n IN ({_WORDS} word IN (%s, %s) AND role IN (%s, %s))"
                " AND (position(%s IN folded) > 0)",
            ),
        ),
    ],
)
def test_databases_differ_in_their_row(name: str, texts: tuple[str, ...]) -> None:
    text = HasText("o'neill")
    sets = (text, _SURE, _MANY, intersect([_NAMED, text]))
    found = [write_where(wanted, DIALECTS[name], _find_words) for wanted in sets]
    assert tuple(one.text for one in found) == texts
    assert found[0].parameters == ("o'neill",)
    assert len(found[2].parameters) == 2


def test_days_are_found_class_by_class() -> None:
    said = write_where(_DAYS, DIALECTS["postgres"], _find_words)
    selects = said.text.removeprefix("n IN (").removesuffix(")").split(" UNION ALL ")
    some = "SELECT n FROM events WHERE wide = %s AND b1 BETWEEN %s AND %s AND e2 >= %s"
    ends = "SELECT n FROM events WHERE wide = %s AND b1 = %s AND e2 >= %s"
    assert selects == [some] * 26 + [ends] * 2
    assert said.parameters[:8] == (0, 10, 40, 10, 1, 9, 40, 10)
    assert said.parameters[-6:] == (26, PAST, 10, 27, PAST, 10)
    # What is made for looking at all of it has no use for that.
    plain = write_where(_DAYS, DIALECTS["duckdb"], _find_words)
    assert plain == Statement("b1 <= ? AND e2 >= ?", (40, 10))


def _fill(count: int) -> sqlite3.Connection:
    """Return the tables with so many events of all lengths over fifty years."""
    connection = sqlite3.connect(":memory:")
    for statement in write_tables(DIALECTS["sqlite"]):
        connection.execute(statement)
    rows, words = [], []
    for n in range(count):
        b1 = 720_000 + n * 7919 % 18_250
        e2 = (b1, b1, b1 + 30, b1 + 365, FUTURE)[n % 5]
        date = (classify(b1, e2), b1, b1, e2, e2, 0, 4095)
        rows.append((n, f"words of {n}", *date, 0, 0, 0, 0, 1, 0, f"id-{n}"))
        words.append((3 + n % 50, 4, n))
    connection.executemany(write_insert(EVENTS, DIALECTS["sqlite"]), rows)
    connection.executemany(write_insert(EVENT_WORDS, DIALECTS["sqlite"]), words)
    for statement in write_indexes():
        connection.execute(statement)
    return connection


_MONTH = Overlaps(730_000, 730_030)


@pytest.mark.parametrize(
    "wanted",
    [
        has_date("date", _MONTH),
        has_date("date", Overlaps(730_000, 730_030, Side.BEGIN)),
        has_date("date", Overlaps(730_000, 730_030, Side.END)),
        has_date("date", Overlaps(730_000, FUTURE)),
        has_date("date", Within(730_000, 730_030)),
        intersect([has_date("date", _MONTH), HasText("7"), _NAMED]),
        intersect([has_date("date", _MONTH), complement(_NAMED)]),
        unite([has_date("date", _MONTH), _NAMED]),
        unite([intersect([has_date("date", _MONTH), HasText("7")]), _NAMED]),
        _NAMED,
        intersect([_NAMED, has_date("date", Overlaps(PAST, 730_000))]),
    ],
)
def test_sqlite_looks_at_few_events_of_a_window_or_a_name(wanted: Lookup) -> None:
    connection = _fill(3000)
    text, parameters = write_select(wanted, DIALECTS["sqlite"], _find_words)
    rows = connection.execute(f"EXPLAIN QUERY PLAN {text}", parameters)
    steps = [row[3] for row in rows]
    assert any(step.startswith("SEARCH") for step in steps)
    assert not [step for step in steps if step.startswith("SCAN")]


def test_sqlite_has_to_look_at_all_for_a_word_of_the_text() -> None:
    """The test before could find a scan, if there was one."""
    connection = _fill(10)
    text, parameters = write_select(HasText("7"), DIALECTS["sqlite"], _find_words)
    rows = connection.execute(f"EXPLAIN QUERY PLAN {text}", parameters)
    assert "SCAN events" in [row[3] for row in rows]


def test_more_values_than_sqlite_has_parameters_are_one() -> None:
    connection = _fill(300)
    ids = HasId(frozenset(f"id-{n}" for n in range(200, 60_000)))
    said = write_select(ids, DIALECTS["sqlite"], _find_words)
    assert len(said.parameters) == 1
    found = [n for (n,) in connection.execute(said.text, said.parameters)]
    assert found == [*range(200, 300)]


def test_tables_are_made_as_each_database_has_them() -> None:
    dates, words = "event_dates", "event_words"
    made = {
        name: {table.name: text for table, text in zip(TABLES, texts, strict=True)}
        for name, texts in (
            (name, write_tables(dialect)) for name, dialect in DIALECTS.items()
        )
    }
    assert made["sqlite"][words] == (
        "CREATE TABLE event_words (word INTEGER NOT NULL, role INTEGER NOT NULL,"
        " n INTEGER NOT NULL, PRIMARY KEY (word, role, n)) WITHOUT ROWID"
    )
    assert made["postgres"][dates] == (
        "CREATE TABLE event_dates (n BIGINT NOT NULL, source BIGINT NOT NULL,"
        " b1 BIGINT NOT NULL, b2 BIGINT NOT NULL, e1 BIGINT NOT NULL,"
        " e2 BIGINT NOT NULL, uncertain BOOLEAN NOT NULL, months BIGINT NOT NULL)"
    )
    assert made["duckdb"] == made["postgres"]
    assert write_indexes() == (
        "CREATE INDEX events_by_wide_b1_e2 ON events (wide, b1, e2)",
    )
    insert = write_insert(EVENT_WORDS, DIALECTS["postgres"])
    assert insert == "INSERT INTO event_words (word, role, n) VALUES (%s, %s, %s)"


@pytest.mark.parametrize("wanted", [one[1] for one in _SETS])
def test_what_postgres_would_be_told_is_sql(wanted: Lookup) -> None:
    """No PostgreSQL is at hand: DuckDB has its parser, and functions by its names."""
    dialect = DIALECTS["postgres"]
    seeds = intersect([wanted, has_date("date", _MONTH), HasText("a")])
    with duckdb.connect(":memory:") as connection:
        for statement in (*write_tables(dialect), *write_indexes()):
            connection.execute(statement)
        for one in (wanted, seeds):
            text, parameters = write_select(one, dialect, _find_words)
            found = connection.execute(text.replace("%s", "?"), parameters)
            assert found.fetchall() == []


def test_sqlite_takes_the_largest_set_there_is() -> None:
    connection = _fill(20)
    wide = unite(HasText(f"{number} words") for number in range(298))
    deep: Lookup = HasText("of 7")
    for number in range(10):
        deep = unite([HasText(f"a{number}"), intersect([HasText("words"), deep])])
    assert measure(deep)[1] >= 20
    assert measure(wide)[0] >= 298
    others = [n for n in range(20) if n != 7]
    for wanted, found in ((wide, []), (deep, [7]), (complement(deep), others)):
        said = write_select(wanted, DIALECTS["sqlite"], _find_words)
        assert [n for (n,) in connection.execute(said.text, said.parameters)] == found
