"""Pictures held to files that people have looked at, as tools/update_golden.py says."""

import runpy
from xml.etree import ElementTree

import pytest

from tests.helpers.files import ROOT

_TOOL = runpy.run_path(str(ROOT / "tools" / "update_golden.py"))
_COMMANDS = _TOOL["list_pictures"]()


@pytest.mark.usefixtures("each_reading")
@pytest.mark.parametrize("name", _COMMANDS)
def test_a_picture_is_as_reviewed(name: str) -> None:
    kept = (_TOOL["PICTURES"] / f"{name}.svg").read_text(encoding="utf-8")
    assert _TOOL["render_picture"](_COMMANDS[name]) == kept
    root = ElementTree.fromstring(kept)  # noqa: S314  # our own
    assert root.attrib["role"] == "img"
    title, description = list(root)[:2]
    assert root.attrib["aria-labelledby"].split() == [
        title.attrib["id"],
        description.attrib["id"],
    ]


def test_no_picture_is_left_over() -> None:
    kept = {path.stem for path in _TOOL["PICTURES"].glob("*.svg")}
    assert kept == set(_COMMANDS)
