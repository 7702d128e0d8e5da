"""Queries that mean nothing in a chronology, or two things: what is said, and where."""

import pytest

from tests.helpers.questions import underline
from tests.query.spring import CHRONOLOGY, ask
from timeline.diagnostics import ExpectedError, Remedy
from timeline.names import UnresolvedNameError
from timeline.query import Not, QueryError, Term, make_query, select


def _fail(text: str) -> ExpectedError:
    with pytest.raises(ExpectedError) as caught:
        ask(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("knd:visit", "^^^^^^^^^", "there is no field `knd`", "did you mean `kind`? "),
        ("Acter:Putin", "^" * 11, "there is no field `acter`", "or `actor`? to"),
        ("a 14:30 b", "  ^^^^^", "there is no field `14`", "to search for the text, q"),
        ("x (https://x.org)", "   " + "^" * 13, "no field `https`", "quote it"),
        ('"a b" = c', "^^^^^^^^^", "there is no field `a b`", "quote it"),
        ("name:Putin", "^^^^^^^^^^", "there is no field `name`", ""),
        ("own.kind:visit", "^" * 14, "there is no field `own.kind`", ""),
        (
            "not mood:grim",
            "    ^^^^^^^^^",
            "`mood` is a key that no file declares",
            "declare it at the top of the file: `fields: [mood]`",
        ),
        ("kind:visit tag>=a", "           ^^^^^^", "cannot be asked for with `>=`", ""),
        ("a since!=2013", "  " + "^" * 11, "`since` cannot be asked for with", ""),
        ("theme < 7", "^^^^^^^^^", "`theme` cannot be asked for with `<`", "number"),
    ],
)
def test_what_is_no_question_is_pointed_at(
    text: str, place: str, message: str, hint: str
) -> None:
    error = _fail(text)
    assert isinstance(error, QueryError)
    assert message in error.message
    assert hint in error.hint
    assert error.excerpt is not None
    assert error.excerpt.text == text
    assert underline(error.excerpt) == place


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("search:missile", Remedy("field-text")),
        ("min-reliability:B", Remedy("field-reliability")),
        ("knd:visit", None),
    ],
)
def test_an_option_that_is_no_field_has_another(
    text: str, remedy: Remedy | None
) -> None:
    assert _fail(text).remedy == remedy


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("kind:vist", "     ^^^^", "no kind here is called 'vist'"),
        ("id=Talks a", "   ^^^^^", "no event here is called 'Talks'"),
        ("id!=Talks", "    ^^^^^", "no event here is called 'Talks'"),
        ("kind:visit, vist", "            ^^^^", "no kind here is called 'vist'"),
        ("(a or -kind:vist)", "            ^^^^", "no kind here is called 'vist'"),
        ('actor:"Johm Kery"', "       ^^^^^^^^^", "no actor here"),
        ("actor:'Putn', Kery", "       ^^^^", "no actor here is called 'Putn'"),
        # The name of the field and other values have the same letters.
        ("tag:a", "    ^", "no tag here is called 'a'"),
        ("tag:ag", "    ^^", "no tag here is called 'ag'"),
        ("kind:visit,vis", "           ^^^", "no kind here is called 'vis'"),
        ("place:lace", "      ^^^^", "no place here is called 'lace'"),
        ("place = ace", "        ^^^", "no place here is called 'ace'"),
        ('"place":lace', "        ^^^^", "no place here is called 'lace'"),
        # What does not stand there as it is, in its quotes; nothing, as the whole term.
        (r'tag:"a\"b" a', "    ^^^^^^", "no tag here is called 'a\"b'"),
        ('x actor:""', "  ^^^^^^^^", "no actor here is called ''"),
        # What is wrong is not the value as it stands.
        ("a date:31-Feb", "  ^^^^^^^^^^^", "'Feb' has no year"),
        ("date:'after flihgt'", "^" * 19, "no event here is called 'flihgt'"),
        ("state:Putin", "^^^^^^^^^^^", "Vladimir Putin is no state"),
        ("a, *", "^^^^", "there is nothing to search for"),
        ("date:2013-13", "     ^^^^^^^", "'2013-13' is not a date"),
        ("importance >= 7,x", "                ^", "'x' is not a number"),
        ("a month:2013", "        ^^^^", "'2013' is not a month"),
    ],
)
def test_a_value_that_means_nothing_is_pointed_at(
    text: str, place: str, message: str
) -> None:
    error = _fail(text)
    assert isinstance(error, UnresolvedNameError)
    assert message in error.message
    assert error.excerpt is not None
    assert error.excerpt.text == text
    assert underline(error.excerpt) == place


def test_what_was_not_typed_has_no_place() -> None:
    for query in (Term("knd", ("visit",)), Not(Term("kind", ("vist",)))):
        with pytest.raises(ExpectedError) as caught:
            select(CHRONOLOGY, query)
        assert caught.value.excerpt is None
    with pytest.raises(ExpectedError) as caught:
        select(CHRONOLOGY, make_query(kind="vist"))
    assert caught.value.excerpt is None


