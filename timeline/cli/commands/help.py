"""`timeline help`: commands, topics, and what the documentation says of each."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from timeline.cli.commands import COMMANDS
from timeline.cli.completion import completers
from timeline.cli.errors import CommandError
from timeline.cli.helping import draw_help
from timeline.cli.options import ColorOption
from timeline.cli.paging import write_paged
from timeline.cli.terminal import output_terminal
from timeline.cli.topics import TOPICS, cut_summary, read_page
from timeline.rendering import Line, Span
from timeline.rendering.markdown import draw_markdown
from timeline.text import find_nearest, join_words

EPILOG = """Examples:

  timeline help               all commands and topics

  timeline help dates         the commonest ways to write a date

  timeline help dates --all   every way there is

  timeline help show          what `timeline show --help` says
"""
_PAGES = {f"{topic.page}.md": name for name, topic in TOPICS.items()}


def run(
    context: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="TOPIC",
            help=f"{join_words(TOPICS)}; or a command.",
            autocompletion=completers.complete_words(*TOPICS, *COMMANDS),
            show_default=False,
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show all of it, not the first screen.")
    ] = False,
    pager: Annotated[
        bool,
        typer.Option("--pager/--no-pager", help="Page what is longer than the screen."),
    ] = True,
    color: ColorOption = "auto",
) -> None:
    """Tell of a command, or of what files and questions are made of."""
    terminal = output_terminal(color=color)
    topic = topic.lower() if topic is not None else None
    group: Any = context.parent
    lines: Iterator[Line]
    if topic is None:
        lines = draw_help(group.command, group, terminal.width, long=every)
    elif topic in TOPICS:
        lines = _draw_topic(topic, terminal.width, every=every)
    elif topic in COMMANDS:
        from timeline.cli.group import load_command

        command = load_command(topic)
        inner = typer.Context(command, info_name=topic, parent=group)
        lines = draw_help(command, inner, terminal.width, long=every)
    else:
        near = find_nearest(topic, (*TOPICS, *COMMANDS), limit=2)
        hint = f"did you mean {join_words(near)}? " if near else ""
        raise CommandError(
            f"there is no command or topic {topic!r}",
            f"{hint}`timeline help` lists them",
        )
    write_paged(terminal, lines, wanted=pager)


def _draw_topic(name: str, width: int, *, every: bool) -> Iterator[Line]:
    page = read_page(TOPICS[name])
    text, has_more = (page, False) if every else cut_summary(page)
    yield from draw_markdown(text, width, name_link=_name_link)
    if has_more:
        more: Line = (Span(f"`timeline help {name} --all` tells the rest.", "quiet"),)
        yield ()
        yield more


def _name_link(text: str, target: str) -> str:
    """Return what stands for a link: of another topic, how to read that."""
    page = target.partition("#")[0].rpartition("/")[2]
    if page in _PAGES and ".md" in text:
        return f"`timeline help {_PAGES[page]}`"
    return text
