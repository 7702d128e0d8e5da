"""Which files make the chronology, and what is said where there are none."""

import io
import os
import sys
from pathlib import Path

import pytest

from timeline.diagnostics import Remedy
from timeline.reading import UnreadableFileError, find_files, load, read_file

EVENT = "- {date: 2013, title: T}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new folder, which is the current one; TIMELINE_FILE is not set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_FILE", raising=False)
    return tmp_path


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(EVENT, encoding="utf-8")


def test_events_yaml_is_the_default(here: Path) -> None:
    write(here, "events.yaml", "other.yaml")
    assert find_files([]) == ("events.yaml",)


def test_variable_names_the_default(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, "events.yaml", "other.yaml")
    monkeypatch.setenv("TIMELINE_FILE", "other.yaml")
    assert find_files([]) == ("other.yaml",)


def test_variable_may_name_several_paths(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, "b.yaml", "folder/x.yaml", "folder/a.yml")
    paths = ["b.yaml", "", "folder"]
    monkeypatch.setenv("TIMELINE_FILE", os.pathsep.join(paths))
    assert find_files([]) == (
        "b.yaml",
        str(Path("folder/a.yml")),
        str(Path("folder/x.yaml")),
    )


def test_empty_variable_counts_as_none(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, "events.yaml")
    monkeypatch.setenv("TIMELINE_FILE", "")
    assert find_files([]) == ("events.yaml",)


def test_arguments_go_before_the_variable(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, "a.yaml", "b.yaml")
    monkeypatch.setenv("TIMELINE_FILE", "a.yaml")
    assert find_files(["b.yaml"]) == ("b.yaml",)


