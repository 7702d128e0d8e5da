"""What is in a set of events, by looking at each event: what tables are held to."""

from timeline.dates import When
from timeline.model import Event
from timeline.query.dating import Side
from timeline.query.narrowing.columns import (
    DATES,
    NUMBERS,
    WORDS,
    folded_text,
    months_of,
)
from timeline.query.narrowing.sets import (
    AtLeast,
    Complement,
    Everything,
    HasDate,
    HasId,
    HasText,
    HasWord,
    InMonths,
    Intersection,
    Lookup,
    Nothing,
    Overlaps,
    Union,
    Within,
)


def is_in(wanted: Lookup, event: Event) -> bool:
    """Tell whether an event is in a set of events."""
    match wanted:
        case Everything():
            return True
        case Nothing():
            return False
        case HasDate(source, dates):
            return any(is_of(dates, date) for date in DATES[source](event))
        case HasWord(columns, test):
            return any(
                test(word)
                for column in columns
                for word in WORDS[column].words_of(event)
            )
        case HasText(needle):
            return needle in folded_text(event)
        case HasId(ids):
            return event.id in ids
        case AtLeast(column, number):
            return NUMBERS[column](event) >= number
        case Intersection(parts):
            return all(is_in(part, event) for part in parts)
        case Union(parts):
            return any(is_in(part, event) for part in parts)
        case Complement(part):
            return not is_in(part, event)
        case _:
            raise AssertionError(f"this is no set of events: {wanted}")


def is_of(wanted: Lookup, date: When) -> bool:
    """Tell whether a date is in a set of dates."""
    b1, b2, e1, e2 = date.outer
    match wanted:
        case Everything():
            return True
        case Overlaps(first, last, side):
            low, high = {
                Side.WHOLE: (b1, e2),
                Side.BEGIN: (b1, b2),
                Side.END: (e1, e2),
            }[side]
            return low <= last and high >= first
        case Within(first, last, side):
            if date.uncertain or date.is_undated:
                return False
            low, high = {
                Side.WHOLE: (e1, b2),
                Side.BEGIN: (b1, b2),
                Side.END: (e1, e2),
            }[side]
            return first <= low and high <= last
        case InMonths(mask):
            return bool(months_of(date) & mask)
        case Intersection(parts):
            return all(is_of(part, date) for part in parts)
        case Union(parts):
            return any(is_of(part, date) for part in parts)
        case _:
            raise AssertionError(f"this is no set of dates: {wanted}")
