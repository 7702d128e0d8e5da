"""One slip costs one entry: each mistake at each of nine places of a file.

A file of nine events is spoiled once, at one event, and read. Whatever the mistake,
eight of the events are what they were, and what is read and what is left out are
together what the file has.
"""

import json
from collections.abc import Callable, Mapping

import pytest

from timeline.model import Chronology, Event
from timeline.reading import load_text

Lines = list[str]
Spoil = Callable[[Lines], Lines]
"""Spoils the lines of one event in block style."""

PLACES = range(9)


def make_event(number: int) -> dict[str, object]:
    """Return one of the nine events, as data."""
    return {
        "date": f"2013-05-{number + 10}",
        "title": f"Event {number} of nine",
        "kind": "meeting",
        "actors": ["John Kerry", "Sergei Lavrov"],
        "place": "Geneva",
        "summary": f"They meet for the {number}. time.",
        "sources": ["One", "Two"],
    }


def block(number: int) -> Lines:
    """Return an event in block style, at the left border."""
    return [
        f"- date: 2013-05-{number + 10}",
        f"  title: Event {number} of nine",
        "  kind: meeting",
        "  actors: [John Kerry, Sergei Lavrov]",
        "  place: Geneva",
        f"  summary: They meet for the {number}. time.",
        "  sources:",
        "  - One",
        "  - Two",
    ]


def _at(index: int, change: Callable[[str], str]) -> Spoil:
    def spoil(lines: Lines) -> Lines:
        return [*lines[:index], change(lines[index]), *lines[index + 1 :]]

    return spoil


def _insert(index: int, line: str) -> Spoil:
    return lambda lines: [*lines[:index], line, *lines[index:]]


MISTAKES: Mapping[str, Spoil] = {
    "a tab before a key": _at(2, lambda line: f"\t{line.strip()}"),
    "a tab before the title": _at(1, lambda line: f"\t{line.strip()}"),
    "a tab before an item": _at(7, lambda line: f"\t{line.strip()}"),
    "a quote that never closes": _at(4, lambda line: line.replace("G", '"G')),
    "an apostrophe that never closes": _at(4, lambda line: line.replace("G", "'G")),
    "a quote that never closes, in the title": _at(
        1, lambda line: line.replace("E", '"E')
    ),
    "text after a quote": _at(4, lambda line: line.replace("Geneva", '"Geneva" now')),
    "a bracket that never closes": _at(3, lambda line: line.replace("]", "")),
    "a bracket that never opens": _at(3, lambda line: line.replace("[", "")),
    "a brace that never closes": _at(4, lambda line: line.replace("G", "{G")),
    "a line indented less": _at(4, lambda line: line[1:]),
    "a line at the left border": _at(4, lambda line: line[2:]),
    "the title at the left border": _at(1, lambda line: line[2:]),
    "a line indented more": _at(4, lambda line: f" {line}"),
    "the title indented more": _at(1, lambda line: f"   {line}"),
    "an event indented more": lambda lines: [f" {line}" for line in lines],
    "an event indented far more": lambda lines: [f"      {line}" for line in lines],
    "a dash indented more": _at(0, lambda line: f"  {line}"),
    "a colon in a place": _at(4, lambda line: line.replace("Gen", "Gen: ")),
    "a colon in the title": _at(1, lambda line: line.replace("Event", "Event:")),
    "no colon after a key": _at(4, lambda line: line.replace(":", "")),
    "no blank after a colon": _at(4, lambda line: line.replace(": ", ":")),
    "no blank after the dash": _at(0, lambda line: line.replace("- ", "-")),
    "a stray line": _insert(4, "stray words"),
    "a stray line, indented": _insert(4, "  stray words"),
    "a conflict marker by itself": _insert(4, "<<<<<<< HEAD"),
    "the middle of a conflict by itself": _insert(4, "======="),
    "the end of a conflict by itself": _insert(4, ">>>>>>> branch"),
    "an at sign": _at(4, lambda line: line.replace("G", "@G")),
    "a percent sign": _at(4, lambda line: line.replace("G", "%G")),
    "an asterisk": _at(4, lambda line: line.replace("Geneva", "*Geneva* itself")),
    "an ampersand": _at(4, lambda line: line.replace("Geneva", "& Geneva")),
    "a bar": _at(4, lambda line: line.replace("Geneva", "| Geneva")),
    "a backtick": _at(4, lambda line: line.replace("Geneva", "`Geneva`")),
    "a question mark": _at(4, lambda line: line.replace("Geneva", "? Geneva")),
    "a dash for a value": _at(4, lambda line: line.replace("Geneva", "- Geneva")),
    "an escape that there is not": _at(4, lambda line: line.replace("Geneva", r'"\q"')),
    "a key that is a list": _at(4, lambda line: line.replace("place", "[place]")),
    "a key twice": _insert(4, "  place: Bern"),
    "a hashtag in a list": _at(3, lambda line: line.replace("[", "[#a, ")),
    "a date that is none": _at(0, lambda line: line.replace("2013", "2O13")),
    "no title": lambda lines: [lines[0], *lines[2:]],
    "an event that is text": lambda _: ["- words"],
    "control characters": _at(1, lambda line: line.replace("of", "\x00\x1b")),
}
COSTS_TWO: Mapping[str, frozenset[int]] = {
    # What would be the first of a list is what its column is known by.
    "an event indented more": frozenset({0}),
    "an event indented far more": frozenset({0}),
    # With a list at the end of the event before, it is one more of that list.
    "a dash indented more": frozenset(PLACES),
}
"""Where a mistake costs more than its event, and at which places."""