def test_nothing_found_says_what_was_looked_for_and_how_to_go_on(here: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        find_files([])
    for words in ("TIMELINE_FILE", "events.yaml", str(here)):
        assert words in caught.value.message
    assert caught.value.hint == "name a file or folder"
    assert caught.value.remedy == Remedy("start-file")


def test_variable_that_names_nothing_is_an_error(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, "events.yaml")
    monkeypatch.setenv("TIMELINE_FILE", "gone.yaml")
    with pytest.raises(UnreadableFileError, match=r"gone\.yaml"):
        find_files([])


def test_folder_stands_for_its_files_sorted(here: Path) -> None:
    write(here, "d/b.yaml", "d/a.yml", "d/c.YAML", "d/notes.txt", "d/x.yaml.bak")
    names = [Path(path).name for path in find_files(["d"])]
    assert names == ["a.yml", "b.yaml", "c.YAML"]


def test_folder_stands_for_its_subfolders_too_its_own_files_first(here: Path) -> None:
    write(here, "d/z.yaml", "d/a/b.yaml", "d/a/a/c.yml", "d/b/a.yaml", "d/a.yaml")
    paths = ["a.yaml", "z.yaml", "a/b.yaml", "a/a/c.yml", "b/a.yaml"]
    assert find_files(["d"]) == tuple(str(Path("d") / path) for path in paths)


@pytest.mark.parametrize(
    "name",
    [
        *(".hidden.yaml", "._a.yaml", ".git/a.yaml", "deep/.hidden/a.yaml"),
        *("#a.yaml", "~a.yaml", "a.yaml~", "a.yaml.swp", ".a.yaml.swp", "a.yaml.bak"),
        *("b.json", "b.jsonl", "b.txt", "yaml", "b.yaml.md.txt"),
    ],
)
def test_hidden_backup_and_other_files_of_a_folder_are_left_out(
    here: Path, name: str
) -> None:
    write(here, "d/a.yaml", f"d/{name}")
    (here / "d" / "folder.yaml").mkdir()
    assert find_files(["d"]) == (str(Path("d/a.yaml")),)


def test_page_of_a_folder_is_read_where_it_has_front_matter(here: Path) -> None:
    write(here, "d/a.yaml", "d/plain.md")
    matter = "---\ndate: 2014\ntitle: U\n---\nProse.\n"
    for name, text in {
        "page.md": matter,
        "mark.markdown": f"\ufeff\n{matter}",
        "about.MD": "---\ntitle: About\n---\n",
    }.items():
        (here / "d" / name).write_text(text, encoding="utf-8")
    assert {Path(path).name for path in find_files(["d"])} == {
        *("a.yaml", "page.md", "mark.markdown", "about.MD"),
    }
    chronology = load("d")
    assert [event.title for event in chronology.events] == ["T", "U", "U"]
    assert chronology.title == ""
    assert [
        (one.code, Path(one.where.file).name) for one in chronology.diagnostics
    ] == [("file-passed", "about.MD")]


@pytest.mark.parametrize(
    "text",
    [
        "x: 1\n",
        "just text\n",
        "- {author: A, date: 2013, title: T}\n",
        "jobs: {a: {b: c}}\n",
    ],
)
def test_file_of_a_folder_that_is_no_chronology_is_passed_over(
    here: Path, text: str
) -> None:
    write(here, "d/a.yaml")
    (here / "d" / "ci.yml").write_text(text, encoding="utf-8")
    chronology = load("d")
    (found,) = chronology.diagnostics
    assert (found.code, str(found.severity)) == ("file-passed", "note")
    assert Path(found.where.file).name == "ci.yml"
    assert len(chronology.events) == 1
    assert (chronology.extra, chronology.left_out) == ({}, ())
    # Who names it wants it to be read.
    named = load(["d", str(Path("d/ci.yml"))])
    assert "file-not-chronology" in [one.code for one in named.diagnostics]


def test_file_of_a_folder_with_two_lists_of_events_is_not_passed_over(
    here: Path,
) -> None:
    write(here, "d/a.yaml")
    text = "x: [{date: 2013, title: T}]\ny: [{date: 2014, title: U}]\n"
    (here / "d" / "b.yaml").write_text(text, encoding="utf-8")
    assert [found.code for found in load("d").diagnostics] == ["events-ambiguous"]


def test_header_in_a_file_of_its_own_is_no_file_to_pass_over(here: Path) -> None:
    write(here, "d/a.yaml")
    (here / "d" / "header.yaml").write_text("title: X\nkinds: [x]\n", encoding="utf-8")
    chronology = load("d")
    assert chronology.diagnostics == ()
    assert chronology.title == "X"


def test_link_to_a_folder_above_goes_in_no_circle(here: Path) -> None:
    write(here, "d/a/b.yaml")
    (here / "d" / "a" / "up").symlink_to(here / "d", target_is_directory=True)
    assert find_files(["d"]) == (str(Path("d/a/b.yaml")),)


def test_file_that_goes_by_several_names_is_one(here: Path) -> None:
    write(here, "d/a.yaml")
    (here / "d" / "link.yaml").symlink_to("a.yaml")
    os.link(here / "d" / "a.yaml", here / "hard.yaml")
    paths = ["d/a.yaml", "./d/a.yaml", str(here / "d" / "a.yaml"), "d", "hard.yaml"]
    assert find_files(paths) == ("d/a.yaml",)
    assert len(load(paths).events) == 1


def test_hidden_file_that_is_named_is_read(here: Path) -> None:
    write(here, ".hidden.yaml")
    assert find_files([".hidden.yaml"]) == (".hidden.yaml",)


def test_named_file_may_have_any_suffix(here: Path) -> None:
    write(here, "chronology.txt")
    assert find_files(["chronology.txt"]) == ("chronology.txt",)


def test_file_named_twice_is_read_once_in_the_first_place(here: Path) -> None:
    write(here, "d/a.yaml", "d/b.yaml")
    b = str(Path("d/b.yaml"))
    assert find_files([b, "d", b]) == (b, str(Path("d/a.yaml")))


def test_empty_folder_is_an_error_with_a_remedy(here: Path) -> None:
    (here / "d").mkdir()
    with pytest.raises(UnreadableFileError) as caught:
        find_files(["d"])
    assert "no *.yaml or *.yml file" in caught.value.message
    assert caught.value.hint == "name a file"
    assert caught.value.remedy == Remedy("start-file", str(Path("d/events.yaml")))


def test_missing_file_is_an_error_with_a_remedy(here: Path) -> None:
    write(here, "events.yml")
    with pytest.raises(UnreadableFileError) as caught:
        find_files(["events.yaml"])
    assert caught.value.message == "events.yaml: there is no such file or folder"
    assert caught.value.hint == "did you mean events.yml?"
    assert caught.value.remedy is None
    with pytest.raises(UnreadableFileError) as caught:
        find_files(["gone.yaml"])
    assert caught.value.hint == "check the path"
    assert caught.value.remedy == Remedy("start-file", "gone.yaml")


def test_file_that_cannot_be_read_is_an_error(here: Path) -> None:
    # A folder is the one thing that even root cannot read as a file.
    (here / "d").mkdir()
    with pytest.raises(UnreadableFileError, match=r"d: .*directory"):
        read_file("d")


def test_standard_input_is_read_beside_files(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, "a.yaml")
    stdin = io.TextIOWrapper(io.BytesIO("- {date: 2012, title: É}\n- x\n".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    chronology = load(["a.yaml", "-"])
    assert [event.title for event in chronology.events] == ["É", "T"]
    (found,) = chronology.diagnostics
    assert (found.where.file, found.where.line) == ("<stdin>", 2)


@pytest.mark.parametrize("kind", [str, Path, list, tuple])
def test_load_takes_a_path_or_several(here: Path, kind: type) -> None:
    write(here, "a.yaml")
    given = kind(["a.yaml"]) if kind in (list, tuple) else kind("a.yaml")
    assert len(load(given).events) == 1


def test_load_raises_only_for_what_cannot_be_read(here: Path) -> None:
    (here / "bad.yaml").write_bytes(b"\xff\xfe\0[")
    assert [found.code for found in load("bad.yaml").diagnostics] == ["file-encoding"]
    with pytest.raises(UnreadableFileError):
        load("gone.yaml")


def test_a_link_that_leads_nowhere_is_named(here: Path) -> None:
    (here / "events.yaml").symlink_to("gone.yaml")
    for paths in ([], ["events.yaml"], ["."]):
        with pytest.raises(UnreadableFileError) as caught:
            load(paths)
        assert "events.yaml: a link to gone.yaml, where nothing is to be found" in str(
            caught.value
        )


def test_standard_input_may_be_a_text_of_a_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("- {date: 2012, title: É}"))
    assert [event.title for event in load("-").events] == ["É"]
    sys.stdin.close()
    with pytest.raises(UnreadableFileError, match="standard input is closed"):
        load("-")
