"""Dimensions of time: many events of a day, and long or rough dates."""

from datetime import timedelta

from dimensions.form import (
    CALENDAR,
    CHECK,
    DENSITY,
    FIRST_DAY,
    LANES,
    VIEWS,
    WIDE,
    Dimension,
    Files,
    write_event,
    write_file,
)


def _write_one_day(size: int) -> Files:
    events = (
        write_event(n, f"actors: [France, a{n % 50}]", day=0) for n in range(size)
    )
    return write_file([], events)


def _write_one_actor(size: int) -> Files:
    events = (
        write_event(n, "actors: [France, Egypt]", day=n // 10) for n in range(size)
    )
    return write_file([], events)


def _write_long_dates(size: int) -> Files:
    events = (
        f"- {{date: {1000 + n % 99}/{1500 + n % 400}, title: T{n}, actors: [a{n % 9}]}}"
        for n in range(size)
    )
    return write_file([], events)


def _write_long_intervals(size: int) -> Files:
    events = (
        f"- {{date: {FIRST_DAY + timedelta(n)}/{FIRST_DAY + timedelta(n + size)}, "
        f"title: Talks {n}, actors: [a{n % 9}]}}"
        for n in range(size)
    )
    return write_file([], events)


def _write_rough_dates(size: int) -> Files:
    events = (
        f"- {{date: '{1900 + n % 100}~', title: T{n}, actors: [a{n % 9}]}}"
        if n % 2
        else write_event(n * 5, f"actors: [a{n % 9}]")
        for n in range(size)
    )
    return write_file([], events)


DATED = (
    Dimension(
        "events on a wide axis",
        1000,
        _write_one_actor,
        ((*LANES, *WIDE), (*DENSITY, *WIDE), (*CALENDAR, *WIDE)),
    ),
    Dimension("events of one day", 1000, _write_one_day, (CHECK, *VIEWS)),
    Dimension("events of two actors", 1000, _write_one_actor, (CHECK, *VIEWS)),
    Dimension("long dates", 1000, _write_long_dates, (CHECK, *VIEWS)),
    Dimension("long intervals", 1000, _write_long_intervals, (CHECK, *VIEWS)),
    Dimension("rough dates", 1000, _write_rough_dates, (CHECK, *VIEWS)),
)
