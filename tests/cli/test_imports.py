"""What starts at once: a command imports only what it uses."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.files import ROOT
from tests.helpers.running import make_environment

_PROBE = """
import atexit, sys
sys.argv = ["timeline", *sys.argv[1:]]
# `main` ends the process, but not before what waits for that.
@atexit.register
def tell():
    print("\\n", *sorted({{name.partition(".")[0] for name in sys.modules}}))
{code}
"""
_RUN = "from timeline.__main__ import main; main()"


def imported(code: str, *arguments: str, cwd: Path = ROOT) -> set[str]:
    """Return the top-level modules in memory after running `code`."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE.format(code=code), *arguments],
        cwd=cwd,
        env=make_environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


_HEAVY = {"typer", "rich", "yaml", "dateutil", "pydantic"}


@pytest.mark.parametrize(
    ("code", "arguments", "wanted"),
    [
        ("import timeline", [], set()),
        ("from timeline import load", [], {"yaml"}),
        ("from timeline import parse_date; parse_date('2013-05-10')", [], set()),
        (_RUN, ["--version"], {"typer"}),
        (_RUN, ["--help"], {"typer", "rich"}),
        (_RUN, ["show", "iso.yaml"], {"typer", "rich", "yaml"}),
        (_RUN, ["show", "iso.yaml", "--month", "2013-05"], {"typer", "rich", "yaml"}),
        (_RUN, ["check", "iso.yaml"], {"typer", "rich", "yaml"}),
    ],
)
def test_nothing_heavy_is_imported_but(
    code: str, arguments: list[str], wanted: set[str], tmp_path: Path
) -> None:
    (tmp_path / "iso.yaml").write_text(
        "events:\n- {date: 2013-05-10, title: T}\n- {date: 2013-05/2013-06, title: U}\n"
    )
    assert imported(code, *arguments, cwd=tmp_path) & _HEAVY <= wanted


def test_the_probe_sees_what_is_imported() -> None:
    assert {"yaml", "dateutil"} <= imported("import yaml, dateutil.parser")
