"""Every field and every operator, with the answers worked out by hand.

`tests.query.spring` holds what is asked, and says how the answers are told.
"""

import inspect

import pytest

from tests.query.spring import CHRONOLOGY, ask
from timeline import load_text
from timeline.diagnostics import Remedy
from timeline.names import UnresolvedNameError, names_of
from timeline.query import QueryError, Question, Term, parse_query, select
from timeline.query.fields import FIELDS, describe_field, find_field, list_fields
from timeline.query.query import NO_FLAGS, OPERATORS, list_terms

NAMES = names_of(CHRONOLOGY)

_CASES = {
    # Who takes part.
    "actor:US": "reading talks claim",
    "actor:putin,cameron": "letter talks flight",
    "actor=US": "reading claim",
    "actor=kerry": "talks",
    "actor='Secretary Kerry',US": "reading talks claim",
    "to:Putin": "letter",
    "to:Syria": "arrival",
    "to:US": "",
    "to:Fogle,Putin": "letter fogle",
    "to=Syria": "arrival",
    "with:Putin": "letter talks flight",
    "with:Putin with:US": "talks",
    "with:Putin,FSB with:US,Cameron": "talks flight",
    "with:Putin with:Putin": "",
    "with=US": "reading claim",
    "with:Putin with=US": "",
    'office:"Secretary of State"': "talks",
    'office:"US Secretary of State","Foreign Minister"': "talks",
    'office="Secretary of State"': "talks",
    "state:US": "reading talks claim",
    "state:Russia": "arrival",
    "state:Syria,US": "reading talks claim arrival",
    "state=US": "reading talks claim",
    "about:Syria": "war ryabkov claim",
    "about:US": "",
    "about=Syria": "war ryabkov claim",
    # When.
    "date:2013-05": "war talks flight fogle ryabkov claim? arrival?",
    "date:2012,'15 April'": "war reading letter? boston",
    "date=2013-05": "talks",
    "date=2013-05,2012": "reading talks",
    # All four bounds count, and no mark.
    "date='12-20 May'": "fogle",
    "date='28 May'": "ryabkov claim",
    "date=2013-05-12": "",
    "date>=2013-05": "war talks flight fogle ryabkov claim? arrival",
    "date>='28 May'": "war talks? ryabkov? claim? arrival",
    "date<=2012": "war reading",
    "date<='15 April'": "war reading letter? boston",
    "date>2013-05": "war arrival?",
    "date>'28 May'": "war talks? ryabkov? arrival",
    "date<2012": "war",
    "date<'15 April'": "war reading letter?",
    "on:flight": "war talks? flight",
    "on='10 May'": "flight",
    "on>=2013-06": "war arrival?",
    "on<=2011": "war",
    "on>fogle": "war talks? ryabkov claim? arrival",
    "on<reading": "war",
    "during:2012": "war reading",
    "during=2012": "reading",
    "during=2011/..": "war",
    "during>=2013-05-29": "war talks? ryabkov? arrival",
    "during<=2013-04": "war reading letter boston",
    "during>2012": "war letter boston talks flight fogle ryabkov claim? arrival",
    "during<2013-05": "war reading letter boston",
    "begin:2013-05": "talks flight fogle ryabkov claim? arrival?",
    "begin:2011": "war",
    "begin:'12 May'": "talks? fogle",
    "begin=2013-05": "talks",
    "begin='12 May'": "fogle",
    "begin='20 May'": "",
    "begin=2011": "war",
    "begin>='12 May'": "talks? fogle ryabkov claim? arrival",
    "begin<=2012": "war reading",
    "begin>'10 May'": "talks? fogle ryabkov claim? arrival",
    "begin<'15 April'": "war reading letter?",
    "end:2013-05": "talks flight fogle ryabkov claim? arrival?",
    "end:'20 May'": "talks? fogle",
    "end:2012": "reading",
    "end=2013-04": "letter",
    "end='20 May'": "fogle",
    "end='12 May'": "",
    "end>=2013-06": "war arrival?",
    "end<=2013-04": "reading letter boston",
    "end>'20 May'": "war talks? ryabkov claim? arrival",
    "end<2013": "reading",
    "month:2013-04": "war letter boston",
    "month:May": "war reading? talks flight fogle ryabkov claim? arrival?",
    "month:4,2013-06": "war reading? letter boston arrival?",
    "month='May 2013'": "talks",
    "month=2013-04": "letter",
    "month>=2013-06": "war arrival?",
    "month<=2013-04": "war reading letter boston",
    "month>2013-04": "war talks flight fogle ryabkov claim? arrival",
    "month<2013-05": "war reading letter boston",
    "day:05-15": "war reading? talks? fogle arrival?",
    "day:'April 15','10 May'": "war reading? letter? boston talks? flight arrival?",
    "year:2012": "war reading",
    "year=2012": "reading",
    "year=2011/2012": "",
    "year>=2013": "war letter boston talks flight fogle ryabkov claim? arrival",
    "year<=2012": "war reading",
    "year>2012": "war letter boston talks flight fogle ryabkov claim? arrival",
    "year<2012": "war",
    "since:2013-06": "war arrival?",
    "since:fogle": "war talks? fogle ryabkov claim? arrival",
    "until:2012": "war reading",
    "after:2013-05": "war arrival?",
    "before:2012": "war",
    "reported:2013-04": "letter?",
    "reported:2013-06": "flight? arrival",
    "reported:2011,2013-05": "war? flight?",
    "reported=2013-06": "arrival",
    "reported=2011": "war",
    "reported>=2013-06": "flight? arrival",
    "reported<=2013-05-09": "war? letter?",
    "reported>2013-04": "flight arrival",
    "reported<2013-05-11": "war? letter? flight?",
    "as-of:2012": "war? reading?",
    "as-of:flight": "war? reading? letter? boston? talks? flight?",
    "precision:day": "boston flight fogle ryabkov claim",
    "precision:Month,unbounded": "letter talks arrival",
    "precision:century": "",
    "precision=year": "war reading",
    # What stands there.
    "kind:visit": "flight",
    "kind:Visit,LETTER": "letter flight",
    "kind:summit": "",
    "kind=visit,letter": "letter flight",
    "tag:QUIET": "letter flight",
    "tag=reset": "letter",
    # Words that differ in case alone are one.
    "tag=Quiet": "letter flight",
    "kind=VISIT": "flight",
    "theme=ENERGY": "war flight",
    "tag=quiet": "letter flight",
    "status:reported": "war reading letter talks flight ryabkov arrival",
    "status:Disputed": "fogle",
    "status=claimed": "claim",
    "confidence:LOW": "talks",
    "confidence=high,low": "reading talks",
    "confidence>=low": "reading talks",
    "confidence>=moderate": "reading",
    "confidence>=moderate,low": "reading talks",
    "confidence<=moderate": "talks",
    "confidence>low": "reading",
    "confidence>high": "",
    "confidence<HIGH": "talks",
    "place:Russia": "talks flight",
    "place:sochi,Syria": "war flight",
    "place=Sochi": "flight",
    "place='Moscow, Russia'": "talks",
    "country:russia": "talks flight",
    "country:US,sy": "war boston",
    "country=Russia": "talks flight",
    "country='United States',Syria": "war boston",
    "source:SHERR": "reading fogle",
    "source:'Comment on hard diplomacy',rumour": "reading talks fogle",
    "source=AP": "boston",
    "source=sherr": "reading fogle",
    # How many sources, those of accounts among them.
    **{
        f"{field}{asked}": "reading boston talks fogle ryabkov"
        for field in ("sources", "independent")
        for asked in (":1", "=1", ">=1", ">0", ":1,2")
    },
    **{
        f"{field}{asked}": "war letter flight claim arrival"
        for field in ("sources", "independent")
        for asked in ("<1", "<=0", "=0")
    },
    # What is not there.
    "lacks:place": "reading letter fogle ryabkov claim arrival",
    "lacks:place,theme": "reading letter boston talks fogle ryabkov claim arrival",
    "lacks:reported": "reading boston talks fogle ryabkov claim",
    "lacks:Reported lacks:importance": "reading boston claim",
    # What accounts say otherwise.
    "differing:any": "talks?",
    "differing:Date,place": "talks?",
    "differing:status": "",
    # Where it counts in time.
    "placed:2013-05": "talks flight fogle ryabkov claim",
    "placed:'12 May'": "fogle",
    "placed:2013-04,2013-05-10": "letter boston flight",
    "reliability:b": "reading fogle",
    "reliability:B,D": "reading talks fogle",
    "reliability:A": "",
    "reliability=F": "ryabkov",
    "credibility:2": "reading ryabkov",
    "credibility:1,3": "fogle",
    "credibility=2": "reading ryabkov",
    "see:talks": "letter flight",
    "see:FOGLE": "flight",
    "see=fogle": "flight",
    "id:flight": "flight",
    "id:LETTER,flight": "letter flight",
    "id=letter": "letter",
    # Text.
    "Syria": "war reading ryabkov claim",
    "missile crisis": "fogle",
    "missile,arrest": "fogle claim",
    "text:'in the'": "talks",
    "text:n": "",
    "text=Syria": "war ryabkov",
    "text='War in Syria'": "war",
    "source-title:hard": "reading fogle",
    "source-title:'on hard dip',ap": "reading boston fogle",
    "source-title='Comment on hard diplomacy'": "reading fogle",
    "title:syria": "war reading",
    "title:*etter,flies": "letter flight",
    "title:etter": "",
    "title:JA": "claim",
    "title='A letter'": "letter",
    "title='a letter'": "",
    "title=letter": "",
    "summary:missile": "fogle",
    "summary:arrest": "",
    "summary:'missile crisis'": "fogle",
    "summary='The missile  crisis'": "fogle",
    "summary='The missile crisis'": "",
    "note:person": "letter fogle",
    "note:kitchen": "talks",
    "note:cold": "",
    "note='From the kitchen'": "talks",
    "quote:cold": "reading fogle",
    "quote:'cold war'": "fogle",
    "quote='Cold comfort','Cold war'": "reading fogle",
    "quote=Cold": "",
    # Keys of the authors' own: numbers, a date, text, numbers without saying so.
    "importance:7": "talks",
    "importance:7.0,-2": "talks fogle",
    "importance=+9.50": "war",
    "importance=8": "",
    "importance>=7": "war talks",
    "importance<=7": "talks fogle",
    "importance>7": "war",
    "importance<7": "fogle",
    "importance>=-2": "war talks fogle",
    "deadline:2014": "reading arrival?",
    "deadline:'15 June'": "talks",
    "deadline:talks,2014-03-10": "reading? arrival?",
    "deadline=2014-03": "reading",
    "deadline=2014-03-10": "arrival",
    "deadline>=2014-03-10": "reading? arrival?",
    "deadline<=2014-03-10": "reading? talks arrival?",
    "deadline>'15 June'": "reading arrival?",
    "deadline<2014": "talks",
    "theme:energy": "war flight",
    "theme:ARMS": "flight",
    "theme=Energy": "war flight",
    "weight:10": "boston arrival",
    "weight=9.0": "ryabkov",
    "weight>=10": "boston arrival",
    "weight<=9": "ryabkov",
    "weight>9": "boston arrival",
    "weight<10": "ryabkov",
    "own.office:pentagon": "claim",
    "own.office=Pentagon": "claim",
}


