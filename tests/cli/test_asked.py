"""Options of views and of formats: each for those that have it, refused by others."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from timeline.cli.asked import Asked, bundle_settings
from timeline.cli.errors import CommandError
from timeline.cli.group import load_command
from timeline.exports import EXPORTS
from timeline.model import Chronology
from timeline.settings import list_settings
from timeline.views import VIEWS

Run = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).resolve().parents[2]
TABLES: dict[tuple[str, str], Mapping[str, type]] = {
    ("show", "view"): {name: row.options for name, row in VIEWS.items()},
    ("export", "format"): {name: row.options for name, row in EXPORTS.items()},
}
CASES = [
    (command, noun, name, option)
    for (command, noun), records in TABLES.items()
    for name, record in records.items()
    for option in dict.fromkeys(
        option for other in records.values() for option in list_settings(other)
    )
    if option not in list_settings(record)
]
# What is taken for each kind of value, and for what is read with the chronology.
_VALUES = {"zoom": "2013", "by": "year", "week_start": "sun", "order": "count"}
_VALUES |= {
    "draw": "heat",
    "lanes": "tag",
    "stack": "tag",
    "group_by": "tag",
    "columns": "id",
    "delimiter": "pipe",
    "dates": "exact",
}
_VALUES |= {"contacts": "visit", "footnotes": "none", "dates": "exact"}


def _find_flag(records: Mapping[str, type], option: str) -> str:
    """Return what an option is called that some record has."""
    settings = (list_settings(record).get(option) for record in records.values())
    setting = next(filter(None, settings))
    return f"--{setting.flag or option.replace('_', '-')}"


def _ask(noun: str, **given: object) -> Asked[object]:
    (records,) = (table for (_, of), table in TABLES.items() if of == noun)
    bundle = bundle_settings("asked", noun, records)
    names = {parameter.name for parameter in bundle.parameters}
    assert given.keys() <= names
    asked: Asked[object] = bundle.make(**(dict.fromkeys(names) | given))
    return asked


@pytest.mark.parametrize(("command", "noun", "name", "option"), CASES)
def test_an_option_of_others_is_refused_by_name_with_those_that_have_it(
    command: str, noun: str, name: str, option: str
) -> None:
    asked = _ask(noun, **{option: 1})
    flag = _find_flag(TABLES[command, noun], option)
    with pytest.raises(CommandError) as caught:
        asked.choose(name)
    assert caught.value.message == f"{flag} is no option of the {noun} {name}"
    having = caught.value.hint.partition(f"--{noun} ")[2]
    wanted = {
        other
        for other, record in TABLES[command, noun].items()
        if option in list_settings(record)
    }
    assert set(having.replace(" or ", ", ").split(", ")) == wanted


@pytest.mark.parametrize(
    ("command", "noun", "name"),
    [(*key, name) for key, records in TABLES.items() for name in records],
)
def test_each_of_its_own_options_is_taken_and_kept(
    command: str, noun: str, name: str
) -> None:
    record = TABLES[command, noun][name]
    plain = _ask(noun).choose(name).read(Chronology())
    assert plain == record()
    for option, setting in list_settings(record).items():
        value = {bool: True, int: 3}.get(setting.kind, _VALUES.get(option, "x"))
        made = _ask(noun, **{option: value}).choose(name).read(Chronology())
        assert getattr(made, option) != getattr(plain, option)


@pytest.mark.parametrize(("command", "noun"), TABLES)
def test_each_option_stands_in_the_help_once(command: str, noun: str) -> None:
    flags = [flag for one in load_command(command).params for flag in one.opts]
    assert len(flags) == len(set(flags))
    for record in TABLES[command, noun].values():
        for option, setting in list_settings(record).items():
            assert _find_flag(TABLES[command, noun], option) in flags
            assert not setting.short or f"-{setting.short}" in flags


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("show", "--view", "list", "--zoom", "2013"),
            "--zoom is no option of the view list\n"
            "  hint: leave it away, or give --view lanes or density",
        ),
        (
            ("show", "--break-gaps"),
            "--break-gaps is no option of the view timeline\n"
            "  hint: leave it away, or give --view lanes",
        ),
        (
            ("export", "-o", "x.json", "--raw"),
            "--raw is no option of the format json\n"
            "  hint: leave it away, or give --format csv or tsv",
        ),
        (
            ("show", "--view", "calendar", "--week-start", "noday"),
            "--week-start cannot be 'noday'\n"
            "  hint: choose from mon, tue, wed, thu, fri, sat, sun",
        ),
        (
            ("show", "--view", "lanes", "--height", "-1"),
            "--height cannot be -1\n  hint: give 0 or more",
        ),
        (
            ("export", "--list-separator", "\udcff"),
            "--list-separator cannot be '\\udcff': it is not UTF-8\n  hint: give text",
        ),
    ],
)
def test_what_is_told(run: Run, arguments: tuple[str, ...], told: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"timeline: error: {told}\n"


def test_nothing_is_read_before_a_command_line_is_known_to_be_wrong(run: Run) -> None:
    for arguments in (("show", "missing.yaml", "--stack", "tag"),):
        assert "no option" in run(*arguments).stderr
    wrong = run("show", "missing.yaml", "--view", "lanes", "--order", "x")
    assert "--order cannot be 'x'" in wrong.stderr
