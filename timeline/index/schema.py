"""The tables of `layout` as SQL: what makes them, and what fills them."""

from timeline.index.dialects import Dialect
from timeline.index.layout import TABLES, Table


def write_tables(dialect: Dialect) -> tuple[str, ...]:
    """Return the statements that make the tables, one each."""
    return tuple(_write_table(table, dialect) for table in TABLES)


def write_indexes() -> tuple[str, ...]:
    """Return the statements that make the indexes; rows go in faster before."""
    return tuple(
        f"CREATE INDEX {table.name}_by_{'_'.join(table.found_by)}"
        f" ON {table.name} ({', '.join(table.found_by)})"
        for table in TABLES
        if table.found_by
    )


def write_insert(table: Table, dialect: Dialect) -> str:
    """Return the statement that adds one row to a table."""
    values = ", ".join([dialect.placeholder] * len(table.columns))
    columns = ", ".join(table.columns)
    return f"INSERT INTO {table.name} ({columns}) VALUES ({values})"  # noqa: S608


def _write_table(table: Table, dialect: Dialect) -> str:
    columns = [
        f"{name} {dialect.types[type_]} NOT NULL"
        for name, type_ in table.columns.items()
    ]
    if table.key:
        columns.append(f"PRIMARY KEY ({', '.join(table.key)})")
    # A key of one number is the number of the row in SQLite.
    keyed = dialect.keyed if len(table.key) > 1 else ""
    return f"CREATE TABLE {table.name} ({', '.join(columns)}){keyed}"
