"""Questions as options: a table of those that a command line has, each as a query.

An option asks what a field asks (`timeline.query.fields`), so both give one answer.
Whether a comma in its value is or is for the chronology to say, which may have it in a
name (`timeline.query.commas`).
"""

import keyword
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypedDict, Unpack

from timeline.lean import NamedTuple
from timeline.names import UnresolvedNameError
from timeline.patterns import LazyPattern
from timeline.query.errors import QueryError
from timeline.query.query import (
    TEXT,
    Flags,
    Not,
    Query,
    Question,
    Term,
    all_of,
    any_of,
)
from timeline.text import join_words
from timeline.vocabulary import RELIABILITIES

Values = str | Sequence[str] | None
"""One value or several, all of which must hold; in each a comma means or."""

_SEARCHED = LazyPattern(r'"([^"]*)"?|(\S+)')


class Option(NamedTuple):
    """A row of the table."""

    field: str
    short: str = ""
    metavar: str = ""
    """What the help calls the value; by default the field, in capitals."""
    whole: bool = False
    """A comma in the value is part of it, never an OR."""
    left_out: bool = False
    """What has such a value is dropped."""
    make: Callable[[str], Query] | None = None
    """Makes the query of one value, where that is not just the field's."""
    words: str = ""
    """What it does, where that is not what the field does."""
    widens: bool = False
    """It asks for nothing by itself, but says where a search looks as well."""

    common: bool = False
    """A short help has it."""

    @property
    def summary(self) -> str:
        """Return what the option asks for, in a few words."""
        from timeline.query.fields import describe_field

        return self.words or describe_field(self.field)


SEARCHED = {"note": "note", "quote": "quote", "source": "source-title"}
"""What a search may look at beside its usual texts: each with the field for it."""


def _make_search(value: str, fields: Sequence[str] = ()) -> Query:
    """Return the query for all words of a text; several in quotes are one phrase.

    `fields` are looked at beside the usual one.
    """
    found = [match[1] or match[2] for match in _SEARCHED.finditer(value)]
    words = [word.strip(",") or word for word in found if word] or [value.strip()]
    return all_of(
        *(any_of(*(Term(field, (one,)) for field in (TEXT, *fields))) for one in words)
    )


def _read_searched(values: Iterable[str]) -> tuple[str, ...]:
    """Return the fields for what a search is to look at as well, each once."""
    names = dict.fromkeys(one for value in values for one in _split(value))
    for name in names:
        if name not in SEARCHED:
            raise UnresolvedNameError(
                f"{name!r} is nothing that can be searched as well",
                f"there are {join_words(SEARCHED, last='and')}",
            )
    return tuple([SEARCHED[name] for name in names])


def _split(value: str) -> tuple[str, ...]:
    # Who searches nowhere else does not pay for this import.
    from timeline.query.lexing import split_values

    return split_values(value)


def _make_least(value: str) -> Query:
    """Return the query for all reliabilities that are at least one of those given."""
    letters = [word for part in value.split(",") if (word := part.strip())] or [""]
    for letter in letters:
        if letter.upper() not in RELIABILITIES:
            raise UnresolvedNameError(
                f"{letter!r} is not a reliability",
                "A (reliable) to E (unreliable), or F (cannot be judged)",
            )
    least = max(RELIABILITIES.index(letter.upper()) for letter in letters)
    return Term("reliability", RELIABILITIES[: least + 1])


def _date(
    field: str, *, whole: bool = True, short: str = "", common: bool = False
) -> Option:
    metavar = field.upper() if field in ("month", "day", "year") else "DATE"
    return Option(field, short, metavar, whole, common=common)