@pytest.mark.parametrize(("query", "kept"), _CASES.items())
def test_a_field_keeps(query: str, kept: str) -> None:
    assert ask(query) == kept


_IN_WORDS = frozenset({"theme", "own.office"})
"""Keys whose values are words, so that they cannot be compared."""


def _list_operators(name: str) -> frozenset[str]:
    field = find_field(name, NAMES)
    assert field is not None
    return frozenset({":", "="}) if name in _IN_WORDS else field.operators


def test_every_field_has_a_case_for_every_operator_that_it_takes() -> None:
    asked: set[tuple[str, str]] = set()
    for text in _CASES:
        asked |= {(term.field, term.operator) for term in list_terms(parse_query(text))}
    fields = list_fields(NAMES)
    assert len(set(fields)) == len(fields)
    assert asked == {
        (name, operator) for name in fields for operator in _list_operators(name)
    }


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (
            "kind!=visit,letter,meeting",
            "war reading boston fogle ryabkov claim arrival",
        ),
        ("importance!=7 tag!=quiet", "war reading boston fogle ryabkov claim arrival"),
        ("date!=2013-05 date:2013-05", "war flight fogle ryabkov claim? arrival?"),
        ("actor!=US actor:US", "talks"),
        ("-deadline:2014 since:fogle", "war talks? fogle ryabkov claim? arrival?"),
        ("-tag:quiet (kind:visit or kind:meeting)", "talks"),
        ("kind:visit or kind:meeting", "talks flight"),
        ("tag:quiet kind:visit or id:war", "war flight"),
        ("not (tag:quiet or date:2013-05)", "reading boston claim? arrival?"),
    ],
)
def test_terms_are_joined(query: str, kept: str) -> None:
    assert ask(query) == kept


