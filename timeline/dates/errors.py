"""What is wrong with a date, said once, in the words the user will read."""


class DateError(ValueError):
    """A text that is not a date, or not one that `timeline` reads.

    `code` is the code of the diagnostic it becomes; `message` quotes the text;
    `hint` says what to write instead and may be empty.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


WRITE_ISO = "write YYYY-MM-DD, or YYYY-MM if the day is unknown"
WRITE_FORMS = "write 2013-05-10, 10 May 2013, May 2013, or see docs/dates.md"
_ADD_YEAR = "add the year to the date, or put `year: YYYY` at the top of the file"


def invalid(text: str, why: str = "", hint: str = WRITE_ISO) -> DateError:
    """Return the error for a text that names no day, month or year."""
    reason = f": {why}" if why else ""
    return DateError("date-invalid", f"{text!r} is not a date{reason}", hint)


def unsupported(text: str, hint: str) -> DateError:
    """Return the error for valid EDTF that lies outside the subset read here."""
    message = f"{text!r} is valid EDTF, not supported here"
    return DateError("date-unsupported", message, hint)


def missing_year(text: str, hint: str = _ADD_YEAR) -> DateError:
    """Return the error for a date that has no year and gets none."""
    return DateError("date-year-missing", f"{text!r} has no year", hint)


def backwards(
    text: str, why: str, hint: str = "put the earlier date first"
) -> DateError:
    """Return the error for an interval or set whose start is after its end."""
    return DateError("date-reversed", f"{text!r} runs backwards: {why}", hint)