def write(mistake: str, place: int, *, indent: str, header: str) -> str:
    """Return the text of the nine events with a mistake at one of them."""
    lines: Lines = []
    for number in PLACES:
        event = block(number)
        spoiled = MISTAKES[mistake](event) if number == place else event
        lines += [f"{indent}{line}" for line in spoiled]
    return header + "\n".join(lines) + "\n"


def count_whole(chronology: Chronology) -> int:
    """Return how many of the events are as they were typed."""
    expected = {number: make_event(number) for number in PLACES}
    return sum(
        any(_is_whole(event, one) for one in expected.values())
        for event in chronology.events
    )


def _is_whole(event: Event, data: dict[str, object]) -> bool:
    return (
        event.date.typed == data["date"]
        and event.title == data["title"]
        and event.kind == data["kind"]
        and list(event.actors) == data["actors"]
        and event.place == data["place"]
        and event.summary == data["summary"]
        and [one.source for one in event.sources] == data["sources"]
        and not event.extra
    )


def count_entries(chronology: Chronology) -> int:
    """Return how many entries are read or left out."""
    left = sum(one.entries for one in chronology.left_out)
    return len(chronology.events) + left


STYLES = {
    "at the left border": ("", "title: Nine\nevents:\n"),
    "indented": ("  ", "title: Nine\nevents:\n"),
    "a list": ("", ""),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_costs_one_event(mistake: str, style: str, place: int) -> None:
    indent, header = STYLES[style]
    text = write(mistake, place, indent=indent, header=header)
    chronology = load_text(text)
    costs = 2 if place in COSTS_TWO.get(mistake, ()) else 1
    assert count_whole(chronology) >= 9 - costs, text
    assert count_entries(chronology) == 9 or costs == 2
    assert chronology.diagnostics or mistake == "no blank after a colon"


def test_without_a_mistake_nothing_is_lost() -> None:
    for indent, header in STYLES.values():
        text = header + "".join(
            f"{indent}{line}\n" for number in PLACES for line in block(number)
        )
        chronology = load_text(text)
        assert count_whole(chronology) == 9
        assert not chronology.diagnostics


def test_all_mistakes_at_once_are_seen() -> None:
    """Each mistake at an event of its own, and one event between each two."""
    lines = ["events:"]
    mistakes = [mistake for mistake in MISTAKES if mistake not in COSTS_TWO]
    for number, mistake in enumerate(mistakes):
        lines += block(number % 9) + MISTAKES[mistake](block(number % 9))
    chronology = load_text("\n".join(lines) + "\n")
    assert count_whole(chronology) >= len(mistakes)
    assert count_entries(chronology) == 2 * len(mistakes)


FLOW_MISTAKES: Mapping[str, Callable[[str], str]] = {
    "a quote that never closes": lambda line: line.replace('"Geneva"', '"Geneva'),
    "a quote that never opens": lambda line: line.replace('"Geneva"', 'Geneva"'),
    "a bracket that never closes": lambda line: line.replace('Lavrov"]', 'Lavrov"'),
    "a brace that never closes": lambda line: line.replace("}", ""),
    "a comma that is missing": lambda line: line.replace('"meeting",', '"meeting"'),
    "a colon that is missing": lambda line: line.replace('"kind":', '"kind"'),
    "text after a quote": lambda line: line.replace('"Geneva"', '"Gen"eva'),
    "words in the place of an event": lambda line: line.replace("{", "words {"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("mistake", FLOW_MISTAKES)
@pytest.mark.parametrize("header", ["", '{"title": "Nine", "events": '])
def test_a_mistake_costs_one_event_of_json_with_one_a_line(
    mistake: str, header: str, place: int
) -> None:
    lines = [json.dumps(make_event(number)) for number in PLACES]
    lines[place] = FLOW_MISTAKES[mistake](lines[place])
    text = f"{header}[\n" + ",\n".join(lines) + "\n]" + ("}" if header else "") + "\n"
    chronology = load_text(text)
    assert count_whole(chronology) >= 8, text
    assert count_entries(chronology) == 9


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("mistake", FLOW_MISTAKES)
def test_a_mistake_costs_one_event_of_json_lines(mistake: str, place: int) -> None:
    lines = [json.dumps(make_event(number)) for number in PLACES]
    lines[place] = FLOW_MISTAKES[mistake](lines[place])
    chronology = load_text("\n".join(lines) + "\n")
    assert count_whole(chronology) >= 8
    assert count_entries(chronology) == 9


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("mistake", FLOW_MISTAKES)
def test_a_mistake_costs_one_event_of_items_in_braces(mistake: str, place: int) -> None:
    lines = [f"- {json.dumps(make_event(number))}" for number in PLACES]
    lines[place] = FLOW_MISTAKES[mistake](lines[place])
    chronology = load_text("events:\n" + "\n".join(lines) + "\n")
    assert count_whole(chronology) >= 8
    assert count_entries(chronology) == 9


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("mistake", ["a quote that never closes", "text after a quote"])
def test_a_mistake_in_json_over_many_lines(mistake: str, place: int) -> None:
    texts = [json.dumps(make_event(number), indent=2) for number in PLACES]
    texts[place] = FLOW_MISTAKES[mistake](texts[place])
    chronology = load_text("[\n" + ",\n".join(texts) + "\n]\n")
    assert count_whole(chronology) >= 8
    assert count_entries(chronology) == 9


@pytest.mark.parametrize("place", PLACES)
def test_a_conflict_costs_the_events_it_reaches_into(place: int) -> None:
    lines: Lines = ["events:"]
    for number in PLACES:
        event = block(number)
        if number == place:
            other = event[4].replace("Geneva", "Bern")
            event[4:5] = ["<<<<<<< HEAD", event[4], "=======", other, ">>>>>>> b"]
        lines += event
    chronology = load_text("\n".join(lines) + "\n")
    assert count_whole(chronology) == 8
    assert count_entries(chronology) == 9
    assert [one.code for one in chronology.diagnostics] == ["yaml-conflict"]


def test_a_conflict_between_whole_events_leaves_the_others() -> None:
    lines: Lines = []
    for number in PLACES:
        if number == 4:
            lines += ["<<<<<<< HEAD", *block(4), "=======", *block(5), ">>>>>>> b"]
        else:
            lines += block(number)
    chronology = load_text("\n".join(lines) + "\n")
    assert count_whole(chronology) == 8
    assert [(one.reason, one.entries) for one in chronology.left_out] == [
        ("conflict", 2)
    ]


def test_a_mistake_in_lists_without_end_is_told() -> None:
    chronology = load_text("events:\n- " + "- " * 3000 + "x: :\n")
    assert [one.code for one in chronology.diagnostics] == ["yaml-syntax", "key-shape"]


def test_a_dash_at_the_end_of_a_file_with_a_mistake() -> None:
    chronology = load_text("events:\n- date: 2013\n  title: x\n  note: a: b\n-")
    assert [event.title for event in chronology.events] == ["x"]
