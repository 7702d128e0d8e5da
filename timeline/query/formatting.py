"""From the tree of a query to a text that is parsed to the same tree.

Whatever would be read as something else alone stands in quotes, which are `"..."`. The
lexer itself is asked what would, so that there is one rule of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.query.lexing import lex, split_values
from timeline.query.query import (
    EVERYTHING,
    SAVED,
    TEXT,
    And,
    Not,
    Or,
    Term,
)

if TYPE_CHECKING:
    from timeline.query.query import (
        Query,
        Question,
    )


def format_question(question: Question) -> str:
    """Return the text of its query, and behind it its flags in parentheses.

    Flags are no part of the language: they hold for the question as a whole.
    """
    given = [name for name, given in question.flags._asdict().items() if given]
    flags = f"({', '.join(given)})".replace("_", " ") if given else ""
    return " ".join(filter(None, [format_query(question.query), flags]))


def format_query(query: Query) -> str:
    """Return the text that `parse_query` parses to this query.

    Empty for `EVERYTHING`, which no text asks for. An `And` or an `Or` of one part
    comes back as that part, and more levels than `timeline.query.parsing.MAX_DEPTH`
    not at all. Raises ValueError for an `And` or an `Or` of no parts within.
    """
    return "" if query == EVERYTHING else _format(query)


def format_term(term: Term) -> str:
    """Return the text of one term; of what is unsplit still, as if it were split."""
    return _format_term(term, followed=False)


def _format(query: Query) -> str:
    match query:
        case And():
            return " ".join(_list_joined(query.parts))
        case Or():
            _check_parts(query.parts)
            parts = [
                _format(part) if isinstance(part, And) else _format_part(part)
                for part in query.parts
            ]
            return " or ".join(parts)
        case _:
            return _format_part(query)


def _list_joined(parts: Sequence[Query]) -> list[str]:
    """Return the texts of parts that are joined by and."""
    _check_parts(parts)
    texts = [
        _format_part(part, followed=_is_word(after)) for part, after in pairwise(parts)
    ]
    return [*texts, _format_part(parts[-1])]


def _check_parts(parts: Sequence[Query]) -> None:
    if not parts:
        raise ValueError("no text asks for all or any of nothing")


def _format_part(query: Query, *, followed: bool = False) -> str:
    """Return the text of what `not` and and take. A bare word may follow it."""
    match query:
        case Term():
            return _format_term(query, followed=followed)
        case Not():
            return f"not {_format_part(query.part, followed=followed)}"
        case And() | Or():
            return f"({_format(query)})"
        case _:
            raise TypeError(f"this is no query: {query!r}")


def _format_term(term: Term, *, followed: bool) -> str:
    if term.unsplit:
        values = split_values(term.values[0])
        term = dataclasses.replace(term, values=values, unsplit=False)
    if _is_bare(term):
        return ",".join(_quote_all("", term.values))
    if term.field == SAVED:
        return SAVED + ",".join(_quote_all(SAVED, term.values))
    begin = _quote_field(term) + term.operator
    # Whether a bare word behind a value is part of it would be asked about.
    quoted = _quote_all(term.operator, term.values)
    if followed:
        quoted[-1] = _put_in_quotes(term.values[-1])
    return begin + ",".join(quoted)


def _is_bare(term: Term) -> bool:
    return term.field == TEXT and term.operator == ":"


def _is_word(query: Query) -> bool:
    """Tell whether a query is a bare word, without quotes."""
    return isinstance(query, Term) and format_term(query) == query.values[0]


def _quote_field(term: Term) -> str:
    field = term.field
    beginning = (("word", field), ("op", term.operator))
    if field == field.lower() and _reads_as(field + term.operator, *beginning):
        return field
    return _put_in_quotes(field)


def _quote_all(before: str, values: Sequence[str]) -> list[str]:
    """Return values, to be joined by commas, each in quotes if it must be."""
    *others, last = values
    # A backslash would make a part of the value of the comma behind it.
    quoted = [
        _put_in_quotes(one) if one.endswith("\\") else _quote(before, one)
        for one in others
    ]
    return [*quoted, _quote(before, last)]


def _quote(before: str, value: str) -> str:
    """Return a value, in quotes if it must be, for behind a sign, or behind none."""
    kind = SAVED if before == SAVED else "op"
    beginning = ((kind, before),) if before else ()
    if _reads_as(before + value, *beginning, ("word", value)):
        return value
    return _put_in_quotes(value)


def _reads_as(text: str, *expected: tuple[str, str]) -> bool:
    found = [(token.kind, token.value) for token in lex(text)]
    return found == [*expected, ("end", "")]


def _put_in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
