"""How a date stands beside its event: a mark, words, and what is not known of it.

The marks are those of the picture above the list. Their classes are `dy`, one day;
`of`, once within some days; `iv`, all that time; with them `ob` and `oa`, open before
and after, `ap`, approximate, and `un`, uncertain.
"""

from collections.abc import Sequence

from timeline.analysis import format_days
from timeline.dates import (
    FUTURE,
    PAST,
    WEEKDAY_NAMES,
    Precision,
    Shape,
    When,
    calendar_date,
    format_when,
    weekday,
)
from timeline.exports.page.markup import escape
from timeline.text import make_visible

# In what is known so roughly, this is what is not.
_UNKNOWN = {
    Precision.MONTH: "day not known",
    Precision.SEASON: "month not known",
    Precision.QUARTER: "month not known",
    Precision.HALF: "month not known",
    Precision.YEAR: "month not known",
    Precision.DECADE: "year not known",
    Precision.CENTURY: "year not known",
}
# Of so few days their number says most.
_COUNTED = 31
# How much of `YYYY-MM-DD` is known.
_STAMPED = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


def mark_date(when: When, *, year: int | None, signs: Sequence[str] = ()) -> str:
    """Return the paragraph with a date: mark, date, what is not known of it.

    `year` is that of the heading, which is said more quietly; `signs` are more classes
    of the mark.
    """
    words = describe_doubt(when)
    note = f" <small>{escape(words)}</small>" if words else ""
    classes = " ".join((list_classes(when), *signs))
    mark = "" if when.is_undated else f'<i class="g {classes}"></i>'
    return f'<p class="d">{mark}{mark_time(when, year=year)}{note}</p>'


def mark_time(when: When, *, year: int | None = None) -> str:
    """Return a date as known; as a `<time>` where HTML has a value for it.

    That is a plain day, month or year of four digits. Any other has what was typed, and
    the canonical form, for whoever points at it.
    """
    text = format_when(when)
    shown = escape(text[:1].upper() + text[1:] if when.is_undated else text)
    tail = f" {year}"
    if year is not None and text.endswith(tail):
        shown = f"{escape(text.removesuffix(tail))} <span>{year}</span>"
    stamp = _stamp(when)
    if stamp:
        return f'<time datetime="{stamp}">{shown}</time>'
    spellings = " = ".join(dict.fromkeys((make_visible(when.typed), when.edtf)))
    told = f' title="{escape(spellings)}"' if spellings != text else ""
    return f"<span{told}>{shown}</span>"


def list_classes(when: When) -> str:
    """Return the classes of the mark of a date, which has one."""
    if when.shape is Shape.INTERVAL:
        kind = "iv"
    else:
        kind = "dy" if when.b1 == when.e2 else "of"
    told = (
        (when.b1 == PAST, "ob"),
        (when.e2 == FUTURE, "oa"),
        (when.approximate, "ap"),
        (when.uncertain, "un"),
    )
    return " ".join([kind, *(name for is_so, name in told if is_so)])


def describe_doubt(when: When) -> str:
    """Return in words what is not known of a date; of a day that is known its weekday.

    Of what lasted from one day that is known to another, how long. May be empty.
    """
    if when.is_undated:
        return ""
    if when.shape is Shape.INTERVAL:
        words = _describe_interval(when)
    elif when.b1 == when.e2:
        words = [WEEKDAY_NAMES[weekday(when.b1)]]
    elif when.b1 == PAST:
        words = ["how long before, is not known"]
    elif when.e2 == FUTURE:
        words = ["how much later, is not known"]
    else:
        words = [_describe_several(when)]
    if when.approximate:
        words.append("approximate")
    if when.uncertain:
        words.append("uncertain")
    return ", ".join(filter(None, words))


def _describe_several(when: When) -> str:
    """Return what is not known of what was once within some days."""
    if when.shape is Shape.SINGLE:
        return _UNKNOWN.get(when.precision, "day not known")
    days = sum(last.last + 1 - first.first for first, last in when.parts)
    if days <= _COUNTED:
        return f"one of {days} days"
    first, last = calendar_date(when.b1), calendar_date(when.e2)
    if first[0] != last[0]:
        return "year not known"
    return "day not known" if first[1] == last[1] else "month not known"


def _describe_interval(when: When) -> list[str]:
    start, end = when.b1 == when.b2, when.e1 == when.e2
    if start and end and when.b1 > PAST and when.e2 < FUTURE:
        days = when.e2 - when.b1 + 1
        return [format_days(days) if days > 1 else WEEKDAY_NAMES[weekday(when.b1)]]
    if when.b1 > PAST and when.e2 < FUTURE and not (start or end):
        return ["first and last day not known"]
    words = []
    if when.b1 == PAST:
        # What had no beginning says so itself.
        words.append("" if when.b2 == PAST else "since when, is not known")
    elif not start:
        words.append("first day not known")
    if when.e1 == FUTURE:
        words.append("goes on")
    elif when.e2 == FUTURE:
        words.append("until when, is not known")
    elif not end:
        words.append("last day not known")
    return words


def _stamp(when: When) -> str:
    """Return the value of a `<time>` (HTML, 2.3.5); empty where it has none."""
    if when.shape is not Shape.SINGLE or when.approximate or when.uncertain:
        return ""
    year, month, day = calendar_date(when.b1)
    if not 1 <= year <= 9999:
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}"[: _STAMPED.get(when.precision, 0)]
