"""Dates that name another event: settled, or reported where they cannot be.

Each event rests on one other at most, so a chain is walked from its end; nothing
recurses, however long the chain.
"""

from collections.abc import Collection, Mapping, Sequence

from timeline.dates import DateError, Relative, When, resolve_relative
from timeline.diagnostics import Diagnostic, make_diagnostic
from timeline.model import Event
from timeline.text import Nearest

Task = tuple[Event, str, Relative]
"""An event, its key `date` or `reported`, and the date that names an event."""

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
        path: dict[Event, None] = {}
        while event in self._open and event not in self._done:
            if event in path:
                chain = list(path)
                self._report_cycle(chain[chain.index(event) :])
                break
            path[event] = None
            target = self._find(event, "date", self._open[event])
            if target is None:
                self._done[event] = None
                break
            event = target
        for waiting in reversed(path):
            if waiting not in self._done:
                relative = self._open[waiting]
                self._done[waiting] = self._resolve(waiting, "date", relative)
        first = next(iter(path), event)
        return self._done[first] if first in self._open else first.date

    def settle_one(self, event: Event, key: str, relative: Relative) -> When | None:
        if self._find(event, key, relative) is None:
            return None
        return self._resolve(event, key, relative)

    def _resolve(self, event: Event, key: str, relative: Relative) -> When | None:
        target = self._events[relative.target]
        when = self._done[target] if target in self._open else target.date
        if when is None:
            self._report_unsettled(event, key, relative)
            return None
        try:
            return resolve_relative(relative, when)
        except DateError as error:
            self._report(error.code, event, key, error.message, error.hint)
            return None

    def _find(self, event: Event, key: str, relative: Relative) -> Event | None:
        target = self._events.get(relative.target)
        if target is not None:
            return target
        if relative.target in self._lost:
            self._report_unsettled(event, key, relative)
            return None
        near = self._nearest.find(relative.target)
        hint = f"did you mean `{relative.form} {near}`?" if near else ""
        self._report(
            "date-unknown-event",
            event,
            key,
            f"{relative.target!r} is neither a date nor the id of an event",
            hint or "write a date, or give the other event that `id`",
        )
        return None

    def _report_unsettled(self, event: Event, key: str, relative: Relative) -> None:
        self._report(
            "date-unsettled",
            event,
            key,
            f"the event {relative.target!r} has no usable date itself",
            "mend that event first",
        )

    def _report_cycle(self, cycle: list[Event]) -> None:
        shown = [event.id for event in cycle[:_CHAIN_SHOWN]]
        if len(cycle) > _CHAIN_SHOWN:
            shown.append("...")
        chain = " -> ".join([*shown, cycle[0].id])
        for event in cycle:
            self._done[event] = None
            self._report(
                "date-cycle",
                event,
                "date",
                f"dates that rest on each other: {chain}",
                "give one of these events a date of its own",
            )

    def _report(
        self, code: str, event: Event, key: str, message: str, hint: str
    ) -> None:
        self._diagnostics.append(
            make_diagnostic(code, message, event.locate(key), hint=hint)
        )