@pytest.mark.parametrize(
    ("name", "operator"),
    [
        (name, operator)
        for name in list_fields(NAMES)
        for operator in OPERATORS
        if operator not in _list_operators(name)
    ],
)
def test_what_a_field_cannot_be_asked_for_with_is_refused(
    name: str, operator: str
) -> None:
    with pytest.raises(QueryError) as caught:
        select(CHRONOLOGY, Term(name, ("10",), operator))
    assert caught.value.message == f"`{name}` cannot be asked for with `{operator}`"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("kind>=visit", "dates, numbers and `confidence` can be compared"),
        ("since>=2013", "compare `date` instead, as in `date>=2013`"),
        ("since=2013", "write since:2013"),
        ("day='10 May','1 May'", 'write day:"10 May","1 May"'),
        (
            "reliability>=B",
            "list the letters: A (reliable) to F (cannot be judged)",
        ),
        (
            "credibility<3",
            "list the numbers: 1 (confirmed) to 6 (cannot be judged)",
        ),
        (
            "theme>7",
            "not all of its values are numbers; `fields: {theme: number}` at the top of"
            " the file compares those that are",
        ),
        (
            "own.office<7",
            "not all of its values are numbers; `fields: {office: number}` at the top"
            " of the file compares those that are",
        ),
    ],
)
def test_what_cannot_be_asked_is_told_with_what_can(query: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(query)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("query", "message", "hint"),
    [
        # Ids exactly so, with capitals and all, and so are names of places.
        ("see=TALKS", "no related event here is called 'TALKS'", "did you mean talks?"),
        ("id=FLIGHT", "no event here is called 'FLIGHT'", "did you mean flight?"),
        ("source=ap", "no source here is called 'ap'", "did you mean AP?"),
        ("country=US", "no country here is called 'US'", "there are Russia, Syria or"),
        ("place=SOCHI", "no place here is called 'SOCHI'", "did you mean Sochi?"),
        ("place=Russia", "no place here is called 'Russia'", "did you mean Moscow, R"),
        ("theme=arm", "no theme here is called 'arm'", "did you mean arms?"),
        ("theme:arm", "no theme here is called 'arm'", "did you mean arms?"),
        ("own.office:x", "no office here is called 'x'", "there are Pentagon"),
        ("see:war", "no related event here is called 'war'", "fogle or talks"),
        ("precision:dy", "no precision here is called 'dy'", "did you mean day"),
        ("reliability:G", "no reliability here is called 'G'", "there are A, B, C, D,"),
        ("credibility:0", "no credibility here is called '0'", "there are 1, 2, 3, 4,"),
        ("confidence>medium", "no confidence here is called 'medium'", "low, moderate"),
        ("state:Putin", "Vladimir Putin is no state", "ask for actor:Putin"),
        ("state:'Vladimir Putin'", "Vladimir Putin is no state", "ask for an actor"),
        ("state:Rusia", "no actor here is called 'Rusia'", "did you mean Russia?"),
        ("to:Putn", "no actor here is called 'Putn'", "did you mean Vladimir Putin?"),
        # Numbers and dates.
        ("importance:seven", "'seven' is not a number", "write 7 or -4.5"),
        ("importance>=7,x", "'x' is not a number", "write 7 or -4.5"),
        ("importance<'1,000'", "'1,000' is not a number", "write 7 or -4.5"),
        ("weight:light", "'light' is not a number", "write 7 or -4.5"),
        ("deadline:soon", "'soon' is not a date", ""),
        ("deadline>2013-13", "'2013-13' is not a date", "YYYY-MM"),
        ("reported:spring", "'spring' has no year", "add the year"),
        ("begin:'31 Feb'", "February 2013 has 28 days", "YYYY-MM-DD"),
        ("end>2013-05-10/..", "has no end to be after", ""),
        ("begin</2013-05-10", "has no beginning to be before", ""),
        ("month>=2013", "'2013' is not a month", "write 2013-05, May 2013 or May"),
        ("month>=June", "'June' has no year", "add the year"),
        ("month=5", "'5' has no year", "add the year"),
        ("month:4,2013", "'2013' is not a month", "write 2013-05, May 2013 or May"),
        ("year=2013-05", "'2013-05' is not a year", "write 2013, 201X or 2011/2013"),
        ("day:May", "'May' is not a day of a month", "write 10 May, May 10 or 05-10"),
        ("date:'after flihgt'", "no event here is called 'flihgt'", "flight"),
        # Text.
        ('title:""', "nothing to search for", "give a word"),
        ("note:*", "nothing to search for", "give a word"),
        ("a,' '", "nothing to search for", "give a word"),
    ],
)
def test_a_value_that_means_nothing_here_is_refused(
    query: str, message: str, hint: str
) -> None:
    with pytest.raises(UnresolvedNameError) as caught:
        ask(query)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_an_actor_of_the_table_whom_nobody_names_is_refused() -> None:
    for query in ("to:France", "state:France", "about:France"):
        with pytest.raises(UnresolvedNameError) as caught:
            ask(query)
        assert caught.value.message == "no event here names France"
        assert caught.value.remedy == Remedy("search-text")


