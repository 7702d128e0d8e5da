"""What checks find after an edit, where it can be something else than before.

Each check says what its findings depend on (`timeline.checks.scope`). What an edit
cannot have changed stays as it was found; a check that may see something else is done
anew: with the events that were put in, with those of their dates, or with all that are
its concern.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from timeline.checks import CHECKS, Check, list_active
from timeline.checks.context import CheckContext
from timeline.checks.scope import Scope, Sight
from timeline.index.applying import Applied
from timeline.index.concerns import count_swaying, update_concerns
from timeline.index.layout import classify
from timeline.index.owners import Owners
from timeline.index.stored import StoredChronology
from timeline.index.writing import write_problems
from timeline.model import Event

Numbered = Sequence[tuple[int, Event]]


class Rechecker:
    """Does checks anew after one edit."""

    def __init__(
        self, chronology: StoredChronology, applied: Applied, *, respelled: bool
    ) -> None:
        """`respelled` tells that events call declared actors otherwise than before."""
        self._chronology = chronology
        self._store = chronology.store
        self._events = chronology.stored_events
        self._gone = applied.gone
        self._come = applied.come
        self._respelled = respelled
        self._owners = Owners(chronology.store)
        self._context = CheckContext(
            chronology, events=[event for _, event in applied.come]
        )

    def recheck(self) -> None:
        """Bring all problems up to date."""
        self._concerns = update_concerns(
            self._store,
            self._context,
            [event for _, event in self._gone],
            self._come,
        )
        for number in list_active():
            self._recheck(number, CHECKS[number])

    def _recheck(self, number: int, check: Check) -> None:
        if check.scope is Scope.HEADER and not (check.spells and self._respelled):
            return
        if (check.spells and self._respelled) or (
            check.most_subjects is not None
            and (self._count(number) >= check.most_subjects)
        ):
            self._do_anew(number, check)
        elif check.scope is Scope.EVENT:
            self._replace(number, check, self._come)
        elif check.scope is Scope.DATE:
            self._recheck_dates(number, check)
        elif check.sight is not None:
            self._recheck_all(number, check, check.sight)
        if check.most_subjects is not None and (
            self._count(number) >= check.most_subjects
        ):
            self._do_anew(number, check)

    def _recheck_dates(self, number: int, check: Check) -> None:
        alike = self._list_alike()
        cuts = self._store.cuts
        if any(cuts[self._store.find_file(one)] is None for one, _ in alike):
            # Nothing tells which findings stand in one of these.
            self._do_anew(number, check)
        else:
            self._replace(number, check, alike)

    def _recheck_all(self, number: int, check: Check, sight: Sight) -> None:
        if sight.sways is not None and not self._is_swayed(number, sight):
            self._replace(number, check, self._come)
        elif not self._is_same(number, sight):
            self._do_anew(number, check)

    def _is_swayed(self, number: int, sight: Sight) -> bool:
        """Tell whether an event sways a check, or did so before."""
        gone = [event for _, event in self._gone]
        # Those that are no more are off the count.
        before = count_swaying(sight, self._context, gone)
        return bool(before or self._concerns[number].swaying)

    def _is_same(self, number: int, sight: Sight) -> bool:
        """Tell whether a check finds what it found before."""
        if self._stands_in_gone(number):
            return False
        if sight.needs_ids and not self._has_same(lambda event: event.id):
            return False
        if sight.needs_dates and not self._has_same(
            lambda event: (event.id, event.date.edtf)
        ):
            return False
        before, after = self._look(sight, self._gone), self._look(sight, self._come)
        if sight.in_order:
            return before == after
        return Counter(seen for _, seen in before) == Counter(seen for _, seen in after)

    def _has_same(self, see: Callable[[Event], Hashable]) -> bool:
        """Tell whether each event has taken the place of one that is seen so, too."""
        before, after = (
            sorted((number, see(event)) for number, event in events)
            for events in (self._gone, self._come)
        )
        return before == after

    def _look(self, sight: Sight, events: Numbered) -> list[tuple[int, Hashable]]:
        context = self._context
        return [
            (number, sight.looks_at(context, event))
            for number, event in sorted(events, key=lambda one: one[0])
            if sight.concerned(context, event)
        ]

    def _stands_in_gone(self, number: int) -> bool:
        """Tell whether a finding of a check stood in an event, or was related to it."""
        text = (
            "SELECT 1 FROM touched JOIN problems USING (seq) WHERE n = ? AND source = ?"
            " LIMIT 1"
        )
        return any(
            self._store.ask_one(text, one, number) is not None for one, _ in self._gone
        )

    def _count(self, number: int) -> int:
        text = "SELECT count(*) FROM problems WHERE source = ?"
        (found,) = self._store.ask_one(text, number)
        return int(found)

    def _list_alike(self) -> Numbered:
        """Return all events of the dates of events that came or went."""
        dates = {
            event.date.edtf: event.date
            for _, event in (*self._gone, *self._come)
            if not event.date.is_undated
        }
        text = "SELECT n FROM events WHERE wide = ? AND b1 = ? AND e2 = ?"
        found: dict[int, Event] = {}
        for date in dates.values():
            first, _, _, last = date.outer
            asked = classify(first, last), first, last
            for (number,) in [*self._store.ask(text, *asked)]:
                event = self._events.load(number)
                if event.date.edtf in dates:
                    found[number] = event
        return sorted(found.items())

    def _do_anew(self, number: int, check: Check) -> None:
        """Do a check with all events that are its concern."""
        self._store.delete_problems("source = ?", [(number,)])
        self._run(number, check, self._list_concerned(number, check))

    def _list_concerned(self, number: int, check: Check) -> Sequence[Event]:
        events = self._events
        if check.sight is None:
            return events
        if self._concerns[number].is_few:
            text = "SELECT n FROM concerned WHERE source = ? ORDER BY n"
            return [events.load(one) for (one,) in [*self._store.ask(text, number)]]
        concerned = check.sight.concerned
        return [one for one in events if concerned(self._context, one)]

    def _replace(self, number: int, check: Check, events: Numbered) -> None:
        """Find anew what a check finds in some events, and nothing in those gone."""
        owners = {one for one, _ in (*self._gone, *events)}
        self._store.delete_problems(
            "source = ? AND owner = ?", [(number, owner) for owner in owners]
        )
        self._run(number, check, [event for _, event in events])

    def _run(self, number: int, check: Check, events: Sequence[Event]) -> None:
        context = CheckContext(self._chronology, events=events)
        found = [one for one in check.run(context) if one.code in check.codes]
        if found:
            (last,) = self._store.ask_one("SELECT coalesce(max(seq), 0) FROM problems")
            rows = [(number, one, True) for one in found]
            write_problems(
                self._store.database,
                rows,
                self._store.spots,
                self._owners.find,
                first=last + 1,
            )
