"""The query language: what each text means, and what is said of one that cannot be."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.helpers.questions import underline
from tests.query.arranging import list_terms
from timeline.diagnostics import Excerpt
from timeline.query.errors import QueryError
from timeline.query.parsing import MAX_DEPTH, OpenTerm, find_open_term, parse_query
from timeline.query.query import SAVED, TEXT, And, Not, Or, Query, Term

A, B, C, D = (Term(TEXT, (word,)) for word in "abcd")


def _ask(field: str, *values: str, by: str = ":") -> Term:
    return Term(field, values, by)


def _fail(text: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a b", And((A, B))),
        ("a and b", And((A, B))),
        ("a AND b And c", And((A, B, C))),
        ("a or b OR c", Or((A, B, C))),
        ("a or b c or d", Or((A, And((B, C)), D))),
        ("a and b or c and d", Or((And((A, B)), And((C, D))))),
        ("not a b", And((Not(A), B))),
        ("NOT a or b", Or((Not(A), B))),
        ("a not b", And((A, Not(B)))),
        ("a and not b", And((A, Not(B)))),
        ("-a -b", And((Not(A), Not(B)))),
        ("not not a", Not(Not(A))),
        ("not -a", Not(Not(A))),
        ("-not a", Not(Not(A))),
        ("(a)", A),
        ("((a))", A),
        ("(a b) c", And((And((A, B)), C))),
        ("a (b c)", And((A, And((B, C))))),
        ("(a or b) or c", Or((Or((A, B)), C))),
        ("a (b or c)", And((A, Or((B, C))))),
        ("-(a b)", Not(And((A, B)))),
        ("not(a or b)and(c)", And((Not(Or((A, B))), C))),
        ("(a)(b)c", And((A, B, C))),
        ("( a\t)\u00a0\u2003 b\n", And((A, B))),
    ],
)
def test_not_binds_closest_then_and_then_or(text: str, query: Query) -> None:
    assert parse_query(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("kind:visit", _ask("kind", "visit")),
        ("kind=visit", _ask("kind", "visit", by="=")),
        ("kind!=visit", Not(_ask("kind", "visit", by="="))),
        ("kind!=visit,call", Not(_ask("kind", "visit", "call", by="="))),
        ("-kind!=visit", Not(Not(_ask("kind", "visit", by="=")))),
        ("importance>=7", _ask("importance", "7", by=">=")),
        ("importance<=7", _ask("importance", "7", by="<=")),
        ("importance>7", _ask("importance", "7", by=">")),
        ("importance<7", _ask("importance", "7", by="<")),
        ("importance >= 7", _ask("importance", "7", by=">=")),
        ("importance >=7", _ask("importance", "7", by=">=")),
        ("importance>=\u2009-7", _ask("importance", "-7", by=">=")),
        ("kind != visit", Not(_ask("kind", "visit", by="="))),
        ("kind: visit", _ask("kind", "visit")),
        ("kind: visit, meeting", _ask("kind", "visit", "meeting")),
        ("kind:visit\n,\tmeeting", _ask("kind", "visit", "meeting")),
        ("kind = visit , call a", And((_ask("kind", "visit", "call", by="="), A))),
        ("a,b", _ask(TEXT, "a", "b")),
        ("a , b c", And((_ask(TEXT, "a", "b"), C))),
        ("text:a", A),
        ("(kind:visit)", _ask("kind", "visit")),
    ],
)
def test_blanks_follow_every_operator_and_surround_all_but_the_colon(
    text: str, query: Query
) -> None:
    assert parse_query(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("date:2013-05-10T14:30+04:00", _ask("date", "2013-05-10T14:30+04:00")),
        ("id:acled:1234", _ask("id", "acled:1234")),
        ("year:-0431", _ask("year", "-0431")),
        ("title:not", _ask("title", "not")),
        ("title: or,and a", And((_ask("title", "or", "and"), A))),
        ("tag:@a,!b,-c,--d", _ask("tag", "@a", "!b", "-c", "--d")),
        ("place:O'Brien's", _ask("place", "O'Brien's")),
        ("place:d”Or“", _ask("place", "d”Or“")),
        ("title:&&", _ask("title", "&&")),
        ("title:=a", _ask("title", "=a")),
        (r"title:a\b", _ask("title", r"a\b")),
        ("title=x!=y", _ask("title", "x!=y", by="=")),
        ("a,b:c", _ask(TEXT, "a", "b:c")),
        ("a,not,-b", _ask(TEXT, "a", "not", "-b")),
    ],
)
def test_a_value_runs_on_whatever_signs_it_holds(text: str, query: Query) -> None:
    assert parse_query(text) == query


@pytest.mark.parametrize(
    ("text", "field", "operator", "value"),
    [
        ("14:30", "14", ":", "30"),
        ("https://x", "https", ":", "//x"),
        ("a:b>=c", "a", ":", "b>=c"),
        ("a>=b:c", "a", ">=", "b:c"),
        ("a!b:c", "a!b", ":", "c"),
        ("o'brien:x", "o'brien", ":", "x"),
        ("own.begin:x", "own.begin", ":", "x"),
        ("as-of:x", "as-of", ":", "x"),
        ("not:x", "not", ":", "x"),
        ("Or>x", "or", ">", "x"),
        ("Kind:Visit", "kind", ":", "Visit"),
        ("ÉTAT:x", "état", ":", "x"),
        ('"my Field":x', "my Field", ":", "x"),
        ('"my Field" = x', "my Field", "=", "x"),
        ("“a:b”:x", "a:b", ":", "x"),
        ("'my field' >= x", "my field", ">=", "x"),
    ],
)
def test_a_word_is_split_at_its_first_operator(
    text: str, field: str, operator: str, value: str
) -> None:
    assert parse_query(text) == Term(field, (value,), operator)


@pytest.mark.parametrize(
    "word", ["note", "or-else", "android", "a!b", "a-b", "AT&T", "a@b", "–", "\0", "é'"]
)
def test_what_merely_looks_like_something_else_is_a_word(word: str) -> None:
    assert parse_query(word) == _ask(TEXT, word)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ('"John Kerry"', "John Kerry"),
        ('"and"', "and"),
        ('"-a"', "-a"),
        ('"a:b, (c)"', "a:b, (c)"),
        ('""', ""),
        (r'"a \"b\" \\ \c"', r'a "b" \ \c'),
        (r'"\\"', "\\"),
        ("'John Kerry'", "John Kerry"),
        ("'Cote d'Ivoire'", "Cote d'Ivoire"),
        ("''", ""),
        (r"'a\'", "a\\"),
        ("'a \"b\"'", 'a "b"'),
        ("“John Kerry”", "John Kerry"),
        ("”John Kerry”", "John Kerry"),
        ("„John Kerry“", "John Kerry"),
        ("„John Kerry”", "John Kerry"),
        ("‘Cote d’Ivoire’", "Cote d’Ivoire"),
        ("‚Cote d’Ivoire‘", "Cote d’Ivoire"),
        ("«John Kerry»", "John Kerry"),
        ("«\u202fJohn Kerry\u00a0»", "John Kerry"),
        ("»John Kerry«", "John Kerry"),
        ("»John Kerry»", "John Kerry"),
        ("‹John Kerry›", "John Kerry"),
        ("›John Kerry‹", "John Kerry"),
    ],
)
def test_quoted_text_is_one_value(typed: str, value: str) -> None:
    assert parse_query(typed) == _ask(TEXT, value)
    assert parse_query(f"({typed})") == _ask(TEXT, value)
    assert parse_query(f"title:{typed},{typed} a") == And(
        (_ask("title", value, value), A)
    )


def test_a_single_quote_ends_before_a_blank_a_comma_a_parenthesis_or_the_end() -> None:
    assert parse_query("('a'b','c' 'd')") == And((_ask(TEXT, "a'b", "c"), D))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("@mine", "mine"),
        ("@a:b>=c", "a:b>=c"),
        ('@"my query"', "my query"),
        ("@'my query'", "my query"),
        ("@not", "not"),
        ("@-5", "-5"),
    ],
)
def test_a_saved_query_stands_behind_an_at_sign(text: str, name: str) -> None:
    saved = _ask(SAVED, name)
    assert parse_query(text) == saved
    assert parse_query(f"not ({text}) -{text} a") == And((Not(saved), Not(saved), A))


def test_every_term_knows_its_place() -> None:
    text = "-(kind : 'b' , c or @x)".replace(" :", ":") + ' "my f" >=\n7 a , b tag!=d'
    places = [term.place for term in list_terms(parse_query(text))]
    assert [place[0] for place in places if place] == [text] * len(places)
    assert [text[place.start : place.end] for place in places if place] == [
        "kind: 'b' , c",
        "@x",
        '"my f" >=\n7',
        "a , b",
        "tag!=d",
    ]


@pytest.mark.parametrize(
    ("text", "follow"),
    [
        ("month:May 2013", "2013"),
        ("month: May \t2013\n", "2013"),
        ("month=May 2013", "2013"),
        ("month!=May 2013", "2013"),
        ("-month:May 2013", "2013"),
        ("(month:May 2013)", "2013"),
        ("actor:John Forbes  Kerry kind:visit", "Forbes Kerry"),
        ("month:May 2013 importance > 7", "2013"),
        ("month:May 2013 (a)", "2013"),
        ("month:May 2013 or a", "2013"),
        ("month:May 2013 -a", "2013"),
        ("month:May 2013 'a'", "2013"),
        ("month:May 2013 a, b", "2013"),
        ("month:May 2013 @a", "2013"),
        ("month:May", ""),
        ("month:May and 2013", ""),
        ("month:May or 2013", ""),
        ("month:May not 2013", ""),
        ("month:May -a", ""),
        ("month:May (2013)", ""),
        ("(month:May) 2013", ""),
        ('month:May "2013"', ""),
        ('month:"May" 2013', ""),
        ("month:April,May 2013", "2013"),
        ('month:April,"May" 2013', ""),
        ("month:May 2013,2014", ""),
        ("month:May importance > 7", ""),
        ("month:May year:2013", ""),
        ("@may 2013", ""),
        ("may 2013", ""),
    ],
)
def test_the_bare_words_behind_an_unquoted_value_are_kept(
    text: str, follow: str
) -> None:
    first, *others = list_terms(parse_query(text))
    assert first.follow == follow
    assert {term.follow for term in others} <= {""}


def test_words_that_follow_a_value_are_terms_all_the_same() -> None:
    assert parse_query("month:May a b") == And((_ask("month", "May"), A, B))


# Each with the place that the error points at, and a part of what it says or advises.
ERRORS = [
    ("", "", "query is empty"),
    (" \n\u2003", "^^^", "shell"),
    ("kind :visit", "     ^", "write `kind:visit`"),
    ('"my field" : a', "           ^", 'write `"my field":a`'),
    ("kind :", "     ^", "a blank before `:`"),
    (":x", "^", "no field stands before `:`"),
    ("a (>= 7)", "   ^^", "no field stands before `>=`"),
    ("not = a", "    ^", "no field stands before `=`"),
    ("->a", " ^", "no field stands before `>`"),
    ("a, b = c", "     ^", "no field stands before `=`"),
    ("kind:a = c", "       ^", "no field stands before `=`"),
    ('"":x', "^^", "the name of the field is empty"),
    ('"@":x', "^^^", "written `@name`"),
    ("kind==visit", "    ^^", "no operator `==`"),
    ("a => 5", "  ^^", "no operator `=>`"),
    ("a<>b", " ^^", "!="),
    ("kind:", "    ^", "no value stands behind `:`"),
    ("kind!= ", "    ^^", "no value stands behind `!=`"),
    ("(kind:)", "     ^", "no value stands behind `:`"),
    ("kind:,x", "    ^", "no value stands behind `:`"),
    ("kind:(a or b)", "    ^", "`tag:a,b`"),
    ("kind:a,", "      ^", "no value stands behind `,`"),
    ("a, ", " ^", "leave the comma out"),
    ("a,,b", " ^", "no value stands behind `,`"),
    ("a,(b)", " ^", "no value stands behind `,`"),
    (",a", "^", "no value stands before the comma"),
    ("(a), b", "   ^", "joined by `or`"),
    ("@a,b", "  ^", "no value stands before the comma"),
    ('"a"b', "   ^", "`b` touches the closing quote"),
    ('"a""b"', "   ^^^", "touches the closing quote"),
    ('"a"(b)', "   ^", "touches the closing quote"),
    ("“a”b", "   ^", "touches the closing quote"),
    ('kind:"a":b', "        ^", "touches the closing quote"),
    ('a"b"', " ^^^", "touches the word"),
    ("kind:a(b)", "      ^", "`(` touches the word"),
    ('@"a"b', "    ^", "touches the closing quote"),
    ('@a"b"', "  ^^^", "touches the word"),
    ('a "b c', "  ^", "never closed"),
    (r'"a\"', "^", "never closed"),
    ("'a'b", "^", "before a blank"),
    ('title:“a" b', "      ^", "close it with ”"),
    ("„a", "^", "close it with “ or ”"),
    ("‘Abd al-Aziz", "^", 'stands in double quotes: "..."'),
    ("'my field':x", "^", "double quotes"),
    ("'my field':x 'b'", "^" * 16, "a text, or a field and its value"),
    ("a -", "  ^", "`-` stands alone"),
    ("a - b", "  ^", 'quote it: `"-"`'),
    ("(-)", " ^", "`-` stands alone"),
    ("-,a", "^", "`-` stands alone"),
    ("a -0431", "  ^^^^^", 'quote it: `"-0431"`; a year BC is `year:-0431`'),
    ("not -5", "    ^^", "`-` before a digit"),
    ("--actor x", "^^", "`actor:Kerry`"),
    ("-- a", "^^", "`actor:Kerry`"),
    ("!a", "^", "write `not`"),
    ("!(a b)", "^", "write `not`"),
    ("a !kind:b", "  ^", "write `not`"),
    ("–visit", "^", "write `not`"),
    ("a && b", "  ^^", "write `and`"),
    ("a & b", "  ^", "write `and`"),
    ("a || b", "  ^^", "write `or`"),
    ("a | b", "  ^", "write `or`"),
    ("importance ≥ 7", "           ^", "write `>=`"),
    ("and a", "^^^", "nothing stands before `and`"),
    ("a (OR b)", "   ^^", "nothing stands before `OR`"),
    ("a or", "  ^^", "nothing stands behind `or`"),
    ("(a and) b", "   ^^^", "nothing stands behind `and`"),
    ("a not", "  ^^^", "nothing stands behind `not`"),
    ("a and and b", "      ^^^", "only `and` stands before `and`"),
    ("a and or b", "      ^^", 'quote it: `"or"`'),
    ("-or", " ^^", "only `-` stands before `or`"),
    ("not and", "    ^^^", "only `not` stands before `and`"),
    ("()", "^^", "nothing stands in the parentheses"),
    ("a ( ) b", "  ^^^", "nothing stands in the parentheses"),
    ("(a (b)", "^", "the parenthesis is never closed"),
    ("a (", "  ^", "the parenthesis is never closed"),
    ("a) b", " ^", "no parenthesis is open"),
    (")", "^", "no parenthesis is open"),
    ("a and )", "  ^^^", "nothing stands behind `and`"),
    ("a @", "  ^", "`@` stands alone"),
    ("@ a", "^", "touches it: `@mine`"),
    ("(@)", " ^", "`@` stands alone"),
    ("@,", "^", "`@` stands alone"),
]


@pytest.mark.parametrize(("text", "place", "said"), ERRORS)
def test_a_mistake_is_pointed_at(text: str, place: str, said: str) -> None:
    error = _fail(text)
    assert error.excerpt is not None
    assert error.excerpt.text == text
    assert underline(error.excerpt) == place
    assert said in f"{error.message}; {error.hint}"


def test_a_mistake_of_any_length_is_told_in_few_words() -> None:
    for text in ("x" * 9000 + " :y", "=" * 9000, "-" + "5" * 9000, '"a"' + "b" * 9000):
        error = _fail(text)
        assert len(error.message + error.hint) < 250


@pytest.mark.parametrize(
    ("sign", "closing", "place"),
    [("(", ")", "("), ("not ", "", "not"), ("-(", ")", "-"), ("not(", ")", "not")],
)
def test_nesting_ends_at_a_limit(sign: str, closing: str, place: str) -> None:
    levels = MAX_DEPTH // 2 if len(sign) > 1 and closing else MAX_DEPTH
    parse_query(sign * levels + "a" + closing * levels)
    for text in (sign * 100_000, sign * (levels + 1) + "a" + closing * (levels + 1)):
        error = _fail(text)
        assert error.message == "the query is nested too deeply"
        start = len(sign) * levels
        assert error.excerpt == Excerpt(text, start, start + len(place))


def test_a_hundred_thousand_signs_of_negation_are_refused() -> None:
    assert "`--`" in _fail("-" * 100_000).message


def test_only_what_is_nested_counts_as_nested() -> None:
    text = "(not a) " * (MAX_DEPTH + 1)
    assert parse_query(text) == And((Not(A),) * (MAX_DEPTH + 1))


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        ("", "a "),
        ("", "a:b c "),
        ("a:b", " c"),
        ("", "a,"),
        ("", '"a" '),
        ("", "'a "),
        ("'", "a'b"),
        ('"', "\\"),
        ("", "«a "),
        ("a", "="),
    ],
)
def test_long_texts_are_read_in_one_pass(start: str, piece: str) -> None:
    """Were it quadratic, this would take minutes."""
    text = start + piece * (100_000 // len(piece))
    find_open_term(text)
    try:
        terms = list(list_terms(parse_query(text)))
    except QueryError:
        return
    assert terms


SIGNS = (
    *" \t\u00a0,():=<>!-@&|\"'\\“”„‘’‚«»‹›–≥0é",
    *("a", "b", "and", "or", "not", "AND", "!=", ">=", "kind:", "x=", "\0", "\ud800"),
)
TYPED = st.lists(st.sampled_from(SIGNS), max_size=12).map("".join)
ANYTHING = st.text(st.characters(), max_size=20) | TYPED


def _find_places(text: str) -> list[Excerpt | None]:
    """Return the places of all terms, or that of the mistake."""
    try:
        return [term.place for term in list_terms(parse_query(text))]
    except QueryError as error:
        return [error.excerpt]


@given(ANYTHING)
@example("")
def test_any_text_is_parsed_or_refused_at_a_place_within_it(text: str) -> None:
    for place in _find_places(text):
        assert place is not None
        assert place.text == text
        assert 0 <= place.start < place.end <= len(text) or not text


@given(TYPED)
def test_a_term_means_the_same_in_its_place_and_alone(text: str) -> None:
    try:
        terms = list(list_terms(parse_query(text)))
    except QueryError:
        return
    for term in terms:
        assert term.place is not None
        typed = text[term.place.start : term.place.end]
        assert typed == typed.strip()
        assert parse_query(typed) in (term, Not(term))


@given(st.characters())
@example("\x1c")
@example("\x85")
@example("\u200b")
@example("\u3000")
def test_a_character_is_a_blank_if_it_is_white_space(char: str) -> None:
    both = And((A, B))
    try:
        query = parse_query(f"a{char}b")
    except QueryError:
        query = A
    assert (query == both) == char.isspace() == (re.match(r"\s", char) is not None)


@pytest.mark.parametrize(
    ("text", "open_term"),
    [
        ("", OpenTerm(0)),
        ("  ", OpenTerm(2)),
        ("act", OpenTerm(0, begun="act")),
        ("kind:visit act", OpenTerm(11, begun="act")),
        ("kind:visit ", OpenTerm(11)),
        ("kind:", OpenTerm(5, "kind", ":")),
        ("Kind: ", OpenTerm(6, "kind", ":")),
        ("kind:vi", OpenTerm(5, "kind", ":", "vi")),
        ("kind:visit,me", OpenTerm(11, "kind", ":", "me")),
        ("kind:visit , ", OpenTerm(13, "kind", ":")),
        ("kind!=visit,me", OpenTerm(12, "kind", "!=", "me")),
        ("importance >= 7", OpenTerm(14, "importance", ">=", "7")),
        ("importance >", OpenTerm(12, "importance", ">")),
        ("date:2013-05-10T14:3", OpenTerm(5, "date", ":", "2013-05-10T14:3")),
        ('actor:"John Ke', OpenTerm(7, "actor", ":", "John Ke", '"')),
        (r'actor:"John \"Ke', OpenTerm(7, "actor", ":", 'John "Ke', '"')),
        ('actor:"John Kerry"', OpenTerm(7, "actor", ":", "John Kerry", '"')),
        ('actor:"John Kerry" ', OpenTerm(19)),
        ('actor:"', OpenTerm(7, "actor", ":", "", '"')),
        ("country:'Cote d'Iv", OpenTerm(9, "country", ":", "Cote d'Iv", "'")),
        ("actor:“John Ke", OpenTerm(7, "actor", ":", "John Ke", "“")),
        ('"my fi', OpenTerm(1, begun="my fi", quote='"')),
        ('"my Field":a', OpenTerm(11, "my Field", ":", "a")),
        ("-actor:Pu", OpenTerm(7, "actor", ":", "Pu")),
        ("-act", OpenTerm(1, begun="act")),
        ("-", OpenTerm(1)),
        ("(tag:x", OpenTerm(5, "tag", ":", "x")),
        ("(ta", OpenTerm(1, begun="ta")),
        ("(tag:x)", OpenTerm(7)),
        ("not ki", OpenTerm(4, begun="ki")),
        ("kind:a no", OpenTerm(7, begun="no")),
        ("kind:a not", OpenTerm(7, begun="not")),
        ("kind:no", OpenTerm(5, "kind", ":", "no")),
        ("@", OpenTerm(1, SAVED)),
        ("a @mi", OpenTerm(3, SAVED, begun="mi")),
        ('@"my q', OpenTerm(2, SAVED, begun="my q", quote='"')),
        ("a, b", OpenTerm(3, begun="b")),
        ("kind:a b", OpenTerm(7, begun="b")),
        (":x", OpenTerm(1, "", ":", "x")),
        ("(:x", OpenTerm(2, "", ":", "x")),
        ("a ) and ( b:", OpenTerm(12, "b", ":")),
    ],
)
def test_the_end_of_an_unfinished_query_is_found(
    text: str, open_term: OpenTerm
) -> None:
    assert find_open_term(text) == open_term


@given(ANYTHING)
def test_every_text_has_an_end(text: str) -> None:
    found = find_open_term(text)
    if found.quote:
        assert text[found.start - 1] == found.quote
    else:
        assert text[found.start :] == found.begun


@pytest.mark.parametrize(("length", "shown"), [(40, "x" * 40), (41, "x" * 39 + "…")])
def test_a_message_holds_no_more_than_forty_signs_of_a_word(
    length: int, shown: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(f"{'x' * length} :v")
    assert caught.value.hint == f"write `{shown}:v`"
