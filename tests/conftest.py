"""Settings for every test, and how tests run the command line: as a process."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.files import ROOT
from tests.helpers.running import Run, make_environment

# Slow machines are no failure.
settings.register_profile(
    "timeline", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("timeline")


def _run(
    *arguments: str,
    cwd: Path = ROOT,
    stdin: str = "",
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=cwd,
        input=stdin,
        env=make_environment(**(env or {})),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def run() -> Run:
    """Return a function that runs timeline: on the sample, unless `cwd` is given.

    `env` adds to an environment that holds next to nothing.
    """
    return _run
