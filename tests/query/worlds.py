"""Possible worlds: what a question answers if nothing is left open, by brute force.

A world settles all that a chronology leaves open, to the day: when an event began and
ended, when each office was taken up and left, which holder of an office is meant. In a
world everything is plainly true or false, so that the three answers can be counted out:
certain is true in all worlds, no is false in all of them.

Nothing here goes by how the program finds its answer. Of `timeline` it uses the reading
of dates and the tree of a query alone. What docs/dates.md, docs/actors.md and
docs/query.md say is said here once more, for one world:

- What happened once did so on one day within its bounds, what lasted from a day of the
  first to a day of the second. `?` adds a world in which it was at another time than
  anybody asks for, where only what holds at all times holds.
- Somebody acts for a body if there is a day of the event on which all bonds on the way
  there held.
- An office alone means one of those who held it on the days of the event; where some
  surely did, of each such office one of these. Where nobody did, it means itself. It
  acts for what it is of, whoever held it.
- One date of an event passes all that is asked of its dates together, and several
  `with` together are different people, however the words are arranged.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from tests.helpers.happenings import (
    ALIASES,
    CONFIDENCES,
    PLACES,
    SOURCES,
    Bond,
    Happening,
)
from tests.query.arranging import (
    ACTOR_FIELDS,
    DATE_FIELDS,
    find_nature,
    list_fields,
    list_terms,
    list_ways,
    sort_out,
    spread,
    straighten,
)
from tests.query.days import (
    NOWHERE,
    Days,
    list_between,
    list_days,
    meet,
    passes_one,
    read,
)
from timeline.dates import FUTURE
from timeline.query import And, Flags, Not, Or, Query, Term
from timeline.query.query import NO_FLAGS


class Meant(NamedTuple):
    """Whom a name in an event means in a world."""

    name: str
    """An actor, or an office that nobody held."""
    body: str = ""
    """What an office named alone is of; empty for an actor named."""
    office: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """One way in which it may have been. What is not asked for is left out."""

    dates: Mapping[str, tuple[Days, ...]]
    """Of the event by their kind: `date`, `account`, `deadline`, `reported`."""
    known: int
    """The day on which it became known."""
    tenures: Mapping[Bond, Days]
    meant: Mapping[str, Meant]
    """By the names in the event."""


Truth = Callable[[World], bool]
"""Tells what is true in a world."""


def list_tenures(bond: Bond) -> tuple[Days, ...]:
    """Return all days between which a bond can have held."""
    return list_days(bond.when, NOWHERE + 1)


class Worlds:
    """All worlds of one event, and what is true in them."""

    def __init__(
        self, event: Happening, bonds: Sequence[Bond], flags: Flags = NO_FLAGS
    ) -> None:
        self._event = event
        self._bonds = bonds
        self._flags = flags
        named = dict.fromkeys((*event.actors, *event.to, *event.about))
        self._holdings = {
            name: tuple(bond for bond in bonds if bond.is_called(name))
            for name in named
        }
        """By each name in the event; empty for what is no office alone."""
        self._sure = {name: self._find_sure(name) for name in named}
        self._perhaps = {name: self._find_perhaps(name) for name in named}

    def count(self, query: Query) -> int:
        """Return how many there are at most, as far as a query asks."""
        total = 1
        for _, ways in self._list_open(query):
            total *= len(ways)
        return total

    def judge(self, query: Query) -> frozenset[bool]:
        """Return what the query is in all worlds: true, false or both."""
        joint = {"with", "deadline"} | ({"date"} if self._flags.any_account else set())
        straight = straighten(query, negated=False)
        holds = self._plan(spread(straight, frozenset(joint)))
        found: set[bool] = set()
        for world in self._list_worlds(query):
            found.add(holds(world))
            if len(found) == 2:
                break
        return frozenset(found)

    def _list_open(self, query: Query) -> list[tuple[str | Bond, tuple[Days, ...]]]:
        """Return what may have been in several ways, each with them."""
        event = self._event
        fields = list_fields(query)
        ways: list[tuple[str | Bond, tuple[Days, ...]]] = []
        if fields & (DATE_FIELDS | ACTOR_FIELDS | {"as-of"}):
            ways.append(("date", list_days(event.date)))
        if fields & DATE_FIELDS and self._flags.any_account:
            ways += [("account", list_days(date)) for date in event.accounts]
        if "deadline" in fields:
            ways += [("deadline", list_days(date)) for date in event.deadline]
        if fields & {"reported", "as-of"} and event.reported:
            ways.append(("reported", list_days(event.reported)))
        if "as-of" in fields and not event.reported:
            ways += [("source", list_days(date)) for date in self._list_source_dates()]
        ways += [(bond, list_tenures(bond)) for bond in self._list_bonds(query)]
        return ways

    def _list_worlds(self, query: Query) -> Iterator[World]:
        fields = list_fields(query)
        ways = self._list_open(query)
        names = self._list_names(query)
        for settled in product(*(days for _, days in ways)):
            dates: dict[str, list[Days]] = {}
            tenures: dict[Bond, Days] = {}
            for (key, _), days in zip(ways, settled, strict=True):
                if isinstance(key, Bond):
                    tenures[key] = days
                else:
                    dates.setdefault(key, []).append(days)
            known: Iterable[int] = (0,)
            if "as-of" in fields:
                known = self._list_known(dates)
            meant = [self._list_meant(one, dates["date"][0], tenures) for one in names]
            for day in known:
                for choice in product(*meant):
                    yield World(
                        {key: tuple(days) for key, days in dates.items()},
                        day,
                        tenures,
                        dict(zip(names, choice, strict=True)),
                    )

    def _list_known(self, dates: Mapping[str, Sequence[Days]]) -> Sequence[int]:
        """Return the days on which it can have become known; none for no such world.

        What a source tells of had begun, or was to be. A source from before all days
        of the event does not tell of it, and one that is from nobody knows when tells
        nothing.
        """
        if self._event.reported:
            return (dates["reported"][0][0],)
        begin = dates["date"][0][0]
        earliest = read(self._event.date).outer[0]
        if begin == NOWHERE:
            begin = earliest
        announced = self._event.status == "announced"
        sources = zip(
            dates.get("source", ()), map(read, self._list_source_dates()), strict=True
        )
        days = [
            day
            for (day, _), when in sources
            if day != NOWHERE and (announced or when.outer[3] >= earliest)
        ]
        first = min([begin, *days]) if announced else begin
        last = min(days, default=FUTURE)
        return list_between(first, last) if first <= last else ()

    def _list_source_dates(self) -> list[str]:
        return [SOURCES[name] for name in self._event.sources if SOURCES[name]]

    # --- actors

    def _list_names(self, query: Query) -> tuple[str, ...]:
        """Return the names in the event that matter for what is asked."""
        event = self._event
        fields = {term.field for term in list_terms(query)}
        names = event.about if "about" in fields else ()
        if fields & (ACTOR_FIELDS - {"about"}):
            names += event.actors + event.to
        return tuple(dict.fromkeys(names))

    def _list_bonds(self, query: Query) -> list[Bond]:
        """Return the bonds that matter for who is asked for."""
        terms = [one for one in list_terms(query) if one.field in ACTOR_FIELDS]
        if not terms:
            return []
        names = self._list_names(query)
        found = {bond for name in names for bond in self._holdings[name]}
        wanted = {ALIASES.get(one, one) for term in terms for one in term.values}
        for _ in self._bonds:
            found |= {bond for bond in self._bonds if bond.upper in wanted}
            wanted |= {bond.lower for bond in found if bond.upper in wanted}
        asked = [one for term in terms if term.field == "office" for one in term.values]
        found |= {b for b in self._bonds if any(b.is_called(one) for one in asked)}
        above = {ALIASES.get(name, name) for name in names}
        above |= {one for bond in found if bond.office for one in bond[:2]}
        for _ in self._bonds:
            above |= {bond.upper for bond in self._bonds if bond.lower in above}
        return [bond for bond in self._bonds if bond in found and bond.lower in above]

    def _list_meant(
        self, name: str, days: Days, tenures: Mapping[Bond, Days]
    ) -> tuple[Meant, ...]:
        holdings = self._holdings[name]
        if not holdings:
            return (Meant(ALIASES.get(name, name)),)
        sure = self._sure[name]
        held = [
            bond
            for bond in holdings
            if meet(days, tenures[bond])
            and (not sure[bond.upper] or bond.lower in sure[bond.upper])
        ]
        if held:
            found = [Meant(bond.lower, bond.upper, bond.office) for bond in held]
        else:
            perhaps = self._perhaps[name] or holdings
            found = [Meant(name, bond.upper, bond.office) for bond in perhaps]
        return tuple(dict.fromkeys(found))

    def _find_sure(self, phrase: str) -> dict[str, frozenset[str]]:
        """Return by body those who held the office of that name in all worlds."""
        dates = list_days(self._event.date)
        people: dict[str, dict[str, list[Bond]]] = {}
        for bond in self._holdings[phrase]:
            people.setdefault(bond.upper, {}).setdefault(bond.lower, []).append(bond)
        return {
            body: frozenset(
                person
                for person, bonds in holders.items()
                if all(
                    any(meet(days, tenure) for tenure in tenures)
                    for days in dates
                    for tenures in product(*map(list_tenures, bonds))
                )
            )
            for body, holders in people.items()
        }

    def _find_perhaps(self, phrase: str) -> tuple[Bond, ...]:
        """Return the holdings of some world."""
        dates = list_days(self._event.date)
        return tuple(
            bond
            for bond in self._holdings[phrase]
            if any(
                meet(days, tenure) for days in dates for tenure in list_tenures(bond)
            )
        )

    def _acts_for(
        self, actor: str, wanted: str, days: Days, world: World, *, members: bool
    ) -> bool:
        """Tell whether all bonds of some way held on one of the days."""
        if actor == wanted:
            return True
        for bond in self._bonds:
            if bond.lower == actor and (members or not bond.member):
                # What is left out leads to nobody wanted.
                tenure = world.tenures.get(bond)
                common = meet(days, tenure) if tenure else None
                if common and self._acts_for(
                    bond.upper, wanted, common, world, members=members
                ):
                    return True
        return False

    def _is_wanted(self, meant: Meant, term: Term, world: World) -> bool:
        flags = NO_FLAGS if term.field == "state" else self._flags
        days = world.dates["date"][0]
        for value in term.values:
            wanted = ALIASES.get(value, value)
            if flags.direct or (term.operator == "=" and term.field != "state"):
                if meant.name == wanted:
                    return True
                continue
            for actor in filter(None, (meant.name, meant.body)):
                if self._acts_for(actor, wanted, days, world, members=flags.members):
                    return True
        return False

    def _is_holder(self, meant: Meant, term: Term, world: World) -> bool:
        days = world.dates["date"][0]
        named = Bond("", meant.body, office=meant.office)
        own = [bond for bond in self._bonds if bond.lower == meant.name]
        return any(
            named.is_called(value)
            or any(
                bond.is_called(value) and meet(days, world.tenures[bond])
                for bond in own
            )
            for value in term.values
        )

    # --- truth in one world

    def _plan(self, query: Query) -> Truth:
        """Return what tells whether a straightened query holds in a world."""
        match query:
            case Term() | Not():
                return self._plan_together([query])
            case And() | Or():
                every = isinstance(query, And)
                groups, others = sort_out(query.parts)
                plans = [self._plan(part) for part in others]
                for (_, wanted), group in groups.items():
                    # All of one thing, and not all of one thing, go together.
                    if wanted is every:
                        plans.append(self._plan_together(group))
                    else:
                        plans += [self._plan_together([one]) for one in group]
                choose = all if every else any
                return lambda world: choose(plan(world) for plan in plans)

    def _plan_together(self, parts: Sequence[Query]) -> Truth:
        """Return the same for parts of one nature, asked for or left out together."""
        nature, wanted = find_nature(parts[0]) or ("", True)
        if wanted:
            return self._plan_wanted(And(tuple(parts)), nature)
        whole = straighten(Or(tuple(parts)), negated=True)
        plan = self._plan_wanted(whole, nature)
        return lambda world: not plan(world)

    def _plan_wanted(self, query: Query, nature: str) -> Truth:
        if nature == "with":
            ways = tuple(list_ways(query))
            return lambda world: any(
                self._are_different(terms, world) for terms in ways
            )
        if nature in ("date", "deadline", "reported"):
            return lambda world: any(
                passes_one(query, typed, days)
                for typed, days in self._list_dates(nature, world)
            )
        (term,) = list_terms(query)
        if term.field in ACTOR_FIELDS or term.field == "as-of":
            return lambda world: self._holds_plainly(term, world)
        holds = _stands_there(self._event, term)
        return lambda _: holds

    def _list_dates(self, nature: str, world: World) -> Iterator[tuple[str, Days]]:
        event = self._event
        match nature:
            case "date":
                yield event.date, world.dates["date"][0]
                if self._flags.any_account:
                    accounts = world.dates.get("account", ())
                    yield from zip(event.accounts, accounts, strict=True)
            case "deadline":
                deadlines = world.dates.get("deadline", ())
                yield from zip(event.deadline, deadlines, strict=True)
            case _:
                if event.reported:
                    yield event.reported, world.dates["reported"][0]

    def _are_different(self, terms: Sequence[Term], world: World) -> bool:
        event = self._event
        taking_part = {world.meant[name] for name in (*event.actors, *event.to)}
        people: dict[str, list[Meant]] = {}
        for meant in taking_part:
            people.setdefault(meant.name, []).append(meant)
        fitting = [
            [
                name
                for name, ways in people.items()
                if any(self._is_wanted(meant, term, world) for meant in ways)
            ]
            for term in terms
        ]
        return any(len(set(chosen)) == len(terms) for chosen in product(*fitting))

    def _holds_plainly(self, term: Term, world: World) -> bool:
        event = self._event
        match term.field:
            case "actor" | "state":
                names: Sequence[str] = (*event.actors, *event.to)
                return any(self._is_wanted(world.meant[n], term, world) for n in names)
            case "to":
                return any(
                    self._is_wanted(world.meant[name], term, world) for name in event.to
                )
            case "office":
                names = (*event.actors, *event.to)
                return any(self._is_holder(world.meant[n], term, world) for n in names)
            case "about":
                wanted = {ALIASES.get(value, value) for value in term.values}
                return any(world.meant[name].name in wanted for name in event.about)
            case "as-of":
                return any(world.known <= read(value).e2 for value in term.values)
            case _:
                raise TypeError(term.field)


# --- what stands in an event


def _stands_there(event: Happening, term: Term) -> bool:
    match term.field:
        case "kind":
            return event.kind in term.values
        case "tag":
            return not set(term.values).isdisjoint(event.tags)
        case "place":
            here = {event.place, PLACES.get(event.place, "")} - {""}
            return not here.isdisjoint(term.values)
        case "country":
            return PLACES.get(event.place) in term.values
        case "theme":
            return event.theme in term.values
        case "text":
            return any(value in event.title.split() for value in term.values)
        case "confidence" if event.confidence:
            return _compares(
                CONFIDENCES.index(event.confidence),
                [CONFIDENCES.index(value) for value in term.values],
                term.operator,
            )
        case "importance" if event.importance:
            values = [float(value) for value in term.values]
            return _compares(float(event.importance), values, term.operator)
        case "confidence" | "importance":
            return False
        case _:
            raise TypeError(term.field)


def _compares(own: float, values: Iterable[float], operator: str) -> bool:
    match operator:
        case ">=":
            return any(own >= value for value in values)
        case "<=":
            return any(own <= value for value in values)
        case ">":
            return any(own > value for value in values)
        case "<":
            return any(own < value for value in values)
        case _:
            return any(own == value for value in values)
