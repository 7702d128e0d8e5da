"""Undated events: possible wherever dates are asked for, and set apart for drawing."""

import pytest

from tests.helpers.questions import tell_sorted
from timeline import Chronology, load_text
from timeline.analysis.stats import collect_stats
from timeline.analysis.tally import tally_actors
from timeline.dates import Fit
from timeline.names import UnresolvedNameError, names_of
from timeline.query import (
    Explainer,
    Flags,
    Question,
    judge,
    parse_query,
    resolve,
    select,
    set_undated_apart,
)

_FOUND = load_text("""
fields: {deadline: date}
actors:
  ann:
    name: Ann
    of: France
    roles:
    - {office: Envoy, of: Spain, when: 2012/2014}
    - {office: Consul, of: Italy, when: unknown}
  bob: {name: Bob, born: n.d., died: unknown}
sources:
  paper: {title: A Paper, date: 2013-05-20}
  scrap: {title: A Scrap, date: n.d.}
events:
- {id: lost, date: unknown, title: A list is drawn up, actors: [ann], kind: letter}
- {id: day, date: 2013-05-10, title: Talks, actors: [ann, bob], kind: meeting}
- {id: printed, date: n.d., title: Printed, sources: [paper, scrap]}
- {id: told, date: undated, title: Told, reported: 2013-05-12, deadline: 2013-07}
- id: argued
  date: no date
  title: Argued
  accounts: [{source: paper, date: 2013-05-11}, {source: scrap, date: n.d.}]
- {id: due, date: 2013-06-01, title: Due, deadline: n.d., reported: unknown}
""")
_UNDATED = ("argued", "lost", "printed", "told")


def _tell(query: str, chronology: Chronology = _FOUND, **flags: bool) -> str:
    """Return ids in the order of letters, `?` behind what is only possible."""
    question = Question(parse_query(query), Flags(**flags))
    return tell_sorted(select(chronology, question))


def _list_possible(*certain: str) -> str:
    return " ".join(sorted([*certain, *(f"{one}?" for one in _UNDATED)]))


@pytest.mark.parametrize(
    ("query", "certain"),
    [
        ("month:2013-05", ("day",)),
        ("month:May", ("day",)),
        ("day:05-10", ("day",)),
        ("year:2013", ("day", "due")),
        ("date:2013", ("day", "due")),
        ("on:day", ("day",)),
        ("during:2013-05/2013-06", ("day", "due")),
        ("since:2013-05", ("day", "due")),
        ("until:2013-05", ("day",)),
        ("after:2013", ()),
        ("before:2013", ()),
        ("begin:2013-05", ("day",)),
        ("end:2013-05", ("day",)),
        ("date>=2013", ("day", "due")),
        # Even all time is asked for dates.
        ("until:2013/..", ("day", "due")),
        ("since:2013 until:2013-05", ("day",)),
    ],
)
def test_each_question_about_dates_is_possible_and_so_is_its_opposite(
    query: str, certain: tuple[str, ...]
) -> None:
    assert _tell(query) == _list_possible(*certain)
    others = {"day", "due"} - set(certain)
    assert _tell(f"not ({query})") == _list_possible(*others)
    assert _tell(query, certain=True) == " ".join(sorted(certain))


def test_that_it_is_undated_is_the_reason() -> None:
    for match in select(_FOUND, "month:2013-05").matches:
        assert match.why == ("date" if match.event.date.is_undated else "")
        assert match.lacks_date == match.event.date.is_undated


@pytest.mark.parametrize("query", ["precision:none", "date=unknown", "date=n.d."])
def test_what_is_undated_can_be_asked_for(query: str) -> None:
    assert _tell(query) == " ".join(_UNDATED)
    assert _tell(f"not {query}") == "day due"


def test_what_is_asked_for_exactly_is_not_undated() -> None:
    assert _tell("date=2013-05-10") == "day"
    assert _tell("date!=2013-05-10") == "argued due lost printed told"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("date:unknown", "'unknown' is no time that events could lie in"),
        ("since:n.d.", "'n.d.' is no time"),
        ("reported:unknown", "'unknown' is no time"),
        ("deadline:unknown", "'unknown' is no time"),
        ("as-of:unknown", "'unknown' is no time"),
        ("date:lost", "the event 'lost' has no date"),
        ("since:lost", "the event 'lost' has no date"),
        ("date:'after lost'", "the event 'lost' has no date"),
        ("month:unknown", "'unknown' is no time"),
    ],
)
def test_nothing_is_asked_by_a_date_that_nobody_knows(query: str, message: str) -> None:
    with pytest.raises(UnresolvedNameError, match=message):
        select(_FOUND, query)


def test_other_conditions_do_not_ask_for_a_date() -> None:
    assert _tell("kind:letter") == "lost"
    assert set_undated_apart(select(_FOUND, "kind:letter")).undated == 0


def test_an_account_with_a_date_makes_certain_what_is_undated() -> None:
    assert _tell("month:2013-05", any_account=True) == "argued day lost? printed? told?"
    question = Question(parse_query("month:2013-05"), Flags(any_account=True))
    apart = set_undated_apart(select(_FOUND, question))
    assert [event.id for event in apart.events] == ["day", "argued"]


def test_an_account_that_may_lie_there_keeps_it_among_the_others() -> None:
    vague = load_text("""
    - {id: one, date: n.d., title: T, accounts: [{source: s, date: 2013}]}
    - {id: two, date: n.d., title: T, accounts: [{source: s, date: 2012}]}
    """)
    question = Question(parse_query("month:2013-05"), Flags(any_account=True))
    found = select(vague, question)
    assert _tell("month:2013-05", vague, any_account=True) == "one? two?"
    assert [match.lacks_date for match in found.matches] == [False, True]


