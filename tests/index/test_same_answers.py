"""Whatever is asked of whatever files: an index answers as the files do, byte by byte.

The suite asks a few hundred command lines at random; `TIMELINE_CASES` says how many
answers are to come from an index, such as 20000 (`nox -s answers`).
"""

import os
import shlex
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from random import Random

import pytest

from tests.helpers.files import DATA, ROOT
from tests.helpers.inquiries import Asker
from tests.helpers.recalls import Desk, Tally, counting, run_line
from tests.helpers.rescrawls import draw_edit
from tests.helpers.scrawls import Page, Scrawl, draw_scrawl

CASES = int(os.environ.get("TIMELINE_CASES", "300"))
"""Answers from an index, of which at least so many are asked for."""
_SEED = int(os.environ.get("TIMELINE_SEED", "0"))
_PARTS = 4
_APART = 1_000_003
"""Between the first seeds of two parts."""
_EDITS = 4
_ASKED = 8


@pytest.mark.parametrize("part", range(_PARTS))
def test_index_answers_as_the_files_do(
    part: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    tally = Tally()
    folder = tmp_path / "desk"
    with counting(tally):
        for seed in count(_SEED + part * _APART):
            if tally.warm * _PARTS >= CASES:
                break
            hold(seed, Desk(folder), tally)
            shutil.rmtree(folder)
    record_property("answers", str(tally))
    assert tally.updated * 20 >= tally.warm, tally
    assert tally.warm * 2 >= tally.cases, tally


def test_what_events_have_of_defaults_is_told_once_an_event(tmp_path: Path) -> None:
    # What is wrong with it stands in the header, in whichever event it is.
    entries = [f"- {{date: 2013-05-1{day}, title: T{day}}}\n" for day in range(4)]
    head = ("places: {port: {name: Port}}\n", "defaults: {place: Bonn}\n")
    page = Page("events.yaml", "yaml", head, tuple(entries))
    desk = Desk(tmp_path)
    with counting(Tally()):
        for end in ("}\n", "}\n\n", ", kind: call}\n"):
            text = entries[1].replace("}\n", end)
            changed = (entries[0], text, *entries[2:])
            desk.put(Scrawl((page._replace(entries=changed),)))
            told = [desk.ask(["check", "--all"], cached=one) for one in (True, False)]
            assert told[0] == told[1]
            assert b"place-unknown" in told[0].out


def hold(seed: int, desk: Desk, tally: Tally) -> None:
    """Hold answers about one chronology, and it after edits, to each other."""
    random = Random(seed)  # noqa: S311  the same each time
    scrawl = draw_scrawl(random)
    before: list[Scrawl] = []
    for _ in range(_EDITS + 1):
        desk.put(scrawl, anew=random.random() < 0.3)
        asker = Asker(scrawl, desk.load())
        for _ in range(_ASKED):
            inquiry = asker.draw(random)
            recalled, refreshed = tally.recalled, tally.refreshed
            told = desk.ask(inquiry.arguments, cached=True, variables=inquiry.variables)
            is_warm = tally.recalled > recalled
            wanted = desk.ask(
                inquiry.arguments, cached=False, variables=inquiry.variables
            )
            assert told == wanted, (seed, inquiry)
            tally.cases += 1
            tally.warm += is_warm
            tally.updated += tally.refreshed > refreshed
        before.append(scrawl)
        scrawl = draw_edit(random, scrawl, before)


@pytest.fixture(name="tally", scope="module")
def _tally() -> Iterator[Tally]:
    tally = Tally()
    with counting(tally):
        yield tally


@pytest.fixture(name="cache", scope="module")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of indexes that all tests here share."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize(
    "path", sorted((DATA / "golden").glob("*.txt")), ids=lambda path: path.stem
)
def test_golden_command_is_answered_alike(
    path: Path, tally: Tally, cache: Path
) -> None:
    command = path.read_text(encoding="utf-8").partition("\n")[0]
    arguments = shlex.split(command.removeprefix("$ timeline "))
    wanted = run_line(arguments, folder=ROOT, TIMELINE_CACHE="off")
    kept = run_line(arguments, folder=ROOT, TIMELINE_CACHE=str(cache))
    before = tally.recalled
    recalled = run_line(arguments, folder=ROOT, TIMELINE_CACHE=str(cache))
    assert kept == wanted
    assert recalled == wanted
    # Few commands read no chronology at all.
    reads = arguments[0] not in _WITHOUT_FILES
    assert (tally.recalled > before) == reads


_WITHOUT_FILES = frozenset({"formats", "codes", "date", "schema", "help"})