# --- two readings


@pytest.mark.parametrize(
    ("text", "place", "asked", "readings"),
    [
        (
            "month:May 2013",
            "month:May 2013",
            "month:May 2013",
            'month:"May 2013", or month:"May" 2013',
        ),
        (
            "a -month:May 2013 b",
            "month:May 2013",
            "month:May 2013 b",
            'month:"May 2013", or month:"May" 2013 b',
        ),
        (
            "actor:John Kerry",
            "actor:John Kerry",
            "actor:John Kerry",
            'actor:"John Kerry", or actor:"John" Kerry',
        ),
        (
            "actor:Secretary \t Kerry missile",
            "actor:Secretary \t Kerry",
            "actor:Secretary Kerry missile",
            'actor:"Secretary Kerry", or actor:"Secretary" Kerry missile',
        ),
        (
            "day:10 May",
            "day:10 May",
            "day:10 May",
            'day:"10 May"',
        ),
        (
            "office:Secretary of State",
            "office:Secretary of State",
            "office:Secretary of State",
            'office:"Secretary of State"',
        ),
        (
            "country:United States",
            "country:United States",
            "country:United States",
            'country:"United States"',
        ),
        (
            "month=May 2013",
            "month=May 2013",
            "month=May 2013",
            'month="May 2013"',
        ),
        (
            "a month!=May 2013",
            "month!=May 2013",
            "month=May 2013",
            'month="May 2013"',
        ),
        (
            "deadline > 15 June",
            "deadline > 15 June",
            "deadline>15 June",
            'deadline>"15 June"',
        ),
        # It need not be found.
        (
            "month:May 1066",
            "month:May 1066",
            "month:May 1066",
            'month:"May 1066", or month:"May" 1066',
        ),
        # Of several values it is the last that may go on.
        (
            "month:4,May 2013",
            "month:4,May 2013",
            "month:4,May 2013",
            'month:4,"May 2013", or month:4,"May" 2013',
        ),
        # In text it is so where the phrase stands somewhere.
        (
            "title:letter stand or title:A letter",
            "title:A letter",
            "title:A letter",
            'title:"A letter", or title:"A" letter',
        ),
        (
            "title:in the Kremlin",
            "title:in the Kremlin",
            "title:in the Kremlin",
            'title:"in the Kremlin", or title:"in" the Kremlin',
        ),
        (
            "title:in the missile",
            "title:in the",
            "title:in the missile",
            'title:"in the", or title:"in" the missile',
        ),
        (
            "title=A letter",
            "title=A letter",
            "title=A letter",
            'title="A letter", or title="A" letter',
        ),
        (
            "quote:Cold war",
            "quote:Cold war",
            "quote:Cold war",
            'quote:"Cold war", or quote:"Cold" war',
        ),
        (
            "text:the missile crisis",
            "text:the missile crisis",
            "text:the missile crisis",
            'text:"the missile crisis", or text:"the" missile crisis',
        ),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(
    text: str, place: str, asked: str, readings: str
) -> None:
    error = _fail(text)
    assert isinstance(error, QueryError)
    if ", or " in readings:
        assert error.message == f"`{asked}` can be read in two ways"
        assert error.hint == f"write {readings}"
    else:
        # By itself the shorter value means nothing.
        assert error.message == f"`{asked}` has a blank in it"
        assert error.hint == f"put it in quotes: {readings}"
    assert error.excerpt is not None
    assert error.excerpt.text == text
    assert text[error.excerpt.start : error.excerpt.end] == place


@pytest.mark.parametrize(
    ("reading", "kept"),
    [
        ('month:"May 2013"', "war talks flight fogle ryabkov claim? arrival?"),
        ('month:"May" 2013', ""),
        ('actor:"John Kerry"', "talks"),
        ('actor:"John" Kerry', "talks"),
        ('deadline>"15 June"', "reading arrival?"),
        ('title:"in the" missile', ""),
        ('title:"in" the moscow', "talks"),
        ('text:"the" missile crisis', "fogle"),
    ],
)
def test_what_is_quoted_is_read_in_one_way(reading: str, kept: str) -> None:
    assert ask(reading) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("month:May missile", "fogle claim?"),
        ("month:May and 2013", ""),
        ("kind:visit Sochi", "flight"),
        ("kind:visit Sochi Cameron", "flight"),
        ("actor:Putin Kremlin", "talks"),
        ("title:in Kremlin", "talks"),
        ("title:letter war", ""),
        ("title:Talks Kremlin tag:quiet or id:war", "war"),
        ("title=Kremlin the", ""),
        ("quote:Cold crisis", "fogle"),
        ("importance:7 Kremlin", "talks"),
        ("Boston US", "boston"),
        ("place:Moscow Putin", "talks"),
        # Only what stands right behind it may belong to it, and up to eight words.
        ("month:May tag:quiet Sochi", "flight"),
        ("actor:John a b c d e f g h Kerry", ""),
    ],
)
def test_what_can_be_read_in_one_way_is_read_so(text: str, kept: str) -> None:
    assert ask(text) == kept
