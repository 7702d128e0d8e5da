"""What people have in their files, and what comes of it.

tests/data/cases holds short files that once were read wrongly, were not read, or could
not be asked about. The first line of each says what to run, and what comes of it.
"""

import csv
import io
import json
import re
import shlex
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers.files import DATA
from tests.helpers.running import Outcome, invoke
from timeline.model import Event
from timeline.reading import load, load_text

# Signs that a spreadsheet takes for the beginning of a formula, wide ones too.
_FORMULA = re.compile("[\\s\u200b]*[=+@\\-\uff1d\uff0b\uff0d\uff20]")
CASES = DATA / "cases"


Check = Callable[[Outcome], object]


class Case(NamedTuple):
    """A command, and what must be true of its outcome."""

    file: str
    command: str
    """What follows the program's name, as it is typed in a shell."""
    check: Check


@pytest.fixture(autouse=True)
def _among_the_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A copy, since some commands write.
    folder = tmp_path / "cases"
    shutil.copytree(CASES, folder)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("FORCE_COLOR", raising=False)


def run(command: str) -> Outcome:
    return invoke(*shlex.split(command), columns=120)


def has(*texts: str) -> Check:
    """Return a check that all of some texts stand in what is printed, in order."""
    pattern = re.compile(".*".join(map(re.escape, texts)), re.DOTALL)

    def check(outcome: Outcome) -> None:
        assert outcome.code < 2, outcome.err
        assert pattern.search(outcome.out), outcome.out

    return check


def draws(*titles: str) -> Check:
    """Return a check that `--view list` draws events of these titles, in this order."""

    def check(outcome: Outcome) -> None:
        assert outcome.code < 2, outcome.err
        assert outcome.titles == list(titles)

    return check


def finds(*codes: str, events: int, left_out: int = 0) -> Check:
    """Return a check of what `check` finds in a file, and how much it reads."""

    def check(outcome: Outcome) -> None:
        found = re.findall(r"^\S+: (?:error|warning|note)\[(.+?)\]", outcome.out, re.M)
        assert Counter(found) == Counter(codes), outcome.out
        last = outcome.err.splitlines()[-1]
        assert last.startswith(f"{events} event"), last
        assert f"; {left_out} left out" in last or not left_out, last

    return check


def all_of(*checks: Check) -> Check:
    """Return a check of several."""

    def check(outcome: Outcome) -> None:
        for one in checks:
            one(outcome)

    return check


def says(*texts: str) -> Check:
    """Return a check that some texts stand in the report of a check."""

    def check(outcome: Outcome) -> None:
        for text in texts:
            assert text in outcome.out

    return check


def has_rows(*rows: str) -> Check:
    """Return a check that an export has these rows."""

    def check(outcome: Outcome) -> None:
        assert outcome.code == 0, outcome.err
        assert outcome.out.splitlines() == list(rows)

    return check


def has_no_formulas(outcome: Outcome) -> None:
    """Assert that no cell, nor a line or value in one, begins as formulas do."""
    assert outcome.code == 0
    rows = list(csv.reader(io.StringIO(outcome.out, newline="")))
    assert len(rows) == 8
    assert "=1+1" in outcome.out
    for cell in (cell for row in rows for cell in row):
        for part in re.split(r"[;\n\r\t]", cell):
            assert not _FORMULA.match(part), cell


def has_no_links(outcome: Outcome) -> None:
    """Assert that text is drawn as typed, without escapes of links."""
    assert "<img src=x onerror=alert(6)> & [red]x[/red]" in outcome.out
    assert "]]></text><script>alert(7)</script>" in outcome.out
    assert "\x1b" not in outcome.out


def spells_escapes(outcome: Outcome) -> None:
    """Assert that what a terminal would obey is spelled."""
    assert r"\x1b]52;c;cm0gLXJmIH4=\x07\x1b[2J\x1b[31mPWN" in outcome.out
    assert "\x1b" not in outcome.out


def refuses(*words: str) -> Check:
    """Return a check that a command ends with an error that has these words."""

    def check(outcome: Outcome) -> None:
        assert outcome.code == 2, outcome.out
        assert outcome.out == ""
        for word in words:
            assert word in outcome.err, outcome.err

    return check


