"""YAML: what is written is read back as the same, and looks as docs/yaml.md says."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.files import (
    ROOT,
    list_blocks,
    load_arms_control,
    load_sample,
    read_page,
)
from timeline import Chronology, Event, Severity, check, load, load_text, select
from timeline.dates import parse_date
from timeline.exports import ExportOptions, write_export
from timeline.model import Actor, Citation, Member, Place, Role, Source
from timeline.names import names_of
from timeline.names.parties import make_parties
from timeline.reading.events import KEYS
from timeline.records import make_plain
from timeline.yamltext import WIDTH, Prose, Tree, format_pairs

PAGE = read_page("yaml")
FOLDERS = (ROOT / "tests", ROOT / "timeline")
FILES = sorted(path for folder in FOLDERS for path in folder.rglob("*.yaml"))
FILES = [ROOT / "events.yaml", *filter(Path.is_file, FILES)]


def export(
    chronology: Chronology, question: str = "", *, notes: bool = True
) -> tuple[str, tuple[str, ...]]:
    """Return what is written, and what it does not say."""
    stream = io.BytesIO()
    selection = select(chronology, question or None)
    said = write_export("yaml", selection, stream, ExportOptions(notes=notes))
    return stream.getvalue().decode(), said


def list_events(chronology: Chronology) -> list[Any]:
    """Return the events but for how dates are typed, and ids that lead nowhere."""
    ids = chronology.by_id
    return [
        _drop_spelling(event.to_dict())
        | {"see": [other for other in event.see if other in ids]}
        | {"status_like": event.status_like}
        for event in chronology.events
    ]


def _drop_spelling(value: Any) -> Any:
    if isinstance(value, list):
        return [_drop_spelling(item) for item in value]
    if isinstance(value, dict):
        dated = {"typed", "edtf", "days"} <= value.keys()
        return {
            key: _drop_spelling(item)
            for key, item in value.items()
            if key != "typed" or not dated
        }
    return value


def assert_same(one: Chronology, two: Chronology) -> None:
    """Assert that all of a chronology was read back."""
    assert two.title == one.title
    assert list_events(two) == list_events(one)
    for key in ("actors", "sources", "places", "queries"):
        before, after = getattr(one, key), getattr(two, key)
        assert list(after) == list(before)
        for name, entry in before.items():
            if key == "queries":
                assert after[name].text == entry.text
            else:
                plain = [_drop_spelling(e.to_dict()) for e in (entry, after[name])]
                assert plain[0] == plain[1]
    assert (two.kinds, two.fields, two.statuses) == (
        one.kinds,
        one.fields,
        one.statuses,
    )
    assert make_plain(two.extra) == make_plain(one.extra)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_read_back(path: Path) -> None:
    chronology = load(path)
    # Two events of one id, or two values of one key: which is meant is a guess.
    if {found.code for found in chronology.diagnostics} & {
        *("id-duplicate", "key-duplicate"),
    }:
        return
    written, _ = export(chronology)
    again = load_text(written)
    assert_same(chronology, again)
    assert export(again)[0] == re.sub(r"(?m)^  # see, .*\n", "", written)


@pytest.mark.parametrize("path", ["events.yaml", "tests/data/arms-control.yaml"])
def test_dates_stand_as_typed_and_what_was_fine_is_fine(path: str) -> None:
    # But for comments: what they keep `check` from saying it says again.
    text = (ROOT / path).read_text(encoding="utf-8")
    chronology = load_text(text.replace("# timeline: ignore", "# not any more: ignore"))
    again = load_text(export(chronology)[0])
    for one, two in zip(chronology.events, again.events, strict=True):
        assert two.date.typed == one.date.typed
        assert two.to_dict() == one.to_dict()
    before = sorted((found.code, found.message) for found in check(chronology))
    assert sorted((found.code, found.message) for found in check(again)) == before


# Texts as they come, and what YAML, a terminal or a runner could take otherwise.
_PIECES = (
    *"-?:,[]{}#&*!|>'\"%@`~=<. \n\t\r\x00\x1b\x85\xa0\u2028\u202e\ufeff\uffff\\/",
    *(": ", " #", "- ", "? ", "null", "~", "no", "<<", "---", "...", "##[error]x"),
    *("\n::error::x", "\n\n", "  ", "word", "a word and another", "北京", "é", "🦊"),
)
texts = st.lists(st.sampled_from(_PIECES), max_size=8).map("".join) | st.text(
    max_size=20
)
long_texts = st.lists(
    st.sampled_from(
        ["word", "a", "\n", "\n\n", " ", "  ", "# x", "- y", "x" * 90, "é:"]
    ),
    min_size=1,
    max_size=60,
).map(" ".join)
own = st.recursive(
    texts | long_texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3)
    ),
    max_leaves=8,
)
_WHENS = (
    "2013-05-10",
    "after a",
    "about a",
    "early May 2013",
    "10 May",
    "[2013..2014]",
)
whens = st.sampled_from(_WHENS)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return a chronology of which all that is text is any, as JSON."""

    def record(*names: str, **more: Any) -> dict[str, Any]:
        chosen = {
            name: draw(texts | long_texts) for name in names if draw(st.booleans())
        }
        return chosen | more | {f"own {draw(texts)}": draw(own)}

    listed = st.lists(texts, max_size=3)
    source = draw(texts)
    events = [
        record(
            *("summary", "kind", "place", "status", "confidence", "note"),
            **({"id": "a"} if index == 0 else {}),
            date="2013" if index == 0 else draw(whens),
            title=draw(texts),
            actors=draw(listed),
            tags=draw(listed),
            see=draw(st.sampled_from([[], ["a"], ["a", "gone"]])),
            sources=[
                draw(texts),
                record("page", "quote", "url", "note", source=source),
                record("quote", url=draw(texts)),
            ],
            accounts=[record("title", "note", source=source, date="9 May 2013")],
        )
        for index in range(draw(st.integers(1, 3)))
    ]
    actor = {"roles": [draw(texts), {"office": draw(texts), "when": "2011/2012"}]}
    actor |= {"members": [draw(texts), {"actor": draw(texts), "when": "2011/.."}]}
    document = record(
        "title",
        timeline="1",
        year="2013",
        fields={"f": "text", draw(texts): "number"},
        kinds=draw(listed),
        actors={
            draw(texts): record("name", "of", "note", **actor),
            source: draw(texts),
        },
        sources={source: record("title", "author", "url", "note", date="1 May 2013")},
        places={draw(texts): record("name", "country", aliases=draw(listed))},
        events=events,
    )
    return json.dumps(document)


