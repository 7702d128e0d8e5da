"""What --help says: short enough to be read, in the user's words, and all on demand."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.helpers.running import invoke
from timeline.cli.commands import COMMANDS
from timeline.cli.group import load_command
from timeline.cli.headings import FILES_HEADING, split_heading
from timeline.exports import EXPORTS
from timeline.settings import list_settings
from timeline.views import VIEWS

_TWO_SCREENS = 48
"""Lines of 80 cells."""


def _read_help(command: str, *, columns: int = 80, option: str = "--help") -> str:
    done = invoke(*command.split(), option, columns=columns)
    assert (done.code, done.err) == (0, "")
    return done.out


def _list_options(command: str) -> dict[str, bool]:
    """Return the long options of a command, and whether each is in the long help alone.

    Those for help itself are none of them.
    """
    found = {}
    for param in load_command(command).params:
        _, is_further = split_heading(getattr(param, "rich_help_panel", None) or "")
        if param.param_type_name == "option":
            found[max(param.opts, key=len)] = is_further
    return found


def _list_shown(text: str) -> set[str]:
    """Return the long options that begin a row of a help."""
    return set(re.findall(r"^ {2}(?:-\w, | {4})(--[\w-]+)", text, re.MULTILINE))


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_short_help_fits_two_screens(command: str) -> None:
    lines = _read_help(command).splitlines()
    assert len(lines) <= _TWO_SCREENS
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_the_long_help_has_every_option_and_the_short_one_those_of_everyday(
    command: str,
) -> None:
    options = _list_options(command)
    everyday = {name for name, is_further in options.items() if not is_further}
    text = _read_help(command)
    long = _list_shown(_read_help(command, option="--help-all"))
    assert long - {"--help", "--help-all"} == set(options)
    few = len(options) - len(everyday) <= 4
    assert _list_shown(text) - {"--help", "--help-all"} == (
        set(options) if few else everyday
    )
    assert (f"{command} --help-all` tells of" in text) is not few


@pytest.mark.parametrize("columns", [20, 40, 80, 120, 200])
@pytest.mark.parametrize("option", ["--help", "--help-all"])
def test_a_help_keeps_to_the_width(option: str, columns: int) -> None:
    for command in ("", "show", "date", "export"):
        text = _read_help(command, columns=columns, option=option) if command else ""
        text = text or _read_help("", columns=columns)
        # What cannot be broken is a word.
        wide = [line for line in text.splitlines() if len(line) > columns]
        assert columns == 20 or not wide


@pytest.mark.parametrize("command", COMMANDS)
def test_what_stands_for_a_value_is_a_word_of_ours_and_no_type(command: str) -> None:
    for param in load_command(command).params:
        assert param.metavar or param.is_flag, param.name
    text = _read_help(command, option="--help-all")
    assert not re.search(r"<\w+(\[\w+\])?>|[╭│╰]", text)


@pytest.mark.parametrize("command", ["show", "check", "export", "actors", "stats"])
def test_examples_come_first(command: str) -> None:
    text = _read_help(command)
    assert text.index("\nExamples:\n") < text.index(f"\n{FILES_HEADING}\n")


@pytest.mark.parametrize(
    ("command", "noun", "records"),
    [
        ("show", "view", {name: row.options for name, row in VIEWS.items()}),
        ("export", "format", {name: row.options for name, row in EXPORTS.items()}),
    ],
)
def test_the_long_help_says_which_views_and_formats_have_an_option(
    command: str, noun: str, records: Mapping[str, Any]
) -> None:
    text = _read_help(command, option="--help-all").partition(f"\n{FILES_HEADING}\n")[2]
    text = " ".join(text.split())
    having: dict[str, list[str]] = {}
    for name, record in records.items():
        for option, setting in list_settings(record).items():
            flag = setting.flag or option.replace("_", "-")
            having.setdefault(flag, []).append(name)
    assert having, noun
    for option, names in having.items():
        row = text.partition(f"--{option} ")[2].partition(" --")[0]
        lacking = [name for name in records if name not in names]
        if 2 * len(names) <= len(records):
            assert f"{', '.join(names)}: " in row
        else:
            assert not lacking or f"(not {', '.join(lacking)})" in row


def test_a_word_behind_a_short_or_long_option_is_what_errors_call_it() -> None:
    text = _read_help("show", option="--help-all")
    assert "  -a, --actor NAME " in text
    assert "      --since DATE " in text
    assert "      --pager/--no-pager " in text
    assert "      --certain " in text


def test_a_default_is_told_where_there_is_one() -> None:
    assert "Default: timeline." in " ".join(_read_help("show").split())
    assert "Default: events.yaml." in _read_help("init")
    assert "Default: False" not in _read_help("show", option="--help-all")
