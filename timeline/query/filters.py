"""How each filter is answered: one row a filter in `FILTERS`.

A row's function takes the values and a `Context`, and returns a test: from an
event to its Fit. It raises UnresolvedNameError for a value that means nothing
in the chronology, so that a misspelt name never looks like an empty answer.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from timeline.dates import (
    FUTURE,
    PAST,
    DateError,
    Fit,
    Relative,
    When,
    Window,
    parse_date,
    resolve_relative,
)
from timeline.model import STATUSES, Chronology, Event
from timeline.names import ActorNames, PlaceNames, UnresolvedNameError, unknown_name
from timeline.query.months import MonthOfYear, parse_month_of_year
from timeline.text import find_nearest, fold, join_words

Test = Callable[[Event], Fit]
MakeTest = Callable[[tuple[str, ...], "Context"], Test]


class Context:
    """One chronology with its names, worked out where a filter asks for them."""

    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology

    @cached_property
    def actors(self) -> ActorNames:
        """Return the names of actors."""
        return ActorNames(self.chronology)

    @cached_property
    def places(self) -> PlaceNames:
        """Return the names of places."""
        return PlaceNames(self.chronology)

    def parse_date(self, text: str) -> When:
        """Read a date of a filter: any form, an event's id included.

        Raises UnresolvedNameError where it is none.
        """
        by_id = self.chronology.by_id
        if text in by_id:
            return by_id[text].date
        try:
            when = parse_date(text, year=self.chronology.year)
            if isinstance(when, Relative):
                target = by_id.get(when.target)
                if target is None:
                    near = find_nearest(when.target, by_id)
                    raise unknown_name("event", when.target, near)
                when = resolve_relative(when, target.date)
        except DateError as error:
            hint = error.hint
            if error.code == "date-year-missing":
                hint = "add the year"
            raise UnresolvedNameError(error.message, hint) from error
        return when


def _match(found: object) -> Fit:
    return Fit.CERTAIN if found else Fit.NO


def _resolve_all(names: ActorNames, values: tuple[str, ...]) -> frozenset[str]:
    wanted: set[str] = set()
    for value in values:
        wanted |= names.resolve(value)
    return frozenset(wanted)


def _actor(values: tuple[str, ...], context: Context) -> Test:
    names = context.actors
    wanted = _resolve_all(names, values)
    identify = names.identify

    def test(event: Event) -> Fit:
        return _match(
            any(identify(name) in wanted for name in event.actors)
            or any(identify(name) in wanted for name in event.to)
        )

    return test


def _about(values: tuple[str, ...], context: Context) -> Test:
    names = context.actors
    wanted = _resolve_all(names, values)
    return lambda event: _match(
        any(names.identify(name) in wanted for name in event.about)
    )


def _place(values: tuple[str, ...], context: Context) -> Test:
    names = context.places
    for value in values:
        names.check(value)
    return lambda event: _match(
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
        return lambda event: _match(not hits.isdisjoint(words_of(event)))

    return make_test


_LISTED = 12


def _unknown_word(noun: str, value: str, words: tuple[str, ...]) -> UnresolvedNameError:
    near = find_nearest(value, words)
    if near or len(words) > _LISTED or not words:
        return unknown_name(noun, value, near)
    return UnresolvedNameError(
        f"no {noun} here is called {value!r}", f"there are {join_words(words)}"
    )


def _source_words(event: Event) -> Iterable[str]:
    return [citation.source for citation in event.sources]


def _source(values: tuple[str, ...], context: Context) -> Test:
    registry = context.chronology.sources
    titles = {fold(source.title): source.id for source in registry.values()}
    ids = tuple(titles.get(fold(value), value) for value in values)
    compare = _words("source", _source_words, lambda chronology: chronology.sources)
    return compare(ids, context)


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
        return _match(any(word in text for word in wanted))

    return test


def _windows(make: Callable[[When], Window]) -> MakeTest:
    def make_test(values: tuple[str, ...], context: Context) -> Test:
        windows = [make(context.parse_date(value)) for value in values]
        return _fit_any(_merge(windows), ())

    return make_test


def _month(values: tuple[str, ...], context: Context) -> Test:
    windows: list[Window] = []
    months: list[MonthOfYear] = []
    for value in values:
        month = parse_month_of_year(value)
        if month is not None:
            months.append(month)
            continue
        when = context.parse_date(value)
        if when.precision not in ("month", "season", "quarter"):
            raise UnresolvedNameError(
                f"{value!r} is not a month", "write 2013-05, May 2013 or May"
            )
        windows.append(when.span)
    return _fit_any(_merge(windows), tuple(months))


def _year(values: tuple[str, ...], context: Context) -> Test:
    windows = []
    for value in values:
        when = context.parse_date(value)
        if when.precision not in ("year", "decade", "century"):
            raise UnresolvedNameError(
                f"{value!r} is not a year", "write 2013, 201X or 2011/2013"
            )
        windows.append(when.span)
    return _fit_any(_merge(windows), ())


def _fit_any(windows: tuple[Window, ...], months: tuple[MonthOfYear, ...]) -> Test:
    # Many events share one date: ask each date once.
    known: dict[tuple[int, int, int, int, bool], Fit] = {}

    def test(event: Event) -> Fit:
        date = event.date
        key = (*date.reach, date.uncertain)
        fit = known.get(key)
        if fit is None:
            fits = [date.fit(window) for window in windows]
            fits += [month.fit(date) for month in months]
            fit = known[key] = max(fits)
        return fit

    return test


def _merge(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Join windows that touch: what lies across April and May is certain in both."""
    merged: list[Window] = []
    for window in sorted(windows, key=lambda window: window.first):
        if merged and window.first <= merged[-1].last + 1:
            last = max(merged[-1].last, window.last)
            merged[-1] = Window(merged[-1].first, last)
        else:
            merged.append(window)
    return tuple(merged)


