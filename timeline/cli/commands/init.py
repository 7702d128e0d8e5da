"""`timeline init`: write a starter file."""

from importlib.resources import files
from typing import Annotated

import typer

from timeline.cli.files import create_file
from timeline.cli.terminal import error_terminal
from timeline.files import DEFAULT_FILE


def run(
    path: Annotated[
        str, typer.Argument(metavar="FILE", help="The file to write.")
    ] = DEFAULT_FILE,
) -> None:
    """Write a starter file with comments, to learn from and to fill.

    A file that exists is never touched.
    """
    starter = files("timeline") / "data" / "starter.yaml"
    create_file(path, starter.read_bytes())
    named = "" if path == DEFAULT_FILE else f" {path}"
    error_terminal().write_notice(f"wrote {path}; try `timeline show{named}`")
