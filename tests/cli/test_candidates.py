"""What may be offered: what a query may become is a query, which can be answered."""

from pathlib import Path

import pytest

from tests.helpers.files import ROOT
from timeline.cli.completion.candidates import (
    cut_open_part,
    list_continuations,
    list_values,
)
from timeline.model import Chronology
from timeline.names import names_of
from timeline.query import Term, parse_query, resolve, select
from timeline.query.fields import list_fields
from timeline.reading import load

DECLARED = """
actors:
  kerry: {name: John Kerry, type: person, roles: [{office: Secretary of State, of: US}]}
  state: {name: State Department, type: organisation, of: US}
places:
  new-york: {name: New York, country: United States}
sources:
  ria: {title: "RIA: the wire", publisher: RIA, reliability: C}
  tass: {title: TASS}
fields: {level: number, mood: text, Signed On: date, month: text}
queries:
  mine: kind:visit
  min: mood:good
events:
- {id: a, date: 2013-05-10, title: One, kind: visit, actors: [kerry, US], tags: [arms],
   place: new-york, sources: [ria], level: 3, mood: "very: good", Signed On: 2013-06}
- {id: b, date: 2013, title: One, kind: meeting, actors: [Kim Jong-un, "Ivanov, Jr."],
   place: "Damascus, Syria", tags: [a b, 'say "x"', "or", "-3"], mood: "good, bad"}
- {id: c, date: 2014-01, title: Two, place: "Tripoli, Libya", see: [a], kind: visit}
- {id: d, date: 2015-01, title: Two, place: "Tripoli, Lebanon", confidence: low}
"""


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> Chronology:
    """Return a chronology in which everything is declared and much wants quotes."""
    path = tmp_path_factory.mktemp("declared") / "events.yaml"
    path.write_text(DECLARED)
    return load([str(path)])


def end(text: str, chronology: Chronology, *, blank: bool = False) -> list[str]:
    """Return what a query may become, of the first tier that has anything."""
    for words in list_continuations(text, chronology, blank=blank):
        found = dict.fromkeys(word.text for word in words if word.text)
        if found:
            return [f"{cut_open_part(text)}{ending}" for ending in found]
    return []


@pytest.mark.parametrize(
    "path", ["events.yaml", "tests/data/arms-control.yaml", "tests/data/nasty.yaml", ""]
)
def test_all_values_ask_for_what_is_there(path: str, declared: Chronology) -> None:
    chronology = load([str(ROOT / path)]) if path else declared
    names = names_of(chronology)
    offered = 0
    for field in list_fields(names):
        for words in list_values(field, chronology):
            offered += len(words)
            for word in filter(None, (word.text for word in words)):
                resolve(Term(field, (word,)), names)
    assert offered > 100


