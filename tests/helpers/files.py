"""Files of the repository that tests read: the sample, what is hard to draw, the pages.

A chronology is read once, whoever asks for it: it is a value, which nobody can change.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from timeline import Chronology, load

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
BAD = DATA / "bad"
"""Examples of diagnostics."""
SAMPLE_PATH = str(ROOT / "events.yaml")


@cache
def load_sample() -> Chronology:
    """Return the sample that README.md shows."""
    return load(ROOT / "events.yaml")


@cache
def load_nasty() -> Chronology:
    """Return events of long, wide and hostile text."""
    return load(DATA / "nasty.yaml")


@cache
def load_arms_control() -> Chronology:
    """Return a chronology of some size, with a registry: 1985 to 2005."""
    return load(DATA / "arms-control.yaml")


def read_page(name: str) -> str:
    """Return the text of a page of docs/, such as `query`."""
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def list_blocks(page: str, language: str) -> list[str]:
    """Return the blocks of code in one language, each ended by a line feed."""
    return re.findall(
        rf"^```{re.escape(language)}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL
    )


def read_schema(name: str = "schema") -> dict[str, Any]:
    """Return a schema of docs/json.md."""
    (block,) = list_blocks(read_page("json"), f"json {name}")
    schema: dict[str, Any] = json.loads(block)
    return schema
