"""What the program tells its users to read or to type is there, in a wheel as well."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline
from timeline.cli.commands import COMMANDS
from timeline.cli.group import load_command
from timeline.cli.topics import TOPICS

_PACKAGE = Path(timeline.__file__).parent
_MODULES = sorted(_PACKAGE.rglob("*.py"))
_PAGE = re.compile(r"\b[\w/-]+\.md\b|\bREADME\b")
_COMMAND = re.compile(r"`timeline ([a-z][\w-]*)(?: ([a-z]\w+)|((?: --?[a-z][\w-]*)*))")


def _list_texts(path: Path) -> Iterator[str]:
    """Yield the texts that a module can show; of docstrings, those of commands."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {
        id(one.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        for one in node.body
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in silent:
            yield str(node.value)
    if path.parent.name == "commands":
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name == "run":
                yield ast.get_docstring(node) or ""


_TEXTS = [(path.stem, text) for path in _MODULES for text in _list_texts(path)]
_TEXTS += [
    (path.stem, path.read_text(encoding="utf-8"))
    for path in sorted((_PACKAGE / "data").glob("*.yaml"))
]


def test_texts_are_found_and_what_is_wrong_with_them_would_be() -> None:
    assert len(_TEXTS) > 3000
    assert any("`timeline check`" in text for _, text in _TEXTS)
    assert _PAGE.search("see docs/dates.md")
    assert _COMMAND.search("`timeline date --help` lists more forms")


def test_no_text_sends_to_a_page_that_may_not_be_there() -> None:
    # A file of the user's own may be called so, such as `note.md` in an example.
    pages = {f"{page}.md" for page in ("README", *(t.page for t in TOPICS.values()))}
    wrong = [
        (module, found[0])
        for module, text in _TEXTS
        for found in _PAGE.finditer(text)
        if found[0].startswith("docs/") or found[0] in pages or found[0] == "README"
    ]
    assert not wrong


_COMMANDS = sorted(
    {found.groups("") for _, text in _TEXTS for found in _COMMAND.finditer(text)}
)


@pytest.mark.parametrize("found", _COMMANDS, ids=" ".join)
def test_every_command_that_a_text_names_is_one(found: tuple[str, str, str]) -> None:
    name, topic, options = found
    assert name in COMMANDS
    if name == "help" and topic:
        assert topic in {*TOPICS, *COMMANDS}
    params = load_command(name).params
    known = {flag for one in params for flag in (*one.opts, *one.secondary_opts)}
    assert set(options.split()) <= known | {"--help", "--help-all", "-h"}
