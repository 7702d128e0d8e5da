"""`timeline office`: who held what, when, and after whom."""

from typing import Annotated

import typer

from timeline.cli.answer import Answer
from timeline.cli.completion import completers
from timeline.cli.options import FILES, Files, with_quiet
from timeline.cli.page import PAGE, Page
from timeline.cli.parameters import takes, word_option
from timeline.exports.offices import make_office_records
from timeline.names import names_of
from timeline.names.successions import find_offices
from timeline.query import leave_out_notes, make_query, read_when
from timeline.views.office import draw_holders, draw_offices
from timeline.views.options import TallyOptions

EPILOG = """Examples:

  timeline office "Secretary of State"       who held it, one after the other

  timeline office Russia --on 2013-05-10     all its offices on a day

  timeline office Kerry                      the offices of a person
"""


@with_quiet
@takes(PAGE, FILES)
def run(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="An office, a state or organisation, or a person.",
            autocompletion=completers.complete_offices,
        ),
    ],
    files: Files,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="Only who may have held it then; any date, or the id of an event.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str, word_option("--format", words=("text", "json"), metavar="FORMAT")
    ] = "text",
    *,
    page: Page,
) -> None:
    """List who held an office, and how it went from each to the next.

    Of a state or an organisation all offices, with those of what belongs to it; of a
    person all that this person held. Offices are the roles of the registry.
    """
    answer = Answer(make_query(), files, page)
    selection = answer.selection
    if output == "json":
        selection = leave_out_notes(selection)
    chronology = selection.chronology
    actors = names_of(chronology).actors
    offices = find_offices(chronology, name)
    date = read_when(on, chronology) if on is not None else None
    if output == "json":
        answer.write_json(make_office_records(offices, actors, date))
    else:
        sheet = answer.lay(TallyOptions())
        drawn = (
            draw_offices(offices, sheet)
            if date is None
            else draw_holders(offices, sheet, date)
        )
        answer.draw(drawn)
    answer.finish()
