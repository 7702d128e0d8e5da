"""Questions as options: what each keeps, and that the language asks the same.

The answers were worked out by hand. `tests.helpers.questions` says how they are told.
"""

from itertools import product
from typing import Any

import pytest

from tests.helpers.questions import tell
from tests.query.spring import CHRONOLOGY, IDS, ask
from timeline import load_text
from timeline.diagnostics import Remedy
from timeline.names import UnresolvedNameError
from timeline.query import (
    Flags,
    Not,
    Question,
    Term,
    all_of,
    format_query,
    make_query,
    parse_query,
    select,
)
from timeline.query.errors import QueryError
from timeline.query.options import OPTIONS, Options, name_parameter
from timeline.query.query import FLAGS, TEXT


def _make(option: str, *values: str, **flags: Any) -> Question:
    options: dict[str, Any] = {name_parameter(option): values}
    return make_query(**options, **flags)


def _answer(question: Question) -> tuple[object, ...]:
    """Return all that is said to a question, also where it is refused."""
    try:
        selection = select(CHRONOLOGY, question)
    except UnresolvedNameError as error:
        return error.message, error.hint, error.remedy
    return selection.matches, selection.notes, selection.as_of


# --- making a question of them


def test_repeated_options_are_and_and_commas_are_left_for_the_chronology() -> None:
    both = Term("actor", ("Putin, Kerry",), unsplit=True)
    assert make_query(actor=" Putin, Kerry ") == Question(both)
    assert make_query(actor=r"Paris\, Texas") == Question(
        Term("actor", (r"Paris\, Texas",), unsplit=True)
    )
    one, two = Term("actor", ("Putin",)), Term("actor", ("Kerry",))
    assert make_query(actor=["Putin", "Kerry"]) == Question(all_of(one, two))
    assert make_query(not_actor=["Putin", "Kerry"]) == Question(
        all_of(Not(one), Not(two))
    )
    assert make_query(not_actor="Putin, Kerry") == Question(Not(both))


def test_options_come_in_the_order_given() -> None:
    query = make_query(kind="visit", not_tag="x", month="May").query
    assert query == all_of(
        Term("kind", ("visit",)), Not(Term("tag", ("x",))), Term("month", ("May",))
    )


@pytest.mark.parametrize("option", ["since", "until", "after", "before", "as-of"])
def test_a_comma_in_a_date_stays(option: str) -> None:
    assert _make(option, "May 10, 2013").query == Term(option, ("May 10, 2013",))
    assert OPTIONS[option].whole


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("missile", ["missile"]),
        (" missile \t crisis\n", ["missile", "crisis"]),
        ('"missile crisis"', ["missile crisis"]),
        ('a "b c" d', ["a", "b c", "d"]),
        ('a "b c', ["a", "b c"]),
        ('a""b', ['a""b']),
        ('a "" b', ["a", "b"]),
        ("a,b", ["a,b"]),
        ("a, b ,c,", ["a", "b", "c"]),
        ("a , b", ["a", ",", "b"]),
        ('"May 10, 2013"', ["May 10, 2013"]),
        ("*oman", ["*oman"]),
        ('"', ['"']),
        ("", [""]),
        ("  ", [""]),
    ],
)
def test_a_search_is_for_each_word_and_for_phrases_in_quotes(
    value: str, words: list[str]
) -> None:
    assert make_query(search=value).query == all_of(
        *(Term(TEXT, (word,)) for word in words)
    )
    assert OPTIONS["search"].whole


def test_a_reliability_is_at_least_the_worst_of_those_given() -> None:
    assert make_query(min_reliability="c").query == Term("reliability", tuple("ABC"))
    assert make_query(min_reliability="D, b,").query == Term(
        "reliability", tuple("ABCD")
    )


def test_an_empty_value_is_kept_so_that_it_is_refused() -> None:
    assert make_query(kind=" ").query == Term("kind", ("",))
    assert make_query(search="").query == Term(TEXT, ("",))


def test_options_not_given_ask_for_nothing() -> None:
    assert make_query(actor=None, kind=[]) == Question()
    assert make_query(certain=True) == Question(flags=Flags(certain=True))


