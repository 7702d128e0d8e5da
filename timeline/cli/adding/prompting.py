"""An event asked for key by key: what is offered, and what is checked.

A date is read back in words before the next question. TAB completes what the file
knows; an empty answer takes what is offered in brackets, `-` takes nothing.
"""

from collections.abc import Mapping, Sequence

from timeline.cli.adding.settling import Settler
from timeline.cli.asking import ask
from timeline.cli.completion.candidates import list_names
from timeline.cli.errors import CommandError
from timeline.cli.terminal import Terminal
from timeline.dates import (
    WEEKDAY_NAMES,
    DateError,
    Precision,
    When,
    format_when,
    is_finite,
    weekday,
)
from timeline.model import Chronology, Event
from timeline.names.own import read_own_date
from timeline.yamltext import Tree

_UNITS = frozenset(
    {
        Precision.MONTH,
        Precision.SEASON,
        Precision.QUARTER,
        Precision.YEAR,
        Precision.DECADE,
        Precision.CENTURY,
    }
)
"""What a date may be known to, that is worth saying: no day, and no more days."""


def ask_event(
    chronology: Chronology,
    settler: Settler,
    terminal: Terminal,
    *,
    last: Event | None,
    given: Mapping[str, Tree],
) -> dict[str, Tree]:
    """Return the keys of an event: those that are given, others as they are answered.

    What is offered comes from `last`. Raises NoAnswerError where the input ends.
    """
    tree: dict[str, Tree] = {
        "date": ask(
            "Date",
            terminal,
            default=last.date.typed if last else "",
            check=lambda answer: describe_date(answer, chronology),
        ),
        "title": ask("Title", terminal, check=_check_title),
    }
    actors = _list_words("actor", chronology)
    for key, question in (("actors", "Actors"), ("to", "To")):
        if key not in given:
            answer = ask(
                f"{question}, with commas", terminal, words=actors, listed=True
            )
            tree[key] = settler.settle_actors([answer])
    if "kind" not in given:
        tree["kind"] = settler.settle_kind(
            ask("Kind", terminal, words=chronology.kinds)
        )
    if "place" not in given:
        places = _list_words("place", chronology)
        tree["place"] = settler.settle_place(ask("Place", terminal, words=places))
    if "sources" not in given:
        source = ask(
            "Source",
            terminal,
            default=last.sources[0].source if last and last.sources else "",
            words=tuple(chronology.sources),
        )
        tree["sources"] = [settler.settle_source(source)] if source else ""
    return {key: value for key, value in tree.items() if value} | dict(given)


def describe_date(typed: str, chronology: Chronology) -> str:
    """Return a date in words. Raises CommandError where it is none."""
    try:
        when = read_own_date(typed, chronology.year, chronology.by_id)
    except DateError as error:
        raise CommandError(error.message, error.hint) from error
    return f"= {_describe(when)}"


def _describe(when: When) -> str:
    """Return a date in words, with the weekday of a day."""
    text = format_when(when)
    if when.b1 == when.e2 and is_finite(when.b1):
        return f"{WEEKDAY_NAMES[weekday(when.b1)]} {text}"
    return (
        f"{text}, known to the {when.precision}" if when.precision in _UNITS else text
    )


def _check_title(answer: str) -> str:
    if not answer:
        raise CommandError("an event has a title", "say in one line what happened")
    return ""


def find_last(chronology: Chronology, file: str) -> Event | None:
    """Return the event that stands last in a file."""
    events = (event for event in chronology.events if event.file == file)
    return max(events, key=lambda event: event.marks[0], default=None)


def _list_words(field: str, chronology: Chronology) -> Sequence[str]:
    """Return the words that a shell would be offered for a field."""
    tiers = list_names(field, chronology)
    return tuple(dict.fromkeys(word.text for tier in tiers for word in tier))
