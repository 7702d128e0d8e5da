"""tests/typing/api.py, which mypy reads, tries the type of each name of the library."""

import ast
import inspect
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline

# mypy is not told of it: timeline/__init__.py says why.
NAMES: list[str] = vars(timeline)["__all__"]
ROOT = Path(__file__).resolve().parents[1]


def _list_claims() -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what stands in each `assert_type`: a value, and the type that it has."""
    source = (ROOT / "tests" / "typing" / "api.py").read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "assert_type":
            value, kind = node.args
            yield value, kind


def _names_in(tree: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


CLAIMS = tuple(_list_claims())
CALLED = {
    value.func.id
    for value, _ in CLAIMS
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name)
}
READ = {name for value, _ in CLAIMS for name in _names_in(value)}
TYPES = {name for _, kind in CLAIMS for name in _names_in(kind)}


@pytest.mark.parametrize("name", NAMES)
def test_each_name_of_the_library_has_its_type_tried(name: str) -> None:
    found = getattr(timeline, name)
    if inspect.isclass(found) or name == "Query":
        assert name in TYPES, f"tests/typing/api.py: nothing is said to be a {name}"
    elif callable(found):
        assert name in CALLED, f"tests/typing/api.py: assert_type({name}(...), ...)"
    else:
        assert name in READ, f"tests/typing/api.py: assert_type({name}..., ...)"


def test_no_type_that_is_tried_is_any() -> None:
    vague = {"Any", "object"}
    assert not [ast.unparse(it) for it, kind in CLAIMS if ast.unparse(kind) in vague]


def test_mypy_reads_what_is_tried() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mypy = settings["tool"]["mypy"]
    assert "tests" in mypy["files"]
    assert mypy["strict"]
    assert "exclude" not in mypy
