"""One frame for the commands that answer a question about some files.

When a command has drawn its answer, the frame tells what is wrong with the data.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from timeline.cli.answer import Answer
from timeline.cli.options import FILES, QUESTION, Files, with_quiet
from timeline.cli.page import PAGE, PAGE_WITH_NOTES, Page
from timeline.cli.parameters import Command, sign, takes
from timeline.query import Question


def answers(
    function: Command | None = None, *, notes: bool = False
) -> Callable[..., Any]:
    """Make a command of a function whose first parameter is an `Answer`.

    With `notes`, what is drawn holds what the authors have noted for themselves, and
    can be saved with it.
    """
    if function is None:
        return lambda found: answers(found, notes=notes)
    run = function

    @wraps(run)
    def framed(question: Question, files: Files, page: Page, **given: Any) -> None:
        answer = Answer(question, files, page)
        run(answer, **given)
        answer.finish()

    _, *own = inspect.signature(run).parameters.values()
    first, last = (
        [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in names]
        for names in (("files",), ("page", "question"))
    )
    keyword = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own]
    sign(framed, [*first, *keyword, *last])
    page = PAGE_WITH_NOTES if notes else PAGE
    return with_quiet(takes(page, FILES, QUESTION)(framed))
