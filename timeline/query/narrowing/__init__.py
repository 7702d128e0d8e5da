"""What of a condition can be looked up in a table of events, before any is judged.

Each condition has two sets of events: those that may fit it, of which none is ever
missing, and those that certainly do, among which none is ever wrong. Leaving out turns
one into the other. What a table cannot tell may be everything and is surely nothing;
events are judged all the same, so that a set may be too large and never too small.

sets      sets of events, and of dates, as values: nothing here knows how to find them
leaves    what each condition comes to, by way of dates, people and words
columns   what of an event the sets speak of, by name
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.query.narrowing.leaves import NARROWINGS as NARROWINGS
    from timeline.query.narrowing.leaves import narrow as narrow
    from timeline.query.narrowing.sets import Narrowed as Narrowed
else:
    from timeline.faces import make_face

    __getattr__, __dir__, __all__ = make_face(
        __name__, {"leaves": ("NARROWINGS", "narrow"), "sets": ("Narrowed",)}
    )
