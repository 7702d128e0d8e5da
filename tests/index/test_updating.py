"""An index after an edit is what it would be if it were written anew.

Blocks are small here, so that edits fall on their edges as well.
"""

import dataclasses
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from timeline import Chronology, load, select
from timeline.checks import examine
from timeline.diagnostics import ExpectedError
from timeline.files import list_files
from timeline.index import blocks
from timeline.index.folder import Asked, Slot
from timeline.index.keeping import Recalled, recall, remember
from timeline.names.typed import typed_names_of

HEADER = """\
timeline: 1
title: Talks
actors:
  kerry: {name: John Kerry, aliases: [Kerry]}
  lavrov:
    name: Sergey Lavrov
    roles: [{office: Foreign Minister, of: Russia, when: 2004/2020}]
  smith-a: {name: Ann Smith}
  smith-b: {name: Bob Smith}
sources: {wire: {title: Wire, date: 2014-02-01}}
kinds: [parade]
fields: {importance: number}
queries: {talks: "kind:meeting", mine: "actor:Kerry and place:Paris"}
events:
"""
DATES: tuple[str, ...] = (
    "2013-05-10",
    "2013-05-10",
    "2013-05",
    "10 May 2013",
    "2013-06-01/2013-06-03",
)
DATES += ("1913-05-10", "2013~", "unknown", "2013-05-12T10:00", "2014-01")
NAMES: tuple[str, ...] = (
    "Kerry",
    "John Kerry",
    "lavrov",
    "Smith",
    "J. Kerry",
    "Petrov",
    "Ivan Petrov",
)
NAMES += ("Foreign Minister", "Moscow", "Zoë\u200b", "Nobody Known")
PLACES = ("Paris", "Geneva", "Sochi")
TITLES = ("They meet in Paris", "They meet in Paris again", "A call", "Nothing: new")


_ASKED = Asked("/", ("events.yaml",), "")


def _draw_entry(random: Random) -> str:
    title = random.choice(TITLES)
    if random.random() < 0.6:
        title = f"{title} {random.randrange(300)}"
    rows = [f"- date: {random.choice(DATES)}", f'  title: "{title}"']
    for key, words, share in (
        ("actors", NAMES, 0.8),
        ("to", NAMES, 0.3),
        ("place", PLACES, 0.5),
        ("kind", ("meeting", "parade"), 0.5),
        ("tags", ("arms", "trade", "Arms"), 0.3),
        ("sources", ("wire", "https://example.org/a", "Some Paper"), 0.4),
        ("importance", ("1", "7"), 0.2),
        ("summary", ("Short.", "More\n    of it"), 0.3),
    ):
        if random.random() < share:
            rows.append(f"  {key}: {random.choice(words)}")
    if random.random() < 0.1:
        rows.append(f"  id: event-{random.randrange(30)}")
    if random.random() < 0.1:
        rows.append(f"  see: [event-{random.randrange(30)}]")
    if random.random() < 0.1:
        rows.append("  sources: [{title: A piece, publisher: Wire, url: x.org/1}]")
    # No key twice: what is said of that keeps an entry from being read alone.
    keyed = {row.split(":")[0]: row for row in rows}
    return "\n".join(keyed.values()) + "\n"


def _change(random: Random, entries: list[str]) -> list[str]:
    """Return the entries after one edit, as somebody makes it in an editor."""
    entries = list(entries)
    at = random.randrange(len(entries))
    match random.randrange(7):
        case 0:
            entries.insert(at, _draw_entry(random))
        case 1:
            entries.append(_draw_entry(random))
        case 2 if len(entries) > 3:
            del entries[at : at + random.randint(1, 3)]
        case 3:
            entries[at : at + 2] = [_draw_entry(random), _draw_entry(random)]
        case 4:
            entries[at] = entries[at].replace("  title", "  # a comment\n  title")
        case 5:
            entries[at] = entries[at].replace("A call", "One call").replace("in", "at")
        case _:
            entries[at] = _draw_entry(random)
    return entries