def test_a_word_of_python_takes_an_underscore() -> None:
    assert make_query(with_=["A", "B"]).query == all_of(
        Term("with", ("A",)), Term("with", ("B",))
    )
    assert make_query(as_of="2013", min_reliability="A").query == all_of(
        Term("as-of", ("2013",)), Term("reliability", ("A",))
    )


@pytest.mark.parametrize("flag", sorted(FLAGS))
def test_every_flag_is_off_unless_given(flag: str) -> None:
    flags: dict[str, Any] = {flag: True}
    question = make_query(**flags)
    assert question == Question(flags=Flags(**flags)) != Question()
    assert getattr(question.flags, flag)
    assert not getattr(make_query().flags, flag)


@pytest.mark.parametrize("name", ["not_status", "wit", "search_", "min-reliability"])
def test_an_option_that_does_not_exist_is_a_mistake_of_the_caller(name: str) -> None:
    options: dict[str, Any] = {name: "denied"}
    option = name.rstrip("_").replace("_", "-")
    with pytest.raises(TypeError, match=f"no filter '{option}'"):
        make_query(**options)


def test_an_option_takes_texts() -> None:
    options: dict[str, Any] = {"year": 2013}
    with pytest.raises(TypeError, match="text or a list of texts, not 2013"):
        make_query(**options)


def test_a_query_stands_beside_options_and_all_must_hold() -> None:
    question = make_query(["kind:visit or tag:x", "a b"], kind="call", members=True)
    assert question.flags == Flags(members=True)
    assert format_query(question.query) == "(kind:visit or tag:x) a b kind:call"
    assert make_query("kind:visit") == Question(parse_query("kind:visit"))
    with pytest.raises(QueryError, match="never closed"):
        make_query("(kind:visit")


@pytest.mark.parametrize(
    ("option", "value", "written"),
    [
        ("month", "2013-05", "month:2013-05"),
        ("actor", "Putin,Kerry", "actor:Putin,Kerry"),
        ("actor", "Vladimir Putin", 'actor:"Vladimir Putin"'),
        ("on", "May 10, 2013", 'on:"May 10, 2013"'),
        ("not-kind", "visit,,meeting,", "not kind:visit,meeting"),
        ("min-reliability", "B", "reliability:A,B"),
        ("search", 'missile "in May"', 'missile "in May"'),
        ("search", "", '""'),
    ],
)
def test_an_option_is_written_in_the_language(
    option: str, value: str, written: str
) -> None:
    query = _make(option, value).query
    # What commas are is settled by the chronology.
    settled = select(CHRONOLOGY, query).question.query if "," in value else query
    assert format_query(settled) == written
    assert parse_query(written) == settled


def test_every_option_says_what_it_keeps() -> None:
    assert all(row.summary for row in OPTIONS.values())


def test_options_are_typed_by_their_names() -> None:
    names = {name_parameter(option) for option in OPTIONS}
    assert set(Options.__annotations__) == names | set(FLAGS)
    assert not names & set(FLAGS)
    assert set(Flags._fields) == set(FLAGS)


# --- what each keeps


def test_the_chronology_is_without_errors() -> None:
    errors = [one for one in CHRONOLOGY.diagnostics if one.severity == "error"]
    assert errors == []
    assert " ".join(event.id for event in CHRONOLOGY.events) == IDS


