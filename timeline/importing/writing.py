"""Drafts as a chronology of their own, in the strict form."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.editing.asides import make_plain
from timeline.importing.drafts import Draft, Drafts
from timeline.yamltext import Tree, format_event, format_pairs

FORMAT = "1"


def format_chronology(drafts: Drafts) -> str:
    """Return drafts as the text of a chronology, in order of date."""
    return "".join(f"{line}\n" for line in _list_lines(drafts))


def make_document(drafts: Drafts) -> dict[str, Any]:
    """Return drafts as the values of a chronology, events in order of date."""
    document: dict[str, Any] = {"timeline": FORMAT, **make_header(drafts)}
    for name in ("actors", "sources", "places"):
        entries: Mapping[str, Mapping[str, Tree]] = getattr(drafts, name)
        if entries:
            document[name] = make_plain(entries)
    events = [make_plain(draft.tree) for draft in sort_drafts(drafts.drafts)]
    return {**document, "events": events}


def make_header(drafts: Drafts) -> dict[str, Sequence[str] | Mapping[str, str]]:
    """Return what drafts need to be declared, by the keys of the header."""
    types = dict(drafts.fields)
    is_plain = set(types.values()) <= {"text"}
    header: dict[str, Sequence[str] | Mapping[str, str]] = {
        "fields": list(types) if is_plain else types,
        "kinds": list(drafts.kinds),
        "statuses": dict(drafts.statuses),
    }
    return {key: value for key, value in header.items() if value}


def _list_lines(drafts: Drafts) -> Iterator[str]:
    header: dict[str, Tree] = {"timeline": FORMAT}
    if drafts.title:
        header["title"] = drafts.title
    yield from format_pairs({**header, **make_header(drafts)})
    registries: tuple[tuple[str, Mapping[str, Mapping[str, Tree]]], ...] = (
        ("actors", drafts.actors),
        ("sources", drafts.sources),
        ("places", drafts.places),
    )
    for name, entries in registries:
        if entries:
            yield ""
            yield f"{name}:"
            yield from format_pairs(entries, indent=2)
    if not drafts.drafts:
        if not drafts.sources:
            yield "events: []"
        return
    yield ""
    yield "events:"
    for number, draft in enumerate(sort_drafts(drafts.drafts)):
        if number:
            yield ""
        yield from format_event(draft.tree)


def sort_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts in order of date; those of one date as their rows stand."""
    return sorted(drafts, key=lambda draft: draft.when.sort_key)
