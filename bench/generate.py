"""Write one made-up chronology for `timeline`, hledger and beancount.

    python bench/generate.py --events 10000 --out DIR [--seed 1]

writes `events.yaml`, `events.journal` and `events.beancount` with the same events.
Each event has eight keys (date, title, kind, actors, place, tags, sources, summary)
and takes about 350 bytes of YAML. The ledgers hold it as a transaction on the event's
first day, with the same words as description and tags or metadata, and two postings
of 1 EVENT.

`registered.yaml` is the same chronology with a registry of 2,000 actors: all who
occur, each with offices and their dates, and as many more as that takes.

Events run through 1994-2013 nearly in order of date, as people keep them, whatever
their number. Most dates are ISO days; the rest are months, intervals, approximate and
one-of dates and English wordings, so that dates repeat as they do in a real file.

Equal arguments give byte-identical files: only `Random.random` is drawn from, the one
method whose sequence Python keeps between versions. Events are written as they are
made, so memory does not grow with their number.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from formats import (
    Event,
    format_beancount,
    format_beancount_header,
    format_journal,
    format_journal_header,
    format_registry,
    format_yaml,
    format_yaml_header,
)
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

YAML_NAME = "events.yaml"
REGISTERED_NAME = "registered.yaml"
JOURNAL_NAME = "events.journal"
BEANCOUNT_NAME = "events.beancount"

_T = TypeVar("_T")

_FIRST_DAY = date(1994, 1, 1)
_LAST_DAY = date(2013, 12, 31)
_PEOPLE = 600
_REGISTERED = 2000
_SAME_DAY = 0.4  # share of events on the day of the one before: news comes in bursts
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {
    3: ("21", "spring"),
    6: ("22", "summer"),
    9: ("23", "autumn"),
}

# How often each way of writing a date is used, in thousandths.
_DATE_FORMS = (
    ("day", 640),
    ("english-day", 100),
    ("american-day", 20),
    ("clock", 15),
    ("month", 50),
    ("english-month", 25),
    ("interval", 45),
    ("english-interval", 20),
    ("approximate-day", 25),
    ("approximate-month", 10),
    ("about", 10),
    ("uncertain-day", 10),
    ("one-of", 10),
    ("part-of-month", 15),
    ("season", 5),
)


def _spread(weighted: Sequence[tuple[_T, int]]) -> tuple[_T, ...]:
    """Repeat each value as often as its weight says, so that `_pick` is weighted."""
    return tuple(value for value, weight in weighted for _ in range(weight))


_SPREAD_FORMS = _spread(_DATE_FORMS)
_SPREAD_KINDS = _spread([(kind, kind[1]) for kind in KINDS])


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
            offset = position * days // number + _below(rng, 7)
            day = min(_FIRST_DAY + timedelta(offset), _LAST_DAY)
        if day.year > year:
            year = day.year
            seen.clear()
        event = _make_event(day, people, rng)
        while (event.when, event.title) in seen:
            event = _make_event(day, people, rng)
        seen.add((event.when, event.title))
        yield event


def write_files(number: int, folder: Path, *, seed: int = 1) -> None:
    """Write the three files into `folder`, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    writers = (
        (YAML_NAME, format_yaml_header(), format_yaml),
        (REGISTERED_NAME, format_yaml_header(_make_registry(seed)), format_yaml),
        (JOURNAL_NAME, format_journal_header(), format_journal),
        (BEANCOUNT_NAME, format_beancount_header(), format_beancount),
    )
    with ExitStack() as stack:
        outputs = []
        for name, header, form in writers:
            stream = stack.enter_context(
                open(folder / name, "w", encoding="utf-8", newline="\n")
            )
            stream.write(header)
            outputs.append((stream, form))
        for event in make_events(number, seed=seed):
            for stream, form in outputs:
                stream.write(form(event))


def _make_event(day: date, people: Sequence[str], rng: Random) -> Event:
    when, first_day = _write_date(_pick(rng, _SPREAD_FORMS), day, rng)
    kind, _, personal, titles = _pick(rng, _SPREAD_KINDS)
    actors = _pick_two(rng, people if personal else STATES)
    place = _pick_often(rng, PLACES)
    topic, tag = _pick(rng, TOPICS)
    return Event(
        when=when,
        first_day=first_day,
        title=_pick(rng, titles).format(
            a=actors[0], b=actors[1], place=place, topic=topic
        ),
        kind=kind,
        actors=actors,
        place=place,
        tags=(tag, _pick(rng, TAGS)),
        source=_pick_often(rng, SOURCES)[0],
        summary=_pick(rng, SUMMARIES).format(hours=2 + _below(rng, 18), place=place),
    )


