"""`timeline import` as its user meets it: what is printed, told, and refused."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.running import Outcome, Run, invoke
from timeline import load, load_text
from timeline.checks import check
from timeline.cli import importtarget
from timeline.importing.into import Result, put_into

Import = Callable[..., Outcome]

VISITS = """\
id,date,title,actors,to,place,Notes on it
1,2013-05-10,Cameron flies to Sochi,David Cameron,Vladimir Putin,Sochi,"first; visit"
2,2013-06-17,G8 summit at Lough Erne,G8,,Lough Erne,
3,2014-03-18,Treaty on Crimea signed,Vladimir Putin,,Moscow,x
"""
WORKS = """\
[{"id": "sherr2013", "type": "report", "title": "Hard Diplomacy",
  "issued": {"date-parts": [[2013, 5]]}},
 {"id": "roberts2014", "type": "book", "title": "A Book"}]
"""
ONE = "events:\n- date: 2013-05-01\n  title: One\n"


@pytest.fixture(name="tool")
def _tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Import:
    """Return what runs `timeline import` in a folder with the visits."""
    monkeypatch.chdir(tmp_path)
    Path("visits.csv").write_text(VISITS)

    def run(*arguments: str, columns: int = 80) -> Outcome:
        return invoke("import", *arguments, columns=columns)

    return run


def _codes(path: str) -> Sequence[str]:
    return [one.code for one in check(load_text(Path(path).read_text()))]


def test_a_chronology_is_printed_that_check_is_quiet_about(tool: Import) -> None:
    done = tool("visits.csv")
    assert (done.code, done.err) == (
        0,
        "visits.csv: 3 rows, read by a map guessed from its columns\n",
    )
    assert done.out.startswith("timeline: 1\nfields: [Notes_on_it, imported, imported")
    chronology = load_text(done.out)
    assert len(chronology.events) == 3
    assert check(chronology) == ()


def test_a_new_file_is_made(tool: Import) -> None:
    shown = tool("visits.csv", "--into", "e.yaml", "--dry-run")
    assert shown.out.startswith("--- e.yaml\n+++ e.yaml\n@@ -0,0 +1,")
    assert not os.path.exists("e.yaml")
    done = tool("visits.csv", "--into", "e.yaml")
    assert (done.code, done.out) == (0, "")
    assert "e.yaml: made, with 3 events\n" in done.err
    assert Path("e.yaml").read_text() == tool("visits.csv").out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("e.yaml", ONE),
        ("e.yaml", ""),
        ("e.yaml", "# nothing yet\n"),
        ("e.yaml", "- date: 2013-05-01\n  title: One\n"),
        ("e.yaml", "events: [{date: 2013-05-01, title: One}]\n"),
        ("e.yaml", "\ufeff" + ONE.replace("\n", "\r\n")),
        ("e.json", '{"events": [{"date": "2013-05-01", "title": "One"}]}'),
        ("e.json", '[{"date": "2013-05-01", "title": "One"}]'),
        (
            "e.yaml",
            f"year: 2013\ndefaults: {{place: Rome, kind: call, to: [X]}}\n{ONE}",
        ),
    ],
)
def test_events_go_into_any_file_and_are_known_again(
    tool: Import, name: str, text: str
) -> None:
    before = text.encode()
    Path(name).write_bytes(before)
    shown = tool("visits.csv", "--into", name, "--dry-run")
    assert Path(name).read_bytes() == before
    assert shown.out.startswith(f"--- {name}\n+++ {name}\n")
    assert (shown.code, shown.err.splitlines()[1:]) == (0, [f"{name}: 3 new"])
    assert tool("visits.csv", "--into", name).code == 0
    after = Path(name).read_bytes()
    assert _codes(name) == []
    again = tool("visits.csv", "--into", name)
    assert (again.code, again.err.splitlines()[1:]) == (0, [f"{name}: 3 unchanged"])
    assert Path(name).read_bytes() == after


def test_errors_elsewhere_in_a_file_stay_where_they_are(tool: Import) -> None:
    Path("e.yaml").write_text("- date: 2013-13-01\n  title: Bad\n- title: None\n")
    assert tool("visits.csv", "--into", "e.yaml").code == 0
    assert _codes("e.yaml") == ["date-invalid", "key-missing"]


def _edit(path: str, *pairs: tuple[str, str]) -> None:
    text = Path(path).read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    Path(path).write_text(text)


def test_edits_here_and_there(tool: Import) -> None:
    tool("visits.csv", "--into", "e.yaml")
    _edit(
        "e.yaml", ("Lough Erne\n", "Northern Ireland\n"), ("Cameron flies", "PM flies")
    )
    _edit(
        "visits.csv",
        ("flies to Sochi", "goes to Sochi"),
        ("Treaty", "The treaty"),
        ("3,2014", "0,2012-01-01,New,,,,\n3,2014"),
    )
    done = tool("visits.csv", "--into", "e.yaml")
    mark = done.err.rpartition("imported_as: ")[2].strip()
    assert done.code == 1
    # Lines are those of the file as it is now.
    assert done.err == (
        "visits.csv: 4 rows, read by a map guessed from its columns\n"
        "e.yaml: 1 new, 1 updated, 1 edited here and kept, 1 changed here and there\n"
        "changed here and in the source:\n"
        "  e.yaml:11: PM flies to Sochi\n"
        "    title: 'PM flies to Sochi' here\n"
        "           'Cameron goes to Sochi' there\n"
        f"    to keep it as it is here for good: imported_as: {mark}\n"
    )
    text = Path("e.yaml").read_text()
    assert text.splitlines()[10] == "- id: 1"
    assert "title: The treaty on Crimea signed" in text
    _edit(
        "e.yaml",
        (
            "imported: visits:1\n  imported_as: ",
            f"imported: visits:1\n  imported_as: {mark} # ",
        ),
    )
    settled = tool("visits.csv", "--into", "e.yaml")
    assert settled.code == 0
    assert "e.yaml: 2 unchanged, 2 edited here and kept\n" in settled.err


def test_what_is_gone_there_stays(tool: Import) -> None:
    tool("visits.csv", "--into", "e.yaml")
    before = Path("e.yaml").read_text()
    _edit("visits.csv", (VISITS.splitlines()[2] + "\n", ""))
    done = tool("visits.csv", "--into", "e.yaml")
    assert done.err.splitlines()[1:] == [
        "e.yaml: 2 unchanged",
        "no longer in the source, and kept: e.yaml:15",
    ]
    assert Path("e.yaml").read_text() == before


def test_an_update_that_cannot_be_written_is_left_to_the_author(tool: Import) -> None:
    tool("visits.csv", "--into", "e.yaml")
    _edit("e.yaml", ("[David Cameron]", "[ # him\n    David Cameron]"))
    _edit("visits.csv", ("David Cameron", "Cameron"), ("Treaty", "The treaty"))
    done = tool("visits.csv", "--into", "e.yaml")
    assert done.code == 1
    assert "e.yaml: 1 updated, 1 unchanged, 1 left to be changed by hand\n" in done.err
    told = done.err.partition("to be changed here by hand:\n")[2]
    assert told.startswith("  e.yaml:5: Cameron flies to Sochi\n    actors: ")
    assert "comment" in told
    assert "The treaty" in Path("e.yaml").read_text()


def test_a_new_column_is_declared_though_nothing_is_new(tool: Import) -> None:
    tool("visits.csv", "--into", "e.yaml")
    lines = Path("visits.csv").read_text().splitlines()
    added = [f"{lines[0]},weight", *[f"{line},7" for line in lines[1:]]]
    Path("visits.csv").write_text("\n".join(added))
    done = tool("visits.csv", "--into", "e.yaml")
    assert done.err.endswith("e.yaml: 3 updated\n")
    assert _codes("e.yaml") == []


def test_a_renamed_file_is_not_put_in_twice(tool: Import) -> None:
    tool("visits.csv", "--into", "e.yaml")
    before = Path("e.yaml").read_text()
    os.rename("visits.csv", "all.csv")
    done = tool("all.csv", "--into", "e.yaml")
    assert done.code == 2
    assert "3 events would stand there twice" in done.err
    assert Path("e.yaml").read_text() == before
    known = tool("all.csv", "--into", "e.yaml", "--name", "visits")
    assert known.err.endswith("e.yaml: 3 unchanged\n")
    other = tool("all.csv", "--into", "e.yaml", "--name", "all")
    assert "3 of the new ones are here already, imported from 'visits'\n" in other.err
    assert _codes("e.yaml").count("id-duplicate") == 0


def test_others_are_pointed_at_beside_those_of_a_renamed_file(tool: Import) -> None:
    Path("e.yaml").write_text("events:\n- {date: 2013-05-01, title: Something else}\n")
    tool("visits.csv", "--into", "e.yaml")
    with Path("visits.csv").open("a") as table:
        table.write("4,2013-05-01,Something else,,,,\n")
    os.rename("visits.csv", "all.csv")
    done = tool("all.csv", "--into", "e.yaml", "--name", "all")
    assert "3 of the new ones are here already, imported from 'visits'\n" in done.err
    assert done.err.count("Something else\n") == 2
    assert "1 of the new ones may be here already: this\n  e.yaml:" in done.err


def test_of_several_files_the_renamed_one_is_named(tool: Import, run: Run) -> None:
    Path("more.csv").write_text("id,date,title\n7,2012,Other\n")
    tool("visits.csv", "more.csv", "--into", "e.yaml")
    os.rename("visits.csv", "all.csv")
    done = run("import", "more.csv", "all.csv", "--into", "e.yaml", cwd=Path.cwd())
    assert done.returncode == 2
    assert "from 'visits' and from 'all'\n  hint: import 'all' by itself" in done.stderr
    assert done.stderr.endswith("name it: --name all\n")


def test_of_chronologies_with_the_same_events_the_first_counts(tool: Import) -> None:
    Path("a.yaml").write_text("events:\n- {id: x, date: 2012, title: One}\n")
    Path("b.yaml").write_text("events:\n\n- {id: x, date: 2012, title: Other}\n")
    done = tool("a.yaml", "b.yaml", "--into", "e.yaml")
    assert done.code == 1
    assert (
        "b.yaml: 1 row left out\n"
        "  line 3: an earlier file has an event with the same id\n"
    ) in done.err
    assert [event.title for event in load("e.yaml").events] == ["One"]


def test_standard_input_is_named_where_it_goes_into_a_file(
    run: Run, tmp_path: Path
) -> None:
    refused = run("import", "-", "--into", "e.yaml", cwd=tmp_path, stdin=VISITS)
    assert (refused.returncode, os.listdir(tmp_path)) == (2, [])
    assert "--name visits" in refused.stderr
    named = ("import", "-", "--into", "e.yaml", "--name", "v")
    assert run(*named, cwd=tmp_path, stdin=VISITS).returncode == 0
    assert run("import", "-", cwd=tmp_path, stdin=VISITS).returncode == 0


def test_a_map_is_printed_and_nothing_put_into_a_file(tool: Import) -> None:
    done = tool("visits.csv", "--print-map", "--into", "e.yaml")
    assert (done.code, done.out) == (2, "")
    assert "--print-map puts nothing into a file" in done.err


def test_what_may_be_here_already_is_pointed_at(tool: Import) -> None:
    Path("e.yaml").write_text(
        ONE + "- date: 2013-05-10\n  title: Cameron flies to Sochi\n"
    )
    shown = tool("visits.csv", "--into", "e.yaml", "--dry-run")
    assert shown.err.endswith(
        "1 of the new ones may be here already: this\n"
        "  new: Cameron flies to Sochi\n"
        "    e.yaml:4: Cameron flies to Sochi\n"
    )
    done = tool("visits.csv", "--into", "e.yaml")
    assert done.err.endswith(
        "  e.yaml:7: Cameron flies to Sochi\n    e.yaml:5: Cameron flies to Sochi\n"
    )


def test_works_become_sources(tool: Import) -> None:
    Path("w.json").write_text(WORKS)
    Path("e.yaml").write_text(ONE)
    done = tool("w.json", "--into", "e.yaml")
    assert done.err == "w.json: 2 sources, read as csl\ne.yaml: sources: 2 new\n"
    assert _codes("e.yaml") == []
    before = Path("e.yaml").read_text()
    _edit("w.json", ("A Book", "Another"))
    again = tool("w.json", "--into", "e.yaml")
    assert again.err.splitlines()[1:] == [
        "e.yaml: sources: 1 unchanged, 1 other here and kept",
        "sources that say something else here: e.yaml:4",
    ]
    assert Path("e.yaml").read_text() == before
    assert (
        "new.yaml: made, with 2 sources\n" in tool("w.json", "--into", "new.yaml").err
    )


def test_several_files_and_a_folder(tool: Import) -> None:
    os.mkdir("all")
    os.rename("visits.csv", "all/visits.csv")
    Path("all/more.csv").write_text("id,date,title\n1,2012,Before all\n")
    Path("all/w.json").write_text(WORKS)
    Path("all/.hidden.csv").write_text("x")
    done = tool("all")
    assert (done.code, len(done.err.splitlines())) == (0, 3)
    chronology = load_text(done.out)
    assert len(chronology.events) == 4
    assert len({event.id for event in chronology.events}) == 4
    assert check(chronology) == ()


def test_the_other_files_of_the_chronology_are_read_as_well(
    tool: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.yaml").write_text("events: []\n")
    Path("b.yaml").write_text(ONE)
    monkeypatch.setenv("TIMELINE_FILE", "a.yaml:b.yaml")
    assert tool("visits.csv", "--into", "b.yaml").err.endswith("b.yaml: 3 new\n")
    again = tool("visits.csv", "--into", "a.yaml")
    assert again.err.endswith("a.yaml: 3 unchanged\n")
    monkeypatch.delenv("TIMELINE_FILE")
    assert tool("visits.csv", "--into", "a.yaml").err.endswith("a.yaml: 3 new\n")


def test_a_row_of_an_earlier_file_is_told_of(tool: Import) -> None:
    os.mkdir("b")
    Path("b/visits.csv").write_text("id,date,title\n1,2012,Other\n9,2012,New\n")
    done = tool("visits.csv", "b/visits.csv")
    assert done.code == 1
    assert (
        "b/visits.csv: 1 row left out\n"
        "  line 2: an earlier file has a row with the same key\n"
    ) in done.err
    assert len(load_text(done.out).events) == 4


def test_nothing_in_a_table_is_no_mistake(tool: Import) -> None:
    Path("e.csv").write_text("date,title\n")
    Path("t.yaml").write_text(ONE)
    done = tool("e.csv", "--into", "t.yaml")
    assert (done.code, done.err) == (
        0,
        "e.csv: 0 rows, read as csv\nt.yaml: nothing to do\n",
    )
    assert tool("e.csv").out == "timeline: 1\nevents: []\n"


def test_rows_left_out_by_the_map_are_no_failure(tool: Import) -> None:
    Path("m.yaml").write_text(
        "source: v\nkey: id\nevents:\n  date: date\n  title: title\nwithout: ['2']\n"
    )
    done = tool("visits.csv", "--map", "m.yaml")
    assert done.code == 0
    assert "visits.csv: 1 row left out by the map\n" in done.err


def test_rows_that_are_left_out_are_folded(tool: Import) -> None:
    rows = "".join(f"{number},32 May {number}99,T\n" for number in range(1, 9))
    Path("t.csv").write_text(f"id,date,title\n0,2013,Good\n{rows}9,2013,\n")
    Path("m.yaml").write_text("key: id\nevents:\n  date: date\n  title: title\n")
    done = tool("t.csv", "--map", "m.yaml")
    assert done.code == 1
    lines = done.err.splitlines()
    assert lines[1] == "t.csv: 9 rows left out"
    assert lines[2].startswith(
        "  lines 3, 4, 5, 6, 7 and 3 more, of which the first: '32 May 199'"
    )
    assert any(line.startswith("  line 11: it has no title") for line in lines)


def test_days_in_figures_are_asked_about(tool: Import) -> None:
    Path("t.csv").write_text("id,date,title\n1,05/10/2013,A\n2,06/10/2013,B\n")
    asked = tool("t.csv")
    assert asked.code == 1
    assert "  lines 2 and 3, of which the first: '05/10/2013' has" in asked.err
    assert asked.err.endswith(
        "    day-first it is 2013-10-05, month-first it is 2013-05-10; say which "
        "with --day-first or --month-first\n"
    )
    for order, day in (("--day-first", "2013-10-05"), ("--month-first", "2013-05-10")):
        done = tool("t.csv", order)
        assert (done.code, f"date: {day}\n" in done.out) == (0, True)


def test_what_changed_meanwhile_is_left(
    tool: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("e.yaml").write_text(ONE)

    def put(*arguments: Any, **options: Any) -> Result:
        result = put_into(*arguments, **options)
        Path("e.yaml").write_text(f"{ONE}# mine\n")
        return result

    monkeypatch.setattr(importtarget, "put_into", put)
    done = tool("visits.csv", "--into", "e.yaml")
    assert done.code == 2
    assert "was changed after it was read" in done.err
    assert Path("e.yaml").read_text() == f"{ONE}# mine\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("visits.csv", "--into", "visits.csv"),
            "visits.csv cannot be what is",
        ),
        (("visits.csv", "--into", "link.csv"), "link.csv cannot be what is"),
        (("visits.csv", "--into", "dir"), "dir is a folder"),
        (("visits.csv", "--into", "-"), "--into names a file, and '-' is none"),
        (("visits.csv", "--into", ""), "--into names a file, and '' is none"),
        (("visits.csv", "--into", "new.json"), "new.json is not there, and a new file"),
        (("visits.csv", "--into", "dangling"), "dangling is a link to nowhere, which"),
        (("visits.csv", "--into", "other.csv"), "other.csv is left as it is: it is no"),
        (
            ("visits.csv", "--into", os.devnull),
            f"{os.devnull} is no file that",
        ),
        (("visits.csv", "--dry-run"), "--dry-run is about a file that would change"),
        (("visits.csv", "--at", "a.b"), "visits.csv: 'at' means nothing in the form"),
        (("visits.csv", "--preset", "acled"), "visits.csv: it lacks what the map of"),
        (("visits.csv", "--preset", "gdelt"), "visits.csv: it lacks what the map of"),
        (("visits.csv", "--day-first", "--month-first"), "contradict each other"),
        (("visits.csv", "other.csv", "--print-map"), "a map is of one source"),
        (("w.json", "--print-map"), "w.json has no rows that a map could be of"),
        (("w.json", "--no-header"), "w.json: 'no header' means nothing in the form"),
        (("nothing.csv",), "nothing.csv: there is no such file or folder"),
        (("dir",), "dir holds nothing that could be imported"),
        (("empty.csv",), "empty.csv: there is nothing in it"),
        (("empty.csv", "--print-map"), "empty.csv: there is nothing in it"),
        (("visits.csv", "--form", "json"), "visits.csv:1: no JSON"),
    ],
)
def test_what_is_refused(tool: Import, arguments: Sequence[str], message: str) -> None:
    os.mkdir("dir")
    os.symlink("visits.csv", "link.csv")
    os.symlink("nowhere", "dangling")
    Path("other.csv").write_text("a,b\n")
    Path("empty.csv").write_text("\n")
    Path("w.json").write_text(WORKS)
    done = tool(*arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert Path("visits.csv").read_text() == VISITS
    assert not os.path.exists("new.json")


def test_one_of_several_names_of_a_file_is_left(tool: Import) -> None:
    Path("e.yaml").write_text(ONE)
    os.link("e.yaml", "also.yaml")
    assert "one of 2 names" in tool("visits.csv", "--into", "e.yaml").err
    assert Path("e.yaml").read_text() == ONE


def test_a_link_stays_one(tool: Import) -> None:
    Path("e.yaml").write_text(ONE)
    os.symlink("e.yaml", "link.yaml")
    assert tool("visits.csv", "--into", "link.yaml").code == 0
    assert os.path.islink("link.yaml")
    assert "Sochi" in Path("e.yaml").read_text()


def test_the_map_that_is_printed_is_the_one_that_was_used(tool: Import) -> None:
    printed = tool("visits.csv", "--print-map")
    assert (printed.code, printed.err) == (0, "")
    Path("m.yaml").write_text(printed.out)
    assert tool("visits.csv", "--map", "m.yaml").out == tool("visits.csv").out


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  title: title", "  titel: title", "m.yaml:6:3: an event has no key `titel`"),
        ("  place: place", "  place: plaze", "m.yaml:9:10: there is no column `plaze`"),
        ("key: id", "kee: id", "m.yaml:2:1: a map has no key `kee`"),
    ],
)
def test_a_wrong_map(tool: Import, old: str, new: str, message: str) -> None:
    Path("m.yaml").write_text(tool("visits.csv", "--print-map").out)
    _edit("m.yaml", (old, new))
    done = tool("visits.csv", "--map", "m.yaml")
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_quiet_says_only_what_is_wrong(tool: Import) -> None:
    assert tool("visits.csv", "--quiet").err == ""
    Path("t.csv").write_text("id,date,title\n0,2013,Good\n1,2013,\n")
    assert tool("t.csv", "--quiet").err.startswith("t.csv: 1 row left out\n")