@settings(max_examples=60)
@given(documents())
def test_any_text_is_read_back(document: str) -> None:
    chronology = load_text(document)
    written, _ = export(chronology)
    again = load_text(written)
    assert_same(chronology, again)
    assert export(again)[0] == re.sub(r"(?m)^  # see, .*\n", "", written)
    codes = {found.code for found in again.diagnostics}
    assert not {code for code in codes if code.startswith("yaml-")}


def test_every_field_of_a_record_is_written() -> None:
    assert {one.name for one in fields(Event)} - set(KEYS) == {
        *("origin", "marks", "extra", "status_like", "beside"),
    }
    chronology = load_text(_FULL)
    for record in (Actor, Source, Place):
        (entry,) = getattr(chronology, f"{record.__name__.lower()}s").values()
        empty = [name for name, value in entry._asdict().items() if not value]
        assert empty == []
    assert load_text(export(chronology)[0]).events


_FULL = """
actors:
  a:
    name: A
    type: organisation
    of: B
    aliases: [C]
    roles: [{office: D, of: E, when: 2013}]
    members: [F, {actor: G, when: 2013}]
    born: 2001
    died: 2002
    founded: 2003
    dissolved: 2004
    note: H
    own: I
sources:
  s:
    title: A
    author: B
    publisher: C
    date: 2013
    url: https://a.example
    archived: https://b.example
    accessed: 2013
    reliability: A
    note: D
    own: E
places:
  p: {name: A, country: Russia, at: [1, 2], aliases: [B], note: C, own: D}
events:
- {date: 2013, title: T, actors: [a], place: p, sources: [s]}
"""


def _in_file(events: str, head: str = "") -> Chronology:
    return load_text(f"{head}events:\n{events}")


