"""Saved queries: what `@name` stands for, and mistakes within them."""

from collections.abc import Callable, Mapping

import pytest

from tests.query.spring import CHRONOLOGY, TEXT, ask
from timeline import Chronology, load_text
from timeline.diagnostics import Excerpt, ExpectedError, Location
from timeline.model import SavedQuery
from timeline.names import UnresolvedNameError
from timeline.query import Flags, Question, parse_query, select
from timeline.query.errors import QueryError
from timeline.query.query import SAVED, And, Not, Or, Query, Term, list_terms
from timeline.query.saved import CircleError, expand_saved, read_saved


def _save(queries: Mapping[str, str]) -> dict[str, SavedQuery]:
    return {
        name: SavedQuery(name, text, Location("a.yaml", 1))
        for name, text in queries.items()
    }


def _expand(text: str, **queries: str) -> Query:
    return expand_saved(parse_query(text), _save(queries))


def _fail(text: str, **queries: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        _expand(text, **queries)
    return caught.value


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("@visits", "kind:visit"),
        ("@visits tag:x", "kind:visit tag:x"),
        ("not @visits", "not kind:visit"),
        ("-@visits or @visits", "not kind:visit or kind:visit"),
        # As if in parentheses.
        ("@both tag:x", "(kind:visit or kind:call) tag:x"),
        ("-@both", "not (kind:visit or kind:call)"),
        ("tag:x (@deep)", "tag:x (kind:visit (kind:visit or kind:call))"),
        ("tag:x", "tag:x"),
    ],
)
def test_a_name_stands_for_its_query(text: str, expanded: str) -> None:
    queries = {
        "visits": "kind:visit",
        "both": "@visits or kind:call",
        "deep": "@visits (@both)",
    }
    assert _expand(text, **queries) == parse_query(expanded)


def test_every_term_knows_in_which_query_it_stands() -> None:
    expanded = _expand("a @one", one="b @two", two="(not c)")
    places = [term.place for term in list_terms(expanded)]
    assert places == [
        Excerpt("a @one", 0, 1, ""),
        Excerpt("b @two", 0, 1, "one"),
        Excerpt("(not c)", 5, 6, "two"),
    ]


def test_a_query_that_is_not_used_may_be_wrong() -> None:
    assert _expand("@good", good="a", bad="(", other="@bad @good") == parse_query("a")


def test_a_name_that_is_not_there_is_refused() -> None:
    error = _fail("a -@vists", visits="a")
    assert error.message == "no query is saved under the name 'vists'"
    assert error.hint == "did you mean @visits?"
    assert error.excerpt == Excerpt("a -@vists", 3, 9)
    error = _fail("@x")
    assert error.hint == "saved queries stand under `queries:` of the file"
    assert _fail("@Visits", visits="a").hint == "did you mean @visits?"


def test_one_that_a_saved_query_uses_is_pointed_at_there() -> None:
    error = _fail("b @one", one="a @two", two="kind:visit @tree", three="a")
    assert "no query is saved under the name 'tree'" in error.message
    assert "in the saved query 'two'" in error.message
    assert error.excerpt == Excerpt("kind:visit @tree", 11, 16, "two")


def test_one_that_cannot_be_read_is_pointed_at_in_it() -> None:
    error = _fail("a @one", one="b or @two", two="a (b or c")
    assert error.message == (
        "in the saved query 'two': the parenthesis is never closed"
    )
    assert error.excerpt == Excerpt("a (b or c", 2, 3, "two")
    with pytest.raises(QueryError) as caught:
        read_saved(SavedQuery("two", "", Location("a.yaml", 1)))
    assert caught.value.message == "in the saved query 'two': the query is empty"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "queries", "circle", "place"),
    [
        ("@a", {"a": "@a"}, ("a",), Excerpt("@a", 0, 2, "a")),
        ("@a", {"a": "x (not @b)", "b": "y or @a"}, ("a", "b"),
         Excerpt("y or @a", 5, 7, "b")),
        # The way to the circle is none of it.
        ("x @in", {"in": "@a", "a": "@b", "b": "@c", "c": "@a"}, ("a", "b", "c"),
         Excerpt("@a", 0, 2, "c")),
        ("@in @a", {"in": "x", "a": "@b", "b": "@in @b"}, ("b",),
         Excerpt("@in @b", 4, 6, "b")),
    ],
)  # fmt: skip
def test_queries_that_use_each_other_in_a_circle_are_refused(
    text: str, queries: dict[str, str], circle: tuple[str, ...], place: Excerpt
) -> None:
    error = _fail(text, **queries)
    assert isinstance(error, CircleError)
    assert error.circle == circle
    way = " -> ".join([*circle, circle[0]])
    assert error.message == f"the saved query {circle[0]!r} uses itself: {way}"
    assert error.excerpt == place


def test_a_query_that_is_checked_may_not_use_itself() -> None:
    saved = _save({"a": "x @b", "b": "@a"})
    with pytest.raises(CircleError) as caught:
        expand_saved(read_saved(saved["a"]), saved, within=("a",))
    assert caught.value.circle == ("a", "b")


