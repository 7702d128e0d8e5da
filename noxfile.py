"""The tasks of a contributor, each in a virtual environment of its own.

    nox                          lint, types and tests: nearly all that .ci/run asks
    nox --list                   every task in a line
    nox -s room -- dates         the tests of one room, or of several
    nox -s tests-3.12 -- -x      pytest takes what stands behind `--`

Environments stay in .nox and are used again; `nox -R` also leaves out installing, which
is right until pyproject.toml changes. Versions are read from pyproject.toml: nothing is
declared here a second time. CONTRIBUTING.md says when each task is wanted.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

import nox
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")["project"]
PYTHONS = nox.project.python_versions({"project": PROJECT})

FORMATS = (
    "tests/exports",
    "tests/cli/test_export_files.py",
    "tests/cli/test_export_yaml.py",
    "tests/cli/test_saving.py",
    "tests/cli/test_schema.py",
    "tests/reading/test_jsonschema.py",
    "tests/views/test_golden.py",
    "tests/test_diagnostics.py",
    "tests/test_format.py",
    "tests/reports",
)
"""Tests of what other programs and people read: exports and the pages on them, drawings
and reports as they are kept, and the schemas of the file and of the outputs."""

PROGRAMS = "tests/programs"
"""Tests of exports in the programs that they are made for. The suite runs one of each;
those marked `full` run here alone."""

ANSWERS = "tests/index/test_same_answers.py"
"""Tests of what is told from an index, of which the suite runs a few hundred cases."""

CASES = "TIMELINE_CASES"
"""The variable that says how many there are to be."""

DATASETTE = "datasette>=0.65"
"""What those marked `full` browse databases with, and nothing else needs."""

NPM = "TIMELINE_NPM"
"""The variable that leads to packages of npm, in a folder of `node_modules`' kind."""

nox.options.sessions = ["lint", "types", "tests"]
nox.options.default_venv_backend = "venv"
nox.options.reuse_venv = "yes"
# Left alone, nox skips what is missing, but fails where CI is set; and it may fetch it.
nox.options.error_on_missing_interpreters = False
nox.options.download_python = "never"


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run all tests on each Python that pyproject.toml names and that is here."""
    _install(session)
    _run_pytest(session, session.posargs)


@nox.session
def room(session: nox.Session) -> None:
    """Run the tests of rooms: `nox -s room -- dates names -k tenure`."""
    rooms = find_rooms()
    named = tuple(takewhile(lambda word: not word.startswith("-"), session.posargs))
    unknown = [name for name in named if name not in rooms]
    if unknown or not named:
        fault = f"there is no room {unknown[0]!r}" if unknown else "no room is named"
        session.error(f"{fault}; those with tests are {', '.join(rooms)}")
    _install(session)
    paths = [str(rooms[name].relative_to(ROOT)) for name in named]
    session.run("pytest", "-q", *paths, *session.posargs[len(named) :])


@nox.session
def golden(session: nox.Session) -> None:
    """Write golden files and the page of diagnostics anew, to be read with git diff."""
    session.install("-e", ".")
    session.run("python", "tools/update_golden.py")
    session.run("python", "tools/update_diagnostics.py")


@nox.session
def pictures(session: nox.Session) -> None:
    """Draw the pictures of README and docs anew."""
    session.install("-e", ".")
    session.run("python", "tools/make_pictures.py")


@nox.session
def formats(session: nox.Session) -> None:
    """Run the tests of what is written: exports, reports, golden files, schemas."""
    _install(session)
    session.run("pytest", "-q", *FORMATS, *session.posargs)


@nox.session
def programs(session: nox.Session) -> None:
    """Open what is exported in browsers, pandoc and other programs, at length."""
    _install(session, DATASETTE)
    session.run(
        "pytest",
        "-q",
        "-m",
        "full or not full",
        PROGRAMS,
        *session.posargs,
        env=_fetch_packages(session),
    )


@nox.session
def answers(session: nox.Session) -> None:
    """Hold 20,000 answers from an index, and after edits, to those of the files."""
    _install(session)
    # What is set by whoever calls stays.
    cases = {CASES: os.environ.get(CASES, "20000")}
    arguments = session.posargs or ("--numprocesses=auto",)
    session.run("pytest", "-q", ANSWERS, *arguments, env=cases)


@nox.session
def lint(session: nox.Session) -> None:
    """Check form and rules with ruff, and change nothing."""
    session.install(*pick_dev("ruff"))
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy: of the package, tests, tools and this file."""
    _install(session)
    session.run("mypy", *session.posargs)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run tests with the oldest Python and the oldest dependencies declared."""
    _install(session, *pin_lowest())
    _run_pytest(session, session.posargs)


@nox.session
def highest(session: nox.Session) -> None:
    """Run tests with the newest releases of everything, no pre-releases."""
    _install(session, "--upgrade", "--upgrade-strategy", "eager")
    _run_pytest(session, session.posargs)


def find_rooms() -> dict[str, Path]:
    """Return where the tests of each room stand, rooms in order of the alphabet.

    A room is a folder or a module of `timeline`; its tests are a folder of its name, or
    one file. Rooms without either are left out.
    """
    return dict(_list_rooms())


def _list_rooms() -> Iterator[tuple[str, Path]]:
    for name in sorted({path.stem for path in (ROOT / "timeline").iterdir()}):
        for path in (ROOT / "tests" / name, ROOT / "tests" / f"test_{name}.py"):
            if path.is_file() or any(path.glob("test_*.py")):
                yield name, path
                break


def pin_lowest() -> tuple[str, ...]:
    """Return each dependency of the package at the lowest version that is declared.

    Raises ValueError for one that declares none with `>=`.
    """
    pins = []
    for requirement in map(Requirement, PROJECT["dependencies"]):
        bounds = [
            part.version for part in requirement.specifier if part.operator == ">="
        ]
        if len(bounds) != 1:
            raise ValueError(f"pyproject.toml: {requirement} has no lowest version")
        pins.append(f"{requirement.name}=={bounds[0]}")
    return tuple(pins)


def pick_dev(*names: str) -> tuple[str, ...]:
    """Return what the extra `dev` declares of these packages, in its order.

    Raises ValueError for one that it does not have.
    """
    declared = {
        Requirement(text).name: text for text in PROJECT["optional-dependencies"]["dev"]
    }
    missing = [name for name in names if name not in declared]
    if missing:
        raise ValueError(f"pyproject.toml: dev lacks {', '.join(missing)}")
    return tuple(text for name, text in declared.items() if name in names)


def _install(session: nox.Session, *more: str) -> None:
    session.install("-e", ".[dev]", *more)


def _fetch_packages(session: nox.Session) -> dict[str, str]:
    """Return where tests find packages of npm, which are fetched if npm is there.

    Nothing where TIMELINE_NPM names them already; without npm their tests are skipped.
    """
    if NPM in os.environ or shutil.which("npm") is None:
        return {}
    folder = Path(session.create_tmp())
    shutil.copy(ROOT / PROGRAMS / "package.json", folder)
    options = ("--silent", "--ignore-scripts", "--no-audit", "--no-fund")
    # Within the folder, since --prefix would have npm look there for its settings too.
    with session.chdir(folder):
        session.run("npm", "install", *options, external=True)
    return {NPM: str(folder / "node_modules")}


def _run_pytest(session: nox.Session, arguments: Sequence[str]) -> None:
    """Run what is asked for, or all tests on all processors."""
    session.run("pytest", "-q", *(arguments or ("--numprocesses=auto",)))