def test_a_selection_is_a_chronology_of_its_own() -> None:
    written, said = export(load_sample(), "tag:arms kind:transfer,sanction")
    assert written == (
        "timeline: 1\n"
        "title: Russia, the United States and Syria, spring 2013\n"
        "year: 2013\n"
        "\n"
        "actors:\n"
        "  eu: {name: European Union, type: organisation, aliases: [EU]}\n"
        "\n"
        "sources:\n"
        "  sherr-2013:\n"
        "    title: Comment on Russia's hard diplomacy\n"
        "    author: James Sherr\n"
        "    publisher: Chatham House\n"
        "    date: 2013\n"
        "    reliability: B\n"
        "\n"
        "events:\n"
        "- id: embargo-lapse\n"
        "  date: end of May\n"
        "  title: The EU's arms embargo on Syria lapses\n"
        "  kind: sanction\n"
        "  actors: [EU]\n"
        "  to: [Syria]\n"
        "  tags: [syria, arms]\n"
        "  sources: [sherr-2013]\n"
        "\n"
        "- id: s-300-arrival\n"
        '  date: "[2013-05-28..]"\n'
        "  title: S-300 air-defence missiles arrive in Syria with Russian crews\n"
        "  summary: When, or whether at all, is left open on purpose.\n"
        "  kind: transfer\n"
        "  actors: [Russia]\n"
        "  to: [Syria]\n"
        "  tags: [syria, arms]\n"
        "  sources: [sherr-2013]\n"
        "  status: announced\n"
        "  # see, not in this file: ryabkov-contracts\n"
    )
    assert said == (
        "1 date named an event that is not in the file, and stands without it",
        "1 id under `see` leads out of the file, and became a comment",
    )
    assert not check(load_text(written))


def test_nothing_selected_is_a_chronology_without_events() -> None:
    written, said = export(load_sample(), "kind:treaty")
    assert written.endswith("\n\nevents: []\n")
    assert said == ()
    assert load_text(written).title


def test_the_example_of_the_page_is_what_is_written() -> None:
    (example,) = list_blocks(PAGE, "yaml")
    head = example.replace(
        "see: [press-conference]", "see: [press-conference, obama-letter]"
    )
    whole = f"{head}\n- id: obama-letter\n  date: 2012\n  title: Zagreb\n"
    assert export(load_text(whole), "not title:Zagreb")[0] == example


def test_what_matches_only_possibly_is_told() -> None:
    chronology = _in_file("- {date: 2013, title: A}\n- {date: 2013-05-01, title: B}\n")
    said = export(chronology, "month:2013-05")[1]
    assert said == ("of 2 events 1 matches only possibly, which the file does not say",)
    assert export(chronology, "year:2013")[1] == ()


@pytest.mark.parametrize(
    ("events", "head"),
    [
        ("- {date: 10 May, title: A}\n", "year: 2013\n"),
        ("- {date: 2013, reported: 10 May, title: A}\n", "year: 2013\n"),
        (
            "- {date: 2013, title: A, accounts: [{source: s, date: 9 May}]}\n",
            "year: 2013\n",
        ),
        (
            "- {date: 2013, title: A, due: 10 May}\n",
            "year: 2013\nfields: {due: date}\n",
        ),
        ("- {date: 2013-05-10, title: A}\n", ""),
        ("- {date: 2013, title: A, due: 10 May}\n", "fields: {due: text}\n"),
    ],
)
def test_the_year_is_written_where_a_date_needs_it(events: str, head: str) -> None:
    asked = head if "year" in head else f"year: 2013\n{head}"
    chronology = _in_file(events, asked)
    written = export(chronology)[0]
    assert ("\nyear: 2013\n" in written) == ("year" in head)
    assert_same(chronology, load_text(written))


def test_files_of_several_years_have_dates_of_their_own(tmp_path: Path) -> None:
    for year in ("2013", "2014"):
        text = f"year: {year}\nevents:\n- {{date: 10 May, title: In {year}}}\n"
        (tmp_path / f"{year}.yaml").write_text(text)
    chronology = load(tmp_path)
    written, said = export(chronology)
    assert re.findall("date: (.*)", written) == ["2013-05-10", "2014-05-10"]
    assert "year:" not in written
    assert said == ()
    assert_same(chronology, load_text(written))