def _count_places(outcome: Outcome) -> None:
    places = json.loads(outcome.out)["places"]
    counted = {one["value"]: one["events"] for one in places}
    shown = run("show place-counted-as-typed.yaml --place Budapest --view list").titles
    assert counted["Budapest"] == len(shown) == 2


def _has_isolates(outcome: Outcome) -> None:
    assert outcome.out.count("\u2068") == outcome.out.count("\u2069") >= 6


def _names_both(outcome: Outcome) -> None:
    for year, second in (("1933-34", "1933/1934"), ("1940-41", "1940/1941")):
        assert year in outcome.out
        assert second in outcome.out
    assert "2023/2024" in outcome.out


def _leaves_john_kerry_out(outcome: Outcome) -> None:
    assert "John Kerry" not in outcome.out or "Kerry" in outcome.err


def _assert_lacks(text: str, outcome: Outcome) -> None:
    assert outcome.code == 0
    assert outcome.out
    assert text not in outcome.out


NINE = (
    *("text-unquoted", "key-synonym", "date-invalid", "kind-unknown", "yaml-tab"),
    *("text-unquoted", "list-commas", "text-unquoted", "status-unknown"),
    *("key-missing", "yaml-syntax", "date-invalid", "value-unknown", "key-duplicate"),
)

