"""What is wrong with a command line itself: one voice, and what was meant."""

import shlex
from functools import cache
from typing import Any, NamedTuple

import pytest
import typer

from tests.cli.conftest import Tell
from timeline.cli import app
from timeline.cli.commands import COMMANDS
from timeline.cli.group import load_command
from timeline.cli.offers import find_options
from timeline.cli.slips import find_close
from timeline.cli.synonyms import COMMAND_SYNONYMS, OPTION_SYNONYMS
from timeline.cli.typed import list_flags
from timeline.views import VIEWS


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("foo", "there is no command 'foo'", "`timeline --help` lists the commands"),
        ("chekc", "there is no command 'chekc'", "did you mean `timeline check`?"),
        ("--", "Missing command", "`timeline --help` lists the commands"),
        (
            "-Z",
            "timeline has no option -Z",
            "`timeline --help` lists the commands",
        ),
        (
            "--month 2013-05 x.yaml",
            "--month is an option of commands, and stands behind one",
            "did you mean `timeline show --month 2013-05 x.yaml`?",
        ),
        (
            "show -Z",
            "timeline show has no option -Z",
            "`timeline show --help` lists the options",
        ),
        (
            "show --undat",
            "timeline show has no option --undat",
            "did you mean --undated?",
        ),
        (
            "show --As_of 2013",
            "timeline show has no option --As_of",
            "did you mean --as-of?",
        ),
        (
            "show --qqqqqq",
            "timeline show has no option --qqqqqq",
            "`timeline show --help` lists the options",
        ),
        (
            "show --format svg",
            "timeline show has no option --format",
            "did you mean `--save timeline.svg`?",
        ),
        (
            "export --pdf",
            "timeline export has no option --pdf",
            "did you mean `-o timeline.pdf`?",
        ),
        (
            "show --width",
            "--width wants a value",
            "--width CELLS: Width to draw for; default: the terminal's",
        ),
        (
            "show --month --full",
            "--month wants a value",
            "--month MONTH: 2013-05, May 2013, or May of any year",
        ),
        ("show --full=yes", "--full takes no value", "write --full alone"),
        ("show --width abc", "--width cannot be 'abc'", "give a whole number"),
        (
            "show --view vist",
            "--view cannot be 'vist'",
            "did you mean list? choose from " + ", ".join(VIEWS),
        ),
        (
            "show -month 2013",
            "-month with one hyphen is -m with the value 'onth'",
            "did you mean --month?",
        ),
        (
            "--install-completion zsh",
            "--install-completion takes no value, such as 'zsh': it is for the shell "
            "that it is typed in",
            "type `timeline --install-completion` in that shell",
        ),
        (
            "--install-completion=zsh",
            "--install-completion takes no value, such as 'zsh': it is for the shell "
            "that it is typed in",
            "type `timeline --install-completion` in that shell",
        ),
        (
            "office",
            "timeline office wants a NAME",
            "it is written `timeline office NAME [FILES...] [OPTIONS]`; NAME: An "
            "office, a state or organisation, or a person",
        ),
        (
            "date",
            "timeline date wants a DATE",
            "it is written `timeline date DATE... [OPTIONS]`; DATE: A date, in any "
            "form",
        ),
        (
            "import",
            "timeline import wants FILES",
            "it is written `timeline import FILES... [OPTIONS]`; FILES: Tables, "
            "timelines, calendars; folders of them; - for standard input",
        ),
        (
            "date --yaer 2013",
            "timeline date has no option --yaer",
            "`timeline date --help` lists the options",
        ),
        (
            "init a 'b c'",
            "timeline init does not take 'b c'",
            "it is written `timeline init [FILE] [OPTIONS]`",
        ),
    ],
)
def test_whatever_is_wrong_is_told_in_one_voice(
    line: str, message: str, hint: str, tell: Tell
) -> None:
    assert tell(*shlex.split(line)) == (message, hint)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("show --from=2013", "did you mean --since?"),
        ("--from 2013", "did you mean `timeline show --since 2013`?"),
        ("--from=2013", "did you mean `timeline show --since=2013`?"),
        ("--view lanes", "did you mean `timeline show --view lanes`?"),
        ("--lanes-of x", "`timeline --help` lists the commands"),
        ("today --date '10 May'", "did you mean --day?"),
        ("show --date '10 May 2013'", "did you mean --on?"),
        ("show -o a.svg", "did you mean --save?"),
        ("kinds --format json", "`timeline kinds --help` lists the options"),
        ("diff a b", "did you mean `timeline differ`?"),
        ("cabinet Russia", "did you mean `timeline office Russia`?"),
        ("grep -i foo", "did you mean `timeline show --search foo`?"),
        ("show --to 2014", "did you mean --until?"),
        ("show --to 'John Kerry'", "did you mean --until or `-q 'to:John Kerry'`?"),
        ("show --to", "did you mean --until or `-q to:NAME`?"),
        ("show --format csv", "did you mean `timeline export --format csv`?"),
        ("show --format odt", "did you mean `timeline export --format FORMAT`?"),
        ("show --format --full", "did you mean `timeline export --format FORMAT`?"),
        ("show --output x", "did you mean --save?"),
        ("export --save x", "did you mean --output?"),
        ("show --sort date", "did you mean --order or --reverse?"),
        ("stats --grep x", "did you mean --search?"),
        ("show --not kind:visit", "did you mean `-q 'not (kind:visit)'`?"),
        ("show --file x.yaml", "did you mean `timeline show x.yaml`?"),
        ("fmt --from 2013", "`timeline fmt --help` lists the options"),
        ("check --ignore x", "did you mean --skip?"),
        (
            "search secret talks",
            "did you mean `timeline show --search 'secret talks'`?",
        ),
        ("search", "did you mean `timeline show --search TEXT`?"),
        ("search --full", "did you mean `timeline show --search TEXT`?"),
        ("LIST", "did you mean `timeline show --view list`?"),
        ("insert x", "did you mean `timeline add x`?"),
        ("remove x", "did you mean `timeline edit x`?"),
        ("briefing", "did you mean `timeline export -o report.docx`?"),
        ("publish story.md", "did you mean `timeline report story.md`?"),
        ("merge a 'b c'", "did you mean `timeline import a 'b c'`?"),
        ("merge", "did you mean `timeline import FILES`?"),
        ("import a.csv -o b.yaml", "did you mean --into?"),
        ("import a.csv --rules b", "did you mean --map?"),
        ("check --rules b", "did you mean --only?"),
    ],
)
def test_what_other_programs_call_it_leads_to_what_it_is(
    line: str, hint: str, tell: Tell
) -> None:
    assert tell(*shlex.split(line))[1] == hint


