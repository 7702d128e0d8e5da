"""Events typed in an editor: a template, and what is wrong with it as comments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from timeline.diagnostics import (
    Diagnostic,
    Severity,
    SourceFile,
    pack_mark,
    split_lines,
)
from timeline.editing import rewrite
from timeline.editing.spans import UnsplicedError
from timeline.editing.texts import Inputs
from timeline.editing.trees import TreeNode, make_tree, read_tree, read_whole_file
from timeline.lean import NamedTuple
from timeline.reading import Input
from timeline.text import make_visible
from timeline.yamltext import Prose, Tree, format_pairs

NAME = "event.yaml"
"""What the text is called in what is told of it."""
_HEAD = (
    "# An event. Save it and leave the editor to add it; empty the file to give up.",
    "# Comments are not taken along, nor are keys without a value.",
)
_WRONG = "#! "
"""What lines on what is wrong begin with."""
_YEAR_MISSING = "date-year-missing"
_WITHOUT_YEAR = (_YEAR_MISSING, "date-unsettled")
"""What is said of dates without a year, and of those that go by them."""
_NO_EVENT = "this is no event: write `date:` and `title:`, each on a line"
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
    for number, line in enumerate(split_lines(text), 1):
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


class TypedKey(NamedTuple):
    """A key of an event, with what is typed there."""

    name: str
    value: Tree
    line: int
    """Counted from 1."""


class Typed(NamedTuple):
    """Events typed in an editor, or what is wrong with them."""

    events: tuple[tuple[TypedKey, ...], ...] = ()
    """The keys of each that have a value, in order."""
    wrong: tuple[Wrong, ...] = ()
    """In no order; empty where all is right."""


def read_template(text: str, inputs: Inputs) -> Typed:
    """Return the events typed in an editor: one, or several as a list.

    `inputs` are the files that they may name events of, and whose year they go by.
    """
    text = "".join(_drop_idle(text))
    file = SourceFile(NAME, text.encode(errors="replace"))
    joined = Inputs((*inputs.inputs, Input(file)), inputs.at)
    chronology = joined.load()
    found = [
        one
        for one in chronology.diagnostics
        if one.where.file == NAME and one.severity is Severity.ERROR
    ]
    year = inputs.load().year if any(map(_lacks_year, found)) else None
    if year is not None:
        found = [one for one in found if one.code not in _WITHOUT_YEAR]
    if found:
        return Typed(wrong=tuple(map(_word, found)))
    # What is read leniently is written as it was read.
    (strict,) = rewrite([Input(file)])
    try:
        events = tuple(_list_events(SourceFile(NAME, strict.data)))
    except UnsplicedError as error:
        return Typed(wrong=(Wrong(0, str(error)),))
    read = sum(event.file == NAME for event in chronology.events)
    if not events or (year is None and read != len(events)):
        return Typed(wrong=tuple(_list_lacking(events)) or (Wrong(0, _NO_EVENT),))
    return Typed(events)


def _drop_idle(text: str) -> Iterator[str]:
    """Yield the lines of a text, comments and keys without a value emptied.

    The others keep their numbers.
    """
    lines = split_lines(text)
    for line, following in pairwise([*lines, ""]):
        key, colon, rest = line.rstrip().partition(":")
        is_idle = colon and not rest and key in _OFFERED
        goes_on = following[:1] in (" ", "\t", "-")
        yield "\n" if line.startswith("#") or (is_idle and not goes_on) else line


def _lacks_year(one: Diagnostic) -> bool:
    return one.code == _YEAR_MISSING


def _word(one: Diagnostic) -> Wrong:
    hint = f" ({one.hint})" if one.hint else ""
    return Wrong(one.where.line, f"{one.message}{hint}")


def _list_events(file: SourceFile) -> Iterator[tuple[TypedKey, ...]]:
    """Yield the keys of each event. Raises UnsplicedError for what is none."""
    for document in read_whole_file(file):
        root = read_tree(file.text, document)
        items = root.items if root is not None and root.is_list else [root]
        for node in items:
            yield tuple(_list_keys(file, node))


def _list_keys(file: SourceFile, node: TreeNode | None) -> Iterator[TypedKey]:
    pairs = node.pairs if node is not None and node.is_map else []
    if not pairs or any(key.text == "events" for key, _ in pairs):
        raise UnsplicedError(_NO_EVENT)
    for key, value in pairs:
        line = file.locate(pack_mark(key.start, 0)).line
        try:
            tree = make_tree(value)
        except UnsplicedError as error:
            raise UnsplicedError(
                f"{error} (line {line}, `{key.text}`): write out what it stands for"
            ) from error
        if tree:
            yield TypedKey(key.text, _fold_prose(tree), line)


def _list_lacking(events: Iterable[Sequence[TypedKey]]) -> Iterator[Wrong]:
    """Yield what events lack that each must have."""
    for event in events:
        names = {key.name for key in event}
        for name in ("date", "title"):
            if name not in names:
                line = event[0].line if event else 0
                yield Wrong(line, f"the event has no `{name}` (add `{name}: ...`)")


def _fold_prose(tree: Tree) -> Tree:
    """Return a tree whose texts of several lines may stand on them."""
    if isinstance(tree, str):
        return Prose(tree) if "\n" in tree.rstrip("\n") else tree
    if isinstance(tree, Mapping):
        return {key: _fold_prose(value) for key, value in tree.items()}
    return tree if isinstance(tree, Prose) else [_fold_prose(item) for item in tree]


def mark_wrong(text: str, wrong: Iterable[Wrong]) -> str:
    """Return a text with what is wrong above each line, and nothing of what was."""
    told: dict[int, list[str]] = {}
    for line, message in wrong:
        told.setdefault(line, []).append(f"{_WRONG}{make_visible(message)}\n")
    made = told.get(0, [])
    for number, typed in enumerate(split_lines(text), 1):
        made += told.get(number, [])
        if not typed.startswith(_WRONG):
            made.append(typed)
    return "".join(made)
