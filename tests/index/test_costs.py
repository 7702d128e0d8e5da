"""An answer from an index looks at the events that it returns, and at few besides."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.recalls import Tally, Told, counting, run_line
from timeline.index import events, storedevents

_PEOPLE = ("Ann Abel", "Bea Berg", "Cyd Cole", "Dan Dorn")
_PLACES = ("Moscow", "Bonn", "Vienna, Austria", "the lodge")
_KINDS = ("visit", "call", "own kind")
_COUNT = 240


def _make_event(number: int) -> dict[str, object]:
    year, rest = divmod(number, 12)
    return {
        "date": f"{2000 + year}-{rest + 1:02}-0{number % 9 + 1}",
        "title": f"Title {number}",
        "actors": ["Eve Ede"] if number == 77 else [_PEOPLE[number % 4]],
        "about": ["Fay Funk"] if number % 60 == 0 else [],
        "kind": "treaty" if number == 78 else _KINDS[number % 3],
        "tags": ["rare"] if number == 79 else ["common", f"t{number % 5}"],
        "place": "Oslo" if number == 80 else _PLACES[number % 4],
        "status": "disputed" if number == 81 else "",
        "note": "Undelivered" if number % 7 == 0 else "",
        "sources": [{"source": f"Paper {number % 3}", "quote": "So"}],
        "own": {"note": "x"} if number == 83 else {"of": str(number)},
    }


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder of a chronology, of which there is an index."""
    folder = tmp_path_factory.mktemp("costs")
    written = [
        {key: value for key, value in _make_event(number).items() if value}
        for number in range(_COUNT)
    ]
    lines = [f"- {json.dumps(event)}\n" for event in written]
    header = "title: Costs\nevents:\n"
    (folder / "events.yaml").write_text(f"{header}{''.join(lines)}")
    with counting(Tally()):
        _ask(folder, "show", "--month", "2000-01")
        yield folder


def _ask(folder: Path, *arguments: str) -> Told:
    cache = str(folder / "cache")
    return run_line(arguments, folder=folder, TIMELINE_CACHE=cache, COLUMNS="100")


@pytest.mark.parametrize(
    ("arguments", "most"),
    [
        ("show --month 2006-06", 2),
        ("show --month 2006-06 --full --explain", 2),
        ("show --month 2006-06 --view list", 2),
        ("show --month 2006-06 --view table", 2),
        ("show --month 2006-06 --save out.txt", 2),
        ("show --actor|Eve Ede", 1),
        ("show --about|Fay Funk", 4),
        ("show --search|Title 123", 1),
        ("show --kind treaty", 1),
        ("show --tag rare", 1),
        ("show --place Oslo", 1),
        ("show --status disputed", 1),
        ("show --id 2006-06-06-title-77", 1),
        ("show --id nothing", 0),
        ("show --kind nothing", 0),
        ("show -q|kind:treaty or tag:rare", 2),
        ("show -q|actor:Eve and not kind:visit", 1),
        ("show --month 2006-06 --view card", 5),
        ("show --view=card --actor|Eve Ede", 5),
        ("stats --month 2006-06", 2),
        ("actors --month 2006-06", 2),
        ("export --format csv --month 2006-06", 2),
        ("export --format json --actor|Eve Ede", 1),
        ("export --format ics --kind treaty", 1),
    ],
)
def test_no_more_events_are_read_than_are_returned(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, most: int
) -> None:
    read: list[object] = []
    decode = events.decode_event

    def count(*given: object) -> object:
        read.append(given)
        return decode(*given)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(storedevents, "decode_event", count)
    words, *whole = arguments.split("|")
    told = _ask(folder, *words.split(), *whole)
    assert told.err.count(b"no index") == 0
    assert len(read) <= most
    assert (most == 0) == (told.code == 2)
