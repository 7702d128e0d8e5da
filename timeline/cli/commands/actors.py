"""`timeline actors`: who took part, in what offices, how often and when."""

from collections.abc import Iterator
from typing import Annotated

import typer

from timeline.analysis.tally import tally_actors
from timeline.cli.answer import Answer
from timeline.cli.answering import answers
from timeline.cli.asked import LimitOption
from timeline.cli.errors import CommandError
from timeline.cli.parameters import word_option
from timeline.exports.registry import format_entries
from timeline.exports.tallies import make_actor_records
from timeline.names import names_of
from timeline.names.undeclared import Undeclared, find_undeclared
from timeline.views.actors import draw_actors, draw_undeclared
from timeline.views.options import TallyOptions

EPILOG = """Examples:

  timeline actors                           everybody, most events first

  timeline actors --month 2013-05 --direct  by themselves, not through others

  timeline actors --undeclared              names that the registry lacks

  timeline actors --format yaml             entries for them, to paste
"""


@answers
def run(
    answer: Answer,
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
        word_option(
            "--format",
            words=("text", "json", "yaml"),
            metavar="FORMAT",
            help="text, json; yaml: entries for the undeclared, ready to paste.",
        ),
    ] = "text",
    limit: LimitOption = None,
) -> None:
    """List who took part in the events that match every filter.

    The number of events is what `show --actor` would find: of a state also those of
    its officials and organisations, unless --direct; of a group with --members also
    those of its members.
    """
    if undeclared and output == "json":
        raise CommandError("--undeclared has no form json", "use --format yaml")
    if not answer.report():
        return
    if undeclared or output == "yaml":
        total = _write_undeclared(answer, output, limit)
    else:
        total = _write_actors(answer, output, limit)
    answer.note_more(total, limit, "actor")


def _write_actors(answer: Answer, output: str, limit: int | None) -> int:
    tallies = tally_actors(answer.selection)
    if output == "json":
        flags = answer.question.flags
        answer.write_json(make_actor_records(tallies[:limit], answer.chronology, flags))
    else:
        answer.draw(draw_actors(tallies, answer.lay(TallyOptions(limit=limit))))
    return len(tallies)


def _write_undeclared(answer: Answer, output: str, limit: int | None) -> int:
    chronology = answer.chronology
    names = names_of(chronology).actors
    found = find_undeclared(answer.selection.events, names, chronology.actors)
    if not found:
        answer.note("every actor is declared, or a built-in state")
    elif output == "yaml":
        has_registry = bool(chronology.actors)
        answer.write_text(_list_entries(found[:limit], has_registry=has_registry))
    else:
        answer.draw(draw_undeclared(found, answer.lay(TallyOptions(limit=limit))))
    return len(found)


def _list_entries(
    found: tuple[Undeclared, ...], *, has_registry: bool
) -> Iterator[str]:
    if has_registry:
        yield "# Paste these below the entries under `actors:`."
    yield from format_entries(found, with_key=not has_registry)
