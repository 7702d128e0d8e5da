r"""From the text of a query to its tree, or to the term that is still being typed.

    query  = or
    or     = and {"or" and}
    and    = unary {["and"] unary}
    unary  = ("not" | "-") unary | "(" or ")" | "@" name | term
    term   = field op values | values
    values = value {"," value}
    field, name, value = word | quoted
    op     = ":" | "=" | "!=" | ">=" | "<=" | ">" | "<"

- Blanks are any Unicode white space. They may follow every op, and surround commas
  and all ops but `:`.
- quoted is `"..."`, with `\"` and `\\` in it, or another pair of `QUOTES`. Where the
  closing quote may be an apostrophe, it closes only before a blank, `,`, `)` or the
  end. Blanks just within `«...»` are none of it. Quoted text is never split and never
  a keyword.
- word is anything but blank, `"`, `,`, `(` and `)`; `\,` in it is a comma. At the
  beginning of a term it ends at the first op in it; behind an op it runs on whatever
  signs it holds.
- A field in quotes is kept as it is, another is in lower case. Which fields there are
  is not known here: `14:30` asks for a field `14`.
- Keywords, in any case, are such only where no value is expected.
- `-` touches what it negates, and does not begin a number. Words and quotes touch
  neither each other nor an opening parenthesis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.diagnostics import Excerpt
from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern
from timeline.query.errors import QueryError
from timeline.query.lexing import MEANT, QUOTES, SINGLE, Token, lex, name_field
from timeline.query.query import OPERATORS, SAVED, TEXT, And, Not, Or, Term

if TYPE_CHECKING:
    from timeline.query.query import Query

_CLOSE = "close it with `)`; to search for the sign, quote it"
MAX_DEPTH = 50
"""How many parentheses and negations may stand within each other."""
_SINGLE_BEFORE_OP = LazyPattern("['‘’](?:[:=<>]|!=)")


class OpenTerm(NamedTuple):
    """What the end of an unfinished query is about, for those who would complete it."""

    start: int
    """Where the part to replace begins, in code points: just behind an open quote."""
    field: str = ""
    """The field whose value is being typed, `SAVED` for a saved query; empty for a
    bare word, which may yet become a field or a keyword."""
    operator: str = ""
    begun: str = ""
    """What there is of the value or word, without quotes."""
    quote: str = ""
    """The sign that opened it; it counts as open until something stands behind."""


_ISOLATES = LazyPattern("[\u2068\u2069]")


def parse_query(text: str) -> Query:
    """Parse a query by the grammar above, as nested as its parentheses have it.

    An `And` and an `Or` have two parts or more. `a!=b` is `Not` of `a=b`. Takes time
    in proportion to the text. Raises QueryError, with its place, for all else: also
    for an empty text, and for more than `MAX_DEPTH` levels.
    """
    # What is copied from a drawing may stand between isolates: U+2068, U+2069.
    return _Parser(_ISOLATES.sub("", text)).parse()


def find_open_term(text: str) -> OpenTerm:
    """Return what is being typed at the end of the text; never raises."""
    field = operator = ""
    awaited = False
    previous = Token("end", 0, 0)
    *tokens, _ = lex(text)
    for token in tokens:
        if token.kind == "op":
            named = previous.kind in ("word", "quoted")
            field, operator = name_field(previous) if named else "", token.value
        elif token.kind == "@":
            field, operator = SAVED, ""
        elif token.kind != "," and not awaited:
            field = operator = ""
        awaited = token.kind in ("op", "@", ",")
        previous = token
    if awaited:
        return OpenTerm(len(text), field, operator)
    if previous.end < len(text) or previous.kind in ("end", "(", ")", "-"):
        return OpenTerm(len(text))
    start = previous.start + len(previous.quote)
    return OpenTerm(start, field, operator, previous.value, previous.quote)


class _Parser:
    """The tokens of a text, and how far they have been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tuple(lex(text))
        self.at = 0
        self.depth = 0

    def parse(self) -> Query:
        if len(self.tokens) == 1:
            raise QueryError(
                "the query is empty",
                "put it in quotes; a variable of the shell may be unset, which must"
                " not ask for everything",
                excerpt=Excerpt(self.text, 0, len(self.text)),
            )
        if self.tokens[-2].kind == "unclosed":
            raise self._unclosed(self.tokens[-2])
        query = self._read_or(self.tokens[-1])
        if (last := self._peek()).kind != "end":
            raise self._error("no parenthesis is open for this one to close", last)
        return query

    def _peek(self) -> Token:
        return self.tokens[self.at]

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _read_or(self, before: Token) -> Query:
        """Read what `before` stands before: an opening parenthesis, or an end."""
        parts = [self._read_and(before)]
        while self._peek().kind == "or":
            parts.append(self._read_and(self._take()))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _read_and(self, before: Token) -> Query:
        parts = [self._read_unary(before)]
        while self._peek().kind not in ("or", ")", "end"):
            before = self._take() if self._peek().kind == "and" else before
            parts.append(self._read_unary(before))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _read_unary(self, before: Token) -> Query:
        token = self._peek()
        if token.kind in ("word", "quoted"):
            return self._read_term(token)
        if token.kind == "@":
            return self._read_saved(self._take())
        if token.kind not in ("(", "-", "not"):
            raise self._no_condition(token, before)
        if self.depth == MAX_DEPTH:
            raise self._error(
                "the query is nested too deeply",
                token,
                f"{MAX_DEPTH} parentheses and negations may stand within each other",
            )
        self.depth += 1
        query = self._read_nested(self._take())
        self.depth -= 1
        return query

    def _read_nested(self, token: Token) -> Query:
        if token.kind == "-":
            self._check_minus(token)
        if token.kind != "(":
            return Not(self._read_unary(token))
        query = self._read_or(token)
        if self._take().kind != ")":
            raise self._error("the parenthesis is never closed", token, _CLOSE)
        return query

    def _read_saved(self, sign: Token) -> Query:
        name = self._take()
        if name.start > sign.end or name.kind not in ("word", "quoted"):
            raise self._error(
                "`@` stands alone",
                sign,
                "the name of a saved query touches it: `@mine`",
            )
        self._check_touching(name)
        place = Excerpt(self.text, sign.start, name.end)
        return Term(SAVED, (name.value,), place=place)

    def _read_term(self, first: Token) -> Query:
        op = self.tokens[self.at + 1]
        field, follow = TEXT, ""
        if op.kind == "op":
            self.at += 2
            field = self._check_field(first, op)
        elif first.quote in SINGLE and _SINGLE_BEFORE_OP.search(first.value):
            raise self._error(
                "this may be a text, or a field and its value",
                first,
                'put the text, or the name of the field, in double quotes: "..."',
            )
        values = self._read_values(op)
        if op.kind == "op" and not values[-1].quote:
            follow = self._find_following()
        place = Excerpt(self.text, first.start, values[-1].end)
        typed = tuple(value.value for value in values)
        if op.kind != "op":
            return Term(field, typed, place=place)
        if op.value == "!=":
            return Not(Term(field, typed, "=", place, follow))
        return Term(field, typed, op.value, place, follow)

    def _read_values(self, before: Token) -> list[Token]:
        """Read what `before` stands before, an op if a field is asked for."""
        values: list[Token] = []
        while True:
            value = self._take()
            if value.kind not in ("word", "quoted"):
                raise self._no_value(value, before)
            self._check_touching(value)
            values.append(value)
            if self._peek().kind != ",":
                return values
            before = self._take()

    def _find_following(self) -> str:
        """Return the bare words from here on, up to anything else."""
        end = self.at
        while self.tokens[end].kind == "word" and (
            self.tokens[end + 1].kind not in ("op", ",")
        ):
            end += 1
        return " ".join(word.value for word in self.tokens[self.at : end])

    def _check_field(self, field: Token, op: Token) -> str:
        """Return the name of a field. Raises QueryError if it or its op is wrong."""
        name = name_field(field)
        if op.value == ":" and op.start > field.end:
            raise self._error(
                "a blank before `:`",
                op,
                f"write `{self._show(field)}:{self._show(self._peek())}`",
            )
        if op.value not in (*OPERATORS, "!="):
            raise self._error(
                f"there is no operator `{_shorten(op.value)}`",
                op,
                "there are : = != >= <= > <; a value that begins with one is quoted",
            )
        if not name:
            raise self._error("the name of the field is empty", field)
        if name == SAVED:
            raise self._error(
                f"no field is called `{SAVED}`",
                field,
                f"a saved query is written `{SAVED}name`",
            )
        return name

    def _check_touching(self, value: Token) -> None:
        after = self._peek()
        if after.start == value.end and after.kind not in (",", ")", "end"):
            what = "closing quote" if value.quote else "word"
            raise self._error(
                f"`{self._show(after)}` touches the {what} before it",
                after,
                "put a blank between them, or quotes around all that belongs together",
            )

    def _check_minus(self, minus: Token) -> None:
        after = self.tokens[self.at]
        touched = self.text[minus.end : minus.end + 1]
        if touched == "-":
            raise self._error(
                "`--` means nothing in a query",
                Token("", minus.start, after.end),
                "a field is asked for as `actor:Kerry`, the opposite as `-actor:Kerry`",
            )
        if touched.isdigit():
            number = self._show(after)
            raise self._error(
                "`-` before a digit may be a minus or a not",
                Token("", minus.start, after.end),
                f'to search for it, quote it: `"-{number}"`; a year BC is `year:-0431`;'
                f" the opposite is `not {number}`",
            )
        if after.start > minus.end or after.kind in ("end", ",", ")"):
            raise self._error(
                "`-` stands alone",
                minus,
                "it touches what it negates, as in `-kind:visit`; to search for the"
                ' sign, quote it: `"-"`',
            )

    def _no_condition(self, token: Token, before: Token) -> QueryError:
        """Return the error for a token where a condition should begin."""
        word = token.value
        if token.kind == "op":
            return self._error(
                f"no field stands before `{_shorten(word)}`",
                token,
                "name one, as in `kind:visit`; to search for the sign, quote it",
            )
        if token.kind == ",":
            return self._error(
                "no value stands before the comma",
                token,
                "commas join the values of one field; conditions are joined by `or`",
            )
        if token.kind == "foreign":
            meant = MEANT.get(word, "")
            return self._error(
                f"`{word if meant else word[0]}` means nothing in a query",
                token if meant else Token("", token.start, token.start + 1),
                f"write `{meant or 'not'}`; to search for the sign, quote it",
            )
        if token.kind in ("and", "or"):
            what = (
                "nothing" if before.kind in ("end", "(") else f"only `{before.value}`"
            )
            return self._error(
                f"{what} stands before `{word}`",
                token,
                f'to search for the word, quote it: `"{word}"`',
            )
        return self._no_more(token, before)

    def _no_more(self, token: Token, before: Token) -> QueryError:
        """Return the error for an end, or a `)`, where a condition should begin."""
        if before.kind == "end":
            return self._error("no parenthesis is open for this one to close", token)
        if before.kind != "(":
            return self._error(
                f"nothing stands behind `{before.value}`",
                before,
                f'to search for the word, quote it: `"{before.value}"`',
            )
        if token.kind == "end":
            return self._error("the parenthesis is never closed", before, _CLOSE)
        empty = Token("", before.start, token.end)
        return self._error("nothing stands in the parentheses", empty)

    def _no_value(self, token: Token, before: Token) -> QueryError:
        if token.kind == "(":
            hint = "parentheses hold conditions; values are joined by commas: `tag:a,b`"
        elif before.kind == ",":
            hint = "leave the comma out, or quote it with what it belongs to"
        else:
            hint = "name one, as in `kind:visit`"
        return self._error(
            f"no value stands behind `{_shorten(before.value)}`", before, hint
        )

    def _unclosed(self, token: Token) -> QueryError:
        closers = " or ".join(QUOTES[token.quote])
        hint = f"close it with {closers}"
        if token.quote in SINGLE:
            hint += (
                " before a blank, a comma, `)` or the end; a name that begins with the"
                ' sign, or a field, stands in double quotes: "..."'
            )
        place = Token("", token.start, token.start + 1)
        return self._error("the quote is never closed", place, hint)

    def _error(self, message: str, place: Token, hint: str = "") -> QueryError:
        excerpt = Excerpt(self.text, place.start, place.end)
        return QueryError(message, hint, excerpt=excerpt)

    def _show(self, token: Token) -> str:
        return _shorten(self.text[token.start : token.end])


def _shorten(text: str) -> str:
    """Return what a message may hold of a text that may be of any length."""
    return text if len(text) <= 40 else f"{text[:39]}…"
