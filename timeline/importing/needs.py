"""What goes to the top of a file along with events: words declared, and entries."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.diagnostics import Location
from timeline.importing.combining import Entry, Registries
from timeline.importing.drafts import REGISTRIES, Draft, Drafts, list_texts
from timeline.importing.whole import list_within
from timeline.importing.writing import make_header
from timeline.model import Chronology
from timeline.names import names_of
from timeline.yamltext import Tree

_Entries = Mapping[str, Mapping[str, Tree]]


class Needs(NamedTuple):
    """Words and entries for the top of a file."""

    header: Mapping[str, Sequence[str] | Mapping[str, str]]
    registries: Mapping[str, _Entries]


class Entries(NamedTuple):
    """What a source's entries are to those of a registry that is there."""

    new: int = 0
    unchanged: int = 0
    others: tuple[Location, ...] = ()
    """Where those stand that say something else of the same id; they are kept."""


def compare_entries(
    needs: Needs, imported: Registries, here: Chronology
) -> dict[str, Entries]:
    """Return what came of entries by registry, of those that a source has any of."""
    found = {}
    for name, entries in imported.items():
        there = getattr(here, name)
        common = [(there[key], entry) for key, entry in entries.items() if key in there]
        others = [old.where for old, new in common if not _is_same(old, new)]
        new = len(needs.registries.get(name, ()))
        if new or common:
            same = len(common) - len(others)
            found[name] = Entries(new, same, tuple(others))
    return found


def _is_same(one: Entry, two: Entry) -> bool:
    return _without_places(one) == _without_places(two)


def _without_places(entry: Entry) -> dict[str, Any]:
    return {**entry._asdict(), "where": None, "marks": None}


def find_needs(drafts: Drafts, going: Sequence[Draft], here: Chronology) -> Needs:
    """Return what those drafts that are `going` into a chronology need there.

    Registries bring their entries, but for those that it has, by id or, of actors, by
    name; and for those that only events name which are there as they were: whoever took
    such an entry out does not get it back.
    """
    keys = {draft.key for draft in going}
    named = {text for draft in going for text in list_texts(draft.tree)}
    staying = {
        text
        for draft in drafts.drafts
        if draft.key not in keys
        for text in list_texts(draft.tree)
    }
    used = {name for draft in going for name in draft.tree}
    chosen = {
        name: {
            key: entry
            for key, entry in getattr(drafts, name).items()
            if key not in getattr(here, name) and _is_wanted(key, entry, named, staying)
        }
        for name in REGISTRIES
    }
    actors = names_of(here).actors
    chosen["actors"] = {
        key: entry
        for key, entry in chosen["actors"].items()
        if not actors.interpret(_name(key, entry)).declared
    }
    used |= set(list_within([draft.tree for draft in going], chosen))
    header = make_header(
        drafts._replace(
            fields={name: one for name, one in drafts.fields.items() if name in used},
            kinds=tuple([one for one in drafts.kinds if one in named]),
            statuses={
                one: like for one, like in drafts.statuses.items() if one in named
            },
        )
    )
    return Needs(header, {name: some for name, some in chosen.items() if some})


def _is_wanted(
    key: str,
    entry: Mapping[str, Tree],
    named: Collection[str],
    staying: Collection[str],
) -> bool:
    words = (key, _name(key, entry))
    return any(one in named for one in words) or not any(
        one in staying for one in words
    )


def _name(key: str, entry: Mapping[str, Tree]) -> str:
    return str(entry.get("name", key))
