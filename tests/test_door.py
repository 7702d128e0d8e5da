"""What contributors are told is true: tasks, rooms, files and hooks are there."""

import ast
import re
import runpy
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from timeline.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)["project"]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = sorted(
    [
        *(ROOT / f"{name}.md" for name in ("CONTRIBUTING", "RELEASING", "SECURITY")),
        *(ROOT / ".github").rglob("*.md"),
    ]
)
TASKS = ROOT / "noxfile.py"
NOX: dict[str, Any] = runpy.run_path(str(TASKS))


def _list_sessions() -> Iterator[str]:
    """Yield the functions of noxfile.py that are decorated as sessions."""
    for node in ast.parse(TASKS.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and any(
            ast.unparse(one).startswith("nox.session") for one in node.decorator_list
        ):
            yield node.name


SESSIONS = set(_list_sessions())


def _list_asked(text: str) -> set[str]:
    """Return the sessions that commands in a text run, without their Python."""
    commands = re.findall(r"nox (?:-R )?-s ([a-z0-9 .-]+?)(?= --|[^a-z0-9 .-]|$)", text)
    names = (name for command in commands for name in command.split())
    return {re.sub(r"-3\.\d+$", "", name) for name in names}


def test_the_guide_has_each_session_and_no_other() -> None:
    assert _list_asked(GUIDE) == SESSIONS


@pytest.mark.parametrize("page", [*PAGES, TASKS], ids=lambda path: str(path.name))
def test_every_session_that_is_named_is_there(page: Path) -> None:
    assert _list_asked(page.read_text(encoding="utf-8")) <= SESSIONS


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("`nox -s room -- dates names`", {"room"}),
        ("nox -s golden pictures && git diff", {"golden", "pictures"}),
        ("nox -s tests-3.12 -- -x", {"tests"}),
        ("`nox -R -s lint`, `nox`", {"lint"}),
        ("nox --list", set()),
    ],
)
def test_sessions_are_found_in_commands(text: str, asked: set[str]) -> None:
    assert _list_asked(text) == asked


def _list_rooms_with_tests() -> set[str]:
    """Return all rooms whose name a folder or a file of tests has."""
    tests = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    tests |= {path.stem[5:] for path in (ROOT / "tests").glob("test_*.py")}
    return tests & {path.stem for path in (ROOT / "timeline").iterdir()}


def test_each_room_with_tests_can_be_named() -> None:
    find_rooms: Callable[[], dict[str, Path]] = NOX["find_rooms"]
    rooms = find_rooms()
    assert set(rooms) == _list_rooms_with_tests() >= {"dates", "layout", "text"}
    assert rooms["dates"] == ROOT / "tests" / "dates"
    assert rooms["text"] == ROOT / "tests" / "test_text.py"


def test_each_folder_of_tests_belongs_to_a_room() -> None:
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    programs: str = NOX["PROGRAMS"]
    # `bench` is no room of the package, and stands beside it.
    assert folders <= {*NOX["find_rooms"](), Path(programs).name, "bench"}


def test_the_tests_of_formats_are_there() -> None:
    paths: tuple[str, ...] = NOX["FORMATS"]
    assert [path for path in paths if not (ROOT / path).exists()] == []
    exports = {str(path) for path in ROOT.glob("tests/cli/test_export_*.py")}
    assert exports <= {str(ROOT / path) for path in paths}


def test_each_dependency_is_pinned_to_its_lowest_version() -> None:
    pin_lowest: Callable[[], tuple[str, ...]] = NOX["pin_lowest"]
    assert [pin.replace("==", ">=") for pin in pin_lowest()] == PROJECT["dependencies"]


def test_a_tool_is_installed_as_the_project_declares_it() -> None:
    pick_dev: Callable[..., tuple[str, ...]] = NOX["pick_dev"]
    declared = PROJECT["optional-dependencies"]["dev"]
    assert pick_dev("ruff", "iso3166") == tuple(
        text for text in declared if text.startswith(("iso3166", "ruff"))
    )
    with pytest.raises(ValueError, match="dev lacks no-such-tool"):
        pick_dev("ruff", "no-such-tool")


# A path has a slash or a suffix that files of the repository have, and no blank.
_PATH = re.compile(r"`(\.?[\w-][\w./-]*?(?:/[\w./-]*|\.(?:md|py|toml|yaml)))`")
_MADE = (".venv/", ".nox")
"""What is there only once somebody has set up."""


@pytest.mark.parametrize("page", [*PAGES, TASKS], ids=lambda path: str(path.name))
def test_each_path_that_is_named_is_there(page: Path) -> None:
    named = _PATH.findall(page.read_text(encoding="utf-8"))
    wanted = [path for path in named if not path.startswith(_MADE)]
    assert [path for path in wanted if not (ROOT / path).exists()] == []


def test_paths_are_found() -> None:
    assert len(_PATH.findall(GUIDE)) > 5
    assert _PATH.findall("`a/b.c`, `.ci/run`, `x.md`, `text`, `and/or not`") == [
        "a/b.c",
        ".ci/run",
        "x.md",
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.name))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [it for it in targets if not (page.parent / it).exists()] == []


def test_the_guide_sets_up_as_readme_does() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)
    assert len(commands) == 2
    assert re.findall(r"^python3 -m venv .*$", GUIDE, re.MULTILINE) == commands


def _load_yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_hooks_of_this_repository_run_what_its_environment_has() -> None:
    (repository,) = _load_yaml(".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    programs = {hook["entry"].split()[0] for hook in repository["hooks"]}
    tools = map(Requirement, PROJECT["optional-dependencies"]["dev"])
    installed = {*(tool.name for tool in tools), *PROJECT["scripts"]}
    assert programs <= {f".venv/bin/{name}" for name in installed}


def test_hooks_for_chronologies_are_commands() -> None:
    hooks = _load_yaml(".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in hooks] == ["timeline-check", "timeline-fmt"]
    for hook in hooks:
        program, command = hook["entry"].split()
        assert program in PROJECT["scripts"]
        assert command in COMMANDS
        assert re.search(hook["files"], "chronologies/events.yaml")
