"""Each picture of the documentation is of the command that its caption names."""

import html
import re
import shlex

import pytest

from tests.helpers.files import ROOT
from tests.helpers.scripts import load_script
from timeline.cli.commands import COMMANDS

SHOTS = load_script("make_pictures").SHOTS
_CAPTIONS = [
    (path.name, name, caption)
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for caption, name in re.findall(
        r"!\[([^\]]*)\]\((?:docs/)?pictures/(\S+?)\)", path.read_text(encoding="utf-8")
    )
]


@pytest.mark.parametrize(("page", "name", "caption"), _CAPTIONS)
def test_a_caption_is_the_command_of_its_picture(
    page: str, name: str, caption: str
) -> None:
    assert caption == SHOTS[name].command, page


@pytest.mark.parametrize("name", SHOTS)
def test_a_picture_is_shown_somewhere_and_bears_its_command(name: str) -> None:
    assert name in {shown for _, shown, _ in _CAPTIONS}
    command = SHOTS[name].command
    program, subcommand, *_ = shlex.split(command)
    assert (program, subcommand in COMMANDS) == ("timeline", True)
    drawn = (ROOT / "docs" / "pictures" / name).read_text(encoding="utf-8")
    if SHOTS[name].is_drawn:
        assert 'role="img"' in drawn
        return
    (title,) = re.findall(r'timeline-title"[^>]*>([^<]*)<', drawn)
    assert html.unescape(title).replace("\xa0", " ") == command


def test_no_picture_is_left_over() -> None:
    pictures = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
    assert pictures == set(SHOTS)
