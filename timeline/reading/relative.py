"""Dates that name other events: settled, or reported where they cannot be.

Dates may rest on several events each, which is a graph; it is walked from each event
down to dates that name nothing. Nothing recurses, however long a chain is.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from timeline.dates import (
    DateError,
    Relative,
    When,
    find_slip,
    resolve_relative,
    respell,
)
from timeline.diagnostics import Diagnostic, make_diagnostic
from timeline.model import Event
from timeline.text import Nearest

Task = tuple[Event, str, Relative]
"""An event, its key `date` or `reported`, and the date that names events."""

Settled = Mapping[Event, Mapping[str, When | None]]
"""The settled dates of events, by key; None where that failed."""

_CHAIN_SHOWN = 6


def settle_dates(
    tasks: Sequence[Task],
    events: Mapping[str, Event],
    lost: Collection[str],
    diagnostics: list[Diagnostic],
) -> dict[Event, dict[str, When | None]]:
    """Return the settled dates of each event, by key; None where that failed.

    `events` are all events by id; `lost` the ids of those that were left out.
    Adds to `diagnostics`.
    """
    settler = _Settler(tasks, events, lost, diagnostics)
    answers: dict[Event, dict[str, When | None]] = {}
    for event, key, _ in tasks:
        if key == "date":
            answers.setdefault(event, {})[key] = settler.date_of(event)
    for event, key, relative in tasks:
        if key != "date":
            when = settler.settle_one(event, key, relative)
            answers.setdefault(event, {})[key] = when
    return answers


def find_anchors(
    tasks: Sequence[Task], events: Mapping[str, Event], settled: Settled
) -> dict[Event, tuple[Event, bool]]:
    """Return what each event stands beside that is dated by one: see `Relative`.

    With it whether it comes after that. What could not be settled stands nowhere, so
    there are no circles.
    """
    anchors = {}
    for event, key, relative in tasks:
        anchor = relative.anchor if key == "date" else None
        if anchor is not None and settled[event]["date"] is not None:
            anchors[event] = events[anchor.id], anchor.after
    return anchors


class _Settler:
    def __init__(
        self,
        tasks: Sequence[Task],
        events: Mapping[str, Event],
        lost: Collection[str],
        diagnostics: list[Diagnostic],
    ) -> None:
        self._open = {event: task for event, key, task in tasks if key == "date"}
        self._done: dict[Event, When | None] = {}
        self._events = events
        self._lost = lost
        self._diagnostics = diagnostics
        self._nearest = Nearest(events)

    def date_of(self, event: Event) -> When | None:
        """Return the date of an event that names others, which are settled first."""
        # The events on the way from the first one down, each with those still to see.
        path: list[tuple[Event, Iterator[Event]]] = []
        places: dict[Event, int] = {}
        following: Event | None = event if event not in self._done else None
        while path or following is not None:
            if following is not None:
                places[following] = len(path)
                path.append((following, self._list_targets(following)))
            current, waiting = path[-1]
            following = None
            target = next(waiting, None)
            if target is None:
                path.pop()
                del places[current]
                if current not in self._done:
                    relative = self._open[current]
                    self._done[current] = self._resolve(current, "date", relative)
            elif target in places:
                self._report_cycle([one for one, _ in path[places[target] :]])
            elif target in self._open and target not in self._done:
                following = target
        return self._done[event]

    def _list_targets(self, event: Event) -> Iterator[Event]:
        targets = self._find(event, "date", self._open[event])
        if targets is None:
            self._done[event] = None
            return iter(())
        return iter(targets)

    def settle_one(self, event: Event, key: str, relative: Relative) -> When | None:
        """Return a date that nothing rests on; None where it cannot be settled."""
        if self._find(event, key, relative) is None:
            return None
        return self._resolve(event, key, relative)

    def _resolve(self, event: Event, key: str, relative: Relative) -> When | None:
        dates: dict[str, When] = {}
        for id_ in relative.targets:
            target = self._events[id_]
            when = self._done[target] if target in self._open else target.date
            if when is None:
                self._report_unsettled(event, key, id_)
                return None
            dates[id_] = when
        try:
            return resolve_relative(relative, dates)
        except DateError as error:
            self._report(error.code, event, key, error.message, error.hint)
            return None

    def _find(
        self, event: Event, key: str, relative: Relative
    ) -> tuple[Event, ...] | None:
        """Return the events that a date names; None, reported, if one is missing."""
        found = []
        for id_ in relative.targets:
            target = self._events.get(id_)
            if target is not None:
                found.append(target)
            elif id_ in self._lost:
                self._report_unsettled(event, key, id_)
            else:
                self._report_unknown(event, key, relative, id_)
        return tuple(found) if len(found) == len(relative.targets) else None

    def _report_unknown(
        self, event: Event, key: str, relative: Relative, id_: str
    ) -> None:
        slip = find_slip(id_, relative)
        if slip is not None:
            self._report(slip.code, event, key, slip.message, slip.hint, subject=id_)
            return
        near = self._nearest.find(id_)
        hint = f"did you mean `{respell(relative, id_, near)}`?" if near else ""
        self._report(
            "date-unknown-event",
            event,
            key,
            f"{id_!r} is neither a date nor the id of an event",
            hint or "write a date, or give the other event that `id`",
            subject=id_,
        )

    def _report_unsettled(self, event: Event, key: str, id_: str) -> None:
        self._report(
            "date-unsettled",
            event,
            key,
            f"the event {id_!r} has no usable date itself",
            "mend that event first",
            subject=id_,
        )

    def _report_cycle(self, cycle: list[Event]) -> None:
        shown = [event.id for event in cycle[:_CHAIN_SHOWN]]
        if len(cycle) > _CHAIN_SHOWN:
            shown.append("...")
        chain = " -> ".join([*shown, cycle[0].id])
        for event in cycle:
            if event in self._done:
                # It is part of another circle as well.
                continue
            self._done[event] = None
            self._report(
                "date-cycle",
                event,
                "date",
                f"dates that rest on each other: {chain}",
                "give one of these events a date of its own",
                subject=cycle[0].id,
            )

    def _report(
        self,
        code: str,
        event: Event,
        key: str,
        message: str,
        hint: str,
        *,
        subject: str = "",
    ) -> None:
        where = event.locate(key)
        self._diagnostics.append(
            make_diagnostic(code, message, where, hint=hint, subject=subject)
        )