_CASES = {
    "actor": {
        "Putin": "letter talks flight",
        "Kerry": "talks",
        "Secretary Kerry": "talks",
        "US": "reading talks claim",
        "us": "reading talks claim",
        "American": "reading talks claim",
        # Whose it was on a doubtful date nobody knows for certain.
        "Washington": "reading talks claim?",
        "Secretary Kerry,FSB": "talks fogle",
        # Whom it concerns is neither who acts nor whom it is done to.
        "Syria": "arrival",
        "fogle": "fogle",
        "Lavrov": "",
        "Kerry,Cameron": "talks flight",
    },
    "about": {"Syria": "war ryabkov claim", "Putin": ""},
    "with": {
        "Putin": "letter talks flight",
        "US": "reading talks claim",
        "Kerry,Cameron": "talks flight",
        "Lavrov": "",
    },
    "office": {
        "Secretary of State": "talks",
        "US secretary of state": "talks",
        "Secretary of State,Foreign Minister": "talks",
        "Russian Foreign Minister": "",
    },
    "month": {
        "2013-05": "war talks flight fogle ryabkov claim? arrival?",
        "May 2013": "war talks flight fogle ryabkov claim? arrival?",
        "May": "war reading? talks flight fogle ryabkov claim? arrival?",
        "5": "war reading? talks flight fogle ryabkov claim? arrival?",
        "2013-04": "war letter boston",
        "4,6": "war reading? letter boston arrival?",
        "2013-05,2013-06": "war talks flight fogle ryabkov claim? arrival?",
        "2013-05,6": "war reading? talks flight fogle ryabkov claim? arrival?",
        "spring 2013": "war letter boston talks flight fogle ryabkov claim? arrival?",
    },
    "day": {
        "10 May": "war reading? talks? flight arrival?",
        "05-15": "war reading? talks? fogle arrival?",
        "April 15": "war reading? letter? boston arrival?",
    },
    "on": {
        "10 May": "war talks? flight",
        "2013-05-15": "war talks? fogle",
        "28 May": "war talks? ryabkov? claim?",
        "flight": "war talks? flight",
        # What is after an event may happen on its day.
        "after flight": "war talks? flight fogle ryabkov claim? arrival",
    },
    "during": {
        "10 May": "war talks? flight",
        "May 10, 2013": "war talks? flight",
    },
    "since": {
        "2013-05-10": "war talks? flight fogle ryabkov claim? arrival",
        "2013-05-11": "war talks? fogle ryabkov claim? arrival",
        "2013-06": "war arrival?",
        "fogle": "war talks? fogle ryabkov claim? arrival",
    },
    "until": {
        "2012": "war reading",
        "2013-05-09": "war reading letter boston talks?",
        "2013-05-10": "war reading letter boston talks? flight",
        "2013-04-15": "war reading letter? boston",
    },
    "after": {
        "2013-05-10": "war talks? fogle ryabkov claim? arrival",
        "2013-04": "war talks flight fogle ryabkov claim? arrival",
        "2013-05": "war arrival?",
    },
    "before": {
        "2013-05-10": "war reading letter boston talks?",
        "2013-05": "war reading letter boston",
        "2012": "war",
        "2011": "",
    },
    "year": {
        "2013": "war letter boston talks flight fogle ryabkov claim? arrival?",
        "2012": "war reading",
        "2011,2012": "war reading",
        "2011/2012": "war reading",
        "201X": "war reading letter boston talks flight fogle ryabkov claim? arrival?",
        "1999": "",
    },
    "as-of": {
        "2012": "war? reading?",
        "2013-04-15": "war? reading? letter? boston?",
        "May 7, 2013": "war? reading? letter? boston? talks?",
        "flight": "war? reading? letter? boston? talks? flight?",
        "2013-06-05": "war? reading letter? boston? talks? flight? fogle ryabkov?"
        " claim? arrival?",
    },
    "kind": {
        "visit": "flight",
        "Visit,LETTER": "letter flight",
        "backchannel": "ryabkov",
        "summit": "",
    },
    "place": {
        "Sochi": "flight",
        "Russia": "talks flight",
        "RU": "talks flight",
        "Boston": "boston",
        "Syria,US": "war boston",
    },
    "country": {
        "Russia": "talks flight",
        "ru": "talks flight",
        "Russian": "talks flight",
        "US": "boston",
        "Syria,US": "war boston",
    },
    "tag": {
        "quiet": "letter flight",
        "RESET": "letter",
        "reset,quiet": "letter flight",
    },
    "status": {
        "reported": "war reading letter talks flight ryabkov arrival",
        "disputed,confirmed": "boston fogle",
        "denied": "",
    },
    "confidence": {
        "high": "reading",
        "LOW,high": "reading talks",
        "moderate": "",
    },
    "differing": {
        "any": "talks?",
        "place,DATE": "talks?",
        "title": "",
    },
    "min-reliability": {
        "A": "",
        "B": "reading fogle",
        "b": "reading fogle",
        "C": "reading fogle",
        # What an account rests on counts.
        "D": "reading talks fogle",
        "E": "reading talks fogle",
        # What cannot be judged is worse than what is unreliable.
        "F": "reading talks fogle ryabkov",
        "A,D": "reading talks fogle",
    },
    "source": {
        "rumour": "talks",
        "sherr": "reading fogle",
        "Comment on hard diplomacy": "reading fogle",
        "ap": "boston",
        "dia,AP": "boston ryabkov",
    },
    "id": {"flight": "flight", "flight,letter": "letter flight"},
    "search": {
        "missile": "fogle claim",
        "ja missiles": "claim",
        "MISSILE CRISIS": "fogle",
        "missile crisis an": "fogle",
        '"missile crisis"': "fogle",
        '"missile crisis an"': "",
        "crisis missile": "fogle",
        '"crisis missile"': "",
        "crisis missiles": "",
        # The commas of a list are no part of its words.
        "missile,": "fogle claim",
        ",missiles, there,": "claim",
        "Quiet": "letter flight",
        "John Kerry": "talks",
        "sochi": "flight",
        "syria": "war reading ryabkov claim",
        "crisis, or": "",
        "cameron  flies": "flight",
        '"cameron  flies"': "flight",
        # Each word stands at the beginning of one, unless it says otherwise.
        "US": "reading boston claim",
        "ameron": "",
        "*ameron": "flight",
        "*AMERON *och": "flight",
        '"*ameron fl"': "flight",
        '"ameron fl"': "",
        "300": "arrival",
        "s-300": "arrival",
        "-300": "arrival",
    },
    # It asks for nothing by itself: see below.
    "in": {},
    "not-actor": {
        "Putin": "war reading boston fogle ryabkov claim arrival",
        "Putin,US": "war boston fogle ryabkov arrival",
        "US": "war letter boston flight fogle ryabkov arrival",
    },
    "not-kind": {
        "visit,meeting,letter": "war reading boston fogle ryabkov claim arrival",
    },
    "not-tag": {"quiet": "war reading boston talks fogle ryabkov claim arrival"},
    "not-place": {"Russia": "war reading letter boston fogle ryabkov claim arrival"},
}


