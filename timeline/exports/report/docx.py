"""A report as .docx, which programs of the user's make of the Markdown.

docs/report.md says which programs, and what becomes of the notes.
"""

from typing import BinaryIO

from timeline.exports.options import ReportOptions
from timeline.exports.report.pandoc import make_docx
from timeline.exports.report.writing import list_notices, make_report
from timeline.query import Selection


def write(
    selection: Selection, stream: BinaryIO, options: ReportOptions
) -> tuple[str, ...]:
    """Write a report on the events of a selection; return what it does not list.

    Raises MissingError where a program is not there, ProgramError where one fails.
    """
    stream.write(make_docx(make_report(selection, options)))
    return list_notices(selection)
