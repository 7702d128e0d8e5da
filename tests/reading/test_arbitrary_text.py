"""Whatever stands in a file, reading it ends in diagnostics that lead into it.

Arbitrary text seldom gets past the YAML, so most examples are a sound chronology
with some characters taken out or put in.
"""

import json
from collections.abc import Sequence
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.checks import check
from timeline.diagnostics import CODES, Diagnostic
from timeline.model import Chronology
from timeline.reading import load_text
from timeline.reports.machine import format_github, format_json, format_sarif
from timeline.reports.text import format_report

# libyaml, as in reading: PyYAML's own parser differs in a few corners.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

SOUND = """\
timeline: 1
title: Spring 2013
year: 2013
fields: [weight]
defaults: {source: sherr}
sources:
  sherr: {title: Comment, date: 2013, reliability: B}
actors:
  kerry: {name: John Kerry, roles: [{office: Senator, when: 1985/2013}]}
places:
  sochi: {name: Sochi, at: [43.60, 39.72]}
events:
- id: letter
  date: April 2013
  title: "A letter: à Moscou"
  actors: [kerry]
  weight: 2
- date: about letter
  title: A second channel
  summary: >
    Two lines
    of prose.
  sources: [{source: sherr, quote: 'l''envoyé'}]
  see: letter
- date: 10 May
  title: &t Cameron in 索契
  place: sochi   # a comment
- {date: 2013-05-14, title: *t, tags: [a, b], kind: arrest}
"""
# What means something in YAML or in a chronology, and what is awkward in text.
PIECES = st.one_of(
    st.sampled_from([*":-[]{}#&*!|>'\"%@`?,~.\t\n\r \\/", "\r\n", "\u2028", "\x85"]),
    st.sampled_from(["\ufeff", "\0", "\x1b", "\ud7ff", "\ufffe", "e\u0301", "索"]),
    st.sampled_from(["- ", ": ", " #", "---\n", "...", "&t ", "*t", "!!int ", "<<: "]),
    st.sampled_from(["date: ", "title:", "\nyear: 2014", "about x", "null", "[" * 60]),
    st.text(max_size=3),
)


@st.composite
def mutations(draw: st.DrawFn, sound: str = SOUND) -> str:
    """Draw a sound chronology of which a few places have been spoilt."""
    text = sound
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        taken = draw(st.integers(0, 6))
        text = text[:start] + draw(PIECES) + text[start + taken :]
    return text


def assert_places_lie_within(
    chronology: Chronology, found: Sequence[Diagnostic]
) -> None:
    """Assert that every place that is named can be shown."""
    files = {file.name: file for file in chronology.files}
    for diagnostic in found:
        assert diagnostic.code in CODES
        assert diagnostic.severity is CODES[diagnostic.code][0]
        assert diagnostic.message
        places = [diagnostic.where, *(where for _, where in diagnostic.related)]
        for where in places:
            lines = files[where.file].lines
            if where.line == 0:
                assert (where.column, where.length) == (0, 0)
                continue
            assert 1 <= where.line <= len(lines), diagnostic
            line = lines[where.line - 1]
            # One past the end is where something that is missing would stand.
            assert 1 <= where.column <= len(line) + 1, diagnostic
            assert where.column - 1 + where.length <= len(line) + 1, diagnostic


def assert_sound(data: str | bytes) -> None:
    """Assert all that holds for any file."""
    chronology = load_text(data)
    found = check(chronology)
    assert_places_lie_within(chronology, found)
    assert len({event.id for event in chronology.events}) == len(
        chronology.events
    ) or any(each.code == "id-duplicate" for each in found)
    for event in chronology.events:
        assert event.title
        assert event.date.typed
    for line in format_report(found, chronology.files):
        assert all("\n" not in span.text for span in line)
    assert len(list(format_github(found))) == len(found)
    for report in (format_json, format_sarif):
        assert json.loads("".join(report(found)))


def test_the_example_is_sound() -> None:
    chronology = load_text(SOUND)
    assert check(chronology) == ()
    assert len(chronology.events) == 4


@given(st.text())
def test_any_text_ends_in_diagnostics(text: str) -> None:
    assert_sound(text.encode(errors="surrogatepass"))


@given(st.binary())
def test_any_bytes_end_in_diagnostics(data: bytes) -> None:
    assert_sound(data)


@given(mutations())
def test_any_slip_ends_in_diagnostics(text: str) -> None:
    assert_sound(text.encode(errors="surrogatepass"))


@given(mutations(), st.binary(min_size=1, max_size=2), st.integers(0, len(SOUND)))
def test_any_slip_in_bytes_ends_in_diagnostics(
    text: str, data: bytes, start: int
) -> None:
    spoilt = text.encode(errors="surrogatepass")
    assert_sound(spoilt[:start] + data + spoilt[start:])


KEEPER = "- {id: keeper-%d, date: 2013-05-1%d, title: Kept %d, place: Sochi}\n"
VICTIM = """\
id: victim
date: 10 May 2013
title: 'The victim'
actors: [a, b]
to: c
sources: [{source: s, page: 4}]
reported: after keeper-1
"""


@settings(max_examples=400)  # of which a quarter is well-formed YAML
@example("id: victim\n")
@example("id: [x]\ndate: soon\n{a: b}: c\ntitle: *gone\nactors: {a: b}\nsee: x\n")
@given(mutations(VICTIM))
def test_spoilt_event_costs_no_other_while_the_yaml_is_well_formed(text: str) -> None:
    """Whatever a victim has become: what is still YAML hides no other event."""
    # Indented, so that it cannot end the list that the others stand in.
    victim = "- " + text.strip("\n").replace("\n", "\n  ") + "\n"
    whole = KEEPER % (1, 1, 1) + victim + KEEPER % (2, 2, 2)
    try:
        value = yaml.load(whole, _LOADER)  # noqa: S506 (it builds only text)
    except (yaml.YAMLError, ValueError):
        return
    kept = {"Kept 1", "Kept 2"}
    if not isinstance(value, list) or not kept <= {
        item.get("title") for item in value if isinstance(item, dict)
    }:
        # The slip has put a keeper into quotes or into a value of the victim.
        return
    events = {event.title: event for event in load_text(whole).events}
    assert kept <= events.keys()
    assert [events[title].date.edtf for title in sorted(kept)] == [
        *("2013-05-11", "2013-05-12")
    ]
    assert events["Kept 2"].place == "Sochi"
