"""Reports as tests ask for them."""

import io
from pathlib import Path

import pytest

from timeline import Chronology, select
from timeline.exports import MarkdownOptions, write_export
from timeline.query import Question

_PLAIN = MarkdownOptions()


def write_report(
    chronology: Chronology,
    options: MarkdownOptions = _PLAIN,
    question: Question | str | None = None,
) -> str:
    """Return a report in Markdown on what is asked for, of everything if nothing is."""
    stream = io.BytesIO()
    write_export("md", select(chronology, question), stream, options)
    return stream.getvalue().decode()


# A browser that prints the page as it is.
_PRINT = """\
for one in "$@"; do
  case "$one" in --print-to-pdf=*) file=${one#*=};; esac
  page=${one#file://}
done
/bin/cat "$page" > "$file"
"""


def install_echoes(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let programs that make documents hand on the Markdown that they are given."""
    for name, text in {"pandoc": "/bin/cat", "chromium": _PRINT}.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
    patch.setenv("PATH", str(folder))
