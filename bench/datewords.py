"""The ways in which dates of a generated chronology are written."""

from datetime import date, timedelta
from random import Random

from picks import below, pick, repeat_by_weight

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {
    3: ("21", "spring"),
    6: ("22", "summer"),
    9: ("23", "autumn"),
}

# How often each way of writing a date is used, in thousandths.
_DATE_FORMS = (
    ("day", 640),
    ("english-day", 100),
    ("american-day", 20),
    ("clock", 15),
    ("month", 50),
    ("english-month", 25),
    ("interval", 45),
    ("english-interval", 20),
    ("approximate-day", 25),
    ("approximate-month", 10),
    ("about", 10),
    ("uncertain-day", 10),
    ("one-of", 10),
    ("part-of-month", 15),
    ("season", 5),
)

_SPREAD_FORMS = repeat_by_weight(_DATE_FORMS)


def write_date(day: date, rng: Random) -> tuple[str, date]:
    """Return a date about that day as typed, and the first day it covers."""
    form = pick(rng, _SPREAD_FORMS)
    iso, month_iso = f"{day:%Y-%m-%d}", f"{day:%Y-%m}"
    month = _MONTHS[day.month - 1]
    month_start = day.replace(day=1)
    match form:
        case "day":
            return iso, day
        case "english-day":
            return f"{day.day} {month} {day.year}", day
        case "american-day":
            return f"{month} {day.day}, {day.year}", day
        case "clock":
            return f"{iso}T{7 + below(rng, 15):02}:{15 * below(rng, 4):02}", day
        case "month":
            return month_iso, month_start
        case "english-month":
            return f"{month} {day.year}", month_start
        case "interval":
            end = day + timedelta(1 + below(rng, 20))
            return f"{iso}/{end:%Y-%m-%d}", day
        case "english-interval":
            start = day.replace(day=min(day.day, 24))
            end = start + timedelta(1 + below(rng, 4))
            return f"{start.day}-{end.day} {month} {day.year}", start
        case "approximate-day":
            return f"{iso}~", day
        case "approximate-month":
            return f"{month_iso}~", month_start
        case "about":
            return f"about {day.day} {month} {day.year}", day
        case "uncertain-day":
            return f"{iso}?", day
        case "one-of":
            other = day + timedelta(1 + below(rng, 3))
            return f"[{iso},{other:%Y-%m-%d}]", day
        case "part-of-month":
            part, start_day = pick(rng, (("early", 1), ("mid", 11), ("late", 21)))
            return f"{part} {month} {day.year}", day.replace(day=start_day)
        case "season":
            return _write_season(day, rng)
    raise ValueError(f"{form!r} is not a date form")


def _write_season(day: date, rng: Random) -> tuple[str, date]:
    """Write the day's season, or its year if winter, which lies in two years."""
    start_month = day.month // 3 * 3
    if start_month not in _SEASONS:
        return f"{day.year}", date(day.year, 1, 1)
    code, name = _SEASONS[start_month]
    text = pick(rng, (f"{day.year}-{code}", f"{name} {day.year}"))
    return text, date(day.year, start_month, 1)
