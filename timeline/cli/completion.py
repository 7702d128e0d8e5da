"""Completion of values in the shell: from the file at hand.

A completion must never fail or print: whatever goes wrong, nothing is offered.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

import typer

from timeline.patterns import LazyPattern

# What a terminal would obey, what Rich would take for markup, and what a shell would
# run: Typer 0.29 leaves a backslash before `$` as it is, and zsh evaluates it.
_UNFIT = LazyPattern(
    r"""[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\[\]\\$`"';|&<>]"""
)

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
        done, comma, begun = incomplete.rpartition(",")
        try:
            chronology = _load(ctx)
            words = list(words_of(chronology))
        except Exception:  # noqa: BLE001  # a traceback would fall into the prompt
            return []
        # Of several ways to name one thing the first that goes on from what is typed.
        offered: dict[str, str] = {}
        for word, about in words:
            if not word.startswith(begun) or _UNFIT.search(word):
                continue
            if word not in offered.values():
                offered.setdefault(about or word, word)
        return [
            (f"{done}{comma}{word}", "" if about == word else _shorten(about))
            for about, word in offered.items()
        ]

    return complete


def _shorten(text: str) -> str:
    from timeline.views.lines import wrap_cells

    # Typer would break longer text into lines, which a shell takes for more words.
    return wrap_cells(_UNFIT.sub("", " ".join(text.split())), 60)[0]


def _load(ctx: typer.Context) -> Any:
    from timeline.reading import load

    # The parser gives up at the option that still lacks its value, before it assigns
    # the arguments; they are then left over.
    given = ctx.params.get("files") or ctx.args
    files = [path for path in given if not path.startswith("-")]
    return load(files)


def _actors(chronology: Any) -> Iterable[tuple[str, str]]:
    from timeline.names import ActorNames, UnresolvedNameError

    names = ActorNames(chronology)
    ids = {actor.name: actor.id for actor in chronology.actors.values()}
    for name in names.spellings:
        # Words with spaces would have to be quoted, which bash does not do: offer
        # the last word where it means nobody else, or the id.
        last = name.split()[-1]
        try:
            known = names.resolve(last).identity == names.resolve(name).identity
        except UnresolvedNameError:
            known = False
        if known:
            yield last, name
        if name in ids:
            yield ids[name], name
        if " " not in name or not (known or name in ids):
            yield name, name


def _offices(chronology: Any) -> Iterable[tuple[str, str]]:
    from timeline.names import ActorNames

    return [(office, "") for office in ActorNames(chronology).offices.names]


def _months(chronology: Any) -> Iterable[tuple[str, str]]:
    from timeline.dates import PAST, format_day

    days = sorted({event.date.b1 for event in chronology.events} - {PAST})
    return dict.fromkeys((format_day(day).rpartition("-")[0], "") for day in days)


def _years(chronology: Any) -> Iterable[tuple[str, str]]:
    months = _months(chronology)
    return dict.fromkeys((month.rpartition("-")[0], "") for month, _ in months)


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
    "with": _actors,
    "office": _offices,
    "month": _months,
    "year": _years,
    "kind": _kinds,
    "tag": _tags,
    "place": _places,
    "status": _statuses,
    "source": _sources,
    "id": _ids,
}