HELD = (
    # Keys, and where events stand.
    Case(
        "date-names-id-of-any-shape.yaml",
        "show date-names-id-of-any-shape.yaml --view list",
        draws("Cameron in Sochi", "A message follows"),
    ),
    Case(
        "title-under-another-name.yaml",
        "check title-under-another-name.yaml",
        finds(*["key-synonym"] * 4, "kind-unknown", events=2),
    ),
    Case(
        "title-under-another-name.yaml",
        "show title-under-another-name.yaml --view list",
        draws("Recruiting post on Discord", "SAUFEX final conference"),
    ),
    Case(
        "keys-in-capitals.yaml",
        "show keys-in-capitals.yaml --view list",
        draws("Invasion"),
    ),
    Case(
        "container-other-name.yaml",
        "show container-other-name.yaml --view list",
        draws("AI Act enters into force"),
    ),
    Case(
        "container-other-name.yaml",
        "check container-other-name.yaml",
        finds("events-elsewhere", events=1),
    ),
    Case(
        "one-event-a-file.yaml",
        "show one-event-a-file.yaml --view list",
        draws("One event, one file"),
    ),
    Case("one-event-a-file.yaml", "check one-event-a-file.yaml", finds(events=1)),
    Case(
        "events-keyed-by-id.yaml",
        "export events-keyed-by-id.yaml --format csv --columns id,title",
        has_rows("id,title", "2022-11-06-owi-arrest,Deputy arrested"),
    ),
    Case(
        "front-matter.md",
        "export front-matter.md --format csv --columns title,date,summary",
        has_rows("title,date,summary", "Front matter,2022-11-06,Prose of the event."),
    ),
    Case(
        "fields-hint-on-list.yaml",
        "check fields-hint-on-list.yaml",
        says("`fields: [organizations]` and `events:` on two lines above the list"),
    ),
    Case("merge-key.yaml", "check merge-key.yaml", finds(events=2)),
    Case(
        "merge-key.yaml",
        "show merge-key.yaml --actor Kerry --view list",
        draws("Geneva talks, round one", "Geneva talks, round two"),
    ),
    # Dates in several keys, and none.
    Case(
        "date-under-year.yaml",
        "export date-under-year.yaml --format csv --columns date,title",
        has_rows(
            "date,title",
            "1964,Born in Farnborough",
            "2023,Social Housing Initiative",
        ),
    ),
    Case(
        "start-end.yaml",
        "export start-end.yaml --format csv --columns date,title",
        has_rows("date,title", "2022-01-01/2022-01-05,Talks"),
    ),
    Case("undated.yaml", "check undated.yaml", finds(events=2)),
    Case(
        "undated.yaml",
        "show undated.yaml",
        has("1 undated", "dated", "Undated", "The list of agents is drawn up"),
    ),
    # Words of the authors' own.
    Case(
        "ids-any-shape.yaml",
        "export ids-any-shape.yaml --format csv --columns id",
        has_rows("id", "2022-03-01--x", "2SjuZBR5", "CREATION_OF_WORLD", "PSE73898"),
    ),
    Case("ids-any-shape.yaml", "check ids-any-shape.yaml", finds(events=4)),
    Case(
        "status-own-word.yaml",
        "export status-own-word.yaml --format csv --columns date,status",
        has_rows("date,status", "2022-01-01,validated"),
    ),
    Case(
        "status-own-word.yaml",
        "check status-own-word.yaml",
        finds("status-unknown", events=1),
    ),
    Case(
        "actors-as-objects.yaml",
        "show actors-as-objects.yaml --actor Lavrov --view list",
        draws("A"),
    ),
    Case(
        "actors-as-objects.yaml",
        "show actors-as-objects.yaml --full",
        has("Lavrov", "role: minister"),
    ),
    # Citations.
    Case("citation-own-keys.yaml", "check citation-own-keys.yaml", finds(events=1)),
    Case(
        "citation-title-outlet-date.yaml",
        "show citation-title-outlet-date.yaml --full",
        has(
            "The Headline (JSTOR Daily, 2022-01-20)",
            "https://daily.jstor.org/a",
            "https://web.archive.org/1",
        ),
    ),
    Case(
        "citation-independence.yaml",
        "check --min-sources 2 citation-independence.yaml",
        finds("sources-few", "sources-few", events=2),
    ),
    # Mistakes.
    Case(
        "colon-in-title.yaml",
        "check colon-in-title.yaml",
        finds("text-unquoted", events=4),
    ),
    Case(
        "colon-in-title.yaml",
        "show colon-in-title.yaml --view list",
        draws("one", "Obama: no deal", "three", "four"),
    ),
    Case(
        "nine-mistakes.yaml",
        "check --all nine-mistakes.yaml",
        finds(*NINE, events=5, left_out=4),
    ),
    Case(
        "nine-mistakes.yaml",
        "show nine-mistakes.yaml --view list",
        draws(
            "Cameron in Sochi: Assad must go",
            "A tab before the key",
            "[?] Missiles seen at Tartus",
            '"Third secretary" is arrested',
            "Ryabkov speaks",
        ),
    ),
    Case(
        "left-out-unsaid.yaml",
        "show left-out-unsaid.yaml",
        has("1 event", "1 left out", "Kept"),
    ),
    Case(
        "merge-conflict.yaml",
        "check merge-conflict.yaml",
        all_of(finds("yaml-conflict", events=2, left_out=2), says("lines 5 to 11")),
    ),
    Case(
        "merge-conflict.yaml",
        "show merge-conflict.yaml --view list",
        draws("one", "last"),
    ),
    Case("surrogates.yaml", "check surrogates.yaml", finds(events=2)),
    Case(
        "surrogates.yaml",
        "show surrogates.yaml --view list",
        draws("Post \U0001f680 claims a strike", "next"),
    ),
    # Files.
    Case("subfolder", "show subfolder --year 2014 --view list", draws("A deep event")),
    Case("subfolder", "show subfolder", has("2 files in 2 folders")),
    Case(
        "same-file-twice.yaml",
        "export same-file-twice.yaml ./same-file-twice.yaml"
        " ../cases/same-file-twice.yaml --format csv --columns date",
        has_rows("date", "2013-05-10"),
    ),
    Case(
        "export-over-input.json",
        "export export-over-input.json -o export-over-input.json",
        refuses("is left as it is"),
    ),
    # What must stay text.
    Case(
        "formulas-in-csv.yaml",
        "export formulas-in-csv.yaml --format csv",
        has_no_formulas,
    ),
    Case("html-in-text.yaml", "show html-in-text.yaml --full", has_no_links),
    Case(
        "escape-in-confidence.yaml",
        "show escape-in-confidence.yaml --full",
        spells_escapes,
    ),
    # Dates as people write them.
    Case(
        "between-two-events.yaml",
        "check between-two-events.yaml",
        finds(events=3),
    ),
    Case(
        "dates-bc-ad.yaml",
        "show dates-bc-ad.yaml --view list",
        draws("C", "A", "B"),
    ),
    Case(
        "dates-machine.yaml",
        "show dates-machine.yaml --view list",
        draws("C", "B", "D", "A"),
    ),
    Case(
        "dates-slashed-certain.yaml",
        "export dates-slashed-certain.yaml --format csv --columns date",
        has_rows("date", "2015-03-23"),
    ),
    Case(
        "dates-unpadded.yaml",
        "export dates-unpadded.yaml --format csv --columns date",
        has_rows("date", "1902-07-01"),
    ),
    Case(
        "machine-times.yaml",
        "check machine-times.yaml",
        finds("date-invalid", events=3, left_out=1),
    ),
    Case(
        "old-style.yaml",
        "export old-style.yaml --format csv --columns begin",
        has_rows("begin", "1917-11-07", "1917-11-07"),
    ),
    Case(
        "year-pair-hint.yaml",
        "check year-pair-hint.yaml",
        all_of(finds("date-ambiguous", events=3, left_out=1), says("1908/1909")),
    ),
    Case("year-pair-misread.yaml", "check year-pair-misread.yaml", _names_both),
    # An argument that begins with a hyphen.
    Case("bce-argument.yaml", "date -0431", has("432 BC")),
    # The order of dates with offsets.
    Case(
        "offsets-order.yaml",
        "show offsets-order.yaml --view list",
        draws("B Moscow answers", "C London is told", "A Washington calls"),
    ),
    # Windows that are empty.
    Case(
        "reversed-window.yaml",
        "show reversed-window.yaml --since 2013-05-20 --until 2013-05-15",
        refuses("2013-05-20", "2013-05-15"),
    ),
    # Names as people use them.
    Case(
        "capital-of-another-time.yaml",
        'show capital-of-another-time.yaml --actor "Soviet Union" --view list',
        draws(
            "Moscow replies to Kennedy's letter",
            "The Soviet Union withdraws the missiles",
        ),
    ),
    Case(
        "iso-names.yaml",
        "show iso-names.yaml --actor Iran --view list",
        draws("one"),
    ),
    Case(
        "state-names-inverted.yaml",
        'show state-names-inverted.yaml --actor "South Korea" --view list',
        draws("Visit one", "Visit two"),
    ),
    Case(
        "surname-short-form.yaml",
        "show surname-short-form.yaml --actor Lavrov --view list",
        draws("one", "two", "three", "four", "five"),
    ),
    Case(
        "not-actor-short-form.yaml",
        "show not-actor-short-form.yaml --not-actor Kerry --view list",
        _leaves_john_kerry_out,
    ),
    Case(
        "office-of-namesakes.yaml",
        'show office-of-namesakes.yaml --actor "United States" --view list',
        draws("a", "b"),
    ),
    Case(
        "seat-hidden-by-longer-name.yaml",
        "show seat-hidden-by-longer-name.yaml --actor Berlin --view list",
        draws("two", "one"),
    ),
    Case(
        "undeclared-acronyms.yaml",
        "actors undeclared-acronyms.yaml --undeclared --format yaml",
        lambda outcome: _assert_lacks("aliases", outcome),
    ),
    # Commas in what is asked for.
    Case(
        "comma-in-actor.yaml",
        'show comma-in-actor.yaml --actor "Korea, Republic of" --view list',
        draws("one"),
    ),
    Case(
        "comma-in-place.yaml",
        'show comma-in-place.yaml --place "Paris, Texas" --view list',
        draws("one"),
    ),
    # Places of one name.
    Case(
        "place-counted-as-typed.yaml",
        "stats place-counted-as-typed.yaml --format json",
        _count_places,
    ),
    # Letters from right to left.
    Case("rtl.yaml", "show rtl.yaml --view table", _has_isolates),
    # The program's own exports: tests below hold them to the original.
    Case(
        "own-exports",
        "show own-exports/timeline-1.json --view list",
        draws(
            "Narendra Modi visits Paro, Thimpu",
            "Narendra Modi visits Fortaleza",
            "Narendra Modi visits Kathmandu",
        ),
    ),
)

