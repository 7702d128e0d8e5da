"""What is wrong with new events, once they stand in their file."""

from bisect import bisect_right

from timeline.checks import check
from timeline.cli.progress import working
from timeline.cli.remedies import word_hint
from timeline.cli.terminal import Terminal
from timeline.diagnostics import Diagnostic, Location, SourceFile, pack_mark
from timeline.editing.inserting import Inserted
from timeline.reports.text import format_report

_Place = tuple[int, int]
"""A line and a column, each counted from 1."""


def report_events(inserted: Inserted, file: SourceFile, errors: Terminal) -> None:
    """Write all that a check finds in the text of new events of a file."""
    with working("Checking"):
        found = find_wrong(inserted, file)
    files = inserted.chronology.files
    errors.write_lines(format_report(found, files, word_hint=word_hint))


def find_wrong(inserted: Inserted, file: SourceFile) -> list[Diagnostic]:
    """Return what a check finds in the text that was put into a file, now as it is."""
    stretches = _list_stretches(inserted, file)
    begins = [begin for begin, _ in stretches]

    def is_new(where: Location) -> bool:
        place = where.line, where.column
        number = bisect_right(begins, place)
        return (
            where.file == file.name and number > 0 and place < stretches[number - 1][1]
        )

    return [one for one in check(inserted.chronology) if is_new(one.where)]


def _list_stretches(
    inserted: Inserted, file: SourceFile
) -> list[tuple[_Place, _Place]]:
    """Return where what was put in with the events begins and ends, in order."""
    found = []
    moved = 0
    for splice in sorted(inserted.steps[-1]):
        begin = splice.start + moved
        end = begin + len(splice.text)
        moved += len(splice.text) - (splice.end - splice.start)
        found.append((_find(file, begin), _find(file, end)))
    return found


def _find(file: SourceFile, offset: int) -> _Place:
    where = file.locate(pack_mark(offset, 0))
    return where.line, where.column
