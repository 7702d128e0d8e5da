"""Maps as YAML, in the form in which they are read back as the same."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.importing.maps import (
    AnyRecipe,
    DateRecipe,
    Map,
    Recipe,
    RecordRecipe,
    Units,
    make_recipe,
)
from timeline.yamltext import Tree, format_pairs


def format_map(mapping: Map, *, missing: Sequence[str] = ()) -> Iterator[str]:
    """Yield the lines of a map, without line breaks.

    Keys of events that are `missing` are comments, to be filled in.
    """
    texts = {
        "source": mapping.source,
        "key": _join(mapping.key),
        "known-by": "id" if mapping.by_id else "",
    }
    lists = {
        "columns": list(mapping.signature),
        "names": list(mapping.names),
        "missing": sorted(mapping.missing),
    }
    more = {
        "dates": mapping.order,
        "cells": "inert" if mapping.inert else "",
        "at": mapping.at,
        "title": mapping.title,
    }
    top: dict[str, Tree] = {**texts, **lists, **more}
    yield from format_pairs({key: value for key, value in top.items() if value})
    for name, recipes in (("events", mapping.events), ("fields", mapping.fields)):
        asked = missing if name == "events" else ()
        if recipes or asked:
            yield f"{name}:"
            yield from [f"  # {key}: COLUMN" for key in asked]
            made = {key: _list_recipes(key, some) for key, some in recipes.items()}
            yield from format_pairs(made, indent=2)
    rest: dict[str, Tree] = {
        "rest": {"prefix": mapping.prefix} if mapping.prefix else "",
        "leave": list(mapping.leave),
        "without": sorted(mapping.without),
    }
    yield from format_pairs({key: value for key, value in rest.items() if value})


def _join(texts: tuple[str, ...]) -> Tree:
    return texts[0] if len(texts) == 1 else list(texts)


def _list_recipes(key: str, recipes: tuple[AnyRecipe, ...]) -> Tree:
    trees = [_make_tree(key, recipe) for recipe in recipes]
    return trees[0] if len(trees) == 1 else trees


def _make_tree(key: str, recipe: AnyRecipe) -> Tree:
    if isinstance(recipe, RecordRecipe):
        return {name: _list_recipes(name, some) for name, some in recipe.parts.items()}
    if isinstance(recipe, DateRecipe):
        return _make_date(key, recipe)
    made = recipe.column or recipe.template
    if recipe == make_recipe(made):
        return made
    plain = Recipe()._asdict()
    return {
        name: _make_plain(key, value)
        for name, value in recipe._asdict().items()
        if value != plain[name]
    }


def _make_plain(key: str, value: Any) -> Tree:
    if isinstance(value, Recipe):
        return _make_tree(key, value)
    if isinstance(value, Mapping):
        return {name: _make_plain(name, one) for name, one in value.items()}
    return "true" if value is True else str(value)


def _make_date(key: str, recipe: DateRecipe) -> Tree:
    begin = _make_part(key, recipe.begin)
    rest: dict[str, Tree] = {}
    if recipe.end is not None:
        rest["end"] = _make_part(key, recipe.end)
    rest |= {"precision": recipe.precision, "words": dict(recipe.words)}
    rest["epoch"] = recipe.epoch
    rest = {name: value for name, value in rest.items() if value}
    return {"begin": begin, **rest} if rest else begin


def _make_part(key: str, part: Recipe | Units) -> Tree:
    if isinstance(part, Units):
        return {name: value for name, value in part._asdict().items() if value}
    return _make_tree(key, part)
