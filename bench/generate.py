"""Write one made-up chronology for `timeline`, hledger and beancount.

    python bench/generate.py --events 10000 --out DIR [--seed 1]
    python bench/generate.py --events 1000000 --out DIR --form plain --form quoted

writes the same events in each form that is asked for; `DEFAULT_FORMS` if none is.

| form | file | |
|---|---|---|
| `plain` | `events.yaml` | plain scalars, lists in brackets |
| `registered` | `registered.yaml` | the same, with a registry of 2,000 actors |
| `quoted` | `quoted.yaml` | every scalar in quotes |
| `block` | `block.yaml` | summaries as folded texts, lists an item a line |
| `comments` | `comments.yaml` | comments behind values and between them |
| `journal` | `events.journal` | for hledger |
| `beancount` | `events.beancount` | for beancount |

Each event has eight keys (date, title, kind, actors, place, tags, sources, summary)
and takes about 350 bytes of YAML. The ledgers hold it as a transaction on the event's
first day, with the same words as description and tags or metadata, and two postings
of 1 EVENT. The registry has all people who occur, each with offices and their dates,
and as many more as that takes.

Events run through 1994-2013 nearly in order of date, as people keep them, whatever
their number. Most dates are ISO days; the rest are months, intervals, approximate and
one-of dates and English wordings, so that dates repeat as they do in a real file.

Equal arguments give byte-identical files: only `Random.random` is drawn from, the one
method whose sequence Python keeps between versions. Events are written as they are
made, so memory does not grow with their number.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from datewords import write_date
from formats import (
    Event,
    format_beancount,
    format_beancount_header,
    format_block,
    format_commented,
    format_journal,
    format_journal_header,
    format_quoted,
    format_registry,
    format_yaml,
    format_yaml_header,
)
from picks import below, pick, pick_often, pick_two, repeat_by_weight
from words import (
    FIRST_NAMES,
    KINDS,
    LAST_NAMES,
    PLACES,
    SOURCES,
    STATES,
    SUMMARIES,
    TAGS,
    TOPICS,
)


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing the events: the file, what begins it, and one event.

    `format_header` takes the seed.
    """

    file_name: str
    format_header: Callable[[int], str]
    format_event: Callable[[Event], str]


_FIRST_DAY = date(1994, 1, 1)
_LAST_DAY = date(2013, 12, 31)
_PEOPLE = 600
_REGISTERED = 2000
_SAME_DAY = 0.4  # share of events on the day of the one before: news comes in bursts
_SPREAD_KINDS = repeat_by_weight([(kind, kind[1]) for kind in KINDS])


def make_events(number: int, *, seed: int) -> Iterator[Event]:
    """Yield `number` events, the same ones for the same number and seed.

    No two events of a year have both date and title in common.
    """
    rng = Random(seed)
    people = _make_people(rng)
    days = (_LAST_DAY - _FIRST_DAY).days + 1
    day = _FIRST_DAY
    year = day.year
    seen: set[tuple[str, str]] = set()
    for position in range(number):
        if rng.random() >= _SAME_DAY:
            offset = position * days // number + below(rng, 7)
            day = min(_FIRST_DAY + timedelta(offset), _LAST_DAY)
        if day.year > year:
            year = day.year
            seen.clear()
        event = _make_event(day, people, rng)
        while (event.when, event.title) in seen:
            event = _make_event(day, people, rng)
        seen.add((event.when, event.title))
        yield event


def write_files(
    number: int, folder: Path, *, forms: Sequence[str], seed: int = 1
) -> None:
    """Write a file of each form into `folder`, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        outputs = []
        for form in (FORMS[name] for name in forms):
            stream = stack.enter_context(
                open(folder / form.file_name, "w", encoding="utf-8", newline="\n")
            )
            stream.write(form.format_header(seed))
            outputs.append((stream, form.format_event))
        for event in make_events(number, seed=seed):
            for stream, format_event in outputs:
                stream.write(format_event(event))


def _make_event(day: date, people: Sequence[str], rng: Random) -> Event:
    when, first_day = write_date(day, rng)
    kind, _, personal, titles = pick(rng, _SPREAD_KINDS)
    actors = pick_two(rng, people if personal else STATES)
    place = pick_often(rng, PLACES)
    topic, tag = pick(rng, TOPICS)
    return Event(
        when=when,
        first_day=first_day,
        title=pick(rng, titles).format(
            a=actors[0], b=actors[1], place=place, topic=topic
        ),
        kind=kind,
        actors=actors,
        place=place,
        tags=(tag, pick(rng, TAGS)),
        source=pick_often(rng, SOURCES)[0],
        summary=pick(rng, SUMMARIES).format(hours=2 + below(rng, 18), place=place),
    )


def _make_people(rng: Random) -> tuple[str, ...]:
    people: dict[str, None] = {}
    while len(people) < _PEOPLE:
        people[f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}"] = None
    return tuple(people)


def _make_registry(seed: int) -> str:
    """Return the registry, of those people whom `make_events` makes of this seed."""
    rng = Random(seed)
    people = dict.fromkeys(_make_people(rng))
    while len(people) < _REGISTERED:
        name = f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}"
        people[f"{name} {pick(rng, LAST_NAMES)}"] = None
    careers = []
    for person in people:
        start = 1985 + below(rng, 20)
        turn = start + 2 + below(rng, 6)
        state = pick(rng, STATES)
        careers.append((person, state, start, turn, turn + 2 + below(rng, 8)))
    return format_registry(careers)


FORMS = {
    "plain": Form("events.yaml", lambda _: format_yaml_header(), format_yaml),
    "registered": Form(
        "registered.yaml",
        lambda seed: format_yaml_header(_make_registry(seed)),
        format_yaml,
    ),
    "quoted": Form("quoted.yaml", lambda _: format_yaml_header(), format_quoted),
    "block": Form("block.yaml", lambda _: format_yaml_header(), format_block),
    "comments": Form("comments.yaml", lambda _: format_yaml_header(), format_commented),
    "journal": Form(
        "events.journal", lambda _: format_journal_header(), format_journal
    ),
    "beancount": Form(
        "events.beancount", lambda _: format_beancount_header(), format_beancount
    ),
}
DEFAULT_FORMS = ("plain", "registered", "journal", "beancount")


def _main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up chronology.")
    parser.add_argument("--events", type=int, required=True, help="how many")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    parser.add_argument("--seed", type=int, default=1, help="default: 1")
    parser.add_argument(
        "--form",
        action="append",
        choices=FORMS,
        help=f"may be repeated; default: {', '.join(DEFAULT_FORMS)}",
    )
    options = parser.parse_args()
    if options.events < 1:
        parser.error(f"--events {options.events}: expected 1 or more")
    write_files(
        options.events,
        options.out,
        forms=tuple(dict.fromkeys(options.form or DEFAULT_FORMS)),
        seed=options.seed,
    )


if __name__ == "__main__":
    _main()