_ROWS = [
    pytest.param(option, value, kept, id=f"--{option} {value}")
    for option, cases in _CASES.items()
    for value, kept in cases.items()
]


@pytest.mark.parametrize(("option", "value", "kept"), _ROWS)
def test_an_option_keeps(option: str, value: str, kept: str) -> None:
    assert ask(_make(option, value)) == kept


def test_every_option_has_cases() -> None:
    assert _CASES.keys() == OPTIONS.keys()


def _quote(value: str, *, whole: bool) -> str:
    values = [value] if whole else value.split(",")
    return ",".join(f'"{one.strip()}"' for one in values)


_PHRASES = {
    "crisis, or": 'crisis "or"',
    "missile,": "missile",
    ",missiles, there,": "missiles there",
    "-300": '"-300"',
}
"""What is searched for as the language writes it, where that is not the same."""


def _write(option: str, value: str) -> str:
    """Return the query that asks the same as an option."""
    if option == "search":
        return _PHRASES.get(value, value)
    if option == "min-reliability":
        least = max("ABCDEF".index(letter) for letter in value.upper().split(","))
        return f"reliability:{','.join('ABCDEF'[: least + 1])}"
    whole = option in {"on", "during", "since", "until", "after", "before", "as-of"}
    asked = _quote(value, whole=whole)
    if option.startswith("not-"):
        return f"not {option.removeprefix('not-')}:{asked}"
    return f"{option}:{asked}"


@pytest.mark.parametrize(("option", "value", "kept"), _ROWS)
def test_a_query_asks_the_same_as_an_option(option: str, value: str, kept: str) -> None:
    written = _write(option, value)
    assert ask(written) == kept
    for bits in product((False, True), repeat=len(FLAGS)):
        flags: dict[str, Any] = dict(zip(FLAGS, bits, strict=True))
        asked = _answer(_make(option, value, **flags))
        assert _answer(make_query(written, **flags)) == asked


