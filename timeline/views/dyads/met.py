"""Who met whom in the contacts of a selection: what the list and the matrix draw from.

Actors stand for themselves. With `lanes` set to "state", or with the query's
`members`, each stands for the state that it certainly acted for on the event's date,
by office or `of`, where there is one. With `lanes` set to another facet, such as "tag",
its values stand in the place of actors.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from timeline.analysis import UNDATED, Number
from timeline.analysis.contacts import (
    ALL_KINDS,
    Contacts,
    begin_of,
    find_contacts,
)
from timeline.analysis.pairing import Pairing
from timeline.analysis.pairs import Pair, count_pairs, find_meetings
from timeline.analysis.sides import Parties
from timeline.dates import When
from timeline.model import Event
from timeline.names import names_of
from timeline.query import Match, all_of
from timeline.query.taking_part import Targets
from timeline.text import count_of, join_words
from timeline.views.options import DyadsOptions
from timeline.views.sheet import Sheet
from timeline.views.undated import name_undated

# How many kinds that are no contact are named.
_NAMED = 3
# The facets that are about who took part.
_WHO = ("actor", "name", "state")


class Met:
    """The contacts of a sheet, who took part in each, and the number of each pair."""

    def __init__(
        self, sheet: Sheet[DyadsOptions], asked_for: Targets | None = None
    ) -> None:
        """Take whose partners are wanted; with None, each may have met each."""
        self._sheet = sheet
        self.contacts = find_contacts(sheet.counting, sheet.options.contacts)
        self.events = [match.event for match in self.contacts.held]
        self._names = names_of(sheet.chronology)
        self._facet = self._names.facets[sheet.options.lanes]
        self.is_of_actors = sheet.options.lanes in _WHO
        self.noun = "actor" if self.is_of_actors else self._facet.noun
        flags = sheet.selection.question.flags
        by_state = sheet.options.lanes == "state" or flags.members
        self._parties = Parties(self._names.actors, by_state=by_state)
        self._asked_for = asked_for if self.is_of_actors else None
        self._own: list[frozenset[str]] = []
        self.meetings = find_meetings([self._list(event) for event in self.events])
        self._pairing = Pairing(
            sheet.counting.narrow(self.contacts.held, self.contacts.asked),
            self._facet,
            of_actors=self.is_of_actors,
            by_state=by_state,
        )
        self._numbers: dict[Pair, Number] = {}
        self._sides: dict[int, dict[str, str]] = {}

    @cached_property
    def begins(self) -> tuple[When, ...]:
        """Return when each contact began."""
        return tuple(begin_of(event.date) for event in self.events)

    @cached_property
    def times(self) -> tuple[int, ...]:
        """Return where each contact stands in time: the dated ones in their order."""
        return tuple(
            -1 if event.date.is_undated else index
            for index, event in enumerate(self.events)
        )

    @property
    def asked_for(self) -> str:
        """Return the identity that stands for those whose partners are wanted.

        Empty where each may have met each.
        """
        return self._asked_for.listed[0].identity if self._asked_for else ""

    @property
    def name_asked_for(self) -> str:
        """Return in words whose partners are wanted."""
        targets = self._asked_for.listed if self._asked_for else ()
        actors = self._names.actors
        names = dict.fromkeys(actors.name_of(one.identity) for one in targets)
        return join_words(names, last="or")

    @property
    def is_one_asked_for(self) -> bool:
        """Tell whether the partners of one actor and no other are wanted."""
        return self._asked_for is not None and len(self._asked_for.listed) == 1

    def find_last(self, indexes: Sequence[int]) -> int | None:
        """Return which of some contacts began last; None where none has a date."""
        last = max(indexes, key=self.times.__getitem__)
        return None if self.times[last] < 0 else last

    def count(self, pair: Pair, joint: Sequence[int]) -> Number:
        """Return in how many contacts two took part, as themselves and no one else."""
        number = self._numbers.get(pair)
        if number is None:
            matches = [self.contacts.held[index] for index in joint]
            if self._asked_for:
                partner = next(one for one in pair if one != self.asked_for)
                label = self.name(partner)
                number = self._pairing.count_partner(label, partner, matches)
            else:
                label = self.name_pair(pair)
                number = self._pairing.count(label, pair, matches)
            self._numbers[pair] = number
        return number

    def list_sides(self, index: int) -> dict[str, str]:
        """Return who took part in a contact, each with its side.

        Those whose partners are wanted are there by themselves, not as one.
        """
        found = self._sides.get(index)
        if found is None:
            event = self.events[index]
            if self.is_of_actors:
                found = self._parties.list_sides(event)
            else:
                found = {value: value for value in self._facet.values_of(event)}
            self._sides[index] = found
        return found

    def list_own(self, index: int) -> frozenset[str]:
        """Return who of a contact is one of those whose partners are wanted."""
        return self._own[index]

    def sort_pair(self, pair: Pair) -> Pair:
        """Return the one with more contacts first."""
        one, two = pair
        rank = self._ranks
        return (one, two) if rank[one] <= rank[two] else (two, one)

    def name(self, identity: str) -> str:
        """Return what is shown of one."""
        return self._facet.show(identity)

    def describe_hidden(self, actors: int, pairs: int) -> str:
        """Return in words who has no room in a triangle; empty where everybody has.

        `actors` is how many have none, `pairs` how many pairs are drawn.
        """
        if not actors:
            return ""
        number, is_least = count_pairs(self.meetings)
        more = count_of(max(number - pairs, 0), "more pair")
        least = "at least " if is_least else ""
        others = count_of(actors, f"more {self.noun}")
        return f"{others} and {least}{more} have no room here."

    def name_briefly(self, identity: str) -> str:
        """Return the initials of a name of several words, if it goes by them: `US`."""
        name = self.name(identity)
        initials = "".join(word[0] for word in name.split())
        if not self.is_of_actors or len(initials) == 1:
            return name
        registry = self._names.actors.registry
        actor, body = registry.actor_of(identity), registry.body_of(identity)
        words = (*(actor.aliases if actor else ()), *(body.words if body else ()))
        return initials if initials in words and initials.isupper() else name

    def name_pair(self, pair: Pair) -> str:
        """Return both, the one with more contacts first."""
        one, two = self.sort_pair(pair)
        return f"{self.name(one)} {self._sheet.glyphs.dash} {self.name(two)}"

    def has_ended(self, identity: str, day: int) -> bool:
        """Tell whether one of actors certainly existed no more after a day."""
        if not self.is_of_actors:
            return False
        return self._names.actors.lifetimes.find_last_day(identity) <= day

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.meetings.events)}

    def _list(self, event: Event) -> tuple[str, ...]:
        if not self.is_of_actors:
            return self._facet.values_of(event)
        found = self._parties.list_parties(event)
        if self._asked_for is None:
            return found
        own = {
            identity
            for identity in found
            if self._asked_for.fit_identity(identity, event.date)
        }
        self._own.append(frozenset(own))
        others = (identity for identity in found if identity not in own)
        return (self.asked_for, *others)

    def list_notes(self) -> Iterator[str]:
        """Yield which kinds count, and what is in no pair."""
        yield describe_contacts(self.contacts, self._sheet)
        if not self.meetings.events:
            if self.is_of_actors:
                yield "No two actors took part in one event."
            else:
                yield f"No event has more than one {self.noun}."
        alone = len(self.meetings.alone)
        if alone:
            verb = "has" if alone == 1 else "have"
            two = "two who took part" if self.is_of_actors else "two of them"
            yield f"{count_of(alone, 'event')} {verb} fewer than {two}."
        dropped = len(self.contacts.dropped)
        if dropped:
            verb = "was" if dropped == 1 else "were"
            yield (
                f"{count_of(dropped, 'event')} {verb} cancelled or denied,"
                " and not counted."
            )
        undated = len(self._list_undated())
        if undated:
            verb = "is" if undated == 1 else "are"
            text = f"{name_undated(undated)} {verb} counted"
            yield f"{text}, and the last of nothing that is dated."

    def list_numbers(self) -> Iterator[Number]:
        """Yield the numbers of the notes, with their queries."""
        counting, contacts = self._sheet.counting, self.contacts
        if self.meetings.alone:
            alone = [contacts.held[index] for index in self.meetings.alone]
            yield counting.find("fewer than two", alone)
        yield from contacts.list_left_out(counting)
        undated = self._list_undated()
        if undated:
            asked = all_of(contacts.asked, UNDATED)
            yield counting.find("undated", undated, UNDATED, asked)

    def _list_undated(self) -> list[Match]:
        """Return the undated events in which two took part."""
        alone = frozenset(self.meetings.alone)
        return [
            match
            for index, match in enumerate(self.contacts.held)
            if match.event.date.is_undated and index not in alone
        ]


def describe_contacts(contacts: Contacts, sheet: Sheet[DyadsOptions]) -> str:
    """Return in words which kinds count as contact, and how many events do not."""
    asked = sheet.options.contacts
    count = len(contacts.others)
    left_out = f" ({count_of(count, 'event')} left out)" if count else ""
    if asked and ALL_KINDS not in asked:
        return f"Contacts: {join_words(asked, last='and')} alone{left_out}."
    text = "Contacts: every kind" if count or asked else "Contacts: every event here"
    if count:
        # Those with most events by name: the others are in the table of kinds.
        kinds = Counter(match.event.kind for match in contacts.others)
        named = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
        if len(named) > _NAMED + 1 and not sheet.options.full:
            named[_NAMED:] = [f"{len(named) - _NAMED} more"]
        text += f" but {join_words(named, last='and')}"
    return f"{text}{left_out}."
