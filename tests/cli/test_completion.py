"""Completion, asked for as the scripts ask that Typer installs in a shell."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def complete(run: Run, shell: str, *words: str, cwd: Path | None = None) -> list[str]:
    """Return what a shell is offered for the last of the words of a command line."""
    line = " ".join(("timeline", *words))
    variables = {
        "_TIMELINE_COMPLETE": f"complete_{shell}",
        # bash joins its words by line feeds.
        "COMP_WORDS": "\n".join(("timeline", *words)),
        "COMP_CWORD": str(len(words)),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    where = {} if cwd is None else {"cwd": cwd}
    done = run(env=variables, **where)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["sh"], ["show"]),
        (["show", "--vi"], ["--view"]),
        (["show", "--view", "t"], ["timeline", "table"]),
        (["show", "--lanes", "na"], ["name"]),
        (["show", "--by", "d"], ["day", "decade"]),
        (["show", "--group-by", "m"], ["month"]),
        (["export", "--format", "j"], ["json", "jsonl"]),
        (["show", "--actor", "P"], ["Putin", "Patrushev"]),
        (["show", "--with", "pu"], ["putin"]),
        (["show", "--actor", "Putin,Pa"], ["Putin,Patrushev"]),
        (["show", "--office", "Se"], ["Secretary of State", "Senator", "Secretary"]),
        (["show", "--not-actor", "La"], ["Lavrov"]),
        (["show", "--kind", "st"], ["statement"]),
        (["show", "--kind", "visit,st"], ["visit,statement"]),
        (["show", "--tag", "u"], ["uk-russia", "us-russia"]),
        (["export", "--month", ""], ["2011-01", "2013-01", "2013-04", "2013-05"]),
        (["show", "--year", ""], ["2011", "2013"]),
        (["show", "--place", "S"], ["Sochi"]),
        (["show", "--source", ""], ["sherr-2013"]),
        (["show", "--id", "k"], ["kerry-visit"]),
        (["show", "eve"], ["events.yaml"]),
        (["show", "tests/data/nasty"], ["tests/data/nasty.yaml"]),
        (["show", "tests/data/nasty.yaml", "--kind", "c"], ["conference"]),
        (["show", "tests/data/nasty.yaml", "--month", ""], ["-0431-01", "2013-05"]),
        (["show", "none.yaml", "--kind", ""], []),
        (["show", "--search", "x"], []),
    ],
    ids=" ".join,
)
def test_bash_is_offered(words: list[str], offered: list[str], run: Run) -> None:
    assert [word for word in complete(run, "bash", *words) if word] == offered


def test_zsh_and_fish_are_told_what_the_words_mean(run: Run) -> None:
    words = ("show", "--actor", "Pu")
    assert complete(run, "zsh", *words) == [
        """_arguments '*: :(("Putin":"Vladimir Putin"))'"""
    ]
    assert complete(run, "fish", *words) == ["Putin\tVladimir Putin"]


def test_the_variable_names_the_file_at_hand(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("events: [{date: 2013, title: T, tags: [mine]}]")
    variables = {
        "_TIMELINE_COMPLETE": "complete_bash",
        "COMP_WORDS": "timeline\nshow\n--tag\n",
        "COMP_CWORD": "3",
        "TIMELINE_FILE": str(path),
    }
    assert run(env=variables).stdout == "mine\n"


# Event text comes from anywhere, and zsh evaluates what it is offered.
_HOSTILE = r"""
events:
- {id: a, date: 2013, title: '\$(touch owned) `touch owned`', tags: ['\$(x)', '`x`']}
- {id: b, date: 2013, title: "[/b] [red]x[/red]", tags: ['"', "'", 'a;b', "[/b]"]}
- {id: c, date: 2013, title: "\e[31mred \u202E", tags: ["\e[31m", "a\nb", "fine"]}
- {id: d, date: 2013, title: "long long long long long long long long long long long
    long long long long long long long long long long long long long long long"}
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_hostile_text_reaches_no_shell(shell: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(_HOSTILE)
    tags = complete(run, shell, "show", "--tag", "", cwd=tmp_path)
    assert tags == (["""_arguments '*: :(("fine"))'"""] if shell == "zsh" else ["fine"])
    ids = complete(run, shell, "show", "--id", "", cwd=tmp_path)
    assert len(ids) == 4
    text = "".join(ids)
    assert not {"\x1b", "\u202e", "$", "`", "\\", "["} & set(text)


def test_a_broken_file_completes_nothing_and_says_nothing(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "events.yaml").write_bytes(b"\xff\xfe\x00events: [")
    assert complete(run, "bash", "show", "--kind", "", cwd=tmp_path) in ([], [""])