OPTIONS: dict[str, Option] = {
    "actor": Option("actor", "-a", "NAME", common=True),
    "with": Option("with", metavar="NAME", common=True),
    "office": Option("office", common=True),
    "month": _date("month", whole=False, short="-m", common=True),
    "day": _date("day", whole=False),
    "on": _date("on", whole=False),
    "during": _date("during", whole=False),
    "since": _date("since", common=True),
    "until": _date("until", common=True),
    "after": _date("after"),
    "before": _date("before"),
    "year": _date("year", whole=False),
    "as-of": _date("as-of", common=True),
    "kind": Option("kind", "-k", words="the kind of event", common=True),
    "place": Option("place", "-p", common=True),
    "country": Option("country"),
    "tag": Option("tag", "-t", words="a tag", common=True),
    "status": Option(
        "status", words="reported, confirmed, claimed, disputed and so on", common=True
    ),
    "confidence": Option("confidence"),
    "source": Option("source", common=True),
    "min-reliability": Option(
        "reliability",
        metavar="LETTER",
        whole=True,
        make=_make_least,
        words="a source at least that reliable, A to F",
    ),
    "differing": Option("differing", metavar="WHAT"),
    "about": Option("about", metavar="NAME"),
    "id": Option("id", words="the event's id", common=True),
    "search": Option(
        "text",
        "-s",
        "TEXT",
        whole=True,
        words="words in title, summary, names, place, tags",
        common=True,
    ),
    "in": Option(
        TEXT,
        metavar="TEXTS",
        words="where words are searched for as well: note, quote, source (title)",
        widens=True,
    ),
    "not-actor": Option("actor", "", "NAME", left_out=True, words="drop an actor"),
    "not-kind": Option("kind", left_out=True, words="drop a kind"),
    "not-tag": Option("tag", left_out=True, words="drop a tag"),
    "not-place": Option("place", left_out=True, words="drop a place"),
}
"""Every option by its name, in the order of the help."""


class Options(TypedDict, total=False):
    """The options of `make_query`: those of the command line, and its flags."""

    actor: Values
    with_: Values
    office: Values
    month: Values
    day: Values
    on: Values
    during: Values
    since: Values
    until: Values
    after: Values
    before: Values
    year: Values
    as_of: Values
    kind: Values
    place: Values
    country: Values
    tag: Values
    status: Values
    confidence: Values
    source: Values
    min_reliability: Values
    differing: Values
    about: Values
    id: Values
    search: Values
    in_: Values
    not_actor: Values
    not_kind: Values
    not_tag: Values
    not_place: Values
    certain: bool
    direct: bool
    members: bool
    any_account: bool


def make_query(query: Values = None, **options: Unpack[Options]) -> Question:
    """Make a question from options named as on the command line.

    `make_query(actor="Putin,Kerry", month="2013-05")` wants events of May 2013
    with Putin or Kerry; `actor=["Putin", "Kerry"]` wants both. An underscore stands
    for a hyphen (`not_kind`); the options `with` and `in`, words of Python, are given
    as `with_` and `in_`. `query` is a text in the query language, or several; all must
    hold, together with the options. Raises TypeError for an option that does not
    exist, QueryError for a query that cannot be read, and UnresolvedNameError for what
    `in_` or `min_reliability` cannot be.
    """
    given: dict[str, object] = dict(options)
    flags = Flags(**{name: bool(given.pop(name, False)) for name in Flags._fields})
    parts = list(_parse_all(_list_values(query)))
    searched = _read_searched(_list_values(given.get("in_")))
    for name, value in given.items():
        option = name.rstrip("_").replace("_", "-")
        if option not in OPTIONS or name_parameter(option) != name:
            raise TypeError(f"there is no filter {option!r}")
        parts += _make_parts(OPTIONS[option], _list_values(value), searched)
    if searched and not any(_list_values(given.get("search"))):
        raise QueryError(
            "nothing is searched for that could stand in other texts",
            "give the words to search for as well",
        )
    return Question(all_of(*parts), flags)


def _parse_all(texts: Iterable[str]) -> Iterator[Query]:
    for text in texts:
        # Who asks by options alone does not pay for this import.
        from timeline.query.parsing import parse_query

        yield parse_query(text)


def name_parameter(option: str) -> str:
    """Return the name of an option as a parameter of Python."""
    name = option.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def _list_values(given: object) -> Iterable[str]:
    if given is None:
        return ()
    if isinstance(given, str):
        return (given,)
    if isinstance(given, Sequence):
        return given
    raise TypeError(f"a filter takes text or a list of texts, not {given!r}")


def _make_parts(
    option: Option, values: Iterable[str], searched: Sequence[str]
) -> Iterator[Query]:
    for value in () if option.widens else values:
        part = _make_part(option, value, searched)
        yield Not(part) if option.left_out else part


def _make_part(option: Option, value: str, searched: Sequence[str]) -> Query:
    if option.field == TEXT:
        return _make_search(value, searched)
    if option.make is not None:
        return option.make(value)
    # An empty value is kept, so that it is refused and not taken for no filter.
    unsplit = "," in value and not option.whole
    return Term(option.field, (value.strip(),), unsplit=unsplit)
