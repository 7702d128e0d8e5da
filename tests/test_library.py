"""The library: its documented examples, its names, and that they are the promised."""

import ast
import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

import timeline

# mypy is not told of it: timeline/__init__.py says why.
NAMES: list[str] = vars(timeline)["__all__"]
ROOT = Path(__file__).resolve().parents[1]
MANUAL = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


EXAMPLES = re.findall(
    r"```python\n(.*?)```(?:(?!```python).)*?```text\n(.*?)```", MANUAL, re.DOTALL
)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Return a folder that holds the sample."""
    shutil.copy(ROOT / "events.yaml", tmp_path)
    return tmp_path


def run(code: str, folder: Path) -> str:
    """Run code in a process of its own in a folder; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=folder,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def test_every_example_of_the_manual_says_what_it_prints() -> None:
    assert len(EXAMPLES) == MANUAL.count("```python") > 3


@pytest.mark.parametrize(("code", "printed"), EXAMPLES)
def test_the_examples_of_the_manual_print_what_the_manual_says(
    code: str, printed: str, folder: Path
) -> None:
    # DuckDB (2.0) leaves an empty line below a table.
    assert run(code, folder).rstrip("\n") == printed.rstrip("\n")


def test_the_example_of_the_docstring_finds_these_events(folder: Path) -> None:
    docstring = timeline.__doc__ or ""
    lines = [line for line in docstring.splitlines() if line.startswith("    ")]
    assert run(textwrap.dedent("\n".join(lines)), folder).splitlines() == [
        "2013-05 Kerry, on his first Kremlin visit as Secretary of State, waits three "
        "hours",
        "2013-05-10 Cameron flies to Sochi to restate that Assad must go",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_each_name_of_the_library_is_there_and_says_what_it_is(name: str) -> None:
    assert getattr(timeline, name).__doc__


def test_mypy_and_editors_are_told_the_names_that_are_there() -> None:
    tree = ast.parse(Path(timeline.__file__).read_text(encoding="utf-8"))
    told = {
        (alias.name, alias.asname): node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module != "typing"
        for alias in node.names
        if alias.asname
    }
    homes: dict[str, str] = vars(timeline)["_HOMES"]
    assert told == {(name, name): f"timeline.{home}" for name, home in homes.items()}


def test_every_name_can_be_completed_and_imported_at_once() -> None:
    assert {"__version__", *NAMES} - {*dir(timeline)} == set()
    everything: dict[str, object] = {}
    exec("from timeline import *", everything)  # noqa: S102  # it may stand here alone
    assert everything.keys() >= set(NAMES)


def test_the_version_is_the_one_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert timeline.__version__ == project["project"]["version"]


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'timeline' has no attribute 'lod'"):
        _ = timeline.lod  # type: ignore[attr-defined]  # as mypy says, too


def test_the_manual_names_nothing_that_is_not_there() -> None:
    table = re.findall(r"^\| `(\w+)\(", MANUAL, re.MULTILINE)
    assert len(table) == 16
    assert set(table) <= set(NAMES)


def test_the_library_is_typed() -> None:
    assert (Path(timeline.__file__).parent / "py.typed").is_file()


def test_loading_prints_nothing_and_raises_for_unreadable_files_only() -> None:
    chronology = timeline.load_text("events:\n- {date: 31 Feb 2013, title: T}\n")
    (problem,) = timeline.check(chronology)
    assert (problem.code, problem.severity) == ("date-invalid", timeline.Severity.ERROR)
    assert (problem.where.file, problem.where.line) == ("<text>", 2)
    with pytest.raises(timeline.UnreadableFileError, match="there is no such file"):
        timeline.load("no such file.yaml")


def test_a_query_takes_the_filters_by_name() -> None:
    chronology = timeline.load(ROOT / "events.yaml")
    either = timeline.make_query(actor="Kerry,Cameron", not_kind="statement")
    both = timeline.make_query(actor=["Kerry", "Putin"])
    found = [timeline.select(chronology, query).events for query in (either, both)]
    assert [[event.id for event in events] for events in found] == [
        ["kerry-visit", "cameron-sochi"],
        ["kerry-visit"],
    ]
    with pytest.raises(TypeError, match="there is no filter 'actors'"):
        timeline.make_query(actors="Kerry")  # type: ignore[call-arg]  # as mypy says, too
    with pytest.raises(timeline.UnresolvedNameError):
        timeline.select(chronology, timeline.make_query(actor="Nobody"))