def _make_people(rng: Random) -> tuple[str, ...]:
    people: dict[str, None] = {}
    while len(people) < _PEOPLE:
        people[f"{_pick(rng, FIRST_NAMES)} {_pick(rng, LAST_NAMES)}"] = None
    return tuple(people)


def _make_registry(seed: int) -> str:
    """Return the registry, of those people whom `make_events` makes of this seed."""
    rng = Random(seed)
    people = dict.fromkeys(_make_people(rng))
    while len(people) < _REGISTERED:
        name = f"{_pick(rng, FIRST_NAMES)} {_pick(rng, LAST_NAMES)}"
        people[f"{name} {_pick(rng, LAST_NAMES)}"] = None
    careers = []
    for person in people:
        start = 1985 + _below(rng, 20)
        turn = start + 2 + _below(rng, 6)
        state = _pick(rng, STATES)
        careers.append((person, state, start, turn, turn + 2 + _below(rng, 8)))
    return format_registry(careers)


def _below(rng: Random, limit: int) -> int:
    return int(rng.random() * limit)


def _pick(rng: Random, values: Sequence[_T]) -> _T:
    return values[_below(rng, len(values))]


def _pick_often(rng: Random, values: Sequence[_T]) -> _T:
    """Pick the first values more often, as a few names fill most chronologies."""
    return values[int(rng.random() ** 2 * len(values))]


def _pick_two(rng: Random, names: Sequence[str]) -> tuple[str, str]:
    first = second = _pick_often(rng, names)
    while second == first:
        second = _pick_often(rng, names)
    return first, second


def _write_date(form: str, day: date, rng: Random) -> tuple[str, date]:
    """Return the date as typed and the first day it covers."""
    iso, month_iso = f"{day:%Y-%m-%d}", f"{day:%Y-%m}"
    month = _MONTHS[day.month - 1]
    month_start = day.replace(day=1)
    match form:
        case "day":
            return iso, day
        case "english-day":
            return f"{day.day} {month} {day.year}", day
        case "american-day":
            return f"{month} {day.day}, {day.year}", day
        case "clock":
            return f"{iso}T{7 + _below(rng, 15):02}:{15 * _below(rng, 4):02}", day
        case "month":
            return month_iso, month_start
        case "english-month":
            return f"{month} {day.year}", month_start
        case "interval":
            end = day + timedelta(1 + _below(rng, 20))
            return f"{iso}/{end:%Y-%m-%d}", day
        case "english-interval":
            start = day.replace(day=min(day.day, 24))
            end = start + timedelta(1 + _below(rng, 4))
            return f"{start.day}-{end.day} {month} {day.year}", start
        case "approximate-day":
            return f"{iso}~", day
        case "approximate-month":
            return f"{month_iso}~", month_start
        case "about":
            return f"about {day.day} {month} {day.year}", day
        case "uncertain-day":
            return f"{iso}?", day
        case "one-of":
            other = day + timedelta(1 + _below(rng, 3))
            return f"[{iso},{other:%Y-%m-%d}]", day
        case "part-of-month":
            part, start_day = _pick(rng, (("early", 1), ("mid", 11), ("late", 21)))
            return f"{part} {month} {day.year}", day.replace(day=start_day)
        case "season":
            return _write_season(day, rng)
    raise ValueError(f"{form!r} is not a date form")


def _write_season(day: date, rng: Random) -> tuple[str, date]:
    """Write the day's season, or its year if winter, which lies in two years."""
    start_month = day.month // 3 * 3
    if start_month not in _SEASONS:
        return f"{day.year}", date(day.year, 1, 1)
    code, name = _SEASONS[start_month]
    text = _pick(rng, (f"{day.year}-{code}", f"{name} {day.year}"))
    return text, date(day.year, start_month, 1)


def _main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up chronology.")
    parser.add_argument("--events", type=int, required=True, help="how many")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    parser.add_argument("--seed", type=int, default=1, help="default: 1")
    options = parser.parse_args()
    if options.events < 1:
        parser.error(f"--events {options.events}: expected 1 or more")
    write_files(options.events, options.out, seed=options.seed)


if __name__ == "__main__":
    _main()