@pytest.mark.parametrize(
    ("query", "found", "apart"),
    [
        # A source tells how late, and nothing how early.
        ("as-of:2013-05-11", "argued? day? lost? printed?", 3),
        ("as-of:2013-05-12", "argued? day? lost? printed? told", 3),
        ("as-of:2013-05-20", "argued day? lost? printed told", 1),
        ("as-of:2013-06", "argued day? due? lost? printed told", 1),
    ],
)
def test_what_was_known_by_a_day(query: str, found: str, apart: int) -> None:
    assert _tell(query) == found
    assert set_undated_apart(select(_FOUND, query)).undated == apart


def test_an_unknown_report_is_none_but_may_lie_where_it_is_asked_for() -> None:
    assert _tell("reported:2013-06") == "due?"
    assert _tell("reported:2012") == "due?"
    assert set_undated_apart(select(_FOUND, "reported:2012")).undated == 0


def test_dates_of_the_authors_own_may_be_unknown() -> None:
    assert not _FOUND.diagnostics
    assert _tell("deadline:2013-07") == "due? told"
    # Neither is set apart: the one has a date, the other is certain.
    assert set_undated_apart(select(_FOUND, "deadline:2013-07")).undated == 0
    facet = names_of(_FOUND).facets["deadline"]
    assert [facet.show(value) for value in facet.list_used()] == ["Jul 2013", "undated"]


def test_offices_are_possible_and_what_holds_always_is_certain() -> None:
    assert _tell("actor:France") == "day lost"
    assert _tell("actor:Spain") == "day lost?"
    assert _tell("office:Envoy") == "day lost?"
    # Nobody knows when Ann was consul.
    assert _tell("actor:Italy") == "day? lost?"
    lost = next(one for one in select(_FOUND, "actor:Spain").matches if one.why)
    assert (lost.event.id, lost.lacks_date) == ("lost", False)


def test_a_date_beside_an_office_sets_it_apart() -> None:
    assert set_undated_apart(select(_FOUND, "actor:Spain year:2013")).undated == 1


def test_what_another_branch_wants_is_kept() -> None:
    selection = set_undated_apart(select(_FOUND, "month:2013-05 or kind:letter"))
    assert [event.id for event in selection.events] == ["day", "lost"]
    assert selection.undated == 3


def test_setting_apart_leaves_the_rest_as_it_was_and_can_be_done_twice() -> None:
    selection = select(_FOUND, "since:2013")
    apart = set_undated_apart(selection)
    assert [event.id for event in apart.events] == ["day", "due"]
    assert (apart.undated, set_undated_apart(apart).undated) == (4, 4)
    assert selection.undated == 0
    everything = select(_FOUND)
    assert set_undated_apart(everything).matches == everything.matches


def test_they_come_last_in_the_order_of_the_file_and_are_named_by_their_titles() -> (
    None
):
    chronology = load_text("""
    - {date: n.d., title: Later in the file}
    - {date: 9999-12-31, title: Dated}
    - {date: after 2013, title: Some day}
    - {date: unknown, title: Last}
    """)
    assert [event.id for event in chronology.events] == [
        "2014-01-01-some-day",
        "9999-12-31-dated",
        "later-in-the-file",
        "last",
    ]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("month:2013-05", "undated: it may lie in 2013-05"),
        ("since:2013", "undated: it may lie on or after 2013"),
        ("begin:2013", "undated: it may begin in 2013"),
        ("as-of:2013", "undated, and nobody says when it became known"),
        (
            "not month:May",
            "though not for certain left out: undated: it may lie in May",
        ),
        ("actor:Spain", "Ann possibly held Envoy of Spain when it happened"),
        ("office:Envoy", "Ann possibly held Envoy of Spain when it happened"),
        ("date=unknown", "it is undated"),
    ],
)
def test_why_it_matches_is_said(query: str, reason: str) -> None:
    selection = select(_FOUND, query)
    match = next(one for one in selection.matches if one.event.id == "lost")
    assert Explainer(selection).explain(match) == (reason,)


def test_an_account_is_named_beside_what_is_undated() -> None:
    question = Question(parse_query("month:2013-05"), Flags(any_account=True))
    selection = select(_FOUND, question)
    match = next(one for one in selection.matches if one.event.id == "argued")
    assert Explainer(selection).explain(match) == (
        "unknown, 2013-05-11 or unknown lies in 2013-05",
    )


def test_numbers_count_it_and_the_span_does_not() -> None:
    stats = collect_stats(select(_FOUND))
    assert stats.events == 6
    days = [event.date.b1 for event in _FOUND.events if not event.date.is_undated]
    assert stats.span == (min(days), max(days))
    assert [(one.value, one.events) for one in stats.counts["precision"]] == [
        ("day", 2),
        ("none", 4),
    ]


def test_the_first_and_the_last_of_an_actor_have_dates() -> None:
    ann, bob = (
        next(one for one in tally_actors(select(_FOUND)) if one.name == name)
        for name in ("Ann", "Bob")
    )
    assert len(ann.dates) == 2
    assert [date and date.edtf for date in ann.ends] == ["2013-05-10", "2013-05-10"]
    assert ann.ends == bob.ends
    (only,) = (
        one
        for one in tally_actors(select(_FOUND, "id:lost"))
        if one.name == "Ann" and one.dates
    )
    assert only.ends == (None, None)


def test_a_condition_can_be_asked_of_one_event() -> None:
    condition = resolve(parse_query("since:2013"), names_of(_FOUND)).condition
    lost = _FOUND.by_id["lost"]
    verdict = judge(condition, lost)
    assert verdict.fit is Fit.POSSIBLE
    assert [because.lacks_date(lost) for because in verdict.because] == [True]
