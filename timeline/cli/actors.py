"""`timeline actors`: who took part, in what offices, how often and when."""

from collections.abc import Iterator
from typing import Annotated

import typer

from timeline.analysis.tally import tally_actors
from timeline.checks import check
from timeline.cli import completion
from timeline.cli.failures import CommandError
from timeline.cli.nothing import report_selection
from timeline.cli.options import (
    AsciiOption,
    ColorOption,
    Files,
    LimitOption,
    WidthOption,
    check_choice,
    check_numbers,
    with_files,
    with_filters,
)
from timeline.cli.page import ForceOption, Page, PagerOption, SaveOption
from timeline.cli.problems import report_problems
from timeline.cli.terminal import Terminal, error_terminal
from timeline.exports.registry import format_entries
from timeline.exports.tallies import make_actor_records
from timeline.names import names_of
from timeline.names.undeclared import Undeclared, find_undeclared
from timeline.query import Question, Selection, select
from timeline.rendering import ASCII
from timeline.text import count_of, dump_json
from timeline.views import ViewOptions
from timeline.views.tallies import draw_actors, draw_undeclared

_FORMATS = ("text", "json", "yaml")

EPILOG = """Examples:

  timeline actors                           everybody, most events first

  timeline actors --month 2013-05 --direct  by themselves, not through others

  timeline actors --undeclared              names that the registry lacks

  timeline actors --format yaml             entries for them, to paste
"""


@with_filters
@with_files
def run(
    question: Question,
    files: Files,
    undeclared: Annotated[
        bool,
        typer.Option(
            "--undeclared",
            "-u",
            help="List the names that the registry lacks, by likely person.",
        ),
    ] = False,
    output: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, json; yaml: entries for the undeclared, ready to paste.",
            autocompletion=completion.complete_words(*_FORMATS),
        ),
    ] = "text",
    limit: LimitOption = None,
    save: SaveOption = None,
    force: ForceOption = False,
    pager: PagerOption = True,
    width: WidthOption = None,
    color: ColorOption = "auto",
    ascii_only: AsciiOption = False,
) -> None:
    """List who took part in the events that match every filter.

    The number of events is what `show --actor` would find: of a state also those of
    its officials and organisations, unless --direct; of a group with --members also
    those of its members.
    """
    check_choice(output, _FORMATS, "--format")
    check_numbers(limit=limit, width=width)
    if undeclared and output == "json":
        raise CommandError("--undeclared has no form json", "use --format yaml")
    page = Page(
        color=color,
        width=width,
        save=save,
        force=force,
        pager=pager,
    )
    errors = error_terminal(color=color)
    chronology = files.load()
    selection = page.admit(select(chronology, question))
    options = ViewOptions(
        width=page.width,
        glyphs=ASCII if ascii_only else page.glyphs,
        limit=limit,
    )
    if report_selection(selection, errors):
        if undeclared or output == "yaml":
            total = _write_undeclared(selection, output, options, page, errors)
        else:
            total = _write_actors(selection, output, options, page)
        if limit is not None and total > limit:
            errors.write_notice(
                f"{count_of(total - limit, 'more actor')} (--limit {limit})"
            )
    if report_problems(check(chronology), chronology, errors):
        raise typer.Exit(1)


def _write_actors(
    selection: Selection, output: str, options: ViewOptions, page: Page
) -> int:
    tallies = tally_actors(selection)
    if output == "json":
        shown = tallies[: options.limit]
        flags = selection.question.flags
        records = make_actor_records(shown, selection.chronology, flags)
        page.write_text([dump_json(records, indent=2)])
    else:
        files = selection.chronology.files
        page.write(draw_actors(selection, tallies, options), files)
    return len(tallies)


def _write_undeclared(
    selection: Selection,
    output: str,
    options: ViewOptions,
    page: Page,
    errors: Terminal,
) -> int:
    chronology = selection.chronology
    names = names_of(chronology).actors
    found = find_undeclared(selection.events, names, chronology.actors)
    if not found:
        errors.write_notice("every actor is declared, or a built-in state")
    elif output == "yaml":
        page.write_text(_list_entries(found[: options.limit], selection))
    else:
        page.write(draw_undeclared(found, options), chronology.files)
    return len(found)


def _list_entries(found: tuple[Undeclared, ...], selection: Selection) -> Iterator[str]:
    has_registry = bool(selection.chronology.actors)
    if has_registry:
        yield "# Paste these below the entries under `actors:`."
    yield from format_entries(found, with_key=not has_registry)