def test_options_and_queries_ask_the_same_together() -> None:
    """What stands together is gathered however it is asked."""
    asking = [option for option in _CASES if _CASES[option]]
    for one, two in product(asking, asking):
        first, second = next(iter(_CASES[one])), next(iter(_CASES[two]))
        options: dict[str, Any] = {name_parameter(one): [first]}
        options.setdefault(name_parameter(two), []).append(second)
        written = f"{_write(one, first)} {_write(two, second)}"
        asked = _list_matches(make_query(**options))
        assert _list_matches(make_query(written)) == asked
        half = make_query(_write(one, first), **_given(two, second))
        assert _list_matches(half) == asked


def _list_matches(question: Question) -> Any:
    try:
        return select(CHRONOLOGY, question).matches
    except QueryError as error:
        return error.message


def test_a_search_looks_at_other_texts_where_it_is_told_to() -> None:
    chronology = load_text("""
sources: {ap: {title: Associated Press}}
events:
- {id: a, date: 2013, title: Talks, note: secret words, sources: [{source: ap}]}
- {id: b, date: 2013, title: Secret talks, sources: [{source: x, quote: a secret}]}
- {id: c, date: 2013, title: None, sources: [{title: Secret talks, source: y}]}
- {id: d, date: 2013, title: None, accounts: [{source: ap, date: 2013}]}
""")
    for search, where, kept in (
        ("secret", None, "b"),
        ("secret", "note", "a b"),
        ("secret", "quote", "b"),
        ("secret", "note, source", "a b c"),
        ("secret", ["note", "source"], "a b c"),
        # Each word wherever it stands.
        ("secret talks", "note", "a b"),
        ('"secret talks"', "note", "b"),
        ("press", "source", "a d"),
        ("ap", "source", ""),
        ("*ress", "source", "a d"),
        ("ress", "source", ""),
    ):
        question = make_query(search=search, in_=where)
        assert tell(select(chronology, question)) == kept, (search, where)
        # With --explain it is a query that means the same.
        again = select(chronology, parse_query(format_query(question.query)))
        assert tell(again) == kept
    assert format_query(make_query(search="a b", in_="note").query) == (
        "(a or note:a) (b or note:b)"
    )
    question = make_query(search="secret", in_="note", kind="visit")
    assert format_query(question.query) == "(secret or note:secret) kind:visit"


def test_only_a_search_can_look_at_other_texts() -> None:
    with pytest.raises(QueryError, match="nothing is searched for"):
        make_query(in_="note")
    with pytest.raises(QueryError, match="nothing is searched for"):
        make_query(search="", in_="note")
    for wrong in ("title", "", "note,x"):
        with pytest.raises(UnresolvedNameError, match="nothing that can be searched"):
            make_query(search="a", in_=wrong)


def _given(option: str, value: str) -> Any:
    return {name_parameter(option): value}