NOT_YET: tuple[tuple[str, Case], ...] = ()
"""What is known not to hold, by its kind. A row that holds makes its test fail, and
then goes into `HELD`."""


def _list_params() -> Iterator[object]:
    for case in HELD:
        yield pytest.param(case, id=case.command)
    for reason, case in NOT_YET:
        mark = pytest.mark.xfail(strict=True, reason=reason, raises=AssertionError)
        yield pytest.param(case, id=case.command, marks=mark)


@pytest.mark.parametrize("case", list(_list_params()))
def test_what_comes_of_it_is_right(case: Case) -> None:
    case.check(run(case.command))


def test_every_file_is_in_a_row() -> None:
    files = {path.name for path in CASES.iterdir()}
    rows = [*HELD, *(case for _, case in NOT_YET)]
    assert files == {case.file for case in rows}
    assert all(case.file in case.command or "date -" in case.command for case in rows)


@pytest.mark.parametrize(
    "path", sorted(path for path in CASES.rglob("*") if path.is_file())
)
def test_first_line_says_what_to_run(path: Path) -> None:
    if path.parent.name == "own-exports" and path.suffix != ".yaml":
        # Written by the program, and left as they were written.
        return
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(CASES).parts[0]
    commands = re.findall(r"`timeline ([^`]+)`", text)
    assert commands or "see ../" in text
    assert all(name in one or one.startswith("date ") for one in commands)


