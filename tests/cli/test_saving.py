"""`--save`: what a terminal shows, as a picture, a page or text.

Drawings to scale: test_picturing.
"""

import html
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.helpers.running import Run


def _save(run: Run, path: Path, *arguments: str) -> str:
    lines = ["--terminal"] if path.suffix == ".svg" else []
    done = run("show", *arguments, *lines, "--save", str(path))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"saved to {path}\n"
    return path.read_text(encoding="utf-8")


def test_text_is_what_a_wide_terminal_would_show(run: Run, tmp_path: Path) -> None:
    saved = _save(run, tmp_path / "a.txt", "--width", "70")
    drawn = run("show", "--width", "70").stdout
    assert saved == drawn


def test_a_picture_holds_every_line_and_the_command_for_a_title(
    run: Run, tmp_path: Path
) -> None:
    saved = _save(run, tmp_path / "a.svg", "--month", "2013-05", "--width", "90")
    text = "".join(ElementTree.fromstring(saved).itertext())  # noqa: S314  # our own
    for word in ("Cameron", "Patrushev", "timeline show --month 2013-05 --width 90"):
        assert word in text.replace("\u00a0", " ")
    assert "monospace" in saved
    # Nothing is fetched from anywhere.
    assert not re.search(r"url\(|<script|@import", saved.replace("url(#", ""))


def test_a_page_has_a_title_and_text_that_is_only_text(
    run: Run, tmp_path: Path
) -> None:
    chronology = tmp_path / "x.yaml"
    chronology.write_text('- {date: 2013, title: "<script>alert(1)</script> {x}"}\n')
    saved = _save(run, tmp_path / "a.html", str(chronology), "--search", "<script>")
    assert "<script>" not in saved
    assert html.escape("<script>alert(1)</script> {x}", quote=False) in saved
    assert "<title>timeline show " in saved
    assert "--search &#x27;&lt;script&gt;&#x27;</title>" in saved


def test_the_same_drawing_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.svg", tmp_path / "two.svg"
    assert _save(run, one) == _save(run, two)


def test_a_file_can_carry_what_the_terminal_cannot(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    done = run("show", "--save", str(path), env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "●" in path.read_text(encoding="utf-8")
    run("show", "--save", str(path), "--ascii")
    assert path.read_text(encoding="utf-8").isascii()


@pytest.mark.parametrize("name", ["a.pdf", "a", ".svg", "a.svg.bak"])
def test_another_suffix_is_refused_before_anything_is_read(
    run: Run, tmp_path: Path, name: str
) -> None:
    done = run("show", "missing.yaml", "--save", str(tmp_path / name))
    assert done.returncode == 2
    assert "does not tell how to save" in done.stderr
    assert "end it in .svg, .png, .html, .txt" in done.stderr
    assert not list(tmp_path.iterdir())


def test_what_is_exported_is_not_saved_and_that_is_said(run: Run) -> None:
    asked = ".txt, or did you mean `timeline export -o a.docx`?"
    assert asked in run("show", "--save", "a.docx").stderr
    # It answers with numbers, which no export of events has.
    assert "export" not in run("stats", "--save", "a.docx").stderr


def test_a_folder_that_is_not_there_is_an_error(run: Run, tmp_path: Path) -> None:
    done = run("show", "--save", str(tmp_path / "no" / "a.svg"))
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


def test_nothing_found_leaves_the_file_as_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    assert run("show", "--kind", "treaty", "--save", str(path)).returncode == 0
    assert path.read_text() == "old"


@pytest.mark.parametrize("command", ["actors", "sources", "stats"])
def test_listings_are_saved_as_well(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "a.txt"
    assert run(command, "--save", str(path)).returncode == 0
    assert path.read_text(encoding="utf-8") == run(command).stdout
    done = run(command, "--format", "json", "--save", str(path))
    assert done.returncode == 2
    assert "redirect the output" in done.stderr


def test_a_picture_is_as_wide_as_its_longest_line(run: Run, tmp_path: Path) -> None:
    narrow = _save(run, tmp_path / "a.svg", "--view", "list", "--width", "30")
    wide = _save(run, tmp_path / "b.svg", "--view", "list", "--width", "300")
    (one,), (two,) = (re.findall('viewBox="0 0 ([0-9.]+)', s) for s in (narrow, wide))
    assert float(two) > float(one) > float(two) / 3


def test_the_title_is_the_command_that_draws_it(run: Run, tmp_path: Path) -> None:
    saved = _save(
        run, tmp_path / "a.html", "--month", "2013-05", "--with-notes", "--force"
    )
    assert "<title>timeline show --month 2013-05</title>" in saved