@pytest.mark.parametrize(
    ("option", "value", "message", "hint"),
    [
        ("actor", "Putn", "no actor here is called 'Putn'", "Vladimir Putin"),
        ("actor", "France", "no event here names France", Remedy("search-text")),
        ("about", "Syriaa", "no actor here is called", ""),
        ("not-actor", "Camron", "no actor here is called", "David Cameron"),
        ("actor", "Sergey", "more than one actor", "Sergey Lavrov or Sergey Ryabkov"),
        ("place", "Soci", "no place here is called", "did you mean Sochi?"),
        ("not-place", "Paris", "no place here is called", Remedy("list-places")),
        ("country", "Russa", "no country here is called 'Russa'", "mean Russia?"),
        ("country", "France", "no country here", "there are Russia, Syria or United"),
        ("kind", "vist", "no kind here is called", "did you mean visit?"),
        ("not-kind", "backchanel", "no kind here", "did you mean backchannel?"),
        ("tag", "xyz", "no tag here is called", "there are quiet or reset"),
        ("not-tag", "rest", "no tag here is called", "did you mean reset?"),
        ("status", "denied?", "no status here is called", "did you mean denied?"),
        ("source", "sher", "no source here is called", "did you mean sherr?"),
        ("confidence", "hihg", "no confidence here is called", "did you mean high?"),
        ("confidence", "", "no confidence here is called ''", "low, moderate or high"),
        ("min-reliability", "G", "'G' is not a reliability", "A (reliable)"),
        ("min-reliability", "AB", "'AB' is not a reliability", "A (reliable)"),
        ("min-reliability", "", "'' is not a reliability", "A (reliable)"),
        ("min-reliability", "B,x", "'x' is not a reliability", "A (reliable)"),
        ("with", "Putn", "no actor here is called 'Putn'", "Vladimir Putin"),
        ("office", "Secretary", "no office here is called", "Secretary of State"),
        ("as-of", "2013-13", "'2013-13' is not a date", "YYYY-MM"),
        ("as-of", "after flihgt", "no event here is called 'flihgt'", "flight"),
        ("id", "flihgt", "no event here is called", "did you mean flight?"),
        ("search", " ", "nothing to search for", "give a word"),
        ("kind", "", "no kind here is called ''", Remedy("list-kinds")),
        ("actor", "", "no actor here is called ''", Remedy("list-actors")),
        ("month", "13", "'13' is not a month", "months are 1 to 12; write 2013-05"),
        ("month", "-1", "'-1' is not a month", "months are 1 to 12; write 2013-05"),
        ("year", "-44", "'-44' is not a year", "written 44 BC"),
        ("month", "Mai", "'Mai' is not a month", "write 2013-05, May 2013 or May"),
        ("month", "Febuary", "'Febuary' is not a month", "did you mean February?"),
        ("month", "", "'' is not a month", "write 2013-05"),
        ("month", "2013-13", "'2013-13' is not a date: there is no month 13", "YYYY"),
        ("year", "13", "'13' is not a year", "2013, or 0013 for the year 13"),
        ("year", "soon", "'soon' is not a year", "write 2013"),
        ("year", "20133", "'20133' is not a year", "write 2013"),
        ("on", "31 Feb", "February 2013 has 28 days", "YYYY-MM-DD"),
        ("on", "03/04/2013", "differs between countries", "2013-04-03"),
        ("since", "spring", "'spring' has no year", "add the year"),
        ("since", "after flihgt", "no event here is called 'flihgt'", "flight"),
        ("after", "2013-05-10/..", "has no end to be after", ""),
        ("before", "/2013-05-10", "has no beginning to be before", ""),
        ("after", "after flight", "has no end to be after", ""),
    ],
)
def test_what_means_nothing_here_is_refused(
    option: str, value: str, message: str, hint: str | Remedy
) -> None:
    with pytest.raises(UnresolvedNameError) as caught:
        ask(_make(option, value))
    error = caught.value
    assert message in error.message
    if isinstance(hint, str):
        assert hint in error.hint
        assert error.remedy in (None, Remedy("learn-dates"))
    else:
        assert (error.hint, error.remedy) == ("", hint)


@pytest.mark.parametrize(
    ("option", "value", "message", "hint", "remedy"),
    [
        (
            "month",
            "2013",
            "'2013' is not a month",
            "write 2013-05, May 2013 or May",
            Remedy("ask-date", "2013"),
        ),
        (
            "month",
            "10 May",
            "'10 May' is not a month",
            "write 2013-05, May 2013 or May",
            Remedy("ask-date", "10 May"),
        ),
        (
            "year",
            "2013-05",
            "'2013-05' is not a year",
            "write 2013, 201X or 2011/2013",
            Remedy("ask-date", "2013-05"),
        ),
    ],
)
def test_a_date_of_another_precision_is_led_to_what_takes_it(
    option: str, value: str, message: str, hint: str, remedy: Remedy
) -> None:
    with pytest.raises(UnresolvedNameError) as caught:
        ask(_make(option, value))
    error = caught.value
    assert (error.message, error.hint, error.remedy) == (message, hint, remedy)


def test_many_words_are_not_listed_but_few_are() -> None:
    with pytest.raises(UnresolvedNameError) as caught:
        ask(_make("status", "zzz"))
    assert caught.value.hint.startswith("there are reported, confirmed")
    with pytest.raises(UnresolvedNameError) as caught:
        ask(_make("kind", "zzz"))
    assert (caught.value.hint, caught.value.remedy) == ("", Remedy("list-kinds"))


def test_repeated_reliabilities_must_all_be_met() -> None:
    assert ask(make_query(min_reliability=["D", "B"])) == "reading fogle"
