"""Dimensions of files as such: keys, syntax, comments, texts, chains of dates."""

import json
from datetime import timedelta

from dimensions.form import (
    CHECK,
    CSV,
    FEW,
    FILE_NAME,
    FIRST_DAY,
    FULL,
    JSON,
    SHOW,
    STATS,
    TABLE,
    VIEWS,
    Dimension,
    Files,
    list_words,
    write_event,
    write_file,
)


def _write_top_keys(size: int) -> Files:
    return write_file([f"k{number}: v" for number in range(size)], [write_event()])


def _write_duplicate_keys(size: int) -> Files:
    lines = [f"    k{number}: v" for number in range(size)]
    return write_file([], [write_event(0, "own:"), *lines, *lines])


def _write_duplicate_top_keys(size: int) -> Files:
    keys = [f"k{number}: v" for number in range(size)]
    return write_file([*keys, *keys], [write_event()])


def _make_plain_events(size: int) -> list[dict[str, object]]:
    return [
        {
            "date": f"{FIRST_DAY + timedelta(number % 20_000)}",
            "title": f"Talks {number}",
            "actors": ["France", "Egypt"],
        }
        for number in range(size)
    ]


def write_json_line(size: int) -> Files:
    """Return events as JSON without a line break."""
    return {FILE_NAME: json.dumps(_make_plain_events(size))}


def write_block(size: int) -> Files:
    """Return the events of `write_json_line`, a line for each key."""
    return {
        FILE_NAME: "".join(
            f"- date: {event['date']}\n  title: {event['title']}\n"
            "  actors:\n  - France\n  - Egypt\n"
            for event in _make_plain_events(size)
        )
    }


def _write_json_line_with_comment(size: int) -> Files:
    return {FILE_NAME: f"{json.dumps(_make_plain_events(size))} # made by a program\n"}


def _write_aliased_list(size: int) -> Files:
    first = write_event(0, f"own: &list [{list_words('w', size)}]")
    rest = (write_event(number, "own: *list") for number in range(1, size))
    return write_file([], [first, *rest])


def _write_alias_chain(size: int) -> Files:
    links = (f"l{number}: &l{number} [*l{number - 1}]" for number in range(1, size))
    return write_file(["l0: &l0 [v]", *links], [write_event()])


def _write_brackets(size: int) -> Files:
    return write_file([], [write_event(0, f"own: {'[' * size}{']' * size}")])


def _write_comments(size: int) -> Files:
    comments = ("# timeline: ignore[event-far]" for _ in range(size))
    return write_file([], [write_event(), *comments])


def _write_comments_between(size: int) -> Files:
    return write_file([], (f"# note\n{write_event(n)} # here" for n in range(size)))


def _write_folder(size: int) -> Files:
    return {
        f"{number:06}.yaml": f"events:\n{write_event(number)}\n"
        for number in range(size)
    }


def _write_events(size: int) -> Files:
    return write_file([], map(write_event, range(size)))


def _write_bad_dates(size: int) -> Files:
    return write_file(
        [], (f"- date: 2013-02-3{n % 10}x{n}\n  title: Talks" for n in range(size))
    )


def _write_unknown_keys(size: int) -> Files:
    return write_file([], (write_event(n, f"knd{n}: v") for n in range(size)))


def _write_event_keys(size: int) -> Files:
    return write_file([], [write_event(0, *(f"k{n}: v" for n in range(size)))])


def _write_long_title(size: int) -> Files:
    return write_file([], [f"- date: 2013\n  title: {'talks ' * size}end"])


def _write_long_summary(size: int) -> Files:
    lines = ("    They met again and said little." for _ in range(size))
    return write_file([], [write_event(0, "summary: |"), *lines])


def _write_fields(size: int) -> Files:
    # In few events: a table of as many columns as rows has the square of their number.
    fields = [f"  f{number}: number" for number in range(size)]
    values = [f"f{number}: {number}" for number in range(size)]
    events = (write_event(n, *values[n::FEW]) for n in range(FEW))
    return write_file(["fields:", *fields], events)


def _write_relative_chain(size: int) -> Files:
    links = (
        f"- {{id: e{n}x, date: after e{n - 1}x, title: Talks {n}}}"
        for n in range(1, size)
    )
    return write_file([], ["- {id: e0x, date: 2013-05-10, title: Talks}", *links])


def _write_queries(size: int) -> Files:
    saved = [f"  q{number}: tag:t{number}" for number in range(size)]
    return write_file(["queries:", *saved], [write_event(0, "tags: [t0]")])


def _write_query_chain(size: int) -> Files:
    # `@q0` is within `@q1`, and so on: as deep as queries may lie within each other
    # eight times over.
    saved = [f"  q{n}: {f'@q{n - 1}' if n % 8 else 'tag:t0'}" for n in range(size)]
    return write_file(["queries:", *saved], [write_event(0, "tags: [t0]")])


READING = (
    Dimension("events", 2000, _write_events, (CHECK, *VIEWS, JSON, CSV, STATS)),
    Dimension("keys at the top", 10_000, _write_top_keys),
    Dimension("keys at the top, twice", 2000, _write_duplicate_top_keys),
    Dimension("keys in one mapping, twice", 2000, _write_duplicate_keys),
    Dimension("one-line JSON", 2000, write_json_line),
    Dimension("one-line JSON, then ` #`", 2000, _write_json_line_with_comment),
    Dimension("one list aliased", 200, _write_aliased_list, (CHECK, JSON)),
    Dimension("chain of aliases", 2000, _write_alias_chain),
    Dimension("nested brackets", 200_000, _write_brackets),
    Dimension("ignoring comments", 4000, _write_comments),
    Dimension("comments", 2000, _write_comments_between),
    Dimension("files in a folder", 500, _write_folder, (CHECK, SHOW)),
    Dimension("bad dates", 2000, _write_bad_dates),
    Dimension("unknown keys", 1000, _write_unknown_keys, (CHECK, FULL, CSV, JSON)),
    Dimension("keys of one event", 2000, _write_event_keys, (CHECK, FULL, CSV)),
    Dimension("words of a title", 50_000, _write_long_title, (CHECK, SHOW, TABLE)),
    Dimension("lines of a summary", 20_000, _write_long_summary, (CHECK, FULL)),
    Dimension("declared fields", 1000, _write_fields, (CHECK, STATS, CSV, FULL)),
    Dimension("chain of `after`", 2000, _write_relative_chain, (CHECK, SHOW)),
    Dimension("saved queries", 1000, _write_queries, (CHECK, ("show", "-q", "@q0"))),
    Dimension("chained queries", 2000, _write_query_chain),
)