_CHAIN = (
    "- {id: a, date: 2013-05-10, title: A}\n"
    "- {id: b, date: after a, reported: by a, title: B}\n"
    "- {date: about b, title: C, due: [after a, x]}\n"
)


def test_a_date_that_names_an_event_stays_where_that_is() -> None:
    chronology = _in_file(_CHAIN, "fields: {due: date}\n")
    written, said = export(chronology, "title:B or title:C")
    assert re.findall("(?:date|reported): (.*)", written) == [
        '"[2013-05-10..]"',
        '"[..2013-05-10]"',
        "about b",
    ]
    assert 'due: ["[2013-05-10..]", x]' in written
    assert said[0] == (
        "3 dates named an event that is not in the file, and stand without it"
    )
    kept = select(chronology, "title:B or title:C").events
    for one, two in zip(kept, load_text(written).events, strict=True):
        assert (two.id, two.date, two.reported) == (one.id, one.date, one.reported)


def test_a_date_whose_event_is_gone_is_written_as_it_is_read() -> None:
    # In EDTF `1933-34` is a quarter, and asked about where it is typed.
    chronology = load_text(
        "- {id: q, date: Q2 1933, title: Q}\n- {id: b, date: during q, title: B}\n"
    )
    written, _ = export(chronology, "title:B")
    assert "date: Q2 1933\n" in written
    assert load_text(written).by_id["b"].date == chronology.by_id["b"].date


@pytest.mark.parametrize(
    ("question", "ids"),
    [("", ["a", "b"]), ("title:C", ["c"])],
)
def test_an_id_is_written_where_it_would_not_be_made_again(
    question: str, ids: list[str]
) -> None:
    chronology = _in_file(_CHAIN)
    written = export(chronology, question)[0]
    assert re.findall("id: (.*)", written) == ids
    kept = [event.id for event in select(chronology, question or None).events]
    assert [event.id for event in load_text(written).events] == kept


def test_the_second_of_two_events_alike_keeps_its_number() -> None:
    chronology = _in_file(
        "- {date: 2013, title: A, tags: x}\n- {date: 2013, title: A}\n"
    )
    assert [event.id for event in chronology.events] == ["2013-a", "2013-a-2"]
    assert "id" not in export(chronology, "tag:x")[0]
    written = export(chronology, "not tag:x")[0]
    assert [event.id for event in load_text(written).events] == ["2013-a-2"]


def test_dates_of_registries_are_read_without_the_year_of_events() -> None:
    head = "actors: {a: {name: A, born: 10 May 1950}}\n"
    written = export(_in_file("- {date: 10 May, title: A}\n", f"year: 2013\n{head}"))[0]
    assert "born: 10 May 1950" in written


_REGISTRY = """
actors:
  john-kerry:
    name: John Kerry
    roles: [{office: Secretary of State, of: us, when: 2013-02-01/2017-01-20}]
  other: {name: Bob Kerry, type: person, of: agency}
  clinton:
    name: Hillary Clinton
    roles: [{office: Secretary of State, of: us, when: 2009-01-21/2013-02-01}]
  us: {name: United States, type: state}
  agency: {name: Agency, type: organisation, of: bureau}
  bureau: {name: Bureau, type: organisation, members: [delegate, {actor: France}]}
  delegate: {name: Delegate}
  witness: {name: Witness}
  nobody: {name: Nobody}
sources:
  s: {title: A Source}
  t: {title: Another}
  u: {title: Unused}
places:
  p: {name: Place, aliases: [Spot]}
  q: {name: Unused}
"""


