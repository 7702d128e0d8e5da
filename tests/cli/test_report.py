"""`timeline report`: a story of the user's, filled in with events."""

import os
from pathlib import Path

import pytest

from tests.helpers.chronologies import HALF_BAD
from tests.helpers.running import Run

_EVENTS = """\
sources: {memo: {title: A Memo}}
events:
- {id: a, date: 2013-05-10, title: He came, kind: visit, sources: [memo], note: Secret}
- {id: b, date: 2013-05, title: They spoke, kind: call}
"""
_STORY = "# May\n\nFirst {{event: a}}.\n\n{{timeline: year:2013}}\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "events.yaml").write_text(_EVENTS)
    (tmp_path / "story.md").write_text(_STORY)
    return tmp_path


def test_a_story_is_filled_in_on_standard_output(run: Run, folder: Path) -> None:
    done = run("report", "story.md", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "# May\n\nFirst He came (10 May 2013)[^timeline-1].\n\n"
        "**May 2013** They spoke\\\ncall\n\n"
        "**10 May 2013** He came[^timeline-1]\\\nvisit\n\n"
        "[^timeline-1]: *A Memo*.\n"
    )


def test_it_is_written_to_a_file(run: Run, folder: Path) -> None:
    done = run("report", "story.md", "events.yaml", "-o", "out.md", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "3 events filled in, written to out.md\n"
    assert (folder / "out.md").read_text() == run(
        "report", "story.md", cwd=folder
    ).stdout


def test_what_the_options_ask_for_narrows_its_lists(run: Run, folder: Path) -> None:
    done = run("report", "story.md", "--kind", "visit", "--brief", cwd=folder)
    assert "They spoke" not in done.stdout
    assert done.stdout.count("He came") == 2


def test_what_is_for_the_authors_alone_is_asked_for(run: Run, folder: Path) -> None:
    assert "Secret" not in run("report", "story.md", "--full", cwd=folder).stdout
    assert "Secret" in run("report", "story.md", "--with-notes", cwd=folder).stdout


def test_standard_input_is_not_the_story_and_its_events(run: Run, folder: Path) -> None:
    done = run("report", "-", "-", cwd=folder, stdin=_EVENTS)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "timeline: error: standard input cannot hold both the story and its events\n"
        "  hint: name a file for one of them\n"
    )


def test_a_story_may_come_from_standard_input(run: Run, folder: Path) -> None:
    done = run("report", "-", cwd=folder, stdin="{{event: b}} {{event: c}}")
    assert done.returncode == 2
    assert "<stdin>:1:14: there is no event 'c'" in done.stderr
    assert run("report", "-", cwd=folder, stdin="x {{event: b}}").stdout == (
        "x They spoke (May 2013)"
    )


def test_every_slip_is_told_and_nothing_is_written(run: Run, folder: Path) -> None:
    (folder / "story.md").write_text(
        "Die Überfahrt {{event: aa}}\n\n{{timeline: kind:visit or}}\n{{event b}}\n"
    )
    done = run("report", "story.md", "-o", "out.md", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "timeline: error: story.md:1:15: there is no event 'aa'\n"
        "timeline: error: story.md:3:1: nothing stands behind `or`\n"
        "    kind:visit or\n"
        "               ^^\n"
        '  hint: to search for the word, quote it: `"or"`\n'
        "timeline: error: story.md:4:1: there is no colon behind 'event'\n"
        "  hint: write {{timeline: QUERY}} or {{event: ID}};"
        " for the signs themselves write \\{{\n"
    )
    assert not (folder / "out.md").exists()


def test_neither_the_story_nor_the_chronology_is_written_over(
    run: Run, folder: Path
) -> None:
    os.link(folder / "story.md", folder / "same.md")
    os.symlink("events.yaml", folder / "events.md")
    for name in ("story.md", "same.md", "events.md", "./story.md"):
        done = run("report", "story.md", "-o", name, "--force", cwd=folder)
        assert done.returncode == 2
        assert f"{name} is what was read just now" in done.stderr
    assert (folder / "story.md").read_text() == _STORY
    assert (folder / "events.yaml").read_text() == _EVENTS


def test_a_list_of_nothing_is_told(run: Run, folder: Path) -> None:
    (folder / "story.md").write_text("{{timeline: kind:vote}}\n")
    done = run("report", "story.md", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "*No event matches.*\n")
    assert done.stderr == "story.md: line 1, column 1: no event matches\n"


def test_a_chronology_in_the_place_of_a_story_is_told(run: Run, folder: Path) -> None:
    done = run("report", "events.yaml", "-o", "out.docx", "--format", "md", cwd=folder)
    assert "events.yaml: there is no placeholder in it; `timeline export -o " in (
        done.stderr
    )
    assert "no placeholder" not in run("report", "story.md", cwd=folder).stderr


def test_a_chronology_with_errors_is_not_filled_in_unless_asked(
    run: Run, folder: Path
) -> None:
    (folder / "events.yaml").write_text(HALF_BAD)
    (folder / "story.md").write_text("{{timeline: year:2013}}\n")
    done = run("report", "story.md", "-o", "out.md", cwd=folder)
    assert done.returncode == 1
    assert "nothing exported: the chronology has errors" in done.stderr
    assert not (folder / "out.md").exists()
    done = run("report", "story.md", "--keep-going", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "**2013** Good\n")
    assert "1 left out, its date is not read" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["gone.md"], "gone.md: No such file or directory", "a file of Markdown"),
        (["."], ".: Is a directory", "a file of Markdown"),
        (
            ["story.md", "-o", "x.csv"],
            "'x.csv' does not tell the format",
            ".md, .docx, .pdf",
        ),
        (
            ["story.md", "-o", "x.docx", "--citekeys"],
            "--citekeys is no option",
            "format md",
        ),
        (["story.md", "--brief", "--full"], "both brief and full", "choose one"),
        (["story.md", "--notes", "end"], "--notes cannot be 'end'", "foot, none"),
        (["latin.md"], "latin.md is not UTF-8", "UTF-8"),
    ],
)
def test_a_command_line_that_is_wrong_is_told(
    arguments: list[str], message: str, hint: str, run: Run, folder: Path
) -> None:
    (folder / "latin.md").write_bytes(b"\xe9\n")
    done = run("report", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    error, told = done.stderr.splitlines()
    assert message in error
    assert hint in told


def test_without_pandoc_it_is_named(run: Run, folder: Path) -> None:
    done = run("report", "story.md", "-o", "x.docx", cwd=folder, env={"PATH": "/none"})
    assert (done.returncode, done.stdout) == (2, "")
    assert "pandoc is needed for this, and not found" in done.stderr
    assert not (folder / "x.docx").exists()
