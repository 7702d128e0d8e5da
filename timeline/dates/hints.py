"""What something that is no date was probably meant to be.

Each reading is a whole date, made of the text itself, and only offered if it can be
read: who follows a hint to the letter gets what they meant. Where two readings are as
likely, both are offered; where nothing is certain, the forms of dates are named.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from timeline.dates.calendar import format_day, year_span
from timeline.dates.errors import offer
from timeline.dates.when import When
from timeline.dates.words import MONTHS, WordPattern
from timeline.patterns import LazyPattern

_NOTES = (
    (
        r"(?:to|yester)day|tomorrow|now|(?:last|next|this)\s+[a-z]+",
        "nothing is counted from today: write the date itself",
    ),
    (
        r"(?:first|second|third|fourth|last|[1-5](?:st|nd|rd|th))\s+week\b.*[0-9]{4}",
        "a week is written 2013-W20, or with its days: 13-19 May 2013",
    ),
    (
        r"\?+|-+|n\.?/?a\.?|none|nil|tb[acd]|s\.\s?[adf]\.?|unk\w+n"
        r"|(?:it\s+is\s+|is\s+)?not\s+(?:known|dated)|no\s+known\s+date"
        r"|nobody\s+knows.*",
        "write `unknown` if nobody knows the date",
    ),
    (
        r"(?:very\s+)?(?:early|mid|late)\b.*[0-9]{4}.*",
        "parts go with a month, a year or a decade: early May 2013, early 2013",
    ),
    (r"-?[0-9]{5}", "years have four digits"),
)
_NOTED = tuple((WordPattern(pattern), hint) for pattern, hint in _NOTES)

# Names of months in other languages, where they mean the same in all of them.
_FOREIGN = {
    number: words.split()
    for number, words in enumerate(
        (
            "janvier janv januar jänner januari enero ene gennaio gen janeiro",
            "février févr fevrier februar februari febrero febbraio fevereiro fev",
            "mars märz maerz maart mrt marzo março marco marts",
            "avril avr abril abr aprile",
            "mai maj mei mayo maggio mag maio",
            "juin juni junio giugno giu junho",
            "juillet juil juli julio luglio lug julho",
            "août aout augustus agosto ago",
            "septembre septiembre setiembre settembre setembro",
            "octobre oktober okt octubre ottobre ott outubro",
            "novembre noviembre novembro",
            "décembre déc decembre dezember dez diciembre dicembre dic dezembro",
        ),
        1,
    )
}
_MONTH_OF = {word: number for number, words in _FOREIGN.items() for word in words}
_NAMES = {number: name.capitalize() for name, number in reversed(MONTHS.items())}
_WORD = LazyPattern(r"[^\W\d_]+")
# A slip is sought of names of more letters.
_SHORTEST = 3

_YEAR_FIRST = LazyPattern(
    r"([0-9]{4})(?:([-./ ])([0-9]{1,2})(?:\2([0-9]{1,2}))?|([0-9]{2}))"
)
_MONTH_FIRST = LazyPattern(r"([0-9]{1,2})[-./ ]([0-9]{4})")
_DAY_OF_YEAR = LazyPattern(r"([0-9]{4})-([0-9]{3})")
_TWO_DAYS = LazyPattern(r"([0-9]{4}-)([0-9]{2}-)([0-9]{2})-([0-9]{2})")
_SMALL_YEAR = LazyPattern(r"(-?)([0-9]{1,3})")


def suggest(
    text: str, read: Callable[[str], When | None]
) -> tuple[str, tuple[str, ...]]:
    """Return a hint for a text that is not a date, and the readings it names.

    Both are empty if there is none. `read` reads a date; None for what is none.
    """
    for find in (_read_figures, _read_months, _vary):
        readings: dict[When, str] = {}
        for candidate in find(text):
            when = read(candidate) if candidate != text else None
            if when is not None:
                readings.setdefault(when, candidate)
                if find is _vary:
                    break
        if readings:
            return _say(text, tuple(readings.values()))
    for pattern, hint in _NOTED:
        if pattern.fullmatch(text):
            return hint, ()
    return "", ()


def _say(text: str, readings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    hint = offer(readings)
    if text.startswith("-") and _SMALL_YEAR.fullmatch(text):
        hint = (
            f"a year before Christ is written {offer(readings).removeprefix('write ')}"
        )
    elif _SMALL_YEAR.fullmatch(text):
        hint = (
            "a number alone is no date: write a day with its month, "
            f"a year with four digits ({readings[0]})"
        )
    return hint, readings


def _read_figures(text: str) -> Iterator[str]:
    """Yield what figures alone may have been meant for."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day, joined = match.groups()
        yield f"{year}-{month or joined:0>2}{f'-{day:0>2}' if day else ''}"
    if match := _MONTH_FIRST.fullmatch(text):
        yield f"{match[2]}-{match[1]:0>2}"
    if match := _TWO_DAYS.fullmatch(text):
        yield f"{match[1]}{match[2]}{match[3]}/{match[1]}{match[2]}{match[4]}"
    if match := _DAY_OF_YEAR.fullmatch(text):
        first, last = year_span(int(match[1]))
        day = first + int(match[2]) - 1
        if first <= day <= last:
            yield format_day(day)
    if match := _SMALL_YEAR.fullmatch(text):
        if match[1]:
            yield f"{match[2]} BC"
        yield f"{match[1]}{match[2]:0>4}"


def _read_months(text: str) -> Iterator[str]:
    """Yield the text with a month in English where it has one that is not."""
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word in MONTHS:
            continue
        if word in _MONTH_OF:
            months = {_MONTH_OF[word]}
        else:
            months = {MONTHS[name] for name in MONTHS if _is_slip(word, name)}
        for month in sorted(months):
            before = re.sub(r"(?:\.|\s+d[eio]l?)\s*$", " ", text[: match.start()])
            behind = re.sub(r"^\.|^\s+d[eio]l?(?=\s)", "", text[match.end() :])
            yield before + _NAMES[month] + behind


def _is_slip(word: str, name: str) -> bool:
    """Tell whether one letter too many, missing, wrong or misplaced is all between."""
    if len(name) <= _SHORTEST:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b),
        min(len(word), len(name)),
    )
    one, two = word[start:], name[start:]
    return (
        one[1:] == two[1:]
        or one[1:] == two
        or one == two[1:]
        or (one[:2] == two[1::-1] and one[2:] == two[2:])
    )


def _vary(text: str) -> Iterator[str]:
    """Yield the text with other signs and fewer words, the likeliest first."""
    plain = "".join(map(_plain_sign, unicodedata.normalize("NFKC", text)))
    plain = " ".join(plain.split())
    yield plain
    bare = re.sub(r"\b(?:in|on|of|the|year|about the)\b\s*", "", plain, flags=re.I)
    yield bare
    # `10--12 May`, `28 Dec 2013-3 Jan 2014`
    yield re.sub(r"\s*-{2,}\s*", " - ", bare)
    if not re.search(r"[0-9]\s*[-–]\s*[0-9]", bare):
        yield re.sub(r"(?<=\w)[-/.,]+\s*(?=\w)|\s+-+\s+|\s*–\s*", " ", bare)
    else:
        yield re.sub(r"(?<=[a-z] [0-9]{4})\s*-\s*(?=[0-9])", " - ", bare, flags=re.I)


def _plain_sign(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    # A mark that nobody sees, such as a byte-order mark.
    return "" if unicodedata.category(char) == "Cf" else char
