"""The drafts of several sources as one, and as the events that they will be."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.diagnostics import Severity, SourceFile
from timeline.importing.again import add_fingerprints, list_keys
from timeline.importing.drafts import Draft, Drafts, LeftRow
from timeline.importing.writing import format_chronology, make_document
from timeline.model import Chronology, Event
from timeline.names import NAMED, list_typed, names_of
from timeline.reading import Input, load_inputs
from timeline.text import slugify
from timeline.yamltext import Tree

_NAME = "<import>"


@dataclass(frozen=True, slots=True)
class Imported:
    """What sources come to: drafts, and the events that they are read as."""

    drafts: Drafts
    """With fingerprints."""
    made: Mapping[str, Event]
    """The events by their keys, one for each draft."""

    def format(self) -> str:
        """Return them as a chronology of their own, in the strict form."""
        return format_chronology(self.drafts)


def combine(sources: Sequence[Drafts]) -> Drafts:
    """Return the drafts of several sources as one's; of two with one key, the first."""
    if len(sources) == 1:
        return sources[0]
    drafts: dict[str, Draft] = {}
    left = [one for source in sources for one in source.left]
    for source in sources:
        left += [
            LeftRow(draft.line, draft.key, "it stands in an earlier file as well")
            for draft in source.drafts
            if drafts.setdefault(draft.key, draft) is not draft
        ]
    fields: dict[str, str] = {}
    for source in sources:
        for name, type_ in source.fields.items():
            # What is a number in one and a text in another is a text.
            same = fields.setdefault(name, type_) == type_
            fields[name] = type_ if same else "text"
    registries = {
        name: _merge(getattr(source, name) for source in sources)
        for name in ("actors", "sources", "places")
    }
    return Drafts(
        tuple(drafts.values()),
        tuple(left),
        fields=fields,
        kinds=tuple(dict.fromkeys(one for source in sources for one in source.kinds)),
        statuses={
            one: like for source in sources for one, like in source.statuses.items()
        },
        title=next((source.title for source in sources if source.title), ""),
        unknown_codes=tuple(one for source in sources for one in source.unknown_codes),
        rows=sum(source.rows for source in sources),
        beside=tuple(one for source in sources for one in source.beside),
        **registries,
    )


def _merge(
    registries: Iterable[Mapping[str, Mapping[str, Tree]]],
) -> dict[str, Mapping[str, Tree]]:
    merged: dict[str, Mapping[str, Tree]] = {}
    for registry in registries:
        for name, entry in registry.items():
            free, number = name, 2
            while merged.setdefault(free, entry) != entry:
                free, number = f"{name}-{number}", number + 1
    return merged


def read_drafts(drafts: Drafts) -> Imported:
    """Return drafts as the events that they are read as.

    What would be left out, whatever the reason, is left out of the drafts, too, and its
    reason stands among theirs.
    """
    chronology, made = _load(drafts)
    lost = [draft for draft in drafts.drafts if draft.key not in made]
    if lost:
        reasons = [
            one.message
            for one in chronology.diagnostics
            if one.severity is Severity.ERROR
        ]
        reason = reasons[0] if reasons else "it is not read as an event"
        left = [LeftRow(one.line, one.key, reason) for one in lost]
        kept = tuple([one for one in drafts.drafts if one.key in made])
        drafts = drafts._replace(drafts=kept, left=(*drafts.left, *left))
    marked = tuple(add_fingerprints(drafts.drafts, made))
    actors = _declare_others(drafts, chronology) if drafts.actors else {}
    return Imported(drafts._replace(drafts=marked, actors=actors), made)


def _declare_others(
    drafts: Drafts, chronology: Chronology
) -> dict[str, Mapping[str, Tree]]:
    """Return the entries of drafts, and one for each name that nothing declares.

    A registry that holds some of the names says that it should hold them all.
    """
    names = names_of(chronology).actors
    actors = dict(drafts.actors)
    known: dict[str, None] = {}
    for event in chronology.events:
        known |= dict.fromkeys(typed.name for typed in list_typed(event, NAMED))
    for name in known:
        if not names.interpret(name).declared:
            first, number = slugify(name) or "actor", 2
            free = first
            while free in actors:
                free, number = f"{first}-{number}", number + 1
            actors[free] = {"name": name}
    return actors


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
