"""One frame for the commands that answer a question about some files.

When a command has drawn its answer, the frame tells what is wrong with the data; or it
has the command draw again whenever a file changes.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from timeline.cli.answer import Answer
from timeline.cli.headings import DRAWING_HEADING
from timeline.cli.options import FILES, QUESTION, Files, with_quiet
from timeline.cli.page import PAGE, Page
from timeline.cli.parameters import Bundle, Command, sign, takes
from timeline.query import Question

_WatchOption = Annotated[
    bool,
    typer.Option(
        "--watch",
        help="Draw again when a file changes, until q or Ctrl-C.",
        rich_help_panel=DRAWING_HEADING,
    ),
]


def answers(
    function: Command | None = None, *, page: Bundle = PAGE, watched: bool = False
) -> Callable[..., Any]:
    """Make a command of a function whose first parameter is an `Answer`.

    `page` is where what is drawn goes: one of those of `page` and `picturepage`. With
    `watched`, it can be drawn again when a file changes.
    """
    if function is None:
        return lambda found: answers(found, page=page, watched=watched)
    run = function

    @wraps(run)
    def framed(
        question: Question,
        files: Files,
        page: Page,
        *,
        watch: bool = False,
        **given: Any,
    ) -> None:
        if watch:
            # Only who watches pays for this import.
            from timeline.cli.watching.watch import watch_answer

            watch_answer(
                page,
                files,
                lambda files: Answer(question, files, page),
                lambda answer: run(answer, **given),
            )
            return
        answer = Answer(question, files, page)
        run(answer, **given)
        answer.finish()

    _, *own = inspect.signature(run).parameters.values()
    first, last = (
        [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in names]
        for names in (("files",), ("page", "question"))
    )
    keyword = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own]
    if watched:
        keyword.append(
            inspect.Parameter(
                "watch",
                inspect.Parameter.KEYWORD_ONLY,
                default=False,
                annotation=_WatchOption,
            )
        )
    sign(framed, [*first, *keyword, *last])
    return with_quiet(takes(page, FILES, QUESTION)(framed))
