"""Conditions by who took part: actors, pairs of them, offices, and what it is about."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.dates.when import make_undated
from timeline.lean import dataclass
from timeline.names import PARTIES, Reach
from timeline.names.tenure import join_tenures
from timeline.names.typed import list_typed
from timeline.query.apart import fit_apart, list_parties
from timeline.query.conditions import AllOf, Leaf, Memo

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Event
    from timeline.names import Holding, Names, Party
    from timeline.names.tenure import Tenure, Times
    from timeline.query.conditions import Condition

_ANY_DATE = make_undated(typed="unknown")
"""Of what the date has no say in."""
_NAME = "name"
_OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Target:
    """An actor that is asked for."""

    identity: str
    members: bool = False
    """Its members stand for it."""
    reach: Reach = dataclasses.field(
        default_factory=lambda: Reach({}), compare=False, repr=False
    )
    """Who stands for it."""
    called: str = ""
    """The capital or seat of power by which it was asked for; else empty."""
    sure: Fit = Fit.CERTAIN
    """How surely it is the one who is asked for."""
    times: Times | None = None
    """When it is; None stands for all time."""
    family: str = dataclasses.field(default="", compare=False)
    """The name by which it was asked for, if several spellings share it; else empty."""

    def limit(self, fit: Fit, date: When) -> Fit:
        """Return how surely an actor that fits this one is asked for on a date."""
        fit = min(fit, self.sure)
        return fit if self.times is None else min(fit, self.times.fit(date))


@dataclass(frozen=True, slots=True)
class Targets:
    """Actors of which one is wanted, and all who stand for them."""

    listed: tuple[Target, ...]
    direct: bool = False
    """Nobody stands for anybody, nor does an office for what it is of."""
    exact: bool = False
    """Nor does any other spelling that may be the same."""
    names: Names = dataclasses.field(compare=False, repr=False, kw_only=True)
    _judgements: Memo = dataclasses.field(
        default_factory=Memo, init=False, compare=False, repr=False
    )
    _times: Memo = dataclasses.field(
        default_factory=Memo, init=False, compare=False, repr=False
    )

    def fit_typed(self, typed: str, date: When, key: str = "actors") -> Fit:
        """Tell whether a name in an event of that date means somebody wanted."""
        place = typed, key
        judgement: Fit | Callable[[When], Fit] | None = self._judgements.get(place)
        if judgement is None:
            judgement = self._judgements[place] = self._judge(typed, key)
        return judgement if isinstance(judgement, Fit) else judgement(date)

    def fit_party(self, party: Party, date: When) -> Fit:
        """Tell whether what a name amounts to on a date is somebody wanted."""
        if self.exact and party.others:
            party = party._replace(others=())
        return party.fit(
            lambda identity: self.fit_identity(identity, date), direct=self.direct
        )

    def fit_identity(self, identity: str, date: When) -> Fit:
        """Tell whether an actor is wanted, or stands for somebody wanted on a date."""
        best = max(
            (
                target.limit(Fit.CERTAIN, date)
                for target in self.listed
                if target.identity == identity
            ),
            default=Fit.NO,
        )
        for target, times in self._list_times(identity):
            if best is Fit.CERTAIN:
                break
            best = max(best, target.limit(times.fit(date), date))
        return best

    def _list_times(self, identity: str) -> Sequence[tuple[Target, Times]]:
        """Return when an actor stood for those that are wanted.

        For all who are wanted alike together: who left one of them for the next stood
        for one all along.
        """
        found: Sequence[tuple[Target, Times]] | None = self._times.get(identity)
        if found is None:
            alike: dict[object, list[Target]] = {}
            for target in self.listed:
                if identity in target.reach:
                    alike.setdefault((target.sure, target.times), []).append(target)
            found = self._times[identity] = tuple(
                (
                    targets[0],
                    join_tenures(
                        way.tenure
                        for target in targets
                        for way in target.reach.ways[identity]
                    ),
                )
                for targets in alike.values()
            )
        return found

    def _judge(self, typed: str, key: str) -> Fit | Callable[[When], Fit]:
        """Return what a name amounts to, or how to find out for a date."""
        actors = self.names.actors
        meaning = actors.interpret(typed)
        if meaning.seats and any(
            one.called and one.identity == meaning.identity for one in self.listed
        ):
            # The very word: whichever state it was, it is the one that is meant.
            return Fit.CERTAIN
        if meaning.varies:
            return lambda date: self.fit_party(
                actors.find_party(typed, date, key), date
            )
        ((identity, _),) = actors.find_party(typed, _ANY_DATE, key).people
        if self._asks_for(identity):
            return Fit.CERTAIN
        related = (identity, *meaning.bodies, *actors.variants.list_kin(identity))
        if not any(
            one == target.identity or one in target.reach
            for one in related
            for target in self.listed
        ):
            return Fit.NO
        return lambda date: self.fit_party(actors.find_party(typed, date, key), date)

    def _asks_for(self, identity: str) -> bool:
        """Tell whether an actor is one of those wanted, surely and at any time."""
        return any(
            target.identity == identity
            and target.sure is Fit.CERTAIN
            and target.times is None
            for target in self.listed
        )

    def join(self, other: Targets) -> Targets | None:
        """Return both; None where one is about actors alone and the other is not."""
        if (self.direct, self.exact) != (other.direct, other.exact):
            return None
        listed = tuple(dict.fromkeys(self.listed + other.listed))
        return Targets(listed, self.direct, self.exact, names=self.names)

    def find_cause(self, event: Event, keys: Iterable[str]) -> str:
        """Return office where one decides who of an event is wanted, else name."""
        for key in keys:
            for typed in getattr(event, key):
                if self.fit_typed(typed, event.date, key) is Fit.POSSIBLE:
                    return self._find_cause(typed, event.date, key)
        return _NAME

    def _find_cause(self, typed: str, date: When, key: str) -> str:
        """Return what leaves it open whether a name means somebody wanted."""
        actors = self.names.actors
        meaning = actors.interpret(typed)
        if meaning.by_office:
            return _OFFICE
        if meaning.varies:
            return _NAME
        party = actors.find_party(typed, date, key)
        ((identity, _),) = party.people
        if any(identity == one.identity for one in self.listed):
            return _NAME
        # It is an office, or an `of`, that somebody held or had then.
        return _OFFICE if self.fit_identity(identity, date) else _NAME


@dataclass(frozen=True, slots=True)
class TakesPart(Leaf):
    """Somebody wanted takes part."""

    targets: Targets
    keys: tuple[str, ...] = PARTIES
    """Under which keys of an event."""

    cost = 2

    def fit(self, event: Event) -> Fit:
        """Tell how surely somebody who takes part is wanted."""
        best = Fit.NO
        for key in self.keys:
            for typed in getattr(event, key):
                fit = self.targets.fit_typed(typed, event.date, key)
                if fit is Fit.CERTAIN:
                    return fit
                best = max(best, fit)
        return best

    def find_cause(self, event: Event) -> str:
        """Return office where one decides, else name."""
        return self.targets.find_cause(event, self.keys)

    def join(self, other: Leaf) -> Leaf | None:
        """Return what wants somebody of both."""
        if not isinstance(other, TakesPart) or self.keys != other.keys:
            return None
        both = self.targets.join(other.targets)
        return TakesPart(both, self.keys) if both else None


@dataclass(frozen=True, slots=True)
class Together(Leaf):
    """Somebody of each group takes part, each as somebody else than the others."""

    groups: tuple[Targets, ...]

    cost = 3

    @property
    def joint(self) -> Hashable:
        """Return that all such are asked of the people of an event together."""
        return "people"

    def fit(self, event: Event) -> Fit:
        """Tell how surely the parties of an event can be told off, one a group."""
        parties = list_parties(event, self.groups[0].names.actors)
        # One who is asked for alone is somebody else than nobody.
        alone = len(self.groups) == 1
        apart = [Fit.CERTAIN] * len(parties) if alone else [*fit_apart(parties)]
        fits = [
            [
                min(sure, group.fit_party(party, event.date))
                for party, sure in zip(parties, apart, strict=True)
            ]
            for group in self.groups
        ]
        return _fit_together(sorted(fits, key=_count_fitting), frozenset())

    def find_cause(self, event: Event) -> str:
        """Return office where one decides, else name."""
        causes = {group.find_cause(event, PARTIES) for group in self.groups}
        return _OFFICE if _OFFICE in causes else _NAME

    def join(self, other: Leaf) -> Leaf | None:
        """Return what wants somebody of either, where each is one group."""
        if self == other:
            return self
        if not isinstance(other, Together):
            return None
        if len(self.groups) > 1 or len(other.groups) > 1:
            return None
        both = self.groups[0].join(other.groups[0])
        return Together((both,)) if both else None

    def meet(self, other: Leaf) -> Leaf | None:
        """Gather the groups: each must be somebody else."""
        if not isinstance(other, Together):
            return None
        return Together(self.groups + other.groups)


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


@dataclass(frozen=True, slots=True)
class HeldBy(Leaf):
    """Whoever held an office on the event's date takes part, or the office itself."""

    holdings: tuple[Holding, ...]
    """All that are wanted."""
    names: Names = dataclasses.field(compare=False, repr=False)
    _offices: frozenset[tuple[str, int]] = dataclasses.field(
        init=False, compare=False, repr=False
    )
    _times: dict[str, Times] = dataclasses.field(init=False, compare=False, repr=False)
    _fits: Memo = dataclasses.field(
        default_factory=Memo, init=False, compare=False, repr=False
    )

    cost = 3
    cause = _OFFICE

    def __post_init__(self) -> None:
        """Work out when each person held one of the offices."""
        tenures: dict[str, list[Tenure]] = {}
        for one in self.holdings:
            tenures.setdefault(one.person, []).append(one.tenure)
        times = {person: join_tenures(found) for person, found in tenures.items()}
        offices = frozenset((one.person, one.position) for one in self.holdings)
        object.__setattr__(self, "_times", times)
        object.__setattr__(self, "_offices", offices)

    def fit(self, event: Event) -> Fit:
        """Tell how surely a holder takes part."""
        best = Fit.NO
        for key in PARTIES:
            for typed in getattr(event, key):
                best = max(best, self.fit_typed(typed, event.date))
        actors = self.names.actors
        for key, _, typed in list_typed(event):
            party = actors.find_party(typed, event.date, key)
            for person, fit in party.people:
                best = max(best, min(fit, self.fit_person(person, event.date)))
            for person in party.others:
                fit = self.fit_person(person, event.date)
                best = max(best, min(Fit.POSSIBLE, fit))
        return best

    def fit_person(self, person: str, date: When) -> Fit:
        """Tell whether a person held one of the offices on a date."""
        held = self._times.get(person)
        return held.fit(date) if held is not None else Fit.NO

    def fit_typed(self, typed: str, date: When) -> Fit:
        """Tell whether a name in an event is the office itself.

        Named by the very office, it was the office that acted, even if nobody knows
        who held it.
        """
        meaning = self.names.actors.interpret(typed)
        if not meaning.by_office:
            return Fit.NO
        holders = self.names.actors.find_holders(meaning)
        # Where too many may have held it, what is true of all who ever did is said.
        crowded = holders.has_crowd(date)
        place = typed, None if crowded else holders.place(date)
        fit: Fit | None = self._fits.get(place)
        if fit is None:
            held = () if crowded else holders.find_held(date)
            holdings = held or meaning.holdings
            hits = [(one.person, one.position) in self._offices for one in holdings]
            fit = Fit.CERTAIN if all(hits) else Fit.POSSIBLE if any(hits) else Fit.NO
            self._fits[place] = fit
        return fit

    def join(self, other: Leaf) -> Leaf | None:
        """Return what wants a holder of any of both."""
        if not isinstance(other, HeldBy):
            return None
        holdings = tuple(dict.fromkeys(self.holdings + other.holdings))
        return HeldBy(holdings, self.names)


@dataclass(frozen=True, slots=True)
class Concerns(Leaf):
    """It is about somebody wanted, or something."""

    targets: Targets
    """Nobody stands for anybody: what an event is about stands there itself."""

    cost = 2

    def fit(self, event: Event) -> Fit:
        """Tell how surely the event concerns one of them."""
        return max([self.fit_typed(one, event) for one in event.about], default=Fit.NO)

    def fit_typed(self, typed: str, event: Event) -> Fit:
        """Tell how surely a name in an event means one of them on its date."""
        return self.targets.fit_typed(typed, event.date, "about")

    def find_cause(self, event: Event) -> str:
        """Return office where one decides, else name."""
        return self.targets.find_cause(event, ("about",))

    def join(self, other: Leaf) -> Leaf | None:
        """Return what wants any of both."""
        if not isinstance(other, Concerns):
            return None
        both = self.targets.join(other.targets)
        return Concerns(both) if both else None


def find_sides(condition: Condition) -> tuple[Targets, ...]:
    """Return the groups of people who must all take part together; may be none."""
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    for part in parts:
        if isinstance(part, Together):
            return part.groups
    return ()
