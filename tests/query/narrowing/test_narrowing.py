"""Sets of events against what is judged: chronologies and questions at random."""

import importlib
import pkgutil
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pytest

import timeline.query
from tests.helpers.happenings import (
    draw_bonds,
    draw_event,
    draw_flags,
    draw_query,
    make_chronology,
)
from tests.helpers.jumbles import draw_jumble, draw_question
from tests.helpers.lookups import is_in
from timeline import Chronology
from timeline.dates import Fit
from timeline.diagnostics import ExpectedError
from timeline.names import FACETS, names_of
from timeline.query import Query, format_query, judge, resolve
from timeline.query.conditions import Leaf
from timeline.query.holding import TEXTS
from timeline.query.narrowing import NARROWINGS, narrow
from timeline.query.narrowing.sets import EVERYTHING, NOTHING
from timeline.query.narrowing.words import (
    COLUMNS,
    UNTOLD_FACETS,
    UNTOLD_TEXTS,
)

Draw = Callable[[random.Random], Chronology]
Ask = Callable[[random.Random], Query]


def _draw_happenings(rng: random.Random) -> Chronology:
    events = [draw_event(rng, name) for name in "abcdefgh"]
    return make_chronology(draw_bonds(rng), events)


def _draw_jumble(rng: random.Random) -> Chronology:
    return draw_jumble(rng, 12)


@pytest.mark.parametrize(
    ("draw", "ask"),
    [(_draw_happenings, draw_query), (_draw_jumble, draw_question)],
    ids=["happenings", "jumbles"],
)
def test_no_event_that_may_fit_is_missing(draw: Draw, ask: Ask) -> None:
    rng = random.Random(19901003)  # noqa: S311  the same each time
    found: Counter[str] = Counter()
    for _ in range(25):
        chronology = draw(rng)
        names = names_of(chronology)
        for _ in range(40):
            query, flags = ask(rng), draw_flags(rng)
            try:
                condition = resolve(query, names, flags).condition
            except ExpectedError:
                continue
            possible, certain = narrow(condition)
            for event in chronology.events:
                fit = judge(condition, event).fit
                case = f"{format_query(query)} {flags} of {event.to_dict()}"
                held = is_in(possible, event)
                assert held or fit is Fit.NO, case
                assert fit is Fit.CERTAIN or not is_in(certain, event), case
                found["fits"] += fit is not Fit.NO
                found["held"] += held
                found["events"] += 1
            found["questions"] += 1
            found["narrower"] += possible != EVERYTHING
            found["surely"] += certain != NOTHING
    assert found["questions"] > 500
    # A set that holds everything never misses one: most do better.
    assert found["narrower"] / found["questions"] > 0.8
    assert found["surely"] / found["questions"] > 0.6
    assert found["held"] - found["fits"] < (found["events"] - found["fits"]) / 4


def _list_leaves(kinds: Iterable[type[Leaf]]) -> Iterator[str]:
    for kind in kinds:
        # By name: a dataclass with slots is a second class, and the first may linger.
        yield f"{kind.__module__}.{kind.__qualname__}"
        yield from _list_leaves(kind.__subclasses__())


def test_each_leaf_is_narrowed() -> None:
    for module in pkgutil.walk_packages(timeline.query.__path__, "timeline.query."):
        importlib.import_module(module.name)
    leaves = set(_list_leaves(Leaf.__subclasses__()))
    known = set(_list_leaves(NARROWINGS))
    assert {one for one in leaves if one.startswith("timeline.")} == known


def test_what_is_not_narrowed_says_why() -> None:
    told = {*COLUMNS, "id", "source", "reliability", "credibility"}
    assert told | set(UNTOLD_FACETS) == set(FACETS)
    assert not told & set(UNTOLD_FACETS)
    assert set(UNTOLD_TEXTS) < set(TEXTS)
