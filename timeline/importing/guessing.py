"""A map that a source suggests by the names of its columns, and by what stands in them.

A column is taken for a key where its name says so and its values allow it: the names
are those under which chronologies are read (`reading.schema`), and more that tables
have. What is not taken is kept under its own name. Everything that was guessed can be
printed, changed and used again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.diagnostics import ExpectedError
from timeline.importing.evidence import (
    Column,
    count_links,
    find_columns,
    find_epoch,
    has_two_readings,
    is_date,
    is_full_date,
    is_html,
    is_link,
    is_unique,
    is_year,
    order_of_figures,
)
from timeline.importing.maps import (
    AnyRecipe,
    DateRecipe,
    Map,
    Recipe,
    RecordRecipe,
    Units,
    name_field,
)
from timeline.importing.rows import Table
from timeline.names.own import parse_number
from timeline.reading.events import EVENT
from timeline.reading.ids import is_id
from timeline.records import FrozenDict, quote_short
from timeline.vocabulary import CONFIDENCES, STATUSES

_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": (
        "event_date",
        "date_of_event",
        "datetime",
        "date_time",
        "begin",
        "begin_date",
        "date_begin",
        "date_start",
        "start_time",
        "from",
        "from_date",
        "date_from",
        "timestamp",
        "time",
    ),
    "reported": ("date_reported", "report_date", "publication_date"),
    "title": ("event_title", "event_name", "label"),
    "summary": ("event_description", "abstract", "remarks", "content"),
    "kind": ("event_type", "event_kind"),
    "actors": ("actor1", "actor_1", "parties", "persons", "names"),
    "to": ("actor2", "actor_2", "addressee", "counterpart"),
    "place": ("city", "venue", "event_location", "location_name", "place_name"),
    "tags": ("labels", "topics", "themes"),
}
"""Names that tables have besides those under which chronologies are read."""
_BEGINS = ("begin", "start", "begin_date", "start_date", "date_begin", "date_start")
_ENDS = ("end", "end_date", "date_end", "end_time", "until", "to_date", "date_to", "to")
_UNITS = {
    "year": ("year", "event_year"),
    "month": ("month", "event_month"),
    "day": ("day", "event_day"),
}
_CITED = {
    "source": ("source", "sources", "source_name", "citation", "reference", "ref"),
    "title": ("source_title", "article_title"),
    "url": ("url", "link", "source_url", "source_link", "article_url", "href"),
    "publisher": ("publisher", "outlet", "publication", "newspaper", "media_outlet"),
    "author": ("author", "byline"),
    "page": ("page", "pages"),
    "quote": ("quote", "quotation"),
    "archived": ("archived", "archive_url", "archived_url"),
    "accessed": ("accessed", "access_date", "date_accessed", "retrieved"),
}
_ASKED = {"date": "when the events happened", "title": "what happened"}
_NAMING = ("source", "title", "url")
"""What of a citation says which source it is; the rest says nothing without it."""
_KEYS = (
    "id",
    "uid",
    "guid",
    "uuid",
    "key",
    "event_id",
    "eventid",
    "unique_id",
    "record_id",
    "row_id",
)
_LISTS = ("actors", "to", "about", "tags", "see")
_TEXTS = (
    "reported",
    "title",
    "kind",
    "place",
    "status",
    "confidence",
    "summary",
    "note",
)
_WORDS: Mapping[str, tuple[str, ...]] = {
    "status": STATUSES,
    "confidence": CONFIDENCES,
}
_SEPARATORS = (";", "|", "\n")
_LONGEST_TITLE = 300


class GuessError(ExpectedError):
    """A source that does not show what its events are; a map can say it.

    `map` is what it shows, and `missing` the keys of events that are not in it.
    """

    def __init__(
        self, message: str, hint: str, map_: Map, missing: Sequence[str]
    ) -> None:
        super().__init__(message, hint)
        self.map = map_
        self.missing = tuple(missing)


class Guess(NamedTuple):
    """A map, and what its author should know about it."""

    map: Map
    remarks: tuple[str, ...] = ()
    """What was decided by values, or could be otherwise; sentences without a point."""


def guess_map(table: Table, *, source: str, order: str = "") -> Guess:
    """Return what a source's columns are, as far as they show it.

    `source` is what the keys of its events begin with, `order` one of `maps.ORDERS` or
    empty. Raises GuessError where nothing shows a date or a title.
    """
    return _Guesser(table, source, order).guess()


def fold_name(name: str) -> str:
    """Return the name of a column in small letters, its words joined by underscores."""
    return "_".join(re.findall(r"[^\W_]+", name.lower()))


class _Guesser:
    """Takes the columns of one source one after the other."""

    def __init__(self, table: Table, source: str, order: str) -> None:
        self._table = table
        self._source = source
        self._order = order
        self._columns = {one.name: one for one in find_columns(table)}
        # Of two columns that are called alike the first is the one.
        self._by_name = {
            fold_name(name): one for name, one in reversed(self._columns.items())
        }
        self._used: set[str] = set()
        self._remarks: list[str] = []

    def guess(self) -> Guess:
        """Return the map."""
        key = self._find_key()
        finds: list[tuple[str, AnyRecipe | None]] = [("date", self._find_date())]
        finds.append(("id", self._find_id()))
        finds += [(name, self._find_text(name)) for name in _TEXTS]
        finds += [(name, self._find_list(name)) for name in _LISTS]
        events: dict[str, tuple[AnyRecipe, ...]] = {
            name: (recipe,) for name, recipe in finds if recipe is not None
        }
        sources = self._find_sources()
        if sources:
            events["sources"] = sources
        if "title" not in events:
            self._add_title(events)
        ordered = {
            one.name: events[one.name] for one in EVENT.keys if one.name in events
        }
        mapping = Map(
            source=self._source,
            key=(key,) if key else (),
            order=self._order,
            events=FrozenDict(ordered),
            fields=FrozenDict(self._list_fields()),
        )
        missing = [name for name in _ASKED if name not in events]
        if missing:
            raise GuessError(
                f"no column shows {_ASKED[missing[0]]}",
                f"{self._list_columns()}; say in a map which it is",
                mapping,
                missing,
            )
        return Guess(mapping, tuple(self._remarks))

    def _find_key(self) -> str:
        named = [name for name in self._by_name if name.startswith("event_id")]
        for column in self._free((*_KEYS, *named)):
            if is_unique(self._table, column.name):
                return column.name
        return ""

    def _free(self, names: Sequence[str]) -> Iterator[Column]:
        """Yield the columns of some names that nothing was made of yet."""
        for name in names:
            column = self._by_name.get(name)
            if column is not None and column.name not in self._used:
                yield column

    def _list_candidates(self, key: str) -> Iterator[Column]:
        """Yield the columns that may be a key by their names, the surest first."""
        (known,) = (one for one in EVENT.keys if one.name == key)
        yield from self._free((key, *known.others, *_NAMES.get(key, ()), *known.like))

    def _use(self, column: Column) -> Recipe:
        self._used.add(column.name)
        return Recipe(column=column.name)

    def _is_understood(self, column: Column) -> bool:
        return column.name in self._table.understood

    def _find_id(self) -> Recipe | None:
        for column in self._free(("id", "event_id", "slug")):
            is_known = self._is_understood(column)
            if not column.has_all(is_id):
                continue
            if is_known or is_unique(self._table, column.name):
                recipe = self._use(column)
                # Who asks for 1260 gets the year. What is no id stands in the key.
                return None if not is_known and column.has_any(_is_year) else recipe
        return None

    def _find_date(self) -> DateRecipe | None:
        for column in self._list_candidates("date"):
            if self._is_understood(column) or column.has_most(is_date):
                return self._make_date(column)
            epoch = find_epoch(column)
            if epoch:
                return DateRecipe(self._use(column), epoch=epoch)
        units = self._find_units()
        if units is not None:
            return units
        for column in self._free(("date",)):
            if column.has_any(is_date):
                # What cannot be read of it is told of, row by row.
                return self._make_date(column)
        found = [one for one in self._columns.values() if one.has_most(is_full_date)]
        if len(found) == 1:
            self._remarks.append(f"`{found[0].name}` is taken for the date")
            return self._make_date(found[0])
        return None

    def _make_date(self, column: Column) -> DateRecipe:
        self._settle_order(column)
        begin = self._use(column)
        if self._is_understood(column):
            return DateRecipe(begin)
        if any(one.has_most(is_date) for one in self._free(_BEGINS)):
            # An end beside another beginning is that one's.
            return DateRecipe(begin)
        for end in self._free(_ENDS):
            if end.has_most(is_date):
                self._settle_order(end)
                return DateRecipe(begin, self._use(end))
        return DateRecipe(begin)

    def _settle_order(self, column: Column) -> None:
        """Find out in which order days in figures stand, from those that show it."""
        shown = {order_of_figures(text): text for text in column.texts}
        shown.pop("", None)
        asked = next(filter(has_two_readings, column.texts), "")
        if not self._order and asked and len(shown) == 1:
            ((self._order, text),) = shown.items()
            self._remarks.append(
                f"`{column.name}` has {text!r}, so that {asked!r} is taken for a date "
                f"with the {self._order.replace('-', ' ')}"
            )

    def _find_units(self) -> DateRecipe | None:
        found: dict[str, Column] = {}
        for unit, names in _UNITS.items():
            column = next(self._free(names), None)
            if column is not None:
                found[unit] = column
        if "year" not in found or not found["year"].has_most(is_year):
            return None
        if "month" not in found:
            found.pop("day", None)
        names_of = {unit: self._use(one).column for unit, one in found.items()}
        return DateRecipe(Units(**names_of))

    def _find_text(self, key: str) -> Recipe | None:
        for column in self._list_candidates(key):
            is_known = self._is_understood(column)
            if not column.has_all(bool):
                continue
            if key == "title" and not (is_known or column.differs):
                continue
            if key == "reported" and not is_known and not column.has_most(is_date):
                continue
            if not is_known and not self._has_words(column, key):
                continue
            wanted = not is_known and key in ("title", "summary")
            recipe = self._use(column)
            return recipe._replace(html=wanted and column.has_any(is_html))
        return None

    def _has_words(self, column: Column, key: str) -> bool:
        """Tell whether all of a column are words of a key that has no others.

        A status that is not built in would be read as `reported`, `postponed` as well
        as the name of a province under `State`.
        """
        words = _WORDS.get(key, ())
        other = next((text for text in column.texts if text.lower() not in words), "")
        if not words or not other:
            return True
        if fold_name(column.name) == key:
            self._remarks.append(
                f"`{column.name}` has {quote_short(other)}, which is no {key}, so that "
                "it is kept as a key of your own"
            )
        return False

    def _find_list(self, key: str) -> Recipe | None:
        column = next(self._list_candidates(key), None)
        if column is None:
            return None
        recipe = self._use(column)
        if self._is_understood(column):
            return recipe
        return recipe._replace(split=self._find_separator(column, key))

    def _find_separator(self, column: Column, key: str) -> str:
        sign = _find_sign(column)
        if sign:
            return sign
        commas = next((text for text in column.texts if "," in text), "")
        if commas and key == "tags":
            return ","
        if commas:
            self._remarks.append(
                f"`{column.name}` has commas, as in {commas!r}, and each cell is taken "
                'for one name; if it is several, write `split: ","` beside it in a map'
            )
        return ""

    def _find_sources(self) -> tuple[AnyRecipe, ...]:
        known = next(self._free(("sources",)), None)
        if known is not None and self._is_understood(known):
            return (self._use(known),)
        found = {part: next(self._free(names), None) for part, names in _CITED.items()}
        columns = {part: one for part, one in found.items() if one is not None}
        nested = columns.get("source")
        if nested is not None and not nested.has_all(bool):
            return (self._use(nested),)
        if not any(part in columns for part in _NAMING):
            return ()
        made: list[AnyRecipe] = []
        links = columns.get("url")
        if links is not None and (split := _find_link_separator(links)):
            # No other column could say of several links which it is about.
            made.append(self._use(columns.pop("url"))._replace(split=split))
        if len(columns) == 1 and not columns.keys().isdisjoint(("source", "url")):
            (column,) = columns.values()
            split = _find_link_separator(column) or _find_sign(column)
            return (self._use(column)._replace(split=split), *made)
        parts = {part: (self._use(one),) for part, one in columns.items()}
        return (RecordRecipe(FrozenDict(parts)), *made) if parts else tuple(made)

    def _add_title(self, events: dict[str, tuple[AnyRecipe, ...]]) -> None:
        """Find what is the title where no column is called so."""
        summary = events.get("summary", ())
        if summary and isinstance(summary[0], Recipe):
            column = self._columns[summary[0].column]
            if column.has_most(lambda text: len(text) <= _LONGEST_TITLE):
                self._remarks.append(f"`{column.name}` is taken for the title")
                events["title"] = events.pop("summary")
            return
        free = [one for one in self._columns.values() if one.name not in self._used]
        found = [one for one in free if _is_wordy(one)]
        if len(found) == 1:
            self._remarks.append(f"`{found[0].name}` is taken for the title")
            events["title"] = (self._use(found[0]),)

    def _list_fields(self) -> Iterator[tuple[str, tuple[AnyRecipe, ...]]]:
        taken: set[str] = set()
        for column in self._columns.values():
            if column.name in self._used:
                continue
            name = name_field(column.name, taken)
            taken.add(name)
            type_ = "text"
            if column.has_all(lambda text: parse_number(text) is not None):
                type_ = "number"
            elif "date" in fold_name(column.name) and self._are_dates(column):
                type_ = "date"
            yield name, (Recipe(column=column.name, type=type_),)

    def _are_dates(self, column: Column) -> bool:
        """Tell whether all of a column are dates with one reading."""
        return column.has_all(is_full_date) and bool(
            self._order or not column.has_any(has_two_readings)
        )

    def _list_columns(self) -> str:
        names = [f"`{name}`" for name in self._table.columns[:20]]
        more = len(self._table.columns) - len(names)
        return f"the columns are {', '.join(names)}" + (
            f" and {more} more" * bool(more)
        )


def _is_year(text: str) -> bool:
    """Tell whether an id would be taken for a date wherever it is named."""
    # Most are no number, and what is no date takes time to be known as such.
    return text.isdigit() and len(text) <= len("20130510") and is_date(text)


def _is_wordy(column: Column) -> bool:
    """Tell whether a column holds words that differ from row to row."""
    texts = column.texts
    return len(set(texts)) * 2 > len(texts) and column.has_most(
        lambda text: " " in text and not is_date(text)
    )


def _find_sign(column: Column) -> str:
    """Return the sign between several values in one cell; empty where there is none."""
    for sign in _SEPARATORS:
        if any(sign in text for text in column.texts):
            return sign
    return ""


def _find_link_separator(column: Column) -> str:
    """Return what stands between several addresses in one cell; empty for single."""
    several = [text for text in column.texts if count_links(text) > 1]
    for sign in ("\n", ";", "|", ",", " "):
        if several and all(
            all(is_link(part) for part in text.split(sign) if part.strip())
            for text in several
        ):
            return sign
    return ""
