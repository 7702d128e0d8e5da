"""Every filter, against one small chronology with the answers worked out by hand.

An expectation names the events that are kept, by their ids, in the order of the
chronology; a `?` marks one that matches only possibly.
"""

from typing import Any

import pytest

from timeline import load_text
from timeline.dates import Fit
from timeline.names import UnresolvedNameError
from timeline.query import make_query, select
from timeline.query.filters import FILTERS

_TEXT = """
title: Spring 2013
year: 2013
kinds: [backchannel]
sources:
  sherr:
    {title: Comment on hard diplomacy, author: James Sherr, date: 2013-06-05,
     reliability: B}
  dia: {title: Assessment, reliability: F}
  rumour: {title: Rumour, reliability: D}
actors:
  kerry:
    name: John Kerry
    aliases: [Secretary Kerry]
    roles: [{office: Secretary of State, of: US, when: 2013-02-01/2017-01-20}]
  lavrov:
    name: Sergey Lavrov
    roles: [{office: Foreign Minister, of: Russia, when: 2004-03-09/..}]
places:
  sochi: {name: Sochi, country: Russia}
events:
- {id: war, date: 2011/.., title: War in Syria, place: Syria, about: [Syria]}
- {id: reading, date: 2012, title: Washington reads Syria, actors: [US],
   kind: assessment, sources: [sherr], confidence: high}
- {id: letter, date: 2013-04, title: A letter, kind: letter,
   actors: [Barack Obama], to: [Vladimir Putin], tags: [reset, quiet]}
- {id: boston, date: 15 April, title: Bombing in Boston, kind: attack,
   place: 'Boston, US', sources: [AP], status: confirmed}
- {id: talks, date: 2013-05, title: Talks in the Kremlin, kind: meeting,
   confidence: low, accounts: [{source: rumour, date: 2013-05-07}],
   actors: [kerry, Vladimir Putin], place: 'Moscow, Russia'}
- {id: flight, date: 10 May, title: Cameron flies to Sochi, kind: visit,
   actors: [David Cameron, Vladimir Putin], place: sochi, tags: [Quiet]}
- {id: fogle, date: 12-20 May, title: An arrest, kind: arrest,
   summary: 'The missile  crisis', actors: [FSB], to: [Ryan Fogle],
   status: disputed, sources: [{source: sherr}]}
- {id: ryabkov, date: 28 May~, title: Contracts stand, kind: backchannel,
   actors: [Sergey Ryabkov], about: [Syria], sources: [dia]}
- {id: claim, date: '2013-05-28?', title: Já missiles are there, kind: statement,
   actors: [US], about: [Syrian], status: claimed}
- {id: arrival, date: after 28 May, title: S-300 arrival, actors: [Russia], to: [SY]}
"""
_CHRONOLOGY = load_text(_TEXT)
_IDS = "war reading letter boston talks flight fogle ryabkov claim arrival"  # in order


def _ask(option: str, value: str) -> str:
    options: dict[str, Any] = {option: value}
    matches = select(_CHRONOLOGY, make_query(**options)).matches
    return " ".join(
        match.event.id + ("?" if match.fit is Fit.POSSIBLE else "") for match in matches
    )


def _refuse(option: str, value: str) -> UnresolvedNameError:
    with pytest.raises(UnresolvedNameError) as caught:
        _ask(option, value)
    return caught.value


def test_the_chronology_is_without_errors() -> None:
    assert [d.message for d in _CHRONOLOGY.diagnostics if d.severity == "error"] == []
    assert " ".join(event.id for event in _CHRONOLOGY.events) == _IDS


