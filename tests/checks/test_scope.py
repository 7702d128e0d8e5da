"""What the findings of checks depend on: held on chronologies and edits at random."""

from collections import Counter
from collections.abc import (
    Callable,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import replace
from random import Random
from typing import NamedTuple, NoReturn

from tests.helpers.chronologies import load_events
from tests.helpers.muddles import (
    TODAY,
    Edit,
    Muddle,
    draw_edit,
    draw_muddle,
    find_entry,
    load_muddle,
)
from timeline.checks import CHECKS, Check, Checker
from timeline.checks.actors import check_names
from timeline.checks.context import CheckContext
from timeline.checks.queries import check_queries
from timeline.checks.references import check_see
from timeline.checks.scope import Scope, Sight
from timeline.diagnostics import Diagnostic, Location
from timeline.model import Chronology, Event
from timeline.names.typed import TypedNames, keep_typed_names
from timeline.text import MOST_MISSPELT

_ROUNDS = 200


def _make_context(
    chronology: Chronology, events: Sequence[Event] | None = None
) -> CheckContext:
    return CheckContext(chronology, min_sources=2, today=TODAY, events=events)


def _run(
    row: Check, chronology: Chronology, events: Sequence[Event] | None = None
) -> list[Diagnostic]:
    found = list(row.run(_make_context(chronology, events)))
    assert {one.code for one in found} <= set(row.codes)
    return found


def _count(found: Iterable[Diagnostic]) -> Counter[Hashable]:
    return Counter(map(_tell, found))


def _tell(found: Diagnostic) -> Hashable:
    return (
        *(found.code, found.message, found.where, found.severity, found.hint),
        *(found.related, found.subject, found.remedy),
    )


def test_each_check_finds_of_a_part_what_its_scope_says() -> None:
    seen: set[str] = set()
    random = Random(1)  # noqa: S311  # no secrets
    for seed in range(_ROUNDS):
        chronology = load_muddle(draw_muddle(Random(seed)))  # noqa: S311  # no secrets
        for row in CHECKS:
            # Each anew, so that nothing is there that another found out.
            whole = _run(row, copy(chronology))
            seen |= {one.code for one in whole}
            part = copy(chronology)
            found = [
                one
                for events in _list_parts(row, part, random)
                for one in _run(row, part, events)
            ]
            assert _count(found) == _count(whole), (seed, row.codes)
    assert seen == {code for row in CHECKS for code in row.codes}


def _list_parts(
    row: Check, chronology: Chronology, random: Random
) -> Iterator[Sequence[Event]]:
    """Yield events that together are all, in parts as a check's scope allows."""
    events = chronology.events
    match row.scope:
        case Scope.HEADER:
            yield ()
        case Scope.EVENT:
            # To suggest something takes longest, and is prepared once a run.
            size = 1 if row.most_subjects is None else 8
            yield from (events[at : at + size] for at in range(0, len(events), size))
        case Scope.DATE:
            split = random.random()
            dates = dict.fromkeys(event.date.edtf for event in events)
            halves = {date: random.random() < split for date in dates}
            for half in (True, False):
                yield [one for one in events if halves[one.date.edtf] is half]
        case Scope.ALL:
            sight = _get_sight(row)
            context = _make_context(chronology)
            yield [event for event in events if sight.concerned(context, event)]


def _get_sight(row: Check) -> Sight:
    assert row.sight is not None
    return row.sight


_Entry = tuple[int, int]
"""A file, and the place of an entry in it from 0: before an edit. What an edit put in
has no place there, and is numbered from -1 downwards."""


class _Side(NamedTuple):
    """A chronology before or after an edit."""

    context: CheckContext
    entries: Mapping[Event, _Entry]
    """In the order of the chronology."""
    muddle: Muddle
    edit: Edit
    added: int
    """How many entries stand in the stretch that is edited."""

    def renew(self) -> "_Side":
        """Return the same with nothing of it that another check found out."""
        return self._replace(context=_make_context(copy(self.context.chronology)))

    @property
    def dates(self) -> Mapping[_Entry, str]:
        """Return the date of each entry, in its canonical form."""
        return {entry: event.date.edtf for event, entry in self.entries.items()}

    def key(self, where: Location) -> Hashable:
        """Return where something stands, the same before and after an edit."""
        entry = self.find(where)
        return (entry or (where.file, where.line)), where.column, where.length

    def find(self, where: Location) -> _Entry | None:
        """Return the entry that a place lies in."""
        found = find_entry(self.muddle, where)
        if found is None:
            return None
        file, place = found
        if file != self.edit.file or place < self.edit.start:
            return found
        if place < self.edit.start + self.added:
            return file, self.edit.start - place - 1
        return file, place - self.added + self.edit.removed

    def list_found(self, row: Check) -> Iterator["_Found"]:
        """Yield what a check finds, and in which entries it stands."""
        for one in row.run(self.context):
            places = [one.where, *(where for _, where in one.related)]
            told = (
                *(one.code, one.message, one.severity, one.hint, one.subject),
                *(one.remedy, *map(self.key, places)),
                *(word for word, _ in one.related),
            )
            entries = [entry for where in places if (entry := self.find(where))]
            date = self.dates[entries[0]] if entries else ""
            yield _Found(told, tuple(entries), date)


class _Found(NamedTuple):
    """What a check finds, places apart; where it stands, and what is related to it."""

    told: Hashable
    entries: tuple[_Entry, ...]
    """Without what is no event."""
    date: str
    """Of the first of them; empty where there is none."""


def _look(muddle: Muddle, edit: Edit, added: int) -> _Side:
    context = _make_context(load_muddle(muddle))
    side = _Side(context, {}, muddle, edit, added)
    events = context.chronology.events
    found = {event: side.find(event.locate()) for event in events}
    entries = {event: entry for event, entry in found.items() if entry is not None}
    assert len(entries) == len(events)
    return side._replace(entries=entries)


def test_each_check_finds_the_same_after_an_edit_where_its_scope_says_so() -> None:
    kept: Counter[Checker] = Counter()
    for seed in range(_ROUNDS):
        random = Random(seed)  # noqa: S311  # no secrets
        before = draw_muddle(random)
        edit = draw_edit(random, before)
        old = _look(before, edit, edit.removed)
        new = _look(edit.after, edit, edit.added)
        changed = _find_changed(old, new)
        if _list_kept(old, changed) != _list_kept(new, changed):
            continue
        for row in CHECKS:
            if row.spells and _respell(old) != _respell(new):
                continue
            one, two = (list(side.renew().list_found(row)) for side in (old, new))
            same = _choose(row, old, new, changed, one)
            if same is None:
                continue
            alike = [
                Counter(each.told for each in some if same(each)) for some in (one, two)
            ]
            assert alike[0] == alike[1], (seed, row.codes)
            kept[row.run] += bool(changed and alike[0])
    # Whatever question is asked, any edit may answer it.
    often = {run for run, number in kept.items() if number > 5}
    assert often == {row.run for row in CHECKS} - {check_queries}
    assert not kept[check_queries]


def _find_changed(old: _Side, new: _Side) -> set[_Entry]:
    """Return what an edit put in or took out, and what it changed elsewhere.

    Ids that are made, and dates by other events, may become others.
    """
    one, two = (
        {entry: event.to_dict() for event, entry in side.entries.items()}
        for side in (old, new)
    )
    return {
        entry
        for entry in one.keys() | two.keys()
        if entry[1] < 0 or one.get(entry) != two.get(entry)
    }


def _list_kept(side: _Side, changed: AbstractSet[_Entry]) -> list[_Entry]:
    """Return the entries that an edit left as they were, in order."""
    return [entry for entry in side.entries.values() if entry not in changed]


def _respell(side: _Side) -> Mapping[str, str]:
    return side.context.names.actors.respelled


def _choose(
    row: Check,
    old: _Side,
    new: _Side,
    changed: AbstractSet[_Entry],
    found: Iterable[_Found],
) -> Callable[[_Found], bool] | None:
    """Return which findings are the same by the scope of a check; None for none.

    `found` are those before the edit.
    """
    if row.scope is Scope.HEADER:
        return _tell_all
    swayed = row.sight is not None and _is_swayed(row.sight, old, new)
    if row.scope is Scope.EVENT or (row.scope is Scope.ALL and not swayed):
        return lambda one: one.entries[0] not in changed
    if row.scope is Scope.DATE:
        touched = {
            event.date.edtf
            for side in (old, new)
            for event, entry in side.entries.items()
            if entry in changed
        }
        return lambda one: one.date not in touched
    stands = any(changed & set(one.entries) for one in found)
    alike = _are_alike(_get_sight(row), old, new, changed, any_found=bool(found))
    if stands or not alike:
        return None
    return _tell_all


def _tell_all(_found: _Found) -> bool:
    return True


def _is_swayed(sight: Sight, old: _Side, new: _Side) -> bool:
    """Tell whether a check depends on others before an edit or after it."""
    sways = sight.sways
    return sways is None or any(
        sways(side.context, event) for side in (old, new) for event in side.entries
    )


def _are_alike(
    sight: Sight,
    old: _Side,
    new: _Side,
    changed: AbstractSet[_Entry],
    *,
    any_found: bool,
) -> bool:
    """Tell whether a check sees the same before and after an edit."""
    seen = [
        [
            (None if entry in changed else entry, sight.looks_at(side.context, event))
            for event, entry in side.entries.items()
            if sight.concerned(side.context, event)
        ]
        for side in (old, new)
    ]
    before, after = (list(one) if sight.in_order else Counter(one) for one in seen)
    if before != after:
        return False
    ids, ids_after = ([event.id for event in side.entries] for side in (old, new))
    if sight.needs_ids:
        lost, lost_after = (side.context.chronology.lost_ids for side in (old, new))
        if set(ids) != set(ids_after) or lost != lost_after:
            return False
        if any_found and ids != ids_after:
            return False
    if not sight.needs_dates:
        return True
    dates, dates_after = (
        {event.id: event.date.edtf for event in side.entries} for side in (old, new)
    )
    return dates == dates_after


class _Unread(Sequence[Event]):
    """Events that nobody may ask for."""

    def __getitem__(self, _place: object) -> NoReturn:
        raise AssertionError

    def __len__(self) -> NoReturn:
        raise AssertionError


class _ByKey(dict[str, Event]):
    """Events by their ids, one at a time."""

    def __iter__(self) -> NoReturn:
        raise AssertionError


def test_no_check_asks_for_events_beyond_its_scope() -> None:
    for seed in range(40):
        chronology = load_muddle(draw_muddle(Random(seed)))  # noqa: S311  # no secrets
        for row in CHECKS:
            if row.scope is Scope.ALL:
                continue
            alone = replace(chronology, events=_Unread())
            keep_typed_names(alone, TypedNames(chronology.events))
            events = () if row.scope is Scope.HEADER else chronology.events
            assert _run(row, alone, events) == _run(row, copy(chronology))


def test_ids_that_are_there_are_asked_for_one_by_one() -> None:
    (row,) = (row for row in CHECKS if row.run is check_see)
    found = 0
    for seed in range(40):
        chronology = load_muddle(draw_muddle(Random(seed)))  # noqa: S311  # no secrets
        whole = _run(row, copy(chronology))
        if any(one.code == "see-unknown" for one in whole):
            continue
        events = [one for one in chronology.events if one.see]
        alone = replace(chronology, events=_Unread())
        vars(alone)["by_id"] = _ByKey(chronology.by_id)
        assert _run(row, alone, events) == whole
        found += len(events)
    assert found


def test_past_so_many_subjects_an_event_depends_on_those_before() -> None:
    header = {"actors": {"ann": {"name": "Ann Smith"}}}
    unknown = [f"Ann Smit{number:03d}" for number in range(MOST_MISSPELT + 1)]
    (row,) = (row for row in CHECKS if row.run is check_names)
    assert row.most_subjects == MOST_MISSPELT
    for number, same in ((MOST_MISSPELT, True), (MOST_MISSPELT + 1, False)):
        events = [
            {"date": "2013", "title": "T", "actors": [name]}
            for name in unknown[:number]
        ]
        chronology = load_events(events, **header)
        whole = _run(row, chronology)
        last = _run(row, chronology, chronology.events[-1:])
        assert (whole[-1:] == last) is same
