"""Completion of values in the shell: from the file at hand.

A completion must never fail or print: whatever goes wrong, nothing is offered.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

import typer

Completer = Callable[[typer.Context, str], list[Any]]


def complete_words(*words: str) -> Completer:
    """Return a completer for a fixed list."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Any]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def complete_files(ctx: typer.Context, incomplete: str) -> list[Any]:
    """Offer YAML files and folders."""
    folder, name = os.path.split(incomplete)
    try:
        entries = sorted(os.scandir(folder or "."), key=lambda entry: entry.name)
    except OSError:
        return []
    found = []
    for entry in entries:
        if not entry.name.startswith(name) or entry.name.startswith("."):
            continue
        path = os.path.join(folder, entry.name)
        if entry.is_dir():
            found.append(f"{path}/")
        elif entry.name.lower().endswith((".yaml", ".yml")):
            found.append(path)
    return found


def complete_filter(option: str) -> Completer:
    """Return a completer for the values of a filter, after the last comma."""
    plain = option.removeprefix("not-")

    def complete(ctx: typer.Context, incomplete: str) -> list[Any]:
        words_of = _WORDS.get(plain)
        if words_of is None:
            return []
        done, comma, _ = incomplete.rpartition(",")
        try:
            chronology = _load(ctx)
            words = list(words_of(chronology))
        except Exception:  # noqa: BLE001  # a traceback would fall into the prompt
            return []
        return [(f"{done}{comma}{word}", about) for word, about in words]

    return complete


def _load(ctx: typer.Context) -> Any:
    from timeline.reading import load

    files = [path for path in ctx.params.get("files") or () if path != "-"]
    return load(files)


def _actors(chronology: Any) -> Iterable[tuple[str, str]]:
    from timeline.names import ActorNames, UnresolvedNameError

    names = ActorNames(chronology)
    ids = {actor.name: actor.id for actor in chronology.actors.values()}
    for name in names.spellings:
        # Words with spaces would have to be quoted, which bash does not do: offer
        # the id, or the last word where it means nobody else.
        short = ids.get(name) or name.split()[-1]
        try:
            known = len(names.resolve(short)) == 1
        except UnresolvedNameError:
            known = False
        yield (short, name) if known else (name, "")


def _months(chronology: Any) -> Iterable[tuple[str, str]]:
    from timeline.dates import PAST, calendar_date

    months = {
        calendar_date(event.date.b1)[:2]
        for event in chronology.events
        if event.date.b1 != PAST
    }
    return [(f"{year:04d}-{month:02d}", "") for year, month in sorted(months)]


def _years(chronology: Any) -> Iterable[tuple[str, str]]:
    return dict.fromkeys((month[:4], "") for month, _ in _months(chronology))


def _kinds(chronology: Any) -> Iterable[tuple[str, str]]:
    used = {event.kind for event in chronology.events if event.kind}
    return [(kind, "") for kind in sorted(used)]


def _tags(chronology: Any) -> Iterable[tuple[str, str]]:
    tags = {tag for event in chronology.events for tag in event.tags}
    return [(tag, "") for tag in sorted(tags)]


def _places(chronology: Any) -> Iterable[tuple[str, str]]:
    places = {event.place for event in chronology.events if event.place}
    return [(place, "") for place in sorted(places)]


def _statuses(chronology: Any) -> Iterable[tuple[str, str]]:
    return [(word, "") for word in sorted({e.status for e in chronology.events})]


def _sources(chronology: Any) -> Iterable[tuple[str, str]]:
    return [(source.id, source.title) for source in chronology.sources.values()]


def _ids(chronology: Any) -> Iterable[tuple[str, str]]:
    return [(event.id, event.title) for event in chronology.events]


_WORDS: dict[str, Callable[[Any], Iterable[tuple[str, str]]]] = {
    "actor": _actors,
    "about": _actors,
    "month": _months,
    "year": _years,
    "kind": _kinds,
    "tag": _tags,
    "place": _places,
    "status": _statuses,
    "source": _sources,
    "id": _ids,
}