def test_what_is_used_twice_is_no_circle() -> None:
    expanded = _expand("@a @a or @b", a="@c", b="@c @c", c="x")
    assert expanded == parse_query("x x or (x x)")


# --- how much and how deep


def _double(steps: int, text: str) -> dict[str, str]:
    queries = {f"q{step}": text.replace("#", f"@q{step - 1}") for step in range(steps)}
    return queries | {"q0": "kind:visit"}


@pytest.mark.parametrize("text", ["# #", "# or #", "(# not #)", "not (# # # #)"])
def test_queries_that_double_each_other_are_refused_at_once(text: str) -> None:
    """They have 2**59 terms or more: were all of them made, it would never end."""
    error = _fail("@q59", **_double(60, text))
    assert error.message == "the query has more than 2,000 terms, saved ones counted"
    assert len(list(list_terms(_expand("@q10", **_double(11, "# #"))))) == 2**10


def test_queries_that_use_one_another_in_a_long_row_are_refused() -> None:
    queries = _double(5_000, "#")
    assert _expand("@q20", **queries) == parse_query("kind:visit")
    for text in ("#", "not (tag:x or #)"):
        error = _fail("@q4999", **_double(5_000, text))
        assert "nested too deep" in error.message


@pytest.mark.parametrize(
    "nest",
    [Not, lambda query: And((query,)), lambda query: Or((Term("tag", ("x",)), query))],
    ids=["not", "and", "or"],
)
def test_a_query_that_was_made_may_not_be_nested_without_end(
    nest: Callable[[Query], Query],
) -> None:
    query: Query = Term(SAVED, ("a",))
    for _ in range(10_000):
        query = nest(query)
    with pytest.raises(QueryError, match="nested too deep"):
        expand_saved(query, _save({"a": "kind:visit"}))


# --- asked of a chronology


@pytest.fixture(name="chronology", scope="module")
def _chronology() -> Chronology:
    queries = """
queries:
  arms: "tag:reset or title:missiles"
  quiet-arms: "@arms -kind:statement"
  who: "actor:Putn"
  what: "tag:quiet knd:visit"
  when: "kind:visit month:May 2013"
  how: "@quiet-arms (title=x>=7 or kind>=visit)"
  far: "tag:quiet @who"
  round: "@round"
  short: "in:"
"""
    return load_text(queries + TEXT)


def test_a_saved_query_is_asked_as_what_it_stands_for(chronology: Chronology) -> None:
    for text, plain in (
        ("@arms", "tag:reset or title:missiles"),
        ("-@quiet-arms date:2013-05", "-tag:reset date:2013-05"),
        ("@quiet-arms or @arms", "tag:reset or title:missiles"),
    ):
        selection = select(chronology, text)
        kept = [(match.event.id, match.fit) for match in selection.matches]
        expected = select(CHRONOLOGY, plain).matches
        assert kept == [(match.event.id, match.fit) for match in expected]
        # It is still the question that was asked.
        assert selection.question == Question(parse_query(text))
    assert ask("tag:reset or title:missiles") == "letter claim"


def test_the_flags_are_those_of_the_question(chronology: Chronology) -> None:
    question = Question(parse_query("-@arms date:2013-05"), Flags(certain=True))
    kept = select(chronology, question).events
    assert [event.id for event in kept] == [
        "war",
        "talks",
        "flight",
        "fogle",
        "ryabkov",
    ]


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("a @who", "in the saved query 'who': no actor here is called 'Putn'",
         Excerpt("actor:Putn", 6, 10, "who")),
        ("a @far", "in the saved query 'who': no actor here is called 'Putn'",
         Excerpt("actor:Putn", 6, 10, "who")),
        ("@what", "in the saved query 'what': there is no field `knd`",
         Excerpt("tag:quiet knd:visit", 10, 19, "what")),
        ("@when", "in the saved query 'when': `month:May 2013` can be read in two ways",
         Excerpt("kind:visit month:May 2013", 11, 25, "when")),
        ("@how", "in the saved query 'how': `kind` cannot be asked for with `>=`",
         Excerpt("@quiet-arms (title=x>=7 or kind>=visit)", 27, 38, "how")),
        ("@short", "in the saved query 'short': no value stands behind `:`",
         Excerpt("in:", 2, 3, "short")),
        ("@round", "the saved query 'round' uses itself: round -> round",
         Excerpt("@round", 0, 6, "round")),
        ("@arms kind:vist", "no kind here is called 'vist'",
         Excerpt("@arms kind:vist", 11, 15)),
    ],
)  # fmt: skip
def test_a_mistake_in_a_saved_query_is_told_as_one(
    chronology: Chronology, text: str, message: str, place: Excerpt
) -> None:
    with pytest.raises(ExpectedError) as caught:
        select(chronology, text)
    assert str(caught.value) == caught.value.message == message
    assert caught.value.excerpt == place


def test_the_same_mistake_is_told_anew_each_time(chronology: Chronology) -> None:
    for _ in range(2):
        with pytest.raises(UnresolvedNameError) as caught:
            select(chronology, "@who")
        assert caught.value.message.count("in the saved query") == 1
