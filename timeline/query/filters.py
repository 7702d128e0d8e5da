"""How each filter is answered: one row a filter in `FILTERS`.

A row's function takes the values of each repetition of the option and a `Context`,
and returns a test: from an event to its Fit. All repetitions must hold, and one
value of each. It raises UnresolvedNameError for a value that means nothing in the
chronology, so that a misspelt name never looks like an empty answer.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from timeline.dates import Fit
from timeline.model import CONFIDENCES, RELIABILITIES, STATUSES, Chronology, Event
from timeline.names import UnresolvedNameError, ambiguous_name, unknown_name
from timeline.query.context import Context, match
from timeline.query.dates import (
    DateTest,
    after,
    before,
    combine_dates,
    make_as_of_test,
    make_day_test,
    make_month_test,
    make_year_test,
    since,
    until,
    windows,
)
from timeline.query.people import (
    make_about_test,
    make_actor_test,
    make_office_test,
    make_with_test,
)
from timeline.text import find_nearest, fold, join_words

Test = Callable[[Event], Fit]
MakeTest = Callable[[tuple[str, ...], Context], Test]
MakeDateTest = Callable[[tuple[str, ...], Context], DateTest]
MakeJointTest = Callable[[Sequence[tuple[str, ...]], Context], Test]


def _each(make_test: MakeTest) -> MakeJointTest:
    """Return the function of a filter whose repetitions know nothing of each other."""

    def make_joint(groups: Sequence[tuple[str, ...]], context: Context) -> Test:
        tests = [make_test(values, context) for values in groups]
        if len(tests) == 1:
            return tests[0]
        return lambda event: min(test(event) for test in tests)

    return make_joint


def _place(values: tuple[str, ...], context: Context) -> Test:
    names = context.places
    for value in values:
        names.check(value)
    return lambda event: match(
        bool(event.place) and any(names.matches(event.place, name) for name in values)
    )


def _words(
    noun: str,
    words_of: Callable[[Event], Iterable[str]],
    known: Callable[[Chronology], Iterable[str]] = lambda _: (),
) -> MakeTest:
    """Return the function of a filter that compares folded words.

    `known` gives words that may be asked for though no event has them.
    """

    def make_test(values: tuple[str, ...], context: Context) -> Test:
        wanted = frozenset(fold(value) for value in values)
        chronology = context.chronology
        used = {word for event in chronology.events for word in words_of(event)}
        words = dict.fromkeys([*known(chronology), *sorted(used)])
        folded = {fold(word) for word in words}
        for value in values:
            if fold(value) not in folded:
                raise _unknown_word(noun, value, tuple(words))
        hits = frozenset(word for word in used if fold(word) in wanted)
        return lambda event: match(not hits.isdisjoint(words_of(event)))

    return make_test


_LISTED = 12


def _unknown_word(noun: str, value: str, words: tuple[str, ...]) -> UnresolvedNameError:
    near = find_nearest(value, words)
    if near or len(words) > _LISTED or not words:
        return unknown_name(noun, value, near)
    return UnresolvedNameError(
        f"no {noun} here is called {value!r}", f"there are {join_words(words)}"
    )


def _source(values: tuple[str, ...], context: Context) -> Test:
    names = context.sources
    wanted = frozenset(names.identify(value) for value in values)
    known = dict.fromkeys(context.chronology.sources)
    for event in context.chronology.events:
        known |= dict.fromkeys(names.list_sources(event))
    folded = {fold(name) for name in known}
    for value in values:
        titled = names.find_titled(value)
        if len(titled) > 1 and value not in context.chronology.sources:
            raise ambiguous_name("source", value, titled)
        if fold(names.identify(value)) not in folded:
            raise _unknown_word("source", value, tuple(known))
    hits = frozenset(name for name in known if fold(name) in set(map(fold, wanted)))
    return lambda event: match(not hits.isdisjoint(names.list_sources(event)))


def _min_reliability(values: tuple[str, ...], context: Context) -> Test:
    for value in values:
        if value.upper() not in RELIABILITIES:
            raise UnresolvedNameError(
                f"{value!r} is not a reliability",
                "A (reliable) to E (unreliable), or F (cannot be judged)",
            )
    enough = list_reliable(values)
    names = context.sources

    def test(event: Event) -> Fit:
        found = (names.find(name) for name in names.list_sources(event))
        return match(any(source and source.reliability in enough for source in found))

    return test


def list_reliable(values: Iterable[str]) -> tuple[str, ...]:
    """Return the reliabilities that are at least one of those given."""
    least = max(RELIABILITIES.index(value.upper()) for value in values)
    return RELIABILITIES[: least + 1]


def _search(values: tuple[str, ...], context: Context) -> Test:
    wanted = [fold(value) for value in values]
    if not all(wanted):
        raise UnresolvedNameError("there is nothing to search for", "give a word")
    actors, places = context.actors, context.places

    def test(event: Event) -> Fit:
        people = (*event.actors, *event.to, *event.about)
        texts = [event.title, event.summary, event.place, *event.tags, *people]
        texts += [actors.display(name) for name in people]
        if event.place:
            texts.append(places.display(event.place))
        # A line break keeps words of two texts apart; folding makes it a space in
        # the value searched for, so it can never be found.
        text = "\n".join([fold(text) for text in texts])
        return match(any(word in text for word in wanted))

    return test


def _negate(make_test: MakeJointTest) -> MakeJointTest:
    def make_negated(groups: Sequence[tuple[str, ...]], context: Context) -> Test:
        # Repeated, `--not-actor A --not-actor B` drops both. Nobody is asked for.
        asked = dict(context.asked_actors)
        tests = [make_test([values], context) for values in groups]
        context.asked_actors = asked
        return lambda event: Fit(Fit.CERTAIN - max(test(event) for test in tests))

    return make_negated


class FilterKind(NamedTuple):
    """A row of the table: how a filter is answered and how it is described."""

    make_test: MakeJointTest
    summary: str
    whole: bool = False
    """A comma in the value is part of it, not an OR."""
    make_date_test: MakeDateTest | None = None
    """For a filter by date: the test of one date. All such filters must hold of one
    and the same date, where an event has several (`Query.any_account`)."""


def _dated(make: MakeDateTest, summary: str, *, whole: bool = True) -> FilterKind:
    def make_test(values: tuple[str, ...], context: Context) -> Test:
        return combine_dates([make(values, context)], context)

    return FilterKind(_each(make_test), summary, whole, make)


_KIND = _each(
    _words("kind", lambda event: (event.kind,) if event.kind else (), lambda c: c.kinds)
)
_TAG = _each(_words("tag", lambda event: event.tags))
_PLACE = _each(_place)


FILTERS: dict[str, FilterKind] = {
    "actor": FilterKind(
        make_actor_test, "who acts or is acted upon, also by office or as part of it"
    ),
    "with": FilterKind(make_with_test, "who takes part; repeated: all of them do"),
    "office": FilterKind(
        make_office_test, "who held an office on the event's date takes part"
    ),
    "month": _dated(
        make_month_test, "2013-05, May 2013, or May of any year", whole=False
    ),
    "day": _dated(make_day_test, "a day of any year, such as 10 May", whole=False),
    "on": _dated(windows(lambda when: when.span), "within a date"),
    "during": _dated(windows(lambda when: when.span), "the same as --on"),
    "since": _dated(windows(since), "from a date on"),
    "until": _dated(windows(until), "up to a date, included"),
    "after": _dated(windows(after), "after a date, not on it"),
    "before": _dated(windows(before), "before a date, not on it"),
    "year": _dated(make_year_test, "a year or decade", whole=False),
    "as-of": FilterKind(
        _each(make_as_of_test), "what was publicly known by a date", whole=True
    ),
    "kind": FilterKind(_KIND, "the kind of event"),
    "place": FilterKind(_PLACE, "a place or its country"),
    "tag": FilterKind(_TAG, "a tag"),
    "status": FilterKind(
        _each(_words("status", lambda event: (event.status,), lambda _: STATUSES)),
        "reported, confirmed, claimed, disputed and so on",
    ),
    "confidence": FilterKind(
        _each(
            _words(
                "confidence",
                lambda event: (event.confidence,) if event.confidence else (),
                lambda _: CONFIDENCES,
            )
        ),
        "low, moderate or high",
    ),
    "source": FilterKind(_each(_source), "a source, by id or title"),
    "min-reliability": FilterKind(
        _each(_min_reliability), "a source at least that reliable, A to F"
    ),
    "about": FilterKind(_each(make_about_test), "what or whom it concerns"),
    "id": FilterKind(
        _each(_words("event", lambda event: (event.id,))), "the event's id"
    ),
    "search": FilterKind(
        _each(_search), "text in title, summary, names, tags", whole=True
    ),
    "not-actor": FilterKind(_negate(make_actor_test), "drop an actor"),
    "not-kind": FilterKind(_negate(_KIND), "drop a kind"),
    "not-tag": FilterKind(_negate(_TAG), "drop a tag"),
    "not-place": FilterKind(_negate(_PLACE), "drop a place"),
}
"""Every filter by its option, in the order of the help."""
