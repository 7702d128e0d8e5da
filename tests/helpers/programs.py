"""Programs that tests drive, where they are there."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest


def find_program(*names: str, package: str) -> str:
    """Return the path of a program by the first of its names that is there.

    Skips the test where none is, but fails it with CI=true. `package` is what Debian
    has it in.
    """
    for name in names:
        found = shutil.which(name)
        if found is not None:
            return found
    return _lack(f"{names[0]} is missing: Debian has it in {package}")


def find_npm_package(name: str) -> Path:
    """Return the folder of an npm package, which TIMELINE_NPM leads to.

    That is a folder of `node_modules`' kind. Skips the test where the package is not
    there, but fails it with CI=true.
    """
    folder = Path(os.environ.get("TIMELINE_NPM", "")) / name
    if os.environ.get("TIMELINE_NPM") and folder.is_dir():
        return folder
    return _lack(f"{name} is missing: npm has it; let TIMELINE_NPM name a node_modules")


def _lack(message: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
