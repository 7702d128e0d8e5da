"""What the findings of a check depend on: what has to be looked at anew after an edit.

An edit puts other entries into the place of some that stood together in one file. What
is no event (headers, registries, names of files) stays as it is, and so do the other
events: each is what it was, and they stand in the order in which they stood. Events
that were put in or taken out are changed ones. A check is done anew where its scope
says that it can find something else than before; places apart, which an edit moves.

What a row of scope `ALL` sees of events is told by its `Sight`. Where the multiset of
what it looks at, over all events that are its concern, is the same before and after an
edit, and none of its findings stands in a changed event, or is related to one, its
findings are the same. It can always be run with the events alone that are its concern.
"""

from collections.abc import Hashable
from enum import Enum
from typing import Protocol

from timeline.checks.context import CheckContext
from timeline.lean import NamedTuple
from timeline.model import Event


class Scope(Enum):
    """What the findings of a check depend on."""

    HEADER = "header"
    """On nothing that is an event: whatever the events, it finds the same."""
    EVENT = "event"
    """What it finds of an event depends on this event and on what is no event. Run
    with some of the events it finds just what it finds of these among all."""
    DATE = "date"
    """On events of one date, by `When.edtf`: run with all events of some dates it finds
    just what it finds of these dates among all."""
    ALL = "all"
    """On events that may stand anywhere, as far as its `Sight` goes."""


class Viewer(Protocol):
    """What a check sees of an event; the event's place is not part of it.

    The context says what is no event; it is not asked for other events.
    """

    def __call__(self, context: CheckContext, event: Event, /) -> Hashable:
        """Return it, equal where the check cannot tell two events apart."""


class Judge(Protocol):
    """Whether an event matters to a check at all."""

    def __call__(self, context: CheckContext, event: Event, /) -> bool:
        """Return False where all would be the same without the event."""


class Sight(NamedTuple):
    """How much a check of scope `ALL` sees of all events."""

    concerned: Judge
    """False for events without which the check finds the same."""
    looks_at: Viewer
    """All that it sees of an event that is its concern; asked for no other."""
    sways: Judge | None = None
    """True for events by which it depends on others at all: as long as there is none,
    neither before an edit nor after it, the scope is `EVENT`. None where it always
    depends on others."""
    in_order: bool = False
    """The order counts as well: findings are the same where the changed events that
    are its concern also come, with what is looked at, in the order and between the
    others as before."""
    needs_ids: bool = False
    """It asks which ids there are, whatever events have them: findings are the same
    only if these ids are, and those that were lost; and where it found anything, if
    all ids are in the same order."""
    needs_dates: bool = False
    """It asks for events by ids that it finds in dates: findings are the same only if
    no event that is named by its id has changed its date."""
