"""The faces of rooms: what mypy is told of each is what is there, when asked for."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.helpers.files import ROOT
from tests.helpers.running import make_environment
from timeline.faces import make_face

PACKAGE = ROOT / "timeline"


def _name(path: Path) -> str:
    return ".".join(path.parent.relative_to(ROOT).parts)


FACES = {
    _name(path): path
    for path in PACKAGE.rglob("__init__.py")
    if "make_face(\n" in path.read_text(encoding="utf-8")
}


def _list_told(path: Path) -> dict[str, str]:
    """Return the names that mypy is told of, each with its module."""
    return {
        alias.name: str(node.module)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname
    }


def test_there_are_faces() -> None:
    assert {"timeline.dates", "timeline.names", "timeline.query"} <= FACES.keys()


@pytest.mark.parametrize("room", FACES)
def test_mypy_and_editors_are_told_the_names_that_are_there(room: str) -> None:
    told = _list_told(FACES[room])
    face = import_module(room)
    assert sorted(vars(face)["__all__"]) == sorted(told)
    for name, module in told.items():
        assert getattr(face, name) is getattr(import_module(module), name)
    assert told.keys() <= {*dir(face)}


@pytest.mark.parametrize("room", FACES)
def test_no_name_is_that_of_a_module(room: str) -> None:
    """Importing the module would put it in the place of the name."""
    folder = FACES[room].parent
    modules = {path.stem for path in (*folder.glob("*.py"), *folder.glob("*/"))}
    assert not modules & _list_told(FACES[room]).keys()


@pytest.mark.parametrize("room", FACES)
def test_a_face_imports_nothing_of_its_room(room: str) -> None:
    code = f"import {room}, sys; print(*(m for m in sys.modules if '{room}.' in m))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=make_environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.split() == []


def test_what_a_face_does_not_have_is_an_attribute_error() -> None:
    find, list_names, _ = make_face("timeline.names", {"names": ("names_of",)})
    assert "names_of" in list_names()
    with pytest.raises(
        AttributeError, match=r"'timeline\.names' has no attribute 'no'"
    ):
        find("no")
