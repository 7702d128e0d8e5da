"""The order of events, one for all of them, and total.

A key is (day, class, time, width, place, turn): the key of the date, as `dates.order`
has it, the place among all events as they stand in the files, and a turn. What is dated
directly after another event or before it stands beside that, whatever its own bounds:
it has the key of that event but for its turn, which counts those that hang on one event
from the first to the last. Of several beside one event those before it and those after
it stand in the order of the files, and each with what hangs on it in turn.
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline.model import Event

EventKey = tuple[int, ...]
Beside = Mapping[Event, tuple[Event, bool]]
"""What hangs on another event: which, and whether it comes after it. No circles."""


def find_roots(beside: Beside) -> dict[Event, Event]:
    """Return what each event hangs on in the end, of those that hang on another."""
    roots: dict[Event, Event] = {}
    for event in beside:
        chain = [event]
        while chain[-1] in beside and chain[-1] not in roots:
            chain.append(beside[chain[-1]][0])
        root = roots.get(chain[-1], chain[-1])
        roots |= dict.fromkeys([one for one in chain if one in beside], root)
    return roots


def order_events(events: Sequence[Event], beside: Beside) -> list[Event]:
    """Return the events in order; `events` stand as in the files."""
    if not beside:
        # Sorting leaves those of one key in the order of the files.
        return sorted(events, key=_date_key)
    keys = make_keys(events, beside)
    return [events[index] for index in sorted(range(len(events)), key=keys.__getitem__)]


def _date_key(event: Event) -> EventKey:
    return event.date.sort_key


def make_keys(events: Sequence[Event], beside: Beside) -> list[EventKey]:
    """Return the key of each of the events, which stand as in the files."""
    if not beside:
        return [(*one.date.sort_key, place, 0) for place, one in enumerate(events)]
    earlier: dict[Event, list[Event]] = {}
    later: dict[Event, list[Event]] = {}
    for event in events:
        if event in beside:
            target, is_after = beside[event]
            (later if is_after else earlier).setdefault(target, []).append(event)
    keys: dict[Event, EventKey] = {}
    for place, root in enumerate(events):
        if root not in beside:
            key = (*root.date.sort_key, place)
            for turn, event in enumerate(_walk(root, earlier, later)):
                keys[event] = (*key, turn)
    return [keys[event] for event in events]


def _walk(
    root: Event,
    earlier: Mapping[Event, Sequence[Event]],
    later: Mapping[Event, Sequence[Event]],
) -> Iterator[Event]:
    """Yield an event and all that hangs on it, in order; however long the chain."""
    waiting = [(root, False)]
    while waiting:
        event, is_open = waiting.pop()
        if is_open:
            yield event
            continue
        waiting += [(one, False) for one in reversed(later.get(event, ()))]
        waiting.append((event, True))
        waiting += [(one, False) for one in reversed(earlier.get(event, ()))]
