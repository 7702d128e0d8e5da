"""The drafts of several sources as one, and as the events that they will be."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.diagnostics import Severity, SourceFile
from timeline.importing.again import add_fingerprints, list_keys
from timeline.importing.drafts import REGISTRIES, Draft, Drafts, LeftRow, list_texts
from timeline.importing.rows import SourceError
from timeline.importing.writing import format_chronology, make_document
from timeline.model import Actor, Chronology, Event, Place, Source
from timeline.reading import Input, load_inputs
from timeline.records import quote_short
from timeline.yamltext import Tree

_NAME = "<import>"
_ASKED = 20
"""Rows that are no events and are read once more, each alone, for their reasons."""
Entry = Actor | Source | Place
Registries = Mapping[str, Mapping[str, Entry]]
"""The entries of registries as they are read, by registry and id."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What sources come to: drafts, and the events that they are read as."""

    drafts: Drafts
    """With fingerprints."""
    made: Mapping[str, Event]
    """The events by their keys, one for each draft."""
    registries: Registries
    lost: Mapping[str, LeftRow]
    """What is not read as an event, by its key; it is none of the drafts any more."""

    def format(self) -> str:
        """Return them as a chronology of their own, in the strict form."""
        return format_chronology(self.drafts)


def part(sources: Sequence[Drafts]) -> tuple[Drafts, ...]:
    """Return the drafts of several sources, each of them once.

    Of two with one key, or that are known by one id, the first is kept. The other is
    left out of its source, and its reason stands there.
    """
    taken: set[tuple[str, str]] = set()
    parted = []
    for source in sources:
        again = {
            draft.key: _repeat(draft)
            for draft in source.drafts
            if _identify(draft) in taken
        }
        taken |= {_identify(draft) for draft in source.drafts}
        parted.append(leave_out(source, again))
    return tuple(parted)


def _identify(draft: Draft) -> tuple[str, str]:
    """Return by what a draft is known again, and what it is."""
    return ("id", str(draft.tree["id"])) if draft.by_id else ("key", draft.key)


def _repeat(draft: Draft) -> LeftRow:
    what, value = _identify(draft)
    if draft.by_id:
        hint = "give one of the two another id, if they are not the same event"
    else:
        hint = "files of different data need names of their own"
    return LeftRow(
        draft.line,
        value,
        f"an earlier file has {'an event' if draft.by_id else 'a row'} with the same "
        f"{what}",
        hint,
        f"{what}-taken",
    )


def _id_known_by(draft: Draft) -> str:
    """Return the id that an event is known again by; empty where that is its key."""
    what, value = _identify(draft)
    return value if what == "id" else ""


def leave_out(source: Drafts, lost: Mapping[str, LeftRow]) -> Drafts:
    """Return what is left of a source without the drafts of some keys."""
    left = [lost[draft.key] for draft in source.drafts if draft.key in lost]
    if not left:
        return source
    kept = tuple([draft for draft in source.drafts if draft.key not in lost])
    rows = sorted([*source.left, *left], key=lambda row: row.line)
    return source._replace(drafts=kept, left=tuple(rows))


def combine(sources: Sequence[Drafts]) -> Drafts:
    """Return the drafts of several sources, parted, as one's.

    Raises SourceError for entries of one id that are not the same, where events or
    other entries name them.
    """
    drafts = [draft for source in sources for draft in source.drafts]
    left = [row for source in sources for row in source.left]
    fields: dict[str, str] = {}
    for source in sources:
        for name, type_ in source.fields.items():
            # What is a number in one and a text in another is a text.
            same = fields.setdefault(name, type_) == type_
            fields[name] = type_ if same else "text"
    registries = {name: _merge(name, sources) for name in REGISTRIES}
    return Drafts(
        tuple(free_ids(drafts, ())),
        tuple(left),
        fields=fields,
        kinds=tuple(dict.fromkeys(one for source in sources for one in source.kinds)),
        statuses={
            one: like for source in sources for one, like in source.statuses.items()
        },
        title=next((source.title for source in sources if source.title), ""),
        unknown_codes=tuple(one for source in sources for one in source.unknown_codes),
        rows=sum(source.rows for source in sources),
        unkeyed=frozenset(one for source in sources for one in source.unkeyed),
        beside=tuple(one for source in sources for one in source.beside),
        **registries,
    )