# The program's own exports.


def _tell(event: Event) -> dict[str, object]:
    """Return what an event holds, but for its places and its notes."""
    return {
        name: getattr(event, name)
        for name in event.__dataclass_fields__
        # What names another event may be exported without it.
        if name not in ("origin", "marks", "note", "status_like", "beside")
    }


@pytest.mark.parametrize("name", ["timeline-2.json", "timeline-2.jsonl"])
def test_own_export_is_read_as_what_it_was_made_of(name: str) -> None:
    original = load(CASES / "own-exports" / "original.yaml")
    read = load(CASES / "own-exports" / name)
    assert read.diagnostics == ()
    assert len(read.events) == 3
    assert list(map(_tell, read.events)) == list(map(_tell, original.events))
    assert [event.note for event in read.events] == ["", "", ""]
    assert "backchannel" in read.kinds
    assert "validated" in read.statuses
    assert {"weight", "seen"} <= read.fields.keys()
    assert not read.fields.keys() & {"actors", "sources"}


def test_own_export_as_one_object_has_the_registries() -> None:
    original = load(CASES / "own-exports" / "original.yaml")
    read = load(CASES / "own-exports" / "timeline-2.json")
    assert read.title == original.title
    for registry in ("actors", "sources", "places"):
        records = getattr(original, registry)
        assert len(records) == 1
        for key, record in records.items():
            other = getattr(read, registry)[key]
            for name in record._fields:
                if name not in ("where", "marks"):
                    assert getattr(other, name) == getattr(record, name)


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize(
    "original",
    ["own-exports/original.yaml", "merge-key.yaml", "citation-title-outlet-date.yaml"],
)
def test_what_is_exported_now_is_read(form: str, original: str) -> None:
    exported = run(f"export {original} --format {form}").out
    read = load_text(exported, name=f"x.{form}")
    assert read.diagnostics == ()
    assert list(map(_tell, read.events)) == list(map(_tell, load(original).events))


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_older_export_is_read(form: str) -> None:
    read = load(CASES / "own-exports" / f"timeline-1.{form}")
    assert read.diagnostics == ()
    assert [(e.id, e.date.edtf, e.to, e.place) for e in read.events] == [
        (
            "2014-06-15-narendra-modi-visits-paro-thimpu",
            "2014-06-15/2014-06-16",
            ("Bhutan",),
            "Paro, Bhutan",
        ),
        (
            "2014-07-13-narendra-modi-visits-fortaleza",
            "2014-07-13/2014-07-16",
            ("Brazil",),
            "Fortaleza, Brazil",
        ),
        (
            "2014-08-03-narendra-modi-visits-kathmandu",
            "2014-08-03/2014-08-04",
            ("Nepal",),
            "Kathmandu, Nepal",
        ),
    ]
    assert all(event.extra == {} for event in read.events)


def test_edited_export_reports_mistakes_at_their_places() -> None:
    text = (CASES / "own-exports" / "timeline-1.jsonl").read_text(encoding="utf-8")
    spoiled = text.replace('"kind": "visit"', '"kind": []', 1)
    (found,) = load_text(spoiled).diagnostics
    line = spoiled.splitlines()[0]
    assert (found.code, found.where[1:3]) == (
        "key-shape",
        (1, line.index('"kind": [') + len('"kind": ') + 1),
    )