def _since(when: When) -> Window:
    return Window(when.b1, FUTURE)


def _until(when: When) -> Window:
    return Window(PAST, when.e2)


def _after(when: When) -> Window:
    if when.e2 == FUTURE:
        raise UnresolvedNameError(f"{when.typed!r} has no end to be after")
    return Window(when.e2 + 1, FUTURE)


def _before(when: When) -> Window:
    if when.b1 == PAST:
        raise UnresolvedNameError(f"{when.typed!r} has no beginning to be before")
    return Window(PAST, when.b1 - 1)


def _negate(make_test: MakeTest) -> MakeTest:
    def make_negated(values: tuple[str, ...], context: Context) -> Test:
        test = make_test(values, context)
        return lambda event: Fit(Fit.CERTAIN - test(event))

    return make_negated


class FilterKind(NamedTuple):
    """A row of the table: how a filter is answered and how it is described."""

    make_test: MakeTest
    summary: str
    whole: bool = False
    """A comma in the value is part of it, not an OR."""


_KIND = _words(
    "kind", lambda event: (event.kind,) if event.kind else (), lambda c: c.kinds
)
_TAG = _words("tag", lambda event: event.tags)

FILTERS: dict[str, FilterKind] = {
    "actor": FilterKind(_actor, "who acts or is acted upon"),
    "month": FilterKind(_month, "2013-05, May 2013, or May of any year"),
    "on": FilterKind(_windows(lambda when: when.span), "within a date", whole=True),
    "during": FilterKind(
        _windows(lambda when: when.span), "the same as --on", whole=True
    ),
    "since": FilterKind(_windows(_since), "from a date on", whole=True),
    "until": FilterKind(_windows(_until), "up to a date, included", whole=True),
    "after": FilterKind(_windows(_after), "after a date, not on it", whole=True),
    "before": FilterKind(_windows(_before), "before a date, not on it", whole=True),
    "year": FilterKind(_year, "a year or decade"),
    "kind": FilterKind(_KIND, "the kind of event"),
    "place": FilterKind(_place, "a place or its country"),
    "tag": FilterKind(_TAG, "a tag"),
    "status": FilterKind(
        _words("status", lambda event: (event.status,), lambda _: STATUSES),
        "reported, confirmed, claimed, disputed and so on",
    ),
    "source": FilterKind(_source, "a source, by id or title"),
    "about": FilterKind(_about, "what or whom it concerns"),
    "id": FilterKind(_words("event", lambda event: (event.id,)), "the event's id"),
    "search": FilterKind(_search, "text in title, summary, names, tags", whole=True),
    "not-actor": FilterKind(_negate(_actor), "drop an actor"),
    "not-kind": FilterKind(_negate(_KIND), "drop a kind"),
    "not-tag": FilterKind(_negate(_TAG), "drop a tag"),
    "not-place": FilterKind(_negate(_place), "drop a place"),
}
"""Every filter by its option, in the order of the help."""
