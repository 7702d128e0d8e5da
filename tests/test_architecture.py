"""The rooms and the direction of imports, as docs/architecture.md gives them."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.index.seal import APART

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "timeline"
PAGE = ROOT / "docs" / "architecture.md"

# Third-party packages and the rooms they are at home in.
HOMES = {
    "typer": {"cli"},
    "rich": {"rendering", "cli"},
    "yaml": {"reading", "editing"},
    "dateutil": {"dates"},
    # In extras, and imported where they are used.
    "icalendar": {"importing"},
    "resvg_py": {"pictures"},
    "xlsxwriter": {"exports"},
}
# The face of the library hands out names of every room; `__main__` starts `cli`.
FACES = {"__init__", "__main__"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def _documented_rows() -> dict[str, int]:
    """Return the row of each room, as the page's table has them."""
    rows: dict[str, int] = {}
    for number, cell in re.findall(r"^\| (\d+) \| (.+?) \|", PAGE.read_text(), re.M):
        rows |= {room: int(number) for room in re.findall("`(.+?)`", cell)}
    return rows


ROWS = _documented_rows()


def _room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the dotted names a module imports, wherever in it, and their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            yield node.module or "", node.lineno


def test_every_room_is_documented_and_there() -> None:
    rooms = {_room_of(path) for path in MODULES} - FACES
    assert rooms == set(ROWS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.name))
def test_imports_flow_one_way(path: Path) -> None:
    room = _room_of(path)
    if room in FACES:
        return
    wrong = []
    for name, line in _imports(path):
        parts = name.split(".")
        if parts[0] != "timeline":
            continue
        other = parts[1]
        if other != room and ROWS[other] >= ROWS[room]:
            wrong.append(f"line {line}: {room} imports {name}")
    assert not wrong


def test_what_no_index_can_come_of_stands_beside_or_below_it() -> None:
    """So that a change there leaves indexes as they are."""
    beside = {room for room, row in ROWS.items() if row >= ROWS["index"]}
    assert beside - {"index", "cli"} == APART


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


NAMES = {_name(path): path for path in MODULES}


def _list_needs(path: Path) -> set[str]:
    """Return the modules that one imports, wherever in it, also for types alone."""
    needs = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                needs.add(whole if whole in NAMES else f"{node.module}")
        elif isinstance(node, ast.Import):
            needs |= {alias.name for alias in node.names}
    return needs & NAMES.keys()


def test_no_module_leads_back_to_itself() -> None:
    """There is no circle, between two modules or by way of others."""
    needs = {name: _list_needs(path) for name, path in NAMES.items()}
    done: set[str] = set()
    while True:
        free = {name for name in needs.keys() - done if needs[name] <= done | {name}}
        if not free:
            break
        done |= free
    assert sorted(needs.keys() - done) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.name))
def test_third_party_packages_stay_at_home(path: Path) -> None:
    room = _room_of(path)
    strays = [
        f"line {line}: {name}"
        for name, line in _imports(path)
        if room not in HOMES.get(name.split(".")[0], {room})
    ]
    assert not strays


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.name))
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    """No other room calls print or sys.exit, or reads the clock."""
    if _room_of(path) in {"cli", *FACES}:
        return
    called = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    forbidden = {"print", "exit", "sys.exit", "time.time", "datetime.now", "date.today"}
    assert not called & forbidden


def test_dependencies_are_those_with_a_home() -> None:
    """A package that is imported is declared, and the other way round."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert _list_names(project["dependencies"]) == {
        "typer",
        "rich",
        "python-dateutil",
        "pyyaml",
    }
    extras = project["optional-dependencies"]
    optional = {extra: _list_names(extras[extra]) for extra in extras.keys() - {"dev"}}
    assert optional == {
        "calendar": {"icalendar"},
        "excel": {"xlsxwriter"},
        "pictures": {"resvg_py"},
    }
    # The tests run with all of them.
    assert set().union(*optional.values()) <= _list_names(extras["dev"])


def _list_names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w-]", requirement)[0] for requirement in requirements}


def test_packages_of_extras_are_imported_late() -> None:
    """Without the extra a module that uses one can be imported all the same."""
    early = [
        f"{path.name}: {ast.unparse(node)}"
        for path in MODULES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        if re.search("icalendar|resvg_py|xlsxwriter", ast.unparse(node))
    ]
    assert not early
