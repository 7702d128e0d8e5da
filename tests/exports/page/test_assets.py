"""The style and the script: small, exact, and readable in every light."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path
from pkgutil import get_data

import pytest

import timeline
from tests.helpers.programs import find_program
from timeline.exports.page.assets import (
    SCRIPTS,
    STYLES,
    load_script,
    load_style,
    make_policy,
)

_STYLE = load_style().text


def _read(name: str) -> str:
    data = get_data("timeline", f"exports/page/{name}")
    assert data is not None
    return data.decode()


_SCRIPT = load_script().text


def _list_pieces(text: str) -> list[str]:
    """Return what a reader of CSS or of a script sees: strings, words and signs.

    Without the semicolon behind what is the last of a block: there it says nothing.
    """
    text = re.sub(r"/\*.*?\*/|^ *//[^\n]*", " ", text, flags=re.DOTALL | re.MULTILINE)
    return re.findall(r'"(?:[^"\\\n]|\\.)*"|[\w$]+|(?!;\s*\})[^\s\w]', text)


def test_what_is_embedded_is_the_style_without_its_comments() -> None:
    whole = "".join(map(_read, STYLES))
    assert _list_pieces(_STYLE) == _list_pieces(whole)
    assert "/*" not in _STYLE


def test_what_is_embedded_is_the_script_without_its_comments() -> None:
    whole = "".join(_read(f"script/{name}.js") for name in SCRIPTS)
    pieces = _list_pieces(_SCRIPT)
    begin, end = _list_pieces('"use strict"; (() => {'), _list_pieces("})();")
    assert pieces[: len(begin)] == begin
    assert pieces[-len(end) :] == end
    # What stands last before the end of all needs no semicolon either.
    assert [*pieces[len(begin) : -len(end)], ";"] == [
        "let" if piece == "const" else piece for piece in _list_pieces(whole)
    ]


def test_no_end_of_a_line_ends_a_statement() -> None:
    # What begins otherwise would be an error beside a statement that has no end, and
    # the script would not be read; what begins so would go on with it.
    for name in SCRIPTS:
        lines = [line.strip() for line in _read(f"script/{name}.js").split("\n")]
        code = [line for line in lines if line and not line.startswith("//")]
        for one, two in pairwise(code):
            assert two[0] not in "([`+-/" or one[-1] in "([{,;?:&|=>+-*", (one, two)


def test_blanks_stay_where_they_mean_something() -> None:
    assert re.search(r"\+ \+", _SCRIPT)
    assert "++d" not in _SCRIPT
    assert ' > "' not in _SCRIPT
    assert "max-width: " not in _STYLE
    assert "@media (" in _STYLE


def test_every_part_of_the_script_is_embedded() -> None:
    folder = Path(timeline.__file__).parent / "exports/page"
    assert {path.stem for path in folder.glob("script/*.js")} == set(SCRIPTS)
    assert {path.name for path in folder.glob("*.css")} == set(STYLES)


def test_a_browser_could_read_the_script() -> None:
    node = find_program("node", package="nodejs")
    done = subprocess.run([node, "--check", "-"], input=_SCRIPT.encode(), check=False)
    assert done.returncode == 0


def test_they_stay_small() -> None:
    assert len((_STYLE + _SCRIPT).encode()) <= 60_000


def test_no_comment_stands_in_a_string() -> None:
    for name in STYLES:
        for text in re.findall(r'"[^"\n]*"', _read(name)):
            assert "/*" not in text


def test_nothing_in_them_ends_their_elements() -> None:
    for asset in (load_style(), load_script()):
        assert "</" not in asset.text
        assert "<!--" not in asset.text
        assert "@import" not in asset.text
        # But for what the script draws itself.
        assert not re.search(r"url\((?!#)", asset.text)


def test_the_policy_allows_them_and_nothing_else() -> None:
    style, script = load_style(), load_script()
    assert style.digest != script.digest
    rules = dict(rule.split(" ", 1) for rule in make_policy(style, script).split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": style.digest,
        "script-src": script.digest,
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def _read_colours(block: str) -> dict[str, str]:
    found = re.findall(r"--(\w+):(#[0-9a-f]+)\b", block)
    return {name: _widen(value) for name, value in found}


def _widen(value: str) -> str:
    return "#" + "".join(2 * one for one in value[1:]) if len(value) == 4 else value


def _measure_light(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _measure_contrast(one: str, two: str) -> float:
    low, high = sorted((_measure_light(one), _measure_light(two)))
    return (high + 0.05) / (low + 0.05)


_LIGHT, _DARK, _PRINT = (
    _read_colours(block) for block in re.findall(r":root\{(.*?)\}", _STYLE, re.DOTALL)
)


@pytest.mark.parametrize(
    "colours", [_LIGHT, _DARK, _PRINT], ids=["light", "dark", "print"]
)
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *((ink, "paper", 4.5) for ink in ("ink", "soft", "acc", "warn", "amber")),
        *((ink, "hi", 4.5) for ink in ("ink", "soft", "acc")),
        ("acc", "accw", 4.5),
        *((ink, "wash", 4.5) for ink in ("ink", "soft", "acc")),
        # Shapes, and the edges of what can be pressed (WCAG 2.2, 1.4.11).
        *((ink, "paper", 3.0) for ink in ("mark", "line")),
        ("mark", "land", 3.0),
    ],
)
def test_colours_are_told_from_what_they_stand_on(
    colours: dict[str, str], ink: str, ground: str, least: float
) -> None:
    assert _measure_contrast(colours[ink], colours[ground]) >= least


def test_every_colour_that_is_used_has_a_value_in_every_light() -> None:
    used = set(re.findall(r"var\(--(\w+)\)", _STYLE)) - {"serif", "sans", "m"}
    assert used <= set(_LIGHT)
    assert set(_LIGHT) == set(_DARK) == set(_PRINT)
