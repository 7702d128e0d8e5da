"""The programs that are measured: where they are, their versions, their data.

A program is looked for beside the running Python first, so that a virtual environment
is measured with its own `timeline` and `bean-check`, then on PATH.
"""

import hashlib
import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import generate

_HERE = Path(__file__).parent
_CACHE = _HERE / ".cache"
_SEED = 1

# How to get each program that is not part of this project's own installation.
_REMEDIES = {
    "timeline": "pip install -e .",
    "bean-check": "pip install beancount",
    "hledger": "apt install hledger (Debian package hledger)",
    "hyperfine": "apt install hyperfine (Debian package hyperfine)",
}


class BenchError(Exception):
    """Something cannot be measured; the message says what and what to do."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments.

    `label` is how reports name it: without folders, so that results from two machines
    can be compared.
    """

    label: str
    argv: tuple[str, ...]


def find_program(name: str) -> str:
    """Return the path of a program, or raise BenchError that says how to install it."""
    beside = Path(sys.executable).parent / name
    if os.access(beside, os.X_OK):
        return str(beside)
    found = shutil.which(name)
    if found is None:
        remedy = _REMEDIES.get(name, "install it")
        raise BenchError(f"{name} is not installed: {remedy}")
    return found


def make_command(program: str, *arguments: str | Path) -> Command:
    """Return the command; paths among the arguments are labelled by name alone."""
    words = [part.name if isinstance(part, Path) else part for part in arguments]
    return Command(
        label=" ".join([program, *words]),
        argv=(find_program(program), *map(str, arguments)),
    )


def make_python_command(code: str) -> Command:
    """Return `python -c CODE` with the Python that is running this."""
    return Command(label=f'python -c "{code}"', argv=(sys.executable, "-c", code))


def prepare_data(events: int) -> Path:
    """Return the folder with the generated files of this size, making them if needed.

    Files are kept between runs and made again when the generator has changed. The
    stamp is written last, so that an interrupted run leaves no half of a file behind.
    """
    folder = _CACHE / str(events)
    stamp = folder / "stamp"
    digest = hashlib.sha256()
    for name in ("datewords.py", "formats.py", "generate.py", "picks.py", "words.py"):
        digest.update((_HERE / name).read_bytes())
    if not stamp.exists() or stamp.read_text() != digest.hexdigest():
        stamp.unlink(missing_ok=True)
        generate.write_files(events, folder, forms=generate.DEFAULT_FORMS, seed=_SEED)
        stamp.write_text(digest.hexdigest())
    return folder


def describe_setting() -> Iterator[tuple[str, str]]:
    """Yield what the figures depend on, from machine to programs: name and value."""
    yield "CPU", f"{_read_cpu_model()}, {os.cpu_count()} cores"
    yield "system", f"{platform.system()} {platform.machine()}"
    yield "Python", platform.python_version()
    yield "timeline", _read_version("timeline")
    for name in ("typer", "PyYAML", "rich"):
        try:
            yield name, importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            yield name, "not installed"
    yield "hledger", _read_version("hledger")
    yield "beancount", _read_version("bean-check")
    yield "hyperfine", _read_version("hyperfine")


def _read_version(program: str) -> str:
    try:
        path = find_program(program)
    except BenchError:
        return "not installed"
    run = subprocess.run(
        [path, "--version"], capture_output=True, text=True, check=False
    )
    lines = run.stdout.splitlines()
    if run.returncode or not lines:
        return "unknown"
    first, _, rest = lines[0].partition(" ")
    return rest if rest and not first[0].isdigit() else lines[0]


def _read_cpu_model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    for line in lines:
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or "unknown"
