"""A source from its bytes to drafts: its encoding, its form, and its map."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from timeline.diagnostics import STDIN, SourceFile
from timeline.files import UnreadableFileError
from timeline.importing.columns import number_repeated
from timeline.importing.encodings import decode_text
from timeline.importing.forms import DELIMITED, FORMS, Form, ReadOptions
from timeline.importing.guessing import guess_map
from timeline.importing.mapreading import MapError, read_map
from timeline.importing.maps import Map, make_whole_map
from timeline.importing.presets import PRESETS, find_text
from timeline.importing.rows import Remark, SourceError, Table
from timeline.inert import restore_cell
from timeline.text import find_nearest, join_words, slugify, suggest

_BEGINNING = 64_000
_SHOWN = 20
"""Columns that are told where a map names another."""
STDIN_PATH = "-"
NAMELESS = "stdin"
"""What the keys of standard input begin with, if nothing says what."""
MAP_ENDINGS = (".map.yaml", ".map.yml")
ENDINGS = tuple(ending for form in FORMS for ending in form.endings)


class SourceOptions(NamedTuple):
    """What is said of a source; whatever is empty is found out."""

    form: str = ""
    encoding: str = ""
    at: str = ""
    delimiter: str = ""
    header: bool = True
    map: Map | None = None
    preset: str = ""
    name: str = ""
    """What keys begin with; else what the map says, else the name of the file."""
    order: str = ""


class Source(NamedTuple):
    """A source, read, with the map that says what of it is what."""

    file: SourceFile
    table: Table
    map: Map
    by: str
    """Where the map comes from, in a phrase."""
    remarks: tuple[str, ...] = ()
    """What was decided by values, or could be otherwise."""


def find_sources(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the files that paths name: of a folder those of a known ending, by name.

    Hidden ones, maps, and folders in it, are passed over. Raises UnreadableFileError
    for a folder that holds none, and for what is not there.
    """
    found: list[str] = []
    for path in paths:
        if not os.path.isdir(path):
            if path != STDIN_PATH and not os.path.exists(path):
                raise UnreadableFileError(
                    f"{path}: there is no such file or folder", "check the path"
                )
            found.append(path)
            continue
        names = sorted(os.listdir(path))
        files = [
            os.path.join(path, name)
            for name in names
            if not name.startswith(".")
            and name.lower().endswith(ENDINGS)
            and not name.lower().endswith(MAP_ENDINGS)
        ]
        files = [file for file in files if os.path.isfile(file)]
        if not files:
            raise UnreadableFileError(
                f"{path} holds nothing that could be imported",
                f"the names of files end in one of {', '.join(sorted(set(ENDINGS)))}",
            )
        found += files
    return tuple(dict.fromkeys(found))


def open_source(file: SourceFile, options: SourceOptions) -> Source:
    """Return a source with its map.

    Raises SourceError, MapError or GuessError, all of them ExpectedError, where it
    cannot be read, or nothing says what its events are.
    """
    text = decode_text(file.data, encoding=options.encoding)
    form = _find_form(file.name, text, options)
    _refuse_options(form, options)
    mapping, by = options.map, "read by the map that was given"
    at = options.at or (mapping.at if mapping is not None else "")
    told = ReadOptions(at, options.delimiter, options.header)
    table = form.read(text, told)
    remarks: tuple[str, ...] = ()
    if mapping is None:
        mapping, by, remarks = _find_map(file, table, text, options)
    if mapping.names and not _has_names(table, mapping):
        table = form.read(text, told._replace(header=False))
        numbered = enumerate(mapping.names, 1)
        # Columns in which nothing stands are none, so that the places have gaps.
        table = _rename(table, {f"column {number}": one for number, one in numbered})
    if mapping.inert:
        table = _rename(table, {name: restore_cell(name) for name in table.columns})
    if options.map is not None:
        _check_columns(mapping, table, file.name)
    elif options.preset:
        _check_preset(options.preset, mapping, table)
    told_by_form = [_word_remark(one) for one in table.remarks]
    settled = replace(
        mapping,
        source=slugify(options.name or mapping.source or _name_source(file)),
        order=options.order or mapping.order,
        at=at,
    )
    return Source(file, table, settled, by, (*told_by_form, *remarks))


def _find_map(
    file: SourceFile, table: Table, text: str, options: SourceOptions
) -> tuple[Map, str, tuple[str, ...]]:
    """Return the map of a source for which none was given, and what to say of it."""
    mapping, by = _choose_preset(options.preset, table, text)
    if mapping is not None:
        return mapping, by, ()
    if table.is_whole:
        return make_whole_map(table), "read by its own keys", ()
    if not table.rows:
        # A list of works, or nothing: there is nothing to guess from, nor for.
        return Map(), f"read as {table.form}", ()
    guess = guess_map(table, source=_name_source(file), order=options.order)
    return guess.map, by, guess.remarks


def _refuse_options(form: Form, options: SourceOptions) -> None:
    """Raise SourceError for an option that means nothing in a form."""
    given = ReadOptions(options.at, options.delimiter, options.header)
    for name, value in given._asdict().items():
        if value != ReadOptions._field_defaults[name] and name not in form.takes:
            word = "no header" if name == "header" else name
            others = [f"`{one.name}`" for one in FORMS if name in one.takes]
            raise SourceError(
                f"{word!r} means nothing in the form `{form.name}`",
                f"leave it out: it is for {join_words(others, last='and')}",
            )


