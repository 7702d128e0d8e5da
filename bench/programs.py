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
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import generate

_HERE = Path(__file__).parent
_CACHE = _HERE / ".cache"
_CACHE_VARIABLE = "TIMELINE_CACHE"
_SEED = 1

# How to get each program that is not part of this project's own installation.
_REMEDIES = {
    "timeline": "pip install -e .",
    "bean-check": "pip install beancount",
    "hledger": "apt install hledger (Debian package hledger)",
}


class BenchError(Exception):
    """Something cannot be measured; the message says what and what to do."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments.

    `label` is how reports name it: without folders, so that results from two machines
    can be compared. `environment` is what differs from that of this process, as names
    and values; `prepare` runs before each run, and is not counted.
    """

    label: str
    argv: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()
    prepare: Callable[[], object] | None = None


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


def make_cold_command(*arguments: str | Path) -> Command:
    """Return a command of `timeline` that neither asks nor writes an index."""
    return turn_cold(make_command("timeline", *arguments))


def make_warm_command(cache: Path, *arguments: str | Path) -> Command:
    """Return a command of `timeline` with its index in a folder.

    The first run writes it. Versions without an index ignore where it would be.
    """
    command = make_command("timeline", *arguments)
    return replace(command, environment=((_CACHE_VARIABLE, str(cache)),))


def turn_cold(command: Command) -> Command:
    """Return a command of `timeline` without its index."""
    return replace(command, environment=((_CACHE_VARIABLE, "off"),))


def make_python_command(code: str) -> Command:
    """Return `python -c CODE` with the Python that is running this."""
    return Command(label=f'python -c "{code}"', argv=(sys.executable, "-c", code))


def prepare_data(events: int, *forms: str) -> tuple[Path, ...]:
    """Return the generated files of these forms and this size, made if needed.

    Files are kept between runs and made again when the generator has changed. Stamps
    are written last, so that an interrupted run leaves no half of a file behind. The
    files are an hour old, since what has just been written need not be trusted by an
    index, as in git. A process of its own makes them: what this one has held in memory
    would be counted as that of the commands (see `measure.Usage`).
    """
    folder = _CACHE / str(events)
    digest = hashlib.sha256()
    for name in ("datewords.py", "formats.py", "generate.py", "picks.py", "words.py"):
        digest.update((_HERE / name).read_bytes())
    paths = {form: folder / generate.FORMS[form].file_name for form in forms}
    stamps = {form: folder / f"{path.name}.stamp" for form, path in paths.items()}
    missing = [
        form
        for form, stamp in stamps.items()
        if not stamp.exists() or stamp.read_text() != digest.hexdigest()
    ]
    if missing:
        for form in missing:
            stamps[form].unlink(missing_ok=True)
        _generate(events, folder, missing)
        for form in missing:
            old = time.time() - 3600
            os.utime(paths[form], (old, old))
            stamps[form].write_text(digest.hexdigest())
    return tuple(paths.values())


def _generate(events: int, folder: Path, forms: Sequence[str]) -> None:
    words = [f"--events={events}", f"--out={folder}", f"--seed={_SEED}"]
    words += [f"--form={form}" for form in forms]
    script = str(_HERE / "generate.py")
    run = subprocess.run([sys.executable, script, *words], check=False)
    if run.returncode != 0:
        raise BenchError(f"generate.py ended with exit code {run.returncode}")


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