def _keep(slot: Slot, path: Path) -> Chronology:
    chronology = load(path)
    examined = examine(chronology)
    shown = {id(one) for one in examined.shown}
    problems = [(source, one, id(one) in shown) for source, one in examined.found]
    found = list_files([str(path)])
    remember(slot, _ASKED, found, chronology, problems, _now())
    return chronology


def _now() -> int:
    # Some way ahead of the files.
    return 1 << 62


def _recall(slot: Slot, path: Path) -> Recalled | None:
    found = list_files([str(path)])
    return recall(slot, _ASKED, found, lambda: load(path))


QUESTIONS: tuple[str, ...] = (
    "",
    "actor:Kerry",
    "date:2013-05",
    "text:paris",
    "place:Paris",
    "@mine",
)
QUESTIONS += (
    "not actor:lavrov",
    "tag:arms or kind:parade",
    "about:Moscow",
    "id:event-3",
)


def _describe(chronology: Chronology) -> list[object]:
    """Return all that is to be seen of a chronology."""
    fields = [
        field.name
        for field in dataclasses.fields(Chronology)
        if field.name not in ("events", "files", "memo", "diagnostics")
    ]
    told: list[object] = [getattr(chronology, name) for name in fields]
    told.append(Counter(chronology.diagnostics))
    told += [
        event.to_dict() | {"like": event.status_like, "of": event.file}
        for event in chronology.events
    ]
    for question in QUESTIONS:
        try:
            found = select(chronology, question or None)
        except ExpectedError as error:
            told.append((error.message, error.hint))
            continue
        told.append([(one.event.id, one.fit, one.why) for one in found.matches])
        told += [found.notes, found.as_of]
    told.append(sorted(chronology.by_id))
    return told


def _run(tmp_path: Path, random: Random, edits: int) -> Counter[str]:
    path = tmp_path / "events.yaml"
    slot = Slot(tmp_path / "cache", "0" * 32)
    entries = [_draw_entry(random) for _ in range(random.randint(4, 24))]
    tally: Counter[str] = Counter()
    _write(path, entries)
    _keep(slot, path)
    for _ in range(edits):
        entries = _change(random, entries)
        _write(path, entries)
        recalled = _recall(slot, path)
        if recalled is None:
            tally["read"] += 1
            _keep(slot, path)
            continue
        tally["updated"] += 1
        anew = load(path)
        assert _describe(recalled.chronology) == _describe(anew)
        assert list(recalled.chronology.problems) == list(examine(anew).shown)
        assert recalled.keep is not None
        recalled.keep(_now())
        again = _recall(slot, path)
        assert again is not None
        assert again.keep is None
        assert list(again.chronology.problems) == list(examine(anew).shown)
        places = [event.locate("title") for event in anew.events]
        assert [event.locate("title") for event in again.chronology.events] == places
        again.chronology.store.database.close()
    return tally


def _write(path: Path, entries: Sequence[str]) -> None:
    path.write_text(HEADER + "".join(entries), encoding="utf-8")
    # Long ago, so that its status tells it from what it was before.
    at = path.stat().st_mtime_ns
    os.utime(path, ns=(at, at))


def test_an_updated_index_is_as_one_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "SIZE", 3)
    cases = int(os.environ.get("TIMELINE_CASES", "12"))
    tally: Counter[str] = Counter()
    for seed in range(cases):
        folder = tmp_path / str(seed)
        folder.mkdir()
        tally += _run(folder, Random(seed), 8)  # noqa: S311  # no secret
    assert tally["updated"] > tally["read"]


def _hold_edit(folder: Path, **files: str) -> None:
    """Write files anew whose folder has an index; hold what that tells to the files."""
    slot = Slot(folder / "cache", "0" * 32)
    path = folder / "files"
    _keep(slot, path)
    for stem, text in files.items():
        (path / f"{stem}.yaml").write_text(text, encoding="utf-8")
    recalled = _recall(slot, path)
    assert recalled is not None, "nothing of the index was of use"
    assert recalled.keep is not None, "nothing was written"
    anew = load(path)
    found = recalled.chronology
    assert list(found.problems) == list(examine(anew).shown)
    assert [*typed_names_of(found).counts.items()] == [
        *typed_names_of(anew).counts.items()
    ]
    found.store.database.close()


