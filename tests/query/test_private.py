"""What is for the authors alone, left out of a selection."""

from timeline import load_text, select
from timeline.query import leave_out_notes

_TEXT = """
actors:
  ann:
    name: Ann
    staff: {size: 3, note: secret}
    roles: [{office: Chief, file: {no: 4, note: secret}}, Clerk]
  club: {name: Club, members: [{actor: ann, file: {note: secret}}]}
places:
  rome: {name: Rome, hall: [{note: secret}]}
events:
- id: a
  date: 2013
  title: A
  sources:
  - {source: AP, said: {who: x, note: secret}}
  - {source: UPI, note: secret}
  accounts: [{source: AP, date: 2013, said: [{note: secret}]}]
- {id: b, date: 2013, title: B, sources: [AP], mine: {a: 1}, other: ['']}
"""


def test_nothing_under_a_note_is_left_whatever_it_stands_in() -> None:
    left = leave_out_notes(select(load_text(_TEXT)))
    chronology = left.chronology
    assert chronology.actors["ann"].extra == {"staff": {"size": "3"}}
    assert [role.extra for role in chronology.actors["ann"].roles] == [
        {"file": {"no": "4"}},
        {},
    ]
    assert chronology.actors["club"].members[0].extra == {"file": {}}
    assert chronology.places["rome"].extra == {"hall": ({},)}
    event = left.matches[0].event
    assert [citation.extra for citation in event.sources] == [
        {"said": {"who": "x"}},
        {},
    ]
    assert [citation.note for citation in event.sources] == ["", ""]
    assert event.accounts[0].extra == {"said": ({},)}
    assert "secret" not in repr([*map(tuple, event.sources), *event.accounts])


def test_what_has_no_note_is_the_same_thing() -> None:
    selection = select(load_text(_TEXT))
    left = leave_out_notes(selection)
    assert left.matches[1].event is selection.matches[1].event
    assert left.chronology is not selection.chronology
    plain = select(load_text("- {date: 2013, title: B, mine: {a: 1}}"))
    assert leave_out_notes(plain) is plain


def test_a_match_stays_as_it_was_judged() -> None:
    left = leave_out_notes(select(load_text(_TEXT), "on:2013-05"))
    assert [match.why for match in left.matches] == ["date", "date"]