@pytest.mark.parametrize(
    ("event", "ids"),
    [
        ("actors: [John Kerry]", "john-kerry us"),
        ("actors: [Secretary of State Kerry]", "john-kerry us"),
        ("to: [US Secretary of State]", "john-kerry clinton us"),
        ("about: [Kerry]", "john-kerry other us agency bureau delegate"),
        ("actors: [Washington]", "us"),
        ("actors: [Agency, Somebody]", "agency bureau delegate"),
        ("actors: [Russia]", ""),
        ("sources: [a source]", "s"),
        ("accounts: [{source: s, date: 2013}]", "s"),
        ("sources: [{source: Paper, attributed_to: Another}]", "t"),
        ("sources: [{source: Paper, attributed_to: Witness}]", "witness"),
        ("place: spot", "p"),
        ("place: Elsewhere", ""),
    ],
)
def test_the_entries_are_those_that_events_need(event: str, ids: str) -> None:
    events = f"- {{date: 2014, title: Here, {event}}}\n- {{date: 2014, title: Not}}\n"
    chronology = _in_file(events, _REGISTRY)
    again = load_text(export(chronology, "title:Here")[0])
    found = [*again.actors, *again.sources, *again.places]
    assert found == ids.split()
    assert "member-unknown" not in {one.code for one in check(again)}
    assert _parties(again) == _parties(chronology)[:1]


def _parties(chronology: Chronology) -> list[Any]:
    names = names_of(chronology)
    return [make_parties(event, names) for event in chronology.events]


def test_names_mean_in_a_selection_what_they_mean_in_the_whole() -> None:
    chronology = load_arms_control()
    names = names_of(chronology)
    kinds = dict.fromkeys(event.kind for event in chronology.events if event.kind)
    for kind in kinds:
        question = f"kind:{kind}"
        again = load_text(export(chronology, question)[0])
        kept = select(chronology, question).events
        wanted = [make_parties(event, names) for event in kept]
        assert _parties(again) == wanted
        sources = [names.sources.identify(c) for e in kept for c in e.sources]
        meant = names_of(again).sources
        assert [meant.identify(c) for e in again.events for c in e.sources] == sources
        errors = [one for one in check(again) if one.severity is Severity.ERROR]
        assert not errors


def test_everything_is_exported_with_all_entries() -> None:
    chronology = _in_file("- {date: 2014, title: Here}\n", _REGISTRY)
    assert_same(chronology, load_text(export(chronology)[0]))


_QUERIES = """
queries:
  fine: kind:visit
  lost: actor:"Hillary Clinton"
  through: "@lost kind:visit"
  both: "@fine or status:denied"
"""


def test_queries_are_those_that_can_be_asked() -> None:
    events = "- {date: 2014, title: Here, kind: visit}\n- {date: 2014, title: Not}\n"
    chronology = _in_file(events, _REGISTRY + _QUERIES)
    written, said = export(chronology, "title:Here")
    again = load_text(written)
    assert list(again.queries) == ["fine", "both"]
    assert said[-1] == "2 saved queries left out: not to be asked of these events alone"
    assert not [one for one in check(again) if one.code.startswith("query-")]


def test_notes_are_there_where_they_are_asked_for() -> None:
    chronology = load_sample()
    assert "note:" not in export(chronology, notes=False)[0]
    assert export(chronology)[0].count("note:") == 2


@pytest.mark.parametrize(
    ("record", "written"),
    [
        ("- Bare\n", "  sources: [Bare]\n"),
        ("- {url: https://e.org}\n", "  sources:\n  - {url: https://e.org}\n"),
        (
            "- {source: S, page: 4, quote: yes}\n",
            '  sources:\n  - {source: S, page: 4, quote: "yes"}\n',
        ),
        (
            '- {source: S, quote: "one\\ntwo"}\n- T\n',
            "  sources:\n  - source: S\n    quote: |\n      one\n      two\n  - T\n",
        ),
    ],
)
def test_citations_are_short_where_they_can_be(record: str, written: str) -> None:
    events = f"- date: 2013\n  title: T\n  sources:\n  {record}".replace(
        "\n- T", "\n  - T"
    )
    chronology = _in_file(events)
    text = export(chronology)[0]
    assert text.endswith(f"  title: T\n{written}")
    assert_same(chronology, load_text(text))


def test_a_source_described_where_it_is_cited_is_called_by_that() -> None:
    event = _in_file("- {date: 2013, title: T}\n").events[0]
    when = parse_date("9 May 2013")
    (cited,) = _write_cited(
        event, Citation("Title", title="Title", url="https://e.org")
    )
    assert cited == "  - {title: Title, url: https://e.org}"
    (cited,) = _write_cited(event, Citation("House", publisher="House", date=when))  # type: ignore[arg-type]
    assert cited == "  - {publisher: House, date: 9 May 2013}"
    (cited,) = _write_cited(event, Citation("s", url="https://e.org"))
    assert cited == "  - {source: s, url: https://e.org}"


