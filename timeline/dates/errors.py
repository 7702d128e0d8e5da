"""What is wrong with a date, said once, in the words the user will read."""

from collections.abc import Sequence


class DateError(ValueError):
    """A text that is not a date, or not one that `timeline` reads.

    `code` is the code of the diagnostic it becomes; `message` quotes the text;
    `hint` says what to write instead and may be empty. `readings` are whole dates
    that could have been meant, the likeliest first: each can be read, and where
    nothing else is said the hint is made of them. `text` is what of the date is
    wrong: all of it, or the part that is.
    """

    def __init__(
        self,
        code: str,
        message: str,
        hint: str = "",
        readings: Sequence[str] = (),
        text: str = "",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.readings = tuple(readings)
        self.hint = hint or offer(self.readings)
        self.text = text

    @property
    def is_general(self) -> bool:
        """Tell whether the hint says nothing about the text itself."""
        return self.hint in GENERAL

    def __reduce__(self) -> tuple[type["DateError"], tuple[object, ...]]:
        # What an exception is made again of is the message alone.
        state = (self.code, self.message, self.hint, self.readings, self.text)
        return DateError, state


WRITE_ISO = "write YYYY-MM-DD, or YYYY-MM if the day is unknown"
WRITE_FORMS = "write 2013-05-10, 10 May 2013, May 2013 or the like"
GENERAL = (WRITE_ISO, WRITE_FORMS)
"""Hints that say nothing about the text itself."""
_ADD_YEAR = "add the year to the date, or put `year: YYYY` at the top of the file"


def offer(readings: Sequence[str]) -> str:
    """Return the hint that names what could be written; empty if there is nothing."""
    if not readings:
        return ""
    if len(readings) == 1:
        return f"write {readings[0]}"
    # Quoted, since a date may have an `or` of its own.
    *others, last = (f"`{reading}`" for reading in readings)
    return f"write {', '.join(others)} or {last}"


def invalid(
    text: str, why: str = "", hint: str = "", readings: Sequence[str] = ()
) -> DateError:
    """Return the error for a text that names no day, month or year.

    Without a hint and readings it asks for an ISO date.
    """
    reason = f": {why}" if why else ""
    if not hint and not readings:
        hint = WRITE_ISO
    message = f"{text!r} is not a date{reason}"
    return DateError("date-invalid", message, hint, readings, text)


def unclear(text: str, why: str, readings: Sequence[str], hint: str = "") -> DateError:
    """Return the error for a text that has more than one reading."""
    return DateError("date-ambiguous", f"{text!r} {why}", hint, readings, text)


def unsupported(text: str, hint: str, readings: Sequence[str] = ()) -> DateError:
    """Return the error for valid EDTF that lies outside the subset read here."""
    message = f"{text!r} is valid EDTF, not supported here"
    return DateError("date-unsupported", message, hint, readings, text)


def missing_year(
    text: str, hint: str = _ADD_YEAR, readings: Sequence[str] = ()
) -> DateError:
    """Return the error for a date that has no year and gets none."""
    message = f"{text!r} has no year"
    return DateError("date-year-missing", message, hint, readings, text)


def backwards(
    text: str, why: str, hint: str = "put the earlier date first"
) -> DateError:
    """Return the error for an interval or set whose start is after its end."""
    message = f"{text!r} runs backwards: {why}"
    return DateError("date-reversed", message, hint, (), text)
