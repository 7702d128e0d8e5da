"""`timeline add`: into which file, what it writes, and what it refuses."""

import os
import stat
from pathlib import Path

import pytest

from tests.helpers.running import Run, start_timeline

BASE = """\
# Mine.
actors:
  cameron: {name: David Cameron, type: person, of: UK}
  putin: {name: Vladimir Putin, type: person, of: Russia}
sources:
  sherr-2013: {title: Hard Diplomacy, date: 2013}
fields: {importance: number, signed: date}
events:
- date: 10 May 2013
  title: Cameron in Sochi
  actors: [David Cameron, Vladimir Putin]
  kind: visit
  place: Sochi  # by plane
- date: 12 May 2013
  title: Obama calls
  id: obama-call
"""
_MARKED = "\ufeff" + "\r\n".join(
    ("events:", "- date: 2012", "  title: I", "- date: 2013", "  title: J", "")
)
LAST = BASE.index("- date: 12 May")


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    path.write_text(BASE)
    return path


def read_added(path: Path) -> str:
    """Return what was put in between the two events; the rest has to be as it was."""
    text = path.read_text()
    assert text[:LAST] == BASE[:LAST]
    rest = BASE[LAST:]
    assert text.endswith(rest)
    return text[LAST : -len(rest)]


def test_a_line_becomes_an_event_in_its_place(run: Run, path: Path) -> None:
    path.chmod(0o640)
    done = run("add", "11 May 2013: Kerry: a talk", cwd=path.parent)
    assert (done.returncode, done.stderr) == (
        0,
        "added to events.yaml:14 as 2013-05-11-kerry-a-talk\n",
    )
    assert done.stdout.startswith("● Sat 11 May 2013\nKerry: a talk\n")
    assert read_added(path) == '- date: 11 May 2013\n  title: "Kerry: a talk"\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(path.parent) == ["events.yaml"]


def test_options_are_keys(run: Run, path: Path) -> None:
    done = run(
        *("add", "11", "May", "2013:", "Talks", "-a", "Cameron, Putin", "-k", "Visit"),
        *("--to", "putin", "--about", "Russia", "-p", "Sochi", "-t", "a, b\\, c"),
        *("-s", "sherr-2013, 4", "-s", "SHERR-2013", "-s", "", "--status", "Claimed"),
        *("--summary", "one\ntwo", "--reported", "12 May 2013", "--note", "x # y"),
        *("--confidence", "HIGH", "--see", "OBAMA-CALL", "--id", "talks"),
        *("--set", "importance=7", "--set", "signed=11 May 2013"),
        cwd=path.parent,
    )
    assert (done.returncode, done.stderr) == (0, "added to events.yaml:14 as talks\n")
    assert read_added(path) == (
        "- id: talks\n  date: 11 May 2013\n  reported: 12 May 2013\n  title: Talks\n"
        "  summary: |\n    one\n    two\n  kind: visit\n  actors: [Cameron, Putin]\n"
        '  to: [putin]\n  about: [Russia]\n  place: Sochi\n  tags: [a, "b, c"]\n'
        "  sources:\n  - {source: sherr-2013, page: 4}\n  - sherr-2013\n"
        "  status: claimed\n  confidence: high\n  see: [obama-call]\n"
        '  note: "x # y"\n  importance: 7\n  signed: 11 May 2013\n'
    )


