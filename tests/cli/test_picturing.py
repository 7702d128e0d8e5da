"""`timeline show --save`: drawings to scale, and what is no such thing."""

import struct
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.test_hostile_text import run_here
from timeline.cli.group import load_command
from timeline.pictures import PICTURES
from timeline.pictures.options import MOST_SIDE


def _read_size(path: Path) -> tuple[int, int]:
    root = ElementTree.fromstring(path.read_bytes())  # noqa: S314  # our own
    return int(root.attrib["width"]), int(root.attrib["height"])


@pytest.mark.parametrize("view", PICTURES)
def test_a_view_is_saved_as_a_drawing(view: str, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    done = run_here("show", "--view", view, "--save", str(path))
    assert (done.code, done.stdout, done.stderr) == (0, "", f"saved to {path}\n")
    assert _read_size(path) == (1600, 900)
    assert "Russia, the United States and Syria, spring 2013" in path.read_text()


def test_size_theme_and_legend_are_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    save = ("--view", "lanes", "--save", str(path))
    run_here("show", *save, "--size", "800 X 450", "--theme", "dark", "--no-legend")
    assert _read_size(path) == (800, 450)
    text = path.read_text()
    assert "#15171a" in text
    assert ">one day<" not in text
    run_here("show", *save)
    assert ">one day<" in path.read_text()


def test_a_png_has_twice_the_dots(tmp_path: Path) -> None:
    path = tmp_path / "a.PNG"
    done = run_here("show", "--save", str(path), "--size", "400x300")
    assert (done.code, done.stderr) == (0, f"saved to {path}\n")
    assert struct.unpack(">II", path.read_bytes()[16:24]) == (800, 600)


def test_the_frame_of_a_terminal_is_saved_on_request(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    asked = ("--full", "--width", "60", "--terminal")
    done = run_here("show", *asked, "--save", str(path))
    assert (done.code, done.stderr) == (0, f"saved to {path}\n")
    assert "monospace" in path.read_text()
    assert "timeline show --full --width 60<" in path.read_text().replace("&#160;", " ")


@pytest.mark.parametrize("view", ["table", "gaps", "card", "list"])
def test_other_views_are_saved_as_a_terminal_shows_them(
    view: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.svg"
    done = run_here("show", "--view", view, "--limit", "2", "--save", str(path))
    assert done.code == 0
    assert "monospace" in path.read_text()


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        ("--save a.svg --size 10x10", "--size cannot be '10x10'", "give 300 to 4,000"),
        (
            f"--save a.svg --size {MOST_SIDE + 1}x900",
            f"--size cannot be '{MOST_SIDE + 1}x900'",
            "give 300 to 4,000",
        ),
        ("--save a.svg --size big", "--size cannot be 'big'", "such as 1600x900"),
        ("--save a.svg --size -1x9", "--size cannot be '-1x9'", "such as 1600x900"),
        ("--save a.svg --theme drak", "--theme cannot be 'drak'", "did you mean dark?"),
        ("--theme dark", "--theme is for a picture", "ends in .svg or .png"),
        ("--save a.txt --size 800x450", "--size is for a picture", ".svg or .png"),
        ("--save a.html --no-legend", "--no-legend is for a picture", ".svg or .png"),
        (
            "--save a.svg --terminal --theme dark",
            "--theme is for a picture",
            "without --terminal",
        ),
        ("--terminal", "--terminal says what --save saves", "--save FILE"),
        (
            "--save a.png --terminal",
            "--terminal cannot be saved as .png",
            ".svg, .html",
        ),
        ("--save a.svg --full", "--full is nothing that a picture", "--terminal"),
        ("--save a.svg --explain", "--explain is nothing that a", "--terminal"),
        ("--save a.svg --reverse", "--reverse is nothing that a", "--terminal"),
        ("--save a.svg --group-by actor", "--group-by is nothing that", "--terminal"),
        ("--save a.svg --width 90", "--width is nothing that a", "--terminal"),
        ("--save a.svg --ascii", "--ascii is nothing that a", "--terminal"),
        ("--save a.svg --with-notes", "--with-notes is nothing that", "--terminal"),
        (
            "--save a.svg -v lanes --legend",
            "--legend is nothing that a picture of lanes can show",
            "--terminal",
        ),
        (
            "--save a.svg -v lanes --height 9",
            "--height is nothing that a picture",
            "--terminal",
        ),
        ("--save a.png -v table", "a .png is for views that are drawn", "give --view"),
        ("--save a.svg -v gaps --theme dark", "--theme is for views", "give --view"),
    ],
)
def test_what_no_picture_can_be_is_refused_before_anything_is_read(
    arguments: str,
    message: str,
    hint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run_here("show", "missing.yaml", *arguments.split())
    assert (done.code, done.stdout) == (2, "")
    assert message in done.stderr
    assert hint in done.stderr
    assert not list(tmp_path.iterdir())


def test_without_the_extra_a_png_is_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    done = run_here("show", "missing.yaml", "--save", str(tmp_path / "a.png"))
    assert done.code == 2
    assert "needs the package resvg_py" in done.stderr
    assert 'pip install "diplomatic-timeline[pictures]"' in done.stderr
    assert "or save it as .svg" in done.stderr


def test_nothing_found_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text("old")
    assert run_here("show", "--kind", "treaty", "--save", str(path)).code == 0
    assert path.read_text() == "old"


def test_undated_events_are_said_to_be_apart(tmp_path: Path) -> None:
    chronology = tmp_path / "x.yaml"
    chronology.write_text(
        "- {date: 2013-05-10, title: A}\n- {date: unknown, title: B}\n"
    )
    path = tmp_path / "a.svg"
    asked = ("show", str(chronology), "--since", "2013", "--save", str(path))
    assert "--undated draws them" in run_here(*asked).stderr
    assert "1 undated event may match as well" in path.read_text()
    run_here(*asked, "--undated")
    assert "not on the axis: 1 undated" in path.read_text()


def test_only_show_draws_to_scale() -> None:
    def has(command: str) -> bool:
        names = {param.name for param in load_command(command).params}
        return {"size", "theme", "no_legend", "terminal"} <= names

    assert has("show")
    assert not has("stats")
