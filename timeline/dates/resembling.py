"""What was taken for the id of an event, and resembles a date.

`circa 1840s` names the event `1840s` if there is one. If there is none, what is wrong
with it as a date says more than that no event has that id.
"""

import re

from timeline.dates import errors
from timeline.dates.errors import DateError
from timeline.dates.parsing import parse_date
from timeline.dates.relative import Relative


def find_slip(id_: str, relative: Relative) -> DateError | None:
    """Return what is wrong with a date that names an event of this id, and none has it.

    None where the id resembles no date. What is to be written instead is the whole.
    """
    try:
        parse_date(id_)
    except DateError as error:
        if error.code == "date-invalid" and error.hint in errors.GENERAL:
            return None
        readings = [respell(relative, id_, reading) for reading in error.readings]
        hint = errors.offer(readings) or error.hint
        return DateError(error.code, error.message, hint, readings)
    return None


def respell(relative: Relative, id_: str, other: str) -> str:
    """Return how a date is typed that has another text in the place of an id."""
    pattern = rf"(?<![^\s]){re.escape(id_)}(?![^\s,])"
    return re.sub(pattern, lambda _: other, relative.typed)
