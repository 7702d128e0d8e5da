"""The tables hold themselves: no row without its manual, its golden files and its case.

Whoever adds a view, a format, a report, a painter, a check or a command learns here
what else belongs to it.
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline.views.frame
from timeline.checks import CHECKS, Checker
from timeline.checks.scope import Scope
from timeline.cli.commands import COMMANDS
from timeline.cli.group import load_command
from timeline.diagnostics import CODES
from timeline.exports import EXPORTS, Format, find_format
from timeline.pictures import PICTURES, find_drawing
from timeline.pictures.canvas import Drawing
from timeline.rendering import Span
from timeline.rendering.painters import PAINTERS, Canvas, Painter, find_painter
from timeline.reports import MACHINE_REPORTS, Report, machine
from timeline.settings import list_settings
from timeline.views import VIEWS, View, find_view

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
GOLDEN = ROOT / "tests" / "data" / "golden"
WIDTHS = (40, 80, 120)
# Views that neither wrap nor cut, whose lines are the same at every width.
_OF_NO_WIDTH = {"list"}


def _page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def _command_of(golden: str) -> str:
    path = GOLDEN / f"{golden}.txt"
    assert path.exists(), f"write {path.name} and run tools/update_golden.py"
    return path.read_text(encoding="utf-8").partition("\n")[0]


def _parameters(function: object) -> list[str]:
    """Return the names and types of parameters, and of what is returned."""
    assert callable(function)
    signature = inspect.signature(function)
    told = [one.name for one in signature.parameters.values() if one.name != "self"]
    return [*told, str(signature.return_annotation)]


def _members(protocol: type) -> Iterator[str]:
    return (
        name
        for name, value in vars(protocol).items()
        if inspect.isfunction(value) and not name.startswith("_")
    )


def _assert_follows(module: object, protocol: type) -> None:
    """Assert that a module has the functions of a protocol, with its parameters."""
    for name in _members(protocol):
        wanted = _parameters(getattr(protocol, name))
        found = _parameters(getattr(module, name, None))
        assert found == wanted, f"{name} of {module}"


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_a_view(name: str) -> None:
    _assert_follows(find_view(name), View)
    assert VIEWS[name].options.__doc__
    assert VIEWS[name].summary


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_golden_files(name: str) -> None:
    cases = [("", "")] if name in _OF_NO_WIDTH else [(f"-{w}", f"{w}") for w in WIDTHS]
    for suffix, width in cases:
        command = _command_of(f"sample-{name}{suffix}")
        default = name == next(iter(VIEWS))
        assert default or re.search(rf"(--view|-v) {name}\b", command)
        assert not width or f"--width {width}" in command
    if name not in _OF_NO_WIDTH:
        assert "--ascii" in _command_of(f"sample-{name}-ascii-80")
        assert "--color always" in _command_of(f"sample-{name}-color-80")


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_a_section_in_the_manual(name: str) -> None:
    page = _page("views")
    section = re.search(rf"^## {name}$(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert section is not None, f"docs/views.md has no section {name}"
    default = name == next(iter(VIEWS))
    assert default or f"--view {name}" in section[1]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_drawing_of_a_view(name: str) -> None:
    _assert_follows(find_drawing(name), Drawing)
    assert PICTURES[name].honours <= list_settings(VIEWS[name].options).keys()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_golden_files_and_a_section_in_the_manual(name: str) -> None:
    commands = (GOLDEN / "pictures" / "COMMANDS.txt").read_text(encoding="utf-8")
    default = name == next(iter(VIEWS))
    view = "" if default else f" --view {name}"
    assert f"sample-{name} $ timeline show{view} " in commands
    page = _page("drawings")
    section = re.search(rf"^## {name}$(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert section is not None, f"docs/drawings.md has no section {name}"
    for option in PICTURES[name].honours:
        assert f"`--{option.replace('_', '-')}" in section[1], option


@pytest.mark.parametrize("name", EXPORTS)
def test_a_format_is_a_format(name: str) -> None:
    module = find_format(name)
    assert list(inspect.signature(module.write).parameters) == [
        *(one for one in _parameters(Format.write)[:-1]),
    ]
    assert EXPORTS[name].summary
    assert all(suffix.startswith(".") for suffix in EXPORTS[name].suffixes)


@pytest.mark.parametrize("name", EXPORTS)
def test_a_format_has_a_golden_file_a_manual_and_tests(name: str) -> None:
    # What is no text is held by tests that read it back.
    if not EXPORTS[name].binary:
        command = _command_of(f"sample-export-{name}")
        assert command == f"$ timeline export --format {name}"
    pages = [path.stem for path in DOCS.glob("*.md") if path.stem != "library"]
    shown = [page for page in pages if f"export --format {name}" in _page(page)]
    assert shown, f"no page of docs shows `timeline export --format {name}`"
    for suffix in EXPORTS[name].suffixes:
        assert any(f"{suffix}" in _page(page) for page in shown), suffix
    *folders, module = EXPORTS[name].module.split(".")
    mirror = ROOT.joinpath("tests", "exports", *folders, f"test_{module}.py")
    assert mirror.exists(), f"write {mirror.relative_to(ROOT)}"


@pytest.mark.parametrize("name", MACHINE_REPORTS)
def test_a_report_has_a_golden_file_and_a_manual(name: str) -> None:
    function = getattr(machine, MACHINE_REPORTS[name].function)
    assert _parameters(function) == _parameters(Report.__call__)
    command = _command_of(f"described-check-{name}")
    assert f"check --format {name}" in command
    page = _page("diagnostics")
    assert f"`--format {name}`" in page
    assert f"<!-- output: --format {name} " in page, "docs/diagnostics.md shows none"


@pytest.mark.parametrize("name", PAINTERS)
def test_a_painter_keeps_the_text_and_is_in_the_manual(name: str) -> None:
    painter = find_painter(name)
    assert _parameters(painter) == _parameters(Painter.__call__)
    lines = [(Span("Ünïcode & <b>", "title"), Span(" 北京", "date")), (), (Span("2"),)]
    painted = "".join(painter(iter(lines), Canvas(40, "T")))
    for word in ("Ünïcode", "北京", "2"):
        assert word in painted
    # What is text stays text: in the tags of a page there is no other tag.
    assert "<b>" not in painted or not PAINTERS[name].suffix or name == "text"
    suffix = PAINTERS[name].suffix
    assert not suffix or suffix in _page("views"), f"docs/views.md lacks {suffix}"


def test_every_code_of_a_check_is_in_one_row() -> None:
    for of_headers in (True, False):
        rows = [row for row in CHECKS if (row.scope is Scope.HEADER) == of_headers]
        codes = [code for row in rows for code in row.codes]
        assert len(codes) == len(set(codes))
        assert set(codes) <= CODES.keys()
    for row in CHECKS:
        assert (row.sight is not None) == (row.scope is Scope.ALL)
        assert _parameters(row.run) == _parameters(Checker.__call__)
        assert row.run.__doc__, "a check says what it finds"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does_and_is_in_the_manual(name: str) -> None:
    command = load_command(name)
    assert command.help
    assert COMMANDS[name].summary
    pages = [*DOCS.glob("*.md"), ROOT / "README.md"]
    texts = [path.read_text(encoding="utf-8") for path in pages]
    assert any(f"timeline {name}" in text for text in texts)


def test_what_all_views_share_is_no_view() -> None:
    """A drawing borrows from what is shared, never from a sibling."""
    modules = {row.module.removesuffix(".view") for row in VIEWS.values()}
    folder = Path(timeline.views.frame.__file__).parent
    for path in folder.rglob("*.py"):
        own = path.relative_to(folder).with_suffix("").parts[0]
        if path.stem == "__init__" or own not in modules:
            continue
        borrowed = re.findall(
            r"from timeline\.views\.(\w+)", path.read_text(encoding="utf-8")
        )
        assert set(borrowed) & modules <= {own}, path.relative_to(ROOT)