def test_a_word_no_event_has_is_not_unknown_where_the_format_has_it() -> None:
    for query in ("kind:summit", "status:cancelled", "confidence:moderate"):
        assert ask(query) == ""


def test_a_field_is_found_by_its_whole_name() -> None:
    assert find_field("own.importance", NAMES) == find_field("importance", NAMES)
    assert find_field("own.office", NAMES) != find_field("office", NAMES)
    for name in ("knd", "Kind", "name", "mood", "own.mood", "own.kind", "search", ""):
        assert find_field(name, NAMES) is None
    assert ask("own.importance>=7") == "war talks"


def test_every_field_says_what_it_asks_for() -> None:
    for name in list_fields(names_of(load_text("- {date: 2013, title: T}\n"))):
        assert describe_field(name)
    assert all(field.summary for field in FIELDS.values())


def test_values_that_cannot_be_compared_are_counted() -> None:
    assert select(CHRONOLOGY, "importance>=7").notes == (
        "1 event has a value of `importance` that is no number",
    )
    assert select(CHRONOLOGY, "kind:visit or -deadline:2014").notes == (
        "1 event has a value of `deadline` that is no date",
    )
    assert select(CHRONOLOGY, "weight>=7 reported:2013").notes == ()


# --- sources


def test_a_source_of_the_registry_may_be_asked_for_though_nothing_cites_it() -> None:
    chronology = load_text(
        "sources: {a: {title: Alpha}, b: {title: Beta}}\n"
        "events: [{date: 2013, title: T, sources: [alpha]}]\n"
    )
    assert len(select(chronology, "source:ALPHA").events) == 1
    assert select(chronology, "source:Beta").events == ()


