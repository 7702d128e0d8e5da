"""A month of any year: what `--month May` asks for."""

import re
from typing import NamedTuple

from timeline.dates import FUTURE, PAST, Fit, When, calendar_date
from timeline.dates.calendar import MONTH_NAMES, month_span

_NUMBERS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_NUMBERS |= {name[:3]: number for name, number in _NUMBERS.items()} | {"sept": 9}


class MonthOfYear(NamedTuple):
    """A month, 1 to 12, of any year."""

    number: int

    def fit(self, when: When) -> Fit:
        """Tell how a date lies to this month of whichever year fits it best."""
        b1, b2, e1, e2 = when.reach
        if not self._meets(b1, e2):
            return Fit.NO
        if self._meets(b2, e1) and not when.uncertain:
            return Fit.CERTAIN
        return Fit.POSSIBLE

    def _meets(self, begin: int, end: int) -> bool:
        """Tell whether some year's month ends from `begin` on and begins by `end`."""
        if begin == FUTURE or end == PAST:
            return False
        if begin == PAST:
            return True
        year = calendar_date(begin)[0]
        first, last = month_span(year, self.number)
        if last < begin:
            first, last = month_span(year + 1, self.number)
        return first <= end


def parse_month_of_year(text: str) -> MonthOfYear | None:
    """Read `May`, `may`, `5` or `05`; None if it is anything else."""
    if re.fullmatch("0?[1-9]|1[0-2]", text):
        return MonthOfYear(int(text))
    number = _NUMBERS.get(text.lower().removesuffix("."))
    return MonthOfYear(number) if number else None
