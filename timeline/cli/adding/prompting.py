"""An event asked for key by key: what is offered, and what is checked.

A date is read back in words before the next question. TAB completes what the file
knows; an empty answer takes what is offered in brackets, `-` takes nothing.
"""

from collections.abc import Iterable, Sequence

from timeline.cli.adding.settling import Settler
from timeline.cli.asking import ask
from timeline.cli.errors import CommandError
from timeline.cli.terminal import Terminal
from timeline.dates import (
    WEEKDAY_NAMES,
    DateError,
    When,
    format_when,
    is_finite,
    parse_date,
    weekday,
)
from timeline.model import Chronology, Event
from timeline.yamltext import Tree


def ask_event(
    chronology: Chronology, settler: Settler, terminal: Terminal
) -> dict[str, Tree]:
    """Return the keys of an event, as they are answered.

    Raises NoAnswerError where the input ends.
    """
    last = _find_last(chronology.events)
    tree: dict[str, Tree] = {}

    tree["date"] = ask(
        "Date",
        terminal,
        default=last.date.typed if last else "",
        check=lambda answer: check_date(answer, chronology.year),
    )
    tree["title"] = ask("Title", terminal, check=_check_title)
    for key, question in (("actors", "Actors"), ("to", "To")):
        answer = ask(f"{question}, with commas", terminal, words=settler.actors)
        names = settler.settle_actors([answer]) if answer else []
        if names:
            tree[key] = names
    kind = settler.settle_kind(ask("Kind", terminal, words=chronology.kinds))
    if kind:
        tree["kind"] = kind
    place = settler.settle_place(ask("Place", terminal, words=_list_places(chronology)))
    if place:
        tree["place"] = place
    source = ask(
        "Source",
        terminal,
        default=last.sources[0].source if last and last.sources else "",
        words=tuple(chronology.sources),
    )
    if source:
        tree["sources"] = [settler.settle_source(source)]
    return tree


def check_date(answer: str, year: int | None) -> str:
    """Return a date in words. Raises CommandError where it is none."""
    try:
        found = parse_date(answer, year=year)
    except DateError as error:
        raise CommandError(error.message, error.hint) from error
    return f"= {describe(found)}" if isinstance(found, When) else ""


def describe(when: When) -> str:
    """Return a date in words, with the weekday of a day."""
    text = format_when(when)
    if when.b1 == when.e2 and is_finite(when.b1):
        return f"{WEEKDAY_NAMES[weekday(when.b1)]} {text}"
    return f"{text}, known to the {when.precision}" if not when.is_undated else text


def _check_title(answer: str) -> str:
    if not answer:
        raise CommandError("an event has a title", "say in one line what happened")
    return ""


def _find_last(events: Iterable[Event]) -> Event | None:
    """Return the event that was typed last, as far as its place in the file tells."""
    return max(events, key=lambda event: event.marks[0], default=None)


def _list_places(chronology: Chronology) -> Sequence[str]:
    used = dict.fromkeys(event.place for event in chronology.events if event.place)
    names = [place.name for place in chronology.places.values()]
    return tuple(dict.fromkeys([*chronology.places, *names, *used]))
