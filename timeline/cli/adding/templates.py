"""An event typed in an editor: a template, and what is wrong with it as comments."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from timeline.diagnostics import Diagnostic, Severity, SourceFile
from timeline.editing import rewrite
from timeline.editing.spans import UnsplicedError
from timeline.editing.texts import Inputs
from timeline.editing.trees import make_tree, read_tree, read_whole_file
from timeline.reading import Input
from timeline.yamltext import Tree, format_pairs

NAME = "event.yaml"
"""What the text is called in what is told of it."""
_HEAD = (
    "# An event. Save it and leave the editor to add it; empty the file to give up.",
    "# Lines that begin with # do not count, nor do keys without a value.",
)
_WRONG = "#! "
"""What lines on what is wrong begin with."""
_OFFERED = ("date", "title", "kind", "actors", "to", "place", "sources", "summary")


def make_template(tree: Mapping[str, Tree]) -> str:
    """Return a text to fill in, with what is known already."""
    lines = list(_HEAD)
    for key in dict.fromkeys([*_OFFERED, *tree]):
        if key in tree:
            lines += format_pairs({key: tree[key]})
        else:
            lines.append(f"{key}:")
    return "".join(f"{line}\n" for line in lines)


def find_gap(text: str) -> int:
    """Return the line to begin at, counted from 1: of what is wrong, else of a gap."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith(_WRONG) or line.rstrip().endswith(":"):
            return number
    return 1


def has_text(text: str) -> bool:
    """Tell whether any key of a text has a value."""
    return any(line.strip() for line in _drop_idle(text))


class Wrong(NamedTuple):
    """What is wrong with a text."""

    line: int
    """Counted from 1; 0 where it is about the whole."""
    message: str


def read_template(
    text: str, inputs: Inputs
) -> tuple[dict[str, Tree], tuple[Wrong, ...]]:
    """Return the keys of an event typed in an editor, or what is wrong with it.

    `inputs` are the files that it may name events of.
    """
    text = "".join(_drop_idle(text))
    file = SourceFile(NAME, text.encode())
    joined = Inputs((*inputs.inputs, Input(file)), inputs.at)
    chronology = joined.load()
    found = [
        one
        for one in chronology.diagnostics
        if one.where.file == NAME and one.severity is Severity.ERROR
    ]
    year = inputs.load().year if any(map(_lacks_year, found)) else None
    wrong = [_word(one) for one in found if year is None or not _lacks_year(one)]
    events = [event for event in chronology.events if event.file == NAME]
    if not wrong and year is None and len(events) != 1:
        wrong.append(Wrong(0, "this is not one event, with a date and a title"))
    if wrong:
        return {}, tuple(wrong)
    # What is read leniently is written as it was read.
    (strict,) = rewrite([Input(file)])
    return _read_pairs(SourceFile(NAME, strict.data)), ()


def _drop_idle(text: str) -> Iterator[str]:
    """Yield the lines of a text, those on what is wrong and empty keys emptied.

    The others keep their numbers.
    """
    lines = text.splitlines(keepends=True)
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        key, colon, rest = line.rstrip().partition(":")
        is_idle = colon and not rest and key in _OFFERED
        goes_on = following[:1] in (" ", "\t", "-")
        yield "\n" if line.startswith("#") or (is_idle and not goes_on) else line


def _lacks_year(one: Diagnostic) -> bool:
    return one.code == "date-year-missing"


def _word(one: Diagnostic) -> Wrong:
    hint = f" ({one.hint})" if one.hint else ""
    return Wrong(one.where.line, f"{one.message}{hint}")


def _read_pairs(file: SourceFile) -> dict[str, Tree]:
    documents = read_whole_file(file)
    node = read_tree(file.text, documents[0]) if documents else None
    tree = make_tree(node) if node is not None else None
    if not isinstance(tree, Mapping):
        raise UnsplicedError("this is not one event")
    return dict(tree)


def mark_wrong(text: str, wrong: Iterable[Wrong]) -> str:
    """Return a text with what is wrong above each line, and nothing of what was."""
    told: dict[int, list[str]] = {}
    for line, message in wrong:
        told.setdefault(line, []).append(f"{_WRONG}{message}\n")
    made = told.get(0, [])
    for number, typed in enumerate(text.splitlines(keepends=True), 1):
        made += told.get(number, [])
        if not typed.startswith(_WRONG):
            made.append(typed)
    return "".join(made)