def _find_form(name: str, text: str, options: SourceOptions) -> Form:
    if not text.strip():
        raise SourceError("there is nothing in it", "name a file with rows")
    if options.form:
        return next(form for form in FORMS if form.name == options.form)
    for form in FORMS:
        if form.recognises(text):
            return form
    for form in FORMS:
        if name.lower().endswith(form.endings):
            return form
    if options.delimiter or not options.header or _may_be_cells(text):
        return next(form for form in FORMS if form.name == DELIMITED)
    raise SourceError(
        "neither its name nor what it holds says what form it has",
        f"name its form, one of: {', '.join(form.name for form in FORMS)}",
    )


def _may_be_cells(text: str) -> bool:
    """Tell whether the first two lines of a text can be cells of as many columns.

    What has no columns of dates and titles is no table of events, whatever it is, so
    that it does no harm to try.
    """
    first, _, rest = text[:_BEGINNING].lstrip().partition("\n")
    second = rest.partition("\n")[0]
    return bool(second.strip()) and any(
        sign in first and first.count(sign) == second.count(sign) for sign in ",;\t|"
    )


def _choose_preset(name: str, table: Table, text: str) -> tuple[Map | None, str]:
    """Return a map that comes with the program, and what to say of it."""
    if name:
        return load_preset(name), f"read by the map of {name}"
    there = frozenset(table.columns)
    for preset in PRESETS:
        mapping = load_preset(preset.name)
        if there >= set(mapping.signature):
            return mapping, f"read by the map of {preset.name}, whose columns it has"
        if _may_be_headless(text, mapping):
            return (
                mapping,
                f"read by the map of {preset.name}, with as many columns",
            )
    return None, "read by a map guessed from its columns"


def load_preset(name: str) -> Map:
    """Return a map that comes with the program. Raises SourceError for no name."""
    return read_map(SourceFile(f"{name}.yaml", find_text(name).encode()))


def _may_be_headless(text: str, mapping: Map) -> bool:
    """Tell whether a text has as many cells as a map names columns, and no names."""
    cells = text.partition("\n")[0].split("\t")
    return len(mapping.names) == len(cells) and cells[0].isdecimal()


def _has_names(table: Table, mapping: Map) -> bool:
    return set(table.columns) >= set(mapping.signature or mapping.names)


def _rename(table: Table, names: Mapping[str, str]) -> Table:
    """Return a table whose columns have other names, where these are given."""
    if all(names.get(name, name) == name for name in table.columns):
        return table
    columns = number_repeated([names.get(name, name) for name in table.columns])
    new = dict(zip(table.columns, columns, strict=True))
    rows = [
        row._replace(values={new[key]: one for key, one in row.values.items()})
        for row in table.rows
    ]
    return table._replace(columns=columns, rows=tuple(rows))


def _check_columns(mapping: Map, table: Table, source: str) -> None:
    """Raise MapError where a map makes something of a column that is not there.

    A preset that was printed and edited may still name what its data need not have.
    """
    there = _list_columns(mapping, table)
    for name in mapping.list_needed():
        is_there = name in there or name.partition(".")[0] in there
        if table.rows and not is_there and name not in _list_optional(mapping):
            columns = ", ".join(f"`{one}`" for one in table.columns[:_SHOWN])
            near = [f"`{one}`" for one in find_nearest(name, table.columns, limit=1)]
            message = f"there is no column `{name}` in {source}"
            hint = suggest(near, otherwise=f"the columns are {columns}")
            place = mapping.find_place(name)
            if place is not None:
                raise MapError([(place, message, hint)])
            raise SourceError(message, hint)


def _list_optional(mapping: Map) -> frozenset[str]:
    """Return the columns of the preset that a map was made of, if it was of one."""
    presets = [load_preset(one.name) for one in PRESETS if mapping.signature]
    return frozenset(
        name
        for preset in presets
        if preset.signature == mapping.signature
        for name in preset.list_needed()
    ).difference(mapping.signature)


def _check_preset(name: str, mapping: Map, table: Table) -> None:
    """Raise SourceError where a table is none of the data that a preset is for."""
    there = _list_columns(mapping, table)
    missing = [f"`{one}`" for one in mapping.signature if one not in there]
    if table.rows and missing:
        raise SourceError(
            f"it lacks what the map of {name} goes by: "
            f"{join_words(missing, last='and')}",
            "without a preset the map is guessed, or give one of your own",
        )


def _list_columns(mapping: Map, table: Table) -> frozenset[str]:
    """Return the columns of a table, those that are empty throughout included.

    Where they have no names, these are not in the table; what a map names before its
    last one is there all the same.
    """
    there = frozenset(table.columns)
    if not mapping.names or _has_names(table, mapping):
        return there
    places = [mapping.names.index(name) for name in there & set(mapping.names)]
    return there | set(mapping.names[: max(places, default=-1) + 1])


def _word_remark(remark: Remark) -> str:
    return f"line {remark.line:,}: {remark.text}" if remark.line else remark.text


def _name_source(file: SourceFile) -> str:
    name = NAMELESS if file.name == STDIN else os.path.basename(file.name)
    return slugify(os.path.splitext(name)[0]) or "source"
