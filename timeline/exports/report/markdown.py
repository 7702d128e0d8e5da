"""A report in Markdown, for pandoc and for GitHub. docs/report.md describes it."""

from typing import BinaryIO

from timeline.exports.options import MarkdownOptions
from timeline.exports.report.writing import list_notices, make_report
from timeline.query import Selection


def write(
    selection: Selection, stream: BinaryIO, options: MarkdownOptions
) -> tuple[str, ...]:
    """Write a report on the events of a selection; return what it does not list."""
    stream.write(make_report(selection, options))
    return list_notices(selection)