def test_words_of_ones_own_are_declared(run: Run, path: Path) -> None:
    done = run(
        *("add", "11 May 2013: T", "-k", "tea", "--status", "feared"),
        *("--set", "rank=3", "--set", "rank=4.5", "--set", "colour=red"),
        cwd=path.parent,
    )
    assert done.returncode == 0
    text = path.read_text()
    assert "kinds: [tea]\n" in text
    assert "statuses: {feared: reported}\n" in text
    assert "signed: date, rank: number, colour: text}\n" in text
    assert "  rank: [3, 4.5]\n  colour: red\n" in text
    assert run("check", cwd=path.parent).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "there is no event to add"),
        (("  ",), "there is no event to add"),
        (("-k", "visit"), "there is no event to add"),
        (("Minsk: talks",), "'Minsk' is not a date"),
        (("11 May 2013 T",), "no colon parts a date from a title"),
        (("after obama-cal: T",), "did you mean `after obama-call`?"),
        (("11 May 2013: T", "-a", "Camron"), "write David Cameron, or keep it"),
        (("11 May 2013: T", "-k", "vist"), "'vist' may be another spelling of 'visit'"),
        (("11 May 2013: T", "-p", "Sotchi"), "may be another spelling of 'Sochi'"),
        (("11 May 2013: T", "-s", "sher-2013, 4"), "spelling of 'sherr-2013'"),
        (("11 May 2013: T", "--set", "importence=7"), "spelling of 'importance'"),
        (("11 May 2013: T", "--set", "importance=many"), "'many' is none"),
        (("11 May 2013: T", "--set", "signed=soon"), "'soon' is not a date"),
        (("11 May 2013: T", "--set", "title=x"), "`title` is no key of your own"),
        (("11 May 2013: T", "--set", "Source=x"), "`Source` is no key"),
        (("11 May 2013: T", "--set", "sumary=x"), "another spelling of 'summary'"),
        (("11 May 2013: T", "--set", "When=x"), "`When` is no key of your own"),
        (("11 May 2013: T", "--set", "importance"), "is no key with a value"),
        (("11 May 2013: T", "--see", "obama-cal"), "did you mean obama-call?"),
        (("11 May 2013: T", "--confidence", "some"), "one of: low, moderate, high"),
        (("11 May 2013: T", "--reported", "soon"), "'soon' is not a date"),
        (("11 May 2013: T", "--id", "Obama-Call"), "taken by 'Obama calls'"),
        (("11 May 2013: T", "--id", "a b"), "write a-b"),
        (("11 May 2013: \udcff",), "is not UTF-8"),
        (("11 May 2013: T", "--into", "none.yaml"), "`timeline init none.yaml` makes"),
        (("11 May 2013: T", "--into", "."), ". is a folder"),
        (("11 May 2013: T", "--into", "-"), "standard input cannot be written into"),
        (("-", "--edit"), "--edit takes no lines"),
        (("-", "--id", "x"), "--id is for one event"),
        (("-",), "standard input holds no event"),
    ],
)
def test_what_is_wrong_changes_nothing(
    arguments: tuple[str, ...], message: str, run: Run, path: Path
) -> None:
    done = run("add", *arguments, cwd=path.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("timeline: error: ")
    assert message in done.stderr
    assert path.read_text() == BASE


def test_names_that_resemble_others_can_be_meant(run: Run, path: Path) -> None:
    done = run(
        *("add", "11 May 2013: T", "-a", "Camron", "--see", "later", "--as-typed"),
        cwd=path.parent,
    )
    assert done.returncode == 0
    assert read_added(path).endswith("  actors: [Camron]\n  see: [later]\n")
    # What a check finds is told of the new event alone.
    assert "error[see-unknown]: no event has the id 'later'" in done.stderr
    assert "warning[actor-unknown]: 'Camron'" in done.stderr


def test_lines_come_by_standard_input(run: Run, path: Path) -> None:
    lines = "\ufeff# Mine\r\n11 May 2013: A\r\n\r\n11 May 2013: B\n"
    done = run("add", "-", "-k", "call", cwd=path.parent, stdin=lines)
    assert (done.returncode, done.stderr) == (0, "2 events added to events.yaml\n")
    assert "\nA\n" in done.stdout
    assert "\nB\n" in done.stdout
    assert read_added(path) == (
        "- date: 11 May 2013\n  title: A\n  kind: call\n"
        "- date: 11 May 2013\n  title: B\n  kind: call\n"
    )


def test_all_lines_are_added_or_none(run: Run, path: Path) -> None:
    done = run("add", "-", cwd=path.parent, stdin="11 May 2013: A\nsoon: B\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("timeline: error: line 2: 'soon' is not a date\n")
    assert path.read_text() == BASE


def test_a_dry_run_shows_what_would_change(run: Run, path: Path) -> None:
    arguments = ("add", "11 May 2013: T", "-k", "tea", "--dry-run")
    done = run(*arguments, cwd=path.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("--- events.yaml\n+++ events.yaml\n@@")
    added = [line for line in done.stdout.splitlines() if line.startswith("+")]
    assert added[1:] == [
        "+kinds: [tea]",
        "+- date: 11 May 2013",
        "+  title: T",
        "+  kind: tea",
    ]
    colored = run(*arguments, "--color", "always", cwd=path.parent)
    assert "\x1b[32m+  title: T\x1b[0m\n" in colored.stdout
    assert path.read_text() == BASE


def test_the_card_fits_narrow_terminals(run: Run, path: Path) -> None:
    title = "莫斯科 talks " * 6
    done = run("add", f"11 May 2013: {title}", cwd=path.parent, env={"COLUMNS": "40"})
    cells = [
        len(line) + sum(one > "⺀" for one in line) for line in done.stdout.splitlines()
    ]
    assert max(cells) <= 40


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '[{"date": "2013", "title": "J"}]',
            '[{"date": "2013", "title": "J"}, {"date": "2014", "title": "T"}]',
        ),
        (
            "- {date: 2013, title: J}\n",
            "- {date: 2013, title: J}\n- {date: 2014, title: T}\n",
        ),
        (
            _MARKED,
            f"{_MARKED}- date: 2014\r\n  title: T\r\n",
        ),
        ("", "- date: 2014\n  title: T\n"),
    ],
    ids=["json", "flow", "crlf", "empty"],
)
def test_every_form_keeps_its_style(
    before: str, after: str, run: Run, path: Path
) -> None:
    path.write_bytes(before.encode())
    assert run("add", "2014: T", cwd=path.parent).returncode == 0
    assert path.read_bytes().decode() == after


