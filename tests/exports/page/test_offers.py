"""What a page offers to choose, and how events fit it."""

from collections.abc import Mapping

from timeline import load_text, make_query, select
from timeline.exports.page.offers import Offer, make_offers
from timeline.query import Selection, Term

_HEADER = """
actors:
  ann: {name: Ann, roles: [{office: Minister, of: France, when: 2013-01-01/2013-05-10}]}
  bob: {name: Bob, roles: [{office: Minister, of: France, when: 2013-05-10/2013-12-31}]}
"""


def _select(events: str, header: str = "") -> Selection:
    return select(load_text(f"{header}\nevents:\n{events}"))


def _find(selection: Selection, key: str) -> Offer:
    return next(one for one in make_offers(selection).listed if one.key == key)


def _tell(offer: Offer) -> list[Mapping[str, str]]:
    """Return for each event the names of values, with how surely it has them."""
    return [
        {offer.values[value].name: fit.name.lower() for value, fit in fits}
        for fits in offer.fits
    ]


def test_values_are_judged_by_the_questions_that_ask_for_them() -> None:
    selection = _select(
        """
- {date: 2013-05-07, title: One, actors: [Ann], kind: visit, place: Paris}
- {date: 2013-05-10, title: Two, actors: [French Minister]}
""",
        _HEADER,
    )
    who = _find(selection, "who")
    assert _tell(who) == [
        {"Ann": "certain", "France": "certain"},
        {"Ann": "possible", "Bob": "possible", "France": "certain"},
    ]
    for value in who.values:
        assert value.term is not None
        for at, fits in enumerate(who.fits):
            found = select(selection.chronology, value.term)
            surely = {one.event.id: one.fit for one in found.matches}
            wanted = surely.get(selection.events[at].id)
            assert dict(fits).get(who.values.index(value)) == wanted


def test_the_frequent_come_first_and_equals_as_they_are_met() -> None:
    kinds = _find(
        _select("""
- {date: 2013-05-07, title: One, kind: visit}
- {date: 2013-05-08, title: Two, kind: summit}
- {date: 2013-05-09, title: Three, kind: summit}
- {date: 2013-05-10, title: Four, kind: vote}
"""),
        "kind",
    )
    assert [value.name for value in kinds.values] == ["summit", "visit", "vote"]
    assert kinds.values[0].term == Term("kind", ("summit",))


def test_several_doubtful_values_may_be_certain_together() -> None:
    events = "- {date: 2013-05-10, title: One, actors: [French Minister]}"
    who = _find(_select(events, _HEADER), "who")
    names = [value.name for value in who.values]
    ((event, chosen),) = who.together
    assert event == 0
    assert {names[value] for value in chosen} == {"Ann", "Bob"}


def test_two_of_one_name_are_told_apart() -> None:
    header = """
actors:
  powell-1: {name: Powell, aliases: [Charles Powell]}
  powell-2: {name: Powell, aliases: [Colin Powell]}
"""
    events = """
- {date: 2013-05-07, title: One, actors: [Charles Powell]}
- {date: 2013-05-08, title: Two, actors: [Colin Powell]}
"""
    who = _find(_select(events, header), "who")
    assert [value.name for value in who.values] == ["Powell", "Powell (powell-2)"]
    assert _tell(who) == [{"Powell": "certain"}, {"Powell (powell-2)": "certain"}]


def test_parties_are_kept_apart_where_there_are_several() -> None:
    selection = _select(
        """
- {date: 2013-05-07, title: One, actors: [Ann, Putin]}
- {date: 2013-05-08, title: Two, actors: [Ann]}
""",
        _HEADER,
    )
    offers = make_offers(selection)
    index = offers.who_index
    first, alone = offers.parties
    assert alone == ()
    assert [{value for value, _ in party} for party in first] == [
        {index["ann"], index["@FR"]},
        {index["putin"]},
    ]


def test_flags_of_the_question_hold_for_what_is_offered() -> None:
    events = "- {date: 2013-05-07, title: One, actors: [Ann]}"
    chronology = load_text(f"{_HEADER}\nevents:\n{events}")
    found = _find(select(chronology, make_query(direct=True)), "who")
    assert [value.name for value in found.values] == ["Ann"]


def test_one_country_is_offered_once_whatever_it_is_called() -> None:
    header = "places: {a: {country: US}, b: {country: United States}}"
    events = """
- {date: 2013-05-07, title: One, place: a}
- {date: 2013-05-08, title: Two, place: b}
"""
    country = _find(_select(events, header), "country")
    assert len(country.values) == 1
    assert [len(fits) for fits in country.fits] == [1, 1]


def test_of_no_events_nothing_is_offered() -> None:
    selection = select(load_text("events: []"))
    assert make_offers(selection).listed == ()