def _write_cited(event: Event, citation: Citation) -> list[str]:
    chronology = Chronology(events=(replace(event, sources=(citation,)),))
    return export(chronology)[0].partition("sources:\n")[2].splitlines()


def test_own_keys_of_roles_and_members_are_written() -> None:
    where = (
        load_text("actors: {a: A}\nevents: [{date: 2013, title: T}]").actors["a"].where
    )
    role, member = Role("Envoy", extra={"pay": "1"}), Member("x", extra={"seat": "2"})
    actor = Actor("a", "A", where, roles=(role, Role("Clerk")), members=(member,))
    written = export(Chronology(actors={"a": actor}))[0]
    assert "    roles:\n    - {office: Envoy, pay: 1}\n    - Clerk\n" in written
    assert "    members:\n    - {actor: x, seat: 2}\n" in written


def test_statuses_of_ones_own_are_declared() -> None:
    written = export(Chronology(statuses={"validated": "confirmed"}))[0]
    assert "\nstatuses: {validated: confirmed}\n" in written


@pytest.mark.parametrize(
    ("tree", "written"),
    [
        ({"a": "b: c"}, 'a: "b: c"'),
        ({"a": ["b", "c, d"]}, 'a: [b, "c, d"]'),
        ({"a": []}, "a: []"),
        ({"a": {}}, "a: {}"),
        ({"a": {"b": ["c"], "d": ""}}, 'a: {b: [c], d: ""}'),
        ({"a": {"b": {"c": "d"}}}, "a:\n  b: {c: d}"),
        ({"a": [["b"], "c"]}, "a:\n- [b]\n- c"),
        ({"a": [[["b"]], []]}, "a:\n- - [b]\n- []"),
        ({"a": [{"b": "c"}, "d"]}, "a:\n- {b: c}\n- d"),
        ({"a": [{"b": [{"c": "d"}], "e": "f"}]}, "a:\n- b:\n  - {c: d}\n  e: f"),
        ({"a": ["x" * 44, "y" * 44]}, f"a:\n- {'x' * 44}\n- {'y' * 44}"),
        ({"a": Prose("b\nc")}, "a: |-\n  b\n  c"),
        ({"a": [Prose("b\nc"), "d"]}, "a:\n- |-\n  b\n  c\n- d"),
        ({"a": {"b": Prose("c\nd", clipped=True)}}, "a:\n  b: |\n    c\n    d"),
        ({"a": Prose("b " * 50 + "c")}, f"a: >-\n  {'b ' * 42}b\n  {'b ' * 7}c"),
        ({"a" * 1001: "b"}, f"? {'a' * 1001}\n: b"),
        ({"a" * 1001: ["b", ["c"]]}, f"? {'a' * 1001}\n:\n- b\n- [c]"),
        ({"a" * 1001: {"b": {"c": "d"}}}, f"? {'a' * 1001}\n:\n  b: {{c: d}}"),
        ({"a": [{"b" * 1001: "c"}]}, f"a:\n- ? {'b' * 1001}\n  : c"),
    ],
)
def test_a_tree_stands_in_one_style(tree: Mapping[str, Tree], written: str) -> None:
    assert "\n".join(format_pairs(tree)) == written
    read = load_text(f"x:\n{_indent(written)}\nevents: [{{date: 2013, title: T}}]")
    assert make_plain(read.extra["x"]) == _plain(tree)


def _indent(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))


def _plain(tree: Tree) -> Any:
    if isinstance(tree, Prose):
        return tree.text + ("\n" if tree.clipped else "")
    if isinstance(tree, str):
        return tree
    if isinstance(tree, Mapping):
        return {key: _plain(value) for key, value in tree.items()}
    return [_plain(item) for item in tree]


def test_lines_are_as_wide_as_they_may_be() -> None:
    written = export(load_arms_control())[0]
    for line in written.splitlines():
        assert len(line) <= WIDTH or re.match(r"(?:- |  )(?:title|\w+: http)", line)
        assert line == line.rstrip()
    assert "\n\n\n" not in written
