"""One row's cells, and the texts that recipes make of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from timeline.dates import When
from timeline.importing.codes import find_name
from timeline.importing.forms.htmltext import strip_html
from timeline.importing.maps import Recipe, split_template
from timeline.inert import restore_cell
from timeline.model import Value
from timeline.yamltext import Prose, Tree

_SIGNS = " \t–—-:;,/|()"
"""What parts the columns of a template."""


class Cells:
    """The cells of a row. What the source says means nothing is empty."""

    def __init__(
        self,
        values: Mapping[str, Value],
        missing: Collection[str],
        html: Collection[str],
    ) -> None:
        self.values = values
        self._missing = missing
        self._html = html
        self.on: When | None = None
        """The date of the row, once it is known; some codes stood for others before."""
        self.unknown: Counter[tuple[str, str]] = Counter()
        """Codes that are none of their system, with how often."""

    def find(self, column: str) -> Value:
        """Return what stands in a column, or within it: `a.b` is `b` of `a`."""
        found = self.values.get(column)
        if found is None:
            found = ""
            head, point, rest = column.partition(".")
            inner = self.values.get(head)
            while point and isinstance(inner, Mapping):
                if rest in inner:
                    found = inner[rest]
                    break
                head, point, rest = rest.partition(".")
                inner = inner.get(head)
        if isinstance(found, str):
            found = found.strip()
            return "" if found in self._missing else found
        return found

    def text(self, column: str) -> str:
        """Return the text in a column; empty where there is none."""
        found = self.find(column)
        return found if isinstance(found, str) else ""

    def keep(self, value: Value) -> Tree:
        """Return a value as it stands there, without what is empty in it."""
        if isinstance(value, str):
            value = value.strip()
            # A text with marks is never empty to Python.
            return Prose(value) if value and value not in self._missing else ""
        if isinstance(value, Mapping):
            pairs = {key: self.keep(item) for key, item in value.items()}
            return {key: item for key, item in pairs.items() if item}
        return [kept for kept in map(self.keep, value) if kept]

    def make_trees(self, recipe: Recipe) -> Iterator[Tree]:
        """Yield what a recipe makes for a list: mappings stay what they are."""
        if not recipe.column:
            yield from self.make(recipe)
            return
        found = self.find(recipe.column)
        for item in found if isinstance(found, tuple) else (found,):
            if isinstance(item, Mapping):
                kept = self.keep(item)
                if kept:
                    yield kept
            else:
                yield from self._make_of(recipe, _flatten(item))

    def make(self, recipe: Recipe) -> Iterator[str]:
        """Yield the texts that a recipe makes, none of them empty."""
        yield from self._make_of(recipe, self._list_texts(recipe))

    def _make_of(self, recipe: Recipe, texts: Iterable[str]) -> Iterator[str]:
        for text in texts:
            is_html = recipe.html or recipe.column in self._html
            plain = strip_html(text) if is_html else text
            parts = plain.split(recipe.split) if recipe.split else (plain,)
            for part in parts:
                value = self._translate(recipe, part.strip())
                if value:
                    yield value

    def _list_texts(self, recipe: Recipe) -> Iterator[str]:
        if recipe.template:
            yield self._fill(recipe)
        elif recipe.column:
            yield from _flatten(self.find(recipe.column))
        else:
            yield recipe.text

    def _translate(self, recipe: Recipe, value: str) -> str:
        if value in self._missing:
            return ""
        if recipe.words:
            value = recipe.words.get(value, value)
        if recipe.codes and value:
            name = find_name(recipe.codes, value, on=self.on)
            if name is None:
                self.unknown[recipe.codes, value] += 1
            return value if name is None else name
        return value

    def _fill(self, recipe: Recipe) -> str:
        """Return a template filled in; an empty column takes the signs beside it along.

        That is what stands between it and the column before, and in front of the first
        what follows it. Nothing where no column of it holds anything.
        """
        made, filled = "", False
        between, *rest = split_template(recipe.template)
        for column, after in zip(rest[::2], rest[1::2], strict=True):
            part = recipe.parts.get(column)
            found = self.make(part) if part else _flatten(self.find(column))
            value = "; ".join(found)
            if value:
                made += between + value
                between, filled = after, True
            elif not filled:
                between += after.lstrip(_SIGNS)
            else:
                # The bracket that it stood in goes as a whole.
                is_open = between.rstrip().endswith("(")
                between = after.removeprefix(")") if is_open else after
        return (made + between).strip() if filled else ""


def _flatten(value: Value) -> Iterator[str]:
    """Yield the texts of a value, whatever its depth."""
    if isinstance(value, str):
        if value:
            yield value
    else:
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _flatten(item)


def restore(value: Value) -> Value:
    """Return a cell without the apostrophes that keep spreadsheets from running it."""
    return restore_cell(value) if isinstance(value, str) else value