class Known(NamedTuple):
    """A command, as it is looked at for each synonym."""

    context: Any
    flags: tuple[str, ...]


@cache
def _know(name: str) -> Known:
    context = load_command(name).make_context(
        name, [], parent=_GROUP, resilient_parsing=True
    )
    return Known(context, list_flags(context))


_GROUP: Any = typer.main.get_command(app).make_context(
    "timeline", [], resilient_parsing=True
)


@cache
def _check_line(line: str) -> None:
    """Assert that a command line can be parsed, words in the place of others too."""
    line = line.replace("FORMAT", "csv").replace("SIGN", "tab")
    program, name, *rest = shlex.split(line)
    if name in ("date", "office", "edit", "import", "report"):
        # What they cannot do without.
        rest.append("2013")
    assert program == "timeline"
    if name.startswith("--"):
        assert (name, rest) == (name, [])
        assert name in list_flags(_GROUP)
    else:
        load_command(name).make_context(name, rest)


@pytest.mark.parametrize("option", OPTION_SYNONYMS)
def test_each_synonym_of_an_option_leads_to_what_there_is(option: str) -> None:
    offered: list[str] = []
    for name in COMMANDS:
        context, flags = _know(name)
        if option in flags:
            continue
        for found in find_options(option, (), flags, context):
            offered.append(found)
            if found.startswith("timeline "):
                _check_line(found)
            elif " " in found:
                _check_line(f"timeline {name} {found}")
            else:
                assert found in flags
    assert offered


def test_each_row_of_the_options_is_of_use() -> None:
    flags = {flag for name in COMMANDS for flag in _know(name).flags}
    rows = {row for rows in OPTION_SYNONYMS.values() for row in rows}
    own = {row.split()[0] for row in rows if row.startswith("-")}
    assert own <= flags


@pytest.mark.parametrize("word", COMMAND_SYNONYMS)
def test_each_synonym_of_a_command_leads_to_one_that_is_there(
    word: str, tell: Tell
) -> None:
    assert word not in COMMANDS
    _, hint = tell(word)
    assert hint.count("`") == 2
    _check_line(hint.split("`")[1])


@pytest.mark.parametrize("view", VIEWS)
def test_the_name_of_a_view_leads_to_the_view(view: str, tell: Tell) -> None:
    expected = f"timeline show --view {view}" if view != "timeline" else "timeline show"
    assert tell(view)[1] == f"did you mean `{expected}`?"


@pytest.mark.parametrize(
    ("word", "close"),
    [
        ("to", ()),
        ("no", ("on",)),
        ("acter", ("actor",)),
        ("activity", ()),
        ("untill", ("until",)),
        ("widht", ("width",)),
        ("", ()),
    ],
)
def test_only_slips_of_the_fingers_are_close(word: str, close: tuple[str, ...]) -> None:
    known = ("actor", "on", "until", "width", "tag", "at", "place")
    assert find_close(word, known) == close