def _merge(name: str, sources: Sequence[Drafts]) -> dict[str, Mapping[str, Tree]]:
    merged: dict[str, Mapping[str, Tree]] = {}
    for source in sources:
        registry: Mapping[str, Mapping[str, Tree]] = getattr(source, name)
        clashing = [
            key for key in registry if merged.get(key, registry[key]) != registry[key]
        ]
        _refuse_named(name, clashing, source, merged)
        for key, entry in registry.items():
            free, number = key, 2
            while merged.setdefault(free, entry) != entry:
                free, number = f"{key}-{number}", number + 1
    return merged


def _refuse_named(
    registry: str, ids: Sequence[str], source: Drafts, merged: Mapping[str, Any]
) -> None:
    """Raise SourceError where a source names an entry that is another in one before.

    By another id it would not be what is meant any more.
    """
    if not ids:
        return
    entries = [getattr(source, name) for name in REGISTRIES]
    named = set(list_texts([*[draft.tree for draft in source.drafts], *entries]))
    for key in ids:
        if key in named:
            here, there = getattr(source, registry)[key], merged[key]
            part = next(
                one for one in (*there, *here) if there.get(one) != here.get(one)
            )
            one, other = (
                quote_short(_word(entry.get(part))) for entry in (there, here)
            )
            raise SourceError(
                f"`{key}` under `{registry}` is not the same in two of the files: its "
                f"{part} is {one} and {other}",
                "give it another id in one of them, or import one alone",
            )


def _word(value: Tree | None) -> str:
    return value if isinstance(value, str) else "; ".join(list_texts(value or []))


def free_ids(drafts: Sequence[Draft], taken: Iterable[str]) -> list[Draft]:
    """Return drafts none of which has an id that is taken, or that of another.

    Those that are known again by their ids keep them.
    """
    used = {*taken, *filter(None, map(_id_known_by, drafts))}
    freed = []
    for draft in drafts:
        typed = draft.tree.get("id", "")
        id_ = typed if isinstance(typed, str) and not draft.by_id else ""
        if id_ in used:
            # A key has its source in front, and is as good a name as any.
            wanted, number = draft.key.replace(":", "-"), 2
            id_ = wanted
            while id_ in used:
                id_, number = f"{wanted}-{number}", number + 1
            draft = draft._replace(tree={**draft.tree, "id": id_})  # noqa: PLW2901
        if id_:
            used.add(id_)
        freed.append(draft)
    return freed


def read_drafts(drafts: Drafts) -> Imported:
    """Return drafts as the events that they are read as.

    What would be left out, whatever the reason, is left out of the drafts, too.
    """
    chronology, made = _load(drafts)
    lost = {
        draft.key: LeftRow(draft.line, draft.key, "", kind="not-read", key=draft.key)
        for draft in drafts.drafts
        if draft.key not in made
    }
    if lost:
        lost = _find_reasons(drafts, lost)
        drafts = leave_out(drafts, lost)
    marked = tuple(add_fingerprints(drafts.drafts, made))
    registries = {name: getattr(chronology, name) for name in REGISTRIES}
    return Imported(drafts._replace(drafts=marked), made, registries, lost)


def _find_reasons(drafts: Drafts, lost: Mapping[str, LeftRow]) -> dict[str, LeftRow]:
    """Return rows that are no events with the reasons of the first of them."""
    found: dict[str, LeftRow] = {}
    for draft in drafts.drafts:
        if draft.key not in lost:
            continue
        reason = "it is not read as an event"
        if len(found) < _ASKED:
            alone, _ = _load(drafts._replace(drafts=(draft,)))
            errors = [
                one for one in alone.diagnostics if one.severity is Severity.ERROR
            ]
            reason = errors[0].message if errors else reason
        found[draft.key] = lost[draft.key]._replace(reason=reason)
    return found


def _load(drafts: Drafts) -> tuple[Chronology, dict[str, Event]]:
    # JSON is written and read in a third of the time, and means the same.
    text = json.dumps(make_document(drafts))
    chronology = load_inputs([Input(SourceFile(_NAME, text.encode()))])
    made = {key: event for event in chronology.events for key in list_keys(event)}
    for draft in drafts.drafts:
        typed = draft.tree.get("id", "")
        if draft.by_id and isinstance(typed, str) and typed in chronology.by_id:
            made[draft.key] = chronology.by_id[typed]
    return chronology, made
