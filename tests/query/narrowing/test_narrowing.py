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
from timeline.query import Query, format_query, judge, parse_query, resolve
from timeline.query.conditions import Leaf
from timeline.query.holding import TEXTS
from timeline.query.narrowing import NARROWINGS, narrow
from timeline.query.narrowing.sets import (
    EVERYTHING,
    NOTHING,
    HasDate,
    HasText,
    HasWord,
    Narrowed,
    measure,
)
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
    for _ in range(16):
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
    assert found["questions"] > 400
    # A set that holds everything never misses one: most do better.
    assert found["narrower"] / found["questions"] > 0.8
    assert found["surely"] / found["questions"] > 0.6
    assert found["held"] - found["fits"] < (found["events"] - found["fits"]) / 4


def _list_leaves(kinds: Iterable[type[Leaf]]) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        # By name: a dataclass with slots is a second class, and the first may linger.
        yield kind.__qualname__, kind.__module__
        yield from _list_leaves(kind.__subclasses__())


def test_each_leaf_is_narrowed() -> None:
    for module in pkgutil.walk_packages(timeline.query.__path__, "timeline.query."):
        importlib.import_module(module.name)
    leaves = set(_list_leaves(Leaf.__subclasses__()))
    ours = [name for name, home in leaves if home.startswith("timeline.")]
    # Each name is that of one leaf.
    assert sorted(ours) == sorted(NARROWINGS)


@pytest.mark.parametrize("place", NARROWINGS.values())
def test_what_narrows_a_leaf_is_there(place: str) -> None:
    module, _, function = place.partition(".")
    home = importlib.import_module(f"timeline.query.narrowing.{module}")
    assert callable(getattr(home, function))


def test_what_is_not_narrowed_says_why() -> None:
    told = {*COLUMNS, "id", "source", "reliability", "credibility"}
    assert told | set(UNTOLD_FACETS) == set(FACETS)
    assert not told & set(UNTOLD_FACETS)
    assert set(UNTOLD_TEXTS) < set(TEXTS)


def _ask(query: str) -> Narrowed:
    chronology = make_chronology((), [])
    return narrow(resolve(parse_query(query), names_of(chronology)).condition)


def test_what_is_larger_than_a_database_takes_says_nothing() -> None:
    days = ",".join(f"{year}-05-10" for year in range(1500, 1600))
    assert isinstance(_ask(f"date:{days}").possible, HasDate)
    days = ",".join(f"{year}-05-10" for year in range(1500, 2000))
    assert _ask(f"date:{days}") == (EVERYTHING, NOTHING)
    assert _ask(f"not date:{days}") == (EVERYTHING, NOTHING)
    # What is asked besides is narrowed all the same.
    assert isinstance(_ask(f"date:{days} kind:visit").possible, HasWord)
    deep = "kind:visit"
    for number in range(20):
        deep = f"(tag:red or text:w{number} ({deep}))"
    number, depth = measure(_ask(deep).possible)
    assert number <= 300
    assert depth <= 20


@pytest.mark.parametrize("word", ["a\udcff", "a\0"])
def test_what_no_database_can_be_asked_for_says_nothing(word: str) -> None:
    assert _ask(f"title:'{word}'").possible == EVERYTHING
    assert _ask(f"title:'{word}','ab'").possible == EVERYTHING
    assert _ask("title:ab").possible == HasText("ab")
