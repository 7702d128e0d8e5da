"""What `--help` says: of a command in two screens, and all of it with `--help-all`.

Examples come first, then options under headings, in the order in which they are
declared. An option under a heading that `further` made is in the long help alone.
Typer's own pages name types that mean nothing to who asks, and have no short form.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.cli.headings import (
    FILES_HEADING,
    HELP_HEADING,
    ORDER,
    OWN_HEADING,
    split_heading,
)
from timeline.cli.paging import write_paged
from timeline.cli.terminal import output_terminal
from timeline.cli.topics import TOPICS
from timeline.lean import NamedTuple
from timeline.rendering import Line, Span, measure_cells, pad_cells, wrap_spans
from timeline.text import count_of

_LEAST_BESIDE = 30
"""Cells that a text wants beside what it explains; with fewer it stands below."""
_MOST_LABEL = 30
_INDENT = 6
_FEW = 4
"""Up to so many options are not left out of the short help."""
HELP_OPTIONS = frozenset({"--help", "--help-all"})
_GAP = re.compile(r" {2,}")
# Typer's own words (0.29) take two lines, of which two screens have none to spare.
_SHORTER = {"--show-completion": "Print completion for the current shell."}


class _Row(NamedTuple):
    """What can be typed, and what it does."""

    label: str
    text: str


def draw_help(command: Any, context: Any, width: int, *, long: bool) -> Iterator[Line]:
    """Yield the help of a command, or of the group of all, for a width in cells."""
    panels, left_out = _list_panels(command, context, long=long)
    if not long and left_out <= _FEW:
        # It takes longer to ask for these than to read them.
        panels, left_out = _list_panels(command, context, long=True)
        long = True
    yield from _wrap(f"Usage: {describe_usage(command, context)}", width)
    first, *rest = _split_paragraphs(command.help or "")
    if not long and left_out:
        rest = []
    for text in (first, *rest):
        yield ()
        yield from _wrap(text, width)
    lists, remarks = _read_epilog(command.epilog or "")
    for heading, rows in (*lists, *_list_commands(command, context), *panels):
        yield ()
        yield (Span(heading, "title"),)
        yield from _draw_rows(rows, width)
    if left_out and not long:
        path, more = context.command_path, count_of(left_out, "more option")
        remarks = (*remarks, f"`{path} --help-all` tells of {more}.")
    for text in remarks:
        yield ()
        yield from _wrap(text, width)


def describe_usage(command: Any, context: Any) -> str:
    """Return how a command is written: `timeline date DATE... [OPTIONS]`."""
    if hasattr(command, "commands"):
        return f"{context.command_path} COMMAND [OPTIONS]"
    words = [
        _name_argument(one)
        for one in command.params
        if one.param_type_name == "argument"
    ]
    return " ".join([context.command_path, *words, "[OPTIONS]"])


def _name_argument(param: Any) -> str:
    name = param.metavar or param.name.upper()
    name = f"{name}..." if param.nargs == -1 else name
    return name if param.required else f"[{name}]"


def _split_paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n")]


def _read_epilog(
    text: str,
) -> tuple[list[tuple[str, list[_Row]]], tuple[str, ...]]:
    """Return lists with their headings, and the paragraphs that stand alone."""
    lists: list[tuple[str, list[_Row]]] = []
    remarks = []
    for part in text.rstrip().split("\n\n"):
        if part.startswith("  ") and lists:
            label, *more = _GAP.split(part.strip(), maxsplit=1)
            lists[-1][1].append(_Row(label, "".join(more)))
        elif part.endswith(":"):
            lists.append((part, []))
        elif part:
            remarks.append(" ".join(part.split()))
    return lists, tuple(remarks)


def _list_commands(command: Any, context: Any) -> list[tuple[str, list[_Row]]]:
    if not hasattr(command, "commands"):
        return []
    panels: dict[str, list[_Row]] = {}
    for name in command.list_commands(context):
        one = command.commands[name]
        panels.setdefault(one.rich_help_panel, []).append(_Row(name, one.help))
    topics = [
        _Row(name, topic.summary) for name, topic in TOPICS.items() if topic.listed
    ]
    panels["Topics, as in `timeline help dates`"] = topics
    return list(panels.items())


def _list_panels(
    command: Any, context: Any, *, long: bool
) -> tuple[list[tuple[str, list[_Row]]], int]:
    """Return options by heading, and how many the short help leaves out."""
    panels: dict[str, list[_Row]] = {}
    left_out = 0
    for param in command.get_params(context):
        if getattr(param, "hidden", False):
            continue
        if set(param.opts) & HELP_OPTIONS:
            # In two screens there is no room for what has just been typed.
            if long and context.parent is not None:
                panels.setdefault(HELP_HEADING, []).append(_describe(param))
            continue
        usual = FILES_HEADING if param.name == "files" else OWN_HEADING
        under = getattr(param, "rich_help_panel", None) or usual
        heading, is_further = split_heading(under)
        left_out += is_further
        if long or not is_further:
            panels.setdefault(heading, []).append(_describe(param))
    return sorted(panels.items(), key=lambda item: _find_turn(item[0])), left_out


def _find_turn(heading: str) -> int:
    return ORDER.index(heading) if heading in ORDER else len(ORDER)


def _describe(param: Any) -> _Row:
    text = _SHORTER.get(param.opts[0], param.help or "")
    if param.param_type_name == "argument":
        label = param.metavar or param.name.upper()
    else:
        short = [name for name in param.opts if not name.startswith("--")]
        long = [name for name in param.opts if name.startswith("--")]
        names = "/".join([*long, *param.secondary_opts])
        label = f"{short[0]}, {names}" if short else f"    {names}"
        if not param.is_flag:
            label = f"{label} {param.metavar or param.name.upper()}"
    shows = param.show_default and not getattr(param, "is_flag", False)
    if shows and isinstance(param.default, str | int):
        text = f"{text} Default: {param.default}."
    return _Row(label, text)


def _draw_rows(rows: Iterable[_Row], width: int) -> Iterator[Line]:
    """Yield a line or more a row, the texts one below the other."""
    listed = list(rows)
    widths = [measure_cells(row.label) for row in listed if row.text]
    fitting = [one for one in widths if one + 4 + _LEAST_BESIDE <= width]
    column = max(fitting, default=0)
    if column > _MOST_LABEL and any(one < width // 2 for one in widths):
        # Examples are longer than options, and their texts shorter.
        column = max(one for one in fitting if one <= max(_MOST_LABEL, width - 32))
    for label, text in listed:
        cells = measure_cells(label)
        beside = text and cells <= column
        if not beside:
            yield from _wrap(label, width, indent=2, hang=4, style="strong")
        indent = column + 4 if beside else _INDENT
        lines = list(wrap_spans([Span(text)], max(width - indent, 20)))
        for index, line in enumerate(lines):
            if beside and index == 0:
                head = Span(pad_cells(f"  {label}", indent), "strong")
            else:
                head = Span(" " * indent)
            yield (head, *line)


def _wrap(
    text: str, width: int, *, indent: int = 0, hang: int = 0, style: str = ""
) -> Iterator[Line]:
    """Yield text broken to a width; lines after the first stand further in."""
    room = max(width - indent - hang, 20)
    for index, line in enumerate(wrap_spans([Span(text, style)], room)):
        before = indent + (hang if index else 0)
        yield (Span(" " * before), *line) if before else line


def write_help(context: Any, *, long: bool) -> None:
    """Write the help of a context's command; the long one through a pager.

    Raises CommandError where standard output cannot be written.
    """
    terminal = output_terminal()
    lines = draw_help(context.command, context, terminal.width, long=long)
    write_paged(terminal, lines, wanted=long)
