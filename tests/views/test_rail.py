"""Down the rail: names have their offices where these take one line more at most."""

import json

from hypothesis import given
from hypothesis import strategies as st

from timeline import load_text
from timeline.names import names_of
from timeline.query import select
from timeline.rendering import UNICODE, Line, Span, plain_line, wrap_spans
from timeline.views.options import TimelineOptions
from timeline.views.sheet import Sheet, Surface
from timeline.views.timeline.rail import Rail

_NAMES = (
    "Ann Lee",
    "Ben",
    "Zoë Żak",
    "王毅",
    "Mohammad Javad Zarif Khonsari",
    "שמעון",
    "\u200b",
    "x" * 70,
)
_OFFICES = ("Envoy", "Deputy Minister for the Affairs of Others", "部长", "y" * 40)
_KINDS = ("", "visit")
_PLACES = ("", "Sochi", "Saint-Germain-en-Laye", "東京")
_ROOMS = {60: 44, 61: 45, 80: 64, 100: 84}
"""Cells right of the dates, by the width of the sheet."""

names = st.lists(st.sampled_from(_NAMES), max_size=4, unique=True)
_events = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.just("2013-05-10"),
            "title": st.sampled_from(("Talks", "A title of many words " * 6, "會談")),
            "kind": st.sampled_from(_KINDS),
            "actors": names,
            "to": names,
            "place": st.sampled_from(_PLACES),
        }
    ),
    min_size=1,
    max_size=4,
)


def _describe(sheet: Sheet[TimelineOptions], index: int, names: str) -> str:
    """Return who and where, as one text."""
    place = sheet.naming.place(sheet.matches[index].event)
    return " · ".join(text for text in (names, place) if text)


def _wrap(text: str, room: int) -> list[str]:
    # A second style, so that no short way is taken; it is on a line of its own.
    spans = [Span(text, "quiet"), Span(f" {'|' * room}", "date")]
    lines = [
        [one for one in line if one.style == "quiet"] for line in _lines(spans, room)
    ]
    return [plain_line(tuple(line)) for line in lines if line]


def _lines(spans: list[Span], room: int) -> list[Line]:
    return list(wrap_spans(spans, room))


@given(_events, st.lists(st.sampled_from(_OFFICES), min_size=8, max_size=8))
def test_names_stand_with_offices_where_these_take_a_line_more_at_most(
    events: list[dict[str, object]], offices: list[str]
) -> None:
    actors = {
        f"a{index}": {"name": name, "roles": [{"office": office}]}
        for index, (name, office) in enumerate(zip(_NAMES, offices, strict=True))
    }
    chronology = load_text(json.dumps({"actors": actors, "events": events}))
    selection = select(chronology)
    assert names_of(chronology).actors.offices.any
    for width, room in _ROOMS.items():
        sheet = Sheet(selection, Surface(width, UNICODE), TimelineOptions())
        rail, seen = Rail(sheet), set[tuple[str, str]]()
        for index, match in enumerate(selection.matches):
            drawn = [plain_line(line) for line in rail.draw_event(match, "Fri 10")]
            naming = sheet.naming
            plain = _describe(sheet, index, naming.actors(match.event))
            found = naming.titled_actors(match.event, seen)
            titled = _describe(sheet, index, found.text)
            lines = _wrap(titled, room)
            if len(lines) > len(_wrap(plain, room)) + 1:
                lines = _wrap(plain, room)
            else:
                seen.update(found.offices)
            behind = drawn[len(drawn) - len(lines) :]
            assert [
                line[-len(own) :] for line, own in zip(behind, lines, strict=True)
            ] == lines