_CASES = {
    "actor": {
        "Putin": "letter talks flight",
        "Kerry": "talks",
        "Secretary Kerry": "talks",
        "US": "reading talks claim",
        "us": "reading talks claim",
        "American": "reading talks claim",
        "Washington": "reading talks claim",
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
        "missile crisis an": "",
        "Quiet": "letter flight",
        "John Kerry": "talks",
        "sochi": "flight",
        "syria": "war reading ryabkov claim",
        "crisis, or": "",
        "cameron  flies": "flight",
    },
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


@pytest.mark.parametrize(
    ("option", "value", "kept"),
    [
        pytest.param(option, value, kept, id=f"--{option} {value}")
        for option, cases in _CASES.items()
        for value, kept in cases.items()
    ],
)
def test_filter_keeps(option: str, value: str, kept: str) -> None:
    assert _ask(option, value) == kept


def test_every_filter_has_cases() -> None:
    assert _CASES.keys() == FILTERS.keys()


@pytest.mark.parametrize(
    ("option", "value", "message", "hint"),
    [
        ("actor", "Putn", "no actor here is called 'Putn'", "Vladimir Putin"),
        ("actor", "France", "no event here names France", "--search"),
        ("about", "Syriaa", "no actor here is called", ""),
        ("not-actor", "Camron", "no actor here is called", "David Cameron"),
        ("actor", "Sergey", "more than one actor", "Sergey Lavrov or Sergey Ryabkov"),
        ("place", "Soci", "no place here is called", "did you mean Sochi?"),
        ("not-place", "Paris", "no place here is called", ""),
        ("kind", "vist", "no kind here is called", "did you mean visit?"),
        ("not-kind", "backchanel", "no kind here", "did you mean backchannel?"),
        ("tag", "xyz", "no tag here is called", "there are Quiet, quiet or reset"),
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
        ("kind", "", "no kind here is called ''", ""),
        ("actor", "", "no actor here is called ''", ""),
        ("month", "2013", "'2013' is not a month", "write 2013-05, May 2013 or May"),
        ("month", "10 May", "'10 May' is not a month", "May"),
        ("month", "13", "'13' is not a date", ""),
        ("year", "2013-05", "'2013-05' is not a year", "write 2013"),
        ("on", "31 Feb", "February 2013 has 28 days", "YYYY-MM-DD"),
        ("on", "03/04/2013", "differs between countries", "YYYY-MM-DD"),
        ("since", "spring", "'spring' has no year", "add the year"),
        ("since", "after flihgt", "no event here is called 'flihgt'", "flight"),
        ("after", "2013-05-10/..", "has no end to be after", ""),
        ("before", "/2013-05-10", "has no beginning to be before", ""),
        ("after", "after flight", "has no end to be after", ""),
    ],
)
def test_what_means_nothing_here_is_refused(
    option: str, value: str, message: str, hint: str
) -> None:
    error = _refuse(option, value)
    assert message in error.message
    assert hint in error.hint


def test_many_words_are_not_listed_but_few_are() -> None:
    assert "there are" in _refuse("status", "zzz").hint
    assert _refuse("kind", "zzz").hint == "`timeline kinds` lists the kinds"


def test_a_word_no_event_has_is_not_unknown_where_the_format_has_it() -> None:
    assert _ask("kind", "summit") == ""
    assert _ask("status", "cancelled") == ""


def test_a_source_of_the_registry_may_be_asked_for_though_nothing_cites_it() -> None:
    chronology = load_text(
        "sources: {a: {title: Alpha}, b: {title: Beta}}\n"
        "events: [{date: 2013, title: T, sources: [alpha]}]\n"
    )
    assert len(select(chronology, make_query(source="ALPHA")).events) == 1
    assert select(chronology, make_query(source="Beta")).events == ()


def test_a_title_that_two_sources_have_is_refused() -> None:
    chronology = load_text(
        "sources: {a: {title: Joint statement}, b: {title: Joint statement}}\n"
        "events: [{date: 2013, title: T, sources: [a]}]\n"
    )
    with pytest.raises(UnresolvedNameError, match="more than one source"):
        select(chronology, make_query(source="Joint statement"))


def test_repeated_reliabilities_must_all_be_met() -> None:
    matches = select(_CHRONOLOGY, make_query(min_reliability=["D", "B"])).matches
    assert [match.event.id for match in matches] == ["reading", "fogle"]


def test_windows_of_one_option_that_touch_are_one() -> None:
    """What lies across April and May certainly lies in April or May."""
    text = (
        "- {id: a, date: '[2013-04-25..2013-05-05]', title: A}\n"
        "- {id: b, date: '[2013-04-25..2013-06-05]', title: B}\n"
    )
    chronology = load_text(text)

    def ask(value: str) -> list[Fit]:
        matches = select(chronology, make_query(month=value)).matches
        return [match.fit for match in matches]

    assert ask("2013-04") == [Fit.POSSIBLE, Fit.POSSIBLE]
    assert ask("2013-05,2013-04") == [Fit.POSSIBLE, Fit.CERTAIN]
    assert ask("2013-04,2013-06") == [Fit.POSSIBLE, Fit.POSSIBLE]
    assert ask("2013-06,2013-04,2013-05") == [Fit.CERTAIN, Fit.CERTAIN]


def test_a_date_without_a_year_needs_the_year_of_the_file() -> None:
    chronology = load_text("- {id: a, date: 2013-05-10, title: A}\n")
    with pytest.raises(UnresolvedNameError) as caught:
        select(chronology, make_query(on="10 May"))
    assert caught.value.hint == "add the year"


def test_dates_of_the_same_bounds_are_told_apart_by_their_marks() -> None:
    dates = {"plain": "2013-05-10", "about": "2013-05-10~", "perhaps": "2013-05-10?"}
    chronology = load_text(
        "".join(f"- {{id: {name}, date: {d}, title: T}}\n" for name, d in dates.items())
    )

    def ask(on: str) -> dict[str, Fit]:
        matches = select(chronology, make_query(on=on)).matches
        return {match.event.id: match.fit for match in matches}

    assert ask("2013-05-12") == {"about": Fit.POSSIBLE}
    assert ask("2013-05-10") == {
        "plain": Fit.CERTAIN,
        "about": Fit.POSSIBLE,
        "perhaps": Fit.POSSIBLE,
    }