def test_every_field_that_is_offered_goes_on_with_its_values(
    declared: Chronology,
) -> None:
    names = names_of(declared)
    beginnings = end("", declared)
    assert len(beginnings) == len(list_fields(names)) + len(declared.queries)
    for beginning in beginnings:
        if beginning.startswith("@"):
            assert isinstance(parse_query(beginning), Term)
            continue
        for text in end(beginning, declared):
            term = parse_query(text)
            assert isinstance(term, Term)
            assert text.startswith(beginning)
            assert term.field in list_fields(names)
            resolve(term, names)


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("ki", ["kind:"]),
        ("@", ["@mine", "@min"]),
        ("kind:visit or @mine", ["kind:visit or @mine"]),
        ("not -(tag:arms ki", ["not -(tag:arms kind:"]),
        ("own", ["own.month:"]),
        ("kind:", ["kind:meeting", "kind:visit"]),
        ("KIND:m", ["KIND:meeting"]),
        ("kind = m", ["kind = meeting"]),
        ("kind:m,v", ["kind:m,visit"]),
        ("kind:m, ", ["kind:m, meeting", "kind:m, visit"]),
        ("kind!=m", ["kind!=meeting"]),
        # Known, though no event has it.
        ("kind:tr", ["kind:treaty", "kind:transfer"]),
        ("level>=", ["level>=3"]),
        ("tag:", ["tag:-3", 'tag:"a b"', "tag:arms", "tag:or", r'tag:"say \"x\""']),
        ('tag:"a', ['tag:"a b"', 'tag:"arms"']),
        ("tag:“a", ["tag:“a b”", "tag:“arms”"]),
        ("tag:'a", ["tag:'a b'", "tag:'arms'"]),
        ("mood:", ['mood:"good, bad"', 'mood:"very: good"']),
        ("office:Sec", ['office:"Secretary of State"']),
        ("place:Dam", ['place:"Damascus, Syria"', "place:Damascus"]),
        # A town of that name is in two countries.
        ("place:Trip", ['place:"Tripoli, Lebanon"', 'place:"Tripoli, Libya"']),
        ("place:new", ["place:new-york"]),
        ("source:t", ["source:tass"]),
        ("country:US", ["country:US"]),
        ("state:US", ["state:US", "state:USA"]),
        ("actor:K", ["actor:Kerry", 'actor:"Kim Jong-un"']),
        ('actor:"J', ['actor:"John Kerry"', 'actor:"Jong-un"', 'actor:"Jr."']),
        ("since:2013", ["since:2013", "since:2013-05"]),
        ("month:2013", ["month:2013-05"]),
        ("id:", ["id:b", "id:a", "id:c", "id:d"]),
        ('"Signed On":', ['"Signed On":2013-06']),
        ("see:", ["see:a"]),
        # A text, and what is no field.
        ('"ki', []),
        ("nothing:", []),
        ("title:", []),
        ("xyz", []),
        ("kind:visit)", None),
    ],
)
def test_a_query_ends_in(
    text: str, endings: list[str] | None, declared: Chronology
) -> None:
    found = end(text, declared)
    if endings is None:
        endings = [f"{text}{more}" for more in end("", declared)]
    assert found == endings


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("ki", ["kind:meeting", "kind:visit"]),
        ("tit", ["title:", "title="]),
        # This has no values, and no other sign stands behind it.
        ("day", ["day:"]),
        (
            "s",
            [
                *("state:", "since:", "source:", "sources:", "summary:"),
                *("source-title:", "status:", "see:"),
            ],
        ),
    ],
)
def test_where_a_blank_would_follow_a_field_is_not_alone(
    text: str, endings: list[str], declared: Chronology
) -> None:
    assert end(text, declared, blank=True) == endings


def test_one_thing_is_offered_by_several_words(declared: Chronology) -> None:
    (words,) = list_values("actor", declared)
    assert {word.text for word in words if word.thing == "John Kerry"} == {
        *("Kerry", "kerry", "John Kerry")
    }


ALIKE = """
actors:
  kim-1: {name: Kim Il-sung, aliases: [Great Leader]}
  kim-2: {name: Kim Jong-il, aliases: [Dear Leader]}
  assad: {name: Bashar al-Assad}
  smith-1: {name: John Smith}
  smith-2: {name: John Smith}
  jordan: {name: Vernon Jordan}
events:
- {date: 2013, title: T, actors: [Jordan, Leader, Anna Smith, Ban, Ban Ki-moon, Jr Ban]}
"""


@pytest.mark.parametrize("path", ["events.yaml", "tests/data/arms-control.yaml", ""])
def test_words_for_an_actor_mean_nobody_else(path: str, tmp_path: Path) -> None:
    (tmp_path / "alike.yaml").write_text(ALIKE)
    chronology = load([str(ROOT / path) if path else str(tmp_path / "alike.yaml")])
    actors = names_of(chronology).actors
    (words,) = list_values("actor", chronology)
    for word in words:
        if word.text:
            asked = actors.resolve(word.text).identity
            assert asked == actors.resolve(word.thing).identity


def test_what_cannot_be_read_has_no_values() -> None:
    assert list(list_values("kind", Chronology())) == []
    assert end("kind:", Chronology()) == []


def test_what_a_town_alone_asks_for_is_the_place(declared: Chronology) -> None:
    town, place = (
        [event.id for event in select(declared, text).events]
        for text in ("place:Damascus", 'place:"Damascus, Syria"')
    )
    assert town == place == ["b"]
