"""Filters by who took part: actors, pairs of them, offices, and what it is about."""

from collections.abc import Callable, Sequence

from timeline.dates import Fit, When
from timeline.model import Event
from timeline.names import Answer, Holding, Reach, UnresolvedNameError, unknown_name
from timeline.names.actors import PARTIES, Party
from timeline.names.offices import find_held
from timeline.names.tenure import Tenure, join_tenures
from timeline.query.context import Context, match
from timeline.query.query import Query
from timeline.text import find_nearest, join_words

Test = Callable[[Event], Fit]
Groups = Sequence[tuple[str, ...]]


class Wanted:
    """Some actors that are asked for, and all who stand for them."""

    def __init__(self, values: tuple[str, ...], context: Context) -> None:
        self._names = context.actors
        self._direct = context.query.direct
        self.answers = [self._names.resolve(value) for value in values]
        self.reaches = [context.reach(answer.identity) for answer in self.answers]
        self._identities = frozenset(answer.identity for answer in self.answers)
        self._judgements: dict[str, Fit | Callable[[When], Fit]] = {}
        context.asked_actors |= dict.fromkeys(self._identities)
        for answer, reach in zip(self.answers, self.reaches, strict=True):
            self._check_presence(answer, reach, context)

    def fit_party(self, party: Party, date: When) -> Fit:
        """Tell whether a name in an event of that date means somebody wanted."""
        return party.fit(
            lambda identity: self._fit_identity(identity, date), direct=self._direct
        )

    def fit_event(self, event: Event) -> Fit:
        """Tell whether anybody who takes part in an event is wanted."""
        best = Fit.NO
        for names in (event.actors, event.to):
            for typed in names:
                judgement = self._judgements.get(typed)
                if judgement is None:
                    judgement = self._judgements[typed] = self._judge(typed)
                fit = judgement if isinstance(judgement, Fit) else judgement(event.date)
                if fit is Fit.CERTAIN:
                    return fit
                best = max(best, fit)
        return best

    def _judge(self, typed: str) -> Fit | Callable[[When], Fit]:
        """Return what a name amounts to, or how to find out for a date."""
        meaning = self._names.interpret(typed)
        if meaning.by_office:
            return lambda date: self.fit_party(
                self._names.find_party(typed, date), date
            )
        identity = meaning.identity
        if identity in self._identities:
            return Fit.CERTAIN
        if any(identity in reach for reach in self.reaches):
            return lambda date: self._fit_identity(identity, date)
        return Fit.NO

    def _fit_identity(self, identity: str, date: When) -> Fit:
        if identity in self._identities:
            return Fit.CERTAIN
        return max(reach.fit(identity, date) for reach in self.reaches)

    def _check_presence(self, answer: Answer, reach: Reach, context: Context) -> None:
        """Raise UnresolvedNameError where no event can name the actor at all."""
        names, identity = self._names, answer.identity
        if names.is_known(identity) or not names.used.isdisjoint(reach.ways):
            return
        registry = names.registry
        name = registry.name_of(identity)
        body = registry.body_of(identity)
        if body is not None and body.end:
            near = names.suggest_successors(identity)
            raise UnresolvedNameError(
                f"no event here names {name}, which ended in {body.end[:4]}",
                f"did you mean {join_words(near)}?" if near else "",
            )
        raise UnresolvedNameError(
            f"no event here names {name}", self._suggest(identity, context.query)
        )

    def _suggest(self, identity: str, query: Query) -> str:
        """Return what to do about an actor whom the query does not let be reached."""
        used, bonds = self._names.used, self._names.bonds
        if query.direct and not used.isdisjoint(
            bonds.reach(identity, members=query.members).ways
        ):
            return "leave --direct away to find those who act for it"
        if not used.isdisjoint(bonds.reach(identity, members=True).ways):
            without = ", without --direct," if query.direct else ""
            return f"--members{without} finds its members"
        return "`--search` looks for the word in titles and summaries"


def make_actor_test(groups: Groups, context: Context) -> Test:
    """Return the test for who acts or is acted upon; each group must be there."""
    wanted = [Wanted(values, context) for values in groups]
    if len(wanted) == 1:
        return wanted[0].fit_event
    return lambda event: min(group.fit_event(event) for group in wanted)


