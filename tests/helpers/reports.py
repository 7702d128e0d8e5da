"""Reports as tests ask for them."""

import io

from timeline import Chronology, select
from timeline.exports import MarkdownOptions, write_export
from timeline.query import Question

_PLAIN = MarkdownOptions()


def write_report(
    chronology: Chronology,
    options: MarkdownOptions = _PLAIN,
    question: Question | str | None = None,
) -> str:
    """Return a report in Markdown on what is asked for, of everything if nothing is."""
    stream = io.BytesIO()
    write_export("md", select(chronology, question), stream, options)
    return stream.getvalue().decode()
