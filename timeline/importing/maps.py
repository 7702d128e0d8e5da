"""What of a source becomes what of an event: maps, as frozen values.

A map is written by hand, guessed from a source, or comes with the program for data sets
whose columns are known (`mapreading`, `guessing`, `presets`). docs/import.md is its
manual.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.diagnostics import Location
from timeline.importing.drafts import ORIGIN_KEYS
from timeline.importing.rows import Table
from timeline.reading.declared import NOT_IN_NAME
from timeline.reading.events import EVENT_KEYS
from timeline.records import FrozenDict

ORDERS = ("day-first", "month-first")
"""How a day in figures is read where both readings are days."""
EPOCHS = ("seconds", "milliseconds", "microseconds")
"""What a date is counted in, from the beginning of 1970 in UTC."""
_BRACES = re.compile(r"\{([^{}]+)\}")


class Recipe(NamedTuple):
    """How one text is made of a row, or several of a cell that holds a list.

    One of `column`, `template` and `text` says of what; the rest what is done with it,
    in this order.
    """

    column: str = ""
    """A column; `a.b` is what stands under `b` in the mapping of the column `a`."""
    template: str = ""
    """Text with columns in braces, or with `parts`."""
    text: str = ""
    """The same text in every row."""
    html: bool = False
    """It is HTML, of which the text is wanted."""
    split: str = ""
    """What stands between several values in one cell."""
    words: Mapping[str, str] = FrozenDict()
    """What is written in the place of some values; others stay."""
    codes: str = ""
    """The system of codes that the values are taken from."""
    roles: bool = False
    """Values such as `Foreign Ministry (Russia)` say for whom somebody acts."""
    pages: bool = False
    """What follows a source behind a comma is a page: `sherr-2013, 4`."""
    type: str = "text"
    """Of a key of one's own: one of `FIELD_TYPES`."""
    parts: "Mapping[str, Recipe]" = FrozenDict()
    """What stands in braces in a template and is no column, by its name."""

    def list_columns(self) -> tuple[str, ...]:
        """Return the columns that it needs."""
        if self.template:
            found: list[str] = []
            for name in split_template(self.template)[1::2]:
                part = self.parts.get(name)
                found += part.list_columns() if part is not None else (name,)
            return tuple(found)
        return (self.column,) if self.column else ()


class Units(NamedTuple):
    """A date in several columns; empty where there is no such column."""

    year: str
    month: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class DateRecipe:
    """How a date is made of a row."""

    begin: Recipe | Units
    end: Recipe | Units | None = None
    """Where it may end; where that is empty or the same, the date is `begin` alone."""
    precision: str = ""
    """The column that says how exact it is."""
    words: Mapping[str, str] = field(default_factory=FrozenDict)
    """What the values of that column mean: the levels of `precision.LEVELS`."""
    epoch: str = ""
    """One of `EPOCHS`, where the columns hold such numbers."""

    def list_columns(self) -> tuple[str, ...]:
        """Return the columns that it needs."""
        found = [self.precision] if self.precision else []
        for part in (self.begin, self.end):
            if isinstance(part, Units):
                found += [name for name in part if name]
            elif part is not None:
                found += part.list_columns()
        return tuple(found)


@dataclass(frozen=True, slots=True)
class RecordRecipe:
    """How a citation is made of a row: what stands under each of its keys."""

    parts: Mapping[str, tuple[Recipe, ...]]

    def list_columns(self) -> tuple[str, ...]:
        """Return the columns that it needs."""
        return tuple(
            name
            for recipes in self.parts.values()
            for recipe in recipes
            for name in recipe.list_columns()
        )


AnyRecipe = Recipe | DateRecipe | RecordRecipe


@dataclass(frozen=True, slots=True)
class Map:
    """What of a source becomes what of its events."""

    source: str = ""
    """What the keys of imported events begin with."""
    key: tuple[str, ...] = ()
    """The columns that tell a row from all others, for good; without any, all do."""
    by_id: bool = False
    """Rows are events that were exported, and known again by their ids."""
    whole: bool = False
    """Rows are taken as they are, whatever the recipes say."""
    signature: tuple[str, ...] = ()
    """Columns by which the map is known to be the right one."""
    names: tuple[str, ...] = ()
    """Of the columns of a source that does not name them."""
    missing: frozenset[str] = frozenset()
    """Values that say nothing."""
    order: str = ""
    """One of `ORDERS`; empty where dates with two readings are asked about."""
    at: str = ""
    """Where the records stand in a source that holds more."""
    title: str = ""
    """Of the chronology."""
    inert: bool = False
    """Cells have the apostrophes that keep spreadsheets from running them."""
    prefix: str = ""
    """What the names of columns that are nothing else have in front of their keys."""
    events: Mapping[str, tuple[AnyRecipe, ...]] = field(default_factory=FrozenDict)
    """By the keys of events. Of a list all values count, else the first that is not
    empty."""
    fields: Mapping[str, tuple[AnyRecipe, ...]] = field(default_factory=FrozenDict)
    """By the keys of one's own."""
    leave: tuple[str, ...] = ()
    """Columns that are left out on purpose."""
    without: frozenset[str] = frozenset()
    """Keys of rows that are left out on purpose."""
    places: Mapping[str, Location] = field(default_factory=FrozenDict, compare=False)
    """Where columns and templates stand in its file, if it has one."""

    def find_place(self, column: str) -> Location | None:
        """Return where a column is named first; None where nothing tells."""
        if column in self.places:
            return self.places[column]
        return next(
            (
                place
                for text, place in self.places.items()
                if column in split_template(text)[1::2]
            ),
            None,
        )

    def list_needed(self) -> Iterator[str]:
        """Yield the columns that it makes something of, some more than once."""
        yield from self.key
        for recipes in (*self.events.values(), *self.fields.values()):
            for recipe in recipes:
                yield from recipe.list_columns()

    def list_columns(self) -> Iterator[str]:
        """Yield all columns that it names, some more than once."""
        yield from self.list_needed()
        yield from self.leave


def make_whole_map(table: Table) -> Map:
    """Return the map of a source whose rows are events already, known by their ids."""
    columns = [name for name in table.columns if name in EVENT_KEYS.by_name]
    types = table.declared.fields
    return Map(
        key=("id",),
        by_id=True,
        whole=True,
        events={
            name: (
                DateRecipe(Recipe(name))
                if name in ("date", "reported")
                else Recipe(name),
            )
            for name in columns
        },
        fields={
            name: (Recipe(name, type=types.get(name, "text")),)
            for name in table.columns
            if name not in columns
        },
    )


def name_field(
    column: str,
    taken: Collection[str] = (),
    *,
    reserved: Collection[str] = ORIGIN_KEYS,
) -> str:
    """Return the key of one's own that a column becomes, which queries can ask for.

    It is none of those that are `taken`, and not one of the `reserved` as it stands.
    """
    name = "_".join(filter(None, NOT_IN_NAME.compiled.split(column))) or "column"
    if name in EVENT_KEYS.by_name or name in reserved or name == "source":
        name = f"own_{name}"
    number, first = 1, name
    while name in taken:
        number += 1
        name = f"{first}_{number}"
    return name


def split_template(template: str) -> tuple[str, ...]:
    """Return texts and columns of a template in turn, a text first and last."""
    return tuple(_BRACES.split(template))


def make_recipe(text: str) -> Recipe:
    """Return what a text in a map stands for: a column, or a template with braces."""
    return Recipe(template=text) if _BRACES.search(text) else Recipe(column=text)