def test_a_title_that_two_sources_have_is_refused() -> None:
    chronology = load_text(
        "sources: {a: {title: Joint statement}, b: {title: Joint statement}}\n"
        "events: [{date: 2013, title: T, sources: [a]}]\n"
    )
    with pytest.raises(UnresolvedNameError, match="more than one source"):
        select(chronology, "source:'Joint statement'")
    assert len(select(chronology, "source:a").events) == 1


def test_a_source_that_a_citation_describes_is_asked_for_by_its_title() -> None:
    chronology = load_text("""
sources: {memo: {title: Memo, publisher: Kremlin}}
events:
- {id: a, date: 2013, title: T, sources: [{title: Statement, url: kremlin.ru/1}]}
- {id: b, date: 2013, title: T, sources: [{title: Statement, url: state.gov/1}]}
- {id: c, date: 2013, title: T, sources: [Statement]}
- {id: d, date: 2013, title: T, sources: [{title: A headline, publisher: Reuters}]}
- {id: e, date: 2013, title: T, accounts: [{source: a headline, date: 2013}]}
- {id: f, date: 2013, title: T, sources: [{title: Memo, publisher: Reuters}]}
- {id: g, date: 2013, title: T, sources: [{title: Memo, date: 2013}]}
""")

    def ask(query: str) -> str:
        return " ".join(event.id for event in select(chronology, query).events)

    assert ask("source:'a HEADLINE'") == "d e"
    assert ask("source:'Statement (kremlin.ru)'") == "a"
    assert ask("source='Statement'") == "c"
    assert ask("source:memo") == "g"
    assert ask("source:'Memo (Reuters)'") == "f"
    with pytest.raises(UnresolvedNameError, match="more than one source") as refused:
        ask("source:statement")
    assert refused.value.hint == (
        "it may be Statement (kremlin.ru), Statement (state.gov) or Statement"
    )


# --- what the flags of a question change


@pytest.mark.parametrize(
    ("query", "flag", "kept"),
    [
        ("actor:US", "direct", "reading claim"),
        ("to:US", "direct", ""),
        # Of a state it is said outright that those count who act for it.
        ("state:US", "direct", "reading talks claim"),
        ("date:'7 May'", "any_account", "war talks"),
        ("begin:'7 May'", "any_account", "talks"),
        ("end<'8 May'", "any_account", "reading letter boston talks"),
        ("month:2013-06", "any_account", "war arrival?"),
        # Other dates have no accounts.
        ("deadline:'7 May'", "any_account", ""),
        ("reported:'7 May'", "any_account", ""),
        ("actor:US date:'15 May'", "certain", ""),
        ("reported:2013-06", "certain", "arrival"),
    ],
)
def test_flags_change_what_is_kept(query: str, flag: str, kept: str) -> None:
    flags = NO_FLAGS._replace(**{flag: True})
    assert ask(Question(parse_query(query), flags)) == kept


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_has_what_makes_its_condition(name: str) -> None:
    assert inspect.signature(FIELDS[name].make).parameters.keys() >= {"term", "asking"}
