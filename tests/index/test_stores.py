"""What databases find against what is in a set, and against what is judged."""

import random
from collections import Counter
from collections.abc import Callable

import pytest

from tests.helpers.happenings import (
    draw_bonds,
    draw_event,
    draw_flags,
    draw_query,
    make_chronology,
)
from tests.helpers.jumbles import draw_jumble, draw_question
from tests.helpers.lookups import is_in
from tests.helpers.stores import Store
from timeline import Chronology
from timeline.dates import Fit
from timeline.diagnostics import ExpectedError
from timeline.index.planning import plan
from timeline.names import names_of
from timeline.query import Query, format_query, judge, resolve
from timeline.query.narrowing import narrow

Draw = Callable[[random.Random], Chronology]
Ask = Callable[[random.Random], Query]


def _draw_happenings(rng: random.Random) -> Chronology:
    events = [draw_event(rng, name) for name in "abcdefgh"]
    return make_chronology(draw_bonds(rng), events)


def _draw_jumble(rng: random.Random) -> Chronology:
    return draw_jumble(rng, 14)


@pytest.mark.parametrize(("database", "count"), [("sqlite", 12), ("duckdb", 2)])
@pytest.mark.parametrize(
    ("draw", "ask"),
    [(_draw_happenings, draw_query), (_draw_jumble, draw_question)],
    ids=["happenings", "jumbles"],
)
def test_a_database_finds_just_what_is_in_a_set(
    database: str, count: int, draw: Draw, ask: Ask
) -> None:
    rng = random.Random(20130510)  # noqa: S311  the same each time
    found: Counter[str] = Counter()
    for _ in range(count):
        chronology = draw(rng)
        names = names_of(chronology)
        store = Store(chronology, database)
        events = list(enumerate(chronology.events))
        for _ in range(40):
            query, flags = ask(rng), draw_flags(rng)
            try:
                condition = resolve(query, names, flags).condition
            except ExpectedError:
                continue
            case = f"{format_query(query)} {flags}"
            fits = [judge(condition, event).fit for _, event in events]
            possible, certain = narrow(condition)
            may, does = store.find(possible), store.find(certain)
            assert may == [n for n, event in events if is_in(possible, event)], case
            assert does == [n for n, event in events if is_in(certain, event)], case
            assert all(n in may or fits[n] is Fit.NO for n, _ in events), case
            assert all(fits[n] is Fit.CERTAIN for n in does), case
            found["questions"] += 1
            found["fewer"] += len(may) < len(events)
            found["seeded"] += plan(possible) is not None
    assert found["questions"] > 15 * count
    assert found["fewer"] / found["questions"] > 0.5
    assert found["seeded"] / found["questions"] > 0.3