def test_what_is_wrong_is_told_of_one_event_of_a_line(run: Run, path: Path) -> None:
    path.write_text('[{"date": "2013", "title": "J", "see": ["none"]}]')
    done = run("add", "2014: T", "--see", "nope", "--as-typed", cwd=path.parent)
    assert done.stderr.count("see-unknown") == 1
    assert "'nope'" in done.stderr


def test_a_file_is_named_where_there_are_several(run: Run, path: Path) -> None:
    other = path.with_name("b.yaml")
    other.write_text("- {date: 2014, title: Other}\n")
    both = {"TIMELINE_FILE": "events.yaml:b.yaml"}
    done = run("add", "2015: T", cwd=path.parent, env=both)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "timeline: error: the chronology has 2 files: events.yaml, b.yaml\n"
        "  hint: say which one it goes into: --into FILE\n"
    )
    # It is read with the others: names are known from them.
    arguments = ("add", "2015: T", "-k", "visit", "--see", "obama-call")
    done = run(*arguments, "--into", "./b.yaml", cwd=path.parent, env=both)
    assert done.returncode == 0
    assert other.read_text() == (
        "- {date: 2014, title: Other}\n"
        "- {date: 2015, title: T, kind: visit, see: [obama-call]}\n"
    )
    assert path.read_text() == BASE
    # One that is no part of it stands for itself.
    done = run(*arguments, "--into", "b.yaml", cwd=path.parent)
    assert "no event has the id 'obama-call'" in done.stderr


def test_a_chronology_on_standard_input_takes_none(run: Run, path: Path) -> None:
    done = run(
        *("add", "2015: T"), cwd=path.parent, stdin=BASE, env={"TIMELINE_FILE": "-"}
    )
    assert done.returncode == 2
    assert "standard input holds the chronology" in done.stderr


def test_files_that_are_not_to_be_replaced_stay(run: Run, path: Path) -> None:
    twin = path.with_name("twin.yaml")
    twin.hardlink_to(path)
    done = run("add", "2015: T", cwd=path.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert "2 names of a file" in done.stderr
    twin.unlink()
    page = path.with_name("page.md")
    page.write_text("---\ndate: 2013\ntitle: x\n---\n")
    done = run("add", "2015: T", "--into", "page.md", cwd=path.parent)
    assert "page.md is left as it is" in done.stderr
    path.chmod(0o440)
    done = run("add", "2015: T", cwd=path.parent)
    assert done.stderr.endswith("hint: make it writable\n")
    assert path.read_text() == BASE


def test_a_link_stays_one(run: Run, path: Path) -> None:
    link = path.with_name("link.yaml")
    link.symlink_to("events.yaml")
    done = run("add", "11 May 2013: T", "--into", "link.yaml", cwd=path.parent)
    assert done.returncode == 0
    assert link.is_symlink()
    assert read_added(path) == "- date: 11 May 2013\n  title: T\n"


def test_it_is_added_though_nobody_reads_of_it(hung_up: int, path: Path) -> None:
    done = start_timeline("add", "11 May 2013: T", cwd=path.parent, stdout=hung_up)
    assert "Traceback" not in done.errors
    assert read_added(path) == "- date: 11 May 2013\n  title: T\n"
