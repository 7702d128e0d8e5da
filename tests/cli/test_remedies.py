"""Remedies: the rooms below name none in words, and the command line words them all."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.files import ROOT, read_page
from timeline.cli.remedies import REMEDIES, word_hint, word_remedy
from timeline.diagnostics import Remedy

PACKAGE = ROOT / "timeline"
# The face of the library has no texts; `__main__` starts `cli`.
OUR_OWN = {"cli", "__main__"}
LOWER = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0].removesuffix(".py") not in OUR_OWN
)
# It tells those who type options into a query what to write there instead.
OPTION_OR_COMMAND = re.compile(r"(?<![\w-])--[a-z]|`timeline [a-z]")
COMMAND = re.compile("`timeline [a-z]")
RUNNING = {
    PACKAGE / "exports/report" / name
    for name in ("pandoc.py", "printing.py", "programs.py")
}
"""They run other programs, and give these their options."""


def list_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module with their lines, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    for node in texts:
        if isinstance(node.value, str) and node not in docstrings:
            yield node.lineno, node.value


def list_actions(path: Path) -> Iterator[str]:
    """Yield the actions of the remedies of a module, which are always spelled out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Remedy":
            action = node.args[0]
            assert isinstance(action, ast.Constant), f"{path}:{node.lineno}"
            yield str(action.value)


@pytest.mark.parametrize("path", LOWER, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rooms_below_name_no_option_or_command(path: Path) -> None:
    pattern = COMMAND if path in RUNNING else OPTION_OR_COMMAND
    named = [
        f"line {line}: {text!r}"
        for line, text in list_texts(path)
        if pattern.search(text)
    ]
    assert not named, "give a Remedy, and its words in cli/remedies.py"


def test_what_runs_other_programs_is_there() -> None:
    assert set(LOWER) >= RUNNING


def test_texts_are_found_but_docstrings_are_not(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        '"""--all"""\nA = "--bad"\n"""--of-a"""\n'
        'def f(x):\n    """--f"""\n    return f"`timeline init {x}`", {"k": ["--x"]}\n'
    )
    texts = [text for _, text in list_texts(path)]
    assert [text for text in texts if OPTION_OR_COMMAND.search(text)] == [
        "--bad",
        "`timeline init ",
        "--x",
    ]


def test_every_action_has_words_and_is_used() -> None:
    actions = {action for path in LOWER for action in list_actions(path)}
    assert actions == REMEDIES.keys()


def test_the_manual_has_every_action() -> None:
    page = read_page("library")
    section = page.partition("\n## Remedies\n")[2].partition("\n## ")[0]
    lines = re.findall(r"^\| (`.+) \|$", section, re.MULTILINE)
    rows = [[cell.strip(" `") for cell in line.split("|")] for line in lines]
    assert [action for action, *_ in rows] == list(REMEDIES)
    for action, subject, meaning in rows:
        assert meaning
        words = REMEDIES[action]
        assert subject or not (words.alone or "{subject}" in words.text)


@pytest.mark.parametrize("action", REMEDIES)
def test_words_need_no_full_stop(action: str) -> None:
    for subject in ("", "it"):
        words = word_remedy(Remedy(action, subject))
        assert words
        assert "{" not in words
        assert not words.endswith((".", " "))


@pytest.mark.parametrize(
    ("remedy", "words"),
    [
        (Remedy("list-kinds"), "`timeline kinds` lists them"),
        (Remedy("ask-office", "US President"), 'ask for --office "US President"'),
        (Remedy("start-file"), "write a starter file with `timeline init`"),
        (
            Remedy("start-file", "a{subject}b.yaml"),
            "write a starter file with `timeline init a{subject}b.yaml`",
        ),
        (Remedy("with-members"), "--members finds its members"),
        (
            Remedy("with-members", "without-direct"),
            "--members, without --direct, finds its members",
        ),
    ],
)
def test_words_with_and_without_a_subject(remedy: Remedy, words: str) -> None:
    assert word_remedy(remedy) == words


@pytest.mark.parametrize(
    ("hint", "action", "told"),
    [
        ("", None, ""),
        ("mend it", None, "mend it"),
        ("", "list-codes", "`timeline codes` lists them"),
        (
            "did you mean a?",
            "list-codes",
            "did you mean a? `timeline codes` lists them",
        ),
        ("write b", "list-codes", "`timeline codes` lists them; write b"),
        (
            "did you mean a? write b",
            "list-codes",
            "did you mean a? `timeline codes` lists them; write b",
        ),
        (
            "name a file",
            "start-file",
            "name a file, or write a starter file with `timeline init`",
        ),
        (
            "did you mean a? name a file",
            "start-file",
            "did you mean a? name a file, or write a starter file with `timeline init`",
        ),
        ("", "start-file", "write a starter file with `timeline init`"),
        ("and 6 more", "show-each", "and 6 more; `timeline check --all` shows each"),
    ],
)
def test_hint_and_remedy_are_one_text(hint: str, action: str | None, told: str) -> None:
    assert word_hint(hint, Remedy(action) if action else None) == told
