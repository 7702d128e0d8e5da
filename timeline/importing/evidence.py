"""What the values of a column show about what it is."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.dates import DateError, parse_date
from timeline.importing.maps import EPOCHS, ORDERS
from timeline.importing.rows import Table
from timeline.model import Value

_SAMPLE = 500
"""Values that show what most of a column are, from all over it."""
_MOST = 0.8
"""The part of a column's values that shows what the column is."""
_ALIKE = 0.2
"""The part of different values from which on they tell rows apart."""
_FIGURES = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{4}\b")
_FULL_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_YEAR = re.compile(r"-?[0-9]{1,4}(?:\.0+)?")
_NUMBER = re.compile(r"[+-]?[0-9.,]+")
_TAG = re.compile(r"</?(?:p|br|b|i|em|strong|a|div|span|u|ul|ol|li|h[1-6])\b[^<>]*>")
_ENTITY = re.compile(r"&(?:[a-z]{2,6}|#[0-9]{2,5});")
_LINK = re.compile(r"https?://\S+")
_EPOCH_DIGITS = dict(zip((10, 13, 16), EPOCHS, strict=True))
"""How many digits the seconds and so on of 2001 to 2286 have."""
_MONTHS = 12


class Column(NamedTuple):
    """A column with what stands in it."""

    name: str
    values: tuple[Value, ...]
    """Those that are not empty, blanks at their ends away."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Return those of the values that are texts."""
        return tuple([one for one in self.values if isinstance(one, str)])

    @property
    def differs(self) -> bool:
        """Tell whether its values differ from row to row as those of titles do."""
        texts = self.texts
        return len(texts) == 1 or len(set(texts)) > max(_ALIKE * len(texts), 1)

    def has_most(self, test: Callable[[str], bool]) -> bool:
        """Tell whether most of its values are texts that pass a test.

        Of a long column a sample is asked. What one value can overthrow, such as the
        order of days in figures, is asked of all.
        """
        sample = self.values[:: max(len(self.values) // _SAMPLE, 1)]
        passed = sum(isinstance(one, str) and test(one) for one in sample)
        return bool(sample) and passed >= _MOST * len(sample)

    def has_all(self, test: Callable[[str], bool]) -> bool:
        """Tell whether all of its values are texts that pass a test."""
        texts = self.texts
        return bool(texts) and len(texts) == len(self.values) and all(map(test, texts))

    def has_any(self, test: Callable[[str], bool]) -> bool:
        """Tell whether any of its values is a text that passes a test."""
        return any(map(test, self.texts))


def find_columns(table: Table) -> Iterator[Column]:
    """Yield the columns of a table in which anything stands, in their order."""
    values: dict[str, list[Value]] = {name: [] for name in table.columns}
    for row in table.rows:
        # A row of many need not have most of them.
        for name, value in row.values.items():
            stripped = _strip(value)
            if stripped:
                values[name].append(stripped)
    for name, filled in values.items():
        if filled:
            yield Column(name, tuple(filled))


def _strip(value: Value) -> Value:
    return value.strip() if isinstance(value, str) else value


def is_unique(table: Table, name: str) -> bool:
    """Tell whether each row has a text of its own in a column."""
    texts = [row.values.get(name, "") for row in table.rows]
    stripped = [one.strip() for one in texts if isinstance(one, str)]
    return all(stripped) and len(set(stripped)) == len(texts) > 0


def is_date(text: str) -> bool:
    """Tell whether a text is a date, if only its order of day and month were known."""
    try:
        parse_date(text)
    except DateError as error:
        return error.code == "date-ambiguous"
    # Anything might be the id of an event.
    return not _NUMBER.fullmatch(text) or len(text) > 3


def is_full_date(text: str) -> bool:
    """Tell whether a text is a date with a year of four digits, and no lone number."""
    is_lone = _NUMBER.fullmatch(text) is not None
    return not is_lone and bool(_FULL_YEAR.search(text)) and is_date(text)


def is_year(text: str) -> bool:
    """Tell whether a text may be a year."""
    return _YEAR.fullmatch(text) is not None


def is_html(text: str) -> bool:
    """Tell whether a text has tags or entities of HTML."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


def count_links(text: str) -> int:
    """Return how many addresses a text holds."""
    return len(_LINK.findall(text))


def is_link(text: str) -> bool:
    """Tell whether a text is one address and nothing else."""
    return _LINK.fullmatch(text.strip()) is not None


def find_epoch(column: Column) -> str:
    """Return what a column of large numbers counts since 1970; empty for any other."""
    lengths = {len(text) if text.isdecimal() else 0 for text in column.texts}
    if len(lengths) == 1 and column.has_all(str.isdecimal):
        return _EPOCH_DIGITS.get(lengths.pop(), "")
    return ""


def order_of_figures(text: str) -> str:
    """Return which comes first in a day in figures; empty where it could be either."""
    found = _FIGURES.match(text)
    if found is None:
        return ""
    one, two = int(found[1]), int(found[2])
    if one > _MONTHS >= two:
        return ORDERS[0]
    return ORDERS[1] if two > _MONTHS >= one else ""


def has_two_readings(text: str) -> bool:
    """Tell whether a day in figures is one in either order, and not the same."""
    found = _FIGURES.match(text)
    if found is None:
        return False
    return found[1].zfill(2) != found[2].zfill(2) and not order_of_figures(text)
