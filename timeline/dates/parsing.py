"""From what an author typed to a When: the grammars in turn, and help.

What is refused gets a hint made from the text itself wherever that has a likely
reading: `10 mai 2013` asks for `10 mai 2013` in English. Nothing is ever read that way;
the author decides.
"""

from dataclasses import replace
from functools import lru_cache

from timeline.dates import errors
from timeline.dates.doubts import split_doubt
from timeline.dates.edtf import parse_edtf, parse_iso_day
from timeline.dates.english import LEAD, parse_english
from timeline.dates.errors import DateError
from timeline.dates.hints import suggest
from timeline.dates.points import mark
from timeline.dates.prefixes import parse_prefixed
from timeline.dates.relative import Relative
from timeline.dates.undated import parse_undated
from timeline.dates.units import read_day
from timeline.dates.when import When, make_single, retype
from timeline.dates.words import WordPattern, plain_signs
from timeline.patterns import LazyPattern

# Code points. Longer than any list of days, and short enough for every pattern.
_LONGEST = 500
_SHOWN = 40
_LEAD = WordPattern(LEAD)
# What was to be an ISO date, or EDTF.
_FIGURES = LazyPattern(r"[^A-SU-WYa-z]*[0-9][^A-SU-WYa-z]*")


@lru_cache(maxsize=65_536)
def parse_date(text: str, *, year: int | None = None) -> When | Relative:
    """Read a date as an author writes it.

    `year` completes forms that name a day but no year. Raises DateError, whose
    code, message and hint say what is wrong and what to write.
    """
    stripped = text.strip()
    if (day := parse_iso_day(stripped)) is not None:
        # As most dates are.
        return day
    if len(stripped) > _LONGEST:
        raise errors.invalid(f"{stripped[:_SHOWN]}...", "it is too long")
    try:
        return _parse(stripped, year)
    except DateError as error:
        raise _help(error, stripped, year) from error.__cause__


def parse_canonical(text: str) -> When:
    """Read a date in the form that `When.edtf` has.

    As `parse_date`, but EDTF that would be asked about where an author typed it
    (`1933-34`) is what EDTF says. Raises DateError for all else.
    """
    when = parse_edtf(text, canonical=True) or parse_undated(text)
    if when is None:
        raise errors.invalid(text)
    return when


def _parse(text: str, year: int | None) -> When | Relative:
    spaced = _space_out(text)
    if spaced != text:
        when = _parse(spaced, year)
        if isinstance(when, Relative):
            return replace(when, typed=text)
        return retype(when, text)
    if not text.isascii():
        plain = plain_signs(text)
        if plain != text:
            return _parse_signs(text, plain, year)
    return (
        parse_edtf(text)
        or parse_undated(text)
        or _parse_day(text, year)
        or _parse_doubtful(text, year)
        or parse_prefixed(text, _parse_dated, year=year)
        or parse_english(text, year=year)
    )


def _space_out(text: str) -> str:
    """Return the text with one blank for several, and for a tab or the like."""
    return " ".join(text.split())


def _parse_signs(text: str, plain: str, year: int | None) -> When | Relative:
    """Read a text with signs of print, which is `plain` with those of a keyboard."""
    when = _parse(plain, year)
    if isinstance(when, Relative):
        # The id of an event has the signs that it has there.
        return parse_prefixed(text, _parse_dated, year=year) or when
    return retype(when, text)


def _parse_day(text: str, year: int | None) -> When | None:
    """Read a day as it is written most, before all else is tried."""
    point = read_day(text, year)
    return make_single(point, typed=text) if point is not None else None


def _parse_dated(text: str, year: int | None) -> When:
    """Read a date with nothing around it but a doubt."""
    rest = split_doubt(text)
    if rest is not None:
        when = _parse_dated(rest, year)
        return retype(mark(when, uncertain=True), text)
    return parse_edtf(text) or parse_undated(text) or parse_english(text, year=year)


def _parse_doubtful(text: str, year: int | None) -> When | None:
    rest = split_doubt(text)
    if rest is None:
        return None
    when = _parse(rest, year)
    if isinstance(when, Relative) or when.is_undated:
        raise errors.invalid(text, "a doubt goes with a date", errors.WRITE_FORMS)
    return retype(mark(when, uncertain=True), text)


def _help(error: DateError, text: str, year: int | None) -> DateError:
    """Return the error with what could be written for all of the text."""

    def read(candidate: str) -> When | None:
        try:
            when = _parse(candidate, year)
        except DateError:
            return None
        return when if isinstance(when, When) else None

    if error.readings:
        readings = _lift(error, text)
        kept = tuple(filter(read, readings))
        hint = error.hint
        if hint == errors.offer(error.readings):
            hint = errors.offer(kept) or errors.WRITE_FORMS
        return DateError(error.code, error.message, hint, kept, error.text)
    if error.code == "date-invalid" and error.is_general:
        hint, readings = suggest(text, read)
        if not hint:
            hint = errors.WRITE_ISO if _FIGURES.fullmatch(text) else error.hint
        return DateError(error.code, error.message, hint, readings, error.text)
    return error


def _lift(error: DateError, text: str) -> tuple[str, ...]:
    """Return the readings of a part of the text as readings of the whole."""
    plain = plain_signs(_space_out(text))
    if plain.count(error.text) != 1 or _LEAD.fullmatch(plain.replace(error.text, "")):
        return error.readings
    return tuple(plain.replace(error.text, one) for one in error.readings)
