"""`timeline show`: draw the events that are asked for."""

from typing import Annotated

import typer

from timeline.cli.answer import Answer
from timeline.cli.answering import answers
from timeline.cli.asked import Asked, bundle_settings
from timeline.cli.headings import DRAWING_HEADING, further
from timeline.cli.parameters import takes, word_option
from timeline.cli.picturepage import PICTURE_PAGE
from timeline.query import set_undated_apart
from timeline.views import VIEWS, draw_view
from timeline.views.options import Options
from timeline.views.undated import name_undated

EPILOG = """Examples:

  timeline show                                   all of events.yaml

  timeline show --month 2013-05 --actor Putin     a month, one actor

  timeline show -m May -k visit,meeting           May of any year, two kinds

  timeline show --since "10 May 2013" --full      with summaries and sources

  timeline show --office "US Secretary of State"  whoever held it on the day

  timeline show --actor EU --members --explain    members too, and why

  timeline show --view lanes --save lanes.svg     a lane for each, as a picture

  timeline show --view list | grep -i missile     one event a line
"""

_ASKED = bundle_settings(
    "asked", "view", {name: row.options for name, row in VIEWS.items()}
)


_ViewOption = Annotated[
    str,
    word_option(
        "--view", "-v", words=VIEWS, metavar="VIEW", rich_help_panel=DRAWING_HEADING
    ),
]
_UndatedOption = Annotated[
    bool,
    typer.Option(
        "--undated",
        help="Draw undated events too where dates are asked for, not only count them.",
        rich_help_panel=further(DRAWING_HEADING),
    ),
]


@takes(_ASKED)
@answers(page=PICTURE_PAGE, watched=True)
def run(
    answer: Answer,
    *,
    view: _ViewOption = "timeline",
    asked: Asked[Options],
    undated: _UndatedOption = False,
) -> None:
    """Draw a timeline of the events that match every filter.

    An event whose date is known only roughly matches where it possibly lies, and
    is then marked with a question mark; --certain leaves those out. What is undated
    may lie anywhere: where dates are asked for, it is counted and not drawn.
    """
    row, chosen = VIEWS[view], asked.choose(view)
    is_picture = answer.choose_picture(view, chosen.given)
    options = chosen.read(answer.chronology)
    selection = answer.selection
    if not (undated or row.has_undated):
        selection = set_undated_apart(selection)
    if answer.report(selection):
        sheet = answer.lay(options, selection)
        if is_picture:
            answer.draw_picture(view, sheet)
        else:
            answer.draw(draw_view(view, sheet))
        if selection.undated:
            apart = name_undated(selection.undated)
            answer.note(f"{apart} may match as well: --undated draws them")
    if row.lists:
        answer.note_more(len(selection.matches), options.limit, "event")