def _make_folder(folder: Path, **files: str) -> None:
    (folder / "files").mkdir()
    for stem, text in files.items():
        (folder / "files" / f"{stem}.yaml").write_text(text, encoding="utf-8")


def test_a_duplicate_in_a_file_that_is_not_cut_is_told_once(tmp_path: Path) -> None:
    call = "- {date: 2013-05-10, title: They call each other, id: call}\n"
    other = "- {date: 2013-05-11, title: A talk}\n"
    another = "- {date: 2013-05-10, title: Nothing alike}\n"
    whole = "- {date: &day 2013-05-10, title: They call each other, id: called}\n"
    _make_folder(tmp_path, a=call + other, b=whole)
    _hold_edit(tmp_path, a=call + other + another)


def test_a_duplicate_in_a_file_that_is_not_cut_goes_with_the_other(
    tmp_path: Path,
) -> None:
    call = "- {date: 2013-05-10, title: They call each other, id: call}\n"
    other = "- {date: 2013-05-11, title: A talk}\n"
    whole = "- {date: &day 2013-05-10, title: They call each other, id: called}\n"
    _make_folder(tmp_path, a=call + other, b=whole)
    _hold_edit(tmp_path, a=other)


def test_counts_stand_in_the_order_of_names(tmp_path: Path) -> None:
    one = "- {date: 2013-05-10, title: They meet, actors: [Ivanov]}\n"
    two = "- {date: 2013-05-11, title: They call, actors: [Petrov]}\n"
    three = "- {date: 2013-05-12, title: They talk, actors: [Ivanov]}\n"
    _make_folder(tmp_path, a=one + two + three)
    later = one.replace("-10", "-13")
    _hold_edit(tmp_path, a=later + two + three)


def test_what_reading_says_of_a_last_line_without_a_break_is_told(
    tmp_path: Path,
) -> None:
    one = "- {date: 2013-05-10, title: They meet}\n"
    slot, path = Slot(tmp_path / "cache", "0" * 32), tmp_path / "events.yaml"
    path.write_text(one, encoding="utf-8")
    _keep(slot, path)
    odd = "- date: 2013-05-11\n  title: They call\n  status: Mooted"
    path.write_text(one + odd, encoding="utf-8")
    recalled = _recall(slot, path)
    # Of what something is said in reading, all is read.
    assert recalled is None


def test_files_that_were_touched_alone_are_not_read_anew(tmp_path: Path) -> None:
    one = "- {date: 2013-05-10, title: They meet}\n"
    whole = "- {date: &day 2013-05-11, title: They call}\n"
    _make_folder(tmp_path, a=one, b=whole)
    _hold_edit(tmp_path, a=one)
    _hold_edit(tmp_path, a=one, b=whole)


def test_a_file_that_was_touched_alone_is_in_the_way_of_no_edit(
    tmp_path: Path,
) -> None:
    one = "- {date: 2013-05-10, title: They meet}\n"
    two = "- {date: 2013-05-11, title: They call}\n"
    _make_folder(tmp_path, a=one, b=two)
    _hold_edit(tmp_path, a=one + two.replace("call", "talk"), b=two)


@pytest.mark.parametrize("key", ["date", "reported"])
def test_a_date_that_waits_for_its_event_is_read_again(
    key: str, tmp_path: Path
) -> None:
    waiting = f"- {{date: 2013-05-10, {key}: after talks, title: They rest}}\n"
    if key == "date":
        waiting = "- {date: after talks, title: They rest}\n"
    one = "- {date: 2013-05-11, title: They meet}\n"
    slot, path = Slot(tmp_path / "cache", "0" * 32), tmp_path / "events.yaml"
    path.write_text(waiting + one, encoding="utf-8")
    _keep(slot, path)
    path.write_text(waiting + one.replace("title", "id: talks, title"))
    assert _recall(slot, path) is None
