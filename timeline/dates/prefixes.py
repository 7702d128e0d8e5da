"""What stands before and around a date in English, and dates that name other events.

    date    = joined | suffixed | prefixed | between | counted | choice
    joined  = limited 1*(["," ] ("and" | "but") limited | "," limited)
            | ("from" | "since") item "until" item            a range
    limited = prefixed | suffixed | counted | between
    suffixed = item ("or later" | "or after" | "at the earliest"      [X..]
            | "or earlier" | "or before" | "at the latest"            [..X]
            | "onwards" | dash "present")                             X/..
    prefixed = about item                                     adds `~`
            | by item | ("on or before" | "no later than") item       [..X]
            | ("not before" | "no earlier than" | "on or after") item [X..]
            | "after" item | ("before" | "prior to") item     one-of, X left out
            | "during" item                                   one-of, within X
            | "since" item | "from" item | "until" item       X/.., X/, /X
            | "always until" item                             ../X
    about   = "about" | "around" | "circa" | "approximately"
            | ("c" | "ca" | "approx") ["."]
    between = "between" item "and" item                       [A..B]
    counted = (number | "a" | "one" ... "twelve") unit side item
            | "the day" side item
    unit    = ("day" | "week" | "fortnight" | "month" | "year") ["s"]
    side    = "after" | "before" | "prior to"
    choice  = item 1*("or" item)                              [A,B]
    item    = about item | counted | choice | plain | id

Of the items of a joined date, a choice or a between, the earlier ones take month and
year from the last where they have none. A plain date is tried before an id: what is no
date but could be the id of an event names that event. So does what lacks a year, as
`may` does: an event of that id is meant, if there is one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from timeline.dates import errors
from timeline.dates.errors import DateError
from timeline.dates.offsets import UNITS, Offset
from timeline.dates.relative import (
    Between,
    Choice,
    Counted,
    Joined,
    Limit,
    Reference,
    Relative,
    Tree,
    list_ids,
    settle,
)
from timeline.dates.when import Shape, When
from timeline.dates.words import (
    DASHES,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    WordPattern,
    any_of,
)
from timeline.patterns import LazyPattern

ParsePlain = Callable[[str, int | None], When]
"""Reads a date without anything around it, given the year that completes it."""

_ABOUT = ("about", "around", "circa", "approximately", "on or about", "on or around")
_FORMS = {
    **dict.fromkeys(_ABOUT, "about"),
    "by": "by",
    "no later than": "by",
    "not later than": "by",
    "not after": "by",
    "on or before": "by",
    "not before": "onward",
    "no earlier than": "onward",
    "not earlier than": "onward",
    "on or after": "onward",
    "after": "after",
    "later than": "after",
    "before": "before",
    "prior to": "before",
    "earlier than": "before",
    "during": "during",
    "since": "since",
    "from": "from",
    "until": "until",
    "till": "until",
    "up until": "until",
    "always until": "ever",
}
_SUFFIXES = {
    "or later": "onward",
    "or after": "onward",
    "at the earliest": "onward",
    "or earlier": "by",
    "or before": "by",
    "at the latest": "by",
    "onward": "since",
    "onwards": "since",
}
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}


def _phrases(words: Sequence[str]) -> str:
    return any_of(word.replace(" ", r"\s+") for word in words)


_BLANK = LazyPattern(r"\s+")
_PREFIX = WordPattern(
    rf"(?:(?P<form>{_phrases(tuple(_FORMS))})\s+"
    # `c1938` with four digits only: what else begins so may be an id.
    r"|(?P<short>(?a:ca?\.\s*|ca?\s+|ca?(?=[0-9]{4}(?![^\s?~%]))|approx\.?\s+)))(?P<rest>.+)"
)
_SUFFIX = WordPattern(
    rf"(?P<rest>.+?)(?:,?\s+(?P<form>{_phrases(tuple(_SUFFIXES))})"
    rf"|(?:\s*[-{DASHES}]\s*|\s+to\s+)(?:the\s+)?(?P<present>(?a:present)))"
)
_FROM_ON = WordPattern(r"from\s+(?P<rest>.+?)\s+(?:on|onwards?)")
_BETWEEN = WordPattern(
    r"(?:some\s?time\s+)?between\s+"
    r"(?:(?P<first>.+?)\s+and\s+(?P<last>.+)|(?P<range>.+))"
)
_SIDES = {"after": True, "before": False, "prior to": False}
_COUNTED = WordPattern(
    rf"(?:(?P<count>[0-9]{{1,4}}|{any_of(_NUMBERS)})\s+(?P<unit>{any_of(UNITS)})s?"
    rf"|the\s+(?P<day>day))\s+(?P<side>{_phrases(tuple(_SIDES))})\s+(?P<rest>.+)"
)
_VAGUE = WordPattern(
    r"(?:very\s+)?(?P<word>(?a:shortly|soon|just|immediately|right|directly|long|well"
    r"|some\s?time|(?:a\s+few|several|many|some)\s+[a-z]+))"
    r"\s+(?P<side>(?a:after|before))\s+(?P<rest>.+)"
)
_JOIN = WordPattern(
    r"(?:,?\s+(?:and|but)\s+|\s*,\s*)"
    rf"(?=(?:{_phrases([word for word in _FORMS if word not in _ABOUT])})\s)"
    r"|(?<!always)(?<!\bup)\s+(?=(?:until|till)\s)"
)
_OR = WordPattern(r",?\s+or\s+")
_YEAR = LazyPattern(r"[0-9]{4}|[0-9]X")
# What most dates do not hold behind their first word, so that they need not be matched
# with the patterns.
_AROUND = WordPattern(
    r"(?<=.)\b(?:after|before|prior|or|onwards?|present|earliest|latest|until|till|and"
    r"|but)\b|,\s|\bon$|\bbetween\b"
)

_PLAIN_ID = LazyPattern(r"(?=.*[^\W\d_])[^\W_A-Z]+(?:-[^\W_A-Z]+)*")
_LETTERS = LazyPattern(r"[^\W\d_]")
_FIGURES = "0123456789"
# Whatever an id may hold, with a letter among it: what has none is a slip of a date.
_ID = LazyPattern(r"(?=.*[^\W\d_])[^\s,\x00-\x1f\x7f-\x9f]+")

# How a prefix begins: most dates need not be matched with the pattern.
_STARTS = frozenset(
    {word[:2] for word in _FORMS}
    | {"ca", "c.", "c ", "ap", "so", "be", "th"}
    | {f"c{digit}" for digit in range(10)}
)

# What an id may share with a date, so that only trying tells them apart.
_DATE_WORDS = frozenset({*MONTHS, *WEEKDAYS, *SEASONS, "q1", "q2", "q3", "q4"})
_DATE_WORDS |= {"h1", "h2", "early", "mid", "late", "start", "beginning", "end"}
# With figures behind them: `c1938`, `w20`.
_DATE_WORDS |= {"c", "ca", "w", "q", "h", "ad", "bc", "ce", "bce"}

# How many words may limit one date: `after about 10 May 2013` has two.
_MOST_WORDS = 2
_MOST_PARTS = 3
# What may stand before `between`: it was one of those days that something began on.
_TAKE_SPANS = ("about", "during", "since", "from", "until", "ever")
_MOST_OPTIONS = 12


def parse_prefixed(
    text: str, parse: ParsePlain, *, year: int | None = None
) -> When | Relative | None:
    """Read a date with something around it; None if `text` has nothing there.

    `parse` reads what it stands around. Raises DateError if that is neither a date nor
    an id, or the whole leaves nothing known.
    """
    tree = _Reader(text, parse, year).read(text)
    if tree is None:
        return None
    if any(list_ids(tree)):
        return Relative(tree, text)
    return replace(settle(tree, text, {}), typed=text)


class _Reader:
    """Reads one date; pieces of it are texts again."""

    def __init__(self, text: str, parse: ParsePlain, year: int | None) -> None:
        self._text = text
        self._parse = parse
        self._year = year

    def read(self, text: str, words: int = 0) -> Tree | None:
        """Return the tree of a text; None if nothing stands around a date in it.

        `words` is how many limit it already.
        """
        if _AROUND.search(text) is None:
            # As most have it: one word before it, or nothing.
            match = _PREFIX.fullmatch(text) if text[:2].lower() in _STARTS else None
            return self._read_prefixed(match, words) if match else None
        if match := _BETWEEN.fullmatch(text):
            return self._read_between(match)
        pieces = _JOIN.compiled.split(text)
        if 1 < len(pieces) <= _MOST_PARTS and all(pieces):
            return self._read_joined(pieces)
        if match := _FROM_ON.fullmatch(text):
            return self._limit("since", match["rest"], words)
        if match := _SUFFIX.fullmatch(text):
            form = "since" if match["present"] else _SUFFIXES[_plain(match["form"])]
            return self._limit(form, match["rest"], words)
        if match := _PREFIX.fullmatch(text):
            return self._read_prefixed(match, words)
        if match := _COUNTED.fullmatch(text):
            return self._read_counted(match, words)
        if match := _VAGUE.fullmatch(text):
            raise self._refuse_vague(match)
        pieces = _OR.compiled.split(re.sub(r"^either\s+", "", text, flags=re.I))
        if 1 < len(pieces) <= _MOST_OPTIONS:
            return Choice(self._read_listed(pieces, self._read_option))
        return None

    def _read_prefixed(self, match: re.Match[str], words: int) -> Tree:
        form = _FORMS[_plain(match["form"])] if match["form"] else "about"
        return self._limit(form, match["rest"], words)

    def _read_option(self, text: str) -> Tree:
        """Return one of several dates, which has a beginning and an end."""
        tree = self._read_item(text)
        if isinstance(tree, Joined | Between) or (
            isinstance(tree, Limit) and tree.form not in ("about", "during")
        ):
            why = "`or` stands between dates that can be named"
            raise errors.invalid(self._text, why, "name the days")
        return tree

    def _read_item(self, text: str, words: int = 0) -> Tree:
        """Return the tree of what may stand behind a word."""
        return self.read(text, words) or self._read_leaf(text)

    def _read_leaf(self, text: str) -> Tree:
        """Return a date, or a reference to the event of an id."""
        if _is_id_without_date_words(text):
            return Reference(text)
        try:
            when = self._parse(text, self._year)
        except DateError as error:
            may_be_id = error.code in ("date-invalid", "date-year-missing")
            if not may_be_id or _ID.fullmatch(text) is None:
                raise
            return Reference(text)
        if when.is_undated:
            raise errors.invalid(self._text, "nobody knows the date in it")
        return when

    def _limit(self, form: str, rest: str, words: int) -> Tree:
        if words == _MOST_WORDS:
            why = "too many words before it"
            raise errors.invalid(self._text, why, errors.WRITE_FORMS)
        of = self._read_item(rest.strip(), words + 1)
        if form == "from" and isinstance(of, When) and of.shape is Shape.INTERVAL:
            return of
        if isinstance(of, Limit) and of.form != "during":
            if of.form == "about":
                return Limit(form, of)
            if form == "about":
                return Limit(of.form, Limit("about", of.of))
        elif not isinstance(of, Joined | Between) or form in _TAKE_SPANS:
            return Limit(form, of)
        inner = of.form if isinstance(of, Limit) else "between"
        why = f"`{form}` cannot stand before `{inner}`"
        raise errors.invalid(self._text, why, errors.WRITE_FORMS)

    def _read_between(self, match: re.Match[str]) -> Tree:
        if match["last"] is None:
            when = self._read_leaf(match["range"])
            if isinstance(when, When) and when.shape is Shape.INTERVAL:
                return Limit("during", when)
            why = "`between` needs two dates"
            raise errors.invalid(self._text, why, "write between 2011 and 2013")
        first, last = self._read_listed(
            [match["first"], match["last"]], self._read_item
        )
        return Between(first, last)

    def _read_joined(self, pieces: Sequence[str]) -> Tree:
        parts = list(self._read_listed(pieces, self._read_part))
        first, last = parts[0], parts[-1]
        ends = isinstance(last, Limit) and last.form == "until"
        if ends and isinstance(first, When) and first.shape is not Shape.INTERVAL:
            # `10 May until 12 May 2013` is a range.
            parts[0] = Limit("from", first)
        return Joined(tuple(parts))

    def _read_part(self, text: str) -> Tree:
        """Return what may be joined with something: no event without a word."""
        tree = self.read(text)
        return self._parse(text, self._year) if tree is None else tree

    def _read_counted(self, match: re.Match[str], words: int) -> Tree:
        count, unit = match["count"] or "1", (match["unit"] or "day").lower()
        number = _NUMBERS.get(count.lower()) or int(count)
        of = self._read_item(match["rest"].strip(), words + 1)
        if isinstance(of, Limit) and of.form != "about":
            why = f"nothing is counted from `{of.form}`"
            raise errors.invalid(self._text, why, errors.WRITE_FORMS)
        return Counted(Offset(number, unit, _SIDES[_plain(match["side"])]), of)

    def _refuse_vague(self, match: re.Match[str]) -> DateError:
        side = match["side"].lower()
        why = f"`{match['word']}` is no number of days"
        limited = f"{side} {match['rest']}"
        hint = f"write {limited}, or how many days"
        try:
            parse_prefixed(limited, self._parse, year=self._year)
        except DateError:
            hint = f"write {side} and a date, as in {side} 10 May 2013"
        return errors.invalid(self._text, why, hint)

    def _read_listed(
        self, pieces: Sequence[str], read: Callable[[str], Tree]
    ) -> tuple[Tree, ...]:
        """Return the trees of several dates, where each may lack what the last has."""
        *earlier, last = pieces
        try:
            tree = read(last)
        except DateError:
            # `May 10 or 12, 2013`: month first.
            found = self._try_all(_add_heads(last, pieces[0]), read)
            if found is None:
                raise
            last, tree = found
        trees = []
        for piece in earlier:
            trees += self._read_completed(piece, last, read)
        return *trees, tree

    def _read_completed(
        self, piece: str, last: str, read: Callable[[str], Tree]
    ) -> list[Tree]:
        """Return the tree of a piece; of one that commas divide several."""
        takes_year = _YEAR.search(last) and not _YEAR.search(piece)
        found = self._try_all(_add_tails(piece, last), read) if takes_year else None
        if found is not None:
            return [found[1]]
        try:
            return [read(piece)]
        except DateError:
            found = self._try_all(_add_tails(piece, last), read)
            if found is not None:
                return [found[1]]
            divided = re.split(r"\s*,\s*", piece)
            if len(divided) == 1 or not all(divided):
                raise
            return [self._read_completed(one, last, read)[0] for one in divided]

    def _try_all(
        self, texts: Iterator[str], read: Callable[[str], Tree]
    ) -> tuple[str, Tree] | None:
        """Return the first text that is a date, with its tree."""
        for text in texts:
            try:
                return text, read(text)
            except DateError:
                continue
        return None


def _add_tails(piece: str, last: str) -> Iterator[str]:
    """Yield a date with what another ends with, most first: `10` with `May 2013`."""
    words = last.split()
    for number in range(1, len(words)):
        yield f"{piece} {' '.join(words[number:])}"


def _add_heads(last: str, first: str) -> Iterator[str]:
    """Yield a date with what another begins with: `12, 2013` with `May`."""
    words = first.split()
    for number in range(len(words) - 1, 0, -1):
        yield f"{' '.join(words[:number])} {last}"


def _plain(phrase: str) -> str:
    return _BLANK.sub(" ", phrase.lower())


def _is_id_without_date_words(text: str) -> bool:
    """Tell an id at first sight, without trying every form of a date on it."""
    if _PLAIN_ID.fullmatch(text) is None:
        return False
    # What begins with a figure may be a date, such as `1990s`.
    return not any(
        _LETTERS.match(part) is None or part.rstrip(_FIGURES) in _DATE_WORDS
        for part in text.split("-")
    )
