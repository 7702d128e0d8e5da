"""What of an event a table of events has in columns, by the names that sets use.

Whoever keeps such a table fills it by these, so that both sides say the same.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from timeline.dates import When, calendar_date, is_finite
from timeline.lean import NamedTuple
from timeline.model import Event
from timeline.query.prose import folded_text

__all__ = ["DATES", "NUMBERS", "WORDS", "Words", "folded_text", "months_of"]

ALL_MONTHS = (1 << 12) - 1
_MONTHS_OF_YEAR = 12


class Words(NamedTuple):
    """A column of words, as typed."""

    vocabulary: str
    """Columns of one vocabulary share their words."""
    attribute: str
    """Of events: a text, or several."""
    single: bool = False
    """It is a text, empty for no word."""

    def words_of(self, event: Event) -> Iterable[str]:
        """Return the words of an event, in order; an empty text is none."""
        value = getattr(event, self.attribute)
        return filter(None, (value,) if self.single else value)


WORDS: Mapping[str, Words] = {
    "kind": Words("kind", "kind", single=True),
    "status": Words("status", "status", single=True),
    "confidence": Words("confidence", "confidence", single=True),
    "place": Words("place", "place", single=True),
    "actors": Words("name", "actors"),
    "to": Words("name", "to"),
    "about": Words("name", "about"),
    "tags": Words("tag", "tags"),
    "see": Words("see", "see"),
    "keys": Words("key", "extra"),
    "sources": Words("source", "cited"),
    "described": Words("source", "described"),
}
"""The columns of words, by their names; `keys` are those of the author's own,
`described` the sources of which more than the name is said."""


DATES: Mapping[str, Callable[[Event], Iterable[When]]] = {
    "date": lambda event: (event.date,),
    "account": lambda event: (account.date for account in event.accounts),
    "reported": lambda event: (event.reported,) if event.reported is not None else (),
}
"""The dates of an event by what says them. Each event has just one `date`."""


NUMBERS: Mapping[str, Callable[[Event], int]] = {
    # No fewer than sources are told apart, however that is.
    "cited": lambda event: len(event.sources) + len(event.accounts),
    "beforehand": lambda event: int(event.meaning.known_beforehand),
}
"""The columns of numbers: citations and accounts; 1 for what is known before it is."""


def months_of(date: When) -> int:
    """Return in which months of whichever year a date may have a day.

    By the bounds of matching, as `InMonths` has them: bit 0 for January.
    """
    first, _, _, last = date.outer
    return _mask_months(first, last)


# Events stand in order of date, so that neighbours have the same.
@lru_cache(maxsize=1024)
def _mask_months(first: int, last: int) -> int:
    if not (is_finite(first) and is_finite(last)):
        return ALL_MONTHS
    year, month, _ = calendar_date(first)
    if first == last:
        return mask_month(month)
    last_year, last_month, _ = calendar_date(last)
    count = (last_year - year) * _MONTHS_OF_YEAR + last_month - month + 1
    if count >= _MONTHS_OF_YEAR:
        return ALL_MONTHS
    mask = 0
    for step in range(month - 1, month - 1 + count):
        mask |= 1 << step % _MONTHS_OF_YEAR
    return mask


def mask_month(number: int) -> int:
    """Return the mask of one month, 1 to 12."""
    return 1 << (number - 1)