def make_with_test(groups: Groups, context: Context) -> Test:
    """Return the test for all taking part, each as somebody else than the others."""
    wanted = [Wanted(values, context) for values in groups]
    names = context.actors

    def test(event: Event) -> Fit:
        # One person by two spellings is one party.
        parties: dict[tuple[str, ...], Party] = {}
        for key in PARTIES:
            for typed in getattr(event, key):
                party = names.find_party(typed, event.date)
                people = tuple(person.identity for person in party.people)
                known = parties.get(people)
                parties[people] = party.join(known) if known else party
        named = {people[0] for people in parties if len(people) == 1}

        def most(people: tuple[str, ...]) -> Fit:
            # The office may be held by one who is named as well: then it is nobody
            # else.
            doubtful = len(people) > 1 and not named.isdisjoint(people)
            return Fit.POSSIBLE if doubtful else Fit.CERTAIN

        fits = [
            [
                min(most(people), group.fit_party(party, event.date))
                for people, party in parties.items()
            ]
            for group in wanted
        ]
        return _fit_together(sorted(fits, key=_count_fitting), frozenset())

    return test


def _count_fitting(fits: Sequence[Fit]) -> int:
    return sum(fit is not Fit.NO for fit in fits)


def _fit_together(fits: Sequence[Sequence[Fit]], taken: frozenset[int]) -> Fit:
    """Return the best fit of giving each row a column of its own.

    The rows with the fewest columns that fit come first.
    """
    if not fits:
        return Fit.CERTAIN
    best = Fit.NO
    for column, fit in enumerate(fits[0]):
        if fit > best and column not in taken:
            best = max(best, min(fit, _fit_together(fits[1:], taken | {column})))
        if best is Fit.CERTAIN:
            break
    return best


def make_office_test(groups: Groups, context: Context) -> Test:
    """Return the test for whoever held an office when the event took place."""
    tests = [_office_test(values, context) for values in groups]
    if len(tests) == 1:
        return tests[0]
    return lambda event: min(test(event) for test in tests)


def _office_test(values: tuple[str, ...], context: Context) -> Test:
    names = context.actors
    wanted = [holding for value in values for holding in find_offices(value, context)]
    offices = {(holding.person, holding.position) for holding in wanted}
    tenures: dict[str, list[Tenure]] = {}
    for holding in wanted:
        tenures.setdefault(holding.person, []).append(holding.tenure)
    times = {person: join_tenures(found) for person, found in tenures.items()}

    def test(event: Event) -> Fit:
        best = Fit.NO
        for key in PARTIES:
            for typed in getattr(event, key):
                best = max(best, fit_office(typed, event.date))
        for participant in names.list_participants(event):
            held = times.get(participant.identity)
            if held is not None:
                best = max(best, min(participant.fit, held.fit(event.date)))
        return best

    def fit_office(typed: str, date: When) -> Fit:
        # Named by the very office, it was the office that acted, even if nobody knows
        # who held it.
        meaning = names.interpret(typed)
        if not meaning.by_office:
            return Fit.NO
        holdings = find_held(meaning.holdings, date) or meaning.holdings
        hits = [(one.person, one.position) in offices for one in holdings]
        if all(hits):
            return Fit.CERTAIN
        return Fit.POSSIBLE if any(hits) else Fit.NO

    return test


def find_offices(value: str, context: Context) -> tuple[Holding, ...]:
    """Return the holdings of an office. Raises UnresolvedNameError if none is one."""
    offices = context.actors.offices
    found = offices.find(value)
    if found:
        return found
    if not offices.any:
        raise UnresolvedNameError(
            f"no office here is called {value!r}",
            "offices stand under `roles` of the people under `actors:`",
        )
    raise unknown_name("office", value, find_nearest(value, tuple(offices.names)))


def make_about_test(values: tuple[str, ...], context: Context) -> Test:
    """Return the test for what or whom an event concerns."""
    names = context.actors
    wanted: set[str] = set()
    for value in values:
        identity = names.resolve(value).identity
        if not names.is_known(identity):
            raise UnresolvedNameError(
                f"no event here names {names.name_of(identity)}",
                "`--search` looks for the word in titles and summaries",
            )
        wanted.add(identity)
    return lambda event: match(
        any(names.identify(name, event.date) in wanted for name in event.about)
    )
