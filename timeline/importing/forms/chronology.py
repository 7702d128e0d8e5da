"""Chronologies of this program: in YAML, in its own JSON, and in its JSON Lines.

Their events come with all that is said of them, and so do the entries of `actors:`,
`sources:` and `places:`, the keys of the authors' own with their types, and the kinds
and statuses that they declare. Dates that name other events stay, as these come along;
those that need the `year` at the top of the file are written with it. Keys that the top
gives to all events (`defaults`) stand in each. What is asked of the whole, saved
queries, and keys of one's own at the top stay where they are, which is told.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from timeline.dates import DateError, Relative, When, parse_date, spell_date
from timeline.diagnostics import Diagnostic, Severity, SourceFile
from timeline.editing.asides import make_plain
from timeline.editing.recordtrees import (
    Record,
    make_event_tree,
    make_tree,
    spell_fixed,
)
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.contents import is_json, list_paths
from timeline.importing.lines import split_lines
from timeline.importing.rows import (
    Declared,
    Row,
    Skipped,
    SourceError,
    Table,
    list_columns,
)
from timeline.model import (
    LEFT_OUT_REASONS,
    Account,
    Chronology,
    Event,
    Source,
    Value,
)
from timeline.patterns import LazyPattern
from timeline.reading import Input, load_inputs
from timeline.records import FrozenDict, cut
from timeline.text import count_of
from timeline.vocabulary import KINDS

FORM = "chronology"
_NAME = "<chronology>"
_BEGINNING = 64_000
_EXPORTED = LazyPattern(r'"format"\s*:\s*"timeline-[0-9]')
_VERSION = LazyPattern(r'\s*\{\s*"timeline"\s*:\s*"?1"?\s*[,}]')
_MULTILINE = 8
_YAML = LazyPattern(
    r"""^(?:timeline[ ]*:[ ]*["']?[0-9]["']?[ ]*(?:\#.*)?$"""
    r"""|events[ ]*:[ ]*(?:[\[{].*)?(?:\#.*)?$)""",
    _MULTILINE,
)
# What may stand above that at the left border: comments, items, keys. A page about
# chronologies, or a cell of a table, has it below other lines.
_ABOVE = LazyPattern(
    r"""[\s#%}\]]|-[\s-]|\.\.\.|(?:"[^"]*"|'[^']*'|[^\s,;|<`][^:,]*):(?:\s|$)|$"""
)
_EXPORTED_EVENT = frozenset({("date", "typed"), ("date", "edtf")})
# Only their first names are told of what stays behind.
_SHOWN = 200


def recognises(text: str) -> bool:
    """Tell whether a text is YAML with events, or what this program exported."""
    beginning = "\n".join(split_lines(text[:_BEGINNING]))
    if not is_json(beginning):
        found = _YAML.search(beginning)
        above = beginning[: found.start()].split("\n") if found else ()
        return found is not None and all(map(_ABOVE.match, above))
    paths = list_paths(beginning)
    return (
        (("format",) in paths and _EXPORTED.search(beginning) is not None)
        or _VERSION.match(beginning) is not None
        or paths >= _EXPORTED_EVENT
    )


def read(text: str, options: ReadOptions) -> Table:
    """Return the events of a chronology, as they stand, and what it declares for them.

    Raises SourceError where it holds neither events nor entries of registries; what of
    it is wrong by itself costs the event.
    """
    file = SourceFile(_NAME, text.removeprefix("\ufeff").encode("utf-8", "replace"))
    chronology = load_inputs([Input(file)], at=options.at)
    events = sorted(chronology.events, key=lambda event: event.marks[0])
    registries = (chronology.actors, chronology.sources, chronology.places)
    skipped = tuple(_list_skipped(chronology, file))
    if not events and not any(registries) and not any(one.is_row for one in skipped):
        raise _make_error(chronology)
    speller = _Speller(chronology)
    rows = tuple([_make_row(event, speller) for event in events])
    actors, sources, places = (
        {key: _make_entry(entry) for key, entry in registry.items()}
        for registry in registries
    )
    return Table(
        FORM,
        list_columns(rows),
        rows,
        skipped,
        chronology.title,
        sources=FrozenDict(sources),
        declared=Declared(
            FrozenDict({key: one or "text" for key, one in chronology.fields.items()}),
            tuple([kind for kind in chronology.kinds if kind not in KINDS]),
            chronology.statuses,
            FrozenDict(actors),
            FrozenDict(places),
        ),
        is_whole=True,
    )


def _make_error(chronology: Chronology) -> SourceError:
    """Return why a chronology has nothing in it."""
    for one in chronology.diagnostics:
        if one.severity is Severity.ERROR:
            return SourceError(one.message, one.hint, line=one.where.line)
    return SourceError("there are no events in it", "name another form")


def _list_skipped(chronology: Chronology, file: SourceFile) -> Iterator[Skipped]:
    """Yield what of a chronology does not come along."""
    lines = split_lines(file.text)
    left = {one.where.line: one for one in chronology.left_out}
    begins = sorted({*left, *(event.locate().line for event in chronology.events)})
    wrong: dict[int, list[Diagnostic]] = {}
    for one in chronology.diagnostics:
        if one.severity is Severity.ERROR:
            # What is wrong stands in the event that begins there or before.
            place = bisect_right(begins, one.where.line)
            wrong.setdefault(begins[place - 1] if place else 0, []).append(one)
    for line, entry in left.items():
        shown = cut(lines[line - 1].strip()) if 0 < line <= len(lines) else ""
        reason = LEFT_OUT_REASONS[entry.reason][entry.entries > 1]
        said = "; ".join(dict.fromkeys(found.message for found in wrong.get(line, ())))
        yield Skipped(line, shown, f"{reason}: {said}" if said else reason)
    for line, found in wrong.items():
        for one in found if line not in left else ():
            yield Skipped(one.where.line, one.message, one.message, is_row=False)
    if chronology.queries:
        named = cut(", ".join(chronology.queries), _SHOWN)
        many = count_of(len(chronology.queries), "saved query", "saved queries")
        yield Skipped(0, named, f"{many} of the whole stay there", is_row=False)
    if chronology.extra:
        named = cut(", ".join(chronology.extra), _SHOWN)
        yield Skipped(0, named, "keys at the top of it stay there", is_row=False)


def _make_row(event: Event, speller: "_Speller") -> Row:
    values = {
        key: _freeze(make_plain(value))
        for key, value in make_event_tree(speller.spell_event(event)).items()
    }
    settled = {
        key: spell_date(when)
        for key in ("date", "reported")
        if (when := getattr(event, key)) is not None and speller.is_relative(when)
    }
    return Row(FrozenDict(values), event.locate().line, settled=FrozenDict(settled))


def _make_entry(record: Record) -> Mapping[str, Value]:
    """Return an entry of a registry as a mapping, dates with their years."""
    made = make_plain(make_tree(spell_fixed(record)))
    if isinstance(made, str):
        # It is nothing but a name.
        made = {"title" if isinstance(record, Source) else "name": made}
    return FrozenDict({key: _freeze(value) for key, value in made.items()})


class _Speller:
    """Spells the dates of events so that they are read the same in any file.

    Those that name events of the chronology stay: these come along.
    """

    def __init__(self, chronology: Chronology) -> None:
        self._year = chronology.year
        self._ids = chronology.by_id
        self._dated = frozenset(
            key for key, type_ in chronology.fields.items() if type_ == "date"
        )
        self._read: dict[str, When | Relative | None] = {}

    def spell_event(self, event: Event) -> Event:
        """Return an event with dates that need no `year` at the top."""
        fields: dict[str, Any] = {
            "date": self._spell(event.date),
            "reported": event.reported and self._spell(event.reported),
            "sources": spell_fixed(event.sources),
            "accounts": tuple(map(self._spell_account, event.accounts)),
        }
        if self._year is not None and self._dated.intersection(event.extra):
            fields["extra"] = {
                key: self._spell_own(value) if key in self._dated else value
                for key, value in event.extra.items()
            }
        return replace(event, **fields)

    def is_relative(self, when: When) -> bool:
        """Tell whether a date names other events, all of which come along."""
        found = self._parse(when.typed)
        return isinstance(found, Relative) and all(
            id_ in self._ids for id_ in found.targets
        )

    def _spell(self, when: When) -> When:
        if self._parse(when.typed) == when or self.is_relative(when):
            return when
        return replace(when, typed=spell_date(when))

    def _spell_account(self, account: Account) -> Account:
        return account._replace(date=self._spell(account.date))

    def _spell_own(self, value: Value) -> Value:
        """Return what stands under a key that holds dates, each with its year."""
        if isinstance(value, tuple):
            return tuple(map(self._spell_own, value))
        if isinstance(value, Mapping) or self._parse(value) is not None:
            return value
        try:
            found = parse_date(value, year=self._year)
        except DateError:
            return value
        return spell_date(found) if isinstance(found, When) else value

    def _parse(self, typed: str) -> When | Relative | None:
        """Return what a text is read as, without any year; None where it is no date."""
        if typed not in self._read:
            try:
                self._read[typed] = parse_date(typed)
            except DateError:
                self._read[typed] = None
        return self._read[typed]


def _freeze(value: Any) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return FrozenDict({key: _freeze(one) for key, one in value.items()})
    return tuple([_freeze(one) for one in value])
