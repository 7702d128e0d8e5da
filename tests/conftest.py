"""Settings for every test, and how tests run the command line: as a process."""

import io
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.files import ROOT
from tests.helpers.forking import Forker
from tests.helpers.readings import ALWAYS, NEVER
from tests.helpers.running import Run, make_environment
from timeline.reading.merging import merge_files

# Slow machines are no failure.
settings.register_profile(
    "timeline", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("timeline")


@pytest.fixture(autouse=True, scope="session")
def _read_files() -> Iterator[None]:
    """Keep no index in the tester's own folder; a process gets no home to have one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIMELINE_CACHE", "off")
        yield


@pytest.fixture(name="forker", scope="session")
def _forker() -> Iterator[Forker]:
    """Return the process that forks itself for command lines."""
    with Forker(make_environment()) as forker:
        yield forker


@pytest.fixture(name="each_reading", params=[ALWAYS, NEVER], ids=["pattern", "libyaml"])
def _each_reading(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read files in this process by the pattern of plain entries, then without it."""
    read = partial(merge_files, plain_from=request.param)
    monkeypatch.setattr("timeline.reading.merge_files", read)


@pytest.fixture
def run(forker: Forker) -> Run:
    """Return a function that runs timeline: on the sample, unless `cwd` is given.

    `env` adds to an environment that holds next to nothing.
    """

    def run(
        *arguments: str,
        cwd: Path = ROOT,
        stdin: str = "",
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        variables, given = env or {}, stdin.encode()
        if not forker.suits(given, variables):
            return subprocess.run(
                [sys.executable, "-m", "timeline", *arguments],
                cwd=cwd,
                input=stdin,
                env=make_environment(**variables),
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
        code, *texts = forker.run(arguments, cwd, given, variables)
        output, errors = (
            io.TextIOWrapper(io.BytesIO(text), encoding="utf-8").read()
            for text in texts
        )
        return subprocess.CompletedProcess(arguments, code, output, errors)

    return run
