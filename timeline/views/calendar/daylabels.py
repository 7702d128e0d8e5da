"""What calendars of months write: dates as short as a heading allows, and counts."""

from timeline.analysis import format_number
from timeline.dates import (
    FUTURE,
    MONTH_NAMES,
    WEEKDAY_NAMES,
    Fit,
    When,
    Window,
    calendar_date,
    format_when,
    format_year_name,
    weekday,
)
from timeline.layout.months import Month, Page, find_range, is_exact


def count_page(page: Page) -> str:
    """Return how many events stand in a month, such as `4+5? events`; or nothing."""
    fits = [match.fit for match in (*page.exact, *page.rough)]
    if not fits:
        return ""
    possible = sum(fit is Fit.POSSIBLE for fit in fits)
    noun = "event" if len(fits) == 1 else "events"
    return f"{format_number(len(fits) - possible, possible)} {noun}"


def name_on_page(when: When, page: Page, *, ending: bool, dash: str) -> str:
    """Return a date, as short as its page allows: ` 9`, `28 May–3 Jun`.

    Of what is `ending` on the page only the last day: `until 3`.
    """
    year, month = page.period.year, page.period.month
    if ending:
        return f"until {calendar_date(when.e2)[2]}"
    text = format_when(when, year=year, month=month, dash=dash)
    stretch = find_range(when)
    if stretch is not None and page.month is not None and page.month.year < 1:
        # Dates of such years are no words elsewhere, since none is read as one.
        return _name_days(stretch, page.month, dash)
    if page.month is None or not is_exact(when) or not _ends_within(when, page):
        return text
    for word in (
        f"{WEEKDAY_NAMES[weekday(when.b1)][:3]} ",
        f" {MONTH_NAMES[page.month.month - 1][:3]}",
    ):
        text = text.replace(word, "", 1)
    one_digit = text[:1].isdigit() and not text[1:2].isdigit()
    return f" {text}" if one_digit else text


def _ends_within(when: When, page: Page) -> bool:
    """Tell whether a date names no month but that of its page."""
    if when.e2 == FUTURE:
        return True
    month = page.month
    return month is not None and when.e1 == when.e2 <= month.span.last


def _name_days(stretch: Window, month: Month, dash: str) -> str:
    """Return days from one in a month on: `3–5`, `28 May–3 Jun`, `28 Dec–3 Jan 43 BC`.

    Single digits of days in one month have a blank before them.
    """
    (_, _, first), (year, last_month, last) = map(calendar_date, stretch)
    if (year, last_month) == month:
        return f"{first:>2}{dash}{last}"
    names = [MONTH_NAMES[one - 1][:3] for one in (month.month, last_month)]
    text = f"{first} {names[0]}{dash}{last} {names[1]}"
    return text if year == month.year else f"{text} {format_year_name(year)}"
